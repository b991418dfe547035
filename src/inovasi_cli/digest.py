"""Digests over content: the same data give the same digest on every machine, whatever their order, layout or path."""

from __future__ import annotations


def digest_of(data: object) -> str:
    """SHA-256, in hexadecimal, of plain JSON data written in one canonical way."""
    import json
    from hashlib import sha256

    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return sha256(text.encode("ascii")).hexdigest()
