"""The faults of streams, interpreters, environments, disks, other processes, clocks and encodings, as trials."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from functools import partial
from shutil import which
from typing import TYPE_CHECKING, Any, Final

from fault_bench import ANY, CODE, KILLED, READERS, SAME, WRITERS, Command, Done, Trial, call, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

UNUSABLE: Final = 2
ROOT_USER: Final = hasattr(os, "geteuid") and os.geteuid() == 0
NO_PRIVILEGE: Final = (
    [which("setpriv"), "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    if ROOT_USER and which("setpriv")
    else []
)
"""Lets permissions count for root too."""
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
    "stdin a folder": ("<.", SAME),
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
SIZES: Final = (0, 1, 100, 1000)
SEED: Final = 20180331


def stream_trials() -> Iterator[Trial]:
    """Every command with a stream closed, full or no text; under other interpreters and environments."""
    for command in (*READERS, *WRITERS):
        talks = "isi" in command.arguments
        for name, (redirection, expects) in STREAMS.items():
            run = partial(_shell, redirection=redirection)
            yield Trial(name, command, run, ANY if talks and expects == SAME else expects)
        yield Trial("reader of the pipe gone", command, _pipe_without_reader, ANY)
        for name, options in INTERPRETERS.items():
            run = partial(_with, options=options)
            # -I leaves PYTHONPATH out, so only an installed copy can be tried; the others keep it.
            if name != "python -I" or _installed():
                yield Trial(name, command, run, CODE if "utf8" in name else SAME)
        for name, (changed, expects) in ENVIRONMENTS.items():
            yield Trial(name, command, partial(_with, environment=surroundings(**changed)), expects)


def _installed() -> bool:
    asked = subprocess.run([sys.executable, "-I", "-c", "import inovasi_cli"], capture_output=True, check=False)
    return asked.returncode == 0


def _with(folder: Path, command: Command, **how: Any) -> Done:
    return call(folder, command.arguments, typed=command.typed, **how)


def _shell(folder: Path, command: Command, redirection: str) -> Done:
    before = ("/bin/sh", "-c", f'exec "$@" {redirection}', "sh")
    return call(folder, command.arguments, typed=command.typed, before=before)


def _pipe_without_reader(folder: Path, command: Command) -> Done:
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


def disk_trials() -> Iterator[Trial]:
    """Every command that writes, where the disk takes no more, or only a part, or nothing at all."""
    for command in WRITERS:
        for size in SIZES:
            before = (sys.executable, "-c", _LIMITED, str(size))
            yield Trial(f"at most {size} bytes a file", command, partial(_with, before=before), ANY)
        if ROOT_USER and which("mount"):
            yield Trial("disk full", command, partial(_on_full_disk, free=0), ANY)
            yield Trial("disk full but for 4 KiB", command, partial(_on_full_disk, free=4096), ANY)
        if NO_PRIVILEGE or not ROOT_USER:
            yield Trial("folder read-only", command, _read_only, ANY)
        yield Trial("a folder in its place", command, _with, ANY, prepare=partial(_folder_at, command))
        yield Trial("links in a circle in its place", command, _with, ANY, prepare=partial(_circle_at, command))


_LIMITED: Final = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
os.execv(sys.argv[2], sys.argv[2:])
"""


def _on_full_disk(folder: Path, command: Command, free: int) -> Done:
    """Run in a copy of the folder on a small disk that is full, and copy back what is there afterwards."""
    disk = folder.with_name("disk")
    disk.mkdir()
    shell = (
        f'mount -t tmpfs -o size=1m kecil "{disk}" && cp -a . "{disk}" && cd "{disk}" || exit 99; '
        f"dd if=/dev/zero of=.penuh bs=4096 2>/dev/null; "
        f"[ {free} = 0 ] || truncate -s -{free} .penuh; "
        f'"$@"; code=$?; rm .penuh; find "{folder}" -mindepth 1 -delete; cp -a . "{folder}"; '
        f'cd /; umount "{disk}"; exit $code'
    )
    try:
        return call(folder, command.arguments, typed=command.typed, before=("/bin/sh", "-c", shell, "sh"))
    finally:
        disk.rmdir()


def _read_only(folder: Path, command: Command) -> Done:
    for path in (folder, folder / "cases"):
        path.chmod(0o555)
    try:
        return call(folder, command.arguments, typed=command.typed, before=[str(word) for word in NO_PRIVILEGE])
    finally:
        for path in (folder, folder / "cases"):
            path.chmod(0o755)


def _folder_at(command: Command, folder: Path) -> None:
    (folder / command.writes[0]).unlink(missing_ok=True)
    (folder / command.writes[0]).mkdir()


def _circle_at(command: Command, folder: Path) -> None:
    (folder / command.writes[0]).unlink(missing_ok=True)
    (folder / command.writes[0]).symlink_to(command.writes[0])


def kill_trials(kills: int) -> Iterator[Trial]:
    """Every command that writes, killed at random moments, and several of it at once."""
    dice = random.Random(SEED)  # noqa: S311 - the same kills each time
    for command in WRITERS:
        for _ in range(kills):
            yield Trial(
                "SIGKILL at a random moment", command, partial(_killed, after=dice.uniform(0, 0.3)), killed=True
            )
        for _ in range(max(1, kills // 10)):
            yield Trial("four processes at once", command, _at_once)


def _killed(folder: Path, command: Command, after: float) -> Done:
    process = _begun(folder, command)
    time.sleep(after)
    process.kill()
    out, err = process.communicate()
    return Done(KILLED if process.returncode == KILLED else process.returncode, out, err.decode(errors="replace"))


def _at_once(folder: Path, command: Command) -> Done:
    """The worst ending of four processes that do the same at the same time."""
    processes = [_begun(folder, command) for _ in range(4)]
    ended = [(process.communicate(), process.returncode) for process in processes]
    dones = [Done(code, out, err.decode(errors="replace")) for (out, err), code in ended]
    return next((done for done in dones if done.code not in (0, 1, 130)), dones[0])


def _begun(folder: Path, command: Command) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-P", "-m", "inovasi_cli", *command.arguments],
        cwd=folder,
        env=surroundings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(command.typed)
    process.stdin.flush()
    return process


def clock_trials() -> Iterator[Trial]:
    """Every command with the clock set back or far ahead, and with files from the future."""
    for command in (*READERS, *WRITERS):
        for clock in CLOCKS if FAKETIME else ():
            yield Trial(
                f"clock at {clock[:10]}",
                command,
                partial(_with, before=(str(FAKETIME), "-f", f"@{clock}")),
                ANY,
                other=True,
            )
        yield Trial("files from the year 2100", command, _with, SAME, prepare=_from_the_future)


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


def input_trials() -> Iterator[Trial]:
    """Every command over a fact file, a rubric or a report that another program wrote otherwise."""
    for command in READERS:
        for file in ("profil.yaml", "lomba.yaml", "kemarin.json"):
            if file not in command.arguments:
                continue
            for name, (rewritten, expects) in REWRITTEN.items():
                yield Trial(
                    f"{'report' if file.endswith('json') else 'fact file' if file[0] == 'p' else 'rubric'}: {name}",
                    command,
                    _with,
                    expects,
                    prepare=partial(_rewrite, file, rewritten),
                )


def _rewrite(name: str, rewritten: Callable[[bytes], bytes], folder: Path) -> None:
    (folder / name).write_bytes(rewritten((folder / name).read_bytes()))
