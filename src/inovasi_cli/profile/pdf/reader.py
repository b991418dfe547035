"""The process that reads PDFs: takes their names from standard input, and tells of each on a line as soon as it knows.

Whatever happens to it costs nobody more than these lines.
"""

from __future__ import annotations

import json
import re
import sys
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from inovasi_cli.profile.evidence import look_at_file
from inovasi_cli.profile.pdf import ALL, BROKEN, ENCRYPTED, LOCKED, READ, UNREAD

if TYPE_CHECKING:
    from pypdf import PdfReader

MEMORY: Final = 1 << 30
"""Bytes of address space, where the system can limit it."""

_DAY: Final = re.compile(r"(?:D:)?[0-9]{8}")

Told = tuple[str, int | None, str | None]
"""The state, how many pages, and the day of creation."""


def main() -> None:
    """Read what is asked for under limits."""
    limit()
    tell(sys.stdin.buffer, sys.stdout.buffer)


def limit() -> None:
    """Let the system end this process where it takes too much, or writes anywhere."""
    # Windows has nothing like it; there the time alone is limited.
    with suppress(ImportError):
        import resource

        for what, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, int(2 * ALL)),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            # A limit may be tighter already.
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (most, most))


def tell(asked: BinaryIO, out: BinaryIO) -> None:
    """Answer ``{"folder": ..., "files": [[name, most bytes], ...]}`` with a line of JSON for each file."""
    request = json.loads(asked.read())
    for ref, most in request["files"]:
        pieces: list[bytes] = []
        look_at_file(ref, Path(request["folder"]), most, pieces.append)
        data = b"".join(pieces)
        state, pages, created = look(data)
        out.write(json.dumps([ref, state, sha256(data).hexdigest(), pages, created]).encode() + b"\n")
        out.flush()


def look(data: bytes) -> Told:
    """What a PDF says of itself."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, LimitReachedError

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return LOCKED, None, None
        pages = len(reader.pages)
    except DependencyError:
        # Newer encryption takes a library of its own, which would be a large one for a few files.
        return ENCRYPTED, None, None
    except (LimitReachedError, MemoryError, RecursionError):
        return UNREAD, None, None
    except Exception:  # noqa: BLE001 - pypdf says itself that a broken file may cause any
        return BROKEN, None, None
    return (READ, pages, _created(reader)) if pages else (BROKEN, None, None)


def _created(reader: PdfReader) -> str | None:
    """The day of creation in the time zone of whoever made it, where the file gives one that can be read."""
    try:
        about: Any = reader.metadata
        # Where the day is not given, pypdf takes the first.
        whole = about and _DAY.match(about.creation_date_raw or "")
        return about.creation_date.date().isoformat() if whole else None
    except Exception:  # noqa: BLE001 - as above
        return None
