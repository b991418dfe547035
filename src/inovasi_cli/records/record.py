"""A report that was kept: the judgement that it tells, and what it says that this rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.difference import GateState, Judged, PartPoints, Points
from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED
from inovasi_cli.records.fields import parse
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from inovasi_cli.conditions import Truth
    from inovasi_cli.records.fields import Keys

FORMAT: Final = 1
STATES: Final[dict[str, Truth]] = {"met": True, "unmet": False, "unknown": None}


class Record(NamedTuple):
    """One report; ``data`` is all that it holds, ``digest`` what it says that its digest is."""

    judged: Judged
    version: str
    facts: str
    facts_digest: str
    open_questions: tuple[str, ...]
    digest: str
    data: dict[str, object]


def read_record(path: Path, data: bytes) -> Record:
    """The report that these bytes are; raises ``InovasiError`` where they are none."""
    keys = parse(path, data)
    if keys.data.get("format") != FORMAT or "eligibility" not in keys.data:
        raise keys.wrong("format", f"harus {FORMAT}, laporan dari `inovasi nilai`")
    facts = keys.child("facts")
    return Record(
        judged=_judged(keys, str(path)),
        version=keys.child("tool").text("version"),
        facts=facts.text("path"),
        facts_digest=facts.text("digest"),
        open_questions=keys.texts("open_questions"),
        digest=keys.text("digest"),
        data=keys.data,
    )


def _judged(keys: Keys, file: str) -> Judged:
    rubric, eligibility = keys.child("rubric"), keys.child("eligibility")
    scored = None if keys.data.get("readiness") is None else keys.child("readiness")
    return Judged(
        file=file,
        rubric=rubric.text("id"),
        title=Text(rubric.text("title")),
        digest=rubric.text("digest"),
        on=keys.day("on"),
        verdict=eligibility.one_of("verdict", (ELIGIBLE, NOT_ELIGIBLE, UNDECIDED)),
        out_of=scored.total("out_of") if scored else None,
        low=_low(scored) if scored else None,
        high=_exact(scored, "claimed", "high") if scored else None,
        gates={gate.text("id"): _gate(gate) for gate in eligibility.children("gates")},
        parts={part.text("id"): _part(part) for part in (scored.children("parts") if scored else ())},
    )


def _gate(keys: Keys) -> GateState:
    state = STATES[keys.one_of("state", tuple(STATES))]
    return GateState(Text(keys.text("title")), state, Text(keys.text("reason")))


def _part(keys: Keys) -> PartPoints:
    return PartPoints(Text(keys.text("title")), _low(keys))


def _low(keys: Keys) -> Points:
    return Points(_exact(keys, "claimed", "low"), _exact(keys, "evidenced", "low"))


def _exact(keys: Keys, measure: str, end: str) -> Fraction:
    return keys.child(measure).child("exact").exact(end)
