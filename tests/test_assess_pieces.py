"""Small pieces of the judgement, each by itself, where the whole seldom shows what they do."""

from __future__ import annotations

from calendar import month_name
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import pytest
from builders import BANK, facts, rubric

from inovasi_cli.assess import assess, report
from inovasi_cli.assess.advised import Action, Lack
from inovasi_cli.assess.cases import Claims
from inovasi_cli.assess.difference import compare, judged_of
from inovasi_cli.assess.fewest import Candidate
from inovasi_cli.assess.ground import Change, Ground
from inovasi_cli.assess.impact import impact
from inovasi_cli.assess.order import only_answers
from inovasi_cli.assess.proofs import lacking
from inovasi_cli.assess.replica import Compared, Replica
from inovasi_cli.assess.witness import Demand, witness
from inovasi_cli.assess.words import date_words, day_words
from inovasi_cli.conditions import FactTest
from inovasi_cli.facts import DateSpan, Evidence
from inovasi_cli.rubric.model import Question, Theme
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.assess.report import Report
    from inovasi_cli.facts import Value

CLOSES: Final = date(2018, 3, 31)
GATE: Final = "gates: [{id: a, title: A, when: {question: judul, known: true}, cure: C, source: pedoman}]"
NUMBER: Final = Question(
    "jumlah", "number", Text("Jumlah"), Text("Berapa?"), None, Theme("uji", Text("Uji"), 1), (1, 1)
)
MONTHS: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober"),
    *("November", "Desember"),
)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_a_month_and_a_year_are_said_in_both_languages(month: int) -> None:
    first = date(2016, month, 1)
    last = date(2016, month, 28)

    assert day_words(first) == Text(f"1 {MONTHS[month - 1]} 2016", f"1 {month_name[month]} 2016")
    assert date_words(DateSpan(first, last)) == Text(f"{MONTHS[month - 1]} 2016", f"{month_name[month]} 2016")
    assert date_words(DateSpan(date(2016, 1, 1), date(2016, 12, 31))) == Text("2016")


@pytest.mark.parametrize(
    ("now", "demands", "found"),
    [
        (None, [], 0),
        (None, [("known", True, True)], 0),
        (None, [("at_least", 5, True)], 5),
        (None, [("above", 5, True)], 6),
        (None, [("above", 5, True), ("below", 6, True)], Decimal("5.5")),
        (Decimal(9), [("at_most", 5, True)], 5),
        (Decimal(9), [("below", 5, True)], 4),
        (Decimal(9), [("known", True, True), ("below", 2, True)], 1),
        (Decimal(2), [("at_least", 5, False), ("at_most", 2, False)], 3),
        (None, [("at_least", 20, True)], 20),
        (None, [("above", 20, True)], None),
        (Decimal(5), [("at_most", 1, True)], 1),
        (Decimal(5), [("below", 0, True)], None),
    ],
)
def test_a_number_is_the_nearest_to_that_of_today_that_does_it(
    now: Decimal | None, demands: list[tuple[str, object, bool]], found: object
) -> None:
    asked = [Demand(FactTest("jumlah", name, operand), holds) for name, operand, holds in demands]  # type: ignore[arg-type]

    assert witness(NUMBER._replace(least=Decimal(0), most=Decimal(20)), now, asked, CLOSES) == found


@pytest.mark.parametrize(("least", "most", "found"), [(3, None, 3), (None, -5, -5)])
def test_any_number_is_one_that_its_question_takes(least: int | None, most: int | None, found: int) -> None:
    asked = [Demand(FactTest("jumlah", "known", operand=True), holds=True)]

    assert witness(NUMBER._replace(least=least, most=most), None, asked, CLOSES) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ([("has", "a", False)], ()),
        ([("count_at_least", 2, True), ("count_at_least", 3, True)], ("a", "... 1", "... 2")),
        ([("count_at_least", 3, True), ("count_at_least", 2, True)], ("a", "... 1", "... 2")),
    ],
)
def test_a_list_is_as_long_as_is_asked_and_no_longer(
    asked: list[tuple[str, Any, bool]], found: tuple[str, ...]
) -> None:
    question = NUMBER._replace(id="daftar", kind="list")
    demands = [Demand(FactTest("daftar", name, operand), holds) for name, operand, holds in asked]

    assert witness(question, ("a",), demands, CLOSES) == found


