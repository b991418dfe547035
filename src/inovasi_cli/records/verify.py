"""Whether a report holds: what it rests on is the same today, and what it says is what is judged today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli import __version__
from inovasi_cli.assess import digests
from inovasi_cli.assess.difference import DATE, FACTS, RUBRIC, VERSION, Difference, compare, judged_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from inovasi_cli.assess.report import Report
    from inovasi_cli.records.record import Record

DIGEST: Final = "digest"
MISSING: Final = "-"
"""What stands for something that only one side has."""

_APART: Final = frozenset({"facts.path", "digest", "pdfs"})
"""What is compared elsewhere, or no part of the judgement."""


class Check(NamedTuple):
    """One thing that a report rests on, as it was recorded and as it is now."""

    what: str
    recorded: str
    now: str

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return self.recorded == self.now


class Mismatch(NamedTuple):
    """A value of a report that is another than the one that is judged from the same."""

    at: str
    recorded: object
    now: object


class Verification(NamedTuple):
    """A report held to what is judged today.

    ``altered`` is what was changed in it by hand, looked for only where all that it rests on is the same; ``answered``
    and ``opened`` are questions that were open then or are now.
    """

    record: Record
    report: Report
    checks: tuple[Check, ...]
    altered: tuple[Mismatch, ...]
    difference: Difference
    answered: tuple[str, ...]
    opened: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the report is, word for word, what comes of the same files today."""
        return not self.altered and all(check.same for check in self.checks)


def verify(
    record: Record, report: Report, spoken: Iterable[dict[str, object]], days: Iterable[date | None]
) -> Verification:
    """Hold a report to the judgement of the same files on its day.

    ``spoken`` is that judgement as JSON data in every language; ``days`` are those that a report without ``--per`` is
    made on, of which one may turn out to be the day before somebody changed it.
    """
    judged = record.judged
    basis = (
        Check(VERSION, record.version, __version__),
        Check(RUBRIC, f"{judged.rubric} {judged.digest}", f"{report.rubric.id} {report.rubric.digest}"),
        Check(FACTS, record.facts_digest, report.facts_digest),
    )
    same = all(check.same for check in basis)
    digest = Check(DIGEST, record.digest, report.digest)
    moved = tuple(_days(record, report, days)) if same and not digest.same else ()
    then, now = record.open_questions, report.open_questions
    return Verification(
        record=record,
        report=report,
        checks=(*basis, *moved, digest),
        altered=min((tuple(mismatches(record.data, data)) for data in spoken), key=len) if same else (),
        difference=compare(judged, judged_of(report, report.facts.file), lambda *_: ()),
        answered=tuple(key for key in then if key not in now),
        opened=tuple(key for key in now if key not in then),
    )


def _days(record: Record, report: Report, days: Iterable[date | None]) -> Iterator[Check]:
    """The day that the digest was made of, where it is one of these."""
    for day in dict.fromkeys(days):
        if digests(report.rubric, report.facts, day)[1] == record.digest:
            yield Check(DATE, str(record.judged.on or MISSING), str(day or MISSING))


def mismatches(recorded: object, now: object, at: str = "") -> Iterator[Mismatch]:
    """Every value that differs, and where."""
    if isinstance(recorded, dict) and isinstance(now, dict):
        pairs = [(f"{at}.{key}" if at else str(key), recorded.get(key), now.get(key)) for key in {**now, **recorded}]
    elif isinstance(recorded, list) and isinstance(now, list):
        pairs = _paired(recorded, now, at)
    else:
        # A flag is no number, though Python takes it for one.
        if recorded != now or isinstance(recorded, bool) is not isinstance(now, bool):
            yield Mismatch(at, recorded, now)
        return
    for where, old, new in pairs:
        if where not in _APART and not (where.startswith("findings[") and where.endswith("].file")):
            yield from mismatches(old, new, where)


def _paired(recorded: list[object], now: list[object], at: str) -> list[tuple[str, object, object]]:
    size = max(len(recorded), len(now))
    sides = [[*each, *[None] * (size - len(each))] for each in (recorded, now)]
    return [(f"{at}[{_name(new, n)}]", old, new) for n, (old, new) in enumerate(zip(*sides, strict=True))]


def _name(item: object, number: int) -> object:
    return item["id"] if isinstance(item, dict) and "id" in item else number
