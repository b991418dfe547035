"""The condition language and its three-valued evaluation; it does not grow, and knows neither rubrics nor files.

A truth is True, False, or None while it is unknown (Kleene's logic). A question that makes no sense is *absent*: every
test on it is false before ``not`` applies.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inovasi_cli.facts import DateSpan, Number, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Truth = bool | None


class Absent:
    """The one value of a question that makes no sense here."""


ABSENT: Final = Absent()

Operand = str | int | Number | date | bool | tuple[str, ...]
"""What a test compares with: option ids, a number, a date, or an age in months."""


class Case:
    """What conditions are evaluated on: the counted values, the reference date, and the chosen category.

    ``values`` holds no key for an unanswered question; ``waived`` names the questions answered as not applicable.
    """

    __slots__ = ("category", "on", "values", "waived")

    def __init__(
        self,
        values: Mapping[str, Value | Absent],
        on: date | None,
        *,
        category: str | None = None,
        waived: frozenset[str] = frozenset(),
    ) -> None:
        self.values = values
        self.on = on
        self.category = category
        self.waived = waived


class FactTest(NamedTuple):
    """One test on one question."""

    question: str
    name: str
    operand: Operand

    def holds(self, case: Case) -> Truth:
        """Unknown while unanswered, false when absent."""
        question, name, operand = self
        value = case.values.get(question)
        if value is None:
            return None
        if value is ABSENT:
            return False
        return TESTS[name].holds(value, operand, case.on)

    def tests(self) -> Iterator[FactTest]:
        """This test alone."""
        yield self


class AllOf(NamedTuple):
    """True when every part is; true without parts."""

    parts: tuple[Condition, ...]

    def holds(self, case: Case) -> Truth:
        """False as soon as one part is, else unknown as long as one part is."""
        return _all_hold(self.parts, case)

    def tests(self) -> Iterator[FactTest]:
        """The tests of all parts, in order."""
        return _tests(self.parts)


class AnyOf(NamedTuple):
    """True when one part is; false without parts."""

    parts: tuple[Condition, ...]

    def holds(self, case: Case) -> Truth:
        """True as soon as one part is, else unknown as long as one part is."""
        return _any_holds(self.parts, case)

    def tests(self) -> Iterator[FactTest]:
        """The tests of all parts, in order."""
        return _tests(self.parts)


class Not(NamedTuple):
    """The opposite; unknown stays unknown."""

    part: Condition

    def holds(self, case: Case) -> Truth:
        """True for false, false for true."""
        state = self.part.holds(case)
        return None if state is None else not state

    def tests(self) -> Iterator[FactTest]:
        """The tests of the part."""
        return self.part.tests()


class Shown(NamedTuple):
    """The characteristics named are shown; ``conditions`` says by id when each one is."""

    conditions: dict[str, Condition]

    def holds(self, case: Case) -> Truth:
        """As ``AllOf`` of them."""
        return _all_hold(self.conditions.values(), case)

    def tests(self) -> Iterator[FactTest]:
        """The tests of every characteristic."""
        return _tests(self.conditions.values())


class Fits(NamedTuple):
    """The chosen category fits; with none chosen, any category does. ``conditions`` are by category id."""

    conditions: dict[str, Condition]

    def meant(self, case: Case) -> Condition:
        """The condition of the chosen category, or any of all."""
        chosen = case.category and self.conditions.get(case.category)
        return chosen or AnyOf(tuple(self.conditions.values()))

    def holds(self, case: Case) -> Truth:
        """As the condition that is meant."""
        return self.meant(case).holds(case)

    def tests(self) -> Iterator[FactTest]:
        """The tests of every category."""
        return _tests(self.conditions.values())


class EarningPart(NamedTuple):
    """When a leaf part earns points: one of ``levels`` holds, or it is waived where that gives full points."""

    levels: AnyOf
    questions: frozenset[str]
    not_applicable: str

    def holds(self, case: Case) -> Truth:
        """As ``levels``, unless every question is answered as not applicable and the part allows it."""
        if self.not_applicable != "forbidden" and self.questions and self.questions <= case.waived:
            return self.not_applicable == "full"
        return self.levels.holds(case)


class Earned(NamedTuple):
    """A part of the score earns points: true when its lowest points exceed 0, false when its highest are 0."""

    part: str
    leaves: tuple[EarningPart, ...]

    def holds(self, case: Case) -> Truth:
        """True as soon as one leaf below the part earns points."""
        return _any_holds(self.leaves, case)

    def tests(self) -> Iterator[FactTest]:
        """The tests of every level that earns points."""
        return _tests(leaf.levels for leaf in self.leaves)


Condition = FactTest | AllOf | AnyOf | Not | Shown | Fits | Earned

ALWAYS: Final = AllOf(())


def plain(condition: Shown | Fits | Earned, case: Case) -> Condition:
    """The same as conditions over facts alone."""
    if isinstance(condition, Fits):
        return condition.meant(case)
    if isinstance(condition, Shown):
        return AllOf(tuple(condition.conditions.values()))
    return AnyOf(tuple(leaf.levels for leaf in condition.leaves))


def deciding(condition: Condition, case: Case) -> Iterator[FactTest]:
    """The tests that make a condition what it is: of several parts, those in the state of the whole."""
    match condition:
        case FactTest():
            yield condition
        case Not():
            yield from deciding(condition.part, case)
        case _:
            parts = condition.parts if isinstance(condition, AllOf | AnyOf) else (plain(condition, case),)
            state = condition.holds(case)
            for part in parts:
                if part.holds(case) is state:
                    yield from deciding(part, case)


def every(states: Iterable[Truth]) -> Truth:
    """Kleene's *and*."""
    result: Truth = True
    for state in states:
        if state is False:
            return False
        if state is None:
            result = None
    return result


