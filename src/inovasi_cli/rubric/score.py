"""Reads the score of a rubric: its parts, their levels, the bands and the pass mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.conditions import ALWAYS, AnyOf, Earned, EarningPart
from inovasi_cli.rubric.model import Balance, Band, Level, Narrative, Part, PassMark, Quoted, Score
from inovasi_cli.rubric.reader import Fields
from inovasi_cli.rubric.sources import BASIS

if TYPE_CHECKING:
    from collections.abc import Callable

    from inovasi_cli.facts import Number
    from inovasi_cli.rubric.language import ConditionReader
    from inovasi_cli.rubric.model import Basis, Question

_SCORE: Final = ("out_of", "scale", "round_to", "pass_mark", "bands", "parts", "balance")
_PART: Final = ("id", "title", "weight", "combine", "parts", "levels", "narrative", "not_applicable", *BASIS)
_MOST_DECIMALS: Final = 6
_PERCENT: Final = 100
MOST_POINTS: Final = 1_000_000
"""The largest weight, and the most points of a level, so that the common denominator can be written."""


class ScoreReader:
    """Reads one score; ``use`` looks a question up and ``basis`` reads what a rule rests on."""

    def __init__(
        self,
        conditions: ConditionReader,
        use: Callable[[str], Question | None],
        basis: Callable[..., Basis],
    ) -> None:
        self.conditions = conditions
        self.use = use
        self.basis = basis
        self.seen: set[str] = set()

    def read(self, top: Fields) -> Score | None:
        """The score of a rubric, if it has one."""
        fields = top.child("score", _SCORE)
        if not fields:
            return None
        fields.need("out_of")
        parts = tuple(self._part(part, child, "sum") for part, child in fields.children("parts", _PART))
        if not parts:
            fields.missing("parts")
        return Score(
            out_of=fields.number("out_of") or 0,
            scale=fields.one_of("scale", ("weight", "points"), "weight"),
            round_to=read_rounding(fields),
            pass_mark=self._pass_mark(fields),
            bands=read_bands(fields, self.basis),
            parts=parts,
            balance=self._balance(fields),
        )

    def _balance(self, fields: Fields) -> Balance | None:
        balance = fields.child("balance", ("drivers", "barriers", "quoted"))
        if not balance:
            return None
        sides = balance.id("drivers"), balance.id("barriers")
        for key, part in zip(("drivers", "barriers"), sides, strict=True):
            if part and part not in self.seen:
                meant = balance.problems.did_you_mean(part, self.seen)
                balance.note(balance.entries[key], key, f'"{part}" bukan bagian di parts{meant}')
        if sides[0] and sides[0] == sides[1]:
            balance.note(balance.entries["barriers"], "barriers", "harus bagian lain daripada drivers")
        return Balance(*sides, self._quoted(balance))

    def _quoted(self, balance: Fields) -> Quoted | None:
        quoted = balance.child("quoted", ("share", "text", *BASIS))
        if not quoted:
            return None
        quoted.need("share")
        share = quoted.number("share")
        if share is not None and not 0 <= share <= _PERCENT:
            quoted.note(quoted.entries["share"], "share", f"harus 0 sampai {_PERCENT}, dalam persen")
        return Quoted(share or 0, quoted.words("text"), self.basis(quoted))

    def _pass_mark(self, fields: Fields) -> PassMark | None:
        mark = fields.child("pass_mark", ("points", *BASIS))
        if not mark:
            return None
        mark.need("points")
        return PassMark(mark.number("points") or 0, self.basis(mark))

    def _part(self, part: str, fields: Fields, above: str) -> Part:
        if part and part in self.seen:
            fields.note(fields.at, "", "id bagian ini sudah dipakai")
        self.seen.add(part)
        children = fields.children("parts", _PART)
        combine = fields.one_of("combine", ("mean", "sum"), "mean") if children else "leaf"
        levels = self._levels(fields)
        if bool(children) == bool(levels):
            fields.missing("", "harus punya levels atau parts, salah satu")
        return Part(
            id=part,
            title=fields.words("title"),
            weight=self._weight(fields, combine, above),
            basis=self.basis(fields),
            combine=combine,
            parts=tuple(self._part(child, inner, combine) for child, inner in children),
            levels=levels,
            narrative=self._narrative(fields),
            not_applicable=fields.one_of("not_applicable", ("forbidden", "dropped", "full"), "forbidden"),
        )

    def _weight(self, fields: Fields, combine: str, above: str) -> Number | None:
        weight = fields.number("weight")
        if fields.get("weight") is None:
            if above == "sum" and combine != "sum":
                fields.missing("weight")
        elif combine == "sum":
            fields.note(fields.entries["weight"], "weight", "kelompok sum tidak punya bobot sendiri; hapus")
        elif weight is not None and not 0 <= weight <= MOST_POINTS:
            told = "tidak boleh kurang dari 0" if weight < 0 else f"paling besar {MOST_POINTS}"
            fields.note(fields.entries["weight"], "weight", told)
        return weight

    def _levels(self, fields: Fields) -> tuple[Level, ...]:
        levels = tuple(
            self._level(Fields(item, f"{fields.where}.levels.{n}", fields.problems, ("points", "title", "when", "en")))
            for n, item in enumerate(fields.items("levels"), 1)
        )
        if levels and not any(level.points for level in levels):
            fields.note(fields.at, "levels", "tingkat terbaik harus punya poin")
        return levels

    def _level(self, fields: Fields) -> Level:
        fields.need("points")
        # A level without `when` always holds; one whose `when` was left empty is a slip that would give full points.
        node = fields.entries.get("when")
        when = self.conditions.read(node, f"{fields.where}.when") if node else ALWAYS
        points = fields.whole("points") or 0
        if points > MOST_POINTS:
            fields.note(fields.entries["points"], "points", f"paling banyak {MOST_POINTS}")
        return Level(points, fields.words("title"), when)

    def _narrative(self, fields: Fields) -> Narrative | None:
        narrative = fields.child("narrative", ("question", "max_words", "min_words"))
        if not narrative:
            return None
        question_id = narrative.id("question")
        question = self.use(question_id)
        if question_id and (not question or question.kind != "text"):
            narrative.note(narrative.at, "question", f'"{question_id}" harus pertanyaan berjenis text di bank')
        return Narrative(question_id, narrative.whole("max_words", least=1), narrative.whole("min_words", least=1))


def read_rounding(fields: Fields) -> int | None:
    """The decimals to which points are rounded before they are compared, if they are."""
    round_to = fields.whole("round_to")
    if round_to is not None and round_to > _MOST_DECIMALS:
        fields.note(fields.entries["round_to"], "round_to", f"paling banyak {_MOST_DECIMALS} desimal")
    return round_to


def read_bands(fields: Fields, basis: Callable[..., Basis]) -> tuple[Band, ...]:
    """The bands of a score or an index, lowest first."""
    found = fields.children("bands", ("id", "title", "from", *BASIS))
    return tuple(sorted((_band(band, child, basis) for band, child in found), key=lambda band: band.least))


def _band(band: str, fields: Fields, basis: Callable[..., Basis]) -> Band:
    fields.need("from")
    return Band(band, fields.words("title"), fields.number("from") or 0, basis(fields))


def earning(parts: tuple[Part, ...]) -> dict[str, Earned]:
    """By the id of every part, groups included: when it earns points; never where it weighs nothing."""
    found: dict[str, Earned] = {}
    for part in parts:
        below = earning(part.parts)
        leaves = tuple(leaf for child in part.parts for leaf in below[child.id].leaves)
        own = {part.id: Earned(part.id, leaves if part.parts else (_leaf(part),)), **below}
        found |= {key: Earned(key, ()) for key in own} if part.weight == 0 else own
    return found


def _leaf(leaf: Part) -> EarningPart:
    levels = AnyOf(tuple(level.when for level in leaf.levels if level.points))
    return EarningPart(levels, leaf.questions(), leaf.not_applicable)
