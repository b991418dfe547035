"""How far points may move, exactly: if each score moves within a range, and each unconfirmed weight within another.

Scores of one entry and of another move independently, so for scores alone the bounds of a place are exact. Weights are
the same for all entries, and each entry is given those that suit it best or worst; so a place that is said to hold
does hold, while one that is said to change may be steadier than it looks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.contest.means import moved
from inovasi_cli.contest.parts import BEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inovasi_cli.contest.model import Rules
    from inovasi_cli.contest.panel import Judged, Panel


class Bounds(NamedTuple):
    """The least and the most that points may come to, in 1/``per`` of whatever they are counted in."""

    low: int
    high: int


class Swayed:
    """The bounds of the points of one panel; ``per`` is how much finer they are than its own measure."""

    def __init__(self, panel: Panel, rules: Rules) -> None:
        self.rule = rules.outliers
        self.times = panel.measure.times
        self.by = int(Fraction(str(rules.sway)) * panel.stage.per)
        self.most = BEST * panel.stage.per
        percent = Fraction(str(rules.weight_sway))
        self.per = BEST * percent.denominator
        parts = zip(panel.stage.parts, panel.measure.weights, strict=True)
        self.moves = [0 if part.confirmed else weight * percent.numerator for part, weight in parts]
        self.least = [weight * self.per - move for weight, move in zip(panel.measure.weights, self.moves, strict=True)]

    def bounds(self, each: Judged) -> Bounds:
        """The least and the most that the points of an entry may come to."""
        low, high = ([self._moved(each, number, by) for number in range(len(self.moves))] for by in (-self.by, self.by))
        return Bounds(self._weighed(low, high=False), self._weighed(high, high=True))

    def _moved(self, each: Judged, number: int, by: int) -> int:
        mean, scores = each.means[number] or 0, each.scores[number]
        # Unless a score meets an end of the scale, every rule moves by as much as the scores.
        if min(scores) + by >= 0 and max(scores) + by <= self.most:
            return mean + by * self.times
        return moved(scores, self.rule, self.times, by, self.most)

    def _weighed(self, means: list[int], *, high: bool) -> int:
        """The points under the weights that are best or worst for these means and weigh as much as ever together."""
        total = sum(weight * mean for weight, mean in zip(self.least, means, strict=True))
        free = sum(self.moves)
        if not free:
            return total
        for mean, move in sorted(zip(means, self.moves, strict=True), reverse=high):
            taken = min(2 * move, free)
            total += taken * mean
            free -= taken
        return total


def places(bounds: Sequence[Bounds], *, shared: bool) -> list[tuple[int, int]]:
    """For each entry the best and the worst place that it may have.

    ``shared`` says that equal points share a place; where something breaks ties, the worse place is counted.
    """
    lows = sorted(each.low for each in bounds)
    highs = sorted(each.high for each in bounds)
    after = bisect_right if shared else bisect_left
    found = []
    for low, high in bounds:
        surely_above = len(lows) - bisect_right(lows, high)
        perhaps_above = len(highs) - after(highs, low) - (high > low or not shared)
        found.append((surely_above + 1, perhaps_above + 1))
    return found
