"""The score in one line and one bar, and part by part with bars."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_cli.render import bars, labels, prospects, sentences
from inovasi_cli.render.terminal.writer import STEP, Row, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.assess.report import Interval, PartResult, Report
    from inovasi_cli.render.terminal.writer import Writer

LENGTHS: Final = ((100, 20), (70, 12), (60, 8))
"""The letters of a bar beside figures, from so many columns on; with fewer there is room for none."""
WHOLE: Final = 40
"""Letters of the bar of the whole, where there is room."""

# What is proven as what is met, what waits for proof as what is open; the letters alone tell them apart too.
_STYLES: Final = ("green", "yellow", "", "dim")
_APART: Final = "   "


def readiness(report: Report, writer: Writer) -> Iterator[Row]:
    """What is claimed, what of it is proven, the band, and the pass mark where one is published."""
    score, result = report.rubric.score, report.readiness
    if not score or not result:
        return
    yield Row(sentences.reached(score, result, writer))
    length = min(WHOLE, writer.look.width - 2 * STEP)
    drawn = _bar(result.evidenced, result.claimed, Fraction(score.out_of) * result.claimed.per, length, writer)
    yield Row("", depth=1, drawn=drawn)
    yield from (row._replace(depth=1) for row in _legend([bool(each.text) for each in drawn], writer))
    yield Row(sentences.marks(score, result, writer))
    yield from (Row(told) for told in prospects.marks(report, writer))
    yield from (Row(told) for told in sentences.balance(score, result, writer))


def parts(report: Report, writer: Writer) -> Iterator[Row]:
    """Every part with a bar, its level, and its points of those it can bring."""
    if not report.readiness:
        return
    length = next((length for columns, length in LENGTHS if writer.look.width >= columns), 0)
    rows = [row for part in report.readiness.parts for row in _part(part, writer, length, depth=0)]
    if length:
        rows += _legend([True] * len(labels.GRADES), writer)
    yield from writer.section(labels.PARTS, rows)


def _part(result: PartResult, writer: Writer, length: int, *, depth: int) -> Iterator[Row]:
    yield Row(
        sentences.part_title(result, writer),
        "" if depth else "bold",
        depth=depth,
        tail=_figures(result, writer),
        drawn=(*_bar(result.evidenced, result.claimed, result.most, length, writer), Span("  ")) if length else (),
    )
    if result.level:
        yield Row(writer.say(result.level), "dim", depth=depth + 1)
    for child in result.parts:
        yield from _part(child, writer, length, depth=depth + 1)


def _figures(result: PartResult, writer: Writer) -> str:
    """The points of those that the part can bring, in columns."""
    low, high, per = result.claimed
    figures = writer.points(low, per)
    if low != high:
        figures += f"{writer.signs.span}{writer.points(high, per)}"
    return f"{figures:>13} / {writer.points(result.most, per):>6}"


def _bar(evidenced: Interval, claimed: Interval, most: Fraction | int, length: int, writer: Writer) -> tuple[Span, ...]:
    drawn = bars.pieces(evidenced, claimed, most, length=length, signs=writer.signs.bar)
    return tuple(map(Span, drawn, _STYLES))


def _legend(there: Sequence[bool], writer: Writer) -> list[Row]:
    """What the signs stand for that are there, none of them parted from its words."""
    told = [
        f"{sign} {writer.say(grade)}"
        for sign, grade, shown in zip(writer.signs.bar, labels.GRADES, there, strict=True)
        if shown
    ]
    lines = told[:1]
    for each in told[1:]:
        longer = f"{lines[-1]}{_APART}{each}"
        lines[-1:] = [longer] if len(longer) <= writer.look.width - STEP else [lines[-1], each]
    return [Row(each, "dim") for each in lines]
