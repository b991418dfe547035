"""``inovasi batch``: which files, which rubrics, what passes, what is written where, and the exit code."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any, Final

import pytest

from inovasi_cli.batch import judge as judging
from inovasi_cli.cli import batch as command
from inovasi_cli.cli import progress
from inovasi_cli.cli.output import outputs
from inovasi_cli.cli.progress import Progress
from inovasi_cli.cli.sinks import KINDS, _whole
from inovasi_cli.profile.load import open_profile
from inovasi_cli.rubric.catalog import folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

EXAMPLES: Final = folder().parent / "examples"
FULL: Final = "contoh-lengkap/profil.yaml"
"""Eligible under kipp-2018 with exactly 90 5/18 points, claimed and evidenced."""
HALF: Final = "kelas-perahu/profil.yaml"
"""Undecided under kipp-2018."""
YOUNG: Final = "gancang-aron/profil.yaml"
"""Not eligible under kipp-2018."""
BROKEN: Final = "jawaban:\n  judul: [A\n"


@pytest.fixture(scope="session")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples that are one innovation each, without the contest and the region."""
    place = tmp_path_factory.mktemp("contoh")
    for path in EXAMPLES.glob("*/profil.yaml"):
        copytree(path.parent, place / path.parent.name)
    return place


@pytest.fixture(autouse=True)
def among_the_examples(profiles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(profiles)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """A fact file that is no YAML."""
    path = tmp_path / "rusak.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    return str(path)


def lines(text: str) -> list[dict[str, Any]]:
    """The results of a JSONL."""
    return [json.loads(line) for line in text.splitlines()]


# What passes


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param([FULL], 0, id="eligible"),
        pytest.param([FULL, YOUNG], 1, id="one not eligible"),
        pytest.param([FULL, HALF], 1, id="one undecided"),
    ],
)
def test_all_must_be_eligible(inovasi: Callable[..., Outcome], files: list[str], code: int) -> None:
    assert inovasi("batch", *files, "-r", "kipp-2018").code == code


def test_a_file_that_cannot_be_judged_outweighs_one_that_fails(inovasi: Callable[..., Outcome], broken: str) -> None:
    result = inovasi("batch", FULL, YOUNG, broken, "-r", "kipp-2018", "-f", "jsonl")

    assert result.code == 2
    assert [each["state"] for each in lines(result.out)] == ["passed", "failed", "unjudged"]


@pytest.mark.parametrize(("asked", "code"), [((), 1), (("--izinkan-belum-pasti",), 0)])
def test_undecided_passes_where_that_is_enough(
    inovasi: Callable[..., Outcome], asked: tuple[str, ...], code: int
) -> None:
    assert inovasi("batch", HALF, "-r", "kipp-2018", *asked).code == code


@pytest.mark.parametrize(
    ("minimum", "code"),
    [("90", 0), ("90.2777", 0), ("90,2777", 0), ("90.2778", 1), ("90.28", 1), ("0", 0), ("100", 1)],
)
def test_the_minimum_is_compared_with_the_exact_points(
    inovasi: Callable[..., Outcome], minimum: str, code: int
) -> None:
    # Shown as 90,28, which it does not reach.
    assert inovasi("batch", FULL, "-r", "kipp-2018", "--minimum", minimum).code == code


