"""``inovasi nilai`` and ``inovasi templat`` from outside: exit codes, streams, files, and what may go wrong."""

from __future__ import annotations

import gc
import json
import os
import re
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest
from builders import rubric as build_rubric

from inovasi_cli import __version__
from inovasi_cli.cli import sinks
from inovasi_cli.cli.output import IN_BATCH, OF_ONE
from inovasi_cli.cli.run import run
from inovasi_cli.rubric.catalog import folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT: Final = folder().parent
ELIGIBLE: Final = str(ROOT / "examples" / "contoh-lengkap" / "profil.yaml")
UNDECIDED: Final = str(ROOT / "examples" / "kelas-perahu" / "profil.yaml")
NOT_ELIGIBLE: Final = str(ROOT / "examples" / "gancang-aron" / "profil.yaml")
VERDICTS: Final = re.compile(r"^ (LAYAK|TIDAK LAYAK|BELUM PASTI)  ", re.MULTILINE)

RUBRIC: Final = """\
format: 1
id: lomba
title: Lomba Kami
organiser: Kami
{window}
sources:
  pedoman: {{title: Pedoman Kami, confidence: high}}
gates:
  - id: usia
    title: Sudah satu tahun
    when: {{question: mulai, age_at_least: 1 year}}
    cure: Tunggu
    source: pedoman
{score}
"""
SCORE: Final = """\
score:
  out_of: 100
  pass_mark: {{points: {mark}, source: pedoman}}
  parts:
    - id: jangkauan
      title: Jangkauan
      weight: 100
      source: pedoman
      levels:
        - {{points: 20000, title: Dua, when: {{question: manfaat.jumlah, at_least: 2}}}}
        - {{points: 16999, title: Ada, when: {{question: manfaat.jumlah, at_least: 1}}}}
"""
OLD_ENOUGH: Final = "jawaban: {judul: Satu, tahap: diterapkan, mulai: 2017-03-31, manfaat.jumlah: 1}\n"

