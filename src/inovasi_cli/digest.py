"""Digests over content: the same data give the same digest on every machine, whatever their order, layout or path."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def digest_of(data: object) -> str:
    """SHA-256, in hexadecimal, of plain JSON data written in one canonical way."""
    from hashlib import sha256

    return sha256(_writer()(data).encode("ascii")).hexdigest()


@cache
def _writer() -> Callable[[object], str]:
    from json import JSONEncoder

    return JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode
