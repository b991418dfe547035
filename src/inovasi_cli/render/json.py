"""The JSON format, version 1: a promise written by hand (docs/json.md); keys are added, never renamed."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from inovasi_cli import __version__
from inovasi_cli.assess.balance import weigh
from inovasi_cli.numbers import rounded
from inovasi_cli.render.losses import loss_data
from inovasi_cli.render.pdfs import pdf_data

if TYPE_CHECKING:
    from datetime import date

    from inovasi_cli.assess.advised import Mark, Weight
    from inovasi_cli.assess.report import (
        CharacteristicResult,
        Finding,
        GateResult,
        Interval,
        PartResult,
        Readiness,
        Report,
        Standing,
    )
    from inovasi_cli.conditions import Truth
    from inovasi_cli.render.match import Match
    from inovasi_cli.rubric.model import Basis, Score, Source
    from inovasi_cli.text import Text

FORMAT: Final = 1
STATES: Final[dict[Truth, str]] = {True: "met", False: "unmet", None: "unknown"}
TOOL: Final = "inovasi-cli"

_LINE: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def render(report: Report, language: str = "id") -> str:
    """The whole report in ASCII, so that no encoding on its way can spoil it; texts in ``language``."""
    return pretty(report_data(report, language))


def report_data(report: Report, language: str) -> dict[str, object]:
    """The whole report as JSON data, for a document that holds many."""
    return _Writer(language).report(report)


def compact(data: object) -> str:
    """JSON data on one line of ASCII.

    No two ``#`` stand side by side, since in the log of a build ``##[`` and ``##vso[`` are commands.
    """
    return _apart(_LINE.encode(data))


def pretty(data: object) -> str:
    """JSON data for people too: a line for each thing, in ASCII, and otherwise as ``compact`` writes it."""
    return _apart(json.dumps(data, ensure_ascii=True, indent=2, allow_nan=False)) + "\n"


def _apart(text: str) -> str:
    return text.replace("##", "#\\u0023")


def render_match(match: Match, language: str = "id") -> str:
    """Where one innovation stands under each of several rubrics, in the order given."""
    writer = _Writer(language)
    data = {
        "format": FORMAT,
        "tool": {"name": TOOL, "version": __version__},
        "facts": {"path": path_text(match.facts.file)},
        "rubrics": [writer.standing(each) for each in match.standings],
    }
    return pretty(data)


class _Writer:
    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, text: Text) -> str:
        return text.say(self.language)

    def report(self, report: Report) -> dict[str, object]:
        # Loaded here, since whoever judges many asks for no advice.
        from inovasi_cli.render.advice_json import advice_data

        rubric, eligibility, categories = report.rubric, report.eligibility, report.categories
        return {
            "format": FORMAT,
            "tool": {"name": TOOL, "version": __version__},
            "rubric": {"id": rubric.id, "title": self.say(rubric.title), "digest": rubric.digest},
            "facts": {"path": path_text(report.facts.file), "digest": report.facts_digest},
            "on": _day(report.on),
            "eligibility": {
                "verdict": eligibility.verdict,
                "eligible_from": _day(eligibility.eligible_from),
                "gates": [self.gate(gate) for gate in eligibility.gates],
                "reminders": [self.say(reminder.text) for reminder in rubric.reminders],
            },
            "characteristics": [self.characteristic(result) for result in report.characteristics],
            "categories": {
                "chosen": categories.chosen.id if categories.chosen else None,
                "supported": categories.supported,
                "fitting": [category.id for category in categories.fitting],
            },
            "readiness": self.readiness(report, report.readiness, rubric.score)
            if rubric.score and report.readiness
            else None,
            **advice_data(report, self.language),
            "losses": [loss_data(loss, self.language) for loss in report.losses],
            "sources": [self.source(source) for source in rubric.sources],
            "findings": [self.finding(finding, report.facts.file) for finding in report.findings],
            "open_questions": list(report.open_questions),
            "open_questions_ranked": [_weight(each) for each in report.open_ranked],
            "ignored_answers": list(report.ignored_answers),
            "pdfs": [pdf_data(each) for each in report.pdfs],
            "digest": report.digest,
        }

    def standing(self, stands: Standing) -> dict[str, object]:
        rubric, eligibility, categories, result = stands.rubric, stands.eligibility, stands.categories, stands.readiness
        window = rubric.window
        return {
            "rubric": {"id": rubric.id, "title": self.say(rubric.title), "digest": rubric.digest},
            "on": _day(stands.on),
            "closes": _day(window.closes) if window else None,
            "verdict": eligibility.verdict,
            "eligible_from": _day(eligibility.eligible_from),
            "gates": [self.gate(gate) for gate in eligibility.gates if not gate.met],
            "categories": {
                "chosen": categories.chosen.id if categories.chosen else None,
                "supported": categories.supported,
                "fitting": [category.id for category in categories.fitting],
            },
            "readiness": totals(result, rubric.score) if rubric.score and result else None,
            "open_questions": list(stands.open_questions),
        }

    def gate(self, result: GateResult) -> dict[str, object]:
        gate = result.gate
        return {
            "id": gate.id,
            "title": self.say(gate.title),
            "state": STATES[result.met],
            "reason": self.say(result.reason),
            "cure": self.say(gate.cure),
            "source": _source(gate.basis),
            "confidence": gate.basis.source.confidence if gate.basis.source else None,
        }

    def characteristic(self, result: CharacteristicResult) -> dict[str, object]:
        return {
            "id": result.characteristic.id,
            "title": self.say(result.characteristic.title),
            "source": _source(result.characteristic.basis),
            "state": result.state,
            "elements": [
                {"id": each.element.id, "title": self.say(each.element.title), "state": STATES[each.met]}
                for each in result.elements
            ],
        }

    def readiness(self, report: Report, readiness: Readiness, score: Score) -> dict[str, object]:
        return {
            **totals(readiness, score),
            "balance": _balance(readiness, score),
            "marks": [_mark(each) for each in report.marks],
            "parts": [self.part(part) for part in readiness.parts],
        }

    def part(self, result: PartResult) -> dict[str, object]:
        basis = result.part.basis
        return {
            "id": result.part.id,
            "title": self.say(result.part.title),
            "weight": rounded(result.most, result.claimed.per),
            "origin": "derived" if basis.derived else "official",
            "source": _source(basis),
            "standing": result.standing,
            "level": self.say(result.level) if result.level else None,
            "claimed": _interval(result.claimed),
            "evidenced": _interval(result.evidenced),
            "parts": [self.part(child) for child in result.parts],
        }

    def source(self, source: Source) -> dict[str, object]:
        return {
            "id": source.id,
            "title": self.say(source.title),
            "url": source.url,
            "confidence": source.confidence,
        }

    def finding(self, finding: Finding, file: str) -> dict[str, object]:
        return {
            "rule": finding.rule,
            "severity": finding.severity,
            "question": finding.question,
            "message": self.say(finding.message),
            "file": path_text(file),
            "line": finding.line,
            "column": finding.column,
        }


def path_text(file: str) -> str:
    """A path in which bytes that are no text, which JSON cannot hold, are spelled out."""
    return file.encode("utf-8", "backslashreplace").decode("utf-8")


def _source(basis: Basis) -> str | None:
    return basis.source.id if basis.source else None


def _number(number: object) -> int | float:
    return number if isinstance(number, int) else float(str(number))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def totals(readiness: Readiness, score: Score) -> dict[str, object]:
    """The score of the whole, without its parts."""
    return {
        "out_of": _number(score.out_of),
        "pass_mark": _number(score.pass_mark.points) if score.pass_mark else None,
        "band": readiness.band.id if readiness.band else None,
        "claimed": _interval(readiness.claimed),
        "evidenced": _interval(readiness.evidenced),
    }


def _mark(mark: Mark) -> dict[str, object]:
    """A mark and whether it is reached, or can be."""
    return {
        "id": mark.id,
        "points": _number(mark.points),
        "state": mark.state,
        "proven": mark.proven,
        "blocked_by": list(mark.blocked),
    }


def _weight(weight: Weight) -> dict[str, object]:
    """What hangs on an open question."""
    return {
        "question": weight.question,
        "raises": rounded(weight.raises, weight.per),
        "lowers": rounded(weight.lowers, weight.per),
        "closes": rounded(weight.closes, weight.per),
        "gates": list(weight.gates),
    }


def _balance(readiness: Readiness, score: Score) -> dict[str, object] | None:
    """What drives as a share in percent, where the rubric holds it against what hinders."""
    if not score.balance:
        return None
    shares = weigh(score.balance, readiness)._asdict()
    quoted = score.balance.quoted
    return {
        **{key: None if share is None else rounded(*share.as_integer_ratio()) for key, share in shares.items()},
        "exact": {key: None if share is None else str(share) for key, share in shares.items()},
        "quoted": _number(quoted.share) if quoted else None,
    }


@lru_cache(maxsize=4096)
def _interval(interval: Interval) -> dict[str, object]:
    """The same points are earned again and again where many are judged; nobody changes what is handed out."""
    low, high, per = interval
    return {
        "low": rounded(low, per),
        "high": rounded(high, per),
        "exact": {"low": interval.exact(low), "high": interval.exact(high)},
    }
