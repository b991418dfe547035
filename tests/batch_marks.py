"""Marks, and rubrics to count them under, for the tests of what a batch counts and sorts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import rubric

from inovasi_cli.assess.report import ELIGIBLE, Interval
from inovasi_cli.batch.outcome import PASSED, UNJUDGED, Bar, Mark, Trouble
from inovasi_cli.batch.tally import Tally

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.rubric.model import Rubric

CATEGORIES = """
categories:
  - {id: umum, title: Umum, fits_when: {question: pilihan, is: a}, origin: derived}
  - {id: anak, title: Anak, fits_when: {question: pilihan, is: b}, origin: derived}
"""
SCORE = """
score:
  out_of: {out_of}
  parts:
    - {id: satu, title: Satu, weight: {out_of}, origin: derived, levels: [{points: 1, title: A}]}
"""


def rubrics_in(folder: Path) -> dict[str, Rubric]:
    """One of 100 points and two categories, one of 10 points, one without a score."""
    bodies = {
        "seratus": CATEGORIES + SCORE.replace("{out_of}", "100"),
        "sepuluh": SCORE.replace("{out_of}", "10"),
        "tanpa": CATEGORIES,
    }
    return {name: rubric(folder, body).rubric._replace(id=name) for name, body in bodies.items()}


def mark(file: str = "a.yaml", points: int | Interval | None = 80, **more: object) -> Mark:
    """A result that claims so many points, of which none are evidenced."""
    claimed = Interval(points, points, 1) if isinstance(points, int) else points
    fields: dict[str, object] = {
        "file": file,
        "rubric": "seratus",
        "state": PASSED,
        "title": None,
        "verdict": ELIGIBLE,
        "claimed": claimed,
        "evidenced": claimed and claimed._replace(low=0),
        "category": None,
        "unmet": (),
        "unknown": (),
        "trouble": None,
    }
    return Mark(**(fields | more))  # type: ignore[arg-type]


def bad(file: str, rubric_id: str = "seratus") -> Mark:
    """A file that could not be judged."""
    return mark(file, None, rubric=rubric_id, state=UNJUDGED, verdict=None, trouble=Trouble(3, 1, "salah", 0))


def tally_of(rubrics: dict[str, Rubric], *marks: Mark, bar: Bar | None = None) -> Tally:
    """The counts of these marks."""
    tally = Tally(bar or Bar(), rubrics)
    for each in marks:
        tally.add(each)
    return tally
