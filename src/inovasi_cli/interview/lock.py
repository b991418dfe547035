"""One session per fact file: a lock of the system, which frees it when its holder dies, and who that is."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from inovasi_cli.errors import InovasiError, reason_of

if TYPE_CHECKING:
    from filelock import BaseFileLock


class Lock:
    """Held from its creation until ``release``; raises ``InovasiError`` where another session has the file.

    Files left behind by a session that was killed mean nothing.
    """

    def __init__(self, path: Path) -> None:
        # Whoever comes by a symbolic link means the same file; resolve() would fail at links in a circle.
        target = Path(os.path.realpath(path))
        self._lock_file = target.with_name(f".{target.name}.lock")
        self._holder_file = target.with_name(f".{target.name}.pemakai")
        if not target.parent.is_dir():
            raise InovasiError(f"{path}: foldernya tidak ada", "Buat foldernya dahulu, atau periksa namanya.")
        self._lock = self._acquire(path)
        with suppress(OSError):
            self._holder_file.write_text(json.dumps(_myself()), encoding="utf-8")

    def release(self) -> None:
        """Let go of the file, and leave nothing beside it."""
        with suppress(OSError):
            self._holder_file.unlink(missing_ok=True)
        # While it is held, so that it is not the file of whoever comes next; Windows removes it at the release.
        with suppress(OSError):
            self._lock_file.unlink(missing_ok=True)
        self._lock.release()

    def _acquire(self, path: Path) -> BaseFileLock:
        from filelock import FileLock, Timeout

        lock = FileLock(self._lock_file, blocking=False)
        try:
            lock.acquire()
        except Timeout:
            raise InovasiError(
                f"{path}: sedang diisi {self._holder()}", "Tutup sesi itu dulu, atau isi berkas lain."
            ) from None
        except OSError as error:
            raise InovasiError(
                f"{path}: foldernya tidak dapat ditulisi ({reason_of(error)})", "Pilih folder yang boleh Anda tulisi."
            ) from None
        return lock

    def _holder(self) -> str:
        try:
            held = json.loads(self._holder_file.read_text(encoding="utf-8"))
            return f"di komputer {held['host']} sejak {held['since']} (proses {held['pid']})"
        except (OSError, ValueError, KeyError, TypeError):
            return "di tempat lain"


def _myself() -> dict[str, object]:
    now = datetime.now().astimezone()
    return {"pid": os.getpid(), "host": socket.gethostname(), "since": now.isoformat(sep=" ", timespec="minutes")}
