"""How a report may look, and the one shape that its sections are made of: a paragraph behind a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.text import Text as Line

from inovasi_cli.render import labels
from inovasi_cli.render.numbers import points
from inovasi_cli.text import Text, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from inovasi_cli.conditions import Truth

COLOURS: Final[dict[Truth, str]] = {True: "green", False: "red", None: "yellow"}
STEP: Final = 2
"""Columns by which one level stands behind the other."""


class Look(NamedTuple):
    """How the report may look: columns, whether colours and more than ASCII may be used, and its language."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
    language: str = "id"


class Row(NamedTuple):
    """A paragraph that hangs behind its ``sign``, ``depth`` levels in.

    ``tail`` stands at the right end of its first line; a ``whole`` row, as a web address, is neither wrapped nor cut.
    """

    body: Line
    sign: Line | None = None
    depth: int = 0
    tail: Line | None = None
    whole: bool = False


class Writer:
    """Says texts in one language, and lays them out."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.signs = labels.UNICODE if look.unicode else labels.ASCII

    def say(self, text: Text, **values: object) -> str:
        """A text in the language of the report, its names filled in, harmless to the screen."""
        words = visible((text.fill(**values) if values else text).say(self.look.language))
        return words if self.look.unicode else words.replace("“", '"').replace("”", '"')

    def row(self, text: Text, sign: Line | str | None = None, *, depth: int = 0, **values: object) -> Row:
        """A text as a row of its own."""
        return Row(Line(self.say(text, **values)), Line(sign) if isinstance(sign, str) else sign, depth)

    def points(self, numerator: int, per: int) -> str:
        """Points with two decimals."""
        return points(numerator, per, self.look.language)

    def sign(self, state: Truth) -> Line:
        """The sign of a state, in its colour."""
        return Line(self.signs.of(state), style=COLOURS[state])

    def section(self, title: Text, rows: list[Row], **values: object) -> Iterator[Row]:
        """An empty line, a heading, and the rows below it; nothing at all where there are none."""
        if rows:
            yield Row(Line())
            yield Row(Line(self.say(title, **values), style="bold"))
            yield from (row._replace(depth=row.depth + 1) for row in rows)

    def lines(self, row: Row, console: Console) -> Iterator[Line]:
        """The lines of a row on the screen."""
        if row.whole:
            yield Line.assemble(" " * (STEP * row.depth), row.body)
            return
        lead = Line(" " * (STEP * row.depth))
        if row.sign is not None:
            lead = lead + row.sign + " "
        indent = lead.cell_len
        room = self.look.width - indent - (row.tail.cell_len + STEP if row.tail else 0)
        for number, line in enumerate(_wrapped(row.body, room, console)):
            if row.tail and not number:
                line.pad_right(room - line.cell_len + STEP)
                line.append_text(row.tail)
            yield (Line(" " * indent) if number else lead) + line if indent else line


def _wrapped(body: Line, room: int, console: Console) -> list[Line]:
    if "\n" not in body.plain and body.cell_len <= room:
        return [body]
    lines = list(body.wrap(console, room))
    for line in lines:
        line.rstrip()
    return lines
