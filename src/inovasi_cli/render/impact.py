"""Who gains and who loses where one rubric takes the place of another, for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.impact import FALLS, GAINED, LOST, REFUSED, RISES, SAME, SHIFTS, UNSURE
from inovasi_cli.assess.words import day_words
from inovasi_cli.numbers import plain, points
from inovasi_cli.render import labels
from inovasi_cli.render.terminal import lay_out
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import LANGUAGES, Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from fractions import Fraction

    from inovasi_cli.assess.impact import GateChange, Impact, PointsChange, Reach
    from inovasi_cli.assess.report import GateResult
    from inovasi_cli.render.terminal.writer import Look, Writer
    from inovasi_cli.rubric.model import Rubric

PARTS: Final = 3
"""So many parts are shown of each file, those that differ most."""

_TITLE: Final = Text("Dampak jika rubrik diganti", "What another rubric means")
_OLD: Final = Text("Lama: {title} [{id}]; {on}", "Old: {title} [{id}]; {on}")
_NEW: Final = Text("Baru: {title} [{id}]; {on}", "New: {title} [{id}]; {on}")
_ON: Final = Text("umur dihitung per {day}", "ages are counted on {day}")
_ON_UNKNOWN: Final = Text(
    "hari penutupan belum diketahui, jadi umur tidak dihitung", "the closing date is unknown, so ages are not counted"
)
_SUMMARY: Final = Text("{count} berkas: {outcomes}.", "Files: {count} ({outcomes}).")
_COUNTED: Final = Text("{count} {outcome}", "{count} {outcome}")
_UNREADABLE: Final = Text("tidak dapat dinilai", "could not be judged")
_FILE: Final = Text("{file}: {outcome}", "{file}: {outcome}")
_OUTCOMES: Final = {
    LOST: Text("kehilangan kelayakan", "no longer eligible"),
    REFUSED: Text("menjadi tidak layak", "now certainly not eligible"),
    UNSURE: Text("menjadi belum pasti", "now undecided"),
    GAINED: Text("menjadi layak", "now eligible"),
    FALLS: Text("turun", "lower"),
    SHIFTS: Text("rentang nilainya bergeser", "range shifted"),
    RISES: Text("naik", "higher"),
    SAME: Text("tetap", "the same"),
}
_SIGNS: Final = {
    LOST: Span("-", "red"),
    REFUSED: Span("-", "red"),
    UNSURE: Span("?", "yellow"),
    GAINED: Span("+", "green"),
    FALLS: Span("-", "red"),
    SHIFTS: Span("~", "yellow"),
    RISES: Span("+", "green"),
    SAME: Span("="),
}
_VERDICT: Final = Text("Kelayakan: tetap {after}", "Eligibility: {after} as before")
_VERDICTS: Final = Text("Kelayakan: dulu {before}, sekarang {after}", "Eligibility: {before} before, {after} now")
_AGAINST: Final = Text("Yang sekarang menghalangi atau belum pasti:", "What now stands in the way or is undecided:")
_OPENED: Final = Text("Yang dulu menghalangi atau belum pasti:", "What stood in the way or was undecided before:")
_GATE: Final = Text("{title} [{id}]", "{title} [{id}]")
_GATE_NEW: Final = Text("{title} [{id}] (syarat baru)", "{title} [{id}] (newly asked)")
_GATE_GONE: Final = Text("{title} [{id}] (tidak diminta lagi)", "{title} [{id}] (not asked any more)")
_SCORE: Final = Text("Kesiapan: dulu {before}, sekarang {after}", "Readiness: {before} before, {after} now")
_SCORE_SAME: Final = Text("Kesiapan: tetap {after}", "Readiness: {after} as before")
_OF: Final = Text("{points} dari {most}", "{points} of {most}")
_RANGE: Final = Text("{low} sampai {high}", "{low} to {high}")
_PERCENT: Final = Text("{points} persen", "{points} percent")
_PART: Final = Text("{title} [{id}]: dulu {before}, sekarang {after}", "{title} [{id}]: {before} before, {after} now")
_MARK: Final = Text("Ambang lulus: dulu {before}, sekarang {after}", "Pass mark: {before} before, {after} now")
_PASSES: Final = {
    True: Text("tercapai", "reached"),
    False: Text("tidak tercapai", "not reached"),
    None: Text("tidak ada", "none"),
}
_PARTS: Final = Text("Bagian yang paling berbeda nilainya:", "Parts that differ most:")
_NOT_JUDGED: Final = Text("tidak dinilai", "not judged")
_MORE: Final = Text("dan {count} bagian lain", "and {count} more")
_ONLY_OLD: Final = Text("Hanya dinilai rubrik lama: {parts}", "Judged by the old one alone: {parts}")
_ONLY_NEW: Final = Text("Hanya dinilai rubrik baru: {parts}", "Judged by the new one alone: {parts}")
_POINTS: Final = Text("{title} {points}", "{title} {points}")
_PERCENT_BECAUSE: Final = Text(
    "Nilai tertinggi kedua rubrik berbeda ({before} dan {after}), jadi kesiapan ditulis dalam persen.",
    "The two rubrics count to different totals ({before} and {after}), so readiness is shown in percent.",
)


def render(
    rubrics: tuple[Rubric, Rubric],
    days: tuple[date | None, date | None],
    impacts: tuple[Impact, ...],
    unreadable: tuple[str, ...],
    look: Look,
) -> str:
    """What the newer of two rubrics means to each file, after one line about all of them."""

    def rows(writer: Writer) -> Iterator[Row]:
        yield from _head(rubrics, days, writer)
        yield from _summary(impacts, unreadable, writer)
        for each in impacts:
            yield from _file(each, writer)
        for file in unreadable:
            yield Row("")
            yield Row(writer.say(_FILE, file=Text(file), outcome=_UNREADABLE), "bold", Span("!", "red"))

    return lay_out(look, rows)


def _head(rubrics: tuple[Rubric, Rubric], days: tuple[date | None, date | None], writer: Writer) -> Iterator[Row]:
    yield Row(writer.say(_TITLE), "bold")
    for label, rubric, day in zip((_OLD, _NEW), rubrics, days, strict=True):
        on = _ON.fill(day=day_words(day)) if day else _ON_UNKNOWN
        yield Row(writer.say(label, title=rubric.title, id=rubric.id, on=on))
    scores = [rubric.score for rubric in rubrics if rubric.score]
    totals = [Text(plain(score.out_of, "id"), plain(score.out_of, "en")) for score in scores]
    if len({score.out_of for score in scores}) > 1:
        yield Row(writer.say(_PERCENT_BECAUSE, before=totals[0], after=totals[1]))


def _summary(impacts: tuple[Impact, ...], unreadable: tuple[str, ...], writer: Writer) -> Iterator[Row]:
    found = [each.outcome for each in impacts]
    counts = [(found.count(key), outcome) for key, outcome in _OUTCOMES.items()]
    counts.append((len(unreadable), _UNREADABLE))
    told = [_COUNTED.fill(count=count, outcome=outcome) for count, outcome in counts if count]
    yield Row("")
    yield Row(writer.say(_SUMMARY, count=len(impacts) + len(unreadable), outcomes=join(told)), "bold")


def _file(impact: Impact, writer: Writer) -> Iterator[Row]:
    file, outcome = Text(impact.after.facts.file), _OUTCOMES[impact.outcome]
    yield Row("")
    yield Row(writer.say(_FILE, file=file, outcome=outcome), "bold", _SIGNS[impact.outcome])
    before, after = (labels.VERDICTS[report.eligibility.verdict] for report in (impact.before, impact.after))
    yield Row(writer.say(_VERDICT if before == after else _VERDICTS, before=before, after=after), depth=1)
    yield from _against(impact.against, writer)
    yield from _opened(impact.opened, writer)
    yield from _points(impact, writer)


def _against(gates: tuple[GateChange, ...], writer: Writer) -> Iterator[Row]:
    if gates:
        yield Row(writer.say(_AGAINST), depth=1)
    for each in gates:
        yield from _gate(each.result, _GATE if each.other else _GATE_NEW, writer)


def _opened(gates: tuple[GateChange, ...], writer: Writer) -> Iterator[Row]:
    if gates:
        yield Row(writer.say(_OPENED), depth=1)
    for each in gates:
        if each.other:
            yield from _gate(each.other, _GATE, writer)
        else:
            gate = each.result.gate
            yield Row(writer.say(_GATE_GONE, title=gate.title, id=gate.id), sign=writer.sign(state=True), depth=2)


def _gate(result: GateResult, shape: Text, writer: Writer) -> Iterator[Row]:
    yield Row(writer.say(shape, title=result.gate.title, id=result.gate.id), sign=writer.sign(result.met), depth=2)
    yield Row(writer.say(result.reason), depth=3)


def _points(impact: Impact, writer: Writer) -> Iterator[Row]:
    before, after = (_reach(each, percent=impact.percent) for each in (impact.whole.before, impact.whole.after))
    if impact.whole.before or impact.whole.after:
        yield Row(writer.say(_SCORE_SAME if before == after else _SCORE, before=before, after=after), depth=1)
    yield from _mark(impact, writer)
    shared = [part for part in impact.parts if part.shared]
    if shared:
        yield Row(writer.say(_PARTS), depth=1)
    yield from (_part(each, writer, percent=impact.percent) for each in shared[:PARTS])
    if shared[PARTS:]:
        yield Row(writer.say(_MORE, count=len(shared) - PARTS), "dim", depth=2)
    for label, alone in (
        (_ONLY_OLD, [(part.title, part.before) for part in impact.parts if not part.after]),
        (_ONLY_NEW, [(part.title, part.after) for part in impact.parts if not part.before]),
    ):
        told = [_POINTS.fill(title=title, points=_reach(reach, percent=impact.percent)) for title, reach in alone]
        if told:
            more = [_MORE.fill(count=len(told) - PARTS)] if told[PARTS:] else []
            yield Row(writer.say(label, parts=join([*told[:PARTS], *more], "; ")), depth=1)


def _mark(impact: Impact, writer: Writer) -> Iterator[Row]:
    before, after = (each.readiness.passes if each.readiness else None for each in (impact.before, impact.after))
    if before != after:
        yield Row(writer.say(_MARK, before=_PASSES[before], after=_PASSES[after]), depth=1)


def _part(part: PointsChange, writer: Writer, *, percent: bool) -> Row:
    before, after = (_reach(each, percent=percent) for each in (part.before, part.after))
    return Row(writer.say(_PART, title=part.title, id=part.id, before=before, after=after), depth=2)


def _reach(reach: Reach | None, *, percent: bool) -> Text:
    """The points still possible of those at best, or, in percent, how many of a hundred."""
    if not reach:
        return _NOT_JUDGED
    low, high = _number(reach.low), _number(reach.high)
    told = low if low == high else _RANGE.fill(low=low, high=high)
    most = _number(reach.most) if reach.most.denominator > 1 else Text(str(reach.most))
    return _PERCENT.fill(points=told) if percent else _OF.fill(points=told, most=most)


def _number(value: Fraction) -> Text:
    return Text(*(points(value.numerator, value.denominator, language) for language in LANGUAGES))
