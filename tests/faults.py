"""What every command does when its surroundings fail: streams, disks, permissions, kills, clocks, encodings.

Each trial lays out a folder anew, runs one command while one thing is wrong, and looks at how it ended and at every
file. It is wrong if a traceback or a signal of its own comes, an exit code that is not in the table, a file that is
neither the old nor the new one, anything lost or left behind, or a success that is none.

    python tests/faults.py [--every N] [--seconds N] [--kills N] [GROUP...]

Needs a POSIX system; the trials at single system calls need strace, a full disk needs root, the clock needs faketime.
"""

from __future__ import annotations

import argparse
import platform
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fault_bench import Bench
from fault_commands import READERS, WRITERS
from fault_disks import SEED, disk_trials, kill_trials
from fault_trials import clock_trials, input_trials, stream_trials
from system_calls import DEATH, STRACE, call_trials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fault_bench import Trial

KILLS: Final = 20
GROUPS: Final = ("streams", "disks", "kills", "clocks", "inputs", "writing", "reading")
NO_ROOM: Final = ("ENOSPC", "EDQUOT", "EIO", "EACCES", "ESTALE")
GONE: Final = ("EIO", "ESTALE", "EACCES")


def trials(bench: Bench, group: str, kills: int = KILLS) -> Iterator[Trial]:
    """All trials of one group."""
    match group:
        case "streams":
            yield from stream_trials()
        case "disks":
            yield from disk_trials()
        case "kills":
            yield from kill_trials(kills)
        case "clocks":
            yield from clock_trials()
        case "inputs":
            yield from input_trials()
        case "writing" if STRACE:
            yield from call_trials(bench, WRITERS, (*NO_ROOM, DEATH))
        case "reading" if STRACE:
            yield from call_trials(bench, READERS, GONE)


def main() -> None:
    """Run what was asked for, print the table, and fail where anything was wrong."""
    asked = argparse.ArgumentParser()
    asked.add_argument("groups", nargs="*", metavar="GROUP", help=f"one of {', '.join(GROUPS)}")
    asked.add_argument("--every", type=int, default=1, help="only each so-many-th trial")
    asked.add_argument("--seconds", type=float, default=float("inf"), help="begin no trial of a group after that long")
    asked.add_argument("--kills", type=int, default=KILLS, help="random kills of each command")
    wishes = asked.parse_args()
    began = time.monotonic()
    wrong = 0
    sys.stdout.write(
        f"Python {platform.python_version()}, {platform.system()}\n{'':10}{'fault':44}{'runs':>6}  exit codes\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder).resolve())
        for group in wishes.groups or GROUPS:
            chosen = list(islice(trials(bench, group, wishes.kills), 0, None, wishes.every))
            # So that what a limit of time cuts off is not one command's all.
            random.Random(SEED).shuffle(chosen)  # noqa: S311 - the same order each time
            wrong += _run(bench, group, chosen, time.monotonic() + wishes.seconds)
    sys.stdout.write(f"{wrong} wrong, {time.monotonic() - began:.0f} s\n")
    sys.exit(bool(wrong))


def _run(bench: Bench, group: str, chosen: list[Trial], until: float) -> int:
    codes: defaultdict[str, Counter[int]] = defaultdict(Counter)
    wrong = 0
    for trial in chosen:
        if time.monotonic() > until:
            break
        done, complaint = bench.try_out(trial)
        codes[trial.fault][done.code] += 1
        if complaint:
            wrong += 1
            sys.stderr.write(f"WRONG {trial.fault}: {' '.join(trial.command.arguments)}: {complaint}\n")
    for fault, counted in codes.items():
        ended = ", ".join(f"{count} x {code}" for code, count in sorted(counted.items()))
        sys.stdout.write(f"{group:10}{fault:44}{sum(counted.values()):6}  {ended}\n")
    sys.stdout.flush()
    return wrong


if __name__ == "__main__":
    main()
