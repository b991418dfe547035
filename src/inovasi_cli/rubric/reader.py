"""Small typed readers over YAML mappings: each notes what is wrong and where, gives a harmless value, and goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from inovasi_cli.rubric.values import read_day, read_number
from inovasi_cli.strict_yaml import Mapping, Node, Scalar, Sequence
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from inovasi_cli.errors import Place, Problems
    from inovasi_cli.facts import Number

ID: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_T = TypeVar("_T")


class Fields:
    """One mapping being read; ``where`` names it in messages.

    A key that is not in ``keys`` is noted with the nearest one that is; None takes every key.
    """

    def __init__(self, node: Node, where: str, problems: Problems, keys: Iterable[str] | None) -> None:
        self.at: Place = node
        self.where = where
        self.problems = problems
        self.known = None if keys is None else tuple(keys)
        self.sound = isinstance(node, Mapping)
        self.entries = node.entries if isinstance(node, Mapping) else {}
        self.keys = node.keys if isinstance(node, Mapping) else {}
        self.english: dict[str, Node] = {}
        if not self.sound:
            self.note(node, "", "harus berupa kunci: isi")
        elif self.known is not None:
            self._refuse_unknown(self.known)
            self._read_english(self.get("en") if "en" in self.known else None)

    def _refuse_unknown(self, known: tuple[str, ...]) -> None:
        for key, at in self.keys.items():
            if key not in known:
                self.note(at, key, f"kunci ini tidak dikenal{self.problems.did_you_mean(key, known)}")

    def _read_english(self, node: Node | None) -> None:
        if not isinstance(node, Mapping):
            if node:
                self.note(node, "en", "harus berupa kunci: isi")
            return
        self.english = node.entries
        for key, at in node.keys.items():
            if key not in self.entries:
                self.note(at, f"en.{key}", "tidak ada teks Indonesianya di atas")
            elif not isinstance(node.entries[key], Scalar):
                self.note(node.entries[key], f"en.{key}", "harus berupa satu isian, bukan daftar atau kunci: isi")

    def note(self, at: Place, key: str, message: str) -> None:
        """Note a problem of one key, or of the mapping itself."""
        where = ".".join(part for part in (self.where, key) if part)
        self.problems.add(at, where, message)

    def missing(self, key: str, message: str = "belum ada; tambahkan") -> None:
        """Note that a key must be there, unless the mapping is none at all."""
        if self.sound:
            self.note(self.at, key, message)

    def need(self, key: str) -> None:
        """Note that a key must be there if it is not, or if it was left empty."""
        if self.get(key) is None:
            self.missing(key)

    def get(self, key: str) -> Node | None:
        """What stands at a key; None also where it was left empty."""
        node = self.entries.get(key)
        return None if isinstance(node, Scalar) and node.empty else node

    def maybe(self, key: str) -> Scalar | None:
        """The scalar at a key, if there is one."""
        node = self.get(key)
        if node is None or isinstance(node, Scalar):
            return node
        self.note(node, key, "harus berupa satu isian, bukan daftar atau kunci: isi")
        return None

    def scalar(self, key: str) -> Scalar | None:
        """The scalar at a key that must be there."""
        self.need(key)
        return self.maybe(key)

    def id(self, key: str = "id") -> str:
        """An id: lower case letters, digits, hyphens and dots; empty when there is none."""
        node = self.scalar(key)
        if node and not ID.fullmatch(node.text):
            self.note(node, key, f'"{node.text}" bukan id; pakai huruf kecil, angka, tanda hubung, dan titik')
        return node.text if node else ""

    def text(self, key: str) -> str | None:
        """A text, if there is one."""
        node = self.maybe(key)
        return node.text if node else None

    def words(self, key: str) -> Text:
        """A text that must be there, with its English where that exists."""
        self.need(key)
        return self.maybe_words(key) or Text("")

    def maybe_words(self, key: str) -> Text | None:
        """A text with its English, if there is one."""
        node = self.maybe(key)
        english = self.english.get(key)
        written = english.text if isinstance(english, Scalar) and not english.empty else None
        return Text(node.text, written) if node else None

    def number(self, key: str) -> Number | None:
        """A number, if there is one."""
        return self._read(key, read_number)

    def whole(self, key: str, *, least: int = 0) -> int | None:
        """A whole number of at least ``least``, if there is one."""
        number = self.number(key)
        if number is None:
            return None
        if isinstance(number, int) and number >= least:
            return number
        self.note(self.entries[key], key, f"harus bilangan bulat, paling sedikit {least}")
        return None

    def day(self, key: str) -> date | None:
        """A full date, if there is one."""
        return self._read(key, read_day)

    def flag(self, key: str) -> bool:
        """True or false; false when it is left out."""
        return self.one_of(key, ("true", "false"), "false") == "true"

    def one_of(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        """One of a few words, ``default`` when it is left out or another word stands there."""
        node = self.maybe(key)
        if not node:
            return default
        if node.text in allowed:
            return node.text
        self.note(node, key, f'"{node.text}" tidak dikenal; pilih {", ".join(allowed)}')
        return default

    def items(self, key: str) -> list[Node]:
        """The items of a list; none when it is left out."""
        node = self.get(key)
        if node is None:
            return []
        if isinstance(node, Sequence):
            return node.items
        self.note(node, key, "harus berupa daftar")
        return []

    def texts(self, key: str) -> list[Scalar]:
        """The items of a list of texts."""
        found = self.items(key)
        for item in found:
            if not isinstance(item, Scalar):
                self.note(item, key, "setiap isi daftar ini harus berupa teks")
        return [item for item in found if isinstance(item, Scalar)]

    def children(self, key: str, keys: tuple[str, ...]) -> list[tuple[str, Fields]]:
        """The mappings of a list, each with its id, which no other of them has; empty where the id is missing."""
        found: list[tuple[str, Fields]] = []
        seen: set[str] = set()
        for item in self.items(key):
            fields = Fields(item, f"{self.where}.{key}".strip("."), self.problems, keys)
            child = fields.id()
            if child and child in seen:
                fields.note(item, child, "id ini sudah dipakai di atas")
                continue
            fields.where = f"{fields.where}.{child}".strip(".")
            found.append((child, fields))
            seen.add(child)
        return found

    def child(self, key: str, keys: tuple[str, ...] | None) -> Fields | None:
        """The mapping at a key, if there is one."""
        node = self.get(key)
        return None if node is None else Fields(node, f"{self.where}.{key}".strip("."), self.problems, keys)

    def _read(self, key: str, read: Callable[[str], _T]) -> _T | None:
        node = self.maybe(key)
        try:
            return read(node.text) if node else None
        except ValueError as error:
            self.note(self.entries[key], key, str(error))
            return None
