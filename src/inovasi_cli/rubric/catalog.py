"""Where rubrics lie: those that ship with the package, and those that a path names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from inovasi_cli.errors import InovasiError, did_you_mean


@cache
def folder() -> Path:
    """The shipped rubrics: inside the installed package, else at the top of the checkout that it is run from."""
    here = Path(__file__).parents[1]
    inside = here / "rubrics"
    return inside if inside.is_dir() else here.parents[1] / "rubrics"


def shipped() -> tuple[str, ...]:
    """The ids of the rubrics that ship with the package."""
    return tuple(sorted(path.stem for path in folder().glob("*.yaml")))


def locate(name: str, beside: Path) -> Path:
    """The file of a shipped id, or of a path relative to the folder ``beside``; raises ``InovasiError`` for neither."""
    if name.endswith((".yaml", ".yml")):
        return beside / name
    ids = shipped()
    if name in ids:
        return folder() / f"{name}.yaml"
    raise InovasiError(
        f'Rubrik "{name}" tidak dikenal{did_you_mean(name, ids)}',
        f"Pilih salah satu: {', '.join(ids)}; atau sebutkan berkasnya, misalnya ./lomba-kami.yaml.",
    )
