"""Lets the k-th system call of a command fail, for every k that concerns the files of a folder; needs strace (Linux).

A first run, in which nothing fails, lists the calls. In every other run strace lets one of them fail, or kills the
process with SIGKILL as it makes it.
"""

from __future__ import annotations

import re
from collections import Counter
from shutil import which
from typing import TYPE_CHECKING, Final, NamedTuple

from fault_bench import Trial
from fault_commands import call

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from fault_bench import Bench
    from fault_commands import Command, Done

STRACE: Final = which("strace")
LOG: Final = ".strace"
WATCHED: Final = "open,openat,creat,read,pread64,write,pwrite64,close,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,chmod,fchmod,fchmodat,stat,lstat,newfstatat,fstat,access,mkdir,mkdirat,getdents64,readlink,flock,ftruncate,lseek,statx"  # noqa: E501
DEATH: Final = "SIGKILL"
LASTING: Final = frozenset({"fsync", "rename", "link", "mkdir", "chmod"})
"""What only we call, so that it may fail from then on without failing the interpreter itself."""
READING: Final = frozenset({"openat", "read", "newfstatat", "close", "access", "readlink", "getdents64"})
NEVER_FAILS: Final = frozenset({"lseek", "fstat"})
"""What asks nothing of a disk."""

# A call during which another process made one is told in two lines, of which the first counts.
_LINE: Final = re.compile(r"^(?P<process>\d+) +(?P<name>\w+)\((?P<given>.*)(?:\) += -?\d+| <unfinished \.\.\.>)")
_FIRST: Final = re.compile(r"^(?:AT_FDCWD(?:<[^>]*>)?, )?(?P<file>\d+)?(?:<[^>]*>)?")
_MADE: Final = re.compile(r"\.tmp>|\.sebagian>|\.pemakai>")
_PATHS: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')


class Call(NamedTuple):
    """One system call: the ``nth`` of its name in that process, and what it was given."""

    name: str
    nth: int
    given: str


def calls_of(command: Command, folder: Path) -> list[Call]:
    """The calls that a command makes on files of the folder, in their order."""
    _strace(command, folder, f"trace={WATCHED}")
    log = folder / LOG
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    log.unlink()
    return _ours(lines, folder)


def with_fault(command: Command, folder: Path, at: Call, fault: str, *, lasting: bool = False) -> tuple[Done, bool]:
    """Run a command with a fault (the name of an error, or ``DEATH``) at one call, and, if lasting, at all like it
    from then on; and whether it struck.
    """
    kind = "signal=KILL" if fault == DEATH else f"error={fault}"
    done = _strace(command, folder, f"trace={at.name}", "-e", f"inject={at.name}:{kind}:when={at.nth}{'+' * lasting}")
    log = folder / LOG
    struck = "(INJECTED)" in (text := log.read_text(encoding="utf-8", errors="replace")) or "SIGKILL" in text
    log.unlink()
    return done, struck


def call_trials(bench: Bench, commands: Iterable[Command], faults: Sequence[str]) -> Iterator[Trial]:
    """Every call of every command with every fault; an error also with all later writing calls of its name failing."""
    for command in commands:
        for at in calls_of(command, bench.place()):
            for fault in faults:
                yield _trial(command, at, fault, lasting=False)
                if fault != DEATH and at.name in LASTING:
                    yield _trial(command, at, fault, lasting=True)


def _trial(command: Command, at: Call, fault: str, *, lasting: bool) -> Trial:
    def run(folder: Path, command: Command) -> Done:
        done, struck = with_fault(command, folder, at, fault, lasting=lasting)
        return done if struck else done._replace(err=f"Warning: {fault} did not strike {at}")

    leaves = fault == DEATH or at.name == "unlink"
    return Trial(f"{fault} at {at.name}", command, run, killed=leaves, other=at.name in READING)


def _strace(command: Command, folder: Path, *expressions: str) -> Done:
    # Not with --seccomp-bpf, which is quicker but lets SIGKILL be lost.
    before = (str(STRACE), "-f", "-y", "-s", "300", "-o", LOG, "-e", *expressions)
    return call(folder, command.arguments, typed=command.typed, before=before)


def _ours(lines: list[str], folder: Path) -> list[Call]:
    """The calls of the first process that name a file of the folder, or a handle of one."""
    seen: Counter[str] = Counter()
    found = []
    first = lines[0].split()[0]
    inside = f"{folder.resolve()}/"
    for line in lines:
        made = _LINE.match(line)
        if not made or made["process"] != first:
            continue
        seen[made["name"]] += 1
        # What was only read is closed without asking the disk.
        harmless = made["name"] in NEVER_FAILS or (made["name"] == "close" and not _MADE.search(made["given"]))
        if not harmless and _concerns(made["given"], inside):
            found.append(Call(made["name"], seen[made["name"]], made["given"][:80]))
    return found


def _concerns(given: str, inside: str) -> bool:
    """Whether the arguments name something in the folder; ``-y`` shows the path behind each handle."""
    if LOG in given:
        return False
    if re.match(rf"\d+<{re.escape(inside.rstrip('/'))}[/>]", given):
        return True
    named = _PATHS.search(given) if not re.match(r"\d+<", given) else None
    return named is not None and (not named[1].startswith("/") or named[1].startswith(inside))
