"""``inovasi rubrik uji``: what it prints, and what its exit code says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from inovasi_cli.cli.rubrik import uji as command
from inovasi_cli.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Callable

RUBRIC: Final = """\
format: 1
id: NAME
title: Lomba Kami
organiser: Kami
sources:
  pedoman: {title: Pedoman Kami, confidence: high}
"""
GATES: Final = """\
gates:
  - {id: terap, title: Ada, when: {question: tahap, is: diterapkan}, cure: Mulai, source: pedoman}
"""
CATEGORIES: Final = """\
categories:
  - {id: air, title: Air, fits_when: {question: layanan.bidang, has: air}, source: pedoman}
"""
SCORE: Final = """\
score:
  out_of: 10
  bands: [{id: awal, title: Awal, from: 0, source: pedoman}]
  parts:
    - id: mitra
      title: Mitra
      weight: 10
      source: pedoman
      levels:
        - {points: 1, title: Ada, when: {question: layanan.mitra, count_at_least: 1}}
        - {points: 0, title: Belum}
"""
ALL_OF_IT: Final = GATES + CATEGORIES + SCORE
CASES: Final = """\
cases:
  - id: terbaik
    facts: {tahap: diterapkan, layanan.bidang: [air], layanan.mitra: [media]}
    expect: {verdict: eligible, points: 10}
  - id: rencana
    facts: {tahap: rencana, layanan.mitra: []}
    expect: {verdict: not-eligible, unmet: [terap], points: 0}
"""


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(name="uji")
def _uji(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Outcome]:
    """Run the command inside this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Outcome:
        code = run(["rubrik", "uji", *arguments])
        return Outcome(code, *capsys.readouterr())

    return call


def lomba(body: str = ALL_OF_IT, cases: str | None = CASES, *, name: str = "lomba") -> str:
    """A rubric of our own with its cases beside it, where we are."""
    Path(f"{name}.yaml").write_text(RUBRIC.replace("NAME", name) + body, encoding="utf-8")
    if cases is not None:
        place = Path("cases", name)
        place.mkdir(parents=True)
        (place / "dasar.yaml").write_text(cases, encoding="utf-8")
    return f"{name}.yaml"


# The verdict


def test_a_rubric_whose_cases_pass_and_leave_nothing_untried_takes_one_line(uji: Callable[..., Outcome]) -> None:
    assert uji(lomba()) == (0, "lomba: 2 kasus lulus; semua syarat, tingkat, dan kategori teruji.\n", "")


def test_only_what_a_rubric_has_is_said_to_be_tried(uji: Callable[..., Outcome]) -> None:
    cases = CASES.replace(", points: 10", "").replace(", points: 0", "")
    no_gate = "cases: [{id: satu, expect: {verdict: eligible}}]\n"
    names = [
        lomba(GATES, cases, name="satu"),
        lomba(GATES + CATEGORIES, cases, name="dua"),
        lomba("", no_gate, name="nol"),
    ]

    assert uji(*names) == (
        0,
        (
            "satu: 2 kasus lulus; semua syarat teruji.\n"
            "dua: 2 kasus lulus; semua syarat dan kategori teruji.\n"
            "nol: 1 kasus lulus.\n"
        ),
        "",
    )


def test_what_no_case_tries_is_listed_by_kind(uji: Callable[..., Outcome]) -> None:
    cases = "cases: [{id: satu, expect: {verdict: undecided, unknown: [terap], points: [0, 10]}}]\n"

    assert uji(lomba(cases=cases)) == (
        1,
        (
            "lomba: 1 kasus lulus.\n"
            "  belum teruji: syarat yang terpenuhi: terap\n"
            "  belum teruji: syarat yang tidak terpenuhi: terap\n"
            "  belum teruji: tingkat yang diraih: mitra (1), mitra (0)\n"
            "  belum teruji: kategori yang cocok: air\n"
        ),
        "",
    )


def test_a_case_that_fails_is_shown_at_its_line(uji: Callable[..., Outcome]) -> None:
    name = lomba(cases=CASES.replace("points: 10", "points: 9"))

    assert uji(name) == (
        1,
        (
            "lomba: 1 dari 2 kasus gagal.\n"
            f"  {Path('cases/lomba/dasar.yaml')}:4:41: terbaik.points: seharusnya 9, hasilnya 10\n"
        ),
        "",
    )


