"""``inovasi rubrik skema``: JSON Schema for editors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_cli.errors import InovasiError, RubricError, did_you_mean
from inovasi_cli.render.schema import bank_schema, profile_schema, render, rubric_schema
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import CURE, load_rubric

if TYPE_CHECKING:
    from inovasi_cli.render.schema import Schema

KINDS: Final = ("profil", "rubrik", "bank")


def skema(kind: str, *, rubrik: str | None) -> None:
    """Print the schema of one kind of file."""
    if kind not in KINDS:
        raise InovasiError(f'Skema "{kind}" tidak ada{did_you_mean(kind, KINDS)}', f"Pilih {', '.join(KINDS)}.")
    if rubrik and kind != "profil":
        raise InovasiError("--rubrik hanya untuk skema profil", f"Hapus --rubrik, atau tulis: skema profil -r {rubrik}")
    schemas = {"rubrik": rubric_schema, "bank": bank_schema}
    sys.stdout.write(render(schemas[kind]() if kind in schemas else _profile(rubrik)))


def _profile(rubrik: str | None) -> Schema:
    if rubrik:
        rubric, bank = load_rubric(locate(rubrik, Path()), folder() / "questions")
        return profile_schema(rubric.questions.values(), bank.known())
    bank = Bank(folder() / "questions")
    found = [question for key in bank.known() if (question := bank.question(key))]
    if problems := bank.problems():
        raise RubricError(problems, CURE)
    return profile_schema(found)
