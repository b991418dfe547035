"""The score in one line, and part by part with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.render import labels, sentences
from inovasi_cli.render import losses as waiting
from inovasi_cli.render.terminal.writer import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import PartResult, Report
    from inovasi_cli.render.terminal.writer import Writer

MOST_LOSSES: Final = 8
"""Parts that are shown of those that lose points, where not all are asked for."""

BARS_FROM: Final = 70
"""Columns from which there is room for bars beside the figures."""

BESIDE_FROM: Final = 56
"""Columns from which proven points have a column of their own; below it they stand under the part."""

_WIDE: Final = 100


def readiness(report: Report, writer: Writer) -> Iterator[Row]:
    """What is claimed, what of it is proven, the band, and the pass mark where one is published."""
    score, result = report.rubric.score, report.readiness
    if score and result:
        yield Row(sentences.reached(score, result, writer))
        yield Row(sentences.marks(score, result, writer))


def parts(report: Report, writer: Writer) -> Iterator[Row]:
    """Every part with a bar, its level, and its points, proven and claimed, of those it can bring."""
    if not report.readiness:
        return
    heads = (labels.PROVEN_HEAD, labels.CLAIMED_HEAD, labels.MOST_HEAD)
    beside = writer.look.width >= BESIDE_FROM
    rows = [Row("", "dim", tail=_columns(*map(writer.say, heads)))] if beside else []
    rows += [row for part in report.readiness.parts for row in _part(part, writer, depth=0)]
    if writer.look.width >= BARS_FROM:
        bar = writer.signs.bar
        legend = writer.say(labels.LEGEND, proven=bar[0], claimed=bar[1], possible=bar[2], out=bar[3])
        rows.append(Row(legend, "dim"))
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


def _part(result: PartResult, writer: Writer, *, depth: int) -> Iterator[Row]:
    yield Row(sentences.part_title(result, writer), "" if depth else "bold", depth=depth, tail=_tail(result, writer))
    if writer.look.width < BESIDE_FROM and result.evidenced.low != result.claimed.low:
        proven = writer.points(result.evidenced.low, result.claimed.per)
        yield Row(writer.say(labels.PROVEN, points=proven), depth=depth + 1)
    if result.level:
        yield Row(writer.say(result.level), "dim", depth=depth + 1)
    for child in result.parts:
        yield from _part(child, writer, depth=depth + 1)


def _tail(result: PartResult, writer: Writer) -> str:
    """The bar, where there is room for one, and what is proven and claimed of what the part can bring, in columns."""
    low, high, per = result.claimed
    figures = writer.points(low, per)
    if low != high:
        figures += f"{writer.signs.span}{writer.points(high, per)}"
    bar = f"{_bar(result, writer)}  " if writer.look.width >= BARS_FROM else ""
    proven, most = (writer.points(each, per) for each in (result.evidenced.low, result.most))
    return f"{bar}{_columns(proven if writer.look.width >= BESIDE_FROM else '', figures, most)}"


def _columns(proven: str, claimed: str, most: str) -> str:
    return f"{f'{proven:>8}  ' if proven else ''}{claimed:>13} / {most:>6}"


def _bar(result: PartResult, writer: Writer) -> str:
    """Proven, claimed, possible and out of reach, as shares of the maximum."""
    length = 20 if writer.look.width >= _WIDE else 12
    most = result.most or 1
    points = (result.evidenced.low, result.claimed.low, result.claimed.high, most)
    ends = [0, *(round(length * share / most) for share in points)]
    signs = zip(writer.signs.bar, ends, ends[1:], strict=False)
    return "".join(sign * (end - start) for sign, start, end in signs)
