"""That the oldest versions that pyproject.toml allows really do: they are installed, and tests run on them."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final

from packaging.version import Version
from place import ROOT, Outcome, State, call, environment, installed, last_line

if TYPE_CHECKING:
    from pathlib import Path

TESTS: Final = (
    *("test_cli_help", "test_cli_nilai", "test_cli_terminal", "test_cli_batch", "test_strict_yaml"),
    *("test_profile_load", "test_profile_save", "test_rubric_load", "test_evidence", "test_batch_collect"),
    *("test_render_terminal", "test_render_html", "test_interview_keeper", "test_interview_terminal"),
    "test_pdf",
)
"""What each dependency of the program is used for: command line, YAML, menus, locks, ignored files, pages, PDFs."""


def check(wheel: Path, folder: Path) -> Outcome:
    """Install the wheel with the lowest version of everything it asks for, and run tests of the sources on these."""
    asked = ("--requirements", ROOT / "pyproject.toml", "--extra", "dev")
    python = environment(folder / "lowest", "--resolution", "lowest-direct", *asked, wheel)
    versions = installed(python)
    higher = [name for name, bound in bounds().items() if Version(versions[name.lower()]) != Version(bound)]
    if higher:
        return Outcome(State.FAILED, f"not had in the lowest version: {', '.join(higher)}")
    files = [f"tests/{name}.py" for name in TESTS]
    plain = ("--no-cov", "-o", "addopts=", "-p", "no:cacheprovider")
    done = call(python, "-m", "pytest", *plain, *files, PYTHONPATH=str(ROOT / "src"))
    told = ", ".join(f"{name} {bound}" for name, bound in bounds().items())
    if done.returncode:
        return Outcome(State.FAILED, f"{last_line(done)}; with {told}")
    (count,) = re.findall(r"\b(\d+) passed", last_line(done))
    return Outcome(State.PASSED, f"{count} tests with {told}")


def bounds() -> dict[str, str]:
    """The lowest version that the program asks for, by distribution."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return dict(re.findall(r"^([\w-]+)>=([\d.]+)", line)[0] for line in project["dependencies"])
