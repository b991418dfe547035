"""Versions of a fact file as if git had been asked, for the tests of what is made of them."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from inovasi_cli.assess.difference import Judged, Points
from inovasi_cli.history.git import Commit
from inovasi_cli.history.timeline import Moment
from inovasi_cli.history.versions import Version
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from inovasi_cli.facts import Facts


def moment(number: int, claimed: int | None, evidenced: int = 0, *, facts: Facts | None = None) -> Moment:
    """A version of so many points of 100; unreadable where there are none."""
    commit = Commit(f"{number:040x}", date(2026, 1, 1) + timedelta(days=number), "profil.yaml", "b")
    if claimed is None:
        return Moment(Version(commit, None, Text("rusak")), None, first=False, most=None, moving=0)
    low = Points(Fraction(claimed), Fraction(evidenced))
    best = Fraction(100)
    judged = Judged("profil.yaml", "uji", Text("U"), "d", None, "eligible", best, low, best, {}, {})
    return Moment(Version(commit, facts, None), judged, first=number == 0, most=None, moving=0)
