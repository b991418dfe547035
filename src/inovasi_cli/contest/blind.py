"""Hides who judged and what was judged: whatever comes after sees letters instead of names, so nothing of it leaks.

The letters follow from the ids of all entries and judges and from nothing else, so they stay the same from run to run,
and say nothing of the order in which a file lists them. Whoever holds the contest file can make them again.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final, TypeVar

from inovasi_cli.contest.model import Entry, Judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inovasi_cli.contest.course import Admission
    from inovasi_cli.contest.model import Contest, Input, Sheet

    Admissions = Mapping[str, Mapping[str, Admission]]

_T = TypeVar("_T")

HIDDEN: Final = "-"
"""Stands where somebody wrote a text that may name anybody."""

_LETTERS: Final = 26
_NAMELESS: Final = "rubrik"
"""The only kind of input whose name says nothing of who takes part."""


def blind(
    contest: Contest, sheets: Iterable[Sheet], admissions: Admissions
) -> tuple[Contest, tuple[Sheet, ...], dict[str, dict[str, Admission]]]:
    """The same contest, scores and admissions, with letters for every name and id, and in the order of the letters."""
    salt = " ".join([*sorted(contest.entries), "/", *sorted(contest.judges)])
    entries = codes(contest.entries, salt)
    judges = codes(contest.judges, salt)
    agencies = codes({entry.agency for entry in contest.entries.values() if entry.agency}, salt)
    hidden = contest._replace(
        entries=_by_length({code: _entry(contest.entries[key], code, agencies) for key, code in entries.items()}),
        judges=_by_length({code: _judge(contest.judges[key], code, entries) for key, code in judges.items()}),
        notes={(stage, entries[entry]): HIDDEN for stage, entry in contest.notes},
        signers=tuple(signer._replace(name=None) for signer in contest.signers),
        inputs=tuple(map(_input, contest.inputs)),
    )
    return (
        hidden,
        tuple(sorted((_sheet(sheet, entries, judges) for sheet in sheets), key=lambda each: (each.stage, each.judge))),
        {stage: {entries[key]: _admission(found) for key, found in each.items()} for stage, each in admissions.items()},
    )


def codes(names: Iterable[str], salt: str) -> dict[str, str]:
    """A letter, or several, for each name: A to Z, then AA and so on."""
    ordered = sorted(names, key=lambda name: sha256(f"{salt}/{name}".encode()).digest())
    return {name: _letters(number) for number, name in enumerate(ordered, 1)}


def _letters(number: int) -> str:
    found = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        found = chr(ord("A") + rest) + found
    return found


def _by_length(named: dict[str, _T]) -> dict[str, _T]:
    return {code: named[code] for code in sorted(named, key=lambda code: (len(code), code))}


def _entry(entry: Entry, code: str, agencies: Mapping[str, str]) -> Entry:
    agency = f"Instansi {agencies[entry.agency]}" if entry.agency else None
    return entry._replace(id=code, title=f"Inovasi {code}", facts=None, agency=agency)


def _judge(judge: Judge, code: str, entries: Mapping[str, str]) -> Judge:
    return Judge(code, f"Juri {code}", frozenset(entries[each] for each in judge.conflicts))


def _sheet(sheet: Sheet, entries: Mapping[str, str], judges: Mapping[str, str]) -> Sheet:
    return sheet._replace(
        judge=judges[sheet.judge],
        scores={entries[key]: row for key, row in sheet.scores.items()},
        remarks={entries[key]: HIDDEN for key in sheet.remarks},
        input=_input(sheet.input),
    )


def _input(each: Input) -> Input:
    return each if each.kind == _NAMELESS else each._replace(name=HIDDEN)


def _admission(found: Admission) -> Admission:
    return found._replace(trouble=HIDDEN) if found.trouble else found
