"""The condition language by itself: truths, every test, dates as spans, and what decides a condition."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count, product
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inovasi_cli.conditions import (
    ABSENT,
    TESTS,
    AllOf,
    AnyOf,
    Case,
    Condition,
    Earned,
    EarningPart,
    FactTest,
    Fits,
    Not,
    Operand,
    Shown,
    Truth,
    deciding,
    every,
    first_day_of_age,
    months_before,
    plain,
)
from inovasi_cli.facts import DateSpan, Value

if TYPE_CHECKING:
    from inovasi_cli.conditions import Absent

ON: Final = date(2018, 3, 31)
YES: Final = FactTest("ya", "known", operand=True)
NO: Final = FactTest("absen", "known", operand=True)
OPEN: Final = FactTest("belum", "known", operand=True)
BY_STATE: Final[dict[Truth, Condition]] = {True: YES, False: NO, None: OPEN}

DAY: Final = DateSpan(date(2017, 3, 31), date(2017, 3, 31))
MONTH: Final = DateSpan(date(2017, 3, 1), date(2017, 3, 31))
YEAR: Final = DateSpan(date(2017, 1, 1), date(2017, 12, 31))


def case(
    values: dict[str, Value | Absent] | None = None,
    *,
    on: date | None = ON,
    category: str | None = None,
    waived: frozenset[str] = frozenset(),
) -> Case:
    known: dict[str, Value | Absent] = {"ya": "ada", "absen": ABSENT, **(values or {})}
    return Case(known, on, category=category, waived=waived)


def told(state: Truth) -> str:
    return {True: "true", False: "false", None: "unknown"}[state]


PAIRS: Final = list(product([True, False, None], repeat=2))


def strongest(pair: tuple[Truth, Truth]) -> Truth:
    """Kleene's *or*."""
    return True if True in pair else None if None in pair else False


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " and ".join(map(told, pair)))
def test_all_is_the_weakest_of_its_parts(pair: tuple[Truth, Truth]) -> None:
    expected = False if False in pair else None if None in pair else True

    assert AllOf(tuple(BY_STATE[state] for state in pair)).holds(case()) is expected
    assert every(pair) is expected


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " or ".join(map(told, pair)))
def test_any_is_the_strongest_of_its_parts(pair: tuple[Truth, Truth]) -> None:
    assert AnyOf(tuple(BY_STATE[state] for state in pair)).holds(case()) is strongest(pair)


@pytest.mark.parametrize(("state", "expected"), [(True, False), (False, True), (None, None)], ids=told)
def test_not_turns_a_truth_round_and_leaves_the_unknown_alone(state: Truth, expected: Truth) -> None:
    assert Not(BY_STATE[state]).holds(case()) is expected


def test_all_of_nothing_is_true_and_any_of_nothing_is_false() -> None:
    assert AllOf(()).holds(case()) is True
    assert AnyOf(()).holds(case()) is False


