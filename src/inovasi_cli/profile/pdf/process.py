"""Has PDFs read by another process, beside whatever else is done meanwhile."""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from typing import IO, TYPE_CHECKING, Any, Final, Self, cast

from inovasi_cli.profile.pdf import ALL, ONE, UNREAD, Pdf

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.profile.pdf import Wanted

# Where our own Python takes modules from somewhere else than it usually would, the other one must too.
_WAYS: Final = {"isolated": "-I", "ignore_environment": "-E", "no_user_site": "-s"}


class Reading:
    """The PDFs of one folder that are to be read, by their names, and what was told of them so far."""

    def __init__(self, wanted: dict[str, Wanted], folder: Path) -> None:
        self._wanted = wanted
        self._folder = folder
        self._told: dict[str, Pdf] = {}
        self._reader: Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._reader = self._begun()
        return self

    def __exit__(self, *_: object) -> None:
        if self._reader:
            _ended(self._reader)

    def found(self) -> tuple[Pdf, ...]:
        """What was found, in the order of the names; waits for it, but not for ever."""
        until = time.monotonic() + ALL
        while self._reader:
            left = self._left()
            self._hear(self._reader, min(ONE, until - time.monotonic()))
            if self._left() == left:
                # The first is what it hangs on.
                self._told[left[0]] = Pdf(left[0], UNREAD)
            self._reader = self._begun() if time.monotonic() < until else None
        return tuple(self._told.get(ref, Pdf(ref, UNREAD)) for ref in self._wanted)

    def _left(self) -> list[str]:
        return [ref for ref in self._wanted if ref not in self._told]

    def _begun(self) -> Popen[bytes] | None:
        """Another process that reads what is left; None where nothing is, or none can be had."""
        left = [(ref, self._wanted[ref].most) for ref in self._left()]
        flags = [flag for name, flag in _WAYS.items() if getattr(sys.flags, name)]
        # Without -P it would take modules from the folder that we are in.
        words = [sys.executable, "-P", *flags, "-m", "inovasi_cli.profile.pdf"]
        if not left or not sys.executable:
            return None
        try:
            reader = Popen(words, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)  # noqa: S603 - ourselves
        except OSError:
            return None
        return _asked(reader, {"folder": str(self._folder), "files": left})

    def _hear(self, reader: Popen[bytes], seconds: float) -> None:
        """Take what is told within that time; what comes later is lost."""
        try:
            out, _ = reader.communicate(timeout=max(seconds, 0))
        except TimeoutExpired:
            out = _ended(reader)
        # The last line may have been cut.
        for line in out.split(b"\n")[:-1]:
            self._note(json.loads(line))

    def _note(self, told: list[Any]) -> None:
        ref, state, digest, pages, created = told
        same = digest == self._wanted[ref].digest
        day = date.fromisoformat(created) if created else None
        self._told[ref] = Pdf(ref, state, pages, day) if same else Pdf(ref, UNREAD)


def _asked(reader: Popen[bytes], request: object) -> Popen[bytes] | None:
    """The same process, which knows what it is asked for; None where it was gone before."""
    # It is closed here, and nobody is to flush it again.
    pipe, reader.stdin = cast("IO[bytes]", reader.stdin), None
    try:
        with pipe:
            pipe.write(json.dumps(request).encode())
    except OSError:
        _ended(reader)
        return None
    return reader


def _ended(reader: Popen[bytes]) -> bytes:
    """What a process said until it was ended."""
    reader.kill()
    return reader.communicate()[0]
