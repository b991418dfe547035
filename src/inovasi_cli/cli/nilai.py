"""``inovasi nilai``: judge one innovation by one rubric."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from inovasi_cli.assess import assess
from inovasi_cli.assess.report import ELIGIBLE
from inovasi_cli.cli.complaints import typed
from inovasi_cli.cli.dates import asked_day, counted_on
from inovasi_cli.cli.output import OF_ONE, deliver, language, outputs, proofs_folder, spare
from inovasi_cli.errors import FactsError, InovasiError
from inovasi_cli.profile.load import CURE, open_profile, read_facts
from inovasi_cli.profile.pdf import reading
from inovasi_cli.rubric.catalog import folder, locate, shipped
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inovasi_cli.assess.report import Report
    from inovasi_cli.profile.load import Document
    from inovasi_cli.render.terminal.writer import Look


def nilai(  # noqa: PLR0913 - one for each option of the command
    profil: Path,
    *,
    rubrics: Sequence[str],
    per: str | None,
    formats: Iterable[str],
    bahasa: str,
    all_steps: bool,
    proofs: Path | None = None,
) -> int:
    """Print the report of one fact file; 0 where it is eligible and reaches a published pass mark, else 1."""
    asked, spoken = outputs(formats, OF_ONE), language(bahasa)
    day = asked_day(per)
    _refuse_many(profil, rubrics)
    document = open_profile(profil, proofs_folder(proofs))
    source = rubric_of(rubrics, document)
    loaded = load_rubric(source, folder() / "questions")
    facts = read_facts(document, loaded.bank, loaded.rubric)
    named = (document.proofs / proof.ref for answer in facts.answers.values() for proof in answer.evidence)
    spare(asked, (profil, source, *named))
    with reading(loaded.rubric, facts, document.proofs) as pdfs:
        report = assess(loaded.rubric, facts, counted_on(loaded.rubric, day))._replace(pdfs=pdfs())
    deliver(
        asked,
        spoken,
        as_json=lambda: _json(report, spoken),
        as_text=lambda look: _text(report, look._replace(all_steps=all_steps), first_named=not rubrics),
        others={
            "html": lambda _: _html(report, spoken),
            "markdown": lambda look: _markdown(report, look._replace(all_steps=all_steps)),
        },
    )
    return exit_code(report)


def _json(report: Report, language: str) -> str:
    from inovasi_cli.render.json import render

    return render(report, language)


def _html(report: Report, language: str) -> str:
    from inovasi_cli.render.html import render

    return render(report, language)


def _markdown(report: Report, look: Look) -> str:
    from inovasi_cli.render.markdown import render

    return render(report, look)


def _text(report: Report, look: Look, *, first_named: bool) -> str:
    from inovasi_cli.render.terminal import render

    return render(report, look, first_named=first_named)


def exit_code(report: Report) -> int:
    """0 where the innovation is eligible and its exact lowest points reach the published pass mark, else 1."""
    fails = report.readiness is not None and report.readiness.passes is False
    return 0 if report.eligibility.verdict == ELIGIBLE and not fails else 1


def _refuse_many(profil: Path, rubrics: Sequence[str]) -> None:
    """Raise ``InovasiError`` where what is asked for takes ``inovasi batch``."""
    # Not profil.is_dir(), which fails where the folder may not be looked into.
    if os.path.isdir(profil):  # noqa: PTH112
        raise InovasiError(f"{profil}: ini folder, bukan berkas", f"Untuk satu folder: {typed('batch', profil)}")
    if len(rubrics) > 1:
        options = [word for name in rubrics for word in ("-r", name)]
        raise InovasiError("nilai memakai satu rubrik", f"Untuk beberapa: {typed('batch', profil, *options)}")


def rubric_of(rubrics: Sequence[str], document: Document) -> Path:
    """The rubric of the command line, relative to where we are, else the first that the fact file names, beside it."""
    for name in rubrics:
        return locate(name, Path())
    if document.rubrics:
        return locate(document.rubrics[0], document.path.parent)
    if document.problems:
        # The key that names the rubric may just be misspelled.
        raise FactsError(document.problems.sorted(), CURE)
    raise InovasiError(
        f"{document.path}: tidak menyebut rubrik, dan --rubrik tidak dipakai",
        f"Tambahkan baris `rubrik: [ID]` atau pakai --rubrik ID. Pilihannya: {', '.join(shipped())}.",
    )
