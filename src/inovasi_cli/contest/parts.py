"""What the judges of a stage score: the parts of a rubric whose weights are published, or those that a file lists."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.points import Scale
from inovasi_cli.contest.model import LEVELS, ScoredPart
from inovasi_cli.rubric.values import MOST_DECIMALS
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.rubric.model import Part, Rubric
    from inovasi_cli.rubric.reader import Fields

PART_KEYS: Final = ("id", "judul", "bobot", "en")
BEST: Final = 100
"""The most that a part can earn, before its weight."""


def of_rubric(rubric: Rubric, *, scale: str) -> tuple[ScoredPart, ...] | None:
    """The parts that weigh anything; None where the weight of one stands in no source.

    A group of equal or weighted parts is scored as one, unless levels are scored, which only its leaves have.
    """
    if not rubric.score:
        return None
    points = Scale(rubric.score, frozenset())
    found = []
    for part in _scored(rubric.score.parts, leaves=scale == LEVELS):
        weight = Fraction(sum(points.leaves[leaf.id].most for leaf in part.leaves()), points.per)
        levels = tuple(sorted({level.points for level in part.levels})) if scale == LEVELS else ()
        if weight:
            found.append(ScoredPart(part.id, part.title, weight, part.basis, levels))
    return tuple(found) if found and all(part.basis and part.basis.source for part in found) else None


def _scored(parts: Iterable[Part], *, leaves: bool) -> Iterator[Part]:
    for part in parts:
        if part.parts and (leaves or part.combine == "sum"):
            yield from _scored(part.parts, leaves=leaves)
        else:
            yield part


def listed(fields: Fields) -> tuple[ScoredPart, ...]:
    """The parts that a contest file lists, with the weights of the organiser."""
    return tuple(_listed(part, child) for part, child in fields.children("bagian", PART_KEYS))


def _listed(part: str, fields: Fields) -> ScoredPart:
    fields.need("bobot")
    weight = fields.number("bobot")
    if weight is not None and weight <= 0:
        fields.note(fields.entries["bobot"], "bobot", "harus lebih dari 0")
        weight = None
    title = fields.maybe_words("judul") or Text(part)
    return ScoredPart(part, title, Fraction(str(weight)) if weight else Fraction(1))


def denominator(parts: Iterable[ScoredPart]) -> int:
    """What every score is a whole multiple of 1/this of."""
    return lcm(10**MOST_DECIMALS, *(max(part.levels) for part in parts if part.levels))
