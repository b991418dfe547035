"""Judging in brief, for whoever judges much: the same verdict, states, categories and totals as judging at length."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
import strategies
from builders import facts, rubric
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_cli.assess import assess, examine, reference_date, report_of, stand
from inovasi_cli.assess.bench import Bench
from inovasi_cli.assess.report import NOT_ELIGIBLE, Standing
from inovasi_cli.facts import Answer, Facts
from inovasi_cli.profile.load import Readers, open_profile, read_many
from inovasi_cli.rubric.catalog import folder, shipped
from inovasi_cli.rubric.load import load_rubrics

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.assess.report import Eligibility, PartResult, Readiness, Report
    from inovasi_cli.rubric.bank import Bank
    from inovasi_cli.rubric.load import Loaded
    from inovasi_cli.rubric.model import Rubric

TODAY: Final = date(2026, 1, 1)
EXAMPLES: Final = sorted((folder().parent / "examples").glob("*/profil.yaml"))
CLOSES: Final = date(2018, 3, 31)


@cache
def every() -> tuple[dict[str, Rubric], Bank]:
    """All shipped rubrics, and the bank of them all."""
    rubrics, bank = load_rubrics([folder() / f"{name}.yaml" for name in shipped()], folder() / "questions")
    return {each.id: each for each in rubrics}, bank


def agrees(bench: Bench, told: Facts) -> None:
    """In brief is at length, without what explains."""
    brief, full = bench.brief(told), bench.stand(told)
    assert states(brief) == states(full)
    assert brief.eligibility.verdict == full.eligibility.verdict
    assert (brief.rubric, brief.on, brief.categories) == (full.rubric, full.on, full.categories)
    assert figures(brief.readiness) == figures(full.readiness)
    if full.readiness:
        assert added_up(full.readiness.parts) == (
            (full.readiness.claimed.low, full.readiness.claimed.high),
            (full.readiness.evidenced.low, full.readiness.evidenced.high),
        )


def states(stands: Standing | Report) -> list[tuple[str, bool | None]]:
    return [(each.gate.id, each.met) for each in stands.eligibility.gates]


def figures(result: Readiness | None) -> Readiness | None:
    """All but the parts."""
    return result and result._replace(parts=())


def added_up(parts: tuple[PartResult, ...]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The claimed and the evidenced points of all leaves below these parts."""
    low = high = sure = most = 0
    waiting = list(parts)
    while waiting:
        part = waiting.pop()
        if part.parts:
            waiting += part.parts
            continue
        low, high = low + part.claimed.low, high + part.claimed.high
        sure, most = sure + part.evidenced.low, most + part.evidenced.high
    return (low, high), (sure, most)


# The same as at length


@pytest.mark.parametrize("name", shipped())
def test_in_brief_every_example_is_judged_as_at_length_under_every_rubric(name: str) -> None:
    rubrics, bank = every()
    made, readers = rubrics[name], Readers(bank)
    bench = Bench(made, reference_date(made, per=None, today=TODAY))

    for path in EXAMPLES:
        told = read_many(open_profile(path), readers, [made])
        agrees(bench, told)
        assert bench.stand(told) == stand(made, told, bench.on)


@pytest.mark.parametrize("name", [name for name in shipped() if every()[0][name].score])
@settings(strategies.CALM, max_examples=25)
@given(data=st.data())
def test_in_brief_any_facts_are_judged_as_at_length_under_every_rubric_with_a_score(
    name: str, data: st.DataObject
) -> None:
    made = every()[0][name]

    agrees(Bench(made, data.draw(strategies.DAYS)), data.draw(strategies.facts_for(made)))


@pytest.fixture(scope="module", name="made_in")
def _made_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rubrik")


@settings(strategies.CALM, max_examples=60)
@given(data=st.data())
def test_in_brief_any_facts_are_judged_as_at_length_under_any_rubric(made_in: Path, data: st.DataObject) -> None:
    made = rubric(made_in, data.draw(strategies.bodies())).rubric
    bench = Bench(made, data.draw(strategies.DAYS))

    for _ in range(3):
        agrees(bench, data.draw(strategies.facts_for(made)))


