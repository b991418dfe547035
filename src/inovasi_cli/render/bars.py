"""A bar of points out of letters, for a screen and for Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from inovasi_cli.assess.report import Interval


def pieces(evidenced: Interval, claimed: Interval, most: Fraction | int, *, length: int, signs: str) -> tuple[str, ...]:
    """How much is proven, claimed, possible and out of reach of ``most``, each in its sign, ``length`` letters in all.

    All points are over one denominator.
    """
    whole = most or 1
    points = (evidenced.low, claimed.low, claimed.high, whole)
    ends = [0, *(round(length * each / whole) for each in points)]
    return tuple(sign * (end - start) for sign, start, end in zip(signs, ends, ends[1:], strict=False))
