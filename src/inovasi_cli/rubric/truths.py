"""Checks of conditions: what always or never holds, and levels that nobody can earn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.conditions import ALWAYS, AllOf, AnyOf, Condition, FactTest, Not
from inovasi_cli.rubric.possible import Goal, possible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inovasi_cli.rubric.model import Part
    from inovasi_cli.rubric.sheet import Sheet

UNCHECKED: Final = "tidak diperiksa: gabungan jawabannya terlalu banyak; pecah syaratnya jika bisa"


class Words(NamedTuple):
    """What is said of a condition that always or never holds."""

    always: str
    never: str


_GATE: Final = Words(
    "selalu terpenuhi, apa pun jawabannya; perketat syaratnya, atau hapus",
    "tidak mungkin terpenuhi, apa pun jawabannya; perbaiki pilihan atau batasnya",
)
_CATEGORY: Final = Words(
    "selalu cocok, apa pun jawabannya; perketat syaratnya",
    "tidak mungkin cocok, apa pun jawabannya; perbaiki pilihan atau batasnya",
)
_ASKED: Final = Words(
    "selalu ditanyakan, apa pun jawaban lainnya; hapus ask_when",
    "tidak mungkin ditanyakan, apa pun jawaban lainnya; perbaiki ask_when",
)
_LEVEL: Final = "tingkat ini tidak mungkin diraih; perketat tingkat di atasnya, perbaiki syaratnya, atau hapus"


def check_truths(sheet: Sheet) -> None:
    """Check the conditions of a rubric and of the questions that it asks."""
    for where, condition, words in _conditions(sheet):
        if _readable(sheet, where, condition):
            _check(sheet, where, condition, words)
    for question in sheet.rubric.conditional:
        if question.ask_when and sheet.usable([FactTest(question.id, "known", operand=True)]):
            _check_asked(sheet, question.id, question.ask_when)


def check_levels(sheet: Sheet, where: str, part: Part) -> None:
    """Note the levels of a leaf that nobody can earn, given those above them."""
    tests = [test for level in part.levels for test in level.when.tests()]
    if not sheet.sound(f"{where}.levels", apart=(".title",)) or not sheet.usable(tests):
        return
    for number, level in enumerate(part.levels):
        goal = Goal(level.when, tuple(above.when for above in part.levels[:number]))
        reached = possible(goal, sheet.rubric.questions, _day(sheet), sheet.patience)
        if not reached:
            tell = sheet.report if reached is False else sheet.remark
            tell(f"{where}.levels.{number + 1}", UNCHECKED if reached is None else _LEVEL)


def _conditions(sheet: Sheet) -> Iterator[tuple[str, Condition, Words]]:
    rubric = sheet.rubric
    for gate in rubric.gates:
        yield f"gates.{gate.id}.when", gate.when, _GATE
    for characteristic in rubric.characteristics:
        for element in characteristic.elements:
            yield f"characteristics.{characteristic.id}.elements.{element.id}.when", element.when, _GATE
    for category in rubric.categories:
        yield f"categories.{category.id}.fits_when", category.fits_when, _CATEGORY


def _readable(sheet: Sheet, where: str, condition: Condition) -> bool:
    refers = sheet.misread and _judges(condition)
    return sheet.sound(where) and not refers and sheet.usable(condition.tests())


def _judges(condition: Condition) -> bool:
    """Whether a condition refers to characteristics, categories or parts."""
    match condition:
        case FactTest():
            return False
        case Not():
            return _judges(condition.part)
        case AllOf() | AnyOf():
            return any(map(_judges, condition.parts))
        case _:
            return True


def _check(sheet: Sheet, where: str, condition: Condition, words: Words) -> None:
    told = _told(sheet, condition, words, _day(sheet))
    if told:
        (sheet.remark if told == UNCHECKED else sheet.report)(where, told)


def _check_asked(sheet: Sheet, question_id: str, condition: Condition) -> None:
    # A question serves many editions, each with its own reference date.
    told = _told(sheet, condition, _ASKED, None)
    if told:
        (sheet.remark_question if told == UNCHECKED else sheet.report_question)(question_id, "ask_when", told)


def _told(sheet: Sheet, condition: Condition, words: Words, on: date | None) -> str:
    """What is to be said of a condition; nothing where both truths were seen."""
    questions = sheet.rubric.questions
    met = possible(Goal(condition), questions, on, sheet.patience)
    if met is False:
        return words.never
    unmet = possible(Goal(ALWAYS, (condition,)), questions, on, sheet.patience)
    if unmet is False:
        return words.always
    return "" if met and unmet else UNCHECKED


def _day(sheet: Sheet) -> date | None:
    return sheet.rubric.window.closes if sheet.rubric.window else None
