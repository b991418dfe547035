"""Reads a rubric file into a ``Rubric``, with every problem of it and of its questions at once."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli import strict_yaml
from inovasi_cli.conditions import ALWAYS, AllOf, AnyOf, Condition
from inovasi_cli.digest import digest_of
from inovasi_cli.errors import Problem, Problems, RubricError
from inovasi_cli.facts import SECTIONS
from inovasi_cli.files import real
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.language import ConditionReader, Judgement, Questions
from inovasi_cli.rubric.model import (
    INNOVATION,
    ORGANISATION,
    Category,
    Characteristic,
    Element,
    Gate,
    Question,
    Rubric,
    Score,
    Window,
)
from inovasi_cli.rubric.reader import Fields
from inovasi_cli.rubric.score import ScoreReader, earning
from inovasi_cli.rubric.sources import BASIS, SourceReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FORMAT: Final = "1"
MOST_TESTS: Final = 1000
"""Tests in the conditions of one rubric, about five times what the largest of ours has."""
MOST_LEAVES: Final = 200
"""Parts of one score that have levels."""
MOST_BANKS: Final = 20
"""Files of questions that one rubric may bring."""
CURE: Final = "Perbaiki berkas itu, lalu jalankan lagi."

_TOP: Final = (
    *("format", "id", "about", "title", "organiser", "window", "sources", "notes", "questions"),
    *("gates", "reminders", "characteristics", "categories", "score", "en"),
)


class Loaded(NamedTuple):
    """A rubric, and the bank that its fact files may answer from."""

    rubric: Rubric
    bank: Bank

    @property
    def asked(self) -> dict[str, Question]:
        """What a person is asked: all that the rubric needs, and what names the subject where none of that does."""
        questions = self.rubric.questions
        title = self.bank.question(self.rubric.named_by)
        if not title or any(each.tells == "title" for each in questions.values()):
            return questions
        return {each.id: each for each in sorted((title, *questions.values()), key=lambda each: each.rank)}


class Draft(NamedTuple):
    """A rubric as far as it could be read, what is wrong with it and its questions, and the tree of its file."""

    rubric: Rubric
    bank: Bank
    problems: tuple[Problem, ...]
    root: strict_yaml.Mapping


def load_rubric(path: Path, shelf: Path | Bank) -> Loaded:
    """Read the rubric at ``path`` with the bank of a folder; raises ``RubricError`` with every problem found.

    A bank instead of a folder is one already read, so that many rubrics share it.
    """
    draft = read_rubric(path, shelf)
    keys = draft.root.entries.keys()
    if not keys.isdisjoint(SECTIONS) and keys.isdisjoint(_TOP):
        at_top = Problem(str(path), draft.root.line, draft.root.column, "", "ini berkas fakta, bukan rubrik")
        raise RubricError((at_top,), "Sebutkan sebuah rubrik; yang ada dilihat dengan inovasi rubrik.")
    if draft.problems:
        raise RubricError(draft.problems, CURE)
    return Loaded(draft.rubric, draft.bank)


def load_rubrics(paths: Iterable[Path], folder: Path) -> tuple[tuple[Rubric, ...], Bank]:
    """Several rubrics, and one bank that answers the questions of all; raises ``RubricError`` as ``load_rubric``."""
    shelf = Bank(folder)
    loaded = [load_rubric(path, shelf) for path in paths]
    own = {real(file): file for each in loaded for file in each.bank.own}
    return tuple(each.rubric for each in loaded), shelf.with_own(tuple(own.values()))


def read_rubric(path: Path, shelf: Path | Bank) -> Draft:
    """The same for a rubric that may be at fault; raises ``RubricError`` only where it is no YAML that we take."""
    problems = Problems(str(path))
    root = strict_yaml.parse(strict_yaml.read(path), problems)
    if not root:
        raise RubricError(problems.sorted(), CURE)
    top = Fields(root, "", problems, _TOP)
    own = tuple(_own_banks(top, path.parent))
    bank = (shelf if isinstance(shelf, Bank) else Bank(shelf)).with_own(own)
    rubric = _Reader(top, problems, bank).read(root, path.stem)
    return Draft(rubric, bank, (*problems.sorted(), *bank.problems()), root)


def _own_banks(top: Fields, folder: Path) -> Iterator[Path]:
    """The bank files that a rubric names; only what lies in its own folder is opened, also by way of a link."""
    seen: set[Path] = set()
    for item in top.texts("questions"):
        path = folder / item.text
        if not real(path).is_relative_to(real(folder)):
            top.note(item, "questions", f'"{item.text}" di luar folder rubrik ini, jadi tidak dibuka; pindahkan')
        elif path in seen:
            top.note(item, "questions", f'"{item.text}" sudah disebut di atas; hapus salah satu')
        elif len(seen) == MOST_BANKS:
            top.note(item, "questions", f"lebih dari {MOST_BANKS} berkas pertanyaan; gabungkan")
            return
        else:
            seen.add(path)
            yield path


class _Reader:
    """Reads the parts of one rubric in the order in which they refer to each other."""

    def __init__(self, top: Fields, problems: Problems, bank: Bank) -> None:
        self.top = top
        self.problems = problems
        self.bank = bank
        self.used: dict[str, Question] = {}
        self.questions = Questions(self._use, bank.known)
        self.conditions = ConditionReader(problems, self.questions)
        self.resting = SourceReader(top, problems)
        self.basis = self.resting.basis

    def read(self, root: strict_yaml.Mapping, stem: str) -> Rubric:
        top = self.top
        if top.text("format") != FORMAT:
            top.note(top.get("format") or top.at, "format", f"harus {FORMAT}; rubrik ini mungkin untuk versi lain")
        if top.id() != stem:
            top.note(top.get("id") or top.at, "id", f"harus sama dengan nama berkasnya: {stem}")
        characteristics = self._characteristics()
        categories = self._categories()
        score = self._score()
        judgement = Judgement(
            {item.id: shown_when(item) for item in characteristics},
            {item.id: item.fits_when for item in categories},
            earning(score.parts) if score else {},
        )
        gates = self._gates(ConditionReader(self.problems, self.questions, judgement))
        self._refuse_too_much(gates, characteristics, categories, score)
        notes, reminders = self.resting.notes("notes"), self.resting.notes("reminders")
        questions = self._needed()
        return Rubric(
            id=stem,
            title=top.words("title"),
            organiser=top.words("organiser"),
            window=self._window(),
            sources=tuple(self.resting.sources.values()),
            notes=notes,
            questions=questions,
            conditional=_in_order_of_need(questions),
            gates=gates,
            reminders=reminders,
            characteristics=characteristics,
            categories=categories,
            score=score,
            digest=self._digest(root, questions),
            about=top.one_of("about", (INNOVATION, ORGANISATION), INNOVATION),
        )

    def _refuse_too_much(
        self,
        gates: tuple[Gate, ...],
        characteristics: tuple[Characteristic, ...],
        categories: tuple[Category, ...],
        score: Score | None,
    ) -> None:
        """Note a rubric that is too large to be judged: its tests count again wherever a gate refers to them."""
        leaves = score.leaves() if score else ()
        conditions = (
            *(gate.when for gate in gates),
            *map(shown_when, characteristics),
            *(category.fits_when for category in categories),
            *(level.when for leaf in leaves for level in leaf.levels),
        )
        tests = chain.from_iterable(condition.tests() for condition in conditions)
        if next(islice(tests, MOST_TESTS, None), None):
            message = f"lebih dari {MOST_TESTS} uji, termasuk yang dirujuk shown, fits, dan earned; kurangi syaratnya"
            self.top.note(self.top.at, "", message)
        if len(leaves) > MOST_LEAVES:
            self.top.note(self.top.at, "score", f"lebih dari {MOST_LEAVES} bagian yang dinilai; gabungkan")

    def _digest(self, root: strict_yaml.Mapping, questions: dict[str, Question]) -> str:
        content = {key: strict_yaml.plain(node) for key, node in root.entries.items() if key != "questions"}
        return digest_of([content, {key: self.bank.content(key) for key in questions}])

    def _use(self, question_id: str) -> Question | None:
        question = self.bank.question(question_id)
        if question:
            self.used[question_id] = question
        return question

    def _needed(self) -> dict[str, Question]:
        """The questions used and those that decide whether they make sense, in the order of the bank."""
        waiting = list(self.used.values())
        while waiting:
            conditions = [question.ask_when for question in waiting if question.ask_when]
            named = {test.question for condition in conditions for test in condition.tests()} - set(self.used)
            waiting = [question for question_id in sorted(named) if (question := self._use(question_id))]
        return {question.id: question for question in sorted(self.used.values(), key=lambda question: question.rank)}

    def _window(self) -> Window | None:
        fields = self.top.child("window", ("opens", "closes", *BASIS))
        return Window(fields.day("opens"), fields.day("closes"), self.basis(fields)) if fields else None

    def _condition(self, fields: Fields, key: str, reader: ConditionReader | None = None) -> Condition:
        node = fields.get(key)
        if node is None:
            fields.missing(key)
            return ALWAYS
        return (reader or self.conditions).read(node, f"{fields.where}.{key}")

    def _gates(self, reader: ConditionReader) -> tuple[Gate, ...]:
        return tuple(
            Gate(
                gate,
                fields.words("title"),
                self._condition(fields, "when", reader),
                fields.words("cure"),
                self.basis(fields),
            )
            for gate, fields in self.top.children("gates", ("id", "title", "when", "cure", *BASIS))
        )

    def _characteristics(self) -> tuple[Characteristic, ...]:
        keys = ("id", "title", "definition", "need", "elements", *BASIS)
        return tuple(self._characteristic(item, fields) for item, fields in self.top.children("characteristics", keys))

    def _characteristic(self, characteristic: str, fields: Fields) -> Characteristic:
        basis = self.basis(fields)
        elements = tuple(
            Element(element, child.words("title"), self._condition(child, "when"), self.basis(child, basis))
            for element, child in fields.children("elements", ("id", "title", "when", *BASIS))
        )
        if not elements:
            fields.missing("elements")
        need = fields.one_of("need", ("all", "any"), "all")
        return Characteristic(characteristic, fields.words("title"), fields.words("definition"), need, elements, basis)

    def _categories(self) -> tuple[Category, ...]:
        return tuple(
            Category(
                category,
                fields.words("title"),
                fields.maybe_words("definition"),
                self._condition(fields, "fits_when"),
                self.basis(fields),
            )
            for category, fields in self.top.children("categories", ("id", "title", "definition", "fits_when", *BASIS))
        )

    def _score(self) -> Score | None:
        return ScoreReader(self.conditions, self._use, self.basis).read(self.top)


def shown_when(characteristic: Characteristic) -> Condition:
    """When a characteristic is shown: all of its elements hold, or any of them."""
    join = AllOf if characteristic.need == "all" else AnyOf
    return join(tuple(element.when for element in characteristic.elements))


def _in_order_of_need(questions: dict[str, Question]) -> tuple[Question, ...]:
    """The questions with ``ask_when``, each behind those that its condition tests."""
    from graphlib import TopologicalSorter

    conditional = {key: question.ask_when for key, question in questions.items() if question.ask_when}
    needs = {key: [test.question for test in condition.tests()] for key, condition in conditional.items()}
    return tuple(questions[key] for key in TopologicalSorter(needs).static_order() if key in conditional)
