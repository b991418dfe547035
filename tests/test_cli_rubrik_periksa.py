"""``inovasi rubrik periksa`` from outside: what it reads, what it prints, and its exit codes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from inovasi_cli import __version__
from inovasi_cli.cli.rubrik import periksa as command
from inovasi_cli.cli.run import run
from inovasi_cli.rubric import possible
from inovasi_cli.rubric.catalog import folder, shipped
from inovasi_cli.rubric.lint import Report, Shelf, lint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inovasi_cli.rubric.load import Draft

CLEAN = """\
format: 1
id: {id}
title: Lomba Kami
organiser: Kami
sources:
  pedoman: {{title: Pedoman Kami, confidence: high}}
gates:
  - id: usia
    title: Sudah satu tahun
    when: {{question: mulai, age_at_least: 1 year}}
    cure: Tunggu
    source: pedoman
"""
NEVER = "tidak mungkin terpenuhi, apa pun jawabannya; perbaiki pilihan atau batasnya"
BAD_TEST = "{not: {question: judul, known: true}}"
FAULTY = CLEAN.replace("{{question: mulai, age_at_least: 1 year}}", BAD_TEST.replace("{", "{{").replace("}", "}}"))


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(name="periksa")
def _periksa(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Outcome]:
    """Run the command inside this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Outcome:
        code = run(["rubrik", "periksa", *arguments])
        return Outcome(code, *capsys.readouterr())

    return call


