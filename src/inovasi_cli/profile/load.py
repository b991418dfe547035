"""Reads a fact file: each answer by the kind of its question, with every problem of the file at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli import strict_yaml
from inovasi_cli.errors import FactsError, Problems, RubricError, did_you_mean
from inovasi_cli.facts import Answer, Evidence, Facts, Value
from inovasi_cli.profile.evidence import look
from inovasi_cli.profile.kinds import read_value
from inovasi_cli.rubric.language import YES_NO
from inovasi_cli.rubric.reader import Fields
from inovasi_cli.strict_yaml import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inovasi_cli.errors import Place
    from inovasi_cli.rubric.bank import Bank
    from inovasi_cli.rubric.model import Question, Rubric

    Look = Callable[[str, Path, Place], Evidence]

CURE: Final = "Perbaiki berkas itu, lalu jalankan lagi."
SECTIONS: Final = ("rubrik", "jawaban", "kategori")
FIELDS: Final = ("nilai", "bukti", "catatan", "tidak_berlaku", "tidak_tahu")
"""The keys of an answer in its long form."""


class Document(NamedTuple):
    """A fact file that is well-formed; its answers are not read yet, since that takes the questions of a rubric."""

    path: Path
    problems: Problems
    top: Fields
    rubrics: tuple[str, ...]


def open_profile(path: Path) -> Document:
    """Read the file and the rubrics that it names; raises ``FactsError`` where it is no YAML that we take."""
    return parse_profile(path, strict_yaml.read(path))


def parse_profile(path: Path, data: bytes) -> Document:
    """The same for what stands at ``path``, or is about to."""
    problems = Problems(str(path))
    root = strict_yaml.parse(data, problems)
    if not root:
        raise FactsError(problems.sorted(), CURE)
    top = Fields(root, "", problems, SECTIONS)
    named = top.get("rubrik")
    rubrics = (named.text,) if isinstance(named, Scalar) else tuple(item.text for item in top.texts("rubrik"))
    return Document(path, problems, top, rubrics)


def read_facts(document: Document, bank: Bank, rubric: Rubric | None, *, look: Look = look) -> Facts:
    """The facts of a file; raises ``FactsError`` with every problem, ``RubricError`` where the bank is at fault.

    The chosen category is checked against ``rubric``, where one is given.
    """
    top, problems = document.top, document.problems
    answers = Answers(document.path.parent, bank, problems, look)
    jawaban = top.child("jawaban", None)
    facts = Facts(
        answers=answers.read(jawaban) if jawaban else {},
        categories=_categories(top, rubric),
        rubrics=document.rubrics,
        file=str(document.path),
    )
    if "jawaban" not in top.entries:
        top.missing("jawaban")
    if problems:
        raise FactsError(problems.sorted(), CURE)
    if found := bank.problems():
        raise RubricError(found, CURE)
    return facts


def _categories(top: Fields, rubric: Rubric | None) -> dict[str, str]:
    fields = top.child("kategori", None)
    if not fields:
        return {}
    chosen = {key: text for key in fields.entries if (text := fields.text(key))}
    known = [category.id for category in rubric.categories] if rubric else []
    if rubric and rubric.id in chosen and chosen[rubric.id] not in known:
        message = f'kategori "{chosen[rubric.id]}" tidak ada{did_you_mean(chosen[rubric.id], known)}'
        fields.note(fields.entries[rubric.id], rubric.id, f"{message}; pilih {', '.join(known)}")
    return chosen


def _declined(fields: Fields) -> bool:
    word = fields.text("tidak_tahu") or "false"
    meant = YES_NO.get(word.lower())
    if not meant:
        fields.note(fields.entries["tidak_tahu"], "tidak_tahu", f'"{word}" tidak dikenal; tulis true, atau hapus')
    return meant == "ya"


class Answers:
    """Reads answers by question id; ``look`` says of every proof named, beside ``folder``, whether it is there."""

    def __init__(self, folder: Path, bank: Bank, problems: Problems, look: Look) -> None:
        self.folder = folder
        self.bank = bank
        self.problems = problems
        self.look = look

    def read(self, fields: Fields) -> dict[str, Answer]:
        """Every answer that is not left empty, by question id."""
        found = {}
        for key, node in fields.entries.items():
            question = self.bank.question(key)
            if not question:
                self.problems.add(
                    fields.keys[key], key, f"pertanyaan ini tidak dikenal{did_you_mean(key, self.bank.known())}"
                )
            elif not (isinstance(node, Scalar) and node.empty):
                found[key] = self._answer(question, node)
        return found

    def _answer(self, question: Question, node: Node) -> Answer:
        if not isinstance(node, Mapping):
            return Answer(self._value(question, node), line=node.line, column=node.column)
        fields = Fields(node, question.id, self.problems, FIELDS)
        value = fields.get("nilai")
        waived = fields.text("tidak_berlaku")
        declined = _declined(fields)
        if value and (waived or declined):
            fields.note(value, "nilai", "ada nilai sekaligus tidak_tahu atau tidak_berlaku; hapus salah satu")
        return Answer(
            value=self._value(question, value) if value else None,
            evidence=tuple(self._evidence(fields)),
            note=fields.text("catatan"),
            not_applicable=waived,
            declined=declined,
            line=node.line,
            column=node.column,
        )

    def _value(self, question: Question, node: Node) -> Value | None:
        try:
            return read_value(question, node)
        except ValueError as error:
            self.problems.add(node, question.id, str(error))
            return None

    def _evidence(self, fields: Fields) -> list[Evidence]:
        node = fields.get("bukti")
        refs = [node] if isinstance(node, Scalar) else fields.texts("bukti") if isinstance(node, Sequence) else []
        if isinstance(node, Mapping):
            fields.note(node, "bukti", "tulis nama berkas atau tautan, misalnya [lampiran/sk.pdf]")
        return [self.look(ref.text, self.folder, ref) for ref in refs if not ref.empty]
