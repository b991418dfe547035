"""What a region comes to: its index, claimed, evidenced and still possible, now and by the rules of later years."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.assess.prose import plain
from inovasi_cli.region.count import Field, Formula
from inovasi_cli.region.members import entry_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inovasi_cli.conditions import Truth
    from inovasi_cli.region.count import Entry, Sum
    from inovasi_cli.region.members import Judged, Member, Unread
    from inovasi_cli.region.model import Index, Outlook
    from inovasi_cli.rubric.model import Band


class Reach(NamedTuple):
    """The lowest and the highest index of what is claimed, and the lowest of what is evidenced."""

    low: Sum
    high: Sum
    evidenced: Sum


class Later(NamedTuple):
    """The same facts by the rules of a later year."""

    outlook: Outlook
    reach: Reach


class Region(NamedTuple):
    """One region under one index; ``rows`` is None where its own rows are not judged.

    ``twins`` are the innovations that seem to be one: those of one title, or with the same answers.
    """

    edition: Index
    rows: Judged | None
    members: tuple[Member, ...]
    unread: tuple[Unread, ...]
    formula: Formula
    reach: Reach
    later: tuple[Later, ...]
    twins: tuple[tuple[Member, ...], ...]

    def band(self, total: Sum) -> Band | None:
        """The band of an index of this region."""
        return self.formula.band(total.value)


def region_of(index: Index, rows: Judged | None, members: Sequence[Member], unread: Sequence[Unread]) -> Region:
    """Count the index of a region from what was read of it."""
    judged = [*(member.judged for member in members), *([rows] if rows else [])]
    pers = {each.claimed.per for each in judged}
    formula = Formula(index, pers)
    later = [(each, Formula(index, pers, each)) for each in index.outlook]
    return Region(
        edition=index,
        rows=rows,
        members=tuple(members),
        unread=tuple(unread),
        formula=formula,
        reach=_reach(formula, rows, members),
        later=tuple(Later(each, _reach(changed, rows, members)) for each, changed in later),
        twins=_twins(members),
    )


def _reach(formula: Formula, rows: Judged | None, members: Sequence[Member]) -> Reach:
    return Reach(
        formula.lowest(field_of(formula, rows, members)),
        formula.highest(field_of(formula, rows, members, high=True)),
        formula.lowest(field_of(formula, rows, members, proven=True)),
    )


def field_of(
    formula: Formula, rows: Judged | None, members: Iterable[Member], *, high: bool = False, proven: bool = False
) -> Field:
    """What is counted: the lowest points, claimed or evidenced, or the highest; rows not judged may earn everything."""
    sure: list[Entry] = []
    maybe: list[Entry] = []
    for member in members:
        if member.counts is not False:
            (sure if member.counts else maybe).append(entry(formula, member, high=high, proven=proven))
    if rows:
        region = formula.points(*_points(rows, high=high, proven=proven))
    else:
        region = int(formula.index.region.most * formula.per) if high else 0
    return Field(region, tuple(sure), tuple(maybe))


def entry(formula: Formula, member: Member, *, high: bool = False, proven: bool = False) -> Entry:
    """One innovation as it is counted."""
    return entry_of(formula, _points(member.judged, high=high, proven=proven), member.affairs, high=high)


def _points(judged: Judged, *, high: bool, proven: bool) -> tuple[int, int]:
    interval = judged.evidenced if proven else judged.claimed
    return (interval.high if high else interval.low), interval.per


def covered(region: Region, place: int) -> Truth:
    """Whether a compulsory affair is covered by an innovation that counts; None while that may still turn out."""
    found: Truth = False
    for member in region.members:
        state = member.affairs[place]
        if member.counts and state:
            return True
        if member.counts is not False and state is not False:
            found = None
    return found


def _twins(members: Sequence[Member]) -> tuple[tuple[Member, ...], ...]:
    """Groups that share a title, whatever its case, spaces and punctuation, or all answers."""
    groups: dict[object, list[int]] = {}
    for place, member in enumerate(members):
        judged = member.judged
        for key in filter(None, (plain(judged.title or ""), (judged.digest,))):
            groups.setdefault(key, []).append(place)
    shared = sorted({tuple(places) for places in groups.values() if len(places) > 1})
    return tuple(tuple(members[place] for place in places) for places in shared)
