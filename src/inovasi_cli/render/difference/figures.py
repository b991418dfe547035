"""Figures of a comparison: points with their sign, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.render.terminal.writer import Span
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from fractions import Fraction

    from inovasi_cli.assess.difference import Points
    from inovasi_cli.render.terminal.writer import Writer
    from inovasi_cli.render.voice import Voice

CLAIMED: Final = Text("Kesiapan", "Readiness")
EVIDENCED: Final = Text("Terbukti", "Proven")
VERDICT: Final = Text("Putusan dulu {before}, kini {after}.", "Verdict: {before} before, {after} now.")


def shown(value: Fraction, voice: Voice) -> str:
    """Points with two decimals."""
    return voice.points(value.numerator, value.denominator)


def signed(value: Fraction, voice: Voice) -> str:
    """The same as a change; a loss has its sign already."""
    told = shown(value, voice)
    return f"+{told}" if value > 0 else told


def direction(size: Fraction | int) -> Span:
    """The sign of a change that is one."""
    return Span("+", "green") if size > 0 else Span("-", "red")


def columns(before: str, after: str, step: str) -> str:
    """Two sides and the step between them."""
    return f"{before:>12} {after:>12} {step:>8}"


def pair(points: Points | None, writer: Writer) -> str:
    """A change of the claimed and of the evidenced points."""
    told = [signed(each, writer) for each in points] if points else ["", ""]
    return f"{told[0]:>10} {told[1]:>10}"


def heading(writer: Writer) -> str:
    """What stands above such pairs."""
    return f"{writer.say(CLAIMED).lower():>10} {writer.say(EVIDENCED).lower():>10}"
