"""Reads what the rules of a file rest on: its sources, and of each rule which of them, or that it is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.rubric.model import Basis, Note, Source
from inovasi_cli.rubric.reader import Fields

if TYPE_CHECKING:
    from inovasi_cli.errors import Problems

CONFIDENCES: Final = ("high", "medium", "low")
BASIS: Final = ("source", "origin", "en")
"""The keys of a rule that say what it rests on, and its English."""


class SourceReader:
    """Reads the sources at the top of a file, and what the rules below them rest on."""

    def __init__(self, top: Fields, problems: Problems) -> None:
        self.top = top
        self.problems = problems
        self.sources = self._sources()

    def _sources(self) -> dict[str, Source]:
        found = self.top.child("sources", None)
        if not found:
            self.top.missing("sources")
            return {}
        sources = {}
        for key, node in found.entries.items():
            fields = Fields(node, f"sources.{key}", self.problems, ("title", "url", "confidence", "en"))
            fields.need("confidence")
            confidence = fields.one_of("confidence", CONFIDENCES, "low")
            sources[key] = Source(key, fields.words("title"), fields.text("url"), confidence)
        return sources

    def basis(self, fields: Fields, inherited: Basis | None = None) -> Basis:
        """What a rule rests on; it must say so, unless it takes that over from what it belongs to."""
        node = fields.maybe("source")
        source = self.sources.get(node.text) if node else None
        derived = fields.one_of("origin", ("official", "derived"), "official") == "derived"
        if node and not source:
            meant = self.problems.did_you_mean(node.text, self.sources)
            fields.note(node, "source", f'"{node.text}" tidak ada di sources{meant}')
        if not node and not derived:
            if inherited:
                return inherited
            fields.missing("", "sebutkan source, atau tulis origin: derived jika aturan ini buatan sendiri")
        return Basis(source, derived)

    def notes(self, key: str) -> tuple[Note, ...]:
        """The sentences of a list, each with what it rests on."""
        found = (
            Fields(item, f"{key}.{n}", self.problems, ("text", *BASIS)) for n, item in enumerate(self.top.items(key), 1)
        )
        return tuple(Note(fields.words("text"), self.basis(fields)) for fields in found)
