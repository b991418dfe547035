"""``inovasi batch``: judge many fact files, by one rubric or several, and count what they come to."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_cli.batch.collect import collect
from inovasi_cli.batch.engine import stream
from inovasi_cli.batch.judge import Task, judge, judge_of
from inovasi_cli.batch.local_crew import ourselves, processes
from inovasi_cli.batch.outcome import REPORT
from inovasi_cli.cli.batch_run import Run
from inovasi_cli.cli.codes import LEFT
from inovasi_cli.cli.complaints import complain
from inovasi_cli.cli.leaving import Leaving
from inovasi_cli.cli.output import Output, outputs, spare
from inovasi_cli.cli.progress import Progress, somebody_looks
from inovasi_cli.cli.sinks import KINDS, PARTIAL, SUMMARIES, opened, refuse_mixture
from inovasi_cli.errors import InovasiError
from inovasi_cli.render.batch.github import annotation

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from inovasi_cli.batch.engine import Crew
    from inovasi_cli.batch.judge import Result
    from inovasi_cli.cli.batch_run import Wishes

FEW: Final = 100
"""So few files are judged before other processes would have begun."""
FEW_REPORTS: Final = 10
"""The same where each gets a whole report."""


def batch(paths: Sequence[str], formats: Sequence[str], wishes: Wishes) -> int:
    """Judge, write what was asked for, and say whether all passed: 0 yes, 1 no, 2 not all could be judged."""
    asked = outputs(formats or usual_formats(), KINDS)
    refuse_mixture(asked)
    try:
        return _batch(paths, asked, Run(wishes))
    except InovasiError as error:
        if Output("github", None) in asked:
            # Whoever looks at a change sees no more of a log than its annotations.
            sys.stdout.write(annotation(error.message))
        raise


def _batch(paths: Sequence[str], asked: Sequence[Output], run: Run) -> int:
    files = collect(paths, _listed)
    run.total = len(files)
    _spare(asked, files)
    with Leaving() as leaving, opened(asked, run.language, run.tally) as sinks:
        task = run.task([sink.form for sink in sinks if sink.form])
        progress = Progress(len(files), shown=shows_progress(asked))
        left = run.through(_results(files, task, run.wishes), sinks, progress, leaving)
        summary = run.summary(files)
        for sink in sinks:
            sink.finish(summary)
    files_written = [str(each.file) for each in asked if each.file]
    if left:
        done, total = (f"{count:,}".replace(",", ".") for count in (run.done, run.total))
        kept = ", ".join(file + PARTIAL for file in files_written)
        complain(f"Dihentikan; {done} dari {total} berkas sudah dinilai.")
        complain(f"Hasilnya ada di {kept}; berkas lama tidak diubah." if kept else "")
        return LEFT
    if len(files_written) == len(asked) and sys.stdout.isatty():
        # Else somebody who asked for files alone would see nothing at all.
        complain(f"{run.told()} Tersimpan di {', '.join(files_written)}.")
    return run.verdict()


def usual_formats() -> tuple[str, ...]:
    """What is written where nobody says what: inside GitHub Actions its annotations too."""
    return ("terminal", "github") if os.environ.get("GITHUB_ACTIONS") == "true" else ("terminal",)


def _results(files: Sequence[str], task: Task, wishes: Wishes) -> Generator[Result, None, None]:
    crew = crew_for(len(files), task, jobs=wishes.jobs, scheduler=wishes.scheduler)
    return stream(files, partial(judge, task), crew, judge_of(task).lost)


def crew_for(count: int, task: Task, *, jobs: int | None, scheduler: str | None) -> Crew:
    """Who judges so many files: whom the command line names, else as many processes as are worth their beginning."""
    if scheduler:
        from inovasi_cli.batch.dask_crew import crew

        return crew(scheduler)
    wanted = jobs or _cores()
    few = FEW_REPORTS if task.depth == REPORT else FEW
    if wanted == 1 or count == 1 or (jobs is None and count < few):
        return ourselves()
    return processes(wanted)


def _cores() -> int:
    """The cores that we may use, which may be fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shows_progress(asked: Iterable[Output]) -> bool:
    """A bar would stand between the lines that are written to the same screen meanwhile."""
    written = any(each.file is None and each.kind not in SUMMARIES for each in asked)
    return somebody_looks() and not (written and sys.stdout.isatty())


def _listed() -> bytes:
    return sys.stdin.buffer.read() if sys.stdin else b""


def _spare(asked: Iterable[Output], files: Iterable[str]) -> None:
    """Refuse to write over a fact file; of thousands only those of the same name are looked at."""
    names = {each.file.name for each in asked if each.file}
    spare(asked, [Path(file) for file in files if os.path.basename(file) in names])  # noqa: PTH119 - of thousands
