"""Blocks as a page: one file that needs no network and no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli import __version__
from inovasi_cli.render.pages.blocks import Heading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.render.pages.blocks import Block


def render(blocks: Iterable[Block], language: str) -> str:
    """All blocks, the first heading on top."""
    from inovasi_cli.render.html.engine import fill
    from inovasi_cli.render.html.words import said

    told = [(type(block).__name__, block) for block in blocks]
    title = next(block.text for _, block in told if isinstance(block, Heading))
    return fill(
        "blocks.html.j2", title=title, blocks=told[1:], words=said(language), language=language, version=__version__
    )
