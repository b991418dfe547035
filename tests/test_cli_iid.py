"""``inovasi iid``: the index of a region, judged from fact files as a planning office has them."""

from __future__ import annotations

import csv
import json
import sys
from fractions import Fraction
from io import BytesIO, StringIO
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any, Final

import pytest

from inovasi_cli.assess import remedies
from inovasi_cli.assess.effort import Effort
from inovasi_cli.rubric.catalog import folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

    Run = Callable[..., Outcome]

EXAMPLE: Final = folder().parent / "examples" / "daerah-contoh"
BEST: Final = """
rubrik: [iid-2026]
jawaban:
  judul: {title}
  jenis-instansi: kabupaten
  tahap: diterapkan
  mulai: {began}
  layanan.urusan: [{affairs}]
  kebaruan.jenis: [pendekatan-baru]
  manfaat.bentuk: [langsung]
  dukungan.beban: tidak
  dukungan.kewenangan: ya
  replikasi.potensi: [besaran-sasaran]
  keberlanjutan.dasar-hukum: [perda-uu, sk-pimpinan]
  keberlanjutan.petugas: {people}
  dukungan.pelaksana: sk-kepala-daerah
  dukungan.perangkat-daerah: 5
  replikasi.pedoman: daring
  proses.hari: 1
  proses.bulan: 4
  replikasi.status: sudah-direplikasi
  replikasi.jumlah: 3
  proses.alat: daring
  hasil.evaluasi: [eksternal]
  proses.video: [latar-belakang, penjaringan-ide, pemilihan-ide, manfaat, dampak]
  keberlanjutan.anggaran: [2024, 2025, 2026]
  keberlanjutan.program: [2024, 2025, 2026]
  dukungan.aktor: 5
  dukungan.bimtek-tiga-tahun: 3
  dukungan.sosialisasi: [media-berita]
  dukungan.informasi: [tatap-muka, telepon, aplikasi]
  proses.ada-pengaduan: ya
  proses.pengaduan: 91
  proses.integrasi: lintas-unit
  manfaat.dasar: orang
  manfaat.jumlah: 501
"""
"""An innovation that earns all 111 points, but 2 fewer for each level that it has fewer people."""
AFFAIRS: Final = ("pendidikan", "kesehatan", "pekerjaan-umum", "perumahan", "ketenteraman", "sosial")


def innovation(folder: Path, name: str, *, affairs: str = "", people: int | str = 31, began: str = "2024-05") -> Path:
    """A fact file that earns everything unless it has fewer people."""
    path = folder / f"{name}.yaml"
    text = BEST.format(title=f"Inovasi {name}", affairs=affairs, people=people, began=began)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(name="region")
def _region(tmp_path: Path) -> Path:
    """A region of six innovations, one in each affair, all at 111 points."""
    folder = tmp_path / "inovasi"
    folder.mkdir()
    for affair in AFFAIRS:
        innovation(folder, affair, affairs=affair)
    return folder


def told(inovasi: Run, *arguments: object) -> Any:
    """What the command says as JSON."""
    return json.loads(inovasi("iid", *map(str, arguments), "-f", "json").out)


def exact(document: Any, bound: str = "low") -> Fraction:
    return Fraction(document["index"][bound]["exact"])


def test_six_best_innovations_without_rows_come_to_what_the_formula_says(inovasi: Run, region: Path) -> None:
    document = told(inovasi, region)

    # (0 + 666/12 + 6 x 0.38) / 2.5, and with the rows at their best 63 / 2.5 more
    assert exact(document) == (Fraction(666, 12) + Fraction(228, 100)) / Fraction(5, 2)
    assert exact(document, "high") == exact(document) + Fraction(126, 5)
    assert exact(document, "evidenced") == Fraction(228, 100) / Fraction(5, 2)


def test_the_example_comes_to_what_the_guide_shows(inovasi: Run) -> None:
    done = inovasi("iid", str(EXAMPLE / "inovasi"), "--spd", str(EXAMPLE / "spd.yaml"))
    page = (folder().parent / "docs" / "daerah.md").read_text(encoding="utf-8")

    assert (done.code, done.err) == (0, "")
    assert "Indeks 43,62 sampai 47,04 dari 100: Inovatif." in done.out
    assert "**Indeks 43,62 sampai 47,04.**" in page


