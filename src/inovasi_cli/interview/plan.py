"""What to ask: pure, without a terminal. Given rubrics and facts it says what comes next, and what was hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.cases import Claims
from inovasi_cli.conditions import Absent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.model import Question, Rubric

ANSWERED: Final = "answered"
DECLINED: Final = "declined"
OPEN: Final = "open"
WAITING: Final = "waiting"
ABSENT: Final = "absent"

DONE: Final = (ANSWERED, DECLINED)


class Item(NamedTuple):
    """One question with its state.

    ``answered`` (a value, or not applicable), ``declined`` (does not know), ``open``, ``waiting`` while another
    answer must say first whether it makes sense, or ``absent`` where it makes none. ``counts`` says that something was
    answered and that the question certainly makes sense.
    """

    question: Question
    state: str
    counts: bool


class Progress(NamedTuple):
    """Where a question stands: its number within its theme, and how many of all are done."""

    number: int
    in_theme: int
    done: int
    all: int


class Plan:
    """Every question of the rubrics, each once, in the order of the bank."""

    def __init__(self, rubrics: Sequence[Rubric], facts: Facts) -> None:
        self.rubrics = tuple(rubrics)
        items = {item.question.id: item for rubric in rubrics for item in _items(rubric, facts)}
        self.items = tuple(sorted(items.values(), key=lambda item: _place(item.question)))
        self.asked = tuple(item for item in self.items if item.state != ABSENT)

    def item(self, question_id: str) -> Item:
        """The item of a question that is asked for."""
        return self.items[self._index(question_id)]

    def first(self, due: Callable[[Item], bool]) -> Question | None:
        """The first question that is due."""
        return _first(self.items, due)

    def after(self, question_id: str, due: Callable[[Item], bool]) -> Question | None:
        """The next question behind this one that is due, else the first before it, which a later answer opened."""
        at = self._index(question_id)
        return _first((*self.items[at + 1 :], *self.items[:at]), due)

    def before(self, question_id: str, due: Callable[[Item], bool]) -> Question | None:
        """The nearest question before this one that is due."""
        return _first(reversed(self.items[: self._index(question_id)]), due)

    def progress(self, question_id: str) -> Progress:
        """Where a question stands among those that make sense."""
        theme = self.item(question_id).question.theme
        in_theme = [item.question.id for item in self.asked if item.question.theme == theme]
        done = sum(item.state in DONE for item in self.asked)
        return Progress(in_theme.index(question_id) + 1, len(in_theme), done, len(self.asked))

    def hidden(self, then: Plan) -> tuple[Question, ...]:
        """The answers that count here and are still there in a later plan, but no longer count."""
        counted = {item.question.id for item in self.items if item.counts}
        lost = (item for item in then.items if item.question.id in counted and not item.counts)
        return tuple(item.question for item in lost if item.state in (*DONE, ABSENT))

    def deciding(self, question_id: str) -> tuple[Question, ...]:
        """The questions whose answers say whether this one makes sense."""
        condition = self.item(question_id).question.ask_when
        named = {test.question for test in condition.tests()} if condition else set()
        return tuple(item.question for item in self.items if item.question.id in named)

    def _index(self, question_id: str) -> int:
        return next(number for number, item in enumerate(self.items) if item.question.id == question_id)


def _place(question: Question) -> tuple[int, str, int]:
    """Themes of one order, as the own banks of two rubrics have, must not mingle."""
    return question.rank[0], question.theme.id, question.rank[1]


def _first(items: Iterable[Item], due: Callable[[Item], bool]) -> Question | None:
    return next((item.question for item in items if due(item)), None)


def _items(rubric: Rubric, facts: Facts) -> Iterator[Item]:
    claims = Claims(rubric, facts, None)
    case = claims.case(claims.claimed)
    for question in rubric.questions.values():
        answer = facts.answers.get(question.id)
        sensible = question.ask_when.holds(case) if question.ask_when else True
        answered = answer is not None and (answer.value is not None or bool(answer.not_applicable))
        declined = answer is not None and answer.declined
        counts = bool(sensible and (answered or declined))
        if isinstance(case.values.get(question.id), Absent):
            yield Item(question, ABSENT, counts)
        elif answered or declined:
            yield Item(question, ANSWERED if answered else DECLINED, counts)
        else:
            yield Item(question, OPEN if sensible else WAITING, counts)
