"""What every format for people says of the versions of a fact file, without layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.words import day_words
from inovasi_cli.render import labels
from inovasi_cli.render.difference.figures import shown, signed
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.history.timeline import Moment, Timeline
    from inovasi_cli.render.voice import Voice

SHORT: Final = 7
"""Letters by which a commit is called."""

VERSIONS: Final = Text("Tiap versi, yang terbaru dahulu", "Each version, newest first")
VERSION: Final = Text("Versi", "Version")
UNREAD: Final = Text("tidak terbaca", "unreadable")

_TITLE: Final = Text("Riwayat {file}", "History of {file}")
_COUNT: Final = Text("{count} versi, dari {first} sampai {last}.", "Versions: {count}, from {first} to {last}.")
_ONLY: Final = Text("Satu versi, {last}.", "One version, {last}.")
_CUT: Final = Text("Versi yang lebih lama tidak dibaca.", "Older versions were not read.")
_SHALLOW: Final = Text(
    "Versi yang lebih lama tidak ada di salinan ini; unduh dengan: git fetch --unshallow",
    "Older versions are not in this copy; fetch them with: git fetch --unshallow",
)
_NO_DAY: Final = Text("hari yang tidak diketahui", "an unknown day")
_ROSE: Final = Text(
    "Kesiapan: dulu {before}, kini {after}. Terbukti: dulu {proven_before}, kini {proven_after}.",
    "Readiness: {before} before, {after} now. Proven: {proven_before} before, {proven_after} now.",
)
_STANDS: Final = Text("Kesiapan: {after}. Terbukti: {proven_after}.", "Readiness: {after}. Proven: {proven_after}.")
_FIRST: Final = Text("versi pertama yang terbaca", "first readable version")
_STILL: Final = Text("tidak ada yang menggeser putusan atau nilai", "nothing moves verdict or points")
_MOST: Final = Text("{told} ({points})", "{told} ({points})")
_OTHERS: Final = Text("{told}; dan {count} perubahan lain", "{told}; and {count} other {count:change|changes}")
_BOTH: Final = Text("{claimed}, terbukti {evidenced}", "{claimed}, proven {evidenced}")
_PROVEN: Final = Text("terbukti {evidenced}", "proven {evidenced}")


def title(found: Timeline, voice: Voice) -> str:
    """Whose versions these are."""
    return voice.say(_TITLE, file=Text(found.file))


def about(found: Timeline, voice: Voice) -> Iterator[str]:
    """What they were judged by, on which day, how many there are, and whether older ones are missing."""
    yield voice.say(labels.JUDGED_BY, title=found.rubric.title)
    yield voice.say(labels.ON.fill(day=day_words(found.on)) if found.on else labels.ON_UNKNOWN)
    days = [each.version.commit.day for each in found.moments]
    first, last = (day_words(day) if day else _NO_DAY for day in (days[0], days[-1]))
    yield voice.say(_COUNT if len(days) > 1 else _ONLY, count=len(days), first=first, last=last)
    if found.cut or found.shallow:
        yield voice.say(_SHALLOW if found.shallow else _CUT)


def rose(found: Timeline, voice: Voice) -> str | None:
    """The points of the first and of the last version that was scored, or of the only one; None where none was."""
    scored = [each.judged.low for each in found.moments if each.judged and each.judged.low]
    if not scored:
        return None
    before, after = scored[0], scored[-1]
    points = {"before": before.claimed, "after": after.claimed}
    points |= {"proven_before": before.evidenced, "proven_after": after.evidenced}
    return voice.say(
        _ROSE if len(scored) > 1 else _STANDS, **{key: shown(value, voice) for key, value in points.items()}
    )


def told(moment: Moment, voice: Voice) -> str:
    """What changed most since the version before, or why this one says nothing."""
    return voice.say(_told(moment, voice))


def _told(moment: Moment, voice: Voice) -> Text:
    if moment.version.problem:
        return moment.version.problem
    if not moment.most:
        return _FIRST if moment.first else _STILL
    said = moment.most.told
    if moment.most.points and any(moment.most.points):
        claimed, evidenced = (signed(each, voice) for each in moment.most.points)
        points = _PROVEN if not moment.most.points.claimed else _BOTH
        said = _MOST.fill(told=said, points=points.fill(claimed=claimed, evidenced=evidenced))
    return _OTHERS.fill(told=said, count=moment.moving - 1) if moment.moving > 1 else said
