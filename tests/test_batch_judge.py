"""A file under every rubric, in order, each pair once; whatever a file holds, it is judged or told why not."""

from __future__ import annotations

import gc
import pickle
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from batch_files import BANK, GATES, READY, SCORE, TODAY, file_in, outcomes, rubric_in, said, task_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inovasi_cli.assess import assess, reference_date
from inovasi_cli.assess.bench import Bench
from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED
from inovasi_cli.batch import judge as judging
from inovasi_cli.batch.judge import Result, Task, judge, judge_of
from inovasi_cli.batch.outcome import FAILED, PASSED, REMARKS, REPORT, STANDING, UNJUDGED, Bar, Mark, Outcome, Trouble
from inovasi_cli.errors import InovasiError
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.render.batch.formats import FORMATS
from inovasi_cli.rubric.catalog import folder, shipped
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES: Final = sorted(map(str, (folder().parent / "examples").glob("*/profil.yaml")))
KIPP: Final = ("kipp-2019", "kipp-2018")


def pairs(results: Sequence[Result] | Sequence[Outcome]) -> list[tuple[str, str]]:
    marks = [each.mark if isinstance(each, Result) else each for each in results]
    return [(each.file, each.rubric) for each in marks]


def marks(task: Task, *files: str) -> list[Mark]:
    return [each.mark for each in judge(task, files)]


def trouble_of(result: Result) -> str | None:
    """The first problem of a result, if it could not be judged."""
    return result.mark.trouble.message if result.mark.trouble else None


# Each file under each rubric


def test_every_file_is_judged_under_every_rubric_in_their_order() -> None:
    results = judge(task_of(*KIPP), EXAMPLES)

    assert pairs(results) == [(file, rubric) for file in EXAMPLES for rubric in KIPP]
    assert {each.mark.state for each in results} <= {PASSED, FAILED}


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: Path(file).parent.name)
def test_a_result_says_what_judging_that_file_alone_says(file: str) -> None:
    loaded = load_rubric(folder() / "kipp-2018.yaml", folder() / "questions")
    on = reference_date(loaded.rubric, per=None, today=TODAY)
    report = assess(loaded.rubric, read_facts(open_profile(Path(file)), loaded.bank, loaded.rubric), on)

    (outcome,) = outcomes(task_of("kipp-2018", depth=REPORT), file)

    assert outcome.report == report
    assert (outcome.facts_digest, outcome.digest) == (report.facts_digest, report.digest)
    mark = outcome.mark()
    assert report.readiness
    assert (mark.claimed, mark.evidenced) == (report.readiness.claimed, report.readiness.evidenced)
    assert mark.verdict == report.eligibility.verdict
    assert mark.unmet == tuple(each.gate.id for each in report.eligibility.gates if each.met is False)
    assert mark.unknown == tuple(each.gate.id for each in report.eligibility.gates if each.met is None)
    assert mark.title == str(report.facts.answers["judul"].value)


def test_marks_and_digests_are_the_same_however_much_is_asked_for() -> None:
    found = [outcomes(task_of(*KIPP, depth=depth), *EXAMPLES) for depth in (STANDING, REMARKS, REPORT)]

    for brief, longer, whole in zip(*found, strict=True):
        assert brief.mark() == longer.mark() == whole.mark()
        assert brief.digest == longer.digest == whole.digest
        assert longer.remarks == whole.remarks
        assert (brief.remarks, brief.report, longer.report) == ((), None, None)
        assert whole.report is not None


def test_a_rubric_named_twice_judges_once(tmp_path: Path) -> None:
    path = str(folder() / "kipp-2018.yaml")

    assert pairs(judge(task_of("kipp-2018", path, "kipp-2019", "kipp-2018"), EXAMPLES[:1])) == [
        (EXAMPLES[0], "kipp-2018"),
        (EXAMPLES[0], "kipp-2019"),
    ]
    broken = file_in(tmp_path, "ini: bukan pertanyaan")
    assert [each.rubric for each in marks(task_of("kipp-2018", "kipp-2018"), broken)] == ["kipp-2018"]


