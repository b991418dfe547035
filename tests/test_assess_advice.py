"""What to do next: real gains, smallest steps, and the fewest of them; each promise held against brute force."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
import strategies
from builders import BANK, facts, rubric
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inovasi_cli.assess import assess
from inovasi_cli.assess.advice import MOST_PROOFS
from inovasi_cli.assess.cases import Claims
from inovasi_cli.assess.fewest import MOST_SUBSETS
from inovasi_cli.assess.ground import Change, Ground
from inovasi_cli.assess.points import Scale
from inovasi_cli.assess.remedies import Remedies
from inovasi_cli.assess.witness import meets
from inovasi_cli.facts import Answer, DateSpan, Facts
from inovasi_cli.numbers import half_up
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inovasi_cli.assess.advised import Action
    from inovasi_cli.assess.report import PartResult, Report
    from inovasi_cli.conditions import Condition
    from inovasi_cli.facts import Value
    from inovasi_cli.rubric.load import Loaded
    from inovasi_cli.rubric.model import Question, Rubric

CLOSES: Final = date(2018, 3, 31)
EXAMPLES: Final = sorted((Path(__file__).parents[1] / "examples").glob("*/profil.yaml"))


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("saran")


def judge(folder: Path, body: str, answers: str, *, bank: str = BANK, on: date | None = CLOSES) -> Report:
    loaded = rubric(folder, body, bank=bank)
    return assess(loaded.rubric, facts(folder, loaded, answers), on)


def gate(when: str, name: str = "syarat") -> str:
    return f"  - {{id: {name}, title: {name}, when: {when}, cure: C, source: pedoman}}\n"


def leaf(part: str, *levels: str, weight: int = 10) -> str:
    """A part with levels like ``2: {question: ...}``, best first, and a last one without points."""
    said = [level.partition(": ") for level in levels]
    ladder = ", ".join(f"{{points: {points}, title: {part} {points}, when: {when}}}" for points, _, when in said)
    last = f"{{points: 0, title: {part} 0}}"
    return f"    - {{id: {part}, title: {part}, weight: {weight}, source: pedoman, levels: [{ladder}, {last}]}}\n"


def score(*parts: str, bands: str = "[]", out_of: int = 100) -> str:
    return f"score:\n  out_of: {out_of}\n  bands: {bands}\n  parts:\n{''.join(parts)}"


def band(*starts: int) -> str:
    return f"[{', '.join(f'{{id: pita-{start}, title: P, from: {start}, origin: derived}}' for start in starts)}]"


def ids(report: Report) -> list[str]:
    return [action.id for action in report.advice.actions]


def by_id(report: Report) -> dict[str, Action]:
    return {action.id: action for action in report.advice.actions}


# What an action says it brings, and what it brings.


class Low(NamedTuple):
    claimed: Fraction
    evidenced: Fraction


def low(report: Report) -> Low:
    ready = report.readiness
    if ready is None:
        return Low(Fraction(), Fraction())
    return Low(*(Fraction(each.low, each.per) for each in (ready.claimed, ready.evidenced)))


def gates(report: Report, *, met: bool) -> set[str]:
    return {result.gate.id for result in report.eligibility.gates if result.met is met}


def parts(results: Iterable[PartResult]) -> Iterator[PartResult]:
    for result in results:
        yield result
        yield from parts(result.parts)


def changed(told: Facts, change: Change) -> Facts:
    """The facts as a person would have them who followed the advice: new answers with proof, or proof alone."""
    link = strategies.LINK
    new = {key: Answer(value, (link,)) for key, value in change.answers.items()}
    proven = {key: told.answers[key]._replace(evidence=(link,)) for key in change.proofs}
    return told._replace(answers={**told.answers, **new, **proven})


def new_answers(remedies: Remedies, condition: Condition) -> dict[str, Value]:
    """The smallest set of answers that would make a condition true; none where there is none."""
    found = remedies.smallest(condition)
    return found.answers if found else {}


def change_of(report: Report, action: Action) -> Change:
    """The change that an action is about; that of a gate found again from its aim."""
    if action.kind == "proof":
        return Change({}, action.proofs)
    remedies = Remedies(Claims(report.rubric, report.facts, report.on))
    if action.kind == "gate":
        return Change(
            next(new_answers(remedies, each.when) for each in report.rubric.gates if action.id[7:] == each.id)
        )
    return Change(action.values)


def assert_true_to_its_word(report: Report, action: Action) -> None:
    change = change_of(report, action)

    after = assess(report.rubric, changed(report.facts, change), report.on)

    assert Fraction(action.claimed, action.per) == low(after).claimed - low(report).claimed
    assert Fraction(action.evidenced, action.per) == low(after).evidenced - low(report).evidenced
    assert {gate.id for gate in action.opens} == gates(after, met=True) - gates(report, met=True)
    assert gates(after, met=False) <= gates(report, met=False)
    assert set(action.answers) == set(change.answers)
    proven = {*change.answers, *change.proofs}
    assert set(action.proofs) == {key for key in proven if report.rubric.questions[key].proof}
    assert action.opens or action.claimed > 0 or action.evidenced > 0
    marks = [after.readiness and after.readiness.passes, report.readiness and report.readiness.passes]
    bands = [each.readiness.band.id if each.readiness and each.readiness.band else None for each in (after, report)]
    reached = None if low(after).claimed <= low(report).claimed or bands[0] == bands[1] else bands[0]
    assert action.reaches == ("pass_mark" if marks == [True, False] else reached)


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.parent.name for path in EXAMPLES])
def test_every_action_of_an_example_brings_what_it_says(path: Path, kipp_2018: Loaded) -> None:
    report = assess(kipp_2018.rubric, read_facts(open_profile(path), kipp_2018.bank, kipp_2018.rubric), CLOSES)

    assert report.advice.actions
    for action in report.advice.actions:
        assert_true_to_its_word(report, action)


@given(data=st.data())
@settings(strategies.CALM, max_examples=80)
def test_every_action_of_any_rubric_brings_what_it_says(folder: Path, data: st.DataObject) -> None:
    made = rubric(folder, data.draw(strategies.bodies())).rubric
    report = assess(made, data.draw(strategies.facts_for(made)), data.draw(strategies.DAYS))

    for action in report.advice.actions:
        assert_true_to_its_word(report, action)


@given(data=st.data())
@settings(strategies.CALM, max_examples=10)
def test_every_action_under_the_shipped_rubric_brings_what_it_says(kipp_2018: Loaded, data: st.DataObject) -> None:
    report = assess(kipp_2018.rubric, data.draw(strategies.facts_for(kipp_2018.rubric)), CLOSES)

    for action in report.advice.actions:
        assert_true_to_its_word(report, action)


@given(data=st.data())
@settings(strategies.CALM, max_examples=50)
def test_actions_are_ranked_with_those_that_open_a_gate_first_then_by_gain(folder: Path, data: st.DataObject) -> None:
    made = rubric(folder, data.draw(strategies.bodies())).rubric
    actions = assess(made, data.draw(strategies.facts_for(made)), CLOSES).advice.actions

    ranks = [(not action.opens, -action.claimed, -action.evidenced) for action in actions]

    assert ranks == sorted(ranks)
    assert len({action.id for action in actions}) == len(actions)


# The smallest set of answers.


def values(question: Question) -> list[Value]:
    """Enough values of a question to meet any conditions of ``strategies`` that can be met."""
    ids = [option.id for option in question.options]
    around = [CLOSES, date(2017, 3, 31), date(2016, 9, 30), date(2017, 1, 1), date(2016, 6, 30)]
    days = {day + timedelta(days=n) for day in around for n in (-1, 0, 1)}
    by_kind: dict[str, list[Value]] = {
        "choice": [*ids],
        "yes-no": [*ids],
        "choices": [some for size in range(len(ids) + 1) for some in combinations(ids, size)],
        "list": [(), ("x",), ("y",), ("x", "y"), ("y", "z")],
        "years": [(), (2016,), (2017,), (2015,), (2016, 2017), (2014, 2015)],
        "number": [Decimal(n) / 4 for n in range(20)],
        "date": [DateSpan(day, day) for day in sorted(days)],
        "text": ["ada"],
    }
    return by_kind[question.kind]


def brute_force(claims: Claims, condition: Condition, *, free: Sequence[str]) -> tuple[str, ...] | None:
    """The first of the smallest sets of questions, in the order of the bank, whose answers make the condition true."""
    for size in range(len(free) + 1):
        for asked in combinations(free, size):
            for answers in product(*(values(claims.rubric.questions[key]) for key in asked)):
                if condition.holds(claims.case({**claims.claimed, **dict(zip(asked, answers, strict=True))})):
                    return asked
    return None


def only_gate(folder: Path, when: object) -> Rubric:
    return rubric(folder, f"gates:\n{gate(json.dumps(when))}").rubric


RAISED: Final = ["banyak", "jumlah", "tahun", "judul", "daftar", "nilai"]


@given(data=st.data())
@settings(strategies.CALM, max_examples=100)
def test_no_smaller_set_of_answers_would_do_and_ties_go_by_the_bank(folder: Path, data: st.DataObject) -> None:
    questions = tuple(data.draw(st.lists(st.sampled_from(RAISED), min_size=1, max_size=3, unique=True)))
    made = only_gate(folder, data.draw(strategies.conditions(rising=True, questions=questions)))
    claims = Claims(made, data.draw(strategies.facts_for(made)), CLOSES)
    free = [key for key in made.questions if key not in claims.waived]

    found = new_answers(Remedies(claims), made.gates[0].when)

    expected = brute_force(claims, made.gates[0].when, free=free)
    assert tuple(key for key in made.questions if key in found) == (expected or ())


@given(data=st.data())
@settings(strategies.CALM, max_examples=80)
def test_answers_found_do_and_are_no_more_than_new_ones_need(folder: Path, data: st.DataObject) -> None:
    questions = tuple(data.draw(st.lists(st.sampled_from(strategies.QUESTIONS), min_size=1, max_size=2, unique=True)))
    made = only_gate(folder, data.draw(strategies.conditions(questions=questions)))
    claims = Claims(made, data.draw(strategies.facts_for(made)), data.draw(strategies.DAYS.filter(bool)))
    condition = made.gates[0].when
    free = [key for key in made.questions if key not in claims.waived and key not in claims.claimed]
    assume(len(free) < 4)

    found = new_answers(Remedies(claims), condition)

    if found:
        assert condition.holds(claims.case({**claims.claimed, **found}))
    expected = brute_force(claims, condition, free=free)
    assert expected is None or len(found) <= len(expected)
    assert bool(found) or not expected


@given(data=st.data())
@settings(strategies.CALM, max_examples=50)
def test_nothing_is_advised_on_facts_that_are_fixed_and_known_or_do_not_apply(
    folder: Path, data: st.DataObject
) -> None:
    made = rubric(folder, data.draw(strategies.bodies())).rubric
    report = assess(made, data.draw(strategies.facts_for(made)), CLOSES)
    settled = {key for key, question in made.questions.items() if question.fixed and key in report.facts.values}
    waived = {key for key, answer in report.facts.answers.items() if answer.not_applicable}

    assert not {key for action in report.advice.actions for key in action.answers} & (settled | waived)


SMALLEST: Final = [
    pytest.param("{question: jumlah, at_least: 3}", "", {"jumlah": 3}, id="a number: the limit"),
    pytest.param("{question: jumlah, above: 3}", "jumlah: 1", {"jumlah": 4}, id="a number: above the limit"),
    pytest.param("{question: jumlah, at_most: 3}", "jumlah: 8", {"jumlah": 3}, id="a number: down to the limit"),
    pytest.param(
        "{all: [{question: jumlah, above: 2}, {question: jumlah, below: 3}]}",
        "",
        {"jumlah": Decimal("2.5")},
        id="a number: between two limits",
    ),
    pytest.param("{question: jumlah, known: true}", "", {"jumlah": 0}, id="a number: any"),
    pytest.param("{question: jumlah, at_most: 3}", "", {"jumlah": 0}, id="a number: none, where none will do"),
    pytest.param("{question: pilihan, in: [c, b]}", "pilihan: a", {"pilihan": "b"}, id="a choice: first in the bank"),
    pytest.param(
        "{all: [{question: pilihan, in: [a, b]}, {not: {question: pilihan, is: a}}]}",
        "pilihan: c",
        {"pilihan": "b"},
        id="a choice: what holds already goes on holding",
    ),
    pytest.param(
        "{all: [{question: pilihan, known: true}, {not: {question: pilihan, is: a}}]}",
        "pilihan: a",
        {"pilihan": "b"},
        id="a choice: whatever it is, another one",
    ),
    pytest.param("{question: banyak, has: c}", "banyak: [a]", {"banyak": ("c", "a")}, id="options: one more"),
    pytest.param("{not: {question: banyak, has: a}}", "banyak: [a, b]", {"banyak": ("b",)}, id="options: one less"),
    pytest.param("{question: banyak, count_at_least: 2}", "banyak: [b]", {"banyak": ("b", "a")}, id="options: a count"),
    pytest.param(
        "{all: [{question: banyak, count_at_least: 2}, {not: {question: banyak, has: a}}]}",
        "banyak: [b]",
        {"banyak": ("b", "c")},
        id="options: a count without what is refused",
    ),
    pytest.param(
        "{all: [{question: banyak, has: c}, {not: {question: banyak, count_at_least: 3}}]}",
        "banyak: [a, b]",
        {"banyak": ("c", "a")},
        id="options: what is asked for, and no more than allowed",
    ),
    pytest.param(
        "{not: {question: daftar, count_at_least: 1}}", "daftar: [x]", {"daftar": ()}, id="a list: nothing at all"
    ),
    pytest.param("{question: daftar, count_at_least: 2}", "", {"daftar": ("... 1", "... 2")}, id="a list: a count"),
    pytest.param("{question: tahun, count_at_least: 2}", "", {"tahun": (2018, 2017)}, id="years: the latest"),
    pytest.param("{question: judul, known: true}", "", {"judul": "..."}, id="a text"),
    pytest.param(
        "{question: mulai, age_at_least: 1 year}",
        "",
        {"mulai": DateSpan(date(2017, 3, 31), date(2017, 3, 31))},
        id="a date: just old enough",
    ),
    pytest.param(
        "{all: [{question: mulai, before: 2016-05-01}, {question: mulai, after: 2016-04-29}]}",
        "",
        {"mulai": DateSpan(date(2016, 4, 30), date(2016, 4, 30))},
        id="a date: the one day between",
    ),
    pytest.param("{question: lanjut, is: ya}", "", {"lanjut": "ya", "setuju": "ya"}, id="a chain: its question first"),
    pytest.param("{question: lanjut, is: ya}", "lanjut: ya", {"setuju": "ya"}, id="a chain: answered already"),
    pytest.param("{question: lanjut, is: ya}", "setuju: ya", {"lanjut": "ya"}, id="a chain: asked already"),
    pytest.param(
        "{question: lanjut-lagi, at_least: 2}",
        "",
        {"lanjut": "ya", "lanjut-lagi": 2, "setuju": "ya"},
        id="a chain: both questions first",
    ),
    pytest.param("{not: {question: lanjut, is: ya}}", "", {"setuju": "tidak"}, id="a chain: a question of no sense"),
    pytest.param(
        "{all: [{all: [{any: [{question: pilihan, is: a}, {question: jumlah, at_least: 1}]}]}, "
        "{question: jumlah, at_least: 2}]}",
        "",
        {"jumlah": 2},
        id="one answer for two parts, however deep",
    ),
    pytest.param(
        "{any: [{question: judul, known: true}, {question: jumlah, at_least: 1}]}",
        "",
        {"jumlah": 1},
        id="a tie goes to the first in the bank",
    ),
    pytest.param(
        "{any: [{all: [{question: pilihan, is: a}, {question: jumlah, at_least: 1}]}, {question: judul, known: true}]}",
        "",
        {"judul": "..."},
        id="one answer before two",
    ),
    pytest.param(
        "{all: [{any: [{all: [{question: pilihan, is: a}, {question: jumlah, at_least: 1}]}, "
        "{question: judul, known: true}]}, {question: banyak, has: a}]}",
        "",
        {"banyak": ("a",), "judul": "..."},
        id="one answer before two, inside another",
    ),
    pytest.param("{question: jumlah, at_least: 1}", "jumlah: 1", {}, id="nothing where it holds"),
    pytest.param(
        "{all: [{question: setuju, is: tidak}, {question: lanjut, is: ya}]}",
        "setuju: ya\nlanjut: ya",
        {},
        id="nothing where one answer takes the sense from another",
    ),
    pytest.param("{question: mulai, known: true}", "mulai: {tidak_berlaku: x}", {}, id="nothing where it is waived"),
    pytest.param("{question: mulai, age_at_least: 1 year}", "mulai: 2018", {}, id="nothing where it is fixed"),
    pytest.param(
        "{all: [{question: pilihan, is: a}, {question: pilihan, is: b}]}", "", {}, id="nothing where nothing will do"
    ),
    pytest.param(
        "{all: [{question: banyak, count_at_least: 3}, {not: {question: banyak, has: a}}]}",
        "",
        {},
        id="nothing where options run out",
    ),
    pytest.param(
        "{question: tahun, count_at_least: 3}", "tahun: [2018]", {"tahun": (2018, 2017, 2016)}, id="years: more"
    ),
]


def test_what_must_be_answered_anyway_serves_to_make_a_question_sensible(tmp_path: Path) -> None:
    either = "{any: [{question: setuju, is: ya}, {question: jumlah, at_least: 3}]}"
    sensible = f"ask_when: {{all: [{either}, {{question: judul, known: true}}]}}"
    bank = f"{BANK}  - {{id: tambahan, kind: yes-no, label: T, text: Ada?, {sensible}}}\n"
    when = "{all: [{question: tambahan, is: ya}, {question: jumlah, at_least: 3}]}"
    loaded = rubric(tmp_path, f"gates:\n{gate(when)}", bank=bank)

    found = Remedies(Claims(loaded.rubric, facts(tmp_path, loaded, "{}"), CLOSES)).smallest(loaded.rubric.gates[0].when)

    assert found
    assert {*found.answers} == {"jumlah", "judul", "tambahan"}


def test_what_must_be_changed_anyway_serves_to_make_a_question_senseless(tmp_path: Path) -> None:
    both = "{all: [{question: setuju, is: ya}, {question: jumlah, at_least: 3}]}"
    sensible = f"ask_when: {{any: [{both}, {{question: pilihan, is: a}}]}}"
    asked = f"{{id: tambahan, kind: date, label: T, text: Kapan?, fixed: true, {sensible}}}"
    when = "{all: [{not: {question: tambahan, before: 2018-01-01}}, {question: jumlah, below: 3}]}"
    loaded = rubric(tmp_path, f"gates:\n{gate(when)}", bank=f"{BANK}  - {asked}\n")
    answers = "pilihan: b\nsetuju: ya\njumlah: 5\ntambahan: 2017-01-01\n"

    found = Remedies(Claims(loaded.rubric, facts(tmp_path, loaded, answers), CLOSES)).smallest(
        loaded.rubric.gates[0].when
    )

    assert found
    assert {*found.answers} == {"jumlah"}


def test_what_is_fixed_is_not_foretold_where_it_makes_no_sense_yet(tmp_path: Path) -> None:
    asked = "{id: selesai, kind: date, label: S, text: Kapan?, fixed: true, ask_when: {question: setuju, is: ya}}"
    loaded = rubric(tmp_path, f"gates:\n{gate('{question: selesai, known: true}')}", bank=f"{BANK}  - {asked}\n")

    def found(answers: str) -> list[str]:
        claims = Claims(loaded.rubric, facts(tmp_path, loaded, answers), CLOSES)
        remedy = Remedies(claims).smallest(loaded.rubric.gates[0].when)
        return [*remedy.answers] if remedy else []

    assert found("setuju: ya\n") == ["selesai"]
    assert found("setuju: tidak\n") == []


@pytest.mark.parametrize(("when", "answers", "expected"), SMALLEST)
def test_the_smallest_set_of_answers(tmp_path: Path, when: str, answers: str, expected: dict[str, Value]) -> None:
    loaded = rubric(tmp_path, f"gates:\n{gate(when)}")
    claims = Claims(loaded.rubric, facts(tmp_path, loaded, f"{answers}\n"), CLOSES)

    found = Remedies(claims).smallest(loaded.rubric.gates[0].when)

    assert (found.answers if found else {}) == expected


@pytest.mark.parametrize(
    ("when", "found"),
    [
        pytest.param("{question: mulai, known: true}", True, id="any date"),
        pytest.param("{question: mulai, before: 2016-01-01}", True, id="a date before another"),
        pytest.param("{question: mulai, age_at_least: 1 year}", False, id="no age can be had"),
        pytest.param("{question: tahun, count_at_least: 1}", True, id="any year"),
    ],
)
def test_without_a_reference_date_all_but_ages_can_be_advised(tmp_path: Path, when: str, *, found: bool) -> None:
    report = judge(tmp_path, f"gates:\n{gate(when)}", "", on=None)

    assert ids(report) == (["syarat:syarat"] if found else [])


ABOUT_RESULTS: Final = """
characteristics:
  - id: ciri
    title: C
    definition: D
    source: pedoman
    elements: [{id: u, title: U, when: {question: jumlah, at_least: 2}}]
