"""Golden cases: how they are read, how a rubric is held against them, and what they leave untried."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from textwrap import dedent
from typing import TYPE_CHECKING, Final

import pytest
from builders import rubric as build_rubric

from inovasi_cli.errors import FileError, RubricError
from inovasi_cli.golden.coverage import gaps
from inovasi_cli.golden.figures import read_figure, write_figure, write_span
from inovasi_cli.golden.judge import Outcome, judge
from inovasi_cli.golden.load import GoldenCase, case_files, load_cases

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.rubric.load import Loaded
    from inovasi_cli.rubric.model import Score

RUBRIC: Final = """
window: {closes: 2018-03-31, source: pedoman}
gates:
  - {id: usia, title: Setahun, when: {question: mulai, age_at_least: 1 year}, cure: Tunggu, source: pedoman}
  - {id: setuju, title: Setuju, when: {question: setuju, is: ya}, cure: Setujui, source: pedoman}
categories:
  - {id: huruf-a, title: A, fits_when: {question: banyak, has: a}, source: pedoman}
  - {id: huruf-b, title: B, fits_when: {question: banyak, has: b}, source: pedoman}
score:
  out_of: 100
  bands:
    - {id: awal, title: Awal, from: 0, source: pedoman}
    - {id: siap, title: Siap, from: 50, source: pedoman}
  parts:
    - id: banyaknya
      title: Banyaknya
      weight: 70
      source: pedoman
      levels:
        - {points: 3, title: Tiga, when: {question: jumlah, at_least: 3}}
        - {points: 1, title: Satu, when: {question: jumlah, at_least: 1}}
        - {points: 0, title: Nol}
    - id: bersurat
      title: Bersurat
      weight: 30
      source: pedoman
      not_applicable: full
      levels:
        - {points: 1, title: Ada, when: {question: surat, is: ya}}
        - {points: 0, title: Tidak}
"""
GATES_ONLY: Final = """
gates:
  - {id: setuju, title: Setuju, when: {question: setuju, is: ya}, cure: Setujui, source: pedoman}
"""
BEST: Final = """
facts:
  mulai: 2017-03-31
  setuju: ya
  banyak: [a]
  jumlah: 3
  surat: {nilai: ya, bukti: [surat.pdf]}
