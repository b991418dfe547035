"""What is still possible, in words: marks that are safe, open or lost, and the open questions by what hangs on them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.reach import BY_CHANGE, NO_WAY_FOUND, OPEN, OUT_OF_REACH, SAFE
from inovasi_cli.numbers import plain
from inovasi_cli.render import labels
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.advised import Mark, Weight
    from inovasi_cli.assess.report import Report
    from inovasi_cli.render.voice import Voice

_STATES: Final = {
    SAFE: labels.SAFE_ONCE_PROVEN,
    OPEN: labels.STILL_OPEN,
    BY_CHANGE: labels.BY_CHANGE,
    NO_WAY_FOUND: labels.NO_WAY_FOUND,
    OUT_OF_REACH: labels.OUT_OF_REACH,
}


def marks(report: Report, voice: Voice) -> Iterator[str]:
    """Which marks are safe, open, or out of reach, in one sentence; none of those that every score reaches."""
    meant = (mark for mark in report.marks if mark.points > 0)
    clauses = [_marks(state, [*some], report, voice) for state, some in groupby(meant, key=_state)]
    if clauses:
        first, *rest = clauses
        yield f"{'; '.join([first, *(f'{each[0].lower()}{each[1:]}' for each in rest)])}."


def _state(mark: Mark) -> Text:
    return labels.SAFE if mark.state == SAFE and mark.proven else _STATES[mark.state]


def _marks(state: Text, some: list[Mark], report: Report, voice: Voice) -> str:
    names = [
        labels.MARK.fill(title=mark_title(mark.id, report), points=plain(mark.points, voice.language)) for mark in some
    ]
    questions = report.rubric.questions
    blocked = [questions[key].label for key in some[0].blocked]
    told = voice.say(state, marks=join(names, ", "))
    return f"{told} ({voice.say(labels.BLOCKED, labels=join(blocked, ', '))})" if blocked else told


def mark_title(mark: str, report: Report) -> Text:
    """What a band is called, or the pass mark."""
    bands = report.rubric.score.bands if report.rubric.score else ()
    return next((band.title for band in bands if band.id == mark), labels.THE_PASS_MARK)


def open_title(report: Report, voice: Voice) -> str:
    """The heading over the questions without an answer, which says so where they are ranked."""
    title = labels.OPEN_RANKED if report.open_ranked else labels.OPEN
    return voice.say(title, count=len(report.open_questions))


def open_questions(report: Report, voice: Voice) -> list[str]:
    """The questions without an answer, each with what hangs on it, the weightiest first."""
    questions = report.rubric.questions
    if not report.open_ranked:
        return [voice.say(questions[key].label) for key in report.open_questions]
    return [_open(questions[weight.question].label, weight, voice) for weight in report.open_ranked]


def _open(label: Text, weight: Weight, voice: Voice) -> str:
    brings = "; ".join(_brings(weight, voice))
    return f"{voice.say(label)} ({brings})" if brings else voice.say(label)


def _brings(weight: Weight, voice: Voice) -> Iterator[str]:
    if weight.raises:
        yield voice.say(labels.UP_TO, points=voice.points(weight.raises, weight.per))
    elif weight.lowers:
        yield voice.say(labels.HANGS, points=voice.points(weight.lowers, weight.per))
    if weight.gates:
        yield voice.say(labels.DECIDES_GATES, count=len(weight.gates))
