"""The score over the versions of a fact file as JSON, version 1: keys are added, never renamed (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli import __version__
from inovasi_cli.render.difference.json import item_data, points_data
from inovasi_cli.render.json import TOOL, path_text, pretty

if TYPE_CHECKING:
    from inovasi_cli.history.timeline import Moment, Timeline

FORMAT: Final = 1


def render(found: Timeline, language: str) -> str:
    """Every version, oldest first, in ASCII."""
    rubric = found.rubric
    told = {
        "format": FORMAT,
        "tool": {"name": TOOL, "version": __version__},
        "facts": {"path": path_text(found.file)},
        "rubric": {"id": rubric.id, "title": rubric.title.say(language), "digest": rubric.digest},
        "on": found.on.isoformat() if found.on else None,
        "complete": not (found.cut or found.shallow),
        "versions": [_version(each, language) for each in found.moments],
    }
    return pretty(told)


def _version(moment: Moment, language: str) -> dict[str, object]:
    commit, problem, judged = moment.version.commit, moment.version.problem, moment.judged
    return {
        "commit": commit.id,
        "day": commit.day.isoformat() if commit.day else None,
        "file": path_text(commit.path),
        "verdict": judged.verdict if judged else None,
        "points": points_data(judged.low) if judged else None,
        "most": item_data(moment.most, language) if moment.most else None,
        "moving": moment.moving,
        "problem": problem.say(language) if problem else None,
    }
