"""How many passed, as the JSON of a shields.io endpoint badge (https://shields.io/badges/endpoint-badge)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inovasi_cli.batch.outcome import PASSED, UNJUDGED
from inovasi_cli.render.batch import words
from inovasi_cli.render.batch.summary import by_verdict_alone, number

if TYPE_CHECKING:
    from inovasi_cli.render.batch.summary import Summary


def render(summary: Summary, language: str) -> str:
    """The badge; an error badge where nothing could be judged, so that no address can repaint it."""
    tally = summary.tally
    passed, unjudged = tally.count(PASSED), tally.count(UNJUDGED)
    told = words.BADGE_ELIGIBLE if by_verdict_alone(tally) else words.BADGE_PASSED
    if unjudged == tally.results:
        told = words.BADGE_NOTHING
    whole = passed == tally.results and not tally.below
    colour = "red" if unjudged or not passed else "brightgreen" if whole else "yellow"
    badge: dict[str, object] = {
        "schemaVersion": 1,
        "label": "inovasi",
        "message": told.fill(count=number(passed), all=number(tally.results)).say(language),
        "color": colour,
    }
    if unjudged == tally.results:
        badge["isError"] = True
    return json.dumps(badge, ensure_ascii=False, indent=2) + "\n"