def test_a_list_that_must_be_short_is_made_no_longer() -> None:
    question = NUMBER._replace(id="daftar", kind="list")
    asked = [
        Demand(FactTest("daftar", "count_at_least", 5), holds=False),
        Demand(FactTest("daftar", "has", "b"), holds=True),
    ]

    assert witness(question, ("a",), asked, CLOSES) == ("b", "a")


@pytest.mark.parametrize("refused", [(3, 5), (5, 3)])
def test_a_list_that_must_be_short_is_as_short_as_all_ask(refused: tuple[int, int]) -> None:
    question = NUMBER._replace(id="daftar", kind="list")
    asked = [Demand(FactTest("daftar", "count_at_least", count), holds=False) for count in refused]

    assert witness(question, ("a", "b", "c", "d", "e", "f"), asked, CLOSES) == ("a", "b")


@pytest.mark.parametrize(("one", "other"), [(2, 4), (4, 2)])
def test_of_two_numbers_that_serve_the_one_farther_from_that_of_today_does_both(
    one: int, other: int, tmp_path: Path
) -> None:
    loaded = rubric(tmp_path, GATE.replace("judul", "jumlah"))
    ground = Ground(Claims(loaded.rubric, facts(tmp_path, loaded, "jumlah: 9"), CLOSES), None)

    assert ground.together([Change({"jumlah": one}), Change({"jumlah": other})]) == Change({"jumlah": 2})


@pytest.mark.parametrize(
    ("question", "one", "other", "both"),
    [
        (
            "mulai",
            DateSpan(date(2016, 1, 1), date(2016, 1, 1)),
            DateSpan(date(2015, 1, 1), date(2015, 1, 1)),
            DateSpan(date(2015, 1, 1), date(2015, 1, 1)),
        ),
        ("jumlah", Decimal(3), Decimal(7), Decimal(7)),
        ("jumlah", Decimal(7), Decimal(3), Decimal(7)),
        ("bentuk", ("a", "b"), ("b", "c"), ("a", "b", "c")),
        ("judul", "satu", "dua", "dua"),
    ],
)
def test_what_serves_two_changes_of_one_answer(
    question: str, one: Value, other: Value, both: Value, tmp_path: Path
) -> None:
    loaded = rubric(
        tmp_path, "gates: [{id: a, title: A, when: {question: judul, known: true}, cure: C, source: pedoman}]"
    )
    ground = Ground(Claims(loaded.rubric, facts(tmp_path, loaded, "{}"), CLOSES), None)

    together = ground.together([Change({question: one}, ("judul",)), Change({question: other}, ("judul", "surat"))])

    assert together == Change({question: both}, ("judul", "surat"))


def test_the_published_mark_is_called_so(tmp_path: Path) -> None:
    part = "{id: a, title: A, weight: 1, source: pedoman, levels: [{points: 1, title: Ya}]}"
    body = f"score: {{out_of: 10, pass_mark: {{points: 5, source: pedoman}}, bands: [], parts: [{part}]}}"
    loaded = rubric(tmp_path, body)

    marks = assess(loaded.rubric, facts(tmp_path, loaded, "{}"), CLOSES).marks

    assert [mark.id for mark in marks] == ["pass_mark"]