def test_the_whole_example_is_worked_out_by_hand(inovasi: Run) -> None:
    document = told(inovasi, EXAMPLE / "inovasi", "--spd", EXAMPLE / "spd.yaml")

    # Twelve count, of 825 points together; the open one (15 points) lowers the index: 39.5 + 840/13 + 13 x 0.38
    assert sum(each["claimed"]["low"] for each in document["innovations"] if each["counts"] == "met") == 825
    assert exact(document) == (Fraction("39.5") + Fraction(840, 13) + Fraction("4.94")) / Fraction("2.5")
    assert document["bands"] == {"low": "inovatif", "high": "inovatif", "evidenced": "kurang-inovatif"}


def test_a_step_brings_what_judging_the_region_again_with_it_brings(inovasi: Run, region: Path) -> None:
    innovation(region, "kurang", people=30)
    before = told(inovasi, region)
    step = next(each for each in before["steps"] if each["id"] == "naik:sdm")

    innovation(region, "kurang", people=31)
    after = told(inovasi, region)

    # 2 points of one innovation, over twelve: 2/12 / 2.5
    assert Fraction(step["claimed"]["exact"]) == exact(after) - exact(before) == Fraction(1, 15)
    assert (step["file"], step["of"]) == (str(region / "kurang.yaml"), "innovation")


