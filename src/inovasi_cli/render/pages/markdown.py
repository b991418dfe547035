"""Blocks as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.render.markdown.marks import escaped
from inovasi_cli.render.pages.blocks import Heading, Listing, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.render.pages.blocks import Block, Signatures

_LINE: Final = r"\_" * 24


def render(blocks: Iterable[Block]) -> str:
    """All blocks, an empty line between them."""
    return "\n\n".join(part for block in blocks for part in _parts(block)) + "\n"


def _parts(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {escaped(block.text)}"
    elif isinstance(block, Paragraph):
        yield f"**{escaped(block.text)}**" if block.strong else escaped(block.text)
    elif isinstance(block, Listing):
        yield "\n".join(f"- {escaped(item)}" for item in block.items)
    elif isinstance(block, Table):
        yield _table(block)
    else:
        yield from _signatures(block)


def _table(table: Table) -> str:
    rule = "| " + " | ".join("---:" if column in table.right else "---" for column in range(len(table.heads))) + " |"
    return "\n".join([_line(table.heads), rule, *map(_line, table.rows)])


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |"


def _signatures(block: Signatures) -> Iterator[str]:
    yield escaped(block.place)
    for role, name in block.signers:
        yield f"{escaped(role)}\n\n{_LINE}\n\n{escaped(name)}".rstrip()
