"""What a page about a contest consists of, said in one language and laid out by nobody yet."""

from __future__ import annotations

from typing import NamedTuple


class Heading(NamedTuple):
    """A heading; 1 is that of the whole."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """A sentence or more; ``strong`` where it must not be overlooked."""

    text: str
    strong: bool = False


class Listing(NamedTuple):
    """Sentences of equal rank."""

    items: tuple[str, ...]


class Table(NamedTuple):
    """A table; ``right`` are the columns of figures. ``more`` says how many rows a screen was spared.

    ``lead`` is how many cells name a row.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()
    more: str = ""
    lead: int = 1


class Signatures(NamedTuple):
    """Room for names and signatures: what each signs as, and the name where it is known."""

    place: str
    signers: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | Listing | Table | Signatures
