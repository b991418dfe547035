"""Which open questions matter most, held against every single answer that makes a difference."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import pytest
import strategies
from builders import facts, rubric
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_cli.assess import assess, effort, stand, weighty
from inovasi_cli.facts import Answer
from inovasi_cli.render.prospects import open_questions, open_title
from inovasi_cli.render.voice import Voice
from inovasi_cli.rubric.regions import regions

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.assess.report import Report, Standing
    from inovasi_cli.conditions import FactTest
    from inovasi_cli.rubric.load import Loaded

CLOSES: Final = date(2018, 3, 31)
BODY: Final = """
gates:
  - {id: izin, title: Izin, when: {question: setuju, is: ya}, cure: C, source: pedoman}
  - {id: lama, title: Lama, when: {question: mulai, age_at_least: 1 year}, cure: C, source: pedoman}
  - id: berdua
    title: Berdua
    when: {any: [{question: surat, is: ya}, {all: [{question: jumlah, at_least: 1}, {question: nilai, at_least: 1}]}]}
    cure: C
    source: pedoman
score:
  out_of: 100
  parts:
    - id: banyak
      title: Banyak
      weight: 60
      source: pedoman
      levels:
        - {points: 2, title: Dua, when: {question: banyak, count_at_least: 2}}
        - {points: 1, title: Satu, when: {question: banyak, count_at_least: 1}}
        - {points: 0, title: Belum}
    - id: berdua-juga
      title: Berdua
      weight: 40
      source: pedoman
      levels:
        - {points: 1, title: Ada, when: {all: [{question: jumlah, at_least: 3}, {question: lanjut, is: ya}]}}
        - {points: 0, title: Belum}
