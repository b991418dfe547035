"""Remarks as a code quality report, which GitLab shows at the lines of a merge request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.batch.outcome import ERROR, NOTE, UNJUDGED, WARNING
from inovasi_cli.render.batch.places import slashed
from inovasi_cli.render.batch.remarks import shown, told_apart
from inovasi_cli.render.json import compact, path_text

if TYPE_CHECKING:
    from inovasi_cli.batch.outcome import Outcome
    from inovasi_cli.batch.tally import Tally

_SEVERITIES: Final = {ERROR: "major", WARNING: "minor", NOTE: "info"}
_UNJUDGED: Final = "critical"


def head(_tally: Tally, _language: str) -> str:
    """What opens the array."""
    return "[\n"


def tail(_tally: Tally, _language: str) -> str:
    """What closes the array."""
    return "\n]\n"


def piece(outcome: Outcome, language: str) -> str:
    """An object for each remark, unless it was handed over with an earlier rubric of the file."""
    unjudged = outcome.state == UNJUDGED
    return ",\n".join(
        compact(
            {
                "description": shown(remark.message.say(language)),
                "check_name": remark.rule,
                "fingerprint": fingerprint,
                "severity": _UNJUDGED if unjudged and remark.severity == ERROR else _SEVERITIES[remark.severity],
                "location": {"path": path_text(slashed(outcome.file)), "lines": {"begin": remark.line}},
            }
        )
        for remark, fingerprint in told_apart(outcome)
    )
