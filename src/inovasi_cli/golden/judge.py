"""Judges one golden case, and says where the judgement is another than the one expected."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess import assess
from inovasi_cli.errors import Problem
from inovasi_cli.golden.figures import write_figure, write_span
from inovasi_cli.golden.load import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.assess.report import PartResult, Readiness, Report
    from inovasi_cli.golden.load import GoldenCase
    from inovasi_cli.rubric.model import Level, Rubric

NONE: Final = "tidak ada"


class Outcome(NamedTuple):
    """What came out of a case; it passes where nothing differs."""

    case: GoldenCase
    report: Report
    problems: tuple[Problem, ...]


def judge(rubric: Rubric, case: GoldenCase) -> Outcome:
    """Assess the facts of a case and compare with what it expects."""
    report = assess(rubric, case.facts, case.on)
    got = _said(report)
    problems = tuple(
        Problem(
            case.facts.file,
            expected.line,
            expected.column,
            f"{case.id}.{key}",
            f"seharusnya {expected.text}, hasilnya {got.get(key, NONE)}",
        )
        for key, expected in case.expect.items()
        if got.get(key, NONE) != expected.text
    )
    return Outcome(case, report, problems)


def leaves(parts: Iterable[PartResult]) -> Iterator[PartResult]:
    """The results of the leaf parts, in order."""
    for result in parts:
        if result.parts:
            yield from leaves(result.parts)
        else:
            yield result


def earned(leaf: PartResult) -> Level | None:
    """The level that a leaf earns for certain."""
    # By identity: two levels may have the same title.
    return next((level for level in leaf.part.levels if level.title is leaf.level), None)


def _said(report: Report) -> dict[str, str]:
    """What a report says, under the keys and in the words of a case file."""
    gates = report.eligibility.gates
    return {
        "verdict": report.eligibility.verdict,
        "unmet": written(result.gate.id for result in gates if result.met is False),
        "unknown": written(result.gate.id for result in gates if result.met is None),
        "fits": written(category.id for category in report.categories.fitting),
        **(_score(report.readiness) if report.readiness else {}),
    }


def _score(readiness: Readiness) -> dict[str, str]:
    claimed, evidenced = readiness.claimed, readiness.evidenced
    return {
        "points": write_span(Fraction(claimed.low, claimed.per), Fraction(claimed.high, claimed.per)),
        "evidenced": write_figure(Fraction(evidenced.low, evidenced.per)),
        "band": readiness.band.id if readiness.band else NONE,
        **{f"levels.{leaf.part.id}": _points(leaf) for leaf in leaves(readiness.parts)},
    }


def _points(leaf: PartResult) -> str:
    level = earned(leaf)
    return str(level.points) if level else "belum pasti" if leaf.standing == "scored" else "tidak berlaku"
