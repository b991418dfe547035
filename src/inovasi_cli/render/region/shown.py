"""What is shown of the index of a region, as frozen values, before any format lays it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from inovasi_cli.assess.report import Interval
    from inovasi_cli.conditions import Truth
    from inovasi_cli.text import Text


class Wanted(NamedTuple):
    """What was asked for, and whether it is reached."""

    what: Text
    reached: bool


class Line(NamedTuple):
    """One thing said, behind the sign of a state where ``signed``, its figures, and what more there is to it."""

    text: Text
    tail: Text | None = None
    details: tuple[Text, ...] = ()
    state: Truth = None
    signed: bool = False
    whole: bool = False


class Section(NamedTuple):
    """Lines under a heading; ``numbered`` where their order says something."""

    id: str
    title: Text
    lines: tuple[Line, ...]
    numbered: bool = False


class Figure(NamedTuple):
    """One of the parts of an index: its points, claimed and proven, and at most, all over one denominator."""

    title: Text
    claimed: Interval
    evidenced: Interval
    most: int
    most_told: Text


class Page(NamedTuple):
    """All that is said; ``whole`` is the index itself, out of 100."""

    title: Text
    lead: tuple[Text, ...]
    whole: Figure
    figures: tuple[Figure, ...]
    sections: tuple[Section, ...]
