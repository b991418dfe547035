"""The report as a page: one file that needs no network and no script, in both languages, on a screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inovasi_cli.assess.report import Report
    from inovasi_cli.history.timeline import Timeline


def render(report: Report, language: str = "id") -> str:
    """The whole report as HTML."""
    # Of the folder, other formats use parts that need no templates.
    from inovasi_cli.render.html.engine import fill
    from inovasi_cli.render.html.page import FIRST_STEPS, page_of
    from inovasi_cli.render.html.words import said
    from inovasi_cli.render.voice import Voice

    page = page_of(report, Voice(language))
    return fill("report.html.j2", page=page, words=said(language), language=language, first=FIRST_STEPS)


def render_history(found: Timeline, language: str = "id") -> str:
    """The score over the versions of a fact file as HTML."""
    from inovasi_cli.render.html import chart
    from inovasi_cli.render.html.engine import fill
    from inovasi_cli.render.html.history import history_of
    from inovasi_cli.render.html.words import said
    from inovasi_cli.render.voice import Voice

    page = history_of(found, Voice(language))
    return fill("history.html.j2", page=page, words=said(language), language=language, size=chart)
