"""The figures in a text: each with its unit, its years, and whether it is what was before or what came of it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.prose import sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterator

BEFORE: Final = "before"
AFTER: Final = "after"

_FIGURE: Final = re.compile(
    r"(?:\b(?P<money>rp)\.?\s?|(?<![\w.,/\u2013-]))(?P<number>[0-9]+(?:[.,][0-9]+)*)(?![\w/\u2013-]|[.,][0-9])"
    r"(?:\s(?P<scale>ribu|juta|miliar|milyar|triliun)\b)?(?:\s?(?P<unit>%|[^\W\d_]+))?(?:\s\((?P<note>[^()]{0,80})\))?",
    re.IGNORECASE,
)
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_YEAR: Final = re.compile(r"(?:19[4-9]|20[0-9])[0-9]")
_YEAR_WITHIN: Final = re.compile(r"\b(?:19[4-9]|20[0-9])[0-9]\b")
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
# A number behind one of these is a name.
_NAMES: Final = frozenset(
    ("nomor", "no", "pasal", "ayat", "top", "uu", "pp", "perpres", "permen", "perda", "perbup", "tpb", "sdg")
)
_ROUGHLY: Final = frozenset(("sekitar", "kira", "hampir", "kurang", "lebih", "rata", "sedikitnya", "setidaknya"))
_BETWEEN: Final = _ROUGHLY | {"hanya", "cuma"}
"""What may stand between "menjadi" and its figure."""
_NO_UNITS: Final = frozenset(
    (
        *("menjadi", "dari", "ke", "pada", "tahun", "dan", "atau", "sampai", "hingga", "untuk", "yang", "di", "dalam"),
        *("dengan", "sejak", "per", "lebih", "kali", "turun", "naik"),
    )
)
_LONGEST: Final = 15
"""Figures of more characters are numbers of something, such as an account."""
_NEAR: Final = 24
"""So many letters before a figure are looked at."""


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
    """A sentence, its words in lower case, its figures, and all of its years, which are no figures."""

    text: str
    words: tuple[str, ...]
    amounts: tuple[Amount, ...]
    years: tuple[str, ...]


def read(text: str) -> list[Sentence]:
    """The sentences of a text with their figures."""
    return [_sentence(each) for each in sentences(text)]


def _sentence(text: str) -> Sentence:
    if not any(map(str.isdecimal, text)):
        return Sentence(text, words(text), (), ())
    years = tuple(sorted(set(_YEAR_WITHIN.findall(text))))
    return Sentence(text, words(text), tuple(_amounts(text, years)), years)


def _amounts(text: str, years: tuple[str, ...]) -> Iterator[Amount]:
    for found in _FIGURE.finditer(text):
        number, unit = found["number"], (found["unit"] or "").casefold()
        before = words(text[max(0, found.start() - _NEAR) : found.start()])
        near = before[-1] if before else ""
        if near in _NAMES or unit in _MONTHS or len(number) > _LONGEST:
            continue
        if _YEAR.fullmatch(number) and not found["money"] and (near in _DATED or not unit):
            continue
        cue = next((word for word in reversed(before) if word not in _BETWEEN), "")
        yield Amount(
            value=_value(number) * _SCALES.get((found["scale"] or "").casefold(), 1),
            unit="rupiah" if found["money"] else "" if unit in _NO_UNITS else _SPELLINGS.get(unit, unit),
            years=tuple(_YEAR_WITHIN.findall(found["note"] or "")) or years,
            role={"dari": BEFORE, "semula": BEFORE, "menjadi": AFTER}.get(cue),
            # "1,2 juta" is rounded too.
            rough=near in _ROUGHLY or bool(found["scale"]),
            written=found.group().strip(),
        )


def _value(number: str) -> Decimal:
    """A number as Indonesians write it, or with a decimal point."""
    if _THOUSANDS.fullmatch(number):
        number = number.replace(".", "")
    whole, *parts = number.replace(",", ".").split(".")
    return Decimal(f"{whole}.{parts[0]}" if len(parts) == 1 else whole + "".join(parts))
