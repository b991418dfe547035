"""The judgement of one innovation by one rubric: pure, total, and the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli import __version__
from inovasi_cli.assess.bench import Bench
from inovasi_cli.assess.characteristics import judge_characteristics
from inovasi_cli.assess.findings import Finder, not_whole
from inovasi_cli.assess.report import Finding, Report, Standing
from inovasi_cli.digest import digest_of

if TYPE_CHECKING:
    from datetime import date

    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.model import Rubric


def assess(rubric: Rubric, facts: Facts, on: date | None) -> Report:
    """Judge ``facts`` by ``rubric`` on the reference date ``on`` (None: unknown, and so is every age)."""
    return report_of(Bench(rubric, on), facts)


def report_of(bench: Bench, facts: Facts) -> Report:
    """The whole judgement, with what explains and advises."""
    # Loaded here, since whoever judges many asks for no advice, and it is a good part of all that is imported.
    from inovasi_cli.assess.advice import advise
    from inovasi_cli.assess.losses import losses
    from inovasi_cli.assess.reach import marks
    from inovasi_cli.assess.weighty import ranked

    claims = bench.claims(facts)
    scale = bench.scale(claims)
    stands = bench.stand(facts)
    finder = Finder(facts, claims, scale)
    advice = advise(claims, scale)
    findings = finder.find(stands.eligibility)
    facts_digest, digest = digests(bench.rubric, facts, bench.on)
    return Report(
        rubric=bench.rubric,
        facts=facts,
        on=bench.on,
        eligibility=stands.eligibility,
        characteristics=judge_characteristics(bench.rubric, claims.case(claims.claimed)),
        categories=stands.categories,
        readiness=stands.readiness,
        marks=marks(claims, scale, stands.readiness, advice) if scale and stands.readiness else (),
        advice=advice,
        losses=losses(facts, claims, scale) if scale else (),
        findings=findings if advice.whole else (*findings, not_whole()),
        open_questions=stands.open_questions,
        open_ranked=ranked(claims, scale),
        ignored_answers=finder.ignored(),
        facts_digest=facts_digest,
        digest=digest,
    )


def examine(bench: Bench, facts: Facts) -> tuple[Standing, tuple[Finding, ...]]:
    """Where an innovation stands, and what to look at, without what advises."""
    claims = bench.claims(facts)
    stands = bench.stand(facts)
    return stands, Finder(facts, claims, bench.scale(claims)).find(stands.eligibility)


def digests(rubric: Rubric, facts: Facts, on: date | None) -> tuple[str, str]:
    """The digest of the facts, and that of the whole judgement: of them, the rubric, the day, and this version."""
    facts_digest = digest_of(facts.canonical())
    return facts_digest, digest_of([__version__, rubric.digest, facts_digest, str(on) if on else None])


def stand(rubric: Rubric, facts: Facts, on: date | None) -> Standing:
    """The same without what explains and advises."""
    return Bench(rubric, on).stand(facts)


def reference_date(rubric: Rubric, *, per: date | None, today: date) -> date | None:
    """The date on which ages are counted: the one asked for, else the closing date, else today.

    A rubric with a window whose closing date nobody published has none.
    """
    if per or not rubric.window:
        return per or today
    return rubric.window.closes
