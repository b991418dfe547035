"""What to do next, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.assess.report import NO_GATES
from inovasi_cli.render import labels, sentences
from inovasi_cli.render.steps import MOST_STEPS, fewest, gains, prepares, steps_of, takes
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import Report
    from inovasi_cli.render.steps import Step
    from inovasi_cli.render.terminal.writer import Writer


def steps(report: Report, writer: Writer) -> Iterator[Row]:
    """The first few steps, how many more there are, and the fewest that reach the next mark."""
    found = steps_of(report, writer)
    shown = found if writer.look.all_steps else found[:MOST_STEPS]
    rows = [row for number, step in enumerate(shown, 1) for row in _rows(number, step, report, writer)]
    if len(shown) < len(found):
        rows.append(Row(writer.say(labels.MORE, count=len(found) - len(shown))))
    rows += [Row(told) for told in fewest(found, len(shown), report, writer)]
    yield from writer.section(labels.NEXT, rows or [Row(writer.say(labels.NOTHING_TO_DO))])


def recap(report: Report, writer: Writer) -> Iterator[Row]:
    """What a person who reads only the end must see: the verdict, or the score where there is none; where to begin."""
    yield Row("")
    score, result = report.rubric.score, report.readiness
    if report.eligibility.told == NO_GATES and score and result:
        yield Row(sentences.reached(score, result, writer), "bold")
    else:
        yield Row(writer.say(labels.IN_SHORT, verdict=labels.VERDICTS[report.eligibility.told]), "bold")
    yield from (Row(told) for told in sentences.closed(report, writer))
    first = next(iter(steps_of(report, writer)), None)
    if first:
        yield Row(writer.say(labels.BEGIN_WITH, step=Text(first.title)))


def _rows(number: int, step: Step, report: Report, writer: Writer) -> Iterator[Row]:
    sign = f"{number}."
    yield Row(step.title, sign=Span(sign))
    hang = Span(" " * len(sign))
    yield Row(gains(step.actions, report, writer), "bold", hang)
    yield from (Row(told, sign=hang) for told in takes(step.actions, report, writer))
    yield from (Row(told, sign=hang) for told in prepares(step.actions, report, writer))