def _all_hold(parts: Iterable[Condition], case: Case) -> Truth:
    """``every`` over what holds, without a generator between: most of judging is spent here."""
    result: Truth = True
    for part in parts:
        state = part.holds(case)
        if state is False:
            return False
        if state is None:
            result = None
    return result


def _any_holds(parts: Iterable[Condition | EarningPart], case: Case) -> Truth:
    """Kleene's *or* over what holds."""
    result: Truth = False
    for part in parts:
        state = part.holds(case)
        if state:
            return True
        if state is None:
            result = None
    return result


def months_before(day: date, months: int) -> date:
    """``months`` calendar months before ``day``; a day that does not exist becomes the last of its month."""
    return _shift(day, -months)


def first_day_of_age(start: date, months: int) -> date:
    """The first reference date on which something begun on ``start`` is ``months`` old."""
    day = _shift(start, months)
    while months_before(day, months) < start:
        day += timedelta(days=1)
    return day


def _shift(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _tests(parts: Iterable[Condition]) -> Iterator[FactTest]:
    for part in parts:
        yield from part.tests()


def _age(span: DateSpan, months: int, on: date | None) -> Truth:
    if on is None:
        return None
    latest = months_before(on, months)
    return True if span.last <= latest else None if span.first <= latest else False


def _before(span: DateSpan, limit: date, _on: date | None) -> Truth:
    return True if span.last < limit else None if span.first < limit else False


def _after(span: DateSpan, limit: date, _on: date | None) -> Truth:
    return True if span.first > limit else None if span.last > limit else False


class Kind(NamedTuple):
    """How one test is evaluated, and the kinds of question it fits (empty: every kind)."""

    kinds: frozenset[str]
    holds: Callable[[Any, Any, date | None], Truth]


_CHOICE: Final = frozenset({"choice", "yes-no"})
_MANY: Final = frozenset({"choices", "list", "years"})
_NUMBER: Final = frozenset({"number"})
_DATE: Final = frozenset({"date"})

TESTS: Final[dict[str, Kind]] = {
    "is": Kind(_CHOICE, lambda value, option, _on: value == option),
    "in": Kind(_CHOICE, lambda value, options, _on: value in options),
    "has": Kind(_MANY, lambda value, item, _on: item in value),
    "count_at_least": Kind(_MANY, lambda value, least, _on: len(value) >= least),
    "at_least": Kind(_NUMBER, lambda value, least, _on: value >= least),
    "at_most": Kind(_NUMBER, lambda value, most, _on: value <= most),
    "above": Kind(_NUMBER, lambda value, limit, _on: value > limit),
    "below": Kind(_NUMBER, lambda value, limit, _on: value < limit),
    "before": Kind(_DATE, _before),
    "after": Kind(_DATE, _after),
    "age_at_least": Kind(_DATE, _age),
    "known": Kind(frozenset(), lambda _value, _yes, _on: True),
}
"""The whole language, by the name that a rubric writes."""
