"""How a person is asked, by what they, their terminal and its streams say."""

from __future__ import annotations

from io import BytesIO, StringIO, TextIOWrapper
from typing import TYPE_CHECKING, Any

import pytest

from inovasi_cli.errors import InovasiError
from inovasi_cli.interview import terminal
from inovasi_cli.interview.plain import Plain
from inovasi_cli.interview.prompts import Prompts
from inovasi_cli.interview.terminal import Streams, find_asker

if TYPE_CHECKING:
    from inovasi_cli.interview.asker import Asker


class Terminal(TextIOWrapper):
    """A stream of a terminal; ``bytes`` is what is there."""

    def __init__(self, data: bytes = b"") -> None:
        self.bytes = BytesIO(data)
        super().__init__(self.bytes, encoding="utf-8")

    def isatty(self) -> bool:
        return True


def pipe(data: bytes = b"", encoding: str = "utf-8") -> TextIOWrapper:
    return TextIOWrapper(BytesIO(data), encoding=encoding)


def find(
    *, stdin: TextIOWrapper | None = None, stdout: TextIOWrapper | None = None, plain: bool = False, **environment: str
) -> Asker:
    streams = Streams(stdin or Terminal(), stdout or Terminal(), {"TERM": "xterm", **environment})
    return find_asker(streams, plain=plain, width=lambda: 70)


def test_a_usual_terminal_has_menus() -> None:
    asker = find()

    assert isinstance(asker, Prompts)
    assert asker.width() == 70


@pytest.mark.parametrize(
    "environment", [{"ACCESSIBLE": "1"}, {"MSYSTEM": "MINGW64"}, {"TERM": "dumb"}, {"TERM": "unknown"}]
)
def test_plain_lines_are_for_whoever_asks_for_them(environment: dict[str, Any]) -> None:
    assert isinstance(find(**environment), Plain)
    assert isinstance(find(plain=True), Plain)


@pytest.mark.parametrize(("usual", "kind"), [("", Plain), ("windows", Prompts)])
def test_a_terminal_without_a_name_is_usual_on_windows_alone(
    usual: str, kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "USUAL_TERM", usual)
    streams = Streams(Terminal(), Terminal(), {})

    assert isinstance(find_asker(streams, plain=False, width=lambda: 70), kind)


def test_plain_lines_serve_where_menus_cannot_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inovasi_cli.interview.prompts.drivable", lambda: False)

    assert isinstance(find(), Plain)


@pytest.mark.parametrize("closed", ["stdin", "stdout"])
def test_without_a_terminal_one_sentence_says_what_to_use(closed: str) -> None:
    with pytest.raises(InovasiError, match="Mengisi perlu terminal") as error:
        find(stdin=pipe()) if closed == "stdin" else find(stdout=pipe())

    assert "inovasi templat" in error.value.cure


@pytest.mark.parametrize("plain", [{"plain": True}, {"MSYSTEM": "MINGW64"}], ids=["--polos", "Git Bash"])
def test_lines_may_come_through_a_pipe_where_that_is_meant(plain: dict[str, Any]) -> None:
    asker = find(stdin=pipe(b"a\r\nb"), stdout=pipe(), **plain)

    assert [asker.line("?"), asker.line("?")] == ["a", "b"]
    with pytest.raises(EOFError):
        asker.line("?")


def test_git_bash_speaks_utf8_through_its_pipes() -> None:
    asker = find(stdin=pipe("é\n".encode(), "cp1252"), stdout=pipe(encoding="cp1252"), MSYSTEM="MINGW64")

    assert asker.line("?") == "é"


def test_what_is_no_text_in_the_encoding_comes_as_it_is() -> None:
    assert find(stdin=Terminal(b"Caf\xe9\n"), plain=True).line("?") == "Caf\udce9"


def test_a_stream_of_another_kind_is_left_alone() -> None:
    streams = Streams(StringIO("a\n"), StringIO(), {})

    assert find_asker(streams, plain=True, width=lambda: 70).line("?") == "a"


def test_what_is_asked_is_shown_at_once() -> None:
    stdout = Terminal()
    find(stdin=Terminal(b"a\n"), stdout=stdout, plain=True).line("Catatan")

    assert stdout.bytes.getvalue() == b"Catatan: "


@pytest.mark.parametrize(("length", "told"), [(10, b""), (terminal.LONGEST_LINE - 1, b"dipotong oleh terminal")])
def test_a_line_that_the_terminal_cut_off_is_told(length: int, told: bytes) -> None:
    stdout = Terminal()

    assert find(stdin=Terminal(b"x" * length + b"\n"), stdout=stdout, plain=True).line("?") == "x" * length
    assert (told in stdout.bytes.getvalue()) is True
    assert (b"terlalu panjang" in stdout.bytes.getvalue()) is bool(told)


def test_a_long_line_through_a_pipe_is_whole() -> None:
    stdout = Terminal()
    line = "x" * terminal.LONGEST_LINE

    assert find(stdin=pipe(line.encode()), stdout=stdout, plain=True).line("?") == line
    assert stdout.bytes.getvalue() == b"?: "


def test_the_editor_is_that_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "edit", lambda text, environment: f"{text}{environment['VISUAL']}")

    assert find(plain=True, VISUAL="!").edit("a") == "a!"
