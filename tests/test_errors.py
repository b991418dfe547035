"""What went wrong, as values: its text form and its order."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import inovasi_cli
from inovasi_cli.errors import (
    FactsError,
    FileError,
    InovasiError,
    Problem,
    Problems,
    RubricError,
    Start,
    did_you_mean,
    reason_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_a_problem_reads_as_file_line_column_where_and_message() -> None:
    problem = Problem("profil.yaml", line=3, column=7, where="mulai", message="harus tanggal")

    assert str(problem) == "profil.yaml:3:7: mulai: harus tanggal"


def test_a_problem_of_no_single_thing_names_none() -> None:
    problem = Problem("profil.yaml", line=1, column=1, where="", message="berkas kosong")

    assert str(problem) == "profil.yaml:1:1: berkas kosong"


def test_a_bare_place_is_the_start_of_the_file() -> None:
    assert (Start().line, Start().column) == (1, 1)


def test_problems_come_out_by_line_and_column() -> None:
    problems = Problems("profil.yaml")
    problems.add(Start(10, 2), "a", "ketiga")
    problems.add(Start(9, 12), "b", "kedua")
    problems.add(Start(9, 3), "c", "pertama")

    assert [problem.message for problem in problems.sorted()] == ["pertama", "kedua", "ketiga"]
    assert {problem.file for problem in problems.sorted()} == {"profil.yaml"}


def test_the_same_problem_is_told_once() -> None:
    problems = Problems("profil.yaml")
    for where in ("a", "a", "b"):
        problems.add(Start(2, 1), where, "tidak dikenal")

    assert [problem.where for problem in problems.sorted()] == ["a", "b"]


def test_problems_are_true_once_there_is_one() -> None:
    problems = Problems("profil.yaml")
    assert not problems
    assert problems.sorted() == ()

    problems.add(Start(), "", "berkas kosong")

    assert problems


def test_an_error_carries_its_message_and_a_way_out() -> None:
    error = InovasiError("a.yaml: berkas tidak ada", "Periksa namanya.")

    assert (str(error), error.message, error.cure) == (error.message, "a.yaml: berkas tidak ada", "Periksa namanya.")
    assert InovasiError("gagal").cure == ""


@pytest.mark.parametrize("kind", [FileError, FactsError, RubricError])
def test_a_file_error_shows_each_problem_on_its_line(kind: type[FileError]) -> None:
    problems = (Problem("a.yaml", 1, 1, "", "satu"), Problem("a.yaml", 2, 3, "k", "dua"))

    error = kind(problems, "Perbaiki lalu ulangi.")

    assert isinstance(error, InovasiError)
    assert str(error) == error.message == "a.yaml:1:1: satu\na.yaml:2:3: k: dua"
    assert (error.problems, error.cure) == (problems, "Perbaiki lalu ulangi.")


@pytest.mark.parametrize(
    ("word", "question"),
    [
        pytest.param("replikas", "; maksud Anda replikasi?", id="near"),
        pytest.param("xyz", "", id="far"),
        pytest.param("perizinan", "", id="alike only in the ending"),
        pytest.param("KIPP-2023", "; maksud Anda kipp-2023-umum atau kipp-2023-khusus?", id="the beginning of two"),
        pytest.param("kipp", "; maksud Anda kipp-2020, kipp-2023-umum atau kipp-2023-khusus?", id="of many"),
        pytest.param("mu", "", id="a beginning too short to mean anything"),
    ],
)
def test_a_near_word_is_asked_for(word: str, question: str) -> None:
    known = ["mulai", "replikasi", "kemiskinan", "kipp-2020", "kipp-2023-umum", "kipp-2023-khusus", "kipp-2024"]

    assert did_you_mean(word, iter(known)) == question


def test_only_the_first_strange_words_of_a_file_are_compared_with_those_known() -> None:
    problems, asked = Problems("profil.yaml"), 0

    def known() -> Iterator[str]:
        nonlocal asked
        asked += 1
        yield "replikasi"

    told = [problems.did_you_mean(f"replikas{number}", known()) for number in range(3_000)]

    assert told == ["; maksud Anda replikasi?"] * 20 + [""] * 2_980
    assert asked == 20
    assert Problems("lain.yaml").did_you_mean("replikas", known()) != ""


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOENT, "folder atau berkasnya tidak ada"),
        (errno.EACCES, "aksesnya ditolak"),
        (errno.EROFS, "tempat itu hanya bisa dibaca"),
        (errno.ENOSPC, "disk penuh"),
        (errno.EISDIR, "itu folder, bukan berkas"),
        (errno.EXDEV, os.strerror(errno.EXDEV)),
    ],
)
def test_why_the_system_refused_is_said_in_indonesian_where_people_meet_it(number: int, reason: str) -> None:
    assert reason_of(OSError(number, os.strerror(number))) == reason


def test_a_refusal_without_a_number_is_told_as_it_is() -> None:
    assert reason_of(OSError("putus")) == "putus"


def test_no_message_of_ours_shows_the_words_of_the_system() -> None:
    sources = Path(inovasi_cli.__file__).parent
    showing = [path for path in sources.rglob("*.py") if "{error.strerror}" in path.read_text(encoding="utf-8")]

    assert [path.name for path in showing] == []
