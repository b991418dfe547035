"""The sentences of a report that every format for people says alike, without layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli import __version__
from inovasi_cli.assess.report import ELIGIBLE
from inovasi_cli.assess.words import day_words
from inovasi_cli.facts import TITLE
from inovasi_cli.numbers import hundredths, plain
from inovasi_cli.render import labels
from inovasi_cli.text import Text, join, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import Finding, PartResult, Readiness, Report
    from inovasi_cli.render.voice import Voice
    from inovasi_cli.rubric.model import Gate, Score, Source


def name(report: Report) -> Text:
    """The title of the innovation, or what stands for one."""
    title = report.facts.answers.get(TITLE)
    known = title is not None and isinstance(title.value, str)
    return Text(visible(str(title.value))) if title and known else labels.UNTITLED


def counted_on(report: Report, voice: Voice) -> str:
    """The day on which ages are counted."""
    if report.on is None:
        return voice.say(labels.ON_UNKNOWN)
    closes = report.rubric.window.closes if report.rubric.window else None
    return voice.say(labels.ON_CLOSING if report.on == closes else labels.ON, day=day_words(report.on))


def gates(report: Report, voice: Voice) -> str:
    """How many requirements are met, unmet and undecided."""
    states = [gate.met for gate in report.eligibility.gates]
    unmet, unknown = states.count(False), states.count(None)
    if not states:
        sentence = labels.NO_GATES
    elif unmet:
        sentence = labels.SOME_OF_BOTH if unknown else labels.SOME_UNMET
    else:
        sentence = labels.SOME_UNKNOWN if unknown else labels.ALL_MET
    return voice.say(sentence, all=len(states), unmet=unmet, unknown=unknown)


def eligible_from(report: Report, voice: Voice) -> Iterator[str]:
    """From which day on it is eligible, where it is not yet."""
    eligibility = report.eligibility
    if eligibility.verdict != ELIGIBLE and eligibility.eligible_from:
        yield voice.say(labels.ELIGIBLE_FROM, day=day_words(eligibility.eligible_from))


def closed(report: Report, voice: Voice) -> Iterator[str]:
    """The unmet gates that no step opens, because a fact that is fixed stands against them."""
    opened = {gate.id for action in report.advice.actions for gate in action.opens}
    unmet: list[Gate] = [result.gate for result in report.eligibility.gates if result.met is False]
    titles = [gate.title for gate in unmet if gate.id not in opened]
    if titles:
        yield voice.say(labels.CLOSED, titles=join(titles, "; "))


def reached(score: Score, result: Readiness, voice: Voice) -> str:
    """What is claimed, and what of it is proven."""
    low, high, per = result.claimed
    told = voice.say(
        labels.SCORE if low == high else labels.SCORE_RANGE,
        low=voice.points(low, per),
        high=voice.points(high, per),
        out_of=plain(score.out_of, voice.language),
    )
    told = f"{told}; {voice.say(labels.PROVEN, points=voice.points(result.evidenced.low, per))}"
    waiting = low - result.evidenced.low
    if waiting:
        told = f"{told}, {voice.say(labels.WAITING, points=voice.points(waiting, per))}"
    return f"{told}."


def marks(score: Score, result: Readiness, voice: Voice) -> str:
    """The band, and the pass mark where one is published."""
    told = []
    if result.band:
        told.append(voice.say(labels.BAND_OURS if result.band.basis.derived else labels.BAND, title=result.band.title))
    if not score.pass_mark:
        return _sentence([*told, voice.say(labels.NO_PASS_MARK)])
    mark, (low, _, per) = score.pass_mark.points, result.claimed
    shown = plain(mark, voice.language)
    told.append(voice.say(labels.PASS_MARK, points=shown))
    if result.passes is False and hundredths(low, per) >= mark * 100:
        # What is shown looks like the mark, so the person must see that it is not.
        told.append(voice.say(labels.BELOW_AS_SHOWN, exact=result.claimed.exact(low), mark=shown))
    return _sentence(told)


def _sentence(clauses: list[str]) -> str:
    told = "; ".join(clauses)
    return f"{told[0].upper()}{told[1:]}."


def part_title(result: PartResult, voice: Voice) -> str:
    """The title of a part, and whether it applies."""
    title = voice.say(result.part.title)
    if result.standing == "scored":
        return title
    return f"{title} ({voice.say(labels.FULL if result.standing == 'full' else labels.DROPPED)})"


def categories(report: Report, voice: Voice) -> Iterator[str]:
    """The category chosen, those that fit, and those that still may; nothing where the rubric has none."""
    result, chosen = report.categories, report.categories.chosen
    if not report.rubric.categories:
        return
    fitting = [each.title for each in result.fitting if each != chosen]
    possible = [each.title for each in result.open if each != chosen]
    if chosen:
        yield voice.say(labels.CHOSEN[result.supported], title=chosen.title)
    if fitting:
        yield voice.say(labels.FITS if chosen else labels.FITS_ONLY, titles=join(fitting, "; "))
    elif not chosen:
        yield voice.say(labels.FITS_NONE)
    if possible:
        yield voice.say(labels.FITS_OPEN, titles=join(possible, "; "))


def findings(report: Report, voice: Voice) -> Iterator[str]:
    """Each finding with its place; answers that only lack a proof in one sentence."""
    yield from (_finding(each, report, voice) for each in report.findings if each.rule != "belum-dibuktikan")
    keys = [each.question for each in report.findings if each.rule == "belum-dibuktikan" and each.question]
    if keys:
        names = join([report.rubric.questions[key].label for key in keys], "; ")
        yield voice.say(labels.UNPROVEN, count=len(keys), labels=names)


def _finding(finding: Finding, report: Report, voice: Voice) -> str:
    if not finding.question:
        return voice.say(finding.message)
    label = report.rubric.questions[finding.question].label
    return voice.say(labels.AT, label=label, file=report.facts.file, line=finding.line, message=finding.message)


def open_questions(report: Report, voice: Voice) -> Iterator[str]:
    """The questions without an answer, in one sentence."""
    if report.open_questions:
        yield voice.say(join([report.rubric.questions[key].label for key in report.open_questions], "; "))


def basis(report: Report, voice: Voice) -> Iterator[str]:
    """Whose weights and levels these are, and the rubric's notes."""
    yield from (voice.say(sentence) for sentence in _about_weights(report.rubric.score))
    yield from (f"{voice.say(note.text)}{doubt(note.basis.source, voice)}" for note in report.rubric.notes)


def doubt(source: Source | None, voice: Voice) -> str:
    """How sure a source is, where that is not high."""
    if not source or source.confidence == "high":
        return ""
    return f" ({voice.say(labels.CONFIDENCES[source.confidence])})"


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


def provenance(report: Report, voice: Voice) -> str:
    """The version and the digests, by which a report can be told from another."""
    short = {"rubric": report.rubric.digest[:12], "facts": report.facts_digest[:12], "digest": report.digest[:12]}
    return voice.say(labels.PROVENANCE, version=__version__, **short)
