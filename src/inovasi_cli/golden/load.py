"""Reads the golden cases of a rubric: given facts, and what the rubric must say of them; every problem at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli import strict_yaml
from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED
from inovasi_cli.errors import FileError, Problem, Problems, RubricError
from inovasi_cli.facts import Answer, Evidence, Facts
from inovasi_cli.golden.figures import read_figure, write_figure, write_span
from inovasi_cli.profile.load import CURE, Answers, Readers
from inovasi_cli.rubric.reader import Fields
from inovasi_cli.strict_yaml import Sequence as ListNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from fractions import Fraction
    from pathlib import Path

    from inovasi_cli.errors import Place
    from inovasi_cli.rubric.load import Loaded
    from inovasi_cli.rubric.model import Proof
    from inovasi_cli.strict_yaml import Scalar

VERDICTS: Final = (ELIGIBLE, NOT_ELIGIBLE, UNDECIDED)
_SHARED: Final = ("on", "category", "facts")
_CASE: Final = ("id", "title", *_SHARED, "expect")
_EXPECT: Final = ("verdict", "unmet", "unknown", "points", "evidenced", "band", "fits", "levels")
_OF_A_SCORE: Final = ("points", "evidenced", "band", "levels")
_ENDS: Final = 2


class Expected(NamedTuple):
    """What a report must say of one thing, as a case file writes it, and where that stands."""

    text: str
    line: int
    column: int


class GoldenCase(NamedTuple):
    """Facts, the day on which they are judged, and what must come out, by key: ``verdict``, ``levels.kebaruan``."""

    id: str
    title: str | None
    facts: Facts
    on: date | None
    expect: dict[str, Expected]


class _Shared(NamedTuple):
    """What a file says for all of its cases."""

    on: date | None
    category: str | None
    answers: dict[str, Answer]


def case_files(folder: Path) -> tuple[Path, ...]:
    """The case files of a folder, by name; none where there is no such folder."""
    return tuple(sorted(folder.glob("*.yaml")))


def load_cases(paths: Iterable[Path], loaded: Loaded) -> tuple[GoldenCase, ...]:
    """The cases of these files; raises ``FileError`` with every problem, ``RubricError`` where the bank is at fault."""
    cases: dict[str, GoldenCase] = {}
    problems: list[Problem] = []
    for path in paths:
        reader = _Reader(path, loaded)
        for case, at in reader.read():
            if case.id in cases:
                reader.problems.add(at, case.id, f"id ini sudah dipakai di {cases[case.id].facts.file}; pakai id lain")
            cases[case.id] = case
        problems += reader.problems.sorted()
    if problems:
        raise FileError(tuple(problems), CURE)
    if found := loaded.bank.problems():
        raise RubricError(found, CURE)
    return tuple(cases.values())


def written(items: Iterable[str]) -> str:
    """Ids as a list in a case file."""
    return f"[{', '.join(items)}]"


def _there(ref: str, _folder: Path, at: Place, _proof: Proof | None) -> Evidence:
    """A proof that a case names is taken as being there."""
    return Evidence(ref, "link", None, at.line, at.column)


class _Reader:
    """Reads the cases of one file."""

    def __init__(self, path: Path, loaded: Loaded) -> None:
        self.path = path
        self.rubric = loaded.rubric
        self.problems = Problems(str(path))
        self.answers = Answers(path.parent, Readers(loaded.bank), self.problems, _there)

    def read(self) -> Iterator[tuple[GoldenCase, Place]]:
        """Every case with its place."""
        root = strict_yaml.parse(strict_yaml.read(self.path), self.problems)
        if not root:
            return
        top = Fields(root, "", self.problems, (*_SHARED, "cases"))
        window = self.rubric.window
        shared = self._shared(top, _Shared(window.closes if window else None, None, {}))
        top.need("cases")
        for case, fields in top.children("cases", _CASE):
            fields.where = case
            own = self._shared(fields, shared)
            chosen = {self.rubric.id: own.category} if own.category else {}
            facts = Facts(own.answers, chosen, (self.rubric.id,), str(self.path))
            yield GoldenCase(case, fields.text("title"), facts, own.on, self._expect(fields)), fields.at

    def _shared(self, fields: Fields, above: _Shared) -> _Shared:
        """What stands here, laid over what stands above; an answer or a category left empty is taken away."""
        facts = fields.child("facts", None)
        answers = above.answers
        if facts:
            kept = {key: answer for key, answer in answers.items() if key not in facts.entries}
            answers = kept | self.answers.read(facts)
        known = [each.id for each in self.rubric.categories]
        category = self._one(fields, "category", known) if "category" in fields.entries else above.category
        return _Shared(fields.day("on") or above.on, category, answers)

    def _expect(self, case: Fields) -> dict[str, Expected]:
        case.need("expect")
        fields = case.child("expect", _EXPECT)
        if not fields:
            return {}
        rubric = self.rubric
        gates = [gate.id for gate in rubric.gates]
        fields.need("verdict")
        found = {
            "verdict": self._one(fields, "verdict", VERDICTS),
            "unmet": self._several(fields, "unmet", gates),
            "unknown": self._several(fields, "unknown", gates),
            "fits": self._several(fields, "fits", [each.id for each in rubric.categories])
            if "fits" in fields.entries
            else None,
            **self._score(fields),
        }
        places = {key: fields.entries.get(key.partition(".")[0], fields.at) for key in found}
        return {
            key: Expected(text, places[key].line, places[key].column) for key, text in found.items() if text is not None
        }

    def _score(self, fields: Fields) -> dict[str, str | None]:
        score = self.rubric.score
        if not score:
            for key in _OF_A_SCORE:
                if key in fields.entries:
                    fields.note(fields.keys[key], key, "rubrik ini tidak punya nilai; hapus")
            return {}
        fields.need("points")
        ladders = {leaf.id: [str(level.points) for level in leaf.levels] for leaf in score.leaves()}
        levels = fields.child("levels", tuple(ladders))
        return {
            "points": self._points(fields),
            "evidenced": self._evidenced(fields),
            "band": self._one(fields, "band", [band.id for band in score.bands]),
            **({f"levels.{key}": self._one(levels, key, ladders.get(key)) for key in levels.entries} if levels else {}),
        }

    def _points(self, fields: Fields) -> str | None:
        node = fields.get("points")
        if not isinstance(node, ListNode):
            return self._evidenced(fields, "points")
        ends = [self._figure(fields, "points", end) for end in fields.texts("points")]
        low, high = ends if len(ends) == _ENDS else (None, None)
        if low is None or high is None or low > high:
            fields.note(node, "points", "tulis dua angka, yang terendah dulu, misalnya [40, 60]")
            return None
        return write_span(low, high)

    def _evidenced(self, fields: Fields, key: str = "evidenced") -> str | None:
        node = fields.maybe(key)
        figure = self._figure(fields, key, node) if node else None
        return None if figure is None else write_figure(figure)

    def _figure(self, fields: Fields, key: str, node: Scalar) -> Fraction | None:
        try:
            return read_figure(node.text)
        except ValueError as error:
            fields.note(node, key, str(error))
            return None

    def _one(self, fields: Fields, key: str, known: Sequence[str] | None) -> str | None:
        """The word at a key, where it is one of ``known``; None for those says that the key was noted already."""
        node = fields.maybe(key)
        return node.text if node and known is not None and self._known(fields, key, node, known) else None

    def _several(self, fields: Fields, key: str, known: Sequence[str]) -> str:
        named = {node.text for node in fields.texts(key) if self._known(fields, key, node, known)}
        return written(each for each in known if each in named)

    def _known(self, fields: Fields, key: str, node: Scalar, known: Sequence[str]) -> bool:
        if node.text not in known:
            choice = f"pilih {', '.join(known)}" if known else "rubrik ini tidak punya satu pun; hapus"
            meant = fields.problems.did_you_mean(node.text, known)
            fields.note(node, key, f'"{node.text}" tidak dikenal; {choice}{meant}')
        return node.text in known
