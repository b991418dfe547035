"""``inovasi lomba`` and ``inovasi peringkat``: from an empty folder to a protocol that can be signed."""

from __future__ import annotations

import csv
import json
import re
import shlex
from hashlib import sha256
from io import StringIO
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Final

import pytest
import yaml

from inovasi_cli.rubric.catalog import folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

ROOT: Final = folder().parent
FORMATS: Final = ("terminal", "markdown", "html", "csv", "json")
NAMES: Final = (
    *("Ani", "ani-", "Lestari", "Budi", "budi", "Santoso", "Citra", "citra", "Dewi", "Anggraini"),
    *("Perahu", "perahu", "Obat", "obat", "Kelas M", "kelas-malam", "Pasar", "pasar", "Akta L", "Benih", "benih"),
    *("Dinas", "survei", "profil.yaml"),
)


@pytest.fixture(name="place")
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples, in which we are."""
    copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


EXAMPLE: Final = "examples/lomba-contoh/lomba.yaml"


def test_a_newcomer_comes_from_the_guide_to_a_protocol(place: Path, inovasi: Callable[..., Outcome]) -> None:
    page = (ROOT / "docs" / "lomba.md").read_text(encoding="utf-8")
    shown = re.findall(r"^ *\$ (inovasi .*)$", page, re.MULTILINE)

    for command in shown:
        done = inovasi(*shlex.split(command)[1:])
        assert (done.code in {0, 1}, done.err) == (True, ""), command
        for sheet in (place / "lomba-kami" / "nilai").glob("*.yaml"):
            text = sheet.read_text(encoding="utf-8")
            sheet.write_text(re.sub(r":    # (Gagasan|Hasil)$", ": 80", text, flags=re.MULTILINE), encoding="utf-8")

    assert len(shown) == 9
    protocol = (place / "lomba-kami" / "berita-acara.html").read_text(encoding="utf-8")
    assert "Sementara: tahap Presentasi belum dinilai." in protocol
    assert "80,00" in protocol
    assert "Ketua panitia" in (place / "berita-acara.md").read_text(encoding="utf-8")
    (filled,) = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL))
    assert filled["nilai"]["inovasi-satu"].keys() == {"gagasan", "hasil", "catatan"}


def test_sheets_hold_who_got_so_far_without_conflicts_and_are_never_overwritten(
    place: Path, inovasi: Callable[..., Outcome]
) -> None:
    sheets = place / "examples" / "lomba-contoh" / "nilai"
    for sheet in sheets.glob("presentasi-*.yaml"):
        sheet.unlink()
    (sheets / "proposal-ani.yaml").unlink()

    done = inovasi("lomba", EXAMPLE)

    assert done.out.splitlines()[:4] == [
        f"Lembar nilai: {Path(EXAMPLE).parent / 'nilai' / name}"
        for name in ("proposal-ani.yaml", "presentasi-ani.yaml", "presentasi-budi.yaml", "presentasi-citra.yaml")
    ]
    given = yaml.safe_load((sheets / "presentasi-budi.yaml").read_text(encoding="utf-8"))
    # bank-benih does not meet the requirements, and budi is too near to antar-obat.
    assert sorted(given["nilai"]) == ["akta-langsung-jadi", "kelas-malam", "pasar-tertib", "perahu-dokumen"]
    assert given["nilai"]["pasar-tertib"] == {"penyampaian": None, "isi": None, "tanya-jawab": None}
    assert inovasi("lomba", EXAMPLE).out.splitlines()[0] == "Semua lembar nilai sudah ada."


def test_levels_are_written_into_the_sheet(place: Path, inovasi: Callable[..., Outcome]) -> None:
    text = "lomba: L\npenyelenggara: P\npeserta: {x: {judul: X}}\njuri: {p: {nama: P}}\n"
    stage = "tahap: [{id: judul, rubrik: judul-lampung, skala: tingkat}]\n"
    (place / "lomba.yaml").write_text(text + stage, encoding="utf-8")

    inovasi("lomba")

    sheet = (place / "nilai" / "judul-p.yaml").read_text(encoding="utf-8")
    assert "Tulis poin salah satu tingkatnya." in sheet
    assert "(0, 1, 2, 3)\n" in sheet


def test_the_example_shows_places_how_sure_they_are_and_who_stopped(
    place: Path, inovasi: Callable[..., Outcome]
) -> None:
    assert place
    done = inovasi("peringkat", EXAMPLE)

    assert (done.code, done.err) == (1, "")
    for told in (
        "1       Perahu Dokumen             86,85  tetap 1                 4,36  ya, pasti",
        "2       Obat Diantar ke Rumah      78,12  2 sampai 3              1,10  ya, belum pasti",
        "3 dari 5 tempat bisa berubah; jangan jadikan selisih sekecil itu satu-satunya alasan.",
        "Bank Benih Desa\n  Berhenti di tahap: Seleksi administrasi; Sebabnya: syarat belum terpenuhi: Sudah",
        "Kuota: paling banyak 10 per instansi di kelompok umum (KepmenPANRB 161/2021).",
        "Ketua panitia\n\nDewi Anggraini\n",
        "Juri\n\nDr. Ani Lestari\n",
    ):
        assert told in done.out


def test_the_protocol_names_every_file_by_its_digest(place: Path, inovasi: Callable[..., Outcome]) -> None:
    told = json.loads(inovasi("peringkat", EXAMPLE, "-f", "json").out)
    page = inovasi("peringkat", EXAMPLE, "-f", "markdown").out

    for kind in ("lomba", "nilai", "fakta"):
        for each in (each for each in told["inputs"] if each["kind"] == kind):
            data = (place / "examples" / "lomba-contoh" / each["name"]).read_bytes()
            assert each["digest"] == sha256(data).hexdigest()
            assert (each["digest"] in page) == (kind != "fakta")
    assert told["digest"] in page
    sheet = place / "examples" / "lomba-contoh" / "nilai" / "proposal-ani.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert told["digest"] not in inovasi("peringkat", EXAMPLE, "-f", "markdown").out


@pytest.mark.parametrize("kind", FORMATS)
def test_blind_mode_leaks_no_name_in_any_format(place: Path, inovasi: Callable[..., Outcome], kind: str) -> None:
    (place / "examples" / "lomba-contoh" / "peserta" / "pasar-tertib.yaml").write_text("jawaban: [", encoding="utf-8")

    done = inovasi("peringkat", EXAMPLE, "--buta", "--menurut", "instansi", "-f", kind)

    assert (done.code, done.err) == (1, "")
    assert [word for word in NAMES if word in done.out] == []


def test_blind_places_are_the_places(place: Path, inovasi: Callable[..., Outcome]) -> None:
    assert place
    told, blind = (
        json.loads(inovasi("peringkat", EXAMPLE, *options, "-f", "json").out)["groups"] for options in ((), ("--buta",))
    )

    assert [[{**place, "id": ""} for place in group["places"]] for group in blind] == [
        [{**place, "id": ""} for place in group["places"]] for group in told
    ]


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        (("--menurut", "instansi", "--teratas", "1"), [("1", "ya")] * 4 + [("2", "tidak")]),
        (("--menurut", "jenis"), [("1", "ya"), ("2", "ya"), ("3", "tidak"), ("4", "tidak"), ("5", "tidak")]),
    ],
)
def test_options_outweigh_the_contest_file(
    place: Path, inovasi: Callable[..., Outcome], options: tuple[str, ...], rows: list[tuple[str, str]]
) -> None:
    assert place
    out = inovasi("peringkat", EXAMPLE, *options, "-f", "csv").out.removeprefix("\ufeff")
    found = list(csv.DictReader(StringIO(out)))

    assert sorted((row["tempat"], row["masuk"]) for row in found if row["tempat"]) == rows
    assert [(row["peserta"], row["tahap_berhenti"], row["sebab"]) for row in found if not row["tempat"]] == [
        ("bank-benih", "administrasi", "unmet")
    ]


def test_an_unknown_key_to_rank_by_is_told(place: Path, inovasi: Callable[..., Outcome]) -> None:
    assert place
    done = inovasi("peringkat", EXAMPLE, "--menurut", "kelompk")

    assert (done.code, done.out) == (2, "")
    assert "--menurut kelompk tidak ada; maksud Anda kelompok?" in done.err


def rewritten(place: Path, *swaps: tuple[str, str]) -> None:
    path = place / EXAMPLE
    text = path.read_text(encoding="utf-8")
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_every_reason_is_said(place: Path, inovasi: Callable[..., Outcome]) -> None:
    swaps = (("ambang: 60", "ambang: 71.5\n    teratas: 3"), ("per_instansi: 10", "per_instansi: 1"))
    rewritten(place, *swaps, ("instansi: Dinas Perdagangan", "instansi: Dinas Kesehatan"), ("teratas: 2", "teratas: 9"))
    peserta = place / "examples" / "lomba-contoh" / "peserta"
    (peserta / "bank-benih.yaml").write_text("jawaban: {tahap: diterapkan}\n", encoding="utf-8")
    (peserta / "kelas-malam.yaml").unlink()

    out = " ".join(inovasi("peringkat", EXAMPLE).out.split())

    assert "Sebabnya: syarat belum pasti: Sudah berjalan minimal satu tahun" in out
    assert "Sebabnya: berkas faktanya tidak dapat dinilai: " in out
    assert "Sebabnya: di bawah ambang 71,5" in out
    assert "Sebabnya: di luar kuota instansinya" in out
    rewritten(place, ("teratas: 3", "teratas: 1"))
    assert "Sebabnya: di luar 1 terbaik tahap ini" in " ".join(inovasi("peringkat", EXAMPLE).out.split())


def test_undecided_entries_pass_where_the_contest_says_so(place: Path, inovasi: Callable[..., Outcome]) -> None:
    rewritten(place, ("rubrik: syarat.yaml", "rubrik: syarat.yaml\n    belum_pasti: lolos"))
    path = place / "examples" / "lomba-contoh" / "peserta" / "bank-benih.yaml"
    path.write_text("jawaban: {tahap: diterapkan}\n", encoding="utf-8")

    out = " ".join(inovasi("peringkat", EXAMPLE).out.split())

    assert "6 lolos, 0 tidak." in out
    assert "yang belum pasti ikut lolos" in out


def test_ties_at_an_edge_and_certain_places_are_said(place: Path, inovasi: Callable[..., Outcome]) -> None:
    text = "lomba: L\npenyelenggara: P\npeserta: {x: {judul: X}, y: {judul: Y}, z: {judul: Z}}\njuri: {p: {nama: P}}\n"
    rest = (
        "aturan: {geser_nilai: 0}\nperingkat: {teratas: 1}\ntahap: [{id: a, teratas: 1, bagian: [{id: b, bobot: 1}]}]\n"
    )
    (place / "lomba.yaml").write_text(text + rest, encoding="utf-8")
    (place / "nilai.yaml").write_text("juri: p\ntahap: a\nnilai: {x: {b: 9}, y: {b: 9}, z: {b: 1}}\n", "utf-8")

    done = inovasi("peringkat", "lomba.yaml", "nilai.yaml")

    assert done.code == 0
    assert "1 (seri)  X" in done.out
    assert "Seri di batas, jadi ikut lolos dari tahap a: X, Y." in done.out
    assert "2 inovasi seri di batas 1 besar, jadi semuanya masuk." in done.out
    assert "Semua tempat tetap." in done.out


def keys_of(value: object) -> set[str]:
    """Every key of a document that is no id of somebody's own."""
    if isinstance(value, list):
        return set().union(*map(keys_of, value))
    if not isinstance(value, dict):
        return set()
    found = {key for key in value if "-" not in key} if not value.keys() <= OWN else set()
    return found | set().union(*map(keys_of, value.values()))


