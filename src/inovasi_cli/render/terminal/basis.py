"""What to look at, what is still open, and what the judgement rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text as Line

from inovasi_cli import __version__
from inovasi_cli.render import labels
from inovasi_cli.render.terminal.writer import Row
from inovasi_cli.text import Text, join, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import Finding, Report
    from inovasi_cli.render.terminal.writer import Writer
    from inovasi_cli.rubric.model import Basis, Score, Source


def findings(report: Report, writer: Writer) -> Iterator[Row]:
    """Each finding with its place; answers that only lack a proof in one line."""
    single = [each for each in report.findings if each.rule != "belum-dibuktikan"]
    rows = [Row(Line(_finding(each, report, writer)), Line("!")) for each in single]
    keys = [each.question for each in report.findings if each.rule == "belum-dibuktikan" and each.question]
    if keys:
        names = join([report.rubric.questions[key].label for key in keys], "; ")
        rows.append(writer.row(labels.UNPROVEN, "!", count=len(keys), labels=names))
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
        yield from writer.section(labels.OPEN, [writer.row(names)], count=len(report.open_questions))


def reminders(report: Report, writer: Writer) -> Iterator[Row]:
    """What only the submission itself can fulfil."""
    yield from writer.section(labels.REMINDERS, [writer.row(each.text, "-") for each in report.rubric.reminders])


def rests_on(report: Report, writer: Writer) -> Iterator[Row]:
    """Whose weights and levels these are, the rubric's notes, its sources, and the digests."""
    rubric = report.rubric
    told = [writer.say(sentence) for sentence in _about_weights(rubric.score)]
    told += [f"{writer.say(note.text)}{_doubt(note.basis, writer)}" for note in rubric.notes]
    yield from writer.section(labels.NOTES, [Row(Line(each), Line("-")) for each in told])
    yield from writer.section(labels.SOURCES, [row for source in rubric.sources for row in _source(source, writer)])
    yield Row(Line())
    yield writer.row(
        labels.PROVENANCE,
        version=__version__,
        rubric=rubric.digest[:12],
        facts=report.facts_digest[:12],
        digest=report.digest[:12],
    )


def _source(source: Source, writer: Writer) -> Iterator[Row]:
    yield Row(Line(f"{writer.say(source.title)} ({writer.say(labels.CONFIDENCES[source.confidence])})"), Line("-"))
    if source.url:
        yield Row(Line(visible(source.url)), depth=1, whole=True)


def _doubt(basis: Basis, writer: Writer) -> str:
    if not basis.source or basis.source.confidence == "high":
        return ""
    return f" ({writer.say(labels.CONFIDENCES[basis.source.confidence])})"


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
