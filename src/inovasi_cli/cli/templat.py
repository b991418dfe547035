"""``inovasi templat``: a fact file to fill in by hand."""

from __future__ import annotations

import sys
from pathlib import Path

from inovasi_cli.errors import RubricError
from inovasi_cli.render.template import render
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import CURE, load_rubric


def templat(rubrik: str | None) -> None:
    """Print the questions of one rubric, or all of the bank."""
    if rubrik:
        loaded = load_rubric(locate(rubrik, Path()), folder() / "questions")
        sys.stdout.write(render(loaded.asked, loaded.rubric))
        return
    bank = Bank(folder() / "questions")
    questions = {key: question for key in bank.known() if (question := bank.question(key))}
    if found := bank.problems():
        raise RubricError(found, CURE)
    sys.stdout.write(render(questions))
