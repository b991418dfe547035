"""Verdict, gates, characteristics and category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED
from inovasi_cli.assess.words import day_words
from inovasi_cli.render import labels
from inovasi_cli.render.terminal.score import readiness
from inovasi_cli.render.terminal.writer import COLOURS, Row, Span
from inovasi_cli.text import join, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import GateResult, Report
    from inovasi_cli.conditions import Truth
    from inovasi_cli.render.terminal.writer import Writer

_TRUTHS: Final[dict[str, Truth]] = {ELIGIBLE: True, NOT_ELIGIBLE: False, UNDECIDED: None}


def head(report: Report, writer: Writer) -> Iterator[Row]:
    """What is judged, by what, and on which day."""
    title = report.facts.answers.get("judul")
    known = title is not None and isinstance(title.value, str)
    yield Row(visible(str(title.value)) if title and known else writer.say(labels.UNTITLED), "bold")
    yield Row(writer.say(labels.JUDGED_BY, title=report.rubric.title))
    closes = report.rubric.window.closes if report.rubric.window else None
    if report.on is None:
        yield Row(writer.say(labels.ON_UNKNOWN))
    else:
        yield Row(writer.say(labels.ON_CLOSING if report.on == closes else labels.ON, day=day_words(report.on)))


def verdict(report: Report, writer: Writer) -> Iterator[Row]:
    """The verdict at one glance, and the score in one line."""
    eligibility = report.eligibility
    states = [gate.met for gate in eligibility.gates]
    sentence = writer.say(
        labels.VERDICT_SENTENCES[eligibility.verdict],
        all=len(states),
        unmet=states.count(False),
        unknown=states.count(None),
    )
    badge = f" {writer.say(labels.VERDICTS[eligibility.verdict])} "
    yield Row("")
    yield Row(sentence, sign=Span(badge, f"bold reverse {COLOURS[_TRUTHS[eligibility.verdict]]}"))
    if eligibility.verdict != ELIGIBLE and eligibility.eligible_from:
        yield Row(writer.say(labels.ELIGIBLE_FROM, day=day_words(eligibility.eligible_from)))
    yield from readiness(report, writer)


def missing(report: Report, writer: Writer) -> Iterator[Row]:
    """The gates that are not met, then those that nobody can judge yet."""
    gates = [gate for gate in report.eligibility.gates if gate.met is False]
    gates += [gate for gate in report.eligibility.gates if gate.met is None]
    yield from writer.section(labels.MISSING, [row for each in gates for row in _gate(each, writer)])


def _gate(result: GateResult, writer: Writer) -> Iterator[Row]:
    yield Row(writer.say(result.gate.title), sign=writer.sign(result.met))
    yield Row(writer.say(result.reason), "dim" if result.met else "", depth=1)
    if result.met is False:
        yield Row(writer.say(labels.CURE, cure=result.gate.cure), depth=1)


def met(report: Report, writer: Writer) -> Iterator[Row]:
    """The gates that are met, and by which answers."""
    gates = [gate for gate in report.eligibility.gates if gate.met]
    yield from writer.section(labels.MET, [row for each in gates for row in _gate(each, writer)])


def characteristics(report: Report, writer: Writer) -> Iterator[Row]:
    """Each characteristic with its elements."""
    rows = []
    for result in report.characteristics:
        title = f"{writer.say(result.characteristic.title)}: {writer.say(labels.STATES[result.state])}"
        rows.append(Row(title, "bold", writer.sign(labels.STATE_TRUTHS[result.state])))
        rows += [Row(writer.say(each.element.title), sign=writer.sign(each.met), depth=1) for each in result.elements]
    yield from writer.section(labels.CHARACTERISTICS, rows)


def category(report: Report, writer: Writer) -> Iterator[Row]:
    """The category chosen, those that fit, and those that still may."""
    result, chosen = report.categories, report.categories.chosen
    if not report.rubric.categories:
        return
    fitting = [each.title for each in result.fitting if each != chosen]
    possible = [each.title for each in result.open if each != chosen]
    told = [writer.say(labels.CHOSEN[result.supported], title=chosen.title)] if chosen else []
    if fitting:
        told.append(writer.say(labels.FITS if chosen else labels.FITS_ONLY, titles=join(fitting, "; ")))
    elif not chosen:
        told.append(writer.say(labels.FITS_NONE))
    if possible:
        told.append(writer.say(labels.FITS_OPEN, titles=join(possible, "; ")))
    yield from writer.section(labels.CATEGORY, [Row(each) for each in told])
