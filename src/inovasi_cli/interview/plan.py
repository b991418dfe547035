"""What to ask: pure, without a terminal. Given rubrics and facts it says what comes next, what was hidden, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.cases import Claims
from inovasi_cli.conditions import Absent
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from inovasi_cli.conditions import Condition
    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.model import Basis, Narrative, Part, Question, Rubric, Theme

ANSWERED: Final = "answered"
DECLINED: Final = "declined"
OPEN: Final = "open"
WAITING: Final = "waiting"
ABSENT: Final = "absent"

_GATE: Final = Text("syarat", "requirement")
_CHARACTERISTIC: Final = Text("kriteria", "criterion")
_CATEGORY: Final = Text("kategori", "category")
_PART: Final = Text("kesiapan", "readiness")


class Item(NamedTuple):
    """One question with its state.

    ``answered`` (a value, or not applicable), ``declined`` (does not know), ``open``, ``waiting`` while an earlier
    answer must say first whether it makes sense, or ``absent`` where it makes none.
    """

    question: Question
    state: str


class Progress(NamedTuple):
    """Where a question stands: its number within its theme, and how many of all are done."""

    number: int
    in_theme: int
    done: int
    all: int


class Rule(NamedTuple):
    """One rule that a question serves."""

    rubric: Rubric
    kind: Text
    title: Text
    basis: Basis


class Limit(NamedTuple):
    """The words that one rubric allows for a text."""

    rubric: Rubric
    narrative: Narrative


class Plan:
    """Every question of the rubrics, each once, in the order of the bank."""

    def __init__(self, rubrics: Sequence[Rubric], facts: Facts) -> None:
        self.rubrics = tuple(rubrics)
        questions = {key: question for rubric in rubrics for key, question in rubric.questions.items()}
        states = {key: state for rubric in rubrics for key, state in _states(rubric, facts)}
        self.items = tuple(
            Item(question, states[question.id]) for question in sorted(questions.values(), key=lambda each: each.rank)
        )
        self.asked = tuple(item for item in self.items if item.state != ABSENT)

    def themes(self) -> tuple[Theme, ...]:
        """The themes with a question that makes sense, in their order."""
        return tuple(dict.fromkeys(item.question.theme for item in self.asked))

    def state(self, question_id: str) -> str | None:
        """The state of one question; None where no rubric asks it."""
        return next((item.state for item in self.items if item.question.id == question_id), None)

    def first_open(self, theme: str | None = None) -> Question | None:
        """The first question without an answer, of one theme or of all."""
        return self._first(self.items, lambda item: item.state == OPEN and theme in (None, item.question.theme.id))

    def after(self, question_id: str, theme: str | None = None) -> Question | None:
        """The next open question behind this one."""
        return self._first(
            self._behind(question_id), lambda item: item.state == OPEN and theme in (None, item.question.theme.id)
        )

    def before(self, question_id: str) -> Question | None:
        """The question before this one that makes sense, answered or not."""
        earlier = self.items[: self._index(question_id)]
        return self._first(reversed(earlier), lambda item: item.state in (ANSWERED, DECLINED, OPEN))

    def progress(self, question_id: str) -> Progress:
        """Where a question stands among those that make sense."""
        theme = self.items[self._index(question_id)].question.theme
        in_theme = [item.question.id for item in self.asked if item.question.theme == theme]
        done = sum(item.state in (ANSWERED, DECLINED) for item in self.asked)
        return Progress(in_theme.index(question_id) + 1, len(in_theme), done, len(self.asked))

    def open_in(self, theme: Theme) -> int:
        """How many questions of a theme are still open."""
        return sum(item.state == OPEN and item.question.theme == theme for item in self.items)

    def why(self, question_id: str) -> tuple[Rule, ...]:
        """The rules that test a question."""
        return tuple(rule for rubric in self.rubrics for rule in _rules(rubric, question_id))

    def limits(self, question_id: str) -> tuple[Limit, ...]:
        """The limits in words that apply to a text."""
        return tuple(
            Limit(rubric, part.narrative)
            for rubric in self.rubrics
            for part in _parts(rubric.score.parts if rubric.score else ())
            if part.narrative and part.narrative.question == question_id
        )

    def hidden(self, then: Plan) -> tuple[Question, ...]:
        """The questions answered here that no longer make sense in a later plan."""
        before = {item.question.id for item in self.items if item.state in (ANSWERED, DECLINED)}
        return tuple(item.question for item in then.items if item.state == ABSENT and item.question.id in before)

    def _index(self, question_id: str) -> int:
        return next(number for number, item in enumerate(self.items) if item.question.id == question_id)

    def _behind(self, question_id: str) -> tuple[Item, ...]:
        return self.items[self._index(question_id) + 1 :]

    @staticmethod
    def _first(items: Iterator[Item] | Sequence[Item], fits: Callable[[Item], bool]) -> Question | None:
        return next((item.question for item in items if fits(item)), None)


def _states(rubric: Rubric, facts: Facts) -> Iterator[tuple[str, str]]:
    claims = Claims(rubric, facts, None)
    case = claims.case(claims.claimed)
    for question in rubric.questions.values():
        answer = facts.answers.get(question.id)
        sensible = question.ask_when.holds(case) if question.ask_when else True
        if isinstance(case.values.get(question.id), Absent):
            yield question.id, ABSENT
        elif answer and (answer.value is not None or answer.not_applicable):
            yield question.id, ANSWERED
        elif answer and answer.declined:
            yield question.id, DECLINED
        else:
            yield question.id, OPEN if sensible else WAITING


def _rules(rubric: Rubric, question_id: str) -> Iterator[Rule]:
    """Gates first, since they decide."""
    for rule, conditions in _conditions(rubric):
        if any(test.question == question_id for condition in conditions for test in condition.tests()):
            yield rule


def _conditions(rubric: Rubric) -> Iterator[tuple[Rule, list[Condition]]]:
    for gate in rubric.gates:
        yield Rule(rubric, _GATE, gate.title, gate.basis), [gate.when]
    for item in rubric.characteristics:
        yield Rule(rubric, _CHARACTERISTIC, item.title, item.basis), [element.when for element in item.elements]
    for category in rubric.categories:
        yield Rule(rubric, _CATEGORY, category.title, category.basis), [category.fits_when]
    for leaf in rubric.score.leaves() if rubric.score else ():
        yield Rule(rubric, _PART, leaf.title, leaf.basis), [level.when for level in leaf.levels]


def _parts(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _parts(part.parts)
