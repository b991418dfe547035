"""May it enter: the verdict, the reason of every gate, and the day from which time alone would do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from builders import facts, rubric

from inovasi_cli.assess import assess, reference_date
from inovasi_cli.assess.cases import Claims
from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED, GateResult, Report
from inovasi_cli.assess.words import date_words, day_words, unanswered, value_words
from inovasi_cli.facts import DateSpan
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.conditions import Truth

CLOSES: Final = date(2018, 3, 31)


def gate(when: str, name: str = "syarat") -> str:
    return f"  - {{id: {name}, title: Syarat {name}, when: {when}, cure: Perbaiki., source: pedoman}}\n"


def judge(folder: Path, body: str, answers: str, *, on: date | None = CLOSES, more: str = "") -> Report:
    loaded = rubric(folder, body)
    return assess(loaded.rubric, facts(folder, loaded, answers, more=more), on)


def only_gate(folder: Path, when: str, answers: str, *, on: date | None = CLOSES) -> GateResult:
    (result,) = judge(folder, f"gates:\n{gate(when)}", answers, on=on).eligibility.gates
    return result


MET: Final = gate("{question: pilihan, is: a}", "terpenuhi")
UNMET: Final = gate("{question: pilihan, is: b}", "gagal")
OPEN: Final = gate("{question: judul, known: true}", "terbuka")


@pytest.mark.parametrize(
    ("gates", "verdict"),
    [
        pytest.param(MET, ELIGIBLE, id="one met"),
        pytest.param(MET + OPEN, UNDECIDED, id="one unanswered"),
        pytest.param(MET + UNMET, NOT_ELIGIBLE, id="one unmet"),
        pytest.param(OPEN + UNMET, NOT_ELIGIBLE, id="one unmet outweighs the unanswered"),
    ],
)
def test_the_verdict_is_that_of_the_weakest_gate(tmp_path: Path, gates: str, verdict: str) -> None:
    report = judge(tmp_path, f"gates:\n{gates}", "pilihan: a\n")

    assert report.eligibility.verdict == verdict


def test_without_gates_everybody_may_enter(tmp_path: Path) -> None:
    assert judge(tmp_path, "", "").eligibility.verdict == ELIGIBLE


@pytest.mark.parametrize("answer", ["", "judul:\n", "judul: {tidak_tahu: true}\n", "judul: {tidak_berlaku: x}\n"])
def test_an_unanswered_gate_is_neither_passed_nor_failed(tmp_path: Path, answer: str) -> None:
    report = judge(tmp_path, f"gates:\n{OPEN}", answer)

    assert report.eligibility.verdict == UNDECIDED
    assert report.eligibility.gates[0].met is None


def test_a_gate_keeps_its_title_cure_and_source(tmp_path: Path) -> None:
    result = only_gate(tmp_path, "{question: judul, known: true}", "")

    assert result.gate.title == Text("Syarat syarat")
    assert result.gate.cure == Text("Perbaiki.")
    assert result.gate.basis.source is not None
    assert result.gate.basis.source.title == Text("Pedoman Uji")


BOTH: Final = "{all: [{question: judul, known: true}, {question: setuju, is: ya}]}"
EITHER: Final = "{any: [{question: jumlah, at_least: 3}, {question: setuju, is: ya}]}"
HALF_DEAD: Final = (
    "{any: [{all: [{question: setuju, is: ya}, {question: judul, known: true}]}, {question: jumlah, at_least: 3}]}"
)
AGE: Final = "{question: mulai, age_at_least: 1 year}"
CHAIN: Final = "{question: lanjut-lagi, at_least: 1}"
YOUNG: Final = "{not: {question: mulai, age_at_least: 5 years}}"


@pytest.mark.parametrize(
    ("when", "answers", "met", "reason"),
    [
        pytest.param(BOTH, "judul: X. Y\nsetuju: ya\n", True, "Judul: X. Y; Setuju: Ya", id="met: every answer"),
        pytest.param(BOTH, "judul: X\nsetuju: tidak\n", False, "Setuju: Tidak", id="unmet: the one that fails"),
        pytest.param(BOTH, "setuju: tidak\n", False, "Setuju: Tidak", id="unmet although one is missing"),
        pytest.param(BOTH, "setuju: ya\n", None, "Belum dijawab: Judul", id="open: the one that is missing"),
        pytest.param(BOTH, "", None, "Belum dijawab: Judul, Setuju", id="open: all that are missing"),
        pytest.param(EITHER, "jumlah: 3\nsetuju: tidak\n", True, "Jumlah: 3", id="met by one of two"),
        pytest.param(EITHER, "jumlah: 2,5\nsetuju: tidak\n", False, "Jumlah: 2,5; Setuju: Tidak", id="neither of two"),
        pytest.param(HALF_DEAD, "setuju: tidak\n", None, "Belum dijawab: Jumlah", id="open: not what is decided"),
        pytest.param(CHAIN, "lanjut-lagi: 2\n", None, "Belum dijawab: Setuju", id="open: what is to be asked first"),
        pytest.param(CHAIN, "setuju: ya\n", None, "Belum dijawab: Lanjut", id="open: what is to be asked next"),
        pytest.param(CHAIN, "setuju: ya\nlanjut: ya\n", None, "Belum dijawab: Lagi", id="open: the question itself"),
        pytest.param(CHAIN, "setuju: tidak\n", False, "Lagi: tidak berlaku", id="unmet: it does not apply"),
        pytest.param(AGE, "mulai: 2017\n", None, "tanggalnya kurang lengkap: Mulai: 2017", id="open: the day"),
        pytest.param(
            AGE,
            "mulai: 2017-11\n",
            False,
            "Mulai: November 2017; cukup umur mulai 30 November 2018",
            id="too young, and when no longer",
        ),
        pytest.param(AGE, "mulai: 2017-03-31\n", True, "Mulai: 31 Maret 2017", id="old enough"),
        pytest.param(YOUNG, "mulai: 2017\n", True, "Mulai: 2017", id="young enough, so coming of age is no news"),
        pytest.param(YOUNG, "mulai: 2012\n", False, "Mulai: 2012", id="too old, which no day will change"),
    ],
)
def test_the_reason_names_what_decides_or_is_missing(
    tmp_path: Path, when: str, answers: str, met: Truth, reason: str
) -> None:
    result = only_gate(tmp_path, when, answers)

    assert result.met is met
    assert result.reason.id == reason


@pytest.mark.parametrize(
    ("when", "answers", "missing"),
    [
        pytest.param(BOTH, "", ["judul", "setuju"], id="all that are missing"),
        pytest.param(BOTH, "setuju: ya\n", ["judul"], id="the one that is missing"),
        pytest.param(HALF_DEAD, "setuju: tidak\n", ["jumlah"], id="not what is decided"),
        pytest.param(CHAIN, "lanjut-lagi: 2\n", ["setuju"], id="what is to be asked first"),
        pytest.param(CHAIN, "setuju: ya\n", ["lanjut"], id="what is to be asked next"),
    ],
)
def test_what_must_be_answered_before_a_gate_can_be_decided(
    tmp_path: Path, when: str, answers: str, missing: list[str]
) -> None:
    loaded = rubric(tmp_path, f"gates:\n{gate(when)}")
    claims = Claims(loaded.rubric, facts(tmp_path, loaded, answers), CLOSES)

    assert unanswered(loaded.rubric, loaded.rubric.gates[0].when, claims.case(claims.claimed)) == missing


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        pytest.param(AGE, "tanggal acuan belum diketahui; sebutkan dengan --per", id="an age"),
        pytest.param(
            "{all: [{question: mulai, before: 2017-06-01}, {question: mulai, age_at_least: 1 year}]}",
            "tanggal acuan belum diketahui; sebutkan dengan --per",
            id="an age beside a date",
        ),
        pytest.param("{question: mulai, before: 2017-06-01}", "tanggalnya kurang lengkap: Mulai: 2017", id="a date"),
    ],
)
def test_only_an_age_waits_for_the_reference_date(tmp_path: Path, when: str, reason: str) -> None:
    assert only_gate(tmp_path, when, "mulai: 2017\n", on=None).reason.id == reason


def test_a_reason_exists_in_english_too(tmp_path: Path) -> None:
    result = only_gate(
        tmp_path, "{all: [" + AGE + ", {question: jumlah, at_least: 3}]}", "mulai: 2018-02\njumlah: 2,5\n"
    )

    assert result.reason.en == "Mulai: February 2018; Jumlah: 2.5; old enough from 28 February 2019"


JUDGED: Final = """
characteristics:
  - {id: baru, title: Baru, definition: D, need: any, source: pedoman,
     elements: [{id: u, title: U, when: {question: setuju, is: ya}}]}
  - {id: efektif, title: Efektif, definition: D, source: pedoman,
     elements: [{id: u, title: U, when: {question: jumlah, at_least: 3}}]}
