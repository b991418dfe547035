"""The order of actions that keeps most whenever time ends.

While a requirement is open no point counts, so what opens requirements comes first, the shortest before the longer.
Behind them stands whatever brings most on top of all before it, measured on the whole: claimed points, and among
equals those evidenced. Actions that move no part in common add up exactly, so they are told apart into groups. Where
in every group the best so many actions contain the best of one fewer, and each adds no more than the one before, the
plan has at every step as much as any other choice of as many actions; otherwise, and in a group too large to try, the
best next action is taken, and the plan is called approximate.
"""

from __future__ import annotations

from heapq import merge
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.advised import Planned
from inovasi_cli.assess.effort import SpentError
from inovasi_cli.assess.ground import Change
from inovasi_cli.assess.witness import meets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inovasi_cli.assess.advised import Action
    from inovasi_cli.assess.ground import Ground, Standing

MOST_TOGETHER: Final = 6
"""Actions of one group up to which every subset is measured."""


class Taken(NamedTuple):
    """An action, the change that it is, and where everything stands after it alone."""

    action: Action
    change: Change
    after: Standing


class _Worth(NamedTuple):
    """The lowest points, or how many more."""

    claimed: int
    evidenced: int

    def over(self, other: _Worth) -> _Worth:
        return _Worth(self.claimed - other.claimed, self.evidenced - other.evidenced)


_NOTHING: Final = _Worth(0, 0)


class _Link(NamedTuple):
    """An action in the order of its group, and what it adds there."""

    adds: _Worth
    taken: Taken


def only_answers(action: Action, answered: Iterable[str]) -> bool:
    """Whether an action is nothing but one answer that nobody gave yet, and that opens a gate."""
    brings = action.claimed or action.evidenced or action.proofs
    return bool(action.opens) and not brings and len(action.answers) == 1 and {*answered}.isdisjoint(action.answers)


def planned(ground: Ground, found: Sequence[Taken]) -> tuple[tuple[Planned, ...], bool]:
    """The actions worth taking, in their order, and whether no other so many would bring more points.

    An action has no place that adds nothing to those before it, asks for other answers than they do, or closes a gate.
    """
    planner = _Planner(ground)
    try:
        planner.open_gates(found)
        planner.gain(found)
    except SpentError:
        planner.exact = False
    return tuple(planner.plan), planner.exact


class _Planner:
    def __init__(self, start: Ground) -> None:
        self.start = start
        self.here = start
        self.taken: list[Taken] = []
        self.plan: list[Planned] = []
        self.exact = True

    def open_gates(self, found: Sequence[Taken]) -> None:
        """Take what opens gates that are still closed then, the shortest first."""
        for each in sorted((each for each in found if each.action.opens), key=self._length):
            after = self._standing([each])
            if after and after.met > self.here.now.met:
                self._take(each)

    def _length(self, taken: Taken) -> tuple[bool, int, int, int, int]:
        action = taken.action
        first = only_answers(action, self.start.claims.claimed)
        work = len({*action.answers, *action.proofs})
        return not first, work, -len(action.opens), -action.claimed, -action.evidenced

    def gain(self, found: Sequence[Taken]) -> None:
        """Take what brings points, the most first."""
        done = {each.id for each in self.plan}
        left = [each for each in found if each.action.id not in done]
        at = {each.action.id: number for number, each in enumerate(left)}
        chains = [self._chain(group) for group in self.start.groups(left)]
        # Equal gains in the order of the list.
        for _, taken in merge(
            *chains, key=lambda link: (-link.adds.claimed, -link.adds.evidenced, at[link.taken.action.id])
        ):
            if self._standing([taken]):
                self._take(taken)
            else:
                # Of two groups that move no part in common, both together may still close a gate.
                self.exact = False

    def _chain(self, group: list[Taken]) -> list[_Link]:
        """The actions of a group in their order, as far as they add something."""
        best = self._best_chain(group) if len(group) <= MOST_TOGETHER else None
        if best is None:
            self.exact = False
            return self._greedy_chain(group)
        return best

    def _best_chain(self, group: list[Taken]) -> list[_Link] | None:
        """The order of which every beginning brings most among as many; None where there is none."""
        chain: list[_Worth] = []
        orders: dict[frozenset[str], tuple[Taken, ...]] = {frozenset(): ()}
        reached, before = _worth(self.here.now), None
        for count in range(1, len(group) + 1):
            sets = {_ids(some): self._worth(some) for some in combinations(group, count)}
            best = max([reached, *(worth for worth in sets.values() if worth)])
            adds = best.over(reached)
            if before is not None and adds > before:
                return None
            reached, before = best, adds
            if adds > _NOTHING:
                longer = [(*order, each) for order in orders.values() for each in group if each not in order]
                longest = {_ids(order): order for order in reversed(longer) if sets.get(_ids(order)) == best}
                orders = dict(reversed(longest.items()))
                chain.append(adds)
            if not orders:
                return None
        order = next(iter(orders.values()))
        return [_Link(adds, taken) for adds, taken in zip(chain, order, strict=True)]

    def _greedy_chain(self, group: list[Taken]) -> list[_Link]:
        chain: list[_Link] = []
        left, reached = list(group), _worth(self.here.now)
        while left:
            so_far = [link.taken for link in chain]
            worths = [(worth, each) for each in left if (worth := self._worth((*so_far, each)))]
            best, each = max(worths, key=lambda pair: pair[0], default=(reached, left[0]))
            if best <= reached:
                break
            chain.append(_Link(best.over(reached), each))
            left.remove(each)
            reached = best
        return chain

    def _worth(self, some: Sequence[Taken]) -> _Worth | None:
        standing = self._standing(some)
        return standing and _worth(standing)

    def _standing(self, some: Sequence[Taken]) -> Standing | None:
        """Where everything stands after these; None where answers contradict each other or a gate would close."""
        change, on = self._change(some), self.start.claims.on
        demands = (demand for each in (*self.taken, *some) for demand in each.action.demands)
        for demand in demands:
            if demand.test.question in change.answers and not meets(change.answers[demand.test.question], [demand], on):
                return None
        after = self.here.after(change)
        return after if after.met >= self.here.now.met and after.unmet <= self.here.now.unmet else None

    def _change(self, some: Sequence[Taken]) -> Change:
        """What these still change, so that it also serves all that was taken before."""
        asked = {key for each in some for key in each.change.answers}
        together = self.start.together(each.change for each in (*self.taken, *some))
        answers = {key: value for key, value in together.answers.items() if key in asked}
        return Change(answers, tuple(key for each in some for key in each.change.proofs))

    def _take(self, taken: Taken) -> None:
        before, self.here = self.here.now, self.here.at(self._change([taken]))
        after = self.here.now
        self.taken.append(taken)
        self.plan.append(
            Planned(
                id=taken.action.id,
                claimed=after.claimed - before.claimed,
                evidenced=after.evidenced - before.evidenced,
                opens=tuple(gate for gate in self.start.claims.rubric.gates if gate.id in after.met - before.met),
                totals=(after.claimed, after.evidenced),
                reaches=self.start.reaches(before.claimed, after.claimed),
            )
        )


def _worth(standing: Standing) -> _Worth:
    return _Worth(standing.claimed, standing.evidenced)


def _ids(some: Iterable[Taken]) -> frozenset[str]:
    return frozenset(each.action.id for each in some)
