"""That no known weakness is in what comes with the program; what could not be looked up is never called clean."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from place import Outcome, State, call, installed, last_line, need

if TYPE_CHECKING:
    from pathlib import Path


def check(python: Path, folder: Path) -> Outcome:
    """Ask pip-audit of the very versions of an environment."""
    need("pip_audit")
    versions = {name: version for name, version in installed(python).items() if name != "inovasi-cli"}
    file = folder / "installed.txt"
    file.write_text("".join(f"{name}=={version}\n" for name, version in versions.items()), encoding="utf-8")
    exact = ("--requirement", file, "--no-deps", "--disable-pip")
    quiet = ("--strict", "--progress-spinner", "off", "--format", "json")
    done = call(sys.executable, "-m", "pip_audit", *exact, *quiet)
    return judged(done.stdout, done.returncode, versions, last_line(done))


def judged(out: str, code: int, versions: dict[str, str], complaint: str) -> Outcome:
    """What an answer of pip-audit means: passed only where it has an entry for every distribution, and no weakness."""
    try:
        entries = json.loads(out)["dependencies"]
    except ValueError:
        return Outcome(State.NOT_RUN, f"not audited: {complaint}")
    found = [f"{each['name']}: {flaw['id']}" for each in entries for flaw in each.get("vulns", ())]
    if found:
        return Outcome(State.FAILED, "; ".join(found))
    looked = {each["name"] for each in entries if "vulns" in each}
    if code or looked != {*versions}:
        return Outcome(State.NOT_RUN, f"not audited: {complaint}")
    return Outcome(State.PASSED, f"{len(looked)} distributions, no known weakness")
