"""The score in one line, and part by part with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.render import labels, sentences
from inovasi_cli.render.terminal.writer import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import PartResult, Report
    from inovasi_cli.render.terminal.writer import Writer

BARS_FROM: Final = 70
"""Columns from which there is room for bars beside the figures."""

_WIDE: Final = 100


def readiness(report: Report, writer: Writer) -> Iterator[Row]:
    """What is claimed, what of it is proven, the band, and the pass mark where one is published."""
    score, result = report.rubric.score, report.readiness
    if score and result:
        yield Row(sentences.reached(score, result, writer))
        yield Row(sentences.marks(score, result, writer))
        yield from (Row(told) for told in sentences.balance(score, result, writer))


def parts(report: Report, writer: Writer) -> Iterator[Row]:
    """Every part with a bar, its level, and its points of those it can bring."""
    if not report.readiness:
        return
    rows = [row for part in report.readiness.parts for row in _part(part, writer, depth=0)]
    if writer.look.width >= BARS_FROM:
        bar = writer.signs.bar
        legend = writer.say(labels.LEGEND, proven=bar[0], claimed=bar[1], possible=bar[2], out=bar[3])
        rows.append(Row(legend, "dim"))
    yield from writer.section(labels.PARTS, rows)


def _part(result: PartResult, writer: Writer, *, depth: int) -> Iterator[Row]:
    yield Row(sentences.part_title(result, writer), "" if depth else "bold", depth=depth, tail=_tail(result, writer))
    if result.level:
        yield Row(writer.say(result.level), "dim", depth=depth + 1)
    for child in result.parts:
        yield from _part(child, writer, depth=depth + 1)


def _tail(result: PartResult, writer: Writer) -> str:
    """The bar, where there is room for one, and the points of those that the part can bring, in columns."""
    low, high, per = result.claimed
    figures = writer.points(low, per)
    if low != high:
        figures += f"{writer.signs.span}{writer.points(high, per)}"
    bar = f"{_bar(result, writer)}  " if writer.look.width >= BARS_FROM else ""
    return f"{bar}{figures:>13} / {writer.points(result.most, per):>6}"


def _bar(result: PartResult, writer: Writer) -> str:
    """Proven, claimed, possible and out of reach, as shares of the maximum."""
    length = 20 if writer.look.width >= _WIDE else 12
    most = result.most or 1
    points = (result.evidenced.low, result.claimed.low, result.claimed.high, most)
    ends = [0, *(round(length * share / most) for share in points)]
    signs = zip(writer.signs.bar, ends, ends[1:], strict=False)
    return "".join(sign * (end - start) for sign, start, end in signs)
