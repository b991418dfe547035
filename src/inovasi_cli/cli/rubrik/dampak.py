"""``inovasi rubrik dampak``: judge many fact files by two rubrics, and tell who gains and who loses."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.assess import assess
from inovasi_cli.assess.impact import Impact, impact
from inovasi_cli.cli.complaints import complain, lines_of
from inovasi_cli.cli.dates import asked_day, counted_on
from inovasi_cli.cli.output import deliver, language, outputs, spare
from inovasi_cli.errors import FactsError, InovasiError
from inovasi_cli.profile.load import CURE, open_profile, read_facts
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import Loaded, load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from inovasi_cli.assess.report import Report
    from inovasi_cli.errors import Problem
    from inovasi_cli.facts import Facts
    from inovasi_cli.render.terminal.writer import Look
    from inovasi_cli.rubric.model import Question


class _Side(NamedTuple):
    """One of the two rubrics, with the questions that its fact files may answer, and its reference date."""

    loaded: Loaded
    bank: Bank
    on: date | None


class _Either(Bank):
    """The questions of one rubric, and besides them those that only the other one brings."""

    def __init__(self, first: Bank, second: Bank) -> None:
        self.banks = (first, second)

    def question(self, question_id: str) -> Question | None:
        """The question as the first of both asks it."""
        return next(filter(None, (bank.question(question_id) for bank in self.banks)), None)

    def known(self) -> Iterator[str]:
        """Every id of both."""
        return (key for bank in self.banks for key in bank.known())

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with either."""
        return tuple(problem for bank in self.banks for problem in bank.problems())


def dampak(  # noqa: PLR0913 - one for each option of the command
    lama: str, baru: str, profil: list[Path], *, per: str | None, formats: Iterable[str], bahasa: str
) -> int:
    """Print who gains and who loses; 0 where every file could be judged, else 2, and what is wrong with the others."""
    asked, spoken = outputs(formats), language(bahasa)
    paths = [locate(name, Path()) for name in (lama, baru)]
    old, new = _sides(paths, asked_day(per))
    spare(asked, (*paths, *profil, *old.loaded.bank.own, *new.loaded.bank.own))
    impacts: list[Impact] = []
    failed: dict[str, InovasiError] = {}
    for path in profil:
        try:
            before, after = _facts(path, (old, new))
        except InovasiError as error:
            failed[str(path)] = error
        else:
            spare(asked, (path.parent / proof.ref for each in after.answers.values() for proof in each.evidence))
            impacts.append(impact(_judged(old, before), _judged(new, after)))
    found = tuple(impacts)
    deliver(
        asked,
        spoken,
        as_json=lambda: _json((old, new), found, tuple(failed), spoken),
        as_text=lambda look: _text((old, new), found, tuple(failed), look),
    )
    sys.stdout.flush()
    for each in failed.values():
        complain(*lines_of(each))
    return 2 if failed else 0


def _sides(paths: list[Path], day: date | None) -> tuple[_Side, _Side]:
    """Both rubrics over one bank, so that a question that both ask is read once."""
    shared = Bank(folder() / "questions")
    old, new = (load_rubric(path, shared) for path in paths)
    # Where a rubric brings questions of its own, a fact file may answer them for it and yet be judged by the other.
    banks = (shared, shared) if old.bank is new.bank else (_Either(old.bank, new.bank), _Either(new.bank, old.bank))
    first, second = (
        _Side(loaded, bank, counted_on(loaded.rubric, day)) for loaded, bank in zip((old, new), banks, strict=True)
    )
    return first, second


def _facts(path: Path, sides: tuple[_Side, _Side]) -> tuple[Facts, Facts]:
    """The facts of a file for each rubric; raises ``FactsError`` with every problem that it has for either."""
    document = open_profile(path)
    found = []
    for side in sides:
        with suppress(FactsError):
            found.append(read_facts(document, side.bank, side.loaded.rubric))
    if document.problems:
        raise FactsError(document.problems.sorted(), CURE)
    before, after = found
    return before, after


def _judged(side: _Side, facts: Facts) -> Report:
    return assess(side.loaded.rubric, facts, side.on)


def _json(sides: tuple[_Side, _Side], found: tuple[Impact, ...], failed: tuple[str, ...], language: str) -> str:
    from inovasi_cli.render.impact_json import render

    old, new = sides
    return render((old.loaded.rubric, new.loaded.rubric), (old.on, new.on), found, failed, language)


def _text(sides: tuple[_Side, _Side], found: tuple[Impact, ...], failed: tuple[str, ...], look: Look) -> str:
    from inovasi_cli.render.impact import render

    old, new = sides
    return render((old.loaded.rubric, new.loaded.rubric), (old.on, new.on), found, failed, look)
