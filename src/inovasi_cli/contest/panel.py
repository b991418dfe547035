"""What the judges of one stage come to: means, agreement, and where they differ; pure, and exact in whole numbers."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.contest.agreement import alpha
from inovasi_cli.contest.means import denominator, mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inovasi_cli.contest.model import Contest, Judge, Sheet, Stage

    Row = tuple[str, tuple[int | None, ...]]


class Measure(NamedTuple):
    """How the figures of a stage are counted.

    A score is in 1/``per``, the mean of a part in 1/(``per`` x ``times``), and the points of an entry in 1/``whole``.
    """

    per: int
    times: int
    weights: tuple[int, ...]

    @property
    def whole(self) -> int:
        """The denominator of the points of an entry."""
        return self.per * self.times * sum(self.weights)

    def points(self, means: Iterable[int | None]) -> int | None:
        """The points of an entry, None while a part that weighs anything has no score."""
        total = 0
        for weight, each in zip(self.weights, means, strict=True):
            if each is None:
                return None
            total += weight * each
        return total


class Gap(NamedTuple):
    """How far the judges of one entry lie apart in one part: the difference, who gave least, and who gave most."""

    size: int
    part: str
    low: str
    high: str


class Judged(NamedTuple):
    """One entry before its judges.

    ``scores`` are, part by part, those that count, ``means`` what they come to. ``missing`` says which judges owe how
    many scores; ``excluded`` who has a conflict of interest, and ``ignored`` who of them scored all the same. ``gaps``
    are those above the threshold, the widest first, and ``note`` is what was resolved about them.
    """

    entry: str
    scores: tuple[tuple[int, ...], ...]
    means: tuple[int | None, ...]
    points: int | None
    judges: tuple[str, ...]
    missing: tuple[tuple[str, int], ...]
    excluded: tuple[str, ...]
    ignored: tuple[str, ...]
    widest: Gap | None
    gaps: tuple[Gap, ...]
    note: str | None

    @property
    def agreement(self) -> Fraction | None:
        """The agreement of its judges over the parts."""
        return alpha(self.scores)

    @property
    def unresolved(self) -> bool:
        """Whether a note is demanded and not there."""
        return bool(self.gaps) and not self.note


class Panel(NamedTuple):
    """One stage before its judges: the entries in their order.

    ``absent`` are the judges of the contest who handed in nothing for this stage.
    """

    stage: Stage
    measure: Measure
    entries: tuple[Judged, ...]
    judges: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def agreement(self) -> tuple[Fraction | None, ...]:
        """The agreement on each part over the entries."""
        return tuple(alpha(each.scores[number] for each in self.entries) for number in range(len(self.stage.parts)))


def convene(contest: Contest, stage: Stage, sheets: Iterable[Sheet], candidates: Iterable[str]) -> Panel:
    """The panel of a stage on those who reached it."""
    here = sorted((sheet for sheet in sheets if sheet.stage == stage.id), key=lambda sheet: sheet.judge)
    measure = measure_of(stage, len(here))
    judge = _Panelist(contest, stage, measure, here)
    entries = tuple(judge.look_at(entry) for entry in candidates)
    present = tuple(sheet.judge for sheet in here)
    absent = tuple(sorted(contest.judges.keys() - set(present)))
    return Panel(stage, measure, entries, present, absent)


def measure_of(stage: Stage, judges: int) -> Measure:
    """How the figures of a stage with so many judges are counted."""
    weights = [part.weight for part in stage.parts]
    common = lcm(*(weight.denominator for weight in weights))
    whole = tuple(weight.numerator * (common // weight.denominator) for weight in weights)
    return Measure(stage.per, denominator(judges), whole)


class _Panelist:
    """Looks at one entry after the other, with what is the same for all at hand."""

    def __init__(self, contest: Contest, stage: Stage, measure: Measure, sheets: Sequence[Sheet]) -> None:
        self.stage = stage
        self.measure = measure
        self.sheets: list[tuple[Judge, Sheet]] = [(contest.judges[sheet.judge], sheet) for sheet in sheets]
        self.rule = contest.rules.outliers
        self.gap = Fraction(str(contest.rules.gap)) * stage.per
        self.notes = contest.notes
        self.none = (None,) * len(stage.parts)

    def look_at(self, entry: str) -> Judged:
        rows: list[Row] = []
        excluded, ignored, missing = [], [], []
        for judge, sheet in self.sheets:
            row = sheet.scores.get(entry, self.none)
            if entry in judge.conflicts:
                excluded.append(judge.id)
                ignored += [judge.id] if row.count(None) < len(row) else []
                continue
            rows.append((judge.id, row))
            if None in row:
                missing.append((judge.id, row.count(None)))
        columns = list(zip(*(row for _, row in rows), strict=True)) or [()] * len(self.none)
        scores = tuple(tuple([score for score in column if score is not None]) for column in columns)
        rule, times = self.rule, self.measure.times
        means = tuple([mean(column, rule, times) if column else None for column in scores])
        widest, gaps = self._gaps(rows, columns, scores)
        return Judged(
            entry=entry,
            scores=scores,
            means=means,
            points=self.measure.points(means),
            judges=tuple([judge for judge, row in rows if row.count(None) < len(row)]),
            missing=tuple(missing),
            excluded=tuple(excluded),
            ignored=tuple(ignored),
            widest=widest,
            gaps=gaps,
            note=self.notes.get((self.stage.id, entry)),
        )

    def _gaps(
        self, rows: Sequence[Row], columns: Sequence[tuple[int | None, ...]], scores: tuple[tuple[int, ...], ...]
    ) -> tuple[Gap | None, tuple[Gap, ...]]:
        """The widest gap, the first of the parts where several are, and all above the threshold."""
        sizes = [max(column) - min(column) if column else 0 for column in scores]
        most = max(sizes, default=0)
        if not most:
            return None, ()
        wide = sorted(
            (number for number, size in enumerate(sizes) if size == most or size > self.gap),
            key=lambda number: (-sizes[number], number),
        )
        gaps = [self._gap(rows, columns[number], scores[number], number) for number in wide]
        return gaps[0], tuple(gap for gap in gaps if gap.size > self.gap)

    def _gap(self, rows: Sequence[Row], column: tuple[int | None, ...], scores: tuple[int, ...], number: int) -> Gap:
        low, high = min(scores), max(scores)
        of = [judge for judge, _ in rows]
        return Gap(high - low, self.stage.parts[number].id, of[column.index(low)], of[column.index(high)])
