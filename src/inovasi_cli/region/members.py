"""The innovations and the rows of one region, read and judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.assess.bench import Bench
from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE
from inovasi_cli.conditions import Case
from inovasi_cli.digest import digest_of
from inovasi_cli.errors import FileError, InovasiError, Problem
from inovasi_cli.facts import TITLE
from inovasi_cli.profile.load import open_profile, read_many
from inovasi_cli.region.count import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from inovasi_cli.assess.report import Interval, Standing
    from inovasi_cli.conditions import Truth
    from inovasi_cli.facts import Facts, Value
    from inovasi_cli.profile.load import Readers
    from inovasi_cli.region.count import Formula
    from inovasi_cli.region.model import Affairs, Index
    from inovasi_cli.rubric.model import Rubric


class Judged(NamedTuple):
    """One fact file under a rubric that gives points."""

    file: str
    facts: Facts
    standing: Standing
    claimed: Interval
    evidenced: Interval
    digest: str

    @property
    def title(self) -> str | None:
        """The title of the innovation, where it has one."""
        answer = self.facts.answers.get(TITLE)
        return str(answer.value) if answer and answer.value is not None else None

    @property
    def verdict(self) -> str:
        """Whether it is eligible."""
        return self.standing.eligibility.verdict


class Member(NamedTuple):
    """One innovation of the region; ``affairs`` says of each compulsory affair whether it belongs to it."""

    judged: Judged
    affairs: tuple[Truth, ...]

    @property
    def counts(self) -> Truth:
        """Whether it counts: eligible, not eligible, or not known yet."""
        verdict = self.judged.verdict
        return True if verdict == ELIGIBLE else False if verdict == NOT_ELIGIBLE else None


class Unread(NamedTuple):
    """A file that cannot be judged, and why; ``problems`` carry their places."""

    file: str
    message: str
    problems: tuple[Problem, ...]


class Judge:
    """Reads and judges fact files by one rubric; ``proofs`` is the folder of their proofs, else that of each file."""

    def __init__(self, rubric: Rubric, readers: Readers, on: date | None, proofs: Path | None = None) -> None:
        self.bench = Bench(rubric, on)
        self.readers = readers
        self.proofs = proofs

    def read(self, file: str) -> Judged:
        """Judge one file; raises ``InovasiError`` where it cannot be judged."""
        facts = read_many(open_profile(Path(file), self.proofs), self.readers, (self.bench.rubric,))
        stands = self.bench.stand(facts)
        if not stands.readiness:
            raise InovasiError(
                f"{file}: tidak ada bagian yang berlaku, jadi tidak ada nilainya",
                "Periksa jawaban yang ditandai tidak_berlaku.",
            )
        readiness = stands.readiness
        return Judged(file, facts, stands, readiness.claimed, readiness.evidenced, digest_of(facts.canonical()))


def read_members(judge: Judge, index: Index, files: Iterable[str]) -> tuple[tuple[Member, ...], tuple[Unread, ...]]:
    """Every innovation, and every file that cannot be judged, in the order of the files."""
    members, unread = [], []
    for file in files:
        try:
            judged = judge.read(file)
        except InovasiError as error:
            problems = error.problems if isinstance(error, FileError) else ()
            unread.append(Unread(file, error.message, problems))
        else:
            values = judged.facts.values
            members.append(Member(judged, affairs_of(index.affairs, values, judged.standing.on)))
    return tuple(members), tuple(unread)


def affairs_of(affairs: Affairs | None, values: Mapping[str, Value], on: date | None) -> tuple[Truth, ...]:
    """Whether an innovation with these answers belongs to each of the compulsory affairs."""
    case = Case(dict(values), on)
    return tuple(affair.when.holds(case) for affair in affairs.every) if affairs else ()


def entry_of(formula: Formula, points: tuple[int, int], affairs: tuple[Truth, ...], *, high: bool = False) -> Entry:
    """An innovation as it is counted, with a numerator and its denominator; what is not known counts at best alone."""
    bits = sum(1 << place for place, state in enumerate(affairs) if state or (high and state is None))
    return Entry(formula.points(*points), bits)
