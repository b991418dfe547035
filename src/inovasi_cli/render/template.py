"""A fact file to fill in by hand: every question as a comment, with its options and what proves it."""

from __future__ import annotations

from textwrap import wrap
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.profile.write import Entry, entry_lines
from inovasi_cli.text import harmless, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inovasi_cli.conditions import Condition, FactTest
    from inovasi_cli.rubric.model import Question, Rubric
    from inovasi_cli.text import Text

WIDTH: Final = 96

_HEAD: Final = """\
# Berkas fakta untuk `inovasi nilai`. Isi di belakang titik dua.
# Yang dibiarkan kosong dihitung belum dijawab.
# Tidak akan tahu? Ganti nilai dan buktinya dengan tidak_tahu: true.
# Bukti berupa nama berkas di folder ini, misalnya [lampiran/sk.pdf], atau tautan.
"""
_SHAPES: Final = {
    "choice": "pilih satu",
    "choices": "boleh lebih dari satu, tulis dalam kurung siku, misalnya [{first}]",
    "yes-no": "ya atau tidak",
    "number": "angka, tanpa titik ribuan",
    "date": "tanggal, misalnya 2018-03-31, 2018-03, atau 2018",
    "years": "tahun-tahun, misalnya [2017, 2018]",
    "text": "teks; jika memuat titik dua, beri tanda kutip",
    "list": 'daftar, misalnya ["butir pertama", "butir kedua"]',
}


class Prefilled(NamedTuple):
    """What already stands at a question: its answer, if that is known, and what to look at for one."""

    value: str | list[str] | None = None
    hint: Text | None = None


def render(
    questions: Mapping[str, Question], *rubrics: Rubric, prefilled: Mapping[str, Prefilled] = MappingProxyType({})
) -> str:
    """The file for these questions; it names the rubrics and offers their categories."""
    lines = [_HEAD]
    if rubrics:
        lines += [f"rubrik: [{', '.join(rubric.id for rubric in rubrics)}]", ""]
    lines.append("jawaban:")
    theme = None
    for question in questions.values():
        if question.theme != theme:
            theme = question.theme
            lines += ["", harmless(f"  # ===== {theme.title.id} =====")]
        lines += ["", *_question(question, questions, prefilled.get(question.id, Prefilled()))]
    chosen = [rubric for rubric in rubrics if rubric.categories]
    if chosen:
        lines += ["", "# Kategori yang dipilih; boleh dikosongkan, laporan menunjukkan yang cocok.", "kategori:"]
    for rubric in chosen:
        for category in rubric.categories:
            lines += _comment(f"{category.id} = {category.title.id}", indent="   ")
        lines += [f"  {rubric.id}:"]
    return "\n".join(lines) + "\n"


def _question(question: Question, questions: Mapping[str, Question], given: Prefilled) -> Iterator[str]:
    yield from _comment(question.text.id)
    if question.help:
        yield from _comment(question.help.id)
    if question.ask_when:
        yield from _comment(f"Hanya jika: {_named(question.ask_when, questions)}.")
    first = question.options[0].id if question.options else ""
    yield from _comment(f"Jawaban: {_SHAPES[question.kind].format(first=first)}.")
    if question.kind != "yes-no":
        for option in question.options:
            yield from _comment(f"{option.id} = {option.text.id}", indent="    ")
    if given.hint:
        yield from _comment(given.hint.id)
    if question.proof:
        yield from _comment(f"Bukti: {question.proof.hint.id} ({', '.join(question.proof.kinds)}).")
        yield f"  {question.id}:"
        yield from entry_lines("nilai", Entry(given.value), 4, literal=False)
        yield "    bukti: []"
    else:
        yield from entry_lines(question.id, Entry(given.value), 2, literal=False)


def _comment(text: str, indent: str = " ", margin: str = "  ") -> list[str]:
    start = f"{margin}#{indent}"
    return [f"{start}{harmless(line)}" for line in wrap(visible(text), WIDTH - len(start))]


def _named(condition: Condition, questions: Mapping[str, Question]) -> str:
    """The questions that decide, with the answers that they must have."""
    tests: Iterable[FactTest] = condition.tests()
    return "; ".join(_test(test, questions[test.question]) for test in tests)


def _test(test: FactTest, question: Question) -> str:
    chosen = test.operand if isinstance(test.operand, tuple) else (test.operand,)
    words = [option.text.id for option in question.options if option.id in chosen]
    return f"{question.label.id}: {' atau '.join(words)}" if words else f"{question.label.id} sudah diisi"