OWN: Final = frozenset(
    "kebaruan implementasi signifikansi adaptabilitas keberlanjutan penyampaian isi citra".split()  # noqa: SIM905 - as words
) | {"latar-tujuan", "sumber-daya", "tanya-jawab"}


def test_every_key_and_column_is_on_the_page_about_them(place: Path, inovasi: Callable[..., Outcome]) -> None:
    assert place
    page = set(re.findall(r"`(\w+)(?:\[\])?`", (ROOT / "docs" / "contest.md").read_text(encoding="utf-8")))

    for command in ("panel", "peringkat"):
        told = json.loads(inovasi(command, EXAMPLE, "-f", "json").out)
        columns = inovasi(command, EXAMPLE, "-f", "csv").out.removeprefix("\ufeff").splitlines()[0].split(",")
        assert sorted({*keys_of(told), *columns} - page) == []


@pytest.mark.parametrize(("file", "told"), [("lomba", "ini berkas lomba"), ("nilai/proposal-ani", "ini nilai juri")])
def test_a_file_of_a_contest_is_told_from_a_fact_file(
    place: Path, inovasi: Callable[..., Outcome], file: str, told: str
) -> None:
    done = inovasi("nilai", str(place / "examples" / "lomba-contoh" / f"{file}.yaml"))

    assert (done.code, done.out) == (2, "")
    assert f"{told}, bukan berkas fakta; pakai dengan inovasi panel" in done.err


