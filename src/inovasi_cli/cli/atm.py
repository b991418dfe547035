"""``inovasi atm``: an innovation as the model for one's own: observe, copy, modify, and a draft to go on with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_cli.assess import assess
from inovasi_cli.assess.replica import observe
from inovasi_cli.cli.complaints import typed
from inovasi_cli.cli.dates import asked_day, counted_on
from inovasi_cli.cli.nilai import rubric_of
from inovasi_cli.cli.output import deliver, language, outputs, spare, write_new
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.render.voice import Voice
from inovasi_cli.rubric.catalog import folder, locate, shipped
from inovasi_cli.rubric.load import load_rubric, load_rubrics

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inovasi_cli.assess.replica import Replica
    from inovasi_cli.cli.output import Output
    from inovasi_cli.profile.load import Document
    from inovasi_cli.rubric.bank import Bank
    from inovasi_cli.rubric.model import Question

KINDS: Final = ("terminal", "json", "markdown", "html")
OF_REPLICAS: Final = "-replikasi"
"""How the ids of the rubrics end that judge a copy."""


def atm(  # noqa: PLR0913 - one for each option of the command
    model: Path, profil: Path | None, *, rubrics: Sequence[str], draft: Path | None, formats: Iterable[str], bahasa: str
) -> int:
    """Print what there is to copy, and write a draft where one is asked for; 0."""
    asked, spoken = outputs(formats, KINDS), language(bahasa)
    document = open_profile(model)
    source = rubric_of(rubrics, document)
    spare(asked, [path for path in (model, profil, draft, source) if path])
    replica = _observed(document, source, profil)
    text = draft and _drafted(replica)
    _hand_over(asked, spoken, replica)
    if draft and text:
        _write(draft, text)
    return 0


def _observed(document: Document, source: Path, profil: Path | None) -> Replica:
    loaded = load_rubric(source, folder() / "questions")
    facts = read_facts(document, loaded.bank, loaded.rubric)
    report = assess(loaded.rubric, facts, counted_on(loaded.rubric, asked_day(None)))
    own = read_facts(open_profile(profil), loaded.bank, loaded.rubric) if profil else None
    return observe(report, _every(loaded.bank), own)


def _every(bank: Bank) -> list[Question]:
    found = (bank.question(key) for key in bank.known())
    return sorted((question for question in found if question), key=lambda question: question.rank)


def _drafted(replica: Replica) -> str:
    from inovasi_cli.render.draft import render

    ids = [key for key in reversed(shipped()) if key.endswith(OF_REPLICAS)]
    rubrics, _ = load_rubrics([locate(key, Path()) for key in ids], folder() / "questions")
    return render(replica, rubrics)


def _hand_over(asked: Iterable[Output], spoken: str, replica: Replica) -> None:
    from inovasi_cli.render.pages import html, markdown, screen
    from inovasi_cli.render.replica import as_json, render

    deliver(
        asked,
        spoken,
        as_text=lambda look: screen.render(lambda voice: render(replica, voice), look),
        as_json=lambda: as_json(replica, Voice(spoken)),
        others={
            "markdown": lambda _: markdown.render(render(replica, Voice(spoken))),
            "html": lambda _: html.render(render(replica, Voice(spoken)), spoken),
        },
    )


def _write(path: Path, text: str) -> None:
    write_new(path, text)
    sys.stderr.write(f"Draf: {path}\nLanjutkan: {typed('isi', path)}\n")
