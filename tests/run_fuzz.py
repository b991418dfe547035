"""Fuzzes what reads strangers' files, guided by the lines that an input reaches, and says what came of it.

    pip install -e ".[fuzz]"
    python tests/run_fuzz.py [SECONDS] [--keep] [--only TARGET]

Each target runs for its share of the time in a process of its own, from the corpus kept beside this file and from
``fuzz_seeds``; an input that takes over 10 s or 512 MB is a finding like any other. With ``--keep`` the smallest corpus
that reaches as much takes the place of the kept one. What is found is written to the folder ``fuzz-findings``. Exits
with 1 after a finding.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
from hashlib import sha1
from importlib.metadata import version
from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING, Final, NamedTuple

from fuzz_seeds import LONGEST, seeds
from fuzz_targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE: Final = Path(__file__).resolve().parent
CORPUS: Final = HERE / "fuzz" / "corpus"
FINDINGS: Final = Path("fuzz-findings")
SECONDS: Final = 1200
LIMITS: Final = ("-timeout=10", "-rss_limit_mb=512", f"-dict={HERE / 'fuzz' / 'words.dict'}")
KEPT: Final = 1024
"""Inputs beyond this many bytes are not kept: the seeds reach what a long one does."""


class Outcome(NamedTuple):
    """What libFuzzer said of one target in the end, and whether it found anything."""

    target: str
    runs: int
    edges: int
    features: int
    inputs: int
    slowest: int
    memory: int
    failed: bool
    log: str


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz what reads strangers' files.")
    parser.add_argument("seconds", nargs="?", type=int, default=SECONDS)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--only", choices=TARGETS)
    options = parser.parse_args()
    targets = [options.only] if options.only else [*TARGETS]
    FINDINGS.mkdir(exist_ok=True)
    outcomes = [fuzz(target, options.seconds // len(targets), keep=options.keep) for target in targets]
    print("\n".join(report(outcomes, options.seconds)))  # noqa: T201 - it is a script
    if not any(FINDINGS.iterdir()):
        FINDINGS.rmdir()
    return int(any(outcome.failed for outcome in outcomes))


def fuzz(target: str, seconds: int, *, keep: bool) -> Outcome:
    """Fuzz one target for so long."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder in it has a name of its own, and saving need not wait for a disk
    with tempfile.TemporaryDirectory(prefix="inovasi-fuzz-", dir=memory if memory.is_dir() else None) as name:
        folder = Path(name)
        found = laid(folder / "corpus", [path.read_bytes() for path in corpus(target)])
        begun = laid(folder / "seeds", seeds()[target])
        findings = f"-artifact_prefix={FINDINGS.resolve()}/{target}-"
        done = child(target, folder, f"-max_total_time={seconds}", "-print_final_stats=1", findings, found, begun)
        if keep and not done.returncode:
            small = laid(folder / "small", ())
            child(target, folder, "-merge=1", small, found, begun)
            replace(target, small)
    return read(target, done.stderr, failed=done.returncode != 0)


def child(target: str, folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, HERE / "fuzz_child.py", *LIMITS, f"-max_len={LONGEST[target]}", *arguments]
    environment = os.environ | {
        "TMPDIR": str(folder),
        "FUZZ_TARGET": target,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    return subprocess.run(  # noqa: S603 - our own script
        command, env=environment, capture_output=True, text=True, errors="replace", check=False
    )


def corpus(target: str) -> list[Path]:
    """The inputs kept for a target."""
    return sorted((CORPUS / target).glob("*.yaml"))


def laid(folder: Path, inputs: Iterable[bytes]) -> Path:
    """A new folder with these inputs."""
    folder.mkdir()
    for number, data in enumerate(inputs):
        (folder / f"{number:04}").write_bytes(data)
    return folder


def replace(target: str, small: Path) -> None:
    """Put the small corpus in the place of the kept one, under names that say what is in them."""
    (CORPUS / target).mkdir(parents=True, exist_ok=True)
    for path in corpus(target):
        path.unlink()
    for path in small.iterdir():
        if path.stat().st_size <= KEPT:
            digest = sha1(path.read_bytes(), usedforsecurity=False).hexdigest()
            copy(path, CORPUS / target / f"{digest[:12]}.yaml")


def read(target: str, log: str, *, failed: bool) -> Outcome:
    """What libFuzzer printed."""
    told = {name: int(figure) for name, figure in re.findall(r"stat::(\w+):\s+(\d+)", log)}
    edges, features, inputs = (re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", log) or [(0, 0, 0)])[-1]
    return Outcome(
        target,
        told.get("number_of_executed_units", 0),
        int(edges),
        int(features),
        int(inputs),
        told.get("slowest_unit_time_sec", 0),
        told.get("peak_rss_mb", 0),
        failed,
        log,
    )


def report(outcomes: list[Outcome], seconds: int) -> Iterable[str]:
    """A table, and the end of what was said about each finding."""
    yield f"{seconds} s on one core, Python {platform.python_version()}, atheris {version('atheris')}"
    yield "target   executions  edges reached  features  inputs that reach more  slowest, s  memory, MB  findings"
    for each in outcomes:
        yield (
            f"{each.target:<7}  {each.runs:>10}  {each.edges:>13}  {each.features:>8}  {each.inputs:>22}"
            f"  {each.slowest:>10}  {each.memory:>10}  {int(each.failed):>8}"
        )
    for each in outcomes:
        if each.failed:
            yield f"\n{each.target}:\n{each.log[-3000:]}"


if __name__ == "__main__":
    raise SystemExit(main())
