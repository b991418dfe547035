"""Says what a file is by what it holds, whatever its name; told piece by piece, so that its size is no matter."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

HEAD: Final = 4096
"""Bytes at the beginning that are looked at; a PDF may begin anywhere in the first 1024 of them."""
TAIL: Final = 1 << 17
"""Bytes at the end that are looked at: where an archive lists what it holds."""

_PDF_WITHIN: Final = 1024
_MAGIC: Final = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1aE\xdf\xa3", "mkv"),
)
_RIFF: Final = {b"WEBP": "webp", b"AVI ": "avi", b"WAVE": "audio"}
# By the first letters of the brand that a file of the MPEG-4 family begins with; every other brand is a video.
_BRANDS: Final = (
    *((brand, "heic") for brand in (b"heic", b"heix", b"hev", b"mif1", b"msf1", b"avif")),
    (b"qt", "mov"),
    (b"M4A", "audio"),
    (b"M4B", "audio"),
    (b"3g", "3gp"),
)
# The main part of an Office document, wherever the archive lists it; which comes first differs from program to program.
_OFFICE: Final = re.compile(rb"PK\x01\x02.{42}(word/document|xl/workbook|ppt/presentation)\d*\.(?:xml|bin)", re.DOTALL)
_OFFICE_KINDS: Final = {b"word/document": "docx", b"xl/workbook": "xlsx", b"ppt/presentation": "pptx"}
_MARKUP: Final = re.compile(rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_BINARY: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Known(NamedTuple):
    """What is known of a file that was read: its SHA-256, and ``pdf``, ``jpg`` and so on, or ``other``."""

    digest: str
    kind: str


class Content:
    """What was read of a file so far."""

    def __init__(self) -> None:
        from hashlib import sha256

        self.size = 0
        self._digest = sha256()
        self._head = self._tail = b""

    def add(self, piece: bytes) -> None:
        """Take the next piece."""
        self.size += len(piece)
        self._digest.update(piece)
        if len(self._head) < HEAD:
            self._head = (self._head + piece)[:HEAD]
        self._tail = piece[-TAIL:] if len(piece) >= TAIL else (self._tail + piece)[-TAIL:]

    def known(self) -> Known:
        """What all that was taken comes to."""
        return Known(self._digest.hexdigest(), self._kind())

    def _kind(self) -> str:
        head = self._head
        if b"%PDF-" in head[:_PDF_WITHIN]:
            return "pdf"
        for magic, kind in _MAGIC:
            if head.startswith(magic):
                return kind
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return self._archive()
        if head[4:8] == b"ftyp":
            return next((kind for brand, kind in _BRANDS if head.startswith(brand, 8)), "mp4")
        if head.startswith(b"RIFF"):
            return _RIFF.get(head[8:12], "other")
        return _written(head)

    def _archive(self) -> str:
        found = _OFFICE.search(self._tail)
        if found:
            return _OFFICE_KINDS[found[1]]
        return "odf" if b"mimetypeapplication/vnd.oasis.opendocument." in self._head[:128] else "zip"


def _written(head: bytes) -> str:
    """What kind of text it is, or ``other`` where it is none."""
    if _MARKUP.match(head):
        return "html"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or not _BINARY.search(head):
        return "text"
    return "other"
