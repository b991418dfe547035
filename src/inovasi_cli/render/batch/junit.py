"""Results as test cases in JUnit XML: the rubric is the class, the file is the name.

All in ASCII, so that no encoding on its way can spoil it. What XML cannot hold, or acts on a screen, is spelled out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.batch.outcome import ERROR, FAILED, UNJUDGED
from inovasi_cli.render.batch.summary import mean_asked
from inovasi_cli.text import visible

if TYPE_CHECKING:
    from inovasi_cli.batch.outcome import Outcome, Remark
    from inovasi_cli.batch.tally import Tally

_NAME: Final = "inovasi"
_MEAN: Final = "rata-rata"
_ELEMENTS: Final = {FAILED: "failure", UNJUDGED: "error"}
# In the log of a build ``::`` at the beginning of a line, and ``##[`` anywhere, are commands.
_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "#": "&#35;"})
_COLONS: Final = ("::", "&#58;:")


def head(tally: Tally, _language: str) -> str:
    """What opens the document, with the counts."""
    failed, broken, means = tally.count(FAILED), tally.count(UNJUDGED), tally.means
    whole = _counts(_NAME, tally.results + len(means), failed + len(tally.below), broken)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {whole}>\n'
        f"<testsuite {_counts(_NAME, tally.results, failed, broken)}>\n"
    )


def tail(tally: Tally, language: str) -> str:
    """What closes the document: where a mean is asked for, a suite of its own with a case for each rubric."""
    means = tally.means
    if not means:
        return "</testsuite>\n</testsuites>\n"
    told = text(" ".join(each.say(language) for each in mean_asked(tally)))
    cases = "".join(
        f'<testcase classname="{text(rubric)}" name="{_MEAN}">\n<failure message="{told}"/>\n</testcase>\n'
        if rubric in tally.below
        else f'<testcase classname="{text(rubric)}" name="{_MEAN}"/>\n'
        for rubric in means
    )
    counts = _counts(_MEAN, len(means), len(tally.below), 0)
    return f"</testsuite>\n<testsuite {counts}>\n{cases}</testsuite>\n</testsuites>\n"


def _counts(name: str, tests: int, failures: int, errors: int) -> str:
    return f'name="{name}" tests="{tests}" failures="{failures}" errors="{errors}"'


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