def test_an_index_says_where_not_every_step_was_looked_for(
    inovasi: Run, region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Langkah tidak dicari sampai habis"
    assert told(inovasi, region)["steps_complete"]
    assert said not in inovasi("iid", str(region)).out

    monkeypatch.setattr(remedies, "Effort", lambda: Effort(10))

    cut = told(inovasi, region)
    assert not cut["steps_complete"]
    assert said in inovasi("iid", str(region)).out
    assert exact(cut) == (Fraction(666, 12) + Fraction(228, 100)) / Fraction(5, 2)


def test_an_answer_that_makes_an_innovation_count_brings_its_points_and_its_number(inovasi: Run, region: Path) -> None:
    innovation(region, "terbuka", people="")
    before = told(inovasi, region)
    step = next(each for each in before["steps"] if each["enters"])

    innovation(region, "terbuka", people=31)
    after = told(inovasi, region)

    assert (
        Fraction(step["claimed"]["exact"])
        == exact(after) - exact(before)
        == (Fraction(111, 12) + Fraction("0.38")) / Fraction("2.5")
    )


def test_what_is_not_eligible_does_not_count_and_says_why(inovasi: Run, region: Path) -> None:
    before = told(inovasi, region)
    innovation(region, "baru", began="2026-02")

    done = inovasi("iid", str(region))

    assert told(inovasi, region)["index"] == before["index"]
    assert "Tidak dihitung, karena syaratnya tidak terpenuhi" in done.out
    assert "Terhalang: Diterapkan 2024 atau 2025" in done.out


def test_without_enough_affairs_the_number_waits(inovasi: Run, region: Path) -> None:
    (region / "sosial.yaml").unlink()
    (region / "perumahan.yaml").unlink()

    document, text = told(inovasi, region), inovasi("iid", str(region)).out

    # 4 x 0.38 / 2.5; one more at best in a missing affair: (555/12 + 5 x 0.38 - 444/12) / 2.5
    assert Fraction(document["waiting"]["exact"]) == Fraction("0.608")
    assert [each["affairs"] for each in document["one_more"]] == [[], ["perumahan"], ["sosial"]]
    assert Fraction(document["one_more"][1]["best"]["exact"]) == (Fraction(111, 12) + Fraction("1.9")) / Fraction("2.5")
    assert "Jika cukup: indeks +0,608." in text
    assert "Di urusan Sosial: indeks +0,760" in text


def test_beyond_the_divisor_one_more_pays_only_from_some_maturity_on(inovasi: Run, region: Path) -> None:
    for number in range(6):
        innovation(region, f"lagi-{number}")

    more = told(inovasi, region)["one_more"][0]

    # Of twelve at 111: m pays where (m - 111) / 13 + 0.38 is not below 0, so from 111 - 4.94 on.
    assert more["pays_from"] == 107
    assert more["affairs"] == []


def test_an_innovation_without_which_the_index_is_higher_is_named(inovasi: Run) -> None:
    document = told(inovasi, EXAMPLE / "inovasi", "--spd", EXAMPLE / "spd.yaml")

    named = [Path(each["file"]).stem for each in document["better_without"]]
    assert named == ["pasar-bersih", "baca-lima-belas"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--minimum", "40"), 0),
        (("--minimum", "44"), 1),
        (("--minimum", "24,7", "--terbukti"), 0),
        (("--minimum", "40", "--terbukti"), 1),
        (("--predikat", "inovatif"), 0),
        (("--predikat", "sangat-inovatif"), 1),
        (("--predikat", "inovatif", "--terbukti"), 1),
    ],
)
def test_the_exit_code_says_whether_what_was_asked_for_is_reached(
    inovasi: Run, options: tuple[str, ...], code: int
) -> None:
    done = inovasi("iid", str(EXAMPLE / "inovasi"), "--spd", str(EXAMPLE / "spd.yaml"), *options)

    assert (done.code, done.err) == (code, "")
    assert ("belum tercapai." in done.out) is bool(code)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--minimum", "101"), "--minimum: indeks tertinggi adalah 100"),
        (("--predikat", "inovativ"), '--predikat: "inovativ" tidak ada; maksud Anda inovatif?'),
        (("--indeks", "iid-2026-spd"), 'Indeks "iid-2026-spd" tidak dikenal; maksud Anda iid-2026?'),
        (("--indeks", "iid-2023", "--spd", "spd.yaml"), "iid-2023: tingkat baris daerah edisi ini tidak diketahui"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused(inovasi: Run, options: tuple[str, ...], message: str) -> None:
    done = inovasi("iid", str(EXAMPLE / "inovasi"), *options)

    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_a_bad_file_is_listed_and_hides_no_other(inovasi: Run, region: Path) -> None:
    before = told(inovasi, region)
    (region / "rusak.yaml").write_text("jawaban:\n  mulia: 3\n", encoding="utf-8")

    done = inovasi("iid", str(region))

    assert done.code == 2
    assert "rusak.yaml" in done.out
    assert "mulia: pertanyaan ini tidak dikenal" in " ".join(done.out.split())
    assert told(inovasi, region)["index"] == before["index"]
    assert told(inovasi, region, region / "hilang.yaml")["unread"][-1]["file"].endswith("hilang.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_a_circle_are_one_bad_file(inovasi: Run, region: Path) -> None:
    (region / "putar.yaml").symlink_to("putar.yaml")

    done = inovasi("iid", str(region), "--spd", str(EXAMPLE / "spd.yaml"))

    assert done.code == 2
    assert "putar.yaml: tidak dapat dibaca (tautannya berputar)" in " ".join(done.out.split())


def test_the_file_of_the_rows_is_no_innovation_even_where_it_lies_among_them(inovasi: Run, tmp_path: Path) -> None:
    copytree(EXAMPLE, tmp_path / "d")
    apart = told(inovasi, tmp_path / "d" / "inovasi", "--spd", tmp_path / "d" / "spd.yaml")

    together = told(inovasi, tmp_path / "d", "--spd", tmp_path / "d" / "spd.yaml")
    alone = inovasi("iid", str(tmp_path / "d" / "spd.yaml"), "--spd", str(tmp_path / "d" / "spd.yaml"))

    assert together["index"] == apart["index"]
    assert (alone.code, "Tidak ada berkas inovasi selain berkas --spd" in alone.err) == (2, True)


def test_the_same_innovation_twice_is_told(inovasi: Run, region: Path) -> None:
    twin = region / "salinan.yaml"
    twin.write_text((region / "sosial.yaml").read_text(encoding="utf-8"), encoding="utf-8")

    assert told(inovasi, region)["twins"] == [[str(twin), str(region / "sosial.yaml")]]
    assert "Mungkin satu inovasi yang tertulis dua kali" in inovasi("iid", str(region)).out


def test_an_affair_that_nobody_named_is_asked_for(inovasi: Run, region: Path) -> None:
    path = region / "sosial.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  layanan.urusan: [sosial]\n", ""), encoding="utf-8")

    document, text = told(inovasi, region), inovasi("iid", str(region)).out

    assert {each["id"]: each["state"] for each in document["affairs"]}["sosial"] == "unknown"
    assert "1 inovasi belum menyebut urusannya" in text


