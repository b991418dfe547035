"""The index of a region as a page: one file without network or script."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli import __version__
from inovasi_cli.render import labels
from inovasi_cli.render.html import drawing
from inovasi_cli.render.html.engine import fill
from inovasi_cli.render.html.page import sign_of
from inovasi_cli.render.html.words import BAR, said
from inovasi_cli.render.region import words
from inovasi_cli.render.region.terminal import points_of
from inovasi_cli.render.voice import Voice

if TYPE_CHECKING:
    from inovasi_cli.render.html.drawing import Bar
    from inovasi_cli.render.html.shown import Sign
    from inovasi_cli.render.region.shown import Figure, Line, Page, Section


class Row(NamedTuple):
    """One line of a section."""

    sign: Sign | None
    text: str
    tail: str
    details: tuple[str, ...]


class Part(NamedTuple):
    """A heading with its rows."""

    id: str
    title: str
    rows: tuple[Row, ...]
    numbered: bool


class Drawn(NamedTuple):
    """One part of the index with its bar and what that says."""

    title: str
    points: str
    bar: Bar
    about: str


def render(page: Page, language: str) -> str:
    """The index, as HTML."""
    voice = Voice(language)
    return fill(
        "region.html.j2",
        title=voice.say(page.title),
        lead=[voice.say(each) for each in page.lead],
        whole=_drawn(page.whole, voice),
        figures_title=voice.say(words.FIGURES),
        figures=[_drawn(each, voice) for each in page.figures],
        parts=[_part(each, voice) for each in page.sections],
        words=said(language),
        language=language,
        version=__version__,
    )


def _drawn(figure: Figure, voice: Voice) -> Drawn:
    low, high, per = figure.claimed
    points = voice.say(points_of(figure, labels.UNICODE.span))
    values = {
        "claimed": voice.points(low, per),
        "evidenced": voice.points(figure.evidenced.low, per),
        "possible": voice.points(high, per),
        "most": voice.points(figure.most, per),
    }
    about = voice.say(BAR, title=figure.title, **values)
    return Drawn(voice.say(figure.title), points, drawing.bar(figure.evidenced, figure.claimed, figure.most), about)


def _part(section: Section, voice: Voice) -> Part:
    rows = tuple(_row(line, voice) for line in section.lines)
    return Part(section.id, voice.say(section.title), rows, section.numbered)


def _row(line: Line, voice: Voice) -> Row:
    return Row(
        sign_of(line.state, voice) if line.signed else None,
        voice.say(line.text),
        voice.say(line.tail) if line.tail else "",
        tuple(voice.say(each) for each in line.details),
    )
