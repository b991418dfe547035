"""``inovasi lomba``: begin a contest, then hand every judge an empty score file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from inovasi_cli.cli.complaints import typed
from inovasi_cli.cli.dates import today
from inovasi_cli.cli.output import write_new
from inovasi_cli.cli.rubrik.baru import template_of

if TYPE_CHECKING:
    from pathlib import Path


def lomba(path: Path) -> None:
    """Write what is not there yet, and say what comes next; never overwrites anything."""
    if not path.exists():
        write_new(path, template_of("kontes").replace("BERKAS", path.name))
        sys.stdout.write(f"Lomba: {path}\n\nSunting isinya, lalu buat lembar nilai juri:\n  {typed('lomba', path)}\n")
        return
    written = _sheets(path)
    told = [f"Lembar nilai: {each}" for each in written] or ["Semua lembar nilai sudah ada."]
    after = (typed(command, path) for command in ("panel", "peringkat"))
    sys.stdout.write("\n".join([*told, "", "Setelah diisi juri:", *(f"  {each}" for each in after), ""]))


def _sheets(path: Path) -> list[Path]:
    """Write the score files of every stage that can be held now, for whoever got so far."""
    from inovasi_cli.contest.hold import hold
    from inovasi_cli.contest.load import load_contest
    from inovasi_cli.contest.model import JUDGED
    from inovasi_cli.contest.sheets import place_of
    from inovasi_cli.render.contest.sheet import render

    loaded = load_contest(path)
    held = hold(path, (), today=today(), blinded=False)
    judged = [result.stage.id for result in held.course.held if result.panel]
    written = []
    for stage in held.contest.stages:
        if stage.manner != JUDGED or (stage not in held.course.waiting[:1] and stage.id not in judged):
            continue
        entries = next(
            ([each.entry for each in panel.entries] for panel in held.course.panels if panel.stage.id == stage.id),
            held.course.passed,
        )
        for judge in held.contest.judges.values():
            place = place_of(loaded, stage, judge.id)
            if not place.exists():
                write_new(place, render(held.contest, stage, judge, entries))
                written.append(place)
    return written