def test_a_result_knows_the_file_of_its_rubric(tmp_path: Path) -> None:
    path = rubric_in(tmp_path)
    good, bad = file_in(tmp_path), file_in(tmp_path, "salah: 1", name="salah.yaml")

    assert [each.path for each in judge(task_of(path), [good, bad])] == [str(path), None]


def test_ages_are_counted_on_the_day_asked_for_else_the_closing_day(tmp_path: Path) -> None:
    (closing,) = outcomes(task_of("kipp-2018"), EXAMPLES[0])
    (asked,) = outcomes(task_of("kipp-2018", per=date(2017, 1, 1)), EXAMPLES[0])
    (unjudged,) = outcomes(task_of("kipp-2018"), str(tmp_path / "tidak-ada.yaml"))

    assert closing.on == date(2018, 3, 31)
    assert asked.on == date(2017, 1, 1)
    assert unjudged.on is None


def test_without_a_window_ages_are_counted_today(tmp_path: Path) -> None:
    (outcome,) = outcomes(task_of(rubric_in(tmp_path)), file_in(tmp_path))

    assert outcome.on == TODAY


def test_a_rubric_is_read_once_for_all_files(tmp_path: Path) -> None:
    path, file = rubric_in(tmp_path), file_in(tmp_path)
    task = task_of(path)
    first = marks(task, file)
    path.unlink()

    assert marks(task, file) == first
    assert first[0].state == PASSED


def test_what_a_file_says_leaves_no_trace_in_those_behind_it(tmp_path: Path) -> None:
    path = rubric_in(tmp_path)
    several = [
        file_in(tmp_path, answers, name=f"{number}.yaml")
        for number, answers in enumerate(
            [READY, "uji.setuju: tidak tahu", "uji.jumlah: 2", "uji.jumlah: dua", "tidak-ada: x", "uji.setuju: tidak"]
        )
    ]

    together = outcomes(task_of(path), *several, *reversed(several))

    for outcome in together:
        (alone,) = outcomes(task_of(path), outcome.file)
        assert (outcome.mark(), outcome.remarks) == (alone.mark(), alone.remarks)


# What of a mark comes from where

CATEGORIES: Final = """
categories:
  - {id: banyak, title: Banyak, origin: derived, fits_when: {question: uji.jumlah, at_least: 3}}
  - {id: sedikit, title: Sedikit, origin: derived, fits_when: {question: uji.jumlah, at_least: 1}}
"""


def test_the_category_is_the_chosen_one_else_the_first_that_fits(tmp_path: Path) -> None:
    path = rubric_in(tmp_path, body=GATES + SCORE + CATEGORIES)
    file = file_in(tmp_path)
    chosen = tmp_path / "dipilih.yaml"
    chosen.write_text(Path(file).read_text(encoding="utf-8") + "kategori: {lomba: sedikit}\n", encoding="utf-8")
    none = file_in(tmp_path, "uji.jumlah: 0", name="tidak-cocok.yaml")

    assert [each.category for each in marks(task_of(path), file, str(chosen), none)] == ["banyak", "sedikit", None]


def test_a_title_is_there_where_it_was_answered(tmp_path: Path) -> None:
    path = rubric_in(tmp_path)
    files = [
        file_in(tmp_path, answers, name=f"{number}.yaml")
        for number, answers in enumerate(["judul: Kelas Perahu", "judul:", "judul: {tidak_tahu: true}"])
    ]

    assert [each.title for each in marks(task_of(path), *files)] == ["Kelas Perahu", None, None]


# Rubrics that a file names


def test_without_a_rubric_asked_for_a_file_is_judged_under_those_that_it_names(tmp_path: Path) -> None:
    one = file_in(tmp_path, "", rubrics="kipp-2018", name="satu.yaml")
    two = file_in(tmp_path, "", rubrics="[kipp-2019, kipp-2018]", name="dua.yaml")

    assert pairs(judge(task_of(), [one, two])) == [(one, "kipp-2018"), (two, "kipp-2019"), (two, "kipp-2018")]


def test_a_rubric_asked_for_is_judged_by_whatever_a_file_names(tmp_path: Path) -> None:
    file = file_in(tmp_path, "", rubrics="[tidak-ada]")

    assert [(each.rubric, each.state) for each in marks(task_of("kipp-2018"), file)] == [("kipp-2018", FAILED)]


