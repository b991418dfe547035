"""The index of one region: exact, from what each innovation earns and which of them count.

Whoever is not certainly eligible may count or not, and may lower the index by counting, since the mean falls. So the
lowest and the highest index are looked for over every choice among those.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate, combinations, zip_longest
from math import lcm
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.numbers import half_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.facts import Number
    from inovasi_cli.region.model import Index, Outlook
    from inovasi_cli.rubric.model import Band

_NEVER: Final = -1
"""What stands for the points of a choice that there is not."""


class Entry(NamedTuple):
    """An innovation as it is counted: its points, as a numerator, and its compulsory affairs, one bit each."""

    points: int
    affairs: int = 0


class Field(NamedTuple):
    """A region: the points of its rows, the innovations that count, and those that may."""

    region: int
    sure: tuple[Entry, ...]
    open: tuple[Entry, ...] = ()


class Sum(NamedTuple):
    """An index from 0 to 100, ``number`` innovations, and the points of which it consists."""

    value: Fraction
    number: int
    region: Fraction
    mean: Fraction
    amount: Fraction


class Formula:
    """The formula of an index, or of a later year of it; all points are numerators over ``per``."""

    def __init__(self, index: Index, pers: Iterable[int] = (), later: Outlook | None = None) -> None:
        each, affairs = index.number.each, index.affairs
        self.index = index
        self.per = lcm(*pers, *(_fraction(number).denominator for number in (each or 0, index.number.most)))
        self.divisor = later.least_divisor if later else index.mean.least_divisor
        self.every = (1 << len(affairs.every)) - 1 if affairs else 0
        self.needed = later.needed if later and later.needed else affairs.needed if affairs else 0
        self._each = None if each is None else int(_fraction(each) * self.per)
        self._most = int(_fraction(index.number.most) * self.per)
        self._whole = _fraction(index.out_of) * self.per

    def points(self, numerator: int, per: int) -> int:
        """A numerator over another denominator, which is one of those that the formula was made with."""
        return numerator * (self.per // per)

    def covers(self, affairs: int) -> bool:
        """Whether so many of the compulsory affairs are there that the number of innovations counts."""
        return affairs.bit_count() >= self.needed

    def lowest(self, field: Field) -> Sum:
        """The lowest index that a region may have."""
        found = [(total, number, self._count(number)) for total, number in _runs(field, field.open)]
        for affairs in self._too_few(union(field.sure)):
            within = [entry for entry in field.open if not entry.affairs & ~affairs]
            found += [(total, number, 0) for total, number in _runs(field, within)]
        return self._sum(field.region, *min(found, key=lambda each: self._order(*each)))

    def highest(self, field: Field) -> Sum:
        """The highest index that a region may have."""
        covered = union(field.sure)
        wanted = 0 if self.covers(covered) else self.every & ~covered
        total, number = sum(entry.points for entry in field.sure), len(field.sure)
        found = [
            (total + best, number + more, self._count(number + more, high=True) if self.covers(affairs) else 0)
            for affairs, ladder in _most_by_affairs(field.open, covered, wanted).items()
            for more, best in enumerate(ladder)
            if best != _NEVER
        ]
        return self._sum(field.region, *max(found, key=lambda each: self._order(*each)))

    def band(self, value: Fraction) -> Band | None:
        """The band of an index, which is rounded first where the rules say so."""
        index = self.index
        compared = value if index.round_to is None else half_up(value, index.round_to)
        return next((band for band in reversed(index.bands) if compared >= _fraction(band.least)), None)

    def _count(self, number: int, *, high: bool = False) -> int:
        """The points for so many innovations; where nobody published them, none at worst and all at best."""
        up_to = self.index.number.up_to
        if self._each is None or up_to is None:
            return self._most if high and number else 0
        return min(number, up_to) * self._each

    def _too_few(self, covered: int) -> Iterator[int]:
        """Every largest set of affairs that is too small, with those that are covered anyhow."""
        bits = [1 << place for place in range(self.every.bit_length())]
        sets = map(sum, combinations(bits, self.needed - 1)) if self.needed else ()
        return (affairs for affairs in sets if not covered & ~affairs)

    def _order(self, total: int, number: int, count: int) -> Fraction:
        divisor = max(self.divisor, number)
        return Fraction(total + count * divisor, divisor)

    def _sum(self, region: int, total: int, number: int, count: int) -> Sum:
        mean = Fraction(total, max(self.divisor, number))
        value = 100 * (region + mean + count) / self._whole
        return Sum(value, number, Fraction(region, self.per), mean / self.per, Fraction(count, self.per))


def union(entries: Iterable[Entry]) -> int:
    """The affairs of all of them."""
    found = 0
    for entry in entries:
        found |= entry.affairs
    return found


def _runs(field: Field, entries: Iterable[Entry]) -> Iterator[tuple[int, int]]:
    """The least points, and how many innovations, where so many of the entries count: 0, 1, 2, ..."""
    start = sum(entry.points for entry in field.sure)
    totals = accumulate(sorted(entry.points for entry in entries), initial=start)
    return ((total, number) for number, total in enumerate(totals, len(field.sure)))


def _most_by_affairs(entries: Iterable[Entry], covered: int, wanted: int) -> dict[int, list[int]]:
    """By the affairs that come together: the most points of so many entries, ``_NEVER`` where so many bring others."""
    table = {covered: [0]}
    for entry in entries:
        new = dict(table)
        for affairs, ladder in table.items():
            raised = [_NEVER, *(_NEVER if best == _NEVER else best + entry.points for best in ladder)]
            here = affairs | (entry.affairs & wanted)
            new[here] = [max(pair) for pair in zip_longest(new.get(here, ()), raised, fillvalue=_NEVER)]
        table = new
    return table


def _fraction(number: Number) -> Fraction:
    return Fraction(str(number))
