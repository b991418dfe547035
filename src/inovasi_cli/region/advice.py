"""What raises the index of the region: each step measured by counting the whole region again with only it taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.assess.advice import changes
from inovasi_cli.region.count import Entry, Field, union
from inovasi_cli.region.members import affairs_of, entry_of
from inovasi_cli.region.region import entry, field_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from inovasi_cli.assess.advised import Action
    from inovasi_cli.assess.bench import Bench
    from inovasi_cli.assess.cases import Claims
    from inovasi_cli.assess.ground import Change, Standing
    from inovasi_cli.assess.order import Taken
    from inovasi_cli.conditions import Truth
    from inovasi_cli.region.members import Judged, Member
    from inovasi_cli.region.region import Region
    from inovasi_cli.rubric.model import Band, Rubric


class Step(NamedTuple):
    """One step in one file, and by how much the lowest index, claimed and evidenced, rises by it alone.

    ``member`` is None for the rows of the region itself; ``reaches`` is the band that the claimed index then has, where
    that is another; ``enters`` says that the innovation counts for certain by it, which it did not.
    """

    member: Member | None
    judged: Judged
    rubric: Rubric
    action: Action
    claimed: Fraction
    evidenced: Fraction
    reaches: Band | None
    enters: bool


class More(NamedTuple):
    """What one more innovation would do without a point, and at best; and from how many points on it lowers nothing.

    ``affairs`` are the places of the compulsory affairs that it belongs to.
    """

    affairs: tuple[int, ...]
    nothing: Fraction
    best: Fraction
    pays_from: int


class Spare(NamedTuple):
    """An innovation without which the index would be higher, and by how much."""

    member: Member
    gain: Fraction


class Advice(NamedTuple):
    """Steps, best first; one more innovation of each kind; those better left out.

    ``waiting`` is what the number of innovations would bring with enough compulsory affairs, 0 where they are covered.
    ``whole`` is false where a rubric asks so much that not every step was looked for.
    """

    steps: tuple[Step, ...]
    waiting: Fraction
    more: tuple[More, ...]
    spare: tuple[Spare, ...]
    whole: bool


def advise(region: Region, innovations: Bench, rows: Bench | None) -> Advice:
    """Everything that raises the index of the region."""
    adviser = _Adviser(region)
    steps = [*adviser.row_steps(rows), *adviser.member_steps(innovations)]
    steps.sort(key=lambda step: (-step.claimed, -step.evidenced))
    return Advice(tuple(steps), adviser.waiting(), tuple(adviser.more()), tuple(adviser.spare()), adviser.whole)


class _Adviser:
    def __init__(self, region: Region) -> None:
        self.region = region
        self.formula = region.formula
        self.fields = tuple(
            field_of(region.formula, region.rows, region.members, proven=proven) for proven in (False, True)
        )
        self.now = region.reach.low.value, region.reach.evidenced.value
        self.whole = True

    def row_steps(self, bench: Bench | None) -> Iterator[Step]:
        rows = self.region.rows
        if not rows or not bench:
            return
        for action, *_ in self._changes(bench, bench.claims(rows.facts)):
            gains = tuple(self.formula.points(gain, action.per) for gain in (action.claimed, action.evidenced))
            after = [field._replace(region=field.region + gain) for field, gain in zip(self.fields, gains, strict=True)]
            yield from self._step(None, rows, bench.rubric, action, self._values(*after), enters=False)

    def member_steps(self, bench: Bench) -> Iterator[Step]:
        for member in self.region.members:
            claims = bench.claims(member.judged.facts)
            without = self._without(member)
            known: dict[object, tuple[Fraction, Fraction]] = {}
            for action, change, after in self._changes(bench, claims):
                counts = _counts(after, len(bench.rubric.gates))
                entries = self._entries(member, change, after, action.per)
                key = counts, entries
                if key not in known:
                    known[key] = self._values(*(_with(*each, counts) for each in zip(without, entries, strict=True)))
                enters = bool(counts) and not member.counts
                yield from self._step(member, member.judged, bench.rubric, action, known[key], enters=enters)

    def _changes(self, bench: Bench, claims: Claims) -> list[Taken]:
        found, whole = changes(claims, bench.scale(claims))
        self.whole = self.whole and whole
        return found

    def _entries(self, member: Member, change: Change, after: Standing, per: int) -> tuple[Entry, Entry]:
        values = {**member.judged.facts.values, **change.answers}
        affairs = affairs_of(self.region.edition.affairs, values, member.judged.standing.on)
        claimed, evidenced = (entry_of(self.formula, (low, per), affairs) for low in (after.claimed, after.evidenced))
        return claimed, evidenced

    def _step(  # noqa: PLR0913 - what a step is made of
        self,
        member: Member | None,
        judged: Judged,
        rubric: Rubric,
        action: Action,
        after: tuple[Fraction, Fraction],
        *,
        enters: bool,
    ) -> Iterator[Step]:
        claimed, evidenced = (then - now for then, now in zip(after, self.now, strict=True))
        if claimed > 0 or (not claimed and evidenced > 0):
            band = self.formula.band(after[0])
            reaches = band if band != self.formula.band(self.now[0]) else None
            yield Step(member, judged, rubric, action, claimed, evidenced, reaches, enters)

    def waiting(self) -> Fraction:
        """What the number of innovations would bring if enough compulsory affairs were covered; 0 if they are."""
        field = self.fields[0]
        return self._gain(field._replace(sure=tuple(each._replace(affairs=self.formula.every) for each in field.sure)))

    def more(self) -> Iterator[More]:
        """One more innovation that covers no new affair, then one for each affair by which the number would count."""
        yield self._more(())
        covered = union(self.fields[0].sure)
        if not self.formula.covers(covered):
            for place in range(self.formula.every.bit_length()):
                if self.formula.covers(covered | 1 << place):
                    yield self._more((place,))

    def _more(self, places: tuple[int, ...]) -> More:
        bits = sum(1 << place for place in places)
        most = int(self.region.edition.innovations.most)

        def gain(points: int) -> Fraction:
            added = Entry(points * self.formula.per, bits)
            return self._gain(self.fields[0]._replace(sure=(*self.fields[0].sure, added)))

        # No mean exceeds the most, so at best it lowers nothing.
        pays_from = next(points for points in range(most + 1) if gain(points) >= 0)
        return More(places, gain(0), gain(most), pays_from)

    def spare(self) -> Iterator[Spare]:
        """Those that count and without which the index is higher, the most telling first."""
        found = []
        for member in self.region.members:
            if member.counts:
                gain = self._gain(self._without(member)[0])
                if gain > 0:
                    found.append(Spare(member, gain))
        yield from sorted(found, key=lambda each: -each.gain)

    def _gain(self, field: Field) -> Fraction:
        return self.formula.lowest(field).value - self.now[0]

    def _values(self, claimed: Field, evidenced: Field) -> tuple[Fraction, Fraction]:
        return self.formula.lowest(claimed).value, self.formula.lowest(evidenced).value

    def _without(self, member: Member) -> tuple[Field, Field]:
        claimed, evidenced = (
            _less(field, entry(self.formula, member, proven=proven), member.counts)
            for field, proven in zip(self.fields, (False, True), strict=True)
        )
        return claimed, evidenced


def _counts(after: Standing, gates: int) -> Truth:
    """Whether an innovation counts that meets and fails these gates."""
    return False if after.unmet else True if len(after.met) == gates else None


def _with(field: Field, added: Entry, counts: Truth) -> Field:
    """A field with one entry more, where it counts or may."""
    if counts is False:
        return field
    return field._replace(sure=(*field.sure, added)) if counts else field._replace(open=(*field.open, added))


def _less(field: Field, taken: Entry, counts: Truth) -> Field:
    """A field with one entry less, if that was counted at all."""
    if counts is False:
        return field
    entries = list(field.sure if counts else field.open)
    entries.remove(taken)
    return field._replace(sure=tuple(entries)) if counts else field._replace(open=tuple(entries))
