"""The interview with menus and line editing; the only module that knows questionary and prompt_toolkit."""

from __future__ import annotations

import os
import sys
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

import questionary
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.completion import PathCompleter
from prompt_toolkit.filters import to_filter
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.output import create_output
from questionary.prompts.common import InquirerControl

from inovasi_cli.interview.asker import Chosen, LeftError, Moved, Typed
from inovasi_cli.interview.moves import LEAVE, key_line, moves_of
from inovasi_cli.interview.typed import as_typed, read_typed
from inovasi_cli.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from inovasi_cli.interview.card import Card
    from inovasi_cli.interview.moves import Move

_MARK: Final = ">"
_POINTER: Final = 3
_BOX: Final = 5
_LEAST: Final = 10
"""Columns before an option of either kind of menu, and those that its words have at least."""

_STYLE: Final = questionary.Style(
    [
        *(("qmark", "bold"), ("question", "bold"), ("answer", ""), ("instruction", "")),
        *(("pointer", "bold"), ("highlighted", "bold"), ("selected", "")),
    ]
)


def drivable() -> bool:
    """Whether the terminal can be driven; a window of Git Bash, for one, is no console of Windows."""
    try:
        create_output()
    except Exception:  # noqa: BLE001 - prompt_toolkit's own error exists on Windows alone
        return False
    return True


def completer(folder: Path) -> PathCompleter:
    """Completes the names of files in a folder and below; our own lock and other hidden files are no proof."""
    return PathCompleter(
        get_paths=lambda: [str(folder)],
        file_filter=lambda path: not os.path.basename(path).startswith("."),  # noqa: PTH119 - it is given as text
    )


class Prompts:
    """Asks at a terminal that can be driven; ``write`` shows lines, ``edit`` opens the person's editor."""

    def __init__(self, write: Callable[[str], object], edit: Callable[[str], str], width: Callable[[], int]) -> None:
        self.write = write
        self.edit = edit
        self.width = width

    def tell(self, *lines: str) -> None:
        """Show lines, each wrapped below its own beginning."""
        self.write("".join(f"{part}\n" for line in lines for part in self._wrapped(line)))

    def ask(self, card: Card, typed: str) -> Typed | Chosen | Moved:
        """Show a question as a menu or a line to type in, with the moves above it."""
        self.tell("", f"[{card.progress}]")
        questionary.print("\n".join(self._wrapped(card.title)), style="bold")
        self.tell(*(f"  {line}" for line in card.help))
        if card.now:
            self.tell(f"  Jawaban sekarang: {card.now}")
        if not card.brief:
            self.tell(f"  {key_line(moves_of(card.question.kind))}")
        if card.question.kind == "choices":
            return _boxes(card, typed, self.width())
        return _menu(card, self.width()) if card.question.options else _typed(card, typed)

    def line(self, label: str, now: str = "") -> str:
        """Ask for one line."""
        return _aside(_field(f"{label}:", now))

    def path(self, label: str, folder: Path, now: str = "") -> str:
        """Ask for a file, whose name is completed with Tab, or a link."""
        # Not questionary's own field for paths, in which the second slash of https:// cannot be typed.
        return _aside(_field(f"{label}:", now, completer=completer(folder), complete_while_typing=False))

    def pick(self, label: str, options: Sequence[tuple[str, str]]) -> str:
        """Ask for one of a few."""
        return _aside(_select(label, [(key, _folded(words, self.width(), _POINTER)) for key, words in options]))

    def _wrapped(self, line: str) -> list[str]:
        text = visible(line)
        indent = " " * (len(text) - len(text.lstrip()))
        # A path or an address that is cut can be neither copied nor opened.
        options: dict[str, Any] = {"break_on_hyphens": False, "break_long_words": False}
        return wrap(text.strip(), self.width(), initial_indent=indent, subsequent_indent=indent, **options) or [""]


def _typed(card: Card, typed: str) -> Typed | Moved:
    field = _field("Jawaban:", typed)
    result = _run(field, moves_of(card.question.kind), lambda: field.application.current_buffer.text)
    return result if isinstance(result, Moved) else Typed(result)


