"""``inovasi rubrik periksa``: what a rubric can be read with and still is wrong in; the loader finds all else."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.errors import did_you_mean
from inovasi_cli.rubric.ids import check_ledger, check_own_ids, check_shipped_id
from inovasi_cli.rubric.sheet import Findings, Sheet, question_at, upside_down
from inovasi_cli.rubric.truths import check_levels, check_truths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from inovasi_cli.errors import Problem
    from inovasi_cli.rubric.bank import Bank
    from inovasi_cli.rubric.ids import Ledger
    from inovasi_cli.rubric.load import Draft
    from inovasi_cli.rubric.model import Part, Question, Score

_WORDS: Final = (".title", ".when")
"""Keys that move no points."""
_OF_NUMBERS: Final = ("least", "most", "whole", "unit")


class Shelf(NamedTuple):
    """The shared bank, the shipped rubrics by id, and the ledger of the bank where there is one."""

    bank: Bank
    shipped: dict[str, Path]
    ledger: Ledger | None = None


class Report(NamedTuple):
    """All that is wrong in all files, and what could not be checked, both by file and line."""

    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def lint(drafts: Sequence[tuple[Path, Draft]], shelf: Shelf, *, whole: bool) -> Report:
    """Check rubrics together; ``whole`` says that all shipped ones are among them, so that the bank is checked too."""
    found = Findings({problem for _, draft in drafts for problem in draft.problems}, set())
    sheets = [Sheet(path, draft, found) for path, draft in drafts]
    for sheet in sheets:
        check_shipped_id(sheet, shelf.shipped)
        _check_window(sheet)
        _check_questions(sheet)
        _check_own(sheet)
        check_truths(sheet)
        _check_score(sheet)
    check_own_ids(sheets)
    if whole:
        found.problems.update(_check_bank(sheets, shelf))
    return Report(tuple(sorted(found.problems)), tuple(sorted(found.notes)))


def _check_bank(sheets: list[Sheet], shelf: Shelf) -> Iterator[Problem]:
    if all(sheet.complete for sheet in sheets):
        used = {question_id for sheet in sheets for question_id in sheet.rubric.questions}
        for question_id in shelf.bank.known():
            if question_id not in used:
                message = "tidak ditanyakan rubrik mana pun; pakai dalam rubrik, atau hapus"
                yield question_at(shelf.bank, question_id, "", message)
    if shelf.ledger:
        yield from check_ledger(shelf.bank, shelf.ledger)
    yield from shelf.bank.problems()


def _check_window(sheet: Sheet) -> None:
    window = sheet.rubric.window
    if window and window.opens and window.closes and window.opens >= window.closes:
        sheet.report("window.closes", f"harus sesudah opens, {window.opens}; periksa kedua tanggalnya")


def _check_own(sheet: Sheet) -> None:
    if not sheet.complete:
        # What could not be read may be what asks for it.
        return
    for question_id in sheet.bank.known_own():
        if question_id not in sheet.rubric.questions:
            meant = did_you_mean(question_id, sheet.rubric.questions)
            sheet.report_question(question_id, "", f"tidak ditanyakan rubrik ini; pakai atau hapus{meant}")


def _check_questions(sheet: Sheet) -> None:
    own = (sheet.bank.question(question_id) for question_id in sheet.bank.known_own())
    for question in (*sheet.rubric.questions.values(), *filter(None, own)):
        written = sheet.bank.written(question.id).entries
        if upside_down(question.least, question.most):
            sheet.report_question(question.id, "least", f"lebih besar daripada most, {question.most}; tukar atau ubah")
        for key in _OF_NUMBERS if question.kind != "number" else ():
            if key in written:
                sheet.report_question(question.id, key, f"hanya untuk jenis number, bukan {question.kind}; hapus")
        _check_marks(sheet, question)


def _check_marks(sheet: Sheet, question: Question) -> None:
    if question.tells and question.kind not in ("text", "list"):
        sheet.report_question(question.id, "tells", f"hanya untuk jenis text dan list, bukan {question.kind}; hapus")
    if question.before is None:
        return
    earlier = sheet.bank.question(question.before)
    if earlier is None:
        message = f'pertanyaan "{question.before}" tidak ada di bank{did_you_mean(question.before, sheet.bank.known())}'
        sheet.report_question(question.id, "before", message)
    elif question.kind != "choices" or earlier.kind != "choices" or question.options != earlier.options:
        message = (
            f"{earlier.id} dan pertanyaan ini harus berjenis choices dengan pilihan yang sama; samakan, atau hapus"
        )
        sheet.report_question(question.id, "before", message)


def _check_score(sheet: Sheet) -> None:
    score = sheet.rubric.score
    if not score:
        return
    for where, leaf in _leaves(score.parts, "score.parts"):
        _check_leaf(sheet, where, leaf)
    _check_sum(sheet, score)
    _check_bands(sheet, score)


def _leaves(parts: tuple[Part, ...], above: str) -> Iterator[tuple[str, Part]]:
    for part in parts:
        where = f"{above}.{part.id}"
        yield from _leaves(part.parts, f"{where}.parts") if part.parts else [(where, part)]


def _check_leaf(sheet: Sheet, where: str, leaf: Part) -> None:
    narrative = leaf.narrative
    if narrative and upside_down(narrative.min_words, narrative.max_words):
        message = f"lebih banyak daripada max_words, {narrative.max_words}; tukar atau ubah"
        sheet.report(f"{where}.narrative.min_words", message)
    rising = [
        number
        for number, (above, level) in enumerate(pairwise(leaf.levels), 2)
        if level.points > above.points and sheet.sound(f"{where}.levels", apart=_WORDS)
    ]
    for number in rising:
        message = "lebih besar daripada tingkat di atasnya; urutkan tingkat dari poin terbesar"
        sheet.report(f"{where}.levels.{number}.points", message)
    if not rising:
        check_levels(sheet, where, leaf)


def _check_sum(sheet: Sheet, score: Score) -> None:
    if not sheet.sound("score.out_of", "score.scale", "score.parts", apart=_WORDS):
        return
    total = sum((_most(part, score.scale) for part in score.parts), Fraction())
    if total != Fraction(str(score.out_of)):
        message = f"poin terbanyak semua bagian berjumlah {_plain(total)}, bukan {score.out_of}; sesuaikan bobotnya"
        sheet.report("score.out_of", message)


def _most(part: Part, scale: str) -> Fraction:
    """The points of a part at best, counted as the judgement counts them (``assess.points``)."""
    if part.combine == "sum":
        return sum((_most(child, scale) for child in part.parts), Fraction())
    weight = Fraction(1) if part.weight is None else Fraction(str(part.weight))
    return weight * max(level.points for level in part.levels) if scale == "points" and part.levels else weight


def _plain(number: Fraction) -> str:
    """Weights have decimals only, so that this is exact."""
    return f"{float(number):.6f}".rstrip("0").rstrip(".").replace(".", ",")


def _check_bands(sheet: Sheet, score: Score) -> None:
    if not sheet.sound("score.out_of", "score.bands", "score.pass_mark", apart=_WORDS):
        return
    marks = [(f"score.bands.{band.id}.from", band.least) for band in score.bands]
    if marks and marks[0][1] != 0:
        sheet.report(marks[0][0], f"nilai di bawah {marks[0][1]} tidak punya sebutan; mulai dari 0")
    for (_, below), (where, least) in pairwise(marks):
        if least == below:
            sheet.report(where, f"dua sebutan mulai dari {least}; beri batas yang berbeda")
    if score.pass_mark:
        marks.append(("score.pass_mark.points", score.pass_mark.points))
    for where, points in marks:
        if points > score.out_of:
            sheet.report(where, f"{points} lebih besar daripada out_of, {score.out_of}; turunkan")
