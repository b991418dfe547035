"""A small rubric with questions of its own, fact files beside it, and what a batch makes of them."""

from __future__ import annotations

from datetime import date
from textwrap import dedent, indent
from typing import TYPE_CHECKING, Any, Final

from inovasi_cli.batch.judge import Task, judge
from inovasi_cli.batch.outcome import REMARKS

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.batch.outcome import Outcome, Remark

TODAY: Final = date(2026, 1, 1)

BANK: Final = """
theme: {title: Uji, order: 50}
questions:
  - {id: uji.setuju, kind: yes-no, label: Persetujuan, text: Setuju?}
  - {id: uji.surat, kind: yes-no, label: Surat, text: Ada?, evidence: {kinds: [pdf], hint: surat keputusan}}
  - {id: uji.jumlah, kind: number, label: Jumlah, text: Berapa?, evidence: {kinds: [pdf], hint: laporan}}
"""
RUBRIC: Final = """
format: 1
id: {id}
title: Lomba Uji
organiser: Penyelenggara Uji
sources: {pedoman: {title: Pedoman Uji, confidence: high}}
questions: [tanya.yaml]
"""
GATES: Final = """
gates:
  - {id: setuju, title: Disetujui, cure: Minta persetujuan., origin: derived, when: {question: uji.setuju, is: ya}}
  - {id: surat, title: Ada surat, cure: Buat suratnya., origin: derived, when: {question: uji.surat, is: ya}}
"""
SCORE: Final = """
score:
  out_of: 100
  parts:
    - id: jumlah
      title: Jumlah
      weight: 100
      origin: derived
      levels:
        - {points: 3, title: Tiga, when: {question: uji.jumlah, at_least: 3}}
        - {points: 2, title: Dua, when: {question: uji.jumlah, at_least: 2}}
        - {points: 0, title: Belum ada}
"""
READY: Final = "uji.setuju: ya\nuji.surat: ya\nuji.jumlah: 3"
"""Answers with which it passes."""


def rubric_in(folder: Path, name: str = "lomba", body: str = GATES + SCORE, *, bank: str = BANK) -> Path:
    """A rubric file of that id and its questions."""
    folder.mkdir(exist_ok=True)
    (folder / "tanya.yaml").write_text(dedent(bank), encoding="utf-8")
    path = folder / f"{name}.yaml"
    path.write_text(dedent(RUBRIC.replace("{id}", name)) + dedent(body), encoding="utf-8")
    return path


def file_in(folder: Path, answers: str = READY, *, name: str = "profil.yaml", rubrics: str = "") -> str:
    """A fact file whose answers begin on line 2, or on line 3 where it names rubrics."""
    path = folder / name
    head = f"rubrik: {rubrics}\n" if rubrics else ""
    path.write_text(f"{head}jawaban:\n" + indent(dedent(answers), "  ") + "\n", encoding="utf-8")
    return str(path)


def task_of(*rubrics: str | Path, **more: Any) -> Task:
    """A task with all remarks."""
    return Task(tuple(map(str, rubrics)), **{"per": None, "today": TODAY, "depth": REMARKS, **more})


def outcomes(task: Task, *files: str) -> list[Outcome]:
    """All that each file comes to."""
    kept: list[Outcome] = []

    def keep(outcome: Outcome, _language: str) -> str:
        kept.append(outcome)
        return ""

    results = judge(task._replace(pieces=(keep,)), files)
    assert [each.mark for each in results] == [each.mark() for each in kept]
    return kept


def said(remarks: tuple[Remark, ...]) -> list[tuple[str, str, int, str]]:
    """Rule, severity, line and message of each."""
    return [(each.rule, each.severity, each.line, each.message.id) for each in remarks]
