"""Figures of a contest in words: points, agreement, and the parts that they belong to."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from inovasi_cli.contest.agreement import RELIABLE, TENTATIVE
from inovasi_cli.numbers import decimals
from inovasi_cli.render.contest import words

if TYPE_CHECKING:
    from inovasi_cli.contest.model import ScoredPart, Stage
    from inovasi_cli.render.voice import Voice
    from inovasi_cli.text import Text

DIGITS = 3
"""Decimals of a coefficient, as in what is published."""


def score(number: int, per: int, voice: Voice) -> str:
    """What a judge gave, or two of them lie apart: without decimals where there are none."""
    return plain(Fraction(number, per), voice)


def plain(number: Fraction, voice: Voice) -> str:
    """A number with two decimals, or with none where it is whole."""
    return str(number) if number.denominator == 1 else voice.points(number.numerator, number.denominator)


def coefficient(alpha: Fraction | None, voice: Voice) -> str:
    """An agreement."""
    return "" if alpha is None else decimals(alpha, DIGITS, voice.language)


def meaning(alpha: Fraction | None) -> Text:
    """What may be concluded from it."""
    if alpha is None:
        return words.NO_ALPHA
    if alpha >= RELIABLE:
        return words.RELIABLE
    return words.TENTATIVE if alpha >= TENTATIVE else words.UNRELIABLE


def share(part: ScoredPart, stage: Stage, voice: Voice) -> str:
    """The weight of a part in percent of its stage."""
    whole = sum(each.weight for each in stage.parts)
    told = plain(100 * part.weight / whole, voice)
    return told if part.confirmed else voice.say(words.UNCONFIRMED, weight=told)
