"""Files that are none, and folders in which something lies in the way; made where they are tried."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from hostile.good import FILES
from hostile.sample import Sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK: Final = b"\0odd:"
KINDS: Final = ("facts", "rubric", "bank", "cases", "report", "contest", "scores", "index", "proof")
ODD: Final = (
    *("pipa", "folder", "tautan-putus", "tautan-putar", "tautan-sendiri", "perangkat-nol", "perangkat-kosong"),
    *("renggang-2gb", "tak-terbaca", "tidak-ada", "soket", "tautan-ke-luar"),
)
_LINKS: Final = {
    "tautan-putus": "tidak-ada-di-mana-pun",
    "perangkat-nol": "/dev/zero",
    "perangkat-kosong": "/dev/null",
    "tautan-ke-luar": "../rahasia.txt",
}


def every() -> Iterator[Sample]:
    """Each in the place of each kind of file; the bytes only name what is made."""
    for kind in KINDS:
        for name in ODD:
            # Cases need not be there, and an interview begins a fact file, as does ``lomba`` a contest.
            gone = kind in {"cases", "facts", "contest"} and name in {"tidak-ada", "tautan-putus"}
            # What names a proof is judged, whatever is there.
            valid = None if gone else kind == "proof"
            yield Sample(f"aneh-{name}", kind, MARK + name.encode(), valid)


def put(sample: Sample, folder: Path) -> bool:
    """Put a sample in its place among good files; whether it is to be tried by somebody without rights."""
    path = folder / FILES[sample.kind]
    _lay_traps(folder)
    if not sample.data.startswith(MARK):
        path.write_bytes(sample.data)
        return False
    path.unlink()
    name = sample.data.removeprefix(MARK).decode()
    if name in _LINKS:
        path.symlink_to(_LINKS[name])
    else:
        _MAKERS[name](path)
    nobody = name == "tak-terbaca" and os.geteuid() == 0
    if nobody:
        folder.chmod(0o777)
    return nobody


def _lay_traps(folder: Path) -> None:
    """What a fact file may name as proof, and must not lead anywhere."""
    (folder / "lampiran" / "tautan-luar.pdf").symlink_to("../../rahasia.txt")
    (folder / "lampiran" / "putaran.pdf").symlink_to("putaran.pdf")
    (folder / "lampiran" / "folder-luar").symlink_to("../..")
    (folder / "lampiran" / "perangkat.pdf").symlink_to("/dev/zero")
    os.mkfifo(folder / "lampiran" / "pipa.pdf")


def _loop(path: Path) -> None:
    path.symlink_to(f"{path.name}.lain")
    path.with_name(f"{path.name}.lain").symlink_to(path.name)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)


def _closed(path: Path) -> None:
    path.write_bytes(b"format: 1\n")
    path.chmod(0)


def _socket(path: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(".", os.O_RDONLY)
        try:
            os.chdir(path.parent)
            server.bind(path.name)
        finally:
            os.fchdir(here)
            os.close(here)


_MAKERS: Final = {
    "pipa": os.mkfifo,
    "folder": os.mkdir,
    "tautan-putar": _loop,
    "tautan-sendiri": lambda path: path.symlink_to(path.name),
    "renggang-2gb": _sparse,
    "tak-terbaca": _closed,
    "tidak-ada": lambda _path: None,
    "soket": _socket,
}
