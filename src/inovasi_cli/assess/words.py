"""The sentences that a judgement needs, in both languages: values in words, and why a gate is met or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from inovasi_cli.conditions import Absent, Fits, Shown, first_day_of_age
from inovasi_cli.facts import DateSpan
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
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
    words = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value).replace(".", ",")
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
    tests = list(condition.tests())
    questions = [rubric.questions[key] for key in dict.fromkeys(test.question for test in tests)]
    if condition.holds(case) is None:
        return _open(questions, case)
    return join([_answers(questions, case), *_coming_of_age(tests, case)], "; ")


def _judged(sentences: dict[Truth, Text], conditions: dict[Text, Condition], whole: Condition, case: Case) -> Text:
    state = whole.holds(case)
    names = [title for title, condition in conditions.items() if condition.holds(case) is state]
    return sentences[state].fill(names=join(names))


def _meant(fits: Fits, case: Case) -> list[str]:
    return [case.category] if case.category in fits.conditions else list(fits.conditions)


def _open(questions: list[Question], case: Case) -> Text:
    silent = [question.label for question in questions if question.id not in case.values]
    if silent:
        return _UNANSWERED.fill(names=join(silent))
    return _NO_DATE if case.on is None else _NOT_EXACT.fill(names=_answers(questions, case))


def _coming_of_age(tests: list[FactTest], case: Case) -> list[Text]:
    """When what is too young now will be old enough."""
    young = [test for test in tests if test.name == "age_at_least" and test.holds(case) is False]
    spans = [(case.values[test.question], test.operand) for test in young]
    days = [first_day_of_age(span.last, cast("int", age)) for span, age in spans if isinstance(span, DateSpan)]
    return [_OLD_ENOUGH.fill(day=day_words(day)) for day in days]


def _answers(questions: list[Question], case: Case) -> Text:
    told = []
    for question in questions:
        value = case.values.get(question.id)
        if value is not None:
            words = _NO_SENSE if isinstance(value, Absent) else value_words(question, value)
            told.append(_VALUE.fill(label=question.label, value=words))
    return join(told, "; ") if told else _NOTHING