def test_a_path_that_a_file_names_lies_beside_it(tmp_path: Path) -> None:
    for name, body in (("satu", GATES), ("dua", SCORE)):
        rubric_in(tmp_path / name, body=body)
        file_in(tmp_path / name, rubrics="[lomba.yaml]")
    files = [str(tmp_path / name / "profil.yaml") for name in ("satu", "dua", "satu")]

    results = judge(task_of(), files)

    assert [each.mark.rubric for each in results] == ["lomba"] * 3
    assert [each.path for each in results] == [str(Path(file).with_name("lomba.yaml")) for file in files]
    assert [each.mark.claimed is None for each in results] == [True, False, True]


def test_a_path_that_is_asked_for_lies_in_the_folder_one_works_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rubric_in(tmp_path)
    (tmp_path / "lain").mkdir()
    file = file_in(tmp_path / "lain")
    monkeypatch.chdir(tmp_path)

    (mark,) = marks(task_of("lomba.yaml"), file)

    assert (mark.rubric, mark.state) == ("lomba", PASSED)


def test_two_rubrics_of_one_id_are_refused(tmp_path: Path) -> None:
    one, two = rubric_in(tmp_path / "a"), rubric_in(tmp_path / "b")
    file = file_in(tmp_path, rubrics="[a/lomba.yaml, b/lomba.yaml]")
    message = f'Dua rubrik memakai id "lomba": {one} dan {two}'

    (named,) = outcomes(task_of(), file)
    (asked,) = outcomes(task_of(one, two), file)

    assert (named.state, named.rubric) == (asked.state, asked.rubric) == (UNJUDGED, "lomba")
    assert said(named.remarks) == said(asked.remarks) == [("berkas", "error", 1, message)]


def test_rubrics_are_made_ready_or_refused_when_asked(tmp_path: Path) -> None:
    judging_ = judge_of(task_of())

    court = judging_.court(("kipp-2018", "kipp-2019"), tmp_path)

    assert [bench.rubric.id for bench in court.benches] == ["kipp-2018", "kipp-2019"]
    for _ in range(2):
        with pytest.raises(InovasiError, match='Rubrik "kipp-201" tidak dikenal'):
            judging_.court(("kipp-201",), tmp_path)


