"""What must hold for any facts under any rubric: generated ones, and the one that ships."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Protocol

import pytest
import strategies
from builders import HEAD, rubric
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inovasi_cli.assess import assess
from inovasi_cli.assess.cases import Claims
from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED, UNKNOWN
from inovasi_cli.conditions import AllOf, AnyOf, Earned, FactTest, Fits, Not, Shown
from inovasi_cli.facts import Answer, DateSpan, Facts, Value
from inovasi_cli.rubric.score import earning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inovasi_cli.assess.report import Interval, PartResult, Report
    from inovasi_cli.conditions import Condition
    from inovasi_cli.rubric.load import Loaded
    from inovasi_cli.rubric.model import Rubric

FALLING: Final = frozenset({"at_most", "below", "before", "after"})


class Draw(Protocol):
    """Draws a rubric; one that ``rises`` has no test that more of something could turn false."""

    def __call__(self, data: st.DataObject, *, rises: bool = False) -> Rubric: ...


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rubrik")


@pytest.fixture(scope="module", params=["generated", "kipp-2018"], name="draw")
def _draw(request: pytest.FixtureRequest, folder: Path, kipp_2018: Loaded) -> Draw:
    def generated(data: st.DataObject, *, rises: bool = False) -> Rubric:
        return rubric(folder, data.draw(strategies.bodies(rising=rises))).rubric

    def shipped(data: st.DataObject, *, rises: bool = False) -> Rubric:  # noqa: ARG001 - see the test on its tests
        return kipp_2018.rubric

    draws: dict[str, Draw] = {"generated": generated, "kipp-2018": shipped}
    return draws[request.param]


def property_of(*, examples: int = 25) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A test of one property, with the data that it draws from."""

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        return settings(strategies.CALM, max_examples=examples)(given(data=st.data())(test))

    return decorate


def judged(made: Rubric, data: st.DataObject) -> Report:
    return assess(made, data.draw(strategies.facts_for(made)), data.draw(strategies.DAYS))


def with_answer(report: Report, key: str, answer: Answer) -> Report:
    told = report.facts._replace(answers={**report.facts.answers, key: answer})
    return assess(report.rubric, told, report.on)


def bounds(interval: Interval) -> tuple[Fraction, Fraction]:
    return Fraction(interval.low, interval.per), Fraction(interval.high, interval.per)


def pairs(one: Report, other: Report) -> Iterator[tuple[PartResult, PartResult]]:
    """The results of every part before and after, groups and leaves alike."""
    waiting = list(zip(*(each.readiness.parts if each.readiness else () for each in (one, other)), strict=True))
    while waiting:
        before, after = waiting.pop()
        yield before, after
        waiting += zip(before.parts, after.parts, strict=True)


@property_of()
def test_an_answer_to_an_open_question_only_narrows_what_is_possible(draw: Draw, data: st.DataObject) -> None:
    before = judged(draw(data), data)
    waived = {key for key, answer in before.facts.answers.items() if answer.not_applicable}
    asked = [key for key in before.open_questions if key not in waived]
    assume(asked)
    key = data.draw(st.sampled_from(asked))
    value = data.draw(strategies.values_of(before.rubric.questions[key]))

    after = with_answer(before, key, Answer(value, data.draw(st.sampled_from([(), (strategies.LINK,)]))))

    for part, narrowed in pairs(before, after):
        assert bounds(part.claimed)[0] <= bounds(narrowed.claimed)[0]
        assert bounds(part.claimed)[1] >= bounds(narrowed.claimed)[1]
        assert bounds(part.evidenced)[0] <= bounds(narrowed.evidenced)[0]
    for gate, then in zip(before.eligibility.gates, after.eligibility.gates, strict=True):
        assert gate.met is None or gate.met is then.met
    for state, later in zip(before.characteristics, after.characteristics, strict=True):
        assert state.state in (UNKNOWN, later.state)
    assert set(after.open_questions) - {key} <= set(before.open_questions)


@property_of()
def test_more_of_something_never_lowers_a_score(draw: Draw, data: st.DataObject) -> None:
    made = draw(data, rises=True)
    before = judged(made, data)
    raised = raisable(before)
    assume(raised)
    key = data.draw(st.sampled_from(sorted(raised)))

    after = with_answer(before, key, before.facts.answers[key]._replace(value=data.draw(raised[key])))

    for part, risen in pairs(before, after):
        assert bounds(part.claimed)[0] <= bounds(risen.claimed)[0]
        assert bounds(part.claimed)[1] <= bounds(risen.claimed)[1]
        assert bounds(part.evidenced)[0] <= bounds(risen.evidenced)[0]


