"""Where the program comes from: a lock that fits, builds that can be repeated, and checks that tell the truth."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest
from audit import judged
from contents import wrong_in_sdist, wrong_in_wheel
from packaging.requirements import Requirement
from place import MissingError, State
from run import exit_code
from twice import check, twice

ROOT: Final = Path(__file__).parents[1]
LOCK: Final = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
LOCKED: Final = dict(re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", LOCK, re.MULTILINE))


def test_the_lock_holds_what_is_asked_for_in_a_version_that_fits() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [Requirement(line) for line in (*project["dependencies"], *extras["dev"])]

    named = {requirement: requirement.name.lower().replace("_", "-") for requirement in asked}
    assert [str(each) for each, name in named.items() if LOCKED.get(name, "0") not in each.specifier] == []
    assert len(asked) > 20


def test_every_package_of_the_lock_has_a_digest_and_no_host_is_named() -> None:
    entries = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]

    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert len(entries) >= len(LOCKED) > 50
    assert re.findall(r"https?:|^--", LOCK, re.MULTILINE) == []


@pytest.fixture(scope="module", name="builds")
def _builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], list[Path]]:
    """The sdist and the wheel, built twice."""
    try:
        return twice(tmp_path_factory.mktemp("bangun"))
    except MissingError as error:
        pytest.skip(str(error))


def test_two_builds_in_two_folders_give_the_same_bytes(builds: tuple[list[Path], list[Path]]) -> None:
    outcome = check(*builds)

    assert outcome.state == State.PASSED, outcome.told
    assert [path.suffix for path in builds[0]] == [".gz", ".whl"]


def test_a_build_that_differs_would_be_seen(builds: tuple[list[Path], list[Path]], tmp_path: Path) -> None:
    (sdist, wheel), _ = builds
    other = tmp_path / wheel.name
    other.write_bytes(wheel.read_bytes() + b"x")

    assert check([sdist, wheel], [sdist, other]) == (State.FAILED, f"differ: {wheel.name}")


def test_the_wheel_holds_the_program_with_its_rubrics_and_nothing_else(builds: tuple[list[Path], list[Path]]) -> None:
    assert wrong_in_wheel(builds[0][1]) == []


def test_the_sdist_holds_what_its_tests_need_and_only_what_git_keeps(builds: tuple[list[Path], list[Path]]) -> None:
    assert wrong_in_sdist(builds[0][0]) == []


ONE: Final = {"rich": "15.0.0"}
CLEAN: Final = '{"dependencies": [{"name": "rich", "version": "15.0.0", "vulns": []}]}'


@pytest.mark.parametrize(
    ("out", "code", "state"),
    [
        (CLEAN, 0, State.PASSED),
        (CLEAN, 1, State.NOT_RUN),
        ("", 1, State.NOT_RUN),
        ("", 0, State.NOT_RUN),
        ('{"dependencies": []}', 0, State.NOT_RUN),
        ('{"dependencies": [{"name": "rich", "skip_reason": "not found"}]}', 0, State.NOT_RUN),
        (CLEAN.replace('"vulns": []', '"vulns": [{"id": "PYSEC-1"}]'), 1, State.FAILED),
    ],
)
def test_what_could_not_be_looked_up_is_never_called_clean(out: str, code: int, state: State) -> None:
    assert judged(out, code, ONE, "x").state == state


@pytest.mark.parametrize(
    ("states", "code"),
    [
        ([State.PASSED], 0),
        ([State.PASSED, State.NOT_RUN], 2),
        ([State.NOT_RUN, State.FAILED], 1),
    ],
)
def test_a_check_that_could_not_run_is_no_success(states: list[State], code: int) -> None:
    assert exit_code(states) == code