# Files that cannot be judged


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        pytest.param(b"", 1, "berkas kosong; mulai dari hasil perintah `inovasi templat`", id="empty"),
        pytest.param(b"jawaban:\n  judul: [\n", 3, "kurung atau koma tidak lengkap", id="no YAML"),
        pytest.param(
            b"\xff\xfe\x00",
            1,
            "berkas tersimpan sebagai UTF-16; simpan ulang sebagai UTF-8 (di Notepad: Simpan Sebagai, Pengodean UTF-8)",
            id="UTF-16",
        ),
        pytest.param(b"rubrik: x\n", 1, "jawaban: belum ada; tambahkan", id="no answers"),
        pytest.param(b"jawaban:\n  entah: 1\n", 2, "entah: pertanyaan ini tidak dikenal", id="unknown question"),
        pytest.param(b"jawaban:\n  mulai: kapan\n", 2, 'mulai: "kapan" bukan tanggal', id="wrong answer"),
    ],
)
def test_a_bad_file_is_one_unjudged_result_for_each_rubric_and_told_once(
    data: bytes, line: int, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "salah.yaml"
    path.write_bytes(data)

    found = outcomes(task_of(*KIPP), str(path))

    assert [(each.rubric, each.state, each.told) for each in found] == [
        ("kipp-2019", UNJUDGED, False),
        ("kipp-2018", UNJUDGED, True),
    ]
    assert found[0].remarks == found[1].remarks
    (remark,) = found[0].remarks
    assert (remark.rule, remark.severity, remark.line) == ("berkas", "error", line)
    assert remark.message.id.startswith(message)
    mark = found[0].mark()
    assert mark.trouble == Trouble(remark.line, remark.column, remark.message.id, 0)
    assert mark == Mark(str(path), "kipp-2019", UNJUDGED, None, None, None, None, None, (), (), mark.trouble)
    assert (found[0].standing, found[0].facts, found[0].report, found[0].digest) == (None, None, None, None)


def test_a_file_that_is_missing_or_no_file_is_told_at_its_start(tmp_path: Path) -> None:
    missing, nul = str(tmp_path / "tidak-ada.yaml"), "a\0b.yaml"

    found = outcomes(task_of("kipp-2018"), missing, str(tmp_path), nul)

    assert [said(each.remarks) for each in found] == [
        [("berkas", "error", 1, "berkas tidak ada")],
        [("berkas", "error", 1, "bukan berkas biasa")],
        [("berkas", "error", 1, "tidak dapat dibaca (nama berkas tidak sah)")],
    ]


def test_every_problem_of_a_file_is_told_at_its_line_up_to_a_hundred(tmp_path: Path) -> None:
    few = file_in(tmp_path, "a-x: 1\nb-x: 2", name="a.yaml")
    many = file_in(tmp_path, "\n".join(f"x-{number}: 1" for number in range(120)), name="b.yaml")

    first, second = outcomes(task_of("kipp-2018"), few, many)

    assert [(each.line, each.column) for each in first.remarks] == [(2, 3), (3, 3)]
    assert [each.line for each in second.remarks] == list(range(2, 102))


def test_a_broken_file_that_names_rubrics_is_one_result_for_each(tmp_path: Path) -> None:
    file = file_in(tmp_path, "entah: 1", rubrics="[kipp-2018, kipp-2019, kipp-2018]")

    found = outcomes(task_of(), file)

    assert [(each.rubric, each.told) for each in found] == [("kipp-2018", False), ("kipp-2019", True)]
    assert [each.line for each in found[0].remarks] == [3]


def test_a_file_that_names_no_rubric_is_told_what_to_write(tmp_path: Path) -> None:
    (outcome,) = outcomes(task_of(), file_in(tmp_path, ""))

    assert outcome.rubric == ""
    assert said(outcome.remarks) == [
        ("berkas", "error", 1, "tidak menyebut rubrik; tambahkan baris rubrik: [ID], atau pakai --rubrik ID")
    ]


def test_where_the_key_that_names_rubrics_is_misspelled_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text("jawaban:\nrubik: kipp-2018\n", encoding="utf-8")

    (outcome,) = outcomes(task_of(), str(path))

    assert said(outcome.remarks) == [
        ("berkas", "error", 2, "rubik: kunci ini tidak dikenal; maksud Anda rubrik?"),
    ]


def test_a_rubric_that_nobody_knows_is_told_where_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text("# catatan\njawaban:\nrubrik: [kipp-2018, kipp-2016]\n", encoding="utf-8")

    found = outcomes(task_of(), str(path))

    assert [(each.rubric, each.told) for each in found] == [("kipp-2018", False), ("kipp-2016", True)]
    assert said(found[0].remarks) == [
        ("berkas", "error", 3, 'Rubrik "kipp-2016" tidak dikenal; maksud Anda kipp-2019?')
    ]


def test_a_rubric_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    (outcome,) = outcomes(task_of(), file_in(tmp_path, "", rubrics="lomba.yaml"))

    assert said(outcome.remarks) == [("berkas", "error", 1, f"{tmp_path / 'lomba.yaml'}: berkas tidak ada")]


def test_each_problem_of_a_rubric_at_fault_is_told_with_its_place_where_the_rubric_is_named(tmp_path: Path) -> None:
    path = rubric_in(tmp_path, body=GATES.replace("uji.setuju", "uji.entah") + "gerbang: []\n")
    file = tmp_path / "profil.yaml"
    file.write_text("jawaban:\n  judul: A\nrubrik: lomba.yaml\n", encoding="utf-8")

    (outcome,) = outcomes(task_of(), str(file))

    assert outcome.rubric == "lomba"
    assert {(each.line, each.column) for each in outcome.remarks} == {(3, 1)}
    assert len(outcome.remarks) == 2
    assert all(each.message.id.startswith(f"{path}:") for each in outcome.remarks)
    assert any("uji.entah" in each.message.id for each in outcome.remarks)


def test_a_rubric_at_fault_is_told_of_every_file_that_names_it(tmp_path: Path) -> None:
    rubric_in(tmp_path, body="gerbang: []\n")
    files = [file_in(tmp_path, READY, rubrics="lomba.yaml", name=f"{name}.yaml") for name in "ab"]

    first, second = outcomes(task_of(), *files)

    assert first.remarks == second.remarks != ()


def test_a_rubric_at_fault_is_read_once_for_all_files(tmp_path: Path) -> None:
    path = rubric_in(tmp_path, body="gerbang: []\n")
    file = file_in(tmp_path, READY, rubrics="lomba.yaml")
    task = task_of()
    (first,) = marks(task, file)
    path.unlink()

    assert marks(task, file) == [first]
    assert first.trouble is not None
    assert "gerbang" in first.trouble.message


def test_a_question_at_fault_that_only_an_answer_brings_up_is_told_with_its_place_where_the_rubric_is_named(
    tmp_path: Path,
) -> None:
    bank = BANK + "  - {id: uji.rusak, kind: aneh, label: Rusak, text: Apa?}\n"
    rubric_in(tmp_path, bank=bank)
    file = tmp_path / "profil.yaml"
    file.write_text("jawaban:\n  uji.rusak: 1\n\nrubrik: lomba.yaml\n", encoding="utf-8")

    (named,) = outcomes(task_of(), str(file))
    (asked,) = outcomes(task_of(tmp_path / "lomba.yaml"), str(file))

    assert [each.line for each in named.remarks] == [4]
    assert [each.line for each in asked.remarks] == [1]
    for outcome in (named, asked):
        assert outcome.state == UNJUDGED
        assert outcome.remarks[0].message.id.startswith(f"{tmp_path / 'tanya.yaml'}:7:")


def test_rubrics_beside_each_of_many_files_are_not_all_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "MOST_COURTS", 2)
    files = []
    for number in range(5):
        folder = tmp_path / str(number)
        folder.mkdir()
        rubric_in(folder)
        (folder / "profil.yaml").write_text("rubrik: lomba.yaml\njawaban: {judul: A}\n", encoding="utf-8")
        files.append(str(folder / "profil.yaml"))

    results = judge(task_of(), [*files, *files])

    assert [each.mark.state for each in results] == [FAILED] * 10


