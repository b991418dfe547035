"""The next steps in words: what each is, what it brings, and what to prepare for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.render import labels
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.assess.report import Action, Report
    from inovasi_cli.render.voice import Voice

MOST_HINTS: Final = 2

MOST_STEPS: Final = 8
"""So many are shown where not all are asked for."""


class Step(NamedTuple):
    """What is shown under one number: an action, or several that are nothing but an answer each."""

    title: str
    actions: tuple[Action, ...]


def steps_of(report: Report, voice: Voice) -> list[Step]:
    """The actions; those that open a gate by one answer nobody gave yet are one step, and the first."""
    actions = report.advice.actions
    single = tuple(action for action in actions if _only_answers(action, report))
    if len(single) < 2:  # noqa: PLR2004 - one by itself is told as it is
        return [Step(voice.say(action.title), (action,)) for action in actions]
    rest = [Step(voice.say(action.title), (action,)) for action in actions if action not in single]
    keys = dict.fromkeys(key for action in single for key in action.answers)
    names = join([report.rubric.questions[key].label for key in keys], "; ")
    return [Step(voice.say(labels.ANSWER_EACH, count=len(keys), names=names), single), *rest]


def _only_answers(action: Action, report: Report) -> bool:
    brings = action.claimed or action.evidenced or action.proofs
    return bool(action.opens) and not brings and len(action.answers) == 1 and not _answered(action, report)


def _answered(action: Action, report: Report) -> bool:
    return any(key in report.facts.values for key in action.answers)


def takes(actions: Sequence[Action], report: Report, voice: Voice) -> Iterator[str]:
    """Which questions a step takes, where its title does not say so already."""
    first = actions[0]
    labelled = [report.rubric.questions[key].label for key in first.answers]
    if first.kind == "gate" and len(labelled) > 1 and not all(label.id in first.title.id for label in labelled):
        yield voice.say(labels.TAKES, names=join(labelled, "; "))


def prepares(actions: Sequence[Action], report: Report, voice: Voice) -> Iterator[str]:
    """The proofs to prepare for a step."""
    proofs = [report.rubric.questions[key].proof for key in actions[0].proofs]
    hints = list(dict.fromkeys(proof.hint for proof in proofs if proof))
    if hints:
        told = voice.say(labels.PREPARE, hints=join(hints[:MOST_HINTS], "; "))
        more = len(hints) - MOST_HINTS
        yield f"{told}{voice.say(labels.MORE_HINTS, count=more) if more > 0 else ''}"


def gains(actions: Sequence[Action], report: Report, voice: Voice) -> str:
    """What a step brings."""
    return ", ".join(_gains(actions, report, voice))


def _gains(actions: Sequence[Action], report: Report, voice: Voice) -> Iterator[str]:
    first = actions[0]
    opened = {gate.id for action in actions for gate in action.opens}
    if opened:
        known = all(key in report.facts.values for key in first.answers)
        yield voice.say(labels.OPENS if known else labels.MAY_OPEN, count=len(opened))
    if first.claimed or first.evidenced:
        claimed, evidenced = (_signed(voice.points(gain, first.per)) for gain in (first.claimed, first.evidenced))
        yield voice.say(labels.GAIN if first.claimed else labels.GAIN_PROVEN, claimed=claimed, evidenced=evidenced)
    if first.reaches:
        yield voice.say(labels.REACHES, mark=_mark(first.reaches, report))


def _signed(points: str) -> str:
    """Points as a change; what opens a gate may cost some."""
    return points if points.startswith("-") else f"+{points}"


def _mark(mark: str, report: Report) -> Text:
    bands = report.rubric.score.bands if report.rubric.score else ()
    return next((band.title for band in bands if band.id == mark), labels.THE_PASS_MARK)


def fewest(steps: Sequence[Step], shown: int, report: Report, voice: Voice) -> Iterator[str]:
    """The fewest steps that reach the next mark, with their numbers where so many are ``shown``."""
    advice = report.advice
    if not advice.fewest or not advice.toward:
        return
    numbered = enumerate(steps, 1)
    numbers = [number for number, step in numbered if any(action.id in advice.fewest for action in step.actions)]
    sentence = labels.FEWEST if advice.fewest_exact else labels.FEWEST_ABOUT
    told = voice.say(sentence, count=len(advice.fewest), mark=_mark(advice.toward, report))
    if numbers[-1] <= shown:
        told += voice.say(labels.NUMBERS, numbers=", ".join(map(str, numbers)))
    yield f"{told}."