@settings(strategies.CALM, max_examples=40)
@given(data=st.data())
def test_whom_a_bench_judged_before_makes_no_difference(made_in: Path, data: st.DataObject) -> None:
    made = rubric(made_in, data.draw(strategies.bodies())).rubric
    on, several = data.draw(strategies.DAYS), data.draw(st.lists(strategies.facts_for(made), min_size=2, max_size=4))
    bench = Bench(made, on)

    for told in (*several, *reversed(several)):
        assert bench.stand(told) == stand(made, told, on)
        assert bench.brief(told) == Bench(made, on).brief(told)
        assert report_of(bench, told) == assess(made, told, on)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_whole_report_says_what_stands_and_what_was_found(path: Path, kipp_2018: Loaded) -> None:
    bench = Bench(kipp_2018.rubric, CLOSES)
    told = read_many(open_profile(path), Readers(kipp_2018.bank), [kipp_2018.rubric])

    report = assess(kipp_2018.rubric, told, CLOSES)
    stands, findings = examine(bench, told)

    assert stands == bench.stand(told)
    assert findings == report.findings
    assert (report.eligibility, report.categories, report.readiness, report.open_questions) == (
        *(stands.eligibility, stands.categories, stands.readiness, stands.open_questions),
    )


# Only in brief

GATE: Final = """
gates:
  - {id: usia, title: Usia, cure: Tunggu, origin: derived, when: {question: mulai, age_at_least: 1 year}}
"""


def brief_eligibility(folder_: Path) -> Eligibility:
    loaded = rubric(folder_, GATE)
    return Bench(loaded.rubric, CLOSES).brief(facts(folder_, loaded, "mulai: 2018-01-01")).eligibility


def test_in_brief_nothing_is_explained(tmp_path: Path) -> None:
    eligibility = brief_eligibility(tmp_path)

    assert eligibility.verdict == NOT_ELIGIBLE
    assert eligibility.eligible_from is None
    assert [each.reason.id for each in eligibility.gates] == [""]


def test_at_length_it_is(tmp_path: Path) -> None:
    loaded = rubric(tmp_path, GATE)

    full = Bench(loaded.rubric, CLOSES).stand(facts(tmp_path, loaded, "mulai: 2018-01-01"))

    assert full.eligibility.eligible_from == date(2019, 1, 1)
    assert full.eligibility.gates[0].reason.id != ""


# What does not apply

DROPS: Final = """
score:
  out_of: 100
  parts:
    - {id: satu, title: Satu, weight: 40, origin: derived, not_applicable: dropped,
       levels: [{points: 1, title: A, when: {question: setuju, is: ya}}]}
    - {id: dua, title: Dua, weight: 60, origin: derived, not_applicable: dropped,
       levels: [{points: 1, title: A, when: {question: nilai, at_least: 5}}]}
"""


def shown(result: Readiness | None) -> tuple[str, str]:
    """The lowest points claimed and evidenced."""
    assert result
    return result.claimed.exact(result.claimed.low), result.evidenced.exact(result.evidenced.low)


def test_a_part_that_does_not_apply_leaves_its_weight_to_the_others_of_this_file_alone(tmp_path: Path) -> None:
    loaded = rubric(tmp_path, DROPS)
    bench = Bench(loaded.rubric, None)
    waived = facts(tmp_path, loaded, "setuju: {tidak_berlaku: tidak ada}\nnilai: 5")
    usual = facts(tmp_path, loaded, "setuju: ya\nnilai: 4")

    for _ in range(2):
        assert shown(bench.brief(waived).readiness) == ("100", "0")
        assert shown(bench.brief(usual).readiness) == ("40", "40")


def test_where_nothing_applies_or_there_is_no_score_there_are_no_points(tmp_path: Path) -> None:
    loaded = rubric(tmp_path, DROPS)
    nothing = Facts({key: Answer(not_applicable="tidak ada") for key in ("setuju", "nilai")}, {})

    assert Bench(loaded.rubric, None).brief(nothing).readiness is None
    assert Bench(loaded.rubric, None).stand(nothing).readiness is None
    assert Bench(loaded.rubric._replace(score=None), None).brief(Facts({}, {})).readiness is None


def test_an_answer_that_is_not_proven_counts_as_claimed_alone_even_where_it_only_opens_a_question(
    tmp_path: Path,
) -> None:
    body = """
    score:
      out_of: 100
      parts:
        - {id: satu, title: Satu, weight: 100, origin: derived,
           levels: [{points: 1, title: A, when: {question: lanjut, is: ya}}]}
    """
    bank = """
    theme: {title: Profil, order: 1}
    questions:
      - {id: setuju, kind: yes-no, label: Setuju, text: Setuju?, evidence: {kinds: [pdf], hint: surat}}
      - {id: lanjut, kind: yes-no, label: Lanjut, text: Lanjut?, ask_when: {question: setuju, is: ya}}
    """
    loaded = rubric(tmp_path, body, bank=bank)
    bench = Bench(loaded.rubric, None)

    without = facts(tmp_path, loaded, "setuju: ya\nlanjut: ya")
    proven = facts(tmp_path, loaded, "setuju: {nilai: ya, bukti: 'https://contoh.go.id/surat'}\nlanjut: ya")

    assert shown(bench.brief(without).readiness) == ("100", "0")
    assert shown(bench.brief(proven).readiness) == ("100", "100")
