"""The command line: which commands there are, and what each of them takes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inovasi_cli.cli.bahasa import IndonesianCommand, IndonesianGroup
from inovasi_cli.cli.options import (
    Bahasa,
    BuktiDi,
    Buta,
    Format,
    Lomba,
    Nilai,
    Page,
    Per,
    Profil,
    Report,
    Rubrik,
    Semua,
    Sheet,
)
from inovasi_cli.cli.rubrik import RubrikGroup

app = typer.Typer(
    name="inovasi",
    cls=IndonesianGroup,
    epilog="Bantuan satu perintah: inovasi PERINTAH --help. Jika ada galat di luar dugaan, tambahkan --debug.",
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Tampilkan versi.")] = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Periksa inovasi Anda sebelum ikut kompetisi: boleh ikut atau belum, seberapa siap, dan apa langkah berikutnya."""
    if version:
        from inovasi_cli import __version__

        typer.echo(f"inovasi {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def command_nilai(  # noqa: PLR0913 - one for each option of the command
    profil: Profil,
    *,
    rubrik: Rubrik = None,
    per: Per = None,
    formats: Report = None,
    semua: Semua = False,
    bukti_di: BuktiDi = None,
    bahasa: Bahasa = "id",
) -> None:
    """Nilai satu inovasi dengan satu rubrik. Laporannya: boleh ikut atau belum, seberapa siap, dan apa langkahnya."""
    from inovasi_cli.cli.nilai import nilai

    raise typer.Exit(
        nilai(
            profil,
            rubrics=rubrik or [],
            per=per,
            formats=formats or ["terminal"],
            bahasa=bahasa,
            all_steps=semua,
            proofs=bukti_di,
        )
    )


def command_cocok(  # noqa: PLR0913 - one for each option of the command
    profil: Profil,
    *,
    rubrik: Annotated[
        list[str] | None,
        typer.Option("--rubrik", "-r", metavar="ID|BERKAS", help="Hanya rubrik ini; boleh diulang."),
    ] = None,
    per: Per = None,
    formats: Format = None,
    bukti_di: BuktiDi = None,
    bahasa: Bahasa = "id",
) -> None:
    """Cocokkan satu inovasi dengan semua rubrik. Tabelnya: di mana boleh ikut, seberapa siap, apa yang masih kurang."""
    from inovasi_cli.cli.cocok import cocok

    raise typer.Exit(
        cocok(profil, rubrics=rubrik or [], per=per, formats=formats or ["terminal"], bahasa=bahasa, proofs=bukti_di)
    )


