"""What moved one judgement to another: causes that add up exactly, and what each change brings alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Final

import pytest
from builders import facts as build_facts
from builders import rubric as build_rubric

from inovasi_cli.assess.bench import Bench
from inovasi_cli.assess.causes import CATEGORY, Entry, difference
from inovasi_cli.assess.difference import ANSWERS, DATE, EVIDENCE, FACTS, RUBRIC, VERSION, Cause, Difference, Points
from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.model import Rubric

ON: Final = date(2026, 6, 30)
BODY: Final = """
gates:
  - {id: setuju, title: Disetujui, when: {question: setuju, is: ya}, cure: Minta, source: pedoman}
score:
  out_of: 30
  parts:
    - id: isi
      title: Isi
      weight: 20
      source: pedoman
      levels:
        - {points: 20, title: Dua, when: {all: [{question: jumlah, at_least: 4}, {question: surat, is: ya}]}}
        - {points: 5, title: Satu, when: {any: [{question: jumlah, at_least: 4}, {question: surat, is: ya}]}}
        - {points: 0, title: Nol}
    - id: umur
      title: Umur
      weight: 10
      source: pedoman
      levels:
        - {points: 10, title: Tua, when: {question: mulai, age_at_least: 1 year}}
        - {points: 0, title: Muda}
"""
HARDER: Final = BODY.replace("at_least: 4", "at_least: 8")
CATEGORIES: Final = """
categories:
  - {id: a, title: Kategori A, fits_when: {question: pilihan, is: a}, source: pedoman}
  - {id: b, title: Kategori B, fits_when: {question: pilihan, is: b}, source: pedoman}
gates:
  - {id: cocok, title: Cocok, when: {fits: category}, cure: Ganti, source: pedoman}
