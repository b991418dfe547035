"""How a report may look, and the few shapes that its sections are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from inovasi_cli.render import labels
from inovasi_cli.render.numbers import points
from inovasi_cli.text import Text, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from inovasi_cli.conditions import Truth

COLOURS: Final[dict[Truth, str]] = {True: "green", False: "red", None: "yellow"}

Row = tuple["str | Line", "RenderableType"]
"""A sign or number, and what hangs behind it."""


class Look(NamedTuple):
    """How the report may look: columns, whether colours and more than ASCII may be used, and its language."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
    language: str = "id"


class Writer:
    """Says texts in one language, and lays them out."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.signs = labels.UNICODE if look.unicode else labels.ASCII

    def say(self, text: Text, **values: object) -> str:
        """A text in the language of the report, its names filled in, harmless to the screen."""
        words = visible((text.fill(**values) if values else text).say(self.look.language))
        return words if self.look.unicode else words.replace("“", '"').replace("”", '"')

    def line(self, text: Text, **values: object) -> Line:
        """The same as a line of its own."""
        return Line(self.say(text, **values))

    def points(self, numerator: int, per: int) -> str:
        """Points with two decimals."""
        return points(numerator, per, self.look.language)

    def sign(self, state: Truth) -> Line:
        """The sign of a state, in its colour."""
        return Line(self.signs.of(state), style=COLOURS[state])

    def rows(self, rows: list[Row]) -> Table:
        """Rows that each hang behind a sign or number."""
        grid = Table.grid(padding=(0, 1))
        grid.add_column(no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        for sign, row in rows:
            grid.add_row(sign, row)
        return grid

    def section(self, title: Text, *rows: RenderableType, **values: object) -> Iterator[RenderableType]:
        """An empty line, a heading, and what stands below it."""
        yield Line()
        yield Line(self.say(title, **values), style="bold")
        for row in rows:
            yield Padding(row, (0, 0, 0, 2))
