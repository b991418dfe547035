"""How answers look in a fact file: the lines of a key with its value; ``edit`` decides where they go."""

from __future__ import annotations

import re
import sys
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.facts import SECTIONS, Answer, DateSpan, Facts, Value
from inovasi_cli.profile.kinds import mistaken
from inovasi_cli.profile.load import FIELDS
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
# Where a literal block would lose or hide a space, or cannot hold a tab.
_NOT_LITERAL: Final = re.compile(r"\A[ \n]|\t| $|\n\n\Z", re.MULTILINE)
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})
_UNRANKED: Final = (sys.maxsize, 0)


class Entry(NamedTuple):
    """What stands at one key: a text, texts, or entries of its own; nothing yet where ``value`` is None."""

    value: str | list[str] | dict[str, Entry] | None = None
    question: Question | None = None


def entries_of(
    facts: Facts, bank: Bank, *, answered: Iterable[str] = (), chosen: Iterable[str] = ()
) -> dict[str, Entry]:
    """All that a fact file says, answers in the order of the bank.

    The questions ``answered`` and the rubrics ``chosen`` have a place there, be it an empty one.
    """
    questions = {key: bank.question(key) for key in (*answered, *facts.answers)}
    answers = {
        key: Entry(_said(facts.answers[key]) if key in facts.answers else None, questions[key])
        for key in sorted(questions, key=lambda key: _rank(questions[key]))
    }
    categories = {key: Entry(facts.categories.get(key)) for key in (*chosen, *facts.categories)}
    sections = (Entry(list(facts.rubrics) or None), Entry(answers), Entry(categories or None))
    return dict(zip(SECTIONS, sections, strict=True))


def _rank(question: Question | None) -> tuple[int, int]:
    return question.rank if question else _UNRANKED


def _said(answer: Answer) -> str | list[str] | dict[str, Entry]:
    value = None if answer.value is None else _value(answer.value)
    if value is not None and answer == Answer(answer.value, line=answer.line, column=answer.column):
        return value
    return long_form(
        value,
        [proof.ref for proof in answer.evidence] or None,
        answer.note,
        answer.not_applicable,
        "true" if answer.declined else None,
    )


def long_form(value: str | list[str] | None, *more: str | list[str] | None) -> dict[str, Entry]:
    """The fields of an answer, of which those not given are empty."""
    # Where nothing is given, an empty text keeps `id:` from standing alone, which would be no answer.
    given = (value, *more) if any(item is not None for item in (value, *more)) else ("",)
    return {key: Entry(item) for key, item in zip_longest(FIELDS, given)}


def _value(value: Value) -> str | list[str]:
    if isinstance(value, str | DateSpan):
        return str(value)
    return [str(item) for item in value] if isinstance(value, tuple) else write_number(value)


def new_lines(key: str, entry: Entry, indent: int, *, literal: bool) -> list[str]:
    """The lines of an entry, below its question."""
    return [*comment_lines(entry.question, indent), *entry_lines(key, entry, indent, literal=literal)]


def entry_lines(key: str, entry: Entry, indent: int, *, literal: bool) -> list[str]:
    """The lines of a key and its value; a text of several lines is a literal block where ``literal`` allows it."""
    head = f"{' ' * indent}{_in_brackets(key)}:"
    inner = indent + STEP
    match entry.value:
        case dict() as children:
            present = [(name, child) for name, child in children.items() if child.value is not None]
            return [head, *(line for name, child in present for line in new_lines(name, child, inner, literal=literal))]
        case list() as items:
            in_brackets = f"{head} [{', '.join(map(_in_brackets, items))}]"
            # Sentences are best changed by hand when each has a line.
            if len(in_brackets) <= WIDTH and not any(" " in item for item in items):
                return [in_brackets]
            return [head, *(f"{' ' * inner}- {_on_one_line(item)}" for item in items)]
        case str() as text if literal and "\n" in text and not _NOT_LITERAL.search(text):
            block = [" " * inner + line if line else "" for line in text.removesuffix("\n").split("\n")]
            return [f"{head} {'|' if text.endswith(chr(10)) else '|-'}", *block]
        case text:
            return [f"{head} {_on_one_line(text)}" if text else head]


def comment_lines(question: Question | None, indent: int) -> list[str]:
    """The question as a comment, with the ids to choose from."""
    if not question:
        return []
    from textwrap import wrap

    told = [question.text.id]
    if question.options:
        how = "Boleh beberapa" if question.kind == "choices" else "Pilih satu"
        told.append(f"{how}: {', '.join(option.id for option in question.options)}")
    mark = " " * indent + "# "
    width = WIDTH - len(mark)
    return [mark + line for text in told for line in wrap(text, width, break_long_words=False, break_on_hyphens=False)]


def _on_one_line(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and not _misread(text) else _quoted(text)


def _in_brackets(text: str) -> str:
    return text if _PLAIN_IN_BRACKETS.fullmatch(text) and not _misread(text) else _quoted(text)


def _misread(text: str) -> bool:
    """Whether a text would be taken for nothing, or for a slip, if it stood without quotes."""
    return Scalar(text, plain=True, line=1, column=1).empty or bool(mistaken(text))


def _quoted(text: str) -> str:
    if re.search(r"[\n\t]", text) or not re.search(r'["\\]', text):
        return f'"{text.translate(_ESCAPES)}"'
    return "'" + text.replace("'", "''") + "'"
