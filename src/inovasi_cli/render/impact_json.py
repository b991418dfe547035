"""Who gains and who loses where one rubric takes the place of another, as JSON, version 1: keys are only added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli import __version__
from inovasi_cli.numbers import rounded
from inovasi_cli.render.json import STATES, path_text, pretty

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from inovasi_cli.assess.impact import GateChange, Impact, PointsChange, Reach
    from inovasi_cli.assess.report import GateResult, Report
    from inovasi_cli.rubric.model import Rubric

FORMAT: Final = 1


def render(
    rubrics: tuple[Rubric, Rubric],
    days: tuple[date | None, date | None],
    impacts: Iterable[Impact],
    unreadable: Iterable[str],
    language: str,
) -> str:
    """Every file with both judgements, in ASCII."""
    told = {
        "format": FORMAT,
        "tool": {"name": "inovasi-cli", "version": __version__},
        **{
            key: {
                "id": rubric.id,
                "title": rubric.title.say(language),
                "digest": rubric.digest,
                "on": day.isoformat() if day else None,
            }
            for key, rubric, day in zip(("old", "new"), rubrics, days, strict=True)
        },
        "files": [_file(each, language) for each in impacts],
        "unreadable": list(map(path_text, unreadable)),
    }
    return pretty(told)


def _file(impact: Impact, language: str) -> dict[str, object]:
    return {
        "path": path_text(impact.after.facts.file),
        "digest": impact.after.facts_digest,
        "outcome": impact.outcome,
        "verdict": {"old": impact.before.eligibility.verdict, "new": impact.after.eligibility.verdict},
        "against": [_gate(each, language) for each in impact.against],
        "opened": [_gate(each, language, opened=True) for each in impact.opened],
        "unit": "percent" if impact.percent else "points",
        "claimed": {"old": _reach(impact.whole.before), "new": _reach(impact.whole.after)},
        "passes": {"old": _passes(impact.before), "new": _passes(impact.after)},
        "parts": [_part(each, language) for each in impact.parts],
    }


def _passes(report: Report) -> bool | None:
    return report.readiness.passes if report.readiness else None


def _gate(change: GateChange, language: str, *, opened: bool = False) -> dict[str, object]:
    """A gate with its state by both rubrics, None where one does not ask it."""
    old, new = (change.result, change.other) if opened else (change.other, change.result)
    gate = (new or change.result).gate
    return {"id": gate.id, "title": gate.title.say(language), "old": _state(old), "new": _state(new)}


def _state(result: GateResult | None) -> str | None:
    return STATES[result.met] if result else None


def _part(part: PointsChange, language: str) -> dict[str, object]:
    title = part.title.say(language) if part.title else None
    return {"id": part.id, "title": title, "old": _reach(part.before), "new": _reach(part.after)}


def _reach(reach: Reach | None) -> dict[str, object] | None:
    return {name: _number(value) for name, value in reach._asdict().items()} if reach else None


def _number(value: Fraction) -> float:
    return rounded(value.numerator, value.denominator)