@pytest.mark.parametrize(
    ("when", "demands"),
    [
        (
            "{all: [{question: jumlah, at_least: 3}, {not: {question: jumlah, at_least: 9}}]}",
            [("at_least", 3, True), ("at_least", 9, False)],
        ),
        (
            "{all: [{question: jumlah, at_least: 3}, {not: {question: jumlah, above: 10}}]}",
            [("above", 10, False), ("at_least", 3, True)],
        ),
        ("{any: [{question: jumlah, at_least: 3}, {question: jumlah, above: 10}]}", [("at_least", 3, True)]),
    ],
)
def test_a_step_says_all_that_the_answer_must_be_for_its_aim_to_hold(
    when: str, demands: list[tuple[str, int, bool]], tmp_path: Path
) -> None:
    loaded = rubric(tmp_path, f"gates: [{{id: a, title: A, when: {when}, cure: C, source: pedoman}}]")

    (action,) = assess(loaded.rubric, facts(tmp_path, loaded, "jumlah: 1"), CLOSES).advice.actions

    assert [(each.test.name, each.test.operand, each.holds) for each in action.demands] == demands


def test_an_answer_must_not_take_the_sense_from_one_that_the_step_rests_on(tmp_path: Path) -> None:
    asked = "{id: tambahan, kind: yes-no, label: T, text: Ada?, ask_when: {not: {question: jumlah, above: 10}}}"
    many = "{all: [{question: jumlah, above: 10}, {question: judul, known: true}]}"
    some = "{all: [{question: jumlah, at_least: 3}, {question: tambahan, is: ya}]}"
    gate = f"{{id: a, title: A, when: {{any: [{many}, {some}]}}, cure: C, source: pedoman}}"
    loaded = rubric(tmp_path, f"gates: [{gate}]", bank=f"{BANK}  - {asked}\n")

    (action,) = assess(loaded.rubric, facts(tmp_path, loaded, "jumlah: 1\ntambahan: ya"), CLOSES).advice.actions

    assert [(each.test.name, each.test.operand, each.holds) for each in action.demands] == [
        ("above", 10, False),
        ("at_least", 3, True),
    ]


@pytest.mark.parametrize(
    ("name", "day", "found"),
    [
        ("after", date(2018, 6, 30), date(2018, 7, 1)),
        ("before", date(2017, 6, 30), date(2017, 6, 29)),
        ("age_at_least", 12, date(2017, 3, 31)),
    ],
)
def test_a_date_is_one_beside_a_limit(name: str, day: Any, found: date) -> None:
    question = NUMBER._replace(id="mulai", kind="date")

    assert witness(question, None, [Demand(FactTest("mulai", name, day), holds=True)], CLOSES) == DateSpan(found, found)


def test_where_nothing_applies_nothing_is_compared(tmp_path: Path) -> None:
    levels = "levels: [{points: 1, title: Ya, when: {question: jumlah, at_least: 1}}]"
    part = f"{{id: a, title: A, weight: 1, source: pedoman, not_applicable: dropped, {levels}}}"
    loaded = rubric(tmp_path, f"score: {{out_of: 10, bands: [], parts: [{part}]}}")

    judged = judged_of(assess(loaded.rubric, facts(tmp_path, loaded, "jumlah: {tidak_berlaku: belum}"), CLOSES), "a")

    assert (judged.out_of, judged.low, judged.high) == (None, None, None)


def test_verdicts_and_states_are_called_as_in_the_contract() -> None:
    assert (report.ELIGIBLE, report.NOT_ELIGIBLE, report.UNDECIDED) == ("eligible", "not-eligible", "undecided")
    assert (*("shown", "partly", "not-shown", "unknown"),) == (
        report.SHOWN,
        report.PARTLY,
        report.NOT_SHOWN,
        report.UNKNOWN,
    )
    assert report.NO_GATES == "no-gates"


@pytest.mark.parametrize("way", ["dropped", "full"])
def test_a_part_that_asks_nothing_is_never_waived(way: str, tmp_path: Path) -> None:
    levels = "levels: [{points: 1, title: Ya}]"
    part = f"{{id: a, title: A, weight: 1, source: pedoman, not_applicable: {way}, {levels}}}"
    loaded = rubric(tmp_path, f"score: {{out_of: 10, bands: [], parts: [{part}]}}")

    ready = assess(loaded.rubric, facts(tmp_path, loaded, "jumlah: {tidak_berlaku: belum}"), CLOSES).readiness

    assert ready is not None
    assert ready.parts[0].standing == "scored"


