"""A rubric made ready to judge: what does not depend on the facts is worked out once, however many files follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.assess.brief import Brief
from inovasi_cli.assess.cases import Claims
from inovasi_cli.assess.characteristics import judge_categories
from inovasi_cli.assess.eligibility import eligibility, judge_gates
from inovasi_cli.assess.points import Scale, dropped_parts, readiness, totals
from inovasi_cli.assess.report import Standing

if TYPE_CHECKING:
    from datetime import date

    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.model import Rubric


class Bench:
    """One rubric on one reference date (None: unknown, and so is every age)."""

    def __init__(self, rubric: Rubric, on: date | None) -> None:
        self.rubric = rubric
        self.on = on
        self._scales: dict[frozenset[str], Scale] = {}
        self._brief: Brief | None = None

    def claims(self, facts: Facts) -> Claims:
        """The facts as this rubric counts them."""
        return Claims(self.rubric, facts, self.on)

    def scale(self, claims: Claims) -> Scale | None:
        """The points of every level; None where the rubric has no score or nothing of it applies."""
        score = self.rubric.score
        if not score:
            return None
        dropped = dropped_parts(score, claims.waived)
        if dropped not in self._scales:
            self._scales[dropped] = Scale(score, dropped)
        scale = self._scales[dropped]
        return scale if scale.leaves else None

    def stand(self, facts: Facts) -> Standing:
        """Where an innovation stands, with what decides."""
        claims = self.claims(facts)
        scale = self.scale(claims)
        claimed, evidenced = claims.case(claims.claimed), claims.case(claims.evidenced)
        return Standing(
            rubric=self.rubric,
            on=self.on,
            eligibility=eligibility(claims, judge_gates(self.rubric, claimed)),
            categories=judge_categories(self.rubric, claimed),
            readiness=readiness(scale, claimed, evidenced) if scale else None,
            open_questions=claims.open(claimed),
        )

    def brief(self, facts: Facts) -> Standing:
        """The same in states and totals alone: no reasons, no date of eligibility, no parts, no open questions."""
        claims = self.claims(facts)
        scale = self.scale(claims)
        claimed, evidenced = claims.case(claims.claimed), claims.case(claims.evidenced)
        self._brief = self._brief or Brief(self.rubric)
        return Standing(
            rubric=self.rubric,
            on=self.on,
            eligibility=self._brief.eligibility(claimed),
            categories=self._brief.categories(claimed),
            readiness=totals(scale, claimed, evidenced) if scale else None,
            open_questions=(),
        )
