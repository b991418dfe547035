"""The sentences that a judgement needs, in both languages: values in words, and why a gate is met or not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from inovasi_cli.conditions import Absent, Fits, Shown, deciding, first_day_of_age
from inovasi_cli.facts import DateSpan
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inovasi_cli.conditions import Case, Condition, FactTest, Truth
    from inovasi_cli.facts import Value
    from inovasi_cli.rubric.model import Question, Rubric

_MONTHS: Final = (
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
)
_LONGEST: Final = 60

_UNANSWERED: Final = Text("Belum dijawab: {names}", "Not answered yet: {names}")
_NOT_EXACT: Final = Text("tanggalnya kurang lengkap: {names}", "the date is not exact enough: {names}")
_NO_DATE: Final = Text(
    "tanggal acuan belum diketahui; sebutkan dengan --per", "the reference date is unknown; give it with --per"
)
_NOTHING: Final = Text("Tidak ada jawaban yang berlaku di sini", "No answer applies here")
_OLD_ENOUGH: Final = Text("cukup umur mulai {day}", "old enough from {day}")
_VALUE: Final = Text("{label}: {value}", "{label}: {value}")
_NO_SENSE: Final = Text("tidak berlaku", "does not apply")
_SHOWN: Final[dict[Truth, Text]] = {
    True: Text("Terpenuhi: {names}", "Shown: {names}"),
    False: Text("Belum terpenuhi: {names}", "Not shown: {names}"),
    None: Text("Belum pasti: {names}", "Undecided: {names}"),
}
_FITS: Final[dict[Truth, Text]] = {
    True: Text("Cocok dengan: {names}", "Fits: {names}"),
    False: Text("Fakta belum mendukung: {names}", "The facts do not support: {names}"),
    None: Text("Belum pasti: {names}", "Undecided: {names}"),
}


def date_words(span: DateSpan) -> Text:
    """A date in words, as exact as it was given."""
    year, month, day = span.first.year, _MONTHS[span.first.month - 1], span.first.day
    if span.first == span.last:
        return Text(*(f"{day} {name} {year}" for name in month))
    if span.first.month == span.last.month:
        return Text(*(f"{name} {year}" for name in month))
    return Text(str(year))


def day_words(day: date) -> Text:
    """One day in words."""
    return date_words(DateSpan(day, day))


def value_words(question: Question, value: Value) -> Text:
    """An answer in words: the texts of its options, a date in words, a long text cut."""
    if isinstance(value, DateSpan):
        return date_words(value)
    if question.options:
        chosen: tuple[object, ...] = value if isinstance(value, tuple) else (value,)
        return join([option.text for option in question.options if option.id in chosen])
    if isinstance(value, Decimal):
        return Text(str(value).replace(".", ","), str(value))
    words = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return Text(words if len(words) <= _LONGEST else words[: _LONGEST - 3].rstrip() + "...")


def reason(rubric: Rubric, condition: Condition, case: Case) -> Text:
    """Why a gate is met, unmet or still open: the answers that say so, or those that are missing."""
    if isinstance(condition, Shown):
        titles = {item.id: item.title for item in rubric.characteristics}
        return _judged(_SHOWN, {titles[key]: inner for key, inner in condition.conditions.items()}, condition, case)
    if isinstance(condition, Fits):
        conditions = {key: condition.conditions[key] for key in _meant(condition, case)}
        titles = {item.id: item.title for item in rubric.categories}
        return _judged(_FITS, {titles[key]: inner for key, inner in conditions.items()}, condition, case)
    tests = list(deciding(condition, case))
    state = condition.holds(case)
    if state is None:
        return _open(rubric, tests, case)
    told = _answers(rubric, tests, case)
    return told if state else join([told, *_coming_of_age(tests, case)], "; ")


def _judged(sentences: dict[Truth, Text], conditions: dict[Text, Condition], whole: Condition, case: Case) -> Text:
    state = whole.holds(case)
    names = [title for title, condition in conditions.items() if condition.holds(case) is state]
    return sentences[state].fill(names=join(names, "; "))


def _meant(fits: Fits, case: Case) -> list[str]:
    return [case.category] if case.category in fits.conditions else list(fits.conditions)


def _open(rubric: Rubric, tests: list[FactTest], case: Case) -> Text:
    """What is missing first: the answers, else the reference date, else the days of dates."""
    missing = [first for test in tests for first in _missing(rubric, test, case)]
    silent = _silent(missing, case)
    if silent:
        return _UNANSWERED.fill(names=join([rubric.questions[key].label for key in silent]))
    if case.on is None and any(test.name == "age_at_least" for test in missing):
        return _NO_DATE
    return _NOT_EXACT.fill(names=_answers(rubric, missing, case))


def unanswered(rubric: Rubric, condition: Condition, case: Case) -> list[str]:
    """The questions that must be answered before a condition that is open can be decided, in its order."""
    tests = deciding(condition, case)
    return _silent([first for test in tests for first in _missing(rubric, test, case)], case)


def _silent(tests: list[FactTest], case: Case) -> list[str]:
    return list(dict.fromkeys(test.question for test in tests if test.question not in case.values))


def _missing(rubric: Rubric, test: FactTest, case: Case) -> Iterator[FactTest]:
    """The test itself, or those that leave open whether its question makes sense."""
    ask_when = rubric.questions[test.question].ask_when
    if ask_when is None or ask_when.holds(case):
        yield test
    else:
        for decider in deciding(ask_when, case):
            yield from _missing(rubric, decider, case)


def _coming_of_age(tests: list[FactTest], case: Case) -> list[Text]:
    """When what is too young now will be old enough."""
    young = [test for test in tests if test.name == "age_at_least" and test.holds(case) is False]
    spans = [(case.values[test.question], test.operand) for test in young]
    days = [first_day_of_age(span.last, cast("int", age)) for span, age in spans if isinstance(span, DateSpan)]
    return [_OLD_ENOUGH.fill(day=day_words(day)) for day in days]


def _answers(rubric: Rubric, tests: list[FactTest], case: Case) -> Text:
    told = []
    for key in dict.fromkeys(test.question for test in tests):
        question, value = rubric.questions[key], case.values[key]
        words = _NO_SENSE if isinstance(value, Absent) else value_words(question, value)
        told.append(_VALUE.fill(label=question.label, value=words))
    return join(told, "; ") if told else _NOTHING
