"""The interview with menus and line editing; the only module that knows questionary and prompt_toolkit."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

import questionary
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

from inovasi_cli.interview.moves import EDITOR, MOVES, Move, typed_move
from inovasi_cli.interview.session import Chosen, Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inovasi_cli.interview.card import Card

_MARK: Final = ">"
_STYLE: Final = questionary.Style(
    [("qmark", "bold"), ("question", "bold"), ("answer", ""), ("pointer", "bold"), ("highlighted", "bold")]
)


class Prompts:
    """Asks at a terminal that can be driven; ``write`` shows lines, ``edit`` opens the person's editor."""

    def __init__(
        self, write: Callable[[str], object], edit: Callable[[str], str | None], width: Callable[[], int]
    ) -> None:
        self.write = write
        self.edit = edit
        self.width = width

    def tell(self, *lines: str) -> None:
        """Show lines, each wrapped below its own beginning."""
        for line in lines:
            indent = " " * (len(line) - len(line.lstrip()))
            for part in wrap(line, self.width(), subsequent_indent=indent, break_on_hyphens=False) or [""]:
                self.write(f"{part}\n")

    def ask(self, card: Card, typed: str) -> Typed | Chosen | Move:
        """Show a question as a menu or a line to type in, with the moves below it."""
        question = card.question
        self.tell("", f"[{card.progress}]")
        questionary.print("\n".join(wrap(card.title, self.width())), style="bold")
        self.tell(*(f"  {line}" for line in card.help))
        if card.now:
            self.tell(f"  Jawaban sekarang: {card.now}")
        self.tell(f"  {key_line(question.kind)}")
        if question.kind in ("choice", "yes-no"):
            return self._told(card, self._menu(card))
        if question.kind == "choices":
            return self._told(card, self._boxes(card))
        text = _run(questionary.text("Jawaban:", default=typed, qmark=_MARK, style=_STYLE), MOVES)
        if isinstance(text, Move):
            return text
        return typed_move(text, bare=False) or Typed(text)

    def line(self, label: str, now: str = "") -> str:
        """Ask for one line."""
        return str(_run(questionary.text(label, default=now, qmark=_MARK, style=_STYLE)))

    def path(self, label: str, folder: Path) -> str:
        """Ask for a file, whose name is completed with Tab, or a link."""
        # unsafe_ask within _run, because ask() swallows Ctrl-C and returns None.
        field = questionary.path(label, qmark=_MARK, style=_STYLE, get_paths=lambda: [str(folder)])
        return str(_run(field))

    def pick(self, label: str, options: Sequence[tuple[str, str]]) -> str:
        """Ask for one of a few."""
        choices = [questionary.Choice(words, value=key) for key, words in options]
        return str(_run(questionary.select(label, choices, qmark=_MARK, style=_STYLE, instruction=" ")))

    def _menu(self, card: Card) -> Any:
        choices = [questionary.Choice(option.text.id, value=option.id) for option in card.question.options]
        field = questionary.select(
            "Pilih:",
            choices,
            default=card.value if isinstance(card.value, str) else None,
            qmark=_MARK,
            style=_STYLE,
            instruction="(panah memilih, Enter menjawab)",
            erase_when_done=True,
        )
        return _run(field, MOVES)

    def _boxes(self, card: Card) -> Any:
        ticked = card.value if isinstance(card.value, tuple) else ()
        choices = [
            questionary.Choice(option.text.id, value=option.id, checked=option.id in ticked)
            for option in card.question.options
        ]
        field = questionary.checkbox(
            "Tandai:",
            choices,
            qmark=_MARK,
            style=_STYLE,
            instruction="(spasi menandai, Enter selesai)",
            erase_when_done=True,
        )
        return _run(field, MOVES)

    def _told(self, card: Card, reply: Any) -> Chosen | Move:
        """Show what was picked, since the menu is gone by now."""
        if isinstance(reply, Move):
            return reply
        chosen = tuple(reply) if isinstance(reply, list) else (reply,)
        words = ", ".join(option.text.id for option in card.question.options if option.id in chosen)
        self.tell(f"> Jawaban: {words or 'tidak ada'}")
        return Chosen(chosen if isinstance(reply, list) else reply)


def key_line(kind: str) -> str:
    """The moves at a question, as keys to press."""
    moves = [f"^{move.key.upper()} {move.words}" for move in MOVES if move is not EDITOR or kind == "text"]
    return "; ".join(moves)


def _run(field: questionary.Question, moves: Sequence[Move] = ()) -> Any:
    """Ask, with a key for each move; Ctrl-C and Ctrl-D come out as KeyboardInterrupt and EOFError."""
    keys = KeyBindings()
    for move in moves:
        _bind(keys, move)

    @keys.add("c-d", eager=True)
    def _(event: Any) -> None:
        event.app.exit(exception=EOFError)

    application = field.application
    application.key_bindings = merge_key_bindings([*filter(None, [application.key_bindings]), keys])
    return field.unsafe_ask()


def _bind(keys: KeyBindings, move: Move) -> None:
    @keys.add(f"c-{move.key}", eager=True)
    def _(event: Any) -> None:
        event.app.exit(result=move)
