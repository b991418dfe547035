"""A contest as JSON, version 1: keys are added, never renamed (docs/json.md)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inovasi_cli.render.contest.data import head, panel_of, stop_of

if TYPE_CHECKING:
    from inovasi_cli.contest.hold import Held


def panels(held: Held) -> str:
    """What the judges came to, in ASCII."""
    course = held.course
    told = {
        **head(held),
        "entries": {key: entry.title for key, entry in held.contest.entries.items()},
        "panels": [panel_of(panel) for panel in course.panels],
        "stopped": [stop_of(stop) for stop in course.stopped],
    }
    return json.dumps(told, ensure_ascii=True, indent=2, allow_nan=False) + "\n"
