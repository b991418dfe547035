"""The report for a terminal: verdict first, then what is missing and what to do, then the judgement in full.

Colours are Rich's, which is loaded only where there are any; only this folder knows it. User text is laid out as it
stands, every control character made visible, and never read as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.render.terminal.advice import recap, steps
from inovasi_cli.render.terminal.basis import documents, findings, open_questions, others, reminders, rests_on
from inovasi_cli.render.terminal.judgement import category, characteristics, head, met, missing, verdict
from inovasi_cli.render.terminal.score import losses, parts
from inovasi_cli.render.terminal.writer import Look, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inovasi_cli.assess.report import Report
    from inovasi_cli.render.terminal.writer import Row, Span

__all__ = ["Look", "lay_out", "render"]

NARROWEST: Final = 40
WIDEST: Final = 110

_SECTIONS: Final = (
    *(head, verdict, missing, steps),
    *(characteristics, category, parts, losses, met),
    *(findings, documents, open_questions, reminders, rests_on),
)


def render(report: Report, look: Look, *, first_named: bool = False) -> str:
    """The whole report as text, in colour only where ``look`` says so.

    ``first_named`` says that the rubric was the first that the fact file names, so that others of it are spoken of.
    """
    sections = (*_SECTIONS, *((others,) if first_named else ()), recap)
    return lay_out(look, lambda writer: (row for section in sections for row in section(report, writer)))


def lay_out(look: Look, rows: Callable[[Writer], Iterable[Row]]) -> str:
    """The rows that are made for a writer, as text of a readable width, in colour only where ``look`` says so."""
    writer = Writer(look._replace(width=max(NARROWEST, min(look.width, WIDEST))))
    lines = [line for row in rows(writer) for line in writer.lines(row)]
    if look.colour:
        return _coloured(lines)
    return "".join("".join(span.text for span in line).rstrip() + "\n" for line in lines)


def _coloured(lines: Iterable[tuple[Span, ...]]) -> str:
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    screen = StringIO()
    # Whether there are colours has been decided, so Rich is not to ask the environment again.
    console = Console(
        file=screen,
        force_terminal=True,
        no_color=False,
        color_system="standard",
        legacy_windows=False,
        highlight=False,
    )
    for line in lines:
        text = Text.assemble(*line)
        text.rstrip()
        console.print(text, no_wrap=True, overflow="ignore", crop=False)
    return screen.getvalue()
