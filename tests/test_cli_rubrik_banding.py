"""``inovasi rubrik banding`` from outside: what a person reads of two rubrics, and what a program gets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from inovasi_cli.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RUBRIC: Final = """\
format: 1
id: {id}
title: {title}
organiser: Kami
sources:
  pedoman: {{title: Pedoman Kami, confidence: high}}
{body}"""
OLD: Final = """\
window: {opens: 2018-01-01, closes: 2018-03-31, source: pedoman}
gates:
  - {id: usia, title: Satu tahun, when: {question: mulai, age_at_least: 1 year}, cure: Tunggu, source: pedoman}
  - {id: tunggal, title: Judulnya sendiri, when: {question: judul-ganda, is: tidak}, cure: Ganti, source: pedoman}
reminders:
  - {text: Cek ejaan, source: pedoman}
score:
  out_of: 100
  parts:
    - id: hasil
      title: Hasil
      weight: 60
      source: pedoman
      narrative: {question: judul, max_words: 300}
      levels:
        - {points: 3, title: Tiga, when: {question: manfaat.jumlah, at_least: 3}}
        - {points: 2, title: Dua, when: {question: manfaat.jumlah, at_least: 2}}
        - {points: 1, title: Satu, when: {question: manfaat.jumlah, at_least: 1}}
        - {points: 0, title: Belum}
    - id: usaha
      title: Usaha
      weight: 40
      source: pedoman
      parts:
        - {id: usaha.satu, title: Pertama, source: pedoman, levels: [{points: 1, title: Ya}]}
        - {id: usaha.dua, title: Kedua, source: pedoman, levels: [{points: 1, title: Ya}]}
"""
NEW: Final = """\
gates:
  - {id: usia, title: Dua tahun, when: {question: mulai, age_at_least: 2 years}, cure: Tunggu, source: pedoman}
  - {id: judul, title: Ada judulnya, when: {question: judul, known: true}, cure: Isi, source: pedoman}
score:
  out_of: 90.5
  pass_mark: {points: 70, source: pedoman}
  bands: [{id: siap, title: Siap, from: 60, source: pedoman}]
  parts:
    - id: hasil
      title: Hasil
      weight: 60.5
      source: pedoman
      not_applicable: full
      levels:
        - {points: 4, title: Empat, when: {question: manfaat.jumlah, at_least: 9}}
        - {points: 3, title: Tiga, when: {question: manfaat.jumlah, at_least: 4}}
        - {points: 2, title: Kedua, when: {question: manfaat.jumlah, at_least: 2}}
        - {points: 0, title: Belum}
    - {id: usaha.satu, title: Pertama, weight: 30, source: pedoman, levels: [{points: 1, title: Ya}]}
"""
TOLD: Final = """\
Beda dua rubrik
Lama: Lomba 2018 [lama]
Baru: Lomba 2019 [baru]

11 hal berbeda: 2 baru, 5 dihapus, 4 berubah.

Masa pendaftaran
  - Tidak ada lagi: dibuka 1 Januari 2018, ditutup 31 Maret 2018

Syarat
  ~ Dua tahun [usia]
    Judul dulu: Satu tahun
    Judul sekarang: Dua tahun
    Isi syaratnya berubah
  + Ada judulnya [judul]
  - Judulnya sendiri [tunggal]

Nilai
  Nilai tertinggi: dulu 100, sekarang 90,5
  Ambang lulus: dulu tidak ada, sekarang 70

Tingkat kesiapan
  + Siap [siap]: mulai dari nilai 60

Bagian yang dinilai
  ~ Hasil [hasil]
    Bobot: dulu 60, sekarang 60,5
    Jawaban “tidak berlaku”: dulu tidak diterima, sekarang mendapat nilai penuh
    Isian naskah dulu: Judul inovasi
    Isian naskah sekarang: tidak ada
    Jumlah kata paling banyak: dulu 300, sekarang tidak ada
    Syarat tingkat berubah: 3: Tiga
    Tingkat dulu: 2: Dua
    Tingkat sekarang: 2: Kedua
    Tingkat dihapus: 1: Satu
    Tingkat baru: 4: Empat
  ~ Pertama [usaha.satu]
    Tempatnya dulu: Usaha
    Tempatnya sekarang: berdiri sendiri
    Bobot di dalam kelompoknya: dulu 1, sekarang tidak ada
    Bobot: dulu tidak ada, sekarang 30
  - Usaha [usaha]: bobot 40, 2 rincian

Pertanyaan
  - Tidak ditanyakan lagi (1): Judul dipakai usulan lain

Pengingat
  - Cek ejaan
"""


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(name="banding")
def _banding(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Run the command inside this process, 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str | Path) -> Outcome:
        code = run(["rubrik", "banding", *map(str, arguments)])
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture(name="pair")
def _pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two rubrics, the older first."""
    return write(tmp_path, "lama", "Lomba 2018", OLD), write(tmp_path, "baru", "Lomba 2019", NEW)


