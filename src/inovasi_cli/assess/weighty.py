"""Which questions without an answer matter most: what one answer to each settles by itself, all else as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.assess.advised import Weight
from inovasi_cli.assess.effort import Effort, SpentError
from inovasi_cli.conditions import Case
from inovasi_cli.rubric.regions import ANY_DAY, regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.assess.cases import Claims
    from inovasi_cli.assess.ladder import Leaf
    from inovasi_cli.assess.points import Scale
    from inovasi_cli.conditions import Condition, FactTest
    from inovasi_cli.rubric.model import Gate


def ranked(claims: Claims, scale: Scale | None) -> tuple[Weight, ...]:
    """The open questions, those first that decide most gates, then those that close most of the interval.

    Among equals those that raise the lowest points most, then in the order of the bank. Nothing weighs what was said
    not to apply, or what may make no sense yet. Empty where there is too much to look at.
    """
    try:
        weigher = _Weigher(claims, scale)
        weights = [weigher.weight(key) for key in claims.open(weigher.case)]
    except SpentError:
        return ()
    return tuple(sorted(weights, key=lambda weight: (-len(weight.gates), -weight.closes, -weight.raises)))


class _Moves(NamedTuple):
    """What can move a leaf or a gate: tests by question, with those on whether a question is asked."""

    tests: dict[str, tuple[FactTest, ...]]
    cost: int


class _Weigher:
    def __init__(self, claims: Claims, scale: Scale | None) -> None:
        self.claims = claims
        self.scale = scale
        self.per = scale.per if scale else 1
        self.effort = Effort()
        self.case = claims.case(claims.claimed)
        asked_when = (question.ask_when for question in claims.rubric.conditional)
        self.deciding = {test.question for condition in asked_when if condition for test in condition.tests()}
        leaves = scale.leaves.values() if scale else ()
        self.leaves = [(leaf, self._moves([level.when for level in leaf.part.levels])) for leaf in leaves]
        undecided = (gate for gate in claims.rubric.gates if gate.when.holds(self.case) is None)
        self.gates = [(gate, self._moves([gate.when])) for gate in undecided]

    def _moves(self, conditions: list[Condition]) -> _Moves:
        behind = self.claims.behind(test.question for condition in conditions for test in condition.tests())
        asked_when = [self.claims.rubric.questions[key].ask_when for key in behind]
        found: dict[str, dict[FactTest, None]] = {key: {} for key in behind}
        for condition in (*conditions, *(each for each in asked_when if each)):
            for test in condition.tests():
                found[test.question][test] = None
        return _Moves({key: tuple(each) for key, each in found.items()}, 1 + sum(map(len, found.values())))

    def weight(self, key: str) -> Weight:
        """What hangs on one question."""
        question = self.claims.rubric.questions[key]
        if key in self.claims.waived or (question.ask_when and not question.ask_when.holds(self.case)):
            return Weight(key, 0, 0, 0, self.per, ())
        gates = (gate.id for gate, moves in self.gates if key in moves.tests and self._decides(key, gate, moves))
        return Weight(key, *self._shrinks(key), self.per, tuple(gates))

    def _decides(self, key: str, gate: Gate, moves: _Moves) -> bool:
        """Whether some answer alone settles whether a gate is met."""
        return any(gate.when.holds(case) is not None for case in self._after(key, moves.tests[key], moves.cost))

    def _shrinks(self, key: str) -> tuple[int, int, int]:
        """By how much the interval rises at its low end, falls at its high end, and closes, at most each."""
        moved = [(leaf, moves) for leaf, moves in self.leaves if key in moves.tests]
        leaves = [leaf for leaf, _ in moved]
        tests = dict.fromkeys(test for _, moves in moved for test in moves.tests[key])
        cost = sum(moves.cost for _, moves in moved)
        (low, high), raises, lowers, closes = self._earned(leaves, self.case), 0, 0, 0
        for case in self._after(key, tests, cost) if leaves else ():
            least, most = self._earned(leaves, case)
            raises, lowers = max(raises, least - low), max(lowers, high - most)
            closes = max(closes, least - low + high - most)
        return raises, lowers, closes

    def _earned(self, leaves: Iterable[Leaf], case: Case) -> tuple[int, int]:
        """The lowest and the highest points of these leaves together."""
        earned = [self.scale.earn(leaf, case) for leaf in leaves] if self.scale else []
        return sum(each.low for each in earned), sum(each.high for each in earned)

    def _after(self, key: str, tests: Iterable[FactTest], cost: int) -> Iterator[Case]:
        """The case after one answer for each set of truths that the tests on a question can have."""
        claims = self.claims
        for value in regions(claims.rubric.questions[key], [*tests], claims.on or ANY_DAY):
            if key in self.deciding:
                self.effort.spend(cost + len(claims.rubric.questions))
                yield claims.case({**claims.claimed, key: value})
            else:
                self.effort.spend(cost)
                values = {**self.case.values, key: value}
                yield Case(values, claims.on, category=claims.category, waived=claims.waived)