categories:
  - {id: sehat, title: Kesehatan, source: pedoman, fits_when: {question: banyak, has: a}}
  - {id: didik, title: Pendidikan, source: pedoman, fits_when: {question: banyak, has: b}}
score:
  out_of: 10
  parts:
    - id: satu
      title: Satu
      weight: 10
      source: pedoman
      levels: [{points: 2, title: Dua, when: {question: nilai, at_least: 2}}, {points: 0, title: Nol}]
    - {id: dua, title: Dua, weight: 0, source: pedoman, levels: [{points: 1, title: Selalu}]}
"""


@pytest.mark.parametrize(
    ("when", "answers", "chosen", "met", "reason"),
    [
        pytest.param("{shown: all}", "setuju: ya\njumlah: 3\n", "", True, "Terpenuhi: Baru; Efektif", id="all shown"),
        pytest.param("{shown: all}", "setuju: tidak\n", "", False, "Belum terpenuhi: Baru", id="one not shown"),
        pytest.param("{shown: all}", "setuju: ya\n", "", None, "Belum pasti: Efektif", id="one undecided"),
        pytest.param("{shown: efektif}", "jumlah: 2\n", "", False, "Belum terpenuhi: Efektif", id="the one named"),
        pytest.param("{fits: category}", "banyak: [b]\n", "", True, "Cocok dengan: Pendidikan", id="any that fits"),
        pytest.param(
            "{fits: category}", "banyak: [b]\n", "sehat", False, "Fakta belum mendukung: Kesehatan", id="chosen"
        ),
        pytest.param("{fits: category}", "", "didik", None, "Belum pasti: Pendidikan", id="chosen and undecided"),
        pytest.param(
            "{fits: category}", "", "", None, "Belum pasti: Kesehatan; Pendidikan", id="none chosen, undecided"
        ),
        pytest.param("{earned: satu}", "nilai: 2\n", "", True, "Nilai: 2", id="points earned"),
        pytest.param("{earned: satu}", "nilai: 1\n", "", False, "Nilai: 1", id="no points"),
        pytest.param("{earned: satu}", "", "", None, "Belum dijawab: Nilai", id="points undecided"),
        pytest.param("{earned: dua}", "", "", False, "Tidak ada jawaban yang berlaku di sini", id="worth no points"),
        pytest.param("{not: {shown: efektif}}", "jumlah: 2\n", "", True, "Jumlah: 2", id="inside another: the facts"),
    ],
)
def test_a_gate_over_the_judgement_names_what_it_looks_at(  # noqa: PLR0913 - a case has as many sides
    tmp_path: Path, *, when: str, answers: str, chosen: str, met: Truth, reason: str
) -> None:
    more = f"kategori: {{uji: {chosen}}}\n" if chosen else ""

    (result,) = judge(tmp_path, f"gates:\n{gate(when)}{JUDGED}", answers, more=more).eligibility.gates

    assert result.met is met
    assert result.reason.id == reason


OLDER: Final = gate(AGE, "satu-tahun") + gate("{question: mulai, age_at_least: 18 months}", "delapan-belas-bulan")


@pytest.mark.parametrize(
    ("gates", "answers", "day"),
    [
        pytest.param(gate(AGE), "mulai: 2016-05-10\n", date(2017, 5, 10), id="long before entries close"),
        pytest.param(gate(AGE), "mulai: 2017-03-31\n", CLOSES, id="on the day on which they close"),
        pytest.param(gate(AGE), "mulai: 2017-11\n", date(2018, 11, 30), id="after that, once all days are old enough"),
        pytest.param(gate(AGE), "mulai: 2016-02-29\n", date(2017, 3, 1), id="from 29 February"),
        pytest.param(gate(AGE), "", None, id="never while the start is unknown"),
        pytest.param(OLDER, "mulai: 2017-01-15\n", date(2018, 7, 15), id="at the last of several thresholds"),
        pytest.param(gate(AGE) + UNMET, "mulai: 2016\npilihan: a\n", None, id="never while another gate is unmet"),
        pytest.param(gate(AGE) + OPEN, "mulai: 2016\n", None, id="never while another gate is unknown"),
        pytest.param(gate(AGE) + gate(YOUNG, "muda"), "mulai: 2017\n", date(2018, 12, 31), id="young enough still"),
        pytest.param(
            gate("{any: [" + AGE + ", {question: mulai, age_at_least: 6 months}]}"),
            "mulai: 2017-10-31\n",
            date(2018, 5, 1),
            id="at the first threshold that will do",
        ),
        pytest.param(MET, "pilihan: a\n", None, id="no day where no gate asks for an age"),
        pytest.param(
            gate("{any: [" + AGE + ", {question: pilihan, is: a}]}"),
            "mulai: 2018\npilihan: a\n",
            None,
            id="no day where every gate is met at any age",
        ),
    ],
)
@pytest.mark.parametrize("on", [CLOSES, None], ids=["on the closing day", "on no day"])
def test_the_first_day_on_which_every_gate_is_met(
    tmp_path: Path, gates: str, answers: str, day: date | None, on: date | None
) -> None:
    report = judge(tmp_path, f"gates:\n{gates}", answers, on=on)

    assert report.eligibility.eligible_from == day


def test_an_age_may_also_decide_whether_a_gate_makes_sense(tmp_path: Path) -> None:
    bank = """
        theme: {title: Profil, order: 1}
        questions:
          - {id: mulai, kind: date, label: Mulai, text: Kapan?}
          - {id: hasil, kind: yes-no, label: Hasil, text: Ada?, ask_when: {question: mulai, age_at_least: 1 year}}
    """
    loaded = rubric(tmp_path, f"gates:\n{gate('{question: hasil, is: ya}')}", bank=bank)

    report = assess(loaded.rubric, facts(tmp_path, loaded, "mulai: 2017-06-15\nhasil: ya\n"), CLOSES)

    assert report.eligibility.verdict == NOT_ELIGIBLE
    assert report.eligibility.eligible_from == date(2018, 6, 15)


WINDOW: Final = "window: {{{dates}origin: derived}}\n"


@pytest.mark.parametrize(
    ("body", "per", "expected"),
    [
        pytest.param(WINDOW.format(dates="closes: 2018-03-31, "), None, CLOSES, id="the closing day"),
        pytest.param(
            WINDOW.format(dates="closes: 2018-03-31, "), date(2018, 5, 1), date(2018, 5, 1), id="one asked for"
        ),
        pytest.param(WINDOW.format(dates="opens: 2018-01-01, "), None, None, id="none where nobody published it"),
        pytest.param(WINDOW.format(dates=""), date(2018, 5, 1), date(2018, 5, 1), id="one asked for instead of none"),
        pytest.param("", None, date(2026, 1, 2), id="today where there is no window"),
        pytest.param("", date(2018, 5, 1), date(2018, 5, 1), id="one asked for instead of today"),
    ],
)
def test_the_reference_date(tmp_path: Path, body: str, per: date | None, expected: date | None) -> None:
    loaded = rubric(tmp_path, body)

    assert reference_date(loaded.rubric, per=per, today=date(2026, 1, 2)) == expected


def test_without_a_reference_date_no_age_is_known(tmp_path: Path) -> None:
    report = judge(tmp_path, f"gates:\n{gate(AGE)}", "mulai: 1999\n", on=None)

    assert report.on is None
    assert report.eligibility.verdict == UNDECIDED


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2017, 1, 1), date(2017, 12, 31), Text("2017")),
        (date(2017, 5, 1), date(2017, 5, 31), Text("Mei 2017", "May 2017")),
        (date(2017, 8, 17), date(2017, 8, 17), Text("17 Agustus 2017", "17 August 2017")),
    ],
    ids=["a year", "a month", "a day"],
)
def test_a_date_in_words_is_as_exact_as_it_was_given(first: date, last: date, words: Text) -> None:
    assert date_words(DateSpan(first, last)) == words


def test_a_day_in_words() -> None:
    assert day_words(date(2018, 12, 1)) == Text("1 Desember 2018", "1 December 2018")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        pytest.param("pilihan: a", "A", id="the text of an option"),
        pytest.param("banyak: [c, a]", "A, C", id="the texts of several, in the order of the bank"),
        pytest.param("setuju: ya", "Ya", id="yes"),
        pytest.param("jumlah: 1250", "1250", id="a whole number"),
        pytest.param("nilai: 85.5", "85,5", id="a decimal comma"),
        pytest.param("mulai: 2016-11", "November 2016", id="a date"),
        pytest.param("tahun: [2016, 2017]", "2016, 2017", id="years"),
        pytest.param("daftar: [satu, dua]", "satu, dua", id="a list"),
        pytest.param("judul: Puskesmas A. B", "Puskesmas A. B", id="a text with its full stops"),
        pytest.param(f"judul: {'x' * 60}", "x" * 60, id="the longest text that is kept whole"),
        pytest.param(f"judul: {'x' * 61}", "x" * 57 + "...", id="a longer one, cut"),
        pytest.param(f"judul: {'x' * 56} yyyyy", "x" * 56 + "...", id="a longer one, cut at a space"),
    ],
)
def test_an_answer_in_words(tmp_path: Path, answer: str, words: str) -> None:
    key = answer.partition(":")[0]
    loaded = rubric(tmp_path, f"gates:\n{gate(f'{{question: {key}, known: true}}')}")
    value = facts(tmp_path, loaded, f"{answer}\n").values[key]

    assert value_words(loaded.rubric.questions[key], value).id == words
