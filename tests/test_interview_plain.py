"""The interview in plain lines: what is written, and what each line that comes in means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from builders import rubric

from inovasi_cli.facts import Answer, Facts
from inovasi_cli.interview.asker import Chosen, LeftError, Typed
from inovasi_cli.interview.card import make_card
from inovasi_cli.interview.plain import Plain
from inovasi_cli.interview.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inovasi_cli.interview.card import Card
    from inovasi_cli.rubric.load import Loaded

KINDS: Final = ("pilihan", "banyak", "setuju", "jumlah", "judul", "daftar")
NOTHING: Final = Answer()


@pytest.fixture(name="loaded")
def _loaded(tmp_path: Path) -> Loaded:
    tests = "".join(
        f"  - {{id: {key}, title: T, when: {{question: {key}, known: true}}, cure: C, source: pedoman}}\n"
        for key in KINDS
    )
    return rubric(tmp_path, f"gates:\n{tests}")


class Screen:
    """Plain lines with what is typed given beforehand."""

    def __init__(self, *lines: str) -> None:
        self.shown = ""
        self._lines: Iterator[str] = iter(lines)
        self.plain = Plain(self._read, self._write, lambda text: f"{text}!")

    def _write(self, text: str) -> None:
        self.shown += text

    def _read(self, label: str) -> str:
        self.shown += label
        for line in self._lines:
            return line
        raise EOFError


def card(loaded: Loaded, key: str, answer: Answer, *, brief: bool = False) -> Card:
    plan = Plan([loaded.rubric], Facts({key: answer}, {}))
    return make_card(plan, loaded.rubric.questions[key], answer, brief=brief)


def ask(loaded: Loaded, key: str, *lines: str, answer: Answer = NOTHING, typed: str | None = None) -> tuple[Any, str]:
    screen, shown = Screen(*lines), card(loaded, key, answer)
    reply = screen.plain.ask(shown, shown.typed if typed is None else typed)
    return reply, screen.shown


def test_a_question_is_shown_with_numbers_and_every_move(loaded: Loaded) -> None:
    reply, shown = ask(loaded, "pilihan", "2")

    assert reply == Typed("2")
    assert shown == (
        "\n[Profil 1/6, semua 0/6]\nPilih?\n  1. A\n  2. B\n  3. C\n  Tulis nomor pilihannya.\n"
        "  Perintah: /k kembali; /l lewati; /t tidak tahu; /o kenapa ditanya; /b bukti; /c catatan;"
        " /s simpan & keluar\n> "
    )


def test_a_text_may_be_written_in_the_editor(loaded: Loaded) -> None:
    _, shown = ask(loaded, "judul", "Judul")

    assert ("/e editor" in shown, Screen().plain.edit("a")) == (True, "a!")


def test_several_choices_say_how_several_and_none_are_written(loaded: Loaded) -> None:
    _, shown = ask(loaded, "banyak", "1")

    assert "Jika tidak ada satu pun, langsung tekan Enter.\n" in shown
    assert "  Tulis nomor pilihannya, pisahkan dengan koma.\n" in shown


def test_what_was_answered_is_shown_and_enter_keeps_it(loaded: Loaded) -> None:
    reply, shown = ask(loaded, "judul", "", answer=Answer("Satu"))

    assert (reply, "  Jawaban sekarang: Satu. Enter untuk membiarkannya.\n" in shown) == (Chosen("Satu"), True)


def test_a_note_alone_is_nothing_that_enter_could_keep(loaded: Loaded) -> None:
    reply, shown = ask(loaded, "judul", " ", "A", answer=Answer(note="nanti"))

    assert (reply, "  Jawaban sekarang: catatan: nanti.\n" in shown) == (Typed("A"), True)
    assert "  Tulis jawabannya, atau /l untuk melewati.\n> " in shown


@pytest.mark.parametrize("key", ["banyak", "daftar"])
def test_enter_where_there_may_be_none_is_passed_on(loaded: Loaded, key: str) -> None:
    assert ask(loaded, key, "")[0] == Typed("")
    assert ask(loaded, key, "", answer=Answer(("a",)))[0] == Chosen(("a",))


def test_what_could_not_be_read_is_shown_again(loaded: Loaded) -> None:
    _, shown = ask(loaded, "jumlah", "5", typed="lima")

    assert "  Yang tadi ditulis: lima\n" in shown


def test_a_question_asked_again_is_short(loaded: Loaded) -> None:
    screen = Screen("2")
    screen.plain.ask(card(loaded, "pilihan", Answer(), brief=True), "")

    assert screen.shown == "\n[Profil 1/6, semua 0/6]\nPilih?\n  1. A\n  2. B\n  3. C\n> "


def test_the_end_of_the_input_is_passed_on(loaded: Loaded) -> None:
    with pytest.raises(EOFError):
        ask(loaded, "judul")


def test_a_line_keeps_what_stood_there(tmp_path: Path) -> None:
    screen = Screen("", "baru", "a.pdf")

    assert [
        screen.plain.line("Catatan", "lama"),
        screen.plain.line("Catatan"),
        screen.plain.path("Bukti", tmp_path),
    ] == [
        "lama",
        "baru",
        "a.pdf",
    ]
    assert screen.shown == "Catatan [lama]: Catatan: Bukti: "


def test_one_of_a_few_is_picked_by_its_number() -> None:
    screen = Screen("", "3", "x", "/k", "2")

    assert screen.plain.pick("Mana?", [("a", "Satu"), ("b", "Dua")]) == "b"
    assert screen.shown == "  Mana?\n  1. Satu\n  2. Dua\n" + "> " + "  Tulis nomor dari 1 sampai 2.\n> " * 4


@pytest.mark.parametrize("how", ["line", "pick"])
def test_leaving_is_possible_wherever_something_is_asked(how: str) -> None:
    screen = Screen("/s")

    with pytest.raises(LeftError):
        screen.plain.line("Catatan") if how == "line" else screen.plain.pick("Mana?", [("a", "Satu")])


def test_nothing_that_acts_on_a_screen_is_written() -> None:
    screen = Screen("a")
    screen.plain.tell("a\x1b[31mb\nc\u202e")
    screen.plain.line("d", "\x1b[2J")

    assert screen.shown == "a<U+001B>[31mb c<U+202E>\nd [<U+001B>[2J]: "