def raisable(report: Report) -> dict[str, st.SearchStrategy[Value]]:
    """For every answer of which there can be more: larger numbers, or the same items and one more."""
    found = {}
    for key, value in report.facts.values.items():
        question = report.rubric.questions[key]
        items: dict[str, list[Any]] = {
            "choices": [option.id for option in question.options],
            "list": ["baru"],
            "years": [2013, 2014, 2019],
        }
        more: list[Value] = [(*items_of(value), item) for item in items.get(question.kind, ())]
        more = [longer for longer in more if len(set(items_of(longer))) == len(items_of(longer))]
        if isinstance(value, int | Decimal):
            more = [value + step for step in (1, 2, 600)]
        if more:
            found[key] = st.sampled_from(more)
    return found


def items_of(value: Value | None) -> tuple[Any, ...]:
    """The items of a list of any kind; none of anything else, which is no list even where it is a pair of days."""
    return value if isinstance(value, tuple) and not isinstance(value, DateSpan) else ()


def falling(condition: Condition, *, turned: bool = False) -> Iterator[FactTest]:
    """The tests that more of something could turn from true to false, or that stand under a ``not``."""
    if isinstance(condition, FactTest):
        yield from (condition,) if turned or condition.name in FALLING else ()
    else:
        for part in parts_of(condition):
            yield from falling(part, turned=turned or isinstance(condition, Not))


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    match condition:
        case Not():
            return (condition.part,)
        case AllOf() | AnyOf():
            return condition.parts
        case Earned():
            return tuple(leaf.levels for leaf in condition.leaves)
        case Shown() | Fits():
            return tuple(condition.conditions.values())
    return ()


def test_in_the_shipped_rubric_only_a_past_award_counts_against_anybody(kipp_2018: Loaded) -> None:
    made = kipp_2018.rubric
    assert made.score is not None
    levels = [level.when for leaf in made.score.leaves() for level in leaf.levels]
    asked = [question.ask_when for question in made.questions.values() if question.ask_when]

    assert not [test for condition in (*levels, *asked) for test in falling(condition)]
    assert [test.question for gate in made.gates for test in falling(gate.when)] == ["penghargaan.top-99"]


@property_of(examples=25)
def test_more_of_something_never_closes_a_gate_of_the_shipped_rubric(kipp_2018: Loaded, data: st.DataObject) -> None:
    before = judged(kipp_2018.rubric, data)
    raised = raisable(before)
    assume(raised.keys() - {"penghargaan.top-99"})
    key = data.draw(st.sampled_from(sorted(raised.keys() - {"penghargaan.top-99"})))

    after = with_answer(before, key, before.facts.answers[key]._replace(value=data.draw(raised[key])))

    for gate, then in zip(before.eligibility.gates, after.eligibility.gates, strict=True):
        assert then.met or not gate.met


@property_of()
def test_more_evidence_never_lowers_what_is_evidenced(draw: Draw, data: st.DataObject) -> None:
    before = judged(draw(data), data)
    assume(before.facts.answers)
    key = data.draw(st.sampled_from(sorted(before.facts.answers)))
    answer = before.facts.answers[key]

    after = with_answer(before, key, answer._replace(evidence=(*answer.evidence, strategies.LINK)))

    for part, proven in pairs(before, after):
        assert part.claimed == proven.claimed
        assert part.evidenced.low <= proven.evidenced.low
    assert after.eligibility == before.eligibility


@property_of()
def test_points_lie_between_nothing_and_everything(draw: Draw, data: st.DataObject) -> None:
    made = draw(data)

    report = judged(made, data)

    if report.readiness is None or made.score is None:
        return
    claimed, evidenced = report.readiness.claimed, report.readiness.evidenced
    assert 0 <= evidenced.low <= claimed.low <= claimed.high == evidenced.high
    assert bounds(claimed)[1] <= made.score.out_of
    for part, _ in pairs(report, report):
        assert 0 <= part.evidenced.low <= part.claimed.low <= part.claimed.high <= part.most
        assert part.claimed.high == part.evidenced.high


