"""Judges fact files one after the other, whatever process that happens in; what a file needs is loaded once."""

from __future__ import annotations

import gc
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess import digests, examine, reference_date, report_of
from inovasi_cli.assess.bench import Bench
from inovasi_cli.batch.outcome import FAILED, PASSED, REPORT, STANDING, UNJUDGED, Bar, Outcome, passes
from inovasi_cli.batch.remarks import Answered, problem, problems_of, remarks_of
from inovasi_cli.errors import FactsError, InovasiError, RubricError, Start
from inovasi_cli.files import real
from inovasi_cli.profile.load import Readers, open_profile, read_many
from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import load_rubrics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from inovasi_cli.batch.outcome import Mark, Remark
    from inovasi_cli.errors import Place
    from inovasi_cli.facts import Facts
    from inovasi_cli.profile.load import Document

CYCLES: Final = 500
"""After so many files cycles are looked for: a command does without, but one that runs long must not grow."""

MOST_COURTS: Final = 64
"""Rubrics that lie beside each file could be as many as the files."""

LOST: Final = "prosesnya berhenti mendadak dua kali saat menilai berkas ini; periksa ukuran berkas dan memori"
BUG: Final = "galat di dalam inovasi sendiri ({name}); laporkan beserta berkasnya"
NO_RUBRIC: Final = "tidak menyebut rubrik; tambahkan baris rubrik: [ID], atau pakai --rubrik ID"


class Task(NamedTuple):
    """What is wanted of every file; it may be sent to another process.

    ``rubrics`` are ids or paths; none: those that each file names. ``pieces`` make of each outcome what is handed back.
    ``proofs`` is the folder of the proofs of every file, beside it where that is None.
    """

    rubrics: tuple[str, ...]
    per: date | None
    today: date
    bar: Bar = Bar()
    language: str = "id"
    depth: str = STANDING
    pieces: tuple[Callable[[Outcome, str], str], ...] = ()
    proofs: Path | None = None


class Result(NamedTuple):
    """What is handed back of one outcome; ``path`` is the rubric's file, ``bug`` the traceback of a bug of ours."""

    mark: Mark
    pieces: tuple[str, ...]
    path: str | None = None
    bug: str | None = None


class Court(NamedTuple):
    """Several rubrics made ready to judge, their files, and how answers to the questions of all are read."""

    benches: tuple[Bench, ...]
    paths: tuple[Path, ...]
    readers: Readers


def judge(task: Task, files: Sequence[str]) -> list[Result]:
    """What every file comes to under every rubric, in their order; nothing that a file holds makes this raise."""
    judging = judge_of(task)
    return [result for file in files for result in judging.results(file)]


@lru_cache(maxsize=2)
def judge_of(task: Task) -> Judge:
    """The judge of a task in this process."""
    return Judge(task)


