"""Prints what reading rubrics costs, as ratios of CPU time taken in one run.

The floor is the event parser of PyYAML over the same bytes: the rubric and every bank file that it makes us read.

    python benchmarks/rubrics.py [ROUNDS] [ID]
"""

from __future__ import annotations

import gc
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import yaml

from inovasi_cli import strict_yaml
from inovasi_cli.errors import Problems
from inovasi_cli.rubric.catalog import folder, locate, shipped
from inovasi_cli.rubric.load import load_rubric, load_rubrics

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTIONS = folder() / "questions"


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    path = locate(sys.argv[2] if len(sys.argv) > 2 else "kipp-2023-umum", Path())  # noqa: PLR2004 - the second word
    texts = [file.read_bytes() for file in (path, *themes(path))]
    every = [locate(each, Path()) for each in shipped()]
    tasks: dict[str, Callable[[], object]] = {
        "events": lambda: list(map(events, texts)),
        "events, composed": lambda: [strict_yaml.parse(text, Problems("")) for text in texts],
        "CSafeLoader": lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts],
        "load_rubric": lambda: load_rubric(path, QUESTIONS),
        f"all {len(every)} rubrics": lambda: load_rubrics(every, QUESTIONS),
    }
    costs = measure(tasks, rounds)
    print(f"Python {platform.python_version()}, {platform.machine()}, PyYAML {version('PyYAML')}, {rounds} rounds")
    print(f"{path.stem}: {len(texts)} files, {sum(map(len, texts)) / 1000:.1f} kB; CPU, cheapest of each")
    for name, cost in costs.items():
        print(f"{name:20} {cost * 1000:8.2f} ms {cost / costs['events']:7.2f} x events")


def themes(path: Path) -> list[Path]:
    """The bank files that reading this rubric makes us read."""
    questions = load_rubric(path, QUESTIONS).rubric.questions.values()
    return sorted({QUESTIONS / f"{question.theme.id}.yaml" for question in questions})


def events(text: bytes) -> object:
    """Every event of a text; the last one is handed over."""
    parser = cast("Any", yaml.cyaml).CParser(text)
    event = None
    while not isinstance(event, yaml.StreamEndEvent):
        event = parser.get_event()
    return event


def measure(tasks: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The cheapest run of each task, in seconds of CPU; they take turns, so that noise meets all alike."""
    gc.disable()
    costs = dict.fromkeys(tasks, float("inf"))
    for _ in range(rounds):
        for name, task in tasks.items():
            before = time.process_time()
            task()
            costs[name] = min(costs[name], time.process_time() - before)
        gc.collect()
    return costs


if __name__ == "__main__":
    main()
