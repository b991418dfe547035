"""The judgement of one innovation by one rubric: pure, total, and the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli import __version__
from inovasi_cli.assess.advice import advise
from inovasi_cli.assess.cases import Claims
from inovasi_cli.assess.characteristics import judge_categories, judge_characteristics
from inovasi_cli.assess.eligibility import eligibility, judge_gates
from inovasi_cli.assess.findings import Finder
from inovasi_cli.assess.points import Scale, dropped_parts, readiness
from inovasi_cli.assess.report import Report
from inovasi_cli.digest import digest_of

if TYPE_CHECKING:
    from datetime import date

    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.model import Rubric


def assess(rubric: Rubric, facts: Facts, on: date | None) -> Report:
    """Judge ``facts`` by ``rubric`` on the reference date ``on`` (None: unknown, and so is every age)."""
    claims = Claims(rubric, facts, on)
    claimed, evidenced = claims.case(claims.claimed), claims.case(claims.evidenced)
    scale = Scale(rubric.score, dropped_parts(rubric.score, claims.waived)) if rubric.score else None
    if scale and not scale.leaves:
        scale = None
    entry = eligibility(claims, judge_gates(rubric, claimed))
    finder = Finder(facts, claims, scale)
    facts_digest = digest_of(facts.canonical())
    return Report(
        rubric=rubric,
        facts=facts,
        on=on,
        eligibility=entry,
        characteristics=judge_characteristics(rubric, claimed),
        categories=judge_categories(rubric, claimed),
        readiness=readiness(scale, claimed, evidenced) if scale else None,
        advice=advise(claims, scale),
        findings=finder.find(entry),
        open_questions=finder.open(),
        ignored_answers=finder.ignored(),
        facts_digest=facts_digest,
        digest=digest_of([__version__, rubric.digest, facts_digest, str(on) if on else None]),
    )


def reference_date(rubric: Rubric, *, per: date | None, today: date) -> date | None:
    """The date on which ages are counted: the one asked for, else the closing date, else today.

    A rubric with a window whose closing date nobody published has none.
    """
    if per or not rubric.window:
        return per or today
    return rubric.window.closes
