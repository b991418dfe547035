r"""How a path is named where something else is to find the file.

A path is taken as it was given, and nothing is looked up: whoever runs this at the root of a repository with relative
paths, as a build does, gets what GitHub, GitLab and SARIF want. ``\`` becomes ``/`` on every system, and a ``./`` in
front goes. A path with ``..`` stays as it is, since where it leads only a file system knows. An absolute path stays
absolute; in SARIF it becomes a ``file:`` address, which then has no base.
"""

from __future__ import annotations

import re
from typing import Final

_DOTS: Final = re.compile(r"\A(?:\./+)+(?=.)", re.DOTALL)
_DRIVE: Final = re.compile(r"[A-Za-z]:/")


def slashed(file: str) -> str:
    r"""A path with ``/``, and without ``./`` in front."""
    return _DOTS.sub("", file.replace("\\", "/"))


def is_absolute(path: str) -> bool:
    """Whether a path with ``/`` begins at a root, a server or a drive."""
    return path.startswith("/") or _DRIVE.match(path) is not None


def uri(file: str) -> str:
    """A path as a URI: percent-encoded, relative where the path is."""
    from urllib.parse import quote

    path = slashed(file)
    if not is_absolute(path):
        return quote(_bytes(path))
    drive = _DRIVE.match(path)
    if drive:
        return f"file:///{drive[0]}{quote(_bytes(path[drive.end() :]))}"
    # With two slashes in front the first name is that of a server.
    return f"file:{'' if path.startswith('//') else '//'}{quote(_bytes(path))}"


def _bytes(path: str) -> bytes:
    """The bytes of a path on disk, where Python holds those that are no text as lone surrogates."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")
