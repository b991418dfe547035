"""The fact file that somebody who copies an innovation begins with.

Of the model's facts it takes over only what is true of every copy. What the model did is told as a hint beside the
question: it is no answer, since nobody knows yet whether the copy does the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.words import value_words
from inovasi_cli.render.replica import called
from inovasi_cli.render.template import Prefilled
from inovasi_cli.render.template import render as template
from inovasi_cli.render.voice import Voice
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inovasi_cli.assess.replica import Replica
    from inovasi_cli.rubric.model import Rubric

NOVELTY: Final = "kebaruan.jenis"
MODIFIED: Final = "modifikasi"
MODEL: Final = "kebaruan.model"
MODEL_WON: Final = "kebaruan.model-top-99"
WON: Final = "penghargaan.top-99"
OBSERVED: Final = "kebaruan.amati"
TAKEN: Final = "kebaruan.tiru"
CHANGED: Final = "kebaruan.modifikasi"

_ITS: Final = Text("Model: {value}", "Model: {value}")
_STRONG: Final = Text("Yang kuat pada model: {titles}.", "What is strong in the model: {titles}.")
_MAY: Final = Text("Yang bisa dibawa dari model: {titles}.", "What may be taken over: {titles}.")
_MUST: Final = Text("Yang menunjukkan bedanya: {titles}.", "What shows the difference: {titles}.")


def render(replica: Replica, rubrics: Sequence[Rubric]) -> str:
    """The draft for these rubrics."""
    questions = {key: question for rubric in rubrics for key, question in rubric.questions.items()}
    ordered = dict(sorted(questions.items(), key=lambda pair: pair[1].rank))
    return template(ordered, *rubrics, prefilled={**_hints(replica), **_answers(replica), **_lists(replica)})


def _answers(replica: Replica) -> dict[str, Prefilled]:
    """What is true of every copy of this model."""
    won = replica.model.facts.answers.get(WON)
    number = won.value if won else None
    answered = "ya" if isinstance(number, int) and number else "tidak" if number == 0 else None
    return {
        NOVELTY: Prefilled([MODIFIED]),
        MODEL: Prefilled(called(replica, Voice("id"))),
        MODEL_WON: Prefilled(answered),
    }


def _hints(replica: Replica) -> dict[str, Prefilled]:
    return {
        each.question.id: Prefilled(hint=_ITS.fill(value=value_words(each.question, each.model)))
        for each in (*replica.taken, *replica.differs)
        if each.model is not None
    }


def _lists(replica: Replica) -> dict[str, Prefilled]:
    """Where to look for what was observed, taken over, and changed."""
    found = {
        OBSERVED: (_STRONG, [each.part.title for each in replica.strong]),
        TAKEN: (_MAY, [each.question.label for each in replica.taken]),
        CHANGED: (_MUST, [each.question.label for each in replica.differs]),
    }
    return {
        key: Prefilled(hint=sentence.fill(titles=join(titles, "; ")))
        for key, (sentence, titles) in found.items()
        if titles
    }
