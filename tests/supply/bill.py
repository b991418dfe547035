"""The bill of materials (CycloneDX) of what installing the wheel brings: complete, the same twice, of no machine."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from contents import PLACES
from place import ROOT, Outcome, State, call, installed, last_line, need

if TYPE_CHECKING:
    from pathlib import Path


def write(python: Path, file: Path) -> str:
    """Write the bill of an environment; what is wrong with it, or nothing. cyclonedx-py holds it to its schema."""
    options = ("--output-reproducible", "--validate", "--pyproject", ROOT / "pyproject.toml", "-o", file)
    done = call(sys.executable, "-m", "cyclonedx_py", "environment", *options, python)
    return last_line(done) if done.returncode else ""


def check(python: Path, folder: Path) -> Outcome:
    """Write it twice, and hold it to what is installed."""
    need("cyclonedx_py")
    files = [folder / "sbom.json", folder / "sbom-2.json"]
    for file in files:
        if wrong := write(python, file):
            return Outcome(State.FAILED, wrong)
    text, again = (file.read_text(encoding="utf-8") for file in files)
    bill = json.loads(text)
    listed = {each["name"].lower().replace("_", "-"): each["version"] for each in bill["components"]}
    if text != again or any(place in text for place in PLACES):
        return Outcome(State.FAILED, "it is not the same twice, or names a folder of this machine")
    expected = {name.lower(): version for name, version in installed(python).items() if name != "inovasi-cli"}
    if {name: version for name, version in listed.items() if name != "inovasi-cli"} != expected:
        return Outcome(State.FAILED, f"{len(listed)} components listed, {len(expected)} installed")
    return Outcome(State.PASSED, f"CycloneDX {bill['specVersion']}, {len(expected)} components, the same twice")
