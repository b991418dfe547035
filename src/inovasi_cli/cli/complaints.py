"""What a person is told on standard error, each thing in one line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from inovasi_cli.errors import FileError
from inovasi_cli.text import harmless

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from inovasi_cli.errors import InovasiError


def lines_of(error: InovasiError) -> tuple[str, ...]:
    """What went wrong, problem by problem, then the way out."""
    problems = map(str, error.problems) if isinstance(error, FileError) else [error.message]
    return (*problems, error.cure)


def typed(command: str, path: Path, *options: str) -> str:
    """A command of ours as it is typed."""
    return " ".join(f'"{word}"' if " " in word else word for word in ("inovasi", command, str(path), *options))


def complain(*lines: str) -> None:
    """Say it on standard error, each in one line; where that is closed or full, the exit code must do."""
    if sys.stderr is None:
        return
    try:
        for line in lines:
            if line:
                sys.stderr.write(f"{harmless(line)}\n")
        sys.stderr.flush()
    except OSError:
        abandon(sys.stderr)


def abandon(stream: TextIO) -> None:
    """Send what is still buffered nowhere, so that it does not raise again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
