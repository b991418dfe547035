"""Reads the score files of judges, with every problem of a file at once."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from inovasi_cli import strict_yaml
from inovasi_cli.contest.load import CURE, ROOM, input_of
from inovasi_cli.contest.model import JUDGED, LEVELS, Sheet
from inovasi_cli.contest.parts import BEST
from inovasi_cli.errors import FactsError, InovasiError, Problems
from inovasi_cli.rubric.reader import Fields
from inovasi_cli.rubric.values import read_number
from inovasi_cli.strict_yaml import Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from inovasi_cli.contest.load import Loaded
    from inovasi_cli.contest.model import Contest, ScoredPart, Stage

FOLDER: Final = "nilai"
NOTE: Final = "catatan"
_SECTIONS: Final = ("juri", "tahap", "nilai")


def usual_files(loaded: Loaded) -> tuple[Path, ...]:
    """The score files that lie where they are looked for, beside the contest file: ``nilai/TAHAP-JURI.yaml``."""
    contest = loaded.contest
    places = (place_of(loaded, stage, judge) for stage in contest.stages for judge in contest.judges)
    return tuple(place for place in places if place.exists())


def place_of(loaded: Loaded, stage: Stage, judge: str) -> Path:
    """Where the score file of a judge for a stage is looked for."""
    return loaded.path.parent / FOLDER / f"{stage.id}-{judge}.yaml"


def load_sheets(loaded: Loaded, paths: Iterable[Path]) -> tuple[Sheet, ...]:
    """Read score files; raises ``FactsError`` with the problems of the first file that has any."""
    seen: dict[tuple[str, str], Path] = {}
    sheets = []
    for path in paths:
        sheet = _Reader(path, loaded.contest).read(loaded.path.parent)
        key = sheet.stage, sheet.judge
        if key in seen:
            raise InovasiError(
                f'{path}: nilai juri "{sheet.judge}" untuk tahap "{sheet.stage}" sudah ada di {seen[key]}',
                "Gabungkan keduanya, atau perbaiki juri dan tahapnya.",
            )
        seen[key] = path
        sheets.append(sheet)
    return tuple(sheets)


class _Reader:
    def __init__(self, path: Path, contest: Contest) -> None:
        self.path = path
        self.contest = contest
        self.problems = Problems(str(path))
        self.data = strict_yaml.read(path, ROOM * strict_yaml.MAX_BYTES)
        root = strict_yaml.parse(self.data, self.problems, room=ROOM)
        if not root:
            raise FactsError(self.problems.sorted(), CURE)
        self.top = Fields(root, "", self.problems, _SECTIONS)

    def read(self, beside: Path) -> Sheet:
        judge = self._one_of("juri", self.contest.judges)
        stages = {stage.id: stage for stage in self.contest.stages if stage.manner == JUDGED}
        stage = stages.get(self._one_of("tahap", stages))
        nilai = self.top.child("nilai", None)
        self.top.need("nilai")
        scores: dict[str, tuple[int | None, ...]] = {}
        remarks: dict[str, str] = {}
        if stage and nilai:
            rows = _Rows(stage, self.problems)
            for key, node in nilai.entries.items():
                if key not in self.contest.entries:
                    near = self.problems.did_you_mean(key, self.contest.entries)
                    self.problems.add(nilai.keys[key], key, f"tidak ada di peserta lomba{near}")
                elif not (isinstance(node, Scalar) and node.empty):
                    scores[key] = rows.read(key, node, remarks)
        if self.problems or not stage:
            raise FactsError(self.problems.sorted(), CURE)
        return Sheet(judge, stage.id, scores, remarks, input_of("nilai", self.path, self.data, beside))

    def _one_of(self, key: str, known: Iterable[str]) -> str:
        node = self.top.scalar(key)
        if node and node.text not in known:
            near = self.problems.did_you_mean(node.text, known)
            self.top.note(node, key, f'"{node.text}" tidak ada di berkas lomba{near}')
        return node.text if node else ""


class _Rows:
    """Reads what one judge gave to one entry after the other; equal texts are read once."""

    def __init__(self, stage: Stage, problems: Problems) -> None:
        self.problems = problems
        self.parts = [(part.id, _reader_of(part, stage)) for part in stage.parts]
        self.known = frozenset((*(part for part, _ in self.parts), NOTE))

    def read(self, entry: str, node: Node, remarks: dict[str, str]) -> tuple[int | None, ...]:
        if not isinstance(node, Mapping) or not node.entries.keys() <= self.known:
            Fields(node, entry, self.problems, [*(part for part, _ in self.parts), NOTE])
            return ()
        entries = node.entries
        if NOTE in entries:
            note = Fields(node, entry, self.problems, None).text(NOTE)
            if note:
                remarks[entry] = note
        return tuple([self._score(entry, part, entries.get(part), read) for part, read in self.parts])

    def _score(self, entry: str, part: str, node: Node | None, read: Callable[[str], int]) -> int | None:
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.problems.add(node, f"{entry}.{part}", "harus berupa satu angka")
            return None
        if node.empty:
            return None
        try:
            return read(node.text)
        except ValueError as error:
            self.problems.add(node, f"{entry}.{part}", str(error))
            return None


def _reader_of(part: ScoredPart, stage: Stage) -> Callable[[str], int]:
    """How a score is read, as a whole number of 1/``stage.per``."""

    @lru_cache(maxsize=1024)
    def read(text: str) -> int:
        number = read_number(text)
        if stage.scale == LEVELS:
            if number not in part.levels:
                raise ValueError(f"tingkat {text} tidak ada; pilih {', '.join(map(str, part.levels))}")
            return int(Fraction(BEST * stage.per * int(number), max(part.levels)))
        if not 0 <= number <= BEST:
            raise ValueError(f"{text} di luar 0 sampai {BEST}")
        return int(Fraction(str(number)) * stage.per)

    return read
