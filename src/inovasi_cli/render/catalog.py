"""The shipped rubrics in a list: what each asks, whether it is open, and how sure its sources are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from inovasi_cli import __version__
from inovasi_cli.assess.words import day_words
from inovasi_cli.render.json import pretty
from inovasi_cli.render.terminal import lay_out
from inovasi_cli.render.terminal.writer import Row
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from inovasi_cli.render.terminal.writer import Look, Writer
    from inovasi_cli.rubric.catalog import Missing
    from inovasi_cli.rubric.model import Basis, Part, Rubric

FORMAT: Final = 1
_HEAD: Final = Text("{count} rubrik bawaan", "{count} rubrics")
_CLOSED: Final = Text("ditutup {day}", "closed {day}")
_OPEN: Final = Text("buka sampai {day}", "open until {day}")
_NO_DAY: Final = Text("hari penutupan tidak diketahui", "closing day unknown")
_NO_WINDOW: Final = Text("tanpa masa pendaftaran", "no entry period")
_HOLDS: Final = Text(
    "{gates} syarat, {questions} pertanyaan",
    "{gates} {gates:requirement|requirements}, {questions} {questions:question|questions}",
)
_SCORED: Final = Text("{leaves} bagian bernilai, dari {out_of}", "{leaves} scored {leaves:part|parts}, out of {out_of}")
_NOT_SCORED: Final = Text("tanpa nilai, hanya kelayakan", "no score, eligibility only")
_SOURCES: Final = Text(
    "sumber: {high} tinggi, {medium} sedang, {low} rendah; {derived} dari {rules} aturan turunan kami",
    "sources: {high} high, {medium} medium, {low} low; {derived} of {rules} rules are ours",
)
_MISSING: Final = Text("Edisi tanpa rubrik", "Editions without a rubric")
_INSTEAD: Final = Text("{id}: {reason}. Pakai {instead}.", "{id}: {reason}. Use {instead}.")
_READ: Final = Text("Baca satu rubrik: inovasi rubrik lihat ID", "Read one: inovasi rubrik lihat ID")


def render(rubrics: Sequence[Rubric], missing: Mapping[str, Missing], today: date, look: Look) -> str:
    """The list as text; ``today`` says which are open."""
    return lay_out(look, lambda writer: _rows(rubrics, missing, today, writer))


def _rows(rubrics: Sequence[Rubric], missing: Mapping[str, Missing], today: date, writer: Writer) -> Iterator[Row]:
    yield Row(writer.say(_HEAD, count=len(rubrics)), "bold")
    for rubric in rubrics:
        score = rubric.score
        scored = _SCORED.fill(leaves=len(score.leaves()), out_of=score.out_of) if score else _NOT_SCORED
        holds = _HOLDS.fill(gates=len(rubric.gates), questions=len(rubric.questions))
        yield Row("")
        yield Row(rubric.id, "bold")
        yield Row(writer.say(rubric.title), depth=1)
        yield Row(writer.say(join([_state(rubric, today), holds, scored], "; ")), depth=1)
        yield Row(writer.say(_SOURCES, **_certainty(rubric)), "dim", depth=1)
    told = [_INSTEAD.fill(id=key, reason=each.reason, instead=each.instead) for key, each in missing.items()]
    yield from writer.section(_MISSING, [Row(writer.say(each)) for each in told])
    yield Row("")
    yield Row(writer.say(_READ))


def _state(rubric: Rubric, today: date) -> Text:
    if not rubric.window:
        return _NO_WINDOW
    closes = rubric.window.closes
    if closes is None:
        return _NO_DAY
    return (_CLOSED if closes < today else _OPEN).fill(day=day_words(closes))


def _certainty(rubric: Rubric) -> dict[str, int]:
    """How many sources there are of each confidence, how many rules, and how many of those are ours."""
    sources = Counter(source.confidence for source in rubric.sources)
    rules = list(_rules(rubric))
    counts = {confidence: sources[confidence] for confidence in ("high", "medium", "low")}
    return {**counts, "rules": len(rules), "derived": sum(basis.derived for basis in rules)}


def _rules(rubric: Rubric) -> Iterator[Basis]:
    yield from (gate.basis for gate in rubric.gates)
    yield from (item.basis for item in rubric.characteristics)
    yield from (category.basis for category in rubric.categories)
    if rubric.score:
        yield from (band.basis for band in rubric.score.bands)
        yield from (part.basis for top in rubric.score.parts for part in _parts(top))


def _parts(part: Part) -> Iterator[Part]:
    yield part
    for child in part.parts:
        yield from _parts(child)


def render_json(rubrics: Sequence[Rubric], missing: Mapping[str, Missing], language: str) -> str:
    """The list as data, version 1: keys are added, never renamed."""
    data = {
        "format": FORMAT,
        "tool": {"name": "inovasi-cli", "version": __version__},
        "rubrics": [_plain(rubric, language) for rubric in rubrics],
        "missing": [
            {"id": key, "reason": each.reason.say(language), "url": each.source, "instead": each.instead}
            for key, each in missing.items()
        ],
    }
    return pretty(data)


def _plain(rubric: Rubric, language: str) -> dict[str, object]:
    window = rubric.window
    return {
        "id": rubric.id,
        "title": rubric.title.say(language),
        "organiser": rubric.organiser.say(language),
        "opens": window.opens.isoformat() if window and window.opens else None,
        "closes": window.closes.isoformat() if window and window.closes else None,
        "gates": len(rubric.gates),
        "questions": len(rubric.questions),
        "out_of": str(rubric.score.out_of) if rubric.score else None,
        "sources": _certainty(rubric),
        "digest": rubric.digest,
    }
