"""Whether conditions can hold at all: looks for answers that make them so, and knows when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.conditions import ABSENT, Absent, Case, Condition, deciding, every
from inovasi_cli.rubric.regions import reference_days, regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from inovasi_cli.conditions import FactTest, Truth
    from inovasi_cli.facts import Value
    from inovasi_cli.rubric.model import Question

MOST: Final = 10_000
"""So many combinations of answers are looked at."""
MOST_TESTS: Final = 400_000
"""So many tests are made for one goal, so that of large conditions fewer combinations are looked at."""
MOST_IN_ALL: Final = 1_000_000
"""So many tests are made for all goals of one rubric, each of which may be large."""
DEEPEST: Final = 200
"""So many questions are answered at once; Python itself would end the search somewhere behind that."""


class Goal(NamedTuple):
    """What answers are looked for: ``holds`` is true, and none of ``fails`` is (unanswered is not true)."""

    holds: Condition
    fails: tuple[Condition, ...] = ()

    def state(self, case: Case) -> Truth:
        """True or False as soon as no further answer can change it."""
        return every((self.holds.holds(case), *(_opposite(each.holds(case)) for each in self.fails)))

    def reached(self, case: Case) -> bool:
        """Whether it is so when nothing more is answered."""
        return self.holds.holds(case) is True and not any(each.holds(case) for each in self.fails)

    def tests(self) -> Iterator[FactTest]:
        """The tests of all its conditions."""
        for each in (self.holds, *self.fails):
            yield from each.tests()

    def open(self, case: Case) -> Iterator[FactTest]:
        """The tests that leave it undecided."""
        for each in (self.holds, *self.fails):
            if each.holds(case) is None:
                yield from deciding(each, case)


class Patience:
    """How many tests are left for the goals of one rubric."""

    def __init__(self, left: int = MOST_IN_ALL) -> None:
        self.left = left


class _TooManyError(Exception):
    """More combinations than we look at."""


def possible(
    goal: Goal, questions: Mapping[str, Question], on: date | None = None, patience: Patience | None = None
) -> bool | None:
    """Whether some answers reach a goal, on one reference date or on any; None where there are too many to say."""
    patience = patience or Patience()
    if patience.left <= 0:
        return None
    search = _Search(goal, questions, patience)
    tests = [test for mine in search.tests.values() for test in mine]
    try:
        return any(search.reaches(day) for day in ([on] if on else reference_days(tests)))
    except _TooManyError:
        return None


def behind(questions: Mapping[str, Question], tests: Iterable[FactTest]) -> dict[str, list[FactTest]]:
    """The tests given and those that decide whether their questions make sense, by the question that they test."""
    found: dict[str, dict[FactTest, None]] = {}
    waiting = list(tests)
    while waiting:
        test = waiting.pop()
        ask_when = questions[test.question].ask_when
        if ask_when and test.question not in found:
            waiting.extend(ask_when.tests())
        found.setdefault(test.question, {})[test] = None
    return {key: list(mine) for key, mine in found.items()}


class _Search:
    """Answers one open question after the other, and turns back as soon as the goal is out of reach."""

    def __init__(self, goal: Goal, questions: Mapping[str, Question], patience: Patience) -> None:
        self.patience = patience
        self.goal = goal
        self.questions = questions
        self.tests = behind(questions, goal.tests())
        self.conditional = _in_order([questions[key] for key in self.tests])
        self.size = max(1, sum(1 for _ in goal.tests()))
        self.steps, self.most = 0, min(MOST, MOST_TESTS // self.size)

    def reaches(self, on: date, values: Mapping[str, Value] = {}, settled: frozenset[str] = frozenset()) -> bool:
        """Whether the goal can be reached from these answers; ``settled`` also names what stays unanswered."""
        self.steps += 1
        self.patience.left -= self.size
        if self.steps > self.most or self.patience.left < 0 or len(settled) > DEEPEST:
            raise _TooManyError
        case = self._case(on, values)
        state = self.goal.state(case)
        if state is not None:
            return state
        key = next(self._unsettled(self.goal.open(case), case, settled), None)
        if key is None:
            return self.goal.reached(case)
        settled |= {key}
        tests = self.tests[key]
        answers = regions(self.questions[key], tests, on)
        if any(self.reaches(on, {**values, key: value}, settled) for value in answers):
            return True
        return any(test.name == "known" for test in tests) and self.reaches(on, values, settled)

    def _case(self, on: date, values: Mapping[str, Value]) -> Case:
        """As the judgement makes one: what makes no sense is absent, and unknown while that is not decided."""
        counted: dict[str, Value | Absent] = dict(values)
        case = Case(counted, on)
        for key, ask_when in self.conditional:
            sensible = ask_when.holds(case)
            if sensible is False:
                counted[key] = ABSENT
            elif sensible is None:
                counted.pop(key, None)
        return case

    def _unsettled(self, tests: Iterable[FactTest], case: Case, settled: frozenset[str]) -> Iterator[str]:
        for test in tests:
            ask_when = self.questions[test.question].ask_when
            if ask_when and not ask_when.holds(case):
                yield from self._unsettled(deciding(ask_when, case), case, settled)
            elif test.question not in settled:
                yield test.question


def _in_order(questions: Iterable[Question]) -> list[tuple[str, Condition]]:
    """The questions with ``ask_when``, each behind those that decide it."""
    from graphlib import TopologicalSorter

    conditional = {question.id: question.ask_when for question in questions if question.ask_when}
    needs = {key: [test.question for test in ask_when.tests()] for key, ask_when in conditional.items()}
    return [(key, conditional[key]) for key in TopologicalSorter(needs).static_order() if key in conditional]


def _opposite(state: Truth) -> Truth:
    return None if state is None else not state