def _menu(card: Card, width: int) -> Chosen | Moved:
    options = [(option.id, _folded(option.text.id, width, _POINTER)) for option in card.question.options]
    chosen = card.value if isinstance(card.value, str) else None
    field = _select("Pilih dengan panah, lalu Enter:", options, default=chosen, erase_when_done=True)
    result = _run(field, moves_of(card.question.kind))
    return result if isinstance(result, Moved) else Chosen(result)


def _boxes(card: Card, typed: str, width: int) -> Chosen | Moved:
    answered = card.value if isinstance(card.value, tuple) else ()
    # What was ticked before somebody looked elsewhere stands there again.
    before = answered if typed == card.typed else read_typed(card.question, typed)
    ticked = before if isinstance(before, tuple) else ()
    choices = [
        questionary.Choice(_folded(option.text.id, width, _BOX), value=option.id, checked=option.id in ticked)
        for option in card.question.options
    ]
    label = "Tandai dengan spasi, lalu Enter:"
    field = questionary.checkbox(label, choices, qmark=_MARK, style=_STYLE, instruction=" ", erase_when_done=True)

    def unsent() -> str:
        now = tuple(option for control in _lists(field) for option in control.selected_options)
        return card.typed if set(now) == set(answered) else as_typed(card.question, now)

    result = _run(field, moves_of(card.question.kind), unsent)
    return result if isinstance(result, Moved) else Chosen(tuple(result))


def _folded(words: str, width: int, indent: int) -> str:
    """The words of an option in lines that begin below each other, since a menu breaks lines anywhere."""
    return f"\n{' ' * indent}".join(wrap(visible(words), max(width - indent, _LEAST), break_on_hyphens=False))


def _field(label: str, now: str, **more: Any) -> questionary.Question:
    return questionary.text(visible(label), default=now, qmark=_MARK, style=_STYLE, **more)


def _select(label: str, options: Iterable[tuple[str, str]], **more: Any) -> questionary.Question:
    choices = [questionary.Choice(words, value=key) for key, words in options]
    return questionary.select(visible(label), choices, qmark=_MARK, style=_STYLE, instruction=" ", **more)


def _aside(field: questionary.Question) -> str:
    """Ask something that is no question of the interview, where the only move is to leave."""
    result = _run(field, (LEAVE,))
    if isinstance(result, Moved):
        raise LeftError
    return str(result)


def _run(field: questionary.Question, moves: Iterable[Move], unsent: Callable[[], str | None] = lambda: None) -> Any:
    """Ask, with a key for each move; Ctrl-C and Ctrl-D are leaving, and so is an interrupt sent by others."""
    application = field.application
    keys = KeyBindings()
    for move in moves:
        _bind(keys, f"c-{move.key}", move, unsent)
    for key in ("c-c", "c-d", "<sigint>"):
        _bind(keys, key, LEAVE, unsent)
    application.key_bindings = merge_key_bindings([*filter(None, [application.key_bindings]), keys])
    if any(_lists(field)):
        _forget_typed_ahead()
    for window in application.layout.find_all_windows():
        # Else an option would be cut at the right end once the window is made narrower.
        window.wrap_lines = to_filter(True)  # noqa: FBT003 - prompt_toolkit's own
    # Not ask(), which swallows Ctrl-C and returns None.
    return field.unsafe_ask()


def _bind(keys: KeyBindings, key: str, move: Move, unsent: Callable[[], str | None]) -> None:
    @keys.add(key, eager=True)
    def _(event: Any) -> None:
        event.app.exit(result=Moved(move, unsent()))


def _lists(field: questionary.Question) -> list[InquirerControl]:
    return [each for each in field.application.layout.find_all_controls() if isinstance(each, InquirerControl)]


def _forget_typed_ahead() -> None:
    """A line pasted too much, or Enter pressed twice, must not answer the menu that comes next."""
    source = get_app_session().input
    clear_typeahead(source)
    if sys.platform == "win32":  # pragma: no cover - the console of Windows
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
    elif os.isatty(source.fileno()):
        import termios

        termios.tcflush(source.fileno(), termios.TCIFLUSH)