"""


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bobot")


@pytest.fixture(scope="module", name="loaded")
def _loaded(folder: Path) -> Loaded:
    return rubric(folder, BODY)


def judge(folder: Path, loaded: Loaded, answers: str = "pilihan: a\n", on: date | None = CLOSES) -> Report:
    return assess(loaded.rubric, facts(folder, loaded, answers), on)


def weights(report: Report) -> dict[str, tuple[int, int, tuple[str, ...]]]:
    """By question, in their order: whole points raised and lowered, and the gates decided."""
    return {
        each.question: (each.raises // each.per, each.lowers // each.per, each.gates) for each in report.open_ranked
    }


def test_what_decides_requirements_comes_first_then_what_closes_most_of_the_interval(
    folder: Path, loaded: Loaded
) -> None:
    assert list(weights(judge(folder, loaded)).items()) == [
        ("setuju", (0, 40, ("izin",))),
        ("mulai", (0, 0, ("lama",))),
        ("surat", (0, 0, ("berdua",))),
        ("banyak", (60, 60, ())),
        ("jumlah", (0, 40, ())),
        ("nilai", (0, 0, ())),
        ("lanjut", (0, 0, ())),
    ]


def test_an_answer_counts_once_it_is_sure_to_be_asked(folder: Path, loaded: Loaded) -> None:
    found = weights(judge(folder, loaded, "setuju: ya\njumlah: 4\n"))

    assert found["lanjut"] == (40, 40, ())


def test_the_list_says_what_each_may_bring(folder: Path, loaded: Loaded) -> None:
    report = judge(folder, loaded)

    assert open_title(report, Voice("id")) == "Belum dijawab (7), yang paling menentukan dahulu"
    assert open_questions(report, Voice("id")) == [
        "Setuju (ikut menentukan 40,00; 1 syarat)",
        "Mulai (1 syarat)",
        "Surat (1 syarat)",
        "Banyak (sampai +60,00)",
        "Jumlah (ikut menentukan 40,00)",
        "Nilai",
        "Lanjut",
    ]


def test_without_a_reference_date_no_age_decides_anything(folder: Path, loaded: Loaded) -> None:
    assert weights(judge(folder, loaded, on=None))["mulai"] == (0, 0, ())


def test_what_was_said_not_to_apply_weighs_nothing(folder: Path, loaded: Loaded) -> None:
    found = weights(judge(folder, loaded, "setuju: {tidak_berlaku: tidak perlu}\n"))

    assert found["setuju"] == (0, 0, ())


def test_a_requirement_on_the_category_goes_by_the_one_that_was_chosen(folder: Path) -> None:
    categories = """
    categories:
      - {id: a, title: A, fits_when: {question: setuju, is: ya}, source: pedoman}
      - {id: b, title: B, fits_when: {question: surat, is: ya}, source: pedoman}
    gates:
      - {id: cocok, title: Cocok, when: {fits: category}, cure: Ganti, source: pedoman}
    """
    loaded = rubric(folder, categories)

    def decided(more: str) -> dict[str, tuple[str, ...]]:
        report = assess(loaded.rubric, facts(folder, loaded, "{}", more=more), CLOSES)
        return {each.question: each.gates for each in report.open_ranked}

    assert decided("\nkategori: {uji: a}\n") == {"setuju": ("cocok",), "surat": ()}
    assert decided("") == {"setuju": ("cocok",), "surat": ("cocok",)}


def test_a_part_that_counts_in_full_since_it_does_not_apply_does_so_for_requirements_too(folder: Path) -> None:
    level = "{points: 1, title: Ya, when: {question: surat, is: ya}}"
    part = f"{{id: a, title: A, weight: 10, source: pedoman, not_applicable: full, levels: [{level}]}}"
    when = "{all: [{earned: a}, {question: judul, known: true}]}"
    gate = f"{{id: g, title: G, when: {when}, cure: C, source: pedoman}}"
    loaded = rubric(folder, f"gates: [{gate}]\nscore: {{out_of: 10, parts: [{part}]}}")

    assert weights(judge(folder, loaded, "surat: {tidak_berlaku: x}\n"))["judul"] == (0, 0, ("g",))


def test_without_a_score_only_requirements_count(folder: Path) -> None:
    gate = "gates: [{id: izin, title: I, when: {question: setuju, is: ya}, cure: C, source: pedoman}]\n"
    loaded = rubric(folder, gate)

    assert weights(judge(folder, loaded)) == {"setuju": (0, 0, ("izin",))}


def test_where_there_is_too_much_to_look_at_the_questions_stand_in_the_order_of_the_bank(
    folder: Path, loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weighty, "Effort", lambda: effort.Effort(10))

    report = judge(folder, loaded)

    assert report.open_ranked == ()
    assert open_title(report, Voice("id")) == "Belum dijawab (7)"
    assert open_questions(report, Voice("id")) == [
        "Banyak",
        "Setuju",
        "Jumlah",
        "Mulai",
        "Surat",
        "Nilai",
        "Lanjut",
    ]


def ends(standing: Standing) -> tuple[Fraction, Fraction]:
    ready = standing.readiness
    if ready is None:
        return Fraction(), Fraction()
    return Fraction(ready.claimed.low, ready.claimed.per), Fraction(ready.claimed.high, ready.claimed.per)


def undecided(standing: Standing) -> set[str]:
    return {each.gate.id for each in standing.eligibility.gates if each.met is None}


@settings(strategies.CALM, max_examples=60)
@given(data=st.data())
def test_no_single_answer_does_more_than_the_list_says(data: st.DataObject, folder: Path) -> None:
    loaded = rubric(folder, data.draw(strategies.bodies()))
    said = data.draw(strategies.facts_for(loaded.rubric, waivers=False))
    on = data.draw(strategies.DAYS)
    report = assess(loaded.rubric, said, on)
    low, high = ends(report.standing)

    for weight in report.open_ranked:
        value = data.draw(strategies.values_of(loaded.rubric.questions[weight.question]))
        after = stand(loaded.rubric, said._replace(answers={**said.answers, weight.question: Answer(value)}), on)
        least, most = ends(after)
        assert least - low <= Fraction(weight.raises, weight.per)
        assert high - most <= Fraction(weight.lowers, weight.per)
        assert least - low + high - most <= Fraction(weight.closes, weight.per)
        assert undecided(report.standing) - undecided(after) <= set(weight.gates)


@settings(strategies.CALM, max_examples=60)
@given(data=st.data())
def test_what_the_list_says_is_what_some_answer_does_and_in_its_order(data: st.DataObject, folder: Path) -> None:
    loaded = rubric(folder, data.draw(strategies.bodies()))
    said = data.draw(strategies.facts_for(loaded.rubric, waivers=False))
    report = assess(loaded.rubric, said, CLOSES)
    (low, high), before = ends(report.standing), undecided(report.standing)
    tests = every_test(loaded)

    for weight in report.open_ranked:
        question = loaded.rubric.questions[weight.question]
        moved, decided = [(Fraction(), Fraction())], set[str]()
        for value in regions(question, tests.get(weight.question, []), CLOSES):
            answers = {**said.answers, weight.question: Answer(value)}
            after = stand(loaded.rubric, said._replace(answers=answers), CLOSES)
            least, most = ends(after)
            moved.append((least - low, high - most))
            decided |= before - undecided(after)
        assert max(raised for raised, _ in moved) == Fraction(weight.raises, weight.per)
        assert max(lowered for _, lowered in moved) == Fraction(weight.lowers, weight.per)
        assert max(raised + lowered for raised, lowered in moved) == Fraction(weight.closes, weight.per)
        assert decided == set(weight.gates)
    order = [(-len(each.gates), -each.closes, -each.raises) for each in report.open_ranked]
    assert order == sorted(order)
    assert {each.question for each in report.open_ranked} == set(report.open_questions)


def every_test(loaded: Loaded) -> dict[str, list[FactTest]]:
    """All tests of a rubric by question, whatever they decide."""
    levels = (
        level.when for part in (loaded.rubric.score.leaves() if loaded.rubric.score else ()) for level in part.levels
    )
    asked = (question.ask_when for question in loaded.rubric.conditional if question.ask_when)
    found: dict[str, list[FactTest]] = {}
    for test in (
        test for each in (*levels, *asked, *(gate.when for gate in loaded.rubric.gates)) for test in each.tests()
    ):
        found.setdefault(test.question, []).append(test)
    return found


def test_among_those_that_close_as_much_what_can_raise_the_points_comes_first(folder: Path) -> None:
    def leaf(name: str, way: str, first: str, second: str) -> str:
        when = f"{{{way}: [{{question: {first}, is: ya}}, {{question: {second}, at_least: 1}}]}}"
        levels = f"[{{points: 1, title: Ada, when: {when}}}, {{points: 0, title: Belum}}]"
        return f"{{id: {name}, title: {name}, weight: 50, source: pedoman, levels: {levels}}}"

    parts = f"[{leaf('semua', 'all', 'setuju', 'jumlah')}, {leaf('salah-satu', 'any', 'surat', 'nilai')}]"
    loaded = rubric(folder, f"score: {{out_of: 100, parts: {parts}}}")

    # One of the second part earns it alone; one of the first can only lose it alone.
    assert weights(judge(folder, loaded, "{}")) == {
        "surat": (50, 0, ()),
        "nilai": (50, 0, ()),
        "setuju": (0, 50, ()),
        "jumlah": (0, 50, ()),
    }
    assert [each.question for each in judge(folder, loaded, "{}").open_ranked] == ["surat", "nilai", "setuju", "jumlah"]
