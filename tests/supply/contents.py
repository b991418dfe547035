"""What is in the wheel and the sdist: the program, its rubrics and its licence, and nothing of a machine."""

from __future__ import annotations

import sys
import tarfile
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from place import ROOT, Outcome, State, call, last_line, need, tracked

FACTS: Final = frozenset({"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"})
PLACES: Final = (str(ROOT), f"{Path.home()}/", sys.prefix)
"""Folders of this machine, which no file may name."""


def check(files: list[Path]) -> Outcome:
    """Look into both distributions, and ask check-wheel-contents."""
    sdist, wheel = files
    need("check_wheel_contents")
    wrong = [*wrong_in_wheel(wheel), *wrong_in_sdist(sdist)]
    done = call(sys.executable, "-m", "check_wheel_contents", "--no-config", wheel)
    if done.returncode:
        wrong.append(last_line(done))
    if wrong:
        return Outcome(State.FAILED, "; ".join(wrong[:3]))
    with ZipFile(wheel) as archive:
        count = len(archive.namelist())
    return Outcome(State.PASSED, f"{count} files in the wheel, {len(expected())} of them ours; no path of a machine")


def expected() -> dict[str, str]:
    """Where each file of ours is in the wheel, and where it comes from."""
    return {
        name.removeprefix("src/") if name.startswith("src/") else f"inovasi_cli/{name}": name
        for name in tracked()
        if name.startswith(("src/", "rubrics/"))
    }


def wrong_in_wheel(wheel: Path) -> list[str]:
    """What is missing, too much, not as in the sources, or names a folder of this machine."""
    ours = expected()
    with ZipFile(wheel) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    theirs = {f"{wheel.name.removesuffix('-py3-none-any.whl')}.dist-info/{name}" for name in FACTS}
    return [
        *(f"{name} is missing" for name in sorted({*ours, *theirs} - {*found})),
        *(f"{name} has no place in the wheel" for name in sorted({*found} - {*ours} - theirs)),
        *(f"{name} is not as in the sources" for name in ours if found.get(name) != (ROOT / ours[name]).read_bytes()),
        *_named(found),
    ]


def wrong_in_sdist(sdist: Path) -> list[str]:
    """What is in it that git does not keep, what the tests need and is not in it, or a folder of this machine."""
    with tarfile.open(sdist) as archive:
        files = {member.name.partition("/")[2]: archive.extractfile(member) for member in archive if member.isfile()}
        found = {name: file.read() for name, file in files.items() if file}
    kept = {*tracked()}
    needed = {name for name in kept if name.startswith(("src/", "rubrics/", "tests/", "examples/", "docs/"))}
    return [
        *(f"{name} is missing" for name in sorted(needed - {*found})),
        *(f"{name} is not kept by git" for name in sorted({*found} - kept - {"PKG-INFO"})),
        *_named(found),
    ]


def _named(found: dict[str, bytes]) -> list[str]:
    return [f"{name} names {place}" for name, data in found.items() for place in PLACES if place.encode() in data]
