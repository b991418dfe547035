"""Reads a contest file, with every problem of it at once."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli import strict_yaml
from inovasi_cli.contest.model import GROUPING, Contest, Entry, Input, Judge, Quota, Signer
from inovasi_cli.contest.rules import read_rules
from inovasi_cli.contest.stages import StageReader
from inovasi_cli.errors import FactsError, Problems
from inovasi_cli.rubric.reader import ID, Fields

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inovasi_cli.contest.model import Stage
    from inovasi_cli.strict_yaml import Mapping

CURE: Final = "Perbaiki berkas itu, lalu jalankan lagi."
ROOM: Final = 64
"""So many times the usual size is taken: one file holds what is of thousands of entries."""

_SECTIONS: Final = (
    *("lomba", "penyelenggara", "per", "peserta", "tahap", "juri", "aturan", "resolusi"),
    *("peringkat", "kuota", "tanda_tangan"),
)
_ENTRY: Final = ("judul", "fakta", "instansi", "jenis", "kelompok", "kategori")


class Loaded(NamedTuple):
    """A contest, its file, and the files of its rubrics by stage."""

    contest: Contest
    path: Path
    rubrics: dict[str, str]


def load_contest(path: Path) -> Loaded:
    """Read a contest file; raises ``FactsError`` with every problem, ``InovasiError`` where it cannot be read."""
    data = strict_yaml.read(path, ROOM * strict_yaml.MAX_BYTES)
    problems = Problems(str(path))
    root = strict_yaml.parse(data, problems, room=ROOM)
    loaded = _Reader(path, root, problems).read(data) if root else None
    if problems or not loaded:
        raise FactsError(problems.sorted(), CURE)
    return loaded


def input_of(kind: str, path: Path, data: bytes, beside: Path) -> Input:
    """A file as the protocol names it: by its way from the contest file, where there is one."""
    name = path.relative_to(beside) if path.is_relative_to(beside) else path
    return Input(kind, name.as_posix(), sha256(data).hexdigest())


class _Reader:
    def __init__(self, path: Path, root: Mapping, problems: Problems) -> None:
        self.path = path
        self.top = Fields(root, "", problems, _SECTIONS)

    def read(self, data: bytes) -> Loaded:
        top = self.top
        entries = dict(self._entries())
        judges = dict(self._judges(entries))
        reader = StageReader(top, self.path.parent)
        stages = reader.read()
        grouping, limit = self._ranking()
        rules = read_rules(top, stages)
        contest = Contest(
            title=self._text("lomba"),
            organiser=self._text("penyelenggara"),
            on=top.day("per"),
            entries=entries,
            stages=stages,
            judges=judges,
            rules=rules,
            notes=dict(self._notes(entries, stages)),
            grouping=grouping,
            top=limit,
            quotas=tuple(self._quotas(entries)),
            signers=tuple(self._signers()),
            inputs=(input_of("lomba", self.path, data, self.path.parent), *reader.inputs()),
        )
        self._need_facts(contest)
        return Loaded(contest, self.path, reader.files)

    def _text(self, key: str) -> str:
        node = self.top.scalar(key)
        return node.text if node else ""

    def _named(self, section: str, keys: tuple[str, ...]) -> Iterator[tuple[str, Fields]]:
        """The mappings of a section, each by its id."""
        self.top.need(section)
        fields = self.top.child(section, None)
        for key, node in fields.entries.items() if fields else ():
            if not ID.fullmatch(key):
                message = f'"{key}" bukan id; pakai huruf kecil, angka, tanda hubung, dan titik'
                self.top.problems.add(fields.keys[key], section, message) if fields else None
            yield key, Fields(node, f"{section}.{key}", self.top.problems, keys)

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        for key, fields in self._named("peserta", _ENTRY):
            facts = fields.text("fakta")
            title = fields.scalar("judul")
            yield (
                key,
                Entry(
                    id=key,
                    title=title.text if title else "",
                    facts=self.path.parent / facts if facts else None,
                    agency=fields.text("instansi"),
                    kind=fields.text("jenis"),
                    group=fields.text("kelompok"),
                    category=fields.text("kategori"),
                ),
            )

    def _judges(self, entries: dict[str, Entry]) -> Iterator[tuple[str, Judge]]:
        for key, fields in self._named("juri", ("nama", "konflik")):
            name = fields.scalar("nama")
            conflicts = fields.texts("konflik")
            for each in conflicts:
                self._known(fields, "konflik", each.text, entries)
            yield key, Judge(key, name.text if name else "", frozenset(each.text for each in conflicts))

    def _known(self, fields: Fields, key: str, word: str, known: dict[str, Entry]) -> bool:
        if word not in known:
            near = self.top.problems.did_you_mean(word, known)
            fields.note(fields.entries[key], key, f'"{word}" tidak ada di peserta{near}')
        return word in known

    def _notes(self, entries: dict[str, Entry], stages: tuple[Stage, ...]) -> Iterator[tuple[tuple[str, str], str]]:
        known = {stage.id for stage in stages}
        for number, item in enumerate(self.top.items("resolusi"), 1):
            fields = Fields(item, f"resolusi.{number}", self.top.problems, ("tahap", "peserta", "catatan"))
            stage, entry, note = fields.scalar("tahap"), fields.scalar("peserta"), fields.scalar("catatan")
            if stage and stage.text not in known:
                fields.note(stage, "tahap", f'"{stage.text}" tidak ada di tahap')
            if entry:
                self._known(fields, "peserta", entry.text, entries)
            if stage and entry and note:
                yield (stage.text, entry.text), note.text

    def _ranking(self) -> tuple[tuple[str, ...], int | None]:
        fields = self.top.child("peringkat", ("menurut", "teratas"))
        if not fields:
            return (), None
        keys = fields.texts("menurut")
        for each in keys:
            if each.text not in GROUPING:
                fields.note(each, "menurut", f'"{each.text}" tidak dikenal; pilih {", ".join(GROUPING)}')
        return tuple(each.text for each in keys if each.text in GROUPING), fields.whole("teratas", least=1)

    def _quotas(self, entries: dict[str, Entry]) -> Iterator[Quota]:
        keys = ("kelompok", "per_instansi", "sumber")
        for number, item in enumerate(self.top.items("kuota"), 1):
            fields = Fields(item, f"kuota.{number}", self.top.problems, keys)
            fields.need("per_instansi")
            group = fields.text("kelompok")
            if group and group not in {entry.group for entry in entries.values()}:
                fields.note(fields.entries["kelompok"], "kelompok", f'tidak ada peserta di kelompok "{group}"')
            yield Quota(fields.whole("per_instansi", least=1) or 1, group, fields.text("sumber"))
        if self.top.get("kuota"):
            for entry in entries.values():
                if not entry.agency:
                    self.top.note(self.top.keys["kuota"], "kuota", f"peserta {entry.id} belum menyebut instansi")

    def _signers(self) -> Iterator[Signer]:
        for number, item in enumerate(self.top.items("tanda_tangan"), 1):
            fields = Fields(item, f"tanda_tangan.{number}", self.top.problems, ("jabatan", "nama"))
            role = fields.scalar("jabatan")
            yield Signer(role.text if role else "", fields.text("nama"))

    def _need_facts(self, contest: Contest) -> None:
        if any(stage.manner == "syarat" for stage in contest.stages):
            for entry in contest.entries.values():
                if not entry.facts:
                    message = "belum menyebut fakta, padahal ada tahap yang memeriksa syarat"
                    self.top.note(self.top.keys["peserta"], f"peserta.{entry.id}", message)
