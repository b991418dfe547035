"""What to do next, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.render import labels
from inovasi_cli.render.terminal.judgement import closed
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.assess.report import Action, Report
    from inovasi_cli.render.terminal.writer import Writer

MOST_STEPS: Final = 8
MOST_HINTS: Final = 2


class Step(NamedTuple):
    """What is shown under one number: an action, or several that are nothing but an answer each."""

    title: str
    actions: tuple[Action, ...]


def steps(report: Report, writer: Writer) -> Iterator[Row]:
    """The first few steps, how many more there are, and the fewest that reach the next mark."""
    numbered = list(enumerate(_steps(report, writer), 1))
    shown = numbered if writer.look.all_steps else numbered[:MOST_STEPS]
    rows = [row for number, step in shown for row in _rows(number, step, report, writer)]
    if len(shown) < len(numbered):
        rows.append(Row(writer.say(labels.MORE, count=len(numbered) - len(shown))))
    rows += _fewest(numbered, len(shown), report, writer)
    yield from writer.section(labels.NEXT, rows or [Row(writer.say(labels.NOTHING_TO_DO))])


def recap(report: Report, writer: Writer) -> Iterator[Row]:
    """What a person who reads only the end must see: the verdict, and where to begin."""
    yield Row("")
    yield Row(writer.say(labels.IN_SHORT, verdict=labels.VERDICTS[report.eligibility.verdict]), "bold")
    yield from closed(report, writer)
    first = next(iter(_steps(report, writer)), None)
    if first:
        yield Row(writer.say(labels.BEGIN_WITH, step=Text(first.title)))


def _steps(report: Report, writer: Writer) -> list[Step]:
    """The actions; those that open a gate by one answer nobody gave yet are one step, and the first."""
    actions = report.advice.actions
    single = tuple(action for action in actions if _only_answers(action, report))
    if len(single) < 2:  # noqa: PLR2004 - one by itself is told as it is
        return [Step(writer.say(action.title), (action,)) for action in actions]
    rest = [Step(writer.say(action.title), (action,)) for action in actions if action not in single]
    keys = dict.fromkeys(key for action in single for key in action.answers)
    names = join([report.rubric.questions[key].label for key in keys], "; ")
    return [Step(writer.say(labels.ANSWER_EACH, count=len(keys), names=names), single), *rest]


def _only_answers(action: Action, report: Report) -> bool:
    brings = action.claimed or action.evidenced or action.proofs
    return bool(action.opens) and not brings and len(action.answers) == 1 and not _answered(action, report)


def _answered(action: Action, report: Report) -> bool:
    return any(key in report.facts.values for key in action.answers)


def _rows(number: int, step: Step, report: Report, writer: Writer) -> Iterator[Row]:
    sign = f"{number}."
    yield Row(step.title, sign=Span(sign))
    for text, style in _details(step.actions, report, writer):
        yield Row(text, style, Span(" " * len(sign)))


def _details(actions: Sequence[Action], report: Report, writer: Writer) -> Iterator[Span]:
    """What a step brings, which questions it takes, and the proofs to prepare for it."""
    first, questions = actions[0], report.rubric.questions
    yield Span(", ".join(_gains(actions, report, writer)), "bold")
    takes = [questions[key].label for key in first.answers]
    if first.kind == "gate" and len(takes) > 1 and not all(label.id in first.title.id for label in takes):
        yield Span(writer.say(labels.TAKES, names=join(takes, "; ")))
    proofs = [questions[key].proof for key in first.proofs]
    hints = list(dict.fromkeys(proof.hint for proof in proofs if proof))
    if hints:
        told = writer.say(labels.PREPARE, hints=join(hints[:MOST_HINTS], "; "))
        more = len(hints) - MOST_HINTS
        yield Span(f"{told}{writer.say(labels.MORE_HINTS, count=more) if more > 0 else ''}")


def _gains(actions: Sequence[Action], report: Report, writer: Writer) -> Iterator[str]:
    first = actions[0]
    opened = {gate.id for action in actions for gate in action.opens}
    if opened:
        known = all(key in report.facts.values for key in first.answers)
        yield writer.say(labels.OPENS if known else labels.MAY_OPEN, count=len(opened))
    if first.claimed or first.evidenced:
        claimed, evidenced = (_signed(writer.points(gain, first.per)) for gain in (first.claimed, first.evidenced))
        yield writer.say(labels.GAIN if first.claimed else labels.GAIN_PROVEN, claimed=claimed, evidenced=evidenced)
    if first.reaches:
        yield writer.say(labels.REACHES, mark=_mark(first.reaches, report))


def _signed(points: str) -> str:
    """Points as a change; what opens a gate may cost some."""
    return points if points.startswith("-") else f"+{points}"


def _mark(mark: str, report: Report) -> Text:
    bands = report.rubric.score.bands if report.rubric.score else ()
    return next((band.title for band in bands if band.id == mark), labels.THE_PASS_MARK)


def _fewest(numbered: Sequence[tuple[int, Step]], shown: int, report: Report, writer: Writer) -> Iterator[Row]:
    advice = report.advice
    if not advice.fewest or not advice.toward:
        return
    numbers = [number for number, step in numbered if any(action.id in advice.fewest for action in step.actions)]
    sentence = labels.FEWEST if advice.fewest_exact else labels.FEWEST_ABOUT
    told = writer.say(sentence, count=len(advice.fewest), mark=_mark(advice.toward, report))
    if numbers[-1] <= shown:
        told += writer.say(labels.NUMBERS, numbers=", ".join(map(str, numbers)))
    yield Row(f"{told}.")
