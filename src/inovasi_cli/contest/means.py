"""What the scores of several judges come to, exactly, by the rule of the contest for outliers."""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING

from inovasi_cli.contest.model import MEDIAN, TRIMMED

if TYPE_CHECKING:
    from collections.abc import Sequence

TRIMMED_FROM = 3
"""Of fewer scores none is left out, since nothing would remain."""


def denominator(judges: int) -> int:
    """What the mean of any number of scores up to so many is a whole multiple of 1/this of."""
    return lcm(*range(1, max(judges, 2) + 1))


def mean(scores: Sequence[int], rule: str, times: int) -> int:
    """``times`` the mean of at least one score, by the rule; ``times`` is a ``denominator``."""
    size = len(scores)
    if rule == TRIMMED and size >= TRIMMED_FROM:
        return (sum(scores) - max(scores) - min(scores)) * (times // (size - 2))
    if rule == MEDIAN:
        ordered = sorted(scores)
        return (ordered[(size - 1) // 2] + ordered[size // 2]) * (times // 2)
    return sum(scores) * (times // size)


def moved(scores: Sequence[int], rule: str, times: int, by: int, most: int) -> int:
    """The same after every score moved by so much, as far as 0 and ``most`` allow.

    No other moves of at most so much bring more, since each rule never falls when a score rises.
    """
    if by >= 0:
        return mean([min(score + by, most) for score in scores], rule, times)
    return mean([max(score + by, 0) for score in scores], rule, times)
