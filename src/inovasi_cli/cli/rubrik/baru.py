"""``inovasi rubrik baru``: begin a rubric of one's own."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from inovasi_cli.cli.output import write_new
from inovasi_cli.errors import InovasiError
from inovasi_cli.rubric.catalog import folder, shipped
from inovasi_cli.rubric.reader import ID

if TYPE_CHECKING:
    from pathlib import Path


def baru(path: Path) -> None:
    """Write a rubric that works and its first cases, and say what comes next; never overwrites anything."""
    own = _id(path)
    cases = path.parent / "cases" / own / "contoh.yaml"
    write_new(cases, template_of("kasus").replace("BERKAS", path.name))
    try:
        write_new(path, template_of("lomba").replace("id: lomba-kami\n", f"id: {own}\n").replace("BERKAS", path.name))
    except BaseException:
        # Both or none, so that the same command works once there is room.
        with suppress(OSError):
            cases.unlink()
        raise
    shown = f'"{path}"' if " " in str(path) else str(path)
    sys.stdout.write(
        f"Rubrik: {path}\nKasus uji: {cases}\n\nSunting keduanya, lalu:\n"
        f"  inovasi rubrik periksa {shown}\n  inovasi rubrik uji {shown}\n"
        f"  inovasi nilai profil.yaml --rubrik {shown}\n"
    )


def _id(path: Path) -> str:
    if path.suffix not in (".yaml", ".yml"):
        raise InovasiError(
            f"{path}: nama berkas rubrik berakhiran .yaml", f"Misalnya {path.stem or 'lomba-kami'}.yaml."
        )
    # A bare null is nothing in YAML, and would stand where the id is due.
    if not ID.fullmatch(path.stem) or path.stem == "null":
        raise InovasiError(
            f'{path}: "{path.stem}" tidak bisa menjadi id rubrik',
            "Pakai huruf kecil, angka, tanda hubung, dan titik, misalnya lomba-kami.yaml.",
        )
    if path.stem in shipped():
        raise InovasiError(
            f'{path}: "{path.stem}" adalah id rubrik bawaan', "Pakai nama lain, misalnya lomba-kami.yaml."
        )
    return path.stem


def template_of(name: str) -> str:
    """What a file of ours begins as."""
    return (folder() / "templates" / f"{name}.yaml").read_text(encoding="utf-8")
