"""Where the lines of the pictures go: a bar of points and a radar, in the units of their own boxes."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inovasi_cli.assess.report import Interval

LENGTH: Final = 100
"""The length of a bar, so that its ends are read as shares in percent."""

RADIUS: Final = 100
RINGS: Final = (25, 50, 75, 100)
LEAST_AXES: Final = 3
"""With fewer axes a radar has no area."""

_BEYOND: Final = 114
"""How far from the middle the numbers of the axes stand."""


class Bar(NamedTuple):
    """The ends of a bar: what is proven, what is claimed, and what is still possible."""

    evidenced: str
    claimed: str
    possible: str
    width: str
    """The outline of what is still possible, from ``claimed`` to ``possible``."""


class Axis(NamedTuple):
    """One axis of a radar: its number, its end, and where the number stands."""

    number: int
    x: str
    y: str
    label_x: str
    label_y: str


class Radar(NamedTuple):
    """The axes, the rings behind them, and the two areas as lists of points."""

    axes: tuple[Axis, ...]
    rings: tuple[str, ...]
    shown: str
    possible: str
    dots: tuple[tuple[str, str], ...]


def bar(evidenced: Interval, claimed: Interval, most: float) -> Bar:
    """The bar of points of which there are ``most``; all intervals over one denominator."""
    ends = [LENGTH * points / most if most else 0.0 for points in (evidenced.low, claimed.low, claimed.high)]
    proven, reached, possible = map(written, ends)
    return Bar(proven, reached, possible, written(ends[2] - ends[1]))


def radar(shown: Sequence[float], possible: Sequence[float]) -> Radar | None:
    """A radar with one axis for each share from 0 to 1; None where there are too few for an area."""
    if len(shown) < LEAST_AXES:
        return None
    angles = [2 * pi * number / len(shown) - pi / 2 for number in range(len(shown))]
    ends = [_at(angle, RADIUS) for angle in angles]
    labels = [_at(angle, _BEYOND) for angle in angles]
    reached = [_at(angle, RADIUS * share) for angle, share in zip(angles, shown, strict=True)]
    may = [_at(angle, RADIUS * share) for angle, share in zip(angles, possible, strict=True)]
    return Radar(
        axes=tuple(Axis(number, *end, *label) for number, (end, label) in enumerate(zip(ends, labels, strict=True), 1)),
        rings=tuple(_path([_at(angle, ring) for angle in angles]) for ring in RINGS),
        shown=_path(reached),
        possible=_path(may),
        dots=tuple(reached),
    )


def _at(angle: float, radius: float) -> tuple[str, str]:
    return written(radius * cos(angle)), written(radius * sin(angle))


def _path(points: Sequence[tuple[str, str]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


def written(number: float) -> str:
    """One decimal, and none where it would be 0, so that a page is the same on every machine."""
    told = f"{number:.1f}".removesuffix(".0")
    return "0" if told == "-0" else told
