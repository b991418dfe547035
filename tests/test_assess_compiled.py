"""Conditions as closures: they say what ``holds`` says; and the brief judgement says what the whole one says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import pytest
from builders import facts, rubric
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_cli.assess.bench import Bench
from inovasi_cli.assess.compiled import compiled
from inovasi_cli.conditions import ABSENT, AllOf, AnyOf, Case, Earned, EarningPart, FactTest, Fits, Not, Shown, deciding
from inovasi_cli.facts import DateSpan

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.conditions import Condition, Operand

KINDS: Final[dict[str, st.SearchStrategy[object]]] = {
    "pilihan": st.sampled_from("abc"),
    "banyak": st.lists(st.sampled_from("abc"), unique=True).map(tuple),
    "jumlah": st.integers(0, 3) | st.just(Decimal("1.5")),
    "mulai": st.sampled_from(
        [DateSpan(date(2017, 1, 1), date(2017, 12, 31)), DateSpan(date(2015, 5, 5), date(2015, 5, 5))]
    ),
}
OPERANDS: Final[dict[str, tuple[str, tuple[Operand, ...]]]] = {
    "is": ("pilihan", ("a", "b")),
    "in": ("pilihan", (("a", "b"), ())),
    "has": ("banyak", ("a", "b")),
    "count_at_least": ("banyak", (0, 1, 2)),
    "at_least": ("jumlah", (0, 2)),
    "at_most": ("jumlah", (1,)),
    "above": ("jumlah", (1,)),
    "below": ("jumlah", (2,)),
    "before": ("mulai", (date(2017, 6, 1),)),
    "after": ("mulai", (date(2017, 6, 1),)),
    "age_at_least": ("mulai", (12, 36)),
    "known": ("jumlah", (True,)),
}
TESTS: Final = st.sampled_from(
    [FactTest(question, name, operand) for name, (question, operands) in OPERANDS.items() for operand in operands]
)
NAMED: Final = ("x", "y")


def _groups(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(inner, max_size=3).map(tuple)
    named = st.dictionaries(st.sampled_from(NAMED), inner)
    leaves = st.builds(
        EarningPart,
        parts.map(AnyOf),
        st.frozensets(st.sampled_from(["pilihan", "banyak"])),
        st.sampled_from(["forbidden", "dropped", "full"]),
    )
    return st.one_of(
        parts.map(AllOf),
        parts.map(AnyOf),
        inner.map(Not),
        named.map(Shown),
        named.map(Fits),
        st.builds(Earned, st.just("bagian"), st.lists(leaves, max_size=2).map(tuple)),
    )


CONDITIONS: Final = st.recursive(TESTS, _groups, max_leaves=8)
CASES: Final = st.builds(
    lambda values, on, category, waived: Case(values, on, category=category, waived=waived),
    st.fixed_dictionaries({}, optional={key: kind | st.just(ABSENT) for key, kind in KINDS.items()}),
    st.none() | st.just(date(2018, 3, 31)),
    st.none() | st.sampled_from([*NAMED, "z"]),
    st.frozensets(st.sampled_from(["pilihan", "banyak"])),
)


@given(CONDITIONS, CASES)
@settings(max_examples=500, deadline=None)
def test_a_closure_says_what_the_condition_says(condition: Condition, case: Case) -> None:
    assert compiled(condition)(case) is condition.holds(case)


@given(CONDITIONS, CASES)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_condition_is_true_false_or_unknown_of_any_facts_and_its_own_tests_decide(
    condition: Condition, case: Case
) -> None:
    assert any(condition.holds(case) is state for state in (True, False, None))
    assert set(deciding(condition, case)) <= set(condition.tests())


@pytest.mark.parametrize("test", [FactTest(q, name, each) for name, (q, many) in OPERANDS.items() for each in many])
def test_of_an_unanswered_question_a_closure_knows_nothing_and_of_an_absent_one_it_says_no(test: FactTest) -> None:
    holds = compiled(test)

    assert holds(Case({}, None)) is None
    assert holds(Case({test.question: ABSENT}, None)) is False


JUDGED: Final = """
gates:
  - {id: setuju, title: Setuju, when: {question: setuju, is: ya}, cure: Setujui., source: pedoman}
  - {id: cocok, title: Cocok, when: {fits: category}, cure: Pilih., source: pedoman}
categories:
  - {id: satu, title: Satu, fits_when: {question: pilihan, is: a}, source: pedoman}
  - {id: dua, title: Dua, fits_when: {question: banyak, has: a}, source: pedoman}
  - {id: tiga, title: Tiga, fits_when: {question: lanjut, is: ya}, source: pedoman}
"""


@pytest.mark.parametrize(
    ("answers", "chosen"),
    [
        ("", ""),
        ("setuju: ya\npilihan: a\nbanyak: [b]", ""),
        ("setuju: ya\npilihan: a\nbanyak: [b]", "satu"),
        ("setuju: ya\npilihan: a\nbanyak: [b]", "dua"),
        ("setuju: tidak\npilihan: b\nbanyak: [a]\nlanjut: ya", "tiga"),
        ("setuju: ya\nbanyak: [a]\nlanjut: ya", "satu"),
    ],
)
def test_the_brief_judgement_says_what_the_whole_one_says(tmp_path: Path, answers: str, chosen: str) -> None:
    loaded = rubric(tmp_path, JUDGED)
    told = facts(tmp_path, loaded, answers, more=f"\nkategori: {{uji: {chosen}}}")
    bench = Bench(loaded.rubric, date(2018, 3, 31))

    brief, whole = bench.brief(told), bench.stand(told)

    assert brief.eligibility.verdict == whole.eligibility.verdict
    assert [gate[:2] for gate in brief.eligibility.gates] == [gate[:2] for gate in whole.eligibility.gates]
    assert brief.categories == whole.categories
