"""The results that a summary shows, each with its place, its verdict and its points in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.assess.report import ELIGIBLE, NO_GATES
from inovasi_cli.batch.outcome import FAILED, UNJUDGED
from inovasi_cli.batch.tally import FEW
from inovasi_cli.numbers import points
from inovasi_cli.render import labels
from inovasi_cli.render.batch import words
from inovasi_cli.render.batch.summary import most, named
from inovasi_cli.text import LANGUAGES, Text, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.assess.report import Interval
    from inovasi_cli.batch.outcome import Mark
    from inovasi_cli.batch.tally import Tally
    from inovasi_cli.render.batch.summary import Summary
    from inovasi_cli.rubric.model import Rubric


class Group(NamedTuple):
    """Results under one heading, each with its place, which is empty where it has none."""

    title: Text
    marks: tuple[Mark, ...]
    places: tuple[str, ...]


def groups(summary: Summary) -> list[Group]:
    """The results that are shown: the ranking that was asked for, else all of a few, else the extremes."""
    tally = summary.tally
    if summary.ranked:
        found = _rankings(summary)
    elif tally.results <= FEW:
        found = [_unplaced(words.RESULTS, (each for each in tally.marks if each.state != UNJUDGED))]
    else:
        best = tally.best
        found = [
            _unplaced(words.BEST, best),
            _unplaced(words.WORST, (each for each in tally.worst if each not in best)),
        ]
    return [each for each in found if each.marks]


def _rankings(summary: Summary) -> list[Group]:
    """One for each rubric, since points of two rubrics give no common place."""
    rows: dict[str, list[Mark]] = {}
    for mark in summary.rows:
        if mark.state != UNJUDGED:
            rows.setdefault(mark.rubric, []).append(mark)
    title = words.RANKING if len(rows) == 1 else words.RANKING_BY
    proven = summary.tally.bar.proven
    return [
        _first(Group(title.fill(rubric=rubric), tuple(marks), places(marks, proven=proven)), summary.top)
        for rubric, marks in rows.items()
    ]


def _first(group: Group, top: int | None) -> Group:
    """So many of a ranking, and whoever shares the place of the last of them."""
    end = len(group.marks) if top is None else min(top, len(group.marks))
    while 0 < end < len(group.marks) and group.places[end] == group.places[end - 1] != "":
        end += 1
    return Group(group.title, group.marks[:end], group.places[:end])


def _unplaced(title: Text, marks: Iterable[Mark]) -> Group:
    taken = tuple(marks)
    return Group(title, taken, ("",) * len(taken))


def places(rows: Iterable[Mark], *, proven: bool) -> tuple[str, ...]:
    """The place of each result of one rubric by exact points: 1, 2=, 2=, 4; empty where it has no points."""
    exact = [row.points(proven=proven) for row in rows]
    shared = Counter(each for each in exact if each is not None)
    place, told = 1, {}
    for reached in sorted(shared, reverse=True):
        told[reached] = f"{place}{'=' if shared[reached] > 1 else ''}"
        place += shared[reached]
    return tuple("" if each is None else told[each] for each in exact)


def title_of(mark: Mark) -> Text:
    """The title of the innovation, harmless to a screen, or what stands for one."""
    return Text(visible(mark.title)) if mark.title else labels.UNTITLED


def verdict_of(tally: Tally, mark: Mark) -> str:
    """One of ``VERDICTS``, or ``words.SHORT_OF_POINTS``."""
    return verdict_by(tally.rubrics.get(mark.rubric), mark)


def verdict_by(rubric: Rubric | None, mark: Mark) -> str:
    """The same, by the rubric that judged."""
    if mark.state == FAILED and mark.verdict == ELIGIBLE:
        return words.SHORT_OF_POINTS
    if mark.verdict == ELIGIBLE and rubric and not rubric.gates:
        return NO_GATES
    return mark.verdict or UNJUDGED


def score_of(tally: Tally, mark: Mark, span: str) -> Text:
    """The points of a result, lowest to highest, of how many."""
    interval = mark.evidenced if tally.bar.proven else mark.claimed
    known = tally.rubrics.get(mark.rubric)
    if not interval or not known or not known.score:
        return words.NO_SCORE
    reached = Text(*(_between(interval, span, language) for language in LANGUAGES))
    return words.OUT_OF.fill(points=reached, most=most(known.score))


def _between(interval: Interval, span: str, language: str) -> str:
    ends = (interval.low,) if interval.low == interval.high else (interval.low, interval.high)
    return span.join(points(end, interval.per, language) for end in ends)


def about(summary: Summary, mark: Mark) -> Text | None:
    """What else there is to say of a result: its category in a ranking, else its rubric where there are several."""
    known = summary.tally.rubrics.get(mark.rubric)
    if summary.ranked:
        category = known.category(mark.category) if known else None
        return category.title if category else None
    return Text(mark.rubric) if len(named(summary.tally)) > 1 else None
