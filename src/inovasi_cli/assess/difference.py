"""How two judgements of one innovation differ: verdict, points, gates and parts, whatever they were made from."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar, cast

from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from inovasi_cli.assess.report import Interval, Report, Standing
    from inovasi_cli.conditions import Truth
    from inovasi_cli.text import Text

RUBRIC: Final = "rubric"
DATE: Final = "date"
ANSWERS: Final = "answers"
EVIDENCE: Final = "evidence"
FACTS: Final = "facts"
"""Answers and evidence together, where they cannot be told apart."""
VERSION: Final = "version"

What = TypeVar("What")
_RANKS: Final = {NOT_ELIGIBLE: 0, UNDECIDED: 1, ELIGIBLE: 2}


class Points(NamedTuple):
    """The lowest points, claimed and evidenced, or how far they differ."""

    claimed: Fraction
    evidenced: Fraction

    def since(self, before: Points) -> Points:
        """What was gained since; below 0 what was lost."""
        return Points(self.claimed - before.claimed, self.evidenced - before.evidenced)

    def scaled(self, unit: Fraction) -> Points:
        """The same in another unit."""
        return Points(self.claimed * unit, self.evidenced * unit)


NOTHING: Final = Points(Fraction(), Fraction())


class GateState(NamedTuple):
    """A requirement in one judgement."""

    title: Text
    met: Truth
    reason: Text


class PartPoints(NamedTuple):
    """A part in one judgement."""

    title: Text
    points: Points


class Judged(NamedTuple):
    """What is compared of one judgement; ``low``, ``high`` and ``out_of`` are None where nothing was scored."""

    file: str
    rubric: str
    title: Text
    digest: str
    on: date | None
    verdict: str
    out_of: Fraction | None
    low: Points | None
    high: Fraction | None
    gates: dict[str, GateState]
    parts: dict[str, PartPoints]


class Item(NamedTuple):
    """One change of an answer or of its proof: what it brings alone, and the gates whose state it alone changes."""

    question: str
    told: Text
    points: Points | None
    gates: tuple[str, ...]


class Cause(NamedTuple):
    """One kind of change: what it brings (None: unknown, or nothing is scored), and the verdict with it.

    ``verdict`` is None where that cannot be told apart from the other causes.
    """

    kind: str
    points: Points | None
    verdict: str | None
    items: tuple[Item, ...] = ()


class Moved(NamedTuple, Generic[What]):
    """A gate or part that differs; a side is None where it is not asked or counted there."""

    id: str
    before: What | None
    after: What | None

    @property
    def either(self) -> What:
        """The newer side, or the older one where there is no other."""
        return cast("What", self.after or self.before)


class Difference(NamedTuple):
    """Two judgements and what moved them; ``percent`` where their points had to be made comparable."""

    before: Judged
    after: Judged
    percent: bool
    causes: tuple[Cause, ...]
    gates: tuple[Moved[GateState], ...]
    parts: tuple[Moved[PartPoints], ...]

    @property
    def points(self) -> Points | None:
        """The whole difference; None where one of the two is not scored."""
        return self.after.low.since(self.before.low) if self.before.low and self.after.low else None

    @property
    def verdict(self) -> int:
        """Above 0 where the verdict got better, below 0 where it got worse."""
        return _RANKS[self.after.verdict] - _RANKS[self.before.verdict]

    @property
    def worse(self) -> bool:
        """Whether the verdict, the claimed or the evidenced points got worse."""
        return self.verdict < 0 or (self.points is not None and min(self.points) < 0)


def judged_of(stands: Standing | Report, file: str) -> Judged:
    """What is compared of a standing."""
    score, result = stands.rubric.score, stands.readiness
    return Judged(
        file=file,
        rubric=stands.rubric.id,
        title=stands.rubric.title,
        digest=stands.rubric.digest,
        on=stands.on,
        verdict=stands.eligibility.verdict,
        out_of=Fraction(str(score.out_of)) if score and result else None,
        low=low_of(stands),
        high=Fraction(result.claimed.high, result.claimed.per) if result else None,
        gates={each.gate.id: GateState(each.gate.title, each.met, each.reason) for each in stands.eligibility.gates},
        parts={
            each.part.id: PartPoints(each.part.title, _low(each.claimed, each.evidenced))
            for each in (result.parts if result else ())
        },
    )


def low_of(stands: Standing | Report) -> Points | None:
    """The lowest points of a standing; None where nothing is scored."""
    result = stands.readiness
    return _low(result.claimed, result.evidenced) if result else None


def _low(claimed: Interval, evidenced: Interval) -> Points:
    return Points(Fraction(claimed.low, claimed.per), Fraction(evidenced.low, evidenced.per))


def compare(before: Judged, after: Judged, causes: Callable[[Fraction, Fraction], Iterable[Cause]]) -> Difference:
    """The difference of two judgements; ``causes`` is told what a point of each is in the unit of the comparison."""
    totals = {each.out_of for each in (before, after) if each.out_of}
    percent = len(totals) > 1
    units = (_unit(before, percent=percent), _unit(after, percent=percent))
    old, new = (_scaled(each, unit) for each, unit in zip((before, after), units, strict=True))
    return Difference(
        before=old,
        after=new,
        percent=percent,
        causes=tuple(causes(*units)),
        gates=tuple(each for each in _moved(old.gates, new.gates) if _state(each.before) != _state(each.after)),
        parts=tuple(sorted((each for each in _moved(old.parts, new.parts) if _size(each)), key=_size, reverse=True)),
    )


def _unit(judged: Judged, *, percent: bool) -> Fraction:
    return 100 / judged.out_of if percent and judged.out_of else Fraction(1)


def _scaled(judged: Judged, unit: Fraction) -> Judged:
    return judged._replace(
        low=judged.low and judged.low.scaled(unit),
        high=None if judged.high is None else judged.high * unit,
        parts={key: each._replace(points=each.points.scaled(unit)) for key, each in judged.parts.items()},
    )


def _moved(before: dict[str, What], after: dict[str, What]) -> list[Moved[What]]:
    keys = (*after, *(key for key in before if key not in after))
    return [Moved(key, before.get(key), after.get(key)) for key in keys]


def _state(gate: GateState | None) -> Truth:
    # What is not asked lets everybody through.
    return gate.met if gate else True


def _size(part: Moved[PartPoints]) -> Fraction:
    before, after = (each.points if each else NOTHING for each in (part.before, part.after))
    return max(map(abs, after.since(before)))
