"""How a report may look, and the one shape that its sections are made of: a paragraph behind a sign."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import east_asian_width

from inovasi_cli.render.voice import Voice
from inovasi_cli.text import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.conditions import Truth
    from inovasi_cli.text import Text

COLOURS: Final[dict[Truth, str]] = {True: "green", False: "red", None: "yellow"}
STEP: Final = 2
"""Columns by which one level stands behind the other."""
LEAST: Final = 10
"""Columns that a paragraph has even where levels and figures would leave it fewer."""

# Takes the second column of a letter that is two columns wide, so that a text is as long as it is wide.
_SECOND: Final = "\0"


class Look(NamedTuple):
    """How the report may look: columns, whether colours and more than ASCII may be used, its language, its length."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
    language: str = "id"
    all_steps: bool = False


class Span(NamedTuple):
    """A piece of a line in one style."""

    text: str
    style: str = ""


class Row(NamedTuple):
    """A paragraph that hangs behind its ``sign``, ``depth`` levels in.

    ``tail`` stands at the right end of its first line, with what is ``drawn`` before it; what is
    drawn alone stands where the text would. A ``whole`` row, as a web address, is neither wrapped nor cut.
    """

    text: str
    style: str = ""
    sign: Span = Span("")
    depth: int = 0
    tail: str = ""
    whole: bool = False
    drawn: tuple[Span, ...] = ()


class Writer(Voice):
    """Says texts in one language, and lays them out."""

    def __init__(self, look: Look) -> None:
        super().__init__(look.language, unicode=look.unicode)
        self.look = look

    def sign(self, state: Truth) -> Span:
        """The sign of a state, in its colour."""
        return Span(self.signs.of(state), COLOURS[state])

    def section(self, title: Text, rows: list[Row], **values: object) -> Iterator[Row]:
        """An empty line, a heading, and the rows below it; nothing at all where there are none."""
        if rows:
            yield Row("")
            yield Row(self.say(title, **values), "bold")
            yield from (row._replace(depth=row.depth + 1) for row in rows)

    def lines(self, row: Row) -> Iterator[tuple[Span, ...]]:
        """The lines of a row on the screen, each as its pieces."""
        hang = " " * (len(row.sign.text) + 1) if row.sign.text else ""
        end = (*row.drawn, Span(row.tail)) if row.drawn or row.tail else ()
        beside = bool(end) and bool(row.text or row.tail)
        taken = sum(len(each.text) for each in end) + STEP if beside else 0
        free = self.look.width - len(hang) - taken
        indent = " " * min(STEP * row.depth, max(0, free - LEAST))
        room = max(LEAST, free - len(indent))
        # Where a line begins is known only now, so only now what a runner would take for a command to it.
        lines = [row.text] if row.whole else wrapped(row.text, room - ("::" in row.text))
        for number, text in enumerate(map(harmless, lines)):
            start = (Span(indent), row.sign, Span(hang[:1])) if hang and not number else (Span(indent + hang),)
            gap = Span(" " * (room - width_of(text) + STEP) if beside else "")
            tail = (gap, *(Span(harmless(each.text), each.style) for each in end)) if end and not number else ()
            yield (*start, Span(text, row.style), *tail)


def wrapped(text: str, room: int) -> list[str]:
    """The lines of a text that is given so many columns; at least one, even if it is empty."""
    if len(text) <= room and text.isascii():
        return [text]
    wide = text if text.isascii() else re.sub(r"\W|\w", _as_wide, text)
    # A letter of two columns may be cut between them, which makes its line one column longer.
    lines = wrap(wide, room - (_SECOND in wide), break_on_hyphens=False) or [""]
    return [line.replace(_SECOND, "") for line in lines]


def _as_wide(match: re.Match[str]) -> str:
    letter = match.group()
    return letter + _SECOND if east_asian_width(letter) in "WF" else letter


def width_of(text: str) -> int:
    """The columns that a text takes on a screen."""
    return len(text) if text.isascii() else sum(1 + (east_asian_width(letter) in "WF") for letter in text)
