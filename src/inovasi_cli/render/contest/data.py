"""Figures of a contest for programs: every number with two decimals and exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from inovasi_cli import __version__
from inovasi_cli.numbers import rounded
from inovasi_cli.render.json import TOOL

if TYPE_CHECKING:
    from inovasi_cli.contest.course import Stop
    from inovasi_cli.contest.hold import Held
    from inovasi_cli.contest.model import Stage
    from inovasi_cli.contest.panel import Gap, Judged, Panel
    from inovasi_cli.contest.ranking import Group

FORMAT = 1


def number(value: Fraction | None) -> dict[str, Any] | None:
    """A figure rounded and exactly."""
    if value is None:
        return None
    return {"points": rounded(value.numerator, value.denominator), "exact": str(value)}


def head(held: Held) -> dict[str, Any]:
    """What both documents begin with: what was held, by which rules, from which files."""
    contest = held.contest
    used = contest.rules
    return {
        "format": FORMAT,
        "tool": {"name": TOOL, "version": __version__},
        "contest": contest.title,
        "organiser": contest.organiser,
        "blind": held.blinded,
        "rules": {
            "outliers": used.outliers,
            "ties": [".".join(tie) for tie in used.ties],
            "gap": str(used.gap),
            "sway": str(used.sway),
            "weight_sway": str(used.weight_sway),
            "source": used.source,
        },
        "quotas": [quota._asdict() for quota in contest.quotas],
        "stages": [_stage(stage, held) for stage in contest.stages],
        "judges": [
            {"id": judge.id, "name": judge.name, "conflicts": sorted(judge.conflicts)}
            for judge in contest.judges.values()
        ],
        "inputs": [each._asdict() for each in held.inputs],
    }


def _stage(stage: Stage, held: Held) -> dict[str, Any]:
    return {
        "id": stage.id,
        "title": stage.title,
        "manner": stage.manner,
        "rubric": stage.rubric.id if stage.rubric else None,
        "weight": None if stage.weight is None else str(stage.weight),
        "least": None if stage.least is None else str(stage.least),
        "top": stage.top,
        "waiting": stage in held.course.waiting,
        "parts": [
            {"id": part.id, "title": part.title.id, "weight": str(part.weight), "confirmed": part.confirmed}
            for part in stage.parts
        ],
    }


def panel_of(panel: Panel) -> dict[str, Any]:
    """One stage before its judges."""
    return {
        "stage": panel.stage.id,
        "judges": list(panel.judges),
        "absent": list(panel.absent),
        "agreement": {part.id: number(alpha) for part, alpha in zip(panel.stage.parts, panel.agreement, strict=True)},
        "entries": [_entry(each, panel) for each in panel.entries],
    }


def _entry(each: Judged, panel: Panel) -> dict[str, Any]:
    measure = panel.measure
    once = measure.per * measure.times
    means = {
        part.id: None if mean is None else number(Fraction(mean, once))
        for part, mean in zip(panel.stage.parts, each.means, strict=True)
    }
    return {
        "id": each.entry,
        "points": None if each.points is None else number(Fraction(each.points, measure.whole)),
        "parts": means,
        "agreement": number(each.agreement),
        "judges": list(each.judges),
        "missing": dict(each.missing),
        "excluded": list(each.excluded),
        "ignored": list(each.ignored),
        "widest": _gap(each.widest, measure.per) if each.widest else None,
        "gaps": [_gap(gap, measure.per) for gap in each.gaps],
        "note": each.note,
        "unresolved": each.unresolved,
    }


def _gap(gap: Gap, per: int) -> dict[str, Any]:
    return {"part": gap.part, "size": number(Fraction(gap.size, per)), "low": gap.low, "high": gap.high}


def stop_of(stop: Stop) -> dict[str, Any]:
    """An entry that goes no further."""
    gates = [gate.id for gate in stop.admission.gates] if stop.admission else []
    return {
        "id": stop.entry,
        "stage": stop.stage,
        "reason": stop.reason,
        "points": number(stop.points),
        "gates": gates,
        "trouble": stop.admission.trouble if stop.admission else None,
    }


def group_of(group: Group) -> dict[str, Any]:
    """Entries that are ranked together."""
    return {
        "values": list(group.values),
        "tied_at_edge": bool(group.edge),
        "places": [
            {
                "id": place.entry,
                "place": place.number,
                "tied": place.tied,
                "points": number(place.points),
                "best": place.best,
                "worst": place.worst,
                "holds": place.holds,
                "margin": number(place.margin),
                "wins": place.wins,
                "sure": place.sure,
            }
            for place in group.places
        ],
    }
