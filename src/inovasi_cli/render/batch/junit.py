"""Results as test cases in JUnit XML: the rubric is the class, the file is the name.

All in ASCII, so that no encoding on its way can spoil it. What XML cannot hold, or acts on a screen, is spelled out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.batch.outcome import ERROR, FAILED, UNJUDGED
from inovasi_cli.text import visible

if TYPE_CHECKING:
    from inovasi_cli.batch.outcome import Outcome, Remark
    from inovasi_cli.batch.tally import Tally

_NAME: Final = "inovasi"
_ELEMENTS: Final = {FAILED: "failure", UNJUDGED: "error"}
# In the log of a build ``::`` at the beginning of a line, and ``##[`` anywhere, are commands.
_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "#": "&#35;"})
_COLONS: Final = ("::", "&#58;:")


def head(tally: Tally, _language: str) -> str:
    """What opens the document, with the counts."""
    counts = f'name="{_NAME}" tests="{tally.results}" failures="{tally.count(FAILED)}" errors="{tally.count(UNJUDGED)}"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counts}>\n<testsuite {counts}>\n'


def tail(_tally: Tally, _language: str) -> str:
    """What closes the document."""
    return "</testsuite>\n</testsuites>\n"


def piece(outcome: Outcome, language: str) -> str:
    """The test case of one result."""
    named = f'<testcase classname="{text(outcome.rubric)}" name="{text(outcome.file)}"'
    errors = [remark for remark in outcome.remarks if remark.severity == ERROR]
    others = [remark for remark in outcome.remarks if remark.severity != ERROR]
    inner = _verdict(outcome, errors, language) if outcome.state in _ELEMENTS else ""
    if others:
        inner += f"<system-out>{_lines(outcome, others, language)}</system-out>\n"
    return f"{named}>\n{inner}</testcase>\n" if inner else f"{named}/>\n"


def text(raw: str) -> str:
    """A text as XML on one line, in an element or a quoted attribute alike."""
    return visible(raw).translate(_ESCAPED).replace(*_COLONS).encode("ascii", "xmlcharrefreplace").decode("ascii")


def _verdict(outcome: Outcome, errors: list[Remark], language: str) -> str:
    element = _ELEMENTS[outcome.state]
    first = f' type="{text(errors[0].rule)}" message="{text(errors[0].message.say(language))}"' if errors else ""
    return f"<{element}{first}>{_lines(outcome, errors, language)}</{element}>\n"


def _lines(outcome: Outcome, remarks: list[Remark], language: str) -> str:
    return "\n".join(
        text(f"{outcome.file}:{each.line}:{each.column}: {each.message.say(language)}") for each in remarks
    )
