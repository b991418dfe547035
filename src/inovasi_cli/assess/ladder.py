"""The levels of one leaf part, made ready to be climbed in thousands of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.assess.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.assess.compiled import Holds
    from inovasi_cli.conditions import Case
    from inovasi_cli.rubric.model import Part
    from inovasi_cli.text import Text


class LeafScore(NamedTuple):
    """What a leaf earns: the numerators still possible, and the level where only one is."""

    low: int
    high: int
    level: Text | None
    silent: bool


class Rung(NamedTuple):
    """One level of a leaf: when it holds, its numerator, and what is earned where it is the first that may hold."""

    holds: Holds
    points: int
    alone: LeafScore


class Leaf(NamedTuple):
    """One leaf part with its levels, in their order, and the numerator of its maximum.

    ``questions`` are those that its levels test; the same answers to them earn the same.
    """

    part: Part
    most: int
    rungs: tuple[Rung, ...]
    questions: frozenset[str]


def leaf_of(part: Part, most: int, points: Iterable[int]) -> Leaf:
    """A leaf part with these numerators: at most, and of each level."""
    rungs = (
        Rung(compiled(level.when), each, LeafScore(each, each, level.title, silent=False))
        for level, each in zip(part.levels, points, strict=True)
    )
    return Leaf(part, most, tuple(rungs), part.questions())


def climb(leaf: Leaf, case: Case) -> LeafScore:
    """The first level that holds, or every level that still may; nothing where the guide is silent."""
    low = high = seen = 0
    for holds, points, alone in leaf.rungs:
        state = holds(case)
        if state is False:
            continue
        if not seen:
            if state:
                return alone
            low = high = points
        elif points < low:
            low = points
        elif points > high:
            high = points
        seen += 1
        if state:
            return LeafScore(low, high, None, silent=False)
    return LeafScore(0, high, None, silent=not seen)
