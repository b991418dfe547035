"""Which characteristics are shown, and which category fits."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Final

import pytest
from builders import facts, rubric

from inovasi_cli.assess import assess
from inovasi_cli.assess.characteristics import state_of
from inovasi_cli.assess.report import NOT_ELIGIBLE, NOT_SHOWN, PARTLY, SHOWN, UNKNOWN, Report

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.conditions import Truth

CLOSES: Final = date(2018, 3, 31)
TRUTHS: Final[tuple[Truth, ...]] = (True, False, None)
FINAL_STATES: Final = {"all": (SHOWN, PARTLY, NOT_SHOWN), "any": (SHOWN, NOT_SHOWN)}


def judge(folder: Path, body: str, answers: str, *, more: str = "") -> Report:
    loaded = rubric(folder, body)
    return assess(loaded.rubric, facts(folder, loaded, answers, more=more), CLOSES)


@pytest.mark.parametrize(
    ("need", "elements", "state"),
    [
        pytest.param("all", [True, True], SHOWN, id="all of all"),
        pytest.param("all", [True, False], PARTLY, id="all of one"),
        pytest.param("all", [True, False, None], PARTLY, id="all of one, whatever the third is"),
        pytest.param("all", [False, False], NOT_SHOWN, id="all of none"),
        pytest.param("all", [True, None], UNKNOWN, id="all or partly"),
        pytest.param("all", [False, None], UNKNOWN, id="partly or not"),
        pytest.param("all", [None], UNKNOWN, id="all or not"),
        pytest.param("any", [True, False, None], SHOWN, id="any of one"),
        pytest.param("any", [False, False], NOT_SHOWN, id="any of none, never partly"),
        pytest.param("any", [False, None], UNKNOWN, id="any or not"),
    ],
)
def test_the_state_of_a_characteristic(need: str, elements: list[Truth], state: str) -> None:
    assert state_of(elements, need) == state


@pytest.mark.parametrize("need", ["all", "any"])
def test_a_state_is_unknown_exactly_while_two_are_possible(need: str) -> None:
    for elements in product(TRUTHS, repeat=3):
        settled = product(*([element] if element is not None else [True, False] for element in elements))
        possible = {state_of(list(each), need) for each in settled}

        assert possible <= set(FINAL_STATES[need])
        assert state_of(list(elements), need) == (possible.pop() if len(possible) == 1 else UNKNOWN)


ELEMENTS: Final = """
gates:
  - {id: ciri, title: Ciri, when: {shown: ciri}, cure: C, source: pedoman}
characteristics:
  - id: ciri
    title: Ciri
    definition: D
    source: pedoman
    elements:
      - {id: satu, title: Satu, when: {question: setuju, is: ya}}
      - {id: dua, title: Dua, when: {question: jumlah, at_least: 3}}
"""


def test_every_element_keeps_its_own_state(tmp_path: Path) -> None:
    (result,) = judge(tmp_path, ELEMENTS, "setuju: ya\n").characteristics

    assert [(each.element.id, each.met) for each in result.elements] == [("satu", True), ("dua", None)]


def test_a_characteristic_may_be_out_of_reach_while_its_state_is_still_open(tmp_path: Path) -> None:
    report = judge(tmp_path, ELEMENTS, "setuju: tidak\n")

    assert report.characteristics[0].state == UNKNOWN
    assert report.eligibility.gates[0].met is False
    assert report.eligibility.verdict == NOT_ELIGIBLE


CATEGORIES: Final = """
categories:
  - {id: sehat, title: Kesehatan, fits_when: {question: banyak, has: a}, source: pedoman}
  - {id: didik, title: Pendidikan, fits_when: {question: banyak, has: b}, source: pedoman}
  - {id: lain, title: Lain, fits_when: {question: pilihan, is: c}, source: pedoman}
"""


@pytest.mark.parametrize(
    ("chosen", "supported"),
    [("sehat", False), ("didik", True), ("lain", None)],
    ids=["not supported", "supported", "unknown"],
)
def test_the_chosen_category_is_supported_by_facts_or_not(
    tmp_path: Path, chosen: str, *, supported: bool | None
) -> None:
    result = judge(tmp_path, CATEGORIES, "banyak: [b]\n", more=f"kategori: {{uji: {chosen}}}\n").categories

    assert result.chosen is not None
    assert result.chosen.id == chosen
    assert result.supported is supported


def test_without_a_choice_nothing_is_supported_but_what_fits_is_named(tmp_path: Path) -> None:
    result = judge(tmp_path, CATEGORIES, "banyak: [b]\n").categories

    assert result.chosen is None
    assert result.supported is None
    assert [category.id for category in result.fitting] == ["didik"]
    assert [category.id for category in result.open] == ["lain"]


def test_a_category_of_another_rubric_is_no_choice_here(tmp_path: Path) -> None:
    result = judge(tmp_path, CATEGORIES, "", more="kategori: {lomba-lain: sehat}\n").categories

    assert result.chosen is None
    assert [category.id for category in result.open] == ["sehat", "didik", "lain"]
