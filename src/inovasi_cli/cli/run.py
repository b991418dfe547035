"""Runs a command and turns whatever happens into an exit code."""

from __future__ import annotations

import os
import sys
from copy import copy
from typing import TYPE_CHECKING

import typer
from typer.main import get_command

from inovasi_cli.cli.app import app
from inovasi_cli.cli.bahasa import UsageError, said
from inovasi_cli.cli.codes import BUG, LEFT, UNUSABLE
from inovasi_cli.cli.complaints import abandon, complain, lines_of
from inovasi_cli.errors import InovasiError, reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run one command line; nothing escapes but a ``SystemExit`` that somebody else asks for."""
    debug = "--debug" in arguments
    if sys.stdout is None:
        complain("Keluaran standar tertutup, jadi tidak ada yang dapat ditampilkan.")
        return UNUSABLE
    try:
        code = _run([argument for argument in arguments if argument != "--debug"], debug=debug)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return LEFT
    except BrokenPipeError:
        # Whoever read has seen enough.
        abandon(sys.stdout)
        return 0
    except OSError as error:
        if error.filename is None:
            abandon(sys.stdout)
        complain(*_refused(error))
        return UNUSABLE
    except Exception as error:  # noqa: BLE001 - the last line of defence, so that a crash never looks like a low score
        return _bug(error, debug=debug)
    return code


def _run(arguments: list[str], *, debug: bool) -> int:
    for stream in filter(None, (sys.stdout, sys.stderr)):
        # A letter that the encoding of the screen lacks must not lose the report.
        stream.reconfigure(errors="backslashreplace")
    command = get_command(asked_of(app, arguments))
    try:
        # Not by calling the app: Typer would answer a closed pipe with exit code 1.
        with command.make_context("inovasi", arguments, obj=debug) as context:
            command.invoke(context)
    except typer.Exit as left:
        return left.exit_code
    except InovasiError as error:
        complain(*lines_of(error))
        return UNUSABLE
    except UsageError as error:
        told, path = said(error)
        complain(told, f"Lihat cara pakainya: {path} --help")
        return UNUSABLE
    return 0


def asked_of(whole: typer.Typer, arguments: Sequence[str]) -> typer.Typer:
    """The app with nothing but the command that is asked for, since to build all of them takes a fifth of a start.

    It stays whole where none is named, so that help and advice on a wrong name know them all.
    """
    first = [*arguments[:1]]
    slim = copy(whole)
    slim.registered_commands = [each for each in whole.registered_commands if each.name in first]
    slim.registered_groups = [each for each in whole.registered_groups if each.name in first]
    enough = slim.registered_commands or slim.registered_groups or [*arguments] == ["--version"]
    return slim if enough else whole


def _refused(error: OSError) -> tuple[str, str]:
    """What the system did not let us do: a file names itself, and what has no name is what we write to."""
    if error.filename is not None:
        return (
            f"{os.fsdecode(error.filename)}: tidak dapat dipakai ({reason_of(error)})",
            "Periksa berkas atau folder itu, izinnya, dan sambungan ke tempat penyimpanannya.",
        )
    try:
        os.getcwd()  # noqa: PTH109 - asked whether it is there
    except OSError:
        return "Folder tempat perintah ini dijalankan sudah tidak ada.", "Pindah ke folder lain, lalu jalankan lagi."
    return f"Hasil tidak dapat ditulis ({reason_of(error)}).", "Periksa ruang kosong dan izin tempat menulisnya."


def _bug(error: Exception, *, debug: bool) -> int:
    told = [
        f"Ada galat di dalam inovasi sendiri ({type(error).__name__}); inovasi Anda belum dinilai.",
        "Laporkan beserta perintahnya; tambahkan --debug untuk melihat rinciannya.",
    ]
    if debug:
        import traceback

        told += "".join(traceback.format_exception(error)).splitlines()
    complain(*told)
    return BUG
