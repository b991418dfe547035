"""The report for a terminal: verdict first, then what is missing and what to do, then the judgement in full.

Only the modules of this folder know Rich. User text goes in as ``rich.text.Text`` with markup, emoji and highlighting
off, and every control character made visible.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.text import Text as Line

from inovasi_cli.render.terminal.advice import steps
from inovasi_cli.render.terminal.basis import findings, open_questions, reminders, rests_on
from inovasi_cli.render.terminal.judgement import category, characteristics, head, met, missing, verdict
from inovasi_cli.render.terminal.score import parts
from inovasi_cli.render.terminal.writer import Look, Writer

if TYPE_CHECKING:
    from inovasi_cli.assess.report import Report

__all__ = ["Look", "render"]

NARROWEST: Final = 40
WIDEST: Final = 110

_SECTIONS: Final = (
    *(head, verdict, missing, steps),
    *(characteristics, category, parts, met),
    *(findings, open_questions, reminders, rests_on),
)


def render(report: Report, look: Look) -> str:
    """The whole report as text, in colour only where ``look`` says so."""
    look = look._replace(width=max(NARROWEST, min(look.width, WIDEST)))
    console = Console(
        file=StringIO(),
        width=look.width,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    writer = Writer(look)
    rows = (row for section in _SECTIONS for row in section(report, writer))
    lines = [line for row in rows for line in writer.lines(row, console)]
    if not look.colour:
        return "".join(f"{line.plain}\n" for line in lines)
    with console.capture() as captured:
        console.print(Line("\n").join(lines), no_wrap=True, overflow="ignore", crop=False)
    return captured.get()