categories:
  - id: satu
    title: S
    source: pedoman
    fits_when: {all: [{question: judul, known: true}, {question: setuju, is: ya}]}
  - {id: dua, title: D, source: pedoman, fits_when: {question: banyak, has: b}}
""" + score(leaf("bagian", "1: {question: nilai, above: 1}"))


@pytest.mark.parametrize(
    ("when", "chosen", "answers"),
    [
        pytest.param("{shown: all}", "", ("jumlah",), id="shown"),
        pytest.param("{fits: category}", "", ("banyak",), id="fits any category"),
        pytest.param("{fits: category}", "satu", ("setuju", "judul"), id="fits the chosen category"),
        pytest.param("{earned: bagian}", "", ("nilai",), id="earned"),
        pytest.param("{not: {shown: ciri}}", "", ("jumlah",), id="not shown"),
    ],
)
def test_a_gate_over_the_judgement_is_opened_by_facts(
    tmp_path: Path, when: str, chosen: str, answers: tuple[str, ...]
) -> None:
    loaded = rubric(tmp_path, f"gates:\n{gate(when)}{ABOUT_RESULTS}")
    told = facts(tmp_path, loaded, "", more=f"kategori: {{uji: {chosen}}}\n" if chosen else "")

    actions = by_id(assess(loaded.rubric, told, CLOSES))

    assert actions["syarat:syarat"].answers == answers


# Which steps there are, and what they are called.


def test_a_part_is_lifted_one_level_at_a_time(tmp_path: Path) -> None:
    ladder = leaf("a", "3: {question: jumlah, at_least: 9}", "1: {question: jumlah, at_least: 4}", weight=30)

    report = judge(tmp_path, score(ladder), "jumlah: 1\n")

    (action,) = report.advice.actions
    assert (action.id, action.kind, action.claimed, action.per) == ("naik:a", "level", 10, 1)
    assert action.title == Text("a: capai “a 1”", "a: reach “a 1”")
    assert action.answers == ("jumlah",)


def test_where_the_next_level_is_out_of_reach_the_one_above_it_is_advised(tmp_path: Path) -> None:
    ladder = leaf("a", "2: {question: jumlah, at_least: 4}", "1: {question: mulai, age_at_least: 1 year}")

    report = judge(tmp_path, score(ladder), "mulai: 2018\n")

    assert by_id(report)["naik:a"].answers == ("jumlah",)


def test_an_open_question_is_worth_what_its_answer_assures(tmp_path: Path) -> None:
    report = judge(tmp_path, score(leaf("a", "1: {question: setuju, is: ya}")), "")

    assert by_id(report)["naik:a"].claimed == 10


def test_a_proof_lifts_what_is_evidenced_and_nothing_else(tmp_path: Path) -> None:
    report = judge(tmp_path, score(leaf("a", "1: {question: nilai, at_least: 2}")), "nilai: 2\n")

    (action,) = report.advice.actions
    assert (action.id, action.kind, action.claimed, action.evidenced) == ("bukti:a", "proof", 0, 10)
    assert (action.answers, action.proofs) == ((), ("nilai",))
    assert action.title == Text("Lengkapi bukti: Nilai", "Add proof: Nilai")


def test_only_the_proofs_that_are_needed_are_asked_for(tmp_path: Path) -> None:
    levels = (
        "2: {all: [{question: surat, is: ya}, {question: nilai, at_least: 2}]}",
        "1: {question: nilai, at_least: 1}",
    )

    report = judge(tmp_path, score(leaf("a", *levels)), "nilai: 2\nsurat: ya\n")

    assert by_id(report)["bukti:a"].proofs == ("nilai",)


def test_two_proofs_are_one_step_where_neither_helps_alone(tmp_path: Path) -> None:
    both = "1: {all: [{question: surat, is: ya}, {question: nilai, at_least: 2}]}"

    report = judge(tmp_path, score(leaf("a", both)), "nilai: 2\nsurat: ya\n")

    assert by_id(report)["bukti:a"].proofs == ("surat", "nilai")


def test_the_proof_of_a_question_that_decides_another_counts_too(tmp_path: Path) -> None:
    bank = """
        theme: {title: Profil, order: 1}
        questions:
          - {id: tahap, kind: yes-no, label: Tahap, text: Sudah?, evidence: {kinds: [pdf], hint: foto}}
          - {id: hasil, kind: number, label: Hasil, text: Berapa?, ask_when: {question: tahap, is: ya}}
    """

    report = judge(tmp_path, score(leaf("a", "1: {question: hasil, at_least: 2}")), "tahap: ya\nhasil: 2\n", bank=bank)

    assert by_id(report)["bukti:a"].proofs == ("tahap",)


@given(data=st.data())
@settings(strategies.CALM, max_examples=50)
def test_no_smaller_set_of_proofs_would_do(folder: Path, data: st.DataObject) -> None:
    made = rubric(folder, data.draw(strategies.bodies())).rubric
    report = assess(made, data.draw(strategies.facts_for(made)), CLOSES)
    claims = Claims(made, report.facts, CLOSES)
    unproven = [key for key in claims.claimed if key not in claims.evidenced]

    for action in report.advice.actions:
        sizes = range(len(action.proofs)) if action.kind == "proof" else ()
        for fewer in (fewer for size in sizes for fewer in combinations(unproven, size)):
            after = assess(made, changed(report.facts, Change({}, fewer)), CLOSES)
            assert evidenced(after, action) == evidenced(report, action)


def evidenced(report: Report, action: Action) -> Fraction:
    assert report.readiness is not None
    result = next(each for each in parts(report.readiness.parts) if each.part == action.part)
    return Fraction(result.evidenced.low, result.evidenced.per)


def many(count: int) -> str:
    """A bank of so many yes-no questions, q1, q2 ..., each of which asks for proof."""
    asked = "\n".join(
        f"  - {{id: q{n}, kind: yes-no, label: Q{n}, text: Ya?, evidence: {{kinds: [pdf], hint: H}}}}"
        for n in range(1, count + 1)
    )
    return f"theme: {{title: Profil, order: 1}}\nquestions:\n{asked}\n"


@pytest.mark.parametrize("more", [0, 1], ids=["at the limit: the fewest", "beyond it: all of them"])
def test_beyond_a_limit_all_proofs_of_a_part_are_one_step(tmp_path: Path, more: int) -> None:
    count = MOST_PROOFS + more
    any_of_them = ", ".join(f"{{question: q{n}, is: ya}}" for n in range(1, count + 1))
    answers = "".join(f"q{n}: ya\n" for n in range(1, count + 1))

    report = judge(tmp_path, score(leaf("a", f"1: {{any: [{any_of_them}]}}")), answers, bank=many(count))

    assert len(by_id(report)["bukti:a"].proofs) == (count if more else 1)


@pytest.mark.parametrize("more", [0, 1], ids=["at the limit: the fewest", "beyond it: all of them"])
def test_what_is_proven_already_is_neither_counted_nor_asked_for(tmp_path: Path, more: int) -> None:
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-1.7")
    count = MOST_PROOFS + more
    any_of_them = ", ".join(f"{{question: q{n}, is: ya}}" for n in range(1, count + 1))
    when = f"{{all: [{{question: q{count + 1}, is: ya}}, {{any: [{any_of_them}]}}]}}"
    answers = "".join(f"q{n}: ya\n" for n in range(1, count + 1))
    proven = f"q{count + 1}: {{nilai: ya, bukti: surat.pdf}}\n"

    report = judge(tmp_path, score(leaf("a", f"1: {when}")), answers + proven, bank=many(count + 1))

    assert by_id(report)["bukti:a"].proofs == tuple(f"q{n}" for n in range(1, (count if more else 1) + 1))


@pytest.mark.parametrize(
    ("when", "answers", "title"),
    [
        pytest.param("{question: judul, known: true}", "", "Jawab: Judul", id="one open question"),
        pytest.param(
            "{all: [{question: judul, known: true}, {question: setuju, is: ya}]}",
            "",
            "Jawab: Judul, Setuju",
            id="a few open questions",
        ),
        pytest.param(
            "{all: [{question: judul, known: true}, {question: setuju, is: ya}, {question: jumlah, above: 0}, "
            "{question: pilihan, is: a}]}",
            "",
            "Jawab 4 pertanyaan untuk syarat: syarat",
            id="many open questions",
        ),
        pytest.param(
            "{question: setuju, is: ya}", "setuju: tidak\n", "Penuhi syarat: syarat", id="an answer to change"
        ),
    ],
)
def test_a_step_towards_a_gate_says_what_to_answer(tmp_path: Path, when: str, answers: str, title: str) -> None:
    report = judge(tmp_path, f"gates:\n{gate(when)}", answers)

    assert by_id(report)["syarat:syarat"].title.id == title


def test_steps_that_need_the_same_answers_are_one(tmp_path: Path) -> None:
    body = f"gates:\n{gate('{question: jumlah, at_least: 3}')}" + score(
        leaf("a", "1: {question: jumlah, at_least: 3}"),
        leaf("b", "1: {question: jumlah, at_least: 3}"),
        leaf("c", "1: {question: setuju, is: ya}"),
        bands=band(15),
    )

    report = judge(tmp_path, body, "")

    assert ids(report) == ["syarat:syarat", "naik:c"]
    merged = by_id(report)["syarat:syarat"]
    assert merged.part is not None
    assert (merged.kind, merged.part.id, merged.claimed, merged.reaches) == ("gate", "a", 20, "pita-15")
    assert [gate.id for gate in merged.opens] == ["syarat"]
    assert report.advice.fewest == ("syarat:syarat",)


def test_a_step_that_opens_a_gate_goes_before_one_that_gains_more(tmp_path: Path) -> None:
    body = f"gates:\n{gate('{question: judul, known: true}')}" + score(leaf("a", "1: {question: jumlah, above: 0}"))

    assert ids(judge(tmp_path, body, "")) == ["syarat:syarat", "naik:a"]


CONFLICT: Final = f"gates:\n{gate('{not: {question: banyak, has: c}}')}" + score(
    leaf("a", "1: {question: banyak, has: c}"), leaf("b", "1: {question: jumlah, above: 0}")
)


@pytest.mark.parametrize("answers", ["banyak: [a]\n", ""], ids=["met", "still open"])
def test_no_points_are_worth_a_requirement(tmp_path: Path, answers: str) -> None:
    assert "naik:a" not in ids(judge(tmp_path, CONFLICT, answers))


def test_what_fails_a_requirement_that_is_failed_already_may_still_gain_points(tmp_path: Path) -> None:
    worse = CONFLICT.replace("{not: {question: banyak, has: c}}", "{question: mulai, age_at_least: 1 year}")

    assert "naik:a" in ids(judge(tmp_path, worse, "mulai: 2018\n"))


def test_a_step_that_costs_more_than_it_gains_is_not_advised(tmp_path: Path) -> None:
    body = score(
        leaf("a", "1: {question: pilihan, is: a}", weight=5), leaf("b", "1: {question: pilihan, is: b}", weight=20)
    )

    assert ids(judge(tmp_path, body, "pilihan: b\n")) == []
    assert ids(judge(tmp_path, body.replace("weight: 20", "weight: 5"), "pilihan: b\n")) == []


def test_a_step_that_opens_a_gate_at_the_cost_of_points_reaches_no_mark(tmp_path: Path) -> None:
    body = f"gates:\n{gate('{question: pilihan, is: a}')}" + score(
        leaf("b", "1: {question: pilihan, is: b}", weight=20), bands=band(0, 15)
    )

    (action,) = judge(tmp_path, body, "pilihan: b\n").advice.actions

    assert (action.id, action.claimed, action.reaches) == ("syarat:syarat", -20, None)


WHOLE: Final = "  - {id: x, kind: number, label: X, text: Berapa?, whole: true, least: 1, most: 9}"


@pytest.mark.parametrize(
    ("when", "answers", "expected"),
    [
        pytest.param("{question: x, above: 2}", "", 3, id="the next one"),
        pytest.param("{question: x, above: 2.5}", "", 3, id="the next one above a limit that is none"),
        pytest.param("{question: x, below: 2.5}", "x: 7", 2, id="the next one below it"),
        pytest.param("{question: x, below: 2}", "x: 7", 1, id="the least that is allowed"),
        pytest.param("{question: x, known: true}", "", 1, id="the least where any will do"),
        pytest.param("{question: x, at_least: 10}", "", None, id="none beyond the most"),
        pytest.param("{question: x, below: 1}", "", None, id="none below the least"),
        pytest.param("{all: [{question: x, above: 2}, {question: x, below: 3}]}", "", None, id="none between two"),
    ],
)
def test_a_number_keeps_to_what_its_question_takes(
    tmp_path: Path, when: str, answers: str, expected: int | None
) -> None:
    loaded = rubric(tmp_path, f"gates:\n{gate(when)}", bank=f"theme: {{title: P, order: 1}}\nquestions:\n{WHOLE}\n")
    claims = Claims(loaded.rubric, facts(tmp_path, loaded, f"{answers}\n"), CLOSES)

    found = new_answers(Remedies(claims), loaded.rubric.gates[0].when)

    assert found == ({} if expected is None else {"x": expected})


def test_a_rubric_without_a_score_advises_on_gates_alone(tmp_path: Path) -> None:
    advice = judge(tmp_path, f"gates:\n{gate('{question: judul, known: true}')}", "").advice

    assert [(action.id, action.claimed, action.per, action.reaches) for action in advice.actions] == [
        ("syarat:syarat", 0, 1, None)
    ]
    assert (advice.toward, advice.fewest, advice.fewest_exact) == (None, (), True)


# The fewest of them.


def reaches_mark(report: Report, value: Fraction) -> bool:
    """Whether points reach the mark that the advice is about."""
    marks = report.rubric.score
    assert marks is not None
    starts = {each.id: each.least for each in marks.bands}
    if marks.pass_mark:
        starts["pass_mark"] = marks.pass_mark.points
    value = value if marks.round_to is None else half_up(value, marks.round_to)
    return value >= Fraction(str(starts[str(report.advice.toward)]))


def subsets_that_reach(report: Report, lifting: Sequence[Action]) -> set[frozenset[str]]:
    """Every set of actions that reaches the mark, each measured by judging the changed facts anew."""
    claims = Claims(report.rubric, report.facts, report.on)
    ground = Ground(claims, Scale(report.rubric.score, frozenset()) if report.rubric.score else None)
    found = set()
    for size in range(len(lifting) + 1):
        for some in combinations(lifting, size):
            change = ground.together(change_of(report, action) for action in some)
            after = assess(report.rubric, changed(report.facts, change), report.on)
            if reaches_mark(report, low(after).claimed):
                found.add(frozenset(action.id for action in some))
    return found


@given(data=st.data())
@settings(strategies.CALM, max_examples=50)
def test_no_smaller_set_of_actions_reaches_the_mark(folder: Path, data: st.DataObject) -> None:
    made = rubric(folder, data.draw(strategies.bodies(branches=4))).rubric
    report = assess(made, data.draw(strategies.facts_for(made, waivers=False)), CLOSES)
    lifting = [action for action in report.advice.actions if action.part and action.claimed > 0]
    assume(report.advice.toward is not None and 0 < len(lifting) < 7)

    reaching = subsets_that_reach(report, lifting)

    assert report.advice.fewest_exact
    if not reaching:
        assert report.advice.fewest == ()
    else:
        assert frozenset(report.advice.fewest) in reaching
        assert len(report.advice.fewest) == min(map(len, reaching))


def test_the_fewest_actions_go_to_the_next_mark_and_no_further(tmp_path: Path) -> None:
    body = score(
        leaf("a", "1: {question: jumlah, above: 0}", weight=20),
        leaf("b", "1: {question: setuju, is: ya}", weight=25),
        leaf("c", "1: {question: judul, known: true}", weight=15),
        leaf("d", "1: {question: pilihan, is: a}", weight=40),
        bands=band(0, 35, 90),
    )

    advice = judge(tmp_path, body, "pilihan: b\n").advice

    assert advice.toward == "pita-35"
    assert (advice.fewest, advice.fewest_exact) == (("naik:d",), True)


def test_actions_that_share_a_part_are_measured_together(tmp_path: Path) -> None:
    shared = "{any: [{question: setuju, is: ya}, {question: judul, known: true}]}"
    body = score(
        leaf("a", f"1: {shared}", weight=30),
        leaf("b", "2: {all: [{question: setuju, is: ya}, " + shared + "]}", weight=10),
        leaf("c", "1: {all: [{question: judul, known: true}, " + shared + "]}", weight=20),
        bands=band(50),
    )

    advice = judge(tmp_path, body, "").advice

    # judul alone brings a and c; setuju alone brings a and b.
    assert advice.fewest == ("naik:c",)


@pytest.mark.parametrize(
    ("first", "second", "bank_kind"),
    [
        pytest.param(
            "{question: x, at_least: 3}", "{question: x, at_least: 5}", "number", id="up to the larger number"
        ),
        pytest.param("{question: x, below: 3}", "{question: x, below: 5}", "number", id="down to the smaller number"),
        pytest.param("{question: x, has: a}", "{question: x, has: b}", "list", id="every item"),
        pytest.param(
            "{question: x, age_at_least: 1 year}", "{question: x, age_at_least: 3 years}", "date", id="the older date"
        ),
    ],
)
def test_actions_on_one_question_are_served_by_one_answer(
    tmp_path: Path, first: str, second: str, bank_kind: str
) -> None:
    bank = f"theme: {{title: P, order: 1}}\nquestions:\n  - {{id: x, kind: {bank_kind}, label: X, text: Apa?}}\n"
    told = {"number": "9" if "below" in first else "0", "list": "[]", "date": "2018"}[bank_kind]
    for one, other in ((first, second), (second, first)):
        body = score(leaf("a", f"1: {one}", weight=50), leaf("b", f"2: {other}", weight=50), bands=band(100))

        advice = judge(tmp_path, body, f"x: {told}\n", bank=bank).advice

        assert set(advice.fewest) <= {"naik:a", "naik:b"}
        assert advice.fewest


def test_two_choices_of_one_question_cannot_both_be_made(tmp_path: Path) -> None:
    body = score(
        leaf("a", "1: {question: pilihan, is: a}", weight=50),
        leaf("b", "1: {question: pilihan, is: b}", weight=50),
        bands=band(60),
    )

    advice = judge(tmp_path, body, "").advice

    assert (advice.toward, advice.fewest, advice.fewest_exact) == ("pita-60", (), True)


@pytest.mark.parametrize(
    ("bands", "toward"),
    [pytest.param(band(0), None, id="every mark is reached"), pytest.param(band(60), "pita-60", id="out of reach")],
)
def test_where_nothing_is_left_to_reach_no_actions_are_named(tmp_path: Path, bands: str, toward: str | None) -> None:
    body = score(leaf("a", "1: {question: jumlah, above: 0}", weight=50), bands=bands)

    advice = judge(tmp_path, body, "").advice

    assert ids(judge(tmp_path, body, "")) == ["naik:a"]
    assert (advice.toward, advice.fewest, advice.fewest_exact) == (toward, (), True)


def test_the_pass_mark_is_a_mark_like_any_other(tmp_path: Path) -> None:
    body = score(leaf("a", "1: {question: jumlah, above: 0}", weight=50), bands=band(80)) + (
        "  pass_mark: {points: 40, source: pedoman}\n"
    )

    report = judge(tmp_path, body, "")

    assert (report.advice.toward, report.advice.fewest) == ("pass_mark", ("naik:a",))
    assert by_id(report)["naik:a"].reaches == "pass_mark"


CHAIN: Final = 13
"""Parts of which each shares a question with the next: the smallest such group with too many subsets."""


def chain(points: int, *, length: int = CHAIN) -> str:
    """Parts that are one point for ``q1``, two where ``q2`` is there as well, and so on down the chain."""
    questions = [(f"{{question: q{n}, is: ya}}", f"{{question: q{n + 1}, is: ya}}") for n in range(1, length + 1)]
    linked = (
        leaf(f"p{n}", f"2: {{all: [{own}, {next_one}]}}", f"1: {own}", weight=2)
        for n, (own, next_one) in enumerate(questions, 1)
    )
    return score(*linked, bands=band(points))


@pytest.mark.parametrize(
    ("points", "count"),
    [
        pytest.param(1, 1, id="by the first"),
        pytest.param(25, CHAIN, id="by all of them"),
        pytest.param(26, 0, id="not at all"),
    ],
)
def test_beyond_a_limit_the_fewest_are_found_greedily_and_called_approximate(
    tmp_path: Path, points: int, count: int
) -> None:
    assert 1 << CHAIN > MOST_SUBSETS

    advice = judge(tmp_path, chain(points), "", bank=many(CHAIN + 1)).advice

    assert len(advice.fewest) == count
    assert not advice.fewest_exact


def test_beyond_that_limit_what_brings_most_comes_first(tmp_path: Path) -> None:
    large = leaf("besar", f"1: {{question: q{CHAIN + 2}, is: ya}}", weight=50)

    advice = judge(tmp_path, chain(50) + large, "", bank=many(CHAIN + 2)).advice

    assert (advice.fewest, advice.fewest_exact) == (("naik:besar",), False)


def test_up_to_that_limit_every_subset_is_measured(tmp_path: Path) -> None:
    assert 1 << (CHAIN - 1) == MOST_SUBSETS

    advice = judge(tmp_path, chain(9, length=CHAIN - 1), "", bank=many(CHAIN)).advice

    # Neighbours bring 1, then 2 each: five in a row 1 + 4 x 2 = 9.
    assert len(advice.fewest) == 5
    assert advice.fewest_exact


def test_parts_that_share_nothing_stay_exact_however_many_they_are(tmp_path: Path) -> None:
    separate = (leaf(f"p{n}", f"1: {{question: q{n}, is: ya}}", weight=5) for n in range(1, 21))

    advice = judge(tmp_path, score(*separate, bands=band(95)), "", bank=many(20)).advice

    assert len(advice.fewest) == 19
    assert advice.fewest_exact


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_whichever_option_a_step_lets_one_choose_brings_what_the_step_says(path: Path, kipp_2018: Loaded) -> None:
    facts_of = read_facts(open_profile(path), kipp_2018.bank, kipp_2018.rubric)
    report = assess(kipp_2018.rubric, facts_of, CLOSES)
    before, tried = low(report).claimed, 0

    for action in (each for each in report.advice.actions if each.kind == "level"):
        gain = Fraction(action.claimed, action.per)
        for question in (report.rubric.questions[key] for key in action.answers):
            demands = [each for each in action.demands if each.test.question == question.id]
            for option in question.options if question.kind in {"choice", "yes-no"} else ():
                if meets(option.id, demands, report.on):
                    change = Change(action.values | {question.id: option.id})
                    after = assess(report.rubric, changed(report.facts, change), report.on)
                    assert low(after).claimed - before >= gain, (action.id, option.id)
                    tried += 1

    assert tried


def test_of_options_that_serve_the_one_that_brings_most_is_named_with_its_own_level(tmp_path: Path) -> None:
    bank = """
    theme: {title: Profil, order: 1}
    questions:
      - id: panduan
        kind: choice
        label: Panduan
        text: Ada?
        options: [{id: daring, text: Daring}, {id: cetak, text: Cetak}, {id: tidak, text: Tidak}]
    """
    levels = (
        "{points: 3, title: Dibuka siapa saja, when: {question: panduan, is: daring}}",
        "{points: 1, title: Ada, when: {question: panduan, in: [daring, cetak]}}",
    )
    part = f"{{id: p, title: P, weight: 3, source: pedoman, levels: [{', '.join(levels)}]}}"

    report = judge(tmp_path, f"score: {{out_of: 3, bands: [], parts: [{part}]}}", "{}", bank=dedent(bank))
    (action,) = report.advice.actions

    assert action.title.id == "P: capai “Dibuka siapa saja”"
    assert Fraction(action.claimed, action.per) == 3
    assert action.values == {"panduan": "daring"}
    assert [(each.test.name, each.test.operand) for each in action.demands] == [("is", "daring")]


def test_of_actions_that_bring_as_much_the_first_is_named(tmp_path: Path) -> None:
    agreed, many, old = (
        "{question: setuju, is: ya}",
        "{question: jumlah, at_least: 3}",
        "{question: mulai, age_at_least: 1 year}",
    )
    body = score(
        leaf("a", f"1: {agreed}", weight=20),
        leaf("b", f"1: {many}", weight=20),
        # What began too late can never be had, but ties the two others to each other.
        leaf("c", f"1: {{all: [{agreed}, {many}, {old}]}}", weight=60),
        bands=band(0, 20),
    )

    advice = judge(tmp_path, body, "mulai: 2018-03-01\n").advice

    assert [each.id for each in advice.actions] == ["naik:a", "naik:b"]
    assert (advice.fewest, advice.fewest_exact) == (("naik:a",), True)


def test_of_actions_that_touch_nothing_in_common_and_bring_as_much_the_first_is_named_too(tmp_path: Path) -> None:
    body = score(
        leaf("a", "1: {question: setuju, is: ya}", weight=30),
        leaf("b", "1: {question: jumlah, at_least: 3}", weight=30),
        leaf("c", "1: {question: judul, known: true}", weight=30),
        bands=band(0, 60),
    )

    assert judge(tmp_path, body, "").advice.fewest == ("naik:a", "naik:b")


@pytest.mark.parametrize(("mark", "fewest"), [(30, ("naik:a",)), (31, ("naik:a", "naik:b")), (61, ())])
def test_nothing_short_of_a_mark_is_said_to_reach_it(tmp_path: Path, mark: int, fewest: tuple[str, ...]) -> None:
    body = score(
        leaf("a", "1: {question: setuju, is: ya}", weight=30),
        leaf("b", "1: {question: jumlah, at_least: 3}", weight=30),
        bands=band(0, mark),
        out_of=60,
    )

    advice = judge(tmp_path, body, "").advice

    assert (advice.toward, advice.fewest, advice.fewest_exact) == (f"pita-{mark}", fewest, True)


def test_the_fewest_are_named_in_the_order_of_all_advice(tmp_path: Path) -> None:
    # What the first shares with the last puts the two into one group, behind that of the second.
    tied = "{all: [{question: setuju, is: ya}, {question: judul, known: true}, {question: mulai, known: true}]}"
    body = score(
        leaf("a", "1: {question: setuju, is: ya}", weight=40),
        leaf("b", "1: {question: jumlah, at_least: 3}", weight=30),
        leaf("c", "1: {question: judul, known: true}", weight=20),
        leaf("d", f"1: {tied}", weight=10),
        bands=band(0, 70),
    )

    assert judge(tmp_path, body, "mulai: {tidak_berlaku: x}\n").advice.fewest == ("naik:a", "naik:b")


def test_of_actions_that_claim_as_much_the_one_that_is_proven_more_comes_first(tmp_path: Path) -> None:
    claimed = "{all: [{question: surat, is: ya}, {question: jumlah, at_least: 3}]}"
    body = score(
        leaf("a", f"1: {claimed}", weight=50),
        leaf("b", "1: {question: setuju, is: ya}", weight=50),
    )

    actions = judge(tmp_path, body, "surat: ya\n").advice.actions

    assert [(each.id, each.claimed // each.per, each.evidenced // each.per) for each in actions] == [
        ("naik:b", 50, 50),
        ("naik:a", 50, 0),
    ]
    assert [each.id for each in judge(tmp_path, body, "surat: ya\n").advice.plan[:2]] == ["naik:b", "naik:a"]


def test_a_pass_mark_that_is_reached_already_is_reached_by_no_step(tmp_path: Path) -> None:
    body = score(
        leaf("a", "1: {question: setuju, is: ya}", weight=50),
        leaf("b", "1: {question: judul, known: true}", weight=20),
        leaf("c", "1: {question: jumlah, at_least: 3}", weight=30),
        bands=band(0, 80),
    ).replace("  bands:", "  pass_mark: {points: 40, source: pedoman}\n  bands:")

    actions = by_id(judge(tmp_path, body, "setuju: ya\n"))

    assert (actions["naik:b"].reaches, actions["naik:c"].reaches) == (None, "pita-80")


def test_of_two_levels_of_the_same_worth_the_first_is_aimed_at(tmp_path: Path) -> None:
    levels = (
        "{points: 1, title: Yang pertama, when: {question: jumlah, at_least: 3}}",
        "{points: 1, title: Lalu, when: {question: setuju, is: ya}}",
    )
    part = f"{{id: p, title: P, weight: 3, source: pedoman, levels: [{', '.join(levels)}]}}"

    (action,) = judge(tmp_path, f"score: {{out_of: 3, bands: [], parts: [{part}]}}", "{}").advice.actions

    assert action.title.id == "P: capai “Yang pertama”"


def test_a_level_of_the_same_worth_as_that_of_today_is_no_aim(tmp_path: Path) -> None:
    levels = (
        "{points: 3, title: Tinggi, when: {question: setuju, is: ya}}",
        "{points: 1, title: Lain, when: {question: judul, known: true}}",
        "{points: 1, title: Kini, when: {question: jumlah, at_least: 1}}",
    )
    part = f"{{id: p, title: P, weight: 3, source: pedoman, levels: [{', '.join(levels)}]}}"

    report = judge(tmp_path, f"score: {{out_of: 3, bands: [], parts: [{part}]}}", "jumlah: 1\nsetuju: tidak\n")

    assert [each.title.id for each in report.advice.actions] == ["P: capai “Tinggi”"]