"""


def judged_by(folder: Path, body: str) -> Rubric:
    return build_rubric(folder, body).rubric


def said(folder: Path, answers: str, *, more: str = "", body: str = BODY) -> Facts:
    """Facts beside a proof that is there."""
    (folder / "surat.pdf").write_bytes(b"%PDF-surat")
    return build_facts(folder, build_rubric(folder, body), answers, more=more)


def moved(folder: Path, old: str, new: str, *, body: str = BODY, more: tuple[str, str] = ("", "")) -> Difference:
    """The difference of two fact files under one rubric."""
    rubric = judged_by(folder, body)
    before, after = (said(folder, each, more=top, body=body) for each, top in zip((old, new), more, strict=True))
    return difference(Entry(Bench(rubric, ON), before), Entry(Bench(rubric, ON), after))


def by_kind(found: Difference) -> dict[str, Cause]:
    return {cause.kind: cause for cause in found.causes}


def told(found: Difference, kind: str) -> list[str]:
    return [item.told.id for item in by_kind(found)[kind].items]


def test_a_cause_is_called_as_in_the_contract() -> None:
    assert [*("rubric", "date", "answers", "evidence", "facts", "version")] == [
        RUBRIC,
        DATE,
        ANSWERS,
        EVIDENCE,
        FACTS,
        VERSION,
    ]
    assert CATEGORY == "kategori"


def test_equal_facts_have_no_cause(tmp_path: Path) -> None:
    found = moved(tmp_path, "{jumlah: 4, daftar: [a, b]}", "{daftar: [b, a], jumlah: 4}")
    assert found.causes == ()
    assert (found.points, found.verdict, found.worse) == (Points(Fraction(), Fraction()), 0, False)


def test_a_note_and_a_question_that_the_rubric_does_not_ask_are_no_cause(tmp_path: Path) -> None:
    assert moved(tmp_path, "jumlah: 4", "{jumlah: {nilai: 4, catatan: x}, tahun: [2020]}").causes == ()


def test_an_answer_brings_claimed_points_and_its_proof_the_evidenced_ones(tmp_path: Path) -> None:
    found = moved(tmp_path, "jumlah: 4", "{jumlah: 4, surat: {nilai: ya, bukti: surat.pdf}}")
    causes = by_kind(found)
    assert causes[ANSWERS].points == Points(Fraction(15), Fraction(0))
    assert causes[EVIDENCE].points == Points(Fraction(0), Fraction(15))
    assert found.points == Points(Fraction(15), Fraction(15))
    assert [item.points for item in causes[EVIDENCE].items] == [Points(Fraction(0), Fraction(15))]
    assert (told(found, ANSWERS), told(found, EVIDENCE)) == (
        ["Surat kini dijawab: Ya"],
        ["Surat: buktinya kini dihitung"],
    )


def test_singles_are_measured_each_alone_so_they_need_not_add_up(tmp_path: Path) -> None:
    answers = by_kind(moved(tmp_path, "setuju: ya", "{setuju: ya, jumlah: 4, surat: ya}"))[ANSWERS]
    assert [item.points and item.points.claimed for item in answers.items] == [5, 5]
    assert answers.points == Points(Fraction(20), Fraction(5))


@pytest.mark.parametrize(
    ("points", "worse"), [((1, 1), False), ((1, 0), False), ((1, -1), True), ((-1, 1), True), (None, False)]
)
def test_less_of_either_is_worse_and_what_is_not_scored_is_not(
    points: tuple[int, int] | None, tmp_path: Path, *, worse: bool
) -> None:
    found = moved(tmp_path, "jumlah: 4", "jumlah: 4")
    low = found.before.low
    assert low
    higher = points and Points(low.claimed + points[0], low.evidenced + points[1])

    assert found._replace(after=found.after._replace(low=higher)).worse is worse


def test_an_answer_that_went_takes_its_evidenced_points_along(tmp_path: Path) -> None:
    found = moved(tmp_path, "surat: {nilai: ya, bukti: surat.pdf}", "jumlah: 1")
    assert by_kind(found)[ANSWERS].points == Points(Fraction(-5), Fraction(-5))
    assert told(found, ANSWERS) == ["Jumlah kini dijawab: 1", "Surat tidak dijawab lagi"]
    assert found.worse


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("jumlah: 1", "jumlah: 4", "Jumlah: dulu 1, kini 4"),
        ("jumlah: {tidak_tahu: true}", "jumlah: 4", "Jumlah: dulu tidak tahu, kini 4"),
        ("jumlah: 4", "jumlah: {tidak_berlaku: bukan layanan}", "Jumlah: dulu 4, kini tidak berlaku"),
        ("{}", "jumlah: {tidak_tahu: true}", "Jumlah kini dijawab: tidak tahu"),
    ],
)
def test_a_change_of_an_answer_is_told_in_words(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert told(moved(tmp_path, old, new), ANSWERS) == [words]


def test_two_texts_that_look_alike_when_cut_were_edited(tmp_path: Path) -> None:
    body = BODY.replace("{question: mulai, age_at_least: 1 year}", "{question: judul, known: true}")
    long = "x" * 80
    assert told(moved(tmp_path, f"judul: {long}a", f"judul: {long}b", body=body), ANSWERS) == ["Judul: isinya diubah"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[hilang.pdf]", "[surat.pdf]", "Surat: buktinya kini dihitung"),
        ("[surat.pdf]", "[hilang.pdf]", "Surat: buktinya tidak dihitung lagi"),
        ("[surat.pdf]", "['https://example.go.id/a']", "Surat: buktinya diganti"),
    ],
)
def test_a_change_of_a_proof_is_told_in_words(tmp_path: Path, old: str, new: str, words: str) -> None:
    found = moved(tmp_path, f"surat: {{nilai: ya, bukti: {old}}}", f"surat: {{nilai: ya, bukti: {new}}}")
    assert [cause.kind for cause in found.causes] == [EVIDENCE]
    assert told(found, EVIDENCE) == [words]


def test_a_proof_whose_content_changed_was_replaced(tmp_path: Path) -> None:
    rubric = judged_by(tmp_path, BODY)
    before = said(tmp_path, "surat: {nilai: ya, bukti: surat.pdf}")
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-lain")
    after = build_facts(tmp_path, build_rubric(tmp_path, BODY), "surat: {nilai: ya, bukti: surat.pdf}")
    found = difference(Entry(Bench(rubric, ON), before), Entry(Bench(rubric, ON), after))
    assert told(found, EVIDENCE) == ["Surat: buktinya diganti"]
    assert not found.worse


def test_a_change_that_turns_a_gate_names_it_and_the_verdict(tmp_path: Path) -> None:
    found = moved(tmp_path, "{}", "setuju: tidak")
    (cause,) = found.causes
    assert (found.before.verdict, found.after.verdict, cause.verdict) == (UNDECIDED, NOT_ELIGIBLE, NOT_ELIGIBLE)
    assert [item.gates for item in cause.items] == [("setuju",)]
    assert [(gate.id, gate.before and gate.before.met, gate.after and gate.after.met) for gate in found.gates] == [
        ("setuju", None, False)
    ]
    assert found.worse


def test_another_category_is_an_answer_too(tmp_path: Path) -> None:
    chosen = ("\nkategori: {uji: a}", "\nkategori: {uji: b}")
    found = moved(tmp_path, "pilihan: a", "pilihan: a", body=CATEGORIES, more=chosen)
    (item,) = by_kind(found)[ANSWERS].items
    assert (item.question, item.told.id) == (CATEGORY, "Kategori: dulu Kategori A, kini Kategori B")
    assert (item.points, item.gates) == (None, ("cocok",))
    assert (found.before.verdict, found.after.verdict) == (ELIGIBLE, NOT_ELIGIBLE)
    dropped = moved(tmp_path, "pilihan: a", "pilihan: a", body=CATEGORIES, more=(chosen[0], ""))
    assert told(dropped, ANSWERS) == ["Kategori: dulu Kategori A, kini belum dipilih"]


def test_without_a_score_there_are_no_points_anywhere(tmp_path: Path) -> None:
    found = moved(tmp_path, "pilihan: a", "pilihan: b", body=CATEGORIES)
    assert (found.points, found.before.low, found.before.high, found.before.out_of) == (None, None, None, None)
    assert [cause.points for cause in found.causes] == [None]


def test_rubric_and_date_come_first_each_with_what_its_swap_brings(tmp_path: Path) -> None:
    old = Entry(Bench(judged_by(tmp_path, BODY), date(2024, 6, 30)), said(tmp_path, "{jumlah: 4, mulai: 2024-01-01}"))
    new = Entry(Bench(judged_by(tmp_path, HARDER), ON), said(tmp_path, "{jumlah: 8, mulai: 2024-01-01}", body=HARDER))
    found = difference(old, new)
    assert [(cause.kind, cause.points) for cause in found.causes] == [
        (RUBRIC, Points(Fraction(-5), Fraction(-5))),
        (DATE, Points(Fraction(10), Fraction(10))),
        (ANSWERS, Points(Fraction(5), Fraction(5))),
    ]
    assert found.points == Points(Fraction(10), Fraction(10))


def test_where_totals_differ_points_are_shares_of_a_hundred(tmp_path: Path) -> None:
    small = (
        BODY.replace("out_of: 30", "out_of: 10").replace("weight: 20", "weight: 5").replace("weight: 10", "weight: 5")
    )
    facts = said(tmp_path, "{jumlah: 4, surat: ya}")
    found = difference(
        Entry(Bench(judged_by(tmp_path, BODY), ON), facts), Entry(Bench(judged_by(tmp_path, small), ON), facts)
    )
    assert found.percent
    assert found.before.low == Points(Fraction(200, 3), Fraction(50, 3))
    assert found.after.low == Points(Fraction(50), Fraction(25, 2))
    assert (found.before.high, found.after.high) == (Fraction(100), Fraction(100))
    assert by_kind(found)[RUBRIC].points == found.points == Points(Fraction(-50, 3), Fraction(-25, 6))


def test_a_rubric_that_counts_nothing_of_the_old_facts_still_adds_up(tmp_path: Path) -> None:
    only = """
    score:
      out_of: 10
      parts:
        - id: surat
          title: Surat
          weight: 10
          source: pedoman
          not_applicable: dropped
          levels: [{points: 10, title: Ya, when: {question: surat, is: ya}}, {points: 0, title: Tidak}]
    """
    old = Entry(Bench(judged_by(tmp_path, BODY), ON), said(tmp_path, "{jumlah: 4, surat: {tidak_berlaku: x}}"))
    new = Entry(Bench(judged_by(tmp_path, only), ON), said(tmp_path, "surat: ya", body=only))
    found = difference(old, new)
    causes = [cause.points for cause in found.causes if cause.points]
    assert found.points
    assert sum(each.claimed for each in causes) == found.points.claimed == 100 - Fraction(50, 3)
    assert [item.points for item in by_kind(found)[ANSWERS].items] == [None]


def test_an_answer_that_leaves_nothing_to_count_has_no_points(tmp_path: Path) -> None:
    level = "{points: 10, title: Ya, when: {question: surat, is: ya}}"
    part = f"{{id: s, title: S, weight: 10, source: pedoman, not_applicable: dropped, levels: [{level}]}}"
    found = moved(tmp_path, "surat: ya", "surat: {tidak_berlaku: x}", body=f"score: {{out_of: 10, parts: [{part}]}}")

    assert [item.points for item in by_kind(found)[ANSWERS].items] == [None]


def test_what_moved_most_comes_first(tmp_path: Path) -> None:
    found = moved(tmp_path, "{}", "{jumlah: 4, surat: ya, mulai: 2020-01-01}")

    assert [part.id for part in found.parts] == ["isi", "umur"]


def test_parts_and_gates_that_only_one_side_has_are_told_too(tmp_path: Path) -> None:
    facts = said(tmp_path, "{jumlah: 4, pilihan: c}")
    found = difference(
        Entry(Bench(judged_by(tmp_path, BODY), ON), facts), Entry(Bench(judged_by(tmp_path, CATEGORIES), ON), facts)
    )
    assert [(part.id, part.after, part.either.title.id) for part in found.parts] == [("isi", None, "Isi")]
    assert {gate.id: (gate.before is None, gate.after is None) for gate in found.gates} == {
        "cocok": (True, False),
        "setuju": (False, True),
    }
    assert found.points is None


ANSWER_SETS: Final = (
    "{}",
    "jumlah: 4",
    "{jumlah: 9, surat: ya, setuju: ya}",
    "{surat: {nilai: ya, bukti: surat.pdf}, mulai: 2025-12-01}",
    "{jumlah: 5, surat: {nilai: ya, bukti: surat.pdf}, mulai: 2020}",
    "{jumlah: {tidak_tahu: true}, surat: {nilai: tidak, bukti: surat.pdf}, setuju: tidak}",
)


@pytest.mark.parametrize("bodies", [(BODY, BODY), (BODY, HARDER)], ids=["one rubric", "two"])
@pytest.mark.parametrize("days", [(ON, ON), (date(2026, 6, 1), date(2027, 1, 1)), (None, ON)])
def test_causes_always_add_up_and_the_way_back_takes_what_the_way_there_brought(
    tmp_path: Path, bodies: tuple[str, str], days: tuple[date | None, date | None]
) -> None:
    benches = [Bench(judged_by(tmp_path, body), day) for body, day in zip(bodies, days, strict=True)]
    facts = [said(tmp_path, answers) for answers in ANSWER_SETS]
    for old, new in product(facts, facts):
        before, after = (Entry(bench, each) for bench, each in zip(benches, (old, new), strict=True))
        there, back = difference(before, after), difference(after, before)
        for found in (there, back):
            whole = found.points
            assert whole
            for measure in (0, 1):
                assert sum(cause.points[measure] for cause in found.causes if cause.points) == whole[measure]
            assert [cause.verdict for cause in found.causes][-1:] in ([], [found.after.verdict])
        assert there.points
        assert back.points == Points(-there.points.claimed, -there.points.evidenced)
        assert there.verdict == -back.verdict


def test_a_score_that_only_the_new_rubric_has_gives_no_cause_points(tmp_path: Path) -> None:
    facts = said(tmp_path, "{jumlah: 4, pilihan: c}")
    without, scored = (Bench(judged_by(tmp_path, body), ON) for body in (CATEGORIES, BODY))

    for pair in ((without, scored), (scored, without)):
        found = difference(*(Entry(each, facts) for each in pair))

        assert [(cause.kind, cause.points) for cause in found.causes] == [(RUBRIC, None)]
