"""The score: exact, as whole numbers over one denominator that fits every level of a rubric."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, lcm
from typing import TYPE_CHECKING

from inovasi_cli.assess.ladder import Leaf, LeafScore, climb, leaf_of
from inovasi_cli.assess.report import Interval, PartResult, Readiness
from inovasi_cli.conditions import Case

if TYPE_CHECKING:
    from inovasi_cli.facts import Number
    from inovasi_cli.rubric.model import Band, Part, Score


class Scale:
    """The points of every level of a score when the parts of ``dropped`` do not apply.

    ``per`` is the common denominator; a leaf that is dropped has no entry in ``leaves``.
    """

    def __init__(self, score: Score, dropped: frozenset[str]) -> None:
        self.score = score
        self.dropped = dropped
        whole = sum((_at_best(part, score.scale) for part in score.parts), Fraction())
        maxima = _spread(score.parts, "sum", whole, score.scale, dropped)
        levels = {
            leaf.id: [maxima[leaf.id] * Fraction(level.points, _best(leaf)) for level in leaf.levels]
            for leaf in score.leaves()
            if leaf.id in maxima
        }
        every = [*maxima.values(), *(points for ladder in levels.values() for points in ladder)]
        self.per = lcm(*(points.denominator for points in every))
        self.leaves = {
            leaf.id: leaf_of(leaf, self._top(maxima[leaf.id]), map(self._top, levels[leaf.id]))
            for leaf in score.leaves()
            if leaf.id in maxima
        }
        # While nothing is answered that its levels test, a leaf earns the same whatever else is.
        self._blank = {key: climb(leaf, Case({}, None)) for key, leaf in self.leaves.items()}
        self._least: dict[Number, int] = {}

    def _top(self, points: Fraction) -> int:
        return points.numerator * (self.per // points.denominator)

    def earn(self, leaf: Leaf, case: Case) -> LeafScore:
        """The first level that holds, or every level that still may; nothing where the guide is silent."""
        if case.waived and self.full(leaf, case):
            return LeafScore(leaf.most, leaf.most, None, silent=False)
        if case.values.keys().isdisjoint(leaf.questions):
            return self._blank[leaf.part.id]
        return climb(leaf, case)

    @staticmethod
    def full(leaf: Leaf, case: Case) -> bool:
        """Whether the leaf earns full points because nothing of it applies."""
        return leaf.part.not_applicable == "full" and waived(leaf.part, case.waived)

    def reached(self, low: int) -> Band | None:
        """The band in which these points lie."""
        return next((band for band in reversed(self.score.bands) if self.at_least(low, band.least)), None)

    def next_mark(self, low: int) -> tuple[str, Number] | None:
        """The nearest mark that these points do not reach: the id of a band, or ``pass_mark``, and its points."""
        marks = [(band.id, band.least) for band in self.score.bands]
        if self.score.pass_mark:
            marks.append(("pass_mark", self.score.pass_mark.points))
        return min((mark for mark in marks if not self.at_least(low, mark[1])), key=lambda mark: mark[1], default=None)

    def at_least(self, low: int, mark: Number) -> bool:
        """Whether points reach a mark, on the exact value, unless the rubric rounds first."""
        if mark not in self._least:
            self._least[mark] = self._reaching(Fraction(str(mark)))
        return low >= self._least[mark]

    def _reaching(self, mark: Fraction) -> int:
        """The lowest numerator that reaches a mark; rounded half up, what lies half a step below it does."""
        if self.score.round_to is not None:
            step = 10**self.score.round_to
            mark = Fraction(2 * ceil(mark * step) - 1, 2 * step)
        return ceil(mark * self.per)


def waived(part: Part, questions: frozenset[str]) -> bool:
    """Whether every question that a leaf tests is among those answered as not applicable."""
    tested = part.questions()
    return bool(tested) and tested <= questions


def dropped_parts(score: Score, questions: frozenset[str]) -> frozenset[str]:
    """The ids of the leaves that do not apply and give their weight to their siblings."""
    if not questions:
        return frozenset()
    leaves = score.leaves()
    return frozenset(leaf.id for leaf in leaves if leaf.not_applicable == "dropped" and waived(leaf, questions))


def readiness(scale: Scale, claimed: Case, evidenced: Case) -> Readiness:
    """The score of the claimed and of the evidenced facts, part by part."""
    parts = tuple(_part(part, scale, claimed, evidenced) for part in scale.score.parts)
    total, proven = (
        _sum([each.claimed for each in parts], scale.per),
        _sum([each.evidenced for each in parts], scale.per),
    )
    return _readiness(scale, total, proven, parts)


def totals(scale: Scale, claimed: Case, evidenced: Case) -> Readiness:
    """The same without the parts, for whoever judges much at once."""
    said, proven = claimed.values, evidenced.values
    unproven = {key for key, value in said.items() if proven.get(key) is not value}
    low = high = sure = 0
    for leaf in scale.leaves.values():
        least, most, _level, _silent = scale.earn(leaf, claimed)
        low += least
        high += most
        sure += least if unproven.isdisjoint(leaf.questions) else scale.earn(leaf, evidenced).low
    return _readiness(scale, Interval(low, high, scale.per), Interval(sure, high, scale.per), ())


def _readiness(scale: Scale, claimed: Interval, evidenced: Interval, parts: tuple[PartResult, ...]) -> Readiness:
    mark = scale.score.pass_mark
    return Readiness(
        claimed=claimed,
        evidenced=evidenced,
        band=scale.reached(claimed.low),
        passes=scale.at_least(claimed.low, mark.points) if mark else None,
        parts=parts,
    )


def _part(part: Part, scale: Scale, claimed: Case, evidenced: Case) -> PartResult:
    if part.parts:
        parts = tuple(_part(child, scale, claimed, evidenced) for child in part.parts)
        dropped = all(child.standing == "dropped" for child in parts)
        return PartResult(
            part=part,
            most=sum(child.most for child in parts),
            claimed=_sum([child.claimed for child in parts], scale.per),
            evidenced=_sum([child.evidenced for child in parts], scale.per),
            level=None,
            standing="dropped" if dropped else "scored",
            parts=parts,
        )
    leaf = scale.leaves.get(part.id)
    if not leaf:
        nothing = Interval(0, 0, scale.per)
        return PartResult(part, 0, nothing, nothing, None, "dropped", ())
    earned, proven = scale.earn(leaf, claimed), scale.earn(leaf, evidenced)
    return PartResult(
        part=part,
        most=leaf.most,
        claimed=Interval(earned.low, earned.high, scale.per),
        evidenced=Interval(proven.low, earned.high, scale.per),
        level=earned.level,
        standing="full" if scale.full(leaf, claimed) else "scored",
        parts=(),
    )


def _sum(intervals: list[Interval], per: int) -> Interval:
    return Interval(sum(each.low for each in intervals), sum(each.high for each in intervals), per)


def _spread(
    parts: tuple[Part, ...], combine: str, amount: Fraction, scale: str, dropped: frozenset[str]
) -> dict[str, Fraction]:
    """The maximum of every leaf that applies, when ``parts`` have ``amount`` points together.

    What a dropped leaf leaves is shared among the remaining siblings in proportion. A group in which nothing that
    weighs anything remains is dropped itself, so that its points are not lost.
    """
    remaining = _remaining(parts, combine, scale, dropped)
    total = sum((_measure(part, combine, scale) for part in remaining), Fraction())
    found: dict[str, Fraction] = {}
    for part in remaining:
        share = amount * _measure(part, combine, scale) / total if total else Fraction()
        found |= _spread(part.parts, part.combine, share, scale, dropped) if part.parts else {part.id: share}
    return found


def _remaining(parts: tuple[Part, ...], combine: str, scale: str, dropped: frozenset[str]) -> list[Part]:
    """The parts that apply; none where only such remain as weigh nothing beside those that are dropped."""
    remaining = [
        part
        for part in parts
        if (_remaining(part.parts, part.combine, scale, dropped) if part.parts else part.id not in dropped)
    ]
    weighty = any(_measure(part, combine, scale) for part in remaining)
    return remaining if weighty or len(remaining) == len(parts) else []


def _measure(part: Part, combine: str, scale: str) -> Fraction:
    """What a part weighs beside its siblings."""
    return _weight(part) if combine == "mean" else _at_best(part, scale)


def _at_best(part: Part, scale: str) -> Fraction:
    """The points of a part when everything applies and is reached."""
    if part.combine == "sum":
        return sum((_at_best(child, scale) for child in part.parts), Fraction())
    return _weight(part) * _best(part) if scale == "points" and part.levels else _weight(part)


def _weight(part: Part) -> Fraction:
    return Fraction(1) if part.weight is None else Fraction(str(part.weight))


def _best(leaf: Part) -> int:
    return max(level.points for level in leaf.levels)
