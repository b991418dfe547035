"""Which fact files a batch judges: of the files, folders, globs and lists that were named, each file once.

What was named is wanted: a file whatever its name, a folder even where it is hidden or ignored. Inside a folder,
hidden entries and what a ``.gitignore`` leaves out are passed over. What cannot be looked into stays in the result
under its own name, so that it is told as one bad file and hides no other.
"""

from __future__ import annotations

import codecs
import glob
import os
import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.batch.ignored import NAME, TOP, Rules, ignores, inside, read
from inovasi_cli.errors import InovasiError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

STDIN: Final = "-"
ENDINGS: Final = (".yaml", ".yml")

_GLOB: Final = re.compile(r"[*?[]")
_DIGITS: Final = re.compile(r"\d+")
_HERE: Final = re.compile(rf"(?:\.[{re.escape(os.sep)}/]+)*")


class _Folder(NamedTuple):
    """A folder to look into; each path ends in ``/``, or is empty for the current folder."""

    shown: str
    key: str
    real: str
    rules: Rules | None


class _File(NamedTuple):
    """A file as it is shown, and what tells whether it is another one."""

    shown: str
    key: str


def collect(named: Sequence[str], listed: Callable[[], bytes]) -> list[str]:
    """The files to judge, in the order of what was named, and in natural order within each folder and glob.

    ``named`` are the arguments as typed, at least one; ``listed`` gives the bytes of standard input and is called
    where one of them is ``-``. Files and subfolders are mixed, by name: the order is that of the paths compared part
    by part, and ``inovasi-2`` comes before ``inovasi-10``. Raises ``InovasiError`` where a folder, glob or list
    brings nothing, since a batch of nothing must not pass.
    """
    finder = _Finder()
    for path in dict.fromkeys(named):
        if path == STDIN:
            finder.add_list(listed())
        elif _GLOB.search(path) and not os.path.lexists(path):
            finder.add_glob(path)
        else:
            finder.add(path)
    return finder.found


class _Finder:
    """Gathers files, each at its first place; a named folder is told apart by where it really lies."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._seen: set[str] = set()
        self._current = _with_slash(_real(""))
        self._inside = cache(inside)
        self._key = cache(self._key_of)

    def add(self, path: str) -> None:
        """A file, missing or not, or the files of a folder."""
        if not self._brings(path):
            raise InovasiError(
                f"{path}: tidak ada berkas YAML di folder ini",
                "Berkas tersembunyi dan yang dikecualikan .gitignore tidak ikut, kecuali disebut langsung.",
            )

    def add_glob(self, pattern: str) -> None:
        """Whatever matches, as if each had been named, but that not every folder must hold a fact file."""
        matches = sorted(glob.glob(pattern, recursive=True), key=_by_parts)
        if not [match for match in matches if self._brings(match)]:
            raise InovasiError(
                f"{pattern}: tidak ada berkas yang cocok dengan pola ini", "Periksa pola dan nama foldernya."
            )

    def add_list(self, data: bytes) -> None:
        """What a list names: one path a line, or each ended by NUL where there is one."""
        data = data.removeprefix(codecs.BOM_UTF8)
        lines = data.split(b"\0") if b"\0" in data else [line.removesuffix(b"\r") for line in data.split(b"\n")]
        paths = [os.fsdecode(line) for line in lines if line.strip()]
        if not paths:
            raise InovasiError(
                "Daftar berkas di masukan standar kosong",
                "Alirkan satu nama berkas per baris, misalnya: git ls-files data | inovasi batch -",
            )
        for path in paths:
            self.add(path)

    def _brings(self, path: str) -> bool:
        if os.path.isdir(path):
            return self._walk(path)
        folder, name = os.path.split(path)
        self._take(_File(_plain(path), self._key(folder) + name))
        return True

    def _walk(self, path: str) -> bool:
        """Take the files of a folder and all below it; whether there are any."""
        real = _real(path)
        above = None if os.path.lexists(os.path.join(real, TOP)) else self._inside(os.path.dirname(real))
        top = _Folder(_with_slash(_plain(path)), self._key(path), _with_slash(real), above)
        any_found = False
        # Not by recursion, for which folders may lie too deep.
        opened = [_entries(top)]
        while opened:
            for entry in opened[-1]:
                if isinstance(entry, _Folder):
                    opened.append(_entries(entry))
                    break
                self._take(entry)
                any_found = True
            else:
                opened.pop()
        return any_found

    def _take(self, file: _File) -> None:
        key = os.path.normcase(file.key)
        if key not in self._seen:
            # Mostly the two are the same text, which is then kept once.
            self._seen.add(file.shown if key == file.shown else key)
            self.found.append(file.shown)

    def _key_of(self, folder: str) -> str:
        return _with_slash(_real(folder)).removeprefix(self._current)


def _entries(folder: _Folder) -> Iterator[_File | _Folder]:
    """The fact files and subfolders of a folder, in order; the folder itself as a file where it cannot be read."""
    try:
        names, folders, dotted = _scan(folder.shown or os.curdir)
    except OSError:
        yield _File(folder.shown[:-1] or os.curdir, folder.key[:-1] or os.curdir)
        return
    # Another work tree begins afresh.
    rules = None if TOP in dotted else folder.rules
    if NAME in dotted:
        rules = read(folder.real, rules)
    names.sort(key=_natural)
    for name in names:
        is_folder = name in folders
        if rules and ignores(rules, folder.real + name, folder=is_folder):
            continue
        shown, key = folder.shown + name, folder.key + name
        yield _Folder(f"{shown}/", f"{key}/", f"{folder.real}{name}/", rules) if is_folder else _File(shown, key)


def _scan(path: str) -> tuple[list[str], set[str], set[str]]:
    """The names of fact files and subfolders, which of them are folders, and the names that begin with a dot."""
    names: list[str] = []
    folders: set[str] = set()
    dotted: set[str] = set()
    with os.scandir(path) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                dotted.add(name)
            elif entry.is_dir(follow_symlinks=False):
                folders.add(name)
                names.append(name)
            elif name.lower().endswith(ENDINGS) and _may_be_file(entry):
                names.append(name)
    return names, folders, dotted


def _may_be_file(entry: os.DirEntry[str]) -> bool:
    """A regular file or a link to one; also a link that leads nowhere, which is told rather than passed over."""
    if entry.is_symlink():
        return os.path.isfile(entry.path) or not os.path.exists(entry.path)
    return entry.is_file()


def _natural(name: str) -> str:
    """A key that sorts numbers by their value and letters without their case; the name itself settles what is left."""
    return f"{_DIGITS.sub(_measured, name.casefold())}\0{name}"


def _measured(digits: re.Match[str]) -> str:
    """Digits led by how many there are, so that the longer number is the larger; ``0`` keeps them where digits sort."""
    number = digits.group().lstrip("0")
    return f"0{chr(len(number) + 1)}{number}"


def _by_parts(path: str) -> list[str]:
    return [_natural(part) for part in path.replace(os.sep, "/").split("/")]


def _real(path: str) -> str:
    return os.path.realpath(path).replace(os.sep, "/")


def _plain(path: str) -> str:
    """A path as typed, without the ``./`` before it."""
    return path[len(_HERE.match(path).group()) :]  # type: ignore[union-attr] # it matches nothing, too


def _with_slash(folder: str) -> str:
    """A folder as what its entries' paths begin with; nothing for the current one."""
    return "" if folder in {"", os.curdir} else f"{folder.rstrip('/' + os.sep)}/"