def test_beside_one_that_weighs_something_a_part_without_weight_loses_no_points(tmp_path: Path) -> None:
    def leaf(name: str, weight: int, question: str) -> str:
        level = f"levels: [{{points: 1, title: Ya, when: {{question: {question}, is: ya}}}}]"
        return f"{{id: {name}, title: A, weight: {weight}, source: pedoman, not_applicable: dropped, {level}}}"

    parts = f"[{leaf('a', 5, 'surat')}, {leaf('b', 5, 'setuju')}, {leaf('c', 0, 'setuju')}]"
    loaded = rubric(tmp_path, f"score: {{out_of: 10, bands: [], parts: {parts}}}")

    ready = assess(loaded.rubric, facts(tmp_path, loaded, "surat: {tidak_berlaku: x}\nsetuju: ya"), CLOSES).readiness

    assert ready is not None
    assert [(each.standing, each.claimed.low // each.claimed.per) for each in ready.parts] == [
        ("dropped", 0),
        ("scored", 10),
        ("scored", 0),
    ]


def judged_by(folder: Path, out_of: int, answers: str = "jumlah: 3") -> Report:
    levels = "[{points: 2, title: Banyak, when: {question: jumlah, at_least: 5}}, {points: 1, title: Ada}]"
    part = f"{{id: a, title: A, weight: {out_of}, source: pedoman, not_applicable: dropped, levels: {levels}}}"
    loaded = rubric(folder, f"score: {{out_of: {out_of}, bands: [], parts: [{part}]}}")
    return assess(loaded.rubric, facts(folder, loaded, answers), CLOSES)


def test_points_to_the_same_most_are_compared_as_points_and_others_as_percent(tmp_path: Path) -> None:
    same = impact(judged_by(tmp_path, 50), judged_by(tmp_path, 50))
    other = impact(judged_by(tmp_path, 50), judged_by(tmp_path, 20))

    assert (same.percent, same.whole.after and same.whole.after.low) == (False, Fraction(25))
    assert (other.percent, other.whole.after and other.whole.after.low) == (True, Fraction(50))


def test_what_has_no_score_makes_no_percent(tmp_path: Path) -> None:
    found = impact(judged_by(tmp_path, 50, "jumlah: {tidak_berlaku: belum}"), judged_by(tmp_path, 20))

    assert (found.percent, found.whole.before) == (False, None)


def test_every_proof_that_does_not_count_is_told_with_why() -> None:
    lack = Lack(NUMBER, (Evidence("a.pdf", "missing"), Evidence("b.pdf", "empty")))

    assert lacking(lack).id == "berkas bukti tidak ditemukan: a.pdf; berkas bukti kosong: b.pdf"


def test_proof_has_its_place_in_the_plan_with_what_it_brings(tmp_path: Path) -> None:
    level = "levels: [{points: 1, title: Ya, when: {question: surat, is: ya}}, {points: 0, title: Belum}]"
    loaded = rubric(
        tmp_path,
        f"score: {{out_of: 10, bands: [], parts: [{{id: a, title: A, weight: 10, source: pedoman, {level}}}]}}",
    )

    advice = assess(loaded.rubric, facts(tmp_path, loaded, "surat: ya"), CLOSES).advice

    assert [(each.kind, each.proofs) for each in advice.actions] == [("proof", ("surat",))]
    assert [(each.id, each.claimed, each.evidenced, each.totals) for each in advice.plan] == [
        ("bukti:a", 0, advice.actions[0].evidenced, (advice.actions[0].evidenced,) * 2)
    ]
    assert advice.actions[0].evidenced > 0


@pytest.mark.parametrize(
    ("change", "answered", "only"),
    [
        ({}, (), True),
        ({}, ("lain",), True),
        ({}, ("jumlah",), False),
        ({"opens": ()}, (), False),
        ({"answers": ("jumlah", "lain")}, (), False),
        ({"answers": ()}, (), False),
        ({"claimed": 1}, (), False),
        ({"evidenced": 1}, (), False),
        ({"proofs": ("jumlah",)}, (), False),
    ],
)
def test_a_step_of_one_open_answer_that_opens_a_gate_is_told_with_others_like_it(
    change: dict[str, Any], answered: tuple[str, ...], tmp_path: Path, *, only: bool
) -> None:
    gates = rubric(tmp_path, GATE).rubric.gates
    step = Action("syarat:a", "gate", None, Text("A"), 0, 0, 1, gates, ("jumlah",), (), {}, (), None)

    assert only_answers(step._replace(**change), answered) is only


@pytest.mark.parametrize(("count", "named"), [(3, True), (4, False)])
def test_so_many_open_questions_are_named_in_the_title_of_a_step(count: int, tmp_path: Path, *, named: bool) -> None:
    asked = ("setuju", "jumlah", "daftar", "judul")[:count]
    when = f"{{all: [{', '.join(f'{{question: {each}, known: true}}' for each in asked)}]}}"
    loaded = rubric(tmp_path, f"gates: [{{id: a, title: A, when: {when}, cure: C, source: pedoman}}]")

    (action,) = assess(loaded.rubric, facts(tmp_path, loaded, "{}"), CLOSES).advice.actions

    assert action.title.id.startswith("Jawab: " if named else f"Jawab {count} pertanyaan")


INNER: Final = (
    "{all: [{any: [{question: jumlah, at_least: 3}, {question: setuju, is: ya}]}, {question: judul, known: true}]}"
)
LONGER: Final = (
    "{all: [{question: daftar, known: true}, {question: tahun, known: true}, {question: surat, known: true}]}"
)


@pytest.mark.parametrize(
    "when",
    [
        INNER,
        f"{{any: [{INNER}, {LONGER}]}}",
        f"{{not: {{not: {INNER}}}}}",
        "{shown: unik}",
    ],
)
def test_one_answer_serves_all_that_it_can(when: str, tmp_path: Path) -> None:
    element = f"{{id: e, title: E, when: {INNER}}}"
    shown = f"{{id: unik, title: U, definition: D, need: any, source: pedoman, elements: [{element}]}}"
    both = f"{{all: [{when}, {{question: jumlah, at_least: 3}}]}}"
    gate = f"{{id: a, title: A, when: {both}, cure: C, source: pedoman}}"
    loaded = rubric(tmp_path, f"characteristics: [{shown}]\ngates: [{gate}]")

    (action,) = assess(loaded.rubric, facts(tmp_path, loaded, "{}"), CLOSES).advice.actions

    # Agreement comes first in the bank, but the number has to be given anyway.
    assert action.answers == ("jumlah", "judul")


def test_an_open_question_hides_no_finding_behind_it(tmp_path: Path) -> None:
    when = "{all: [{question: jumlah, at_least: 1}, {question: surat, is: ya}]}"
    loaded = rubric(tmp_path, f"gates: [{{id: a, title: A, when: {when}, cure: C, source: pedoman}}]")

    found = assess(loaded.rubric, facts(tmp_path, loaded, "surat: {nilai: ya, bukti: hilang.pdf}"), CLOSES).findings

    assert "bukti-tidak-ada" in [each.rule for each in found]


def test_parts_of_totals_that_differ_are_compared_in_percent_too(tmp_path: Path) -> None:
    old, new = (judged_of(judged_by(tmp_path, out_of), "a") for out_of in (50, 20))

    same = compare(old, new, lambda *_: ())
    better = compare(old, judged_of(judged_by(tmp_path, 20, "jumlah: 5"), "a"), lambda *_: ())

    assert (same.percent, same.parts) == (True, ())
    ((before, after),) = [(each.before, each.after) for each in better.parts]
    assert before
    assert after
    assert (before.points.claimed, after.points.claimed) == (Fraction(50), Fraction(100))


def test_a_level_that_holds_behind_one_that_is_open_is_not_silence(tmp_path: Path) -> None:
    many, agreed = "{question: jumlah, at_least: 5}", "{question: setuju, is: ya}"
    levels = f"[{{points: 2, title: Dua, when: {many}}}, {{points: 1, title: Satu, when: {agreed}}}]"
    part = f"{{id: a, title: A, weight: 2, source: pedoman, levels: {levels}}}"
    loaded = rubric(tmp_path, f"score: {{out_of: 2, bands: [], parts: [{part}]}}")

    report = assess(loaded.rubric, facts(tmp_path, loaded, "setuju: ya"), CLOSES)

    assert "pedoman-diam" not in [each.rule for each in report.findings]
    assert report.readiness is not None
    assert (report.readiness.claimed.low, report.readiness.claimed.high) == (1, 2)


def test_what_is_compared_of_a_standing_is_in_points(tmp_path: Path) -> None:
    levels = "[{points: 3, title: Tiga, when: {question: setuju, is: ya}}, {points: 1, title: Satu}]"
    part = f"{{id: a, title: A, weight: 50, source: pedoman, levels: {levels}}}"
    loaded = rubric(tmp_path, f"score: {{out_of: 50, bands: [], parts: [{part}]}}")

    judged = judged_of(assess(loaded.rubric, facts(tmp_path, loaded, "{}"), CLOSES), "a")

    assert (judged.low, judged.high) == ((Fraction(50, 3), Fraction(50, 3)), Fraction(50))


def test_what_has_no_score_on_one_side_has_no_difference_of_points(tmp_path: Path) -> None:
    waived = "jumlah: {tidak_berlaku: belum}"
    none, some = (judged_of(judged_by(tmp_path, 50, each), "a") for each in (waived, "jumlah: 3"))

    assert [compare(*pair, lambda *_: ()).points for pair in ((none, some), (some, none))] == [None, None]


def test_a_part_says_how_much_it_can_bring_whatever_its_levels_divide_it_by(tmp_path: Path) -> None:
    def by(points: int) -> Report:
        best = "{points: 3, title: Tiga, when: {question: jumlah, at_least: 5}}"
        levels = f"[{best}, {{points: {points}, title: Ada}}]"
        part = f"{{id: a, title: A, weight: 50, source: pedoman, levels: {levels}}}"
        loaded = rubric(tmp_path, f"score: {{out_of: 50, bands: [], parts: [{part}]}}")
        return assess(loaded.rubric, facts(tmp_path, loaded, "jumlah: 1"), CLOSES)

    ((before, after),) = [(each.before, each.after) for each in impact(by(1), by(2)).parts]

    assert (before and before.most, after and after.most) == (Fraction(50), Fraction(50))
    assert (before and before.low, after and after.low) == (Fraction(50, 3), Fraction(100, 3))


def test_of_an_innovation_that_nothing_marks_nothing_is_known_to_differ(tmp_path: Path) -> None:
    same, other, still_open = (Compared(NUMBER, 1, own) for own in (1, 2, None))
    replica = Replica(judged_by(tmp_path, 50), (), (), (), ())

    assert Compared(NUMBER, None, 1).same is None
    assert replica.told_apart is None
    assert replica._replace(differs=(same,)).told_apart is False
    assert replica._replace(differs=(same, still_open)).told_apart is None
    assert replica._replace(differs=(still_open, other)).told_apart is True


def test_what_two_changes_touch_ties_a_third_to_both(tmp_path: Path) -> None:
    loaded = rubric(tmp_path, GATE)
    ground = Ground(Claims(loaded.rubric, facts(tmp_path, loaded, "{}"), CLOSES), None)

    def step(*keys: str) -> Candidate:
        return Candidate("".join(keys), Change(dict.fromkeys(keys, "ya")))

    some = [step(*keys) for keys in ("a", "b", "x", "ac", "cd", "bd", "y", "ae")]

    grouped = ground.groups(some)

    assert [[each.id for each in group] for group in grouped] == [["x"], ["y"], ["a", "ac", "cd", "b", "bd", "ae"]]
