"""Markdown that shows just what it is given, on GitHub, on GitLab and in pandoc: the one place that escapes for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inovasi_cli.text import harmless, visible

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

JOINER: Final = "\u2060"
"""Takes no room; keeps apart what GitHub would take for a person or an issue after Markdown has been read."""

# Marks, HTML, entities, tables, GitHub's formulas; addresses and ::commands; what begins a list, a rule or a heading.
_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>&#|~$!@]|:(?=\S)|(?<=www)\.|^[-+=]", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"^(\d+)(?=[.)](?:\s|$))")
_MENTION: Final = re.compile(r"(?<=@)|(?<=#)(?=\w)")
# What may stand between angle brackets, in which nothing can be escaped.
_ADDRESS: Final = re.compile(r"[!#-;=?-\[\]_a-z~]+")


def escaped(text: str) -> str:
    """A text of anybody as Markdown that shows just this text, in one line, wherever it stands."""
    marked = _NUMBERED.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", visible(text).strip()))
    return _MENTION.sub(JOINER, marked)


def strong(text: str) -> str:
    """The same in bold type; two marks around nothing would show."""
    return f"**{shown}**" if (shown := escaped(text)) else ""


def stressed(text: str) -> str:
    """The same in italics."""
    return f"*{shown}*" if (shown := escaped(text)) else ""


def link(address: str) -> str:
    """An address of the web that shows itself, or its text alone where a link of it could mean something else."""
    return f"<{address}>" if _ADDRESS.fullmatch(address) and harmless(address) == address else escaped(address)


def line(cells: Iterable[str]) -> str:
    """A row of a table, of cells that are Markdown already."""
    return "| " + " | ".join(cells) + " |"


def table(heads: Sequence[str], rows: Iterable[str], *, right: Container[int] = (), widths: Sequence[int] = ()) -> str:
    """A table with these lines; ``widths`` says how much room each column takes where a page is made of it."""
    wide = widths or [3] * len(heads)
    rules = [("-" * room + ":") if column in right else "-" * room for column, room in enumerate(wide)]
    return "\n".join([line(heads), line(rules), *rows])
