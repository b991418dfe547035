"""What it means for one innovation that another rubric judges it: verdict, gates, points and parts, old and new."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import GateResult, Interval, Report
    from inovasi_cli.conditions import Truth
    from inovasi_cli.rubric.model import Score
    from inovasi_cli.text import Text

GAINED: Final = "gained"
LOST: Final = "lost"
REFUSED: Final = "refused"
UNSURE: Final = "unsure"
RISES: Final = "rises"
FALLS: Final = "falls"
SHIFTS: Final = "shifts"
SAME: Final = "same"

_RANKS: Final[dict[Truth, int]] = {False: 0, None: 1, True: 2}


class GateChange(NamedTuple):
    """A gate that stands more in the way by one of two rubrics: its result there, and by the other where that asks."""

    result: GateResult
    other: GateResult | None


class Reach(NamedTuple):
    """The lowest and highest points still possible, and those at best."""

    low: Fraction
    high: Fraction
    most: Fraction


class PointsChange(NamedTuple):
    """The points of a part, or of the whole, which has no id, by each rubric; a side is None where it counts none."""

    id: str | None
    title: Text | None
    before: Reach | None
    after: Reach | None

    @property
    def size(self) -> Fraction:
        """How far the points differ at most."""
        before, after = self.before or _NOTHING, self.after or _NOTHING
        return max(abs(after.low - before.low), abs(after.high - before.high))

    @property
    def shared(self) -> bool:
        """Whether both rubrics count it."""
        return self.before is not None and self.after is not None


class _Part(NamedTuple):
    """A part by one rubric."""

    title: Text
    reach: Reach


class Impact(NamedTuple):
    """The difference of two judgements of the same facts.

    ``against`` are the gates that stand more in the way by the newer rubric, ``opened`` those that did by the older.
    Points are in ``percent`` of the best where the two count to different totals. ``parts`` are the outermost ones that
    differ, those that differ most first, where both rubrics count.
    """

    before: Report
    after: Report
    outcome: str
    against: tuple[GateChange, ...]
    opened: tuple[GateChange, ...]
    percent: bool
    whole: PointsChange
    parts: tuple[PointsChange, ...]


_NOTHING: Final = Reach(Fraction(), Fraction(), Fraction())


def impact(before: Report, after: Report) -> Impact:
    """Compare the judgements of the same facts by an older and by a newer rubric."""
    totals = [report.rubric.score.out_of for report in (before, after) if report.rubric.score and report.readiness]
    percent = len(set(totals)) > 1
    whole = PointsChange(None, None, _whole(before, percent=percent), _whole(after, percent=percent))
    parts = [part for part in _parts(before, after, percent=percent) if part.size and whole.shared]
    return Impact(
        before=before,
        after=after,
        outcome=_outcome(before.eligibility.verdict, after.eligibility.verdict, whole),
        against=_worse(after, before),
        opened=_worse(before, after),
        percent=percent,
        whole=whole,
        parts=tuple(sorted(parts, key=lambda part: -part.size)),
    )


def _worse(here: Report, there: Report) -> tuple[GateChange, ...]:
    """The gates that are met less surely here than there; one that is not asked lets everybody through."""
    others = {each.gate.id: each for each in there.eligibility.gates}
    changes = (GateChange(each, others.get(each.gate.id)) for each in here.eligibility.gates)
    return tuple(each for each in changes if _RANKS[each.result.met] < _RANKS[each.other.met if each.other else True])


def _outcome(before: str, after: str, whole: PointsChange) -> str:
    """The verdict comes first, for without it no points count."""
    if before != after:
        if after == NOT_ELIGIBLE:
            return LOST if before == ELIGIBLE else REFUSED
        return UNSURE if after == UNDECIDED else GAINED
    if not (whole.before and whole.after) or not whole.size:
        return SAME
    steps = (whole.after.low - whole.before.low, whole.after.high - whole.before.high)
    return RISES if min(steps) >= 0 else FALLS if max(steps) <= 0 else SHIFTS


def _whole(report: Report, *, percent: bool) -> Reach | None:
    score = report.rubric.score
    if not report.readiness or not score:
        return None
    return _reach(report.readiness.claimed, Fraction(str(score.out_of)), _unit(score, percent=percent))


def _parts(before: Report, after: Report, *, percent: bool) -> Iterator[PointsChange]:
    olds, news = (dict(_outermost(report, percent=percent)) for report in (before, after))
    for key in (*news, *(key for key in olds if key not in news)):
        old, new = olds.get(key), news.get(key)
        yield PointsChange(key, (new or olds[key]).title, old and old.reach, new and new.reach)


def _outermost(report: Report, *, percent: bool) -> Iterator[tuple[str, _Part]]:
    if report.readiness and report.rubric.score:
        unit = _unit(report.rubric.score, percent=percent)
        for each in report.readiness.parts:
            reach = _reach(each.claimed, Fraction(each.most, each.claimed.per), unit)
            yield each.part.id, _Part(each.part.title, reach)


def _reach(claimed: Interval, most: Fraction, unit: Fraction) -> Reach:
    low, high, per = claimed
    return Reach(Fraction(low, per) * unit, Fraction(high, per) * unit, most * unit)


def _unit(score: Score, *, percent: bool) -> Fraction:
    """What one point of the rubric is in the unit of the comparison."""
    return Fraction(100) / Fraction(str(score.out_of)) if percent and score.out_of else Fraction(1)
