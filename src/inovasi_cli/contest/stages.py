"""Reads the stages of a contest file, with the rubrics that they name."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_cli import strict_yaml
from inovasi_cli.contest.model import JUDGED, LEVELS, MANNERS, REQUIREMENTS, SCALES, Input, Stage
from inovasi_cli.contest.parts import BEST, denominator, listed, of_rubric
from inovasi_cli.errors import InovasiError
from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.contest.model import ScoredPart
    from inovasi_cli.facts import Number
    from inovasi_cli.rubric.model import Rubric
    from inovasi_cli.rubric.reader import Fields

_STAGE: Final = (
    *("id", "judul", "cara", "bobot", "rubrik", "skala", "bagian", "sumber"),
    *("ambang", "teratas", "belum_pasti"),
)
_WAITS: Final = "gugur"
_PASSES: Final = "lolos"
_ONLY: Final = {
    REQUIREMENTS: ("belum_pasti",),
    JUDGED: ("bobot", "skala", "bagian", "sumber", "ambang", "teratas"),
}
"""Keys that only one manner of stage has a use for."""


class StageReader:
    """Reads the stages; ``files`` are the rubrics of those that have one, by stage."""

    def __init__(self, top: Fields, beside: Path) -> None:
        self.top = top
        self.beside = beside
        self.files: dict[str, str] = {}
        self._digests: dict[str, str] = {}

    def read(self) -> tuple[Stage, ...]:
        """The stages, in their order."""
        self.top.need("tahap")
        stages = tuple(self._stage(stage, fields) for stage, fields in self.top.children("tahap", _STAGE))
        if stages and not any(stage.manner == JUDGED for stage in stages):
            self.top.note(self.top.keys["tahap"], "tahap", "paling sedikit satu tahap harus dinilai juri (cara: juri)")
        return stages

    def inputs(self) -> tuple[Input, ...]:
        """The rubrics, by name and digest."""
        return tuple(Input("rubrik", name, digest) for name, digest in self._digests.items())

    def _stage(self, stage: str, fields: Fields) -> Stage:
        manner = fields.one_of("cara", MANNERS, JUDGED)
        title = fields.text("judul") or stage
        for other, keys in _ONLY.items():
            for key in keys if other != manner else ():
                if key in fields.entries:
                    fields.note(fields.keys[key], key, f"hanya untuk tahap dengan cara: {other}; hapus")
        rubric = self._rubric(stage, fields)
        if manner == REQUIREMENTS:
            if not rubric:
                fields.need("rubrik")
            undecided = fields.one_of("belum_pasti", (_WAITS, _PASSES), _WAITS) == _PASSES
            return Stage(stage, title, manner, rubric=rubric, undecided=undecided)
        scale = fields.one_of("skala", SCALES, SCALES[0])
        parts = self._parts(fields, rubric, scale)
        return Stage(
            id=stage,
            title=title,
            manner=manner,
            weight=self._weight(fields),
            rubric=rubric,
            scale=scale,
            parts=parts,
            source=fields.text("sumber"),
            least=_up_to_best(fields, "ambang"),
            top=fields.whole("teratas", least=1),
            per=denominator(parts),
        )

    def _weight(self, fields: Fields) -> Fraction:
        weight = fields.number("bobot")
        others = [node for node in self.top.items("tahap") if node is not fields.at]
        scored = [node for node in others if isinstance(node, strict_yaml.Mapping) and _is_scored(node)]
        if weight is None:
            if scored and fields.get("bobot") is None:
                fields.missing("bobot", "belum ada; tulis bobot tahap ini di samping tahap lain yang dinilai")
            return Fraction(1)
        if weight <= 0:
            fields.note(fields.entries["bobot"], "bobot", "harus lebih dari 0")
            return Fraction(1)
        return Fraction(str(weight))

    def _rubric(self, stage: str, fields: Fields) -> Rubric | None:
        name = fields.text("rubrik")
        if not name:
            return None
        try:
            path = locate(name, self.beside)
            rubric = load_rubric(path, folder() / "questions").rubric
        except InovasiError as error:
            fields.note(fields.entries["rubrik"], "rubrik", error.message.splitlines()[0])
            return None
        self.files[stage] = str(path)
        self._digests[name] = rubric.digest
        return rubric

    def _parts(self, fields: Fields, rubric: Rubric | None, scale: str) -> tuple[ScoredPart, ...]:
        named = "rubrik" in fields.entries
        if named == ("bagian" in fields.entries):
            fields.missing("", "harus punya rubrik atau bagian, salah satu")
            return ()
        if not named:
            if scale == LEVELS:
                fields.note(fields.keys["skala"], "skala", "tingkat hanya ada pada rubrik; pakai 0-100")
            found = listed(fields)
            if not found:
                fields.missing("bagian", "belum berisi bagian; tulis paling sedikit satu")
            return found
        parts = of_rubric(rubric, scale=scale) if rubric else ()
        if parts is None:
            message = "bobot rubrik ini tidak diterbitkan; ganti dengan bagian dan bobot dari pedoman lomba Anda"
            fields.note(fields.entries["rubrik"], "rubrik", message)
        return parts or ()


def _is_scored(node: strict_yaml.Mapping) -> bool:
    manner = node.entries.get("cara")
    return not (isinstance(manner, strict_yaml.Scalar) and manner.text == REQUIREMENTS)


def _up_to_best(fields: Fields, key: str) -> Number | None:
    number = fields.number(key)
    if number is not None and not 0 <= number <= BEST:
        fields.note(fields.entries[key], key, f"harus antara 0 dan {BEST}")
        return None
    return number
