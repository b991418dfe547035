"""The smallest sets of answers that would make a condition true.

A search over the condition itself: every test that does not hold yet is a demand on its question, ``all`` needs the
demands of each part, ``any`` those of one. A set of demands counts once values were found that meet them, and is
advised once the condition was seen to hold with them.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.effort import Effort
from inovasi_cli.assess.witness import Demand, witness
from inovasi_cli.conditions import ALWAYS, TESTS, Absent, AllOf, AnyOf, FactTest, Not, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.assess.cases import Claims
    from inovasi_cli.conditions import Case, Condition, Truth
    from inovasi_cli.facts import Value

MAX_WAYS: Final = 64
"""Ways kept at each step of the search, smallest first."""

_Way = frozenset[Demand]


class Remedy(NamedTuple):
    """New values by question id, and what is asked of them: every other value that meets the demands does as well."""

    answers: dict[str, Value]
    demands: tuple[Demand, ...]


class Remedies:
    """Searches for one innovation; nothing is advised on facts that are fixed and known, or that do not apply."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.effort = Effort()
        self.questions = claims.rubric.questions
        self.case = claims.case(claims.claimed)

    def smallest(self, condition: Condition) -> Remedy | None:
        """What makes the condition true by the fewest questions; None where nothing does, or it is true already.

        Among equals those that come first in the bank.
        """
        for way in self._ways(condition, wanted=True):
            for demands in (self._careful(way, condition), way):
                answers = self._answers(demands)
                if answers and self._holds(condition, answers):
                    # Where more than is asked for can only help, nobody is told to stop short of it.
                    needed = way | (demands & self._against(condition))
                    return Remedy(answers, tuple(sorted(needed)))
        return None

    def _holds(self, condition: Condition, answers: dict[str, Value]) -> bool:
        return condition.holds(self.claims.case({**self.claims.claimed, **answers})) is True

    def _against(self, condition: Condition) -> set[Demand]:
        """What of the present state a condition may rest on: a test that counts for it holds, one against it fails."""
        found, waiting = set(), [Demand(test, holds) for test, holds in _signed(condition, self.case, sign=True)]
        while waiting:
            demand = waiting.pop()
            if demand not in found:
                found.add(demand)
                ask_when = self.questions[demand.test.question].ask_when or ALWAYS
                waiting += (Demand(*each) for each in _signed(ask_when, self.case, sign=demand.holds))
        return found

    def _careful(self, way: _Way, condition: Condition) -> _Way:
        """The same, and every other test of its questions stays as it is where it can."""
        demands = way
        asked = _asked([way])
        for test in condition.tests():
            now = self._now(test)
            if test.question in asked and now is not None and Demand(test, not now) not in way:
                with_it = demands | {Demand(test, now)}
                demands = demands if self._answers(with_it) is None else with_it
        return demands

    def _now(self, test: FactTest) -> Truth:
        """Whether the test holds for what was answered, even where that does not count."""
        value = self.claims.claimed.get(test.question)
        return None if value is None else TESTS[test.name].holds(value, test.operand, self.claims.on)

    def _cost(self, way: _Way) -> tuple[int, list[tuple[int, int]]]:
        asked = {demand.test.question for demand in way}
        return len(asked), sorted(self.questions[question].rank for question in asked)

    def _answers(self, way: _Way) -> dict[str, Value] | None:
        self.effort.spend(1 + len(way) * 4)
        by_question: dict[str, list[Demand]] = {}
        for demand in sorted(way):
            by_question.setdefault(demand.test.question, []).append(demand)
        answers = {}
        for question, demands in by_question.items():
            self.effort.spend(len(demands) ** 2)
            value = witness(self.questions[question], self.claims.claimed.get(question), demands, self.claims.on)
            if value is None:
                return None
            answers[question] = value
        return answers

    def _ways(self, condition: Condition, *, wanted: bool, around: frozenset[str] = frozenset()) -> list[_Way]:
        """The ways to make a condition true or false, the smallest first.

        ``around`` names the questions of what must hold beside it.
        """
        if condition.holds(self.case) is wanted:
            return [frozenset()]
        match condition:
            case FactTest():
                return self._test(condition, wanted=wanted, around=around)
            case Not():
                return self._ways(condition.part, wanted=not wanted, around=around)
            case AllOf() | AnyOf():
                if isinstance(condition, AllOf) is wanted:
                    return self._together(condition.parts, wanted=wanted, around=around)
                ways = (self._ways(part, wanted=wanted, around=around) for part in condition.parts)
                return self._kept(way for each in ways for way in each)
            case _:
                return self._ways(plain(condition, self.case), wanted=wanted, around=around)

    def _test(self, test: FactTest, *, wanted: bool, around: frozenset[str]) -> list[_Way]:
        ask_when, ways = self.questions[test.question].ask_when, self._answered(test, wanted=wanted)
        if ask_when is None:
            return ways
        sensible = product(self._ways(ask_when, wanted=True, around=around | {test.question}), ways)
        pointless = [] if wanted else self._ways(ask_when, wanted=False, around=around)
        return self._kept((*pointless, *(one | other for one, other in sensible)))

    def _answered(self, test: FactTest, *, wanted: bool) -> list[_Way]:
        """The ways for a question that makes sense; nothing more is needed where it was answered so already."""
        question, claims = self.questions[test.question], self.claims
        if self._now(test) is wanted:
            return [frozenset()]
        # What is fixed can be told where it is unknown, but neither changed nor, where it makes no sense yet, foretold.
        settled = question.id in claims.claimed or isinstance(self.case.values.get(question.id), Absent)
        if question.id in claims.waived or (question.fixed and settled):
            return []
        return [frozenset({Demand(test, wanted)})]

    def _together(self, parts: tuple[Condition, ...], *, wanted: bool, around: frozenset[str]) -> list[_Way]:
        """One way of each part together, for every combination that may turn out smallest."""
        merged: list[_Way] = [frozenset()]
        behind = [self._behind(part) for part in parts]
        for at, part in enumerate(parts):
            self.effort.spend(len(parts))
            others = around.union(*(each for other, each in enumerate(behind) if other != at))
            ways = self._ways(part, wanted=wanted, around=others)
            # A part that shares no question with another adds the same whatever they do, so its smallest way is enough.
            apart = ways[:1] if others.isdisjoint(_asked(ways)) else ways
            merged = self._kept(one | other for one, other in product(merged, apart))
        return merged

    def _behind(self, condition: Condition) -> frozenset[str]:
        return frozenset(self.claims.behind(test.question for test in condition.tests()))

    def _kept(self, ways: Iterable[_Way]) -> list[_Way]:
        """The smallest ways that values were found for, each once; those first in the bank come first."""
        possible = [way for way in dict.fromkeys(ways) if self._answers(way) is not None]
        return sorted(possible, key=self._cost)[:MAX_WAYS]


def _asked(ways: list[_Way]) -> set[str]:
    return {demand.test.question for way in ways for demand in way}


def _signed(condition: Condition, case: Case, *, sign: bool) -> Iterator[tuple[FactTest, bool]]:
    """Every test with whether it counts for the condition, or against it."""
    match condition:
        case FactTest():
            yield condition, sign
        case Not():
            yield from _signed(condition.part, case, sign=not sign)
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from _signed(part, case, sign=sign)
        case _:
            yield from _signed(plain(condition, case), case, sign=sign)
