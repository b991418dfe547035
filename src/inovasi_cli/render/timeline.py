"""The score over the versions of a fact file, for a person to read: a chart, then version by version."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED
from inovasi_cli.assess.words import day_words
from inovasi_cli.render import labels
from inovasi_cli.render.difference.figures import CLAIMED, EVIDENCED, shown, signed
from inovasi_cli.render.terminal import lay_out
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.assess.difference import Judged, Points
    from inovasi_cli.conditions import Truth
    from inovasi_cli.history.timeline import Moment, Timeline
    from inovasi_cli.render.terminal.writer import Look, Writer

MOST: Final = 20
"""So many versions are listed, the newest."""
HEIGHT: Final = 10
"""Lines of the chart."""

_AXIS: Final = 8
_BROADEST: Final = 6
_SHORT: Final = 7
_TRUTHS: Final[dict[str, Truth]] = {ELIGIBLE: True, NOT_ELIGIBLE: False, UNDECIDED: None}
_TITLE: Final = Text("Riwayat {file}", "History of {file}")
_COUNT: Final = Text("{count} versi, dari {first} sampai {last}.", "Versions: {count}, from {first} to {last}.")
_CUT: Final = Text("Versi yang lebih lama tidak dibaca.", "Older versions were not read.")
_SHALLOW: Final = Text(
    "Versi yang lebih lama tidak ada di salinan ini; unduh dengan: git fetch --unshallow",
    "Older versions are not in this copy; fetch them with: git fetch --unshallow",
)
_NO_DAY: Final = Text("hari yang tidak diketahui", "an unknown day")
_ROSE: Final = Text(
    "Kesiapan: dulu {before}, kini {after}. Terbukti: dulu {proven_before}, kini {proven_after}.",
    "Readiness: {before} before, {after} now. Proven: {proven_before} before, {proven_after} now.",
)
_LEGEND: Final = Text(
    "{proven} terbukti   {claimed} diakui, belum terbukti", "{proven} proven   {claimed} claimed, not proven"
)
_UNREAD: Final = Text("   ? tidak terbaca", "   ? unreadable")
_SAMPLED: Final = Text(
    "Tiap kolom versi terakhir dari beberapa versi berurutan.", "A column is the last of several versions in a row."
)
_VERSIONS: Final = Text("Tiap versi, yang terbaru dahulu", "Each version, newest first")
_VERSION: Final = Text("Versi", "Version")
_VERDICT: Final = Text("putusan", "verdict")
_FIRST: Final = Text("versi pertama yang terbaca", "first readable version")
_STILL: Final = Text("tidak ada yang menggeser putusan atau nilai", "nothing moves verdict or points")
_MOST: Final = Text("{told} ({points})", "{told} ({points})")
_OTHERS: Final = Text("{told}; dan {count} perubahan lain", "{told}; and {count} other changes")
_BOTH: Final = Text("{claimed}, terbukti {evidenced}", "{claimed}, proven {evidenced}")
_PROVEN: Final = Text("terbukti {evidenced}", "proven {evidenced}")
_OLDER: Final = Text(
    "... dan {count} versi sebelumnya; semuanya ada dengan -f json",
    "... and {count} older ones; all of them with -f json",
)


def render(found: Timeline, look: Look) -> str:
    """How the score went, and what moved it at each version."""
    return lay_out(look, lambda writer: _rows(found, writer))


def _rows(found: Timeline, writer: Writer) -> Iterator[Row]:
    yield Row(writer.say(_TITLE, file=Text(found.file)), "bold")
    yield Row(writer.say(labels.JUDGED_BY, title=found.rubric.title))
    yield Row(writer.say(labels.ON.fill(day=day_words(found.on)) if found.on else labels.ON_UNKNOWN))
    days = [each.version.commit.day for each in found.moments]
    first, last = (day_words(day) if day else _NO_DAY for day in (days[0], days[-1]))
    yield Row(writer.say(_COUNT, count=len(days), first=first, last=last))
    if found.cut or found.shallow:
        yield Row(writer.say(_SHALLOW if found.shallow else _CUT))
    scored = [each.judged.low for each in found.moments if each.judged and each.judged.low]
    if scored:
        yield Row(writer.say(_ROSE, **_ends(scored[0], scored[-1], writer)))
        yield Row("")
        yield from _chart(found, writer)
    yield from writer.section(_VERSIONS, list(_table(found, writer)))


def _ends(before: Points, after: Points, writer: Writer) -> dict[str, str]:
    told = {"before": before.claimed, "after": after.claimed}
    told |= {"proven_before": before.evidenced, "proven_after": after.evidenced}
    return {key: shown(value, writer) for key, value in told.items()}


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
    yield Row(legend + (writer.say(_UNREAD) if unread else ""), "dim", whole=True)
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
    yield Row(writer.say(_VERSION), "bold", Span(" "), tail=_columns(*heads))
    newest = found.moments[::-1]
    for moment in newest[:MOST]:
        yield _version(moment, writer)
        yield Row(writer.say(_told(moment, writer)), "dim", Span(" "), depth=1)
    if newest[MOST:]:
        yield Row(writer.say(_OLDER, count=len(newest) - MOST))


def _columns(verdict: str, claimed: str, evidenced: str) -> str:
    return f"{verdict:>12} {claimed:>9} {evidenced:>9}"


def _version(moment: Moment, writer: Writer) -> Row:
    commit, judged = moment.version.commit, moment.judged
    name = f"{commit.day or '?'}  {commit.id[:_SHORT]}"
    if not judged:
        return Row(name, sign=Span("!", "yellow"))
    low = [shown(each, writer) for each in judged.low] if judged.low else [writer.signs.spare] * 2
    verdict = writer.say(labels.VERDICTS[judged.verdict])
    return Row(name, sign=writer.sign(_TRUTHS[judged.verdict]), tail=_columns(verdict, *low))


def _told(moment: Moment, writer: Writer) -> Text:
    """What changed most since the version before, or why this one says nothing."""
    if moment.version.problem:
        return moment.version.problem
    if not moment.most:
        return _FIRST if moment.first else _STILL
    told = moment.most.told
    if moment.most.points and any(moment.most.points):
        claimed, evidenced = (signed(each, writer) for each in moment.most.points)
        points = _PROVEN if not moment.most.points.claimed else _BOTH
        told = _MOST.fill(told=told, points=points.fill(claimed=claimed, evidenced=evidenced))
    return _OTHERS.fill(told=told, count=moment.moving - 1) if moment.moving > 1 else told
