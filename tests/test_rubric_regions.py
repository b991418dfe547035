"""Which answers tell conditions apart, and whether conditions can hold at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pytest
from builders import rubric as build

from inovasi_cli.assess.cases import Claims
from inovasi_cli.conditions import ALWAYS, TESTS, AllOf, AnyOf, Condition, FactTest, Not
from inovasi_cli.facts import DateSpan, Facts
from inovasi_cli.rubric import possible as search
from inovasi_cli.rubric.model import Option, Question, Theme
from inovasi_cli.rubric.possible import Goal, possible
from inovasi_cli.rubric.regions import ANY_DAY, reference_days, regions
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.conditions import Operand
    from inovasi_cli.facts import Number, Value
    from inovasi_cli.rubric.model import Rubric

ON = date(2018, 3, 31)
WORDS = Text("Kata")


def ask(  # noqa: PLR0913 - one for each thing that a region depends on
    kind: str,
    *,
    key: str = "tanya",
    options: str = "abc",
    least: Number | None = None,
    most: Number | None = None,
    whole: bool = False,
    ask_when: Condition | None = None,
) -> Question:
    """A question of that kind, with options a, b and c where the kind has some."""
    chosen = {"choice": options, "choices": options}.get(kind, "")
    return Question(
        id=key,
        kind=kind,
        label=WORDS,
        text=WORDS,
        help=None,
        theme=Theme("tema", WORDS, 1),
        rank=(1, 1),
        options=tuple(Option(option, WORDS) for option in chosen),
        least=least,
        most=most,
        whole=whole,
        ask_when=ask_when,
    )


def values(question: Question, *tests: tuple[str, Operand]) -> list[Value]:
    return list(regions(question, [FactTest(question.id, *test) for test in tests], ON))


def truths(question: Question, *tests: tuple[str, Operand]) -> set[tuple[bool | None, ...]]:
    return {
        tuple(TESTS[name].holds(value, operand, ON) for name, operand in tests) for value in values(question, *tests)
    }


# Regions


def test_of_options_that_no_test_tells_apart_one_serves() -> None:
    assert values(ask("choice"), ("is", "a")) == ["a", "b"]
    assert values(ask("choice"), ("is", "a"), ("in", ("a", "c"))) == ["a", "b", "c"]


def test_a_text_is_answered_or_not() -> None:
    assert values(ask("text"), ("known", True)) == ["teks"]


def test_of_several_options_every_subset_of_those_named_counts() -> None:
    assert truths(ask("choices"), ("has", "a"), ("has", "b")) == set(product((True, False), repeat=2))


def test_a_count_goes_as_far_as_there_are_options() -> None:
    assert truths(ask("choices"), ("count_at_least", 3)) == {(True,), (False,)}
    assert truths(ask("choices"), ("count_at_least", 4)) == {(False,)}


def test_one_named_item_can_be_alone_or_with_others() -> None:
    assert truths(ask("choices"), ("has", "a"), ("count_at_least", 2)) == set(product((True, False), repeat=2))
    assert truths(ask("choices", options="ab"), ("has", "a"), ("count_at_least", 2)) == {
        (True, True),
        (True, False),
        (False, False),
    }


def test_a_list_and_years_have_as_many_items_as_are_asked_for() -> None:
    assert truths(ask("list"), ("count_at_least", 7)) == {(True,), (False,)}
    assert truths(ask("list"), ("has", "butir 0"), ("count_at_least", 1)) == {
        (True, True),
        (False, True),
        (False, False),
    }
    assert truths(ask("years"), ("has", 1900), ("count_at_least", 2)) == set(product((True, False), repeat=2))


def test_a_number_lies_below_on_and_above_every_limit() -> None:
    tests: tuple[tuple[str, Operand], ...] = (("at_least", 1), ("above", 1), ("below", Decimal("1.5")))

    assert truths(ask("number"), *tests) == {
        (False, False, True),
        (True, False, True),
        (True, True, True),
        (True, True, False),
    }


def test_a_number_stays_within_what_its_question_takes() -> None:
    assert truths(ask("number", least=0), ("below", 0)) == {(False,)}
    assert truths(ask("number", most=10), ("above", 10)) == {(False,)}
    assert truths(ask("number", least=0, most=10), ("known", True)) == {(True,)}


@pytest.mark.parametrize(("whole", "found"), [(True, False), (False, True)])
def test_between_one_and_two_there_is_no_whole_number(whole: bool, found: bool) -> None:  # noqa: FBT001 - a parameter
    assert ((True, True) in truths(ask("number", whole=whole), ("above", 1), ("below", 2))) is found


def test_a_whole_number_lies_on_both_sides_of_a_limit_with_decimals() -> None:
    assert truths(ask("number", whole=True), ("above", Decimal("1.5"))) == {(True,), (False,)}


def test_a_date_lies_before_on_and_after_every_limit() -> None:
    day = date(2018, 1, 1)

    assert truths(ask("date"), ("before", day), ("after", day)) == {(True, False), (False, False), (False, True)}
    assert all(isinstance(value, DateSpan) for value in values(ask("date"), ("before", day)))


def test_ages_are_those_on_the_reference_date() -> None:
    # One year old on 2018-03-31 is what began on 2017-03-31 or before, so nothing younger began before that day.
    assert truths(ask("date"), ("age_at_least", 12), ("before", date(2017, 3, 31))) == {
        (True, True),
        (True, False),
        (False, False),
    }


def test_a_date_stays_within_the_years_that_are_read() -> None:
    assert truths(ask("date"), ("before", date(1900, 1, 1))) == {(False,)}


# Reference dates


def test_one_reference_date_serves_where_none_can_be_told_from_another() -> None:
    assert reference_days([FactTest("mulai", "age_at_least", 12)]) == (ANY_DAY,)
    assert reference_days([FactTest("mulai", "before", ON)]) == (ANY_DAY,)


@pytest.mark.parametrize("name", ["before", "after"])
@pytest.mark.parametrize("old", [True, False])
def test_without_a_reference_date_an_age_and_a_limit_do_not_exclude_each_other(*, name: str, old: bool) -> None:
    age: Condition = FactTest("mulai", "age_at_least", 12)
    wanted = AllOf((FactTest("mulai", name, ON), age if old else Not(age)))

    assert possible(Goal(wanted), {"mulai": ask("date", key="mulai")}) is True


def test_nor_do_two_ages_between_two_limits() -> None:
    wanted = AllOf(
        (
            FactTest("mulai", "age_at_least", 12),
            Not(FactTest("mulai", "age_at_least", 13)),
            FactTest("mulai", "after", date(2010, 1, 1)),
            FactTest("mulai", "before", date(2010, 2, 1)),
        )
    )

    assert possible(Goal(wanted), {"mulai": ask("date", key="mulai")}) is True


def test_on_a_given_reference_date_they_may() -> None:
    wanted = AllOf((FactTest("mulai", "after", ON), FactTest("mulai", "age_at_least", 12)))

    assert possible(Goal(wanted), {"mulai": ask("date", key="mulai")}, ON) is False


# Whether conditions can hold

YES = FactTest("setuju", "is", "a")
KNOWN = FactTest("setuju", "known", operand=True)
AGREED = {"setuju": ask("choice", key="setuju")}


def both(condition: Condition, questions: dict[str, Question]) -> tuple[bool | None, bool | None]:
    """Whether a condition can be true, and whether it can be other than true."""
    return possible(Goal(condition), questions), possible(Goal(ALWAYS, (condition,)), questions)


def test_a_test_that_some_answers_meet_can_be_both() -> None:
    assert both(YES, AGREED) == (True, True)


def test_one_of_all_options_is_always_so() -> None:
    assert both(FactTest("setuju", "in", ("a", "b", "c")), AGREED) == (True, False)


def test_two_options_at_once_are_never_so() -> None:
    assert both(AllOf((YES, FactTest("setuju", "is", "b"))), AGREED) == (False, True)


def test_known_is_not_always_so_because_it_may_stay_unanswered() -> None:
    assert both(KNOWN, AGREED) == (True, True)


def test_not_known_is_never_so_because_unanswered_is_not_false() -> None:
    assert both(Not(KNOWN), AGREED) == (False, True)


def test_not_known_may_be_so_where_the_question_may_make_no_sense() -> None:
    questions = {**AGREED, "lanjut": ask("text", key="lanjut", ask_when=YES)}

    assert both(Not(FactTest("lanjut", "known", operand=True)), questions) == (True, True)


def test_what_makes_no_sense_meets_no_test() -> None:
    questions = {**AGREED, "lanjut": ask("choice", key="lanjut", ask_when=YES)}
    wanted = AllOf((Not(YES), FactTest("lanjut", "is", "a")))

    assert both(wanted, questions) == (False, True)


def test_a_chain_of_questions_is_followed_to_its_start() -> None:
    middle = ask("choice", key="lanjut", ask_when=YES)
    last = ask("choice", key="lagi", ask_when=FactTest("lanjut", "known", operand=True))
    questions = {**AGREED, "lanjut": middle, "lagi": last}

    assert both(FactTest("lagi", "is", "b"), questions) == (True, True)


def test_a_question_that_two_conditions_rest_on_is_followed_once() -> None:
    questions = {**AGREED, "lanjut": ask("choice", key="lanjut", ask_when=YES)}

    assert both(AllOf((FactTest("lanjut", "is", "a"), FactTest("lanjut", "in", ("a", "b")))), questions) == (True, True)


def test_beyond_so_many_combinations_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = "abcdefghijklmn"
    question = ask("choices", options=letters)
    every = AllOf(tuple(FactTest("tanya", "has", letter) for letter in letters))
    never = AllOf((every, Not(every)))
    assert possible(Goal(never), {"tanya": question}) is None

    monkeypatch.setattr(search, "MOST", 1 << 15)
    monkeypatch.setattr(search, "MOST_TESTS", 1 << 21)
    assert possible(Goal(never), {"tanya": question}) is False


@pytest.mark.parametrize(("count", "answer"), [(200, True), (1000, None)])
def test_of_very_many_questions_at_once_nothing_is_said(count: int, answer: bool | None) -> None:  # noqa: FBT001
    questions = {f"tanya-{n}": ask("choice", key=f"tanya-{n}") for n in range(count)}

    assert possible(Goal(AllOf(tuple(FactTest(key, "is", "a") for key in questions))), questions) is answer


GATE = """
gates:
  - id: satu
    title: Satu
    when:
      all:
        - {question: pilihan, is: a}
        - {question: lanjut-lagi, above: 3}
        - {question: banyak, has: a}
        - {question: judul, known: true}
        - {question: mulai, known: true}
    cure: Ubah
    source: pedoman
