"""Reads a fact file: each answer by the kind of its question, with every problem of the file at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli import strict_yaml
from inovasi_cli.errors import FactsError, Problems, RubricError, did_you_mean
from inovasi_cli.facts import SECTIONS, Answer, Evidence, Facts, Value
from inovasi_cli.profile.evidence import look
from inovasi_cli.profile.kind import refuse_others
from inovasi_cli.profile.kinds import quick_reader, read_value
from inovasi_cli.rubric.language import YES_NO
from inovasi_cli.rubric.reader import Fields
from inovasi_cli.strict_yaml import Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from inovasi_cli.errors import Place
    from inovasi_cli.rubric.bank import Bank
    from inovasi_cli.rubric.model import Proof, Question, Rubric

    Look = Callable[[str, Path, Place, Proof | None], Evidence]
    Reader = tuple[Question, Callable[[Node], Value | None]]

CURE: Final = "Perbaiki berkas itu, lalu jalankan lagi."
FIELDS: Final = ("nilai", "bukti", "catatan", "tidak_berlaku", "tidak_tahu")
"""The keys of an answer in its long form."""

# Most answers hold no more than these, and the reader of fields, which notes what is wrong, costs more than they do.
_USUAL: Final = frozenset({"nilai", "bukti", "catatan"})
EMPTY: Final = Scalar("", plain=True, line=1, column=1)
"""What stands where nothing was written."""


# tuple.__new__ makes the same value as Answer(...) at half the price.
_new = tuple.__new__


class Document(NamedTuple):
    """A fact file that is well-formed; its answers are not read yet, since that takes the questions of a rubric.

    ``proofs`` is the folder that its proofs are named from, and may not leave.
    """

    path: Path
    proofs: Path
    problems: Problems
    top: Fields
    rubrics: tuple[str, ...]


def open_profile(path: Path, proofs: Path | None = None) -> Document:
    """Read the file and the rubrics that it names; raises ``FactsError`` where it is no YAML that we take.

    Its proofs lie in ``proofs``, and beside it where that is None.
    """
    return parse_profile(path, strict_yaml.read(path), proofs)


def parse_profile(path: Path, data: bytes, proofs: Path | None = None) -> Document:
    """The same for what stands at ``path``, or is about to."""
    problems = Problems(str(path))
    root = strict_yaml.parse(data, problems)
    if not root:
        raise FactsError(problems.sorted(), CURE)
    refuse_others(root, problems.file, SECTIONS)
    top = Fields(root, "", problems, SECTIONS)
    named = top.get("rubrik")
    rubrics = (named.text,) if isinstance(named, Scalar) else tuple(item.text for item in top.texts("rubrik"))
    return Document(path, proofs or path.parent, problems, top, rubrics)


def read_facts(document: Document, bank: Bank, rubric: Rubric | None, *, look: Look = look) -> Facts:
    """The facts of a file; raises ``FactsError`` with every problem, ``RubricError`` where the bank is at fault.

    The chosen category is checked against ``rubric``, where one is given.
    """
    return read_many(document, Readers(bank), (rubric,) if rubric else (), look=look)


def read_many(document: Document, readers: Readers, rubrics: Iterable[Rubric], *, look: Look = look) -> Facts:
    """The same with the readers of other files, for several rubrics."""
    top, problems = document.top, document.problems
    jawaban = top.child("jawaban", None)
    facts = Facts(
        answers=Answers(document.proofs, readers, problems, look).read(jawaban) if jawaban else {},
        categories=_categories(top, rubrics),
        rubrics=document.rubrics,
        file=problems.file,
    )
    if "jawaban" not in top.entries:
        top.missing("jawaban")
    if problems:
        raise FactsError(problems.sorted(), CURE)
    if found := readers.bank.problems():
        raise RubricError(found, CURE)
    return facts


def _categories(top: Fields, rubrics: Iterable[Rubric]) -> dict[str, str]:
    fields = top.child("kategori", None)
    if not fields:
        return {}
    chosen = {key: text for key in fields.entries if (text := fields.text(key))}
    for rubric in rubrics:
        known = [category.id for category in rubric.categories]
        if rubric.id in chosen and chosen[rubric.id] not in known:
            message = f'kategori "{chosen[rubric.id]}" tidak ada{did_you_mean(chosen[rubric.id], known)}'
            fields.note(fields.entries[rubric.id], rubric.id, f"{message}; pilih {', '.join(known)}")
    return chosen


def _declined(fields: Fields) -> bool:
    word = fields.text("tidak_tahu") or "false"
    meant = YES_NO.get(word.lower())
    if not meant:
        fields.note(fields.entries["tidak_tahu"], "tidak_tahu", f'"{word}" tidak dikenal; tulis true, atau hapus')
    return meant == "ya"


class Readers:
    """How the answers to each question of a bank are read; kept for as many files as are read with it."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self._known: dict[str, Reader] = {}

    def get(self, question_id: str) -> Reader | None:
        """The question of that id and its quick reader, or None where the bank has none."""
        known = self._known.get(question_id)
        question = None if known else self.bank.question(question_id)
        if question:
            known = self._known[question_id] = question, quick_reader(question)
        return known


