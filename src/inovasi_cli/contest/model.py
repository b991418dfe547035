"""What a contest file and the score files of its judges say: frozen values, checked by ``load`` and ``sheets``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction
    from pathlib import Path

    from inovasi_cli.facts import Number
    from inovasi_cli.rubric.model import Basis, Rubric
    from inovasi_cli.text import Text

REQUIREMENTS: Final = "syarat"
JUDGED: Final = "juri"
MANNERS: Final = (REQUIREMENTS, JUDGED)
"""How a stage decides: by the gates of a rubric, or by the scores of judges."""

ALL: Final = "semua"
TRIMMED: Final = "pangkas"
MEDIAN: Final = "median"
OUTLIERS: Final = (ALL, TRIMMED, MEDIAN)
"""What is done with outliers: nothing, the highest and the lowest of three or more left out, or the middle taken."""

HUNDRED: Final = "0-100"
LEVELS: Final = "tingkat"
SCALES: Final = (HUNDRED, LEVELS)
"""What a judge writes: 0 to 100 for a part, or the points of one of its levels."""

GROUPING: Final = ("kategori", "kelompok", "jenis", "instansi")
"""What entries may be ranked apart by."""


class Entry(NamedTuple):
    """One innovation that was entered; what it is ranked by is None where the contest file does not say it."""

    id: str
    title: str
    facts: Path | None = None
    agency: str | None = None
    kind: str | None = None
    group: str | None = None
    category: str | None = None

    def by(self, key: str) -> str | None:
        """What it says of one of ``GROUPING``."""
        return dict(zip(GROUPING, (self.category, self.group, self.kind, self.agency), strict=True))[key]


class Judge(NamedTuple):
    """One judge, and the entries that are too near to be judged by them."""

    id: str
    name: str
    conflicts: frozenset[str] = frozenset()


class ScoredPart(NamedTuple):
    """One thing that judges score (*bagian*), worth ``weight`` of what all parts of the stage weigh together.

    ``levels`` are the points of its levels where those are scored. ``basis`` is None for a weight that the organiser
    gives.
    """

    id: str
    title: Text
    weight: Fraction
    basis: Basis | None = None
    levels: tuple[int, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether the weight stands in the organiser's own rules, or in a source of high confidence."""
        return not self.basis or bool(self.basis.source and self.basis.source.confidence == "high")


class Stage(NamedTuple):
    """One stage (*tahap*): who passes goes on to the next.

    ``weight`` is its share of the whole, None for one that only lets pass. Points of parts and totals are counted in
    1/``per``, of 0 to 100. ``least`` and ``top`` are what it takes to go on. ``undecided`` says whether who may or may
    not meet the requirements passes.
    """

    id: str
    title: str
    manner: str
    weight: Fraction | None = None
    rubric: Rubric | None = None
    scale: str = HUNDRED
    parts: tuple[ScoredPart, ...] = ()
    source: str | None = None
    least: Number | None = None
    top: int | None = None
    undecided: bool = False
    per: int = 1


class Rules(NamedTuple):
    """How scores become places.

    ``ties`` are the parts that break ties, as stage and part, in order. A note is demanded where two judges differ by
    more than ``gap`` points. Scores may move by ``sway`` points, unconfirmed weights by ``weight_sway`` percent of
    each.
    """

    outliers: str = ALL
    ties: tuple[tuple[str, str], ...] = ()
    gap: Number = 20
    sway: Number = 1
    weight_sway: Number = 10
    source: str | None = None


class Quota(NamedTuple):
    """At most so many entries of one agency, of one group or, where ``group`` is None, in all."""

    most: int
    group: str | None = None
    source: str | None = None


class Signer(NamedTuple):
    """Somebody who signs the protocol."""

    role: str
    name: str | None = None


class Input(NamedTuple):
    """A file that the result rests on; ``digest`` is the SHA-256 of its bytes."""

    kind: str
    name: str
    digest: str


class Contest(NamedTuple):
    """One contest; ``notes`` are the resolutions written so far, by stage and entry."""

    title: str
    organiser: str
    on: date | None
    entries: dict[str, Entry]
    stages: tuple[Stage, ...]
    judges: dict[str, Judge]
    rules: Rules
    notes: dict[tuple[str, str], str]
    grouping: tuple[str, ...]
    top: int | None
    quotas: tuple[Quota, ...]
    signers: tuple[Signer, ...]
    inputs: tuple[Input, ...]

    def stage(self, stage_id: str) -> Stage:
        """The stage of that id."""
        return next(stage for stage in self.stages if stage.id == stage_id)


class Sheet(NamedTuple):
    """What one judge wrote in one stage: for each entry the points of every part, in 1/``stage.per`` or None."""

    judge: str
    stage: str
    scores: dict[str, tuple[int | None, ...]]
    remarks: dict[str, str]
    input: Input
