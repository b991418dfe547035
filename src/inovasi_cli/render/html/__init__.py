"""The report as a page: one file that needs no network and no script, in both languages, on a screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inovasi_cli.assess.report import Report


def render(report: Report, language: str = "id") -> str:
    """The whole report as HTML."""
    # Of the folder, other formats use parts that need no templates.
    from inovasi_cli.render.html.engine import fill
    from inovasi_cli.render.html.page import FIRST_STEPS, page_of
    from inovasi_cli.render.html.words import said
    from inovasi_cli.render.voice import Voice

    page = page_of(report, Voice(language))
    return fill("report.html.j2", page=page, words=said(language), language=language, first=FIRST_STEPS)
