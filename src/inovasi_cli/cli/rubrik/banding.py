"""``inovasi rubrik banding``: what changed between two rubrics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inovasi_cli.cli.output import deliver, language, outputs, spare
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.changes import changes
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.render.terminal.writer import Look
    from inovasi_cli.rubric.changes import Change
    from inovasi_cli.rubric.model import Rubric


def banding(lama: str, baru: str, *, formats: Iterable[str], bahasa: str) -> None:
    """Print every difference between the rules of two rubrics; exit code 0 whether there are any or none."""
    asked, spoken = outputs(formats), language(bahasa)
    paths = [locate(name, Path()) for name in (lama, baru)]
    bank = Bank(folder() / "questions")
    loaded = [load_rubric(path, bank) for path in paths]
    spare(asked, (*paths, *(own for each in loaded for own in each.bank.own)))
    old, new = (each.rubric for each in loaded)
    found = changes(old, new)
    deliver(
        asked,
        spoken,
        as_json=lambda: _json(old, new, found, spoken),
        as_text=lambda look: _text(old, new, found, look),
    )


def _json(old: Rubric, new: Rubric, found: tuple[Change, ...], language: str) -> str:
    from inovasi_cli.render.changes_json import render

    return render(old, new, found, language)


def _text(old: Rubric, new: Rubric, found: tuple[Change, ...], look: Look) -> str:
    from inovasi_cli.render.changes import render

    return render(old, new, found, look)
