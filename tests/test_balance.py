"""Drivers held against barriers, and rubrics that judge an organisation instead of an innovation."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from builders import facts, rubric
from hypothesis import given
from hypothesis import strategies as st

from inovasi_cli.assess import assess
from inovasi_cli.assess.balance import Weighed, weigh
from inovasi_cli.assess.report import Interval, PartResult, Readiness
from inovasi_cli.errors import RubricError
from inovasi_cli.facts import TITLE
from inovasi_cli.render import html, terminal
from inovasi_cli.render import json as as_json
from inovasi_cli.render.terminal import Look
from inovasi_cli.rubric.catalog import folder
from inovasi_cli.rubric.load import load_rubric
from inovasi_cli.rubric.model import Balance, Basis, Part
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

    from inovasi_cli.assess.report import Report

ORGANISATION: Final = Path(__file__).parents[1] / "examples" / "organisasi-contoh" / "organisasi.yaml"
TODAY: Final = date(2026, 1, 1)
SCORE: Final = """
score:
  out_of: 100
  balance: BALANCE
  parts:
    - {id: dorong, title: Dorong, weight: 50, origin: derived, levels: LEVELS1}
    - {id: hambat, title: Hambat, weight: 50, origin: derived, levels: LEVELS2}
""".replace(
    "LEVELS1",
    "[{points: 2, title: A, when: {question: jumlah, at_least: 2}}, {points: 1, title: B, when: "
    "{question: jumlah, at_least: 1}}, {points: 0, title: C}]",
).replace("LEVELS2", "[{points: 1, title: Teratasi, when: {question: setuju, is: ya}}, {points: 0, title: Belum}]")
BALANCED: Final = "{drivers: dorong, barriers: hambat}"
QUOTED: Final = "{drivers: dorong, barriers: hambat, quoted: {share: 65, text: Kata orang., source: pedoman}}"


def judged(folder: Path, answers: str, balance: str = BALANCED) -> Report:
    loaded = rubric(folder, SCORE.replace("BALANCE", balance))
    return assess(loaded.rubric, facts(folder, loaded, answers), TODAY)


def shares(report: Report) -> Weighed:
    assert report.rubric.score
    assert report.rubric.score.balance
    assert report.readiness
    return weigh(report.rubric.score.balance, report.readiness)


@pytest.mark.parametrize(
    ("answers", "share"),
    [
        # 25 points drive, 50 of the barriers still hinder.
        ("jumlah: 1\nsetuju: tidak", Fraction(100, 3)),
        # 50 drive, 50 hinder.
        ("jumlah: 2\nsetuju: tidak", Fraction(50)),
        # 25 drive, and nothing hinders any more.
        ("jumlah: 1\nsetuju: ya", Fraction(100)),
        ("jumlah: 0\nsetuju: tidak", Fraction(0)),
    ],
)
def test_the_share_of_the_drivers_is_theirs_of_what_drives_and_hinders(
    tmp_path: Path, answers: str, share: Fraction
) -> None:
    assert shares(judged(tmp_path, answers)) == Weighed(share, share, share)


def test_where_nothing_drives_and_nothing_hinders_there_is_no_share(tmp_path: Path) -> None:
    report = judged(tmp_path, "jumlah: 0\nsetuju: ya")

    assert shares(report) == Weighed(None, None, None)
    assert "Pendorong : penghambat belum bisa dibandingkan." in terminal.render(report, Look(width=100))
    assert json.loads(as_json.render(report))["readiness"]["balance"]["low"] is None


def test_open_questions_leave_an_interval(tmp_path: Path) -> None:
    report = judged(tmp_path, "jumlah: 1")

    # 25 drive; 50 of the barriers hinder, or none.
    assert shares(report) == Weighed(Fraction(100, 3), Fraction(100), Fraction(100, 3))
    told = "Pendorong : penghambat antara 33,33 : 66,67 dan 100,00 : 0,00; yang terbukti 33,33 : 66,67."
    assert told in terminal.render(report, Look(width=110))


whole = st.integers(0, 50)


@given(whole, whole, whole, whole)
def test_more_points_on_either_side_never_lower_the_share(drives: int, overcome: int, more: int, further: int) -> None:
    def share(first: int, second: int) -> Fraction | None:
        parts = tuple(
            PartResult(
                part=Part(key, Text(key), 50, Basis(None, derived=True)),
                most=50,
                claimed=Interval(points, points, 1),
                evidenced=Interval(points, points, 1),
                level=None,
                standing="scored",
                parts=(),
            )
            for key, points in (("d", min(50, first)), ("b", min(50, second)))
        )
        whole_score = Interval(0, 100, 1)
        return weigh(Balance("d", "b", None), Readiness(whole_score, whole_score, None, None, parts)).low

    before, after = share(drives, overcome), share(drives + more, overcome + further)
    assert before is None or after is None or before <= after
    assert before is None or 0 <= before <= 100


def test_what_others_found_is_quoted_and_called_no_norm(tmp_path: Path) -> None:
    report = judged(tmp_path, "jumlah: 2\nsetuju: tidak", QUOTED)

    shown = terminal.render(report, Look(width=110))
    assert "Pendorong : penghambat = 50,00 : 50,00; yang terbukti 50,00 : 50,00." in shown
    assert "Sebagai kutipan saja, bukan ukuran: 65 : 35. Kata orang." in shown
    assert "65 : 35. Kata orang." in html.render(report, "id")
    assert json.loads(as_json.render(report))["readiness"]["balance"] == {
        "low": 50.0,
        "high": 50.0,
        "evidenced": 50.0,
        "exact": {"low": "50", "high": "50", "evidenced": "50"},
        "quoted": 65,
    }


def test_a_rubric_without_balance_says_nothing_of_it(tmp_path: Path) -> None:
    loaded = rubric(tmp_path, SCORE.replace("  balance: BALANCE\n", ""))
    report = assess(loaded.rubric, facts(tmp_path, loaded, "jumlah: 1"), TODAY)

    assert "Pendorong" not in terminal.render(report, Look(width=110))
    assert json.loads(as_json.render(report))["readiness"]["balance"] is None


@pytest.mark.parametrize(
    ("balance", "message"),
    [
        ("{drivers: doromg, barriers: hambat}", '"doromg" bukan bagian di parts; maksud Anda dorong?'),
        ("{drivers: dorong, barriers: dorong}", "harus bagian lain daripada drivers"),
        ("{drivers: dorong}", "score.balance.barriers: belum ada; tambahkan"),
        ("{drivers: dorong, barriers: hambat, quoted: {share: 101, text: X, source: pedoman}}", "harus 0 sampai 100"),
        ("{drivers: dorong, barriers: hambat, quoted: {text: X, source: pedoman}}", "quoted.share: belum ada"),
        ("{drivers: dorong, barriers: hambat, quoted: {share: 65, text: X}}", "sebutkan source"),
    ],
)
def test_a_fault_in_a_balance_is_told_at_its_place(tmp_path: Path, balance: str, message: str) -> None:
    with pytest.raises(RubricError) as caught:
        rubric(tmp_path, SCORE.replace("BALANCE", balance))

    assert message in str(caught.value)


def test_a_rubric_of_organisations_asks_for_the_organisation_and_names_it(inovasi: Callable[..., Outcome]) -> None:
    loaded = load_rubric(folder() / "iklim-inovasi.yaml", folder() / "questions")

    assert "instansi" in loaded.asked
    assert TITLE not in loaded.asked
    assert inovasi("nilai", str(ORGANISATION)).out.startswith("Organisasi: Dinas Kesehatan Kabupaten Contoh\n")


def test_an_organisation_that_has_only_a_title_is_called_by_it(tmp_path: Path, inovasi: Callable[..., Outcome]) -> None:
    path = tmp_path / "spd.yaml"
    path.write_text("rubrik: [iid-2026-spd]\njawaban: {judul: Kabupaten Contoh}\n", encoding="utf-8")

    assert inovasi("nilai", str(path)).out.startswith("Organisasi: Kabupaten Contoh\n")


def test_without_requirements_there_is_no_verdict_and_the_end_tells_the_score(inovasi: Callable[..., Outcome]) -> None:
    found = inovasi("nilai", str(ORGANISATION))

    assert found.code == 0
    assert " TANPA SYARAT  Rubrik ini tidak punya syarat yang bisa diperiksa." in found.out
    assert "LAYAK" not in found.out
    assert "\nKesiapan 45,83 sampai 50,83 dari 100; terbukti 3,57" in found.out[-300:]


def test_an_innovation_is_not_held_against_rubrics_of_organisations_unless_asked_to(
    inovasi: Callable[..., Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text("jawaban: {judul: Contoh}\n", encoding="utf-8")

    assert "iklim-inovasi" not in inovasi("cocok", str(path)).out
    assert "iklim-inovasi" in inovasi("cocok", str(path), "-r", "iklim-inovasi").out


def test_a_rubric_of_organisations_that_the_fact_file_names_is_in_the_table(inovasi: Callable[..., Outcome]) -> None:
    assert "iklim-inovasi" in inovasi("cocok", str(ORGANISATION)).out
