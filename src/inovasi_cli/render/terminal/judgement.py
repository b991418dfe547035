"""Verdict, gates, characteristics and category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, PARTLY, SHOWN, UNDECIDED
from inovasi_cli.assess.words import day_words
from inovasi_cli.facts import TITLE
from inovasi_cli.render import labels
from inovasi_cli.render.terminal.score import readiness
from inovasi_cli.render.terminal.writer import COLOURS, Row, Span
from inovasi_cli.text import Text, join, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import CharacteristicResult, GateResult, Report
    from inovasi_cli.conditions import Truth
    from inovasi_cli.render.terminal.writer import Writer

_TRUTHS: Final[dict[str, Truth]] = {ELIGIBLE: True, NOT_ELIGIBLE: False, UNDECIDED: None}


def head(report: Report, writer: Writer) -> Iterator[Row]:
    """What is judged, by what, and on which day."""
    title = report.facts.answers.get(TITLE)
    known = title is not None and isinstance(title.value, str)
    name = Text(visible(str(title.value))) if title and known else labels.UNTITLED
    yield Row(writer.say(labels.TITLE, title=name), "bold")
    yield Row(writer.say(labels.JUDGED_BY, title=report.rubric.title))
    closes = report.rubric.window.closes if report.rubric.window else None
    if report.on is None:
        yield Row(writer.say(labels.ON_UNKNOWN))
    else:
        yield Row(writer.say(labels.ON_CLOSING if report.on == closes else labels.ON, day=day_words(report.on)))


def verdict(report: Report, writer: Writer) -> Iterator[Row]:
    """The verdict at one glance, and the score in one line."""
    eligibility = report.eligibility
    badge = f" {writer.say(labels.VERDICTS[eligibility.verdict])} "
    yield Row("")
    yield Row(_sentence(report, writer), sign=Span(badge, f"bold reverse {COLOURS[_TRUTHS[eligibility.verdict]]}"))
    if eligibility.verdict != ELIGIBLE and eligibility.eligible_from:
        yield Row(writer.say(labels.ELIGIBLE_FROM, day=day_words(eligibility.eligible_from)))
    yield from closed(report, writer)
    yield from readiness(report, writer)


def _sentence(report: Report, writer: Writer) -> str:
    states = [gate.met for gate in report.eligibility.gates]
    unmet, unknown = states.count(False), states.count(None)
    if not states:
        sentence = labels.NO_GATES
    elif unmet:
        sentence = labels.SOME_OF_BOTH if unknown else labels.SOME_UNMET
    else:
        sentence = labels.SOME_UNKNOWN if unknown else labels.ALL_MET
    return writer.say(sentence, all=len(states), unmet=unmet, unknown=unknown)


def closed(report: Report, writer: Writer) -> Iterator[Row]:
    """The unmet gates that no step opens, because a fact that is fixed stands against them."""
    opened = {gate.id for action in report.advice.actions for gate in action.opens}
    unmet = [result.gate for result in report.eligibility.gates if result.met is False]
    titles = [gate.title for gate in unmet if gate.id not in opened]
    if titles:
        yield Row(writer.say(labels.CLOSED, titles=join(titles, "; ")))


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
    rows = [row for result in report.characteristics for row in _characteristic(result, writer)]
    yield from writer.section(labels.CHARACTERISTICS, rows)


def _characteristic(result: CharacteristicResult, writer: Writer) -> Iterator[Row]:
    one_is_enough = result.characteristic.need == "any" and len(result.elements) > 1
    state = writer.say(labels.STATES[result.state]) + (f" ({writer.say(labels.ENOUGH)})" if one_is_enough else "")
    sign = writer.sign(labels.STATE_TRUTHS[result.state])
    if result.state == PARTLY:
        sign = sign._replace(text=writer.signs.partly)
    yield Row(f"{writer.say(result.characteristic.title)}: {state}", "bold", sign)
    for each in result.elements:
        # What is not needed any more is no fault.
        spare = one_is_enough and result.state == SHOWN and not each.met
        yield Row(
            writer.say(each.element.title), sign=Span(writer.signs.spare) if spare else writer.sign(each.met), depth=1
        )


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
