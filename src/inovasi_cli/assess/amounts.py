"""The figures in a text: each with its unit, its years, and whether it is what was before or what came of it."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.prose import sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BEFORE: Final = "before"
AFTER: Final = "after"

# Patterns are made anew at every start, so there is one, and it finds no more than a number and the word behind it.
_FIGURE: Final = re.compile(
    r"(?:([Rr][Pp])\.?\s?|(?<![\w.,/\u2013-]))([0-9]+(?:[.,][0-9]+)*)(?![\w/\u2013-]|[.,][0-9])(?:\s?(%|[^\W\d_]+))?"
)
_SCALES: Final = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
_SPELLINGS: Final = {"%": "persen", "prosen": "persen", "pekan": "minggu"}
_TIMES: Final = frozenset(("detik", "menit", "jam", "hari", "minggu", "bulan"))
_MEASURES: Final = _TIMES | {"persen", "rupiah"}
_MONTHS: Final = frozenset(
    (
        *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober"),
        *("november", "desember"),
    )
)
# Behind one of these stands a year rather than a count.
_DATED: Final = frozenset(
    (
        *("tahun", "pada", "sejak", "sampai", "hingga", "dari", "ke", "per", "awal", "akhir", "selama", "dan", "dalam"),
        *("semester", "triwulan", "menjelang", "antara", *_MONTHS),
    )
)
_AT: Final = frozenset(("pada", "tahun", "di", "akhir", "awal", "bulan", *_MONTHS))
# A number behind one of these is a name.
_NAMES: Final = frozenset(
    (
        *("nomor", "no", "pasal", "ayat", "top", "uu", "pp", "perpres", "permen", "perda", "perbup", "tpb", "sdg"),
        *("usia", "umur", "kelas", "kelompok", "golongan", "tipe", "tahap", "rw", "rt"),
    )
)
_ROUGHLY: Final = frozenset(("sekitar", "kira", "hampir", "kurang", "lebih", "rata", "sedikitnya", "setidaknya"))
_THAN: Final = frozenset(("lebih", "kurang"))
_BETWEEN: Final = _ROUGHLY | {"hanya", "cuma"}
"""What may stand between "menjadi" and its figure."""
_NO_UNITS: Final = frozenset(
    (
        *("menjadi", "dari", "ke", "pada", "tahun", "dan", "atau", "sampai", "hingga", "untuk", "yang", "di", "dalam"),
        *("dengan", "sejak", "per", "lebih", "kali", "turun", "naik", "sebesar", "sebanyak", "adalah", "ada", "sudah"),
        *("telah", "mencapai", "menurut", "karena", "oleh", "kini", "sekali", "hanya", "ini", "itu", ""),
    )
)
_LONGEST: Final = 15
"""Figures of more digits are numbers of something, such as an account."""
_NEAR: Final = 24
"""So many letters before and behind a figure are looked at."""
_FIRST: Final = "1940"
_LAST: Final = "2099"
"""What is written without a separator from here to there may be a year."""
_GROUP: Final = 3
UNITS: Final = frozenset((*_MEASURES, *_SPELLINGS, *_SCALES, "rp"))
"""The words that only say how something is measured."""


class Amount(NamedTuple):
    """One figure: its number, its unit in lower case, and how it was written; ``rough`` is "about 40"."""

    value: Decimal
    unit: str
    years: tuple[str, ...]
    role: str | None
    rough: bool
    written: str

    @property
    def measure(self) -> str:
        """What its unit measures, so that 3 hours and 40 minutes are one; the unit itself where that is a thing."""
        return "waktu" if self.unit in _TIMES else self.unit

    @property
    def measured(self) -> bool:
        """Whether its unit is a measure, and so no place, boat or person."""
        return self.unit in _MEASURES


class Sentence(NamedTuple):
    """A sentence, its words in lower case, and its figures; years are none."""

    text: str
    words: tuple[str, ...]
    amounts: tuple[Amount, ...]


def read(text: str) -> list[Sentence]:
    """The sentences of a text with their figures."""
    return [_sentence(each) for each in sentences(text)]


def _sentence(text: str) -> Sentence:
    said, found = _words(text), list(_FIGURE.finditer(text))
    years = tuple(sorted(set(_years(said)))) if found else ()
    return Sentence(text, said, tuple(_amounts(text, found, years)))


def _words(text: str) -> tuple[str, ...]:
    """The words of a text without the "from" of "more than" and "less than"."""
    said = words(text)
    pairs = zip(("", *said), said, strict=False)
    return tuple(word for above, word in pairs if not (word == "dari" and above in _THAN)) if "dari" in said else said


def _years(said: Iterable[str]) -> Iterator[str]:
    return (word for word in said if len(word) == len(_FIRST) and word.isdecimal() and _FIRST <= word <= _LAST)


def _amounts(text: str, figures: list[re.Match[str]], years: tuple[str, ...]) -> Iterator[Amount]:
    for found in figures:
        money, number, unit = found[1], found[2], (found[3] or "").casefold()
        before = _words(text[max(0, found.start() - _NEAR) : found.start()])
        near = before[-1] if before else ""
        if near in _NAMES or unit in _MONTHS or sum(map(str.isdecimal, number)) > _LONGEST:
            continue
        dated = near in _DATED or unit in _NO_UNITS or text.startswith("(", found.start() - 1)
        if any(_years((number,))) and not money and dated:
            continue
        scale, behind = _SCALES.get(unit, 1), text[found.end() : found.end() + _NEAR]
        if scale > 1:
            unit = next(iter(words(behind)), "")
        # The word behind is no part of the figure where it is no unit.
        counted = scale > 1 or unit not in _NO_UNITS
        cue = next((word for word in reversed(before) if word not in _BETWEEN), "")
        yield Amount(
            value=_value(number) * scale,
            unit="rupiah" if money else "" if unit in _NO_UNITS else _SPELLINGS.get(unit, unit),
            years=tuple(_years(words(_note(behind)) or _dated(behind))) or years,
            role={"dari": BEFORE, "semula": BEFORE, "menjadi": AFTER}.get(cue),
            # "1,2 juta" is rounded too.
            rough=near in _ROUGHLY or scale > 1,
            written=text[found.start() : found.end(3 if counted else 2)] + _note(behind),
        )


def _note(behind: str) -> str:
    """What stands in brackets directly behind a figure, where it is short."""
    note, closed, _ = behind.partition(")")
    return note + closed if closed and note.startswith(" (") else ""


def _dated(behind: str) -> tuple[str, ...]:
    """The words directly behind a figure up to the first that belongs to no date: "pada tahun 2015"."""
    return tuple(takewhile(lambda word: word in _AT or any(_years((word,))), words(behind)))


def _value(number: str) -> Decimal:
    """A number as Indonesians write it, or with a decimal point."""
    head, comma, tail = number.partition(",")
    if not comma and any(len(group) != _GROUP for group in number.split(".")[1:]):
        head, _, tail = number.partition(".")
    whole, decimals = ("".join(filter(str.isdecimal, each)) for each in (head, tail))
    return Decimal(f"{whole}.{decimals}")
