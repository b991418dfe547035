"""The order of the steps: gates first, then most points at every step, held against every other choice of as many."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import strategies
from builders import BANK, facts, rubric
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inovasi_cli.assess import assess
from inovasi_cli.assess.cases import Claims
from inovasi_cli.assess.ground import Change, Ground
from inovasi_cli.assess.order import MOST_TOGETHER
from inovasi_cli.assess.remedies import Remedies
from inovasi_cli.assess.witness import meets
from inovasi_cli.facts import Answer
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.rubric.regions import ANY_DAY, regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inovasi_cli.assess.advised import Action
    from inovasi_cli.assess.report import Report
    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.load import Loaded

CLOSES: Final = date(2018, 3, 31)
EXAMPLES: Final = sorted((Path(__file__).parents[1] / "examples").glob("*/profil.yaml"))
Points = tuple[Fraction, Fraction]


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("urutan")


def judge(folder: Path, body: str, answers: str, *, bank: str = BANK) -> Report:
    loaded = rubric(folder, body, bank=bank)
    return assess(loaded.rubric, facts(folder, loaded, answers), CLOSES)


def gate(name: str, when: str) -> str:
    return f"  - {{id: {name}, title: {name}, when: {when}, cure: C, source: pedoman}}\n"


def leaf(part: str, when: str, weight: int) -> str:
    levels = f"[{{points: 1, title: Ada, when: {when}}}, {{points: 0, title: Belum}}]"
    return f"    - {{id: {part}, title: {part}, weight: {weight}, source: pedoman, levels: {levels}}}\n"


def score(*parts: str, bands: str = "[]") -> str:
    return f"score:\n  out_of: 100\n  bands: {bands}\n  parts:\n{''.join(parts)}"


def points(report: Report) -> Points:
    ready = report.readiness
    if ready is None:
        return Fraction(), Fraction()
    return Fraction(ready.claimed.low, ready.claimed.per), Fraction(ready.evidenced.low, ready.evidenced.per)


def gates(report: Report, *, met: bool) -> set[str]:
    return {result.gate.id for result in report.eligibility.gates if result.met is met}


def followed(report: Report, actions: Sequence[Action]) -> Report | None:
    """The judgement after all of these actions; None where one asks for another answer than the others."""
    changes = [Change(each.values, each.proofs if each.kind == "proof" else ()) for each in actions]
    together = Ground(Claims(report.rubric, report.facts, report.on), None).together(changes)
    demands = [demand for each in actions for demand in each.demands]
    if not all(meets(together.answers[demand.test.question], [demand], report.on) for demand in demands):
        return None
    return assess(report.rubric, changed(report.facts, together), report.on)


def changed(told: Facts, change: Change) -> Facts:
    link = strategies.LINK
    proven = {key: told.answers[key]._replace(evidence=(link,)) for key in change.proofs}
    new = {key: Answer(value, (link,)) for key, value in change.answers.items()}
    return told._replace(answers={**told.answers, **proven, **new})


def planned(report: Report) -> list[Action]:
    by_id = {action.id: action for action in report.advice.actions}
    return [by_id[each.id] for each in report.advice.plan]


def assert_true_to_its_word(report: Report) -> None:
    """Every step adds what it says, and the totals are those of the judgement of changed facts."""
    before = report
    for count, step in enumerate(report.advice.plan, 1):
        after = followed(report, planned(report)[:count])
        assert after is not None
        per = report.advice.actions[0].per
        assert tuple(Fraction(each, per) for each in step.totals) == points(after)
        gained = [new - old for new, old in zip(points(after), points(before), strict=True)]
        assert [Fraction(step.claimed, per), Fraction(step.evidenced, per)] == gained
        assert {each.id for each in step.opens} == gates(after, met=True) - gates(before, met=True)
        assert gates(before, met=True) <= gates(after, met=True)
        assert step.opens or step.claimed > 0 or (step.claimed == 0 and step.evidenced > 0)
        before = after


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.parent.name for path in EXAMPLES])
def test_every_step_of_the_plan_of_an_example_brings_what_it_says(path: Path, kipp_2018: Loaded) -> None:
    report = assess(kipp_2018.rubric, read_facts(open_profile(path), kipp_2018.bank, kipp_2018.rubric), CLOSES)

    assert report.advice.plan_exact
    assert_true_to_its_word(report)


@given(data=st.data())
@settings(strategies.CALM, max_examples=80)
def test_every_step_of_any_plan_brings_what_it_says(folder: Path, data: st.DataObject) -> None:
    made = rubric(folder, data.draw(strategies.bodies())).rubric

    assert_true_to_its_word(assess(made, data.draw(strategies.facts_for(made)), CLOSES))


def opening(report: Report) -> int:
    """How many steps of the plan are taken for the gates that they open."""
    return next((n for n, each in enumerate(report.advice.plan) if not each.opens), len(report.advice.plan))


def worths(report: Report, base: Sequence[Action], left: Iterable[Action], count: int) -> set[Points]:
    """What every set of at most so many actions more makes, none of which closes a gate."""
    start = followed(report, base)
    assert start is not None
    found = {points(start)}
    for some in (some for size in range(1, count + 1) for some in combinations(left, size)):
        after = followed(report, [*base, *some])
        if (
            after
            and gates(start, met=True) <= gates(after, met=True)
            and gates(after, met=False) <= gates(start, met=False)
        ):
            found.add(points(after))
    return found


@given(data=st.data())
@settings(strategies.CALM, max_examples=60)
def test_at_every_step_no_other_so_many_steps_bring_more(folder: Path, data: st.DataObject) -> None:
    made = rubric(folder, data.draw(strategies.bodies(branches=4))).rubric
    report = assess(made, data.draw(strategies.facts_for(made)), CLOSES)
    first = opening(report)
    base = planned(report)[:first]
    left = [action for action in report.advice.actions if action not in base]
    assume(report.advice.plan_exact and len(left) in range(2, 7))

    for count in range(1, len(report.advice.plan) - first + 1):
        after = followed(report, planned(report)[: first + count])
        assert after is not None
        assert points(after) == max(worths(report, base, left, count))


def test_gates_come_first_and_of_them_what_takes_least(tmp_path: Path) -> None:
    body = (
        "gates:\n"
        + gate("berdua", "{all: [{question: judul, known: true}, {question: banyak, has: a}]}")
        + gate("satu", "{question: pilihan, is: a}")
        + score(leaf("a", "{question: jumlah, at_least: 1}", 60), leaf("b", "{question: banyak, has: a}", 40))
    )

    report = judge(tmp_path, body, "")

    assert [each.id for each in report.advice.plan] == ["syarat:satu", "syarat:berdua", "naik:a"]
    assert [each.totals for each in report.advice.plan] == [(0, 0), (40, 40), (100, 100)]


def test_of_gates_that_take_as_much_what_opens_more_of_them_comes_first_then_what_brings_most(tmp_path: Path) -> None:
    body = (
        "gates:\n"
        + gate("satu", "{question: judul, known: true}")
        + gate("bernilai", "{question: jumlah, at_least: 1}")
        + gate("terbukti", "{question: surat, is: ya}")
        + gate("dua", "{question: pilihan, is: a}")
        + gate("dua-juga", "{question: pilihan, in: [a, b]}")
        + score(
            leaf("a", "{question: jumlah, at_least: 1}", 40),
            leaf("b", "{all: [{question: nilai, at_least: 1}, {question: surat, is: ya}]}", 60),
        )
    )
    answers = "judul: {tidak_tahu: true}\npilihan: c\nsurat: tidak\njumlah: 0\nnilai: 5\n"

    report = judge(tmp_path, body, answers)

    # Of one answer each that is not the first to its question: two gates, then 60 claimed, then 40.
    assert [each.id for each in report.advice.plan[:4]] == [
        "syarat:satu",
        "syarat:dua",
        "syarat:terbukti",
        "syarat:bernilai",
    ]


def test_of_gates_that_claim_as_much_what_is_proven_with_them_comes_first(tmp_path: Path) -> None:
    body = (
        "gates:\n"
        + gate("klaim", "{question: jumlah, at_least: 1}")
        + gate("bukti", "{question: banyak, has: a}")
        + score(
            leaf("a", "{all: [{question: jumlah, at_least: 1}, {question: surat, is: ya}]}", 50),
            leaf("b", "{question: banyak, has: a}", 50),
        )
    )

    report = judge(tmp_path, body, "jumlah: 0\nsurat: ya\nbanyak: []\n")

    assert [(each.id, each.totals) for each in report.advice.plan[:2]] == [
        ("syarat:bukti", (50, 50)),
        ("syarat:klaim", (100, 50)),
    ]


def test_a_step_that_leaves_a_met_gate_open_again_has_no_place(tmp_path: Path) -> None:
    body = "gates:\n" + gate("syarat", "{any: [{question: setuju, is: tidak}, {question: lanjut, is: ya}]}")
    body += score(leaf("a", "{question: setuju, is: ya}", 60), leaf("b", "{question: judul, known: true}", 40))

    report = judge(tmp_path, body, "setuju: tidak\n")

    # Whether the gate stays met hangs on a question that makes sense only then.
    assert [each.id for each in report.advice.actions] == ["naik:a", "naik:b"]
    assert ([each.id for each in report.advice.plan], report.advice.plan_exact) == (["naik:b"], True)


def test_a_step_is_planned_however_little_it_proves(tmp_path: Path) -> None:
    levels = "[{points: 1, title: Ada, when: {question: surat, is: ya}}]"
    part = f"{{id: a, title: A, weight: 1, source: pedoman, levels: {levels}}}"

    report = judge(tmp_path, f"score: {{out_of: 1, bands: [], parts: [{part}]}}", "surat: ya\n")

    assert [(each.id, each.claimed, each.evidenced) for each in report.advice.plan] == [("bukti:a", 0, 1)]


def test_what_a_step_before_brings_already_is_no_step_of_the_plan(tmp_path: Path) -> None:
    body = "gates:\n" + gate("syarat", "{all: [{question: setuju, is: ya}, {question: jumlah, at_least: 1}]}")
    body += score(leaf("a", "{question: jumlah, at_least: 1}", 30), leaf("b", "{question: jumlah, at_least: 5}", 70))

    report = judge(tmp_path, body, "")

    assert [(each.id, each.totals) for each in report.advice.plan] == [
        ("syarat:syarat", (30, 30)),
        ("naik:b", (100, 100)),
    ]
    assert {action.id for action in report.advice.actions} > {each.id for each in report.advice.plan}


def test_steps_that_ask_for_other_answers_to_one_question_are_not_both_planned(tmp_path: Path) -> None:
    body = score(leaf("a", "{question: pilihan, is: a}", 30), leaf("b", "{question: pilihan, is: b}", 70))

    report = judge(tmp_path, body, "")

    assert {action.id for action in report.advice.actions} == {"naik:a", "naik:b"}
    assert [each.id for each in report.advice.plan] == ["naik:b"]


def test_a_step_says_the_mark_that_all_so_far_reach(tmp_path: Path) -> None:
    bands = "[{id: siap, title: Siap, from: 70, origin: derived}]"
    body = score(
        leaf("a", "{question: jumlah, at_least: 1}", 60), leaf("b", "{question: judul, known: true}", 40), bands=bands
    )

    report = judge(tmp_path, body, "")

    assert [(each.id, each.reaches) for each in report.advice.plan] == [("naik:a", None), ("naik:b", "siap")]


BOTH: Final = "{all: [{question: jumlah, at_least: 1}, {question: judul, known: true}]}"
FIRST: Final = "{question: pilihan, is: a}"
TOGETHER: Final = score(
    leaf("a", "{question: jumlah, at_least: 1}", 1),
    leaf("b", "{question: judul, known: true}", 1),
    "    - {id: ab, title: AB, weight: 93, source: pedoman, levels: [{points: 93, title: Dua, when: "
    f"{BOTH}}}, {{points: 1, title: Satu, when: {FIRST}}}, {{points: 0, title: Belum}}]}}\n",
    leaf("c", "{question: setuju, is: ya}", 5),
)


def test_steps_worth_more_together_than_one_by_one_make_the_plan_approximate(tmp_path: Path) -> None:
    report = judge(tmp_path, TOGETHER, "")

    assert_true_to_its_word(report)
    assert not report.advice.plan_exact
    assert report.advice.plan[-1].totals == (100, 100)


def test_beyond_a_limit_the_best_next_step_is_taken(tmp_path: Path) -> None:
    parts = [
        leaf(f"p{n}", f"{{any: [{{question: tahun, count_at_least: {n}}}, {{question: judul, known: true}}]}}", 10)
        for n in range(1, MOST_TOGETHER + 2)
    ]

    report = judge(tmp_path, score(*parts), "tahun: []\n")

    assert_true_to_its_word(report)
    assert [each.claimed for each in report.advice.plan] == [70]
    assert report.advice.plan_exact is (len(report.advice.actions) <= MOST_TOGETHER)


def test_of_steps_that_bring_as_much_the_first_is_taken_beyond_the_limit_too(tmp_path: Path) -> None:
    asked = ("judul", "daftar", "tahun", "jumlah", "banyak", "setuju", "pilihan")
    known = [f"{{question: {each}, known: true}}" for each in asked]
    parts = [leaf(f"p{n}", each, 10) for n, each in enumerate(known)]
    tied = leaf("ikat", f"{{all: [{{question: mulai, age_at_least: 1 year}}, {', '.join(known)}]}}", 30)

    report = judge(tmp_path, score(*parts, tied), "mulai: 2018-03-01\n")

    assert ([each.id for each in report.advice.plan], report.advice.plan_exact) == (
        [f"naik:p{n}" for n in range(MOST_TOGETHER + 1)],
        False,
    )


def test_up_to_that_limit_the_plan_is_exact(tmp_path: Path) -> None:
    # What began too late ties them all to one part that nobody can earn.
    old = "{question: mulai, age_at_least: 1 year}"
    asked = [
        f"{{question: {each}, known: true}}" for each in ("judul", "daftar", "tahun", "jumlah", "banyak", "setuju")
    ]
    parts = [leaf(f"p{n}", each, 10 - n) for n, each in enumerate(asked)]
    tied = leaf("ikat", f"{{all: [{old}, {', '.join(asked)}]}}", 1)

    report = judge(tmp_path, score(*parts, tied), "mulai: 2018-03-01\n")

    assert len(report.advice.actions) == MOST_TOGETHER
    assert ([each.id for each in report.advice.plan], report.advice.plan_exact) == (
        [f"naik:p{n}" for n in range(MOST_TOGETHER)],
        True,
    )


@pytest.mark.parametrize(
    ("more", "answers"),
    [
        pytest.param("{question: pilihan, known: true}", "pilihan: b\nsetuju: tidak\n", id="that is met"),
        pytest.param("{question: judul, known: true}", "judul: {tidak_berlaku: x}\n", id="that stays open"),
    ],
)
def test_steps_that_close_a_gate_only_together_are_not_both_planned(tmp_path: Path, more: str, answers: str) -> None:
    both = f"{{all: [{{not: {{all: [{{question: pilihan, is: a}}, {{question: setuju, is: ya}}]}}}}, {more}]}}"
    body = "gates:\n" + gate("syarat", both)
    body += score(leaf("a", "{question: pilihan, is: a}", 40), leaf("b", "{question: setuju, is: ya}", 60))

    report = judge(tmp_path, body, answers)

    assert ([each.id for each in report.advice.plan], report.advice.plan_exact) == (["naik:b"], False)


# What an answer must be.


@given(data=st.data())
@settings(strategies.CALM, max_examples=100)
def test_every_answer_that_is_as_demanded_does(folder: Path, data: st.DataObject) -> None:
    made = rubric(folder, data.draw(strategies.bodies())).rubric
    on = data.draw(strategies.DAYS)
    claims = Claims(made, data.draw(strategies.facts_for(made)), on)
    assume(made.gates)
    condition = made.gates[0].when

    remedy = Remedies(claims).smallest(condition)

    assume(remedy)
    assert remedy is not None
    tests = [*condition.tests()]
    tests += [test for question in made.conditional if question.ask_when for test in question.ask_when.tests()]
    ways = []
    for key in remedy.answers:
        mine = [demand for demand in remedy.demands if demand.test.question == key]
        values = regions(made.questions[key], [test for test in tests if test.question == key], on or ANY_DAY)
        ways.append([value for value in values if meets(value, mine, on)])
    for each in product(*ways):
        answers = dict(zip(remedy.answers, each, strict=True))
        assert condition.holds(claims.case({**claims.claimed, **answers})) is True
