"""The ranking and the protocol that is signed, for people: result, how sure it is, rules, files, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli import __version__
from inovasi_cli.contest.course import BELOW, BEYOND, QUOTA
from inovasi_cli.digest import digest_of
from inovasi_cli.numbers import plain as written
from inovasi_cli.render.contest import words
from inovasi_cli.render.contest.names import Names
from inovasi_cli.render.contest.panel import differences, duties, required
from inovasi_cli.render.contest.rules import rules
from inovasi_cli.render.pages.blocks import Heading, Listing, Paragraph, Signatures, Table
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.contest.course import Stop
    from inovasi_cli.contest.hold import Held
    from inovasi_cli.contest.ranking import Group, Place, Ranking
    from inovasi_cli.render.pages.blocks import Block
    from inovasi_cli.render.voice import Voice


def render(held: Held, ranking: Ranking, voice: Voice, *, most: int | None = None) -> Iterator[Block]:
    """The whole protocol; of each table at most ``most`` rows."""
    contest, say = held.contest, voice.say
    yield Heading(say(words.BERITA_ACARA, title=Text(contest.title)), 1)
    yield Paragraph(say(words.ORGANISER, name=Text(contest.organiser)))
    if held.blinded:
        yield Paragraph(say(words.BLIND))
    if held.course.waiting:
        stages = ", ".join(stage.title for stage in held.course.waiting)
        yield Paragraph(say(words.PROVISIONAL, stages=Text(stages)), strong=True)
    page = _Page(held, ranking, voice, most)
    yield from page.ranking()
    yield from page.stopped()
    for result in held.course.held:
        if result.panel:
            found = [*differences(held, result.panel, voice, most), *duties(held, result.panel, voice, most)]
            heading = [Heading(say(words.STAGE, title=Text(result.stage.title)))] if found else []
            yield from (*heading, *found)
        else:
            yield Heading(say(words.STAGE, title=Text(result.stage.title)))
            yield Paragraph(say(required(result)))
        if result.edge:
            told = page.names.entries(result.edge)
            yield Paragraph(say(words.EVEN, stage=Text(result.stage.title), entries=told), strong=True)
    yield from rules(held, voice)
    yield from _inputs(held, ranking, voice)
    yield from _signatures(held, voice)


class _Page:
    def __init__(self, held: Held, ranking: Ranking, voice: Voice, most: int | None) -> None:
        self.held = held
        self.shown = ranking
        self.voice = voice
        self.most = most
        self.names = Names(held, voice)

    def ranking(self) -> Iterator[Block]:
        say, used = self.voice.say, self.held.contest.rules
        for group in self.shown.groups:
            yield Heading(self._title(group))
            yield self._table(group)
            if group.edge:
                yield Paragraph(say(words.EDGE, count=group.edge, top=self.shown.top), strong=True)
        places = [place for group in self.shown.groups for place in group.places]
        loose = sum(not place.holds for place in places)
        if not places:
            return
        percent = written(used.weight_sway, self.voice.language)
        weights = words.SWAY_WEIGHTS.fill(percent=percent) if self._unconfirmed() else Text("")
        yield Paragraph(say(words.UNSURE, count=loose, all=len(places)) if loose else say(words.ALL_SURE), strong=True)
        yield Paragraph(say(words.SWAY, sway=written(used.sway, self.voice.language), weights=weights))
        yield Paragraph(say(words.MARGIN_HELP))

    def _unconfirmed(self) -> bool:
        return any(not part.confirmed for panel in self.held.course.panels for part in panel.stage.parts)

    def _title(self, group: Group) -> str:
        say = self.voice.say
        told = [
            say(words.GROUP, key=words.GROUPING[key], value=Text(value) if value else words.NO_VALUE)
            for key, value in zip(self.shown.by, group.values, strict=True)
        ]
        return ", ".join(told) or say(words.RANKING)

    def _table(self, group: Group) -> Table:
        say, top = self.voice.say, self.shown.top
        heads = [words.PLACE, words.ENTRY, words.POINTS, words.HOLDS, words.MARGIN]
        heads += [words.WINS.fill(top=top)] if top else []
        shown = group.places[: self.most]
        left = len(group.places) - len(shown)
        return Table(
            tuple(map(say, heads)),
            tuple(map(self._row, shown)),
            frozenset({2, 4}),
            say(words.MORE, count=left) if left else "",
            lead=2,
        )

    def _row(self, place: Place) -> tuple[str, ...]:
        voice = self.voice
        number = voice.say(words.TIED, place=place.number) if place.tied else str(place.number)
        moves = words.FIXED.fill(place=place.best) if place.holds else words.RANGE
        cells = (
            number,
            self.names.entry(place.entry),
            voice.points(place.points.numerator, place.points.denominator),
            voice.say(moves, best=place.best, worst=place.worst),
            # Rounded down, so that no more is promised than holds.
            "" if place.margin is None else voice.points(int(place.margin * 100), 100),
        )
        if place.wins is None:
            return cells
        sure = (words.SURE, words.NOT_SURE) if place.wins else (words.NEVER, words.MAYBE)
        return (*cells, voice.say(sure[not place.sure]))

    def stopped(self) -> Iterator[Block]:
        say = self.voice.say
        them = (*self.shown.beyond, *self.held.course.stopped)
        if not them:
            return
        yield Heading(say(words.STOPPED))
        heads = (words.ENTRY, words.STAGE_HEAD, words.POINTS, words.REASON)
        left = len(them) - len(them[: self.most])
        rows = tuple(map(self._stop, them[: self.most]))
        yield Table(tuple(map(say, heads)), rows, frozenset({2}), say(words.MORE, count=left) if left else "")

    def _stop(self, stop: Stop) -> tuple[str, ...]:
        voice, points = self.voice, stop.points
        return (
            self.names.entry(stop.entry),
            self.names.stage(self.held.contest.stage(stop.stage)) if stop.stage else "",
            "" if points is None else voice.points(points.numerator, points.denominator),
            voice.say(self._reason(stop)),
        )

    def _reason(self, stop: Stop) -> Text:
        found, told = stop.admission, words.REASONS[stop.reason]
        if found:
            gates = "; ".join(self.voice.say(gate) for gate in found.gates)
            return told.fill(gates=gates, trouble=Text(found.trouble or ""))
        if stop.reason in {BELOW, BEYOND} and stop.stage:
            stage = self.held.contest.stage(stop.stage)
            least = "" if stage.least is None else written(stage.least, self.voice.language)
            return told.fill(least=least, top=stage.top)
        return words.REASONS[QUOTA] if stop.reason == QUOTA else told


def digest(held: Held, ranking: Ranking) -> str:
    """A digest of the inputs, of how they were ranked, and of this version."""
    return digest_of([__version__, [list(each) for each in held.inputs], list(ranking.by), ranking.top, held.blinded])


def _inputs(held: Held, ranking: Ranking, voice: Voice) -> Iterator[Block]:
    say = voice.say
    yield Heading(say(words.INPUTS))
    rows = [(say(Text(each.name)), say(Text(each.kind)), each.digest) for each in held.inputs if each.kind != "fakta"]
    facts = [each.digest for each in held.inputs if each.kind == "fakta"]
    if facts:
        rows.append((say(words.FACT_FILES, count=len(facts)), "fakta", digest_of(facts)))
    yield Listing(tuple(f"{name} ({kind}): {found}" for name, kind, found in rows))
    yield Paragraph(say(words.RUBRIC_DIGEST, digest=digest(held, ranking), version=__version__))


def _signatures(held: Held, voice: Voice) -> Iterator[Block]:
    say, contest = voice.say, held.contest
    yield Heading(say(words.SIGN))
    signers = [(say(Text(each.role)), say(Text(each.name or ""))) for each in contest.signers]
    judges = [
        (say(words.SIGN_JUDGE), "" if held.blinded else say(Text(judge.name))) for judge in contest.judges.values()
    ]
    yield Signatures(say(words.SIGN_PLACE), (*signers, *judges))