def test_a_rubric_without_cases_is_not_tested_and_told_where_they_belong(uji: Callable[..., Outcome]) -> None:
    assert uji(lomba(cases=None)) == (1, f"lomba: belum ada kasus; tulis di {Path('cases/lomba')}\n", "")


def test_one_rubric_that_fails_fails_the_run(uji: Callable[..., Outcome]) -> None:
    assert uji(lomba(name="satu"), lomba(cases=None, name="dua"), lomba(name="tiga")).code == 1


# What is tested


def test_cases_may_lie_in_another_folder(uji: Callable[..., Outcome]) -> None:
    name = lomba()
    Path("cases/lomba").rename("lain")

    assert uji(name, "--kasus", "lain").code == 0


def test_another_folder_is_that_of_one_rubric_and_must_be_there(uji: Callable[..., Outcome]) -> None:
    name = lomba()

    assert uji(name, name.replace("lomba", "lain"), "--kasus", "cases").err == (
        "--kasus hanya untuk satu rubrik\nSebutkan rubriknya, misalnya inovasi rubrik uji ID.\n"
    )
    assert uji(name, "--kasus", "kosong") == (
        2,
        "",
        "kosong: folder ini tidak ada\nPeriksa namanya; isinya berkas kasus, misalnya dasar.yaml.\n",
    )


def test_without_a_rubric_all_that_ship_are_tested(
    uji: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = lomba(name="satu"), lomba(name="dua")
    monkeypatch.setattr(command, "shipped", lambda: names)

    assert [line.partition(":")[0] for line in uji().out.splitlines()] == ["satu", "dua"]


def test_a_rubric_named_twice_is_tested_once(uji: Callable[..., Outcome]) -> None:
    name = lomba()

    assert uji(name, name).out.count("lulus") == 1


# What cannot be read


def test_a_case_file_that_cannot_be_read_gives_every_problem_and_2(uji: Callable[..., Outcome]) -> None:
    name = lomba(cases=CASES.replace("eligible", "layak").replace("[terap]", "[tarap]"))

    done = uji(name)

    file = Path("cases/lomba/dasar.yaml")
    assert (done.code, done.out) == (2, "")
    assert [line.partition(": ")[0] for line in done.err.splitlines()[:-1]] == [
        f"{file}:4:23",
        f"{file}:7:23",
        f"{file}:7:42",
    ]
    assert "maksud Anda terap?" in done.err


def test_a_rubric_that_cannot_be_read_gives_2(uji: Callable[..., Outcome]) -> None:
    assert uji(lomba("gates: [{id: satu}]\n")).code == 2
    assert uji("tidak-ada").code == 2


# Formats


def test_json_holds_what_came_out_and_what_is_untried(uji: Callable[..., Outcome]) -> None:
    cases = "cases: [{id: satu, facts: {tahap: rencana}, expect: {verdict: not-eligible, points: [0, 10]}}]\n"
    body = GATES + SCORE

    done = uji(lomba(body, cases), "--format", "json")

    assert done.code == 1
    assert json.loads(done.out) == {
        "format": 1,
        "rubrics": [
            {
                "id": "lomba",
                "passes": False,
                "cases": 1,
                "failed": ["satu"],
                "problems": [
                    {
                        "file": str(Path("cases/lomba/dasar.yaml")),
                        "line": 1,
                        "column": 53,
                        "where": "satu.unmet",
                        "message": "seharusnya [], hasilnya [terap]",
                    }
                ],
                "untried": [
                    {"kind": "gate-met", "id": "terap", "points": None},
                    {"kind": "level", "id": "mitra", "points": 1},
                    {"kind": "level", "id": "mitra", "points": 0},
                ],
            }
        ],
    }


def test_a_report_does_not_overwrite_a_case_file(uji: Callable[..., Outcome]) -> None:
    name = lomba()

    done = uji(name, "--format", "terminal=cases/lomba/dasar.yaml")

    assert done.code == 2
    assert Path("cases/lomba/dasar.yaml").read_text(encoding="utf-8") == CASES
