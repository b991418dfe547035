"""Where claimed points are not evidenced, and which proofs would bring them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.advised import Lack, Loss
from inovasi_cli.conditions import ABSENT

if TYPE_CHECKING:
    from inovasi_cli.assess.cases import Claims
    from inovasi_cli.assess.ladder import Leaf
    from inovasi_cli.assess.points import Scale
    from inovasi_cli.facts import Facts

MOST_WEIGHED: Final = 40
"""Unproven answers of one part up to which it is tried which of them are needless; beyond that all are named."""


def losses(facts: Facts, claims: Claims, scale: Scale) -> tuple[Loss, ...]:
    """Every leaf part whose lowest claimed points are not all evidenced, the most points first.

    Together they lose what lies between the lowest claimed and the lowest evidenced points of the whole.
    """
    claimed, evidenced = claims.case(claims.claimed), claims.case(claims.evidenced)
    found = []
    for leaf in scale.leaves.values():
        points = scale.earn(leaf, claimed).low
        lost = points - scale.earn(leaf, evidenced).low
        if lost:
            lacks = (
                Lack(claims.rubric.questions[key], facts.answers[key].evidence)
                for key in _needed(leaf, points, claims, scale)
            )
            found.append(Loss(leaf.part, lost, scale.per, tuple(lacks)))
    return tuple(sorted(found, key=lambda loss: -loss.points))


def _needed(leaf: Leaf, points: int, claims: Claims, scale: Scale) -> list[str]:
    """Unproven answers that together evidence these points, none of which can be left out."""
    said, proven, counted = claims.claimed, claims.evidenced, claims.case(claims.claimed).values
    behind = claims.behind(leaf.questions)
    needed = [key for key in behind if key in said and key not in proven and counted.get(key) is not ABSENT]
    for key in reversed(needed) if len(needed) <= MOST_WEIGHED else ():
        fewer = [each for each in needed if each != key]
        case = claims.case({**proven, **{each: said[each] for each in fewer}})
        if scale.earn(leaf, case).low == points:
            needed = fewer
    return needed
