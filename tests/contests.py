"""Contests for tests: written out as files, or made of rows of scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from inovasi_cli.contest.model import JUDGED, Contest, Entry, Input, Judge, Rules, ScoredPart, Sheet, Stage
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

Scores = Mapping[str, Mapping[str, Sequence[int | None]]]
"""By judge and entry: what stands for each part."""


def stage(weights: Mapping[str, int], stage_id: str = "proposal", **more: object) -> Stage:
    """A stage with these parts."""
    parts = tuple(ScoredPart(part, Text(part), Fraction(weight)) for part, weight in weights.items())
    made = Stage(id=stage_id, title=stage_id, manner=JUDGED, weight=Fraction(1), parts=parts)
    return made._replace(**more)  # type: ignore[arg-type]


def contest(
    stages: Iterable[Stage],
    entries: Iterable[str],
    judges: Iterable[str],
    *,
    rules: Rules | None = None,
    conflicts: Mapping[str, Iterable[str]] | None = None,
) -> Contest:
    """A contest of these entries and judges."""
    shut = conflicts or {}
    return Contest(
        title="Lomba",
        organiser="Panitia",
        on=None,
        entries={each: Entry(each, each.title(), agency=f"Dinas {each}") for each in entries},
        stages=tuple(stages),
        judges={each: Judge(each, f"Juri {each}", frozenset(shut.get(each, ()))) for each in judges},
        rules=rules or Rules(),
        notes={},
        grouping=(),
        top=None,
        quotas=(),
        signers=(),
        inputs=(),
    )


def sheets(scores: Scores, stage_id: str = "proposal") -> tuple[Sheet, ...]:
    """The score files of these judges."""
    return tuple(
        Sheet(judge, stage_id, {entry: tuple(row) for entry, row in rows.items()}, {}, Input("nilai", judge, ""))
        for judge, rows in scores.items()
    )