def test_a_minimum_may_ask_for_what_is_evidenced(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    # Without its attachments nothing is proven.
    bare = tmp_path / "profil.yaml"
    bare.write_bytes(Path(FULL).read_bytes())
    asked = ("batch", str(bare), "-r", "kipp-2018", "--minimum", "90")

    assert inovasi(*asked).code == 0
    assert inovasi(*asked, "--terbukti").code == 1


@pytest.mark.parametrize(("mean", "code"), [("56", 0), ("57", 1)])
def test_the_mean_may_be_asked_for_too(inovasi: Callable[..., Outcome], mean: str, code: int) -> None:
    # (90.28 + 23.33) / 2 = 56.81, the young one left to fail or not by itself.
    result = inovasi("batch", FULL, YOUNG, "-r", "kipp-2018", "--minimum-rata", mean)
    passing = inovasi("batch", FULL, "-r", "kipp-2018", "--minimum-rata", str(int(mean) + 34))

    assert result.code == 1
    assert passing.code == code
    told = inovasi("batch", FULL, YOUNG, "-r", "kipp-2018", "--minimum-rata", mean).out
    reached = "tercapai." if code == 0 else "belum tercapai oleh kipp-2018 (56,81)."
    assert f"Rata-rata minimum {mean}: {reached}" in told


def test_a_mean_of_nothing_is_no_mean_that_is_reached(inovasi: Callable[..., Outcome], broken: str) -> None:
    assert inovasi("batch", broken, "-r", "kipp-2018", "--minimum-rata", "1").code == 2


def test_a_mean_is_asked_of_every_rubric(inovasi: Callable[..., Outcome]) -> None:
    result = inovasi("batch", FULL, "-r", "kipp-2018", "-r", "kipp-2023-umum", "--minimum-rata", "80")

    assert result.code == 1
    assert "Rata-rata minimum 80: belum tercapai oleh kipp-2023-umum (66,25)." in result.out


def test_exit_zero_forgives_what_fails_and_not_what_cannot_be_judged(
    inovasi: Callable[..., Outcome], broken: str
) -> None:
    assert inovasi("batch", YOUNG, "-r", "kipp-2018", "--exit-zero").code == 0
    assert inovasi("batch", YOUNG, "-r", "kipp-2018", "--minimum-rata", "99", "--exit-zero").code == 0
    assert inovasi("batch", broken, "-r", "kipp-2018", "--exit-zero").code == 2


def test_a_bug_of_ours_is_neither_a_bad_score_nor_the_end_of_the_run(
    inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = open_profile

    def fails(path: Path, proofs: Path | None = None) -> object:
        if path == Path(HALF):
            raise ZeroDivisionError
        return real(path, proofs)

    monkeypatch.setattr(judging, "open_profile", fails)

    result = inovasi("batch", FULL, HALF, YOUNG, "-r", "kipp-2018", "-f", "jsonl")
    told = inovasi("batch", HALF, "-r", "kipp-2018", "--debug")

    assert result.code == 70
    assert [each["state"] for each in lines(result.out)] == ["passed", "unjudged", "failed"]
    assert "ZeroDivisionError" in lines(result.out)[1]["problems"][0]["message"]
    assert result.err.splitlines() == [
        "Ada galat di dalam inovasi sendiri pada 1 penilaian; laporkan beserta berkasnya.",
        "Tambahkan --debug untuk rinciannya.",
    ]
    assert "in fails" in told.err


# Which rubrics


def test_several_rubrics_judge_each_file_in_turn(inovasi: Callable[..., Outcome]) -> None:
    result = inovasi("batch", FULL, YOUNG, "-r", "kipp-2023-umum", "-r", "kipp-2018", "-f", "jsonl")

    assert [(each["file"], each["rubric"]) for each in lines(result.out)] == [
        (file, rubric) for file in (FULL, YOUNG) for rubric in ("kipp-2023-umum", "kipp-2018")
    ]


def test_without_rubrik_every_rubric_that_a_file_names_judges_it(
    inovasi: Callable[..., Outcome], tmp_path: Path
) -> None:
    own = tmp_path / "profil.yaml"
    own.write_text("rubrik: [kipp-2019, kipp-2018]\njawaban: {judul: Lebih dari satu}\n", encoding="utf-8")

    result = inovasi("batch", str(own), "-f", "jsonl")
    told = inovasi("batch", str(own))

    assert [each["rubric"] for each in lines(result.out)] == ["kipp-2019", "kipp-2018"]
    assert "2 penilaian menurut 2 rubrik" in told.out
    assert "(kipp-2019)" in told.out


def test_a_rubric_that_nobody_knows_is_said_before_anything_is_judged(inovasi: Callable[..., Outcome]) -> None:
    result = inovasi("batch", FULL, "-r", "kipp2018")

    assert result.code == 2
    assert 'Rubrik "kipp2018" tidak dikenal; maksud Anda kipp-2018?' in result.err
    assert result.out == ""


@pytest.mark.parametrize("option", ["--minimum", "--minimum-rata"])
@pytest.mark.parametrize(
    ("rubric", "points", "told"),
    [
        ("kipp-2021-khusus", "50", "tidak memberi nilai, jadi {} tidak dapat dipakai"),
        ("iid-2026", "112", "{}: nilai tertinggi iid-2026 adalah 111"),
        ("kipp-2018", "banyak", '{}: "banyak" bukan angka'),
        ("kipp-2018", "-5", "{}: nilai tidak pernah di bawah 0"),
    ],
)
def test_a_bar_that_nobody_can_reach_is_refused(
    inovasi: Callable[..., Outcome], option: str, rubric: str, points: str, told: str
) -> None:
    result = inovasi("batch", FULL, "-r", rubric, option, points)

    assert result.code == 2
    assert told.format(option) in result.err


def test_a_rubric_without_points_that_a_file_names_fails_a_minimum_and_hides_no_other(
    inovasi: Callable[..., Outcome], tmp_path: Path
) -> None:
    own = tmp_path / "profil.yaml"
    own.write_text("rubrik: [kipp-2021-khusus]\njawaban: {judul: Tanpa nilai}\n", encoding="utf-8")

    result = inovasi("batch", str(own), FULL, "--minimum", "50", "-f", "jsonl")

    assert result.code == 1
    assert [each["state"] for each in lines(result.out)] == ["failed", "passed"]


def test_the_reference_date_is_the_one_asked_for(inovasi: Callable[..., Outcome]) -> None:
    result = inovasi("batch", YOUNG, "-r", "kipp-2018", "--per", "2019-12-31", "-f", "jsonl")

    assert lines(result.out)[0]["on"] == "2019-12-31"
    assert inovasi("batch", YOUNG, "-r", "kipp-2018", "--per", "kemarin").code == 2


# Which files


def test_a_list_on_standard_input_is_judged(inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{HALF}\n{FULL}\n".encode())))

    result = inovasi("batch", "-", "-r", "kipp-2018", "-f", "jsonl")

    assert [each["file"] for each in lines(result.out)] == [HALF, FULL]


def test_without_standard_input_there_is_no_list(
    inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    result = inovasi("batch", "-")

    assert result.code == 2
    assert "Daftar berkas di masukan standar kosong" in result.err


@pytest.mark.parametrize("path", ["tidak-ada-*.yaml", "contoh-lengkap/lampiran"])
def test_what_matches_nothing_is_never_green(inovasi: Callable[..., Outcome], path: str) -> None:
    result = inovasi("batch", FULL, path, "-r", "kipp-2018", "-f", "jsonl")

    assert result.code == 2
    assert result.out == ""
    assert path in result.err


def test_one_missing_file_hides_no_other(inovasi: Callable[..., Outcome]) -> None:
    result = inovasi("batch", "tidak-ada.yaml", FULL, "-r", "kipp-2018", "-f", "jsonl")

    assert result.code == 2
    assert [(each["state"], [p["message"] for p in each.get("problems", [])]) for each in lines(result.out)] == [
        ("unjudged", ["berkas tidak ada"]),
        ("passed", []),
    ]


# What is written where


def test_a_person_reads_counts_reasons_and_what_to_do(inovasi: Callable[..., Outcome]) -> None:
    result = inovasi("batch", ".", "-r", "kipp-2018")

    assert result.out.startswith("9 berkas diperiksa dengan kipp-2018: 1 layak, 4 tidak layak, 4 belum pasti.\n")
    assert "Rata-rata kesiapan: 26,05 dari 100." in result.out
    assert result.out.splitlines()[-1].startswith("Lihat sebab dan sarannya: inovasi nilai ")
    assert result.err == ""


def test_several_formats_are_written_in_one_run(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    wanted = {kind: tmp_path / f"hasil.{kind}" for kind in KINDS if kind != "terminal"}
    asked = [f"--format={kind}={path}" for kind, path in wanted.items()]

    result = inovasi("batch", ".", "-r", "kipp-2018", "--format", "terminal", *asked)

    alone = {kind: inovasi("batch", ".", "-r", "kipp-2018", "-f", kind).out for kind in KINDS}
    assert result.out == alone.pop("terminal")
    assert {kind: path.read_bytes().decode() for kind, path in wanted.items()} == alone


def test_inside_github_actions_annotations_come_by_themselves(
    inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = inovasi("batch", YOUNG, "-r", "kipp-2018").out
    annotations = inovasi("batch", YOUNG, "-r", "kipp-2018", "-f", "github").out

    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    assert "\n::error file=gancang-aron/profil.yaml,line=" in annotations
    assert inovasi("batch", YOUNG, "-r", "kipp-2018").out == annotations + plain
    assert inovasi("batch", YOUNG, "-r", "kipp-2018", "-f", "terminal").out == plain


@pytest.mark.parametrize("kind", KINDS)
def test_no_format_depends_on_how_many_processes_judge(inovasi: Callable[..., Outcome], broken: str, kind: str) -> None:
    asked = ("batch", ".", broken, "-r", "kipp-2018", "-r", "iid-2026", "-f", kind)

    assert inovasi(*asked, "--jobs", "2") == inovasi(*asked, "--jobs", "1")


def test_two_formats_for_programs_are_not_written_into_each_other(inovasi: Callable[..., Outcome]) -> None:
    result = inovasi("batch", FULL, "-r", "kipp-2018", "-f", "jsonl", "-f", "terminal")

    assert result.code == 2
    assert result.out == ""
    assert result.err.splitlines() == [
        "Format jsonl dan terminal sama-sama ditulis ke layar, jadi akan tercampur",
        "Beri nama berkas untuk salah satunya, misalnya --format jsonl=hasil.jsonl.",
    ]


def test_two_formats_are_not_written_over_each_other(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    file = tmp_path / "hasil"

    result = inovasi("batch", FULL, "-r", "kipp-2018", f"-fjsonl={file}", f"-fcsv={file}")

    assert result.code == 2
    assert not file.exists()


def test_no_format_is_written_over_a_fact_file(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    facts = tmp_path / "profil.yaml"
    facts.write_bytes(Path(FULL).read_bytes())

    result = inovasi("batch", str(tmp_path), "-r", "kipp-2018", "-f", f"jsonl={tmp_path}/./profil.yaml")

    assert result.code == 2
    assert "laporan tidak boleh menimpa berkas yang dinilai" in result.err
    assert facts.read_bytes() == Path(FULL).read_bytes()


def test_a_format_that_does_not_exist_names_those_that_do(inovasi: Callable[..., Outcome]) -> None:
    result = inovasi("batch", FULL, "-f", "junitt")

    assert result.code == 2
    assert 'Format "junitt" tidak ada; maksud Anda junit?' in result.err
    assert all(kind in result.err for kind in KINDS)


@pytest.mark.parametrize("kind", ["jsonl", "junit", "markdown"])
def test_a_folder_that_is_not_there_is_said(inovasi: Callable[..., Outcome], tmp_path: Path, kind: str) -> None:
    result = inovasi("batch", FULL, "-r", "kipp-2018", "-f", f"{kind}={tmp_path}/tidak-ada/hasil")

    assert result.code == 2
    assert "laporan tidak dapat ditulis" in result.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a disk that is always full")
@pytest.mark.parametrize("kind", ["jsonl", "junit", "markdown"])
def test_a_full_disk_is_said_with_its_file(inovasi: Callable[..., Outcome], kind: str) -> None:
    result = inovasi("batch", FULL, "-r", "kipp-2018", "-f", f"{kind}=/dev/full")

    assert result.code == 2
    assert result.err.startswith("/dev/full: laporan tidak dapat ditulis")


def test_a_full_standard_output_is_said(inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.TextIOWrapper):
        def write(self, _text: str) -> int:
            raise OSError(28, "No space left on device")

    with Path(os.devnull).open("wb") as nowhere, Full(nowhere) as full:
        monkeypatch.setattr(sys, "stdout", full)
        result = inovasi("batch", FULL, "-r", "kipp-2018", "-f", "jsonl")

    assert result.code == 2
    assert "Hasil tidak dapat ditulis" in result.err


def test_a_run_that_fails_spoils_no_report_of_an_earlier_one(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    wanted = {kind: tmp_path / f"hasil.{kind}" for kind in KINDS}
    asked = [f"--format={kind}={path}" for kind, path in wanted.items()]
    assert inovasi("batch", ".", "-r", "kipp-2018", *asked).code == 1
    before = {kind: path.read_bytes() for kind, path in wanted.items()}

    assert inovasi("batch", ".", "-r", "kipp-2023", *asked).code == 2
    assert inovasi("batch", ".", "-r", "kipp-2018", "--minimum", "101", *asked).code == 2

    assert {kind: path.read_bytes() for kind, path in wanted.items()} == before
    assert sorted(tmp_path.iterdir()) == sorted(wanted.values())


def test_a_report_keeps_its_place_and_mode(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    file, link = tmp_path / "hasil.csv", tmp_path / "tautan.csv"
    file.write_text("lama", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)

    assert inovasi("batch", FULL, "-r", "kipp-2018", f"-fcsv={link}").code == 0

    assert link.is_symlink()
    assert file.read_text(encoding="utf-8-sig").startswith("berkas,")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_takes_no_new_file_at_the_end_is_said(
    inovasi: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)

    result = inovasi("batch", FULL, "-r", "kipp-2018", f"-fcsv={tmp_path}/hasil.csv")

    assert result.code == 2
    assert "laporan tidak dapat ditulis" in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_word_is_an_annotation_too(inovasi: Callable[..., Outcome]) -> None:
    result = inovasi("batch", FULL, "-r", "kipp-2023", "-f", "terminal", "-f", "github")

    assert result.code == 2
    assert result.out.startswith('::error title=inovasi::Rubrik "kipp-2023" tidak dikenal')


def test_a_mean_that_is_missed_is_said_in_every_format_for_builds(inovasi: Callable[..., Outcome]) -> None:
    asked = ("batch", FULL, "-r", "kipp-2018", "--minimum-rata", "95")
    told = "Rata-rata minimum 95: belum tercapai oleh kipp-2018 (90,28)."

    junit = inovasi(*asked, "-f", "junit").out
    badge = json.loads(inovasi(*asked, "-f", "badge").out)

    assert inovasi(*asked, "-f", "github").out == f"::error title=Rata-rata kurang::{told}\n"
    assert f'<failure message="{told}"/>' in junit
    assert '<testsuites name="inovasi" tests="2" failures="1" errors="0">' in junit
    assert told in inovasi(*asked, "-f", "markdown").out.replace("\\", "")
    assert badge["color"] == "yellow"
    assert '<testcase classname="kipp-2018" name="rata-rata"/>' in inovasi(*asked[:-1], "90", "-f", "junit").out


def test_proofs_that_are_named_and_not_there_are_counted(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    bare = tmp_path / "profil.yaml"
    bare.write_bytes(Path(FULL).read_bytes())

    told = inovasi("batch", FULL, str(bare), "-r", "kipp-2018", "-r", "iag").out

    assert re.search(r"\nBukti yang tidak ada atau tidak dihitung: \d\d, di 1 berkas\.\n", told)


def test_whoever_asks_for_files_alone_is_told_on_a_terminal_that_they_are_there(
    inovasi: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("batch", ".", "-r", "kipp-2018", f"-fcsv={tmp_path}/hasil.csv")
    assert inovasi(*asked).err == ""

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    assert inovasi(*asked).err == (
        f"9 penilaian: 1 lolos, 8 tidak lolos, 0 tidak dapat dinilai. Tersimpan di {tmp_path}/hasil.csv.\n"
    )


# Order


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("nilai", [FULL, HALF, YOUNG]),
        ("terdekat", [FULL, HALF, YOUNG]),
        ("nama", [YOUNG, HALF, FULL]),
        # Kolaborasi stands before inklusif in that rubric.
        ("kategori", [YOUNG, FULL, HALF]),
    ],
)
def test_results_come_in_the_order_asked_for_in_every_format(
    inovasi: Callable[..., Outcome], order: str, expected: list[str]
) -> None:
    asked = ("batch", YOUNG, HALF, FULL, "-r", "kipp-2018", "--urut", order)

    told = inovasi(*asked).out

    assert [each["file"] for each in lines(inovasi(*asked, "-f", "jsonl").out)] == expected
    assert sorted(expected, key=told.index) == expected


def test_only_the_first_are_shown_to_a_person_and_all_to_a_program(inovasi: Callable[..., Outcome]) -> None:
    asked = ("batch", YOUNG, HALF, FULL, "-r", "kipp-2018", "--teratas", "1")
    ranking = inovasi(*asked).out.partition("Peringkat")[2].partition("Angka:")[0]

    assert FULL in ranking
    assert HALF not in ranking
    assert len(lines(inovasi(*asked, "-f", "jsonl").out)) == 3


def test_an_order_that_does_not_exist_names_those_that_do(inovasi: Callable[..., Outcome]) -> None:
    result = inovasi("batch", FULL, "--urut", "nilei")

    assert result.code == 2
    assert '--urut: "nilei" tidak ada; maksud Anda nilai?' in result.err


# Processes, and people who leave


@pytest.mark.parametrize(
    ("jobs", "told"),
    [("0", "Isi '--jobs' / '-j' tidak cocok: 0; paling sedikit 1."), ("x", "'--jobs' / '-j' tidak cocok: x bukan bi")],
)
def test_the_number_of_processes_is_a_number_of_at_least_one(
    inovasi: Callable[..., Outcome], jobs: str, told: str
) -> None:
    result = inovasi("batch", FULL, "--jobs", jobs)

    assert result.code == 2
    assert told in result.err


def test_few_files_are_judged_by_the_process_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1, 2}, raising=False)
    task = judging.Task((), None, None)  # type: ignore[arg-type]  # no day is needed to count files
    whole = task._replace(depth="report")

    def workers(count: int, task: judging.Task, jobs: int | None = None) -> int:
        return command.crew_for(count, task, jobs=jobs, scheduler=None).workers

    assert [workers(99, task), workers(100, task)] == [0, 3]
    assert [workers(9, whole), workers(10, whole)] == [0, 3]
    assert [workers(2, task, 2), workers(1, task, 2), workers(500, task, 1)] == [2, 0, 0]


def test_a_scheduler_is_asked_where_one_is_named(inovasi: Callable[..., Outcome]) -> None:
    pytest.importorskip("distributed")

    result = inovasi("batch", FULL, "-r", "kipp-2018", "--scheduler", "tcp://127.0.0.1:1")

    assert result.code == 2
    assert "Penjadwal Dask di tcp://127.0.0.1:1 tidak dapat dihubungi." in result.err


def test_ctrl_c_keeps_what_is_done_and_says_how_much_that_is(
    inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = open_profile

    def left(path: Path, proofs: Path | None = None) -> object:
        if path == Path(YOUNG):
            raise KeyboardInterrupt
        return real(path, proofs)

    monkeypatch.setattr(judging, "open_profile", left)
    file = tmp_path / "hasil.csv"
    file.write_text("lama", encoding="utf-8")

    result = inovasi("batch", FULL, HALF, YOUNG, "-r", "kipp-2018", "-j", "1", f"-fcsv={file}", "-fterminal")
    bare = inovasi("batch", FULL, YOUNG, "-r", "kipp-2018", "-j", "1", "-fmarkdown")

    assert result.code == 130
    assert result.out.startswith("Dihentikan: baru 2 dari 3 berkas yang dinilai.\n2 berkas diperiksa")
    assert result.err.splitlines() == [
        "Dihentikan; 2 dari 3 berkas sudah dinilai.",
        f"Hasilnya ada di {file}.sebagian; berkas lama tidak diubah.",
    ]
    assert file.read_text(encoding="utf-8") == "lama"
    assert len((tmp_path / "hasil.csv.sebagian").read_text(encoding="utf-8").splitlines()) == 3
    assert bare.err == "Dihentikan; 1 dari 2 berkas sudah dinilai.\n"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of so many fact files that judging them takes a while."""
    data = Path(FULL).read_bytes()
    for number in range(3000):
        (tmp_path / f"inovasi-{number}.yaml").write_bytes(data)
    return tmp_path


def begun(*arguments: str) -> subprocess.Popen[str]:
    """The command in a process group of its own, in which Ctrl-C is what it usually is."""
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "inovasi_cli", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - no threads here
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to send Ctrl-C to")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_whoever_leaves_gets_what_is_done(
    many: Path, jobs: str, unbuffered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without a buffer Python itself forgets what is left of a write that a signal cut short.
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with begun("batch", str(many), "-r", "kipp-2018", "-f", "json", "--jobs", jobs) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        begun_with = [process.stdout.readline() for _ in range(3)]
        os.killpg(process.pid, signal.SIGINT)
        report = json.loads("".join(begun_with) + process.stdout.read())
        told = process.stderr.read()

    done = len(report["results"])
    assert process.returncode == 130
    assert 0 < done < 3000
    assert report["summary"]["results"] == done
    assert report["summary"]["complete"] is False
    assert told == f"Dihentikan; {done:,} dari 3.000 berkas sudah dinilai.\n".replace(",", ".")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to send Ctrl-C to")
def test_whoever_leaves_keeps_the_report_of_an_earlier_run(
    many: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("hasil") / "hasil.csv"
    file.write_text("lama", encoding="utf-8")
    with begun("batch", str(many), "-r", "kipp-2018", f"-fcsv={file}", "-fjsonl", "--jobs", "1") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        told = process.stderr.read()

    assert process.returncode == 130
    assert file.read_text(encoding="utf-8") == "lama"
    assert len((file.parent / "hasil.csv.sebagian").read_text(encoding="utf-8").splitlines()) > 1
    assert told.splitlines()[-1] == f"Hasilnya ada di {file}.sebagian; berkas lama tidak diubah."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes that break alike")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_who_has_seen_enough_ends_it_quietly(many: Path, jobs: str) -> None:
    with begun("batch", str(many), "-r", "kipp-2018", "-f", "jsonl", "--jobs", jobs) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()

    assert process.returncode == 0
    assert told == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes in another way")
def test_a_file_that_kills_whoever_judges_it_is_named_and_all_others_are_judged(
    inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, ours = open_profile, os.getpid()

    def deadly(path: Path, proofs: Path | None = None) -> object:
        if path == Path(HALF) and os.getpid() != ours:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(path, proofs)

    monkeypatch.setattr(judging, "open_profile", deadly)

    result = inovasi("batch", FULL, HALF, YOUNG, "-r", "kipp-2018", "-r", "iag", "-f", "jsonl", "--jobs", "2")

    told = lines(result.out)
    assert result.code == 2
    assert [each["file"] for each in told] == [FULL, FULL, HALF, HALF, YOUNG, YOUNG]
    assert [each["state"] == "unjudged" for each in told] == [False, False, True, True, False, False]
    assert "prosesnya berhenti mendadak" in told[2]["problems"][0]["message"]


# Progress


class Clock:
    """A clock that somebody sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    told = Clock()
    monkeypatch.setattr(time, "monotonic", told)
    return told


class Screen(io.StringIO):
    """A terminal that keeps what it was sent."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Screen]:
    """Put a screen in the place of standard error; only once the test runs, since pytest does the same before."""
    monkeypatch.setenv("TERM", "xterm")

    def begin() -> Screen:
        shown = Screen()
        monkeypatch.setattr(sys, "stderr", shown)
        return shown

    return begin


def test_a_bar_appears_after_a_second_and_goes_at_the_end(clock: Clock, look: Callable[[], Screen]) -> None:
    screen = look()
    assert progress.somebody_looks()

    with Progress(2000, shown=True) as bar:
        bar.tick(1)
        clock.now = 0.9
        bar.tick(2)
        assert screen.getvalue() == ""
        clock.now = 1.1
        bar.tick(500)
        clock.now = 1.15
        bar.tick(501)
        drawn = screen.getvalue()
        clock.now = 2.0
        bar.tick(1000)

    assert "Menilai" in drawn
    assert "500/2000" in drawn.replace(" ", "")
    assert "501" not in screen.getvalue()
    assert "1000/2000" in screen.getvalue().replace(" ", "")


def test_there_is_no_bar_where_nobody_looks(
    clock: Clock, look: Callable[[], Screen], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = look()
    with Progress(2000, shown=False) as bar:
        clock.now = 100.0
        bar.tick(1)

    assert screen.getvalue() == ""
    monkeypatch.setattr(sys, "stderr", None)
    assert not progress.somebody_looks()


@pytest.mark.parametrize(
    ("kinds", "stdout", "expected"),
    [
        (["terminal"], Screen(), "shown"),
        (["jsonl"], Screen(), "hidden"),
        (["jsonl"], io.StringIO(), "shown"),
        (["terminal", "jsonl=hasil.jsonl"], Screen(), "shown"),
        (["terminal", "github"], Screen(), "hidden"),
    ],
)
def test_no_bar_is_drawn_between_lines_on_the_same_screen(
    look: Callable[[], Screen], monkeypatch: pytest.MonkeyPatch, kinds: list[str], stdout: io.StringIO, expected: str
) -> None:
    look()
    monkeypatch.setattr(sys, "stdout", stdout)

    assert command.shows_progress(outputs(kinds, KINDS)) is (expected == "shown")


def test_a_stream_without_a_buffer_is_written_through_one_and_stays_open() -> None:
    end, start = os.pipe()
    raw = io.FileIO(start, "w")
    stream = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)

    with ExitStack() as until:
        whole = _whole(stream, until)
        assert isinstance(whole.buffer, io.BufferedWriter)
        whole.write("satu\n")
    stream.write("dua\n")

    assert os.read(end, 99).decode().split() == ["satu", "dua"]
    assert _whole(io.TextIOWrapper(io.BytesIO()), until).buffer.__class__ is io.BytesIO
    os.close(end)
    with ExitStack() as until:
        _whole(stream, until).write("tiga\n")
    assert not raw.closed
    raw.close()
