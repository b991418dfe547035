"""Advice looks at so much and no more: wherever the search ends, the judgement stands, and what is left out is said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from builders import facts, rubric

from inovasi_cli.assess import advice, assess, ground, remedies
from inovasi_cli.assess.bench import Bench
from inovasi_cli.assess.effort import MOST, Effort, SpentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inovasi_cli.assess.report import Report

CLOSES: Final = date(2018, 3, 31)
LEVELS: Final = "levels: [{points: 1, title: Ada, when: WHEN}, {points: 0, title: Belum}]"
BODY: Final = (
    """
gates:
  - {id: setuju, title: Setuju, when: {question: setuju, is: ya}, cure: C, source: pedoman}
  - id: dua
    title: Dua
    when: {all: [{question: pilihan, is: a}, {any: [{question: jumlah, at_least: 3}, {question: tahun, has: 2017}]}]}
    cure: C
    source: pedoman
score:
  out_of: 100
  bands: [{id: awal, title: Awal, from: 0, origin: derived}, {id: siap, title: Siap, from: 90, origin: derived}]
  parts:
    - {id: satu, title: Satu, weight: 50, source: pedoman, SATU}
    - {id: dua, title: Dua, weight: 30, source: pedoman, DUA}
    - {id: tiga, title: Tiga, weight: 20, source: pedoman, TIGA}
""".replace("SATU", LEVELS.replace("WHEN", "{question: jumlah, at_least: 5}"))
    .replace("DUA", LEVELS.replace("WHEN", "{all: [{question: banyak, has: b}, {question: jumlah, at_least: 2}]}"))
    .replace("TIGA", LEVELS.replace("WHEN", "{question: surat, is: ya}"))
)
ANSWERS: Final = "setuju: tidak\nbanyak: [a]\nsurat: ya\njumlah: 1\n"


@pytest.fixture(name="judge")
def _judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], Report]:
    loaded = rubric(tmp_path, BODY)
    told = facts(tmp_path, loaded, ANSWERS)

    def judge(searching: int, measuring: int) -> Report:
        monkeypatch.setattr(remedies, "Effort", lambda: Effort(searching))
        monkeypatch.setattr(ground, "Effort", lambda: Effort(measuring))
        return assess(loaded.rubric, told, CLOSES)

    return judge


def test_what_is_left_runs_out() -> None:
    effort = Effort(3)
    effort.spend(2)
    effort.spend(1)

    with pytest.raises(SpentError):
        effort.spend(1)


def _whole(report: Report) -> bool:
    found = report.advice
    return found.whole and found.fewest_exact and found.plan_exact


def test_wherever_the_search_ends_verdict_and_points_stand_and_it_is_said(judge: Callable[[int, int], Report]) -> None:
    full = judge(MOST, MOST)
    assert _whole(full)
    assert full.advice.fewest
    ways = [(spent, MOST) for spent in range(0, 120, 3)] + [(MOST, spent) for spent in range(0, 400, 5)]
    seen = set()

    for way in ways:
        cut = judge(*way)

        assert cut.standing == full.standing
        assert all(each in full.advice.actions for each in cut.advice.actions)
        limited = [each for each in cut.findings if each.rule == "saran-terbatas"]
        assert [(each.severity, each.question, each.line, each.column) for each in limited] == [
            *([] if cut.advice.whole else [("warning", None, 1, 1)])
        ]
        assert cut.advice == full.advice or not _whole(cut)
        assert cut.advice.fewest or not (cut.advice.whole and cut.advice.fewest_exact)
        seen.add((cut.advice.whole, bool(cut.advice.fewest), cut.advice.plan_exact, bool(cut.advice.plan)))

    # Ended while steps were looked for, while they were measured, while the fewest were sought, and while ordering.
    assert {whole for whole, *_ in seen} == {True, False}
    assert (True, False, False, False) in seen
    assert (True, True, False, True) in seen or (True, True, False, False) in seen
    assert (True, True, True, True) in seen


def test_what_lifts_a_part_by_proof_is_looked_for_no_longer_either(judge: Callable[[int, int], Report]) -> None:
    kinds = [{each.kind for each in judge(spent, MOST).advice.actions} for spent in range(0, 400, 3)]

    assert set() in kinds
    assert {"gate", "level", "proof"} in kinds
    assert any("proof" not in each and "level" in each for each in kinds)


def test_steps_of_a_region_are_cut_alike_wherever_the_measuring_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = rubric(tmp_path, BODY)
    bench = Bench(loaded.rubric, CLOSES)
    claims = bench.claims(facts(tmp_path, loaded, ANSWERS))
    full, whole = advice.changes(claims, bench.scale(claims))
    assert whole
    lengths = set()

    for spent in range(0, 200, 5):
        monkeypatch.setattr(ground, "Effort", lambda spent=spent: Effort(spent))
        cut, whole = advice.changes(claims, bench.scale(claims))

        assert whole is (cut == full)
        # Nobody who counts with them needs to measure, and to spend, again.
        assert all(each in full for each in cut)
        lengths.add(len(cut))

    assert lengths == {*range(len(full) + 1)}
