"""What a comparison comes to, in a sentence for the verdict and one for each score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.difference import DATE, FACTS, RUBRIC, VERSION
from inovasi_cli.render import labels
from inovasi_cli.render.difference.figures import VERDICT, direction, shown, signed
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from inovasi_cli.assess.difference import Difference, Points
    from inovasi_cli.render.terminal.writer import Writer

REASONS: Final = 2
"""So many are told in the first sentence."""
"""So many changes are told in a sentence."""

_NOTHING: Final = Text("Tidak ada yang berubah bagi penilaian ini.", "Nothing changed for this judgement.")
_STAYS: Final = Text("Putusan dan nilainya tetap.", "Verdict and points stay the same.")
_VERDICT_STAYS: Final = Text("Putusannya tetap.", "The verdict stays the same.")
_UP: Final = Text("Naik {points} {unit}", "Up {points} {unit}")
_DOWN: Final = Text("Turun {points} {unit}", "Down {points} {unit}")
_PROVEN_UP: Final = Text("Nilai terbukti naik {points} {unit}", "Proven points up {points} {unit}")
_PROVEN_DOWN: Final = Text("Nilai terbukti turun {points} {unit}", "Proven points down {points} {unit}")
_POINT: Final = Text("poin", "points")
_PERCENT: Final = Text("persen", "percent")
_BECAUSE: Final = Text("{what}: {why}.", "{what}: {why}.")
_REASON: Final = Text("{told} ({points})", "{told} ({points})")
_ALONE: Final = Text("{what}.", "{what}.")
_AND_MORE: Final = Text("dan {count} lain", "and {count} more")
_OTHERS: Final = {
    RUBRIC: Text("rubriknya lain", "another rubric"),
    DATE: Text("tanggal acuannya lain", "another reference date"),
    FACTS: Text("berkas faktanya berubah", "the facts changed"),
    VERSION: Text("versi inovasi lain", "another version of inovasi"),
}


def sentences(found: Difference, writer: Writer) -> Iterator[Row]:
    """What got better or worse, and by what."""
    if not found.causes:
        yield Row(writer.say(_NOTHING), "bold", Span("="))
        return
    if found.verdict:
        words = (labels.VERDICTS[side.verdict] for side in (found.before, found.after))
        yield Row(writer.say(VERDICT, before=next(words), after=next(words)), "bold", direction(found.verdict))
    points = found.points
    if points and points.claimed:
        what = _UP if points.claimed > 0 else _DOWN
        yield Row(_sentence(what, points.claimed, 0, found, writer), "bold", direction(points.claimed))
    if points and points.evidenced:
        what = _PROVEN_UP if points.evidenced > 0 else _PROVEN_DOWN
        yield Row(_sentence(what, points.evidenced, 1, found, writer), "bold", direction(points.evidenced))
    if not found.verdict and not any(points or ()):
        yield Row(writer.say(_STAYS if points else _VERDICT_STAYS), "bold", Span("="))


def _sentence(what: Text, size: Fraction, measure: int, found: Difference, writer: Writer) -> str:
    """How far the points moved, and the changes that move them most; what stays out of it is counted."""
    unit = _PERCENT if found.percent else _POINT
    told = what.fill(points=shown(abs(size), writer), unit=unit)
    movers = [(each, points[measure]) for each, points in _movers(found) if points and points[measure]]
    movers.sort(key=lambda mover: -abs(mover[1]))
    if not movers:
        return writer.say(_ALONE, what=told)
    reasons = [_REASON.fill(told=each, points=signed(size, writer)) for each, size in movers[:REASONS]]
    if movers[REASONS:]:
        reasons.append(_AND_MORE.fill(count=len(movers) - REASONS))
    return writer.say(_BECAUSE, what=told, why=join(reasons, "; "))


def _movers(found: Difference) -> Iterator[tuple[Text, Points | None]]:
    for cause in found.causes:
        if cause.kind in _OTHERS:
            yield _OTHERS[cause.kind], cause.points
        else:
            yield from ((item.told, item.points) for item in cause.items)
