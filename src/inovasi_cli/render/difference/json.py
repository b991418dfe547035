"""How two judgements differ as JSON, version 1: keys are added, never renamed (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli import __version__
from inovasi_cli.assess.report import ratio
from inovasi_cli.numbers import rounded
from inovasi_cli.render.json import STATES, TOOL, path_text, pretty

if TYPE_CHECKING:
    from fractions import Fraction

    from inovasi_cli.assess.difference import Cause, Difference, GateState, Item, Judged, Moved, PartPoints, Points

FORMAT: Final = 1


def render(found: Difference, language: str) -> str:
    """The whole difference, in ASCII."""
    told = {
        "format": FORMAT,
        "tool": {"name": TOOL, "version": __version__},
        "old": side_data(found.before, language),
        "new": side_data(found.after, language),
        "percent": found.percent,
        "worse": found.worse,
        "change": points_data(found.points),
        "causes": [_cause(each, language) for each in found.causes],
        "parts": [_part(each, language) for each in found.parts],
        "gates": [_gate(each, language) for each in found.gates],
    }
    return pretty(told)


def points_data(points: Points | None) -> dict[str, object] | None:
    """Claimed and evidenced points, rounded and exact."""
    if points is None:
        return None
    exact = {key: ratio(value.numerator, value.denominator) for key, value in points._asdict().items()}
    return {**{key: _rounded(value) for key, value in points._asdict().items()}, "exact": exact}


def _rounded(value: Fraction) -> float:
    return rounded(value.numerator, value.denominator)


def side_data(side: Judged, language: str) -> dict[str, object]:
    """One of two judgements."""
    return {
        "file": path_text(side.file),
        "rubric": {"id": side.rubric, "title": side.title.say(language), "digest": side.digest},
        "on": side.on.isoformat() if side.on else None,
        "verdict": side.verdict,
        "points": points_data(side.low),
        "highest": None if side.high is None else _rounded(side.high),
    }


def item_data(item: Item, language: str) -> dict[str, object]:
    """One change and what it brings alone."""
    return {
        "question": item.question,
        "change": item.told.say(language),
        "points": points_data(item.points),
        "gates": list(item.gates),
    }


def _cause(cause: Cause, language: str) -> dict[str, object]:
    changes = [item_data(item, language) for item in cause.items]
    return {"cause": cause.kind, "points": points_data(cause.points), "verdict": cause.verdict, "changes": changes}


def _part(part: Moved[PartPoints], language: str) -> dict[str, object]:
    before, after = (points_data(side.points) if side else None for side in (part.before, part.after))
    return {"id": part.id, "title": part.either.title.say(language), "before": before, "after": after}


def _gate(gate: Moved[GateState], language: str) -> dict[str, object]:
    before, after = (STATES[side.met] if side else None for side in (gate.before, gate.after))
    return {"id": gate.id, "title": gate.either.title.say(language), "before": before, "after": after}
