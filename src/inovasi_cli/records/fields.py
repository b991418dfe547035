"""The JSON of a report, which anybody may have written: every key by the type that it must have."""

from __future__ import annotations

import json
import re
from datetime import date
from fractions import Fraction
from math import isfinite
from typing import TYPE_CHECKING, Final, NoReturn

from inovasi_cli import strict_yaml
from inovasi_cli.errors import InovasiError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_DEPTH: Final = 32
CURE: Final = "Pakai laporan yang ditulis `inovasi nilai PROFIL --format json=laporan.json`, tanpa diubah."

_HEAD: Final = 4096
_EXACT: Final = re.compile(r"-?[0-9]{1,60}(?:/0*[1-9][0-9]{0,59})?")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST: Final = 10**9


def read(path: Path) -> bytes:
    """The bytes of a file that may be a report; raises ``InovasiError`` where there are none, or too many."""
    data = strict_yaml.read(path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise InovasiError(f"{path}: lebih dari {MAX_BYTES // 1024 // 1024} MiB, jadi bukan laporan inovasi", CURE)
    return data


def is_report(data: bytes) -> bool:
    """Whether this looks like a report, whole or not, rather than like a fact file."""
    head = data[:_HEAD].decode(json.detect_encoding(data), "replace").lstrip("\ufeff \t\r\n")
    if not head.startswith("{"):
        return False
    try:
        return "tool" in json.loads(data)
    except (ValueError, RecursionError):
        return '"tool"' in head


def parse(path: Path, data: bytes) -> Keys:
    """The object that a report is; raises ``InovasiError`` for everything else."""
    try:
        found = json.loads(data, object_pairs_hook=_once, parse_constant=_refuse, parse_float=_finite)
        _refuse_depth(found)
    except RecursionError:
        raise InovasiError(f"{path}: bukan laporan inovasi (susunannya terlalu dalam)", CURE) from None
    except ValueError as error:
        raise InovasiError(f"{path}: bukan JSON yang utuh ({_reason(error)})", CURE) from None
    if not isinstance(found, dict):
        raise InovasiError(f"{path}: bukan laporan inovasi", CURE)
    return Keys(found, "", str(path))


class _RefusedError(ValueError):
    """Sound JSON that no report of ours holds; says why in Indonesian."""


def _reason(error: ValueError) -> str:
    if isinstance(error, _RefusedError):
        return str(error)
    if isinstance(error, json.JSONDecodeError):
        return f"baris {error.lineno}, kolom {error.colno}"
    return "bukan teks UTF-8" if isinstance(error, UnicodeError) else "ada angka yang terlalu panjang"


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _RefusedError("ada kunci yang tertulis dua kali")
    return found


def _refuse(constant: str) -> NoReturn:
    raise _RefusedError(f"{constant} bukan angka")


def _finite(digits: str) -> float:
    found = float(digits)
    return found if isfinite(found) else _refuse(digits)


def _refuse_depth(found: object) -> None:
    """What is deeper than any report could not be written again."""
    level = [found]
    for _ in range(MAX_DEPTH):
        inner = [list(each.values()) if isinstance(each, dict) else each for each in level]
        level = [item for items in inner if isinstance(items, list) for item in items]
    if level:
        raise RecursionError


class Keys:
    """An object of a report; whatever is asked for and is not there in its type raises ``InovasiError``."""

    def __init__(self, data: dict[str, object], where: str, file: str) -> None:
        self.data = data
        self.where = where
        self.file = file

    def wrong(self, key: str, why: str) -> InovasiError:
        """What to raise of a key."""
        return InovasiError(f"{self.file}: laporan ini tidak utuh: {self.where}{key} {why}", CURE)

    def text(self, key: str) -> str:
        """A text."""
        found = self.data.get(key)
        if not isinstance(found, str):
            raise self.wrong(key, "harus berupa teks")
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        found = self.data.get(key)
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise self.wrong(key, "harus berupa daftar teks")
        return tuple(found)

    def one_of(self, key: str, known: tuple[str, ...]) -> str:
        """One of a few words."""
        found = self.text(key)
        if found not in known:
            raise self.wrong(key, f"harus salah satu dari {', '.join(known)}")
        return found

    def day(self, key: str) -> date | None:
        """A day, or None."""
        found = self.data.get(key)
        if found is None:
            return None
        try:
            if isinstance(found, str) and _DAY.fullmatch(found):
                return date.fromisoformat(found)
        except ValueError:
            pass
        raise self.wrong(key, "harus berupa tanggal seperti 2018-03-31")

    def exact(self, key: str) -> Fraction:
        """A fraction in writing."""
        found = self.text(key)
        if not _EXACT.fullmatch(found):
            raise self.wrong(key, "harus berupa pecahan seperti 100/3")
        return Fraction(found)

    def total(self, key: str) -> Fraction:
        """A number above 0."""
        found = self.data.get(key)
        if not isinstance(found, int | float) or isinstance(found, bool):
            raise self.wrong(key, "harus berupa angka")
        if not 0 < found <= _MOST:
            raise self.wrong(key, "harus lebih dari 0")
        return Fraction(str(found))

    def child(self, key: str) -> Keys:
        """An object."""
        found = self.data.get(key)
        if not isinstance(found, dict):
            raise self.wrong(key, "harus berupa objek")
        return Keys(found, f"{self.where}{key}.", self.file)

    def children(self, key: str) -> tuple[Keys, ...]:
        """A list of objects, each with an id of its own."""
        found = self.data.get(key)
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self.wrong(key, "harus berupa daftar objek")
        items = tuple(Keys(each, f"{self.where}{key}.{n}.", self.file) for n, each in enumerate(found))
        if len({item.text("id") for item in items}) < len(items):
            raise self.wrong(key, "memuat id yang sama dua kali")
        return items
