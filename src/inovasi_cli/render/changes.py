"""What changed between two rubrics, for a person to read."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.words import day_words
from inovasi_cli.numbers import plain
from inovasi_cli.render.terminal import lay_out
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.rubric.changes import ADDED, CONDITION, LEVEL, REMOVED
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.render.terminal.writer import Look, Writer
    from inovasi_cli.rubric.changes import Change, Side
    from inovasi_cli.rubric.model import Rubric

_TITLE: Final = Text("Beda dua rubrik", "Two rubrics compared")
_OLD: Final = Text("Lama: {what}", "Old: {what}")
_NEW: Final = Text("Baru: {what}", "New: {what}")
_RUBRIC: Final = Text("{title} [{id}]", "{title} [{id}]")
_SAME: Final = Text("Tidak ada yang berubah: isinya sama persis.", "Nothing changed: they say exactly the same.")
_SAME_RULES: Final = Text(
    "Aturannya sama. Yang berbeda hanya yang tidak ikut menentukan hasil, misalnya judul, catatan, atau sumbernya.",
    "The rules are the same. Only what decides nothing differs, such as the title, notes or sources.",
)
_COUNT: Final = Text(
    "{all} hal berbeda: {added} baru, {removed} dihapus, {changed} berubah.",
    "{all} {all:thing differs|things differ}: {added} added, {removed} removed, {changed} changed.",
)
_SECTIONS: Final = {
    "organiser": Text("Penyelenggara", "Organiser"),
    "window": Text("Masa pendaftaran", "Entries"),
    "gates": Text("Syarat", "Requirements"),
    "characteristics": Text("Kriteria", "Characteristics"),
    "categories": Text("Kategori", "Categories"),
    "score": Text("Nilai", "Score"),
    "bands": Text("Tingkat kesiapan", "Bands"),
    "parts": Text("Bagian yang dinilai", "Parts of the score"),
    "questions": Text("Pertanyaan", "Questions"),
    "reminders": Text("Pengingat", "Reminders"),
}
_ITEM: Final = Text("{title} [{id}]", "{title} [{id}]")
_INSIDE: Final = Text("{title} [{id}], di dalam “{within}”", "{title} [{id}], within “{within}”")
_SINGLE: Final = {
    ADDED: Text("Sekarang ada", "There is one now"),
    REMOVED: Text("Tidak ada lagi", "There is none any more"),
}
_ASPECTS: Final = {
    "organiser": Text("Penyelenggara", "Organiser"),
    "opens": Text("Dibuka", "Opens"),
    "closes": Text("Ditutup", "Closes"),
    "title": Text("Judul", "Title"),
    "definition": Text("Definisi", "Definition"),
    "need": Text("Unsur yang harus ada", "Elements needed"),
    "out_of": Text("Nilai tertinggi", "Points at best"),
    "pass_mark": Text("Ambang lulus", "Pass mark"),
    "scale": Text("Cara menghitung", "How it is counted"),
    "round_to": Text("Angka di belakang koma", "Decimals"),
    "drivers": Text("Bagian pendorong", "Part that drives"),
    "barriers": Text("Bagian penghambat", "Part that hinders"),
    "least": Text("Mulai dari nilai", "From the score"),
    "within": Text("Tempatnya", "Its place"),
    "weight": Text("Bobot", "Weight"),
    "share": Text("Bobot di dalam kelompoknya", "Weight within its group"),
    "combine": Text("Cara menilai", "How it is judged"),
    "parts": Text("Jumlah rincian", "Details"),
    "not_applicable": Text("Jawaban “tidak berlaku”", 'An answer "does not apply"'),
    "narrative": Text("Isian naskah", "Text asked for"),
    "min_words": Text("Jumlah kata paling sedikit", "Words at least"),
    "max_words": Text("Jumlah kata paling banyak", "Words at most"),
    "question": Text("Pertanyaan", "Question"),
}
_WORDS: Final = {
    ("need", "all"): Text("semua", "all"),
    ("need", "any"): Text("salah satu", "any"),
    ("scale", "weight"): Text("bobot adalah nilai tertinggi", "the weight is the points at best"),
    ("scale", "points"): Text("bobot dikali poin tingkat", "weight times points of the level"),
    ("combine", "leaf"): Text("langsung", "at once"),
    ("combine", "mean"): Text("rata-rata rinciannya", "mean of its details"),
    ("combine", "sum"): Text("jumlah rinciannya", "sum of its details"),
    ("not_applicable", "forbidden"): Text("tidak diterima", "is not taken"),
    ("not_applicable", "dropped"): Text("bobotnya dibagi ke bagian lain", "its weight goes to the other parts"),
    ("not_applicable", "full"): Text("mendapat nilai penuh", "earns full points"),
}
_FROM_TO: Final = Text("{name}: dulu {before}, sekarang {after}", "{name}: {before} before, {after} now")
_ALONE: Final = {
    "opens": Text("dibuka {value}", "opens {value}"),
    "closes": Text("ditutup {value}", "closes {value}"),
    "out_of": Text("nilai tertinggi {value}", "{value} {value:point|points} at best"),
    "pass_mark": Text("ambang lulus {value}", "pass mark {value}"),
    "least": Text("mulai dari nilai {value}", "from {value} {value:point|points}"),
    "weight": Text("bobot {value}", "weight {value}"),
    "parts": Text("{value} rincian", "{value} {value:detail|details}"),
    "min_words": Text("paling sedikit {value} kata", "at least {value} {value:word|words}"),
    "max_words": Text("paling banyak {value} kata", "at most {value} {value:word|words}"),
}
_NOW: Final = Text("{name} sekarang: {value}", "{name} now: {value}")
_BEFORE: Final = Text("{name} dulu: {value}", "{name} before: {value}")
_NONE: Final = Text("tidak ada", "none")
_TOP: Final = Text("berdiri sendiri", "on its own")
_CONDITION: Final = Text("Isi syaratnya berubah", "What it takes changed")
_LEVEL: Final = Text("Syarat tingkat berubah: {level}", "What a level takes changed: {level}")
_LEVEL_NEW: Final = Text("Tingkat baru: {level}", "New level: {level}")
_LEVEL_GONE: Final = Text("Tingkat dihapus: {level}", "Level removed: {level}")
_LEVEL_WAS: Final = Text("Tingkat dulu: {level}", "Level before: {level}")
_LEVEL_IS: Final = Text("Tingkat sekarang: {level}", "Level now: {level}")
_ASKED: Final = {
    ADDED: Text("Baru ditanyakan ({count}): {labels}", "Newly asked ({count}): {labels}"),
    REMOVED: Text("Tidak ditanyakan lagi ({count}): {labels}", "Not asked any more ({count}): {labels}"),
    "question": Text("Pertanyaannya berubah ({count}): {labels}", "Asked otherwise ({count}): {labels}"),
}


class _Marks(NamedTuple):
    sign: str
    colour: str


_MARKS: Final = {ADDED: _Marks("+", "green"), REMOVED: _Marks("-", "red")}
_CHANGED: Final = _Marks("~", "yellow")


def render(old: Rubric, new: Rubric, found: tuple[Change, ...], look: Look) -> str:
    """The changes as text, section by section."""
    return lay_out(look, lambda writer: _rows(old, new, found, writer))


def _rows(old: Rubric, new: Rubric, found: tuple[Change, ...], writer: Writer) -> Iterator[Row]:
    yield Row(writer.say(_TITLE), "bold")
    for label, rubric in ((_OLD, old), (_NEW, new)):
        yield Row(writer.say(label, what=_RUBRIC.fill(title=rubric.title, id=rubric.id)))
    yield Row("")
    if not found:
        yield Row(writer.say(_SAME if old.digest == new.digest else _SAME_RULES))
        return
    items = [tuple(changes) for _, changes in groupby(found, lambda change: (change.section, change.id))]
    kinds = [changes[0].aspect for changes in items]
    added, removed = kinds.count(ADDED), kinds.count(REMOVED)
    changed = len(items) - added - removed
    yield Row(writer.say(_COUNT, all=len(items), added=added, removed=removed, changed=changed))
    for section, several in groupby(items, lambda changes: changes[0].section):
        rows = (_questions if section == "questions" else _items)(list(several), writer)
        yield from writer.section(_SECTIONS[section], list(rows))


def _questions(items: list[tuple[Change, ...]], writer: Writer) -> Iterator[Row]:
    """Questions are many and their labels short, so they share a paragraph."""
    for kind, sentence in _ASKED.items():
        labels = [change.title for (change,) in items if change.aspect == kind and change.title]
        if labels:
            yield Row(writer.say(sentence, count=len(labels), labels=join(labels, "; ")), sign=_sign(kind))


def _items(items: list[tuple[Change, ...]], writer: Writer) -> Iterator[Row]:
    for first, *rest in items:
        if first.aspect in _MARKS:
            yield Row("".join(_alone(first, rest, writer)), sign=_sign(first.aspect))
            continue
        if first.title:
            yield Row(_named(first, first.title, writer), sign=_sign(first.aspect))
        for change in (first, *rest):
            yield from (Row(text, depth=1 if first.title else 0) for text in _detail(change, writer))


def _alone(item: Change, rest: list[Change], writer: Writer) -> Iterator[str]:
    """An item that only one of both has, and its figures in the same line."""
    yield _named(item, item.title, writer) if item.title else writer.say(_SINGLE[item.aspect])
    for number, each in enumerate(rest):
        value = _value(each.aspect, each.after if each.before is None else each.before)
        yield (", " if number else ": ") + writer.say(_ALONE[each.aspect], value=value)


def _named(item: Change, title: Text, writer: Writer) -> str:
    if item.section == "reminders":
        # It has no id but its own words.
        return writer.say(title)
    return writer.say(_INSIDE if item.within else _ITEM, title=title, id=item.id, within=item.within)


def _sign(kind: str) -> Span:
    return Span(*_MARKS.get(kind, _CHANGED))


def _detail(change: Change, writer: Writer) -> Iterator[str]:
    """One aspect in a line, or in two where the sides are sentences."""
    if change.aspect == CONDITION:
        yield writer.say(_CONDITION)
        return
    if change.aspect == LEVEL:
        yield from _level(change, writer)
        return
    name, before, after = _ASPECTS[change.aspect], *(_value(change.aspect, side) for side in change[-2:])
    if isinstance(change.before, Text) or isinstance(change.after, Text):
        yield writer.say(_BEFORE, name=name, value=before)
        yield writer.say(_NOW, name=name, value=after)
    else:
        yield writer.say(_FROM_TO, name=name, before=before, after=after)


def _level(change: Change, writer: Writer) -> Iterator[str]:
    if change.before is None:
        yield writer.say(_LEVEL_NEW, level=change.after)
    elif change.after is None:
        yield writer.say(_LEVEL_GONE, level=change.before)
    elif change.before == change.after:
        yield writer.say(_LEVEL, level=change.after)
    else:
        yield writer.say(_LEVEL_WAS, level=change.before)
        yield writer.say(_LEVEL_IS, level=change.after)


def _value(aspect: str, side: Side) -> Text:
    if side is None:
        return _TOP if aspect == "within" else _NONE
    if isinstance(side, Text):
        return side
    if isinstance(side, date):
        return day_words(side)
    if isinstance(side, str):
        return _WORDS.get((aspect, side), Text(side))
    return Text(plain(side, "id"), plain(side, "en"))
