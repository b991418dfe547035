"""What passes between the interview and a person, whatever the terminal can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from inovasi_cli.interview.moves import LEAVE, Move, typed_move

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inovasi_cli.facts import Value
    from inovasi_cli.interview.card import Card


class Typed(NamedTuple):
    """What a person wrote, not read yet."""

    text: str


class Chosen(NamedTuple):
    """What a person picked from a list."""

    value: Value


class Moved(NamedTuple):
    """A move, and what stood in the field unsent; None where nothing can stand there."""

    move: Move
    unsent: str | None = None


class LeftError(Exception):
    """Somebody leaves; every answer is kept."""


class Asker(Protocol):
    """How the interview reaches a person; every call that waits may raise ``LeftError``."""

    def tell(self, *lines: str) -> None:
        """Show lines."""

    def ask(self, card: Card, typed: str) -> Typed | Chosen | Moved:
        """Show a question and wait; ``typed`` is what stands there to be changed."""

    def line(self, label: str, now: str = "") -> str:
        """Ask for one line, in which ``now`` stands already; empty where the person wants none."""

    def path(self, label: str, folder: Path, now: str = "") -> str:
        """Ask for a file in a folder, or a link; empty where the person only presses Enter."""

    def pick(self, label: str, options: Sequence[tuple[str, str]]) -> str:
        """Ask for one of a few ids, shown by their words."""

    def edit(self, text: str) -> str:
        """The text as the person's editor leaves it; raises ``EditorError`` where there is none, or it failed."""


def heard(text: str) -> str:
    """What was typed where no question stands: a move there means nothing, but leaving, which raises ``LeftError``."""
    try:
        move = typed_move(text)
    except ValueError:
        # A path may look like a move.
        return text
    if move is LEAVE:
        raise LeftError
    return "" if move else text
