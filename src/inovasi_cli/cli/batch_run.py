"""One run of a batch: what it is asked for, what it counts, and what it says in the end."""

from __future__ import annotations

from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.batch.judge import Task, judge_of
from inovasi_cli.batch.order import ORDERS, key_of
from inovasi_cli.batch.outcome import DEPTHS, FAILED, PASSED, STANDING, UNJUDGED, Bar
from inovasi_cli.batch.tally import Tally
from inovasi_cli.batch.titles import Titles
from inovasi_cli.cli.codes import BUG, UNUSABLE
from inovasi_cli.cli.complaints import complain
from inovasi_cli.cli.dates import asked_day, today
from inovasi_cli.cli.output import language, proofs_folder
from inovasi_cli.errors import InovasiError, did_you_mean
from inovasi_cli.render.batch.summary import Summary
from inovasi_cli.rubric.catalog import folder
from inovasi_cli.rubric.load import load_rubric
from inovasi_cli.rubric.values import read_number

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from inovasi_cli.batch.judge import Result
    from inovasi_cli.cli.leaving import Leaving
    from inovasi_cli.cli.progress import Progress
    from inovasi_cli.cli.sinks import Sink
    from inovasi_cli.render.batch.formats import Format
    from inovasi_cli.rubric.model import Rubric


class Wishes(NamedTuple):
    """What the command line asks for, besides where the results go."""

    rubrics: Sequence[str]
    per: str | None
    language: str
    jobs: int | None
    scheduler: str | None
    minimum: str | None
    mean: str | None
    proven: bool
    undecided_passes: bool
    exit_zero: bool
    order: str | None
    top: int | None
    debug: bool = False
    proofs: Path | None = None


class Run:
    """One run: what it is asked for, what it counts, and what it says in the end."""

    def __init__(self, wishes: Wishes) -> None:
        self.wishes = wishes
        self.language = language(wishes.language)
        self.order = _order(wishes)
        self.day = asked_day(wishes.per)
        self.proofs = proofs_folder(wishes.proofs)
        minimum, mean = points_asked("--minimum", wishes.minimum), points_asked("--minimum-rata", wishes.mean)
        self.tally = Tally(Bar(minimum, wishes.proven, wishes.undecided_passes, mean), {})
        self.titles = Titles()
        self.done = self.total = 0
        self.bugs: list[str] = []
        self._last: str | None = None
        self._kept: list[Result] = []

    def task(self, forms: Sequence[Format]) -> Task:
        """What every file is to be judged by; raises ``InovasiError`` where a rubric cannot, or not by these bars."""
        wishes = self.wishes
        task = Task(
            rubrics=tuple(wishes.rubrics),
            per=self.day,
            today=today(),
            bar=self.tally.bar,
            language=self.language,
            depth=max((form.needs for form in forms), key=DEPTHS.index, default=STANDING),
            pieces=tuple(form.piece for form in forms),
            # Another computer of a cluster stands elsewhere.
            proofs=self.proofs and self.proofs.absolute(),
        )
        if task.rubrics:
            for bench in judge_of(task).court(task.rubrics, Path()).benches:
                self._refuse_out_of_reach(bench.rubric)
                self.tally.rubrics[bench.rubric.id] = bench.rubric
        return task

    def through(
        self, results: Generator[Result, None, None], sinks: Sequence[Sink], progress: Progress, leaving: Leaving
    ) -> bool:
        """Take every result; true where somebody left before the last."""
        taking = [sink for sink in sinks if sink.form]
        try:
            with closing(results), progress:
                for result in results:
                    leaving.hold()
                    self._take(result, taking)
                    progress.tick(self.done)
                    leaving.release()
        except KeyboardInterrupt:
            left = True
            self.tally.stopped = self.done, self.total
        else:
            left = False
        # What is written from here on is written to its end.
        leaving.hold()
        if self.order:
            key = key_of(self.order, self.tally)
            self._kept.sort(key=lambda result: key(result.mark))
            for result in self._kept:
                _hand(result, taking)
        return left

    def summary(self, files: Sequence[str]) -> Summary:
        """What a summary of these files shows."""
        rows = tuple(result.mark for result in self._kept)
        twins = self.titles.twins(files)
        return Summary(self.tally, rows, ranked=self.order is not None, top=self.wishes.top, twins=twins)

    def told(self) -> str:
        """The counts in one sentence."""
        count = self.tally.count
        return (
            f"{self.tally.results} penilaian: {count(PASSED)} lolos, {count(FAILED)} tidak lolos, "
            f"{count(UNJUDGED)} tidak dapat dinilai."
        )

    def verdict(self) -> int:
        """The exit code, and what else there is to say on standard error."""
        if self.bugs:
            complain(f"Ada galat di dalam inovasi sendiri pada {len(self.bugs)} penilaian; laporkan beserta berkasnya.")
            complain(*(self.bugs[0].splitlines() if self.wishes.debug else ["Tambahkan --debug untuk rinciannya."]))
            return BUG
        if self.tally.count(UNJUDGED):
            return UNUSABLE
        failed = self.tally.count(FAILED) > 0 or self.tally.below
        return 1 if failed and not self.wishes.exit_zero else 0

    def _take(self, result: Result, sinks: Sequence[Sink]) -> None:
        mark = result.mark
        if mark.rubric not in self.tally.rubrics and result.path:
            self.tally.rubrics[mark.rubric] = load_rubric(Path(result.path), folder() / "questions").rubric
        self.tally.add(mark)
        self.titles.add(mark)
        self.done += mark.file != self._last
        self._last = mark.file
        if result.bug:
            self.bugs.append(result.bug)
        if self.order:
            self._kept.append(result)
        else:
            _hand(result, sinks)

    def _refuse_out_of_reach(self, rubric: Rubric) -> None:
        """Refuse a bar that no result can reach under a rubric of the command line."""
        for name, least in (("--minimum", self.tally.bar.minimum), ("--minimum-rata", self.tally.bar.mean)):
            if least is not None and not rubric.score:
                raise InovasiError(
                    f"{rubric.id} tidak memberi nilai, jadi {name} tidak dapat dipakai",
                    f"Hapus {name}, atau pakai rubrik lain.",
                )
            if least is not None and rubric.score and least > Fraction(str(rubric.score.out_of)):
                raise InovasiError(
                    f"{name}: nilai tertinggi {rubric.id} adalah {rubric.score.out_of}", "Tulis angka yang lebih kecil."
                )


def _hand(result: Result, sinks: Sequence[Sink]) -> None:
    for sink, piece in zip(sinks, result.pieces, strict=True):
        sink.take(piece)


def _order(wishes: Wishes) -> str | None:
    order = wishes.order or ("nilai" if wishes.top else None)
    if order and order not in ORDERS:
        raise InovasiError(
            f'--urut: "{order}" tidak ada{did_you_mean(order, ORDERS)}', f"Pilih salah satu: {', '.join(ORDERS)}."
        )
    return order


def points_asked(name: str, written: str | None) -> Fraction | None:
    """The points of an option, exactly, if it was given; raises ``InovasiError`` where no points are such a number."""
    if written is None:
        return None
    try:
        points = Fraction(str(read_number(written)))
    except ValueError as error:
        raise InovasiError(f"{name}: {error}") from None
    if points < 0:
        raise InovasiError(f"{name}: nilai tidak pernah di bawah 0", "Tulis angka yang lebih besar.")
    return points
