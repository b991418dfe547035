"""``inovasi rubrik daftar``: which rubrics there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inovasi_cli.cli.dates import today
from inovasi_cli.cli.output import deliver, language, outputs
from inovasi_cli.render.catalog import render, render_json
from inovasi_cli.rubric.catalog import MISSING, folder, locate, shipped
from inovasi_cli.rubric.load import load_rubrics

if TYPE_CHECKING:
    from collections.abc import Iterable


def daftar(*, formats: Iterable[str], bahasa: str) -> None:
    """Print the shipped rubrics."""
    asked, spoken = outputs(formats), language(bahasa)
    rubrics, _ = load_rubrics([locate(each, Path()) for each in shipped()], folder() / "questions")
    deliver(
        asked,
        spoken,
        as_json=lambda: render_json(rubrics, MISSING, spoken),
        as_text=lambda look: render(rubrics, MISSING, today(), look),
    )