"""
TESTS_OF_GATE = (
    FactTest("pilihan", "is", "a"),
    FactTest("pilihan", "in", ("a", "b")),
    FactTest("setuju", "is", "tidak"),
    FactTest("lanjut", "is", "ya"),
    FactTest("lanjut", "known", operand=True),
    FactTest("lanjut-lagi", "above", 3),
    FactTest("lanjut-lagi", "at_most", 3),
    FactTest("banyak", "has", "a"),
    FactTest("banyak", "count_at_least", 2),
    FactTest("judul", "known", operand=True),
    FactTest("mulai", "age_at_least", 12),
    FactTest("mulai", "after", date(2017, 3, 30)),
)


@pytest.mark.parametrize("seed", range(60))
def test_the_search_says_what_trying_every_answer_says(tmp_path: Path, seed: int) -> None:
    rubric = build(tmp_path, GATE).rubric
    chance = Random(seed)  # noqa: S311 - no secret
    goals = [Goal(condition(chance), tuple(condition(chance) for _ in range(seed % 3))) for _ in range(5)]

    for goal in goals:
        assert possible(goal, rubric.questions, ON) is tried(goal, rubric), goal


def condition(chance: Random, depth: int = 3) -> Condition:
    """Some condition over the tests above."""
    match chance.randrange(4) if depth else 0:
        case 1:
            return Not(condition(chance, depth - 1))
        case 2:
            return AllOf(tuple(condition(chance, depth - 1) for _ in range(3)))
        case 3:
            return AnyOf(tuple(condition(chance, depth - 1) for _ in range(2)))
        case _:
            return chance.choice(TESTS_OF_GATE)


def tried(goal: Goal, rubric: Rubric) -> bool:
    """Whether some answers reach a goal, by judging all of them one after the other."""
    claims = Claims(rubric, Facts({}, {}), ON)
    tests = search.behind(rubric.questions, goal.tests())
    answers = []
    for key, mine in tests.items():
        silent = [None] if any(test.name == "known" for test in mine) else []
        answers.append([(key, value) for value in (*regions(rubric.questions[key], mine, ON), *silent)])
    return any(
        goal.reached(claims.case({key: value for key, value in row if value is not None})) for row in product(*answers)
    )