def test_before_any_scores_the_protocol_ranks_nobody(place: Path, inovasi: Callable[..., Outcome]) -> None:
    for sheet in (place / "examples" / "lomba-contoh" / "nilai").iterdir():
        sheet.unlink()

    out = inovasi("peringkat", EXAMPLE).out

    assert "Sementara: tahap Penilaian proposal, Presentasi dan wawancara belum dinilai." in out
    assert "Kalau bergeser" not in out


def test_a_long_ranking_is_cut_on_the_screen_alone(place: Path, inovasi: Callable[..., Outcome]) -> None:
    entries = ", ".join(f"x{number}: {{judul: Judul {number}}}" for number in range(40))
    scores = ", ".join(f"x{number}: {{b: {number}}}" for number in range(35))
    text = f"lomba: L\npenyelenggara: P\npeserta: {{{entries}}}\njuri: {{p: {{nama: P}}}}\n"
    (place / "lomba.yaml").write_text(f"{text}tahap: [{{id: a, bagian: [{{id: b, bobot: 1}}]}}]\n", encoding="utf-8")
    (place / "nilai.yaml").write_text(f"juri: p\ntahap: a\nnilai: {{{scores}}}\n", encoding="utf-8")

    assert "... dan 5 inovasi lain" in inovasi("peringkat", "lomba.yaml", "nilai.yaml").out
    assert "inovasi lain" not in inovasi("peringkat", "lomba.yaml", "nilai.yaml", "-f", "markdown").out
    assert "... dan 10 inovasi lain" in inovasi("panel", "lomba.yaml", "nilai.yaml").out
