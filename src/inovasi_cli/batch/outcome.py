"""What one fact file came to under one rubric: whole where it was judged, and the few figures that are counted."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.report import ELIGIBLE, UNDECIDED
from inovasi_cli.numbers import half_up

if TYPE_CHECKING:
    from datetime import date

    from inovasi_cli.assess.report import Interval, Report, Standing
    from inovasi_cli.facts import Facts
    from inovasi_cli.text import Text

PASSED: Final = "passed"
FAILED: Final = "failed"
UNJUDGED: Final = "unjudged"

STANDING: Final = "standing"
REMARKS: Final = "remarks"
REPORT: Final = "report"
DEPTHS: Final = (STANDING, REMARKS, REPORT)
"""How much of an outcome somebody looks at: verdict, states and totals in brief; what to say of its lines; all."""

ERROR: Final = "error"
WARNING: Final = "warning"
NOTE: Final = "note"


class Bar(NamedTuple):
    """What a result must reach: points, of what is claimed or of what is evidenced, and perhaps certainty.

    ``minimum`` is None where the mark that the rubric publishes, if any, is the bar. ``mean`` is what all results of a
    rubric must reach together.
    """

    minimum: Fraction | None = None
    proven: bool = False
    undecided_passes: bool = False
    mean: Fraction | None = None


class Remark(NamedTuple):
    """One thing to say of one place of a fact file.

    ``rule`` is stable: ``berkas`` for a file that cannot be judged, ``<rubric>/<gate>``, ``<rubric>/minimum``, or
    ``temuan/<finding>``. An ``error`` is what made the result fail; a ``warning`` or ``note`` never does.
    """

    rule: str
    severity: str
    line: int
    column: int
    title: Text
    message: Text


class Outcome(NamedTuple):
    """One file under one rubric.

    ``standing`` (in brief where no more was asked for), ``facts`` and the digests are None, and ``state`` is
    ``unjudged``, where it could not be judged; the remarks say why. ``rubric`` is empty where the file names none.
    ``report`` is there where it was asked for. ``told`` says that the remarks are those of the file and were handed
    over with an earlier rubric of it.
    """

    file: str
    rubric: str
    state: str
    standing: Standing | None = None
    facts: Facts | None = None
    report: Report | None = None
    facts_digest: str | None = None
    digest: str | None = None
    remarks: tuple[Remark, ...] = ()
    told: bool = False

    @property
    def title(self) -> str | None:
        """The title of the innovation, where it has one."""
        answer = self.facts.answers.get("judul") if self.facts else None
        return str(answer.value) if answer and answer.value is not None else None

    @property
    def on(self) -> date | None:
        """The reference date, where one is known."""
        return self.standing.on if self.standing else None

    @property
    def category(self) -> str | None:
        """The id of the chosen category, else of the first that the facts fit."""
        categories = self.standing.categories if self.standing else None
        if not categories:
            return None
        found = categories.chosen or next(iter(categories.fitting), None)
        return found.id if found else None

    def mark(self) -> Mark:
        """The figures that are counted, sorted and shown in a table."""
        stands = self.standing
        result = stands.readiness if stands else None
        gates = stands.eligibility.gates if stands else ()
        return Mark(
            file=self.file,
            rubric=self.rubric,
            state=self.state,
            title=self.title,
            verdict=stands.eligibility.verdict if stands else None,
            claimed=result.claimed if result else None,
            evidenced=result.evidenced if result else None,
            category=self.category,
            unmet=tuple(each.gate.id for each in gates if each.met is False),
            unknown=tuple(each.gate.id for each in gates if each.met is None),
            trouble=self._trouble() if self.state == UNJUDGED and self.remarks else None,
            absent=_absent(self.facts) if self.facts else 0,
        )

    def _trouble(self) -> Trouble:
        first = self.remarks[0]
        return Trouble(first.line, first.column, first.message.id, len(self.remarks) - 1)


def _absent(facts: Facts) -> int:
    """How many proofs are named that are not there."""
    return sum(not proof.there for answer in facts.answers.values() for proof in answer.evidence)


class Trouble(NamedTuple):
    """Why a file could not be judged: the first problem with its place, and how many more there are."""

    line: int
    column: int
    message: str
    more: int


class Mark(NamedTuple):
    """One result in figures.

    ``unmet`` and ``unknown`` are gate ids; ``trouble`` is why it could not be judged; ``absent`` counts the proofs that
    are named and not there.
    """

    file: str
    rubric: str
    state: str
    title: str | None
    verdict: str | None
    claimed: Interval | None
    evidenced: Interval | None
    category: str | None
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]
    trouble: Trouble | None = None
    absent: int = 0

    def points(self, *, proven: bool) -> Fraction | None:
        """Its exact lowest points: of what is claimed, or of what is evidenced."""
        interval = self.evidenced if proven else self.claimed
        return Fraction(interval.low, interval.per) if interval else None


def passes(stands: Standing, bar: Bar) -> bool:
    """Whether the verdict is yes (or may be, where that is enough) and the exact lowest points reach the bar."""
    certain = stands.eligibility.verdict == ELIGIBLE
    return (certain or (bar.undecided_passes and stands.eligibility.verdict == UNDECIDED)) and reaches(stands, bar)


def reaches(stands: Standing, bar: Bar) -> bool:
    """Whether the exact lowest points reach what is required; where there are no points, they do not."""
    least = required(stands, bar)
    if least is None:
        return True
    result = stands.readiness
    if result is None:
        return False
    interval, score = result.evidenced if bar.proven else result.claimed, stands.rubric.score
    points = Fraction(interval.low, interval.per)
    if bar.minimum is None and score and score.round_to is not None:
        # The published mark is compared as the rubric says.
        points = half_up(points, score.round_to)
    return points >= least


def required(stands: Standing, bar: Bar) -> Fraction | None:
    """The points that are asked for: the minimum that was set, else the mark that the rubric publishes, if any."""
    if bar.minimum is not None:
        return bar.minimum
    score = stands.rubric.score
    published = score.pass_mark if score else None
    return Fraction(str(published.points)) if published and stands.readiness else None