TABLE: Final[list[tuple[str, Operand, Value, Truth]]] = [
    ("is", "a", "a", True),
    ("is", "a", "b", False),
    ("in", ("a", "b"), "b", True),
    ("in", ("a", "b"), "c", False),
    ("has", "a", ("b", "a"), True),
    ("has", "a", ("b",), False),
    ("has", "a", (), False),
    ("has", 2017, (2016, 2017), True),
    ("has", 2018, (2016, 2017), False),
    ("count_at_least", 2, ("b", "a"), True),
    ("count_at_least", 2, ("b",), False),
    ("count_at_least", 1, (), False),
    ("at_least", 3, 3, True),
    ("at_least", 3, 2, False),
    ("at_least", 0, 0, True),
    ("at_most", 3, 3, True),
    ("at_most", 3, 4, False),
    ("above", 3, 4, True),
    ("above", 3, 3, False),
    ("below", 3, 2, True),
    ("below", 3, 3, False),
    ("before", date(2017, 4, 1), DAY, True),
    ("before", date(2017, 3, 31), DAY, False),
    ("before", date(2017, 4, 1), MONTH, True),
    ("before", date(2017, 3, 31), MONTH, None),
    ("before", date(2017, 3, 2), MONTH, None),
    ("before", date(2017, 3, 1), MONTH, False),
    ("before", date(2018, 1, 1), YEAR, True),
    ("before", date(2017, 6, 1), YEAR, None),
    ("before", date(2017, 1, 1), YEAR, False),
    ("after", date(2017, 3, 30), DAY, True),
    ("after", date(2017, 3, 31), DAY, False),
    ("after", date(2017, 2, 28), MONTH, True),
    ("after", date(2017, 3, 1), MONTH, None),
    ("after", date(2017, 3, 30), MONTH, None),
    ("after", date(2017, 3, 31), MONTH, False),
    ("after", date(2016, 12, 31), YEAR, True),
    ("after", date(2017, 6, 1), YEAR, None),
    ("after", date(2017, 12, 31), YEAR, False),
    ("age_at_least", 12, DAY, True),
    ("age_at_least", 13, DAY, False),
    ("age_at_least", 12, MONTH, True),
    ("age_at_least", 13, MONTH, False),
    ("age_at_least", 3, YEAR, True),
    ("age_at_least", 12, YEAR, None),
    ("age_at_least", 15, YEAR, False),
    ("known", True, "apa saja", True),
    ("known", True, 0, True),
    ("known", True, (), True),
]


@pytest.mark.parametrize(
    ("name", "operand", "value", "expected"),
    TABLE,
    ids=[f"{name} {operand}: {value} is {told(expected)}" for name, operand, value, expected in TABLE],
)
def test_a_test_on_an_answer(name: str, operand: Operand, value: Value, expected: Truth) -> None:
    test = FactTest("fakta", name, operand)

    assert test.holds(case({"fakta": value})) is expected


def test_the_table_tries_every_test_of_the_language() -> None:
    assert {name for name, *_ in TABLE} == set(TESTS)


@pytest.mark.parametrize("name", TESTS)
def test_every_test_is_unknown_while_unanswered_and_false_when_absent(name: str) -> None:
    operand = next(operand for tried, operand, _, _ in TABLE if tried == name)

    assert FactTest("belum", name, operand).holds(case()) is None
    assert FactTest("absen", name, operand).holds(case()) is False
    assert Not(FactTest("absen", name, operand)).holds(case()) is True


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2018, 2, 28), False), (date(2018, 3, 1), None), (date(2018, 3, 30), None), (date(2018, 3, 31), True)],
    ids=["before any day of it", "on its first day", "on all days but one", "on its last day"],
)
def test_a_month_is_a_year_old_once_each_of_its_days_is(on: date, expected: Truth) -> None:
    assert FactTest("mulai", "age_at_least", 12).holds(case({"mulai": MONTH}, on=on)) is expected


@pytest.mark.parametrize("span", [DAY, MONTH, YEAR], ids=["day", "month", "year"])
def test_every_age_is_unknown_without_a_reference_date(span: DateSpan) -> None:
    assert FactTest("mulai", "age_at_least", 1).holds(case({"mulai": span}, on=None)) is None


@pytest.mark.parametrize(
    ("start", "months", "on", "expected"),
    [
        pytest.param(date(2017, 3, 31), 12, ON, True, id="a year to the day"),
        pytest.param(date(2017, 4, 1), 12, ON, False, id="a day short of a year"),
        pytest.param(date(2016, 9, 30), 18, ON, True, id="18 months before 31 March is 30 September"),
        pytest.param(date(2016, 10, 1), 18, ON, False, id="a day short of 18 months"),
        pytest.param(date(2018, 2, 28), 1, ON, True, id="a month before the 31st is the last of February"),
        pytest.param(date(2018, 3, 1), 1, ON, False, id="a day short of a month"),
        pytest.param(date(2016, 2, 29), 12, date(2017, 2, 28), False, id="from 29 February, still a day short"),
        pytest.param(date(2016, 2, 29), 12, date(2017, 3, 1), True, id="from 29 February, a year on 1 March"),
        pytest.param(date(2016, 2, 29), 48, date(2020, 2, 29), True, id="from 29 February to the next one"),
        pytest.param(date(2015, 2, 28), 12, date(2016, 2, 29), True, id="a year before 29 February is the 28th"),
        pytest.param(date(2015, 3, 1), 12, date(2016, 2, 29), False, id="a day short of a year before 29 February"),
    ],
)
def test_age_counts_back_in_calendar_years_and_months(start: date, months: int, on: date, *, expected: bool) -> None:
    test = FactTest("mulai", "age_at_least", months)

    assert test.holds(case({"mulai": DateSpan(start, start)}, on=on)) is expected


