"""A whole rubric as a person reads it: what it asks, how it counts, and where each rule comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.words import day_words
from inovasi_cli.numbers import plain
from inovasi_cli.render import labels
from inovasi_cli.render.conditions import condition_rows
from inovasi_cli.render.terminal import lay_out
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.render.terminal.writer import Look, Writer
    from inovasi_cli.rubric.model import Basis, Level, Note, Part, Rubric, Score

_OPEN: Final = Text("Pendaftaran: {opens} sampai {closes}", "Entries: {opens} to {closes}")
_UNKNOWN: Final = Text("(tidak diketahui)", "(unknown)")
_QUESTIONS: Final = Text("Menanyakan {count} hal", "Asks {count} {count:question|questions}")
_GATES: Final = Text("Syarat", "Requirements")
_CURE: Final = Text("Jika belum: {cure}", "If not: {cure}")
_CHARACTERISTICS: Final = Text("Kriteria", "Characteristics")
_NEEDS: Final = {
    "all": Text("Semua unsur harus ada:", "All elements must be there:"),
    "any": Text("Cukup salah satu unsur:", "One element is enough:"),
}
_CATEGORIES: Final = Text("Kategori", "Categories")
_SCORE: Final = Text("Nilai, dari {out_of}", "Score, out of {out_of}")
_MARK: Final = Text("Nilai lulus: {points}", "Pass mark: {points}")
_BAND: Final = Text("{title}: mulai {points}", "{title}: from {points}")
_WEIGHT: Final = Text("bobot {weight}", "weight {weight}")
_LEVEL: Final = Text("{points}: {title}", "{points}: {title}")
_WORDS: Final = {
    "max_words": Text("Naskahnya paling banyak {count} kata", "Its text has at most {count} {count:word|words}"),
    "min_words": Text("Naskahnya paling sedikit {count} kata", "Its text has at least {count} {count:word|words}"),
}
_REMINDERS: Final = Text("Ingat saat mendaftar", "Remember when you enter")
_NOTES: Final = Text("Catatan", "Notes")
_SOURCES: Final = Text("Sumber", "Sources")
_OURS: Final = Text("[turunan kami]", "[ours]")
_FROM: Final = Text("[{source}]", "[{source}]")
_BOTH: Final = Text("[{source}, turunan kami]", "[{source}, ours]")
_SOURCE: Final = Text("[{id}] {title} ({confidence})", "[{id}] {title} ({confidence})")


def render(rubric: Rubric, look: Look) -> str:
    """The rubric as text."""
    return lay_out(look, lambda writer: _rows(rubric, writer))


def _rows(rubric: Rubric, writer: Writer) -> Iterator[Row]:
    yield Row(writer.say(rubric.title), "bold")
    yield Row(writer.say(rubric.organiser))
    if rubric.window:
        days = {"opens": rubric.window.opens, "closes": rubric.window.closes}
        yield Row(writer.say(_OPEN, **{key: day_words(day) if day else _UNKNOWN for key, day in days.items()}))
    yield Row(writer.say(_QUESTIONS, count=len(rubric.questions)))
    yield from writer.section(_GATES, list(_gates(rubric, writer)))
    yield from writer.section(_CHARACTERISTICS, list(_characteristics(rubric, writer)))
    yield from writer.section(_CATEGORIES, list(_categories(rubric, writer)))
    if rubric.score:
        out_of = plain(rubric.score.out_of, writer.look.language)
        yield from writer.section(_SCORE, list(_score(rubric, rubric.score, writer)), out_of=out_of)
    yield from writer.section(_REMINDERS, _told(rubric.reminders, writer))
    yield from writer.section(_NOTES, _told(rubric.notes, writer))
    yield from writer.section(_SOURCES, list(_sources(rubric, writer)))


def _based(text: Text, basis: Basis, writer: Writer) -> str:
    source = basis.source.id if basis.source else ""
    mark = _OURS if not source else (_BOTH if basis.derived else _FROM).fill(source=source)
    return f"{writer.say(text)} {writer.say(mark)}"


def _gates(rubric: Rubric, writer: Writer) -> Iterator[Row]:
    for gate in rubric.gates:
        yield Row(_based(gate.title, gate.basis, writer), "bold")
        yield from condition_rows(rubric, gate.when, writer, 1)
        yield Row(writer.say(_CURE, cure=gate.cure), "dim", depth=1)


def _characteristics(rubric: Rubric, writer: Writer) -> Iterator[Row]:
    for item in rubric.characteristics:
        yield Row(_based(item.title, item.basis, writer), "bold")
        yield Row(writer.say(item.definition), "dim", depth=1)
        if len(item.elements) > 1:
            yield Row(writer.say(_NEEDS[item.need]), depth=1)
        for element in item.elements:
            yield Row(writer.say(element.title), sign=Span(writer.signs.spare), depth=1)
            yield from condition_rows(rubric, element.when, writer, 2)


def _categories(rubric: Rubric, writer: Writer) -> Iterator[Row]:
    for category in rubric.categories:
        yield Row(_based(category.title, category.basis, writer), "bold")
        yield from condition_rows(rubric, category.fits_when, writer, 1)


def _score(rubric: Rubric, score: Score, writer: Writer) -> Iterator[Row]:
    if score.pass_mark:
        mark = _MARK.fill(points=plain(score.pass_mark.points, writer.look.language))
        yield Row(_based(mark, score.pass_mark.basis, writer))
    for band in score.bands:
        told = _BAND.fill(title=band.title, points=plain(band.least, writer.look.language))
        yield Row(_based(told, band.basis, writer))
    for part in score.parts:
        yield from _part(rubric, part, writer, 0)


def _part(rubric: Rubric, part: Part, writer: Writer, depth: int) -> Iterator[Row]:
    weight = None if part.weight is None else plain(part.weight, writer.look.language)
    tail = "" if weight is None else writer.say(_WEIGHT, weight=weight)
    yield Row(_based(part.title, part.basis, writer), "" if depth else "bold", depth=depth, tail=tail)
    limits = part.narrative._asdict() if part.narrative else {}
    for key, sentence in _WORDS.items():
        if limits.get(key):
            yield Row(writer.say(sentence, count=limits[key]), "dim", depth=depth + 1)
    for level in part.levels:
        yield from _level(rubric, level, writer, depth + 1)
    for child in part.parts:
        yield from _part(rubric, child, writer, depth + 1)


def _level(rubric: Rubric, level: Level, writer: Writer, depth: int) -> Iterator[Row]:
    yield Row(writer.say(_LEVEL, points=level.points, title=level.title), depth=depth)
    yield from (row._replace(style="dim") for row in condition_rows(rubric, level.when, writer, depth + 1))


def _told(notes: Iterable[Note], writer: Writer) -> list[Row]:
    return [Row(_based(note.text, note.basis, writer), sign=Span(writer.signs.spare)) for note in notes]


def _sources(rubric: Rubric, writer: Writer) -> Iterator[Row]:
    for source in rubric.sources:
        confidence = labels.CONFIDENCES[source.confidence]
        yield Row(writer.say(_SOURCE, id=source.id, title=source.title, confidence=confidence))
        if source.url:
            yield Row(source.url, "dim", depth=1, whole=True)
