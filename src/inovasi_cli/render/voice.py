"""Says texts and points in one language, whatever is made of them afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.numbers import points
from inovasi_cli.render import labels
from inovasi_cli.text import visible

if TYPE_CHECKING:
    from inovasi_cli.text import Text


class Voice:
    """The words of a report; where signs beyond ASCII cannot be shown, without them."""

    def __init__(self, language: str, *, unicode: bool = True) -> None:
        self.language = language
        self.unicode = unicode
        self.signs = labels.UNICODE if unicode else labels.ASCII

    def say(self, text: Text, **values: object) -> str:
        """A text in the language of the report, its names filled in, harmless to a screen."""
        words = visible((text.fill(**values) if values else text).say(self.language))
        return words if self.unicode else words.replace("“", '"').replace("”", '"')

    def points(self, numerator: int, per: int) -> str:
        """Points with two decimals."""
        return points(numerator, per, self.language)
