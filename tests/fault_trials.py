"""The faults of streams, interpreters, environments, clocks and encodings, as trials."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Final

from fault_bench import ANY, CODE, SAME, Trial
from fault_commands import READERS, ROOT, WRITERS, Command, Done, call, plainly, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UNUSABLE: Final = 2
FAKETIME: Final = which("faketime")

# As a shell sends them: what stands behind the command, and what is expected of it.
STREAMS: Final[dict[str, tuple[str, int | str]]] = {
    "stdout closed": (">&-", UNUSABLE),
    "stderr closed": ("2>&-", SAME),
    "stdin closed": ("<&-", SAME),
    "stdin and stderr closed": ("<&- 2>&-", SAME),
    "all three closed": ("<&- >&- 2>&-", UNUSABLE),
    "stdout full": (">/dev/full", ANY),
    "stderr full": ("2>/dev/full", SAME),
    "stdout and stderr full": (">/dev/full 2>&1", ANY),
}
INTERPRETERS: Final = {
    "python -O": ("-O",),
    "python -OO": ("-OO",),
    "python -X utf8=0": ("-X", "utf8=0"),
    "python -X dev -W error": ("-X", "dev", "-W", "error"),
    "python -X warn_default_encoding -W error": ("-X", "warn_default_encoding", "-W", "error"),
    "python -I": ("-I",),
    "python -s -B": ("-s", "-B"),
}
ENVIRONMENTS: Final[dict[str, tuple[dict[str, str | None], int | str]]] = {
    "HOME unset": ({"HOME": None}, SAME),
    "HOME not there": ({"HOME": "/tidak/ada"}, SAME),
    "TMPDIR not there": ({"TMPDIR": "/tidak/ada"}, SAME),
    "PATH empty": ({"PATH": ""}, ANY),
    "no environment": (dict.fromkeys(("HOME", "PATH", "LANG", "COLUMNS", "TMPDIR")), ANY),
    "LANG=C": ({"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, SAME),
    "LANG=C, ASCII": (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": None},
        CODE,
    ),
    "LC_ALL of nowhere": ({"LC_ALL": "xx_YY.UTF-8"}, SAME),
    "cp1252": ({"PYTHONIOENCODING": "cp1252"}, CODE),
    "COLUMNS=0": ({"COLUMNS": "0"}, CODE),
    "COLUMNS=1": ({"COLUMNS": "1"}, CODE),
    "COLUMNS not a number": ({"COLUMNS": "lebar"}, CODE),
    "TZ of nowhere": ({"TZ": "Nowhere/Nowhere"}, SAME),
}
CLOCKS: Final = ("1970-01-02 00:00:00", "2001-09-09 01:46:40", "2100-01-01 00:00:00")


def stream_trials() -> Iterator[Trial]:
    """Every command with a stream closed, full or no text; under other interpreters and environments."""
    for command in (*READERS, *WRITERS):
        talks = "isi" in command.arguments
        for name, (redirection, expects) in STREAMS.items():
            run = partial(_shell, redirection=redirection)
            yield Trial(name, command, run, ANY if talks and expects == SAME else expects)
        yield Trial("reader of the pipe gone", command, _pipeplainlyout_reader, ANY)
        for name, options in INTERPRETERS.items():
            run = partial(plainly, options=options)
            # -I leaves PYTHONPATH out, so only an installed copy can be tried; the others keep it.
            if name != "python -I" or _installed():
                yield Trial(name, command, run, CODE if "utf8" in name else SAME)
        for name, (changed, expects) in ENVIRONMENTS.items():
            yield Trial(name, command, partial(plainly, environment=surroundings(**changed)), expects)


def _installed() -> bool:
    """Whether what is installed is this very program, and not another version of it."""
    asked = [sys.executable, "-I", "-c", "import inovasi_cli; print(inovasi_cli.__file__)"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 - our own
    return bool(told) and Path(told).is_relative_to(ROOT)


def _shell(folder: Path, command: Command, redirection: str) -> Done:
    before = ("/bin/sh", "-c", f'exec "$@" {redirection}', "sh")
    return call(folder, command.arguments, typed=command.typed, before=before)


def _pipeplainlyout_reader(folder: Path, command: Command) -> Done:
    end, pipe = os.pipe()
    os.close(end)
    try:
        process = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-P", "-m", "inovasi_cli", *command.arguments],
            cwd=folder,
            env=surroundings(),
            input=command.typed,
            stdout=pipe,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(pipe)
    return Done(process.returncode, b"", process.stderr.decode(errors="replace"))


def clock_trials() -> Iterator[Trial]:
    """Every command with the clock set back or far ahead, and with files from the future."""
    for command in (*READERS, *WRITERS):
        for clock in CLOCKS if FAKETIME else ():
            yield Trial(
                f"clock at {clock[:10]}",
                command,
                partial(plainly, before=(str(FAKETIME), "-f", f"@{clock}")),
                ANY,
                other=True,
            )
        yield Trial("files from the year 2100", command, plainly, SAME, prepare=_from_the_future)


def _from_the_future(folder: Path) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (4102444800, 4102444800))


# What a Windows editor, PowerShell or an old disk makes of a file, and what is expected then.
REWRITTEN: Final[dict[str, tuple[Callable[[bytes], bytes], int | str]]] = {
    "CRLF": (lambda data: data.replace(b"\n", b"\r\n"), SAME),
    "UTF-8 with BOM": (lambda data: b"\xef\xbb\xbf" + data, SAME),
    "BOM and CRLF": (lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), SAME),
    "UTF-16": (lambda data: data.decode().encode("utf-16"), UNUSABLE),
    "cp1252": (lambda data: data.decode().encode("cp1252", "replace") + b"# \xe9\n", UNUSABLE),
    "CR alone": (lambda data: data.replace(b"\n", b"\r"), UNUSABLE),
    "cut in half": (lambda data: data[: len(data) // 2], ANY),
    "zeros": (lambda data: bytes(len(data)), UNUSABLE),
    "empty": (lambda _: b"", UNUSABLE),
}

AS_GOOD: Final = ("UTF-16", "CR alone")
"""How a report may be written too: Windows' own shell writes UTF-16, and to JSON a line end is a space."""


def input_trials() -> Iterator[Trial]:
    """Every command over a fact file, a rubric or a report that another program wrote otherwise."""
    for command in READERS:
        for file in ("profil.yaml", "lomba.yaml", "kemarin.json"):
            if file not in command.arguments:
                continue
            report = file.endswith(".json")
            for name, (rewritten, expects) in REWRITTEN.items():
                yield Trial(
                    f"{'report' if report else 'fact file' if file[0] == 'p' else 'rubric'}: {name}",
                    command,
                    plainly,
                    SAME if report and name in AS_GOOD else expects,
                    prepare=partial(_rewrite, file, rewritten),
                )


def _rewrite(name: str, rewritten: Callable[[bytes], bytes], folder: Path) -> None:
    (folder / name).write_bytes(rewritten((folder / name).read_bytes()))
