"""Counts results as they come, in memory that does not grow with their number."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import lru_cache
from heapq import heappush, heapreplace
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.batch.outcome import UNJUDGED, Bar, Mark

if TYPE_CHECKING:
    from inovasi_cli.facts import Number
    from inovasi_cli.rubric.model import Rubric

FEW: Final = 30
"""So many results are shown one by one; of more, only the extremes."""

EXTREMES: Final = 5


class _Ranked(NamedTuple):
    """A result on one of the two heaps: the one that is dropped first has the smallest key."""

    key: Fraction
    number: int
    mark: Mark


class Sums:
    """The counts of one rubric: results by verdict and by state, gates by how many they stop, and the exact points."""

    def __init__(self) -> None:
        self.results = 0
        self.states: Counter[str] = Counter()
        self.verdicts: Counter[str] = Counter()
        self.unmet: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self.scored = 0
        self._points: Counter[int] = Counter()

    def add(self, mark: Mark, *, proven: bool) -> None:
        """Count one result."""
        self.results += 1
        self.states[mark.state] += 1
        if mark.verdict:
            self.verdicts[mark.verdict] += 1
        self.unmet.update(mark.unmet)
        self.unknown.update(mark.unknown)
        interval = mark.evidenced if proven else mark.claimed
        if interval:
            self.scored += 1
            # By denominator, of which a rubric has few, so that the sum stays exact and cheap.
            self._points[interval.per] += interval.low

    @property
    def mean(self) -> Fraction | None:
        """The exact mean of the lowest points of all results that have any."""
        total = sum((Fraction(points, per) for per, points in self._points.items()), Fraction())
        return total / self.scored if self.scored else None


class Tally:
    """All results of a run, rubric by rubric in the order in which they first came.

    ``marks`` holds every result while there are ``FEW``; of more, ``best`` and ``worst`` hold the extremes.
    ``unjudged`` holds the first ``FEW`` that could not be judged. ``stopped`` says after how many files of how many
    somebody left. ``absent`` counts proofs that are named and not there, in ``bare`` files.
    """

    def __init__(self, bar: Bar, rubrics: dict[str, Rubric]) -> None:
        self.bar = bar
        self.rubrics = rubrics
        self.stopped: tuple[int, int] | None = None
        self.absent = 0
        self.bare = 0
        self._file: str | None = None
        self.results = 0
        self.sums: dict[str, Sums] = {}
        self.marks: list[Mark] = []
        self.unjudged: list[Mark] = []
        self._best: list[_Ranked] = []
        self._worst: list[_Ranked] = []

    def add(self, mark: Mark) -> None:
        """Count one result."""
        self.results += 1
        if mark.file != self._file:
            self._file = mark.file
            self.absent += mark.absent
            self.bare += mark.absent > 0
        self.sums.setdefault(mark.rubric, Sums()).add(mark, proven=self.bar.proven)
        if self.results <= FEW:
            self.marks.append(mark)
        if mark.state == UNJUDGED and len(self.unjudged) < FEW:
            self.unjudged.append(mark)
        interval = mark.evidenced if self.bar.proven else mark.claimed
        rubric = self.rubrics.get(mark.rubric)
        if interval and rubric and rubric.score:
            share = _share(interval.low, interval.per, rubric.score.out_of)
            _keep(self._best, share, -self.results, mark)
            _keep(self._worst, -share, -self.results, mark)

    def count(self, state: str) -> int:
        """How many results are in a state."""
        return sum(sums.states[state] for sums in self.sums.values())

    @property
    def means(self) -> dict[str, Fraction]:
        """The mean of each rubric that judged anything, where one is asked for; 0 where nothing has points."""
        judged = {rubric: sums for rubric, sums in self.sums.items() if sums.results > sums.states[UNJUDGED]}
        return {} if self.bar.mean is None else {rubric: sums.mean or Fraction() for rubric, sums in judged.items()}

    @property
    def below(self) -> dict[str, Fraction]:
        """Those of them that miss what is asked for."""
        return {rubric: mean for rubric, mean in self.means.items() if self.bar.mean and mean < self.bar.mean}

    @property
    def best(self) -> tuple[Mark, ...]:
        """The highest, best first, the earlier one first among equals."""
        return tuple(each.mark for each in sorted(self._best, reverse=True))

    @property
    def worst(self) -> tuple[Mark, ...]:
        """The lowest, worst first, the earlier one first among equals."""
        return tuple(each.mark for each in sorted(self._worst, reverse=True))


@lru_cache(maxsize=4096)
def _share(low: int, per: int, out_of: Number) -> Fraction:
    """The lowest points as a share of what the rubric gives at most, so that rubrics compare."""
    return Fraction(low, per) / Fraction(str(out_of))


def _keep(heap: list[_Ranked], key: Fraction, number: int, mark: Mark) -> None:
    if len(heap) < EXTREMES:
        heappush(heap, _Ranked(key, number, mark))
    elif key > heap[0].key:
        # Among equals the earlier one stays.
        heapreplace(heap, _Ranked(key, number, mark))
