"""The index of a region for a terminal."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from inovasi_cli.render.region import words
from inovasi_cli.render.terminal import lay_out
from inovasi_cli.render.terminal.writer import Row, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.render.region.shown import Figure, Line, Page, Section
    from inovasi_cli.render.terminal.writer import Look, Writer
    from inovasi_cli.text import Text


def render(page: Page, look: Look) -> str:
    """The index, as text."""
    return lay_out(look, lambda writer: _rows(page, writer))


def _rows(page: Page, writer: Writer) -> Iterator[Row]:
    yield Row(writer.say(page.title), "bold")
    first, *others = page.lead
    yield Row(writer.say(first), "bold")
    yield from (Row(writer.say(each)) for each in others)
    yield from writer.section(words.FIGURES, [_figure(each, writer) for each in page.figures])
    for section in page.sections:
        yield from writer.section(section.title, list(_section(section, writer)))


def _figure(figure: Figure, writer: Writer) -> Row:
    return Row(writer.say(figure.title), tail=writer.say(points_of(figure, writer.signs.span)))


def points_of(figure: Figure, span: str) -> Text:
    """The points of a part of the index, from the lowest to the highest, and the most."""
    low, high, per = figure.claimed
    values = {"low": words.number(Fraction(low, per)), "high": words.number(Fraction(high, per)), "span": span}
    sentence = words.OF if low == high else words.OF_RANGE
    return sentence.fill(points=values["low"], most=figure.most_told, **values)


def _section(section: Section, writer: Writer) -> Iterator[Row]:
    count = sum(bool(line.details) for line in section.lines)
    for number, line in enumerate(section.lines, 1):
        sign = Span("")
        if section.numbered and line.details:
            sign = Span(f"{number:>{len(str(count))}}.")
        elif line.signed:
            sign = writer.sign(line.state)
        yield from _line(line, sign, writer)


def _line(line: Line, sign: Span, writer: Writer) -> Iterator[Row]:
    tail = writer.say(line.tail) if line.tail else ""
    if tail and len(tail) * 2 > writer.look.width:
        yield Row(writer.say(line.text), sign=sign, whole=line.whole)
        yield Row(tail, sign=Span(" " * len(sign.text)))
    else:
        yield Row(writer.say(line.text), sign=sign, tail=tail, whole=line.whole)
    hang = Span(" " * len(sign.text))
    depth = 0 if sign.text else 1
    for each in map(writer.say, line.details):
        # The name of a file is kept whole, so that it can be copied.
        yield Row(each, "dim", sign=hang, depth=depth, whole=" " not in each)
