"""``inovasi rubrik dampak`` from outside: who gains, who loses, by which rule, and what about a file that is broken."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from inovasi_cli.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAD: Final = """\
format: 1
id: {id}
title: Lomba {id}
organiser: Kami
sources:
  pedoman: {{title: Pedoman Kami, confidence: high}}
"""
LEVELS: Final = """\
      levels:
        - {points: 4, title: Empat, when: {question: manfaat.jumlah, at_least: 4}}
        - {points: 2, title: Dua, when: {question: manfaat.jumlah, at_least: 2}}
        - {points: 0, title: Belum}
"""
OLD: Final = (
    """\
window: {opens: 2018-01-01, closes: 2018-03-31, source: pedoman}
gates:
  - {id: tunggal, title: Judulnya sendiri, when: {question: judul-ganda, is: tidak}, cure: Ganti, source: pedoman}
  - {id: usia, title: Cukup umur, when: {question: mulai, age_at_least: 1 year}, cure: Tunggu, source: pedoman}
score:
  out_of: 100
  parts:
    - id: hasil
      title: Hasil
      weight: 60
      source: pedoman
"""
    + LEVELS
    + "    - {id: usaha, title: Usaha, weight: 40, source: pedoman, levels: [{points: 1, title: Ya}]}\n"
)
NEW: Final = (
    """\
window: {opens: 2019-01-01, closes: 2019-03-31, source: pedoman}
gates:
  - {id: usia, title: Cukup umur, when: {question: mulai, age_at_least: 3 years}, cure: Tunggu, source: pedoman}
  - {id: judul, title: Ada judulnya, when: {question: judul, known: true}, cure: Isi, source: pedoman}
score:
  out_of: 100
  pass_mark: {points: 90, source: pedoman}
  parts:
    - id: hasil
      title: Hasil
      weight: 90
      source: pedoman
"""
    + LEVELS
    + "    - {id: upaya, title: Upaya, weight: 10, source: pedoman, levels: [{points: 1, title: Ya}]}\n"
)
LOSES: Final = "jawaban: {tahap: diterapkan, judul-ganda: tidak, mulai: 2017-03-31, manfaat.jumlah: 2}\n"
GAINS: Final = "jawaban: {judul: B, tahap: diterapkan, mulai: 2016-01-01, manfaat.jumlah: 4}\n"
BROKEN: Final = "jawaban: {jdul: C}\n"
TOLD: Final = """\
Dampak jika rubrik diganti
Lama: Lomba lama [lama]; umur dihitung per 31 Maret 2018
Baru: Lomba baru [baru]; umur dihitung per 31 Maret 2019

3 berkas: 1 kehilangan kelayakan, 1 menjadi layak, 1 tidak dapat dinilai.

- a.yaml: kehilangan kelayakan
  Kelayakan: dulu LAYAK, sekarang TIDAK LAYAK
  Yang sekarang menghalangi atau belum pasti:
    ✗ Cukup umur [usia]
      Tanggal mulai diterapkan: 31 Maret 2017; cukup umur mulai 31 Maret 2020
    ? Ada judulnya [judul] (syarat baru)
      Belum dijawab: Judul inovasi
  Kesiapan: dulu 70,00 dari 100, sekarang 55,00 dari 100
  Ambang lulus: dulu tidak ada, sekarang tidak tercapai
  Bagian yang paling berbeda nilainya:
    Hasil [hasil]: dulu 30,00 dari 60, sekarang 45,00 dari 90
  Hanya dinilai rubrik lama: Usaha 40,00 dari 40
  Hanya dinilai rubrik baru: Upaya 10,00 dari 10

+ b.yaml: menjadi layak
  Kelayakan: dulu BELUM PASTI, sekarang LAYAK
  Yang dulu menghalangi atau belum pasti:
    ✓ Judulnya sendiri [tunggal] (tidak diminta lagi)
  Kesiapan: tetap 100,00 dari 100
  Ambang lulus: dulu tidak ada, sekarang tercapai
  Bagian yang paling berbeda nilainya:
    Hasil [hasil]: dulu 60,00 dari 60, sekarang 90,00 dari 90
  Hanya dinilai rubrik lama: Usaha 40,00 dari 40
  Hanya dinilai rubrik baru: Upaya 10,00 dari 10

