"""What an index of regions is: frozen values, checked by ``load`` before anybody sees one."""

from typing import NamedTuple

from inovasi_cli.conditions import Condition
from inovasi_cli.facts import Number
from inovasi_cli.rubric.model import Band, Basis, Note, Source
from inovasi_cli.text import Text


class Unit(NamedTuple):
    """What is judged by a rubric, the region itself or each innovation, and the most points that it may earn.

    ``rubric`` is None where the levels of that edition are not known.
    """

    rubric: str | None
    most: Number
    basis: Basis


class Mean(NamedTuple):
    """The mean of the innovations, which are counted as ``least_divisor`` where there are fewer."""

    least_divisor: int
    basis: Basis


class Count(NamedTuple):
    """Points for the number of innovations: so many for ``each``, up to so many; None where nobody published that."""

    each: Number | None
    up_to: int | None
    most: Number
    basis: Basis


class Affair(NamedTuple):
    """One compulsory affair (*urusan wajib*), and which innovations belong to it."""

    id: str
    title: Text
    when: Condition


class Affairs(NamedTuple):
    """The compulsory affairs, of which ``needed`` must be there, or the number of innovations counts nothing."""

    needed: int
    every: tuple[Affair, ...]
    basis: Basis


class Outlook(NamedTuple):
    """What changes in a later year; ``needed`` is None where the affairs needed stay as they are."""

    year: int
    least_divisor: int
    needed: int | None
    basis: Basis


class Index(NamedTuple):
    """One edition of an index of regions: (region + mean + number) / ``out_of`` x 100.

    ``bands`` compare the index rounded to ``round_to`` decimals, where that is not None.
    """

    id: str
    title: Text
    organiser: Text
    sources: tuple[Source, ...]
    notes: tuple[Note, ...]
    out_of: Number
    region: Unit
    innovations: Unit
    mean: Mean
    number: Count
    affairs: Affairs | None
    round_to: int | None
    bands: tuple[Band, ...]
    outlook: tuple[Outlook, ...]
    digest: str
