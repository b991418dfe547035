"""The next steps in words: what each is, what it brings, and what to prepare for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.order import only_answers
from inovasi_cli.render import labels
from inovasi_cli.render.aims import aims
from inovasi_cli.render.prospects import mark_title
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.assess.advised import Action, Planned
    from inovasi_cli.assess.report import Report
    from inovasi_cli.render.voice import Voice

MOST_HINTS: Final = 2

MOST_STEPS: Final = 8
"""So many are shown where not all are asked for."""


class Step(NamedTuple):
    """What is shown under one number: an action, or several that are nothing but an answer each."""

    title: str
    actions: tuple[Action, ...]


def steps_of(report: Report, voice: Voice) -> list[Step]:
    """The actions in the order of the plan, then those that add nothing to it.

    Those that open a gate by one answer nobody gave yet are one step, and the first.
    """
    by_id = {action.id: action for action in report.advice.actions}
    plan = dict.fromkeys(each.id for each in report.advice.plan)
    actions = [*(by_id[key] for key in plan), *(action for key, action in by_id.items() if key not in plan)]
    single = tuple(action for action in actions if action.id in plan and only_answers(action, report.facts.values))
    if len(single) < 2:  # noqa: PLR2004 - one by itself is told as it is
        return [Step(voice.say(action.title), (action,)) for action in actions]
    rest = [Step(voice.say(action.title), (action,)) for action in actions if action not in single]
    keys = dict.fromkeys(key for action in single for key in action.answers)
    names = join([report.rubric.questions[key].label for key in keys], "; ")
    return [Step(voice.say(labels.ANSWER_EACH, count=len(keys), names=names), single), *rest]


def takes(actions: Sequence[Action], report: Report, voice: Voice) -> Iterator[str]:
    """What the answers must be that a step takes: those that nobody gave yet, then those to change."""
    told: dict[Text, dict[str, Text]] = {labels.FAVOURABLE: {}, labels.CHANGE: {}}
    for key, aim in (each for action in actions for each in aims(action, report)):
        label = report.rubric.questions[key].label
        sentence = labels.CHANGE if key in report.facts.values else labels.FAVOURABLE
        told[sentence].setdefault(key, labels.AIM.fill(label=label, aim=aim))
    yield from (voice.say(sentence, aims=join([*told[sentence].values()], "; ")) for sentence in told if told[sentence])


def prepares(actions: Sequence[Action], report: Report, voice: Voice) -> Iterator[str]:
    """The proofs to prepare for a step."""
    proofs = [report.rubric.questions[key].proof for key in actions[0].proofs]
    hints = list(dict.fromkeys(proof.hint for proof in proofs if proof))
    if hints:
        told = voice.say(labels.PREPARE, hints=join(hints[:MOST_HINTS], "; "))
        more = len(hints) - MOST_HINTS
        yield f"{told}{voice.say(labels.MORE_HINTS, count=more) if more > 0 else ''}"


def gains(actions: Sequence[Action], report: Report, voice: Voice) -> str:
    """What a step brings on top of those before it, and what all so far make; by itself, where it adds nothing."""
    planned = [each for each in report.advice.plan if any(each.id == action.id for action in actions)]
    brings = ", ".join(_gains(actions, planned, report, voice))
    return brings if planned else voice.say(labels.BY_ITSELF, gain=Text(brings))


def _gains(actions: Sequence[Action], planned: Sequence[Planned], report: Report, voice: Voice) -> Iterator[str]:
    first, brings = actions[0], planned or actions
    opened = {gate.id for each in brings for gate in each.opens}
    if opened:
        known = all(key in report.facts.values for key in first.answers)
        yield voice.say(labels.OPENS if known else labels.MAY_OPEN, count=len(opened))
    claimed, evidenced = sum(each.claimed for each in brings), sum(each.evidenced for each in brings)
    if claimed or evidenced:
        said = {
            "claimed": _signed(voice.points(claimed, first.per)),
            "evidenced": _signed(voice.points(evidenced, first.per)),
        }
        if planned:
            total, proven = (voice.points(points, first.per) for points in planned[-1].totals)
            said |= {"total": total, "proven": proven}
        yield voice.say(_GAINS[bool(claimed), bool(planned)], **said)
    yield from (voice.say(labels.REACHES, mark=mark_title(each.reaches, report)) for each in brings if each.reaches)


_GAINS: Final = {
    (True, True): labels.GAIN_TO,
    (False, True): labels.GAIN_PROVEN_TO,
    (True, False): labels.GAIN,
    (False, False): labels.GAIN_PROVEN,
}


def _signed(points: str) -> str:
    """Points as a change; what opens a gate may cost some."""
    return points if points.startswith("-") else f"+{points}"


def fewest(steps: Sequence[Step], shown: int, report: Report, voice: Voice) -> Iterator[str]:
    """The fewest steps that reach the next mark, with their numbers where so many are ``shown``."""
    advice = report.advice
    if not advice.fewest or not advice.toward:
        return
    numbered = enumerate(steps, 1)
    numbers = [number for number, step in numbered if any(action.id in advice.fewest for action in step.actions)]
    sentence = labels.FEWEST if advice.fewest_exact else labels.FEWEST_ABOUT
    told = voice.say(sentence, count=len(advice.fewest), mark=mark_title(advice.toward, report))
    # A step towards a requirement alone may bring points too, and is no single step towards a mark.
    if any(action.part is None and action.claimed > 0 for action in advice.actions):
        told += voice.say(labels.BESIDES_GATES)
    if numbers[-1] <= shown:
        told += voice.say(labels.NUMBERS, numbers=", ".join(map(str, numbers)))
    yield f"{told}."
