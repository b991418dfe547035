"""Reads the file of an index into an ``Index``, with every problem of it at once; and says where those files lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_cli import strict_yaml
from inovasi_cli.conditions import ALWAYS
from inovasi_cli.digest import digest_of
from inovasi_cli.errors import InovasiError, Problems, RubricError, did_you_mean
from inovasi_cli.region.model import Affair, Affairs, Count, Index, Mean, Outlook, Unit
from inovasi_cli.rubric.catalog import folder
from inovasi_cli.rubric.language import ConditionReader, Questions
from inovasi_cli.rubric.load import CURE, FORMAT
from inovasi_cli.rubric.reader import Fields
from inovasi_cli.rubric.score import read_bands, read_rounding
from inovasi_cli.rubric.sources import BASIS, SourceReader
from inovasi_cli.rubric.values import FIRST_YEAR

if TYPE_CHECKING:
    from inovasi_cli.conditions import Condition
    from inovasi_cli.facts import Number
    from inovasi_cli.rubric.bank import Bank

_TOP: Final = (
    *("format", "id", "title", "organiser", "sources", "notes", "out_of", "region", "innovations"),
    *("mean", "number", "affairs", "round_to", "bands", "outlook", "en"),
)


def shipped_indices() -> tuple[str, ...]:
    """The ids of the indices that ship with the package, the newest last."""
    return tuple(sorted(path.stem for path in (folder() / "indices").glob("*.yaml")))


def locate_index(name: str | None) -> Path:
    """The file of a shipped id or of a path, of the newest index where none is named; raises ``InovasiError``."""
    ids = shipped_indices()
    name = ids[-1] if name is None else name
    if name.endswith((".yaml", ".yml")):
        return Path(name)
    if name in ids:
        return folder() / "indices" / f"{name}.yaml"
    raise InovasiError(
        f'Indeks "{name}" tidak dikenal{did_you_mean(name, ids)}',
        f"Pilih salah satu: {', '.join(ids)}; atau sebutkan berkasnya, misalnya ./indeks-kami.yaml.",
    )


def load_index(path: Path, bank: Bank) -> Index:
    """Read the index at ``path``, whose conditions ask the questions of ``bank``; raises ``RubricError``."""
    problems = Problems(str(path))
    root = strict_yaml.parse(strict_yaml.read(path), problems)
    if not root:
        raise RubricError(problems.sorted(), CURE)
    top = Fields(root, "", problems, _TOP)
    index = _Reader(top, problems, bank).read(path.stem, digest_of(strict_yaml.plain(root)))
    if found := (*problems.sorted(), *bank.problems()):
        raise RubricError(found, CURE)
    return index


class _Reader:
    """Reads the parts of one index."""

    def __init__(self, top: Fields, problems: Problems, bank: Bank) -> None:
        self.top = top
        self.resting = SourceReader(top, problems)
        self.conditions = ConditionReader(problems, Questions(bank.question, bank.known))

    def read(self, stem: str, digest: str) -> Index:
        top = self.top
        if top.text("format") != FORMAT:
            top.note(top.get("format") or top.at, "format", f"harus {FORMAT}; indeks ini mungkin untuk versi lain")
        if top.id() != stem:
            top.note(top.get("id") or top.at, "id", f"harus sama dengan nama berkasnya: {stem}")
        affairs = self._affairs()
        index = Index(
            id=stem,
            title=top.words("title"),
            organiser=top.words("organiser"),
            sources=tuple(self.resting.sources.values()),
            notes=self.resting.notes("notes"),
            out_of=_points(top, "out_of"),
            region=self._unit("region"),
            innovations=self._unit("innovations"),
            mean=self._mean(),
            number=self._number(),
            affairs=affairs,
            round_to=read_rounding(top),
            bands=read_bands(top, self.resting.basis),
            outlook=self._outlook(len(affairs.every) if affairs else 0),
            digest=digest,
        )
        self._check(index)
        return index

    def _check(self, index: Index) -> None:
        """What may be earned at most must be all of it, or an index could exceed 100."""
        most = index.region.most + index.innovations.most + index.number.most
        if most != index.out_of:
            self.top.note(self.top.get("out_of") or self.top.at, "out_of", f"harus {most}: jumlah ketiga most")

    def _section(self, key: str, keys: tuple[str, ...]) -> Fields:
        """A mapping that must be there; an empty one stands in where it is not."""
        self.top.need(key)
        nothing = strict_yaml.Mapping({}, {}, self.top.at.line, self.top.at.column)
        return self.top.child(key, keys) or Fields(nothing, key, Problems(""), keys)

    def _unit(self, key: str) -> Unit:
        fields = self._section(key, ("rubric", "most", *BASIS))
        return Unit(fields.text("rubric"), _points(fields, "most"), self.resting.basis(fields))

    def _mean(self) -> Mean:
        fields = self._section("mean", ("least_divisor", *BASIS))
        return Mean(_divisor(fields), self.resting.basis(fields))

    def _number(self) -> Count:
        fields = self._section("number", ("each", "up_to", "most", *BASIS))
        count = Count(
            fields.number("each"),
            fields.whole("up_to", least=1),
            _points(fields, "most"),
            self.resting.basis(fields),
        )
        if (count.each is None) != (count.up_to is None):
            fields.missing("", "each dan up_to harus ada keduanya, atau tidak keduanya jika tidak diterbitkan")
        elif count.each is not None and count.up_to is not None and count.each * count.up_to != count.most:
            fields.note(fields.entries["each"], "each", f"each x up_to harus sama dengan most, {count.most}")
        return count

    def _affairs(self) -> Affairs | None:
        fields = self.top.child("affairs", ("needed", "every", *BASIS))
        if not fields:
            return None
        every = tuple(
            Affair(affair, child.words("title"), self._when(child))
            for affair, child in fields.children("every", ("id", "title", "when", "en"))
        )
        if not every:
            fields.missing("every")
        fields.need("needed")
        return Affairs(_needed(fields, len(every)) or 1, every, self.resting.basis(fields))

    def _when(self, fields: Fields) -> Condition:
        fields.need("when")
        node = fields.get("when")
        return self.conditions.read(node, f"{fields.where}.when") if node else ALWAYS

    def _outlook(self, affairs: int) -> tuple[Outlook, ...]:
        found = (
            Fields(item, f"outlook.{n}", self.top.problems, ("year", "least_divisor", "needed", *BASIS))
            for n, item in enumerate(self.top.items("outlook"), 1)
        )
        return tuple(self._year(fields, affairs) for fields in found)

    def _year(self, fields: Fields, affairs: int) -> Outlook:
        fields.need("year")
        year = fields.whole("year", least=FIRST_YEAR) or FIRST_YEAR
        return Outlook(year, _divisor(fields), _needed(fields, affairs), self.resting.basis(fields))


def _points(fields: Fields, key: str) -> Number:
    """Points that must be there, more than 0."""
    fields.need(key)
    number = fields.number(key)
    if number is not None and number <= 0:
        fields.note(fields.entries[key], key, "harus lebih dari 0")
    return number or 0


def _divisor(fields: Fields) -> int:
    fields.need("least_divisor")
    return fields.whole("least_divisor", least=1) or 1


def _needed(fields: Fields, affairs: int) -> int | None:
    needed = fields.whole("needed", least=1)
    if needed is not None and needed > affairs:
        fields.note(fields.entries["needed"], "needed", f"paling banyak {affairs}, sebanyak urusannya")
        return affairs or None
    return needed
