"""The places of who got through every stage: exact, with ties, quotas, and how sure each place is; pure."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.contest.certainty import Bounds, Swayed, places
from inovasi_cli.contest.course import QUOTA, Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inovasi_cli.contest.course import Course
    from inovasi_cli.contest.model import Contest, Quota
    from inovasi_cli.contest.panel import Judged


class Total(NamedTuple):
    """What an entry came to in all stages; ``key`` is the points, then what breaks ties."""

    entry: str
    points: int
    key: tuple[int, ...]
    bounds: Bounds


class Place(NamedTuple):
    """One place, 1 being the first; ``best`` and ``worst`` are what it may become.

    While every score moves by less than ``margin`` points it stays; None where there is nobody else. ``wins`` says
    whether it is among the top that was asked for, and ``sure`` whether that stays so.
    """

    entry: str
    points: Fraction
    number: int
    tied: bool
    best: int
    worst: int
    margin: Fraction | None
    wins: bool | None
    sure: bool | None

    @property
    def holds(self) -> bool:
        """Whether no move within the range changes it."""
        return self.best == self.worst


class Group(NamedTuple):
    """Entries that are ranked together; ``values`` are what they share. ``edge``: tied with the last that wins."""

    values: tuple[str | None, ...]
    places: tuple[Place, ...]
    edge: int = 0


class Ranking(NamedTuple):
    """All groups, in the order of their names, and who is beyond a quota; ``by`` is what they are ranked apart by."""

    by: tuple[str, ...]
    top: int | None
    groups: tuple[Group, ...]
    beyond: tuple[Stop, ...]


def rank(contest: Contest, course: Course, *, by: Sequence[str] = (), top: int | None = None) -> Ranking:
    """Rank everybody who passed all stages that were held; none is ranked where none of them had judges."""
    grouping, most = tuple(by) or contest.grouping, top or contest.top
    totals, whole = _totals(contest, course)
    kept, beyond = _within(contest, totals, whole)
    groups: dict[tuple[str | None, ...], list[Total]] = {}
    for total in kept:
        entry = contest.entries[total.entry]
        groups.setdefault(tuple(entry.by(key) for key in grouping), []).append(total)
    ordered = sorted(groups.items(), key=lambda group: [(value is None, value or "") for value in group[0]])
    shared = not contest.rules.ties
    found = tuple(_group(values, them, whole, most, shared=shared) for values, them in ordered)
    return Ranking(grouping, most, found, beyond)


def _totals(contest: Contest, course: Course) -> tuple[list[Total], int]:
    """The points of everybody, by the weights of the stages, in 1/the second."""
    panels = course.panels
    if not panels:
        return [], 1
    sways = [Swayed(panel, contest.rules) for panel in panels]
    fine = lcm(*(panel.measure.whole * sway.per for panel, sway in zip(panels, sways, strict=True)))
    shares = [panel.stage.weight or Fraction(1) for panel in panels]
    common = lcm(*(share.denominator for share in shares))
    weights = [int(share * common) for share in shares]
    of = [{each.entry: each for each in panel.entries} for panel in panels]
    factors = [
        (weight * (fine // panel.measure.whole), weight * (fine // (panel.measure.whole * sway.per)))
        for panel, sway, weight in zip(panels, sways, weights, strict=True)
    ]
    breakers = [(number, part) for tie in contest.rules.ties for number, part in _breaker(course, tie)]
    found = []
    for entry in course.passed:
        judged = [them[entry] for them in of]
        points = sum(factor * (each.points or 0) for (factor, _), each in zip(factors, judged, strict=True))
        low, high = _swayed(judged, sways, [factor for _, factor in factors])
        key = (points, *(judged[number].means[part] or 0 for number, part in breakers))
        found.append(Total(entry, points, key, Bounds(low, high)))
    return found, fine * sum(weights)


def _breaker(course: Course, tie: tuple[str, str]) -> Iterable[tuple[int, int]]:
    """Where what breaks ties stands: the panel and the part, if that stage was held."""
    for number, panel in enumerate(course.panels):
        if panel.stage.id == tie[0]:
            yield number, [part.id for part in panel.stage.parts].index(tie[1])


def _swayed(judged: Sequence[Judged], sways: Sequence[Swayed], factors: Sequence[int]) -> tuple[int, int]:
    low = high = 0
    for each, sway, factor in zip(judged, sways, factors, strict=True):
        least, most = sway.bounds(each)
        low += factor * least
        high += factor * most
    return low, high


def _within(contest: Contest, totals: list[Total], whole: int) -> tuple[list[Total], tuple[Stop, ...]]:
    """Who is within every quota: for each agency the best so many, and whoever stands even with the last of them."""
    ordered = sorted(totals, key=lambda total: total.key, reverse=True)
    beyond: dict[str, Stop] = {}
    for quota in contest.quotas:
        agencies: dict[str | None, list[Total]] = {}
        for total in ordered:
            entry = contest.entries[total.entry]
            if quota.group in (None, entry.group):
                agencies.setdefault(entry.agency, []).append(total)
        for them in agencies.values():
            beyond |= {total.entry: _beyond(total, whole) for total in _rest(them, quota)}
    return [total for total in ordered if total.entry not in beyond], tuple(beyond.values())


def _rest(them: list[Total], quota: Quota) -> list[Total]:
    if len(them) <= quota.most:
        return []
    last = them[quota.most - 1].key
    return [total for total in them[quota.most :] if total.key < last]


def _beyond(total: Total, whole: int) -> Stop:
    return Stop(total.entry, None, QUOTA, Fraction(total.points, whole))


def _group(values: tuple[str | None, ...], totals: list[Total], whole: int, top: int | None, *, shared: bool) -> Group:
    """The places of those who are ranked together, best first."""
    ends = places([total.bounds for total in totals], shared=shared)
    found: list[Place] = []
    number = 0
    for at, (total, (best, worst)) in enumerate(zip(totals, ends, strict=True)):
        above, below = totals[at - 1 : at], totals[at + 1 : at + 2]
        number = number if above and above[0].key == total.key else at + 1
        wins = None if top is None else number <= top
        found.append(
            Place(
                entry=total.entry,
                points=Fraction(total.points, whole),
                number=number,
                tied=any(other.key == total.key for other in (*above, *below)),
                best=best,
                worst=worst,
                margin=_margin(total, (*above, *below), whole),
                wins=wins,
                sure=None if top is None else (worst <= top if wins else best > top),
            )
        )
    winners = sum(bool(place.wins) for place in found)
    return Group(values, tuple(found), winners if top is not None and winners > top else 0)


def _margin(total: Total, neighbours: Iterable[Total], whole: int) -> Fraction | None:
    apart = [abs(total.points - other.points) for other in neighbours]
    return Fraction(min(apart), 2 * whole) if apart else None
