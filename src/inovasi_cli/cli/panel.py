"""``inovasi panel``: what the judges of a contest came to, and where they differ too much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.cli.contest import hand_over
from inovasi_cli.cli.dates import today
from inovasi_cli.cli.output import language, outputs, spare
from inovasi_cli.contest.hold import hold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from inovasi_cli.contest.hold import Held
    from inovasi_cli.render.pages.blocks import Block
    from inovasi_cli.render.voice import Voice

KINDS: Final = ("terminal", "json", "csv", "markdown", "html")


def panel(contest: Path, scores: Sequence[Path], *, blinded: bool, formats: Iterable[str], bahasa: str) -> int:
    """Print what the judges came to; 1 where a difference must be resolved or a score is missing, else 0."""
    asked, spoken = outputs(formats, KINDS), language(bahasa)
    held = hold(contest, scores, today=today(), blinded=blinded)
    spare(asked, held.files)
    hand_over(asked, spoken, held, blocks=_blocks, tables=_tables)
    return 0 if complete(held) else 1


def complete(held: Held) -> bool:
    """Whether every stage was judged, every score is there, and every wide difference was resolved."""
    entries = [each for panel in held.course.panels for each in panel.entries]
    absent = any(panel.absent for panel in held.course.panels)
    return not (held.course.waiting or absent or any(each.missing or each.unresolved for each in entries))


def _blocks(held: Held, most: int | None) -> Callable[[Voice], Iterable[Block]]:
    from inovasi_cli.render.contest.panel import render

    return lambda voice: render(held, voice, most=most)


def _tables(kind: str, held: Held) -> str:
    if kind == "json":
        from inovasi_cli.render.contest.json import panels

        return panels(held)
    from inovasi_cli.render.contest.csv import panels as sheet

    return sheet(held)
