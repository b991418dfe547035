"""How answers look in a fact file: the lines of a key with its value; where they go is decided by ``edit``."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.facts import Answer, DateSpan, Facts, Value
from inovasi_cli.profile.load import FIELDS, SECTIONS
from inovasi_cli.rubric.values import write_number
from inovasi_cli.strict_yaml import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.rubric.bank import Bank
    from inovasi_cli.rubric.model import Question

WIDTH: Final = 100
STEP: Final = 2

_PLAIN: Final = re.compile(r"(?:-(?=\S)|[^\s\-?:,\[\]{}#&*!|>'\"%@`])(?:[^\s:#]|:(?=\S)|(?<=\S)#| (?=[^\s#]))*")
_PLAIN_IN_BRACKETS: Final = re.compile(r"-?\w(?:[\w./%()&+'-]| (?=[\w./%()&+]))*")
_NO_LITERAL: Final = re.compile(r"\A[ \n]|\t| (?:\n|\Z)|\n\n\Z")


class Entry(NamedTuple):
    """What stands at one key: a text, texts, or entries of its own; nothing yet where ``value`` is None."""

    value: str | list[str] | dict[str, Entry] | None = None
    question: Question | None = None


def entries_of(facts: Facts, bank: Bank, answered: Iterable[str], chosen: Iterable[str]) -> dict[str, Entry]:
    """All that a fact file says, in the order of the bank.

    The ids ``answered`` and the rubrics ``chosen`` have a place there, be it an empty one.
    """
    questions = {key: bank.question(key) for key in (*answered, *facts.answers)}
    answers = {
        key: Entry(_answer(facts.answers[key]) if key in facts.answers else None, question)
        for key, question in sorted(questions.items(), key=lambda item: (not item[1], item[1] and item[1].rank))
    }
    categories = {key: Entry(facts.categories.get(key)) for key in (*chosen, *facts.categories)}
    sections = (Entry(list(facts.rubrics) or None), Entry(answers), Entry(categories or None))
    return dict(zip(SECTIONS, sections, strict=True))


def fields_of(entry: Entry) -> dict[str, Entry]:
    """The fields of an answer in its long form, those that it has not being empty."""
    fields = entry.value if isinstance(entry.value, dict) else {"nilai": entry}
    return dict.fromkeys(FIELDS, Entry()) | fields


def _answer(answer: Answer) -> str | list[str] | dict[str, Entry]:
    said = (
        None if answer.value is None else _value(answer.value),
        [proof.ref for proof in answer.evidence] or None,
        answer.note,
        answer.not_applicable,
        "true" if answer.declined else None,
    )
    fields = {key: Entry(value) for key, value in zip(FIELDS, said, strict=True) if value is not None}
    if fields.keys() == {"nilai"}:
        return fields["nilai"].value or ""
    # An answer that says nothing is still one; written as `id:` alone, it would be none.
    return fields or {"nilai": Entry("")}


def _value(value: Value) -> str | list[str]:
    if isinstance(value, str | DateSpan):
        return str(value)
    return [str(item) for item in value] if isinstance(value, tuple) else write_number(value)
