"""Where an innovation stood at each version of its fact file, by one rubric on one day."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.assess.bench import Bench
from inovasi_cli.assess.causes import Entry, difference
from inovasi_cli.assess.difference import judged_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inovasi_cli.assess.difference import Difference, Item, Judged
    from inovasi_cli.facts import Facts
    from inovasi_cli.history.versions import Version
    from inovasi_cli.rubric.model import Rubric


class Moment(NamedTuple):
    """One version as it is judged, and the change since the last readable one that moves most, of so many that move.

    ``judged`` is None where the version cannot be read, ``first`` where no readable one comes before.
    """

    version: Version
    judged: Judged | None
    first: bool
    most: Item | None
    moving: int


class Timeline(NamedTuple):
    """Every version, oldest first.

    ``cut`` where older ones were not read, ``shallow`` where they are not in this copy of the repository.
    """

    file: str
    rubric: Rubric
    on: date | None
    moments: tuple[Moment, ...]
    cut: bool = False
    shallow: bool = False


def timeline(file: str, rubric: Rubric, on: date | None, newest_first: Iterable[Version]) -> Timeline:
    """Judge every version."""
    bench = Bench(rubric, on)
    moments: list[Moment] = []
    last: Facts | None = None
    for version in reversed(tuple(newest_first)):
        if not version.facts:
            moments.append(Moment(version, None, first=False, most=None, moving=0))
            continue
        moved = difference(Entry(bench, last), Entry(bench, version.facts)) if last else None
        items = _moving(moved) if moved else []
        judged = moved.after if moved else judged_of(bench.stand(version.facts), version.commit.path)
        most = items[0] if items else None
        moments.append(Moment(version, judged, first=last is None, most=most, moving=len(items)))
        last = version.facts
    return Timeline(file, rubric, on, tuple(moments))


def _moving(moved: Difference) -> list[Item]:
    """The changes that move something, those that move most first."""
    items = [item for cause in moved.causes for item in cause.items if item.gates or any(item.points or ())]
    return sorted(items, key=_size, reverse=True)


def _size(item: Item) -> tuple[Fraction, Fraction, int]:
    claimed, evidenced = item.points or (Fraction(), Fraction())
    return abs(claimed), abs(evidenced), len(item.gates)
