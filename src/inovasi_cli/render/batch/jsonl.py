"""One line of JSON a result, for whoever reads ten thousand as they come; docs/json.md promises its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.batch.outcome import UNJUDGED
from inovasi_cli.render.batch.remarks import problems
from inovasi_cli.render.json import FORMAT, STATES, compact, path_text, totals

if TYPE_CHECKING:
    from inovasi_cli.assess.report import Standing
    from inovasi_cli.batch.outcome import Outcome


def piece(outcome: Outcome, language: str) -> str:
    """The line of one result."""
    stands, on = outcome.standing, outcome.on
    data = {
        "format": FORMAT,
        "file": path_text(outcome.file),
        "rubric": outcome.rubric or None,
        "state": outcome.state,
        "title": outcome.title,
        "on": on.isoformat() if on else None,
        "verdict": stands.eligibility.verdict if stands else None,
        "gates": _gates(stands) if stands else [],
        "category": outcome.category,
        "readiness": _readiness(stands) if stands else None,
        "facts_digest": outcome.facts_digest,
        "digest": outcome.digest,
    }
    if outcome.state == UNJUDGED:
        data["problems"] = problems(outcome, language)
    return compact(data) + "\n"


def _gates(stands: Standing) -> list[dict[str, str]]:
    gates = stands.eligibility.gates
    return [{"id": each.gate.id, "state": STATES[each.met]} for each in gates if not each.met]


def _readiness(stands: Standing) -> dict[str, object] | None:
    score, result = stands.rubric.score, stands.readiness
    return totals(result, score) if score and result else None
