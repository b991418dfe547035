"""Panels: what several judges come to, how far they agree, and that nothing depends on who they are."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from contests import Scores, contest, sheets, stage
from hypothesis import given
from hypothesis import strategies as st

from inovasi_cli.contest.agreement import alpha
from inovasi_cli.contest.means import denominator, mean, moved
from inovasi_cli.contest.model import ALL, MEDIAN, OUTLIERS, TRIMMED, Contest, Rules
from inovasi_cli.contest.panel import Panel, convene
from inovasi_cli.numbers import decimals

VECTORS: Final = Path(__file__).parent / "vectors"
AGREEMENT: Final[dict[str, Any]] = yaml.safe_load((VECTORS / "agreement.yaml").read_text(encoding="utf-8"))
PANEL: Final[dict[str, Any]] = yaml.safe_load((VECTORS / "panel.yaml").read_text(encoding="utf-8"))
RULES: Final = st.sampled_from(OUTLIERS)
GIVEN: Final = st.lists(st.integers(0, 100), min_size=1, max_size=8)


def numbers(row: str) -> list[int | None]:
    return [None if word == "." else int(word) for word in str(row).split()]


def fraction(word: Any) -> Fraction | None:
    return None if word in {"none", "."} else Fraction(str(word))


@pytest.mark.parametrize("name", AGREEMENT)
def test_agreement_is_that_worked_out_by_hand(name: str) -> None:
    case = AGREEMENT[name]
    rows = [numbers(row) for row in case["judges"]]
    units = [[score for score in unit if score is not None] for unit in zip(*rows, strict=True)]

    found = alpha(units)

    if "rounded" in case:
        assert found is not None
        assert decimals(found, 3, "id") == case["rounded"]
    else:
        assert found == fraction(case["exact"])


@given(st.lists(GIVEN, max_size=8), st.permutations(range(8)))
def test_agreement_depends_neither_on_the_order_nor_on_how_far_apart_ranks_are(
    units: list[list[int]], order: list[int]
) -> None:
    shuffled = [sorted((score * score for score in units[at]), reverse=True) for at in order if at < len(units)]

    assert alpha(shuffled) == alpha(units)


@given(st.lists(GIVEN, max_size=8))
def test_nobody_agrees_more_than_fully(units: list[list[int]]) -> None:
    found = alpha(units)

    assert found is None or found <= 1


def panel_of(rows: Scores, weights: dict[str, int], **more: Any) -> Panel:
    entries = list(dict.fromkeys(entry for row in rows.values() for entry in row))
    held: Contest = contest([stage(weights)], entries, rows, **more)
    return convene(held, held.stages[0], sheets(rows), entries)


def points(panel: Panel) -> dict[str, Fraction | None]:
    whole = panel.measure.whole
    return {each.entry: None if each.points is None else Fraction(each.points, whole) for each in panel.entries}


@pytest.mark.parametrize("name", PANEL)
def test_scores_come_to_what_was_worked_out_by_hand(name: str) -> None:
    case = PANEL[name]
    rows = {f"j{number}": {"x": numbers(row)} for number, row in enumerate(case["scores"])}

    found = panel_of(rows, {"a": 3, "b": 1}, rules=Rules(outliers=case.get("rule", ALL)))

    once = found.measure.per * found.measure.times
    means = [None if each is None else Fraction(each, once) for each in found.entries[0].means]
    assert means == [fraction(word) for word in str(case["means"]).split()]
    assert points(found) == {"x": fraction(case["points"])}


@given(GIVEN, RULES)
def test_a_judge_who_gives_the_mean_changes_nothing(scores: list[int], rule: str) -> None:
    times = denominator(len(scores) + 1)
    before = mean([score * times for score in scores], rule, times)
    added = [*(score * times for score in scores), Fraction(before, times)]

    assert Fraction(before, times) == Fraction(mean(added, rule, times), times)  # type: ignore[arg-type]


@given(GIVEN, RULES, st.integers(0, 30), st.data())
def test_no_moves_within_a_range_bring_more_or_less_than_the_bounds(
    scores: list[int], rule: str, by: int, data: st.DataObject
) -> None:
    times = denominator(len(scores))
    other = [data.draw(st.integers(max(0, score - by), min(100, score + by))) for score in scores]

    low, high = moved(scores, rule, times, -by, 100), moved(scores, rule, times, by, 100)

    assert low <= mean(other, rule, times) <= high


ROWS: Final = st.dictionaries(
    st.sampled_from("PQRS"),
    st.fixed_dictionaries({entry: st.tuples(*(st.none() | st.integers(0, 100) for _ in "ab")) for entry in "xyz"}),
    min_size=1,
)


@given(ROWS, RULES, st.permutations("PQRS"), st.permutations("xyz"))
def test_other_names_for_judges_and_entries_change_nothing(
    rows: dict[str, dict[str, Any]], rule: str, judges: list[str], entries: list[str]
) -> None:
    judge, entry = dict(zip("PQRS", judges, strict=True)), dict(zip("xyz", entries, strict=True))
    renamed = {judge[one]: {entry[key]: row for key, row in given.items()} for one, given in rows.items()}

    before, after = (panel_of(each, {"a": 3, "b": 1}, rules=Rules(outliers=rule)) for each in (rows, renamed))

    assert after.agreement == before.agreement
    assert points(after) == {entry[key]: value for key, value in points(before).items()}
    sizes = {entry[each.entry]: each.widest and each.widest.size for each in before.entries}
    assert {each.entry: each.widest and each.widest.size for each in after.entries} == sizes


def test_a_conflict_of_interest_excludes_a_judge_for_that_entry_alone() -> None:
    rows: Scores = {"p": {"x": [100], "y": [100]}, "q": {"x": [40], "y": [50]}}

    found = panel_of(rows, {"a": 1}, conflicts={"p": ["x"]})

    assert points(found) == {"x": 40, "y": 75}
    first = found.entries[0]
    assert (first.judges, first.excluded, first.ignored, first.missing) == (("q",), ("p",), ("p",), ())


def test_whoever_keeps_out_of_a_conflict_owes_nothing() -> None:
    found = panel_of({"p": {"y": [100]}, "q": {"x": [40], "y": [50]}}, {"a": 1}, conflicts={"p": ["x"]})

    of_x = next(each for each in found.entries if each.entry == "x")
    assert (of_x.excluded, of_x.ignored, of_x.missing) == (("p",), (), ())


def test_an_entry_that_every_judge_is_too_near_to_has_no_points() -> None:
    found = panel_of({"p": {"x": [100]}}, {"a": 1}, conflicts={"p": ["x"]})

    assert points(found) == {"x": None}


def test_missing_scores_are_counted_judge_by_judge() -> None:
    found = panel_of({"p": {"x": [80, None]}, "q": {"x": [70, 60], "y": [1, 2]}}, {"a": 1, "b": 1})

    assert {each.entry: each.missing for each in found.entries} == {"x": (("p", 1),), "y": (("p", 2),)}
    assert [each.judges for each in found.entries] == [("p", "q"), ("q",)]


def test_a_judge_who_handed_in_nothing_is_named_once() -> None:
    held = contest([stage({"a": 1})], ["x"], ["p", "q"])

    found = convene(held, held.stages[0], sheets({"p": {"x": [5]}}), ["x"])

    assert (found.absent, found.entries[0].missing) == (("q",), ())


@pytest.mark.parametrize(("other", "wide"), [(70, False), (69, True)])
def test_only_a_difference_above_the_threshold_demands_a_note(other: int, *, wide: bool) -> None:
    found = panel_of({"p": {"x": [90, 10]}, "q": {"x": [other, 11]}}, {"a": 1, "b": 1}, rules=Rules(gap=20))

    entry = found.entries[0]
    assert entry.unresolved is wide
    assert entry.widest is not None
    assert (entry.widest.part, entry.widest.low, entry.widest.high) == ("a", "q", "p")


def test_the_widest_difference_comes_first_and_a_note_resolves_all() -> None:
    rows: Scores = {"p": {"x": [90, 10]}, "q": {"x": [60, 80]}}
    held = contest([stage({"a": 1, "b": 1})], ["x"], rows)._replace(notes={("proposal", "x"): "Sudah dibahas."})

    entry = convene(held, held.stages[0], sheets(rows), ["x"]).entries[0]

    assert [(gap.part, gap.size) for gap in entry.gaps] == [("b", 70), ("a", 30)]
    assert not entry.unresolved


def test_equal_scores_are_no_difference() -> None:
    assert panel_of({"p": {"x": [50]}, "q": {"x": [50]}}, {"a": 1}).entries[0].widest is None


@pytest.mark.parametrize(("rule", "after"), [(ALL, 60), (TRIMMED, 70), (MEDIAN, 70)])
def test_one_judge_alone_cannot_pull_down_what_outliers_are_kept_out_of(rule: str, after: int) -> None:
    rows = {name: {"x": [score]} for name, score in zip("pqrst", (70, 70, 70, 70, 20), strict=True)}

    assert points(panel_of(rows, {"a": 1}, rules=Rules(outliers=rule))) == {"x": after}
