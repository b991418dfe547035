"""``inovasi cocok``: one innovation under every rubric."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inovasi_cli.assess import stand
from inovasi_cli.assess.report import ELIGIBLE
from inovasi_cli.cli.dates import asked_day, counted_on, today
from inovasi_cli.cli.output import deliver, language, outputs, proofs_folder, spare
from inovasi_cli.files import real
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.render.match import Match, best_first, render
from inovasi_cli.rubric.catalog import folder, locate, shipped
from inovasi_cli.rubric.load import load_rubrics
from inovasi_cli.rubric.model import INNOVATION

if TYPE_CHECKING:
    from collections.abc import Iterable


def cocok(  # noqa: PLR0913 - one for each option of the command
    profil: Path,
    *,
    rubrics: Iterable[str],
    per: str | None,
    formats: Iterable[str],
    bahasa: str,
    proofs: Path | None = None,
) -> int:
    """Print where one innovation may enter; 0 where at least one rubric says that it may, else 1.

    A rubric that judges an organisation is left out, unless it is asked for here or in the fact file.
    """
    asked, spoken, day = outputs(formats), language(bahasa), asked_day(per)
    document = open_profile(profil, proofs_folder(proofs))
    named = [locate(name, document.path.parent) for name in document.rubrics]
    paths = [locate(name, Path()) for name in rubrics] or [*(locate(name, Path()) for name in shipped()), *named]
    each_once = {real(path): path for path in paths}
    loaded, bank = load_rubrics(each_once.values(), folder() / "questions")
    facts = read_facts(document, bank, None)
    spare(asked, (profil, *paths))
    asked_for = set(each_once) if rubrics else {real(path) for path in named}
    fit = [each for path, each in zip(each_once, loaded, strict=True) if each.about == INNOVATION or path in asked_for]
    standings = [stand(each, facts, counted_on(each, day)) for each in fit]
    match = Match(facts, best_first(standings), today())
    deliver(asked, spoken, as_json=lambda: _json(match, spoken), as_text=lambda look: render(match, look))
    return 0 if any(each.eligibility.told == ELIGIBLE for each in standings) else 1


def _json(match: Match, spoken: str) -> str:
    from inovasi_cli.render.json import render_match

    return render_match(match, spoken)
