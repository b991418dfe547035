"""What a run came to, for a terminal: the counts, what stops most, the files that failed, the results, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED
from inovasi_cli.batch.outcome import UNJUDGED
from inovasi_cli.render.batch import words
from inovasi_cli.render.batch.results import about, groups, score_of, title_of, verdict_of
from inovasi_cli.render.batch.summary import (
    absent,
    average,
    bar,
    counted,
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
    twins,
    wanting,
)
from inovasi_cli.render.terminal import lay_out
from inovasi_cli.render.terminal.writer import LEAST, STEP, Row, Span, Writer, wrapped
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.batch.outcome import Mark
    from inovasi_cli.conditions import Truth
    from inovasi_cli.render.batch.results import Group
    from inovasi_cli.render.batch.summary import Summary
    from inovasi_cli.render.terminal.writer import Look

WIDE: Final = 80
"""Columns from which figures stand in columns of their own."""

_TRUTHS: Final[dict[str, Truth]] = {ELIGIBLE: True, NOT_ELIGIBLE: False, UNDECIDED: None, words.SHORT_OF_POINTS: False}
_COLUMNS: Final = (ELIGIBLE, NOT_ELIGIBLE, UNDECIDED, UNJUDGED)
_LONGEST: Final = 500
"""Letters of a title that are looked at before it is cut to a line."""
_DOTS: Final = "..."
_SPARE: Final = 2
"""Columns that ``Writer.lines`` may keep free, for a letter of two and for what a runner would obey."""


def render(summary: Summary, look: Look) -> str:
    """What a run came to, as text."""
    return lay_out(look, lambda writer: _rows(summary, writer))


def _rows(summary: Summary, writer: Writer) -> Iterator[Row]:
    tally = summary.tally
    yield from (Row(writer.say(told), "bold") for told in (*stopped(tally), opening(tally)))
    yield from (Row(writer.say(told)) for told in bar(tally))
    rubrics = named(tally)
    if len(rubrics) == 1:
        yield from (Row(writer.say(told)) for told in (average(tally, rubrics[0]),) if told)
    elif rubrics:
        yield from _by_rubric(summary, writer)
    yield from (Row(writer.say(told)) for told in (*mean_asked(tally), *absent(tally)))
    yield from writer.section(words.UNMET, _reasons(summary, writer, unmet=True))
    yield from writer.section(words.UNKNOWN, _reasons(summary, writer, unmet=False))
    yield from writer.section(words.TROUBLES, _troubles(summary, writer))
    yield from writer.section(words.TWINS, _twins(summary, writer))
    for group in groups(summary):
        yield from writer.section(group.title, list(_group(summary, group, writer)))
    yield from _legend(summary, writer)
    steps = list(next_steps(summary))
    if steps:
        yield Row("")
        yield from (Row(writer.say(step), whole=True) for step in steps)


def _by_rubric(summary: Summary, writer: Writer) -> Iterator[Row]:
    tally = summary.tally
    yield Row("")
    if writer.look.width >= WIDE:
        heads = (words.FILES, *(words.VERDICTS[each] for each in _COLUMNS), words.AVERAGE_HEAD)
        yield Row(writer.say(words.RUBRIC), "bold", tail=_columns([_capital(writer.say(each)) for each in heads]))
    for rubric in tally.sums:
        yield from _one_rubric(summary, rubric, writer)


def _one_rubric(summary: Summary, rubric: str, writer: Writer) -> Iterator[Row]:
    tally = summary.tally
    found, reached = counts(tally, rubric), mean(tally, rubric)
    name = rubric or writer.say(words.NO_RUBRIC)
    if writer.look.width >= WIDE:
        figures = [tally.sums[rubric].results, *(found[each] for each in _COLUMNS)]
        cells = [writer.say(number(each)) for each in figures]
        tail = _columns([*cells, writer.say(reached) if reached else writer.signs.spare])
        fits = len(name) + STEP + len(tail) <= writer.look.width
        yield from [Row(name, tail=tail)] if fits else [Row(name), Row("", tail=tail)]
        return
    yield Row(name, "bold")
    yield Row(writer.say(words.BY_EACH, all=number(tally.sums[rubric].results), counts=counted(found)), depth=1)
    told = average(tally, rubric)
    if told:
        yield Row(writer.say(told), depth=1)


def _columns(cells: list[str]) -> str:
    widths = (6, 8, 12, 11, 11, 9)
    return " ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _reasons(summary: Summary, writer: Writer, *, unmet: bool) -> list[Row]:
    found, more = reasons(summary.tally, unmet=unmet)
    several = len(named(summary.tally)) > 1
    rows = []
    for each in found:
        title = f"{writer.say(each.title)} ({each.rubric})" if several else writer.say(each.title)
        often = writer.say(words.HOW_OFTEN, count=number(each.times), judged=number(each.judged))
        rows.append(Row(title, sign=writer.sign(False if unmet else None), tail=often))
    return [*rows, *([Row(writer.say(words.MORE_GATES, count=number(more)), "dim")] if more else [])]


def _troubles(summary: Summary, writer: Writer) -> list[Row]:
    found, more = troubles(summary.tally)
    rows = []
    for file, problem in found:
        rows.append(Row(writer.say(Text(file)), sign=Span(writer.signs.spare, "red"), whole=True))
        rows.append(Row(writer.say(problem), "dim", depth=1))
    return [*rows, *([Row(writer.say(words.MORE, count=number(more)), "dim")] if more else [])]


def _twins(summary: Summary, writer: Writer) -> list[Row]:
    found, more = twins(summary)
    rows = []
    for files, rest in found:
        # Each on a line of its own, so that it can be copied.
        first, *others = (Row(writer.say(Text(file)), whole=True) for file in files)
        rows.append(first._replace(sign=Span(writer.signs.spare)))
        rows += [each._replace(sign=Span(" ")) for each in others]
        rows += [Row(writer.say(words.MORE, count=number(rest)), "dim", depth=1)] if rest else []
    rows += [Row(writer.say(words.MORE_TITLES, count=number(more)), "dim")] if more else []
    return [*rows, *([Row(writer.say(words.TWINS_CURE), "dim")] if found else [])]


def _group(summary: Summary, group: Group, writer: Writer) -> Iterator[Row]:
    broad = max((len(place) for place in group.places), default=0)
    for mark, place in zip(group.marks, group.places, strict=True):
        yield from _result(summary, mark, f"{place:>{broad}} " if broad else "", writer)


def _result(summary: Summary, mark: Mark, place: str, writer: Writer) -> Iterator[Row]:
    """The title and the figures; below it the file, whole, so that it can be copied."""
    tally = summary.tally
    verdict = verdict_of(tally, mark)
    state = writer.sign(_TRUTHS[verdict]) if verdict in _TRUTHS else Span(writer.signs.spare)
    sign = Span(place + state.text, state.style)
    told, score = writer.say(words.VERDICTS[verdict]), writer.say(score_of(tally, mark, writer.signs.span))
    tail = f"{told:<12}  {score:>19}" if writer.look.width >= WIDE else ""
    # One level for the section and one for the sign, as Writer.lines sets them.
    room = writer.look.width - STEP - len(sign.text) - 1 - (len(tail) + STEP if tail else 0)
    yield Row(_cut(writer.say(title_of(mark)), max(LEAST, room)), sign=sign, tail=tail)
    hang = Span(" " * len(sign.text))
    if not tail:
        yield Row(f"{told}, {score}", sign=hang)
    more = about(summary, mark)
    file = f"{mark.file} ({more.say(writer.look.language)})" if more else mark.file
    yield Row(writer.say(Text(file)), "dim", sign=hang, whole=True)
    want = wanting(tally, mark)
    if want:
        yield Row(writer.say(want), "dim", sign=hang)


def _cut(text: str, room: int) -> str:
    """The text in one line, with dots where something was left out."""
    lines = wrapped(text[:_LONGEST], room - _SPARE)
    return lines[0] if len(lines) == 1 else f"{wrapped(text[:_LONGEST], room - _SPARE - len(_DOTS))[0]}{_DOTS}"


def _legend(summary: Summary, writer: Writer) -> Iterator[Row]:
    shown = groups(summary)
    if any(mark.claimed for group in shown for mark in group.marks):
        yield Row("")
        yield Row(writer.say(words.LEGEND_PROVEN if summary.tally.bar.proven else words.LEGEND), "dim")
    if any("=" in place for group in shown for place in group.places):
        yield Row(writer.say(words.TIES), "dim")
