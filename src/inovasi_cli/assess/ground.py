"""What a change of answers or proofs would bring, measured on the whole and exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.assess.cases import Claims
    from inovasi_cli.assess.points import Leaf, Scale
    from inovasi_cli.conditions import Case
    from inovasi_cli.facts import Value
    from inovasi_cli.rubric.model import Gate


class Change(NamedTuple):
    """New values by question id, which come with their proof, and answers of today that get theirs."""

    answers: dict[str, Value]
    proofs: tuple[str, ...] = ()


class Standing(NamedTuple):
    """The lowest points, claimed and evidenced, and the ids of the gates that are met."""

    claimed: int
    evidenced: int
    met: frozenset[str]


class Ground:
    """One innovation as it stands; ``scale`` is None where the rubric has no score that applies."""

    def __init__(self, claims: Claims, scale: Scale | None) -> None:
        self.claims = claims
        self.scale = scale
        self.leaves: tuple[Leaf, ...] = tuple(scale.leaves.values()) if scale else ()
        self.behind = {leaf.part.id: claims.behind(leaf.part.questions()) for leaf in self.leaves}
        self.gates = [
            (gate, frozenset(claims.behind(test.question for test in gate.when.tests()))) for gate in claims.rubric.gates
        ]
        claimed, evidenced = claims.case(claims.claimed), claims.case(claims.evidenced)
        self.lows = {leaf.part.id: (self._low(leaf, claimed), self._low(leaf, evidenced)) for leaf in self.leaves}
        self.now = Standing(
            claimed=sum(low for low, _ in self.lows.values()),
            evidenced=sum(low for _, low in self.lows.values()),
            met=frozenset(gate.id for gate, _ in self.gates if gate.when.holds(claimed)),
        )

    def after(self, change: Change) -> Standing:
        """Where everything stands after a change and nothing else; only what it can move is judged again."""
        claims, asked = self.claims, {*change.answers, *change.proofs}
        claimed = claims.case({**claims.claimed, **change.answers})
        proven = {key: claims.claimed[key] for key in change.proofs}
        evidenced = claims.case({**claims.evidenced, **proven, **change.answers})
        moved = [leaf for leaf in self.leaves if not asked.isdisjoint(self.behind[leaf.part.id])]
        before = [self.lows[leaf.part.id] for leaf in moved]
        return Standing(
            claimed=self.now.claimed + sum(self._low(leaf, claimed) for leaf in moved) - sum(low for low, _ in before),
            evidenced=self.now.evidenced
            + sum(self._low(leaf, evidenced) for leaf in moved)
            - sum(low for _, low in before),
            met=frozenset(gate.id for gate, behind in self.gates if self._met(gate, behind, asked, claimed)),
        )

    def _low(self, leaf: Leaf, case: Case) -> int:
        return self.scale.earn(leaf, case).low if self.scale else 0

    def _met(self, gate: Gate, behind: frozenset[str], asked: set[str], claimed: Case) -> bool:
        return gate.id in self.now.met if asked.isdisjoint(behind) else gate.when.holds(claimed) is True

    def touched(self, change: Change) -> frozenset[str]:
        """The leaves whose points the new answers can move, and the questions themselves."""
        asked = frozenset(change.answers)
        return asked | {leaf for leaf, behind in self.behind.items() if not asked.isdisjoint(behind)}


def together(changes: Iterable[Change]) -> Change:
    """Several changes as one; what two of them add to the same list is added by both."""
    answers: dict[str, Value] = {}
    for change in changes:
        for key, value in change.answers.items():
            before = answers.get(key)
            if isinstance(before, tuple) and isinstance(value, tuple):
                answers[key] = (*before, *(item for item in value if item not in before))
            else:
                answers[key] = value
    return Change(answers)
