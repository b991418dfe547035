"""How far judges agree: Krippendorff's alpha for ordinal data, exact, with missing scores left out.

After K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, 2011. The ordinal
difference of two values there, the number of values from the one to the other with half of each end, is the difference
of their mid-ranks among all values that can be paired. So the coefficient is that for interval data over those ranks.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RELIABLE: Final = Fraction(4, 5)
TENTATIVE: Final = Fraction(2, 3)
"""From which values on agreement is reliable, or good enough for tentative conclusions.

K. Krippendorff, *Content Analysis*, 2nd edition, 2004, page 241, which prints .800 and .667.
"""


def alpha(units: Iterable[Sequence[int]]) -> Fraction | None:
    """The agreement on units, each with the scores that it got.

    None where nothing can be compared: no unit has two scores, or all scores are the same.
    """
    paired = [unit for unit in units if len(unit) > 1]
    ranks = _ranks(Counter(value for unit in paired for value in unit))
    count = total = squares = 0
    # By the number of scores, so that the sum stays in whole numbers.
    observed: dict[int, int] = {}
    for unit in paired:
        inside = [ranks[value] for value in unit]
        size, whole, square = len(inside), sum(inside), sum(rank * rank for rank in inside)
        count, total, squares = count + size, total + whole, squares + square
        observed[size] = observed.get(size, 0) + size * square - whole * whole
    expected = count * squares - total * total
    if not expected:
        return None
    found = sum((Fraction(apart, size - 1) for size, apart in observed.items()), Fraction())
    return 1 - (count - 1) * found / expected


def _ranks(counts: Counter[int]) -> dict[int, int]:
    """Twice the mid-rank of each value."""
    ranks, below = {}, 0
    for value in sorted(counts):
        ranks[value] = 2 * below + counts[value]
        below += counts[value]
    return ranks
