"""Numbers, dates and years read from the text that a person wrote; never guessed.

Each reader raises ``ValueError`` with one Indonesian sentence that shows what to write instead.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from inovasi_cli.facts import DateSpan

if TYPE_CHECKING:
    from inovasi_cli.facts import Number

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100

MOST_DECIMALS: Final = 6
"""So many decimals a number may have."""

_MONTHS: Final = (
    "januari februari maret april mei juni juli agustus september oktober november desember".split()  # noqa: SIM905
)
_NUMBER: Final = re.compile(rf"(-?)(\d{{1,15}})(?:[.,](\d{{1,{MOST_DECIMALS}}}))?", re.ASCII)
_GROUPED: Final = re.compile(r"-?[1-9]\d{0,2}(?:[.,  _]\d{3})+", re.ASCII)
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,2})", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[A-Za-z]+)[-/. ]+(\d{4})", re.ASCII)
_MONTH_FIRST: Final = re.compile(r"([A-Za-z]+|\d{1,2})[-/. ]+(\d{4})", re.ASCII)


def read_number(text: str) -> Number:
    """Digits with at most one decimal comma or point: exact, without thousands separators."""
    if _GROUPED.fullmatch(text):
        digits = re.sub(r"[^-\d]", "", text)
        raise ValueError(f'"{text}" bisa dibaca sebagai ribuan; tulis {digits}{_or_decimal(text)}')
    match = _NUMBER.fullmatch(text)
    if not match:
        inside = re.search(r"\d(?:[\d.,]*\d)?", text)
        shown = (
            f"tulis angkanya saja, misalnya {_digits(inside.group())}"
            if inside
            else "tulis angka, misalnya 12 atau 85,5"
        )
        raise ValueError(f'"{text}" bukan angka; {shown}')
    sign, whole, fraction = match.groups()
    if len(whole) > 1 and whole.startswith("0"):
        raise ValueError(f'"{text}" diawali nol; tulis {sign}{whole.lstrip("0") or "0"}')
    if not fraction:
        return int(sign + whole)
    # 85,50 is the fact that 85,5 is, and 0 is added because there is no minus zero.
    return Decimal(f"{sign}{whole}.{fraction.rstrip('0')}") + 0


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text) if _GROUPED.fullmatch(text) else text


def write_number(number: Number) -> str:
    """The text, with a decimal point, that ``read_number`` reads as this number."""
    text = f"{Decimal(number):f}"
    # Three decimals look like thousands, four do not.
    return f"{text}0" if _GROUPED.fullmatch(text) else text


def _or_decimal(text: str) -> str:
    """What to write where the last three digits of a number with a single separator were meant as decimals."""
    match = re.fullmatch(r"(-?\d+)[.,](\d{3})", text)
    if not match:
        return ""
    fraction = match.group(2).rstrip("0") or "0"
    return f" atau {match.group(1)},{fraction}{'0' if len(fraction) == len(match.group(2)) else ''}"


def read_year(text: str) -> int:
    """A year of four digits."""
    if not re.fullmatch(r"[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise ValueError(f'"{text}" bukan tahun; tulis empat angka, misalnya 2018')
    return int(text)


def read_day(text: str) -> date:
    """A full date, ``2018-03-31``."""
    span = read_date(text)
    if span.first != span.last:
        raise ValueError(f'"{text}" belum lengkap; tulis tahun-bulan-tanggal, misalnya {span.last}')
    return span.first


def read_date(text: str) -> DateSpan:
    """A date as a fact file has it: ``2018``, ``2018-03`` or ``2018-03-31``."""
    match = _ISO.fullmatch(text)
    if not match:
        meant = read_spoken_date(text)
        raise ValueError(f'"{text}" tidak dibaca; tulis tahun-bulan-tanggal: {meant}')
    return _span(text, *match.groups())


def read_spoken_date(text: str) -> DateSpan:
    """A date as a person says it: also ``31-03-2018``, ``31/3/2018``, ``31 Maret 2018`` and ``Maret 2018``."""
    if match := _ISO.fullmatch(text):
        return _span(text, *match.groups())
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(text):
        day, (month, year) = None, match.groups()
    else:
        raise ValueError(_not_a_date(text))
    return _span(text, year, _month(month, text), day)


def _month(word: str, text: str) -> str:
    if word.isdigit():
        return word
    # Three letters tell the twelve apart; "Ags" and "Agt" are usual too.
    short = {"ags": "agustus", "agt": "agustus"}.get(word.lower(), word.lower())
    found = [index for index, name in enumerate(_MONTHS, 1) if len(short) > 2 and name.startswith(short)]  # noqa: PLR2004
    if len(found) != 1:
        raise ValueError(_not_a_date(text))
    return str(found[0])


def _span(text: str, year: str, month: str | None, day: str | None) -> DateSpan:
    try:
        if not FIRST_YEAR <= int(year) <= LAST_YEAR:
            raise ValueError  # noqa: TRY301 - the message of a year out of range is that of a date that does not exist
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(
            f'"{text}" bukan tanggal yang ada; tulis tahun-bulan-tanggal, misalnya 2018-03-31, 2018-03, atau 2018'
        ) from None
    if day:
        return DateSpan(first, first)
    after = (
        date(first.year + 1, 1, 1) if not month or first.month == len(_MONTHS) else first.replace(month=first.month + 1)
    )
    return DateSpan(first, after - timedelta(days=1))


def _not_a_date(text: str) -> str:
    return f'"{text}" bukan tanggal; tulis tahun-bulan-tanggal, misalnya 2018-03-31, 2018-03, atau 2018'
