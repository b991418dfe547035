"""Says what of a rubric no golden case has tried yet.

``known`` is never false of a question that always makes sense: unanswered, it is unknown. So a gate that rests on it
alone cannot be unmet, and is due as undecided instead; a level behind such a condition cannot be earned for certain,
and is due as the lowest that is still possible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.cases import Claims
from inovasi_cli.conditions import AllOf, AnyOf, FactTest
from inovasi_cli.golden.judge import earned, leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.assess.report import PartResult, Report
    from inovasi_cli.conditions import Case, Condition
    from inovasi_cli.rubric.model import Level, Question, Rubric

GATE_MET: Final = "gate-met"
GATE_UNMET: Final = "gate-unmet"
GATE_UNKNOWN: Final = "gate-unknown"
LEVEL: Final = "level"
BAND: Final = "band"
CATEGORY: Final = "category"

WORDS: Final = {
    GATE_MET: "syarat yang terpenuhi",
    GATE_UNMET: "syarat yang tidak terpenuhi",
    GATE_UNKNOWN: "syarat yang belum terjawab",
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
        opposite = GATE_UNKNOWN if never_false(gate.when, rubric.questions) else GATE_UNMET
        yield from (Gap(GATE_MET, gate.id), Gap(opposite, gate.id))
    if rubric.score:
        yield from (Gap(LEVEL, leaf.id, level.points) for leaf in rubric.score.leaves() for level in leaf.levels)
        yield from (Gap(BAND, band.id) for band in rubric.score.bands)
    yield from (Gap(CATEGORY, category.id) for category in rubric.categories)


def _shown(report: Report) -> Iterator[Gap]:
    kinds = {True: GATE_MET, False: GATE_UNMET, None: GATE_UNKNOWN}
    yield from (Gap(kinds[result.met], result.gate.id) for result in report.eligibility.gates)
    yield from (Gap(CATEGORY, category.id) for category in report.categories.fitting)
    readiness = report.readiness
    if not readiness:
        return
    claims = Claims(report.rubric, report.facts, report.on)
    case = claims.case(claims.claimed)
    for leaf in leaves(readiness.parts):
        level = earned(leaf) or _lowest(leaf, case, report.rubric.questions)
        if level:
            yield Gap(LEVEL, leaf.part.id, level.points)
    if readiness.band:
        yield Gap(BAND, readiness.band.id)


def _lowest(leaf: PartResult, case: Case, questions: dict[str, Question]) -> Level | None:
    """The first level that holds for certain, where no facts could rule out the open ones above it."""
    if leaf.standing != "scored":
        return None
    for level in leaf.part.levels:
        state = level.when.holds(case)
        if state:
            return level
        if state is None and not never_false(level.when, questions):
            return None
    return None


def never_false(condition: Condition, questions: dict[str, Question]) -> bool:
    """Whether a condition is met or unknown whatever the facts; never said of one that is always met."""
    if isinstance(condition, FactTest):
        return condition.name == "known" and questions[condition.question].ask_when is None
    if isinstance(condition, AllOf):
        return bool(condition.parts) and all(never_false(part, questions) for part in condition.parts)
    return isinstance(condition, AnyOf) and any(never_false(part, questions) for part in condition.parts)
