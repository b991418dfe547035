"""The faults of disks, of a kill, and of other processes that do the same, as trials."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from functools import partial
from shutil import which
from typing import TYPE_CHECKING, Final

from fault_bench import ANY, KILLED, Trial
from fault_commands import WRITERS, Command, Done, call, plainly, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOT_USER: Final = hasattr(os, "geteuid") and os.geteuid() == 0
NO_PRIVILEGE: Final = (
    [which("setpriv"), "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    if ROOT_USER and which("setpriv")
    else []
)
"""Lets permissions count for root too."""
SIZES: Final = (0, 1, 100, 1000)
SEED: Final = 20180331


def disk_trials() -> Iterator[Trial]:
    """Every command that writes, where the disk takes no more, or only a part, or nothing at all."""
    for command in WRITERS:
        for size in SIZES:
            before = (sys.executable, "-c", _LIMITED, str(size))
            yield Trial(f"at most {size} bytes a file", command, partial(plainly, before=before), ANY)
        if ROOT_USER and which("mount"):
            yield Trial("disk full", command, partial(_on_full_disk, free=0), ANY)
            yield Trial("disk full but for 4 KiB", command, partial(_on_full_disk, free=4096), ANY)
        if NO_PRIVILEGE or not ROOT_USER:
            yield Trial("folder read-only", command, _read_only, ANY)
        yield Trial("a folder in its place", command, plainly, ANY, prepare=partial(_folder_at, command))
        yield Trial("links in a circle in its place", command, plainly, ANY, prepare=partial(_circle_at, command))


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
