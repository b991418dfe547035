"""Points as a case file writes them: exact, and one text for one value."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from inovasi_cli.rubric.values import read_number

_RATIO: Final = re.compile(r"\d{1,15}/[1-9]\d{0,14}")
_MILLION: Final = 10**6


def read_figure(text: str) -> Fraction:
    """A number, or two whole ones as ``100/3``; raises ``ValueError`` with what to write instead."""
    if _RATIO.fullmatch(text):
        return Fraction(text)
    if "/" in text:
        raise ValueError(f'"{text}" bukan pecahan; tulis dua bilangan bulat, misalnya 100/3')
    return Fraction(str(read_number(text)))


def write_figure(value: Fraction) -> str:
    """``61.5`` where six decimals hold it, else ``100/3``."""
    scaled = value * _MILLION
    return f"{(Decimal(scaled.numerator) / _MILLION).normalize():f}" if scaled.denominator == 1 else str(value)


def write_span(low: Fraction, high: Fraction) -> str:
    """One figure where both are the same, else ``[low, high]``."""
    return write_figure(low) if low == high else f"[{write_figure(low)}, {write_figure(high)}]"
