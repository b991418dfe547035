"""Where the checks of the supply chain work: the built distributions, and environments made of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile, which
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]


class State(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    FAILED = "FAILED"
    NOT_RUN = "NOT RUN"


class Outcome(NamedTuple):
    """How a check ended, and what it saw or why it did not run."""

    state: State
    told: str


class MissingError(Exception):
    """What a check needs is not here; the message says what."""


def call(*command: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a tool to its end; the sources must not stand in for what is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(  # noqa: S603 - tools of pyproject.toml
        command,
        cwd=cwd,
        env=kept | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    """The last line that a tool printed, which mostly says what is wrong."""
    lines = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return lines[-1][:160] if lines else f"exit code {done.returncode}"


def need(*modules: str) -> None:
    """Ask for modules of this Python.

    Raises:
        MissingError: One is not installed.
    """
    for name in modules:
        if not find_spec(name):
            raise MissingError(f'{name} is not installed: pip install -e ".[supply]"')


def tracked() -> list[str]:
    """The files that git keeps, by their path from the top.

    Raises:
        MissingError: This is no git checkout.
    """
    git = which("git")
    done = call(git, "ls-files", "-z") if git else None
    if done is None or done.returncode:
        raise MissingError("this is no git checkout")
    return [name for name in done.stdout.split("\0") if (ROOT / name).is_file()]


def copied(folder: Path) -> Path:
    """The files that git keeps, in another folder, with the time stamps of now."""
    for name in tracked():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copyfile(ROOT / name, folder / name)
    return folder


def build(source: Path, into: Path, **environment: str) -> list[Path]:
    """The sdist and the wheel made of a folder, by the build backend that is installed here.

    Raises:
        MissingError: The tools are not installed, or could not build.
    """
    need("build", "hatchling")
    kinds = ("--sdist", "--wheel")
    done = call(
        *(sys.executable, "-m", "build", "--no-isolation", *kinds, "--outdir", into, source),
        cwd=into.parent,
        **environment,
    )
    if done.returncode:
        raise MissingError(f"the build failed: {last_line(done)}")
    return [next(into.glob(kind)) for kind in ("*.tar.gz", "*.whl")]


def environment(folder: Path, *install: str | Path) -> Path:
    """The Python of a new environment with these installed.

    Raises:
        MissingError: uv is not installed, or did not find them.
    """
    need("uv")
    uv = (sys.executable, "-m", "uv", "--quiet")
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    for command in (("venv", "--python", sys.executable, folder), ("pip", "install", "--python", python, *install)):
        done = call(*uv, *command, cwd=folder.parent)
        if done.returncode:
            raise MissingError(f"no environment could be made: {last_line(done)}")
    return python


def installed(python: Path) -> dict[str, str]:
    """The version of each distribution of an environment, by its name."""
    listed = call(sys.executable, "-m", "uv", "pip", "list", "--python", python, "--format", "json")
    return {each["name"]: each["version"] for each in json.loads(listed.stdout)}
