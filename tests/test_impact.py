"""What another rubric means for the same facts: verdict, deciding gates, points, and the parts that differ most."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import pytest
from builders import facts, rubric

from inovasi_cli.assess import assess
from inovasi_cli.assess.impact import FALLS, GAINED, LOST, REFUSED, RISES, SAME, SHIFTS, UNSURE, Impact, Reach, impact

if TYPE_CHECKING:
    from pathlib import Path

ON: Final = date(2018, 3, 31)
MET: Final = "{question: setuju, is: ya}"
UNMET: Final = "{question: setuju, is: tidak}"
UNKNOWN: Final = "{question: jumlah, at_least: 1}"
STATES: Final = {"met": MET, "unmet": UNMET, "unknown": UNKNOWN}


def gates(**conditions: str) -> str:
    """Gates by id."""
    told = (f"{{id: {key}, title: {key}, when: {when}, cure: x, source: pedoman}}" for key, when in conditions.items())
    return f"gates: [{', '.join(told)}]\n"


def score(*parts: str, out_of: str = "100") -> str:
    """A score of these parts."""
    return f"score:\n  out_of: {out_of}\n  parts: [{', '.join(parts)}]\n"


def part(key: str, weight: str, *levels: tuple[int, str]) -> str:
    """A part with levels by points and condition."""
    told = ", ".join(f"{{points: {points}, title: x, when: {when}}}" for points, when in levels)
    return f"{{id: {key}, title: {key}, weight: {weight}, source: pedoman, levels: [{told}]}}"


def reach(low: Fraction | int, high: int | Fraction, most: int = 100) -> Reach:
    """Points of those at best."""
    return Reach(Fraction(low), Fraction(high), Fraction(most))


def compare(folder: Path, old: str, new: str) -> Impact:
    """The impact on somebody who agrees, and says no more."""
    reports = []
    for name, body in (("old", old), ("new", new)):
        (folder / name).mkdir()
        loaded = rubric(folder / name, body)
        reports.append(assess(loaded.rubric, facts(folder / name, loaded, "setuju: ya\n"), ON))
    return impact(*reports)


# --- outcome ---


def test_outcomes_are_called_as_in_the_contract() -> None:
    assert (LOST, REFUSED, UNSURE, GAINED) == ("lost", "refused", "unsure", "gained")
    assert (SAME, RISES, FALLS, SHIFTS) == ("same", "rises", "falls", "shifts")


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        ("met", "unmet", LOST),
        ("unknown", "unmet", REFUSED),
        ("met", "unknown", UNSURE),
        ("unmet", "unknown", UNSURE),
        ("unmet", "met", GAINED),
        ("unknown", "met", GAINED),
        ("met", "met", SAME),
        ("unmet", "unmet", SAME),
    ],
)
def test_the_verdict_decides_what_became_of_somebody(tmp_path: Path, before: str, after: str, outcome: str) -> None:
    assert compare(tmp_path, gates(satu=STATES[before]), gates(satu=STATES[after])).outcome == outcome


def test_who_loses_eligibility_has_lost_whatever_the_points_say(tmp_path: Path) -> None:
    none, all_points = part("a", "100", (1, UNMET)), part("a", "100", (1, MET))

    assert compare(tmp_path, gates(satu=MET) + score(none), gates(satu=UNMET) + score(all_points)).outcome == LOST


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        pytest.param([(2, UNMET), (1, MET)], [(2, MET)], RISES, id="50 to 100"),
        pytest.param([(2, MET)], [(2, UNMET), (1, MET)], FALLS, id="100 to 50"),
        pytest.param([(2, UNKNOWN)], [(2, MET)], RISES, id="0 to 100, which becomes 100"),
        pytest.param([(2, UNKNOWN)], [(2, UNMET), (1, MET)], SHIFTS, id="0 to 100, which becomes 50"),
        pytest.param([(2, MET)], [(4, MET)], SAME, id="100, counted otherwise"),
        pytest.param([(2, UNKNOWN), (1, MET)], [(2, UNKNOWN)], FALLS, id="50 to 100, which becomes 0 to 100"),
        pytest.param(
            [(200, UNMET), (100, MET)],
            [(200, UNMET), (101, UNKNOWN), (99, MET)],
            SHIFTS,
            id="50, which becomes 49.5 to 50.5",
        ),
    ],
)
def test_with_the_same_verdict_points_decide(
    tmp_path: Path, before: list[tuple[int, str]], after: list[tuple[int, str]], outcome: str
) -> None:
    assert compare(tmp_path, score(part("a", "100", *before)), score(part("a", "100", *after))).outcome == outcome


def test_points_of_one_rubric_alone_decide_nothing(tmp_path: Path) -> None:
    found = compare(tmp_path, gates(satu=MET), gates(satu=MET) + score(part("a", "100", (1, MET))))

    assert found.outcome == SAME
    assert (found.whole.before, found.whole.after) == (None, reach(100, 100))
    assert found.parts == ()
    assert not found.percent


# --- gates ---


def test_the_gates_that_decide_are_those_that_differ(tmp_path: Path) -> None:
    old = gates(tetap=UNMET, tutup=MET, ragu=MET, buka=UNMET, ringan=UNMET, hilang=UNMET, usai=MET)
    new = gates(tetap=UNMET, tutup=UNMET, ragu=UNKNOWN, buka=MET, ringan=UNKNOWN, baru=UNMET, mudah=MET)
    found = compare(tmp_path, old, new)

    def told(changes: object) -> list[tuple[object, ...]]:
        assert isinstance(changes, tuple)
        return [(each.result.gate.id, each.result.met, each.other.met if each.other else "-") for each in changes]

    assert told(found.against) == [("tutup", False, True), ("ragu", None, True), ("baru", False, "-")]
    assert told(found.opened) == [("buka", False, True), ("ringan", False, None), ("hilang", False, "-")]


def test_what_was_undecided_and_is_now_refused_names_its_gate(tmp_path: Path) -> None:
    found = compare(tmp_path, gates(satu=UNKNOWN), gates(satu=UNMET))

    assert [each.result.gate.id for each in found.against] == ["satu"]
    assert found.opened == ()


# --- points ---


def test_points_are_compared_in_percent_where_the_totals_differ(tmp_path: Path) -> None:
    old, new = part("a", "40", (2, MET)), part("a", "60", (2, UNMET), (1, MET))
    found = compare(tmp_path, score(old, out_of="40"), score(new, out_of="60"))

    assert found.percent
    assert (found.whole.before, found.whole.after) == (reach(100, 100), reach(50, 50))
    assert [(each.before, each.after) for each in found.parts] == [(reach(100, 100), reach(50, 50))]
    assert found.outcome == FALLS


def test_a_third_stays_exact(tmp_path: Path) -> None:
    found = compare(tmp_path, score(part("a", "100", (3, UNMET), (1, MET))), score(part("a", "100", (1, UNKNOWN))))

    third = Fraction(100, 3)
    assert (found.whole.before, found.whole.after) == (reach(third, third), reach(0, 100))
    assert found.whole.size == Fraction(200, 3)


def test_a_total_of_nothing_is_no_share_of_anything(tmp_path: Path) -> None:
    found = compare(tmp_path, score(part("a", "0", (1, MET)), out_of="0"), score(part("a", "100", (1, MET))))

    assert (found.whole.before, found.whole.after) == (reach(0, 0, 0), reach(100, 100))


def test_parts_come_in_the_order_of_their_difference_without_those_that_have_none(tmp_path: Path) -> None:
    old = score(part("sama", "10", (1, MET)), part("kecil", "20", (1, MET)), part("pergi", "70", (1, MET)))
    new = score(part("sama", "10", (1, MET)), part("kecil", "30", (1, MET)), part("datang", "60", (1, UNKNOWN)))
    found = compare(tmp_path, old, new)

    assert [(each.id, int(each.size), each.shared) for each in found.parts] == [
        ("pergi", 70, False),
        ("datang", 60, False),
        ("kecil", 10, True),
    ]


def test_a_part_is_named_as_the_newer_rubric_names_it(tmp_path: Path) -> None:
    old, new = score(part("a", "100", (1, MET))), score(part("a", "100", (1, UNMET)))
    found = compare(tmp_path, old, new.replace("title: a", "title: Anyar"))

    assert [each.title.id for each in found.parts if each.title] == ["Anyar"]