def write(name: str, content: str) -> None:
    """Write a file of the folder in which the command runs; an id in it is the name of the file."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content.replace("{id}", Path(name).stem).replace("{{", "{").replace("}}", "}"), "utf-8")


# What is checked


def test_without_a_name_all_that_ship_are_checked(periksa: Callable[..., Outcome]) -> None:
    assert periksa() == (0, f"{len(shipped())} rubrik diperiksa: bersih.\n", "")


def test_an_id_means_the_shipped_rubric(periksa: Callable[..., Outcome]) -> None:
    Path("kipp-2018").mkdir()

    assert periksa("kipp-2018") == (0, "1 rubrik diperiksa: bersih.\n", "")


def test_the_english_name_does_the_same(periksa: Callable[..., Outcome], capsys: pytest.CaptureFixture[str]) -> None:
    assert periksa("kipp-2018").code == 0
    assert run(["rubric", "check", "kipp-2018"]) == 0
    assert capsys.readouterr().out == "1 rubrik diperiksa: bersih.\n"


def test_a_folder_means_the_rubrics_in_it(periksa: Callable[..., Outcome]) -> None:
    write("lomba/satu.yaml", CLEAN)
    write("lomba/dua.yaml", FAULTY)
    write("lomba/bank.yaml", "theme: {title: Bank}\nquestions:\n  - {id: lain, kind: text, label: Lain, text: Lain?}\n")
    write("lomba/profil.yaml", "jawaban: {judul: Satu}\n")

    done = periksa("lomba")

    file = Path("lomba") / "dua.yaml"
    assert done == (
        1,
        f"{file}:10:11: gates.usia.when: {NEVER}\n1 temuan dalam 1 berkas; 2 rubrik diperiksa.\n",
        "",
    )


def test_the_folder_of_the_shipped_rubrics_is_the_same_as_no_name(
    periksa: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def watched(drafts: Sequence[tuple[Path, Draft]], shelf: Shelf, *, whole: bool) -> Report:
        seen.append(whole)
        return lint(drafts, shelf, whole=whole)

    monkeypatch.setattr(command, "lint", watched)

    assert periksa(str(folder())).code == periksa().code == periksa("kipp-2018").code == 0
    assert seen == [True, True, False]


def test_a_file_named_twice_is_checked_once(periksa: Callable[..., Outcome]) -> None:
    write("satu.yaml", CLEAN)

    assert periksa("satu.yaml", str(Path("satu.yaml").resolve())).out == "1 rubrik diperiksa: bersih.\n"


def test_without_a_ledger_there_is_nothing_to_compare_with(
    periksa: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "LEDGER", "tidak-ada.lock")

    assert periksa().code == 0


# What is told


def test_all_findings_of_all_files_come_at_once(periksa: Callable[..., Outcome]) -> None:
    write("satu.yaml", FAULTY.replace("title: Lomba Kami\n", ""))
    write("dua.yaml", FAULTY)

    done = periksa("satu.yaml", "dua.yaml")

    assert done.out.splitlines() == [
        f"dua.yaml:10:11: gates.usia.when: {NEVER}",
        "satu.yaml:1:1: title: belum ada; tambahkan",
        f"satu.yaml:9:11: gates.usia.when: {NEVER}",
        "3 temuan dalam 2 berkas; 2 rubrik diperiksa.",
    ]
    assert done.code == 1


def test_a_note_does_not_fail(periksa: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(possible, "MOST", 1)
    write("satu.yaml", CLEAN.replace("{{question: mulai, age_at_least: 1 year}}", "{{question: judul, known: true}}"))

    done = periksa("satu.yaml")

    assert done.code == 0
    assert done.out.startswith("Catatan: satu.yaml:10:11: gates.usia.when: tidak diperiksa: ")
    assert done.out.endswith("\n1 rubrik diperiksa: bersih.\n")


def test_a_finding_cannot_act_on_the_screen(periksa: Callable[..., Outcome]) -> None:
    assert periksa("\x1b[2J.yaml").out.startswith("<U+001B>[2J.yaml:1:1: berkas tidak ada")


def test_json_says_the_same(periksa: Callable[..., Outcome]) -> None:
    write("satu.yaml", FAULTY)

    done = periksa("satu.yaml", "--format", "json")

    assert done.code == 1
    assert json.loads(done.out) == {
        "format": 1,
        "tool": {"name": "inovasi-cli", "version": __version__},
        "rubrics": ["satu.yaml"],
        "findings": [{"file": "satu.yaml", "line": 10, "column": 11, "where": "gates.usia.when", "message": NEVER}],
        "notes": [],
    }


def test_json_has_the_notes(periksa: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(possible, "MOST", 1)
    write("satu.yaml", CLEAN.replace("{{question: mulai, age_at_least: 1 year}}", "{{question: judul, known: true}}"))

    document = json.loads(periksa("satu.yaml", "-f", "json").out)

    assert (document["findings"], [note["where"] for note in document["notes"]]) == ([], ["gates.usia.when"])


def test_a_report_may_go_to_a_file_but_not_over_a_rubric(periksa: Callable[..., Outcome]) -> None:
    write("satu.yaml", CLEAN)

    assert periksa("satu.yaml", "-f", "json=hasil.json") == (0, "", "")
    assert json.loads(Path("hasil.json").read_text("utf-8"))["findings"] == []
    assert periksa("satu.yaml", "-f", "json=satu.yaml").code == 2
    assert Path("satu.yaml").read_text("utf-8").startswith("format: 1\n")


# What cannot be read


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("tidak-ada.yaml", "berkas tidak ada; Periksa nama dan foldernya."),
        ("bukan.yaml", "bukan rubrik; rubrik punya sources, gates, atau score"),
        ("kosong", "tidak ada rubrik di folder ini; sebutkan folder yang berisi berkas rubrik .yaml"),
    ],
)
def test_what_is_no_rubric_is_told_and_hides_nothing(periksa: Callable[..., Outcome], name: str, message: str) -> None:
    write("bukan.yaml", "jawaban: {judul: Satu}\n")
    write("satu.yaml", FAULTY)
    Path("kosong").mkdir()

    done = periksa(name, "satu.yaml")

    assert done.code == 2
    assert done.out.splitlines() == [
        *sorted([f"{name}:1:1: {message}", f"satu.yaml:10:11: gates.usia.when: {NEVER}"]),
        "2 temuan dalam 2 berkas; 1 rubrik diperiksa.",
    ]


def test_an_unknown_id_is_told_with_the_nearest(periksa: Callable[..., Outcome]) -> None:
    done = periksa("kipp-2025-umun")

    assert done.code == 2
    assert done.out.startswith(
        'kipp-2025-umun:1:1: Rubrik "kipp-2025-umun" tidak dikenal; maksud Anda kipp-2025-umum?; Pilih'
    )


def test_a_broken_file_of_a_folder_is_not_passed_over(periksa: Callable[..., Outcome]) -> None:
    write("lomba/satu.yaml", CLEAN)
    write("lomba/dua.yaml", "\tformat: 1\n")

    done = periksa("lomba")

    assert done.code == 2
    assert done.out.startswith(f"{Path('lomba') / 'dua.yaml'}:1:1: ada karakter tab")


def test_an_own_bank_that_is_not_there_is_told(periksa: Callable[..., Outcome]) -> None:
    write("satu.yaml", CLEAN + "questions: [bank.yaml]\n")

    done = periksa("satu.yaml")

    assert done.code == 2
    assert "bank.yaml: berkas tidak ada" in done.out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such links")
def test_a_link_to_a_shipped_rubric_is_that_rubric(periksa: Callable[..., Outcome]) -> None:
    Path("kipp-2018.yaml").symlink_to(folder() / "kipp-2018.yaml")

    assert periksa("kipp-2018.yaml").code == 0


def test_a_copy_of_a_shipped_rubric_needs_an_id_of_its_own(periksa: Callable[..., Outcome]) -> None:
    write("kipp-2017.yaml", "")
    Path("kipp-2017.yaml").write_bytes((folder() / "kipp-2017.yaml").read_bytes())

    done = periksa("kipp-2017.yaml")

    assert done.code == 1
    assert '"kipp-2017" adalah id rubrik bawaan' in done.out


def test_an_unknown_format_is_refused(periksa: Callable[..., Outcome]) -> None:
    assert periksa("-f", "xml").code == 2
