"""A condition as a person reads it: one row for each test, those that belong together below each other."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from inovasi_cli.assess.words import day_words
from inovasi_cli.conditions import AllOf, AnyOf, Earned, FactTest, Fits, Not, Shown
from inovasi_cli.render.terminal.writer import Row
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inovasi_cli.conditions import Condition
    from inovasi_cli.render.terminal.writer import Writer
    from inovasi_cli.rubric.model import Question, Rubric

_ALWAYS: Final = Text("selalu", "always")
_ALL: Final = Text("semua ini:", "all of these:")
_ANY: Final = Text("salah satu dari ini:", "one of these:")
_NOT: Final = Text("bukan ini:", "not this:")
_SHOWN: Final = Text("kriteria terpenuhi: {names}", "characteristics shown: {names}")
_FITS: Final = Text("kategori yang dipilih cocok", "the chosen category fits")
_EARNED: Final = Text("sudah berpoin: {part}", "earns points: {part}")
_TESTS: Final[dict[str, Text]] = {
    "is": Text("{label}: {value}", "{label}: {value}"),
    "in": Text("{label}: salah satu dari {value}", "{label}: one of {value}"),
    "has": Text("{label}: termasuk {value}", "{label}: includes {value}"),
    "count_at_least": Text("{label}: paling sedikit {value}", "{label}: at least {value}"),
    "at_least": Text("{label}: {value} atau lebih", "{label}: {value} or more"),
    "at_most": Text("{label}: paling banyak {value}", "{label}: at most {value}"),
    "above": Text("{label}: di atas {value}", "{label}: above {value}"),
    "below": Text("{label}: di bawah {value}", "{label}: below {value}"),
    "before": Text("{label}: sebelum {value}", "{label}: before {value}"),
    "after": Text("{label}: sesudah {value}", "{label}: after {value}"),
    "age_at_least": Text("{label}: sudah {value}", "{label}: at least {value} ago"),
    "known": Text("{label}: sudah dijawab", "{label}: answered"),
}
_YEARS: Final = Text("{count} tahun", "{count} {count:year|years}")
_MONTHS: Final = Text("{count} bulan", "{count} {count:month|months}")
_YEAR_MONTHS: Final = 12


def condition_rows(rubric: Rubric, condition: Condition, writer: Writer, depth: int) -> Iterator[Row]:
    """The condition in words, the parts of a compound one level further in."""
    match condition:
        case FactTest():
            yield Row(writer.say(words_of(rubric.questions[condition.question], condition)), depth=depth)
        case Shown():
            titles = [item.title for item in rubric.characteristics if item.id in condition.conditions]
            yield Row(writer.say(_SHOWN, names=join(titles, "; ")), depth=depth)
        case Fits():
            yield Row(writer.say(_FITS), depth=depth)
        case Earned():
            yield Row(writer.say(_EARNED, part=part_title(rubric, condition.part)), depth=depth)
        case Not():
            yield Row(writer.say(_NOT), depth=depth)
            yield from condition_rows(rubric, condition.part, writer, depth + 1)
        case _:
            yield from _compound(rubric, condition, writer, depth)


def _compound(rubric: Rubric, condition: AllOf | AnyOf, writer: Writer, depth: int) -> Iterator[Row]:
    if not condition.parts:
        yield Row(writer.say(_ALWAYS), depth=depth)
        return
    if len(condition.parts) > 1:
        yield Row(writer.say(_ALL if isinstance(condition, AllOf) else _ANY), depth=depth)
        depth += 1
    for part in condition.parts:
        yield from condition_rows(rubric, part, writer, depth)


def words_of(question: Question, test: FactTest) -> Text:
    """One test on one question."""
    return _TESTS[test.name].fill(label=question.label, value=_operand(question, test))


def _operand(question: Question, test: FactTest) -> Text:
    operand = test.operand
    if test.name == "age_at_least":
        years, months = divmod(cast("int", operand), _YEAR_MONTHS)
        return _MONTHS.fill(count=operand) if months else _YEARS.fill(count=years)
    if test.name in ("before", "after"):
        return day_words(cast("date", operand))
    if isinstance(operand, Decimal):
        return Text(str(operand).replace(".", ","), str(operand))
    chosen = operand if isinstance(operand, tuple) else (operand,)
    texts = {option.id: option.text for option in question.options}
    return join([texts.get(str(each), Text(str(each))) for each in chosen], "; ")


def part_title(rubric: Rubric, part_id: str) -> Text:
    """The title of a part of the score, group or leaf."""
    waiting = list(rubric.score.parts) if rubric.score else []
    while waiting:
        part = waiting.pop()
        if part.id == part_id:
            return part.title
        waiting += part.parts
    return Text(part_id)
