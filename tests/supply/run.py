"""Checks where the program comes from and what it brings along, and prints a table.

    pip install -e ".[dev,supply]"
    python tests/supply/run.py [FOLDER]

FOLDER, a new one, keeps the wheel, the sdist and the bill of materials. Exits with 1 where a check failed, else with 2
where one could not run.
"""

from __future__ import annotations

import platform
import sys
import tempfile
from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING

import audit
import bill
import bounds
import contents
import licences
import twice
from place import MissingError, Outcome, State, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def main() -> int:
    keep = Path(sys.argv[1]) if sys.argv[1:] else None
    with tempfile.TemporaryDirectory(prefix="inovasi-supply-") as name:
        outcomes = checked(Path(name), keep)
    print(f"Python {platform.python_version()}, {platform.system()}")  # noqa: T201 - it is a script
    for subject, (state, told) in outcomes.items():
        print(f"{subject:<14}  {state:<7}  {told}")  # noqa: T201
    return exit_code(outcome.state for outcome in outcomes.values())


def exit_code(states: Iterable[State]) -> int:
    """What a build is told: what could not run is no success."""
    found = {*states}
    return 1 if State.FAILED in found else 2 if State.NOT_RUN in found else 0


def checked(folder: Path, keep: Path | None) -> dict[str, Outcome]:
    """Each subject and how it ended; what a missing tool stops is told as not run."""
    try:
        first, second = twice.twice(folder)
        python = environment(folder / "runtime", first[1])
    except MissingError as error:
        return {"build": Outcome(State.NOT_RUN, str(error))}
    outcomes = {
        "two builds": tried(lambda: twice.check(first, second)),
        "contents": tried(lambda: contents.check(first)),
        "bill": tried(lambda: bill.check(python, folder)),
        "licences": tried(lambda: licences.check(python)),
        "weaknesses": tried(lambda: audit.check(python, folder)),
        "lower bounds": tried(lambda: bounds.check(first[1], folder)),
    }
    if keep:
        keep.mkdir(parents=True)
        for file in (*first, *folder.glob("sbom.json")):
            copy(file, keep)
    return outcomes


def tried(check: Callable[[], Outcome]) -> Outcome:
    """How a check ended."""
    try:
        return check()
    except MissingError as error:
        return Outcome(State.NOT_RUN, str(error))


if __name__ == "__main__":
    raise SystemExit(main())
