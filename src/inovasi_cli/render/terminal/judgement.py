"""Verdict, gates, characteristics and category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.assess.report import PARTLY, SHOWN
from inovasi_cli.render import labels, sentences
from inovasi_cli.render.terminal.score import readiness
from inovasi_cli.render.terminal.writer import COLOURS, Row, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import CharacteristicResult, GateResult, Report
    from inovasi_cli.render.terminal.writer import Writer


def head(report: Report, writer: Writer) -> Iterator[Row]:
    """What is judged, by what, and on which day."""
    yield Row(writer.say(labels.HEADS[report.rubric.about], title=sentences.name(report)), "bold")
    yield Row(writer.say(labels.JUDGED_BY, title=report.rubric.title))
    yield Row(sentences.counted_on(report, writer))


def verdict(report: Report, writer: Writer) -> Iterator[Row]:
    """The verdict at one glance, and the score in one line."""
    eligibility = report.eligibility
    badge = f" {writer.say(labels.VERDICTS[eligibility.told])} "
    yield Row("")
    sign = Span(badge, f"bold reverse {COLOURS[labels.VERDICT_TRUTHS[eligibility.told]]}")
    yield Row(sentences.gates(report, writer), sign=sign)
    yield from (Row(told) for told in sentences.eligible_from(report, writer))
    yield from (Row(told) for told in sentences.closed(report, writer))
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
    yield from writer.section(labels.CATEGORY, [Row(each) for each in sentences.categories(report, writer)])
