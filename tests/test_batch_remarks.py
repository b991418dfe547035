"""What is said at the lines of a file: what made it fail, what to look at, in words that stand alone."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from batch_files import GATES, READY, SCORE, file_in, outcomes, rubric_in, said, task_of

from inovasi_cli.batch.outcome import ERROR, FAILED, NOTE, PASSED, UNJUDGED, WARNING, Bar
from inovasi_cli.batch.remarks import MOST, problem, problems_of
from inovasi_cli.errors import FactsError, InovasiError, Problem, RubricError, Start
from inovasi_cli.rubric.catalog import folder, shipped
from inovasi_cli.text import LANGUAGES

if TYPE_CHECKING:
    from inovasi_cli.batch.outcome import Outcome, Remark

EXAMPLES: Final = sorted(map(str, (folder().parent / "examples").glob("*/profil.yaml")))


def judged(where: Path, answers: str, bar: Bar | None = None, body: str = GATES) -> Outcome:
    """What answers, which begin on line 2, come to."""
    (outcome,) = outcomes(task_of(rubric_in(where, body=body), bar=bar or Bar()), file_in(where, answers))
    return outcome


def stops(outcome: Outcome) -> list[tuple[str, str, int, str]]:
    """What is said of gates and points."""
    return [each for each in said(outcome.remarks) if not each[0].startswith("temuan/")]


def found(outcome: Outcome) -> list[tuple[str, str, int, str]]:
    return [each for each in said(outcome.remarks) if each[0].startswith("temuan/")]


# Gates


def test_a_gate_that_is_unmet_is_an_error_where_its_answer_stands(tmp_path: Path) -> None:
    outcome = judged(tmp_path, "judul: A\nuji.surat: ya\nuji.setuju: tidak")

    assert stops(outcome) == [
        ("lomba/setuju", ERROR, 4, "Disetujui: belum terpenuhi. Persetujuan: Tidak. Minta persetujuan."),
    ]
    (remark,) = [each for each in outcome.remarks if each.rule == "lomba/setuju"]
    assert (remark.column, remark.title.id) == (15, "Disetujui")


def test_a_gate_that_nobody_can_answer_yet_is_an_error_where_the_answers_begin(tmp_path: Path) -> None:
    path = file_in(tmp_path, "# catatan\njudul: A\nuji.surat: ya")

    (outcome,) = outcomes(task_of(rubric_in(tmp_path, body=GATES)), path)

    assert stops(outcome) == [
        ("lomba/setuju", ERROR, 1, "Disetujui: belum bisa dinilai. Belum dijawab: Persetujuan. Isi uji.setuju."),
    ]


def test_the_beginning_of_the_answers_is_their_key(tmp_path: Path) -> None:
    rubric_in(tmp_path, body=GATES)
    path = tmp_path / "profil.yaml"
    path.write_text("# catatan\nrubrik: lomba.yaml\n\njawaban:\n  uji.surat: ya\n", encoding="utf-8")

    (outcome,) = outcomes(task_of(), str(path))

    assert [(line, outcome.remarks[0].column) for _rule, _severity, line, _message in stops(outcome)] == [(4, 1)]


def test_a_gate_left_open_by_an_answer_that_says_so_stands_at_that_answer(tmp_path: Path) -> None:
    outcome = judged(tmp_path, "uji.surat: ya\nuji.setuju: {tidak_tahu: true}")

    assert [each[:3] for each in stops(outcome)] == [("lomba/setuju", ERROR, 3)]


@pytest.mark.parametrize(
    ("condition", "answers", "line"),
    [
        (
            "{all: [{question: uji.setuju, is: ya}, {question: uji.jumlah, at_least: 3}]}",
            "uji.setuju: ya\nuji.jumlah: 1",
            3,
        ),
        (
            "{any: [{question: uji.setuju, is: ya}, {question: uji.jumlah, at_least: 3}]}",
            "uji.jumlah: 1\nuji.setuju: tidak",
            3,
        ),
        ("{all: [{question: uji.setuju, is: ya}, {question: uji.jumlah, at_least: 3}]}", "judul: A\nuji.jumlah: 1", 3),
        ("{not: {question: uji.setuju, is: ya}}", "judul: A\nuji.setuju: ya", 3),
        ("{all: [{question: uji.setuju, is: ya}, {question: uji.jumlah, at_least: 3}]}", "uji.setuju: ya", 1),
    ],
    ids=["the one that fails", "the first of several", "what is not answered has no line", "the opposite", "none"],
)
def test_of_several_answers_the_first_that_decides_is_the_place(
    condition: str, answers: str, line: int, tmp_path: Path
) -> None:
    gate = f"gates:\n  - {{id: dua, title: Dua, cure: Lengkapi., origin: derived, when: {condition}}}\n"

    assert [each[2] for each in stops(judged(tmp_path, answers, body=gate))] == [line]


def test_a_gate_that_is_met_is_not_mentioned(tmp_path: Path) -> None:
    assert stops(judged(tmp_path, READY)) == []


def test_gates_come_in_the_order_of_the_rubric(tmp_path: Path) -> None:
    assert [each[0] for each in stops(judged(tmp_path, "uji.surat: tidak\nuji.setuju: tidak"))] == [
        "lomba/setuju",
        "lomba/surat",
    ]


def test_an_open_gate_is_only_a_warning_where_another_is_unmet(tmp_path: Path) -> None:
    outcome = judged(tmp_path, "uji.surat: tidak")

    assert [each[:2] for each in stops(outcome)] == [("lomba/setuju", WARNING), ("lomba/surat", ERROR)]
    assert outcome.state == FAILED


def test_an_open_gate_is_only_a_warning_where_that_is_enough(tmp_path: Path) -> None:
    outcome = judged(tmp_path, "uji.surat: ya", Bar(undecided_passes=True))

    assert [each[:2] for each in stops(outcome)] == [("lomba/setuju", WARNING)]
    assert outcome.state == PASSED


def test_an_unmet_gate_is_an_error_even_where_an_open_one_is_enough(tmp_path: Path) -> None:
    outcome = judged(tmp_path, "uji.surat: tidak", Bar(undecided_passes=True))

    assert [each[:2] for each in stops(outcome)] == [("lomba/setuju", WARNING), ("lomba/surat", ERROR)]


def test_a_reason_begins_as_a_sentence_does(tmp_path: Path) -> None:
    gate = """
    gates:
      - {id: usia, title: Usia, cure: Tunggu., origin: derived, when: {question: mulai, age_at_least: 1 year}}
    window: {opens: 2018-01-01, origin: derived}
    """

    outcome = judged(tmp_path, "tahap: diterapkan\nmulai: 2016", body=gate)

    assert [each[3] for each in stops(outcome)] == [
        "Usia: belum bisa dinilai. Tanggal acuan belum diketahui; sebutkan dengan --per."
    ]
    assert outcome.remarks[0].message.say("en").startswith("Usia: cannot be told yet. T")


def test_a_reason_that_ends_with_a_stop_gets_no_second(tmp_path: Path) -> None:
    gate = """
    gates:
      - {id: kosong, title: Kosong, cure: Hapus., origin: derived, when: {not: {question: uji.kata, known: true}}}
    """
    bank = """
    theme: {title: Uji, order: 50}
    questions:
      - {id: uji.kata, kind: list, label: Kata, text: Apa?}
    """

    path = rubric_in(tmp_path, body=gate, bank=bank)
    (outcome,) = outcomes(task_of(path), file_in(tmp_path, "uji.kata: [satu, dua dst.]"))

    assert [each[3] for each in stops(outcome)] == ["Kosong: belum terpenuhi. Kata: satu, dua dst. Hapus."]


# Points


@pytest.mark.parametrize(
    ("bar", "answers", "message"),
    [
        pytest.param(Bar(Fraction(70)), "uji.jumlah: 2", "Kesiapan 66,67; minimum 70,00.", id="claimed"),
        pytest.param(Bar(Fraction(70)), "judul: A", "Kesiapan 0,00; minimum 70,00.", id="the lowest possible"),
        pytest.param(
            Bar(Fraction(1, 3), proven=True), "uji.jumlah: 3", "Kesiapan yang terbukti 0,00; minimum 0,33.", id="proven"
        ),
    ],
)
def test_points_that_fall_short_are_an_error_where_the_answers_begin(
    bar: Bar, answers: str, message: str, tmp_path: Path
) -> None:
    outcome = judged(tmp_path, f"uji.setuju: ya\nuji.surat: ya\n{answers}", bar, GATES + SCORE)

    assert stops(outcome) == [("lomba/minimum", ERROR, 1, message)]
    (remark,) = [each for each in outcome.remarks if each.rule == "lomba/minimum"]
    assert (remark.title.id, remark.title.en) == ("Kesiapan kurang", "Not ready enough")


def test_points_are_told_in_english_too(tmp_path: Path) -> None:
    outcome = judged(tmp_path, "uji.setuju: ya\nuji.surat: ya\nuji.jumlah: 2", Bar(Fraction(70)), GATES + SCORE)

    assert outcome.remarks[0].message.say("en") == "Readiness 66.67; at least 70.00."


def test_where_there_are_no_points_that_is_told(tmp_path: Path) -> None:
    outcome = judged(tmp_path, READY.rpartition("\n")[0], Bar(Fraction(70)))

    assert stops(outcome) == [("lomba/minimum", ERROR, 1, "Tidak ada nilai; minimum 70,00.")]


def test_points_that_are_enough_are_not_mentioned(tmp_path: Path) -> None:
    assert stops(judged(tmp_path, READY, Bar(Fraction(100)), GATES + SCORE)) == []
    assert stops(judged(tmp_path, READY, body=GATES + SCORE)) == []


# Findings


def test_findings_come_behind_what_fails_each_with_the_name_of_its_question(tmp_path: Path) -> None:
    outcome = judged(tmp_path, "uji.surat: ya\nuji.jumlah: 2\nuji.setuju: tidak", body=GATES + SCORE)

    assert said(outcome.remarks) == [
        ("lomba/setuju", ERROR, 4, "Disetujui: belum terpenuhi. Persetujuan: Tidak. Minta persetujuan."),
        ("temuan/belum-dibuktikan", NOTE, 2, "Surat: belum ada bukti; siapkan: surat keputusan"),
        ("temuan/belum-dibuktikan", NOTE, 3, "Jumlah: belum ada bukti; siapkan: laporan"),
        (
            *("temuan/syarat-belum-terbukti", WARNING, 1),
            'Lomba Uji: syarat "Ada surat" terpenuhi menurut jawaban, tetapi belum ada buktinya: Surat',
        ),
    ]


def test_what_is_to_be_looked_at_stands_at_its_line(tmp_path: Path) -> None:
    outcome = judged(tmp_path, "uji.setuju: ya\nuji.surat:\n  nilai: ya\n  bukti:\n    - lampiran/a.pdf")

    assert [each[:3] for each in found(outcome)] == [
        ("temuan/bukti-tidak-ada", WARNING, 6),
        ("temuan/syarat-belum-terbukti", WARNING, 1),
    ]
    assert found(outcome)[0][3] == "Surat: berkas bukti tidak ditemukan: lampiran/a.pdf"
    assert outcome.state == PASSED


# What cannot be judged


def test_a_problem_without_a_place_stands_where_it_is_said_to_and_does_not_repeat_the_file() -> None:
    (remark,) = problems_of(InovasiError("b/a.yaml: rusak", "Perbaiki."), "b/a.yaml", Start())

    assert remark == problem("rusak", Start())
    assert (remark.rule, remark.severity, remark.line, remark.column) == ("berkas", ERROR, 1, 1)
    assert (remark.title.id, remark.title.en) == ("Berkas tidak dapat dinilai", "File cannot be judged")


def test_a_problem_of_a_file_stands_at_its_line_and_says_of_what() -> None:
    problems = (Problem("a.yaml", 3, 4, "jumlah", "salah {x}"), Problem("a.yaml", 5, 6, "", "rusak"))

    assert [
        (each.line, each.column, each.message.say("en"))
        for each in problems_of(FactsError(problems, ""), "a.yaml", Start())
    ] == [
        (3, 4, "jumlah: salah {x}"),
        (5, 6, "rusak"),
    ]


def test_a_problem_of_another_file_stands_where_that_is_named_and_says_where_it_is() -> None:
    problems = (Problem("r.yaml", 3, 4, "id", "salah"), Problem("r.yaml", 5, 6, "", "rusak"))

    at_its_name = problems_of(RubricError(problems, ""), "a.yaml", Start(9, 2))

    assert said(at_its_name) == [
        ("berkas", ERROR, 9, "r.yaml:3:4: id: salah"),
        ("berkas", ERROR, 9, "r.yaml:5:6: rusak"),
    ]
    assert {each.column for each in at_its_name} == {2}


@pytest.mark.parametrize("error", [FactsError, RubricError])
def test_so_many_problems_are_told_and_no_more(error: type[FactsError | RubricError]) -> None:
    problems = tuple(Problem("a.yaml", line, 1, "", "salah") for line in range(1, MOST + 10))

    assert len(problems_of(error(problems, ""), "a.yaml", Start())) == MOST


# Whatever is judged

BARS: Final = (
    Bar(),
    Bar(Fraction(50)),
    Bar(Fraction(50), proven=True, undecided_passes=True),
    Bar(undecided_passes=True),
)


@pytest.mark.parametrize("bar", BARS, ids=range(len(BARS)))
def test_a_result_fails_where_there_is_an_error_and_only_there(bar: Bar) -> None:
    for outcome in outcomes(task_of(*shipped(), bar=bar), *EXAMPLES):
        assert outcome.state != UNJUDGED
        assert (outcome.state == FAILED) == any(each.severity == ERROR for each in outcome.remarks)


@pytest.fixture(scope="module", name="everything")
def _everything() -> list[tuple[Outcome, Remark]]:
    several = [outcome for bar in BARS[:3] for outcome in outcomes(task_of(*shipped(), bar=bar), *EXAMPLES)]
    return [(outcome, remark) for outcome in several for remark in outcome.remarks]


def test_rules_are_stable_names(everything: list[tuple[Outcome, Remark]]) -> None:
    for outcome, remark in everything:
        gates = outcome.standing.eligibility.gates if outcome.standing else ()
        rules = {f"{outcome.rubric}/{name}" for name in ("minimum", *(each.gate.id for each in gates))}
        assert remark.rule in rules or re.fullmatch(r"temuan/[a-z-]+", remark.rule)


def test_findings_are_never_errors(everything: list[tuple[Outcome, Remark]]) -> None:
    severities = {remark.severity for _outcome, remark in everything if remark.rule.startswith("temuan/")}

    assert severities == {WARNING, NOTE}


def test_places_are_lines_that_the_file_has(everything: list[tuple[Outcome, Remark]]) -> None:
    lines = {file: Path(file).read_text(encoding="utf-8").splitlines() for file in EXAMPLES}

    for outcome, remark in everything:
        assert 1 <= remark.line <= len(lines[outcome.file])
        assert 1 <= remark.column <= len(lines[outcome.file][remark.line - 1]) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_read_as_sentences_with_single_stops(language: str, everything: list[tuple[Outcome, Remark]]) -> None:
    for message in {remark.message.say(language) for _outcome, remark in everything}:
        assert not re.search(r"\.\s*\.|[.;:,?!]\s*[.;,]|  |\s[.,;:]|\{|\}|^\s|\s$", message), message
        # What follows a stop begins a sentence, unless the stop is one of a name, a number or a file.
        assert not re.search(r"(?:belum pasti|belum terpenuhi|undecided|not met)\. [a-z]", message), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_a_gate_names_it_and_of_an_unmet_one_ends_with_what_to_do(
    language: str, everything: list[tuple[Outcome, Remark]]
) -> None:
    for outcome, remark in everything:
        gates = {each.gate.id: each.gate for each in outcome.standing.eligibility.gates} if outcome.standing else {}
        gate = gates.get(remark.rule.rpartition("/")[2]) if remark.rule.startswith(f"{outcome.rubric}/") else None
        if gate:
            assert remark.title == gate.title
            assert remark.message.say(language).startswith(f"{gate.title.say(language)}: ")
            unmet = gate.id in outcome.mark().unmet
            assert remark.message.say(language).endswith(gate.cure.say(language)) is unmet
