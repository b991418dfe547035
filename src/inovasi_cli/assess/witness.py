"""Finds a value of one question that meets several demands at once, as near as possible to what was answered."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from inovasi_cli.conditions import TESTS, months_before
from inovasi_cli.facts import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inovasi_cli.conditions import FactTest
    from inovasi_cli.facts import Number, Value
    from inovasi_cli.rubric.model import Question

_DAY: Final = timedelta(days=1)
_ANY_DAY: Final = date(2000, 1, 1)


class Demand(NamedTuple):
    """One test that must become true, or false."""

    test: FactTest
    holds: bool


def witness(question: Question, now: Value | None, demands: Sequence[Demand], on: date | None) -> Value | None:
    """The first candidate that meets every demand; None where there is none."""
    return next((value for value in _candidates(question, now, demands, on) if meets(value, demands, on)), None)


def meets(value: Value, demands: Iterable[Demand], on: date | None) -> bool:
    """Whether a value does all that is asked of it."""
    return all(TESTS[test.name].holds(value, test.operand, on) is holds for test, holds in demands)


def _candidates(question: Question, now: Value | None, demands: Sequence[Demand], on: date | None) -> Iterable[Value]:
    match question.kind:
        case "choice" | "yes-no":
            return [option.id for option in question.options]
        case "choices" | "list" | "years":
            return [_collection(question, cast("tuple[str, ...]", now or ()), demands, on)]
        case "number":
            return _nearest(_numbers(question, demands), cast("Number", now or 0))
        case "date":
            return _dates(demands, on)
        case _:
            return ["..."]


def _collection(question: Question, now: tuple[str, ...], demands: Sequence[Demand], on: date | None) -> Value:
    """What was answered, with what is asked for added, what is refused taken out, and as many more as are asked for."""
    wanted = [cast("str", test.operand) for test, holds in demands if test.name == "has" and holds]
    refused = {test.operand for test, holds in demands if test.name == "has" and not holds}
    # What is asked for comes first, because a list that must be short is cut at its end.
    items = list(dict.fromkeys(item for item in (*wanted, *now) if item not in refused))
    count = max(
        [cast("int", test.operand) for test, holds in demands if test.name == "count_at_least" and holds], default=0
    )
    spare = (item for item in _spare(question, on) if item not in refused and item not in items)
    while len(items) < count and (item := next(spare, None)) is not None:
        items.append(item)
    most = min(
        [cast("int", test.operand) for test, holds in demands if test.name == "count_at_least" and not holds], default=0
    )
    return tuple(items[: most - 1] if most else items)


def _spare(question: Question, on: date | None) -> Iterator[str]:
    if question.kind == "choices":
        yield from (option.id for option in question.options)
    elif question.kind == "years":
        last = on.year if on else date.max.year
        yield from cast("Iterator[str]", iter(range(last, last - 200, -1)))
    else:
        yield from (f"... {number}" for number in range(1, 200))


def _numbers(question: Question, demands: Sequence[Demand]) -> Iterator[Number]:
    limits = sorted(cast("Number", test.operand) for test, _ in demands if test.name != "known")
    between = ((Decimal(low) + high) / 2 for low, high in pairwise(limits))
    # Where only whole numbers serve, those beside a limit that is none.
    near = (number for limit in limits for number in (limit, int(limit)))
    around = (number + step for number in near for step in (0, 1, -1))
    ends = (question.least or 0, question.most or 0)
    yield from (number for number in (*around, *between, *ends) if _allowed(question, number))


def _nearest(numbers: Iterable[Number], now: Number) -> list[Number]:
    return sorted(numbers, key=lambda number: abs(Decimal(number) - now))


def _allowed(question: Question, number: Number) -> bool:
    least, most = question.least, question.most
    fits = (least is None or number >= least) and (most is None or number <= most)
    return fits and not (question.whole and number != int(number))


def _dates(demands: Sequence[Demand], on: date | None) -> Iterator[DateSpan]:
    days: list[date] = [on or _ANY_DAY]
    for test, _ in demands:
        if test.name == "age_at_least" and on:
            days.append(months_before(on, cast("int", test.operand)))
        elif test.name in ("before", "after"):
            days.append(cast("date", test.operand))
    for day in days:
        for near in (day, day - _DAY, day + _DAY):
            yield DateSpan(near, near)