def test_a_bad_file_hides_no_other() -> None:
    files = [EXAMPLES[0], "tidak-ada.yaml", EXAMPLES[1]]

    assert [each.state == UNJUDGED for each in marks(task_of("kipp-2018"), *files)] == [False, True, False]


# A bug of ours


def falls_over(outcome: Outcome, _language: str) -> str:
    """A piece with a bug that one file brings out."""
    if outcome.standing and "gagal" in outcome.file:
        raise ZeroDivisionError
    return f"{Path(outcome.file).name} {outcome.state}"


def test_a_bug_that_a_file_brings_out_is_told_with_its_traceback_and_hides_no_other(tmp_path: Path) -> None:
    path = rubric_in(tmp_path)
    files = [file_in(tmp_path, name=f"{name}.yaml") for name in ("a", "gagal", "b")]

    results = judge(task_of(path, pieces=(falls_over,)), files)

    assert [each.mark.state for each in results] == [PASSED, UNJUDGED, PASSED]
    assert [each.pieces for each in results] == [("a.yaml passed",), ("gagal.yaml unjudged",), ("b.yaml passed",)]
    assert [each.bug is None for each in results] == [True, False, True]
    assert results[1].mark.rubric == "lomba"
    assert trouble_of(results[1]) == "galat di dalam inovasi sendiri (ZeroDivisionError); laporkan beserta berkasnya"
    assert results[1].bug
    assert results[1].bug.startswith("Traceback (most recent call last)")
    assert "in falls_over" in results[1].bug
    assert results[1].bug.rstrip().endswith("ZeroDivisionError")


def test_a_bug_in_the_judgement_is_one_result_for_each_rubric(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_bench: Bench, _facts: object) -> None:
        raise RecursionError

    monkeypatch.setattr(Bench, "brief", broken)

    results = judge(task_of(*KIPP, depth=STANDING), EXAMPLES[:2])

    assert pairs(results) == [(file, rubric) for file in EXAMPLES[:2] for rubric in KIPP]
    assert all(each.bug and "RecursionError" in each.bug for each in results)
    assert {each.mark.state for each in results} == {UNJUDGED}


