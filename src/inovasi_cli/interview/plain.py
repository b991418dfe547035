"""The interview in plain lines: numbered lists, one line in, nothing drawn again; also for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.interview.asker import Chosen, Moved, Typed, heard
from inovasi_cli.interview.moves import moves_of, slash_line
from inovasi_cli.interview.typed import MANY
from inovasi_cli.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inovasi_cli.interview.card import Card

_HOW: Final = {
    "choice": "  Tulis nomor pilihannya.",
    "yes-no": "  Tulis nomor pilihannya.",
    "choices": "  Tulis nomor pilihannya, pisahkan dengan koma.",
}


class Plain:
    """Asks through ``read``, which gives one line and raises ``EOFError`` at the end, and ``write``."""

    def __init__(self, read: Callable[[str], str], write: Callable[[str], object], edit: Callable[[str], str]) -> None:
        self.read = read
        self.write = write
        self.edit = edit

    def tell(self, *lines: str) -> None:
        """Show lines."""
        self.write("".join(f"{visible(line)}\n" for line in lines))

    def ask(self, card: Card, typed: str) -> Typed | Chosen | Moved:
        """Show a question with its options numbered; Enter keeps what was answered."""
        self.tell(*_lines(card, typed))
        while True:
            text = self.read("> ")
            if text.strip() or (card.question.kind in MANY and card.value is None):
                return Typed(text)
            if card.value is not None:
                return Chosen(card.value)
            self.tell("  Tulis jawabannya, atau /l untuk melewati.")

    def line(self, label: str, now: str = "") -> str:
        """Ask for one line; Enter keeps what stood there."""
        return heard(self.read(visible(f"{label}{f' [{now}]' if now else ''}: "))) or now

    def path(self, label: str, folder: Path, now: str = "") -> str:  # noqa: ARG002 - nothing is completed here
        """Ask for a file or a link; Enter means none."""
        return self.read(f"{label}: ")

    def pick(self, label: str, options: Sequence[tuple[str, str]]) -> str:
        """Ask for one of a few, by number."""
        self.tell(f"  {label}", *(f"  {number}. {words}" for number, (_, words) in enumerate(options, 1)))
        while True:
            text = heard(self.read("> ")).strip()
            chosen = [key for number, (key, _) in enumerate(options, 1) if text == str(number)]
            if chosen:
                return chosen[0]
            self.tell(f"  Tulis nomor dari 1 sampai {len(options)}.")


def _lines(card: Card, typed: str) -> Sequence[str]:
    question = card.question
    lines = ["", f"[{card.progress}]", card.title, *(f"  {line}" for line in card.help)]
    lines += [f"  {number}. {option.text.id}" for number, option in enumerate(question.options, 1)]
    if card.now:
        keep = "" if card.value is None else ". Enter untuk membiarkannya"
        lines.append(f"  Jawaban sekarang: {card.now}{keep}.")
    if typed != card.typed:
        lines.append(f"  Yang tadi ditulis: {typed}")
    if not card.brief:
        lines += [_HOW[question.kind]] if question.options else []
        lines.append(f"  Perintah: {slash_line(moves_of(question.kind))}")
    return lines
