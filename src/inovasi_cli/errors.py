"""Every error that a person can cause; nothing here prints, exits or knows an exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


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
        self.message = message
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

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, at: Place, where: str, message: str) -> None:
        """Note that ``message`` is true of ``where`` (an id or key, may be empty) at this place."""
        self._found.append(Problem(self.file, at.line, at.column, where, message))

    def sorted(self) -> tuple[Problem, ...]:
        """The problems by line and column, each once."""
        return tuple(sorted(set(self._found)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """An Indonesian question that names the nearest known word, or nothing where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), list(known), n=1)
    return f"; maksud Anda {near[0]}?" if near else ""
