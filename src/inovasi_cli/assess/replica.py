"""An innovation as a model for another: what made it strong, what may be taken over, what has to differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.assess.report import PartResult, Report
    from inovasi_cli.conditions import Truth
    from inovasi_cli.facts import Facts, Value
    from inovasi_cli.rubric.model import Question

TAKEN: Final = "taken"
DIFFERS: Final = "differs"


class Compared(NamedTuple):
    """The answer of the model to one question, and that of whoever copies it; None where there is none."""

    question: Question
    model: Value | None
    own: Value | None

    @property
    def same(self) -> Truth:
        """Whether both are the same; None while one of them is open."""
        return None if self.model is None or self.own is None else self.model == self.own


class Replica(NamedTuple):
    """What there is to copy.

    ``strong`` are the parts at their best level, the weightiest first, and ``weak`` those that fall short of it;
    ``taken`` is what the model answered and a copy may take over, ``differs`` what tells a copy from its model.
    """

    model: Report
    strong: tuple[PartResult, ...]
    weak: tuple[PartResult, ...]
    taken: tuple[Compared, ...]
    differs: tuple[Compared, ...]

    @property
    def told_apart(self) -> Truth:
        """Whether something is known to differ; None while nothing is, but something is open."""
        states = [each.same for each in self.differs]
        return True if False in states else None if None in states or not states else False


def observe(model: Report, questions: Iterable[Question], own: Facts | None) -> Replica:
    """Look at a model, and at the facts of the copy where there are some already."""
    marked = [each for each in questions if each.replica]
    parts = model.readiness.parts if model.readiness else ()
    leaves = [leaf for leaf in _leaves(parts) if leaf.most]
    return Replica(
        model=model,
        strong=tuple(sorted((each for each in leaves if each.claimed.low == each.most), key=lambda each: -each.most)),
        weak=tuple(each for each in leaves if each.claimed.high < each.most),
        taken=tuple(
            each for each in _compared(marked, TAKEN, model.facts, own) if each.model is not None and each.model != ()
        ),
        differs=tuple(_compared(marked, DIFFERS, model.facts, own)),
    )


def _compared(questions: Iterable[Question], mark: str, model: Facts, own: Facts | None) -> Iterator[Compared]:
    for question in questions:
        if question.replica == mark:
            yield Compared(question, _value(model, question.id), _value(own, question.id) if own else None)


def _value(facts: Facts, question: str) -> Value | None:
    answer = facts.answers.get(question)
    return answer.value if answer else None


def _leaves(parts: Iterable[PartResult]) -> Iterator[PartResult]:
    for part in parts:
        if part.parts:
            yield from _leaves(part.parts)
        else:
            yield part
