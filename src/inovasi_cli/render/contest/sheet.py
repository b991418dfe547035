"""The empty score file of one judge for one stage, to fill in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.contest.model import LEVELS
from inovasi_cli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.contest.model import Contest, Judge, ScoredPart, Stage


def render(contest: Contest, stage: Stage, judge: Judge, entries: Iterable[str]) -> str:
    """A line for each part of each of these entries that the judge may score."""
    return "".join(f"{line}\n" for line in _lines(contest, stage, judge, entries))


def _lines(contest: Contest, stage: Stage, judge: Judge, entries: Iterable[str]) -> Iterator[str]:
    yield f"# {visible(stage.title)}, {visible(judge.name)}. {_how(stage)}"
    yield "# Nilai yang belum ada dibiarkan kosong. Jika perlu, tambahkan baris catatan: di bawah nilainya."
    yield f"juri: {judge.id}"
    yield f"tahap: {stage.id}"
    yield "nilai:"
    for entry in entries:
        if entry not in judge.conflicts:
            yield f"  {entry}:    # {visible(contest.entries[entry].title)}"
            yield from (f"    {part.id}:    # {_part(part)}" for part in stage.parts)


def _how(stage: Stage) -> str:
    return "Tulis poin salah satu tingkatnya." if stage.scale == LEVELS else "Tulis 0 sampai 100 untuk tiap bagian."


def _part(part: ScoredPart) -> str:
    levels = f" ({', '.join(map(str, part.levels))})" if part.levels else ""
    return f"{visible(part.title.id)}{levels}"
