"""From files to a course: reads a contest and its scores, judges requirements, and sends all through the stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.contest.course import run
from inovasi_cli.contest.load import input_of, load_contest
from inovasi_cli.contest.sheets import load_sheets, usual_files
from inovasi_cli.strict_yaml import read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from inovasi_cli.contest.course import Course
    from inovasi_cli.contest.load import Loaded
    from inovasi_cli.contest.model import Contest, Input, Sheet


class Held(NamedTuple):
    """A contest as far as it was held, with the scores that count; ``inputs`` are all files that it rests on."""

    contest: Contest
    sheets: tuple[Sheet, ...]
    course: Course
    inputs: tuple[Input, ...]
    files: tuple[Path, ...]
    blinded: bool


def hold(path: Path, named: Iterable[Path], *, today: date, blinded: bool) -> Held:
    """Hold the contest of a file; ``named`` are the score files, those beside it where none is named."""
    loaded = load_contest(path)
    paths = tuple(named) or usual_files(loaded)
    sheets, contest = load_sheets(loaded, paths), loaded.contest
    found = {}
    if any(stage.manner == "syarat" for stage in contest.stages):
        from inovasi_cli.contest.admission import admissions

        found = admissions(contest, loaded.rubrics, today)
        contest = contest._replace(inputs=(*contest.inputs, *_facts(loaded)))
    if blinded:
        from inovasi_cli.contest.blind import blind

        contest, sheets, found = blind(contest, sheets, found)
    inputs = (*contest.inputs, *(sheet.input for sheet in sheets))
    files = (path, *paths, *(entry.facts for entry in loaded.contest.entries.values() if entry.facts))
    return Held(contest, sheets, run(contest, sheets, found), inputs, files, blinded)


def _facts(loaded: Loaded) -> Iterable[Input]:
    """The fact files that can be read; of the others the admission says why not."""
    from inovasi_cli.errors import InovasiError

    for path in [entry.facts for entry in loaded.contest.entries.values() if entry.facts]:
        try:
            yield input_of("fakta", path, read(path), loaded.path.parent)
        except InovasiError:
            continue
