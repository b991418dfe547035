"""``inovasi rubrik periksa``: check rubrics before anybody is judged by them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli import __version__
from inovasi_cli.cli.output import deliver, outputs, spare
from inovasi_cli.errors import InovasiError, Problem, RubricError
from inovasi_cli.files import real
from inovasi_cli.render.json import pretty
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder, locate, shipped
from inovasi_cli.rubric.ids import Ledger
from inovasi_cli.rubric.lint import Report, Shelf, lint
from inovasi_cli.rubric.load import Draft, read_rubric
from inovasi_cli.text import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT: Final = 1
CLEAN: Final = 0
FOUND: Final = 1
UNUSABLE: Final = 2
LEDGER: Final = "ids.lock"
_SIGNS: Final = frozenset({"organiser", "sources", "gates", "characteristics", "categories", "score"})


class _Result(NamedTuple):
    """What was checked, what came out, and whether something that was named could not be read."""

    paths: tuple[Path, ...]
    report: Report
    unread: bool

    @property
    def code(self) -> int:
        """0 clean, 1 with findings, 2 where a path is no rubric."""
        return UNUSABLE if self.unread else FOUND if self.report.problems else CLEAN


def periksa(paths: list[str], *, formats: Iterable[str]) -> int:
    """Print what is wrong with rubrics, all of them at once; the shipped ones where none is named."""
    asked = outputs(formats)
    reading = _Reading()
    for name in paths or shipped():
        reading.take(name)
    drafts = list(reading.drafts.values())
    spare(asked, [path for path, _ in drafts])
    shelf = _shelf(reading.bank)
    report = lint(drafts, shelf, whole={real(path) for path in shelf.shipped.values()} <= set(reading.drafts))
    result = _Result(
        tuple(path for path, _ in drafts),
        report._replace(problems=tuple(sorted({*report.problems, *reading.problems}))),
        bool(reading.problems),
    )
    deliver(asked, "id", as_json=lambda: _json(result), as_text=lambda _look: _text(result))
    return result.code


def _shelf(bank: Bank) -> Shelf:
    ledger = folder() / LEDGER
    text = ledger.read_text(encoding="utf-8") if ledger.is_file() else None
    homes = {rubric: folder() / f"{rubric}.yaml" for rubric in shipped()}
    return Shelf(bank, homes, None if text is None else Ledger(ledger, text))


class _Reading:
    """Reads what was named, each file once; what cannot be read does not hide the rest."""

    def __init__(self) -> None:
        self.bank = Bank(folder() / "questions")
        self.drafts: dict[Path, tuple[Path, Draft]] = {}
        self.problems: list[Problem] = []

    def take(self, name: str) -> None:
        """Read what a name stands for: the id of a shipped rubric, a file, or a folder."""
        if name not in shipped() and Path(name).is_dir():
            self._folder(Path(name))
            return
        try:
            path = locate(name, Path())
        except InovasiError as error:
            self._refuse(name, error)
            return
        if not self._read(path):
            self._wrong(str(path), "bukan rubrik; rubrik punya sources, gates, atau score")

    def _folder(self, path: Path) -> None:
        # Banks and fact files may lie beside rubrics; each is read, so that a broken rubric is not passed over.
        if not [each for each in sorted(path.glob("*.yaml")) if self._read(each)]:
            self._wrong(str(path), "tidak ada rubrik di folder ini; sebutkan folder yang berisi berkas rubrik .yaml")

    def _read(self, path: Path) -> bool:
        """Whether there is a rubric, or something that could not be read, of which the reason was noted."""
        try:
            draft = read_rubric(path, self.bank)
        except RubricError as error:
            self.problems += error.problems
        except InovasiError as error:
            self._refuse(str(path), error)
        else:
            if _SIGNS.isdisjoint(draft.root.entries):
                return False
            self.drafts.setdefault(real(path), (path, draft))
        return True

    def _refuse(self, file: str, error: InovasiError) -> None:
        self._wrong(file, f"{error.message.removeprefix(f'{file}: ')}; {error.cure}")

    def _wrong(self, file: str, message: str) -> None:
        self.problems.append(Problem(file, 1, 1, "", message))


def _text(result: _Result) -> str:
    problems, notes = result.report
    lines = [*map(str, problems), *(f"Catatan: {note}" for note in notes)]
    return "".join(f"{harmless(line)}\n" for line in (*lines, _summary(result)))


def _summary(result: _Result) -> str:
    problems = result.report.problems
    if not problems:
        return f"{len(result.paths)} rubrik diperiksa: bersih."
    files = len({problem.file for problem in problems})
    return f"{len(problems)} temuan dalam {files} berkas; {len(result.paths)} rubrik diperiksa."


def _json(result: _Result) -> str:
    """Version 1 of the format: keys are added, never renamed."""
    content = {
        "format": FORMAT,
        "tool": {"name": "inovasi-cli", "version": __version__},
        "rubrics": [path.as_posix() for path in result.paths],
        "findings": [problem._asdict() for problem in result.report.problems],
        "notes": [note._asdict() for note in result.report.notes],
    }
    return pretty(content)