def test_2023_is_a_range_where_its_parameters_are_not_known(inovasi: Run, region: Path) -> None:
    done = inovasi("iid", str(region), "--indeks", "iid-2023")
    document = told(inovasi, region, "--indeks", "iid-2023")

    assert (done.code, document["affairs"], document["outlook"]) == (0, [], [])
    # The number may bring all 76 points, and the rows all 63.
    low, high = document["index"]["low"], document["index"]["high"]
    assert (low["amount"], high["amount"], low["region"], high["region"]) == (0, 76, 0, 63)
    assert "poin tiap inovasi tidak diketahui" in done.out
    assert "disimpulkan" in done.out


def test_the_sheet_has_a_row_for_every_file(inovasi: Run, region: Path) -> None:
    innovation(region, "baru", began="2026-02")
    (region / "rusak.yaml").write_text("jawaban: [", encoding="utf-8")

    rows = list(csv.DictReader(StringIO(inovasi("iid", str(region), "-f", "csv").out.removeprefix("\ufeff"))))

    by_name = {Path(row["berkas"]).stem: row for row in rows}
    assert len(rows) == 8
    assert (by_name["sosial"]["dihitung"], by_name["sosial"]["kematangan_terendah"]) == ("ya", "111.00")
    assert (by_name["baru"]["dihitung"], by_name["baru"]["belum_terpenuhi"]) == ("tidak", "jendela")
    assert by_name["rusak"]["masalah"]


@pytest.mark.parametrize("bahasa", ["id", "en"])
@pytest.mark.parametrize("kind", ["terminal", "markdown", "html", "json"])
def test_every_format_is_written_in_both_languages(inovasi: Run, tmp_path: Path, kind: str, bahasa: str) -> None:
    file = tmp_path / "hasil"

    done = inovasi(
        *("iid", str(EXAMPLE / "inovasi"), "--spd", str(EXAMPLE / "spd.yaml"), "--semua"),
        *("-f", f"{kind}={file}", "--bahasa", bahasa),
    )

    text = file.read_text(encoding="utf-8")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert ("Regional Innovation Index" in text) is (bahasa == "en")
    assert "--semua" not in text


def test_what_somebody_wrote_is_text_in_the_page(inovasi: Run, region: Path) -> None:
    path = region / "sosial.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Inovasi sosial", '"<script>a</script>"'), encoding="utf-8"
    )

    page = inovasi("iid", str(region), "-f", "html").out
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_long_title_is_cut_and_a_missing_one_has_a_stand_in(inovasi: Run, region: Path) -> None:
    (region / "sosial.yaml").write_text(
        (region / "sosial.yaml").read_text(encoding="utf-8").replace("  judul: Inovasi sosial\n", ""), encoding="utf-8"
    )
    path = region / "perumahan.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Inovasi perumahan", "x" * 200), encoding="utf-8")

    text = inovasi("iid", str(region), "-f", "markdown").out
    assert "x" * 121 not in text
    assert "x" * 120 + "..." in text
    assert "judul belum diisi" in text


OWN: Final = """
format: 1
id: indeks
title: Indeks Uji
organiser: Penyelenggara Uji
sources: {pedoman: {title: Pedoman, confidence: low}}
out_of: 6
region: {most: 1, origin: derived}
innovations: {rubric: ./uji.yaml, most: 4, source: pedoman}
mean: {least_divisor: 1, source: pedoman}
number: {each: 0.5, up_to: 2, most: 1, source: pedoman}
"""
RUBRIC: Final = """
format: 1
id: uji
title: Lomba Uji
organiser: Penyelenggara Uji
sources: {pedoman: {title: Pedoman, confidence: low}}
gates:
GATES
score:
  out_of: 4
  parts:
    - id: a
      title: A
      weight: 4
      source: pedoman
      not_applicable: dropped
      levels: [{points: 1, title: Ya, when: {question: dukungan.kewenangan, is: ya}}, {points: 0, title: Tidak}]
""".replace(
    "GATES",
    "\n".join(
        f"  - {{id: g{n}, title: G{n}, when: {{question: dukungan.beban, is: tidak}}, cure: C, source: pedoman}}"
        for n in range(5)
    ),
)


