"""``inovasi panel``: from the files of a contest and its judges to what they came to."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from io import StringIO
from shutil import copytree
from typing import TYPE_CHECKING, Final

import pytest

from inovasi_cli.contest.model import SCALES
from inovasi_cli.contest.parts import of_rubric
from inovasi_cli.rubric.catalog import folder, shipped
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

EXAMPLES: Final = folder().parent / "examples"
FORMATS: Final = ("terminal", "markdown", "html", "csv", "json")
SMALL: Final = """\
lomba: Lomba
penyelenggara: Panitia
peserta: {x: {judul: Iks}, y: {judul: Ye}}
tahap:
  - id: proposal
    bagian: [{id: a, bobot: 3}, {id: b, bobot: 1}]
juri: {p: {nama: Pe}, q: {nama: Ki, konflik: [x]}}
"""
SCORES: Final = "juri: p\ntahap: proposal\nnilai: {x: {a: 80, b: 70}, y: {a: 60, b: 50}}\n"


@pytest.fixture(name="place")
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example, in which we are."""
    copytree(EXAMPLES, tmp_path / "examples")
    monkeypatch.chdir(tmp_path / "examples" / "lomba-contoh")
    return tmp_path / "examples" / "lomba-contoh"


@pytest.fixture(name="small")
def _small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A contest of two entries and two judges, in which we are."""
    (tmp_path / "lomba.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "p.yaml").write_text(SCORES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_example_shows_agreement_differences_conflicts_and_what_is_owed(
    place: Path, inovasi: Callable[..., Outcome]
) -> None:
    assert place
    done = inovasi("panel", "lomba.yaml")

    assert (done.code, done.err) == (1, "")
    for told in (
        "Seleksi administrasi\nSyarat diperiksa menurut Syarat Lomba Inovasi Kabupaten Contoh 2030: 5 lolos, 1 tidak.",
        "Signifikansi                30 (belum pasti)        0,588  belum andal",
        "- Pasar Tertib, Kebaruan atau nilai tambah: Dr. Ani Lestari memberi 45, Budi Santoso memberi 85,",
        "- Budi Santoso tidak menilai Obat Diantar ke Rumah",
        "- Citra Dewi: Kelas Malam di Balai Desa (1 bagian)",
        "Sudah dibahas\n\n- Kelas Malam di Balai Desa, Signifikansi: Citra Dewi memberi 60, Budi Santoso memberi 88",
        "Catatan juri\n\n- Dr. Ani Lestari tentang Pasar Tertib: Menurut saya",
        "- Nilai bagian adalah rata-rata semua nilai juri; tidak ada yang dibuang.",
    ):
        assert told in done.out


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", FORMATS)
def test_blind_mode_leaks_no_name_in_any_format(
    place: Path, inovasi: Callable[..., Outcome], kind: str, language: str
) -> None:
    assert place
    words = (
        *("Ani", "ani-", "Lestari", "Budi", "budi", "Santoso", "Citra", "citra", "Dewi"),
        *(
            "Perahu",
            "perahu",
            "Obat",
            "obat",
            "Kelas",
            "kelas-malam",
            "Pasar",
            "pasar",
            "Akta Langsung",
            "akta-langsung",
            "Benih",
            "benih",
        ),
        *("Dinas", "survei", "penertiban", "Anggraini", "profil.yaml"),
    )
    for command in ("panel",):
        done = inovasi(command, "lomba.yaml", "--buta", "-f", kind, "--bahasa", language)

        assert (done.code, done.err) == (1, "")
        assert [word for word in words if word in done.out] == []
        assert all(word in inovasi(command, "lomba.yaml", "-f", "json").out for word in ("Ani", "perahu", "survei"))


def test_letters_stay_the_same_whatever_the_order_of_the_file(place: Path, inovasi: Callable[..., Outcome]) -> None:
    before = inovasi("panel", "lomba.yaml", "--buta", "-f", "csv").out
    text = (place / "lomba.yaml").read_text(encoding="utf-8")
    head, entries = text.split("peserta:\n")
    entries, tail = entries.split("\ntahap:\n")
    first, rest = entries.split("  antar-obat:\n")
    (place / "lomba.yaml").write_text(f"{head}peserta:\n  antar-obat:\n{rest}{first}\ntahap:\n{tail}", encoding="utf-8")

    assert inovasi("panel", "lomba.yaml", "--buta", "-f", "csv").out == before


def test_every_figure_is_in_the_sheet_and_exact_in_json(place: Path, inovasi: Callable[..., Outcome]) -> None:
    assert place
    rows = list(csv.DictReader(StringIO(inovasi("panel", "lomba.yaml", "-f", "csv").out.removeprefix("\ufeff"))))
    told = json.loads(inovasi("panel", "lomba.yaml", "-f", "json").out)

    wide = [row for row in rows if row["perlu_dibahas"] == "ya"]
    assert [(row["peserta"], row["bagian"], row["beda"]) for row in wide] == [("pasar-tertib", "kebaruan", "40.00")]
    assert len(rows) == 5 * 7 + 5 * 3
    proposal = told["panels"][0]
    first = next(each for each in proposal["entries"] if each["id"] == "perahu-dokumen")
    # 10 x 263/3 + 15 x 88 + 5 x 85 + 30 x 91 + 20 x 82 + 5 x 233/3 + 15 x 259/3, by 100: 8.675/100.
    assert first["points"] == {"points": 86.75, "exact": "347/4"}
    assert first["parts"]["latar-tujuan"] == {"points": 87.67, "exact": "263/3"}


def test_files_that_are_named_are_read_instead_of_those_beside_the_contest(
    small: Path, inovasi: Callable[..., Outcome]
) -> None:
    done = inovasi("panel", "lomba.yaml")
    assert "Belum ada nilai satu pun untuk tahap ini." in done.out

    done = inovasi("panel", "lomba.yaml", "p.yaml")
    assert "Belum menyerahkan nilai: Ki." in done.out
    assert "Iks      77,50" in done.out

    (small / "nilai").mkdir()
    (small / "p.yaml").rename(small / "nilai" / "proposal-p.yaml")
    assert inovasi("panel", "lomba.yaml").out == done.out


def test_a_contest_without_anything_open_ends_with_zero(small: Path, inovasi: Callable[..., Outcome]) -> None:
    (small / "q.yaml").write_text("juri: q\ntahap: proposal\nnilai: {y: {a: 61, b: 50}}\n", encoding="utf-8")

    assert inovasi("panel", "lomba.yaml", "p.yaml", "q.yaml").code == 0


def test_scores_in_spite_of_a_conflict_are_told_and_do_not_count(small: Path, inovasi: Callable[..., Outcome]) -> None:
    (small / "q.yaml").write_text("juri: q\ntahap: proposal\nnilai: {x: {a: 1, b: 1}, y: {a: 60, b: 50}}\n", "utf-8")

    done = inovasi("panel", "lomba.yaml", "p.yaml", "q.yaml")

    assert "- Ki tidak boleh menilai Iks; nilai yang telanjur ditulis tidak dihitung" in done.out
    assert "Iks      77,50" in done.out


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("juri: p", "juri: z", '1:7: juri: "z" tidak ada di berkas lomba'),
        ("tahap: proposal", "tahap: proposl", '2:8: tahap: "proposl" tidak ada di berkas lomba; maksud Anda proposal?'),
        ("a: 80", "a: 101", "3:16: x.a: 101 di luar 0 sampai 100"),
        ("a: 80", "a: delapan", '3:16: x.a: "delapan" bukan angka; tulis angka, misalnya 12 atau 85,5'),
        ("a: 80", "a: [80]", "3:16: x.a: harus berupa satu angka"),
        ("a: 80", "aa: 80", "3:13: x.aa: kunci ini tidak dikenal"),
        ("x: {a: 80, b: 70}", "x: 80", "3:12: x: harus berupa kunci: isi"),
        ("x: {", "xx: {", "3:9: xx: tidak ada di peserta lomba"),
        ("nilai: {x: {a: 80, b: 70}, y: {a: 60, b: 50}}", "nilai:", "1:1: nilai: belum ada; tambahkan"),
        ("b: 70", "catatan: [a]", "3:29: x.catatan: harus berupa satu isian"),
        ("juri: p", "juri: p\njuri: q", "2:1: juri: kunci ini sudah ada di baris 1"),
        (SCORES, "[]", "1:1: isi teratas harus berupa kunci: isi"),
    ],
)
def test_what_is_wrong_in_a_score_file_is_told_with_its_place(
    small: Path, inovasi: Callable[..., Outcome], old: str, new: str, told: str
) -> None:
    (small / "p.yaml").write_text(SCORES.replace(old, new), encoding="utf-8")

    done = inovasi("panel", "lomba.yaml", "p.yaml")

    assert (done.code, done.out) == (2, "")
    assert f"p.yaml:{told}" in done.err


def test_a_judge_hands_in_once_for_a_stage(small: Path, inovasi: Callable[..., Outcome]) -> None:
    (small / "dua.yaml").write_text(SCORES, encoding="utf-8")

    done = inovasi("panel", "lomba.yaml", "p.yaml", "dua.yaml")

    assert done.code == 2
    assert 'dua.yaml: nilai juri "p" untuk tahap "proposal" sudah ada di p.yaml' in done.err


PART: Final = "bagian: [{id: a, bobot: 3}, {id: b, bobot: 1}]"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("lomba: Lomba\n", "", "1:1: lomba: belum ada; tambahkan"),
        ("penyelenggara", "penyelengara", "2:1: penyelengara: kunci ini tidak dikenal; maksud Anda penyelenggara?"),
        ("judul: Iks", "", "3:14: peserta.x.judul: belum ada; tambahkan"),
        ("{x: {judul: Iks}", "{X y: {judul: Iks}", '3:11: peserta: "X y" bukan id'),
        ("konflik: [x]", "konflik: [xx]", '7:46: juri.q.konflik: "xx" tidak ada di peserta'),
        (PART, "bagian: []", "5:5: tahap.proposal.bagian: belum berisi bagian"),
        (PART, "bobot: 1", "5:5: tahap.proposal: harus punya rubrik atau bagian, salah satu"),
        (PART, f"{PART}\n    rubrik: kovablik-proposal", "5:5: tahap.proposal: harus punya rubrik atau bagian"),
        (PART, "rubrik: kipp-2018", "6:13: tahap.proposal.rubrik: bobot rubrik ini tidak diterbitkan; ganti dengan"),
        (PART, "rubrik: iag", "6:13: tahap.proposal.rubrik: bobot rubrik ini tidak diterbitkan; ganti dengan"),
        (PART, "rubrik: kipp-2031", '6:13: tahap.proposal.rubrik: Rubrik "kipp-2031" tidak dikenal'),
        (PART, f"{PART}\n    bobot: 0", "7:12: tahap.proposal.bobot: harus lebih dari 0"),
        (PART, f"{PART}\n    skala: tingkat", "7:5: tahap.proposal.skala: tingkat hanya ada pada rubrik"),
        (PART, f"{PART}\n    ambang: 101", "7:13: tahap.proposal.ambang: harus antara 0 dan 100"),
        (PART, f"{PART}\n    belum_pasti: lolos", "7:5: tahap.proposal.belum_pasti: hanya untuk tahap dengan cara"),
        (PART, "cara: syarat", "5:5: tahap.proposal.rubrik: belum ada; tambahkan"),
        (PART, "cara: syarat\n    rubrik: kipp-2018", "4:1: tahap: paling sedikit satu tahap harus dinilai juri"),
        (PART, "cara: syarat\n    rubrik: kipp-2018", "3:1: peserta.x: belum menyebut fakta, padahal ada tahap"),
        (PART, f"{PART}\n  - {{id: lain, {PART}}}", "5:5: tahap.proposal.bobot: belum ada; tulis bobot tahap ini"),
        ("bobot: 3", "bobot: 0", "6:29: tahap.proposal.bagian.a.bobot: harus lebih dari 0"),
        ("juri:", "aturan: {pencilan: buang}\njuri:", '7:20: aturan.pencilan: "buang" tidak dikenal; pilih semua'),
        ("juri:", "aturan: {seri: [proposal.c]}\njuri:", '7:17: aturan.seri: "proposal.c" bukan bagian yang dinilai'),
        ("juri:", "aturan: {ambang_beda: 101}\njuri:", "7:23: aturan.ambang_beda: harus antara 0 dan 100"),
        ("juri:", "kuota: [{kelompok: a, per_instansi: 1}]\njuri:", "7:20: kuota.1.kelompok: tidak ada peserta di"),
        ("juri:", "kuota: [{per_instansi: 1}]\njuri:", "7:1: kuota: peserta x belum menyebut instansi"),
        (
            "juri:",
            "peringkat: {menurut: [umur]}\njuri:",
            '7:23: peringkat.menurut: "umur" tidak dikenal; pilih kategori',
        ),
        ("juri:", "resolusi: [{tahap: z, peserta: x, catatan: c}]\njuri:", '7:20: resolusi.1.tahap: "z" tidak ada'),
        ("juri:", "resolusi: [{tahap: proposal, peserta: z}]\njuri:", '7:39: resolusi.1.peserta: "z" tidak ada di'),
        ("juri:", "resolusi: [{tahap: proposal, catatan: c}]\njuri:", "7:12: resolusi.1.peserta: belum ada; tambahkan"),
        ("juri:", "tanda_tangan: [{nama: A}]\njuri:", "7:16: tanda_tangan.1.jabatan: belum ada; tambahkan"),
        (SMALL, "", "1:1: berkas kosong"),
    ],
)
def test_what_is_wrong_in_a_contest_file_is_told_with_its_place(
    small: Path, inovasi: Callable[..., Outcome], old: str, new: str, told: str
) -> None:
    (small / "lomba.yaml").write_text(SMALL.replace(old, new), encoding="utf-8")

    done = inovasi("panel", "lomba.yaml", "p.yaml")

    assert (done.code, done.out) == (2, "")
    assert f"lomba.yaml:{told}" in done.err


def test_levels_count_as_shares_of_the_best(small: Path, inovasi: Callable[..., Outcome]) -> None:
    (small / "lomba.yaml").write_text(SMALL.replace(PART, "rubrik: judul-lampung\n    skala: tingkat"), "utf-8")
    parts = [part["id"] for part in json.loads(inovasi("panel", "lomba.yaml", "-f", "json").out)["stages"][0]["parts"]]
    row = ", ".join(f"{part}: {1 + (number == 0)}" for number, part in enumerate(parts))
    (small / "p.yaml").write_text(f"juri: p\ntahap: proposal\nnilai: {{x: {{{row}}}}}\n", encoding="utf-8")

    told = json.loads(inovasi("panel", "lomba.yaml", "p.yaml", "-f", "json").out)

    # The first part weighs 15 of 63; the others get a third: (15 x 2/3 + 48 x 1/3)/63 x 100.
    assert told["panels"][0]["entries"][0]["points"]["exact"] == "2600/63"

    (small / "p.yaml").write_text(f"juri: p\ntahap: proposal\nnilai: {{x: {{{parts[0]}: 4}}}}\n", encoding="utf-8")
    assert f"x.{parts[0]}: tingkat 4 tidak ada; pilih 0, 1, 2, 3" in inovasi("panel", "lomba.yaml", "p.yaml").err


def test_what_somebody_wrote_is_text_in_every_format(small: Path, inovasi: Callable[..., Outcome]) -> None:
    text = SMALL.replace("Iks", '"=1+1 <b>| ::error::\\u202ex"')
    (small / "lomba.yaml").write_text(text.replace("\\u202e", ""), encoding="utf-8")

    assert "&lt;b&gt;" in inovasi("panel", "lomba.yaml", "p.yaml", "-f", "html").out
    assert "'=1+1 <b>" in inovasi("panel", "lomba.yaml", "p.yaml", "-f", "csv").out
    assert r"\=1+1 \<b\>\|" in inovasi("panel", "lomba.yaml", "p.yaml", "-f", "markdown").out
    assert "=1+1 <b>| ::error::x" in inovasi("panel", "lomba.yaml", "p.yaml").out


def test_an_entry_left_empty_is_missing_and_whose_rules_they_are_is_said(
    small: Path, inovasi: Callable[..., Outcome]
) -> None:
    (small / "p.yaml").write_text(SCORES.replace("y: {a: 60, b: 50}", "y: ~"), encoding="utf-8")
    (small / "lomba.yaml").write_text(SMALL + "aturan: {sumber: SK Bupati 12}\n", encoding="utf-8")

    out = inovasi("panel", "lomba.yaml", "p.yaml").out

    assert "Ye       belum lengkap" in out
    assert "- Pe: Ye (2 bagian)" in out
    assert "- Dasarnya: SK Bupati 12" in out


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("rubric", shipped())
def test_judges_share_out_all_points_of_every_rubric_whose_weights_have_a_source(rubric: str, scale: str) -> None:
    loaded = load_rubric(folder() / f"{rubric}.yaml", folder() / "questions").rubric

    parts = of_rubric(loaded, scale=scale)

    if parts is None:
        weighed = [part for part in loaded.score.parts if part.weight != 0] if loaded.score else []
        assert not weighed or any(leaf.basis.source is None for part in weighed for leaf in (part, *part.leaves()))
    else:
        assert loaded.score is not None
        assert sum(part.weight for part in parts) == Fraction(str(loaded.score.out_of))


def test_a_report_never_replaces_a_file_of_the_contest(small: Path, inovasi: Callable[..., Outcome]) -> None:
    done = inovasi("panel", "lomba.yaml", "p.yaml", "-f", "csv=p.yaml")

    assert done.code == 2
    assert (small / "p.yaml").read_text(encoding="utf-8") == SCORES


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_no_line_is_wider_than_the_screen(
    place: Path, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    assert place
    monkeypatch.setenv("COLUMNS", width)

    shown = inovasi("panel", "lomba.yaml").out.splitlines()

    assert max(map(len, shown)) <= int(width)
