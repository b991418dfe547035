"""Blocks on a screen: a table as a table where it fits, else a paragraph for each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.render.pages.blocks import Heading, Listing, Paragraph, Table
from inovasi_cli.render.terminal import lay_out
from inovasi_cli.render.terminal.writer import Row, Span, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from inovasi_cli.render.pages.blocks import Block, Signatures
    from inovasi_cli.render.terminal.writer import Look, Writer
    from inovasi_cli.render.voice import Voice

BETWEEN: Final = 2
"""Columns between two cells."""

WIDEST_CELL: Final = 40
"""A cell with more letters is better read as a paragraph."""

_DOTS: Final = "." * 30


def render(blocks: Callable[[Voice], Iterable[Block]], look: Look) -> str:
    """All blocks as text."""
    return lay_out(look, lambda writer: _all(blocks(writer), writer))


def _all(blocks: Iterable[Block], writer: Writer) -> Iterator[Row]:
    for number, block in enumerate(blocks):
        if number and not (isinstance(block, Paragraph) and not block.strong):
            yield Row("")
        yield from _rows(block, writer)


def _rows(block: Block, writer: Writer) -> Iterator[Row]:
    if isinstance(block, Heading):
        yield Row(block.text, "bold")
    elif isinstance(block, Paragraph):
        yield Row(block.text, "bold" if block.strong else "")
    elif isinstance(block, Listing):
        yield from (Row(item, sign=Span("-")) for item in block.items)
    elif isinstance(block, Table):
        yield from _table(block, writer)
    else:
        yield from _signatures(block)


def _table(table: Table, writer: Writer) -> Iterator[Row]:
    cells = (table.heads, *table.rows)
    widths = [max(map(width_of, column)) for column in zip(*cells, strict=True)]
    fits = sum(widths) + BETWEEN * (len(widths) - 1) <= writer.look.width and max(widths) <= WIDEST_CELL
    for number, row in enumerate(cells):
        if fits:
            yield Row(_line(row, widths, table.right), "dim" if number == 0 else "", whole=True)
        elif number:
            yield from _stacked(table, row)
    if table.more:
        yield Row(table.more, "dim")


def _line(row: tuple[str, ...], widths: list[int], right: frozenset[int]) -> str:
    padded = []
    for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
        free = " " * (width - width_of(cell))
        padded.append(free + cell if column in right else cell + free)
    return (" " * BETWEEN).join(padded).rstrip()


def _stacked(table: Table, row: tuple[str, ...]) -> Iterator[Row]:
    """A row as a paragraph: the cells that name it, then what the others say, each behind its heading."""
    told = [f"{head}: {cell}" for head, cell in zip(table.heads[table.lead :], row[table.lead :], strict=True) if cell]
    yield Row(". ".join(row[: table.lead]), "bold")
    yield Row("; ".join(told), depth=1)


def _signatures(block: Signatures) -> Iterator[Row]:
    yield Row(block.place)
    for role, name in block.signers:
        yield Row("")
        yield Row(role)
        yield Row("")
        yield Row(name or f"({_DOTS})")
