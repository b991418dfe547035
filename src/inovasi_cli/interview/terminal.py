"""How a person is reached through the streams of a process: by menus, or by plain lines."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.errors import InovasiError
from inovasi_cli.interview.editor import edit
from inovasi_cli.interview.plain import Plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TextIO

    from inovasi_cli.interview.asker import Asker

# A terminal hands over no longer lines than this, and drops the rest without a word.
LONGEST_LINE: Final = 1024 if sys.platform == "darwin" else 4096
# Windows names no terminal.
USUAL_TERM: Final = "" if os.name == "posix" else "windows"


class Streams(NamedTuple):
    """What a process has of a person: standard input and output, and what the environment says of the terminal."""

    stdin: TextIO
    stdout: TextIO
    environment: Mapping[str, str]

    def write(self, text: str) -> None:
        """Show a text at once."""
        self.stdout.write(text)
        self.stdout.flush()

    def read(self, label: str) -> str:
        """Ask for one line; ``EOFError`` where no more will come."""
        self.write(label)
        line = self.stdin.readline()
        if not line:
            raise EOFError
        if len(line.encode(errors="surrogateescape")) >= LONGEST_LINE and self.stdin.isatty():
            self.write("  Baris itu terlalu panjang dan dipotong oleh terminal; kembali dengan /k, lalu pakai /e.\n")
        return line.rstrip("\r\n")

    def edit(self, text: str) -> str:
        """Let a text be changed in the person's editor; raises ``EditorError``."""
        return edit(text, self.environment)


def find_asker(streams: Streams, *, plain: bool, width: Callable[[], int]) -> Asker:
    """Plain lines where they are asked for or nothing else would work, else menus.

    Raises ``InovasiError`` where nobody is there to be asked.
    """
    git_bash = bool(streams.environment.get("MSYSTEM"))
    at_terminal = streams.stdin.isatty() and streams.stdout.isatty()
    if not (at_terminal or plain or git_bash):
        raise no_terminal()
    _prepare(streams, utf8=git_bash and not at_terminal)
    if not (plain or git_bash or _wants_plain(streams.environment)):
        from inovasi_cli.interview.prompts import Prompts, drivable

        if drivable():
            return Prompts(streams.write, streams.edit, width)
    return Plain(streams.read, streams.write, streams.edit)


def no_terminal() -> InovasiError:
    """What is said where nobody can be asked."""
    return InovasiError(
        "Mengisi perlu terminal, dan di sini tidak ada.",
        "Pakai `inovasi templat > profil.yaml`, isi dengan tangan, lalu `inovasi nilai profil.yaml`.",
    )


def _wants_plain(environment: Mapping[str, str]) -> bool:
    """Whether a person asks for plain lines, or the terminal says that it can do no more."""
    return bool(environment.get("ACCESSIBLE")) or environment.get("TERM", USUAL_TERM) in ("", "dumb", "unknown")


def _prepare(streams: Streams, *, utf8: bool) -> None:
    """Take what is no text in the encoding of the terminal as it comes; Git Bash speaks UTF-8 through its pipes."""
    for stream, errors in ((streams.stdin, "surrogateescape"), (streams.stdout, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8" if utf8 else None, errors=errors)
