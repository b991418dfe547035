"""Checks of ids: what one stands for must not differ between files, nor from one version to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.errors import Problem, did_you_mean
from inovasi_cli.files import real
from inovasi_cli.rubric.sheet import question_at

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from inovasi_cli.rubric.bank import Bank
    from inovasi_cli.rubric.sheet import Sheet


class Ledger(NamedTuple):
    """The file in which the ids of the shared bank are kept (``rubrics/ids.lock``), and its text."""

    path: Path
    text: str


def check_shipped_id(sheet: Sheet, shipped: dict[str, Path]) -> None:
    """Note a rubric that has the id of a shipped one but is not that one."""
    home = shipped.get(sheet.rubric.id)
    if home and real(home) != real(sheet.path) and sheet.sound("id"):
        sheet.report("id", f'"{sheet.rubric.id}" adalah id rubrik bawaan; pakai id lain, juga untuk nama berkasnya')


def check_own_ids(sheets: Iterable[Sheet]) -> None:
    """Note a question of an own bank that another own bank of this run defines otherwise."""
    first: dict[str, tuple[str, object]] = {}
    for sheet in sheets:
        for question_id in sheet.bank.known_own():
            here = question_at(sheet.bank, question_id, "", "")
            content = sheet.bank.content(question_id)
            file, meant = first.setdefault(question_id, (here.file, content))
            if meant != content:
                message = f"isinya lain daripada di {file}; samakan keduanya, atau pakai id lain di sini"
                sheet.report_question(question_id, "", message)


def ledger_of(bank: Bank) -> str:
    """What the ledger says of a bank: a line for each question with its kind and, where it has some, its options."""
    lines = []
    for question in filter(None, map(bank.question, sorted(bank.known()))):
        options = ",".join(option.id for option in question.options) if question.kind != "yes-no" else ""
        lines.append(f"{question.id} {question.kind} {options}".rstrip())
    return "".join(f"{line}\n" for line in lines)


def check_ledger(bank: Bank, ledger: Ledger) -> set[Problem]:
    """Where an id of the shared bank no longer means what the ledger says: answers to it would be lost or misread."""
    now = {line.split(" ")[0]: line for line in ledger_of(bank).splitlines()}
    found: set[Problem] = set()
    if bank.problems():
        # What could not be read is neither gone nor changed.
        return found
    for number, line in enumerate(ledger.text.splitlines(), 1):
        question_id, kind, options = (*line.split(" "), "", "")[:3]
        if question_id not in now:
            message = f"pertanyaan ini hilang dari bank; kembalikan{did_you_mean(question_id, now)}"
            found.add(Problem(str(ledger.path), number, 1, question_id, message))
            continue
        kind_now, options_now = (*now[question_id].split(" ")[1:], "")[:2]
        if kind != kind_now:
            message = f"dahulu berjenis {kind}, sekarang {kind_now}; kembalikan, atau pakai id baru"
            found.add(question_at(bank, question_id, "kind", message))
            continue
        known = options_now.split(",")
        for option in options.split(","):
            if option not in known:
                message = f'pilihan "{option}" hilang; kembalikan{did_you_mean(option, known)}'
                found.add(question_at(bank, question_id, "options", message))
    return found
