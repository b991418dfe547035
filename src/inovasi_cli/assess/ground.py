"""What a change of answers or proofs would bring, measured on the whole and exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.assess.cases import Claims
    from inovasi_cli.assess.points import Leaf, Scale
    from inovasi_cli.facts import Value
    from inovasi_cli.rubric.model import Gate


class Change(NamedTuple):
    """New values by question id, which come with their proof, and answers of today that get theirs."""

    answers: dict[str, Value]
    proofs: tuple[str, ...] = ()


class Standing(NamedTuple):
    """The lowest points, claimed and evidenced, and the gates that are met."""

    claimed: int
    evidenced: int
    met: tuple[Gate, ...]


class Ground:
    """One innovation as it stands; ``scale`` is None where the rubric has no score that applies."""

    def __init__(self, claims: Claims, scale: Scale | None) -> None:
        self.claims = claims
        self.scale = scale
        self.leaves: tuple[Leaf, ...] = tuple(scale.leaves.values()) if scale else ()
        self.behind = {leaf.part.id: claims.behind(leaf.part.questions()) for leaf in self.leaves}
        self.now = self.after(Change({}))

    def after(self, change: Change) -> Standing:
        """Where everything stands after a change and nothing else."""
        claims = self.claims
        claimed = claims.case({**claims.claimed, **change.answers})
        proven = {key: claims.claimed[key] for key in change.proofs}
        evidenced = claims.case({**claims.evidenced, **proven, **change.answers})
        return Standing(
            claimed=self.scale.low(claimed) if self.scale else 0,
            evidenced=self.scale.low(evidenced) if self.scale else 0,
            met=tuple(gate for gate in claims.rubric.gates if gate.when.holds(claimed)),
        )

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
