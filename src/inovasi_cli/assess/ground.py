"""What a change of answers or proofs would bring, measured on the whole and exactly."""

from __future__ import annotations

from copy import copy
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from inovasi_cli.assess.effort import Effort
from inovasi_cli.facts import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol

    from inovasi_cli.assess.cases import Claims
    from inovasi_cli.assess.ladder import Leaf
    from inovasi_cli.assess.points import Scale
    from inovasi_cli.conditions import Case, Truth
    from inovasi_cli.facts import Number, Value

    class Changing(Protocol):
        """Whatever makes a change."""

        @property
        def change(self) -> Change:
            """What it changes."""


Made = TypeVar("Made", bound="Changing")


class Change(NamedTuple):
    """New values by question id, which come with their proof, and answers of today that get theirs."""

    answers: dict[str, Value]
    proofs: tuple[str, ...] = ()


class Standing(NamedTuple):
    """The lowest points, claimed and evidenced, and the ids of the gates that are met and of those that are not."""

    claimed: int
    evidenced: int
    met: frozenset[str]
    unmet: frozenset[str]


class Ground:
    """One innovation as it stands; ``scale`` is None where the rubric has no score that applies."""

    def __init__(self, claims: Claims, scale: Scale | None) -> None:
        self.claims = claims
        self.effort = Effort()
        self.scale = scale
        self.leaves: tuple[Leaf, ...] = tuple(scale.leaves.values()) if scale else ()
        self.behind = {leaf.part.id: claims.behind(leaf.part.questions()) for leaf in self.leaves}
        levels = (level.when for leaf in self.leaves for level in leaf.part.levels)
        conditions = [*(gate.when for gate in claims.rubric.gates), *levels]
        self.cost = len(claims.rubric.questions) + sum(1 for each in conditions for _ in each.tests())
        """How many tests and answers are looked at, at most, each time that all is judged again."""
        self.gates = [
            (gate, frozenset(claims.behind(test.question for test in gate.when.tests())))
            for gate in claims.rubric.gates
        ]
        claimed, evidenced = claims.case(claims.claimed), claims.case(claims.evidenced)
        self.lows = {leaf.part.id: (self._low(leaf, claimed), self._low(leaf, evidenced)) for leaf in self.leaves}
        self.states = {gate.id: gate.when.holds(claimed) for gate, _ in self.gates}
        self.now = _standing(self.lows, self.states)

    def after(self, change: Change) -> Standing:
        """Where everything stands after a change and nothing else."""
        return self.at(change).now

    def at(self, change: Change) -> Ground:
        """The ground after a change; only what it can move is judged again."""
        self.effort.spend(self.cost)
        made, asked = copy(self), {*change.answers, *change.proofs}
        made.claims = self.claims.changed(change.answers, change.proofs)
        claimed, evidenced = made.claims.case(made.claims.claimed), made.claims.case(made.claims.evidenced)
        moved = [leaf for leaf in self.leaves if not asked.isdisjoint(self.behind[leaf.part.id])]
        made.lows = self.lows | {leaf.part.id: (self._low(leaf, claimed), self._low(leaf, evidenced)) for leaf in moved}
        made.states = {
            gate.id: self.states[gate.id] if asked.isdisjoint(behind) else gate.when.holds(claimed)
            for gate, behind in self.gates
        }
        made.now = _standing(made.lows, made.states)
        return made

    def _low(self, leaf: Leaf, case: Case) -> int:
        return self.scale.earn(leaf, case).low if self.scale else 0

    def together(self, changes: Iterable[Change]) -> Change:
        """Several changes as one."""
        taken = list(changes)
        answers: dict[str, Value] = {}
        for change in taken:
            for key, value in change.answers.items():
                answers[key] = self._both(key, answers[key], value) if key in answers else value
        return Change(answers, tuple(dict.fromkeys(key for change in taken for key in change.proofs)))

    def _both(self, key: str, one: Value, other: Value) -> Value:
        """What serves both: all items of two lists, the older of two dates, the number farther from that of today."""
        if isinstance(one, DateSpan):
            return min(one, cast("DateSpan", other))
        if isinstance(one, tuple):
            more = cast("tuple[str, ...]", other)
            return cast("tuple[str, ...]", (*one, *(item for item in more if item not in one)))
        if isinstance(one, str):
            return other
        now = cast("Number", self.claims.claimed.get(key, 0))
        return max(one, cast("Number", other), key=lambda number: abs(Decimal(number) - now))

    def touched(self, change: Change) -> frozenset[str]:
        """The leaves whose points a change can move, and the questions themselves."""
        asked = frozenset((*change.answers, *change.proofs))
        return asked | {leaf for leaf, behind in self.behind.items() if not asked.isdisjoint(behind)}

    def groups(self, some: Iterable[Made]) -> list[list[Made]]:
        """Those that move a part, or answer a question, in common, directly or through others."""
        groups: list[tuple[frozenset[str], list[Made]]] = []
        for each in some:
            touched, members = self.touched(each.change), [each]
            apart = []
            for other, others in groups:
                if touched.isdisjoint(other):
                    apart.append((other, others))
                else:
                    touched, members = touched | other, others + members
            groups = [*apart, (touched, members)]
        return [members for _, members in groups]

    def reaches(self, before: int, after: int) -> str | None:
        """The mark that claimed points reach and those before do not."""
        if not self.scale or after <= before:
            return None
        mark, band = self.scale.score.pass_mark, self.scale.reached(after)
        if mark and self.scale.at_least(after, mark.points) and not self.scale.at_least(before, mark.points):
            return "pass_mark"
        return band.id if band and band != self.scale.reached(before) else None


def _standing(lows: dict[str, tuple[int, int]], states: dict[str, Truth]) -> Standing:
    met = frozenset(gate for gate, state in states.items() if state)
    unmet = frozenset(gate for gate, state in states.items() if state is False)
    return Standing(sum(low for low, _ in lows.values()), sum(low for _, low in lows.values()), met, unmet)
