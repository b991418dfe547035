"""Whether a report holds as JSON, version 1: keys are added, never renamed (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli import __version__
from inovasi_cli.assess.difference import judged_of
from inovasi_cli.render.difference.json import side_data
from inovasi_cli.render.json import TOOL, pretty

if TYPE_CHECKING:
    from inovasi_cli.records.verify import Verification

FORMAT: Final = 1


def render(found: Verification, language: str) -> str:
    """What was checked and what differs, in ASCII."""
    told = {
        "format": FORMAT,
        "tool": {"name": TOOL, "version": __version__},
        "holds": found.holds,
        "recorded": side_data(found.record.judged, language),
        "now": side_data(judged_of(found.report, found.report.facts.file), language),
        "checks": [{**each._asdict(), "same": each.same} for each in found.checks],
        "altered": [each._asdict() for each in found.altered],
        "answered": list(found.answered),
        "opened": list(found.opened),
    }
    return pretty(told)
