"""One rubric on the desk of the check: where everything of it stands, and what is known to be wrong already."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.errors import Problem
from inovasi_cli.rubric.possible import Patience, behind
from inovasi_cli.strict_yaml import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from inovasi_cli.conditions import FactTest
    from inovasi_cli.errors import Place
    from inovasi_cli.rubric.bank import Bank
    from inovasi_cli.rubric.load import Draft
    from inovasi_cli.rubric.model import Rubric
    from inovasi_cli.strict_yaml import Node


class Findings(NamedTuple):
    """What a check found: ``problems`` to be put right, and ``notes`` on what could not be checked."""

    problems: set[Problem]
    notes: set[Problem]


class Sheet:
    """One rubric being checked; what is found goes to ``found``, which many share."""

    def __init__(self, path: Path, draft: Draft, found: Findings) -> None:
        self.path = path
        self.rubric: Rubric = draft.rubric
        self.bank: Bank = draft.bank
        self.found = found
        self.patience = Patience()
        self._root = draft.root
        self._problems = draft.problems
        self._wrong = {problem.where for problem in draft.problems if problem.file == str(path)}

    def report(self, where: str, message: str) -> None:
        """Note a finding at a place of the rubric's file, which is named as the loader names it."""
        self.found.problems.add(self._at(where, message))

    def remark(self, where: str, message: str) -> None:
        """Note at such a place what could not be checked."""
        self.found.notes.add(self._at(where, message))

    def report_question(self, question_id: str, key: str, message: str) -> None:
        """Note a finding at a key of a question, or at the question itself where it has no such key."""
        self.found.problems.add(question_at(self.bank, question_id, key, message))

    def remark_question(self, question_id: str, key: str, message: str) -> None:
        """Note at a key of a question what could not be checked."""
        self.found.notes.add(question_at(self.bank, question_id, key, message))

    def sound(self, *wheres: str, apart: tuple[str, ...] = ()) -> bool:
        """Whether the loader has nothing to say of these places or of what is below them, some keys apart."""
        wrong = [each for each in self._wrong if not each.endswith(apart)]
        return not any(_within(each, where) for each in wrong for where in wheres)

    @cached_property
    def misread(self) -> bool:
        """Whether a condition could not be read that gates may refer to."""
        return any(where.endswith("when") and not _within(where, "gates") for where in self._wrong)

    @cached_property
    def complete(self) -> bool:
        """Whether all was read from which it can be told which questions are asked."""
        return not self._problems

    def usable(self, tests: Iterable[FactTest]) -> bool:
        """Whether every question that decides these tests was read without a problem, and takes any answer."""
        return self.broken.isdisjoint(behind(self.rubric.questions, tests))

    @cached_property
    def broken(self) -> set[str]:
        """The ids of the questions that are at fault themselves."""
        wrong = {problem.where for problem in self._problems if problem.file != str(self.path)}
        questions = self.rubric.questions.values()
        return {
            question.id
            for question in questions
            if upside_down(question.least, question.most) or any(_within(where, question.id) for where in wrong)
        }

    def _at(self, where: str, message: str) -> Problem:
        at = self._places.get(where, self._root)
        return Problem(str(self.path), at.line, at.column, where, message)

    @cached_property
    def _places(self) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for where, node in _places(self._root, ""):
            found.setdefault(where, node)
        return found


def question_at(bank: Bank, question_id: str, key: str, message: str) -> Problem:
    """A finding at a key of a question of the bank, or at the question itself where it has no such key."""
    fields = bank.written(question_id)
    at: Place = fields.entries.get(key, fields.at)
    where = f"{question_id}.{key}" if key else question_id
    return Problem(fields.problems.file, at.line, at.column, where, message)


def upside_down(least: object, most: object) -> bool:
    """Whether a lower limit lies above the upper one."""
    return least is not None and most is not None and least > most  # type: ignore[operator]


def _within(where: str, above: str) -> bool:
    return where == above or where.startswith(f"{above}.")


def _places(node: Node, where: str) -> Iterator[tuple[str, Node]]:
    yield where, node
    if isinstance(node, Mapping):
        for key, inner in node.entries.items():
            yield from _places(inner, f"{where}.{key}".strip("."))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items, 1):
            yield from _places(item, f"{where}.{_name(item) or number}")


def _name(node: Node) -> str:
    """The id of a mapping in a list, by which the loader names it."""
    found = node.entries.get("id") if isinstance(node, Mapping) else None
    return found.text if isinstance(found, Scalar) else ""
