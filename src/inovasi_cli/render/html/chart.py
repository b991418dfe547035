"""Where the lines of the chart of a history go: a step for each version, in the units of its own box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.render.html.drawing import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from inovasi_cli.assess.difference import Points

WIDTH: Final = 480
HEIGHT: Final = 240
LEFT: Final = 40
RIGHT: Final = 476
TOP: Final = 14
BOTTOM: Final = 208
UNDER: Final = 228
"""Where the days stand."""

_ABOVE: Final = 4
"""How far above its line a name stands."""
_APART: Final = 16
"""How far two names stand apart at least."""


class Line(NamedTuple):
    """A line across the chart, with what stands above it."""

    y: str
    label_y: str
    text: str


class Day(NamedTuple):
    """A day below the chart; ``anchor`` says which end of its text stands at ``x``."""

    x: str
    anchor: str
    text: str


class Chart(NamedTuple):
    """Two series of steps as paths, the area below the second, and what helps to read them.

    ``unread`` is where the versions stand of which nothing is known.
    """

    claimed: str
    evidenced: str
    area: str
    unread: tuple[str, ...]
    scale: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    days: tuple[Day, ...]


class Frame(NamedTuple):
    """What the chart stands in: the points at its top and how they are written, its named lines, and its days."""

    best: Fraction
    scale: Mapping[Fraction, str]
    lines: Mapping[Fraction, str]
    days: Sequence[str]


def chart(steps: Sequence[Points | None], frame: Frame) -> Chart:
    """The chart of these points, oldest first; None where a version has none."""
    claimed = [None if each is None else _y(each.claimed, frame) for each in steps]
    evidenced = [None if each is None else _y(each.evidenced, frame) for each in steps]
    return Chart(
        claimed=" ".join(_paths(claimed)),
        evidenced=" ".join(_paths(evidenced)),
        area=" ".join(_paths(evidenced, closed=True)),
        unread=tuple(written(_x(at + 0.5, len(steps))) for at, each in enumerate(steps) if each is None),
        scale=tuple((written(_y(points, frame)), text) for points, text in frame.scale.items()),
        lines=tuple(_lines(frame)),
        days=tuple(_days(frame.days)),
    )


def _x(at: float, count: int) -> float:
    return LEFT + (RIGHT - LEFT) * at / count


def _y(points: Fraction, frame: Frame) -> float:
    return BOTTOM - (BOTTOM - TOP) * float(points / frame.best)


def _paths(heights: Sequence[float | None], *, closed: bool = False) -> Iterator[str]:
    """The steps as a path, broken where there is no height; ``closed`` down to the bottom."""
    last = None
    for at, y in enumerate(heights):
        start, end = (written(_x(each, len(heights))) for each in (at, at + 1))
        if y is None:
            last = None
            continue
        if closed:
            yield f"M{start},{BOTTOM}V{written(y)}H{end}V{BOTTOM}Z"
        elif last is None:
            yield f"M{start},{written(y)}H{end}"
        else:
            yield f"V{written(y)}H{end}"
        last = y


def _lines(frame: Frame) -> Iterator[Line]:
    """Each line with its name above it, but no name upon another."""
    lowest = float(BOTTOM)
    for points, text in sorted(frame.lines.items()):
        y = _y(points, frame)
        lowest = min(y - _ABOVE, lowest - _APART)
        yield Line(written(y), written(lowest), text)


def _days(days: Sequence[str]) -> Iterator[Day]:
    """The first day, the last, and one between them where there is room; none twice."""
    yield Day(written(LEFT), "start", days[0])
    middle = len(days) // 2
    if days[0] != days[middle] != days[-1]:
        yield Day(written(_x(middle, len(days))), "middle", days[middle])
    if days[-1] != days[0]:
        yield Day(written(RIGHT), "end", days[-1])
