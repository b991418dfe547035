"""``inovasi rubrik baru``: begin a rubric of one's own."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from inovasi_cli.errors import InovasiError, reason_of
from inovasi_cli.files import create
from inovasi_cli.rubric.catalog import folder, shipped
from inovasi_cli.rubric.reader import ID

if TYPE_CHECKING:
    from pathlib import Path


def baru(path: Path) -> None:
    """Write a rubric that works and its first cases, and say what comes next; never overwrites anything."""
    own = _id(path)
    cases = path.parent / "cases" / own / "contoh.yaml"
    _write(cases, _template("kasus").replace("BERKAS", path.name))
    try:
        _write(path, _template("lomba").replace("id: lomba-kami\n", f"id: {own}\n").replace("BERKAS", path.name))
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


def _template(name: str) -> str:
    return (folder() / "templates" / f"{name}.yaml").read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        create(path, text.encode())
    except FileExistsError:
        raise InovasiError(f"{path}: sudah ada, jadi tidak ditimpa", "Pakai nama lain, atau pindahkan dulu.") from None
    except OSError as error:
        raise InovasiError(f"{path}: tidak dapat ditulis ({reason_of(error)})", "Periksa folder dan izinnya.") from None
