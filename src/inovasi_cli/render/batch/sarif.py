"""Remarks as one run in SARIF 2.1.0, which GitHub's code scanning and editors read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inovasi_cli import __version__
from inovasi_cli.batch.outcome import ERROR, NOTE, UNJUDGED, WARNING
from inovasi_cli.render.batch.places import is_absolute, slashed, uri
from inovasi_cli.render.batch.remarks import shown, told_apart
from inovasi_cli.render.json import TOOL, compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.batch.outcome import Outcome, Remark
    from inovasi_cli.batch.tally import Tally

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE: Final = "%SRCROOT%"
FINGERPRINT: Final = "inovasi/v1"

_LEVELS: Final = {ERROR: "error", WARNING: "warning", NOTE: "note"}
_BRACKET: Final = re.compile(r"(\\*)([\[\]])")


def head(_tally: Tally, _language: str) -> str:
    """What opens the log and its results."""
    return f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"results":[\n'


def piece(outcome: Outcome, language: str) -> str:
    """A result for each remark, unless it was handed over with an earlier rubric of the file."""
    place = {"uri": uri(outcome.file)}
    if not is_absolute(slashed(outcome.file)):
        place["uriBaseId"] = BASE
    return ",\n".join(
        compact(_result(place, remark, fingerprint, language)) for remark, fingerprint in told_apart(outcome)
    )


def tail(tally: Tally, language: str) -> str:
    """What closes the log: the tool with the rules that were judged by, and whether every file could be judged."""
    rest = {
        "tool": {"driver": {"name": TOOL, "version": __version__, "rules": list(_rules(tally, language))}},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": tally.count(UNJUDGED) == 0}],
    }
    # Its braces close the run, whose results stand before.
    return f"\n],{compact(rest)[1:]}]}}\n"


def plain_text(text: str) -> str:
    r"""A text as a plain message, in which ``[x](y)`` is a link and ``{0}`` a placeholder unless escaped."""
    braced = shown(text).replace("{", "{{").replace("}", "}}")
    return _BRACKET.sub(r"\1\1\\\2", braced)


def _result(place: dict[str, str], remark: Remark, fingerprint: str, language: str) -> dict[str, object]:
    region = {"startLine": remark.line, "startColumn": remark.column}
    return {
        "ruleId": remark.rule,
        "level": _LEVELS[remark.severity],
        "message": {"text": plain_text(remark.message.say(language))},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": region}}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }


def _rules(tally: Tally, language: str) -> Iterator[dict[str, object]]:
    for rubric in tally.rubrics.values():
        for gate in rubric.gates:
            yield {
                "id": f"{rubric.id}/{gate.id}",
                "shortDescription": {"text": plain_text(gate.title.say(language))},
                "help": {"text": plain_text(gate.cure.say(language))},
            }
