"""What to look at, what is still open, and what the judgement rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.render import labels, pdfs, prospects, sentences
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import Text, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import Report
    from inovasi_cli.render.terminal.writer import Writer
    from inovasi_cli.rubric.model import Source


def findings(report: Report, writer: Writer) -> Iterator[Row]:
    """Each finding with its place; answers that only lack a proof in one line."""
    rows = [Row(told, sign=Span("!")) for told in sentences.findings(report, writer)]
    yield from writer.section(labels.FINDINGS, rows)


def documents(report: Report, writer: Writer) -> Iterator[Row]:
    """The PDFs that are proofs: first those with which something is wrong."""
    rows = [
        *(Row(told, sign=Span("!")) for told in pdfs.troubles(report, writer)),
        *(Row(told, sign=Span("-")) for told in pdfs.lines(report, writer)),
    ]
    yield from writer.section(labels.PDFS, rows)


def open_questions(report: Report, writer: Writer) -> Iterator[Row]:
    """The questions without an answer."""
    if report.open_questions:
        yield from writer.section(
            Text(prospects.open_title(report, writer)), [Row("; ".join(prospects.open_questions(report, writer)))]
        )


def reminders(report: Report, writer: Writer) -> Iterator[Row]:
    """What only the submission itself can fulfil."""
    rows = [Row(writer.say(each.text), sign=Span("-")) for each in report.rubric.reminders]
    yield from writer.section(labels.REMINDERS, rows)


def rests_on(report: Report, writer: Writer) -> Iterator[Row]:
    """Whose weights and levels these are, the rubric's notes, its sources, and the digests."""
    told = sentences.basis(report, writer)
    yield from writer.section(labels.NOTES, [Row(each, sign=Span("-")) for each in told])
    rows = [row for source in report.rubric.sources for row in _source(source, writer)]
    yield from writer.section(labels.SOURCES, rows)
    yield Row("")
    yield Row(sentences.provenance(report, writer), "dim")


def others(report: Report, writer: Writer) -> Iterator[Row]:
    """That the fact file names other rubrics too, and how to be judged by all."""
    count = len(set(report.facts.rubrics))
    if count > 1:
        yield Row("")
        yield Row(writer.say(labels.NAMES_OTHERS, count=count, id=report.rubric.id))
        yield Row(writer.say(labels.ALL_OF_THEM, file=report.facts.file), depth=1, whole=True)


def _source(source: Source, writer: Writer) -> Iterator[Row]:
    yield Row(f"{writer.say(source.title)}{sentences.doubt(source, writer)}", sign=Span("-"))
    if source.url:
        yield Row(visible(source.url), depth=1, whole=True)
