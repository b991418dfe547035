"""Tells a fact file from our other files, and from any other YAML: one clear problem instead of one for every key."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from inovasi_cli.errors import FactsError, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.strict_yaml import Mapping

CURE: Final = "Sebutkan berkas fakta; yang kosong untuk diisi dibuat dengan inovasi templat."

_OF_RUBRICS: Final = frozenset({"organiser", "sources", "gates", "characteristics", "categories", "score"})
_FEW: Final = 20


def refuse_others(root: Mapping, file: str, sections: tuple[str, ...]) -> None:
    """Raise ``FactsError`` where a file has none of the sections of a fact file, nor one that is only misspelled."""
    keys = root.entries.keys()
    if not keys.isdisjoint(sections):
        return
    message = _other(keys)
    if message or not any(did_you_mean(key, sections) for key in islice(keys, _FEW)):
        message = message or "bukan berkas fakta: tidak ada jawaban"
        raise FactsError((Problem(file, root.line, root.column, "", message),), CURE)


def _other(keys: Iterable[str]) -> str:
    """What to do with the kind of our files that has such keys; empty where it is none of ours."""
    named = set(keys)
    if "format" in named and named & _OF_RUBRICS:
        return "ini rubrik, bukan berkas fakta; pakai dengan --rubrik"
    if "cases" in named:
        return "ini berkas kasus sebuah rubrik, bukan berkas fakta; periksa dengan inovasi rubrik uji"
    if {"theme", "questions"} <= named:
        return "ini bank pertanyaan, bukan berkas fakta; rubrik yang memakainya dipakai dengan --rubrik"
    if {"lomba", "tahap"} <= named:
        return "ini berkas lomba, bukan berkas fakta; pakai dengan inovasi panel atau inovasi peringkat"
    if {"juri", "tahap", "nilai"} <= named:
        return "ini nilai juri, bukan berkas fakta; pakai dengan inovasi panel"
    return ""
