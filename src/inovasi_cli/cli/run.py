"""Runs a command and turns whatever happens into an exit code.

0 yes, 1 no, 2 could not be judged, 70 a bug of ours, 130 somebody left.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import typer

from inovasi_cli.cli.app import app
from inovasi_cli.errors import InovasiError
from inovasi_cli.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

UNUSABLE: Final = 2
BUG: Final = 70
LEFT: Final = 130

# Typer does not export the class of all that it says about a wrong command line, but that of one kind of it.
_UsageError: Final[type[Exception]] = typer.BadParameter.__mro__[1]


def run(arguments: Sequence[str]) -> int:
    """Run one command line; nothing escapes but a ``SystemExit`` that somebody else asks for."""
    debug = "--debug" in arguments
    try:
        code = _run([argument for argument in arguments if argument != "--debug"])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has seen enough; what is still buffered must not raise again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        _complain(f"Hasil tidak dapat ditulis ({error.strerror}).", "Periksa ruang kosong dan izin tempat menulisnya.")
        return UNUSABLE
    except Exception as error:  # noqa: BLE001 - the last line of defence, so that a crash never looks like a low score
        return _bug(error, debug=debug)
    return code


def _run(arguments: Sequence[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        # A letter that the encoding of the screen lacks must not lose the report.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return int(app(args=list(arguments), prog_name="inovasi", standalone_mode=False) or 0)
    except InovasiError as error:
        _complain(error.message, error.cure)
        return UNUSABLE
    except _UsageError as error:
        from inovasi_cli.cli.bahasa import translate_error

        _complain(translate_error(error.format_message()), "Lihat cara pakainya: inovasi --help")  # type: ignore[attr-defined]
        return UNUSABLE
    except (KeyboardInterrupt, typer.Abort):
        return LEFT


def _complain(message: str, cure: str) -> None:
    for line in (*message.split("\n"), cure):
        if line:
            sys.stderr.write(f"{visible(line)}\n")


def _bug(error: Exception, *, debug: bool) -> int:
    _complain(
        f"Ada galat di dalam inovasi sendiri ({type(error).__name__}); inovasi Anda belum dinilai.",
        "Laporkan beserta perintahnya; tambahkan --debug untuk melihat rinciannya.",
    )
    if debug:
        import traceback

        traceback.print_exception(error)
    return BUG
