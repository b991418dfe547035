"""The interview in plain lines: numbered lists, one line in, nothing drawn again; also for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.interview.moves import EDITOR, MOVES, Move, typed_move
from inovasi_cli.interview.session import Chosen, Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inovasi_cli.interview.card import Card

_LISTED: Final = ("choice", "choices", "yes-no")
_FREE: Final = ("text", "list")


class Plain:
    """Asks through ``read``, which gives one line and raises ``EOFError`` at the end, and ``write``."""

    def __init__(
        self, read: Callable[[str], str], write: Callable[[str], object], edit: Callable[[str], str | None]
    ) -> None:
        self.read = read
        self.write = write
        self.edit = edit

    def tell(self, *lines: str) -> None:
        """Show lines."""
        for line in lines:
            self.write(f"{line}\n")

    def ask(self, card: Card, typed: str) -> Typed | Chosen | Move:
        """Show a question with its options numbered; Enter keeps what was answered, or skips."""
        question = card.question
        self.tell("", f"[{card.progress}]", card.title, *(f"  {line}" for line in card.help))
        if question.kind in _LISTED:
            self.tell(*(f"  {number}. {option.text.id}" for number, option in enumerate(question.options, 1)))
        if card.now:
            self.tell(f"  Jawaban sekarang: {card.now}")
        self.tell(f"  {move_line(question.kind, typed_with_slash=question.kind in _FREE)}")
        while True:
            text = self.read("> ")
            move = typed_move(text, bare=question.kind not in _FREE)
            if move:
                return move
            if text.strip():
                return Typed(text)
            if card.value is not None:
                return Chosen(card.value)
            if typed:
                return Typed(typed)
            self.tell("  Tulis jawabannya, atau l untuk melewati." if question.kind not in _FREE else "  /l melewati.")

    def line(self, label: str, now: str = "") -> str:
        """Ask for one line."""
        return self.read(f"{label}{f' [{now}]' if now else ''}: ") or now

    def path(self, label: str, folder: Path) -> str:  # noqa: ARG002 - nothing is completed here
        """Ask for a file or a link."""
        return self.read(f"{label}: ")

    def pick(self, label: str, options: Sequence[tuple[str, str]]) -> str:
        """Ask for one of a few, by number."""
        self.tell(f"  {label}", *(f"  {number}. {words}" for number, (_, words) in enumerate(options, 1)))
        while True:
            text = self.read("> ").strip()
            if text.isdigit() and 1 <= int(text) <= len(options):
                return options[int(text) - 1][0]
            self.tell(f"  Tulis nomor dari 1 sampai {len(options)}.")


def move_line(kind: str, *, typed_with_slash: bool) -> str:
    """The moves at a question, as letters to type."""
    slash = "/" if typed_with_slash else ""
    return "; ".join(f"{slash}{move.letter} {move.words}" for move in MOVES if move is not EDITOR or kind == "text")
