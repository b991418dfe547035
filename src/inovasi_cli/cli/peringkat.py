"""``inovasi peringkat``: the places of a contest, how sure they are, and the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.cli.contest import hand_over
from inovasi_cli.cli.dates import today
from inovasi_cli.cli.output import language, outputs, spare
from inovasi_cli.cli.panel import KINDS, complete
from inovasi_cli.contest.hold import hold
from inovasi_cli.contest.model import GROUPING
from inovasi_cli.contest.ranking import rank
from inovasi_cli.errors import InovasiError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from inovasi_cli.contest.hold import Held
    from inovasi_cli.contest.ranking import Ranking
    from inovasi_cli.render.pages.blocks import Block
    from inovasi_cli.render.voice import Voice


class Wishes(NamedTuple):
    """What is asked for beside the files; without ``by`` and ``top`` the contest file says it."""

    by: tuple[str, ...]
    top: int | None
    blinded: bool
    language: str


def peringkat(contest: Path, scores: Sequence[Path], formats: Iterable[str], wishes: Wishes) -> int:
    """Print the places; 1 while anything is missing or unresolved, else 0."""
    asked, spoken = outputs(formats, KINDS), language(wishes.language)
    for key in wishes.by:
        if key not in GROUPING:
            raise InovasiError(
                f"--menurut {key} tidak ada{did_you_mean(key, GROUPING)}", f"Pilih: {', '.join(GROUPING)}."
            )
    held = hold(contest, scores, today=today(), blinded=wishes.blinded)
    spare(asked, held.files)
    ranking = rank(held.contest, held.course, by=wishes.by, top=wishes.top)

    def blocks(held: Held, most: int | None) -> Callable[[Voice], Iterable[Block]]:
        from inovasi_cli.render.contest.ranking import render

        return lambda voice: render(held, ranking, voice, most=most)

    hand_over(asked, spoken, held, blocks=blocks, tables=lambda kind, held: _tables(kind, held, ranking))
    return 0 if complete(held) else 1


def _tables(kind: str, held: Held, ranking: Ranking) -> str:
    if kind == "json":
        from inovasi_cli.render.contest.json import rankings

        return rankings(held, ranking)
    from inovasi_cli.render.contest.csv import rankings as sheet

    return sheet(held, ranking)