class Judge:
    """Judges by one task."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self._courts: dict[tuple[str, ...], Court | InovasiError] = {}
        self._judged = 0

    def results(self, file: str) -> list[Result]:
        """What a file comes to under each rubric."""
        self._judged += 1
        if self._judged % CYCLES == 0:
            gc.collect()
        try:
            return [self._result(outcome, path) for outcome, path in self._outcomes(file)]
        except Exception as error:  # noqa: BLE001 - a bug that one file brings out must not hide all others
            from traceback import format_exception

            said = problem(BUG.format(name=type(error).__name__), Start())
            told = "".join(format_exception(error))
            return [self._result(each)._replace(bug=told) for each in self._unjudged(file, self.task.rubrics, (said,))]

    def lost(self, file: str) -> list[Result]:
        """What stands for the results of a file that kills whoever judges it."""
        return [self._result(each) for each in self._unjudged(file, self.task.rubrics, (problem(LOST, Start()),))]

    def court(self, names: tuple[str, ...], beside: Path) -> Court:
        """These rubrics, ready to judge; raises ``InovasiError``, each time, where they are not to be."""
        # A path is taken from where it is named; for an id that is no matter.
        key = (*names, str(beside)) if any(map(is_path, names)) else names
        if key not in self._courts:
            if len(self._courts) == MOST_COURTS:
                self._courts.clear()
            try:
                self._courts[key] = self._open(tuple(locate(name, beside) for name in names))
            except InovasiError as error:
                self._courts[key] = error
        court = self._courts[key]
        if isinstance(court, InovasiError):
            raise court
        return court

    def _open(self, named: tuple[Path, ...]) -> Court:
        paths = tuple({real(path): path for path in named}.values())
        _refuse_twins(paths)
        rubrics, bank = load_rubrics(paths, folder() / "questions")
        # All of them, so that one at fault stops every file alike, whichever answers it.
        for key in bank.known_own():
            bank.question(key)
        if found := bank.problems():
            raise RubricError(found, "")
        # The rubrics stay, so nobody need look through them for cycles again.
        gc.freeze()
        benches = tuple(
            Bench(rubric, reference_date(rubric, per=self.task.per, today=self.task.today)) for rubric in rubrics
        )
        return Court(benches, paths, Readers(bank))

    def _result(self, outcome: Outcome, path: Path | None = None) -> Result:
        pieces = tuple([piece(outcome, self.task.language) for piece in self.task.pieces])
        return Result(outcome.mark(), pieces, None if path is None else str(path))

    def _outcomes(self, file: str) -> Iterable[tuple[Outcome, Path | None]]:
        named: Sequence[str] = self.task.rubrics
        at: Place = Start()
        try:
            document = open_profile(Path(file), self.task.proofs)
            named = self.task.rubrics or document.rubrics
            at = at if self.task.rubrics else document.top.keys.get("rubrik", at)
            court = self._court_of(document)
            facts = read_many(document, court.readers, [bench.rubric for bench in court.benches])
        except InovasiError as error:
            problems = problems_of(error, file, at)
            return [(outcome, None) for outcome in self._unjudged(file, named, problems)]
        return self._judged_by(court, file, document, facts)

    def _court_of(self, document: Document) -> Court:
        if self.task.rubrics:
            return self.court(self.task.rubrics, Path())
        if document.rubrics:
            return self.court(document.rubrics, document.path.parent)
        if document.problems:
            # The key that names the rubrics may just be misspelled.
            raise FactsError(document.problems.sorted(), "")
        raise InovasiError(NO_RUBRIC)

    def _unjudged(self, file: str, named: Iterable[str], remarks: tuple[Remark, ...]) -> list[Outcome]:
        ids = list(dict.fromkeys(rubric_id(name) for name in named)) or [""]
        return [Outcome(file, rubric, UNJUDGED, remarks=remarks, told=number > 0) for number, rubric in enumerate(ids)]

    def _judged_by(
        self, court: Court, file: str, document: Document, facts: Facts
    ) -> Iterable[tuple[Outcome, Path | None]]:
        for bench, path in zip(court.benches, court.paths, strict=True):
            yield self._outcome(bench, file, document, facts), path

    def _outcome(self, bench: Bench, file: str, document: Document, facts: Facts) -> Outcome:
        task, rubric = self.task, bench.rubric
        facts_digest, digest = digests(rubric, facts, bench.on)
        report = report_of(bench, facts) if task.depth == REPORT else None
        remarks: tuple[Remark, ...] = ()
        if task.depth == STANDING:
            stands = bench.brief(facts)
        else:
            stands, findings = (report.standing, report.findings) if report else examine(bench, facts)
            claims = bench.claims(facts)
            top, answers = document.top.keys["jawaban"], document.top.child("jawaban", None)
            answered = Answered(facts, claims.case(claims.claimed), top, answers.keys if answers else {})
            remarks = remarks_of(stands, findings, answered, task.bar)
        return Outcome(
            file=file,
            rubric=rubric.id,
            state=PASSED if passes(stands, task.bar) else FAILED,
            standing=stands,
            facts=facts,
            report=report,
            facts_digest=facts_digest,
            digest=digest,
            remarks=remarks,
        )


def is_path(name: str) -> bool:
    """Whether a rubric is named by its file."""
    return name.endswith((".yaml", ".yml"))


def rubric_id(name: str) -> str:
    """The id of a rubric that is named by it or by its file."""
    return Path(name).stem if is_path(name) else name


def _refuse_twins(paths: Iterable[Path]) -> None:
    """A rubric is known by its id, which is the name of its file."""
    seen: dict[str, Path] = {}
    for path in paths:
        if path.stem in seen:
            raise InovasiError(
                f'Dua rubrik memakai id "{path.stem}": {seen[path.stem]} dan {path}', "Ganti nama salah satunya."
            )
        seen[path.stem] = path
