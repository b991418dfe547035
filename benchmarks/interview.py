"""Prints what it costs to save an interview after every answer: the wait that a person could notice.

A profile of 60 answers, each with a proof and every fifth a long text, is filled in and saved answer by answer, as
``inovasi isi`` does it: lock held, file compared with what was left there, written beside it, read back, synced, and
swapped. Beside it stands what the plan of the next question costs.

    python benchmarks/interview.py [FOLDER]

The file goes to FOLDER, or among the temporary files; what a sync costs depends on the disk.
"""

from __future__ import annotations

import platform
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from inovasi_cli.facts import Answer, Evidence, Facts
from inovasi_cli.interview.keeper import Keeper
from inovasi_cli.interview.plan import OPEN, Plan
from inovasi_cli.rubric.load import Loaded, load_rubric

ANSWERS = 60
LONG = 5
TEXT = "Lama tunggu turun dari tiga jam menjadi empat puluh menit menurut catatan loket. " * 25
RUBRIC = """\
format: 1
id: lomba
title: Lomba
organiser: Kami
questions: [./bank.yaml]
sources:
  pedoman: {{title: Pedoman, confidence: high}}
gates:
{gates}
"""


class Cost(NamedTuple):
    """What one step took, in milliseconds of the clock and of the processor."""

    wall: float
    cpu: float


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        folder = Path(name)
        loaded = write_rubric(folder)
        saves, plans = measure(folder, loaded)
        size = (folder / "profil.yaml").stat().st_size
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {ANSWERS} answers, {size / 1024:.0f} KiB at the end"
    )
    for title, costs in (
        ("save after an answer", saves),
        ("of it the last ten", saves[-10:]),
        ("next question", plans),
    ):
        wall, cpu = sorted(cost.wall for cost in costs), sorted(cost.cpu for cost in costs)
        print(
            f"{title:22} median {median(wall):6.2f} ms, worst {wall[-1]:6.2f} ms;"
            f" CPU median {median(cpu):6.2f} ms, worst {cpu[-1]:6.2f} ms"
        )


def write_rubric(folder: Path) -> Loaded:
    """A rubric of 60 questions that ask for a text each, with a proof."""
    questions = "".join(
        f"  - {{id: bank.p{number}, kind: text, label: P, text: Pertanyaan {number}?,"
        " evidence: {kinds: [pdf], hint: surat}}\n"
        for number in range(ANSWERS)
    )
    gates = "".join(
        f"  - {{id: g{number}, title: T, when: {{question: bank.p{number}, known: true}}, cure: C, source: pedoman}}\n"
        for number in range(ANSWERS)
    )
    (folder / "bank.yaml").write_text(f"theme: {{title: Uji, order: 1}}\nquestions:\n{questions}", encoding="utf-8")
    (folder / "lomba.yaml").write_text(RUBRIC.format(gates=gates), encoding="utf-8")
    return load_rubric(folder / "lomba.yaml", folder / "tidak-ada")


def measure(folder: Path, loaded: Loaded) -> tuple[list[Cost], list[Cost]]:
    """The cost of every save, and of every plan made behind one."""
    keeper = Keeper(folder / "profil.yaml", loaded.bank, rubrics=("lomba.yaml",))
    saves, plans = [], []
    for number in range(ANSWERS):
        facts = answered(keeper.facts, number)
        began = _now()
        keeper.save(facts)
        saved = _now()
        Plan([loaded.rubric], facts).after(f"bank.p{number}", lambda item: item.state == OPEN)
        saves.append(_since(began, saved))
        plans.append(_since(saved, _now()))
    keeper.close()
    return saves, plans


def answered(facts: Facts, number: int) -> Facts:
    """The facts with one more answer."""
    text = TEXT.strip() if number % LONG == 0 else f"Jawaban ke-{number}: nilainya 85,5"
    answer = Answer(text, evidence=(Evidence(f"lampiran/{number}.pdf", "missing"),))
    return facts._replace(answers={**facts.answers, f"bank.p{number}": answer})


def _now() -> Cost:
    return Cost(time.perf_counter() * 1000, time.process_time() * 1000)


def _since(began: Cost, ended: Cost) -> Cost:
    return Cost(ended.wall - began.wall, ended.cpu - began.cpu)


if __name__ == "__main__":
    main()
