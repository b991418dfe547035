"""Reads conditions from a rubric or bank file, each test checked against the question that it tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.conditions import ALWAYS, TESTS, AllOf, AnyOf, Condition, Earned, FactTest, Fits, Not, Operand, Shown
from inovasi_cli.errors import did_you_mean
from inovasi_cli.rubric.values import read_day, read_number, read_year
from inovasi_cli.strict_yaml import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inovasi_cli.errors import Place, Problems
    from inovasi_cli.rubric.model import Question

MAX_AGE_YEARS: Final = 100
MAX_COUNT: Final = 100
YES_NO: Final = {"ya": "ya", "tidak": "tidak", "true": "ya", "false": "tidak"}
"""The ids of a yes-no question, by what may be written for them."""

_AGE: Final = re.compile(r"(\d{1,4}) (year|month)s?", re.ASCII)
_COUNT: Final = re.compile(r"[1-9][0-9]{0,2}")
_LONE: Final = ("all", "any", "not", "shown", "fits", "earned")


class Questions(NamedTuple):
    """Where the questions that conditions name are found."""

    find: Callable[[str], Question | None]
    known: Callable[[], Iterable[str]]


class Judgement(NamedTuple):
    """What a gate may also test: when each characteristic is shown, each category fits, and each part earns points."""

    shown: dict[str, Condition]
    fits: dict[str, Condition]
    earned: dict[str, Earned]


class ConditionReader:
    """Reads the conditions of one file; ``judgement`` is there for gates alone."""

    def __init__(self, problems: Problems, questions: Questions, judgement: Judgement | None = None) -> None:
        self.problems = problems
        self.questions = questions
        self.judgement = judgement

    def read(self, node: Node, where: str) -> Condition:
        """The condition at a node; one that always holds where it cannot be read, with the reason noted."""
        if not isinstance(node, Mapping):
            return self._wrong(node, where, "harus berupa syarat, misalnya {question: mulai, known: true}")
        if "question" in node.entries:
            return self._test(node, where)
        if len(node.entries) != 1:
            return self._wrong(node, where, f"harus punya tepat satu dari question, {', '.join(_LONE)}")
        ((word, name),) = node.keys.items()
        return self._compound(name, node.entries[word], where)

    def _compound(self, name: Scalar, inner: Node, where: str) -> Condition:
        match name.text:
            case "all":
                return AllOf(self._parts(inner, where))
            case "any":
                return AnyOf(self._parts(inner, where))
            case "not":
                return Not(self.read(inner, where))
            case "shown" | "fits" | "earned":
                return self._about_judgement(name.text, inner, where)
            case word:
                meant = self.problems.did_you_mean(word, ("question", *_LONE))
                return self._wrong(name, where, f'"{word}" tidak dikenal{meant}')

    def _wrong(self, at: Place, where: str, message: str) -> Condition:
        self.problems.add(at, where, message)
        return ALWAYS

    def _parts(self, node: Node, where: str) -> tuple[Condition, ...]:
        if not isinstance(node, Sequence) or not node.items:
            self._wrong(node, where, "harus berupa daftar syarat yang tidak kosong")
            return ()
        return tuple(self.read(item, where) for item in node.items)

    def _about_judgement(self, name: str, node: Node, where: str) -> Condition:
        if not self.judgement:
            return self._wrong(node, where, f"{name} hanya boleh dipakai dalam syarat (gates)")
        text = node.text if isinstance(node, Scalar) else ""
        if name == "fits":
            if text != "category":
                return self._wrong(node, where, "tulis fits: category")
            return Fits(self.judgement.fits)
        known: dict[str, Condition] = self.judgement.shown if name == "shown" else dict(self.judgement.earned)
        if name == "shown" and text == "all":
            return Shown(known)
        if text not in known:
            meant = self.problems.did_you_mean(text, known)
            return self._wrong(node, where, f'{name}: "{text}" tidak ada di rubrik ini{meant}')
        return Shown({text: known[text]}) if name == "shown" else known[text]

    def _test(self, node: Mapping, where: str) -> Condition:
        names = [name for name in node.entries if name != "question"]
        if len(names) != 1:
            return self._wrong(node, where, f"harus punya tepat satu uji dari {', '.join(TESTS)}")
        (name,) = names
        if name not in TESTS:
            meant = self.problems.did_you_mean(name, TESTS)
            return self._wrong(node.keys[name], where, f'uji "{name}" tidak dikenal{meant}')
        question = self._question(node.entries["question"], where)
        if not question:
            return ALWAYS
        kinds = TESTS[name].kinds
        if kinds and question.kind not in kinds:
            fitting = ", ".join(test for test, kind in TESTS.items() if question.kind in kind.kinds or not kind.kinds)
            message = f"uji {name} tidak cocok untuk {question.id} (jenis {question.kind}); pakai {fitting}"
            return self._wrong(node.keys[name], where, message)
        try:
            return FactTest(question.id, name, self._operand(name, question, node.entries[name]))
        except ValueError as error:
            return self._wrong(node.entries[name], where, str(error))

    def _question(self, node: Node, where: str) -> Question | None:
        text = node.text if isinstance(node, Scalar) else ""
        question = self.questions.find(text)
        if not question:
            meant = self.problems.did_you_mean(text, self.questions.known())
            self._wrong(node, where, f'pertanyaan "{text}" tidak ada di bank pertanyaan{meant}')
        return question

    def _operand(self, name: str, question: Question, node: Node) -> Operand:
        if name == "in":
            items = node.items if isinstance(node, Sequence) else []
            if not items:
                raise ValueError("in harus berupa daftar pilihan")
            return tuple(_option(question, _plain(item)) for item in items)
        text = _plain(node)
        if name == "is" or (name == "has" and question.options):
            return _option(question, text)
        return _READ[name](text) if name != "has" else read_year(text) if question.kind == "years" else text


def _plain(node: Node) -> str:
    if not isinstance(node, Scalar) or not node.text:
        raise ValueError("harus berupa satu isian")
    return node.text


def _option(question: Question, text: str) -> str:
    option = YES_NO.get(text, text) if question.kind == "yes-no" else text
    known = [option.id for option in question.options]
    if option not in known:
        raise ValueError(f'pilihan "{text}" tidak ada pada {question.id}{did_you_mean(text, known)}')
    return option


def _count(text: str) -> int:
    if not _COUNT.fullmatch(text) or int(text) > MAX_COUNT:
        raise ValueError(f"harus bilangan bulat dari 1 sampai {MAX_COUNT}")
    return int(text)


def _months(text: str) -> int:
    match = _AGE.fullmatch(text)
    months = int(match.group(1)) * (12 if match.group(2) == "year" else 1) if match else 0
    if not 0 < months <= MAX_AGE_YEARS * 12:
        raise ValueError(f'umur "{text}" tidak dibaca; tulis misalnya 1 year atau 18 months')
    return months


def _true(text: str) -> bool:
    if text != "true":
        raise ValueError("tulis known: true; kebalikannya not: {...}")
    return True


_READ: Final[dict[str, Callable[[str], Operand]]] = {
    "count_at_least": _count,
    "at_least": read_number,
    "at_most": read_number,
    "above": read_number,
    "below": read_number,
    "before": read_day,
    "after": read_day,
    "age_at_least": _months,
    "known": _true,
}