def write(folder: Path, name: str, title: str, body: str) -> Path:
    """Write a rubric and give its path."""
    path = folder / f"{name}.yaml"
    path.write_text(RUBRIC.format(id=name, title=title, body=body), encoding="utf-8")
    return path


def test_a_person_reads_what_changed_section_by_section(
    banding: Callable[..., Outcome], pair: tuple[Path, Path]
) -> None:
    assert banding(*pair) == (0, TOLD, "")


def test_the_other_way_round_added_is_removed(banding: Callable[..., Outcome], pair: tuple[Path, Path]) -> None:
    told = banding(*reversed(pair)).out

    assert "11 hal berbeda: 5 baru, 2 dihapus, 4 berubah.\n" in told
    assert "  + Sekarang ada: dibuka 1 Januari 2018, ditutup 31 Maret 2018\n" in told
    assert "    Tempatnya dulu: berdiri sendiri\n    Tempatnya sekarang: Usaha\n" in told
    assert "  + Baru ditanyakan (1): Judul dipakai usulan lain\n" in told


def test_an_edition_compared_with_itself_has_plainly_not_changed(banding: Callable[..., Outcome]) -> None:
    done = banding("kipp-2018", "kipp-2018")

    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\n\nTidak ada yang berubah: isinya sama persis.\n")
    assert json.loads(banding("kipp-2018", "kipp-2018", "-f", "json").out)["changes"] == []


def test_other_words_around_the_same_rules_are_not_called_the_same(
    banding: Callable[..., Outcome], pair: tuple[Path, Path], tmp_path: Path
) -> None:
    told = banding(pair[0], write(tmp_path, "salinan", "Lomba Lain", OLD)).out

    assert "\n\nAturannya sama. Yang berbeda hanya yang tidak ikut menentukan hasil," in told


def test_what_belongs_to_something_says_to_what(banding: Callable[..., Outcome]) -> None:
    told = banding("kipp-2022-umum", "kipp-2023-umum").out

    assert "  + Laporan evaluasi [signifikansi.laporan], di dalam “Signifikansi”\n" in told
    assert "    Cara menilai: dulu langsung, sekarang rata-rata rinciannya\n" in told


def test_a_single_thing_that_changed_names_both_sides(
    banding: Callable[..., Outcome], pair: tuple[Path, Path], tmp_path: Path
) -> None:
    later = write(tmp_path, "nanti", "Lomba 2019", OLD.replace("2018-03-31", "2018-04-30"))

    assert "Masa pendaftaran\n  Ditutup: dulu 31 Maret 2018, sekarang 30 April 2018\n" in banding(pair[0], later).out


def test_english_and_few_signs_where_they_are_asked_for(
    banding: Callable[..., Outcome], pair: tuple[Path, Path]
) -> None:
    told = banding(*pair, "--bahasa", "en").out

    assert told.startswith("Two rubrics compared\nOld: Lomba 2018 [lama]\n")
    assert "    Weight: 60 before, 60.5 now\n" in told


@pytest.mark.parametrize("width", ["40", "60", "80", "120"])
def test_every_line_fits_the_screen(
    banding: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)

    assert max(map(len, banding("kipp-2018", "kipp-2019").out.splitlines())) <= int(width)


def test_a_program_gets_every_change_with_both_sides(banding: Callable[..., Outcome], pair: tuple[Path, Path]) -> None:
    told = json.loads(banding(*pair, "--format", "json").out)

    assert list(told) == ["format", "tool", "old", "new", "changes"]
    assert told["old"]["id"], told["new"]["id"] == ("lama", "baru")
    assert [each for each in told["changes"] if each["id"] == "usaha.satu"] == [
        {"section": "parts", "id": "usaha.satu", "title": "Pertama", "within": None, **rest}
        for rest in (
            {"aspect": "within", "before": "Usaha", "after": None},
            {"aspect": "share", "before": "1", "after": None},
            {"aspect": "weight", "before": None, "after": "30"},
        )
    ]
    assert {"before": "2018-03-31", "after": None}.items() <= told["changes"][2].items()


def test_a_file_takes_the_report_unless_it_is_one_of_the_rubrics(
    banding: Callable[..., Outcome], pair: tuple[Path, Path], tmp_path: Path
) -> None:
    assert banding(*pair, "-f", f"terminal={tmp_path / 'beda.txt'}") == (0, "", "")
    assert (tmp_path / "beda.txt").read_text(encoding="utf-8") == TOLD

    assert banding(*pair, "-f", f"terminal={pair[1]}").code == 2
    assert pair[1].read_text(encoding="utf-8").startswith("format: 1\n")


@pytest.mark.parametrize("arguments", [("kipp-2081", "kipp-2018"), ("kipp-2018", "tidak-ada.yaml")])
def test_a_rubric_that_is_not_there_is_an_error(banding: Callable[..., Outcome], arguments: tuple[str, str]) -> None:
    done = banding(*arguments)

    assert (done.code, done.out) == (2, "")
    assert done.err
