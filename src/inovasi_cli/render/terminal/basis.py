"""What to look at, what is still open, and what the judgement rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli import __version__
from inovasi_cli.render import labels
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import Text, join, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import Finding, Report
    from inovasi_cli.render.terminal.writer import Writer
    from inovasi_cli.rubric.model import Score, Source


def findings(report: Report, writer: Writer) -> Iterator[Row]:
    """Each finding with its place; answers that only lack a proof in one line."""
    single = [each for each in report.findings if each.rule != "belum-dibuktikan"]
    rows = [Row(_finding(each, report, writer), sign=Span("!")) for each in single]
    keys = [each.question for each in report.findings if each.rule == "belum-dibuktikan" and each.question]
    if keys:
        names = join([report.rubric.questions[key].label for key in keys], "; ")
        rows.append(Row(writer.say(labels.UNPROVEN, count=len(keys), labels=names), sign=Span("!")))
    yield from writer.section(labels.FINDINGS, rows)


def _finding(finding: Finding, report: Report, writer: Writer) -> str:
    if not finding.question:
        return writer.say(finding.message)
    label = report.rubric.questions[finding.question].label
    return writer.say(labels.AT, label=label, file=report.facts.file, line=finding.line, message=finding.message)


def open_questions(report: Report, writer: Writer) -> Iterator[Row]:
    """The questions without an answer."""
    if report.open_questions:
        names = join([report.rubric.questions[key].label for key in report.open_questions], "; ")
        yield from writer.section(labels.OPEN, [Row(writer.say(names))], count=len(report.open_questions))


def reminders(report: Report, writer: Writer) -> Iterator[Row]:
    """What only the submission itself can fulfil."""
    rows = [Row(writer.say(each.text), sign=Span("-")) for each in report.rubric.reminders]
    yield from writer.section(labels.REMINDERS, rows)


def rests_on(report: Report, writer: Writer) -> Iterator[Row]:
    """Whose weights and levels these are, the rubric's notes, its sources, and the digests."""
    rubric = report.rubric
    told = [writer.say(sentence) for sentence in _about_weights(rubric.score)]
    told += [f"{writer.say(note.text)}{_doubt(note.basis.source, writer)}" for note in rubric.notes]
    yield from writer.section(labels.NOTES, [Row(each, sign=Span("-")) for each in told])
    yield from writer.section(labels.SOURCES, [row for source in rubric.sources for row in _source(source, writer)])
    short = {"rubric": rubric.digest[:12], "facts": report.facts_digest[:12], "digest": report.digest[:12]}
    yield Row("")
    yield Row(writer.say(labels.PROVENANCE, version=__version__, **short), "dim")


def others(report: Report, writer: Writer) -> Iterator[Row]:
    """That the fact file names other rubrics too, and how to be judged by all."""
    count = len(set(report.facts.rubrics))
    if count > 1:
        yield Row("")
        yield Row(writer.say(labels.NAMES_OTHERS, count=count, id=report.rubric.id))
        yield Row(writer.say(labels.ALL_OF_THEM, file=report.facts.file), depth=1, whole=True)


def _source(source: Source, writer: Writer) -> Iterator[Row]:
    yield Row(f"{writer.say(source.title)}{_doubt(source, writer)}", sign=Span("-"))
    if source.url:
        yield Row(visible(source.url), depth=1, whole=True)


def _doubt(source: Source | None, writer: Writer) -> str:
    """How sure a source is, where that is not high."""
    if not source or source.confidence == "high":
        return ""
    return f" ({writer.say(labels.CONFIDENCES[source.confidence])})"


def _about_weights(score: Score | None) -> Iterator[Text]:
    """What a person must know of where weights and levels come from."""
    if not score:
        yield labels.NO_SCORE
        return
    sources = [part.basis.source for part in score.parts]
    if None in sources:
        yield labels.WEIGHTS_OURS
    elif any(leaf.basis.derived for leaf in score.leaves()):
        yield labels.LEVELS_OURS
    if any(source and source.confidence != "high" for source in sources):
        yield labels.SECOND_HAND
