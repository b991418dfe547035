"""The index of a region as JSON, version 1: keys are added, never renamed (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli import __version__
from inovasi_cli.assess.report import ratio
from inovasi_cli.numbers import rounded
from inovasi_cli.region.region import covered
from inovasi_cli.render.json import STATES, TOOL, path_text, pretty

if TYPE_CHECKING:
    from fractions import Fraction

    from inovasi_cli.region.advice import Advice, More, Spare, Step
    from inovasi_cli.region.count import Sum
    from inovasi_cli.region.members import Judged, Member, Unread
    from inovasi_cli.region.region import Later, Reach, Region

FORMAT: Final = 1


def render(region: Region, advice: Advice, language: str) -> str:
    """The whole index, in ASCII."""
    edition, affairs = region.edition, region.edition.affairs
    places = enumerate(affairs.every) if affairs else ()
    told = {
        "format": FORMAT,
        "tool": {"name": TOOL, "version": __version__},
        "edition": {"id": edition.id, "title": edition.title.say(language), "digest": edition.digest},
        "index": _reach(region.reach),
        "bands": _bands(region),
        "affairs": [
            {"id": each.id, "title": each.title.say(language), "state": STATES[covered(region, place)]}
            for place, each in places
        ],
        "waiting": _gain(advice.waiting),
        "region": _judged(region.rows) if region.rows else None,
        "innovations": [_member(region, each) for each in region.members],
        "unread": [_unread(each) for each in region.unread],
        "twins": [[path_text(each.judged.file) for each in group] for group in region.twins],
        "steps": [_step(each, language) for each in advice.steps],
        "steps_complete": advice.whole,
        "one_more": [_more(region, each) for each in advice.more],
        "better_without": [_spare(each) for each in advice.spare],
        "outlook": [_later(each) for each in region.later],
    }
    return pretty(told)


def _bands(region: Region) -> dict[str, object]:
    bands = {key: region.band(total) for key, total in region.reach._asdict().items()}
    return {key: band.id if band else None for key, band in bands.items()}


def _reach(reach: Reach) -> dict[str, object]:
    return {key: _sum(total) for key, total in reach._asdict().items()}


def _sum(total: Sum) -> dict[str, object]:
    return {
        **_gain(total.value),
        "innovations": total.number,
        **{key: _rounded(getattr(total, key)) for key in ("region", "mean", "amount")},
    }


def _gain(value: Fraction) -> dict[str, object]:
    return {"points": _rounded(value), "exact": ratio(value.numerator, value.denominator)}


def _rounded(value: Fraction) -> float:
    return rounded(value.numerator, value.denominator)


def _judged(judged: Judged) -> dict[str, object]:
    low, high, per = judged.claimed
    return {
        "file": path_text(judged.file),
        "rubric": judged.standing.rubric.id,
        "verdict": judged.verdict,
        "claimed": {"low": rounded(low, per), "high": rounded(high, per)},
        "evidenced": rounded(judged.evidenced.low, per),
        "gates": [
            {"id": each.gate.id, "state": STATES[each.met]}
            for each in judged.standing.eligibility.gates
            if not each.met
        ],
        "digest": judged.digest,
    }


def _member(region: Region, member: Member) -> dict[str, object]:
    affairs = region.edition.affairs
    named = zip(affairs.every, member.affairs, strict=True) if affairs else ()
    own = [affair.id for affair, state in named if state]
    return {"title": member.judged.title, "counts": STATES[member.counts], "affairs": own, **_judged(member.judged)}


def _unread(each: Unread) -> dict[str, object]:
    problems = [
        {"line": problem.line, "column": problem.column, "message": problem.message} for problem in each.problems
    ]
    return {"file": path_text(each.file), "message": None if problems else each.message, "problems": problems}


def _step(step: Step, language: str) -> dict[str, object]:
    proofs = [step.rubric.questions[key].proof for key in step.action.proofs]
    return {
        "file": path_text(step.judged.file),
        "of": "innovation" if step.member else "region",
        "id": step.action.id,
        "title": step.action.title.say(language),
        "claimed": _gain(step.claimed),
        "evidenced": _gain(step.evidenced),
        "answers": list(step.action.answers),
        "evidence": [proof.hint.say(language) for proof in proofs if proof],
        "reaches": step.reaches.id if step.reaches else None,
        "enters": step.enters,
    }


def _more(region: Region, more: More) -> dict[str, object]:
    affairs = region.edition.affairs
    return {
        "affairs": [affairs.every[place].id for place in more.affairs] if affairs else [],
        "least": _gain(more.nothing),
        "best": _gain(more.best),
        "pays_from": more.pays_from,
    }


def _spare(spare: Spare) -> dict[str, object]:
    return {"file": path_text(spare.member.judged.file), "gain": _gain(spare.gain)}


def _later(later: Later) -> dict[str, object]:
    outlook = later.outlook
    return {
        "year": outlook.year,
        "divisor": outlook.least_divisor,
        "affairs_needed": outlook.needed,
        "index": _reach(later.reach),
    }
