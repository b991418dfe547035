"""Files on a disk that may fail at any moment: each is whole, the old one or the new one, whatever stops us."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# Windows: a virus scanner, Excel or a sync client holds the file, mostly for a moment only.
_BUSY: Final = frozenset({5, 32, 33})
_WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.8)


def real(path: Path) -> Path:
    """The file that a path means, behind all symbolic links; where these run in a circle, the path as it is.

    Not ``Path.resolve``, which raises ``RuntimeError`` for a circle.
    """
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        # A name that the system cannot hold, as letters beyond ASCII where it knows nothing else.
        return path.absolute()


def mode_of(path: Path) -> int | None:
    """The mode of what is there, None where nothing is; raises ``OSError``."""
    try:
        return S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def is_special(path: Path) -> bool:
    """Whether what is there takes what is written as it comes, as a device, a pipe and a folder do; may raise."""
    try:
        return not S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


def replace(target: Path, data: bytes) -> None:
    """Swap the file at ``target``, which is no link, in one step; raises ``OSError`` and then leaves all as it was."""
    mode = mode_of(target)
    with _written_beside(target, data, 0o666 if mode is None else mode) as temporary:
        put(temporary, target, mode)


def create(target: Path, data: bytes) -> None:
    """Write a file that is not there yet; raises ``FileExistsError`` where it is, and ``OSError`` with nothing left."""
    with _written_beside(target, data, 0o666) as temporary:
        try:
            # In one step too, and unlike a rename it never takes the place of anything.
            os.link(temporary, target)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            # A drive without links, as a USB stick.
            if os.path.lexists(target):
                raise FileExistsError(target) from None
            put(temporary, target, None)
        else:
            with suppress(OSError):
                temporary.unlink()


def put(temporary: Path, target: Path, mode: int | None) -> None:
    """Put a file that is written and on the disk in the place of another, whose mode it takes; raises ``OSError``."""
    if mode is not None:
        # The umask has narrowed it; where a drive keeps no modes, narrower is as good.
        with suppress(PermissionError):
            temporary.chmod(mode)
    _swap(temporary, target)
    _sync_folder(target.parent)


@contextmanager
def _written_beside(target: Path, data: bytes, mode: int) -> Iterator[Path]:
    """A temporary file that holds the data; whatever stops us, it goes."""
    temporary = target.with_name(f".k{os.urandom(4).hex()}.tmp")
    try:
        _write(temporary, data, mode)
        yield temporary
    except BaseException as error:
        # Somebody leaving (Ctrl-C) included. A file of that name that was there before is not ours.
        if not isinstance(error, FileExistsError) or error.filename2 is not None or error.filename != str(temporary):
            with suppress(OSError):
                temporary.unlink()
        raise


def _write(path: Path, data: bytes, mode: int) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        os.fsync(file)
    finally:
        os.close(file)


def _swap(temporary: Path, target: Path) -> None:
    for wait in _WAITS:
        try:
            temporary.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _BUSY:
                raise
            time.sleep(wait)
        else:
            return
    temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        # Windows cannot, and need not.
        return
    # The new file is whole and in its place; a network drive that cannot sync a folder is no reason to say otherwise.
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
