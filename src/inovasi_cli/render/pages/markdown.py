"""Blocks as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.render.markdown.marks import escaped, line, table
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
        if block.more:
            yield escaped(block.more)
    else:
        yield from _signatures(block)


def _table(block: Table) -> str:
    return table(list(map(escaped, block.heads)), [line(map(escaped, row)) for row in block.rows], right=block.right)


def _signatures(block: Signatures) -> Iterator[str]:
    yield escaped(block.place)
    for role, name in block.signers:
        yield f"{escaped(role)}\n\n{_LINE}\n\n{escaped(name)}".rstrip()
