"""Makes of a report what its page shows."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.report import PARTLY, SHOWN
from inovasi_cli.numbers import plain
from inovasi_cli.render import labels, losses, pdfs, prospects, sentences, steps
from inovasi_cli.render.html import drawing, words
from inovasi_cli.render.html.shown import Characteristic, Cited, Element, Page, Part, Reached, Requirement, Sign, Step
from inovasi_cli.text import Text, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import CharacteristicResult, GateResult, PartResult, Report
    from inovasi_cli.conditions import Truth
    from inovasi_cli.render.voice import Voice
    from inovasi_cli.rubric.model import Source

FIRST_STEPS: Final = 3

_LINK: Final = re.compile(r"https?://", re.IGNORECASE)
_STATES: Final[dict[Truth, Text]] = {
    True: labels.STATES["shown"],
    False: labels.STATES["not-shown"],
    None: labels.STATES["unknown"],
}
TONES: Final[dict[Truth, str]] = {True: "good", False: "bad", None: "open"}


def page_of(report: Report, voice: Voice) -> Page:
    """What the page of a report shows."""
    gates, verdict = report.eligibility.gates, report.eligibility.told
    told = steps.steps_of(report, voice)
    unmet = [gate for state in (False, None) for gate in gates if gate.met is state]
    return Page(
        title=voice.say(sentences.name(report)),
        judged_by=voice.say(labels.JUDGED_BY, title=report.rubric.title),
        counted_on=sentences.counted_on(report, voice),
        verdict=voice.say(labels.VERDICTS[verdict]),
        tone=TONES[labels.VERDICT_TRUTHS[verdict]],
        gates=sentences.gates(report, voice),
        reasons=(
            *_decides(unmet, voice),
            *sentences.eligible_from(report, voice),
            *sentences.closed(report, voice),
        ),
        readiness=_reached(report, voice),
        steps=tuple(_step(number, step, report, voice) for number, step in enumerate(told, 1)),
        fewest=tuple(steps.fewest(told, len(told), report, voice)),
        missing=tuple(_requirement(gate, voice) for gate in unmet),
        characteristics=tuple(
            _characteristic(number, each, voice) for number, each in enumerate(report.characteristics, 1)
        ),
        radar=_radar(report),
        categories=tuple(sentences.categories(report, voice)),
        parts=tuple(_parts(report, voice)),
        losses_title=losses.heading(report, voice),
        losses=tuple(losses.lines(report, voice)),
        met=tuple(_requirement(gate, voice) for gate in gates if gate.met),
        findings=tuple(sentences.findings(report, voice)),
        pdfs=(*pdfs.troubles(report, voice), *pdfs.lines(report, voice)),
        open_title=prospects.open_title(report, voice),
        open_questions=tuple(prospects.open_questions(report, voice)),
        reminders=tuple(voice.say(each.text) for each in report.rubric.reminders),
        basis=tuple(sentences.basis(report, voice)),
        sources=tuple(_cited(source, voice) for source in report.rubric.sources),
        provenance=sentences.provenance(report, voice),
    )


def _decides(unmet: list[GateResult], voice: Voice) -> Iterator[str]:
    """The first requirement that stands in the way."""
    if unmet:
        first, more = unmet[0], len(unmet) - 1
        sentence = words.MORE_DECIDE if more else words.DECIDES
        yield voice.say(sentence, title=first.gate.title, reason=first.reason, count=more)


def _requirement(result: GateResult, voice: Voice) -> Requirement:
    cure = voice.say(labels.CURE, cure=result.gate.cure) if result.met is False else None
    return Requirement(sign_of(result.met, voice), voice.say(result.gate.title), voice.say(result.reason), cure)


def sign_of(state: Truth, voice: Voice) -> Sign:
    """The sign of a state, its words, and its colour."""
    return Sign(voice.signs.of(state), voice.say(_STATES[state]), TONES[state])


def _step(number: int, step: steps.Step, report: Report, voice: Voice) -> Step:
    details = chain(steps.takes(step.actions, report, voice), steps.prepares(step.actions, report, voice))
    return Step(number, step.title, steps.gains(step.actions, report, voice), tuple(details))


def _characteristic(number: int, result: CharacteristicResult, voice: Voice) -> Characteristic:
    one_is_enough = _one_is_enough(result)
    state = voice.say(labels.STATES[result.state])
    sign = sign_of(labels.STATE_TRUTHS[result.state], voice)._replace(words=state)
    if result.state == PARTLY:
        sign = sign._replace(sign=voice.signs.partly)
    spare = Sign(voice.signs.spare, voice.say(words.WORDS["spare"]), "spare")
    needed = 1 if one_is_enough else len(result.elements)
    shown, possible = (round(share * needed) for share in _shares(result))
    return Characteristic(
        number=number,
        sign=sign,
        title=voice.say(result.characteristic.title),
        state=f"{state} ({voice.say(labels.ENOUGH)})" if one_is_enough else state,
        shown=voice.say(words.SHARE, count=shown, all=needed),
        possible=voice.say(words.SHARE, count=possible, all=needed),
        # What is not needed any more is no fault.
        elements=tuple(
            Element(
                spare if one_is_enough and result.state == SHOWN and not each.met else sign_of(each.met, voice),
                voice.say(each.element.title),
            )
            for each in result.elements
        ),
    )


def _one_is_enough(result: CharacteristicResult) -> bool:
    return result.characteristic.need == "any" and len(result.elements) > 1


def _shares(result: CharacteristicResult) -> tuple[float, float]:
    """Which share of what a characteristic needs is there, and which may still turn out to be."""
    states = [each.met for each in result.elements]
    shown, possible = states.count(True), len(states) - states.count(False)
    if result.characteristic.need == "any":
        return float(shown > 0), float(possible > 0)
    return shown / len(states), possible / len(states)


def _radar(report: Report) -> drawing.Radar | None:
    shares = [_shares(each) for each in report.characteristics]
    return drawing.radar([shown for shown, _ in shares], [possible for _, possible in shares])


def _reached(report: Report, voice: Voice) -> Reached | None:
    score, result = report.rubric.score, report.readiness
    if not score or not result:
        return None
    low, high, per = result.claimed
    claimed, evidenced, possible = (voice.points(each, per) for each in (low, result.evidenced.low, high))
    out_of = plain(score.out_of, voice.language)
    values = {"claimed": claimed, "evidenced": evidenced, "possible": possible, "most": out_of}
    return Reached(
        claimed,
        evidenced,
        possible,
        voice.say(words.OUT_OF, points=out_of),
        drawing.bar(result.evidenced, result.claimed, float(score.out_of) * per),
        voice.say(words.BAR, title=words.WORDS["readiness"], **values),
        sentences.marks(score, result, voice),
        (*prospects.marks(report, voice), *pdfs.warning(report, voice)),
        tuple(sentences.balance(score, result, voice)),
    )


def _parts(report: Report, voice: Voice) -> Iterator[Part]:
    for result in report.readiness.parts if report.readiness else ():
        yield from _part(result, voice, 0)


def _part(result: PartResult, voice: Voice, depth: int) -> Iterator[Part]:
    low, high, per = result.claimed
    figures = {
        "claimed": voice.points(low, per),
        "evidenced": voice.points(result.evidenced.low, per),
        "possible": voice.points(high, per),
        "most": voice.points(result.most, per),
    }
    title = sentences.part_title(result, voice)
    level = voice.say(result.level) if result.level else None
    about = voice.say(words.BAR, title=Text(title), **figures)
    yield Part(depth, title, level, drawing.bar(result.evidenced, result.claimed, result.most), about, **figures)
    for child in result.parts:
        yield from _part(child, voice, depth + 1)


def _cited(source: Source, voice: Voice) -> Cited:
    address = visible(source.url) if source.url else None
    confidence = voice.say(labels.CONFIDENCES[source.confidence])
    return Cited(voice.say(source.title), confidence, address, bool(address and _LINK.match(address)))
