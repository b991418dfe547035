"""One JSON document with the full report of every result, a line each, and the counts; docs/json.md promises its keys.

Reports are not indented: there may be thousands, and Python indents ten times as slowly as it writes lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli import __version__
from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED
from inovasi_cli.batch.outcome import FAILED, PASSED, UNJUDGED
from inovasi_cli.numbers import rounded
from inovasi_cli.render.batch.remarks import problems
from inovasi_cli.render.json import FORMAT, TOOL, compact, path_text, report_data

if TYPE_CHECKING:
    from fractions import Fraction

    from inovasi_cli.batch.outcome import Outcome
    from inovasi_cli.batch.tally import Sums, Tally


def head(_tally: Tally, _language: str) -> str:
    """What opens the document."""
    tool = compact({"name": TOOL, "version": __version__})
    return f'{{"format":{FORMAT},"tool":{tool},"results":[\n'


def piece(outcome: Outcome, language: str) -> str:
    """The report of ``inovasi nilai`` behind the file and its state, or why there is none."""
    data: dict[str, object] = {"file": path_text(outcome.file), "state": outcome.state}
    if outcome.report:
        data |= report_data(outcome.report, language)
    else:
        data["rubric"] = {"id": outcome.rubric} if outcome.rubric else None
        data["problems"] = problems(outcome, language)
    return compact(data)


def tail(tally: Tally, language: str) -> str:
    """What closes the document: the counts of all, and rubric by rubric."""
    summary = {
        "results": tally.results,
        "complete": tally.stopped is None,
        "states": {state: tally.count(state) for state in (PASSED, FAILED, UNJUDGED)},
        "verdicts": {
            verdict: sum(sums.verdicts[verdict] for sums in tally.sums.values())
            for verdict in (ELIGIBLE, NOT_ELIGIBLE, UNDECIDED)
        },
        "points": "evidenced" if tally.bar.proven else "claimed",
        "rubrics": [_rubric(key, sums, tally, language) for key, sums in tally.sums.items()],
    }
    return f'\n],"summary":{compact(summary)}}}\n'


def _rubric(key: str, sums: Sums, tally: Tally, language: str) -> dict[str, object]:
    rubric = tally.rubrics.get(key)
    return {
        "id": key or None,
        "title": rubric.title.say(language) if rubric else None,
        "results": sums.results,
        "states": {state: sums.states[state] for state in (PASSED, FAILED, UNJUDGED)},
        "verdicts": {verdict: sums.verdicts[verdict] for verdict in (ELIGIBLE, NOT_ELIGIBLE, UNDECIDED)},
        "unmet": dict(sums.unmet),
        "unknown": dict(sums.unknown),
        "scored": sums.scored,
        "mean": _mean(sums.mean),
    }


def _mean(mean: Fraction | None) -> dict[str, object] | None:
    if mean is None:
        return None
    return {"points": rounded(mean.numerator, mean.denominator), "exact": str(mean)}