cases:
"""


@pytest.fixture(name="loaded")
def _loaded(tmp_path: Path) -> Loaded:
    return build_rubric(tmp_path, RUBRIC)


def write(folder: Path, text: str, name: str = "dasar.yaml") -> Path:
    path = folder / "cases" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def cases(folder: Path, loaded: Loaded, text: str) -> tuple[GoldenCase, ...]:
    return load_cases([write(folder, text)], loaded)


def outcome(folder: Path, loaded: Loaded, case: str, *, shared: str = BEST) -> Outcome:
    """What comes of one case, laid over the best facts unless others are given."""
    (only,) = cases(folder, loaded, f"{shared}  - {{id: satu, {case}}}\n")
    return judge(loaded.rubric, only)


def said(folder: Path, loaded: Loaded, case: str) -> list[str]:
    return [f"{problem.where}: {problem.message}" for problem in outcome(folder, loaded, case).problems]


def faults(folder: Path, loaded: Loaded, text: str) -> list[str]:
    path = write(folder, text)
    with pytest.raises(FileError) as error:
        load_cases([path], loaded)
    return [str(problem).removeprefix(f"{path}:") for problem in error.value.problems]


# What a case says


def test_a_case_passes_when_everything_comes_out_as_expected(tmp_path: Path, loaded: Loaded) -> None:
    expect = "verdict: eligible, points: 100, evidenced: 100, band: siap, fits: [huruf-a], levels: {banyaknya: 3}"

    assert said(tmp_path, loaded, f"expect: {{{expect}}}") == []


def test_every_difference_is_told_with_what_was_expected_and_what_came_out(tmp_path: Path, loaded: Loaded) -> None:
    expect = (
        "verdict: not-eligible, unmet: [setuju], unknown: [usia], points: 61.5, evidenced: 1/3, band: awal, "
        "fits: [huruf-b, huruf-a], levels: {banyaknya: 1, bersurat: 0}"
    )

    assert said(tmp_path, loaded, f"expect: {{{expect}}}") == [
        "satu.verdict: seharusnya not-eligible, hasilnya eligible",
        "satu.unmet: seharusnya [setuju], hasilnya []",
        "satu.unknown: seharusnya [usia], hasilnya []",
        "satu.fits: seharusnya [huruf-a, huruf-b], hasilnya [huruf-a]",
        "satu.points: seharusnya 61.5, hasilnya 100",
        "satu.evidenced: seharusnya 1/3, hasilnya 100",
        "satu.band: seharusnya awal, hasilnya siap",
        "satu.levels.banyaknya: seharusnya 1, hasilnya 3",
        "satu.levels.bersurat: seharusnya 0, hasilnya 1",
    ]


def test_a_difference_is_shown_at_its_line_or_at_what_expects_it_unsaid(tmp_path: Path, loaded: Loaded) -> None:
    text = BEST + "  - id: satu\n    facts: {setuju: tidak}\n    expect:\n      verdict: eligible\n      points: 100\n"
    (case,) = cases(tmp_path, loaded, text)

    problems = judge(loaded.rubric, case).problems

    assert [(each.where, each.line, each.column) for each in problems] == [
        ("satu.verdict", 12, 16),
        ("satu.unmet", 12, 7),
    ]


def test_gates_left_out_must_be_met(tmp_path: Path, loaded: Loaded) -> None:
    case = "facts: {setuju: , mulai: 2018}, expect: {verdict: not-eligible, points: 100}"

    assert said(tmp_path, loaded, case) == [
        "satu.unmet: seharusnya [], hasilnya [usia]",
        "satu.unknown: seharusnya [], hasilnya [setuju]",
    ]


def test_points_are_exact(tmp_path: Path, loaded: Loaded) -> None:
    case = "facts: {jumlah: 1, surat: tidak}, expect: {verdict: eligible, points: POINTS}"

    assert said(tmp_path, loaded, case.replace("POINTS", '"70/3"')) == []
    assert said(tmp_path, loaded, case.replace("POINTS", "23.333333")) == [
        "satu.points: seharusnya 23.333333, hasilnya 70/3"
    ]


def test_points_that_are_open_are_a_span(tmp_path: Path, loaded: Loaded) -> None:
    case = "facts: {jumlah: }, expect: {verdict: eligible, points: [30, 100.0], levels: {banyaknya: 3}}"

    assert said(tmp_path, loaded, case) == ["satu.levels.banyaknya: seharusnya 3, hasilnya belum pasti"]


def test_levels_are_those_of_the_leaves_of_a_group(tmp_path: Path) -> None:
    group = """
    score:
      out_of: 10
      parts:
        - id: kelompok
          title: Kelompok
          weight: 10
          source: pedoman
          parts:
            - id: bersurat
              title: Bersurat
              source: pedoman
              levels:
                - {points: 1, title: Sama, when: {question: surat, is: ya}}
                - {points: 0, title: Sama}
    """
    case = "facts: {surat: tidak}, expect: {verdict: eligible, points: 0, levels: {bersurat: 1}}"

    done = outcome(tmp_path, build_rubric(tmp_path, group), case)

    assert [each.message for each in done.problems] == ["seharusnya 1, hasilnya 0"]
    assert [str(gap) for gap in gaps(done.report.rubric, [done.report])] == ["bersurat (1)"]


def test_a_part_that_does_not_apply_earns_no_level(tmp_path: Path, loaded: Loaded) -> None:
    waived = "surat: {tidak_berlaku: Tidak perlu surat}"
    case = f"facts: {{{waived}}}, expect: {{verdict: eligible, points: 100, levels: {{bersurat: 1}}}}"

    done = outcome(tmp_path, loaded, case)

    assert [each.message for each in done.problems] == ["seharusnya 1, hasilnya tidak berlaku"]
    assert "bersurat (1)" in map(str, gaps(loaded.rubric, [done.report]))


def test_a_score_of_which_nothing_applies_is_none(tmp_path: Path) -> None:
    loaded = build_rubric(tmp_path, RUBRIC.replace("not_applicable: full", "not_applicable: dropped"))
    loaded = loaded._replace(rubric=loaded.rubric._replace(score=_only_the_last_part(loaded)))
    case = "facts: {surat: {tidak_berlaku: Tidak perlu}}, expect: {verdict: eligible, points: 0}"

    done = outcome(tmp_path, loaded, case)

    assert [each.message for each in done.problems] == ["seharusnya 0, hasilnya tidak ada"]
    assert "bersurat (1)" in map(str, gaps(loaded.rubric, [done.report]))


def _only_the_last_part(loaded: Loaded) -> Score:
    assert loaded.rubric.score
    return loaded.rubric.score._replace(parts=loaded.rubric.score.parts[1:])


def test_no_band_is_a_result_too(tmp_path: Path) -> None:
    loaded = build_rubric(tmp_path, RUBRIC.replace("from: 0", "from: 10"))
    case = "facts: {jumlah: 0, surat: tidak}, expect: {verdict: eligible, points: 0, band: awal}"

    done = outcome(tmp_path, loaded, case)

    assert [each.message for each in done.problems] == ["seharusnya awal, hasilnya tidak ada"]
    assert "awal" in map(str, gaps(loaded.rubric, [done.report]))


# What the cases of a file share


def test_facts_of_a_case_lie_over_the_shared_ones_and_empty_ones_take_away(tmp_path: Path, loaded: Loaded) -> None:
    expect = "expect: {verdict: eligible, points: 1}"
    text = BEST + f"  - {{id: satu, facts: {{jumlah: 1, banyak: }}, {expect}}}\n  - {{id: dua, {expect}}}\n"

    one, two = cases(tmp_path, loaded, text)

    assert set(one.facts.values) == {"mulai", "setuju", "jumlah", "surat"}
    assert (one.facts.values["jumlah"], two.facts.values["jumlah"]) == (1, 3)
    assert two.facts.values["banyak"] == ("a",)


def test_day_and_category_are_those_of_the_case_else_of_the_file(tmp_path: Path, loaded: Loaded) -> None:
    expect = "expect: {verdict: eligible, points: 1}"
    text = f"""
    on: 2019-01-01
    category: huruf-a
    cases:
      - {{id: satu, title: Seperti berkasnya, {expect}}}
      - {{id: dua, on: 2020-01-01, category: huruf-b, {expect}}}
      - {{id: tiga, category: , {expect}}}
    """

    found = cases(tmp_path, loaded, text)

    assert [case.on for case in found] == [date(2019, 1, 1), date(2020, 1, 1), date(2019, 1, 1)]
    assert [case.facts.categories for case in found] == [{"uji": "huruf-a"}, {"uji": "huruf-b"}, {}]
    assert [case.title for case in found] == ["Seperti berkasnya", None, None]


def test_without_a_day_ages_count_when_entries_close(tmp_path: Path, loaded: Loaded) -> None:
    case = "expect: {verdict: eligible, points: 100}"

    assert outcome(tmp_path, loaded, case).report.on == date(2018, 3, 31)
    assert outcome(tmp_path, build_rubric(tmp_path, GATES_ONLY), "expect: {verdict: eligible}").report.on is None


def test_a_proof_that_a_case_names_is_there(tmp_path: Path, loaded: Loaded) -> None:
    case = "facts: {surat: {nilai: ya, bukti: BUKTI}}, expect: {verdict: eligible, points: 100, evidenced: POINTS}"

    assert said(tmp_path, loaded, case.replace("BUKTI", "../jauh.pdf").replace("POINTS", "100")) == []
    assert said(tmp_path, loaded, case.replace("BUKTI", "").replace("POINTS", "70")) == []


# What is wrong with a case file


def test_every_problem_of_a_file_is_told_at_once(tmp_path: Path, loaded: Loaded) -> None:
    text = """\
    hari: 2018-01-01
    category: huruf-c
    facts: {jumlh: 3}
    cases:
      - id: satu
        facts: {jumlah: banyak}
        expect: {verdict: layak, unmet: [usai], points: 1/0, band: siaap, fits: [huruf-x], levels: {banyaknya: 2}}
      - id: dua
      - id: tiga
        expect: {levels: {banyak: 3}}
    """

    assert faults(tmp_path, loaded, text) == [
        "1:1: hari: kunci ini tidak dikenal",
        '2:11: category: "huruf-c" tidak dikenal; pilih huruf-a, huruf-b; maksud Anda huruf-b?',
        "3:9: jumlh: pertanyaan ini tidak dikenal; maksud Anda jumlah?",
        '6:21: jumlah: "banyak" bukan angka; tulis angka, misalnya 12 atau 85,5',
        '7:23: satu.expect.verdict: "layak" tidak dikenal; pilih eligible, not-eligible, undecided',
        '7:38: satu.expect.unmet: "usai" tidak dikenal; pilih usia, setuju; maksud Anda usia?',
        '7:53: satu.expect.points: "1/0" bukan pecahan; tulis dua bilangan bulat, misalnya 100/3',
        '7:64: satu.expect.band: "siaap" tidak dikenal; pilih awal, siap; maksud Anda siap?',
        '7:78: satu.expect.fits: "huruf-x" tidak dikenal; pilih huruf-a, huruf-b; maksud Anda huruf-b?',
        '7:108: satu.expect.levels.banyaknya: "2" tidak dikenal; pilih 3, 1, 0',
        "8:5: dua.expect: belum ada; tambahkan",
        "10:13: tiga.expect.points: belum ada; tambahkan",
        "10:13: tiga.expect.verdict: belum ada; tambahkan",
        "10:23: tiga.expect.levels.banyak: kunci ini tidak dikenal; maksud Anda banyaknya?",
    ]


@pytest.mark.parametrize("points", ["[60, 40]", "[40]", "[40, 50, 60]", "[a, 3]"])
def test_a_span_has_two_ends_the_lower_first(tmp_path: Path, loaded: Loaded, points: str) -> None:
    text = f"cases: [{{id: satu, expect: {{verdict: eligible, points: {points}}}}}]"

    assert faults(tmp_path, loaded, text)[0].endswith("tulis dua angka, yang terendah dulu, misalnya [40, 60]")


def test_a_rubric_without_score_or_category_expects_none(tmp_path: Path) -> None:
    loaded = build_rubric(tmp_path, GATES_ONLY)
    text = "cases: [{id: satu, category: satu, expect: {verdict: eligible, points: 1, band: siap}}]"

    assert faults(tmp_path, loaded, text) == [
        '1:30: satu.category: "satu" tidak dikenal; rubrik ini tidak punya satu pun; hapus',
        "1:64: satu.expect.points: rubrik ini tidak punya nilai; hapus",
        "1:75: satu.expect.band: rubrik ini tidak punya nilai; hapus",
    ]


def test_a_file_needs_cases(tmp_path: Path, loaded: Loaded) -> None:
    assert faults(tmp_path, loaded, "on: 2018-01-01") == ["1:1: cases: belum ada; tambahkan"]


def test_an_id_is_used_once_in_all_files_of_a_rubric(tmp_path: Path, loaded: Loaded) -> None:
    text = "cases: [{id: satu, expect: {verdict: eligible, points: 1}}]"
    first, second = write(tmp_path, text, "a.yaml"), write(tmp_path, text, "b.yaml")

    with pytest.raises(FileError) as error:
        load_cases([first, second], loaded)

    assert str(error.value) == f"{second}:1:9: satu: id ini sudah dipakai di {first}; pakai id lain"


def test_the_problems_of_all_files_are_told_at_once(tmp_path: Path, loaded: Loaded) -> None:
    paths = [write(tmp_path, "- satu", "a.yaml"), write(tmp_path, "cases: [", "b.yaml")]

    with pytest.raises(FileError) as error:
        load_cases(paths, loaded)

    assert [problem.file for problem in error.value.problems] == [str(path) for path in paths]


def test_a_question_that_the_cases_alone_answer_may_be_at_fault(tmp_path: Path) -> None:
    bank = "theme: {title: Profil, order: 1}\nquestions:\n  - {id: setuju, kind: yes-no, label: S, text: S?}\n"
    loaded = build_rubric(tmp_path, GATES_ONLY, bank=f"{bank}  - {{id: rusak, kind: rusak, label: R, text: R?}}\n")

    with pytest.raises(RubricError, match="rusak"):
        cases(tmp_path, loaded, "cases: [{id: satu, facts: {rusak: 1}, expect: {verdict: undecided}}]")


def test_case_files_come_by_name_and_none_from_a_folder_that_is_not_there(tmp_path: Path) -> None:
    paths = [write(tmp_path, "", name) for name in ("b.yaml", "a.yaml", "c.txt")]

    assert case_files(tmp_path / "cases") == (paths[1], paths[0])
    assert case_files(tmp_path / "kosong") == ()


# What is left untried


def test_without_any_report_everything_is_untried(loaded: Loaded) -> None:
    assert [(gap.kind, str(gap)) for gap in gaps(loaded.rubric, [])] == [
        ("gate-met", "usia"),
        ("gate-unmet", "usia"),
        ("gate-met", "setuju"),
        ("gate-unmet", "setuju"),
        ("level", "banyaknya (3)"),
        ("level", "banyaknya (1)"),
        ("level", "banyaknya (0)"),
        ("level", "bersurat (1)"),
        ("level", "bersurat (0)"),
        ("band", "awal"),
        ("band", "siap"),
        ("category", "huruf-a"),
        ("category", "huruf-b"),
    ]


def test_what_is_undecided_is_not_tried(tmp_path: Path, loaded: Loaded) -> None:
    case = "expect: {verdict: undecided, points: [0, 100]}"

    report = outcome(tmp_path, loaded, case, shared="cases:\n").report

    # The lowest points lie in a band whatever else is open.
    assert [gap for gap in gaps(loaded.rubric, []) if gap not in gaps(loaded.rubric, [report])] == [
        ("band", "awal", None)
    ]


def test_several_reports_cover_a_rubric_together(tmp_path: Path, loaded: Loaded) -> None:
    best = outcome(tmp_path, loaded, "expect: {verdict: eligible, points: 1}").report
    worst = "facts: {mulai: 2018, setuju: tidak, banyak: [b], jumlah: 0, surat: tidak}"
    last = outcome(tmp_path, loaded, f"{worst}, expect: {{verdict: eligible, points: 1}}").report

    assert [str(gap) for gap in gaps(loaded.rubric, [best, last])] == ["banyaknya (1)"]


def test_gates_alone_are_covered_without_points(tmp_path: Path) -> None:
    loaded = build_rubric(tmp_path, GATES_ONLY)
    met = outcome(tmp_path, loaded, "expect: {verdict: eligible}")
    unmet = outcome(tmp_path, loaded, "facts: {setuju: tidak}, expect: {verdict: not-eligible, unmet: [setuju]}")

    assert met.problems == unmet.problems == ()
    assert gaps(loaded.rubric, [met.report, unmet.report]) == ()


KNOWN: Final = """
gates:
  - {id: berjudul, title: Berjudul, when: {question: judul, known: true}, cure: Isi, source: pedoman}
