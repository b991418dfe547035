"""Results as a page: the counts, what stops most, and a table with a row for each, made where it is judged.

Nothing of the templates is loaded before there is something to write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli import __version__
from inovasi_cli.assess.report import UNDECIDED
from inovasi_cli.batch.outcome import ERROR, FAILED, PASSED, UNJUDGED
from inovasi_cli.numbers import plain
from inovasi_cli.render.batch import words
from inovasi_cli.render.batch.results import title_of, verdict_by
from inovasi_cli.render.batch.summary import (
    VERDICTS,
    Summary,
    absent,
    average,
    bar,
    counts,
    mean,
    mean_asked,
    named,
    next_steps,
    number,
    opening,
    reasons,
    stopped,
    troubles,
)
from inovasi_cli.render.voice import Voice
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.batch.outcome import Outcome, Remark
    from inovasi_cli.batch.tally import Tally
    from inovasi_cli.render.html.drawing import Bar

MOST: Final = 20
"""So many remarks of one result are told."""

_TONES: Final = {PASSED: "good", FAILED: "bad", UNJUDGED: "spare"}


class Points(NamedTuple):
    """The points of a result, with their bar and what that says."""

    claimed: str
    evidenced: str
    out_of: str
    bar: Bar
    about: str


class Row(NamedTuple):
    """One result; ``reason`` is the first thing to say of it, ``more`` all of them."""

    title: str
    file: str
    rubric: str
    verdict: str
    tone: str
    points: Points | None
    reason: str
    more: tuple[str, ...]


class Obstacle(NamedTuple):
    """A requirement that stops some, with the share that it stops, in percent."""

    title: str
    rubric: str
    often: str
    share: str


class Overview(NamedTuple):
    """What the run came to, before its results."""

    title: str
    sentences: tuple[str, ...]
    rubric_heads: tuple[str, ...]
    rubrics: tuple[tuple[str, ...], ...]
    obstacles: tuple[tuple[str, tuple[Obstacle, ...], str], ...]
    troubles: tuple[tuple[str, str], ...]
    more_troubles: str
    several: bool
    heads: tuple[str, ...]


def piece(outcome: Outcome, language: str) -> str:
    """The row of one result."""
    from inovasi_cli.render.html.engine import fill
    from inovasi_cli.render.html.words import said

    return fill("batch_row.html.j2", row=_row(outcome, Voice(language)), words=said(language))


def head(tally: Tally, language: str) -> str:
    """What stands above the rows."""
    from inovasi_cli.render.html.engine import fill
    from inovasi_cli.render.html.words import said

    page = _overview(tally, Voice(language))
    return fill("batch_head.html.j2", page=page, words=said(language), language=language)


def tail(tally: Tally, language: str) -> str:
    """What stands below them."""
    from inovasi_cli.render.html.engine import fill

    steps = [Voice(language).say(step) for step in next_steps(Summary(tally))]
    return fill("batch_tail.html.j2", steps=steps, version=__version__)


def _row(outcome: Outcome, voice: Voice) -> Row:
    mark, rubric = outcome.mark(), outcome.standing.rubric if outcome.standing else None
    told = sorted(outcome.remarks, key=lambda remark: remark.severity != ERROR)
    more = [voice.say(remark.message) for remark in told[:MOST]]
    if len(told) > MOST:
        more.append(voice.say(words.MORE, count=number(len(told) - MOST)))
    open_yet = mark.verdict == UNDECIDED and mark.state == FAILED
    return Row(
        title=voice.say(title_of(mark)),
        file=voice.say(Text(mark.file)),
        rubric=voice.say(Text(mark.rubric)),
        verdict=voice.say(words.VERDICTS[verdict_by(rubric, mark)]),
        tone="open" if open_yet else _TONES[mark.state],
        points=_points(outcome, voice),
        reason=_reason(outcome, told, voice),
        more=tuple(more),
    )


def _reason(outcome: Outcome, told: list[Remark], voice: Voice) -> str:
    """The first thing to say of a result: why it fails, in short; of one that passed, how much there is to look at."""
    if not told or outcome.state == PASSED:
        return voice.say(words.NOTES, count=number(len(told))) if told else ""
    return voice.say(told[0].message if outcome.state == UNJUDGED else told[0].title)


def _points(outcome: Outcome, voice: Voice) -> Points | None:
    from inovasi_cli.render.html import drawing
    from inovasi_cli.render.html.words import BAR, WORDS

    stands = outcome.standing
    score, result = (stands.rubric.score, stands.readiness) if stands else (None, None)
    if not score or not result:
        return None
    low, high, per = result.claimed
    values = {
        "claimed": voice.points(low, per),
        "evidenced": voice.points(result.evidenced.low, per),
        "possible": voice.points(high, per),
        "most": plain(score.out_of, voice.language),
    }
    drawn = drawing.bar(result.evidenced, result.claimed, float(score.out_of) * per)
    about = voice.say(BAR, title=WORDS["readiness"], **values)
    return Points(values["claimed"], values["evidenced"], values["most"], drawn, about)


def _overview(tally: Tally, voice: Voice) -> Overview:
    rubrics = named(tally)
    told = [*stopped(tally), opening(tally), *bar(tally)]
    told += [each for each in (average(tally, rubrics[0]),) if each] if len(rubrics) == 1 else []
    told += [*mean_asked(tally), *absent(tally)]
    files, more = troubles(tally)
    return Overview(
        title=voice.say(words.HEADING),
        sentences=tuple(voice.say(each) for each in told),
        rubric_heads=tuple(
            _capital(voice.say(each))
            for each in (words.RUBRIC, words.FILES, *(words.VERDICTS[each] for each in VERDICTS), words.AVERAGE_HEAD)
        ),
        rubrics=tuple(_rubric(tally, each, voice) for each in tally.sums) if len(tally.sums) > 1 else (),
        obstacles=tuple(_obstacles(tally, voice)),
        troubles=tuple((voice.say(Text(file)), voice.say(problem)) for file, problem in files),
        more_troubles=voice.say(words.MORE, count=number(more)) if more else "",
        several=len(tally.sums) > 1,
        heads=tuple(voice.say(each) for each in (words.INNOVATION, words.VERDICT, words.READINESS, words.TROUBLES)),
    )


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _rubric(tally: Tally, rubric: str, voice: Voice) -> tuple[str, ...]:
    found, reached = counts(tally, rubric), mean(tally, rubric)
    figures = (tally.sums[rubric].results, *(found[each] for each in VERDICTS))
    name = voice.say(Text(rubric) if rubric else words.NO_RUBRIC)
    return (name, *(voice.say(number(each)) for each in figures), voice.say(reached) if reached else "")


def _obstacles(tally: Tally, voice: Voice) -> Iterator[tuple[str, tuple[Obstacle, ...], str]]:
    """The requirements unmet most often, then those undecided most often, each with what is left untold."""
    for unmet, heading in ((True, words.UNMET), (False, words.UNKNOWN)):
        found, more = reasons(tally, unmet=unmet)
        if found:
            rows = tuple(
                Obstacle(
                    voice.say(each.title),
                    each.rubric,
                    voice.say(words.HOW_OFTEN, count=number(each.times), judged=number(each.judged)),
                    f"{100 * each.times // each.judged}",
                )
                for each in found
            )
            yield voice.say(heading), rows, voice.say(words.MORE_GATES, count=number(more)) if more else ""
