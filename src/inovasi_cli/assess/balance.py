"""What drives an organisation held against what hinders it, as a share."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.assess.report import PartResult, Readiness
    from inovasi_cli.rubric.model import Balance

PERCENT = 100


class Weighed(NamedTuple):
    """The share of the drivers in percent, from the lowest to the highest possible, and of the evidenced at least.

    The barriers have the rest. A share is None where nothing drives and nothing hinders.
    """

    low: Fraction | None
    high: Fraction | None
    evidenced: Fraction | None


def weigh(balance: Balance, readiness: Readiness) -> Weighed:
    """The points of the drivers beside those that the barriers still withhold.

    ``100 x drivers / (drivers + most of barriers - barriers)``: more points of either only ever raise the share, so the
    ends of both intervals give its own.
    """
    found = {part.part.id: part for part in _every(readiness.parts)}
    drivers, barriers = found[balance.drivers], found[balance.barriers]
    return Weighed(
        _share(drivers.claimed.low, barriers.most - barriers.claimed.low),
        _share(drivers.claimed.high, barriers.most - barriers.claimed.high),
        _share(drivers.evidenced.low, barriers.most - barriers.evidenced.low),
    )


def _share(drives: int, hinders: int) -> Fraction | None:
    return Fraction(PERCENT * drives, drives + hinders) if drives + hinders else None


def _every(parts: Iterable[PartResult]) -> Iterable[PartResult]:
    for part in parts:
        yield part
        yield from _every(part.parts)
