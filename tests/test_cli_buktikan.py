"""``inovasi buktikan``: a report is what comes of the same files today, or not, and then what differs."""

from __future__ import annotations

import json
from shutil import copytree
from typing import TYPE_CHECKING, Any, Final

import pytest

from inovasi_cli.records import verify
from inovasi_cli.rubric.catalog import folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

EXAMPLE: Final = folder().parent / "examples" / "contoh-lengkap"


@pytest.fixture(name="place")
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inovasi: Callable[..., Outcome]) -> Path:
    """A folder with a finished innovation and its report ``laporan.json``, in which we are."""
    copytree(EXAMPLE, tmp_path / "inovasi")
    monkeypatch.chdir(tmp_path / "inovasi")
    inovasi("nilai", "profil.yaml", "-f", "json=laporan.json")
    return tmp_path / "inovasi"


def rewrite(path: Path, old: str, new: str, *, to: str | None = None) -> str:
    """Write the file again with one text replaced; the name of what was written."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    target = path.with_name(to or path.name)
    target.write_text(text.replace(old, new), encoding="utf-8")
    return target.name


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_report_of_the_same_files_holds_in_whichever_language(
    place: Path, inovasi: Callable[..., Outcome], language: str
) -> None:
    inovasi("nilai", "profil.yaml", "--bahasa", language, "-f", f"json={place / 'dua.json'}")
    done = inovasi("buktikan", "dua.json")
    assert (done.code, done.err) == (0, "")
    assert "✓ Terbukti: dihitung ulang, hasilnya sama persis.\n" in done.out
    assert "✗" not in done.out


@pytest.mark.parametrize("rubric", ["kipp-2017", "kipp-2023-umum", "unpsa-2026", "iag"])
def test_a_report_by_any_rubric_and_on_any_day_holds(place: Path, inovasi: Callable[..., Outcome], rubric: str) -> None:
    assert place
    inovasi("nilai", "profil.yaml", "-r", rubric, "--per", "2020-02-02", "-f", "json=lain.json")
    assert inovasi("buktikan", "lain.json").code == 0


def test_a_report_without_a_date_is_judged_without_one(place: Path, inovasi: Callable[..., Outcome]) -> None:
    rubric = (folder() / "kipp-2018.yaml").read_text(encoding="utf-8")
    (place / "lomba.yaml").write_text(
        rubric.replace("id: kipp-2018\n", "id: lomba\n").replace(", closes: 2018-03-31", ""),
        encoding="utf-8",
    )
    inovasi("nilai", "profil.yaml", "-r", "lomba.yaml", "-f", "json=lain.json")
    done = inovasi("buktikan", "lain.json", "-r", "lomba.yaml")
    assert "Hari pendaftaran ditutup belum diketahui" in done.out
    assert done.code == 0


def test_the_fact_file_is_found_from_the_report_and_from_where_we_are(
    place: Path, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place.parent)
    assert inovasi("buktikan", "inovasi/laporan.json").code == 0
    inovasi("nilai", "inovasi/profil.yaml", "-f", "json=di-sini.json")
    (place / "sub").mkdir()
    (place.parent / "di-sini.json").rename(place / "sub" / "di-sini.json")
    assert inovasi("buktikan", "inovasi/sub/di-sini.json").code == 0


def test_the_english_name_is_the_same_command(place: Path, inovasi: Callable[..., Outcome]) -> None:
    assert place
    assert inovasi("verify", "laporan.json") == inovasi("buktikan", "laporan.json")


def test_other_answers_are_told_by_the_questions_and_figures_that_moved(
    place: Path, inovasi: Callable[..., Outcome]
) -> None:
    rewrite(place / "profil.yaml", "  penghargaan.terbaik: tidak\n", "")
    done = inovasi("buktikan", "laporan.json")
    assert done.code == 1
    assert "✗ Tidak terbukti: jawaban atau buktinya lain.\n" in done.out
    assert "Dulu dijawab, kini belum dijawab: Pernah menjadi inovasi terbaik\n" in done.out
    assert "dulu terpenuhi, kini belum pasti\n" in done.out
    assert "Isi laporan yang diubah" not in done.out
    inovasi("nilai", "profil.yaml", "-f", "json=kurang.json")
    copytree(EXAMPLE, place.parent / "utuh")
    done = inovasi("buktikan", "kurang.json", "../utuh/profil.yaml")
    assert "Dulu belum dijawab, kini dijawab: Pernah menjadi inovasi terbaik\n" in done.out


def test_a_proof_whose_content_changed_is_another_fact(place: Path, inovasi: Callable[..., Outcome]) -> None:
    proof = next((place / "lampiran").iterdir())
    proof.write_bytes(proof.read_bytes() + b"x")
    done = inovasi("buktikan", "laporan.json")
    assert done.code == 1
    assert "✗ Tidak terbukti: jawaban atau buktinya lain.\n" in done.out
    assert "Putusan dan nilainya tetap sama.\n" in done.out


def test_another_rubric_is_told_by_its_id_and_digest(place: Path, inovasi: Callable[..., Outcome]) -> None:
    assert place
    done = inovasi("buktikan", "laporan.json", "-r", "kipp-2019")
    assert done.code == 1
    assert "✗ Tidak terbukti: rubriknya lain.\n" in done.out
    assert "Rubrik: di laporan kipp-2018 " in done.out


def test_a_question_that_the_rubric_does_not_know_keeps_its_id(place: Path, inovasi: Callable[..., Outcome]) -> None:
    name = rewrite(place / "laporan.json", '"open_questions": []', '"open_questions": ["tidak.ada"]', to="palsu.json")
    assert "Dulu belum dijawab, kini dijawab: tidak.ada\n" in inovasi("buktikan", name).out


def test_another_version_of_the_tool_is_said(
    place: Path, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert place
    monkeypatch.setattr(verify, "__version__", "9.9.9")
    done = inovasi("buktikan", "laporan.json")
    assert done.code == 1
    assert "✗ Tidak terbukti: versi inovasi lain.\n" in done.out
    assert "sekarang 9.9.9\n" in done.out


def test_a_figure_that_was_changed_by_hand_is_found_whatever_the_digest_says(
    place: Path, inovasi: Callable[..., Outcome]
) -> None:
    name = rewrite(place / "laporan.json", '"low": 90.28', '"low": 99.99', to="palsu.json")
    done = inovasi("buktikan", name)
    assert done.code == 1
    assert "Tidak terbukti: 2 nilai di dalamnya diubah.\n" in done.out
    assert "tetap sama" not in done.out
    assert "✗ readiness.claimed.low: tertulis 99.99, seharusnya 90.28\n" in done.out


def test_many_changed_values_are_cut_and_counted(place: Path, inovasi: Callable[..., Outcome]) -> None:
    data: dict[str, Any] = json.loads((place / "laporan.json").read_text(encoding="utf-8"))
    data |= {f"lain{number}": "x" * 100 for number in range(12)}
    (place / "palsu.json").write_text(json.dumps(data), encoding="utf-8")
    done = inovasi("buktikan", "palsu.json")
    assert f"tertulis {'x' * 57}..., seharusnya None\n" in done.out.replace("\n    ", "")
    assert "... dan 2 lagi\n" in done.out


def test_a_date_that_was_changed_is_found_with_the_one_it_was(place: Path, inovasi: Callable[..., Outcome]) -> None:
    name = rewrite(place / "laporan.json", '"on": "2018-03-31"', '"on": "2018-04-01"', to="palsu.json")
    done = inovasi("buktikan", name)
    assert done.code == 1
    assert "✗ Tidak terbukti: tanggal acuannya diganti.\n" in done.out
    assert "Tanggal acuan: di laporan 2018-04-01, aslinya 2018-03-31\n" in done.out


def test_a_digest_that_fits_nothing_is_said_not_to(place: Path, inovasi: Callable[..., Outcome]) -> None:
    digest = json.loads((place / "laporan.json").read_text(encoding="utf-8"))["digest"]
    done = inovasi("buktikan", rewrite(place / "laporan.json", digest, "0" * 64, to="palsu.json"))
    assert done.code == 1
    assert "✗ Tidak terbukti: digestnya tidak cocok dengan isinya.\n" in done.out


def test_a_rubric_of_ones_own_is_found_beside_the_fact_file(place: Path, inovasi: Callable[..., Outcome]) -> None:
    rubric = (folder() / "kipp-2018.yaml").read_text(encoding="utf-8")
    (place / "lomba.yaml").write_text(rubric.replace("id: kipp-2018\n", "id: lomba\n"), encoding="utf-8")
    rewrite(place / "profil.yaml", "rubrik: [kipp-2018]", "rubrik: [kipp-2018, ./lomba.yaml]")
    inovasi("nilai", "profil.yaml", "-r", "lomba.yaml", "-f", "json=lomba.json")
    assert inovasi("buktikan", "lomba.json").code == 0


def test_json_says_what_was_checked_and_what_differs(place: Path, inovasi: Callable[..., Outcome]) -> None:
    told = json.loads(inovasi("buktikan", "laporan.json", "-f", "json").out)
    assert (told["format"], told["holds"], told["altered"]) == (1, True, [])
    assert [(check["what"], check["same"]) for check in told["checks"]] == [
        ("version", True),
        ("rubric", True),
        ("facts", True),
        ("digest", True),
    ]
    assert told["recorded"]["points"] == told["now"]["points"]
    name = rewrite(place / "laporan.json", '"verdict": "eligible"', '"verdict": "undecided"', to="palsu.json")
    told = json.loads(inovasi("buktikan", name, "-f", "json").out)
    assert told["altered"] == [{"at": "eligibility.verdict", "recorded": "undecided", "now": "eligible"}]
    assert (told["holds"], told["recorded"]["verdict"], told["now"]["verdict"]) == (False, "undecided", "eligible")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"path": "profil.yaml"', '"path": "hilang.yaml"', "berkas fakta hilang.yaml tidak ditemukan"),
        ('"path": "profil.yaml"', '"path": "a\\u0000b"', "tidak ditemukan"),
        ('"path": "profil.yaml"', '"path": "a\\ud800b"', "tidak ditemukan"),
        ('"path": "profil.yaml"', '"path": "lampiran"', "berkas fakta lampiran tidak ditemukan"),
        ('"id": "kipp-2018"', '"id": "kipp-1999"', "rubrik kipp-1999 tidak ditemukan"),
        ('"id": "kipp-2018"', '"id": "../rahasia.yaml"', "rubrik ../rahasia.yaml tidak ditemukan"),
        ('"format": 1', '"format": 9', "format harus 1"),
    ],
)
def test_what_cannot_be_checked_is_exit_code_2_with_one_way_out(
    place: Path, inovasi: Callable[..., Outcome], old: str, new: str, told: str
) -> None:
    done = inovasi("buktikan", rewrite(place / "laporan.json", old, new, to="palsu.json"))
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert len(done.err.splitlines()) == 2


def test_nothing_that_is_read_is_written_over(place: Path, inovasi: Callable[..., Outcome]) -> None:
    before = {name: (place / name).read_bytes() for name in ("laporan.json", "profil.yaml")}
    for name in before:
        assert inovasi("buktikan", "laporan.json", "-f", f"json={name}").code == 2
    assert {name: (place / name).read_bytes() for name in before} == before


@pytest.mark.parametrize("width", [60, 80, 120])
def test_it_fits_the_screen(
    place: Path, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    rewrite(place / "profil.yaml", "  penghargaan.terbaik: tidak\n", "")
    assert max(map(len, inovasi("buktikan", "laporan.json").out.splitlines())) <= width
