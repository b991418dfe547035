"""``inovasi riwayat``: the score of an innovation over the versions of its fact file that git remembers."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from inovasi_cli.cli.dates import asked_day, counted_on
from inovasi_cli.cli.nilai import rubric_of
from inovasi_cli.cli.output import WITH_HTML, deliver, language, outputs, spare
from inovasi_cli.errors import InovasiError
from inovasi_cli.files import real
from inovasi_cli.history.failures import INSTALL
from inovasi_cli.history.git import MOST, Repository
from inovasi_cli.history.timeline import timeline
from inovasi_cli.history.versions import read_versions
from inovasi_cli.profile.load import Readers, open_profile
from inovasi_cli.rubric.catalog import folder
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inovasi_cli.history.timeline import Timeline
    from inovasi_cli.render.terminal.writer import Look


def riwayat(profil: Path, *, rubrics: Sequence[str], per: str | None, formats: Iterable[str], bahasa: str) -> int:
    """Print how the score went; exit code 0 whichever way it did."""
    asked, spoken, day = outputs(formats, WITH_HTML), language(bahasa), asked_day(per)
    if len(rubrics) > 1:
        raise InovasiError("riwayat memakai satu rubrik", "Jalankan sekali untuk setiap rubrik.")
    source = rubric_of(rubrics, open_profile(profil))
    loaded = load_rubric(source, folder() / "questions")
    spare(asked, (profil, source))
    place = real(profil)
    repository = Repository(_git(), place.parent, os.environ)
    commits = repository.commits(place.name)
    if not commits:
        raise InovasiError(
            f"{profil}: belum pernah disimpan di git, jadi tidak ada riwayatnya",
            f"Simpan dahulu: git add {profil}, lalu git commit.",
        )
    versions = read_versions(repository, commits[:MOST], Readers(loaded.bank), loaded.rubric)
    on = counted_on(loaded.rubric, day)
    found = timeline(str(profil), loaded.rubric, on, versions)
    found = found._replace(cut=len(commits) > MOST, shallow=repository.shallow())
    deliver(
        asked,
        spoken,
        as_json=lambda: _json(found, spoken),
        as_text=lambda look: _text(found, look),
        others={"html": lambda _: _html(found, spoken)},
    )
    return 0


def _git() -> str:
    """The program, but never one that lies in the folder where we are, which Windows would take first."""
    found = which("git")
    if not found or not Path(found).is_absolute():
        raise InovasiError("git tidak terpasang, jadi riwayatnya tidak dapat dibaca", INSTALL)
    return found


def _json(found: Timeline, language: str) -> str:
    from inovasi_cli.render.timeline_json import render

    return render(found, language)


def _html(found: Timeline, language: str) -> str:
    from inovasi_cli.render.html import render_history

    return render_history(found, language)


def _text(found: Timeline, look: Look) -> str:
    from inovasi_cli.render.timeline import render

    return render(found, look)
