"""Turns facts into what conditions are evaluated on: counted values only, absent questions marked."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from inovasi_cli.conditions import ABSENT, Absent, Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from inovasi_cli.facts import Facts, Value
    from inovasi_cli.rubric.model import Rubric


class Claims:
    """The facts of one innovation under one rubric: all values, those that count as evidenced, and those waived."""

    def __init__(self, rubric: Rubric, facts: Facts, on: date | None) -> None:
        self.rubric = rubric
        self.on = on
        self.category = facts.categories.get(rubric.id)
        self.claimed: dict[str, Value] = {}
        self.evidenced: dict[str, Value] = {}
        answers, waived = facts.answers, []
        for key, question in rubric.questions.items():
            answer = answers.get(key)
            if answer is None:
                continue
            if answer.not_applicable:
                waived.append(key)
            if answer.value is not None:
                self.claimed[key] = answer.value
                if not question.proof or answer.proven:
                    self.evidenced[key] = answer.value
        self.waived = frozenset(waived)

    def changed(self, answers: Mapping[str, Value], proofs: Iterable[str] = ()) -> Claims:
        """The same with new answers, which come with their proof, and with proof of these answers of today."""
        made = copy(self)
        made.claimed = {**self.claimed, **answers}
        made.evidenced = {**self.evidenced, **{key: self.claimed[key] for key in proofs}, **answers}
        return made

    def case(self, values: Mapping[str, Value], on: date | None = None) -> Case:
        """The case of these values; on another reference date than the usual one where that is given.

        A question that makes no sense is absent whatever was answered, and unknown while that is not decided.
        """
        counted: dict[str, Value | Absent] = dict(values)
        case = Case(counted, on or self.on, category=self.category, waived=self.waived)
        for question in self.rubric.conditional:
            sensible = question.ask_when.holds(case) if question.ask_when else True
            if sensible is False:
                counted[question.id] = ABSENT
            elif sensible is None:
                counted.pop(question.id, None)
        return case

    def open(self, case: Case) -> tuple[str, ...]:
        """The questions without a value that may make sense in the case of all claims, in the order of the bank."""
        unanswered = (key for key in self.rubric.questions if key not in self.claimed)
        return tuple(key for key in unanswered if case.values.get(key) is not ABSENT)

    def behind(self, asked: Iterable[str]) -> tuple[str, ...]:
        """These questions and those that decide whether they make sense, in the order of the bank."""
        questions = self.rubric.questions
        found: set[str] = set()
        waiting = set(asked)
        while waiting:
            found |= waiting
            conditions = [questions[key].ask_when for key in waiting]
            waiting = {test.question for condition in conditions if condition for test in condition.tests()} - found
        return tuple(key for key in questions if key in found)
