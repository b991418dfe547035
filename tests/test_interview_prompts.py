"""The interview with menus: the keys go through a pipe, and what is drawn goes nowhere."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest
from builders import rubric
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from inovasi_cli.facts import Answer, Facts
from inovasi_cli.interview import prompts
from inovasi_cli.interview.asker import Chosen, LeftError, Moved, Typed
from inovasi_cli.interview.card import make_card
from inovasi_cli.interview.moves import BACK, DECLINE, EDITOR, LEAVE, MOVES, NOTE, SKIP, WHY
from inovasi_cli.interview.plan import Plan
from inovasi_cli.interview.prompts import Prompts, drivable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inovasi_cli.interview.card import Card
    from inovasi_cli.interview.moves import Move
    from inovasi_cli.rubric.load import Loaded

KINDS: Final = ("pilihan", "banyak", "setuju", "jumlah", "judul", "daftar")
ENTER: Final = "\r"
DOWN: Final = "\x1b[B"
UP: Final = "\x1b[A"
NOTHING: Final = Answer()


def ctrl(letter: str) -> str:
    return chr(ord(letter.upper()) - ord("@"))


@pytest.fixture(name="loaded")
def _loaded(tmp_path: Path) -> Loaded:
    tests = "".join(
        f"  - {{id: {key}, title: T, when: {{question: {key}, known: true}}, cure: C, source: pedoman}}\n"
        for key in KINDS
    )
    return rubric(tmp_path, f"gates:\n{tests}")


@contextmanager
def keys(pressed: str) -> Iterator[None]:
    """Press these keys at whatever is asked within."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(pressed)
        yield


def screen(*, width: int = 80) -> tuple[Prompts, list[str]]:
    shown: list[str] = []
    return Prompts(shown.append, lambda text: f"{text}!", lambda: width), shown


def ask(loaded: Loaded, key: str, pressed: str, answer: Answer = NOTHING, typed: str | None = None) -> Any:
    shown = card(loaded, key, answer)
    with keys(pressed):
        return screen()[0].ask(shown, shown.typed if typed is None else typed)


def card(loaded: Loaded, key: str, answer: Answer = NOTHING, *, brief: bool = False) -> Card:
    plan = Plan([loaded.rubric], Facts({key: answer}, {}))
    return make_card(plan, loaded.rubric.questions[key], answer, brief=brief)


def test_a_question_is_shown_with_its_place_its_answer_and_every_move(loaded: Loaded) -> None:
    asker, shown = screen()
    with keys(ENTER):
        asker.ask(card(loaded, "setuju", Answer("ya")), "ya")

    assert "".join(shown) == (
        "\n[Profil 3/6, semua 1/6]\n  Jawaban sekarang: Ya\n"
        "  Ctrl dan huruf: B kembali; L lewati; T tidak tahu; O kenapa ditanya; R bukti;\n"
        "  G catatan; X simpan & keluar\n"
    )


def test_a_question_asked_again_is_short(loaded: Loaded) -> None:
    asker, shown = screen()
    with keys(ENTER):
        asker.ask(card(loaded, "setuju", brief=True), "")

    assert "".join(shown) == "\n[Profil 3/6, semua 0/6]\n"


def test_a_menu_is_answered_with_arrows_and_enter(loaded: Loaded) -> None:
    assert [ask(loaded, "pilihan", pressed) for pressed in (ENTER, DOWN + ENTER, UP + ENTER)] == [
        Chosen("a"),
        Chosen("b"),
        Chosen("c"),
    ]


def test_a_menu_begins_at_what_was_answered(loaded: Loaded) -> None:
    assert ask(loaded, "setuju", ENTER, Answer("tidak")) == Chosen("tidak")


def test_boxes_are_ticked_with_the_space_bar(loaded: Loaded) -> None:
    assert ask(loaded, "banyak", " " + DOWN + DOWN + " " + ENTER) == Chosen(("a", "c"))
    assert ask(loaded, "banyak", ENTER) == Chosen(())


def test_boxes_begin_with_what_was_answered_or_ticked_before(loaded: Loaded) -> None:
    assert ask(loaded, "banyak", ENTER, Answer(("c",))) == Chosen(("c",))
    assert ask(loaded, "banyak", ENTER, Answer(("c",)), typed="a, b") == Chosen(("a", "b"))
    assert ask(loaded, "banyak", ENTER, Answer(("c",)), typed="-") == Chosen(())


@pytest.mark.parametrize(
    ("pressed", "answer", "unsent"),
    [
        ("", (), ""),
        (" ", None, "a"),
        (" ", ("b",), "b, a"),
        ("", ("c", "a"), "c, a"),
        (" ", ("a",), "-"),
    ],
)
def test_boxes_ticked_but_not_sent_are_not_lost(
    loaded: Loaded, pressed: str, answer: tuple[str, ...] | None, unsent: str
) -> None:
    given = Answer() if not answer else Answer(answer)

    assert ask(loaded, "banyak", pressed + ctrl("o"), given) == Moved(WHY, unsent)


def test_a_text_is_typed_and_what_stands_there_can_be_changed(loaded: Loaded) -> None:
    assert ask(loaded, "judul", "é✓" + ENTER) == Typed("é✓")
    assert ask(loaded, "judul", ENTER, Answer("satu\ndua")) == Typed("satu\ndua")
    assert ask(loaded, "judul", "!" + ENTER, Answer("satu"), typed="dua") == Typed("dua!")


