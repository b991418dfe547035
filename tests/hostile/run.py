"""Puts every spoiled file through every command and every format, and prints what happened.

    python tests/hostile/run.py [--every N] [--only KIND] [--name PART] [--environment NAME] [--workers N]

Each environment is a real process of its own, which forks a child for every file; ``--every N`` takes each Nth file.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile import drive, heavy, odd, pdfs, samples
from hostile.good import FILES, lay

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hostile.sample import Sample

ENVIRONMENTS: Final[dict[str, dict[str, str]]] = {
    "usual": {},
    "GITHUB_ACTIONS=true": {"GITHUB_ACTIONS": "true"},
    "PYTHONIOENCODING=cp1252": {"PYTHONIOENCODING": "cp1252"},
    "PYTHONUTF8=0 LC_ALL=C": {"PYTHONUTF8": "0", "LC_ALL": "C"},
}
ENVIRONMENTS["all at once"] = {key: value for each in ENVIRONMENTS.values() for key, value in each.items()}
SHOWN: Final = 60


def main() -> int:
    """Print the table; 0 where nothing was found."""
    asked = _asked()
    if asked.worker is not None:
        return worker(asked)
    began = time.monotonic()
    told: list[dict[str, Any]] = []
    names = [asked.environment] if asked.environment else list(ENVIRONMENTS)
    for name in names:
        told += [{**each, "environment": name} for each in in_environment(name, asked.workers)]
    sys.stdout.write(table(told, time.monotonic() - began) + "\n")
    return 1 if any(each["fault"] for each in told) else 0


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--every", type=int, default=1)
    asked.add_argument("--only", default="")
    asked.add_argument("--name", default="")
    asked.add_argument("--environment", choices=ENVIRONMENTS)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--worker", type=int)
    return asked.parse_args()


def in_environment(name: str, workers: int) -> list[dict[str, Any]]:
    """What the workers of one environment told."""
    machine = {key: value for key, value in os.environ.items() if key not in {"GITHUB_ACTIONS", "COLUMNS", "NO_COLOR"}}
    environment = {**machine, **ENVIRONMENTS[name], "PYTHONHASHSEED": "0"}
    words = [sys.executable, __file__, *sys.argv[1:]]
    running = [
        subprocess.Popen([*words, f"--worker={number}"], env=environment, stdout=subprocess.PIPE)  # noqa: S603 - ourselves
        for number in range(workers)
    ]
    outs = [each.communicate()[0] for each in running]
    assert not any(each.returncode for each in running)
    return [json.loads(line) for out in outs for line in out.splitlines()]


def worker(asked: argparse.Namespace) -> int:
    """Try a share of the files, and print what came of each as a line of JSON."""
    with TemporaryDirectory() as place:
        base = Path(place, "baik")
        base.mkdir()
        os.chmod(place, 0o755)  # noqa: PTH101, S103 - somebody without rights must get in
        lay(base)
        os.chdir(base)
        known = drive.formats()
        drive.warm(base, known)
        for number, sample in enumerate(chosen(asked, (base / FILES["report"]).read_text(encoding="utf-8"))):
            if number % asked.workers == asked.worker:
                for each in trial(sample, Path(place), base, known):
                    sys.stdout.write(json.dumps({**each, "name": sample.name, "kind": sample.kind}) + "\n")
    return 0


def chosen(asked: argparse.Namespace, report: str) -> Iterator[Sample]:
    """The samples that are asked for."""
    every = [*samples.every(report), *odd.every(), *heavy.every(), *pdfs.every()]
    some = [each for each in every if asked.only in {"", each.kind} and asked.name in each.name]
    yield from some[:: asked.every]


def trial(sample: Sample, place: Path, base: Path, known: dict[str, tuple[str, ...]]) -> list[dict[str, Any]]:
    """Put one sample into a folder of good files, and try it."""
    folder = place / "coba"
    shutil.copytree(base, folder, symlinks=True)
    (place / drive.OUTSIDE).write_text(f"{drive.HIDDEN}\n", encoding="utf-8")
    try:
        nobody = odd.put(sample, folder)
        return drive.in_child(sample, folder, known, nobody=nobody)
    finally:
        shutil.rmtree(folder)


def table(told: Sequence[dict[str, Any]], seconds: float) -> str:
    """What was tried, how often, and what happened."""
    lines = [
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}, {seconds:.0f} s",
        "",
    ]
    for title, key in (("file", "kind"), ("command", "row"), ("environment", "environment")):
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for each in told:
            groups[str(each[key])].append(each)
        heads = f"{'files':>7}{'runs':>9}{'exit 0':>9}{'1':>8}{'2':>8}{'130':>6}{'faults':>8}{'most s':>8}{'MB':>9}"
        lines.append(f"{title:<26}{heads}")
        for name, group in groups.items():
            codes = Counter(each.get("code") for each in group)
            files = len({(each["kind"], each["name"]) for each in group})
            worst = max(each.get("seconds", 0) for each in group), max(each.get("memory", 0) for each in group) >> 20
            faulty = sum(bool(each["fault"]) for each in group)
            counts = f"{codes[0]:>9,}{codes[1]:>8,}{codes[2]:>8,}{codes[130]:>6,}{faulty:>8,}"
            lines.append(f"{name:<26}{files:>7,}{len(group):>9,}{counts}{worst[0]:>8.2f}{worst[1]:>9,}")
        lines.append("")
    faults = Counter(
        f"{each['kind']} {each['name']} | {each['row']} | {each['fault']}" for each in told if each["fault"]
    )
    lines += [f"{fault} ({count} x)" for fault, count in faults.most_common(SHOWN)]
    return "\n".join([*lines, f"{len(faults)} faults"])


if __name__ == "__main__":
    sys.exit(main())
