"""Says what of a rubric no golden case has tried yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.golden.judge import earned, leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.assess.report import Report
    from inovasi_cli.rubric.model import Rubric

GATE_MET: Final = "gate-met"
GATE_UNMET: Final = "gate-unmet"
LEVEL: Final = "level"
BAND: Final = "band"
CATEGORY: Final = "category"

WORDS: Final = {
    GATE_MET: "syarat yang terpenuhi",
    GATE_UNMET: "syarat yang tidak terpenuhi",
    LEVEL: "tingkat yang diraih",
    BAND: "pita yang dicapai",
    CATEGORY: "kategori yang cocok",
}
"""What must be seen at least once, in words."""


class Gap(NamedTuple):
    """One thing that no case shows; ``points`` is those of a level."""

    kind: str
    id: str
    points: int | None = None

    def __str__(self) -> str:
        return self.id if self.points is None else f"{self.id} ({self.points})"


def gaps(rubric: Rubric, reports: Iterable[Report]) -> tuple[Gap, ...]:
    """What no report shows, in the order of the rubric."""
    seen = {each for report in reports for each in _shown(report)}
    return tuple(each for each in _due(rubric) if each not in seen)


def _due(rubric: Rubric) -> Iterator[Gap]:
    for gate in rubric.gates:
        yield from (Gap(GATE_MET, gate.id), Gap(GATE_UNMET, gate.id))
    if rubric.score:
        yield from (Gap(LEVEL, leaf.id, level.points) for leaf in rubric.score.leaves() for level in leaf.levels)
        yield from (Gap(BAND, band.id) for band in rubric.score.bands)
    yield from (Gap(CATEGORY, category.id) for category in rubric.categories)


def _shown(report: Report) -> Iterator[Gap]:
    for result in report.eligibility.gates:
        if result.met is not None:
            yield Gap(GATE_MET if result.met else GATE_UNMET, result.gate.id)
    yield from (Gap(CATEGORY, category.id) for category in report.categories.fitting)
    readiness = report.readiness
    for leaf in leaves(readiness.parts) if readiness else ():
        if level := earned(leaf):
            yield Gap(LEVEL, leaf.part.id, level.points)
    if readiness and readiness.band:
        yield Gap(BAND, readiness.band.id)
