"""Prints what ranking a large contest costs, beside reading its files.

3,500 entries, 7 parts and 5 judges by default. *Reading* is what this project does to get every value of the six files
with its place (``strict_yaml``); the floor is PyYAML's C loader on the same files. Both rankings, and the agreement and
differences of the panel, are whole commands within one process, without its start. Of each the cheapest run counts.

    python benchmarks/contest.py [--entries N] [--judges N] [--rounds N]

Run it where inovasi-cli is installed, or with PYTHONPATH.
"""

from __future__ import annotations

import argparse
import gc
import random
import tempfile
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from inovasi_cli import strict_yaml
from inovasi_cli.cli.run import run
from inovasi_cli.contest.load import ROOM
from inovasi_cli.errors import Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PARTS: Final = ("latar", "kebaruan", "implementasi", "signifikansi", "adaptabilitas", "sumber-daya", "keberlanjutan")
WEIGHTS: Final = (10, 15, 5, 30, 20, 5, 15)


def main() -> None:
    """Write a contest, take the times, and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=3500)
    parser.add_argument("--judges", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    # As a command does.
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        files = written(Path(folder), wanted.entries, wanted.judges)
        rows = measured(files, wanted.rounds)
    reading = rows["Reading the files"]
    print(f"{wanted.entries:,} entries, {len(PARTS)} parts, {wanted.judges} judges, cheapest of {wanted.rounds}\n")
    print("| what | s | of reading |\n| --- | ---: | ---: |")
    for name, seconds in rows.items():
        print(f"| {name} | {seconds:.2f} | {seconds / reading:.2f} |")


def written(folder: Path, entries: int, judges: int) -> list[Path]:
    """A contest file and a score file of each judge; the scores are random, always the same."""
    dice = random.Random(2030)  # noqa: S311 - no secret
    parts = ", ".join(f"{{id: {part}, bobot: {weight}}}" for part, weight in zip(PARTS, WEIGHTS, strict=True))
    contest = folder / "lomba.yaml"
    contest.write_text(
        "lomba: Lomba besar\npenyelenggara: Panitia\n"
        f"tahap:\n  - {{id: proposal, bagian: [{parts}]}}\npeserta:\n"
        + "".join(
            f"  i{n}: {{judul: Inovasi {n}, instansi: Dinas {n % 300}, kelompok: k{n % 3}}}\n" for n in range(entries)
        )
        + "juri:\n"
        + "".join(f"  j{n}: {{nama: Juri {n}}}\n" for n in range(judges)),
        encoding="utf-8",
    )
    (folder / "nilai").mkdir()
    return [contest, *(_sheet(folder, judge, entries, dice) for judge in range(judges))]


def _sheet(folder: Path, judge: int, entries: int, dice: random.Random) -> Path:
    lines = [f"juri: j{judge}\ntahap: proposal\nnilai:\n"]
    for entry in range(entries):
        # What an entry is worth, and how far a judge is from that.
        worth = 50 + entry * 7919 % 41
        scores = (max(0, min(100, round(dice.gauss(worth, 6)))) for _ in PARTS)
        lines.append(
            f"  i{entry}:\n" + "".join(f"    {one}: {score}\n" for one, score in zip(PARTS, scores, strict=True))
        )
    path = folder / "nilai" / f"proposal-j{judge}.yaml"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def measured(files: Sequence[Path], rounds: int) -> dict[str, float]:
    """The seconds of each, taking turns."""
    contest = str(files[0])
    jobs: dict[str, Callable[[], object]] = {
        "Floor: yaml.CSafeLoader": lambda: [yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in files],
        "Reading the files": lambda: [strict_yaml.parse(path.read_bytes(), Problems(""), room=ROOM) for path in files],
        "inovasi peringkat, terminal": lambda: run(["peringkat", contest]),
        "inovasi peringkat, csv": lambda: run(["peringkat", contest, "-f", "csv"]),
        "inovasi panel, terminal": lambda: run(["panel", contest]),
    }
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(rounds):
        for name, job in jobs.items():
            began = time.process_time()
            with redirect_stdout(_Sink()):
                job()
            best[name] = min(best[name], time.process_time() - began)
            gc.collect()
    return best


class _Sink(StringIO):
    """Takes what a command prints."""

    def reconfigure(self, **_options: object) -> None:
        """There is nothing to set."""


if __name__ == "__main__":
    main()