score:
  out_of: 10
  parts:
    - id: lengkap
      title: Lengkap
      weight: 10
      source: pedoman
      levels:
        - {points: 2, title: Dua, when: {all: [{question: judul, known: true}, {question: setuju, is: ya}]}}
        - {points: 1, title: Satu, when: {question: judul, known: true}}
        - {points: 0, title: Nol}
"""


def left(loaded: Loaded, *done: Outcome) -> list[tuple[str, str]]:
    return [(gap.kind, str(gap)) for gap in gaps(loaded.rubric, [each.report for each in done])]


def test_a_gate_that_cannot_be_unmet_is_tried_undecided(tmp_path: Path) -> None:
    loaded = build_rubric(tmp_path, KNOWN)
    best = outcome(tmp_path, loaded, "facts: {judul: Satu}, expect: {verdict: eligible, points: 10}")
    open_ = outcome(
        tmp_path, loaded, "facts: {setuju: tidak}, expect: {verdict: undecided, points: 1}", shared="cases:\n"
    )

    assert ("gate-unknown", "berjudul") in left(loaded, best)
    assert ("gate-unknown", "berjudul") not in left(loaded, best, open_)


def test_a_level_behind_one_that_cannot_be_ruled_out_is_tried_as_the_lowest_possible(tmp_path: Path) -> None:
    loaded = build_rubric(tmp_path, KNOWN)
    case = "facts: {FACTS}, expect: {verdict: undecided, points: 1}"
    ruled_out = outcome(tmp_path, loaded, case.replace("FACTS", "setuju: tidak"), shared="cases:\n")
    wide_open = outcome(tmp_path, loaded, case.replace("FACTS", ""), shared="cases:\n")

    assert ("level", "lengkap (0)") not in left(loaded, ruled_out)
    assert ("level", "lengkap (0)") in left(loaded, wide_open)


def test_a_ladder_that_ends_without_a_level_is_silent_and_tries_none(tmp_path: Path) -> None:
    loaded = build_rubric(tmp_path, KNOWN.replace("        - {points: 0, title: Nol}\n", ""))
    open_ = outcome(
        tmp_path, loaded, "facts: {setuju: tidak}, expect: {verdict: undecided, points: 1}", shared="cases:\n"
    )

    assert left(loaded, open_)[-2:] == [("level", "lengkap (2)"), ("level", "lengkap (1)")]


@pytest.mark.parametrize(
    ("when", "opposite"),
    [
        ("{question: judul, known: true}", "gate-unknown"),
        ("{all: [{question: judul, known: true}, {question: daftar, known: true}]}", "gate-unknown"),
        ("{any: [{question: judul, known: true}, {question: setuju, is: ya}]}", "gate-unknown"),
        # A question that may make no sense is absent then, and so not known.
        ("{question: lanjut, known: true}", "gate-unmet"),
        ("{all: [{question: judul, known: true}, {question: setuju, is: ya}]}", "gate-unmet"),
        ("{any: [{question: jumlah, at_least: 1}, {question: setuju, is: ya}]}", "gate-unmet"),
        ("{not: {question: setuju, is: ya}}", "gate-unmet"),
    ],
)
def test_only_what_is_never_false_is_tried_undecided(tmp_path: Path, when: str, opposite: str) -> None:
    gate = f"gates: [{{id: satu, title: Satu, when: {when}, cure: Isi, source: pedoman}}]\n"

    assert [gap.kind for gap in gaps(build_rubric(tmp_path, gate).rubric, [])] == ["gate-met", opposite]


# Figures


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("100", Fraction(100), "100"),
        ("61.5", Fraction(123, 2), "61.5"),
        ("61,5", Fraction(123, 2), "61.5"),
        ("100/3", Fraction(100, 3), "100/3"),
        ("200/4", Fraction(50), "50"),
        ("0", Fraction(0), "0"),
    ],
)
def test_a_figure_is_exact_and_has_one_text(text: str, value: Fraction, shown: str) -> None:
    assert read_figure(text) == value
    assert write_figure(value) == shown


def test_a_span_of_one_figure_is_that_figure() -> None:
    assert write_span(Fraction(1), Fraction(1)) == "1"
    assert write_span(Fraction(1), Fraction(7, 3)) == "[1, 7/3]"
