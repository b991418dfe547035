"""What several commands take alike."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Profil = Annotated[Path, typer.Argument(metavar="PROFIL", help="Berkas fakta inovasi, misalnya profil.yaml.")]
Rubrik = Annotated[
    list[str] | None,
    typer.Option(
        "--rubrik", "-r", metavar="ID|BERKAS", help="Rubrik yang menilai; tanpa opsi ini, yang disebut di PROFIL."
    ),
]
Per = Annotated[
    str | None,
    typer.Option(
        "--per", metavar="TANGGAL", help="Tanggal acuan umur inovasi; tanpa opsi ini, hari pendaftaran ditutup."
    ),
]
Format = Annotated[
    list[str] | None,
    typer.Option(
        "--format", "-f", metavar="JENIS[=BERKAS]", help="terminal atau json; boleh diulang, misalnya json=hasil.json."
    ),
]
Page = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="JENIS[=BERKAS]",
        help="terminal, json, atau html; boleh diulang, misalnya html=riwayat.html.",
    ),
]
Report = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="JENIS[=BERKAS]",
        help="terminal, json, html, atau markdown; boleh diulang, misalnya html=laporan.html.",
    ),
]
BuktiDi = Annotated[
    Path | None,
    typer.Option("--bukti-di", metavar="FOLDER", help="Folder bukti, jika bukan folder berkas fakta itu sendiri."),
]
Semua = Annotated[bool, typer.Option("--semua", help="Tampilkan semua langkah, bukan hanya yang teratas.")]
Bahasa = Annotated[str, typer.Option("--bahasa", metavar="id|en", help="Bahasa laporan.")]
Lomba = Annotated[Path, typer.Argument(metavar="LOMBA", help="Berkas lomba, misalnya lomba.yaml.")]
Nilai = Annotated[
    list[Path] | None,
    typer.Argument(metavar="NILAI...", help="Berkas nilai juri; jika kosong, nilai/TAHAP-JURI.yaml di samping LOMBA."),
]
Buta = Annotated[bool, typer.Option("--buta", help="Ganti nama juri, inovasi, dan instansi dengan huruf.")]
Sheet = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="JENIS[=BERKAS]",
        help="terminal, markdown, html, csv, atau json; boleh diulang, misalnya html=hasil.html.",
    ),
]
