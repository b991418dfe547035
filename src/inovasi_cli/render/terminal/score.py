"""The score in one line and one bar, and part by part with bars."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_cli.render import bars, labels, pdfs, prospects, sentences
from inovasi_cli.render import losses as waiting
from inovasi_cli.render.terminal.writer import STEP, Row, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.assess.report import Interval, PartResult, Report
    from inovasi_cli.render.terminal.writer import Writer

LENGTHS: Final = ((100, 20), (70, 12), (60, 8))
"""The letters of a bar beside figures, from so many columns on; with fewer there is room for none."""
BESIDE_FROM: Final = 70
"""Columns from which proven points have a column of their own; below it they stand under the part."""
MOST_LOSSES: Final = 8
"""Parts that are shown of those that lose points, where not all are asked for."""
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
    yield from (Row(told) for told in (*prospects.marks(report, writer), *pdfs.warning(report, writer)))
    yield from (Row(told) for told in sentences.balance(score, result, writer))


def parts(report: Report, writer: Writer) -> Iterator[Row]:
    """Every part with a bar, its level, and its points, proven and claimed, of those it can bring."""
    if not report.readiness:
        return
    heads = (labels.PROVEN_HEAD, labels.CLAIMED_HEAD, labels.MOST_HEAD)
    beside = writer.look.width >= BESIDE_FROM
    length = next((length for columns, length in LENGTHS if writer.look.width >= columns), 0)
    rows = [Row("", "dim", tail=_columns(*map(writer.say, heads)))] if beside else []
    rows += [row for part in report.readiness.parts for row in _part(part, writer, length, depth=0)]
    if length:
        rows += _legend([True] * len(labels.GRADES), writer)
    yield from writer.section(labels.PARTS, rows)


def losses(report: Report, writer: Writer) -> Iterator[Row]:
    """The parts that lose points for want of proof, the most first, and what each of them lacks."""
    told = waiting.lost(report, writer)
    shown = told if writer.look.all_steps else told[:MOST_LOSSES]
    rows = []
    for each in shown:
        rows.append(Row(each.title, "bold", tail=each.points))
        rows += [Row(lack, depth=1) for lack in each.lacks]
    rest = report.losses[len(shown) :]
    if rest:
        rows.append(Row(writer.say(labels.MORE_LOSSES, count=len(rest), points=waiting.together(rest, writer))))
    yield from writer.section(labels.LOSSES, rows, points=waiting.together(report.losses, writer))


def _part(result: PartResult, writer: Writer, length: int, *, depth: int) -> Iterator[Row]:
    yield Row(
        sentences.part_title(result, writer),
        "" if depth else "bold",
        depth=depth,
        tail=_figures(result, writer),
        drawn=(*_bar(result.evidenced, result.claimed, result.most, length, writer), Span("  ")) if length else (),
    )
    if writer.look.width < BESIDE_FROM and result.evidenced.low != result.claimed.low:
        proven = writer.points(result.evidenced.low, result.claimed.per)
        yield Row(writer.say(labels.PROVEN, points=proven), depth=depth + 1)
    if result.level:
        yield Row(writer.say(result.level), "dim", depth=depth + 1)
    for child in result.parts:
        yield from _part(child, writer, length, depth=depth + 1)


def _figures(result: PartResult, writer: Writer) -> str:
    """What is proven and claimed of what the part can bring, in columns."""
    low, high, per = result.claimed
    figures = writer.points(low, per)
    if low != high:
        figures += f"{writer.signs.span}{writer.points(high, per)}"
    proven, most = (writer.points(each, per) for each in (result.evidenced.low, result.most))
    return _columns(proven if writer.look.width >= BESIDE_FROM else "", figures, most)


def _columns(proven: str, claimed: str, most: str) -> str:
    return f"{f'{proven:>8}  ' if proven else ''}{claimed:>13} / {most:>6}"


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
