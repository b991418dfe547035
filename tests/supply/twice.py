"""That two builds in two folders, under another mask, zone and hour, give the same bytes."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from place import Outcome, State, build, copied

if TYPE_CHECKING:
    from pathlib import Path


def twice(folder: Path) -> tuple[list[Path], list[Path]]:
    """The sdist and the wheel, built of two copies of the sources that share nothing but their content."""
    first, second = folder / "satu", folder / "lain" / "di dalam"
    for each in (first, second):
        copied(each)
    for path in second.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700 if path.is_dir() else 0o600)
    return (
        build(first, _made(folder / "dist-1"), PYTHONHASHSEED="1", TZ="UTC"),
        build(second, _made(folder / "dist-2"), PYTHONHASHSEED="2", TZ="Asia/Jayapura", LC_ALL="C"),
    )


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def digests(files: list[Path]) -> dict[str, str]:
    """The SHA-256 of each file, by its name."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}


def check(first: list[Path], second: list[Path]) -> Outcome:
    """Compare two builds."""
    one, other = digests(first), digests(second)
    if one != other:
        differ = [name for name in {*one, *other} if one.get(name) != other.get(name)]
        return Outcome(State.FAILED, f"differ: {', '.join(sorted(differ))}")
    return Outcome(State.PASSED, ", ".join(f"{name} {digest[:12]}" for name, digest in one.items()))
