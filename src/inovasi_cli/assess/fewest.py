"""The fewest actions that lift the claimed points to the next mark.

Actions that move no part in common add up exactly, so they are told apart into groups first: within a group every
subset is measured, and the groups are put together by how many actions each takes. Where that would be too much work,
the best next action is taken until the mark is reached, and the answer is called approximate.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inovasi_cli.assess.ground import Change, Ground
    from inovasi_cli.facts import Number

MOST_SUBSETS: Final = 4096
"""How many subsets may be measured, over all groups; about a fifth of a second."""


class Candidate(NamedTuple):
    """An action that lifts the claimed points by itself."""

    id: str
    change: Change


class _Best(NamedTuple):
    """The highest gain of so many actions, and which they are."""

    gain: int
    ids: tuple[str, ...]


def fewest(ground: Ground, candidates: Sequence[Candidate]) -> tuple[tuple[str, ...], bool]:
    """The ids of the actions, and whether no smaller set would do; no ids where all together do not reach the mark."""
    if not ground.scale or not candidates:
        return (), True
    target = ground.scale.next_mark(ground.now.claimed)
    if target is None:
        return (), True
    _, mark = target
    groups = ground.groups(candidates)
    if sum(1 << len(group) for group in groups) > MOST_SUBSETS:
        return _greedy(ground, candidates, mark), False
    table = [_Best(0, ())]
    for group in groups:
        table = _add(table, _best_by_count(ground, group))
    reached = (best.ids for best in table if ground.scale.at_least(ground.now.claimed + best.gain, mark))
    chosen = next(reached, ())
    return tuple(each.id for each in candidates if each.id in chosen), True


def _best_by_count(ground: Ground, group: list[Candidate]) -> list[_Best]:
    """For every count from 0: the subset of so many that gains most, the earlier one among equals."""
    table = [_Best(0, ())]
    for count in range(1, len(group) + 1):
        gains = [
            _Best(_gain(ground, subset), tuple(each.id for each in subset)) for subset in combinations(group, count)
        ]
        table.append(max(gains, key=lambda best: best.gain))
    return table


def _gain(ground: Ground, subset: Sequence[Candidate]) -> int:
    return ground.after(ground.together(each.change for each in subset)).claimed - ground.now.claimed


def _add(table: list[_Best], group: list[_Best]) -> list[_Best]:
    """The best by count of what was there and another group together, more of the earlier one among equals."""
    added: list[_Best] = []
    for count in range(len(table) + len(group) - 1):
        pairs = [(table[count - n], group[n]) for n in range(len(group)) if 0 <= count - n < len(table)]
        added.append(max((_Best(a.gain + b.gain, a.ids + b.ids) for a, b in pairs), key=lambda best: best.gain))
    return added


def _greedy(ground: Ground, candidates: Sequence[Candidate], mark: Number) -> tuple[str, ...]:
    chosen: list[Candidate] = []
    left = list(candidates)
    while left and ground.scale:
        best = max(left, key=lambda candidate: _gain(ground, [*chosen, candidate]))
        chosen.append(best)
        left.remove(best)
        if ground.scale.at_least(ground.now.claimed + _gain(ground, chosen), mark):
            return tuple(each.id for each in chosen)
    return ()
