"""How two judgements of one innovation differ, for a person to read: what it comes to first, then what moved it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.words import day_words
from inovasi_cli.render import labels
from inovasi_cli.render.difference.figures import CLAIMED, EVIDENCED, columns, shown, signed
from inovasi_cli.render.difference.headline import sentences
from inovasi_cli.render.difference.moves import adds_up, causes, gate, parts
from inovasi_cli.render.terminal import lay_out
from inovasi_cli.render.terminal.writer import Row
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from inovasi_cli.assess.difference import Difference, Judged
    from inovasi_cli.render.terminal.writer import Look, Writer

_TITLE: Final = Text("Beda dua penilaian", "Two judgements compared")
_OLD: Final = Text("Lama: {file}", "Old: {file}")
_NEW: Final = Text("Baru: {file}", "New: {file}")
_BY: Final = Text("{side}; {title} [{id}]; {on}", "{side}; {title} [{id}]; {on}")
_ON: Final = Text("umur dihitung per {day}", "ages are counted on {day}")
_ON_UNKNOWN: Final = Text("umur tidak dihitung", "ages are not counted")
_BEFORE: Final = Text("dulu", "before")
_AFTER: Final = Text("kini", "now")
_STEP: Final = Text("beda", "change")
_OUTCOME: Final = Text("Putusan", "Verdict")
_HIGHEST: Final = Text("Masih mungkin", "Still possible")
_MOVED_BY: Final = Text("Penyebabnya", "What moved it")
_GATES: Final = Text("Syarat yang berubah", "Requirements that changed")
_PARTS: Final = Text("Bagian yang nilainya berubah", "Parts that changed")
_SINGLES: Final = Text(
    "Angka tiap perubahan berlaku jika hanya itu yang berubah, jadi jumlahnya boleh berbeda dari penyebabnya.",
    "The figure of a change is what it brings alone, so they need not add up to their cause.",
)
_TOGETHER: Final = Text(
    "Laporan tidak memuat jawaban, jadi bagian dari tiap penyebab tidak dapat dipisahkan; bandingkan berkas faktanya.",
    "Reports hold no answers, so the share of each cause cannot be told; compare the fact files.",
)
_UNSCORED: Final = Text(
    "Salah satunya tanpa nilai, jadi hanya putusannya yang dibandingkan.",
    "One of them has no score, so only the verdicts are compared.",
)
_PERCENT_BECAUSE: Final = Text(
    "Nilai tertinggi keduanya berbeda, jadi nilai ditulis dalam persen.",
    "The two count to different totals, so points are shown in percent.",
)


def render(found: Difference, look: Look) -> str:
    """What the difference comes to in a sentence or two, then in figures."""
    return lay_out(look, lambda writer: _rows(found, writer))


def _rows(found: Difference, writer: Writer) -> Iterator[Row]:
    yield from _head(found, writer)
    yield Row("")
    yield from sentences(found, writer)
    if not found.causes:
        return
    yield Row("")
    yield from figures(found, writer)
    yield from writer.section(_MOVED_BY, list(causes(found, writer)))
    yield from details(found, writer)
    notes = list(_notes(found))
    if notes:
        yield Row("")
    yield from (Row(writer.say(note), "dim") for note in notes)


def _head(found: Difference, writer: Writer) -> Iterator[Row]:
    before, after = found.before, found.after
    yield Row(writer.say(_TITLE), "bold")
    same = (before.rubric, before.digest, before.on) == (after.rubric, after.digest, after.on)
    for label, side in ((_OLD, before), (_NEW, after)):
        told = label.fill(file=Text(side.file))
        yield Row(writer.say(told if same else _BY, side=told, title=side.title, id=side.rubric, on=_on(side)))
    if same:
        yield Row(writer.say(labels.JUDGED_BY, title=after.title))
        day = labels.ON.fill(day=day_words(after.on)) if after.on else labels.ON_UNKNOWN
        yield Row(writer.say(day))


def _on(side: Judged) -> Text:
    return _ON.fill(day=day_words(side.on)) if side.on else _ON_UNKNOWN


def details(found: Difference, writer: Writer) -> Iterator[Row]:
    """The parts and requirements that differ."""
    yield from writer.section(_PARTS, list(parts(found, writer)))
    yield from writer.section(_GATES, [row for each in found.gates for row in gate(each, writer)])


def figures(found: Difference, writer: Writer) -> Iterator[Row]:
    """Verdict and points, before and after."""
    before, after, points = found.before, found.after, found.points
    yield Row("", tail=columns(writer.say(_BEFORE), writer.say(_AFTER), writer.say(_STEP)))
    old, new = (writer.say(labels.VERDICTS[side.verdict]) for side in (before, after))
    yield Row(writer.say(_OUTCOME), tail=columns(old, new, ""))
    if before.low or after.low:
        lows = [side.low or (None, None) for side in (before, after)]
        steps = points or (None, None)
        for number, label in enumerate((CLAIMED, EVIDENCED)):
            yield _line(label, lows[0][number], lows[1][number], steps[number], writer)
        rise = None if before.high is None or after.high is None else after.high - before.high
        yield _line(_HIGHEST, before.high, after.high, rise, writer)


def _line(label: Text, before: Fraction | None, after: Fraction | None, step: Fraction | None, writer: Writer) -> Row:
    old, new = (writer.signs.spare if side is None else shown(side, writer) for side in (before, after))
    return Row(writer.say(label), tail=columns(old, new, "" if step is None else signed(step, writer)))


def _notes(found: Difference) -> Iterator[Text]:
    if found.percent:
        yield _PERCENT_BECAUSE
    if found.points is None and (found.before.low or found.after.low):
        yield _UNSCORED
    if found.points and any(cause.points is None for cause in found.causes):
        yield _TOGETHER
    if any(cause.items and cause.points and not adds_up(cause) for cause in found.causes):
        yield _SINGLES
