"""The question bank: one file per theme, of which only the questions that somebody needs are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli import strict_yaml
from inovasi_cli.errors import Problem, Problems
from inovasi_cli.rubric.language import ConditionReader, Questions
from inovasi_cli.rubric.model import Option, Proof, Question, Theme
from inovasi_cli.rubric.reader import Fields
from inovasi_cli.strict_yaml import plain
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inovasi_cli.conditions import Condition

KINDS: Final = ("choice", "choices", "yes-no", "number", "date", "years", "text", "list")
PROOF_KINDS: Final = ("pdf", "jpg", "png", "docx", "xlsx", "pptx", "mp4", "tautan")
TELLS: Final = ("title", "result", "target")
REPLICA: Final = ("taken", "differs")
MAX_CHAIN: Final = 32
GENERAL: Final = "profil"
"""The theme of the questions whose id has no dot."""

_THEME: Final = ("title", "order", "en")
_QUESTION: Final = (
    *("id", "kind", "label", "text", "help", "options", "least", "most", "whole", "unit"),
    *("evidence", "ask_when", "fixed", "tells", "before", "replica", "en"),
)
_AFTER_ALL: Final = 1000
_YES_NO: Final = (Option("ya", Text("Ya", "Yes")), Option("tidak", Text("Tidak", "No")))


class _File(NamedTuple):
    """One bank file: its theme, its problems, and its questions, unread."""

    theme: Theme
    problems: Problems
    fields: dict[str, Fields]


class Bank:
    """Questions by id, from a folder of themes and from files of a rubric's own; each is read when first asked for.

    A question of the folder lives in the file named by its id up to the first dot.
    """

    def __init__(self, folder: Path, own: tuple[Path, ...] = ()) -> None:
        self._folder = folder
        self._paths = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
        self._files: dict[str, _File] = {}
        self._built: dict[str, Question] = {}
        self._building: dict[str, Question] = {}
        self._endless: dict[str, str] = {}
        self.own = own
        self._own: list[_File] = []
        for number, path in enumerate(own):
            self._add(_load(path, None, order=_AFTER_ALL + number))

    def with_own(self, own: tuple[Path, ...]) -> Bank:
        """The bank with files of a rubric's own besides; this very bank, and all that was read of it, without any."""
        return Bank(self._folder, own) if own else self

    def question(self, question_id: str) -> Question | None:
        """The question of that id, or None where the bank has none."""
        if question_id in self._building:
            chain = " > ".join((*self._building, question_id))
            self._endless[self._last] = f"berputar: {chain}"
            return self._building[question_id]
        question = self._built.get(question_id)
        if question is None:
            question = self._build(question_id)
            # What a stranger's file asks for in vain is not remembered, however much of it there is.
            if question is not None:
                self._built[question_id] = question
        return question

    def known(self) -> Iterator[str]:
        """Every id, themes in their order."""
        files = sorted(map(self._theme, self._paths), key=lambda file: file.theme.order)
        for file in (*files, *self._own):
            yield from file.fields

    def known_own(self) -> Iterator[str]:
        """The ids of the questions in files of a rubric's own."""
        for file in self._own:
            yield from file.fields

    def written(self, question_id: str) -> Fields:
        """A question that the bank has, as it stands in its file, with the places of its keys."""
        files = (self._bundled(question_id), *self._own)
        return next(file.fields[question_id] for file in files if file and question_id in file.fields)

    def content(self, question_id: str) -> object:
        """The question as plain data, for the digest of a rubric that uses it."""
        file = self._file(question_id)
        return {key: plain(node) for key, node in file.fields[question_id].entries.items()} if file else None

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files and questions read so far."""
        files = [*self._files.values(), *self._own]
        return tuple(problem for file in files if file.problems for problem in file.problems.sorted())

    def _add(self, own: _File) -> None:
        for question_id, fields in own.fields.items():
            if self._file(question_id):
                fields.note(fields.at, "", "id ini sudah ada di bank bersama atau berkas lain; pakai id lain")
        self._own.append(own)

    def _theme(self, stem: str) -> _File:
        if stem not in self._files:
            self._files[stem] = _load(self._paths[stem], stem)
        return self._files[stem]

    def _bundled(self, question_id: str) -> _File | None:
        stem = _stem(question_id)
        # The id comes from a stranger's file, so it makes no path: it can only name one that was found in the folder.
        file = self._theme(stem) if stem in self._paths else None
        return file if file and question_id in file.fields else None

    def _file(self, question_id: str) -> _File | None:
        return self._bundled(question_id) or next((own for own in self._own if question_id in own.fields), None)

    def _build(self, question_id: str) -> Question | None:
        file = self._file(question_id)
        if not file:
            return None
        question = self._read(file, question_id)
        if len(self._building) == MAX_CHAIN:
            self._endless[self._last] = f"lebih dari {MAX_CHAIN} pertanyaan bergantung berantai; ratakan syaratnya"
            return question
        self._building[question_id] = question
        try:
            return question._replace(ask_when=self._ask_when(file, question_id))
        finally:
            del self._building[question_id]

    @property
    def _last(self) -> str:
        return next(reversed(self._building))

    def _read(self, file: _File, question_id: str) -> Question:
        fields = file.fields[question_id]
        fields.need("kind")
        kind = fields.one_of("kind", KINDS, "text")
        return Question(
            id=question_id,
            kind=kind,
            label=fields.words("label"),
            text=fields.words("text"),
            help=fields.maybe_words("help"),
            theme=file.theme,
            rank=(file.theme.order, list(file.fields).index(question_id)),
            options=_options(fields, kind),
            least=fields.number("least"),
            most=fields.number("most"),
            whole=fields.flag("whole"),
            unit=fields.maybe_words("unit"),
            proof=_proof(fields),
            fixed=fields.flag("fixed"),
            tells=fields.one_of("tells", TELLS, "") or None,
            before=fields.text("before"),
            replica=fields.one_of("replica", REPLICA, "") or None,
        )

    def _ask_when(self, file: _File, question_id: str) -> Condition | None:
        node = file.fields[question_id].get("ask_when")
        if not node:
            return None
        where = f"{question_id}.ask_when"
        condition = ConditionReader(file.problems, Questions(self.question, self.known)).read(node, where)
        if question_id in self._endless:
            file.problems.add(node, where, self._endless[question_id])
            # Dropped, so that whoever follows the conditions comes to an end.
            return None
        return condition


def _load(path: Path, stem: str | None, *, order: int = _AFTER_ALL) -> _File:
    problems = Problems(str(path))
    root = strict_yaml.parse(strict_yaml.read(path), problems)
    if not root:
        return _File(Theme(path.stem, Text(path.stem), order), problems, {})
    top = Fields(root, "", problems, ("theme", "questions"))
    theme = _theme(top, path.stem, order)
    fields = dict(top.children("questions", _QUESTION))
    for question_id, question in fields.items():
        question.where = question_id
        if stem and stem != _stem(question_id):
            question.note(question.at, "id", f"harus diawali {stem}., sesuai nama berkasnya")
    return _File(theme, problems, fields)


def _theme(top: Fields, stem: str, order: int) -> Theme:
    fields = top.child("theme", _THEME)
    if not fields:
        top.missing("theme")
        return Theme(stem, Text(stem), order)
    written = fields.whole("order")
    return Theme(stem, fields.words("title"), order if written is None else written)


def _stem(question_id: str) -> str:
    """The file of the folder in which a question of that id lives, without its ending."""
    stem, dot, _ = question_id.partition(".")
    return stem if dot else GENERAL


def _options(fields: Fields, kind: str) -> tuple[Option, ...]:
    options = tuple(
        Option(option, child.words("text")) for option, child in fields.children("options", ("id", "text", "en"))
    )
    if bool(options) != (kind in ("choice", "choices")):
        fields.note(fields.at, "options", "harus ada pada choice dan choices, dan hanya di sana")
    return _YES_NO if kind == "yes-no" else options


def _proof(fields: Fields) -> Proof | None:
    proof = fields.child("evidence", ("kinds", "hint", "max_mb", "en"))
    if not proof:
        return None
    kinds = proof.texts("kinds")
    if not kinds:
        proof.missing("kinds")
    for kind in kinds:
        if kind.text not in PROOF_KINDS:
            proof.note(kind, "kinds", f'"{kind.text}" tidak dikenal; pilih {", ".join(PROOF_KINDS)}')
    return Proof(tuple(kind.text for kind in kinds), proof.words("hint"), proof.whole("max_mb", least=1))
