"""The part of the JSON report that says what to do next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inovasi_cli.assess.report import ratio
from inovasi_cli.assess.words import value_words
from inovasi_cli.facts import DateSpan
from inovasi_cli.numbers import rounded
from inovasi_cli.render.aims import aims

if TYPE_CHECKING:
    from inovasi_cli.assess.advised import Action, Planned
    from inovasi_cli.assess.report import Report
    from inovasi_cli.conditions import Operand
    from inovasi_cli.facts import Value
    from inovasi_cli.rubric.model import Question
    from inovasi_cli.text import Text


def advice_data(report: Report, language: str) -> dict[str, object]:
    """The keys of a report that advise; texts in ``language``."""
    advice = report.advice
    per = advice.actions[0].per if advice.actions else 1
    return {
        "actions": [_action(report, action, language) for action in advice.actions],
        "fewest": list(advice.fewest),
        "fewest_exact": advice.fewest_exact,
        "plan": [_planned(each, per) for each in advice.plan],
        "plan_exact": advice.plan_exact,
    }


def _action(report: Report, action: Action, language: str) -> dict[str, object]:
    proofs = [report.rubric.questions[key].proof for key in action.proofs]
    return {
        "id": action.id,
        "part": action.part.id if action.part else None,
        "title": action.title.say(language),
        "gain": _points(action.claimed, action.evidenced, action.per),
        "opens": [gate.id for gate in action.opens],
        "answers": list(action.answers),
        "changes": [_change(report, action, key, told, language) for key, told in aims(action, report)],
        "evidence": [proof.hint.say(language) for proof in proofs if proof],
        "reaches": action.reaches,
    }


def _change(report: Report, action: Action, key: str, told: Text, language: str) -> dict[str, object]:
    value = report.facts.values.get(key)
    return {
        "question": key,
        "now": None if value is None else value_words(report.rubric.questions[key], value).say(language),
        "to": told.say(language),
        "value": _value(report.rubric.questions[key], action.values[key]),
        "tests": [
            {"test": test.name, "value": _operand(test.operand), "holds": holds}
            for test, holds in action.demands
            if test.question == key
        ],
    }


def _value(question: Question, value: Value) -> object:
    """The answer that was measured; of a text, and of what is listed, nobody can say which words it will be."""
    if question.kind in ("text", "list"):
        return None
    return str(value) if isinstance(value, DateSpan) else _operand(value)


def _planned(planned: Planned, per: int) -> dict[str, object]:
    claimed, evidenced = planned.totals
    return {
        "action": planned.id,
        "gain": _points(planned.claimed, planned.evidenced, per),
        "total": {
            **_points(claimed, evidenced, per),
            "exact": {"claimed": ratio(claimed, per), "evidenced": ratio(evidenced, per)},
        },
        "opens": [gate.id for gate in planned.opens],
        "reaches": planned.reaches,
    }


def _points(claimed: int, evidenced: int, per: int) -> dict[str, object]:
    return {"claimed": rounded(claimed, per), "evidenced": rounded(evidenced, per)}


def _operand(operand: Operand | Value) -> object:
    """What a test compares with, as JSON has it."""
    if isinstance(operand, tuple):
        return list(operand)
    if isinstance(operand, date):
        return operand.isoformat()
    return operand if isinstance(operand, str | int) else float(operand)
