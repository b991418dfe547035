"""The points that wait for proof, as every format tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.assess.proofs import lacking
from inovasi_cli.assess.report import ratio
from inovasi_cli.numbers import rounded
from inovasi_cli.render import labels
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.assess.advised import Lack, Loss
    from inovasi_cli.assess.report import Report
    from inovasi_cli.render.voice import Voice


class Lost(NamedTuple):
    """One part with the points that it loses for want of proof, and which answers lack what."""

    title: str
    points: str
    lacks: tuple[str, ...]


def lost(report: Report, voice: Voice) -> list[Lost]:
    """What is claimed and not proven, part by part, the most points first."""
    return [
        Lost(
            voice.say(loss.part.title),
            voice.points(loss.points, loss.per),
            tuple(voice.say(labels.LACK, label=each.question.label, reason=lacking(each)) for each in loss.lacks),
        )
        for loss in report.losses
    ]


def heading(report: Report, voice: Voice) -> str:
    """The heading above them, with the points that they come to."""
    return voice.say(labels.LOSSES, points=together(report.losses, voice))


def lines(report: Report, voice: Voice) -> Iterator[str]:
    """The same, each part in one line."""
    for each in lost(report, voice):
        lacks = Text("; ".join(each.lacks))
        yield voice.say(labels.LOST, title=Text(each.title), points=each.points, lacks=lacks)


def together(losses: Sequence[Loss], voice: Voice) -> str:
    """The points that these parts lose together."""
    return voice.points(sum(each.points for each in losses), losses[0].per if losses else 1)


def loss_data(loss: Loss, language: str) -> dict[str, object]:
    """The same of one part as JSON data."""
    return {
        "part": loss.part.id,
        "title": loss.part.title.say(language),
        "points": rounded(loss.points, loss.per),
        "exact": ratio(loss.points, loss.per),
        "lacks": [_lack_data(lack, language) for lack in loss.lacks],
    }


def _lack_data(lack: Lack, language: str) -> dict[str, object]:
    proof = lack.question.proof
    return {
        "question": lack.question.id,
        "evidence": proof.hint.say(language) if proof else None,
        "proofs": [{"ref": each.ref, "state": each.state} for each in lack.proofs],
        "reason": lacking(lack).say(language),
    }
