"""Conditions as a rubric writes them: what each means, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import pytest
from builders import BANK

from inovasi_cli import strict_yaml
from inovasi_cli.conditions import (
    ALWAYS,
    TESTS,
    AllOf,
    AnyOf,
    Condition,
    Earned,
    EarningPart,
    FactTest,
    Fits,
    Not,
    Shown,
)
from inovasi_cli.errors import Problems
from inovasi_cli.rubric.bank import KINDS, Bank
from inovasi_cli.rubric.language import ConditionReader, Judgement, Questions

if TYPE_CHECKING:
    from pathlib import Path

OF_KIND = {
    "choice": "pilihan",
    "choices": "banyak",
    "yes-no": "setuju",
    "number": "jumlah",
    "date": "mulai",
    "years": "tahun",
    "text": "judul",
    "list": "daftar",
}

YES = FactTest("setuju", "is", "ya")
NAMED = FactTest("judul", "known", operand=True)
EARNED = Earned("bagian", (EarningPart(AnyOf((YES,)), frozenset({"setuju"}), "forbidden"),))
JUDGEMENT = Judgement(
    shown={"efektif": YES, "bermanfaat": NAMED},
    fits={"inklusif": YES},
    earned={"bagian": EARNED},
)


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bank")
    (folder / "profil.yaml").write_text(BANK, encoding="utf-8")
    return folder


def read(source: str, folder: Path, judgement: Judgement | None = None) -> tuple[Condition, list[str], list[str]]:
    """The condition behind ``when: ``, its problems, and the line and column of each mark (``§``) in the source."""
    content, places = f"when: {source}\n", []
    while "§" in content:
        before, _, after = content.partition("§")
        places.append(f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
        content = before + after
    problems = Problems("uji.yaml")
    root = strict_yaml.parse(content.encode(), problems)
    assert root
    bank = Bank(folder)
    reader = ConditionReader(problems, Questions(bank.question, bank.known), judgement)
    condition = reader.read(root.entries["when"], "syarat")
    return condition, [str(problem) for problem in problems.sorted()], places


def assert_same(condition: Condition, expected: Condition) -> None:
    # Named tuples of two types are equal where their values are.
    assert repr(condition) == repr(expected)


# One test on one question


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("{question: pilihan, is: b}", FactTest("pilihan", "is", "b"), id="is-choice"),
        pytest.param("{question: setuju, is: tidak}", FactTest("setuju", "is", "tidak"), id="is-yes-no"),
        pytest.param("{question: setuju, is: true}", FactTest("setuju", "is", "ya"), id="is-true"),
        pytest.param("{question: setuju, is: false}", FactTest("setuju", "is", "tidak"), id="is-false"),
        pytest.param("{question: pilihan, in: [c, a]}", FactTest("pilihan", "in", ("c", "a")), id="in-choice"),
        pytest.param("{question: setuju, in: [ya, false]}", FactTest("setuju", "in", ("ya", "tidak")), id="in-yes-no"),
        pytest.param("{question: banyak, has: a}", FactTest("banyak", "has", "a"), id="has-choices"),
        pytest.param("{question: daftar, has: Kota Solo}", FactTest("daftar", "has", "Kota Solo"), id="has-list"),
        pytest.param("{question: tahun, has: 2018}", FactTest("tahun", "has", 2018), id="has-years"),
        pytest.param(
            "{question: banyak, count_at_least: 1}", FactTest("banyak", "count_at_least", 1), id="count-least"
        ),
        pytest.param(
            "{question: daftar, count_at_least: 100}", FactTest("daftar", "count_at_least", 100), id="count-most"
        ),
        pytest.param("{question: tahun, count_at_least: 3}", FactTest("tahun", "count_at_least", 3), id="count-years"),
        pytest.param("{question: jumlah, at_least: 3}", FactTest("jumlah", "at_least", 3), id="at-least"),
        pytest.param(
            '{question: jumlah, at_most: "85,5"}', FactTest("jumlah", "at_most", Decimal("85.5")), id="at-most-decimal"
        ),
        pytest.param("{question: jumlah, above: 0}", FactTest("jumlah", "above", 0), id="above-zero"),
        pytest.param("{question: jumlah, below: -2}", FactTest("jumlah", "below", -2), id="below-negative"),
        pytest.param(
            "{question: mulai, before: 2018-01-01}", FactTest("mulai", "before", date(2018, 1, 1)), id="before"
        ),
        pytest.param(
            "{question: mulai, after: 2016-12-31}", FactTest("mulai", "after", date(2016, 12, 31)), id="after"
        ),
        pytest.param("{question: mulai, age_at_least: 1 year}", FactTest("mulai", "age_at_least", 12), id="age-year"),
        pytest.param("{question: mulai, age_at_least: 2 years}", FactTest("mulai", "age_at_least", 24), id="age-years"),
        pytest.param("{question: mulai, age_at_least: 1 month}", FactTest("mulai", "age_at_least", 1), id="age-month"),
        pytest.param(
            "{question: mulai, age_at_least: 18 months}", FactTest("mulai", "age_at_least", 18), id="age-months"
        ),
        pytest.param(
            "{question: mulai, age_at_least: 100 years}", FactTest("mulai", "age_at_least", 1200), id="age-most"
        ),
    ],
)
def test_a_test_is_read_with_what_it_compares_with(source: str, expected: FactTest, folder: Path) -> None:
    condition, problems, _ = read(source, folder)

    assert problems == []
    assert_same(condition, expected)


@pytest.mark.parametrize("kind", KINDS)
def test_whether_an_answer_is_known_fits_every_kind(kind: str, folder: Path) -> None:
    condition, problems, _ = read(f"{{question: {OF_KIND[kind]}, known: true}}", folder)

    assert problems == []
    assert_same(condition, FactTest(OF_KIND[kind], "known", operand=True))


def test_the_order_of_the_two_keys_is_free(folder: Path) -> None:
    condition, problems, _ = read("{at_least: 3, question: jumlah}", folder)

    assert problems == []
    assert_same(condition, FactTest("jumlah", "at_least", 3))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param(name, kind, id=f"{name}-{kind}")
        for (name, test), kind in product(TESTS.items(), KINDS)
        if test.kinds and kind not in test.kinds
    ],
)
def test_a_test_that_does_not_fit_the_kind_is_refused(name: str, kind: str, folder: Path) -> None:
    condition, problems, (place,) = read(f"{{question: {OF_KIND[kind]}, §{name}: x}}", folder)

    refusal = f"uji {name} tidak cocok untuk {OF_KIND[kind]} (jenis {kind}); pakai "
    assert [problem.partition(refusal)[0] for problem in problems] == [f"uji.yaml:{place}: syarat: "]
    assert_same(condition, ALWAYS)


@pytest.mark.parametrize(
    ("kind", "fitting"),
    [
        pytest.param("choice", "is, in, known", id="choice"),
        pytest.param("choices", "has, count_at_least, known", id="choices"),
        pytest.param("number", "at_least, at_most, above, below, known", id="number"),
        pytest.param("text", "known", id="text"),
    ],
)
def test_the_refusal_names_the_tests_that_fit(kind: str, fitting: str, folder: Path) -> None:
    _, problems, _ = read(f"{{question: {OF_KIND[kind]}, before: 2018-01-01}}", folder)

    assert [problem.partition("; pakai ")[2] for problem in problems] == [fitting]


# Conditions made of conditions


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("{all: [{question: setuju, is: ya}]}", AllOf((YES,)), id="all"),
        pytest.param(
            "{any: [{question: setuju, is: ya}, {question: judul, known: true}]}", AnyOf((YES, NAMED)), id="any"
        ),
        pytest.param("{not: {question: setuju, is: ya}}", Not(YES), id="not"),
        pytest.param(
            "{not: {any: [{all: [{question: judul, known: true}]}, {question: setuju, is: ya}]}}",
            Not(AnyOf((AllOf((NAMED,)), YES))),
            id="nested",
        ),
    ],
)
def test_conditions_are_joined(source: str, expected: Condition, folder: Path) -> None:
    condition, problems, _ = read(source, folder)

    assert problems == []
    assert_same(condition, expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("{shown: all}", Shown({"efektif": YES, "bermanfaat": NAMED}), id="every-characteristic"),
        pytest.param("{shown: bermanfaat}", Shown({"bermanfaat": NAMED}), id="one-characteristic"),
        pytest.param("{fits: category}", Fits({"inklusif": YES}), id="category"),
        pytest.param("{earned: bagian}", EARNED, id="part"),
        pytest.param("{any: [{not: {shown: efektif}}]}", AnyOf((Not(Shown({"efektif": YES})),)), id="nested"),
    ],
)
def test_a_gate_may_test_the_judgement(source: str, expected: Condition, folder: Path) -> None:
    condition, problems, _ = read(source, folder, JUDGEMENT)

    assert problems == []
    assert_same(condition, expected)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param("{shown: §all}", "shown", id="shown"),
        pytest.param("{fits: §category}", "fits", id="fits"),
        pytest.param("{earned: §bagian}", "earned", id="earned"),
        pytest.param("{not: {earned: §bagian}}", "earned", id="nested"),
    ],
)
def test_nothing_but_a_gate_may(source: str, name: str, folder: Path) -> None:
    _, problems, (place,) = read(source, folder)

    assert problems == [f"uji.yaml:{place}: syarat: {name} hanya boleh dipakai dalam syarat (gates)"]


# What is refused

TEST_NAMES = (
    "is, in, has, count_at_least, at_least, at_most, above, below, before, after, age_at_least, known"  # in this order
)
ONE_WORD = "harus punya tepat satu dari question, all, any, not, shown, fits, earned"
ONE_TEST = f"harus punya tepat satu uji dari {TEST_NAMES}"
NO_CONDITION = "harus berupa syarat, misalnya {question: mulai, known: true}"
NO_LIST = "harus berupa daftar syarat yang tidak kosong"
COUNT = "harus bilangan bulat dari 1 sampai 100"
KNOWN = "tulis known: true; kebalikannya not: {...}"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("§ya", NO_CONDITION, id="a-word"),
        pytest.param("§[{question: setuju, is: ya}]", NO_CONDITION, id="a-list"),
        pytest.param("§{}", ONE_WORD, id="nothing"),
        pytest.param("§{all: [{question: setuju, is: ya}], not: {}}", ONE_WORD, id="two-words"),
        pytest.param("{§al: [{question: setuju, is: ya}]}", '"al" tidak dikenal; maksud Anda all?', id="near-word"),
        pytest.param("{§xyz: 1}", '"xyz" tidak dikenal', id="far-word"),
        pytest.param("§{question: setuju}", ONE_TEST, id="no-test"),
        pytest.param("§{question: jumlah, at_least: 1, below: 9}", ONE_TEST, id="two-tests"),
        pytest.param("§{question: setuju, all: [], is: ya}", ONE_TEST, id="test-and-word"),
        pytest.param(
            "{question: jumlah, §atleast: 3}", 'uji "atleast" tidak dikenal; maksud Anda at_least?', id="near-test"
        ),
        pytest.param("{question: jumlah, §xyz: 3}", 'uji "xyz" tidak dikenal', id="far-test"),
        pytest.param(
            "{question: §jumlh, at_least: 3}",
            'pertanyaan "jumlh" tidak ada di bank pertanyaan; maksud Anda jumlah?',
            id="near-question",
        ),
        pytest.param(
            "{question: §xyz, at_least: 3}", 'pertanyaan "xyz" tidak ada di bank pertanyaan', id="far-question"
        ),
        pytest.param(
            "{question: §[jumlah], at_least: 3}", 'pertanyaan "" tidak ada di bank pertanyaan', id="question-as-list"
        ),
        pytest.param("{all: §[]}", NO_LIST, id="all-of-nothing"),
        pytest.param("{any: §[]}", NO_LIST, id="any-of-nothing"),
        pytest.param("{all: §{question: setuju, is: ya}}", NO_LIST, id="all-without-a-list"),
        pytest.param("{any: §ya}", NO_LIST, id="any-of-a-word"),
        pytest.param("{not: §[{question: setuju, is: ya}]}", NO_CONDITION, id="not-with-a-list"),
        pytest.param("{not: §}", NO_CONDITION, id="not-of-nothing"),
        pytest.param("{question: pilihan, is: §d}", 'pilihan "d" tidak ada pada pilihan', id="far-option"),
        pytest.param(
            "{question: setuju, is: §tida}",
            'pilihan "tida" tidak ada pada setuju; maksud Anda tidak?',
            id="near-option",
        ),
        pytest.param("{question: pilihan, is: §true}", 'pilihan "true" tidak ada pada pilihan', id="true-as-option"),
        pytest.param("{question: pilihan, is: §[a]}", "harus berupa satu isian", id="is-with-a-list"),
        pytest.param('{question: pilihan, is: §""}', "harus berupa satu isian", id="is-nothing"),
        pytest.param("{question: pilihan, in: §a}", "in harus berupa daftar pilihan", id="in-without-a-list"),
        pytest.param("{question: pilihan, in: §[]}", "in harus berupa daftar pilihan", id="in-nothing"),
        pytest.param("{question: pilihan, in: §[a, d]}", 'pilihan "d" tidak ada pada pilihan', id="in-far-option"),
        pytest.param("{question: pilihan, in: §[a, [b]]}", "harus berupa satu isian", id="in-nested-list"),
        pytest.param("{question: banyak, has: §d}", 'pilihan "d" tidak ada pada banyak', id="has-far-option"),
        pytest.param("{question: daftar, has: §[a]}", "harus berupa satu isian", id="has-with-a-list"),
        pytest.param(
            "{question: tahun, has: §18}", '"18" bukan tahun; tulis empat angka, misalnya 2018', id="has-no-year"
        ),
        pytest.param("{question: daftar, count_at_least: §0}", COUNT, id="count-zero"),
        pytest.param("{question: daftar, count_at_least: §101}", COUNT, id="count-too-many"),
        pytest.param("{question: daftar, count_at_least: §-1}", COUNT, id="count-negative"),
        pytest.param("{question: daftar, count_at_least: §1.5}", COUNT, id="count-of-a-part"),
        pytest.param("{question: daftar, count_at_least: §dua}", COUNT, id="count-in-words"),
        pytest.param("{question: daftar, count_at_least: §007}", COUNT, id="count-behind-zeros"),
        pytest.param("{question: daftar, count_at_least: §٣}", COUNT, id="count-in-other-digits"),
        pytest.param(f"{{question: daftar, count_at_least: §{'9' * 5000}}}", COUNT, id="count-without-end"),
        pytest.param(
            "{question: jumlah, at_least: §banyak}",
            '"banyak" bukan angka; tulis angka, misalnya 12 atau 85,5',
            id="no-number",
        ),
        pytest.param(
            "{question: mulai, before: §2018}",
            '"2018" belum lengkap; tulis tahun-bulan-tanggal, misalnya 2018-12-31',
            id="before-a-year",
        ),
        pytest.param(
            "{question: mulai, after: §31-03-2018}",
            '"31-03-2018" tidak dibaca; tulis tahun-bulan-tanggal: 2018-03-31',
            id="after-day-first",
        ),
        *(
            pytest.param(
                f"{{question: mulai, age_at_least: §{age}}}",
                f'umur "{age}" tidak dibaca; tulis misalnya 1 year atau 18 months',
                id=f"age-{age.replace(' ', '-')}",
            )
            for age in ("1 tahun", "1", "0 months", "101 years", "1201 months", "1.5 years", "-1 year", "99999 months")
        ),
        pytest.param("{question: judul, known: §false}", KNOWN, id="known-false"),
        pytest.param("{question: judul, known: §ya}", KNOWN, id="known-ya"),
    ],
)
def test_what_is_no_condition_is_refused_at_its_place(source: str, message: str, folder: Path) -> None:
    _, problems, (place,) = read(source, folder)

    assert problems == [f"uji.yaml:{place}: syarat: {message}"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("{fits: §inklusif}", "tulis fits: category", id="fits-one-category"),
        pytest.param("{fits: §[category]}", "tulis fits: category", id="fits-a-list"),
        pytest.param(
            "{shown: §efektiv}", 'shown: "efektiv" tidak ada di rubrik ini; maksud Anda efektif?', id="shown-near"
        ),
        pytest.param("{shown: §[all]}", 'shown: "" tidak ada di rubrik ini', id="shown-a-list"),
        pytest.param("{earned: §xyz}", 'earned: "xyz" tidak ada di rubrik ini', id="earned-far"),
        pytest.param("{earned: §all}", 'earned: "all" tidak ada di rubrik ini', id="earned-all"),
        pytest.param(
            "{earned: §bagian.a}",
            'earned: "bagian.a" tidak ada di rubrik ini; maksud Anda bagian?',
            id="earned-near",
        ),
    ],
)
def test_a_gate_is_told_what_the_judgement_does_not_have(source: str, message: str, folder: Path) -> None:
    _, problems, (place,) = read(source, folder, JUDGEMENT)

    assert problems == [f"uji.yaml:{place}: syarat: {message}"]


def test_every_problem_of_a_condition_is_told_at_once(folder: Path) -> None:
    source = """
  all:
    - {question: §jumlh, at_least: 3}
    - not: {question: pilihan, is: §d}
    - any: [{question: daftar, count_at_least: §0}, {question: setuju, is: ya}, {shown: §all}]
    - {question: mulai, age_at_least: §1 tahun}"""

    condition, problems, places = read(source, folder)

    messages = (
        'pertanyaan "jumlh" tidak ada di bank pertanyaan; maksud Anda jumlah?',
        'pilihan "d" tidak ada pada pilihan',
        COUNT,
        "shown hanya boleh dipakai dalam syarat (gates)",
        'umur "1 tahun" tidak dibaca; tulis misalnya 1 year atau 18 months',
    )
    assert problems == [f"uji.yaml:{at}: syarat: {message}" for at, message in zip(places, messages, strict=True)]
    assert_same(condition, AllOf((ALWAYS, Not(ALWAYS), AnyOf((ALWAYS, YES, ALWAYS)), ALWAYS)))
