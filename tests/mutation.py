"""Puts one small fault after another into a module and says which of them no test notices.

    python tests/mutation.py [MODULE...] [--each N] [--first K] [--seconds S]

A module is a file or a folder of the package: ``conditions.py``, ``strict_yaml``, ``assess/points.py``. Of its mutants
each N-th is tried, in a fixed random order, from the K-th on, until S seconds are over. A mutant meets the tests of its
module that run the line it changes, the quickest first, until one fails; Hypothesis draws the same few examples every
time. Tests are collected once: what stands in a function is changed in a fork of that process. What an import runs is
tried in a fresh import of everything. One that takes far longer than its tests is stopped, which counts as noticed.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mutants import Mutant, mutants
from mutation_bench import (
    AGAIN,
    KILLED,
    SURVIVED,
    TESTS,
    Fresh,
    Items,
    Known,
    beside,
    changed,
    collect,
    in_fork,
    measure,
    meets,
    prepare,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = TESTS.parent / "src" / "inovasi_cli"
ALL: Final = ("conditions.py", "strict_yaml", "assess")
FILES: Final = {
    "conditions.py": ("test_conditions.py", "test_rubric_language.py"),
    "strict_yaml": ("test_strict_yaml.py",),
    "assess": ("test_assess_*.py", "test_atm.py", "test_balance.py", "test_impact.py", "test_properties.py"),
}
"""The tests of a module, by the file or folder that lies in the package itself."""


class Suite(NamedTuple):
    """The tests of one module or folder, and what is known of them."""

    files: list[str]
    folder: str
    known: Known

    def freshly(self, mutant: Mutant) -> int:
        """Whether a test notices a mutant that is imported."""
        tests = self.known.chosen(mutant)

        def run() -> int:
            sys.meta_path.insert(0, Fresh(mutant))
            needed = sorted({str(TESTS.parent / test.split("::")[0]) for test in tests})
            return int(collect(needed, self.folder, partial(meets, tests)) != 0)

        return in_fork(run) if tests else SURVIVED

    def forked(self, tried: list[Mutant], asked: Any, items: Items) -> int:
        """Answer whether tests notice a mutant, one after the other, until none is asked for."""
        while (at := asked.recv()) is not None:
            tests = self.known.chosen(tried[at])
            run = partial(changed, tried[at], tests, items)
            asked.send(in_fork(run) if tests else SURVIVED)
        return 0

    def outcomes(self, tried: list[Mutant], until: float) -> Iterator[tuple[Mutant, int]]:
        """Each mutant with what came of it, as long as there is time."""
        with beside(self.files, self.folder, partial(self.forked, tried)) as pipe:
            for at, mutant in enumerate(tried):
                if time.monotonic() > until:
                    break
                code = AGAIN
                if mutant.called:
                    pipe.send(at)
                    code = pipe.recv()
                yield mutant, self.freshly(mutant) if code == AGAIN else code
            pipe.send(None)


def measured(files: list[str], folder: str) -> Known:
    """What is known of the tests in these files, each of which must pass."""
    with beside(files, folder, measure) as pipe:
        known, failed = pipe.recv()
    if failed:
        raise SystemExit(f"fails without any fault: {failed}")
    return Known(*known)


def sources(module: str) -> dict[str, Path]:
    """The modules of a file or folder, by their names."""
    paths = sorted((PACKAGE / module).glob("*.py")) if (PACKAGE / module).is_dir() else [PACKAGE / module]
    within = {path: [*path.relative_to(PACKAGE.parent).parts[:-1], path.stem] for path in paths}
    return {".".join(parts).removesuffix(".__init__"): path for path, parts in within.items()}


def trial(module: str, options: argparse.Namespace, folder: str) -> str:
    """Try the mutants of one file or folder, print those that live, and sum up."""
    files = [str(path) for pattern in FILES[Path(module).parts[0]] for path in sorted(TESTS.glob(pattern))]
    begun = time.monotonic()
    suite = Suite(files, folder, measured(files, folder))
    made = [mutant for name, path in sources(module).items() for mutant in mutants(name, path)]
    tried = killed = stopped = 0
    Random(0).shuffle(made)  # noqa: S311 - the same order every time
    for mutant, code in suite.outcomes(made[options.first :: options.each], time.monotonic() + options.seconds):
        tried, killed, stopped = tried + 1, killed + (code == KILLED), stopped + (code < 0)
        if code == SURVIVED:
            print(f"{mutant}   [{len(suite.known.chosen(mutant))} tests]", flush=True)  # noqa: T201 - it is a script
    took = time.monotonic() - begun
    noticed = killed + stopped
    score = 100 * noticed / max(tried, 1)
    return (
        f"{module:<24}  {len(made):>7}  {tried:>5}  {killed:>6}  {stopped:>7}  {tried - noticed:>5}  {score:5.1f} %"
        f"  {took:>5.0f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Say which small faults no test notices.")
    parser.add_argument("modules", nargs="*", default=ALL, metavar="MODULE")
    parser.add_argument("--each", type=int, default=1, metavar="N", help="try each N-th mutant")
    parser.add_argument("--first", type=int, default=0, metavar="K", help="the first to try, from 0")
    parser.add_argument("--seconds", type=float, default=float("inf"), metavar="S", help="for each module")
    options = parser.parse_args()
    prepare(PACKAGE.parent)
    with tempfile.TemporaryDirectory(prefix="inovasi-mutation-") as folder:
        lines = [trial(module, options, folder) for module in options.modules]
    head = "module                    mutants  tried  killed  stopped  alive    score      s"
    print(f"Python {platform.python_version()}", head, *lines, sep="\n")  # noqa: T201 - it is a script


if __name__ == "__main__":
    main()
