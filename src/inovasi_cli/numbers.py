"""Points as people read them: two decimals, a half rounded up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fractions import Fraction

    from inovasi_cli.facts import Number

_MARKS: Final = {"id": ",", "en": "."}


def hundredths(numerator: int, per: int) -> int:
    """``numerator / per`` in hundredths, a half rounded away from zero."""
    size = (abs(numerator) * 200 + per) // (2 * per)
    return size if numerator >= 0 else -size


def points(numerator: int, per: int, language: str) -> str:
    """Two decimals with the decimal mark of the language: ``33,33``."""
    whole, rest = divmod(abs(hundredths(numerator, per)), 100)
    return f"{'-' if numerator < 0 and (whole or rest) else ''}{whole}{_MARKS[language]}{rest:02d}"


def half_up(value: Fraction, decimals: int) -> Fraction:
    """A number of at least 0 rounded to so many decimals, a half upwards."""
    from fractions import Fraction

    step = 10**decimals
    return Fraction((value * step * 2 + 1) // 2, step)


def plain(number: Number, language: str) -> str:
    """A number as it was written, with the decimal mark of the language."""
    return str(number).replace(".", _MARKS[language])


def rounded(numerator: int, per: int) -> float:
    """Two decimals as a JSON number."""
    return hundredths(numerator, per) / 100


def decimals(value: Fraction, places: int, language: str) -> str:
    """So many decimals with the decimal mark of the language, a half rounded away from zero."""
    step = 10**places
    size = (abs(value) * 2 * step + 1) // 2
    whole, rest = divmod(size, step)
    return f"{'-' if value < 0 and size else ''}{whole}{_MARKS[language]}{rest:0{places}d}"
