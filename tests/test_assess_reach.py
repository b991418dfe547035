"""Which marks are safe, open, or out of reach: examples, and everything that anybody could answer."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Final

import pytest
import strategies
from builders import BANK, facts, rubric
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_cli.assess import assess
from inovasi_cli.assess.bench import Bench
from inovasi_cli.assess.reach import BY_CHANGE, NO_WAY_FOUND, OPEN, OUT_OF_REACH, SAFE, ceiling
from inovasi_cli.facts import Answer, Facts
from inovasi_cli.render.prospects import marks as told
from inovasi_cli.render.voice import Voice
from inovasi_cli.rubric.regions import regions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inovasi_cli.assess.report import Report
    from inovasi_cli.conditions import FactTest
    from inovasi_cli.rubric.model import Rubric

CLOSES: Final = date(2018, 3, 31)
BANDS: Final = (
    "[{id: a, title: Awal, from: 0, origin: derived}, {id: b, title: Baik, from: 40, origin: derived},"
    " {id: c, title: Cakap, from: 70, origin: derived}]"
)


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("jangkauan")


def leaf(part: str, when: str, weight: int, more: str = "") -> str:
    levels = f"[{{points: 1, title: Ada, when: {when}}}, {{points: 0, title: Belum}}]"
    return f"    - {{id: {part}, title: {part}, weight: {weight}, source: pedoman, levels: {levels}{more}}}\n"


def judge(folder: Path, answers: str, *parts: str, bands: str = BANDS) -> Report:
    loaded = rubric(folder, f"score:\n  out_of: 100\n  bands: {bands}\n  parts:\n{''.join(parts)}")
    return assess(loaded.rubric, facts(folder, loaded, answers), CLOSES)


AGED: Final = leaf("lama", "{question: mulai, age_at_least: 1 year}", 50)
AGREED: Final = leaf("setuju", "{question: setuju, is: ya}", 30)
MANY: Final = leaf("jumlah", "{question: jumlah, at_least: 3}", 20)


def states(report: Report) -> dict[str, str]:
    return {mark.id: mark.state for mark in report.marks}


def test_states_are_called_as_in_the_contract() -> None:
    assert (SAFE, OPEN, BY_CHANGE) == ("safe", "open", "by-change")
    assert (NO_WAY_FOUND, OUT_OF_REACH) == ("no-way-found", "out-of-reach")


def test_what_is_claimed_already_is_safe_and_what_missing_answers_may_bring_is_open(folder: Path) -> None:
    report = judge(folder, "mulai: 2016\n", AGED, AGREED, MANY)

    assert states(report) == {"a": SAFE, "b": SAFE, "c": OPEN}


def test_what_takes_another_answer_than_today_is_within_reach_by_change(folder: Path) -> None:
    report = judge(folder, "mulai: 2016\nsetuju: tidak\njumlah: 1\n", AGED, AGREED, MANY)

    assert states(report)["c"] == BY_CHANGE


def test_what_a_fixed_answer_rules_out_is_out_of_reach_and_says_which(folder: Path) -> None:
    report = judge(folder, "mulai: 2018\nsetuju: tidak\njumlah: 1\n", AGED, AGREED, MANY)

    assert states(report) == {"a": SAFE, "b": BY_CHANGE, "c": OUT_OF_REACH}
    assert [mark.blocked for mark in report.marks] == [(), (), ("mulai",)]


def test_a_fixed_answer_that_serves_one_part_and_stands_against_another_is_named_once(folder: Path) -> None:
    young = leaf("baru", "{question: mulai, after: 2017-06-30}", 50)
    report = judge(folder, "mulai: 2016\n", AGED, young)

    assert states(report) == {"a": SAFE, "b": SAFE, "c": OUT_OF_REACH}
    assert report.marks[-1].blocked == ("mulai",)


def test_the_same_answer_where_it_is_unknown_keeps_every_mark_open(folder: Path) -> None:
    assert states(judge(folder, "setuju: ya\n", AGED, AGREED, MANY)) == {"a": SAFE, "b": OPEN, "c": OPEN}


def test_a_mark_that_no_answer_can_reach_blames_none(folder: Path) -> None:
    never = leaf("mustahil", "{all: [{question: setuju, is: ya}, {question: setuju, is: tidak}]}", 50)
    report = judge(folder, "mulai: 2016\nsetuju: tidak\n", leaf("lain", "{question: setuju, is: ya}", 50), never)

    # The ceiling takes either test alone for possible, so it does not say that nothing can be done.
    assert states(report)["c"] == NO_WAY_FOUND


def test_nothing_is_called_lost_where_a_part_may_not_apply_and_leave_its_weight_to_the_others(folder: Path) -> None:
    waived = leaf("tambahan", "{question: surat, is: ya}", 20, ", not_applicable: dropped")
    report = judge(folder, "mulai: 2018\nsetuju: tidak\n", AGED, AGREED, waived)

    assert states(report)["c"] == NO_WAY_FOUND


def test_a_part_that_asks_nothing_always_applies(folder: Path) -> None:
    free = leaf("tambahan", "W", 20, ", not_applicable: dropped").replace(", when: W", "")
    report = judge(folder, "mulai: 2018\nsetuju: tidak\n", AGED, AGREED, free)

    assert states(report) == {"a": SAFE, "b": BY_CHANGE, "c": OUT_OF_REACH}


def test_a_part_that_may_turn_out_not_to_apply_counts_in_full_where_it_is_worth_so_then(folder: Path) -> None:
    whole = leaf(
        "tambahan", "{all: [{question: surat, is: ya}, {question: surat, is: tidak}]}", 50, ", not_applicable: full"
    )
    loaded = rubric(folder, f"score:\n  out_of: 100\n  parts:\n{AGED}{whole}")
    bench = Bench(loaded.rubric, CLOSES)
    claims = bench.claims(facts(folder, loaded, "mulai: 2018\n"))
    scale = bench.scale(claims)

    assert scale
    assert ceiling(claims, scale) == 50 * scale.per


def test_a_part_that_makes_no_sense_now_counts_in_full_where_it_is_worth_so_when_it_does_not_apply(
    folder: Path,
) -> None:
    asked = "{id: sisa, kind: yes-no, label: S, text: Ada?, ask_when: {question: mulai, before: 2017-01-01}}"
    whole = leaf("tambahan", "{question: sisa, is: ya}", 50, ", not_applicable: full")
    loaded = rubric(folder, f"score:\n  out_of: 100\n  parts:\n{AGED}{whole}", bank=f"{BANK}  - {asked}\n")
    bench = Bench(loaded.rubric, CLOSES)
    claims = bench.claims(facts(folder, loaded, "mulai: 2018\n"))
    scale = bench.scale(claims)

    assert scale
    assert ceiling(claims, scale) == 50 * scale.per


def test_a_safe_mark_that_only_waits_for_proof_says_so(folder: Path) -> None:
    report = judge(folder, "surat: ya\n", leaf("surat", "{question: surat, is: ya}", 100))

    assert [(mark.state, mark.proven) for mark in report.marks] == [(SAFE, True), (SAFE, False), (SAFE, False)]
    assert [*told(report, Voice("id"))] == ["Aman setelah dibuktikan: Baik (40), Cakap (70)."]


def test_the_sentence_says_every_state_once_and_leaves_out_what_every_score_reaches(folder: Path) -> None:
    report = judge(folder, "mulai: 2018\nsetuju: tidak\njumlah: 1\n", AGED, AGREED, MANY)

    assert "".join(told(report, Voice("id"))) == (
        "Bisa dicapai hanya dengan perbaikan: Baik (40); "
        "tidak bisa dicapai lagi: Cakap (70) (karena sudah tetap: Mulai)."
    )
    assert [*told(judge(folder, "jumlah: 1\n", MANY, bands="[]"), Voice("id"))] == []


@st.composite
def small(draw: st.DrawFn) -> str:
    """A score over three questions, one of them fixed, small enough to try every answer."""
    questions = tuple(draw(st.lists(st.sampled_from(("setuju", "jumlah", "pilihan")), min_size=1, max_size=2)))
    conditions = strategies.conditions(questions=tuple(sorted({"mulai", *questions})))
    kinds = st.sampled_from(("forbidden", "forbidden", "dropped", "full"))
    drawn = draw(st.lists(st.tuples(conditions, st.integers(1, 9), kinds), min_size=1, max_size=3))
    most = sum(weight for _, weight, _ in drawn)
    parts = [
        f"    - {{id: p-{n}, title: P, weight: {weight}, origin: derived, not_applicable: {kind},"
        f" levels: [{{points: 2, title: Ya, when: {when}}}, {{points: 1, title: Sedikit, when: {other}}}]}}\n"
        for n, ((when, weight, kind), (other, *_)) in enumerate(zip(drawn, reversed(drawn), strict=True))
    ]
    bands = [f"{{id: pita-{least}, title: Pita, from: {least}, origin: derived}}" for least in range(most + 1)]
    return f"score:\n  out_of: {most}\n  bands: [{', '.join(bands)}]\n  parts:\n{''.join(parts)}"


def ways(rubric: Rubric, given: Facts, *, change: bool) -> Iterator[Facts]:
    """Every way to answer what is open; with ``change`` also everything that is not fixed and known."""
    tests: dict[str, list[FactTest]] = {key: [] for key in rubric.questions}
    for part in rubric.score.leaves() if rubric.score else ():
        for test in (test for level in part.levels for test in level.when.tests()):
            tests[test.question].append(test)
    choices: list[list[Answer]] = []
    for key, question in rubric.questions.items():
        now = given.answers.get(key)
        fixed = now is not None and now.value is not None and (question.fixed or not change)
        answers: list[Answer] = [] if fixed else [Answer(each) for each in regions(question, tests[key], CLOSES)]
        choices.append([now] if fixed and now else [*answers, *([Answer(not_applicable="x")] if change else [])])
    for combination in product(*choices):
        yield Facts(dict(zip(rubric.questions, combination, strict=True)), {})


def points(rubric: Rubric, facts: Facts) -> Fraction:
    """What is claimed where everything is answered."""
    ready = Bench(rubric, CLOSES).brief(facts).readiness
    return Fraction(ready.claimed.low, ready.claimed.per) if ready else Fraction()


@settings(strategies.CALM, max_examples=60)
@given(data=st.data())
def test_no_state_is_contradicted_by_any_answers_that_there_are(data: st.DataObject, folder: Path) -> None:
    loaded = rubric(folder, data.draw(small()))
    given_ = data.draw(strategies.facts_for(loaded.rubric, waivers=False))
    report = assess(loaded.rubric, given_, CLOSES)
    answered = [points(loaded.rubric, each) for each in ways(loaded.rubric, given_, change=False)]
    changed = [points(loaded.rubric, each) for each in ways(loaded.rubric, given_, change=True)]

    for mark in report.marks:
        if mark.state == SAFE:
            assert min(answered) >= mark.points
        if mark.state not in (SAFE, OPEN):
            assert max(answered) < mark.points
        if mark.state == BY_CHANGE:
            assert max(changed) >= mark.points
        if mark.state == OUT_OF_REACH:
            assert max(changed) < mark.points
    assert [mark.points for mark in report.marks] == sorted(mark.points for mark in report.marks)


def test_a_step_that_the_plan_leaves_out_reaches_its_mark_too(folder: Path) -> None:
    part = leaf("lain", "{question: pilihan, is: b}", 100)
    gate = "gates: [{id: g, title: G, when: {question: pilihan, is: a}, cure: C, source: pedoman}]\n"
    loaded = rubric(folder, f"{gate}score:\n  out_of: 100\n  bands: {BANDS}\n  parts:\n{part}")

    report = assess(loaded.rubric, facts(folder, loaded, "pilihan: c\n"), CLOSES)

    # The requirement asks for the other option, so that the plan takes this one for nothing.
    assert [each.totals[0] for each in report.advice.plan] == [0]
    assert states(report) == {"a": SAFE, "b": BY_CHANGE, "c": BY_CHANGE}


def test_what_stands_against_the_lowest_mark_of_all_is_named_too(folder: Path) -> None:
    only = "[{id: c, title: Cakap, from: 70, origin: derived}]"
    report = judge(folder, "mulai: 2018\n", AGED, AGREED, MANY, bands=only)

    assert [(mark.state, mark.blocked) for mark in report.marks] == [(OUT_OF_REACH, ("mulai",))]


def test_a_part_that_asks_for_what_is_fixed_and_known_applies(folder: Path) -> None:
    aged = leaf("lama", "{question: mulai, age_at_least: 1 year}", 50, ", not_applicable: dropped")
    report = judge(folder, "mulai: 2018\n", aged, AGREED, MANY)

    assert states(report)["c"] == OUT_OF_REACH


def test_a_fixed_answer_that_takes_nothing_away_is_not_blamed(folder: Path) -> None:
    bank = f"{BANK}  - {{id: selesai, kind: date, label: Selesai, text: Kapan?, fixed: true}}\n"
    when = "{all: [{question: mulai, age_at_least: 1 year}, {question: selesai, known: true}]}"
    loaded = rubric(folder, f"score:\n  out_of: 100\n  bands: {BANDS}\n  parts:\n{leaf('p', when, 100)}", bank=bank)

    report = assess(loaded.rubric, facts(folder, loaded, "mulai: 2018\nselesai: 2018-02\n"), CLOSES)

    assert [(mark.state, mark.blocked) for mark in report.marks] == [
        (SAFE, ()),
        (OUT_OF_REACH, ("mulai",)),
        (OUT_OF_REACH, ("mulai",)),
    ]
