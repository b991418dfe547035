"""Looks once at each proof that a fact file names: a link by its form alone, a file by what lies there.

Whoever wrote the fact file may mean harm: nothing outside the folder is opened, nothing but regular files, and of no
file more is read than a proof may hold.
"""

from __future__ import annotations

import os
import re
from stat import S_ISLNK, S_ISREG
from typing import TYPE_CHECKING, Final

from inovasi_cli.facts import Evidence
from inovasi_cli.rubric.model import MEGABYTE, MOST_MEGABYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inovasi_cli.errors import Place
    from inovasi_cli.profile.content import Known
    from inovasi_cli.rubric.model import Proof

_LINK: Final = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d{1,5})?(?:[/?#]\S*)?")

# tuple.__new__ makes the same value as Evidence(...) at half the price.
_new = tuple.__new__

_DRIVE: Final = re.compile(r"[A-Za-z]:[\\/]")
_PIECE: Final = 1 << 17

_READ: Final = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
# A pipe that nobody writes to would be waited for, a link that was put there meanwhile be followed.
_FILE: Final = _READ | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NOCTTY", 0)
_FOLDER: Final = _READ | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_PATH", 0) | getattr(os, "O_NOFOLLOW", 0)


def look(ref: str, folder: Path, at: Place, proof: Proof | None = None) -> Evidence:
    """The proof as it is now, held to what ``proof`` asks for, if anything; no link is followed to the net."""
    if is_link(ref):
        return _new(Evidence, (ref, link_state(ref), None, at.line, at.column, None))
    state, known = look_at_file(ref, folder, most_bytes(proof))
    return found(ref, at, proof, state, known)


def is_link(ref: str) -> bool:
    """Whether it is meant as a link."""
    return "://" in ref or ref.startswith("www.")


def link_state(ref: str) -> str:
    """Whether a link is well-formed."""
    return "link" if _LINK.fullmatch(ref) else "bad-link"


def is_absolute(ref: str) -> bool:
    """Whether a path is one from the top, on this or another system, so that nobody else would find it."""
    return ref.startswith(("/", "\\")) or _DRIVE.match(ref) is not None


def most_bytes(proof: Proof | None) -> int:
    """How large a file may be: as its question says, else as we do."""
    return MEGABYTE * (proof.max_mb if proof and proof.max_mb else MOST_MEGABYTES)


def found(ref: str, at: Place, proof: Proof | None, state: str, known: Known | None) -> Evidence:
    """The proof of a file in that state, which is ``known`` where it was read to its end."""
    if not known:
        return Evidence(ref, state, None, at.line, at.column)
    state = "file" if not proof or known.kind in proof.kinds else "wrong-kind"
    return Evidence(ref, state, known.digest, at.line, at.column, known.kind)


def look_at_file(
    ref: str, folder: Path, most: int, keep: Callable[[bytes], object] | None = None
) -> tuple[str, Known | None]:
    """The state of a file of the folder, and what is known of it where it was read; ``keep`` gets it piece by piece."""
    try:
        if is_absolute(ref):
            return "outside", None
        root = os.path.realpath(folder)
        # A person on Windows writes a backslash, and the same file must be found everywhere.
        path = os.path.realpath(os.path.join(root, ref.replace("\\", "/")))  # noqa: PTH118 - a third of the time
        inside = root.rstrip(os.sep) + os.sep
        if path != root and not path.startswith(inside):
            return "outside", None
        mode = os.lstat(path).st_mode
        if S_ISLNK(mode):
            # What is still a link after all were followed is a loop of them.
            return "unreadable", None
        # To open a device may do something already.
        return _read(root, path[len(inside) :], most, keep) if S_ISREG(mode) else ("not-file", None)
    except (FileNotFoundError, NotADirectoryError):
        return "missing", None
    except (OSError, ValueError):
        return "unreadable", None


def _read(root: str, path: str, most: int, keep: Callable[[bytes], object] | None) -> tuple[str, Known | None]:
    from inovasi_cli.profile.content import Content

    content = Content()
    with os.fdopen(_open(root, path), "rb", buffering=0) as file:
        status = os.fstat(file.fileno())
        if not S_ISREG(status.st_mode):
            return "not-file", None
        if status.st_size > most:
            return "too-big", None
        for piece in _pieces(file.fileno()):
            content.add(piece)
            if keep:
                keep(piece)
            if content.size > most:
                # It grows while it is read.
                return "too-big", None
    return ("file", content.known()) if content.size else ("empty", None)


def _pieces(file: int) -> Iterator[bytes]:
    while piece := os.read(file, _PIECE):
        yield piece


def _open(root: str, path: str) -> int:
    """Open a file below a folder, step by step, so that no link put there meanwhile leads out of it."""
    if os.open not in os.supports_dir_fd:
        return os.open(os.path.join(root, path), _FILE)  # noqa: PTH118 - as above
    *folders, name = path.split(os.sep)  # noqa: PTH206 - as above
    here = os.open(root, _FOLDER)
    try:
        for each in folders:
            above, here = here, os.open(each, _FOLDER, dir_fd=here)
            os.close(above)
        return os.open(name, _FILE, dir_fd=here)
    finally:
        os.close(here)
