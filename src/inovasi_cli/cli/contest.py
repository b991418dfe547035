"""What the commands of a contest share: one page in each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.cli.output import deliver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inovasi_cli.cli.output import Output
    from inovasi_cli.contest.hold import Held
    from inovasi_cli.render.pages.blocks import Block
    from inovasi_cli.render.voice import Voice


def hand_over(
    asked: Iterable[Output],
    spoken: str,
    held: Held,
    *,
    blocks: Callable[[Held, int | None], Callable[[Voice], Iterable[Block]]],
    tables: Callable[[str, Held], str],
) -> None:
    """Write what was asked for: ``blocks`` make a page of at most so many rows, ``tables`` what programs read."""
    from inovasi_cli.render.contest.panel import FEW
    from inovasi_cli.render.pages import html, markdown, screen
    from inovasi_cli.render.voice import Voice

    deliver(
        asked,
        spoken,
        as_text=lambda look: screen.render(blocks(held, FEW), look),
        others={
            "json": lambda _: tables("json", held),
            "csv": lambda _: tables("csv", held),
            "markdown": lambda _: markdown.render(blocks(held, None)(Voice(spoken))),
            "html": lambda _: html.render(blocks(held, None)(Voice(spoken)), spoken),
        },
    )
