"""Which entries meet the requirements of a rubric, judged from their fact files as a batch judges them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE
from inovasi_cli.batch.judge import Task, judge
from inovasi_cli.contest.course import Admission
from inovasi_cli.contest.model import REQUIREMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inovasi_cli.batch.outcome import Mark
    from inovasi_cli.contest.model import Contest
    from inovasi_cli.rubric.model import Rubric


def admissions(contest: Contest, rubrics: dict[str, str], today: date) -> dict[str, dict[str, Admission]]:
    """What the requirements say of every entry, by stage; ``rubrics`` are the files of the rubrics, by stage."""
    return {
        stage.id: dict(_admitted(contest, stage.rubric, rubrics[stage.id], today))
        for stage in contest.stages
        if stage.manner == REQUIREMENTS and stage.rubric
    }


def _admitted(contest: Contest, rubric: Rubric, file: str, today: date) -> Iterable[tuple[str, Admission]]:
    entries = list(contest.entries.values())
    task = Task(rubrics=(file,), per=contest.on, today=today)
    results = judge(task, [str(entry.facts) for entry in entries])
    for entry, result in zip(entries, results, strict=True):
        yield entry.id, _admission(rubric, result.mark)


def _admission(rubric: Rubric, mark: Mark) -> Admission:
    if mark.verdict is None:
        trouble = mark.trouble
        return Admission(None, trouble=f"{mark.file}:{trouble.line}: {trouble.message}" if trouble else mark.file)
    titles = {gate.id: gate.title for gate in rubric.gates}
    against = mark.unmet if mark.verdict == NOT_ELIGIBLE else mark.unknown
    met = True if mark.verdict == ELIGIBLE else False if mark.verdict == NOT_ELIGIBLE else None
    return Admission(met, tuple(titles[gate] for gate in against))
