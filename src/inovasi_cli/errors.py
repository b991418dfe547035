"""Every error that a person can cause; nothing here prints, exits or knows an exit code."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


MOST: Final = 200
"""Problems of one file that are told; where there are more, those first to be mended will do."""
_LONGEST: Final = 600
"""Letters of a message: a stranger's text within is cut in its middle, since the cure stands at the end."""

_BEGINNING: Final = 3
"""Letters from which on a word is taken for the beginning of others."""
_NAMED: Final = 3
_NEAR: Final = 0.65
"""Lets *tema* pass for *theme*, and not *perizinan* for *kemiskinan*."""
_LONGEST_WORD: Final = 100
"""Nobody mistypes a longer one, and comparing takes the square of it."""
_ASKED: Final = 20
"""Words of one file that are compared with those known; where more are strange, it is the file that is."""

_REASONS: Final = {
    errno.ENOENT: "folder atau berkasnya tidak ada",
    errno.EACCES: "aksesnya ditolak",
    errno.EPERM: "aksesnya ditolak",
    errno.EROFS: "tempat itu hanya bisa dibaca",
    errno.ENOSPC: "disk penuh",
    errno.EDQUOT: "jatah disk habis",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.ENOTDIR: "yang disebut sebagai folder ternyata berkas",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautannya berputar",
    errno.EBUSY: "sedang dipakai program lain",
    errno.EIO: "disk atau jaringannya gagal",
    errno.EFBIG: "melebihi batas ukuran berkas",
    getattr(errno, "ESTALE", errno.EIO): "disk atau jaringannya gagal",
}


class Place(Protocol):
    """Anything that stands at a line and column of a file, both counted from 1."""

    @property
    def line(self) -> int:
        """The line, from 1."""

    @property
    def column(self) -> int:
        """The column, from 1."""


class Start(NamedTuple):
    """A bare place."""

    line: int = 1
    column: int = 1


class Problem(NamedTuple):
    """One thing wrong in one file (*masalah berkas*), with its place and what to write instead."""

    file: str
    line: int
    column: int
    where: str
    message: str

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.message}"


class InovasiError(Exception):
    """What went wrong and one way out, both in Indonesian; shown without a traceback."""

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.message = message if isinstance(self, FileError) else shortened(message)
        self.cure = cure


class FileError(InovasiError):
    """Every problem of one file, in the order of its lines."""

    def __init__(self, problems: tuple[Problem, ...], cure: str) -> None:
        super().__init__("\n".join(map(str, problems)), cure)
        self.problems = problems


class FactsError(FileError):
    """A fact file that cannot be judged."""


class RubricError(FileError):
    """A rubric or bank file that cannot judge."""


class Problems:
    """Collects the problems of one file, so that a person sees them all at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Problem] = []
        self._compared = 0

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, at: Place, where: str, message: str) -> None:
        """Note that ``message`` is true of ``where`` (an id or key, may be empty) at this place."""
        self._found.append(Problem(self.file, at.line, at.column, shortened(where), shortened(message)))

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """The same as the function of that name, for the first words of a file only: comparing thousands takes long."""
        self._compared += 1
        return did_you_mean(word, known) if self._compared <= _ASKED else ""

    def sorted(self) -> tuple[Problem, ...]:
        """The problems by line and column, each once; beyond ``MOST`` only how many more there are."""
        found = sorted(set(self._found))
        more = len(found) - MOST
        if more > 0:
            last = found[MOST - 1]
            message = f"dan {more} masalah lain; perbaiki dahulu yang di atas"
            found[MOST:] = [Problem(self.file, last.line, last.column, "", message)]
        return tuple(found)


def shortened(text: str) -> str:
    """A message that may hold a stranger's text, cut in its middle where it is long."""
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} ... {text[-half:]}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """An Indonesian question that names the known words that begin so, else the nearest, or nothing where none is."""
    from difflib import get_close_matches

    if len(word) > _LONGEST_WORD:
        return ""
    word, choice = word.lower(), [each for each in known if len(each) <= _LONGEST_WORD]
    begun = [each for each in choice if each.startswith(word)] if len(word) >= _BEGINNING else []
    *others, last = begun[:_NAMED] or get_close_matches(word, choice, n=1, cutoff=_NEAR) or [""]
    names = f"{', '.join(others)} atau {last}" if others else last
    return f"; maksud Anda {names}?" if names else ""


def reason_of(error: OSError) -> str:
    """Why the system refused, in Indonesian as far as it is a reason that people meet."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
