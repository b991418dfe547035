"""What a batch counts: each result once, means exact, the extremes in order, and no more memory for more results."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from batch_marks import bad, mark, rubrics_in, tally_of
from hypothesis import given
from hypothesis import strategies as st

from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED, Interval
from inovasi_cli.batch.outcome import FAILED, PASSED, UNJUDGED, Bar
from inovasi_cli.batch.tally import EXTREMES, FEW, Sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inovasi_cli.batch.outcome import Mark
    from inovasi_cli.rubric.model import Rubric

PROVEN = Bar(proven=True)


@pytest.fixture(scope="module", name="rubrics")
def _rubrics(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rubric]:
    return rubrics_in(tmp_path_factory.mktemp("rubrik"))


def files(marks: Sequence[Mark]) -> list[str]:
    return [each.file for each in marks]


# Counts


def test_results_are_counted_rubric_by_rubric_in_the_order_in_which_they_came(rubrics: dict[str, Rubric]) -> None:
    tally = tally_of(rubrics, mark("a", rubric="tanpa"), mark("a"), mark("b", rubric="tanpa"), bad("c", ""))

    assert list(tally.sums) == ["tanpa", "seratus", ""]
    assert [sums.results for sums in tally.sums.values()] == [2, 1, 1]
    assert tally.results == 4


def test_a_state_is_counted_over_all_rubrics(rubrics: dict[str, Rubric]) -> None:
    marks = (mark(), mark(rubric="tanpa"), mark(state=FAILED), bad("c"))
    tally = tally_of(rubrics, *marks)

    assert {state: tally.count(state) for state in (PASSED, FAILED, UNJUDGED)} == {PASSED: 2, FAILED: 1, UNJUDGED: 1}
    assert tally_of(rubrics).count(PASSED) == 0


def test_a_verdict_is_counted_where_there_is_one(rubrics: dict[str, Rubric]) -> None:
    verdicts = (ELIGIBLE, NOT_ELIGIBLE, UNDECIDED, ELIGIBLE)
    tally = tally_of(rubrics, *(mark(verdict=verdict) for verdict in verdicts), bad("c"))

    assert tally.sums["seratus"].verdicts == {ELIGIBLE: 2, NOT_ELIGIBLE: 1, UNDECIDED: 1}


def test_each_gate_is_counted_by_how_many_it_stops_and_how_many_it_leaves_open(rubrics: dict[str, Rubric]) -> None:
    tally = tally_of(rubrics, mark(unmet=("usia", "sk")), mark(unmet=("usia",), unknown=("sk",)), mark())

    assert tally.sums["seratus"].unmet == {"usia": 2, "sk": 1}
    assert tally.sums["seratus"].unknown == {"sk": 1}


# Means


def test_the_mean_is_exact_and_of_those_that_have_points() -> None:
    sums = Sums()
    for points in (Interval(1, 3, 3), Interval(1, 1, 7), Interval(2, 2, 3), None):
        sums.add(mark(points=points), proven=False)

    assert (sums.results, sums.scored) == (4, 3)
    assert sums.mean == (Fraction(1, 3) + Fraction(1, 7) + Fraction(2, 3)) / 3


def test_there_is_no_mean_of_nothing() -> None:
    sums = Sums()
    sums.add(mark(points=None), proven=False)

    assert sums.mean is None


def test_the_mean_is_of_what_is_proven_where_that_decides(rubrics: dict[str, Rubric]) -> None:
    marks = (mark(evidenced=Interval(10, 80, 1)), mark(evidenced=Interval(5, 80, 1)))

    assert tally_of(rubrics, *marks, bar=PROVEN).sums["seratus"].mean == Fraction(15, 2)
    assert tally_of(rubrics, *marks).sums["seratus"].mean == 80


@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from([1, 3, 7, 12])), min_size=1))
def test_the_mean_is_that_of_fractions_whatever_the_points(points: list[tuple[int, int]]) -> None:
    sums = Sums()
    for low, per in points:
        sums.add(mark(points=Interval(low, low, per)), proven=False)

    assert sums.mean == sum(Fraction(*each) for each in points) / len(points)


# Extremes


def test_the_best_come_highest_first_and_the_worst_lowest_first(rubrics: dict[str, Rubric]) -> None:
    tally = tally_of(rubrics, *(mark(str(points), points) for points in (50, 90, 10, 70, 30, 60, 20)))

    assert files(tally.best) == ["90", "70", "60", "50", "30"]
    assert files(tally.worst) == ["10", "20", "30", "50", "60"]


def test_among_equals_the_earlier_one_comes_first_and_stays(rubrics: dict[str, Rubric]) -> None:
    tally = tally_of(rubrics, *(mark(f"{number}", 50) for number in range(EXTREMES * 2)))

    assert files(tally.best) == files(tally.worst) == ["0", "1", "2", "3", "4"]


def test_a_better_one_takes_the_place_of_the_latest_of_the_lowest(rubrics: dict[str, Rubric]) -> None:
    tally = tally_of(rubrics, *(mark(f"{number}", 50) for number in range(EXTREMES)), mark("besar", 51))

    assert files(tally.best) == ["besar", "0", "1", "2", "3"]


def test_rubrics_are_compared_by_the_share_of_what_each_gives_at_most(rubrics: dict[str, Rubric]) -> None:
    tally = tally_of(rubrics, mark("a", 80), mark("b", 9, rubric="sepuluh"), mark("c", Interval(2, 2, 3)))

    assert files(tally.best) == ["b", "a", "c"]
    assert files(tally.worst) == ["c", "a", "b"]


def test_without_points_or_a_known_score_there_is_no_extreme(rubrics: dict[str, Rubric]) -> None:
    tally = tally_of(rubrics, mark("a", None), mark("b", rubric="tanpa"), mark("c", rubric="asing"), bad("d"))

    assert tally.best == tally.worst == ()


def test_the_extremes_are_of_what_is_proven_where_that_decides(rubrics: dict[str, Rubric]) -> None:
    marks = (mark("a", 90, evidenced=Interval(1, 90, 1)), mark("b", 50, evidenced=Interval(40, 50, 1)))

    assert files(tally_of(rubrics, *marks, bar=PROVEN).best) == ["b", "a"]
    assert files(tally_of(rubrics, *marks).best) == ["a", "b"]


@given(st.lists(st.integers(0, 6), max_size=40))
def test_the_extremes_are_those_of_a_stable_sort(rubrics: dict[str, Rubric], points: list[int]) -> None:
    marks = [mark(f"{number}", each) for number, each in enumerate(points)]
    tally = tally_of(rubrics, *marks)

    rising = sorted(marks, key=lambda each: each.points(proven=False) or 0)
    falling = sorted(marks, key=lambda each: -(each.points(proven=False) or 0))
    assert tally.worst == tuple(rising[:EXTREMES])
    assert tally.best == tuple(falling[:EXTREMES])


# Bounds


def test_a_few_results_are_all_kept_and_of_more_only_so_many(rubrics: dict[str, Rubric]) -> None:
    marks = [mark(f"{number}") for number in range(FEW + 1)]

    assert tally_of(rubrics, *marks[:FEW]).marks == marks[:FEW]
    assert tally_of(rubrics, *marks).marks == marks[:FEW]


def test_of_those_that_could_not_be_judged_the_first_few_are_kept_however_late(rubrics: dict[str, Rubric]) -> None:
    ordinary = [mark(f"{number}") for number in range(FEW)]
    broken = [bad(f"x{number}") for number in range(FEW + 1)]

    assert tally_of(rubrics, *ordinary, *broken).unjudged == broken[:FEW]


def test_what_is_held_does_not_grow_with_the_number_of_results(rubrics: dict[str, Rubric]) -> None:
    def held(count: int) -> int:
        each = [bad("x") if number % 3 else mark("a", number % 100) for number in range(count)]
        # Equal marks are equal in size, so only what is held more of makes the packed counts longer.
        return len(pickle.dumps(tally_of(rubrics, *each)))

    assert held(20_000) - held(1000) < 100
