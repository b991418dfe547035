"""What a child process costs: CPU time of user and system with all its own children, wall time, and peak memory."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LOOK: Final = 0.02
HIGHEST: Final = re.compile(r"VmHWM:\s*(\d+) kB")


class Cost(NamedTuple):
    """Seconds of CPU and of the clock, and the peak of resident memory in kB."""

    cpu: float
    wall: float
    peak: int


def run(command: Sequence[str], *, alone: bool = False) -> Cost:
    """One run of a command that must end well.

    The peak is the highest of the process and its children as the system counted it; with ``alone`` that of the
    process without its children, as last seen some hundredths of a second before its end.
    """
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    errors: list[str] = []
    peaks = [0]
    watchers = [threading.Thread(target=_listen, args=(child, errors))]
    if alone:
        watchers.append(threading.Thread(target=_watch, args=(child.pid, peaks)))
    for watcher in watchers:
        watcher.start()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    for watcher in watchers:
        watcher.join()
    if child.returncode:
        raise SystemExit(f"{' '.join(command[:9])} ... ended with {child.returncode}: {''.join(errors)[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, max(peaks) if alone else used.ru_maxrss)


def _listen(child: subprocess.Popen[str], errors: list[str]) -> None:
    if child.stderr:
        errors.append(child.stderr.read())


def _watch(pid: int, peaks: list[int]) -> None:
    """Note the peak again and again; one that has ended has none."""
    while True:
        try:
            found = HIGHEST.search(Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
        except OSError:
            return
        if not found:
            return
        peaks.append(int(found[1]))
        time.sleep(LOOK)


def measure(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Cost]:
    """The cheapest of each in every figure; they take turns, so that noise meets all alike."""
    costs: dict[str, Cost] = {}
    for _ in range(rounds):
        for name, command in commands.items():
            cost = run(command)
            best = costs.get(name, cost)
            costs[name] = Cost(min(cost.cpu, best.cpu), min(cost.wall, best.wall), min(cost.peak, best.peak))
    return costs
