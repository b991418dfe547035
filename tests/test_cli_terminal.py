"""The command at a real terminal: one that has a width, and shows colours."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from rich.cells import cell_len

from inovasi_cli.rubric.catalog import folder

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

EXAMPLE: Final = folder().parent / "examples" / "kelas-perahu" / "profil.yaml"
CODE: Final = re.compile(r"\x1b\[[0-9;]*m")
ROWS: Final = 24

# What a process needs to run at all; everything that changes how it behaves is left out.
NEEDED: Final = ("PATH", "HOME", "TMPDIR", "PYTHONPATH")


def at_terminal(*arguments: str, columns: int, **environment: str) -> tuple[int, str]:
    """Run the command at a terminal of so many columns; its exit code, and what the terminal got to show."""
    import pty
    from fcntl import ioctl
    from termios import TIOCSWINSZ

    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "inovasi_cli", *arguments],
        env={key: os.environ[key] for key in NEEDED if key in os.environ}
        | {"TERM": "xterm-256color", "PYTHONUTF8": "1"}
        | environment,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        text = b"".join(_read(ours)).decode("utf-8")
    os.close(ours)
    return process.returncode, text.replace("\r\n", "\n")


def _read(terminal: int) -> Iterator[bytes]:
    """What comes until the other end is closed, which Linux reports as an error and others as nothing."""
    while True:
        try:
            piece = os.read(terminal, 65_536)
        except OSError:
            return
        if not piece:
            return
        yield piece


def widest(text: str) -> int:
    """The columns of the widest line that is no web address."""
    return max(cell_len(line) for line in text.splitlines() if "https://" not in line)


def test_a_terminal_shows_colours_and_nothing_else_that_acts_on_it() -> None:
    code, text = at_terminal("nilai", str(EXAMPLE), columns=80)

    assert code == 1
    assert {"\x1b[1;7;33m", "\x1b[32m", "\x1b[31m"} <= set(CODE.findall(text))
    assert [letter for letter in CODE.sub("", text) if not letter.isprintable() and letter != "\n"] == []


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
def test_a_terminal_or_a_person_without_colours_gets_none(environment: dict[str, str]) -> None:
    _, coloured = at_terminal("nilai", str(EXAMPLE), columns=80)

    code, text = at_terminal("nilai", str(EXAMPLE), columns=80, **environment)

    assert code == 1
    assert text == CODE.sub("", coloured)


@pytest.mark.parametrize(("columns", "least"), [(60, 56), (80, 76), (120, 100)])
def test_the_report_is_as_wide_as_the_terminal(columns: int, least: int) -> None:
    _, text = at_terminal("nilai", str(EXAMPLE), columns=columns)

    assert least <= widest(CODE.sub("", text)) <= columns


def test_a_width_that_a_person_sets_wins_over_that_of_the_terminal() -> None:
    _, narrow = at_terminal("nilai", str(EXAMPLE), columns=60, NO_COLOR="1")

    _, text = at_terminal("nilai", str(EXAMPLE), columns=120, NO_COLOR="1", COLUMNS="60")

    assert text == narrow


def test_a_terminal_that_tells_no_width_is_taken_as_80_columns() -> None:
    _, usual = at_terminal("nilai", str(EXAMPLE), columns=80)

    _, text = at_terminal("nilai", str(EXAMPLE), columns=0)

    assert text == usual


def test_a_json_report_at_a_terminal_has_no_colours() -> None:
    code, text = at_terminal("nilai", str(EXAMPLE), "--format", "json", columns=80)

    assert code == 1
    assert "\x1b" not in text


@pytest.mark.parametrize("arguments", [(), ("nilai", "--help"), ("nilai", "tidak-ada.yaml"), ("nila",)])
def test_help_and_errors_at_a_terminal_are_plain_and_indonesian(arguments: tuple[str, ...]) -> None:
    code, text = at_terminal(*arguments, columns=60)

    assert code == (0 if "--help" in arguments or not arguments else 2)
    assert "\x1b" not in text
    assert widest(text) <= 60
    assert re.search(r"\b(?:Usage|Error|Try|Options)\b", text) is None
