"""Rankings: exact places, ties, stages, quotas, and bounds that no move within the range leaves."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from contests import contest, sheets, stage
from hypothesis import given
from hypothesis import strategies as st

from inovasi_cli.contest.certainty import Bounds, Swayed, places
from inovasi_cli.contest.course import BELOW, BEYOND, INCOMPLETE, QUOTA, run
from inovasi_cli.contest.model import OUTLIERS, Contest, Quota, Rules
from inovasi_cli.contest.panel import convene
from inovasi_cli.contest.ranking import Ranking, rank
from inovasi_cli.rubric.model import Basis, Source
from inovasi_cli.text import Text

VECTORS: Final[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "vectors" / "ranking.yaml").read_text(encoding="utf-8")
)
MILLION: Final = 10**6
LOW: Final = Basis(Source("s", Text("S"), None, "medium"), derived=False)


def held(scores: dict[str, list[Any]], rules: Rules, **more: Any) -> Ranking:
    """The ranking of entries by the scores of their judges in one part."""
    judges = [f"j{number}" for number in range(max(map(len, scores.values())))]
    made: Contest = contest([stage({"a": 1}, per=MILLION)], scores, judges, rules=rules)._replace(**more)
    rows: dict[str, dict[str, list[int | None]]] = {
        judge: {
            entry: [int(Fraction(str(row[number])) * MILLION)] for entry, row in scores.items() if number < len(row)
        }
        for number, judge in enumerate(judges)
    }
    return rank(made, run(made, sheets(rows), {}))


def numbers(ranking: Ranking) -> dict[str, int]:
    return {place.entry: place.number for group in ranking.groups for place in group.places}


@pytest.mark.parametrize("name", VECTORS)
def test_places_and_how_sure_they_are_as_worked_out_by_hand(name: str) -> None:
    case = VECTORS[name]

    (group,) = held(case["scores"], Rules(sway=case["sway"])).groups

    found = {each.entry: f"{each.number} {each.best} {each.worst}" for each in group.places}
    assert list(found.items()) == list(case["places"].items())
    assert {each.entry: each.margin for each in group.places} == {
        entry: Fraction(str(margin)) for entry, margin in case["margin"].items()
    }


SCORES: Final = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.integers(0, 20).map(lambda n: n * 5), min_size=3, max_size=3), min_size=2
)


@given(SCORES, st.sampled_from(OUTLIERS), st.integers(0, 12), st.data())
def test_no_move_of_scores_within_the_range_brings_a_place_outside_its_bounds(
    scores: dict[str, list[int]], rule: str, sway: int, data: st.DataObject
) -> None:
    rules = Rules(outliers=rule, sway=sway)
    moved = {
        entry: [data.draw(st.integers(max(0, each - sway), min(100, each + sway))) for each in row]
        for entry, row in scores.items()
    }

    before, after = held(scores, rules), numbers(held(moved, rules))

    for place in before.groups[0].places:
        assert place.best <= place.number <= place.worst
        assert place.best <= after[place.entry] <= place.worst


@given(SCORES, st.data())
def test_less_than_the_margin_moves_no_place(scores: dict[str, list[int]], data: st.DataObject) -> None:
    before = held(scores, Rules()).groups[0].places
    margin = min(place.margin for place in before if place.margin is not None)
    by = max(Fraction(), margin - Fraction(1, 1000))
    signs = st.sampled_from((-1, 0, 1))
    moved = {
        entry: [str(float(max(Fraction(), min(Fraction(100), each + by * data.draw(signs))))) for each in row]
        for entry, row in scores.items()
    }

    if margin:
        assert numbers(held(moved, Rules())) == {place.entry: place.number for place in before}


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), min_size=1, max_size=9), st.booleans())
def test_the_sweep_counts_as_whoever_compares_each_with_each(raw: list[tuple[int, int]], shared: bool) -> None:  # noqa: FBT001
    bounds = [Bounds(low, low + width) for low, width in raw]

    expected = []
    for at, here in enumerate(bounds):
        others = [other for number, other in enumerate(bounds) if number != at]
        above = sum(other.low > here.high for other in others)
        perhaps = sum(other.high > here.low or (not shared and other.high == here.low) for other in others)
        expected.append((above + 1, perhaps + 1))
    assert places(bounds, shared=shared) == expected


@given(
    st.lists(st.integers(1, 9), min_size=3, max_size=3),
    st.lists(st.integers(0, 100), min_size=3, max_size=3),
    st.lists(st.integers(-10, 10), min_size=3, max_size=3),
)
def test_no_weights_within_the_range_bring_more_or_less_than_the_bounds(
    weights: list[int], row: list[int], turns: list[int]
) -> None:
    made = stage(dict(zip("abc", weights, strict=True)))
    made = made._replace(parts=tuple(part._replace(basis=LOW) for part in made.parts[:2]) + made.parts[2:])
    rules = Rules(sway=0, weight_sway=10)
    of = contest([made], ["x"], ["p"], rules=rules)
    panel = convene(of, made, sheets({"p": {"x": row}}), ["x"])
    swayed = Swayed(panel, rules)
    low, high = swayed.bounds(panel.entries[0])

    # The two unconfirmed weights trade what the smaller may move by; the third stays.
    trade = Fraction(min(weights[:2]) * turns[0], 100)
    moved: list[Fraction] = [weights[0] + trade, weights[1] - trade, Fraction(weights[2])]
    products = [weight * score for weight, score in zip(moved, row, strict=True)]
    points = sum(products, Fraction()) * panel.measure.times * swayed.per
    assert low <= points <= high
    best = Fraction(min(weights[:2]), 10) * abs(row[0] - row[1])
    still = sum(weight * score for weight, score in zip(weights, row, strict=True))
    assert [low, high] == [int((still + sign * best) * panel.measure.times * swayed.per) for sign in (-1, 1)]


@given(SCORES, st.permutations("abcdef"))
def test_other_names_change_no_place(scores: dict[str, list[int]], names: list[str]) -> None:
    name = dict(zip("abcdef", names, strict=True))

    after = held({name[entry]: row for entry, row in scores.items()}, Rules())

    assert numbers(after) == {name[entry]: place for entry, place in numbers(held(scores, Rules())).items()}


@given(SCORES)
def test_a_judge_who_gives_every_entry_its_mean_changes_no_place(scores: dict[str, list[int]]) -> None:
    by_three = {entry: [3 * score // 5 for score in row] for entry, row in scores.items()}

    more = {entry: [*row, sum(row) // 3] for entry, row in by_three.items() if not sum(row) % 3}

    if len(more) == len(by_three):
        assert numbers(held(more, Rules())) == numbers(held(by_three, Rules()))


def test_what_breaks_ties_is_said_and_what_is_still_equal_shares_a_place() -> None:
    made = stage({"a": 1, "b": 1})
    rows = {"p": {"x": [70, 80], "y": [80, 70], "z": [80, 70], "w": [90, 90]}}
    of = contest([made], rows["p"], ["p"], rules=Rules(ties=(("proposal", "a"),), sway=0))

    (group,) = rank(of, run(of, sheets(rows), {})).groups

    assert [(each.entry, each.number, each.tied) for each in group.places] == [
        ("w", 1, False),
        ("y", 2, True),
        ("z", 2, True),
        ("x", 4, False),
    ]
    assert all(each.best <= each.number <= each.worst for each in group.places)


def test_the_best_so_many_win_and_all_who_stand_even_with_the_last() -> None:
    (group,) = held({"a": [90], "b": [80], "c": [80], "d": [70]}, Rules(sway=0), top=2).groups

    assert [(each.entry, each.wins, each.sure) for each in group.places] == [
        ("a", True, True),
        ("b", True, True),
        ("c", True, True),
        ("d", False, True),
    ]
    assert group.edge == 3


def test_nobody_wins_for_sure_who_may_fall_out() -> None:
    (group,) = held({"a": [90], "b": [80], "c": [79], "d": [20]}, Rules(sway=1), top=2).groups

    assert [(each.entry, each.wins, each.sure) for each in group.places] == [
        ("a", True, True),
        ("b", True, False),
        ("c", False, False),
        ("d", False, True),
    ]


def test_a_quota_keeps_the_best_of_each_agency_and_whoever_stands_even() -> None:
    scores = {"a": [90], "b": [80], "c": [80], "d": [70], "e": [60]}
    ranking = held(scores, Rules(sway=0))
    of = contest([stage({"a": 1})], scores, ["j0"], rules=Rules(sway=0))
    entries = {
        key: entry._replace(agency="Satu" if key != "e" else "Dua", group="umum") for key, entry in of.entries.items()
    }
    of = of._replace(entries=entries, quotas=(Quota(2, "umum"), Quota(1, "replikasi")))

    found = rank(of, run(of, sheets({"j0": {key: list(row) for key, row in scores.items()}}), {}))

    assert numbers(ranking) == {"a": 1, "b": 2, "c": 2, "d": 4, "e": 5}
    assert numbers(found) == {"a": 1, "b": 2, "c": 2, "e": 4}
    assert [(stop.entry, stop.reason) for stop in found.beyond] == [("d", QUOTA)]


def test_groups_are_ranked_apart_and_those_without_one_last() -> None:
    of = contest([stage({"a": 1})], "abc", ["p"], rules=Rules(sway=0))
    entries = {key: entry._replace(group={"a": "u", "b": "r"}.get(key)) for key, entry in of.entries.items()}
    of = of._replace(entries=entries)

    found = rank(of, run(of, sheets({"p": {"a": [1], "b": [2], "c": [3]}}), {}), by=["kelompok"])

    assert [group.values for group in found.groups] == [("r",), ("u",), (None,)]
    assert numbers(found) == {"a": 1, "b": 1, "c": 1}


def test_stages_count_by_their_weights_and_whoever_stops_is_told_why() -> None:
    first = stage({"a": 1}, "proposal", weight=Fraction(60), least=50, top=2)
    second = stage({"a": 1}, "presentasi", weight=Fraction(40))
    of = contest([first, second], "abcde", ["p"], rules=Rules(sway=0))
    papers = (
        *sheets({"p": {"a": [80], "b": [90], "c": [70], "d": [49]}}, "proposal"),
        *sheets({"p": {"a": [100], "b": [50]}}, "presentasi"),
    )

    course = run(of, papers, {})
    (group,) = rank(of, course).groups

    # 0,6 x 80 + 0,4 x 100 and 0,6 x 90 + 0,4 x 50.
    assert [(each.entry, each.points) for each in group.places] == [("a", Fraction(88)), ("b", Fraction(74))]
    assert [(stop.entry, stop.reason, stop.points) for stop in course.stopped] == [
        ("d", BELOW, 49),
        ("e", INCOMPLETE, None),
        ("c", BEYOND, 70),
    ]


def test_who_stands_even_with_the_last_that_goes_on_goes_on_too() -> None:
    of = contest([stage({"a": 1}, top=1)], "abc", ["p"])

    course = run(of, sheets({"p": {"a": [80], "b": [80], "c": [70]}}), {})

    assert (course.passed, course.held[0].edge) == (("a", "b"), ("a", "b"))


def test_before_any_scores_nobody_is_ranked() -> None:
    of = contest([stage({"a": 1})], "ab", ["p"])

    course = run(of, (), {})

    assert rank(of, course).groups == ()
    assert course.waiting == of.stages


def test_a_tie_breaker_of_a_stage_that_was_not_held_breaks_nothing() -> None:
    of = contest(
        [stage({"a": 1}), stage({"z": 1}, "presentasi")], "ab", ["p"], rules=Rules(ties=(("presentasi", "z"),))
    )

    assert numbers(rank(of, run(of, sheets({"p": {"a": [5], "b": [5]}}), {}))) == {"a": 1, "b": 1}


def test_a_single_entry_needs_no_margin() -> None:
    assert held({"a": [5]}, Rules()).groups[0].places[0].margin is None
