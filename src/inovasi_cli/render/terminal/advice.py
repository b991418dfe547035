"""What to do next, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.render import labels
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import Action, Report
    from inovasi_cli.render.terminal.writer import Writer

MOST_ACTIONS: Final = 8
MOST_HINTS: Final = 2


def steps(report: Report, writer: Writer) -> Iterator[Row]:
    """The first few actions, how many more there are, and the fewest that reach the next mark."""
    actions = report.advice.actions
    rows = []
    for number, action in enumerate(actions[:MOST_ACTIONS], 1):
        sign = f"{number}."
        rows.append(Row(writer.say(action.title), sign=Span(sign)))
        below = Span(" " * len(sign))
        rows += [Row(text, style, below) for text, style in _details(action, report, writer)]
    more = len(actions) - MOST_ACTIONS
    if more > 0:
        rows.append(Row(writer.say(labels.MORE, count=more)))
    rows += _fewest(report, writer)
    yield from writer.section(labels.NEXT, rows or [Row(writer.say(labels.NOTHING_TO_DO))])


def _details(action: Action, report: Report, writer: Writer) -> Iterator[Span]:
    """What an action brings, and the proofs to prepare for it."""
    answered = any(key in report.facts.values for key in action.answers)
    gains = [writer.say(labels.OPENS if answered else labels.MAY_OPEN)] if action.opens else []
    if action.claimed or action.evidenced:
        claimed, evidenced = (writer.points(gain, action.per) for gain in (action.claimed, action.evidenced))
        gains.append(writer.say(labels.GAIN, claimed=claimed, evidenced=evidenced))
    if action.reaches:
        gains.append(writer.say(labels.REACHES, mark=_mark(action.reaches, report)))
    yield Span(", ".join(gains), "bold")
    proofs = [report.rubric.questions[key].proof for key in action.proofs]
    hints = list(dict.fromkeys(proof.hint for proof in proofs if proof))
    if hints:
        told = writer.say(labels.PREPARE, hints=join(hints[:MOST_HINTS], "; "))
        more = len(hints) - MOST_HINTS
        yield Span(f"{told}{writer.say(labels.MORE_HINTS, count=more) if more > 0 else ''}")


def _mark(mark: str, report: Report) -> Text:
    bands = report.rubric.score.bands if report.rubric.score else ()
    return next((band.title for band in bands if band.id == mark), labels.THE_PASS_MARK)


def _fewest(report: Report, writer: Writer) -> Iterator[Row]:
    advice = report.advice
    if not advice.fewest or not advice.toward:
        return
    numbers = [number for number, action in enumerate(advice.actions, 1) if action.id in advice.fewest]
    sentence = labels.FEWEST if advice.fewest_exact else labels.FEWEST_ABOUT
    told = writer.say(sentence, count=len(numbers), mark=_mark(advice.toward, report))
    if numbers[-1] <= MOST_ACTIONS:
        told += f": {', '.join(map(str, numbers))}"
    yield Row(f"{told}.")
