"""Which characteristics are shown, and which category fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.assess.report import (
    NOT_SHOWN,
    PARTLY,
    SHOWN,
    UNKNOWN,
    CategoryResult,
    CharacteristicResult,
    ElementResult,
)

if TYPE_CHECKING:
    from inovasi_cli.conditions import Case, Truth
    from inovasi_cli.rubric.model import Characteristic, Rubric


def judge_characteristics(rubric: Rubric, case: Case) -> tuple[CharacteristicResult, ...]:
    """Every characteristic with the state of its elements."""
    return tuple(_judge(characteristic, case) for characteristic in rubric.characteristics)


def _judge(characteristic: Characteristic, case: Case) -> CharacteristicResult:
    elements = tuple(ElementResult(element, element.when.holds(case)) for element in characteristic.elements)
    return CharacteristicResult(
        characteristic, state_of([element.met for element in elements], characteristic.need), elements
    )


def state_of(elements: list[Truth], need: str) -> str:
    """``any``: one met is shown, none is not, never partly. ``all``: all met, none met, or partly.

    Unknown as long as two of these are possible.
    """
    if need == "any":
        return SHOWN if True in elements else UNKNOWN if None in elements else NOT_SHOWN
    if True in elements and False in elements:
        return PARTLY
    if None in elements:
        return UNKNOWN
    return NOT_SHOWN if False in elements else SHOWN


def judge_categories(rubric: Rubric, case: Case) -> CategoryResult:
    """The chosen category, and those that the facts fit or may still fit."""
    states = {category.id: category.fits_when.holds(case) for category in rubric.categories}
    chosen = rubric.category(case.category)
    return CategoryResult(
        chosen=chosen,
        supported=states[chosen.id] if chosen else None,
        fitting=tuple(category for category in rubric.categories if states[category.id]),
        open=tuple(category for category in rubric.categories if states[category.id] is None),
    )
