"""``inovasi rubrik lihat``: read one rubric."""

from __future__ import annotations

import sys
from pathlib import Path

from inovasi_cli.cli.output import language, screen_look
from inovasi_cli.render.rubric import render
from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import load_rubric


def lihat(rubrik: str, *, bahasa: str) -> None:
    """Print one rubric as text."""
    spoken = language(bahasa)
    rubric = load_rubric(locate(rubrik, Path()), folder() / "questions").rubric
    sys.stdout.write(render(rubric, screen_look(spoken)))