! c.yaml: tidak dapat dinilai
"""


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


class _Today(date):
    """A clock that stands still."""

    @classmethod
    def today(cls) -> _Today:
        return cls(2026, 1, 2)


@pytest.fixture(name="dampak")
def _dampak(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Outcome]:
    """Run the command inside this process, in a folder with two rubrics, 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    rubric(tmp_path, "lama", OLD)
    rubric(tmp_path, "baru", NEW)

    def call(*arguments: str) -> Outcome:
        code = run(["rubrik", "dampak", *arguments])
        return Outcome(code, *capsys.readouterr())

    return call


def rubric(folder: Path, name: str, body: str) -> None:
    """Write a rubric."""
    (folder / f"{name}.yaml").write_text(HEAD.format(id=name) + body, encoding="utf-8")


def write(folder: Path, **files: str) -> None:
    """Write fact files."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_a_person_reads_who_loses_and_who_gains_and_why_although_a_file_is_broken(
    dampak: Callable[..., Outcome], tmp_path: Path
) -> None:
    write(tmp_path, a=LOSES, b=GAINS, c=BROKEN)

    done = dampak("lama.yaml", "baru.yaml", "a.yaml", "c.yaml", "b.yaml")

    assert (done.code, done.out) == (2, TOLD)
    assert done.err.startswith("c.yaml:1:11: jdul: pertanyaan ini tidak dikenal; maksud Anda judul?\n")


def test_with_every_file_in_order_the_exit_code_is_0_whoever_loses(
    dampak: Callable[..., Outcome], tmp_path: Path
) -> None:
    write(tmp_path, a=LOSES)

    done = dampak("lama.yaml", "baru.yaml", "a.yaml")

    assert (done.code, done.err) == (0, "")
    assert "1 berkas: 1 kehilangan kelayakan.\n" in done.out


def test_nothing_changes_by_the_same_rubric(dampak: Callable[..., Outcome], tmp_path: Path) -> None:
    write(tmp_path, a=LOSES)

    assert dampak("lama.yaml", "lama.yaml", "a.yaml").out.endswith(
        "1 berkas: 1 tetap.\n\n= a.yaml: tetap\n  Kelayakan: tetap LAYAK\n  Kesiapan: tetap 70,00 dari 100\n"
    )


def test_who_is_no_longer_certainly_eligible_is_not_called_refused(
    dampak: Callable[..., Outcome], tmp_path: Path
) -> None:
    write(tmp_path, a=GAINS)

    assert "\n? a.yaml: menjadi belum pasti\n" in dampak("baru.yaml", "lama.yaml", "a.yaml").out


def test_one_day_may_count_for_both(dampak: Callable[..., Outcome], tmp_path: Path) -> None:
    write(tmp_path, a=GAINS)

    told = dampak("lama.yaml", "baru.yaml", "a.yaml", "--per", "2016-12-31").out

    assert told.count("umur dihitung per 31 Desember 2016") == 2
    assert "  Kelayakan: tetap TIDAK LAYAK\n" in told
    assert dampak("lama.yaml", "baru.yaml", "a.yaml", "--per", "kemarin").code == 2


def test_without_a_window_ages_are_counted_today_and_with_an_open_end_not_at_all(
    dampak: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("inovasi_cli.cli.dates.date", _Today)
    write(tmp_path, a=LOSES)
    rubric(tmp_path, "lama", OLD.split("\n", 1)[1])
    rubric(tmp_path, "baru", NEW.replace("closes: 2019-03-31, ", ""))

    told = json.loads(dampak("lama.yaml", "baru.yaml", "a.yaml", "-f", "json").out)

    assert (told["old"]["on"], told["new"]["on"]) == ("2026-01-02", None)
    assert "hari penutupan belum diketahui, jadi umur tidak dihitung" in " ".join(
        dampak("lama.yaml", "baru.yaml", "a.yaml").out.split()
    )


def test_a_gate_that_is_easier_now_shows_its_state_by_the_newer_rubric(
    dampak: Callable[..., Outcome], tmp_path: Path
) -> None:
    write(tmp_path, a=LOSES)

    assert "  Yang dulu menghalangi atau belum pasti:\n    ✓ Cukup umur [usia]\n" in (
        dampak("baru.yaml", "lama.yaml", "a.yaml").out
    )


def test_different_totals_are_compared_in_percent_and_said_so(dampak: Callable[..., Outcome], tmp_path: Path) -> None:
    write(tmp_path, a=GAINS)
    rubric(tmp_path, "baru", NEW.replace("out_of: 100", "out_of: 200").replace("weight: 10,", "weight: 110,"))

    told = dampak("lama.yaml", "baru.yaml", "a.yaml").out

    assert "berbeda (100 dan 200), jadi kesiapan ditulis dalam\npersen.\n" in told
    assert "  Kesiapan: tetap 100,00 persen\n" in told
    assert "    Hasil [hasil]: dulu 60,00 persen, sekarang 45,00 persen\n" in told
    assert "  Hanya dinilai rubrik baru: Upaya 55,00 persen\n" in told


def test_a_rubric_without_a_score_says_so(dampak: Callable[..., Outcome], tmp_path: Path) -> None:
    write(tmp_path, a=GAINS)
    gates = NEW[: NEW.index("score:")]
    rubric(tmp_path, "baru", gates)
    rubric(tmp_path, "tanpa", gates)

    told = dampak("lama.yaml", "baru.yaml", "a.yaml").out

    assert told.endswith("  Kesiapan: dulu 100,00 dari 100, sekarang tidak dinilai\n")
    assert "Kesiapan" not in dampak("baru.yaml", "tanpa.yaml", "a.yaml").out
    claimed = json.loads(dampak("lama.yaml", "baru.yaml", "a.yaml", "-f", "json").out)["files"][0]["claimed"]
    assert claimed == {"old": {"low": 100, "high": 100, "most": 100}, "new": None}


def test_of_many_parts_those_that_differ_most_are_shown_and_the_others_counted(
    dampak: Callable[..., Outcome], tmp_path: Path
) -> None:
    write(tmp_path, a=GAINS)
    levels = "source: pedoman, levels: [{points: 1, title: Ya}]}"
    head = OLD[: OLD.index("  parts:")]
    for name, prefix, weights in (("lama", "a", (10, 20, 30, 40)), ("baru", "b", (40, 30, 20, 10))):
        parts = [f"{{id: p{n}, title: P{n}, weight: {weight}, {levels}" for n, weight in enumerate(weights, 1)]
        parts += [f"{{id: {prefix}{n}, title: {prefix.upper()}{n}, weight: 1, {levels}" for n in range(1, 5)]
        rubric(tmp_path, name, f"{head}  parts: [{', '.join(parts)}]\n")

    told = dampak("lama.yaml", "baru.yaml", "a.yaml").out

    assert told.endswith("""\
  Bagian yang paling berbeda nilainya:
    P1 [p1]: dulu 10,00 dari 10, sekarang 40,00 dari 40
    P4 [p4]: dulu 40,00 dari 40, sekarang 10,00 dari 10
    P2 [p2]: dulu 20,00 dari 20, sekarang 30,00 dari 30
    dan 1 bagian lain
  Hanya dinilai rubrik lama: A1 1,00 dari 1; A2 1,00 dari 1; A3 1,00 dari 1; dan
  1 bagian lain
  Hanya dinilai rubrik baru: B1 1,00 dari 1; B2 1,00 dari 1; B3 1,00 dari 1; dan
  1 bagian lain
