"""What a run came to, in Markdown: for the summary of a GitHub job, or to paste into a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.render import labels
from inovasi_cli.render.batch import words
from inovasi_cli.render.batch.results import about, groups, score_of, title_of, verdict_of
from inovasi_cli.render.batch.summary import (
    VERDICTS,
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
    twins,
    wanting,
)
from inovasi_cli.render.markdown.marks import escaped, line, table
from inovasi_cli.text import LANGUAGES, Text, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.batch.outcome import Mark
    from inovasi_cli.render.batch.results import Group
    from inovasi_cli.render.batch.summary import Summary

LARGEST: Final = 600_000
"""Bytes of results that are shown: GitHub drops a summary of more than 1 MiB whole."""

LONGEST: Final = 300
"""Letters of a title or of a problem that are shown."""


def render(summary: Summary, language: str) -> str:
    """What a run came to, as Markdown."""
    blocks = [*_paragraphs(summary, language), *_tables(summary, language)]
    blocks += [escaped(step.say(language)) for step in next_steps(summary)]
    return "\n\n".join(blocks) + "\n"


def _paragraphs(summary: Summary, language: str) -> Iterator[str]:
    tally = summary.tally
    yield f"## {words.HEADING.say(language)}"
    told = [*stopped(tally), opening(tally), *bar(tally)]
    rubrics = named(tally)
    if len(rubrics) == 1:
        told += [each for each in (average(tally, rubrics[0]),) if each]
    told += [*mean_asked(tally), *absent(tally)]
    yield from (escaped(each.say(language)) for each in told)


def _tables(summary: Summary, language: str) -> Iterator[str]:
    tally = summary.tally
    if len(named(tally)) > 1:
        heads = (words.RUBRIC, words.FILES, *(words.VERDICTS[each] for each in VERDICTS), words.AVERAGE_HEAD)
        yield _table(heads, (_rubric(summary, each) for each in tally.sums), language, right=range(1, 8))
    yield from _reasons(summary, language, unmet=True)
    yield from _reasons(summary, language, unmet=False)
    files, more = troubles(tally)
    if files:
        yield f"### {words.TROUBLES.say(language)}"
        cells = ((Text(file), _short(problem)) for file, problem in files)
        yield _table((words.FILE_HEAD, words.PROBLEM), cells, language)
        yield from _more(words.MORE, more, language)
    yield from _twins(summary, language)
    for group in groups(summary):
        yield f"### {group.title.say(language)}"
        yield from _results(summary, group, language)


def _twins(summary: Summary, language: str) -> Iterator[str]:
    found, more = twins(summary)
    if not found:
        return
    yield f"### {words.TWINS.say(language)}"
    lines = []
    for files, rest in found:
        told = [escaped(file) for file in files] + list(_more(words.MORE, rest, language))
        lines.append("- " + ", ".join(told))
    yield "\n".join(lines)
    yield from _more(words.MORE_TITLES, more, language)
    yield escaped(words.TWINS_CURE.say(language))


def _rubric(summary: Summary, rubric: str) -> tuple[Text, ...]:
    found, reached = counts(summary.tally, rubric), mean(summary.tally, rubric)
    figures = (summary.tally.sums[rubric].results, *(found[each] for each in VERDICTS))
    return (Text(rubric) if rubric else words.NO_RUBRIC, *map(number, figures), reached or Text(""))


def _reasons(summary: Summary, language: str, *, unmet: bool) -> Iterator[str]:
    found, more = reasons(summary.tally, unmet=unmet)
    if not found:
        return
    several = len(named(summary.tally)) > 1
    yield f"### {(words.UNMET if unmet else words.UNKNOWN).say(language)}"
    rows = []
    for each in found:
        often = words.HOW_OFTEN.fill(count=number(each.times), judged=number(each.judged))
        rows.append((each.title, *((Text(each.rubric),) if several else ()), often))
    heads = (words.REQUIREMENT, *((words.RUBRIC,) if several else ()), words.OFTEN)
    yield _table(heads, rows, language, right=(len(heads) - 1,))
    yield from _more(words.MORE_GATES, more, language)


def _results(summary: Summary, group: Group, language: str) -> Iterator[str]:
    placed = any(group.places)
    noted = any(_noted(summary, mark) for mark in group.marks)
    heads = (words.INNOVATION, words.FILE_HEAD, words.VERDICT, words.READINESS)
    heads = (*((words.PLACE,) if placed else ()), *heads, *((words.ABOUT,) if noted else ()))
    rows, free = [], LARGEST // len(groups(summary))
    for mark, place in zip(group.marks, group.places, strict=True):
        row = (*((Text(place),) if placed else ()), *_result(summary, mark))
        rows.append((*row, *((join(_noted(summary, mark), "; "),) if noted else ())))
        free -= len(_line(rows[-1], language).encode())
        if free < 0:
            rows.pop()
            break
    yield _table(heads, rows, language, right=(len(heads) - 1 - noted,))
    yield from _more(words.MORE_ELSEWHERE, len(group.marks) - len(rows), language)


def _noted(summary: Summary, mark: Mark) -> list[Text]:
    return [each for each in (about(summary, mark), wanting(summary.tally, mark)) if each]


def _result(summary: Summary, mark: Mark) -> tuple[Text, ...]:
    tally = summary.tally
    score = score_of(tally, mark, labels.UNICODE.span)
    return (_short(title_of(mark)), Text(mark.file), words.VERDICTS[verdict_of(tally, mark)], score)


def _short(text: Text) -> Text:
    return Text(*(_cut(text.say(language)) for language in LANGUAGES))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def _more(told: Text, count: int, language: str) -> Iterator[str]:
    if count:
        yield escaped(told.fill(count=number(count)).say(language))


def _table(
    heads: tuple[Text, ...], rows: Iterable[tuple[Text, ...]], language: str, *, right: Iterable[int] = ()
) -> str:
    names = [escaped(name[:1].upper() + name[1:]) for name in (head.say(language) for head in heads)]
    return table(names, [_line(row, language) for row in rows], right=set(right))


def _line(cells: tuple[Text, ...], language: str) -> str:
    return line(escaped(cell.say(language)) for cell in cells)
