"""Writes fact files to measure with: as many as wanted, each another innovation, the same ones on every machine.

Every file answers questions of one rubric and a few beyond, in about 100 lines and 6 kB. There are two shapes, both in
the layout of ``profile.write``. A ``full`` one is an innovation with most questions answered, without comments, as
examples/contoh-lengkap. A ``half`` one is as the interview leaves it half-way: each question stands as a comment above
its answer, texts are long, and about as many lines hold half as many answers. Proofs are links, since looking at
attachments costs what the disk costs.

    python benchmarks/corpus.py FOLDER COUNT [full|half] [RUBRIC]
"""

from __future__ import annotations

import random
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.conditions import Absent, Case
from inovasi_cli.facts import Answer, DateSpan, Evidence, Facts, Value
from inovasi_cli.profile.write import STEP, comment_lines, entries_of, entry_lines
from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import load_rubrics

if TYPE_CHECKING:
    from collections.abc import Callable

    from inovasi_cli.rubric.bank import Bank
    from inovasi_cli.rubric.model import Question, Rubric

SEED: Final = 2022
IN_ONE_FOLDER: Final = 1000
BEYOND: Final = ("kipp-2018", "iid-2026")
DECLINED: Final = 0.04
PROVEN: Final = 0.8
NOTED: Final = 0.1
CHOSEN: Final = 0.8
WORDS: Final = (
    *("warga", "petugas", "layanan", "desa", "kecamatan", "puskesmas", "sekolah", "berkas", "antrean", "jadwal"),
    *("biaya", "hari", "jam", "kader", "laporan", "data", "kapal", "pasar", "rumah", "sakit", "kelompok", "tani"),
    *("nelayan", "keluarga", "anak", "ibu", "guru", "jalan", "air", "bersih", "dokumen", "keluhan", "cepat", "mudah"),
    *("murah", "selesai", "datang", "menunggu", "memeriksa", "mencatat", "mengantar", "membuka", "melatih", "menanam"),
    *("menyimpan", "bersama", "setiap", "bulan", "tahun", "sebelum", "sesudah", "karena", "sehingga", "dengan"),
    *("tanpa", "untuk", "dari", "ke", "di"),
)


class Shape(NamedTuple):
    """How likely a question is answered: of the rubric, one that others lead to, one beyond; sentences a text has."""

    asked: float
    further: float
    beyond: float
    sentences: tuple[int, int]
    comments: bool


SHAPES: Final = {
    "full": Shape(0.72, 0.9, 0.03, (1, 4), comments=False),
    "half": Shape(0.4, 0.8, 0.07, (3, 7), comments=True),
}


class Sheet(NamedTuple):
    """What every file is made from; ``questions`` in the order of the bank."""

    shape: Shape
    rubric: Rubric
    bank: Bank
    questions: tuple[Question, ...]


def write(top: Path, count: int, shape: str = "full", rubric: str = "kipp-2023-umum") -> list[Path]:
    """Write ``count`` fact files below ``top``, so many in each of its folders, and return their paths."""
    page = sheet(shape, rubric)
    paths = []
    for number in range(count):
        path = top / f"{number // IN_ONE_FOLDER:03}" / f"inovasi-{number:06}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(page, facts_of(page, number)), encoding="utf-8", newline="")
        paths.append(path)
    return paths


def sheet(shape: str, rubric: str) -> Sheet:
    """The shape, and the rubric by whose questions the files are made."""
    rubrics, bank = load_rubrics([locate(each, Path()) for each in (rubric, *BEYOND)], folder() / "questions")
    questions = {key: question for each in rubrics for key, question in each.questions.items() if key != "judul"}
    return Sheet(SHAPES[shape], rubrics[0], bank, tuple(sorted(questions.values(), key=lambda question: question.rank)))


