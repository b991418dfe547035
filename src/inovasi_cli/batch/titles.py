"""Which innovations of a run bear the same title under the same rubric: 12 bytes a result, whatever the titles."""

from __future__ import annotations

from array import array
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.prose import plain
from inovasi_cli.batch.tally import FEW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.batch.outcome import Mark

_MASK: Final = 2**64 - 1


class Twins(NamedTuple):
    """Groups of files that share a title, in the order of their first files, and how many more groups there are."""

    groups: tuple[tuple[str, ...], ...] = ()
    more: int = 0


class Titles:
    """Takes results file by file; a title is remembered as a hash, and its file by number.

    Two titles are the same where they differ in nothing but case, spaces and punctuation. That two others come to one
    hash of 64 bits is as good as impossible, and would only send somebody to look.
    """

    def __init__(self) -> None:
        self._hashes = array("Q")
        self._files = array("I")
        self._count = 0
        self._last: str | None = None

    def add(self, mark: Mark) -> None:
        """Take one result; those of a file come one after the other."""
        if mark.file != self._last:
            self._last = mark.file
            self._count += 1
        bare = plain(mark.title or "")
        if bare:
            self._hashes.append(hash((mark.rubric, bare)) & _MASK)
            self._files.append(self._count - 1)

    def twins(self, files: Sequence[str]) -> Twins:
        """What is shared, where ``files`` are those that were judged, in their order."""
        found = dict.fromkeys(sorted(self._groups()))
        named = [tuple(files[number] for number in group) for group in list(found)[:FEW]]
        return Twins(tuple(named), len(found) - len(named))

    def _groups(self) -> Iterator[tuple[int, ...]]:
        order = sorted(range(len(self._hashes)), key=self._hashes.__getitem__)
        for _, group in groupby(order, key=self._hashes.__getitem__):
            numbers = tuple(self._files[at] for at in group)
            if len(numbers) > 1:
                yield numbers