# What a process needs to run at all; everything that changes how it behaves is left out.
NEEDED: Final = ("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "SYSTEMDRIVE", "USERPROFILE", "PYTHONPATH")

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files, names, or pipes")
needs_full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is a device of Linux")


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(name="inovasi")
def _inovasi(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Run a command inside this process, 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str | Path) -> Outcome:
        code = run([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    return call


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a process of its own, with nothing in its environment but what it is given."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "inovasi_cli", *map(str, arguments)],
        env=clean(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def clean(environment: dict[str, str]) -> dict[str, str]:
    return {key: os.environ[key] for key in NEEDED if key in os.environ} | environment


def write(path: Path, text: str) -> Path:
    """Write a file and give its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def lomba(folder: Path, *, window: str = "", score: str = "") -> Path:
    """A rubric of our own, ``lomba.yaml``."""
    return write(folder / "lomba.yaml", RUBRIC.format(window=window, score=score))


def files(folder: Path) -> set[str]:
    """The names of all that lies in a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


# --- the verdict is the exit code ---


@pytest.mark.parametrize(
    ("profile", "code", "verdict"),
    [(ELIGIBLE, 0, "LAYAK"), (UNDECIDED, 1, "BELUM PASTI"), (NOT_ELIGIBLE, 1, "TIDAK LAYAK")],
)
def test_the_exit_code_of_the_process_is_the_verdict(profile: str, code: int, verdict: str) -> None:
    done = process("nilai", profile)

    assert (done.returncode, done.stderr) == (code, b"")
    assert VERDICTS.findall(done.stdout.decode("utf-8")) == [verdict]


@pytest.mark.parametrize(("profile", "code"), [(ELIGIBLE, 0), (UNDECIDED, 1), (NOT_ELIGIBLE, 1)])
@pytest.mark.parametrize("kind", ["terminal", "json", "html"])
def test_every_format_gives_the_same_exit_code(
    inovasi: Callable[..., Outcome], profile: str, code: int, kind: str
) -> None:
    assert inovasi("nilai", profile, "--format", kind).code == code


@pytest.mark.parametrize(("mark", "code"), [(84, 0), (85, 1)])
def test_below_a_published_pass_mark_is_no_success(
    inovasi: Callable[..., Outcome], tmp_path: Path, mark: int, code: int
) -> None:
    rubric = lomba(tmp_path, score=SCORE.format(mark=mark))
    profile = write(tmp_path / "profil.yaml", OLD_ENOUGH)

    done = inovasi("nilai", profile, "--rubrik", rubric, "--per", "2018-03-31")

    assert " LAYAK  " in done.out
    assert done.code == code


def test_not_eligible_is_no_success_whatever_the_points(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    rubric = lomba(tmp_path, score=SCORE.format(mark=10))
    profile = write(tmp_path / "profil.yaml", OLD_ENOUGH)

    assert inovasi("nilai", profile, "--rubrik", rubric, "--per", "2018-03-30").code == 1


# --- which day, which rubric ---


@pytest.mark.parametrize(("per", "state"), [("2018-10-31", "unmet"), ("2018-11-29", "unknown"), ("2018-11-30", "met")])
def test_another_day_changes_the_verdict_on_age(inovasi: Callable[..., Outcome], per: str, state: str) -> None:
    document = json.loads(inovasi("nilai", NOT_ELIGIBLE, "--per", per, "--format", "json").out)

    assert document["on"] == per
    assert {gate["id"]: gate["state"] for gate in document["eligibility"]["gates"]}["usia"] == state


@pytest.mark.parametrize(
    ("per", "told"),
    [
        ("31-03-2018", '--per: "31-03-2018" tidak dibaca; tulis tahun-bulan-tanggal: 2018-03-31\n'),
        ("2018-03", '--per: "2018-03" belum lengkap; tulis tahun-bulan-tanggal, misalnya 2018-03-31\n'),
        ("besok", '--per: "besok" bukan tanggal; tulis tahun-bulan-tanggal, misalnya 2018-03-31, 2018-03, atau 2018\n'),
        # As a script writes it whose variable is empty.
        ("", '--per: "" bukan tanggal; tulis tahun-bulan-tanggal, misalnya 2018-03-31, 2018-03, atau 2018\n'),
    ],
)
def test_a_day_that_is_none_shows_what_to_write(inovasi: Callable[..., Outcome], per: str, told: str) -> None:
    assert inovasi("nilai", ELIGIBLE, "--per", per) == (2, "", told)


class _Today(date):
    @classmethod
    def today(cls) -> _Today:
        return cls(2018, 5, 1)


@pytest.fixture
def _on_the_first_of_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inovasi_cli.cli.dates.date", _Today)


@pytest.mark.parametrize(
    ("window", "per", "on"),
    [
        ("", "", "2018-05-01"),
        ("", "2018-03-30", "2018-03-30"),
        ("window: {closes: 2018-03-31, source: pedoman}", "", "2018-03-31"),
        ("window: {closes: 2018-03-31, source: pedoman}", "2018-03-30", "2018-03-30"),
        ("window: {opens: 2018-01-17, source: pedoman}", "", None),
        ("window: {opens: 2018-01-17, source: pedoman}", "2018-03-30", "2018-03-30"),
    ],
)
@pytest.mark.usefixtures("_on_the_first_of_may")
def test_ages_are_counted_on_the_day_asked_for_else_on_the_closing_day_else_today(
    inovasi: Callable[..., Outcome], tmp_path: Path, window: str, per: str, on: str | None
) -> None:
    profile = write(tmp_path / "profil.yaml", OLD_ENOUGH)
    asked = ("--per", per) if per else ()

    done = inovasi("nilai", profile, "--rubrik", lomba(tmp_path, window=window), "--format", "json", *asked)

    document = json.loads(done.out)
    assert document["on"] == on
    assert document["eligibility"]["verdict"] == {None: "undecided", "2018-03-30": "not-eligible"}.get(on, "eligible")


def test_a_rubric_is_named_by_its_id(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    profile = write(tmp_path / "profil.yaml", "jawaban: {judul: Satu}\n")

    done = inovasi("nilai", profile, "--rubrik", "kipp-2018")

    assert (done.code, done.err) == (1, "")
    assert "Dinilai menurut Kompetisi Inovasi Pelayanan Publik (KIPP) 2018\n" in done.out


def test_a_path_of_the_command_line_is_relative_to_where_we_are(
    inovasi: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lomba(tmp_path)
    write(tmp_path / "dalam" / "profil.yaml", OLD_ENOUGH)
    monkeypatch.chdir(tmp_path)

    done = inovasi("nilai", "dalam/profil.yaml", "-r", "lomba.yaml", "--per", "2018-03-31")

    assert (done.code, done.err) == (0, "")
    assert "Dinilai menurut Lomba Kami\n" in done.out


@pytest.mark.parametrize("named", ["[./lomba.yaml, kipp-2018]", "lomba.yaml", "[../dalam/lomba.yaml]"])
def test_a_path_in_the_fact_file_is_relative_to_that_file(
    inovasi: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    inside = tmp_path / "dalam"
    write(inside / "profil.yaml", f"rubrik: {named}\n{OLD_ENOUGH}")
    lomba(inside)
    monkeypatch.chdir(tmp_path)

    done = inovasi("nilai", "dalam/profil.yaml", "--per", "2018-03-31")

    assert (done.code, done.err) == (0, "")
    assert "Dinilai menurut Lomba Kami\n" in done.out


def test_the_command_line_wins_over_the_fact_file(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    done = inovasi("nilai", ELIGIBLE, "--rubrik", lomba(tmp_path), "--per", "2018-03-31")

    assert "Dinilai menurut Lomba Kami\n" in done.out


def test_a_rubric_that_nobody_named_is_asked_for_with_the_choices(
    inovasi: Callable[..., Outcome], tmp_path: Path
) -> None:
    profile = write(tmp_path / "profil.yaml", "jawaban: {judul: Satu}\n")

    done = inovasi("nilai", profile)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{profile}: tidak menyebut rubrik, dan --rubrik tidak dipakai\n")
    assert "kipp-2018" in done.err


@pytest.mark.parametrize("command", [("nilai", ELIGIBLE, "--rubrik"), ("templat",)])
def test_an_unknown_rubric_is_answered_with_the_one_that_may_be_meant(
    inovasi: Callable[..., Outcome], command: tuple[str, ...]
) -> None:
    done = inovasi(*command, "kip-2018")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith('Rubrik "kip-2018" tidak dikenal; maksud Anda kipp-2018?\n')


def test_a_rubric_without_a_name_is_refused_and_not_guessed(inovasi: Callable[..., Outcome]) -> None:
    code, out, err = inovasi("nilai", ELIGIBLE, "--rubrik", "")

    assert (code, out) == (2, "")
    assert err.startswith('Rubrik "" tidak dikenal\nPilih salah satu: ')
    assert err.endswith("; atau sebutkan berkasnya, misalnya ./lomba-kami.yaml.\n")
    assert "kipp-2018" in err


@pytest.mark.parametrize("kind", ["terminal", "json"])
@pytest.mark.parametrize("name", ["profil.yaml", "uji.yaml", "lampiran/surat.pdf", "lampiran/../profil.yaml"])
def test_a_report_is_never_written_over_what_it_is_made_from(
    inovasi: Callable[..., Outcome], tmp_path: Path, name: str, kind: str
) -> None:
    body = "gates: [{id: ada, title: Ada, when: {question: judul, known: true}, cure: Isi, source: pedoman}]"
    build_rubric(tmp_path, body)
    (tmp_path / "lampiran").mkdir()
    (tmp_path / "lampiran" / "surat.pdf").write_bytes(b"%PDF")
    profile = tmp_path / "profil.yaml"
    profile.write_text("jawaban:\n  jenis-instansi: kota\n  mulai: {nilai: 2017, bukti: [lampiran/surat.pdf]}\n")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    judge = tmp_path / "uji.yaml" if name == "uji.yaml" else "kipp-2018"
    if name == "uji.yaml":
        profile.write_text("jawaban: {judul: x}\n")
        before[profile] = profile.read_bytes()

    code, out, err = inovasi("nilai", profile, "--rubrik", judge, "--format", f"{kind}={tmp_path / name}")

    assert (code, out) == (2, "")
    assert "laporan tidak boleh menimpa berkas yang dinilai" in err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_rubric_file_with_mistakes_names_them_all(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    rubric = lomba(tmp_path)
    write(
        rubric,
        rubric.read_text(encoding="utf-8").replace("question: mulai", "question: mula").replace("cure:", "cura:"),
    )

    done = inovasi("nilai", ELIGIBLE, "--rubrik", rubric)

    assert (done.code, done.out) == (2, "")
    places = re.findall(rf"^{re.escape(str(rubric))}:(\d+):(\d+): ", done.err, re.MULTILINE)
    assert len(places) == len(done.err.splitlines()) - 1 >= 2
    assert "maksud Anda mulai?" in done.err


# --- files that cannot be judged ---


def test_a_bad_file_shows_all_its_problems_with_their_places_and_nothing_else(
    inovasi: Callable[..., Outcome], tmp_path: Path
) -> None:
    profile = write(
        tmp_path / "profil.yaml",
        """\
rubrik: [kipp-2018]
jawaban:
  judull: x
  mulai: 31-03-2018
  manfaat.jumlah: 15.675
  judul-ganda: tidk
""",
    )
    report = tmp_path / "hasil.json"

    done = inovasi("nilai", profile, "--format", f"json={report}", "--format", "terminal")

    assert (done.code, done.out) == (2, "")
    told = (
        (f"{profile}:3:3: judull: ", "maksud Anda judul?"),
        (f"{profile}:4:10: mulai: ", "tulis tahun-bulan-tanggal: 2018-03-31"),
        (f"{profile}:5:19: manfaat.jumlah: ", "tulis 15675"),
        (f"{profile}:6:16: judul-ganda: ", "tulis salah satu: ya, tidak; maksud Anda tidak?"),
        ("Perbaiki berkas itu", "jalankan lagi."),
    )
    for line, (start, cure) in zip(done.err.splitlines(), told, strict=True):
        assert line.startswith(start)
        assert cure in line
    assert files(tmp_path) == {"profil.yaml"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", ":1:1: "),
        (b"jawaban:\njawaban:\n", ":2:1: "),
        (b"a: \xff\n", ":1:4: "),
        (b"- 1\n", ":1:1: "),
        (b"a: [\n", ":2:1: "),
    ],
)
def test_what_is_no_yaml_of_ours_is_refused_at_its_place_without_a_traceback(
    tmp_path: Path, content: bytes, told: str
) -> None:
    profile = tmp_path / "profil.yaml"
    profile.write_bytes(content)

    done = process("nilai", profile)

    error = done.stderr.decode("utf-8")
    assert (done.returncode, done.stdout) == (2, b"")
    assert error.startswith(f"{profile}{told}")
    assert "Traceback" not in error
    assert files(tmp_path) == {"profil.yaml"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tidak-ada.yaml", "tidak-ada.yaml: berkas tidak ada\nPeriksa nama dan foldernya.\n"),
        (".", ".: ini folder, bukan berkas\nUntuk satu folder: inovasi batch .\n"),
    ],
)
def test_a_file_that_is_none_says_so(
    inovasi: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)

    assert inovasi("nilai", name, "--rubrik", "kipp-2018") == (2, "", told)


def test_a_misspelled_key_is_told_before_the_rubric_that_it_hides(
    inovasi: Callable[..., Outcome], tmp_path: Path
) -> None:
    profile = write(tmp_path / "profil.yaml", "rubrk: [kipp-2018]\njawaban:\n  judul: x\n")

    done = inovasi("nilai", profile)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{profile}:1:1: rubrk: ")
    assert "maksud Anda rubrik?" in done.err


@posix_only
@pytest.mark.parametrize("name", [b"a\x1b[31m\nb.yaml", b"a\xff.yaml"])
def test_a_file_name_cannot_act_on_the_screen(tmp_path: Path, name: bytes) -> None:
    profile = tmp_path / os.fsdecode(name)
    try:
        write(profile, "rubrik: [kipp-2018]\njawaban:\n  judul: {nilai: x, bukti: [tidak-ada.pdf]}\n  judull: y\n")
    except OSError:
        pytest.skip("this file system takes no such name")

    broken = process("nilai", profile, PYTHONIOENCODING="utf-8")
    write(profile, "rubrik: [kipp-2018]\njawaban:\n  tahap: {nilai: rencana, bukti: [tidak-ada.pdf]}\n")
    judged = process("nilai", profile, PYTHONIOENCODING="utf-8")
    document = process("nilai", profile, "--format", "json", PYTHONIOENCODING="utf-8")
    saved = process("nilai", profile, "--format", f"json={tmp_path / 'hasil.json'}")

    assert [done.returncode for done in (broken, judged, document, saved)] == [2, 1, 1, 1]
    for text in (broken.stderr.decode("utf-8"), judged.stdout.decode("utf-8"), document.stdout.decode("ascii")):
        assert [letter for letter in text if not letter.isprintable() and letter != "\n"] == []
    assert "<U+" in broken.stderr.decode("utf-8").split(": ", 1)[0]
    assert json.loads(document.stdout) == json.loads((tmp_path / "hasil.json").read_bytes())


# --- where reports go ---


def test_two_formats_at_once_go_each_to_its_place(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    report = tmp_path / "hasil.json"

    done = inovasi("nilai", UNDECIDED, "--format", f"json={report}", "--format", "terminal")

    assert done == inovasi("nilai", UNDECIDED)
    assert report.read_text(encoding="utf-8") == inovasi("nilai", UNDECIDED, "--format", "json").out
    assert json.loads(report.read_bytes())["eligibility"]["verdict"] == "undecided"


def test_a_terminal_report_in_a_file_is_plain_and_80_columns_wide(
    inovasi: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_80, report = inovasi("nilai", UNDECIDED).out, tmp_path / "laporan.txt"
    monkeypatch.setenv("COLUMNS", "120")

    done = inovasi("nilai", UNDECIDED, "-f", f"terminal={report}")

    assert done == (1, "", "")
    assert report.read_bytes().decode("utf-8") == at_80


def test_all_steps_are_shown_to_who_asks_for_them(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    report = tmp_path / "laporan.txt"

    some, every = inovasi("nilai", UNDECIDED), inovasi("nilai", UNDECIDED, "--semua")
    filed = inovasi("nilai", UNDECIDED, "--semua", "-f", f"terminal={report}")

    assert some.code == every.code == filed.code == 1
    assert re.findall(r"dan (\d+) langkah lain; tampilkan dengan --semua$", some.out, re.MULTILINE) == ["4"]
    assert "langkah lain" not in every.out
    assert re.findall(r"^ +(\d\d?)\. ", every.out, re.MULTILINE) == [str(number) for number in range(1, 13)]
    assert report.read_text(encoding="utf-8") == every.out


def test_a_json_report_has_all_steps_anyway(inovasi: Callable[..., Outcome]) -> None:
    assert inovasi("nilai", UNDECIDED, "-f", "json", "--semua") == inovasi("nilai", UNDECIDED, "-f", "json")


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_page_is_the_same_in_a_file_and_on_standard_output_and_has_all_steps(
    inovasi: Callable[..., Outcome], tmp_path: Path, language: str
) -> None:
    page = tmp_path / "laporan.html"

    done = inovasi("nilai", UNDECIDED, "-f", f"html={page}", "-f", "html", "--bahasa", language)

    assert done.out == page.read_text(encoding="utf-8")
    assert done.out.startswith(f'<!DOCTYPE html>\n<html lang="{language}">\n')
    assert done.out == inovasi("nilai", UNDECIDED, "-f", "html", "--bahasa", language, "--semua").out


def test_where_no_page_can_be_made_none_is_offered(inovasi: Callable[..., Outcome]) -> None:
    done = inovasi("cocok", UNDECIDED, "-f", "html")

    assert (done.code, done.err) == (2, 'Format "html" tidak ada\nPilih salah satu: terminal, json.\n')


def test_a_report_replaces_the_one_of_yesterday(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    report = write(tmp_path / "hasil.json", "x" * 100_000)

    inovasi("nilai", ELIGIBLE, "-f", f"json={report}")

    assert json.loads(report.read_bytes())["eligibility"]["verdict"] == "eligible"


@pytest.mark.parametrize("asked", ["json", "json=-"])
def test_without_a_file_the_report_goes_to_standard_output(inovasi: Callable[..., Outcome], asked: str) -> None:
    assert json.loads(inovasi("nilai", ELIGIBLE, "--format", asked).out)["format"] == 1


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("jsn", 'Format "jsn" tidak ada; maksud Anda json?\nPilih salah satu: terminal, json, html, markdown.\n'),
        ("xyz=hasil.xyz", 'Format "xyz" tidak ada\nPilih salah satu: terminal, json, html, markdown.\n'),
        (
            "csv=h.csv",
            'Format "csv" tidak ada; csv ada di inovasi batch\nPilih salah satu: terminal, json, html, markdown.\n',
        ),
        (
            "excel",
            'Format "excel" tidak ada; csv ada di inovasi batch\nPilih salah satu: terminal, json, html, markdown.\n',
        ),
        (
            "json:h.json",
            'Format "json:h.json" tidak ada; tulis json=h.json\nPilih salah satu: terminal, json, html, markdown.\n',
        ),
        (
            "json=",
            (
                "json=: nama berkasnya belum ditulis\n"
                "Tulis namanya di belakang tanda sama dengan, atau json saja supaya tampil di layar.\n"
            ),
        ),
    ],
)
def test_an_unknown_format_is_answered_with_the_choices(inovasi: Callable[..., Outcome], asked: str, told: str) -> None:
    assert inovasi("nilai", ELIGIBLE, "--format", asked) == (2, "", told)


def test_markdown_goes_to_a_file_or_the_screen_with_as_many_steps_as_were_asked_for(
    inovasi: Callable[..., Outcome], tmp_path: Path
) -> None:
    place = tmp_path / "laporan.md"

    few = inovasi("nilai", UNDECIDED, "-f", "markdown")
    both = inovasi("nilai", UNDECIDED, "--semua", "-f", f"markdown={place}", "-f", "json")

    assert (few.code, both.code) == (1, 1)
    assert few.out.startswith("# ")
    assert both.out.startswith("{")
    written = place.read_text(encoding="utf-8")
    assert written.startswith("# ")
    assert ("--semua" in few.out, "--semua" in written) == (True, False)


def test_the_ending_of_markdown_is_understood(inovasi: Callable[..., Outcome]) -> None:
    assert 'Format "md" tidak ada; maksud Anda markdown?\n' in inovasi("nilai", ELIGIBLE, "-f", "md").err


@pytest.mark.parametrize(
    ("asked", "told"),
    [("xlsx", "; maksud Anda csv?"), ("excel=h.xlsx", "; maksud Anda csv?"), ("csv:h.csv", "; tulis csv=h.csv")],
)
def test_whoever_wants_a_sheet_of_a_batch_is_told_of_csv(
    inovasi: Callable[..., Outcome], asked: str, told: str
) -> None:
    done = inovasi("batch", ELIGIBLE, "--format", asked)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f'Format "{asked.partition("=")[0]}" tidak ada{told}\nPilih salah satu: terminal, ')


def test_the_kinds_that_only_a_batch_has_are_known_without_loading_what_makes_them() -> None:
    loaded = "import sys, inovasi_cli.cli.output; sys.exit('inovasi_cli.cli.sinks' in sys.modules)"

    assert set(IN_BATCH) < set(sinks.KINDS) <= {*IN_BATCH, *OF_ONE}
    assert set(IN_BATCH).isdisjoint(OF_ONE)
    assert subprocess.run([sys.executable, "-c", loaded], env=clean({}), check=False).returncode == 0  # noqa: S603


def test_several_rubrics_are_for_a_batch(inovasi: Callable[..., Outcome]) -> None:
    assert inovasi("nilai", "inovasi kami.yaml", "-r", "kipp-2018", "-r", "./lomba kami.yaml") == (
        2,
        "",
        (
            "nilai memakai satu rubrik\n"
            'Untuk beberapa: inovasi batch "inovasi kami.yaml" -r kipp-2018 -r "./lomba kami.yaml"\n'
        ),
    )


@pytest.mark.parametrize(
    ("named", "arguments", "told"),
    [
        ("kipp-2022-umum, kipp-2018", (), True),
        ("kipp-2022-umum", (), False),
        ("kipp-2022-umum, kipp-2022-umum", (), False),
        ("kipp-2022-umum, kipp-2018", ("-r", "kipp-2022-umum"), False),
    ],
)
def test_where_a_file_names_several_rubrics_the_report_says_which_was_used(
    inovasi: Callable[..., Outcome], tmp_path: Path, named: str, arguments: tuple[str, ...], *, told: bool
) -> None:
    profile = write(tmp_path / "profil.yaml", f"rubrik: [{named}]\n{OLD_ENOUGH}")
    line = (
        "\n\nBerkas ini menyebut 2 rubrik; yang dipakai kipp-2022-umum. Semuanya:\n"
        f"  inovasi batch {profile}\n\nSingkatnya: "
    )

    text = inovasi("nilai", profile, *arguments).out

    assert (line in text, "menyebut 2 rubrik" in text) == (told, told)


def test_an_unknown_language_is_answered_with_the_choices(inovasi: Callable[..., Outcome]) -> None:
    assert inovasi("nilai", ELIGIBLE, "--bahasa", "jv") == (
        2,
        "",
        'Bahasa "jv" tidak ada\nPilih salah satu: id, en.\n',
    )


def test_the_report_can_be_had_in_english(inovasi: Callable[..., Outcome]) -> None:
    text = inovasi("nilai", ELIGIBLE, "--bahasa", "en").out
    document = json.loads(inovasi("nilai", ELIGIBLE, "--bahasa", "en", "-f", "json").out)

    assert "\n ELIGIBLE  All 11 requirements are met.\n" in text
    assert document["rubric"]["title"] == "Public Service Innovation Competition (KIPP) 2018"


def test_a_report_that_cannot_be_written_leaves_nothing_behind(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    report = tmp_path / "tidak-ada" / "hasil.json"

    done = inovasi("nilai", ELIGIBLE, "--format", f"json={report}")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{report}: laporan tidak dapat ditulis (")
    assert files(tmp_path) == set()


@needs_full_disk
def test_a_full_disk_under_a_report_file_is_told(inovasi: Callable[..., Outcome]) -> None:
    done = inovasi("nilai", ELIGIBLE, "--format", "json=/dev/full")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("/dev/full: laporan tidak dapat ditulis (")


def test_judging_writes_nothing_but_the_report_asked_for(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    write(tmp_path / "profil.yaml", f"rubrik: [kipp-2018]\n{OLD_ENOUGH}")

    inovasi("nilai", tmp_path / "profil.yaml", "-f", f"json={tmp_path / 'hasil.json'}", "-f", "terminal")

    assert files(tmp_path) == {"profil.yaml", "hasil.json"}


# --- the template ---


def test_a_template_is_judged_as_it_comes(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    template = inovasi("templat", "kipp-2018")
    profile = write(tmp_path / "profil.yaml", template.out)

    done = inovasi("nilai", profile)

    assert (template.code, template.err) == (0, "")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("Inovasi: (judul belum diisi)\n")


def test_a_template_of_all_questions_names_no_rubric(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    template = inovasi("templat")
    profile = write(tmp_path / "profil.yaml", template.out)

    assert (template.code, template.err) == (0, "")
    assert "rubrik:" not in template.out
    assert inovasi("nilai", profile, "--rubrik", "kipp-2018").code == 1


def test_a_template_of_our_own_rubric_is_had_by_its_path(
    inovasi: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lomba(tmp_path)
    monkeypatch.chdir(tmp_path)

    done = inovasi("templat", "./lomba.yaml")

    assert (done.code, done.err) == (0, "")
    assert "\nrubrik: [lomba]\n" in done.out
    assert "\n  mulai:\n" in done.out


def test_a_bank_with_mistakes_gives_no_template(
    inovasi: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = write(
        tmp_path / "questions" / "profil.yaml", "theme: {title: P, order: 1}\nquestions: [{id: a, kind: teks}]\n"
    )
    monkeypatch.setattr("inovasi_cli.cli.templat.folder", lambda: tmp_path)

    done = inovasi("templat")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{theme}:2:")


@pytest.mark.parametrize(("english", "command"), [("score", "nilai"), ("template", "templat")])
def test_the_english_names_do_the_same_and_are_not_advertised(
    inovasi: Callable[..., Outcome], english: str, command: str
) -> None:
    arguments = {"nilai": (UNDECIDED,), "templat": ("kipp-2018",)}[command]

    assert inovasi(english, *arguments) == inovasi(command, *arguments)
    assert english not in inovasi("--help").out


# --- the screen ---


class _Screen:
    """Standard output that says it is a terminal, whatever it is."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def isatty(self) -> bool:
        return True

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "0"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm-256color"}, True),
    ],
)
def test_a_terminal_gets_colours_unless_it_or_the_person_takes_none(
    inovasi: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    *,
    coloured: bool,
) -> None:
    plain = inovasi("nilai", UNDECIDED).out
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", _Screen(sys.stdout))

    text = inovasi("nilai", UNDECIDED).out

    assert ("\x1b[" in text) is coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", text) == plain


def test_a_pipe_gets_no_colours_even_where_they_are_forced() -> None:
    assert b"\x1b" not in process("nilai", UNDECIDED, FORCE_COLOR="1", CLICOLOR_FORCE="1", TERM="xterm").stdout


def test_the_width_is_that_of_the_environment_else_80() -> None:
    narrow, usual, wide = (
        process("nilai", UNDECIDED, PYTHONUTF8="1", **columns).stdout.decode("utf-8")
        for columns in ({"COLUMNS": "60"}, {}, {"COLUMNS": "120"})
    )

    def widest(text: str) -> int:
        return max(len(line) for line in text.splitlines() if "https://" not in line)

    assert widest(narrow) <= 60 < widest(usual) <= 80 < widest(wide) <= 120


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "latin-1", "utf-16", "ascii:strict"])
@pytest.mark.parametrize("kind", ["terminal", "json"])
def test_no_encoding_loses_the_report(encoding: str, kind: str, tmp_path: Path) -> None:
    profile = write(tmp_path / "profil.yaml", "rubrik: [kipp-2018]\njawaban: {judul: 'Café “Laut” 漢字 🚤'}\n")

    done = process("nilai", profile, "--format", kind, PYTHONIOENCODING=encoding)

    text = done.stdout.decode(encoding.removesuffix(":strict"))
    assert (done.returncode, done.stderr) == (1, b"")
    assert "KIPP) 2018" in text
    if kind == "json":
        assert json.loads(text)["facts"]["path"] == str(profile)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_an_encoding_without_our_signs_gets_those_of_ascii(encoding: str) -> None:
    done = process("nilai", ELIGIBLE, PYTHONIOENCODING=encoding)

    assert done.stdout.isascii()
    assert b"\n  v Efektif: terpenuhi\n" in done.stdout


@pytest.mark.parametrize("encoding", [None, "no-such-encoding"])
def test_an_encoding_that_nobody_knows_is_taken_for_ascii(
    inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, encoding: str | None
) -> None:
    class Odd(_Screen):
        def __init__(self, stream: Any) -> None:
            super().__init__(stream)
            self.encoding = encoding

    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stdout", Odd(sys.stdout))

    assert inovasi("nilai", ELIGIBLE).out.isascii()


def test_the_plainest_of_locales_gives_a_report_and_no_error(tmp_path: Path) -> None:
    profile = write(tmp_path / "profil.yaml", "rubrik: [kipp-2018]\njawaban: {judull: 'Café “Laut”'}\n")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    good, bad = process("nilai", ELIGIBLE, **plain), process("nilai", profile, **plain)

    assert (good.returncode, good.stderr) == (0, b"")
    assert (bad.returncode, bad.stdout) == (2, b"")
    assert b"judull: pertanyaan ini tidak dikenal; maksud Anda judul?" in bad.stderr


# --- when something breaks ---


def _break(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("inovasi_cli.cli.nilai.assess", broken)


def test_a_bug_of_ours_is_told_in_two_lines_and_looks_like_no_verdict(
    inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(monkeypatch, ZeroDivisionError("rahasia"))

    done = inovasi("nilai", ELIGIBLE)

    assert (done.code, done.out) == (70, "")
    assert done.err.splitlines() == [
        "Ada galat di dalam inovasi sendiri (ZeroDivisionError); inovasi Anda belum dinilai.",
        "Laporkan beserta perintahnya; tambahkan --debug untuk melihat rinciannya.",
    ]


@pytest.mark.parametrize("arguments", [("--debug", "nilai", ELIGIBLE), ("nilai", ELIGIBLE, "--debug")])
def test_debug_shows_the_traceback_of_a_bug_wherever_it_stands(
    inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    _break(monkeypatch, ZeroDivisionError("\x1b[31mrahasia"))

    done = inovasi(*arguments)

    assert (done.code, done.out) == (70, "")
    assert "\nTraceback (most recent call last):\n" in done.err
    assert done.err.endswith("ZeroDivisionError: <U+001B>[31mrahasia\n")


def test_debug_changes_nothing_where_nothing_breaks(inovasi: Callable[..., Outcome]) -> None:
    assert inovasi("nilai", UNDECIDED, "--debug") == inovasi("nilai", UNDECIDED)


def test_who_leaves_gets_130_and_no_traceback(inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, KeyboardInterrupt())

    assert inovasi("nilai", ELIGIBLE) == (130, "", "")


@needs_full_disk
@pytest.mark.parametrize(
    "arguments", [("nilai", ELIGIBLE), ("nilai", ELIGIBLE, "-f", "json"), ("--version",), ("templat",)]
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_under_standard_output_is_told(arguments: tuple[str, ...], unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "inovasi_cli", *arguments],
            env=clean({"PYTHONUNBUFFERED": unbuffered, "LC_ALL": "C.UTF-8"}),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[1:] == ["Periksa ruang kosong dan izin tempat menulisnya."]


@needs_full_disk
def test_a_full_disk_under_standard_error_leaves_the_exit_code() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "inovasi_cli", "nilai", "tidak-ada.yaml"],
            env=clean({}),
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
        )

    assert (done.returncode, done.stdout) == (2, b"")


@posix_only
@pytest.mark.parametrize(
    "arguments", [("nilai", ELIGIBLE), ("nilai", UNDECIDED, "--format", "json"), ("templat",), ("--help",)]
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_whoever_closes_the_pipe_early_has_seen_enough(arguments: tuple[str, ...], unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "inovasi_cli", *arguments],
            env=clean({"PYTHONUNBUFFERED": unbuffered}),
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (done.returncode, done.stderr) == (0, b"")


@posix_only
def test_a_closed_pipe_hides_no_mistake() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "inovasi_cli", "nilai", "tidak-ada.yaml"],
            env=clean({}),
            stdout=pipe,
            stderr=pipe,
            check=False,
        )

    assert done.returncode == 2


@pytest.fixture(name="descriptors")
def _descriptors() -> Iterator[None]:
    """Give both standard descriptors back to whoever had them."""
    saved = {number: os.dup(number) for number in (1, 2)}
    yield
    for number, copy in saved.items():
        os.dup2(copy, number)
        os.close(copy)


@posix_only
@pytest.mark.usefixtures("descriptors")
@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_pipe_that_breaks_under_a_stream_is_not_written_to_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    arguments = ["nilai", UNDECIDED if name == "stdout" else "tidak-ada.yaml"]
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, name, stream)

        code = run(arguments)

        # Nothing is pending, and what may still come goes nowhere.
        stream.write("x" * 100_000)
        stream.flush()
    assert code == (0 if name == "stdout" else 2)
    assert capsys.readouterr() == ("", "")


@needs_full_disk
def test_a_disk_that_is_full_at_the_last_line_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)

        code = run(["--version"])

    assert code == 2
    assert capsys.readouterr().err.startswith("Hasil tidak dapat ditulis (")


@pytest.mark.parametrize(("arguments", "code"), [(["nilai", UNDECIDED], 1), (["nilai", "tidak-ada.yaml"], 2)])
def test_without_standard_error_the_exit_code_is_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.setattr(sys, "stderr", None)

    assert run(arguments) == code
    assert bool(capsys.readouterr().out) is (code == 1)


def test_without_standard_output_there_is_nothing_to_judge_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    assert run(["nilai", ELIGIBLE]) == 2
    assert capsys.readouterr().err == "Keluaran standar tertutup, jadi tidak ada yang dapat ditampilkan.\n"


# --- the process ---


@pytest.fixture(name="collecting")
def _collecting() -> Iterator[None]:
    """Leave the collector of cycles as it was; our command turns it off."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("collecting")
@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["nilai", "tidak-ada.yaml"], 2)])
def test_the_module_is_the_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.delitem(sys.modules, "inovasi_cli.__main__", raising=False)
    monkeypatch.setattr(sys, "argv", ["inovasi", *arguments])

    with pytest.raises(SystemExit) as left:
        runpy.run_module("inovasi_cli", run_name="__main__")

    assert left.value.code == code
    assert capsys.readouterr().out == (f"inovasi {__version__}\n" if code == 0 else "")


@pytest.mark.usefixtures("collecting")
def test_the_installed_command_is_the_same_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from inovasi_cli.__main__ import main

    monkeypatch.setattr(sys, "argv", ["inovasi", "--version"])

    with pytest.raises(SystemExit) as left:
        main()

    assert left.value.code == 0
    assert capsys.readouterr().out == f"inovasi {__version__}\n"


def test_the_same_inputs_give_the_same_bytes() -> None:
    texts = {process("nilai", UNDECIDED, PYTHONHASHSEED=seed).stdout for seed in ("1", "2", "3")}
    documents = {process("nilai", UNDECIDED, "-f", "json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2", "3")}

    assert (len(texts), len(documents)) == (1, 1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("-f html=a.html -f json=b.json", "Ditulis: a.html, b.json\n"),
        ("-f html=a.html --bahasa en", "Written: a.html\n"),
        ("-f html=a.html -f terminal", ""),
    ],
)
def test_at_a_terminal_where_nothing_else_is_shown_the_files_are_named(
    words: str, told: str, tmp_path: Path, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "profil.yaml", f"rubrik: [kipp-2018]\n{OLD_ENOUGH}")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    done = inovasi("nilai", "profil.yaml", *words.split())

    assert (done.err, bool(done.out)) == (told, not told)
