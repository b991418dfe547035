"""Texts as they are read: words as a word processor counts them, sentences, and what makes two of them the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.report import Finding

if TYPE_CHECKING:
    from inovasi_cli.facts import Answer
    from inovasi_cli.rubric.model import Question
    from inovasi_cli.text import Text

_LONGEST: Final = 60
_WORD: Final = re.compile(r"[^\W_]+")
# A single line break may only keep the lines of the file short.
_END: Final = re.compile(r"[.!?;]\s+|\n\s*[\n*\u2022-]")


class Told(NamedTuple):
    """An answer in words: one text, or the items of a list."""

    question: Question
    answer: Answer
    texts: tuple[str, ...]

    def finding(self, rule: str, severity: str, message: Text) -> Finding:
        """Something to say of it, at its place."""
        return Finding(rule, severity, self.question.id, message, self.answer.line, self.answer.column)


def word_count(text: str) -> int:
    """The words of a text as Word counts them: whatever stands between white space.

    So "dan/atau" and "anak-anak" are one, "85 %" and a dash with spaces round it are each one more. LibreOffice counts
    the same, except that long dashes (U+2013 and U+2014) part words there and are none themselves.
    """
    return len(text.split())


def words(text: str) -> tuple[str, ...]:
    """The words of a text alone: no case, no punctuation, no spaces."""
    return tuple(_WORD.findall(text.casefold()))


def plain(text: str) -> str:
    """The same as one text; equal for two that differ in nothing else."""
    return " ".join(words(text))


def sentences(text: str) -> list[str]:
    """The sentences of a text; a heading and an item with a dash or a dot in front are one too."""
    return [stripped for each in _END.split(text) if (stripped := each.strip())]


def cut(text: str) -> str:
    """A text to be quoted: in one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3].rstrip()}..."