def test_several_lines_pasted_are_one_answer(loaded: Loaded) -> None:
    assert ask(loaded, "judul", "\x1b[200~satu\ndua\x1b[201~" + ENTER) == Typed("satu\ndua")


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
def test_every_move_has_a_key_at_a_text_and_keeps_what_was_typed(loaded: Loaded, move: Move) -> None:
    assert ask(loaded, "judul", "sete" + ctrl(move.key)) == Moved(move, "sete")


@pytest.mark.parametrize("move", [BACK, SKIP, DECLINE, WHY, NOTE, LEAVE], ids=lambda move: move.name)
def test_every_move_has_a_key_at_a_menu(loaded: Loaded, move: Move) -> None:
    assert ask(loaded, "setuju", ctrl(move.key)) == Moved(move)


def test_there_is_no_editor_at_a_menu(loaded: Loaded) -> None:
    assert ask(loaded, "setuju", ctrl(EDITOR.key) + ENTER) == Chosen("ya")


@pytest.mark.parametrize("key", KINDS)
@pytest.mark.parametrize("letter", ["c", "d"])
def test_ctrl_c_and_ctrl_d_are_leaving_at_every_kind(loaded: Loaded, key: str, letter: str) -> None:
    assert ask(loaded, key, ctrl(letter)).move is LEAVE


def test_a_line_is_typed_where_something_stands() -> None:
    with keys(" dua" + ENTER):
        assert screen()[0].line("Catatan", "satu") == "satu dua"


@pytest.mark.parametrize("letter", ["c", "d", LEAVE.key])
@pytest.mark.parametrize("how", ["line", "path", "pick"])
def test_leaving_is_possible_wherever_something_is_asked(tmp_path: Path, how: str, letter: str) -> None:
    asker, _ = screen()
    asked: dict[str, Callable[[], str]] = {
        "line": lambda: asker.line("Catatan"),
        "path": lambda: asker.path("Bukti", tmp_path),
        "pick": lambda: asker.pick("Mana?", [("a", "Satu")]),
    }

    with keys(ctrl(letter)), pytest.raises(LeftError):
        asked[how]()


def test_one_of_a_few_is_picked_from_a_menu() -> None:
    with keys(DOWN + ENTER):
        assert screen()[0].pick("Mana?", [("a", "Satu"), ("b", "Dua")]) == "b"


def test_a_link_can_be_typed_and_a_wrong_one_changed(tmp_path: Path) -> None:
    with keys("https://contoh.go.id/a" + ENTER):
        assert screen()[0].path("Bukti", tmp_path) == "https://contoh.go.id/a"
    with keys(".pdf" + ENTER):
        assert screen()[0].path("Bukti", tmp_path, "sk") == "sk.pdf"


def test_the_name_of_a_file_is_completed_from_the_folder_of_the_fact_file(tmp_path: Path) -> None:
    (tmp_path / "lampiran").mkdir()
    (tmp_path / "lampiran" / "sk-kepala-dinas.pdf").touch()
    completer = prompts.completer(tmp_path)

    assert [completions(completer, text) for text in ("la", "lampiran/sk", "x")] == [
        ["mpiran"],
        ["-kepala-dinas.pdf"],
        [],
    ]


def test_our_own_lock_is_not_offered_as_a_proof(tmp_path: Path) -> None:
    (tmp_path / ".profil.yaml.lock").touch()

    assert completions(prompts.completer(tmp_path), "") == []


def completions(completer: Any, text: str) -> list[str]:
    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

    return [each.text for each in completer.get_completions(Document(text), CompleteEvent())]


def test_lines_are_wrapped_below_their_beginning_and_addresses_never_cut() -> None:
    asker, shown = screen(width=20)
    asker.tell("", "  satu dua tiga empat lima", f"  https://contoh.go.id/{'a' * 20}")

    assert "".join(shown) == f"\n  satu dua tiga\n  empat lima\n  https://contoh.go.id/{'a' * 20}\n"


def test_nothing_that_acts_on_a_screen_is_written() -> None:
    asker, shown = screen()
    asker.tell("a\x1b[31mb\u202e")

    assert shown == ["a<U+001B>[31mb<U+202E>\n"]


def test_a_terminal_that_cannot_be_driven_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("no console")

    found = drivable()
    monkeypatch.setattr(prompts, "create_output", fail)

    assert (found, drivable()) == (True, False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_what_was_typed_before_a_menu_is_shown_does_not_answer_it() -> None:
    import pty
    import termios
    import tty

    from prompt_toolkit.input.vt100 import Vt100Input

    ours, theirs = pty.openpty()
    tty.setraw(theirs, termios.TCSANOW)
    os.write(ours, b"\r")
    with os.fdopen(theirs, "r") as terminal, create_app_session(input=Vt100Input(terminal), output=DummyOutput()):
        prompts._forget_typed_ahead()  # noqa: SLF001 - in a whole menu the test would have to guess the moment
        os.set_blocking(theirs, False)
        with pytest.raises(BlockingIOError):
            os.read(theirs, 1)
    os.close(ours)