def command_batch(  # noqa: PLR0913 - one for each option of the command
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Berkas, folder, pola seperti data/*.yaml, atau - untuk daftar."),
    ],
    *,
    rubrik: Annotated[
        list[str] | None,
        typer.Option(
            "--rubrik",
            "-r",
            metavar="ID|BERKAS",
            help="Rubrik yang menilai; boleh diulang. Tanpa ini, yang disebut tiap berkas.",
        ),
    ] = None,
    per: Per = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="JENIS[=BERKAS]",
            help="terminal, json, jsonl, csv, html, markdown, github, gitlab, junit, sarif, atau badge; boleh diulang.",
        ),
    ] = None,
    minimum: Annotated[
        str | None, typer.Option("--minimum", metavar="N", help="Nilai terendah untuk setiap berkas.")
    ] = None,
    minimum_rata: Annotated[
        str | None, typer.Option("--minimum-rata", metavar="N", help="Nilai terendah untuk rata-ratanya.")
    ] = None,
    terbukti: Annotated[bool, typer.Option("--terbukti", help="Hitung hanya nilai yang ada buktinya.")] = False,
    izinkan_belum_pasti: Annotated[
        bool, typer.Option("--izinkan-belum-pasti", help="Yang belum pasti ikut lolos.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Kode keluar 0 juga kalau ada yang tidak lolos.")
    ] = False,
    urut: Annotated[
        str | None, typer.Option("--urut", metavar="nilai|terdekat|nama|kategori", help="Urutkan hasilnya.")
    ] = None,
    teratas: Annotated[
        int | None, typer.Option("--teratas", metavar="N", min=1, help="Tampilkan hanya N teratas.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", metavar="N", min=1, help="Banyaknya proses; biasanya sebanyak inti.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ALAMAT", help="Penjadwal Dask yang membagi pekerjaan.")
    ] = None,
    bukti_di: BuktiDi = None,
    bahasa: Bahasa = "id",
) -> None:
    """Nilai banyak berkas sekaligus. Hasilnya ringkasan di layar, atau berkas untuk CI dan lembar kerja."""
    from inovasi_cli.cli.batch import batch
    from inovasi_cli.cli.batch_run import Wishes

    wishes = Wishes(
        rubrics=rubrik or (),
        per=per,
        language=bahasa,
        jobs=jobs,
        scheduler=scheduler,
        minimum=minimum,
        mean=minimum_rata,
        proven=terbukti,
        undecided_passes=izinkan_belum_pasti,
        exit_zero=exit_zero,
        order=urut,
        top=teratas,
        debug=bool(context.obj),
        proofs=bukti_di,
    )
    raise typer.Exit(batch(paths, formats or (), wishes))


def command_banding(  # noqa: PLR0913 - one for each option of the command
    lama: Annotated[Path, typer.Argument(metavar="LAMA", help="Berkas fakta atau laporan JSON yang lama.")],
    baru: Annotated[Path, typer.Argument(metavar="BARU", help="Berkas fakta atau laporan JSON yang baru.")],
    *,
    rubrik: Annotated[
        list[str] | None,
        typer.Option(
            "--rubrik",
            "-r",
            metavar="ID|BERKAS",
            help="Rubrik yang menilai; tanpa ini, yang disebut di BARU. Dua kali: untuk LAMA, lalu untuk BARU.",
        ),
    ] = None,
    per: Per = None,
    formats: Format = None,
    bukti_di: Annotated[
        list[Path] | None,
        typer.Option(
            "--bukti-di",
            metavar="FOLDER",
            help="Folder bukti, jika bukan folder berkasnya sendiri. Dua kali: untuk LAMA, lalu untuk BARU.",
        ),
    ] = None,
    bahasa: Bahasa = "id",
) -> None:
    """Bandingkan dua versi satu inovasi. Hasilnya: naik atau turun berapa, dan karena apa."""
    from inovasi_cli.cli.banding import banding

    asked = formats or ["terminal"]
    raise typer.Exit(
        banding((lama, baru), rubrics=rubrik or [], per=per, formats=asked, bahasa=bahasa, proofs=bukti_di or ())
    )


def command_riwayat(
    profil: Profil,
    *,
    rubrik: Rubrik = None,
    per: Per = None,
    formats: Page = None,
    bahasa: Bahasa = "id",
) -> None:
    """Gambarkan nilai satu inovasi dari waktu ke waktu. Versi lamanya dibaca dari git."""
    from inovasi_cli.cli.riwayat import riwayat

    raise typer.Exit(riwayat(profil, rubrics=rubrik or [], per=per, formats=formats or ["terminal"], bahasa=bahasa))


def command_buktikan(  # noqa: PLR0913 - one for each option of the command
    laporan: Annotated[Path, typer.Argument(metavar="LAPORAN", help="Laporan JSON dari inovasi nilai.")],
    profil: Annotated[
        Path | None, typer.Argument(metavar="PROFIL", help="Berkas faktanya; jika kosong, yang disebut laporan.")
    ] = None,
    *,
    rubrik: Annotated[
        str | None,
        typer.Option("--rubrik", "-r", metavar="ID|BERKAS", help="Rubriknya; tanpa ini, yang disebut laporan."),
    ] = None,
    formats: Format = None,
    bukti_di: BuktiDi = None,
    bahasa: Bahasa = "id",
) -> None:
    """Buktikan satu laporan JSON. Dihitung ulang dari berkas yang sama: cocok, atau apa bedanya."""
    from inovasi_cli.cli.buktikan import buktikan

    asked = formats or ["terminal"]
    raise typer.Exit(buktikan(laporan, profil, rubrik=rubrik, formats=asked, bahasa=bahasa, proofs=bukti_di))


def command_iid(  # noqa: PLR0913 - one for each option of the command
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Folder atau berkas fakta semua inovasi daerah itu.")
    ],
    *,
    spd: Annotated[
        Path | None,
        typer.Option("--spd", metavar="BERKAS", help="Berkas fakta pemerintah daerahnya, misalnya spd.yaml."),
    ] = None,
    indeks: Annotated[
        str | None,
        typer.Option("--indeks", metavar="ID|BERKAS", help="Edisi indeksnya; tanpa opsi ini, yang terbaru."),
    ] = None,
    per: Per = None,
    minimum: Annotated[str | None, typer.Option("--minimum", metavar="N", help="Indeks terendah yang diminta.")] = None,
    predikat: Annotated[
        str | None, typer.Option("--predikat", metavar="ID", help="Predikat yang diminta, misalnya inovatif.")
    ] = None,
    terbukti: Annotated[bool, typer.Option("--terbukti", help="Hitung hanya nilai yang ada buktinya.")] = False,
    semua: Semua = False,
    bukti_di: BuktiDi = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="JENIS[=BERKAS]",
            help="terminal, json, html, markdown, atau csv; boleh diulang, misalnya html=indeks.html.",
        ),
    ] = None,
    bahasa: Bahasa = "id",
) -> None:
    """Hitung Indeks Inovasi Daerah (IID). Hasilnya: indeks, predikat, dan langkah yang paling menaikkannya."""
    from inovasi_cli.cli.iid import Asked, iid

    asked = Asked(spd, bukti_di, indeks, per, minimum, predikat, terbukti, semua, bahasa)
    raise typer.Exit(iid(paths, formats or (), asked))


def command_atm(  # noqa: PLR0913 - one for each option of the command
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="Berkas fakta inovasi yang ingin ditiru.")],
    profil: Annotated[
        Path | None, typer.Argument(metavar="PROFIL", help="Berkas fakta Anda, jika sudah ada, untuk dibandingkan.")
    ] = None,
    *,
    rubrik: Rubrik = None,
    draf: Annotated[
        Path | None, typer.Option("--draf", metavar="BERKAS", help="Tulis berkas fakta baru untuk Kelompok Replikasi.")
    ] = None,
    formats: Report = None,
    bahasa: Bahasa = "id",
) -> None:
    """Amati, tiru, modifikasi satu inovasi. Hasilnya: apa yang bisa ditiru, apa yang harus berbeda, dan drafnya."""
    from inovasi_cli.cli.atm import atm

    asked = formats or ["terminal"]
    raise typer.Exit(atm(model, profil, rubrics=rubrik or [], draft=draf, formats=asked, bahasa=bahasa))


def command_templat(
    rubrik: Annotated[
        str | None, typer.Argument(metavar="RUBRIK", help="Rubrik; jika kosong, semua pertanyaan.")
    ] = None,
) -> None:
    """Tampilkan berkas fakta kosong untuk diisi. Setiap pertanyaan disertai petunjuknya."""
    from inovasi_cli.cli.templat import templat

    templat(rubrik)


def command_isi(  # noqa: PLR0913 - one for each option of the command
    profil: Annotated[Path, typer.Argument(metavar="PROFIL", help="Berkas fakta; dibuat jika belum ada.")] = Path(
        "profil.yaml"
    ),
    *,
    rubrik: Annotated[
        list[str] | None,
        typer.Option("--rubrik", "-r", metavar="ID|BERKAS", help="Rubrik yang ditanyakan; boleh diulang."),
    ] = None,
    bukti_di: BuktiDi = None,
    ulang: Annotated[str | None, typer.Option("--ulang", metavar="ID", help="Tanyakan lagi satu pertanyaan.")] = None,
    tema: Annotated[str | None, typer.Option("--tema", metavar="NAMA", help="Hanya satu tema.")] = None,
    polos: Annotated[
        bool, typer.Option("--polos", help="Tanpa menu; satu baris masuk, cocok untuk pembaca layar.")
    ] = False,
) -> None:
    """Isi berkas fakta lewat tanya jawab. Setiap jawaban langsung disimpan, dan bisa dilanjutkan kapan saja."""
    from inovasi_cli.cli.isi import isi

    raise typer.Exit(isi(profil, rubrics=rubrik or [], again=ulang, theme=tema, plain=polos, proofs=bukti_di))


def command_lomba(lomba: Lomba = Path("lomba.yaml")) -> None:
    """Siapkan lomba: tulis LOMBA, lalu lembar nilai tiap juri. Yang sudah ada tidak ditimpa."""
    from inovasi_cli.cli.lomba import lomba as prepare

    prepare(lomba)


def command_panel(
    lomba: Lomba, nilai: Nilai = None, *, buta: Buta = False, formats: Sheet = None, bahasa: Bahasa = "id"
) -> None:
    """Satukan nilai semua juri satu lomba. Hasilnya: rata-rata, kesepakatan, dan beda yang perlu dibahas."""
    from inovasi_cli.cli.panel import panel

    raise typer.Exit(panel(lomba, nilai or [], blinded=buta, formats=formats or ["terminal"], bahasa=bahasa))


def command_peringkat(  # noqa: PLR0913 - one for each option of the command
    lomba: Lomba,
    nilai: Nilai = None,
    *,
    menurut: Annotated[
        list[str] | None,
        typer.Option("--menurut", metavar="kategori|kelompok|jenis|instansi", help="Urutkan terpisah; boleh diulang."),
    ] = None,
    teratas: Annotated[
        int | None, typer.Option("--teratas", metavar="N", min=1, help="Tandai N teratas sebagai pemenang.")
    ] = None,
    buta: Buta = False,
    formats: Sheet = None,
    bahasa: Bahasa = "id",
) -> None:
    """Urutkan peserta satu lomba dan ukur kepastiannya. Hasilnya berita acara untuk ditandatangani."""
    from inovasi_cli.cli.peringkat import Wishes, peringkat

    wishes = Wishes(by=tuple(menurut or ()), top=teratas, blinded=buta, language=bahasa)
    raise typer.Exit(peringkat(lomba, nilai or [], formats or ["terminal"], wishes))


def command_rubrik(context: typer.Context) -> None:
    """Lihat, periksa, buat, dan bandingkan rubrik."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


for name, english, command in (
    ("isi", "fill", command_isi),
    ("nilai", "score", command_nilai),
    ("cocok", "match", command_cocok),
    ("batch", None, command_batch),
    ("banding", "diff", command_banding),
    ("riwayat", "history", command_riwayat),
    ("buktikan", "verify", command_buktikan),
    ("lomba", "contest", command_lomba),
    ("panel", None, command_panel),
    ("peringkat", "rank", command_peringkat),
    ("iid", None, command_iid),
    ("atm", "replicate", command_atm),
    ("templat", "template", command_templat),
):
    app.command(name, cls=IndonesianCommand)(command)
    if english:
        app.command(english, cls=IndonesianCommand, hidden=True)(command)

rubrik = typer.Typer(cls=RubrikGroup)
rubrik.callback(invoke_without_command=True)(command_rubrik)
app.add_typer(rubrik, name="rubrik")
app.add_typer(rubrik, name="rubric", hidden=True)
