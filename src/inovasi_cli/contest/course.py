"""How the entries go through the stages of a contest: who passes each, who stops there, and why; pure."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.contest.model import REQUIREMENTS
from inovasi_cli.contest.panel import Panel, convene

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from inovasi_cli.contest.model import Contest, Sheet, Stage
    from inovasi_cli.contest.panel import Judged
    from inovasi_cli.text import Text

UNMET: Final = "unmet"
UNDECIDED: Final = "undecided"
UNREADABLE: Final = "unreadable"
INCOMPLETE: Final = "incomplete"
BELOW: Final = "below"
BEYOND: Final = "beyond"
QUOTA: Final = "quota"
REASONS: Final = (UNMET, UNDECIDED, UNREADABLE, INCOMPLETE, BELOW, BEYOND, QUOTA)
"""Why an entry goes no further.

A requirement is not met, or nobody knows; its fact file cannot be read; a part has no score; its points miss the mark,
or the best so many are others; its agency has filled its quota with better ones.
"""


class Admission(NamedTuple):
    """What the requirements of a rubric say of one entry: may it go on (None: undecided), and what stands against it.

    ``trouble`` says why its fact file could not be judged.
    """

    met: bool | None
    gates: tuple[Text, ...] = ()
    trouble: str | None = None


class Stop(NamedTuple):
    """An entry that goes no further, where, and why; ``points`` are its points there."""

    entry: str
    stage: str | None
    reason: str
    points: Fraction | None = None
    admission: Admission | None = None


class StageResult(NamedTuple):
    """One stage that was held; ``panel`` is None where requirements decided.

    ``edge`` are those who passed only since they stand even with the last that may.
    """

    stage: Stage
    panel: Panel | None
    passed: tuple[str, ...]
    stopped: tuple[Stop, ...]
    edge: tuple[str, ...] = ()


class Course(NamedTuple):
    """The stages that were held, and those that wait for scores; ``passed`` is who got through all that were held."""

    held: tuple[StageResult, ...]
    waiting: tuple[Stage, ...]
    passed: tuple[str, ...]

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The stages before judges."""
        return tuple(each.panel for each in self.held if each.panel)

    @property
    def stopped(self) -> tuple[Stop, ...]:
        """Who stopped, the latest stage first."""
        return tuple(stop for each in reversed(self.held) for stop in each.stopped)


def run(contest: Contest, sheets: Sequence[Sheet], admissions: Mapping[str, Mapping[str, Admission]]) -> Course:
    """Send every entry through the stages; ``admissions`` are by stage and entry."""
    held: list[StageResult] = []
    candidates: tuple[str, ...] = tuple(contest.entries)
    for number, stage in enumerate(contest.stages):
        if stage.manner == REQUIREMENTS:
            result = _admit(stage, admissions[stage.id], candidates)
        elif any(sheet.stage == stage.id and _begun(sheet) for sheet in sheets):
            result = _select(convene(contest, stage, sheets, candidates))
        else:
            return Course(tuple(held), contest.stages[number:], candidates)
        held.append(result)
        candidates = result.passed
    return Course(tuple(held), (), candidates)


def _begun(sheet: Sheet) -> bool:
    """Whether a score file holds any score: one that was handed out empty begins no stage."""
    return any(score is not None for row in sheet.scores.values() for score in row)


def _admit(stage: Stage, admissions: Mapping[str, Admission], candidates: Iterable[str]) -> StageResult:
    passed, stopped = [], []
    for entry in candidates:
        found = admissions[entry]
        if found.met or (found.met is None and not found.trouble and stage.undecided):
            passed.append(entry)
            continue
        reason = UNREADABLE if found.trouble else UNDECIDED if found.met is None else UNMET
        stopped.append(Stop(entry, stage.id, reason, admission=found))
    return StageResult(stage, None, tuple(passed), tuple(stopped))


def _select(panel: Panel) -> StageResult:
    stage, whole = panel.stage, panel.measure.whole
    least = None if stage.least is None else Fraction(str(stage.least)) * whole
    stopped, reached = [], []
    for each in panel.entries:
        if each.points is None:
            stopped.append(Stop(each.entry, stage.id, INCOMPLETE))
        elif least is not None and each.points < least:
            stopped.append(_stop(each, panel, BELOW))
        else:
            reached.append((each.points, each))
    mark, edge = _last_in(sorted((points for points, _ in reached), reverse=True), stage.top)
    stopped += [_stop(each, panel, BEYOND) for points, each in reached if points < mark]
    passed = [(points, each.entry) for points, each in reached if points >= mark]
    even = tuple(entry for points, entry in passed if points == mark) if edge else ()
    return StageResult(stage, panel, tuple(entry for _, entry in passed), tuple(stopped), even)


def _stop(each: Judged, panel: Panel, reason: str) -> Stop:
    return Stop(each.entry, panel.stage.id, reason, Fraction(each.points or 0, panel.measure.whole))


def _last_in(points: Sequence[int], top: int | None) -> tuple[int, bool]:
    """The points that are just enough to be among the best ``top``, and whether more than so many have them."""
    if top is None or len(points) <= top:
        return 0, False
    return points[top - 1], points[top] == points[top - 1]
