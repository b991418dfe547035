"""Which marks are safe already, which are still open, and which cannot be reached any more.

The interval of the claims says what answers still missing can bring, the plan of advice what other answers would. The
ceiling says what no answer can pass: the points at most when nothing is known but what is fixed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.advised import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.advised import Advice
    from inovasi_cli.assess.cases import Claims
    from inovasi_cli.assess.ladder import Leaf
    from inovasi_cli.assess.points import Scale
    from inovasi_cli.assess.report import Readiness
    from inovasi_cli.facts import Number, Value

SAFE: Final = "safe"
OPEN: Final = "open"
BY_CHANGE: Final = "by-change"
NO_WAY_FOUND: Final = "no-way-found"
OUT_OF_REACH: Final = "out-of-reach"


def marks(claims: Claims, scale: Scale, result: Readiness, advice: Advice) -> tuple[Mark, ...]:
    """Every band and the pass mark, the lowest first, each with its state."""
    low, high, _ = result.claimed
    steps = (*(each.totals[0] for each in advice.plan), *(low + each.claimed for each in advice.actions))
    ways = ((SAFE, low), (OPEN, high), (BY_CHANGE, max(steps, default=low)))
    highest = ceiling(claims, scale)
    blocked: tuple[str, ...] | None = None
    found = []
    for name, points in _named(scale):
        state = next((state for state, total in ways if scale.at_least(total, points)), None)
        if state is None:
            state = OUT_OF_REACH if highest is not None and not scale.at_least(highest, points) else NO_WAY_FOUND
        if state == OUT_OF_REACH and blocked is None:
            blocked = blocking(claims, scale)
        proven = scale.at_least(result.evidenced.low, points)
        found.append(Mark(name, points, state, proven, (blocked or ()) if state == OUT_OF_REACH else ()))
    return tuple(found)


def _named(scale: Scale) -> list[tuple[str, Number]]:
    named = [(band.id, band.least) for band in scale.score.bands]
    if scale.score.pass_mark:
        named.append(("pass_mark", scale.score.pass_mark.points))
    return sorted(named, key=lambda mark: mark[1])


def ceiling(claims: Claims, scale: Scale) -> int | None:
    """The points that no answers can pass while what is fixed and known stays; None where that cannot be said.

    It cannot where a part may still turn out not to apply, or to apply after all, since that gives all others new
    weights.
    """
    fixed = _fixed(claims)
    case = claims.case(fixed)
    waivable = {
        part.id: part.not_applicable
        for part in scale.score.leaves()
        if part.questions() and part.questions().isdisjoint(fixed)
    }
    if "dropped" in waivable.values():
        return None
    return sum(
        leaf.most if waivable.get(key) == "full" else scale.earn(leaf, case).high for key, leaf in scale.leaves.items()
    )


def blocking(claims: Claims, scale: Scale) -> tuple[str, ...]:
    """The fixed answers without one of which some part could earn more, in the order of the bank."""
    fixed = _fixed(claims)
    found = {key for leaf in scale.leaves.values() for key in _withholding(leaf, fixed, claims, scale)}
    return tuple(key for key in claims.rubric.questions if key in found)


def _withholding(leaf: Leaf, fixed: dict[str, Value], claims: Claims, scale: Scale) -> Iterator[str]:
    highest = scale.earn(leaf, claims.case(fixed)).high
    for key in claims.behind(leaf.part.questions()):
        if key in fixed:
            without = {other: value for other, value in fixed.items() if other != key}
            if scale.earn(leaf, claims.case(without)).high > highest:
                yield key


def _fixed(claims: Claims) -> dict[str, Value]:
    return {key: value for key, value in claims.claimed.items() if claims.rubric.questions[key].fixed}
