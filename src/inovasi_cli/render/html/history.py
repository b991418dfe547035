"""Makes of a history what its page shows."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli import __version__
from inovasi_cli.render import labels, sentences, versions
from inovasi_cli.render.difference.figures import shown
from inovasi_cli.render.html.chart import Frame, chart
from inovasi_cli.render.html.page import TONES
from inovasi_cli.render.html.shown import Sign
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inovasi_cli.assess.difference import Judged
    from inovasi_cli.history.timeline import Moment, Timeline
    from inovasi_cli.render.html.chart import Chart
    from inovasi_cli.render.voice import Voice
    from inovasi_cli.rubric.model import Score

LONGEST: Final = 44
"""Letters of a name above its line."""

_ABOUT: Final = Text(
    "{rose} Garis: {lines}. Angka tiap versi ada di tabel.", "{rose} Lines: {lines}. The figures are in the table."
)
_ABOUT_BARE: Final = Text("{rose} Angka tiap versi ada di tabel.", "{rose} The figures are in the table.")
_NAMED: Final = Text("{title} {points}", "{title} {points}")
_PROVENANCE: Final = Text("inovasi {version}; rubrik {rubric}", "inovasi {version}; rubric {rubric}")


class Version(NamedTuple):
    """One version: where it stood, and what moved it most; without figures where none are known."""

    day: str
    commit: str
    sign: Sign
    verdict: str
    claimed: str
    evidenced: str
    told: str


class History(NamedTuple):
    """The whole page, in the order in which it is read; ``chart`` is None where nothing is scored."""

    title: str
    file: str
    about: tuple[str, ...]
    verdict: str
    tone: str
    rose: str | None
    chart: Chart | None
    chart_about: str
    versions: tuple[Version, ...]
    provenance: str


def history_of(found: Timeline, voice: Voice) -> History:
    """What the page of a history shows; the title and the verdict are those of the newest version that can be read."""
    known = [each for each in found.moments if each.judged and each.version.facts]
    newest = known[-1] if known else None
    rose = versions.rose(found, voice)
    lines = _lines(found.rubric.score, voice) if found.rubric.score else {}
    verdict = newest.judged.verdict if newest and newest.judged else None
    return History(
        title=voice.say(sentences.called(newest.version.facts) if newest and newest.version.facts else labels.UNTITLED),
        file=versions.title(found, voice),
        about=tuple(versions.about(found, voice)),
        verdict=voice.say(labels.VERDICTS[verdict]) if verdict else "",
        tone=TONES[labels.VERDICT_TRUTHS[verdict]] if verdict else "",
        rose=rose,
        chart=_chart(found, lines, voice) if rose else None,
        chart_about=voice.say(_ABOUT if lines else _ABOUT_BARE, rose=rose, lines=join(list(lines.values()), "; ")),
        versions=tuple(_version(each, voice) for each in reversed(found.moments)),
        provenance=voice.say(_PROVENANCE, version=__version__, rubric=found.rubric.digest[:12]),
    )


def _lines(score: Score, voice: Voice) -> dict[Fraction, Text]:
    """What begins at which points: bands, and the pass mark; those that begin at the same points are one line."""
    marks = [(band.least, band.title) for band in score.bands if band.least]
    marks += [(score.pass_mark.points, labels.THE_PASS_MARK)] if score.pass_mark else []
    found: dict[Fraction, list[Text]] = {}
    for points, title in marks:
        found.setdefault(Fraction(points), []).append(title)
    return {
        points: _NAMED.fill(title=join(titles), points=_figure(points, voice))
        for points, titles in sorted(found.items())
    }


def _chart(found: Timeline, lines: dict[Fraction, Text], voice: Voice) -> Chart:
    judged: Sequence[Judged | None] = [each.judged for each in found.moments]
    best = max((each.out_of for each in judged if each and each.out_of), default=Fraction(1))
    frame = Frame(
        best,
        {points: _figure(points, voice) for points in (Fraction(), best / 2, best)},
        {points: _cut(voice.say(text)) for points, text in lines.items() if points <= best},
        [_day(each) for each in found.moments],
    )
    return chart([each.low if each else None for each in judged], frame)


def _figure(points: Fraction, voice: Voice) -> str:
    return str(points) if points.denominator == 1 else shown(points, voice)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def _day(moment: Moment) -> str:
    return f"{moment.version.commit.day or '?'}"


def _version(moment: Moment, voice: Voice) -> Version:
    judged, commit = moment.judged, moment.version.commit.id[: versions.SHORT]
    told = versions.told(moment, voice)
    if not judged:
        unread = voice.say(versions.UNREAD)
        return Version(_day(moment), commit, Sign("!", unread, "open"), unread, "", "", told)
    state = labels.VERDICT_TRUTHS[judged.verdict]
    verdict = voice.say(labels.VERDICTS[judged.verdict])
    claimed, evidenced = (shown(each, voice) for each in judged.low) if judged.low else ("", "")
    sign = Sign(voice.signs.of(state), verdict, TONES[state])
    return Version(_day(moment), commit, sign, verdict, claimed, evidenced, told)
