"""What PDFs that are proofs say of themselves: how many pages, and since when; shown to a person, never judged.

A PDF from a stranger can make its reader run for ever or take all memory, so another process reads it, under limits.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.profile.evidence import most_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.model import Rubric

READ: Final = "read"
LOCKED: Final = "locked"
"""Nobody opens it without a password."""
ENCRYPTED: Final = "encrypted"
"""It cannot be told here whether that takes a password."""
BROKEN: Final = "broken"
"""It is no whole PDF, or one without a page."""
UNREAD: Final = "unread"
"""It took too long or too much memory, or changed meanwhile."""

ONE: Final = 5.0
"""Seconds that one PDF may take."""
ALL: Final = 10.0
"""Seconds that all of them may take together, counted from when somebody waits for them."""


class Pdf(NamedTuple):
    """One PDF by its name in the fact file: ``read``, ``locked``, ``encrypted``, ``broken`` or ``unread``.

    ``pages`` and ``created``, the day that the file itself gives, are None where they are not known.
    """

    ref: str
    state: str
    pages: int | None = None
    created: date | None = None


class Wanted(NamedTuple):
    """How large a PDF may be, in bytes, and what its digest was when it was counted as a proof."""

    most: int
    digest: str | None


@contextmanager
def reading(rubric: Rubric, facts: Facts, folder: Path) -> Iterator[Callable[[], tuple[Pdf, ...]]]:
    """Begin to read every PDF of the folder that counts as a proof; what is yielded waits for what was found.

    That is in the order of the bank, each once, and never raises.
    """
    wanted = _wanted(rubric, facts)
    if not wanted:
        yield tuple
        return
    # Loaded here, since most fact files name no PDF, and what starts a process takes long to load.
    from inovasi_cli.profile.pdf.process import Reading

    with Reading(wanted, folder) as begun:
        yield begun.found


def _wanted(rubric: Rubric, facts: Facts) -> dict[str, Wanted]:
    return {
        proof.ref: Wanted(most_bytes(question.proof), proof.digest)
        for key, question in rubric.questions.items()
        if (answer := facts.answers.get(key))
        for proof in answer.evidence
        if proof.there and proof.kind == "pdf"
    }
