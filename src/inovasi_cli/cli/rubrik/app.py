"""The commands below ``inovasi rubrik``, and what each of them takes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inovasi_cli.cli.bahasa import IndonesianCommand, IndonesianGroup

app = typer.Typer(name="rubrik", cls=IndonesianGroup, rich_markup_mode=None, add_completion=False)

Rubrik = Annotated[str, typer.Argument(metavar="RUBRIK", help="Id rubrik bawaan, atau berkas rubrik sendiri.")]
Lama = Annotated[str, typer.Argument(metavar="LAMA", help="Rubrik yang diganti: id atau berkas.")]
Baru = Annotated[str, typer.Argument(metavar="BARU", help="Rubrik penggantinya: id atau berkas.")]
Bahasa = Annotated[str, typer.Option("--bahasa", metavar="id|en", help="Bahasa keluaran.")]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", metavar="JENIS[=BERKAS]", help="terminal atau json; boleh diulang."),
]


def command_daftar(*, formats: Formats = None, bahasa: Bahasa = "id") -> None:
    """Tampilkan daftar rubrik bawaan. Untuk tiap rubrik: isinya, dan seberapa pasti sumbernya."""
    from inovasi_cli.cli.rubrik.daftar import daftar

    daftar(formats=formats or ["terminal"], bahasa=bahasa)


def command_lihat(rubrik: Rubrik, *, bahasa: Bahasa = "id") -> None:
    """Baca satu rubrik sebagai teks biasa. Isinya: syarat, kriteria, kategori, bobot, tingkat, dan sumbernya."""
    from inovasi_cli.cli.rubrik.lihat import lihat

    lihat(rubrik, bahasa=bahasa)


def command_periksa(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[RUBRIK|FOLDER]...", help="Rubrik yang diperiksa; jika kosong, semua bawaan."),
    ] = None,
    *,
    formats: Formats = None,
) -> None:
    """Periksa apakah rubrik tertulis benar. Misalnya tingkat yang tak tercapai, atau jumlah yang tidak pas."""
    from inovasi_cli.cli.rubrik.periksa import periksa

    raise typer.Exit(periksa(paths or [], formats=formats or ["terminal"]))


def command_skema(
    jenis: Annotated[
        str, typer.Argument(metavar="JENIS", help="Skema untuk berkas apa: rubrik, bank, atau profil.")
    ] = "profil",
    *,
    rubrik: Annotated[
        str | None,
        typer.Option("--rubrik", "-r", metavar="ID|BERKAS", help="Hanya pertanyaan rubrik ini (untuk profil)."),
    ] = None,
) -> None:
    """Tampilkan JSON Schema untuk penyunting teks. Dengan itu berkas diperiksa dan dilengkapi saat Anda mengetik."""
    from inovasi_cli.cli.rubrik.skema import skema

    skema(jenis, rubrik=rubrik)


def command_baru(
    berkas: Annotated[Path, typer.Argument(metavar="BERKAS", help="Berkas rubrik baru, misalnya lomba-kami.yaml.")],
) -> None:
    """Buat rubrik untuk lomba sendiri. Isinya contoh yang sudah jalan, tinggal disunting."""
    from inovasi_cli.cli.rubrik.baru import baru

    baru(berkas)


def command_uji(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[RUBRIK]...", help="Rubrik yang diuji; jika kosong, semua bawaan."),
    ] = None,
    *,
    kasus: Annotated[
        Path | None,
        typer.Option("--kasus", metavar="FOLDER", help="Folder kasus; tanpa opsi ini, cases/ID di samping rubrik."),
    ] = None,
    formats: Formats = None,
) -> None:
    """Jalankan kasus uji rubrik. Yang belum teruji disebut: syarat, tingkat, peringkat, dan kategori."""
    from inovasi_cli.cli.rubrik.uji import uji

    raise typer.Exit(uji(paths or [], cases=kasus, formats=formats or ["terminal"]))


def command_banding(lama: Lama, baru: Baru, *, formats: Formats = None, bahasa: Bahasa = "id") -> None:
    """Bandingkan dua rubrik, misalnya dua edisi. Yang berbeda: syarat, kriteria, kategori, bobot, tingkat."""
    from inovasi_cli.cli.rubrik.banding import banding

    banding(lama, baru, formats=formats or ["terminal"], bahasa=bahasa)


def command_dampak(  # noqa: PLR0913 - one for each option of the command
    lama: Lama,
    baru: Baru,
    profil: Annotated[list[Path], typer.Argument(metavar="PROFIL...", help="Berkas fakta yang dinilai dua kali.")],
    *,
    per: Annotated[
        str | None, typer.Option("--per", metavar="TANGGAL", help="Tanggal acuan umur inovasi untuk keduanya.")
    ] = None,
    formats: Formats = None,
    bahasa: Bahasa = "id",
) -> None:
    """Lihat siapa yang terdampak jika rubrik diganti. Siapa naik, siapa turun, dan aturan mana penyebabnya."""
    from inovasi_cli.cli.rubrik.dampak import dampak

    raise typer.Exit(dampak(lama, baru, profil, per=per, formats=formats or ["terminal"], bahasa=bahasa))


for name, english, command in (
    ("daftar", "list", command_daftar),
    ("lihat", "show", command_lihat),
    ("periksa", "check", command_periksa),
    ("skema", "schema", command_skema),
    ("baru", "new", command_baru),
    ("uji", "test", command_uji),
    ("banding", "diff", command_banding),
    ("dampak", "impact", command_dampak),
):
    app.command(name, cls=IndonesianCommand)(command)
    app.command(english, cls=IndonesianCommand, hidden=True)(command)
