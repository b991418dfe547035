"""That the lock for development fits what pyproject.toml asks for, and is one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

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
