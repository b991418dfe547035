"""One innovation under many rubrics: where it may enter, how ready it is there, and what each still wants."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.report import ELIGIBLE, NO_GATES, NOT_ELIGIBLE, UNDECIDED
from inovasi_cli.assess.words import day_words
from inovasi_cli.numbers import plain
from inovasi_cli.render import labels, sentences
from inovasi_cli.render.terminal import lay_out
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import LANGUAGES, Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inovasi_cli.assess.report import GateResult, Standing
    from inovasi_cli.conditions import Truth
    from inovasi_cli.facts import Facts
    from inovasi_cli.render.terminal.writer import Look, Writer

WIDE: Final = 80
"""Columns from which the open questions have a column of their own."""

_ORDER: Final = (ELIGIBLE, UNDECIDED, NO_GATES, NOT_ELIGIBLE)
_TRUTHS: Final[dict[str, Truth]] = {ELIGIBLE: True, NOT_ELIGIBLE: False, UNDECIDED: None}
_VERDICTS: Final = {
    ELIGIBLE: Text("layak", "eligible"),
    UNDECIDED: Text("belum pasti", "undecided"),
    NO_GATES: Text("tanpa syarat", "no rules"),
    NOT_ELIGIBLE: Text("tidak layak", "not eligible"),
}
_HEAD: Final = (
    *(Text("Rubrik", "Rubric"), Text("Putusan", "Verdict")),
    *(Text("Kesiapan", "Readiness"), Text("Belum dijawab", "Unanswered")),
)
_NO_SCORE: Final = Text("tanpa nilai", "no score")
_OUT_OF: Final = Text("{points} /{most}", "{points} /{most}")
_COUNTS: Final = Text(
    "{all} rubrik: {eligible} layak, {undecided} belum pasti, {free} tanpa syarat, {closed} tidak layak.",
    "{all} {all:rubric|rubrics}: {eligible} eligible, {undecided} undecided, {free} without rules,"
    " {closed} not eligible.",
)
_LEGEND: Final = Text(
    "Kesiapan: poin terendah dan tertinggi yang masih mungkin / poin terbanyak.",
    "Readiness: lowest and highest points still possible / most points.",
)
_LEGEND_WIDE: Final = Text("{legend} Belum dijawab: banyaknya pertanyaan.", "{legend} Unanswered: number of questions.")
_NEXT: Final = Text("Selengkapnya: inovasi nilai {file} --rubrik {id}", "In full: inovasi nilai {file} --rubrik {id}")
_PAST: Final = Text(
    "{count} di antaranya sudah ditutup; dinilai seakan-akan diajukan waktu itu.",
    "{count} of them are closed; judged as if entered at that time.",
)
_CLOSED_ON: Final = Text("pendaftaran ditutup {day}", "entries closed on {day}")
_CLOSES_ON: Final = Text("pendaftaran sampai {day}", "entries close on {day}")
_UNMET: Final = Text("Terhalang: {title}. {reason}", "Unmet: {title}. {reason}")
_UNKNOWN: Final = Text("Menunggu: {title}. {reason}", "Waiting for: {title}. {reason}")
_MORE: Final = Text("{first}. Ditambah {count} syarat lain.", "{first}. And {count} more.")
_FROM: Final = Text("Layak mulai {day}.", "Eligible from {day}.")
_FITS: Final = Text("Kategori yang cocok: {titles}", "Categories that fit: {titles}")
_CHOSEN: Final[dict[Truth, Text]] = {
    True: Text("Kategori: {title}", "Category: {title}"),
    False: Text("Kategori {title} belum didukung fakta", "Category {title} is not supported by the facts"),
    None: Text("Kategori {title} belum pasti didukung fakta", "Category {title} may turn out to be supported"),
}


class Match(NamedTuple):
    """One innovation, and where it stands under each of at least one rubric; ``today`` says which windows are over."""

    facts: Facts
    standings: tuple[Standing, ...]
    today: date


def best_first(standings: list[Standing]) -> tuple[Standing, ...]:
    """Eligible before undecided before not; then by the lowest share of the points; the order given among equals."""
    return tuple(sorted(standings, key=lambda each: (_ORDER.index(each.eligibility.told), -_share(each))))


def _share(stands: Standing) -> Fraction:
    score, result = stands.rubric.score, stands.readiness
    if not score or not result:
        return Fraction(-1)
    return Fraction(result.claimed.low, result.claimed.per) / Fraction(str(score.out_of))


def render(match: Match, look: Look) -> str:
    """A table with one block for each rubric: the figures, then what decides."""
    return lay_out(look, lambda writer: _rows(match, writer))


def _rows(match: Match, writer: Writer) -> Iterator[Row]:
    verdicts = [each.eligibility.told for each in match.standings]
    yield Row(writer.say(labels.TITLE, title=sentences.called(match.facts)), "bold")
    counts = {"eligible": ELIGIBLE, "undecided": UNDECIDED, "free": NO_GATES, "closed": NOT_ELIGIBLE}
    filled = {name: verdicts.count(verdict) for name, verdict in counts.items()}
    yield Row(writer.say(_COUNTS, all=len(verdicts), **filled))
    past = sum(_is_past(stands, match.today) for stands in match.standings)
    if past:
        yield Row(writer.say(_PAST, count=past))
    yield Row("")
    rubric, *figures = map(writer.say, _HEAD)
    yield Row(rubric, "bold", Span(" "), tail=_columns(writer, *figures))
    for stands in match.standings:
        yield from _block(stands, match.today, writer)
    yield Row("")
    wide = writer.look.width >= WIDE
    yield Row(writer.say(_LEGEND_WIDE, legend=_LEGEND) if wide else writer.say(_LEGEND), "dim")
    yield Row(writer.say(_NEXT, file=match.facts.file, id=match.standings[0].rubric.id), whole=True)


def _columns(writer: Writer, verdict: str, score: str, waiting: str) -> str:
    last = f"  {waiting:>13}" if writer.look.width >= WIDE else ""
    return f"{verdict:<12}  {score:>19}{last}"


def _block(stands: Standing, today: date, writer: Writer) -> Iterator[Row]:
    verdict = stands.eligibility.told
    sign = Span(writer.signs.spare) if verdict == NO_GATES else writer.sign(_TRUTHS[verdict])
    score = _score(stands, writer)
    tail = _columns(writer, writer.say(_VERDICTS[verdict]), score, str(len(stands.open_questions)))
    yield Row(stands.rubric.id, "bold", sign, tail=tail)
    yield Row(_title(stands, today, writer), "dim", depth=1)
    for told in (*_decides(stands), *_category(stands)):
        yield Row(writer.say(told), depth=1)


def _score(stands: Standing, writer: Writer) -> str:
    score, result = stands.rubric.score, stands.readiness
    if not score or not result:
        return writer.say(_NO_SCORE)
    low, high, per = result.claimed
    points = writer.points(low, per)
    if low != high:
        points += f"{writer.signs.span}{writer.points(high, per)}"
    return writer.say(_OUT_OF, points=points, most=plain(score.out_of, writer.look.language))


def _is_past(stands: Standing, today: date) -> bool:
    closes = stands.rubric.window.closes if stands.rubric.window else None
    return closes is not None and closes < today


def _title(stands: Standing, today: date, writer: Writer) -> str:
    closes = stands.rubric.window.closes if stands.rubric.window else None
    if closes is None:
        return writer.say(stands.rubric.title)
    until = writer.say(_CLOSED_ON if _is_past(stands, today) else _CLOSES_ON, day=day_words(closes))
    return f"{writer.say(stands.rubric.title)}; {until}"


def _decides(stands: Standing) -> Iterator[Text]:
    """The first gate that stands in the way, and how many more do; and the day from which all are met."""
    eligibility = stands.eligibility
    if eligibility.verdict != ELIGIBLE:
        state, sentence = (False, _UNMET) if eligibility.verdict == NOT_ELIGIBLE else (None, _UNKNOWN)
        first, *more = _gates(stands, state)
        told = sentence.fill(title=first.gate.title, reason=_capital(first.reason))
        yield _MORE.fill(first=told, count=len(more)) if more else told
    if eligibility.verdict != ELIGIBLE and eligibility.eligible_from:
        yield _FROM.fill(day=day_words(eligibility.eligible_from))


def _capital(text: Text) -> Text:
    said = [text.say(language) for language in LANGUAGES]
    return Text(*(words[:1].upper() + words[1:] for words in said))


def _gates(stands: Standing, state: Truth) -> list[GateResult]:
    """The gates in one state, in the order of the rubric."""
    return [gate for gate in stands.eligibility.gates if gate.met is state]


def _category(stands: Standing) -> Iterator[Text]:
    result = stands.categories
    if result.chosen:
        yield _CHOSEN[result.supported].fill(title=result.chosen.title)
    elif result.fitting:
        yield _FITS.fill(titles=join([each.title for each in result.fitting], "; "))
