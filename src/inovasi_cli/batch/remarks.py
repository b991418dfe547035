"""What there is to say of the lines of one fact file: why it cannot be judged, what fails, what to look at."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.report import NOT_ELIGIBLE
from inovasi_cli.assess.words import unanswered
from inovasi_cli.batch.outcome import ERROR, NOTE, WARNING, Remark, reaches, required
from inovasi_cli.conditions import deciding
from inovasi_cli.errors import FactsError, FileError
from inovasi_cli.numbers import points
from inovasi_cli.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inovasi_cli.assess.report import Finding, GateResult, Standing
    from inovasi_cli.batch.outcome import Bar
    from inovasi_cli.conditions import Case
    from inovasi_cli.errors import InovasiError, Place, Problem
    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.model import Rubric

FILE: Final = "berkas"
FINDING: Final = "temuan"
MINIMUM: Final = "minimum"
MOST: Final = 100
"""So many problems of one file are handed over."""

_FILE: Final = Text("Berkas tidak dapat dinilai", "File cannot be judged")
_UNMET: Final = Text("{title}: belum terpenuhi. {reason}. {cure}", "{title}: not met. {reason}. {cure}")
_UNKNOWN: Final = Text("{title}: belum bisa dinilai. {reason}.", "{title}: cannot be told yet. {reason}.")
_KEYS: Final = Text("{told} Isi {keys}.", "{told} Fill in {keys}.")
_SHORT: Final = Text("Kesiapan kurang", "Not ready enough")
_CLAIMED: Final = Text("Kesiapan {low}; minimum {least}.", "Readiness {low}; at least {least}.")
_EVIDENCED: Final = Text(
    "Kesiapan yang terbukti {low}; minimum {least}.", "Evidenced readiness {low}; at least {least}."
)
_NO_POINTS: Final = Text("Tidak ada nilai; minimum {least}.", "There are no points; at least {least}.")
_ABOUT: Final = Text("{label}: {message}", "{label}: {message}")
_SEVERITIES: Final = {"error": WARNING, "warning": WARNING, "advice": NOTE}


def problems_of(error: InovasiError, file: str, at: Place) -> tuple[Remark, ...]:
    """Why a file cannot be judged; what is wrong elsewhere, as in a rubric, stands at the place that names it."""
    if isinstance(error, FactsError):
        return tuple(problem(_own(each), each) for each in error.problems[:MOST])
    if isinstance(error, FileError):
        return tuple(problem(str(each), at) for each in error.problems[:MOST])
    return (problem(error.message.removeprefix(f"{Path(file)}: "), at),)


def _own(each: Problem) -> str:
    return f"{each.where}: {each.message}" if each.where else each.message


def problem(message: str, at: Place) -> Remark:
    """One reason for which a file cannot be judged."""
    return Remark(FILE, ERROR, at.line, at.column, _FILE, Text(message))


class Answered(NamedTuple):
    """The answers of one file as they are counted.

    ``top`` is where they begin, for what none of them says; ``keys`` are those that the file has, also left empty.
    """

    facts: Facts
    case: Case
    top: Place
    keys: Mapping[str, Place]


def remarks_of(stands: Standing, findings: Iterable[Finding], answered: Answered, bar: Bar) -> tuple[Remark, ...]:
    """What fails, then what to look at."""
    return (*_gates(stands, answered, bar), *_minimum(stands, answered.top, bar), *_findings(stands, findings))


def _gates(stands: Standing, answered: Answered, bar: Bar) -> Iterator[Remark]:
    verdict = stands.eligibility.verdict
    for result in stands.eligibility.gates:
        if result.met:
            continue
        unmet = result.met is False
        fails = unmet or (verdict != NOT_ELIGIBLE and not bar.undecided_passes)
        told, place = (_unmet if unmet else _unknown)(stands.rubric, result, answered)
        rule = f"{stands.rubric.id}/{result.gate.id}"
        yield Remark(rule, ERROR if fails else WARNING, place.line, place.column, result.gate.title, told)


def _unmet(_rubric: Rubric, result: GateResult, answered: Answered) -> tuple[Text, Place]:
    """Why, what to do, and the first answer that says so."""
    answers, gate = answered.facts.answers, result.gate
    tests = deciding(gate.when, answered.case)
    place = next((answers[test.question] for test in tests if test.question in answers), answered.top)
    return _UNMET.fill(title=gate.title, reason=_sentence(result.reason), cure=gate.cure), place


def _unknown(rubric: Rubric, result: GateResult, answered: Answered) -> tuple[Text, Place]:
    """What is not answered, by its keys, and the first of these that the file has; what to do is only to answer."""
    missing = unanswered(rubric, result.gate.when, answered.case)
    place = next((answered.keys[key] for key in missing if key in answered.keys), answered.top)
    told = _UNKNOWN.fill(title=result.gate.title, reason=_sentence(result.reason))
    return (_KEYS.fill(told=told, keys=", ".join(missing)) if missing else told), place


def _sentence(text: Text) -> Text:
    """A reason as a sentence of its own, without the stop that is set behind it."""
    spoken = [text.say(language).removesuffix(".") for language in LANGUAGES]
    return Text(*(words[:1].upper() + words[1:] for words in spoken))


def _minimum(stands: Standing, top: Place, bar: Bar) -> Iterator[Remark]:
    least = required(stands, bar)
    if least is None or reaches(stands, bar):
        return
    result = stands.readiness
    interval = (result.evidenced if bar.proven else result.claimed) if result else None
    sentence = _NO_POINTS if interval is None else _EVIDENCED if bar.proven else _CLAIMED
    low = Fraction(interval.low, interval.per) if interval else Fraction()
    told, asked = _words(low), _words(least)
    # What is too low by less than two decimals show is told exactly.
    said = sentence.fill(low=Text(str(low)) if told == asked else told, least=asked)
    yield Remark(f"{stands.rubric.id}/{MINIMUM}", ERROR, top.line, top.column, _SHORT, said)


def _words(value: Fraction) -> Text:
    return Text(*(points(value.numerator, value.denominator, language) for language in LANGUAGES))


def _findings(stands: Standing, findings: Iterable[Finding]) -> Iterator[Remark]:
    for each in findings:
        question = stands.rubric.questions.get(each.question or "")
        title = question.label if question else stands.rubric.title
        said = _ABOUT.fill(label=title, message=each.message)
        yield Remark(f"{FINDING}/{each.rule}", _SEVERITIES[each.severity], each.line, each.column, title, said)