def facts_of(page: Sheet, number: int) -> Facts:
    """What one innovation is."""
    chance = random.Random(SEED + number)  # noqa: S311 - the same on every machine is what is wanted
    answers = {"judul": Answer(f"Inovasi {number}: {_sentence(chance, 6)}")}
    values: dict[str, Value | Absent] = {}
    for question in page.questions:
        case = Case(values, None)
        if chance.random() < _share(page, question) and (not question.ask_when or question.ask_when.holds(case)):
            answers[question.id] = answer = _answer(page.shape, question, chance)
            if answer.value is not None:
                values[question.id] = answer.value
    categories = {page.rubric.id: chance.choice(page.rubric.categories).id} if page.rubric.categories else {}
    return Facts(answers, categories if chance.random() < CHOSEN else {}, (page.rubric.id,))


def _share(page: Sheet, question: Question) -> float:
    if question.id not in page.rubric.questions:
        return page.shape.beyond
    return page.shape.further if question.ask_when else page.shape.asked


def _answer(shape: Shape, question: Question, chance: random.Random) -> Answer:
    if chance.random() < DECLINED:
        return Answer(declined=True)
    proofs: tuple[Evidence, ...] = ()
    if question.proof and chance.random() < PROVEN:
        place = f"https://kabupaten-{chance.randrange(500)}.go.id/inovasi/{question.id}"
        proofs = tuple(
            Evidence(f"{place}-{chance.randrange(10_000)}.pdf", "link") for _ in range(chance.choice((1, 1, 1, 2)))
        )
    note = _sentence(chance, 8) if chance.random() < NOTED else None
    if question.kind == "text":
        return Answer(_text(shape, chance), proofs, note)
    return Answer(VALUES[question.kind](question, chance), proofs, note)


def _option(question: Question, chance: random.Random) -> Value:
    return chance.choice(question.options).id


def _options(question: Question, chance: random.Random) -> Value:
    most = min(4, len(question.options))
    return tuple(option.id for option in chance.sample(question.options, chance.randint(1, most)))


def _number(question: Question, chance: random.Random) -> Value:
    """Mostly small, sometimes large."""
    number = int(question.least or 0) + int(chance.paretovariate(0.6)) - 1
    return number if question.most is None else min(number, int(question.most))


def _date(_: Question, chance: random.Random) -> Value:
    day = date(chance.randint(2015, 2023), chance.randint(1, 12), chance.randint(1, 28))
    return DateSpan(day, day)


def _years(_: Question, chance: random.Random) -> Value:
    return tuple(range(2020, 2020 + chance.randint(1, 4)))


def _list(_: Question, chance: random.Random) -> Value:
    return tuple(_sentence(chance, 8) for _ in range(chance.randint(1, 4)))


def _text(shape: Shape, chance: random.Random) -> Value:
    """Some sentences; now and then on lines of their own."""
    sentences = range(chance.randint(*shape.sentences))
    return chance.choice((" ", " ", "\n")).join(_sentence(chance, 9) + "." for _ in sentences)


VALUES: Final[dict[str, Callable[[Question, random.Random], Value]]] = {
    "choice": _option,
    "yes-no": _option,
    "choices": _options,
    "number": _number,
    "date": _date,
    "years": _years,
    "list": _list,
}


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize()


def text_of(page: Sheet, facts: Facts) -> str:
    """The same as ``edit.fresh`` for a shape with comments, which takes longer since it wraps every question anew."""
    lines: list[str] = []
    for section, entry in entries_of(facts, page.bank).items():
        if isinstance(entry.value, dict):
            lines.append(f"{section}:")
            for key, child in entry.value.items():
                if page.shape.comments:
                    lines += _comment(page.bank, key)
                lines += entry_lines(key, child, STEP, literal=True)
        elif entry.value is not None:
            lines += entry_lines(section, entry, 0, literal=True)
    return "\n".join(lines) + "\n"


@cache
def _comment(bank: Bank, key: str) -> list[str]:
    return comment_lines(bank.question(key), STEP)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