@property_of()
def test_a_part_is_earned_where_its_points_say_so(draw: Draw, data: st.DataObject) -> None:
    report = judged(draw(data), data)
    claims = Claims(report.rubric, report.facts, report.on)
    earned = earning(report.rubric.score.parts) if report.rubric.score else {}

    for part, _ in pairs(report, report):
        state = earned[part.part.id].holds(claims.case(claims.claimed))
        assert (state is True) is (part.claimed.low > 0)
        assert (state is False) is (part.claimed.high == 0)


@property_of()
def test_the_verdict_is_eligible_only_if_every_gate_is_met(draw: Draw, data: st.DataObject) -> None:
    report = judged(draw(data), data)

    states = [gate.met for gate in report.eligibility.gates]

    assert (report.eligibility.verdict == ELIGIBLE) is all(states)
    assert (report.eligibility.verdict == NOT_ELIGIBLE) is (False in states)
    assert (report.eligibility.verdict == UNDECIDED) is (None in states and False not in states)


@property_of()
def test_the_day_from_which_it_is_eligible_is_the_first(draw: Draw, data: st.DataObject) -> None:
    report = judged(draw(data, rises=True), data)
    day = report.eligibility.eligible_from

    if day is None:
        assert eligible(report, date(1990, 1, 1)) or not eligible(report, date(2090, 1, 1))
    else:
        assert eligible(report, day)
        assert not eligible(report, day - timedelta(days=1))


def eligible(report: Report, day: date) -> bool:
    return assess(report.rubric, report.facts, day).eligibility.verdict == ELIGIBLE


@property_of()
def test_the_order_of_answers_never_matters(draw: Draw, data: st.DataObject) -> None:
    report = judged(draw(data), data)
    answers = report.facts.answers
    order = data.draw(st.permutations(sorted(answers)))

    shuffled = assess(report.rubric, report.facts._replace(answers={key: answers[key] for key in order}), report.on)

    assert shuffled == report


@property_of()
def test_the_order_of_options_and_items_never_matters(draw: Draw, data: st.DataObject) -> None:
    report = judged(draw(data), data)
    turned = {key: turn(answer) for key, answer in report.facts.answers.items()}

    after = assess(report.rubric, report.facts._replace(answers=turned), report.on)

    assert after.digest == report.digest
    assert after.eligibility.verdict == report.eligibility.verdict
    assert after.readiness == report.readiness
    assert after.characteristics == report.characteristics
    assert after.categories == report.categories
    assert after.open_questions == report.open_questions


def turn(answer: Answer) -> Answer:
    """The same answer with its items and proofs in the other order."""
    return answer._replace(value=items_of(answer.value)[::-1] or answer.value, evidence=answer.evidence[::-1])


@property_of()
def test_the_order_of_keys_in_a_rubric_never_matters(folder: Path, data: st.DataObject) -> None:
    body = data.draw(strategies.bodies())
    head, _, _ = HEAD.partition("sources:")
    sources = HEAD.removeprefix(head)
    made = rubric(folder, body).rubric
    told, on = data.draw(strategies.facts_for(made)), data.draw(strategies.DAYS)

    turned = rubric(folder, head, head=sources + "".join(body.splitlines(keepends=True)[::-1])).rubric

    assert assess(turned, told, on) == assess(made, told, on)


@property_of()
def test_the_same_inputs_have_the_same_digest_wherever_they_lie(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    body = data.draw(strategies.bodies())
    made, copied = rubric(folder, body).rubric, rubric(tmp_path_factory.mktemp("salinan"), body).rubric
    told, on = data.draw(strategies.facts_for(made)), data.draw(strategies.DAYS)

    elsewhere = assess(copied, told._replace(file="tempat/lain.yaml"), on)

    assert elsewhere.digest == assess(made, told, on).digest


@property_of()
def test_the_digest_changes_with_the_rubric_the_facts_or_the_date(folder: Path, data: st.DataObject) -> None:
    body = data.draw(strategies.bodies())
    made = rubric(folder, body).rubric
    other = rubric(folder, body, head=HEAD.replace("Lomba Uji", "Lomba Lain")).rubric
    told, on = data.draw(strategies.facts_for(made)), data.draw(strategies.DAYS)
    assume(told.answers)
    key = data.draw(st.sampled_from(sorted(told.answers)))
    fewer: Facts = told._replace(answers={each: answer for each, answer in told.answers.items() if each != key})

    digests = [
        assess(made, told, on).digest,
        assess(other, told, on).digest,
        assess(made, fewer, on).digest,
        assess(made, told, on + timedelta(days=1) if on else strategies.CLOSES).digest,
    ]

    assert len(set(digests)) == len(digests)
