"""What changed between two rubrics as JSON, version 1: keys are added, never renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli import __version__
from inovasi_cli.render.json import pretty
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from inovasi_cli.rubric.changes import Change, Side
    from inovasi_cli.rubric.model import Rubric

FORMAT: Final = 1


def render(old: Rubric, new: Rubric, found: tuple[Change, ...], language: str) -> str:
    """The changes one by one, in ASCII; numbers as text, since they are exact, and days as ``2018-03-31``."""
    told = {
        "format": FORMAT,
        "tool": {"name": "inovasi-cli", "version": __version__},
        **{
            key: {"id": rubric.id, "title": rubric.title.say(language), "digest": rubric.digest}
            for key, rubric in (("old", old), ("new", new))
        },
        "changes": [
            {
                "section": each.section,
                "id": each.id,
                "title": _spoken(each.title, language),
                "within": _spoken(each.within, language),
                "aspect": each.aspect,
                "before": _spoken(each.before, language),
                "after": _spoken(each.after, language),
            }
            for each in found
        ],
    }
    return pretty(told)


def _spoken(side: Side, language: str) -> str | None:
    return None if side is None else side.say(language) if isinstance(side, Text) else str(side)