""")


def test_points_that_are_still_open_are_a_range(dampak: Callable[..., Outcome], tmp_path: Path) -> None:
    write(tmp_path, a=GAINS.replace(", manfaat.jumlah: 4", ""))

    told = dampak("lama.yaml", "baru.yaml", "a.yaml", "--bahasa", "en").out

    assert "\nFiles: 1 (1 now eligible).\n" in told
    assert "  Readiness: 40.00 to 100.00 of 100 before, 10.00 to 100.00 of 100 now\n" in told


def test_a_program_gets_both_judgements_of_every_file(dampak: Callable[..., Outcome], tmp_path: Path) -> None:
    write(tmp_path, a=LOSES, b=GAINS, c=BROKEN)

    done = dampak("lama.yaml", "baru.yaml", "a.yaml", "b.yaml", "c.yaml", "-f", "json")
    told = json.loads(done.out)

    assert done.code == 2
    assert list(told) == ["format", "tool", "old", "new", "files", "unreadable"]
    assert (told["old"]["on"], told["new"]["on"], told["unreadable"]) == ("2018-03-31", "2019-03-31", ["c.yaml"])
    first, second = told["files"]
    assert {"path": "a.yaml", "outcome": "lost", "unit": "points"}.items() <= first.items()
    assert first["verdict"] == {"old": "eligible", "new": "not-eligible"}
    assert first["against"] == [
        {"id": "usia", "title": "Cukup umur", "old": "met", "new": "unmet"},
        {"id": "judul", "title": "Ada judulnya", "old": None, "new": "unknown"},
    ]
    assert first["passes"] == {"old": None, "new": False}
    assert first["parts"][1] == {
        "id": "hasil",
        "title": "Hasil",
        "old": {"low": 30, "high": 30, "most": 60},
        "new": {"low": 45, "high": 45, "most": 90},
    }
    assert second["opened"] == [{"id": "tunggal", "title": "Judulnya sendiri", "old": "unknown", "new": None}]


# --- files ---


def test_every_problem_of_a_file_with_either_rubric_comes_at_once(
    dampak: Callable[..., Outcome], tmp_path: Path
) -> None:
    categories = "categories: [{id: sehat, title: Sehat, fits_when: {question: judul, known: true}, source: pedoman}]\n"
    rubric(tmp_path, "lama", OLD + categories)
    rubric(tmp_path, "baru", NEW + categories)
    write(tmp_path, a=LOSES + "kategori: {lama: sehad, baru: sehet}\n", b="- bukan berkas fakta\n")

    done = dampak("lama.yaml", "baru.yaml", "a.yaml", "b.yaml", "tidak-ada.yaml")

    assert (done.code, done.out.count("tidak dapat dinilai\n")) == (2, 3)
    assert done.out.count("3 berkas: 3 tidak dapat dinilai.") == 1
    for told in ('"sehad" tidak ada', '"sehet" tidak ada', "b.yaml:1:1:", "tidak-ada.yaml: berkas tidak ada"):
        assert done.err.count(told) == 1


def test_answers_to_questions_that_only_one_rubric_brings_are_no_mistake(
    dampak: Callable[..., Outcome], tmp_path: Path
) -> None:
    for name, body in (("lama", OLD), ("baru", NEW)):
        own = f"theme: {{title: T}}\nquestions: [{{id: x-{name}, kind: yes-no, label: L, text: Ya?}}]\n"
        (tmp_path / f"tanya-{name}.yaml").write_text(own, encoding="utf-8")
        gate = f"  - {{id: milik, title: M, when: {{question: x-{name}, is: ya}}, cure: C, source: pedoman}}\nscore:"
        rubric(tmp_path, name, f"questions: [tanya-{name}.yaml]\n" + body.replace("score:", gate))
    write(tmp_path, a=GAINS.replace("judul: B,", "judul: B, judul-ganda: tidak, x-lama: ya, x-baru: ya,"), b=BROKEN)

    done = dampak("lama.yaml", "baru.yaml", "a.yaml", "b.yaml")

    assert "  Kelayakan: tetap LAYAK\n" in done.out
    assert done.err.splitlines()[0] == "b.yaml:1:11: jdul: pertanyaan ini tidak dikenal; maksud Anda judul?"
    assert dampak("lama.yaml", "baru.yaml", "a.yaml", "-f", "json=tanya-baru.yaml").code == 2


@pytest.mark.parametrize("taken", ["lama.yaml", "a.yaml", "bukti.pdf"])
def test_a_report_never_lands_on_what_it_is_made_from(
    dampak: Callable[..., Outcome], tmp_path: Path, taken: str
) -> None:
    write(tmp_path, a=LOSES.replace("judul-ganda: tidak", "judul-ganda: {nilai: tidak, bukti: [bukti.pdf]}"))
    (tmp_path / "bukti.pdf").write_text("bukti", encoding="utf-8")
    before = (tmp_path / taken).read_bytes()

    assert dampak("lama.yaml", "baru.yaml", "a.yaml", "-f", f"json={taken}").code == 2
    assert (tmp_path / taken).read_bytes() == before


@pytest.mark.parametrize("width", ["40", "60", "80", "120"])
def test_every_line_fits_the_screen(
    dampak: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    write(tmp_path, a=LOSES, b=GAINS)

    for pair in (("lama.yaml", "baru.yaml"), ("kipp-2018", "kipp-2019")):
        assert max(map(len, dampak(*pair, "a.yaml", "b.yaml").out.splitlines())) <= int(width)
