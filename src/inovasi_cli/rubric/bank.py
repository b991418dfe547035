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
PROOF_KINDS: Final = ("pdf", "jpg", "png", "docx", "xlsx", "mp4", "tautan")
GENERAL: Final = "profil"
"""The theme of the questions whose id has no dot."""

_THEME: Final = ("title", "order", "en")
_QUESTION: Final = (
    *("id", "kind", "label", "text", "help", "options", "least", "most", "whole", "unit"),
    *("evidence", "ask_when", "fixed", "en"),
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
        self._files: dict[str, _File | None] = {}
        self._built: dict[str, Question | None] = {}
        self._building: list[str] = []
        self._own = [_load(path, None) for path in own]
        for file in self._own:
            for question_id, fields in file.fields.items():
                if self._bundled(question_id):
                    fields.note(fields.at, "", "id ini sudah ada di bank bersama; pakai id lain")

    def question(self, question_id: str) -> Question | None:
        """The question of that id, or None where the bank has none."""
        if question_id not in self._built:
            self._built[question_id] = self._build(question_id)
        return self._built[question_id]

    def known(self) -> Iterator[str]:
        """Every id, themes in their order."""
        themes = [self._theme(path.stem) for path in sorted(self._folder.glob("*.yaml"))]
        files = sorted((file for file in themes if file), key=lambda file: file.theme.order)
        for file in (*files, *self._own):
            yield from file.fields

    def content(self, question_id: str) -> object:
        """The question as plain data, for the digest of a rubric that uses it."""
        file = self._file(question_id)
        return {key: plain(node) for key, node in file.fields[question_id].entries.items()} if file else None

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files and questions read so far."""
        files = [*self._files.values(), *self._own]
        return tuple(problem for file in files if file for problem in file.problems.sorted())

    def _theme(self, stem: str) -> _File | None:
        if stem not in self._files:
            path = self._folder / f"{stem}.yaml"
            self._files[stem] = _load(path, stem) if path.is_file() else None
        return self._files[stem]

    def _bundled(self, question_id: str) -> _File | None:
        stem, dot, _ = question_id.partition(".")
        # The id comes from a stranger's file, so it names no path: only what a theme may be called is looked up.
        name = (stem if dot else GENERAL).replace("-", "")
        file = self._theme(stem if dot else GENERAL) if name.isascii() and name.isalnum() else None
        return file if file and question_id in file.fields else None

    def _file(self, question_id: str) -> _File | None:
        return self._bundled(question_id) or next((own for own in self._own if question_id in own.fields), None)

    def _build(self, question_id: str) -> Question | None:
        file = self._file(question_id)
        if not file:
            return None
        if question_id in self._building:
            chain = " > ".join((*self._building, question_id))
            file.fields[question_id].note(file.fields[question_id].at, "ask_when", f"berputar: {chain}")
            return None
        self._building.append(question_id)
        try:
            return self._read(file, question_id)
        finally:
            self._building.pop()

    def _read(self, file: _File, question_id: str) -> Question:
        fields = file.fields[question_id]
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
            ask_when=self._ask_when(file, fields),
            fixed=fields.flag("fixed"),
        )

    def _ask_when(self, file: _File, fields: Fields) -> Condition | None:
        node = fields.get("ask_when")
        if not node:
            return None
        return ConditionReader(file.problems, Questions(self.question, self.known)).read(
            node, f"{fields.where}.ask_when"
        )


def _load(path: Path, stem: str | None) -> _File:
    problems = Problems(str(path))
    root = strict_yaml.parse(strict_yaml.read(path), problems)
    top = Fields(root, "", problems, ("theme", "questions")) if root else None
    theme = top.child("theme", _THEME) if top else None
    if not top or not theme:
        if top:
            top.missing("theme")
        return _File(Theme(path.stem, Text(path.stem), _AFTER_ALL), problems, {})
    fields = dict(top.children("questions", _QUESTION))
    for question_id, question in fields.items():
        question.where = question_id
        if stem and stem != (question_id.partition(".")[0] if "." in question_id else GENERAL):
            question.note(question.at, "id", f"harus diawali {stem}., sesuai nama berkasnya")
    order = theme.whole("order")
    return _File(Theme(path.stem, theme.words("title"), _AFTER_ALL if order is None else order), problems, fields)


def _options(fields: Fields, kind: str) -> tuple[Option, ...]:
    if kind == "yes-no":
        return _YES_NO
    options = tuple(
        Option(option, child.words("text")) for option, child in fields.children("options", ("id", "text", "en"))
    )
    if bool(options) != (kind in ("choice", "choices")):
        fields.note(fields.at, "options", "harus ada pada choice dan choices, dan hanya di sana")
    return options


def _proof(fields: Fields) -> Proof | None:
    proof = fields.child("evidence", ("kinds", "hint", "en"))
    if not proof:
        return None
    kinds = [kind.text for kind in proof.texts("kinds")]
    for kind in proof.texts("kinds"):
        if kind.text not in PROOF_KINDS:
            proof.note(kind, "kinds", f'"{kind.text}" tidak dikenal; pilih {", ".join(PROOF_KINDS)}')
    return Proof(tuple(kinds), proof.words("hint"))
