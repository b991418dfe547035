"""Conditions made into closures, for whoever judges thousands of cases by the same ones.

``Condition.holds`` stays the definition; a closure says the same of every case, with less between it and the values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inovasi_cli.conditions import ABSENT, TESTS, AllOf, AnyOf, Case, Condition, FactTest, Fits, Shown, Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Holds = Callable[[Case], Truth]


def compiled(condition: Condition) -> Holds:
    """A function that says of a case what ``condition.holds`` says."""
    match condition:
        case FactTest():
            return _test(condition)
        case AllOf():
            return _all(condition.parts)
        case AnyOf():
            return _any(condition.parts)
        case Shown():
            return _all(condition.conditions.values())
        case Fits():
            return _fits(condition)
        case _:
            return condition.holds


def _test(test: FactTest) -> Holds:
    question, name, operand = test
    if name in _USUAL:
        return _USUAL[name](question, operand)
    compare = TESTS[name].holds

    def holds(case: Case) -> Truth:
        value = case.values.get(question)
        if value is None:
            return None
        return False if value is ABSENT else compare(value, operand, case.on)

    return holds


def _has(question: str, item: Any) -> Holds:
    def holds(case: Case) -> Truth:
        value: Any = case.values.get(question)
        if value is None:
            return None
        return value is not ABSENT and item in value

    return holds


def _count_at_least(question: str, least: Any) -> Holds:
    def holds(case: Case) -> Truth:
        value: Any = case.values.get(question)
        if value is None:
            return None
        return value is not ABSENT and len(value) >= least

    return holds


def _is(question: str, option: Any) -> Holds:
    def holds(case: Case) -> Truth:
        value = case.values.get(question)
        # An absent question is no option.
        return None if value is None else value == option

    return holds


# The most frequent ones, without a call between; a batch spends less on all others together.
_USUAL: Final[dict[str, Callable[[str, Any], Holds]]] = {"has": _has, "count_at_least": _count_at_least, "is": _is}


def _all(parts: Iterable[Condition]) -> Holds:
    """As ``AllOf``."""
    tests = tuple(map(compiled, parts))

    def holds(case: Case) -> Truth:
        result: Truth = True
        for test in tests:
            state = test(case)
            if state is False:
                return False
            if state is None:
                result = None
        return result

    return holds


def _any(parts: Iterable[Condition]) -> Holds:
    """As ``AnyOf``."""
    tests = tuple(map(compiled, parts))

    def holds(case: Case) -> Truth:
        result: Truth = False
        for test in tests:
            state = test(case)
            if state:
                return True
            if state is None:
                result = None
        return result

    return holds


def _fits(condition: Fits) -> Holds:
    by_category = {key: compiled(each) for key, each in condition.conditions.items()}
    one_of_all = _any(condition.conditions.values())

    def holds(case: Case) -> Truth:
        return by_category.get(case.category or "", one_of_all)(case)

    return holds
