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
from inovasi_cli.strict_yaml import Mapping, Node, Scalar

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

# Most answers hold no more than these, and the reader of fields, which notes what is wrong, costs more than they do.
_USUAL: Final = frozenset({"nilai", "bukti"})
EMPTY: Final = Scalar("", plain=True, line=1, column=1)
"""What stands where nothing was written."""


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
        entries = node.entries
        value = entries.get("nilai", EMPTY)
        if not entries.keys() <= _USUAL or (isinstance(value, Scalar) and value.empty):
            return self._explained(question, node)
        evidence = self._evidence(question.id, entries["bukti"]) if "bukti" in entries else ()
        return Answer(self._value(question, value), evidence, line=node.line, column=node.column)

    def _explained(self, question: Question, node: Mapping) -> Answer:
        """An answer with more than a value and its proof, or with less."""
        fields = Fields(node, question.id, self.problems, FIELDS)
        value = fields.get("nilai")
        waived = fields.text("tidak_berlaku")
        declined = _declined(fields)
        if value and (waived or declined):
            fields.note(value, "nilai", "ada nilai sekaligus tidak_tahu atau tidak_berlaku; hapus salah satu")
        return Answer(
            value=self._value(question, value) if value else None,
            evidence=self._evidence(question.id, node.entries.get("bukti", EMPTY)),
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

    def _evidence(self, question_id: str, node: Node) -> tuple[Evidence, ...]:
        """Every proof named: one, or a list of them."""
        if isinstance(node, Mapping):
            self.problems.add(node, f"{question_id}.bukti", "tulis nama berkas atau tautan, misalnya [lampiran/sk.pdf]")
            return ()
        look, folder = self.look, self.folder
        found = []
        for ref in (node,) if isinstance(node, Scalar) else node.items:
            if not isinstance(ref, Scalar):
                self.problems.add(ref, f"{question_id}.bukti", "setiap isi daftar ini harus berupa teks")
            elif not ref.empty:
                found.append(look(ref.text, folder, ref))
        return tuple(found)
