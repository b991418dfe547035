"""A contest as JSON, version 1: keys are added, never renamed (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.render.contest.data import group_of, head, panel_of, stop_of
from inovasi_cli.render.contest.ranking import digest
from inovasi_cli.render.json import pretty

if TYPE_CHECKING:
    from inovasi_cli.contest.hold import Held
    from inovasi_cli.contest.ranking import Ranking


def panels(held: Held) -> str:
    """What the judges came to, in ASCII."""
    course = held.course
    told = {
        **head(held),
        "entries": {key: entry.title for key, entry in held.contest.entries.items()},
        "panels": [panel_of(panel) for panel in course.panels],
        "stopped": [stop_of(stop) for stop in course.stopped],
    }
    return pretty(told)


def rankings(held: Held, ranking: Ranking) -> str:
    """The places and what they rest on, in ASCII."""
    told = {
        **head(held),
        "entries": {key: entry.title for key, entry in held.contest.entries.items()},
        "by": list(ranking.by),
        "top": ranking.top,
        "groups": [group_of(group) for group in ranking.groups],
        "stopped": [stop_of(stop) for stop in (*ranking.beyond, *held.course.stopped)],
        "tied_at_edge": {result.stage.id: list(result.edge) for result in held.course.held if result.edge},
        "digest": digest(held, ranking),
    }
    return pretty(told)
