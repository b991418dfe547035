"""The file behind an interview: locked, watched for changes by others, and saved after every answer."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from inovasi_cli import strict_yaml
from inovasi_cli.errors import InovasiError, Start
from inovasi_cli.facts import Evidence, Facts
from inovasi_cli.profile.evidence import look
from inovasi_cli.profile.load import parse_profile, read_facts
from inovasi_cli.profile.save import save_facts

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock

    from inovasi_cli.rubric.bank import Bank


class ChangedError(Exception):
    """Another program changed the file since it was read or written here."""


class Keeper:
    """Holds the facts of one file; ``facts`` are the newest, saved or not, and ``dirty`` says that they are not."""

    def __init__(self, path: Path, bank: Bank, *, rubrics: tuple[str, ...]) -> None:
        self.path = path
        self.bank = bank
        self.dirty = False
        self._lock = _acquire(path)
        self._bytes = _bytes(path)
        self.facts = self._read() if self._bytes is not None else Facts({}, {}, rubrics, str(path))

    def save(self, facts: Facts) -> None:
        """Save; raises ``ChangedError`` where the file is not as it was left, ``InovasiError`` where it cannot be."""
        self.facts, self.dirty = facts, True
        if _bytes(self.path) != self._bytes:
            raise ChangedError
        save_facts(self.path, facts, self.bank)
        self._bytes, self.dirty = _bytes(self.path), False

    def reload(self) -> Facts:
        """The facts as the file has them now; those held here wait for ``save``."""
        self._bytes = _bytes(self.path)
        return self._read()

    def move(self, path: Path) -> None:
        """Keep the facts in another file from here on."""
        lock = _acquire(path)
        self.close()
        self.path, self._lock, self._bytes = path, lock, _bytes(path)

    def look(self, ref: str) -> Evidence:
        """A proof as it is now."""
        return look(ref, self.path.parent, Start())

    def close(self) -> None:
        """Let go of the file; what is not saved stays in ``facts``."""
        self._lock.release()
        for leftover in (_lock_path(self.path), _holder_path(self.path)):
            with suppress(OSError):
                leftover.unlink()

    def _read(self) -> Facts:
        return read_facts(parse_profile(self.path, self._bytes or b""), self.bank, None)


def _bytes(path: Path) -> bytes | None:
    return strict_yaml.read(path) if path.exists() else None


def _lock_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def _holder_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.pemakai")


def _acquire(path: Path) -> BaseFileLock:
    """The lock of the file; the system frees it when its holder dies, so a file left behind means nothing."""
    from filelock import FileLock, Timeout

    lock = FileLock(_lock_path(path), blocking=False)
    try:
        lock.acquire()
    except Timeout:
        raise InovasiError(
            f"{path}: sedang diisi {_holder(path)}",
            "Tutup sesi itu dulu, atau isi berkas lain.",
        ) from None
    except OSError as error:
        raise InovasiError(
            f"{path}: foldernya tidak dapat ditulisi ({error.strerror})", "Pilih folder yang boleh Anda tulisi."
        ) from None
    with suppress(OSError):
        _holder_path(path).write_text(json.dumps(_myself()), encoding="utf-8")
    return lock


def _myself() -> dict[str, object]:
    now = datetime.now().astimezone()
    return {"pid": os.getpid(), "host": socket.gethostname(), "since": now.isoformat(timespec="minutes")}


def _holder(path: Path) -> str:
    try:
        held = json.loads(_holder_path(path).read_text(encoding="utf-8"))
        return f"di komputer {held['host']} sejak {held['since']} (proses {held['pid']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "di tempat lain"
