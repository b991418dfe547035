"""May it enter: every gate, the verdict, and the date from which time alone would open them all."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED, Eligibility, GateResult
from inovasi_cli.assess.words import reason
from inovasi_cli.conditions import every, first_day_of_age

if TYPE_CHECKING:
    from datetime import date

    from inovasi_cli.assess.cases import Claims
    from inovasi_cli.conditions import Case
    from inovasi_cli.facts import DateSpan
    from inovasi_cli.rubric.model import Rubric


def judge_gates(rubric: Rubric, case: Case) -> tuple[GateResult, ...]:
    """Every gate with its state; a gate that nobody can answer yet is not a failed one."""
    return tuple(GateResult(gate, gate.when.holds(case), reason(rubric, gate.when, case)) for gate in rubric.gates)


def eligibility(claims: Claims, gates: tuple[GateResult, ...]) -> Eligibility:
    """The verdict, and the day from which it is a yes."""
    return Eligibility(verdict(gates), _eligible_from(claims), gates)


def verdict(gates: tuple[GateResult, ...]) -> str:
    """One unmet gate: not eligible; otherwise one unknown: undecided; otherwise eligible."""
    met = every(gate.met for gate in gates)
    return UNDECIDED if met is None else ELIGIBLE if met else NOT_ELIGIBLE


def _eligible_from(claims: Claims) -> date | None:
    """The first day, among those on which an age test turns, on which every gate is met; None if no age matters."""
    days = sorted(_turning_days(claims))
    if not days or _all_met(claims, days[0] - timedelta(days=1)):
        return None
    return next((day for day in days if _all_met(claims, day)), None)


def _all_met(claims: Claims, day: date) -> bool:
    case = claims.case(claims.claimed, day)
    return every(gate.when.holds(case) for gate in claims.rubric.gates) is True


def _turning_days(claims: Claims) -> set[date]:
    tests = [test for gate in claims.rubric.gates for test in gate.when.tests()]
    conditions = [claims.rubric.questions[key].ask_when for key in claims.behind(test.question for test in tests)]
    tests += [test for condition in conditions if condition for test in condition.tests()]
    ages = [test for test in tests if test.name == "age_at_least" and test.question in claims.claimed]
    known = [(cast("DateSpan", claims.claimed[test.question]), test) for test in ages]
    return {first_day_of_age(span.last, cast("int", test.operand)) for span, test in known}
