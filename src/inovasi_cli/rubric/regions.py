"""The answers that matter: for one question, one value for every combination of truths that tests on it can have."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Final, cast

from inovasi_cli.conditions import TESTS, FactTest, first_day_of_age, months_before
from inovasi_cli.facts import DateSpan
from inovasi_cli.rubric.values import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from inovasi_cli.facts import Number, Value
    from inovasi_cli.rubric.model import Question

ANY_DAY: Final = date(2020, 1, 1)
"""The reference date where none of the conditions can tell one from another."""

_FINEST: Final = Decimal("0.000001")
_LARGEST: Final = 10**15 - 1
_FIRST: Final = date(FIRST_YEAR, 1, 1)
_LAST: Final = date(LAST_YEAR, 12, 31)
_DAY: Final = timedelta(days=1)


def regions(question: Question, tests: Sequence[FactTest], on: date) -> Iterator[Value]:
    """Answers to a question, one for each different set of truths that these tests on it can have together."""
    seen: set[tuple[bool | None, ...]] = set()
    for value in _VALUES[question.kind](question, tests, on):
        truths = tuple(TESTS[test.name].holds(value, test.operand, on) for test in tests)
        if truths not in seen:
            seen.add(truths)
            yield value


def reference_days(tests: Iterable[FactTest]) -> tuple[date, ...]:
    """Reference dates that tell everything apart where none is given: ages may lie on every side of every limit."""
    dated = list(tests)
    limits = _limits(dated)
    ages = sorted({cast("int", test.operand) for test in dated if test.name == "age_at_least"})
    if not limits or not ages:
        return (ANY_DAY,)
    turns = {first_day_of_age(limit, age) for limit in limits for age in ages}
    return tuple(sorted({min(limits), *turns, max(turns) + timedelta(days=366)}))


def _limits(tests: Iterable[FactTest]) -> list[date]:
    return [cast("date", test.operand) for test in tests if test.name in ("before", "after")]


def _one(question: Question, _tests: Sequence[FactTest], _on: date) -> Iterator[Value]:
    yield from (option.id for option in question.options)


def _text(_question: Question, _tests: Sequence[FactTest], _on: date) -> Iterator[Value]:
    yield "teks"


def _many(question: Question, tests: Sequence[FactTest], _on: date) -> Iterator[Value]:
    named = list(dict.fromkeys(test.operand for test in tests if test.name == "has"))
    count = max((cast("int", test.operand) for test in tests if test.name == "count_at_least"), default=0)
    others = [item for item in _items(question, len(named) + count) if item not in named][:count]
    # All that is named first: what asks for much is then soon seen to be possible.
    for size in (len(named), *range(len(named))):
        for chosen in combinations(named, size):
            for more in range(len(others), -1, -1):
                yield cast("tuple[str, ...]", (*chosen, *others[:more]))


def _items(question: Question, count: int) -> list[str] | list[int]:
    if question.options:
        return [option.id for option in question.options]
    if question.kind == "years":
        return list(range(FIRST_YEAR, LAST_YEAR + 1))
    return [f"butir {n}" for n in range(count)]


def _number(question: Question, tests: Sequence[FactTest], _on: date) -> Iterator[Value]:
    least = -_LARGEST if question.least is None else question.least
    most = _LARGEST if question.most is None else question.most
    step: Number = 1 if question.whole else _FINEST
    limits = [cast("Number", test.operand) for test in tests if test.name != "known"]
    for limit in (*limits, least, most):
        # Of whole numbers, those around a limit with decimals.
        near = (int(limit // 1), int(limit // 1) + 1) if question.whole else (limit,)
        yield from (
            value for middle in near for value in (middle, middle + step, middle - step) if least <= value <= most
        )


def _date(_question: Question, tests: Sequence[FactTest], on: date) -> Iterator[Value]:
    ages = [months_before(on, cast("int", test.operand)) for test in tests if test.name == "age_at_least"]
    for limit in (*_limits(tests), *ages, _FIRST):
        days = (limit - _DAY, limit, limit + _DAY)
        yield from (DateSpan(day, day) for day in days if _FIRST <= day <= _LAST)


_VALUES: Final[dict[str, Callable[[Question, Sequence[FactTest], date], Iterator[Value]]]] = {
    "choice": _one,
    "yes-no": _one,
    "choices": _many,
    "list": _many,
    "years": _many,
    "number": _number,
    "date": _date,
    "text": _text,
}