def test_a_bug_is_one_result_where_the_file_names_its_rubrics(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_path: Path) -> None:
        raise KeyError("x")

    monkeypatch.setattr(judging, "open_profile", broken)

    (result,) = judge(task_of(), EXAMPLES[:1])

    assert (result.mark.rubric, result.mark.state) == ("", UNJUDGED)
    assert result.bug


def test_a_file_that_kills_whoever_judges_it_has_its_results_all_the_same() -> None:
    task = task_of(*KIPP, pieces=(falls_over,))

    results = judge_of(task).lost("gagal.yaml")

    assert pairs(results) == [("gagal.yaml", rubric) for rubric in KIPP]
    assert [each.pieces for each in results] == [("gagal.yaml unjudged",)] * 2
    assert {trouble_of(each) for each in results} == {
        "prosesnya berhenti mendadak dua kali saat menilai berkas ini; periksa ukuran berkas dan memori"
    }
    assert pairs(judge_of(task_of()).lost("a.yaml")) == [("a.yaml", "")]


# Between processes, and for long


def shouts(outcome: Outcome, language: str) -> str:
    """A piece that can be sent to another process."""
    return f"{language} {outcome.rubric} {outcome.state}"


def test_pieces_are_made_in_their_order_and_in_the_language_asked_for() -> None:
    (result,) = judge(task_of("kipp-2018", language="en", pieces=(shouts, falls_over)), EXAMPLES[:1])

    assert result.pieces == ("en kipp-2018 passed", "profil.yaml passed")


@pytest.mark.parametrize("depth", [STANDING, REMARKS, REPORT])
def test_what_was_sent_to_another_process_and_back_is_the_same(depth: str, tmp_path: Path) -> None:
    pieces = tuple(form.piece for form in FORMATS.values() if depth == REPORT or form.needs != REPORT)
    task = task_of(
        *KIPP, depth=depth, bar=Bar(Fraction(200, 3), proven=True), pieces=pieces if depth != STANDING else ()
    )
    files = [*EXAMPLES, file_in(tmp_path, "entah: 1")]
    here = judge(task, files)

    sent = pickle.loads(pickle.dumps(task))  # noqa: S301 - our own
    judge_of.cache_clear()
    back = pickle.loads(pickle.dumps(judge(sent, files)))  # noqa: S301 - our own

    assert sent == task
    assert back == here


def test_one_that_judges_for_long_looks_for_cycles_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    monkeypatch.setattr(judging, "CYCLES", 3)
    monkeypatch.setattr(gc, "collect", lambda: looked.append(1))

    judge(task_of("kipp-2018", language="en"), EXAMPLES[:1] * 7)

    assert len(looked) == 2


# Whatever a file holds

CUTS: Final = st.lists(
    st.tuples(
        st.integers(0, 20_000),
        st.integers(0, 30),
        st.sampled_from(
            [b"", b"\n", b": ", b"- ", b"[", b"}", b'"', b"{a: b}", b"\xff", b"\0", b"\t", b"  ", b"999999999"]
        )
        | st.binary(max_size=6),
    ),
    min_size=1,
    max_size=4,
)


