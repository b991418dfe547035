"""Where rubrics lie: those that ship with the package, and those that a path names."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from inovasi_cli.errors import InovasiError, did_you_mean
from inovasi_cli.text import Text


class Missing(NamedTuple):
    """An edition that people ask for and that has no rubric: why not, where that is said, and what to use instead."""

    reason: Text
    source: str | None
    instead: str


MISSING: Final = {
    "kipp-2024": Missing(
        Text(
            "KIPP 2024 tidak diadakan; gantinya Pemantauan Keberlanjutan dan Replikasi Inovasi (PKRI)",
            "KIPP was not held in 2024; monitoring of sustainability and replication (PKRI) took its place",
        ),
        "https://sumateraekspres.bacakoran.co/amp/51848/"
        "ekspose-hasil-pkri-2024-segera-diselenggarakan-oleh-kementerian-panrb",
        "kipp-2025-umum",
    ),
    "kipp-2026": Missing(
        Text(
            "Aturan KIPP 2026 belum diumumkan ketika rubrik ini ditulis",
            "The rules of KIPP 2026 had not been announced when these rubrics were written",
        ),
        None,
        "kipp-2025-umum",
    ),
}


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
    if "," in name:
        _refuse_several(name)
    if name.endswith((".yaml", ".yml")):
        return beside / name
    ids = shipped()
    if name in ids:
        return folder() / f"{name}.yaml"
    for edition, missing in MISSING.items():
        if name == edition or name.startswith(f"{edition}-"):
            raise InovasiError(f"{missing.reason.id}.", f"Pakai edisi yang terdekat: {missing.instead}.")
    raise InovasiError(
        f'Rubrik "{name}" tidak dikenal{did_you_mean(name, ids)}',
        f"Pilih salah satu: {', '.join(ids)}; atau sebutkan berkasnya, misalnya ./lomba-kami.yaml.",
    )


def real(path: Path) -> Path:
    """Where a path leads; never raises, as ``Path.resolve`` does where links go round in a circle."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        # A name that the system cannot hold, as letters beyond ASCII where it knows nothing else.
        return path.absolute()


def _refuse_several(name: str) -> None:
    """Raise ``InovasiError`` where several are named with commas between them, which the name of a file may hold."""
    names = [each.strip() for each in name.split(",") if each.strip()]
    if not set(names).isdisjoint(shipped()):
        raise InovasiError(
            f'"{name}" bukan satu rubrik',
            f"Untuk beberapa rubrik, ulangi pilihannya: {' '.join(f'-r {each}' for each in names)}",
        )