@pytest.fixture(name="own")
def _own(tmp_path: Path) -> Path:
    """The file of an index of one's own, with its rubric beside it and one innovation in a folder."""
    (tmp_path / "indeks.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "uji.yaml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a.yaml").write_text("jawaban: {judul: A, dukungan.beban: ya}\n", encoding="utf-8")
    return tmp_path / "indeks.yaml"


def test_an_office_may_bring_an_index_and_a_rubric_of_its_own(inovasi: Run, own: Path) -> None:
    done = inovasi("iid", str(own.parent / "d"), "--indeks", str(own))

    assert done.code == 0
    assert "Indeks 0,00 sampai 16,67 dari 100.\nTerbukti 0,00.\n" in done.out
    assert "Terhalang: G0; G1; G2; dan 2 syarat lain" in done.out
    assert "Satuan pemerintah daerah: ukuran kami" in done.out


def test_an_innovation_to_which_nothing_applies_cannot_be_judged(inovasi: Run, own: Path) -> None:
    answers = "jawaban: {judul: B, dukungan.kewenangan: {tidak_berlaku: bukan daerah}}\n"
    (own.parent / "d" / "b.yaml").write_text(answers, encoding="utf-8")

    done = inovasi("iid", str(own.parent / "d"), "--indeks", str(own))

    assert (done.code, "tidak ada bagian yang berlaku" in " ".join(done.out.split())) == (2, True)


def test_a_step_says_which_band_it_reaches_and_the_best_band_has_no_next(inovasi: Run, own: Path) -> None:
    bands = "bands:\n" + "".join(
        f"  - {{id: b{least}, title: Pita {least}, from: {least}, source: pedoman}}\n" for least in (0, 50)
    )
    own.write_text(OWN + bands, encoding="utf-8")
    innovation_file = own.parent / "d" / "a.yaml"
    innovation_file.write_text("jawaban: {judul: A, dukungan.beban: tidak}\n", encoding="utf-8")

    before = inovasi("iid", str(own.parent / "d"), "--indeks", str(own)).out
    innovation_file.write_text("jawaban: {dukungan.beban: tidak, dukungan.kewenangan: ya}\n", encoding="utf-8")
    after = inovasi("iid", str(own.parent / "d"), "--indeks", str(own)).out

    assert "mencapai Pita 50" in before
    assert "Predikat berikutnya Pita 50, mulai 50,00" in before
    assert "Predikat berikutnya" not in after


def test_a_list_of_files_may_come_from_another_command(
    inovasi: Run, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Input:
        buffer = BytesIO(f"{own.parent / 'd' / 'a.yaml'}\n".encode())

    monkeypatch.setattr("sys.stdin", Input)

    assert len(told(inovasi, "-", "--indeks", own)["innovations"]) == 1


@pytest.mark.parametrize("columns", ["40", "60", "120"])
def test_no_line_is_broader_than_the_screen(inovasi: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.chdir(EXAMPLE)
    monkeypatch.setenv("COLUMNS", columns)

    lines = inovasi("iid", "inovasi", "--spd", "spd.yaml").out.splitlines()

    assert [line for line in lines if len(line) > int(columns) and " " in line.strip()] == []


def test_where_everything_is_known_there_is_no_range(inovasi: Run, region: Path) -> None:
    text = inovasi("iid", str(region), "--spd", str(EXAMPLE / "spd.yaml")).out

    # (39.5 + 666/12 + 2.28) / 2.5, and in 2027 over fourteen: (39.5 + 666/14 + 2.28) / 2.5
    assert "Indeks 38,91 dari 100: Kurang inovatif." in text
    assert "35,74, terbukti" in text