def months_back(day: date, months: int) -> date:
    """The same as ``months_before``, one month at a time and without a calendar."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    for candidate in range(day.day, 0, -1):
        try:
            return date(year, month, candidate)
        except ValueError:
            continue
    raise AssertionError(day)


DAYS: Final = st.dates(date(1999, 12, 1), date(2024, 3, 31))
MONTHS: Final = st.integers(1, 60)


@given(day=DAYS, months=MONTHS)
def test_months_before_goes_back_month_by_month(day: date, months: int) -> None:
    assert months_before(day, months) == months_back(day, months)


@given(start=DAYS, months=MONTHS)
def test_the_first_day_of_an_age_is_the_smallest_one(start: date, months: int) -> None:
    brute = next(day for n in count() if months_back(day := start + timedelta(days=n), months) >= start)

    assert first_day_of_age(start, months) == brute


@pytest.mark.parametrize(
    ("start", "months", "first"),
    [
        pytest.param(date(2017, 3, 31), 12, date(2018, 3, 31), id="an ordinary day"),
        pytest.param(date(2016, 2, 29), 12, date(2017, 3, 1), id="29 February"),
        pytest.param(date(2018, 1, 31), 1, date(2018, 3, 1), id="the 31st, one month on"),
        pytest.param(date(2018, 1, 31), 2, date(2018, 3, 31), id="the 31st, two months on"),
        pytest.param(date(2017, 12, 1), 1, date(2018, 1, 1), id="over the turn of the year"),
    ],
)
def test_the_first_day_of_an_age_by_hand(start: date, months: int, first: date) -> None:
    assert first_day_of_age(start, months) == first


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " and ".join(map(told, pair)))
def test_shown_needs_every_characteristic_that_it_names(pair: tuple[Truth, Truth]) -> None:
    shown = Shown({"satu": BY_STATE[pair[0]], "dua": BY_STATE[pair[1]]})

    assert shown.holds(case()) is every(pair)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " and ".join(map(told, pair)))
@pytest.mark.parametrize("chosen", ["satu", "dua", None, "lain"])
def test_fits_asks_the_chosen_category_or_else_any(pair: tuple[Truth, Truth], chosen: str | None) -> None:
    fits = Fits({"satu": BY_STATE[pair[0]], "dua": BY_STATE[pair[1]]})
    expected = {"satu": pair[0], "dua": pair[1]}.get(chosen or "", strongest(pair))

    assert fits.holds(case(category=chosen)) is expected


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " or ".join(map(told, pair)))
def test_earned_needs_one_leaf_that_earns_points(pair: tuple[Truth, Truth]) -> None:
    leaves = tuple(EarningPart(AnyOf((BY_STATE[state],)), frozenset(), "forbidden") for state in pair)

    assert Earned("bagian", leaves).holds(case()) is strongest(pair)


def test_a_part_of_no_weight_is_never_earned() -> None:
    assert Earned("bagian", ()).holds(case()) is False


@pytest.mark.parametrize(
    ("rule", "waived", "expected"),
    [
        pytest.param("full", {"belum", "juga"}, True, id="full points where all of it is not applicable"),
        pytest.param("dropped", {"belum", "juga"}, False, id="nothing where it is dropped"),
        pytest.param("forbidden", {"belum", "juga"}, None, id="unanswered where the part forbids it"),
        pytest.param("full", {"belum"}, None, id="unanswered while one question applies"),
    ],
)
def test_a_part_that_does_not_apply_is_earned_as_its_rule_says(rule: str, waived: set[str], expected: Truth) -> None:
    leaf = EarningPart(AnyOf((OPEN,)), frozenset({"belum", "juga"}), rule)

    assert leaf.holds(case(waived=frozenset(waived))) is expected


def test_a_part_that_tests_no_question_always_applies() -> None:
    leaf = EarningPart(AnyOf((AllOf(()),)), frozenset(), "dropped")

    assert leaf.holds(case()) is True


EARNED: Final = Earned("bagian", (EarningPart(AnyOf((YES, OPEN)), frozenset({"ya"}), "full"),))


@pytest.mark.parametrize(
    ("condition", "questions"),
    [
        pytest.param(YES, ["ya"], id="a test"),
        pytest.param(AllOf((YES, NO)), ["ya", "absen"], id="all"),
        pytest.param(AnyOf((NO, YES, NO)), ["absen", "ya", "absen"], id="any"),
        pytest.param(Not(OPEN), ["belum"], id="not"),
        pytest.param(Shown({"satu": YES, "dua": NO}), ["ya", "absen"], id="shown"),
        pytest.param(Fits({"satu": NO, "dua": YES}), ["absen", "ya"], id="fits"),
        pytest.param(EARNED, ["ya", "belum"], id="earned"),
    ],
)
def test_the_tests_of_a_condition_come_in_their_order(condition: Condition, questions: list[str]) -> None:
    assert [test.question for test in condition.tests()] == questions


@pytest.mark.parametrize(
    ("condition", "facts_alone"),
    [
        pytest.param(Shown({"satu": YES, "dua": NO}), AllOf((YES, NO)), id="shown"),
        pytest.param(Fits({"satu": NO, "dua": YES}), YES, id="fits the chosen category"),
        pytest.param(EARNED, AnyOf((AnyOf((YES, OPEN)),)), id="earned"),
    ],
)
def test_what_refers_to_the_judgement_has_a_plain_form(
    condition: Shown | Fits | Earned, facts_alone: Condition
) -> None:
    assert plain(condition, case(category="dua")) == facts_alone


@pytest.mark.parametrize(
    ("condition", "questions"),
    [
        pytest.param(AllOf((YES, YES)), ["ya", "ya"], id="all true: every part"),
        pytest.param(AllOf((YES, OPEN, NO)), ["absen"], id="all false: what is false"),
        pytest.param(AllOf((YES, OPEN)), ["belum"], id="all unknown: what is unknown"),
        pytest.param(AnyOf((NO, OPEN, YES)), ["ya"], id="any true: what is true"),
        pytest.param(AnyOf((NO, OPEN)), ["belum"], id="any unknown: what is unknown"),
        pytest.param(AnyOf((NO, AllOf((YES, NO)))), ["absen", "absen"], id="any false: every part"),
        pytest.param(Not(AllOf((YES, NO))), ["absen"], id="not: what decides its part"),
        pytest.param(Shown({"satu": YES, "dua": NO}), ["absen"], id="shown"),
        pytest.param(Fits({"satu": NO, "dua": YES}), ["ya"], id="fits"),
        pytest.param(EARNED, ["ya"], id="earned"),
    ],
)
def test_what_decides_a_condition_are_the_parts_in_its_own_state(condition: Condition, questions: list[str]) -> None:
    assert [test.question for test in deciding(condition, case())] == questions


def test_nothing_decides_a_part_that_is_earned_because_it_does_not_apply() -> None:
    leaf = EarningPart(AnyOf((OPEN,)), frozenset({"belum"}), "full")

    assert not list(deciding(Earned("bagian", (leaf,)), case(waived=frozenset({"belum"}))))
