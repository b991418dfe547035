"""What the judges came to, for people: agreement, where they differ most, and what is still owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.numbers import plain as written
from inovasi_cli.render.contest import figures, words
from inovasi_cli.render.contest.names import Names
from inovasi_cli.render.contest.rules import rules
from inovasi_cli.render.pages.blocks import Heading, Listing, Paragraph, Table
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from inovasi_cli.contest.course import StageResult
    from inovasi_cli.contest.hold import Held
    from inovasi_cli.contest.panel import Gap, Judged, Panel
    from inovasi_cli.render.pages.blocks import Block
    from inovasi_cli.render.voice import Voice

FEW: Final = 30
"""So many entries are shown on a screen."""


def render(held: Held, voice: Voice, *, most: int | None = None) -> Iterator[Block]:
    """The whole page; of the entries at most ``most`` in each table."""
    say, contest = voice.say, held.contest
    yield Heading(say(words.PANEL, title=Text(contest.title)), 1)
    yield Paragraph(say(words.ORGANISER, name=Text(contest.organiser)))
    if held.blinded:
        yield Paragraph(say(words.BLIND))
    for result in held.course.held:
        yield Heading(say(words.STAGE, title=Text(result.stage.title)))
        if result.panel:
            yield from _Page(held, result.panel, voice).blocks(most)
        else:
            yield Paragraph(say(required(result)))
    for stage in held.course.waiting:
        yield Heading(say(words.STAGE, title=Text(stage.title)))
        yield Paragraph(say(words.WAITING))
    yield from rules(held, voice)


def required(result: StageResult) -> Text:
    """How many met the requirements of a stage."""
    rubric = result.stage.rubric.title if result.stage.rubric else Text("")
    return words.REQUIRED.fill(rubric=rubric, passed=len(result.passed), stopped=len(result.stopped))


class _Page:
    """One stage before its judges."""

    def __init__(self, held: Held, panel: Panel, voice: Voice) -> None:
        self.held = held
        self.panel = panel
        self.voice = voice
        self.names = Names(held, voice)

    def blocks(self, most: int | None) -> Iterator[Block]:
        say, panel = self.voice.say, self.panel
        yield Paragraph(say(words.JUDGED, entries=len(panel.entries), judges=len(panel.judges)))
        if panel.absent:
            yield Paragraph(say(words.ABSENT, judges=self.names.judges(panel.absent)), strong=True)
        yield Heading(say(words.AGREEMENT), 3)
        yield Paragraph(say(words.AGREEMENT_HELP))
        yield self._agreement()
        yield from differences(self.held, panel, self.voice, most)
        yield Heading(say(words.ENTRIES), 3)
        yield self._entries(most)
        yield from duties(self.held, panel, self.voice, most)
        yield from self._remarks(most)

    def _agreement(self) -> Table:
        say, stage = self.voice.say, self.panel.stage
        rows = tuple(
            (
                say(part.title),
                figures.share(part, stage, self.voice),
                figures.coefficient(alpha, self.voice),
                say(figures.meaning(alpha)),
            )
            for part, alpha in zip(stage.parts, self.panel.agreement, strict=True)
        )
        heads = (words.PART, words.WEIGHT, words.ALPHA, words.MEANING)
        return Table(tuple(map(say, heads)), rows, frozenset({1, 2}))

    def _entries(self, most: int | None) -> Table:
        say = self.voice.say
        ordered = sorted(self.panel.entries, key=lambda each: -each.widest.size if each.widest else 0)
        shown = ordered[:most]
        left = len(ordered) - len(shown)
        heads = (words.ENTRY, words.POINTS, words.ALPHA, words.JUDGES, words.WIDEST, words.WHERE)
        return Table(
            tuple(map(say, heads)),
            tuple(map(self._entry, shown)),
            frozenset({1, 2, 3, 4}),
            say(words.MORE, count=left) if left else "",
        )

    def _entry(self, each: Judged) -> tuple[str, ...]:
        voice, stage, measure = self.voice, self.panel.stage, self.panel.measure
        points = voice.say(words.INCOMPLETE_POINTS)
        if each.points is not None:
            points = voice.points(each.points, measure.whole)
        return (
            self.names.entry(each.entry),
            points,
            figures.coefficient(each.agreement, voice),
            str(len(each.judges)),
            figures.score(each.widest.size, measure.per, voice) if each.widest else "0",
            self.names.part(stage.id, each.widest.part) if each.widest else "",
        )

    def _remarks(self, most: int | None) -> Iterator[Block]:
        told = [
            self.voice.say(
                words.REMARK, judge=self.names.judge(sheet.judge), entry=self.names.entry(entry), note=Text(note)
            )
            for sheet in self.held.sheets
            if sheet.stage == self.panel.stage.id and not self.held.blinded
            for entry, note in sheet.remarks.items()
        ]
        yield from _listed(words.REMARKS, told, self.voice, most)


def differences(held: Held, panel: Panel, voice: Voice, most: int | None = None) -> Iterator[Block]:
    """What must be resolved, the widest first, what to do about it, and what was; at most so many of each."""
    names, gap = Names(held, voice), written(held.contest.rules.gap, voice.language)
    wide = [(each, apart) for each in panel.entries for apart in each.gaps]
    wide.sort(key=lambda one: -one[1].size)
    open_yet = [one for one in wide if not one[0].note]
    if open_yet:
        told = [voice.say(difference(*one, panel, names)) for one in open_yet[:most]]
        yield Heading(voice.say(words.DEMANDED, gap=gap, count=len(open_yet)), 3)
        yield Listing((*told, *_left(len(open_yet), most, voice)))
        yield Paragraph(voice.say(words.RESOLVE), strong=True)
    resolved = [one for one in wide if one[0].note]
    told = [voice.say(difference(*one, panel, names)) for one in resolved]
    notes = {each.entry: each.note or "" for each, _ in resolved}
    told += [voice.say(words.RESOLUTION, entry=names.entry(entry), note=Text(note)) for entry, note in notes.items()]
    yield from _listed(words.RESOLVED, told, voice, most)


def difference(each: Judged, gap: Gap, panel: Panel, names: Names) -> Text:
    """Who gave what to an entry in the part where they differ."""
    number = [part.id for part in panel.stage.parts].index(gap.part)
    low, per = min(each.scores[number]), panel.measure.per
    least, most, size = (figures.score(value, per, names.voice) for value in (low, low + gap.size, gap.size))
    return words.DIFFERENCE.fill(
        entry=names.entry(each.entry),
        part=names.part(panel.stage.id, gap.part),
        low=names.judge(gap.low),
        high=names.judge(gap.high),
        least=least,
        most=most,
        size=size,
    )


def duties(held: Held, panel: Panel, voice: Voice, most: int | None = None) -> Iterator[Block]:
    """Who does not judge what, and which scores are not there; at most so many of each judge."""
    names, entries = Names(held, voice), panel.entries
    excluded = _by_judge(panel, lambda each: (judge for judge in each.excluded if judge not in each.ignored))
    ignored = _by_judge(panel, lambda each: each.ignored)
    told = [
        voice.say(
            sentence,
            judge=names.judge(judge),
            entries=_some([names.entry(each) for each in them[:most]], len(them), voice),
        )
        for sentence, found in ((words.EXCLUDED, excluded), (words.IGNORED, ignored))
        for judge, them in found.items()
    ]
    yield from _listed(words.CONFLICTS, told, voice, None)
    owed: dict[str, list[str]] = {}
    for each in entries:
        for judge, count in each.missing:
            told_of = voice.say(words.OWED, entry=names.entry(each.entry), count=count)
            owed.setdefault(judge, []).append(told_of)
    told = [
        voice.say(words.OWES, judge=names.judge(judge), entries=_some(them[:most], len(them), voice))
        for judge, them in owed.items()
    ]
    yield from _listed(words.MISSING, told, voice, None)
    if told:
        yield Paragraph(voice.say(words.MISSING_HELP))


def _by_judge(panel: Panel, of: Callable[[Judged], Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in panel.entries:
        for judge in of(each):
            found.setdefault(judge, []).append(each.entry)
    return found


def _some(shown: list[str], count: int, voice: Voice) -> str:
    return ", ".join([*shown, *_left(count, len(shown), voice)])


def _left(count: int, most: int | None, voice: Voice) -> list[str]:
    """That there are more than are shown, if there are."""
    return [] if most is None or count <= most else [voice.say(words.MORE_SUCH, count=count - most)]


def _listed(heading: Text, told: list[str], voice: Voice, most: int | None) -> Iterator[Block]:
    if told:
        yield Heading(voice.say(heading), 3)
        yield Listing((*told[:most], *_left(len(told), most, voice)))