class Answers:
    """Reads answers by question id; ``look`` says of every proof named, from ``folder``, whether it is there."""

    def __init__(self, folder: Path, readers: Readers, problems: Problems, look: Look) -> None:
        self.folder = folder
        self.readers = readers
        self.problems = problems
        self.look = look

    def read(self, fields: Fields) -> dict[str, Answer]:
        """Every answer that is not left empty, by question id."""
        found = {}
        reader_of, value_of, answer_of = self.readers.get, self._value, self._answer
        for key, node in fields.entries.items():
            reader = reader_of(key)
            if not reader:
                self._unknown(fields.keys[key])
            elif isinstance(node, Mapping):
                found[key] = answer_of(reader, node)
            elif not (isinstance(node, Scalar) and node.empty):
                found[key] = _new(Answer, (value_of(reader, node), (), None, None, False, node.line, node.column))
        return found

    def _unknown(self, key: Scalar) -> None:
        near = self.problems.did_you_mean(key.text, self.readers.bank.known())
        self.problems.add(key, key.text, f"pertanyaan ini tidak dikenal{near}")

    def _answer(self, reader: Reader, node: Mapping) -> Answer:
        entries, _keys, line, column = node
        value = entries.get("nilai", EMPTY)
        if not entries.keys() <= _USUAL or (isinstance(value, Scalar) and value.empty):
            return self._explained(reader, node)
        note = entries.get("catatan", EMPTY)
        if not isinstance(note, Scalar):
            return self._explained(reader, node)
        evidence = self._evidence(reader[0], entries["bukti"]) if "bukti" in entries else ()
        said = None if note.empty else note.text
        return _new(Answer, (self._value(reader, value), evidence, said, None, False, line, column))

    def _explained(self, reader: Reader, node: Mapping) -> Answer:
        """An answer with more than a value and its proof, or with less."""
        fields = Fields(node, reader[0].id, self.problems, FIELDS)
        value = fields.get("nilai")
        waived = fields.text("tidak_berlaku")
        declined = _declined(fields)
        if value and (waived or declined):
            fields.note(value, "nilai", "ada nilai sekaligus tidak_tahu atau tidak_berlaku; hapus salah satu")
        return Answer(
            value=self._value(reader, value) if value else None,
            evidence=self._evidence(reader[0], node.entries.get("bukti", EMPTY)),
            note=fields.text("catatan"),
            not_applicable=waived,
            declined=declined,
            line=node.line,
            column=node.column,
        )

    def _value(self, reader: Reader, node: Node) -> Value | None:
        question, quick = reader
        value = quick(node)
        return self._checked(question, node) if value is None else value

    def _checked(self, question: Question, node: Node) -> Value | None:
        try:
            return read_value(question, node)
        except ValueError as error:
            self.problems.add(node, question.id, str(error))
            return None

    def _evidence(self, question: Question, node: Node) -> tuple[Evidence, ...]:
        """Every proof named: one, or a list of them."""
        if isinstance(node, Mapping):
            self.problems.add(node, f"{question.id}.bukti", "tulis nama berkas atau tautan, misalnya [lampiran/sk.pdf]")
            return ()
        look, folder, proof, found = self.look, self.folder, question.proof, []
        for ref in (node,) if isinstance(node, Scalar) else node.items:
            if not isinstance(ref, Scalar):
                self.problems.add(ref, f"{question.id}.bukti", "setiap isi daftar ini harus berupa teks")
            elif not ref.empty:
                found.append(look(ref.text, folder, ref, proof))
        return tuple(found)