def mutated(data: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    for at, length, new in cuts:
        begin = at % (len(data) + 1)
        data = data[:begin] + new + data[begin + length :]
    return data


DOCUMENTED: Final = (
    b"rubrik: [''] \njawaban: {}\n",
    b"rubrik: [../../.yaml, .yaml, '/', '~.yaml']\njawaban:\n",
    b"rubrik: [" + b"x" * 5000 + b".yaml]\njawaban:\n",
    b"rubrik: {a: b}\njawaban: [a]\n",
    b"rubrik: kipp-2018\njawaban: x\nkategori: [a]\n",
    b"rubrik: kipp-2018\njawaban:\n  judul: " + b"9" * 6000 + b"\n  mulai: " + b"9" * 6000 + b"\n",
    b"rubrik: kipp-2018\njawaban:\n  judul: [a, {b: c}]\n  judul: {nilai: {nilai: {}}}\n",
    b"rubrik: kipp-2018\njawaban: {tahun: {nilai: [2018, 2018], bukti: {a: [b]}}}\nkategori: {kipp-2018: [x]}\n",
)


def holds_for(path: Path, data: bytes) -> None:
    """Exactly one result for each rubric, and places that exist; no bug, and nothing raised."""
    path.write_bytes(data)
    pieces = tuple(form.piece for form in FORMATS.values())
    for rubrics in ((), KIPP):
        found = judge(Task(rubrics, None, TODAY, depth=REPORT, pieces=pieces), [str(path)])
        assert found
        assert not any(each.bug for each in found)
        assert all(each.mark.file == str(path) for each in found)
        assert len({each.mark.rubric for each in found}) == len(found)
        if rubrics:
            assert [each.mark.rubric for each in found] == list(rubrics)
        assert all((each.mark.trouble is None) == (each.mark.state != UNJUDGED) for each in found)


@pytest.fixture(scope="module", name="path")
def _path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("berkas") / "profil.yaml"


@given(st.binary() | st.text().map(str.encode))
@settings(max_examples=60, deadline=None)
def test_whatever_bytes_a_file_holds_it_is_judged_or_told(path: Path, data: bytes) -> None:
    holds_for(path, data)


@pytest.mark.parametrize("data", DOCUMENTED, ids=range(len(DOCUMENTED)))
def test_whatever_strange_thing_somebody_wrote_it_is_judged_or_told(path: Path, data: bytes) -> None:
    holds_for(path, data)


@given(name=st.sampled_from(EXAMPLES), cuts=CUTS)
@example(name=EXAMPLES[0], cuts=[(0, 30, b"")])
@settings(max_examples=60, deadline=None)
def test_whatever_slips_into_a_file_it_is_judged_or_told(
    path: Path, name: str, cuts: list[tuple[int, int, bytes]]
) -> None:
    holds_for(path, mutated(Path(name).read_bytes(), cuts))


# What must be reached

PROOF: Final = "bukti: 'https://contoh.go.id/laporan'"
TWO_THIRDS: Final = "uji.setuju: ya\nuji.surat: ya\nuji.jumlah: 2"
PROVEN: Final = f"uji.setuju: ya\nuji.surat: ya\nuji.jumlah: {{nilai: 2, {PROOF}}}"


def state(path: Path, answers: str, bar: Bar) -> str:
    (mark,) = marks(task_of(path, bar=bar, depth=STANDING), file_in(path.parent, answers))
    (at_length,) = marks(task_of(path, bar=bar), str(path.parent / "profil.yaml"))
    assert mark == at_length
    return mark.state


@pytest.mark.parametrize(
    ("bar", "answers", "expected"),
    [
        pytest.param(Bar(), TWO_THIRDS, PASSED, id="nothing asked"),
        pytest.param(Bar(Fraction(200, 3)), TWO_THIRDS, PASSED, id="exactly reached"),
        pytest.param(Bar(Fraction(6667, 100)), TWO_THIRDS, FAILED, id="a hair short, though shown the same"),
        pytest.param(Bar(Fraction(0)), "uji.setuju: ya\nuji.surat: ya", PASSED, id="no points asked"),
        pytest.param(
            Bar(Fraction(1)), "uji.setuju: ya\nuji.surat: ya", FAILED, id="the lowest that is possible counts"
        ),
        pytest.param(Bar(Fraction(1), proven=True), TWO_THIRDS, FAILED, id="claimed but not proven"),
        pytest.param(Bar(Fraction(200, 3), proven=True), PROVEN, PASSED, id="proven"),
        pytest.param(Bar(proven=True), TWO_THIRDS, PASSED, id="proven, but no points asked"),
        pytest.param(Bar(Fraction(1)), "uji.jumlah: 3", FAILED, id="points enough, verdict open"),
        pytest.param(Bar(Fraction(1), undecided_passes=True), "uji.jumlah: 3", PASSED, id="open is enough"),
        pytest.param(Bar(Fraction(1), undecided_passes=True), "judul: A", FAILED, id="open, but points short"),
        pytest.param(
            Bar(undecided_passes=True), "uji.setuju: tidak\nuji.jumlah: 3", FAILED, id="not eligible is never enough"
        ),
    ],
)
def test_a_result_passes_where_verdict_and_points_reach_the_bar(
    bar: Bar, answers: str, expected: str, tmp_path: Path
) -> None:
    assert state(rubric_in(tmp_path), answers, bar) == expected


PUBLISHED: Final = SCORE.replace("out_of: 100", "out_of: 100\n  pass_mark: {points: 67, origin: derived}")
ROUNDED: Final = PUBLISHED.replace("out_of: 100", "out_of: 100\n  round_to: 0")


@pytest.mark.parametrize(
    ("score", "bar", "answers", "expected"),
    [
        pytest.param(PUBLISHED, Bar(), READY, PASSED, id="published and reached"),
        pytest.param(PUBLISHED, Bar(), TWO_THIRDS, FAILED, id="published and short by a third"),
        pytest.param(ROUNDED, Bar(), TWO_THIRDS, PASSED, id="published and reached once rounded"),
        pytest.param(ROUNDED, Bar(Fraction(67)), TWO_THIRDS, FAILED, id="a minimum of ours is never rounded"),
        pytest.param(PUBLISHED, Bar(Fraction(10)), TWO_THIRDS, PASSED, id="a minimum takes the place of the published"),
        pytest.param(PUBLISHED, Bar(proven=True), READY, FAILED, id="published, claimed but not proven"),
        pytest.param(PUBLISHED, Bar(proven=True), PROVEN.replace("2", "3"), PASSED, id="published and proven"),
    ],
)
def test_the_mark_that_a_rubric_publishes_is_the_bar_unless_there_is_a_minimum(
    score: str, bar: Bar, answers: str, expected: str, tmp_path: Path
) -> None:
    assert state(rubric_in(tmp_path, body=GATES + score), answers, bar) == expected


@pytest.mark.parametrize("proven", [False, True])
def test_where_there_are_no_points_a_minimum_is_not_reached(tmp_path: Path, *, proven: bool) -> None:
    path = rubric_in(tmp_path, body=GATES)

    assert state(path, READY, Bar(Fraction(0), proven=proven)) == FAILED
    assert state(path, READY, Bar(proven=proven)) == PASSED


def test_a_published_mark_asks_nothing_where_nothing_of_the_score_applies(tmp_path: Path) -> None:
    path = rubric_in(tmp_path, body=PUBLISHED.replace("weight: 100", "weight: 100\n      not_applicable: dropped"))

    assert state(path, "uji.jumlah: {tidak_berlaku: tidak ada}", Bar()) == PASSED


def test_the_lowest_points_of_a_mark_are_exact(tmp_path: Path) -> None:
    path = rubric_in(tmp_path)
    (claimed,) = marks(task_of(path), file_in(tmp_path, TWO_THIRDS))
    (bad,) = marks(task_of(path), file_in(tmp_path, "entah: 1"))

    assert (claimed.points(proven=False), claimed.points(proven=True)) == (Fraction(200, 3), Fraction(0))
    assert (bad.points(proven=False), bad.points(proven=True)) == (None, None)


@pytest.mark.parametrize("answers", [READY, "uji.setuju: tidak", "uji.setuju: ya"])
def test_the_verdict_is_told_whatever_the_bar(answers: str, tmp_path: Path) -> None:
    verdicts = {READY: ELIGIBLE, "uji.setuju: tidak": NOT_ELIGIBLE, "uji.setuju: ya": UNDECIDED}
    path, file = rubric_in(tmp_path), file_in(tmp_path, answers)

    for bar in (Bar(), Bar(Fraction(101)), Bar(undecided_passes=True)):
        assert marks(task_of(path, bar=bar), file)[0].verdict == verdicts[answers]


def test_a_shipped_rubric_never_fails_to_judge_an_example() -> None:
    found = judge(task_of(*shipped(), depth=STANDING), EXAMPLES)

    assert len(found) == len(EXAMPLES) * len(shipped())
    assert all(each.mark.state in {PASSED, FAILED} for each in found)
