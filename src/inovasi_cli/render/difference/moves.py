"""What moved one judgement to another: cause by cause, part by part, requirement by requirement."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.difference import ANSWERS, DATE, EVIDENCE, FACTS, NOTHING, RUBRIC, VERSION
from inovasi_cli.render import labels
from inovasi_cli.render.difference.figures import VERDICT, direction, heading, pair
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.difference import Cause, Difference, GateState, Item, Moved
    from inovasi_cli.conditions import Truth
    from inovasi_cli.render.terminal.writer import Writer

MOST: Final = 10
"""So many changes are shown of one cause."""

_CAUSES: Final = {
    RUBRIC: Text("Rubrik", "Rubric"),
    DATE: Text("Tanggal acuan", "Reference date"),
    ANSWERS: Text("Jawaban", "Answers"),
    EVIDENCE: Text("Bukti", "Proofs"),
    FACTS: Text("Jawaban atau bukti", "Answers or proofs"),
    VERSION: Text("Versi inovasi", "Version of inovasi"),
}
_SUM: Final = Text("Jumlah", "In all")
_TURNS: Final = Text("mengubah syarat: {titles}", "changes the requirement: {titles}")
_QUIET: Final = Text(
    "{count} perubahan lain tidak menggeser apa pun", "{count} other {count:change moves|changes move} nothing"
)
_MORE: Final = Text("... dan {count} perubahan lain", "... and {count} more")
_TURNED: Final = Text("dulu {before}, kini {after}", "{before} before, {after} now")
_STATES: Final[dict[Truth, Text]] = {
    True: Text("terpenuhi", "met"),
    False: Text("tidak terpenuhi", "not met"),
    None: Text("belum pasti", "undecided"),
}
_NOT_ASKED: Final = Text("tidak diminta", "not asked")


def causes(found: Difference, writer: Writer) -> Iterator[Row]:
    """What each cause brings, and each change of it alone."""
    scored = found.points is not None
    if scored:
        yield Row("", tail=heading(writer))
    verdict = found.before.verdict
    for cause in found.causes:
        yield Row(writer.say(_CAUSES[cause.kind]), "bold", tail=pair(cause.points, writer) if scored else "")
        if cause.verdict and cause.verdict != verdict:
            words = {"before": labels.VERDICTS[verdict], "after": labels.VERDICTS[cause.verdict]}
            yield Row(writer.say(VERDICT, **words), depth=1)
            verdict = cause.verdict
        yield from _items(cause, found, writer)
    if found.points and len(found.causes) > 1:
        yield Row(writer.say(_SUM), "bold", tail=pair(found.points, writer))


def _items(cause: Cause, found: Difference, writer: Writer) -> Iterator[Row]:
    loud = sorted((item for item in cause.items if _moves(item)), key=_size, reverse=True)
    for item in loud[:MOST]:
        tail = pair(item.points, writer) if item.points else ""
        yield Row(writer.say(item.told), sign=_item_sign(item), depth=1, tail=tail)
        if item.gates:
            titles = join([found.after.gates[key].title for key in item.gates], "; ")
            yield Row(writer.say(_TURNS, titles=titles), "dim", depth=2)
    if loud[MOST:]:
        yield Row(writer.say(_MORE, count=len(loud) - MOST), "dim", depth=1)
    if len(loud) < len(cause.items):
        yield Row(writer.say(_QUIET, count=len(cause.items) - len(loud)), "dim", depth=1)


def _moves(item: Item) -> bool:
    return bool(item.gates) or any(item.points or ())


def _size(item: Item) -> Fraction:
    return max(map(abs, item.points)) if item.points else Fraction()


def _item_sign(item: Item) -> Span:
    total = sum(item.points or (), Fraction())
    return direction(total) if total else Span("~", "yellow")


def parts(found: Difference, writer: Writer) -> Iterator[Row]:
    """The outermost parts that differ, those that differ most first."""
    if not found.points or not found.parts:
        return
    yield Row("", tail=heading(writer))
    for part in found.parts:
        sides = [side.points if side else None for side in (part.before, part.after)]
        old, new = (side or NOTHING for side in sides)
        yield Row(writer.say(part.either.title), tail=pair(new.since(old), writer))


def gate(moved: Moved[GateState], writer: Writer) -> Iterator[Row]:
    """A requirement that stands otherwise than before."""
    before, after = (_STATES[side.met] if side else _NOT_ASKED for side in (moved.before, moved.after))
    yield Row(writer.say(moved.either.title), sign=writer.sign(moved.after.met if moved.after else True))
    yield Row(writer.say(_TURNED, before=before, after=after), depth=1)
    if moved.after:
        yield Row(writer.say(moved.after.reason), "dim", depth=1)


def adds_up(cause: Cause) -> bool:
    """Whether the changes of a cause bring alone what they bring together."""
    sums = [sum((item.points[measure] for item in cause.items if item.points), Fraction()) for measure in (0, 1)]
    return sums == list(cause.points or ())
