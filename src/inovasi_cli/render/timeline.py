"""The score over the versions of a fact file, for a person to read: a chart, then version by version."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_cli.render import labels, versions
from inovasi_cli.render.difference.figures import CLAIMED, EVIDENCED, shown
from inovasi_cli.render.terminal import lay_out
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.assess.difference import Judged
    from inovasi_cli.history.timeline import Moment, Timeline
    from inovasi_cli.render.terminal.writer import Look, Writer

MOST: Final = 20
"""So many versions are listed, the newest."""
HEIGHT: Final = 10
"""Lines of the chart."""

_AXIS: Final = 8
_BROADEST: Final = 6
_LEGEND: Final = Text(
    "{proven} terbukti   {claimed} diakui, belum terbukti", "{proven} proven   {claimed} claimed, not proven"
)
_SAMPLED: Final = Text(
    "Tiap kolom versi terakhir dari beberapa versi berurutan.", "A column is the last of several versions in a row."
)
_VERDICT: Final = Text("putusan", "verdict")
_OLDER: Final = Text(
    "... dan {count} versi sebelumnya; semuanya ada dengan -f json",
    "... and {count} older ones; all of them with -f json",
)


def render(found: Timeline, look: Look) -> str:
    """How the score went, and what moved it at each version."""
    return lay_out(look, lambda writer: _rows(found, writer))


def _rows(found: Timeline, writer: Writer) -> Iterator[Row]:
    yield Row(versions.title(found, writer), "bold")
    yield from map(Row, versions.about(found, writer))
    rose = versions.rose(found, writer)
    if rose:
        yield Row(rose)
        yield Row("")
        yield from _chart(found, writer)
    yield from writer.section(versions.VERSIONS, list(_table(found, writer)))


def _chart(found: Timeline, writer: Writer) -> Iterator[Row]:
    moments, room = found.moments, writer.look.width - _AXIS
    columns = _sampled(moments, room)
    width = max(1, min(_BROADEST, room // len(columns)))
    best = max((each.judged.out_of for each in moments if each.judged and each.judged.out_of), default=Fraction(1))
    for line in reversed(range(HEIGHT)):
        level = best * (2 * line + 1) / (2 * HEIGHT)
        cells = "".join(_cell(each.judged, level, line, width, writer) for each in columns)
        yield Row(f"{_label(line, best, writer):>{_AXIS - 2}} |{cells}".rstrip(), whole=True)
    days = [f"{each.version.commit.day or '?'}" for each in (columns[0], columns[-1])]
    rest = max(len(days[0]) + 2, len(columns) * width)
    under = days[0] if len(columns) == 1 else f"{days[0]}{days[1]:>{rest - len(days[0])}}"
    yield Row(f"{'':{_AXIS}}{under}", whole=True)
    legend = writer.say(_LEGEND, proven=writer.signs.bar[0], claimed=writer.signs.bar[1])
    unread = any(each.judged is None for each in columns)
    yield Row(legend + (f"   ? {writer.say(versions.UNREAD)}" if unread else ""), "dim", whole=True)
    if len(columns) < len(moments):
        yield Row(writer.say(_SAMPLED), "dim")


def _sampled(moments: Sequence[Moment], room: int) -> list[Moment]:
    """As many as there is room for, the last among them."""
    if len(moments) <= room:
        return list(moments)
    return [moments[len(moments) * number // room - 1] for number in range(1, room + 1)]


def _label(line: int, best: Fraction, writer: Writer) -> str:
    """The points at the top, in the middle and at the bottom of the chart."""
    if line in {HEIGHT - 1, HEIGHT // 2, 0}:
        value = best * {HEIGHT - 1: 2, HEIGHT // 2: 1, 0: 0}[line] / 2
        return str(value) if value.denominator == 1 else shown(value, writer)
    return ""


def _cell(judged: Judged | None, level: Fraction, line: int, width: int, writer: Writer) -> str:
    bar = writer.signs.bar
    sign = " "
    if judged is None:
        sign = " " if line else "?"
    elif judged.low and judged.low.evidenced >= level:
        sign = bar[0]
    elif judged.low and judged.low.claimed >= level:
        sign = bar[1]
    return (sign * max(1, width - 1)).ljust(width)


def _table(found: Timeline, writer: Writer) -> Iterator[Row]:
    heads = [writer.say(each).lower() for each in (_VERDICT, CLAIMED, EVIDENCED)]
    yield Row(writer.say(versions.VERSION), "bold", Span(" "), tail=_columns(*heads))
    newest = found.moments[::-1]
    for moment in newest[:MOST]:
        yield _version(moment, writer)
        yield Row(versions.told(moment, writer), "dim", Span(" "), depth=1)
    if newest[MOST:]:
        yield Row(writer.say(_OLDER, count=len(newest) - MOST))


def _columns(verdict: str, claimed: str, evidenced: str) -> str:
    return f"{verdict:>12} {claimed:>9} {evidenced:>9}"


def _version(moment: Moment, writer: Writer) -> Row:
    commit, judged = moment.version.commit, moment.judged
    name = f"{commit.day or '?'}  {commit.id[: versions.SHORT]}"
    if not judged:
        return Row(name, sign=Span("!", "yellow"))
    low = [shown(each, writer) for each in judged.low] if judged.low else [writer.signs.spare] * 2
    verdict = writer.say(labels.VERDICTS[judged.verdict])
    return Row(name, sign=writer.sign(labels.VERDICT_TRUTHS[judged.verdict]), tail=_columns(verdict, *low))
