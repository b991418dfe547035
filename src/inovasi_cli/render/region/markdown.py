"""The index of a region in Markdown, to paste into a letter or the summary of a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.render import labels
from inovasi_cli.render.markdown.marks import escaped
from inovasi_cli.render.region import words
from inovasi_cli.render.region.terminal import points_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.render.region.shown import Line, Page, Section


def render(page: Page, language: str) -> str:
    """The index, as Markdown."""
    return "\n\n".join(_blocks(page, language)) + "\n"


def _blocks(page: Page, language: str) -> Iterator[str]:
    yield f"## {escaped(page.title.say(language))}"
    first, *others = (escaped(each.say(language)) for each in page.lead)
    yield f"**{first}**"
    yield from others
    yield f"### {escaped(words.FIGURES.say(language))}"
    yield "\n".join(
        f"- {escaped(each.title.say(language))}: {escaped(points_of(each, labels.UNICODE.span).say(language))}"
        for each in page.figures
    )
    for section in page.sections:
        yield f"### {escaped(section.title.say(language))}"
        yield "\n".join(_lines(section, language))


def _lines(section: Section, language: str) -> Iterator[str]:
    for number, line in enumerate(section.lines, 1):
        mark = f"{number}." if section.numbered and line.details else "-"
        yield f"{mark} {_told(line, language)}"
        hang = " " * (len(mark) + 1)
        yield from (f"{hang}- {escaped(each.say(language))}" for each in line.details)


def _told(line: Line, language: str) -> str:
    sign = f"{escaped(labels.UNICODE.of(line.state))} " if line.signed else ""
    tail = f" ({escaped(line.tail.say(language))})" if line.tail else ""
    return f"{sign}{escaped(line.text.say(language))}{tail}"
