"""The bytes of a file and their text, refused where a line would not show what it holds or the two parsers differ."""

from __future__ import annotations

import codecs
import os
import re
import stat
from typing import TYPE_CHECKING, Final, NoReturn

from inovasi_cli.errors import InovasiError, Place, Problems, Start, reason_of

if TYPE_CHECKING:
    from io import FileIO
    from pathlib import Path

MAX_BYTES: Final = 1024 * 1024

# Line separators that editors do not count, and what turns the direction of a text, hide a line's real content.
_UNSEEN: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
_BAD_IN_FILE: Final = re.compile(f"[\t{_UNSEEN}]|\r(?!\n)|^%", re.MULTILINE)
BAD_IN_VALUE: Final = re.compile(f"[\r{_UNSEEN}\ud800-\udfff]")

# Of a usual file nothing is left without these; a percent sign and a carriage return are looked at more closely.
_PLAIN_BYTES: Final = bytes((0x0A, *range(0x20, 0x7F))).replace(b"%", b"")

_AS_UTF_8: Final = "simpan ulang sebagai UTF-8 (di Notepad: Simpan Sebagai, Pengodean UTF-8)"


class UnreadableError(Exception):
    """Reading cannot go on; the problem is noted."""


def read(path: Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file, at most one more than ``most``; ``InovasiError`` where there are none to read."""
    try:
        # To open a device may do something already.
        if stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a third of the time
            with open(path, "rb", buffering=0, opener=_open_at_once) as file:
                status = os.fstat(file.fileno())
                if stat.S_ISREG(status.st_mode):
                    return _read(file, status.st_size, most)
    except IsADirectoryError:
        pass
    except FileNotFoundError:
        raise InovasiError(f"{path}: berkas tidak ada", "Periksa nama dan foldernya.") from None
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "nama berkas tidak sah"
        # The cause tells an interview that it is the disk, and not the answer, that is at fault.
        raise InovasiError(f"{path}: tidak dapat dibaca ({reason})", "Periksa izin dan nama berkasnya.") from error
    raise InovasiError(f"{path}: bukan berkas biasa", "Sebutkan berkas YAML, bukan folder atau perangkat.")


def _read(file: FileIO, size: int, most: int) -> bytes:
    """What is in the file, asking for no more than it seems to hold: room for the limit costs more than reading."""
    data = b""
    while len(data) <= most and (piece := file.read(min(size, most - len(data)) + 1)):
        data += piece
    return data


def _open_at_once(path: str, flags: int) -> int:
    # Opening a pipe that nobody writes to would wait for ever.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def decode(data: bytes, problems: Problems, most: int = MAX_BYTES) -> str:
    """The text of a file of at most so many bytes; raises ``UnreadableError`` once the reason is noted."""
    if len(data) > most:
        stop(problems, Start(), f"berkas lebih dari {most // 1024} KiB; pecah atau ringkas isinya")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        stop(problems, Start(), f"berkas tersimpan sebagai UTF-16; {_AS_UTF_8}")
    # Not "utf-8-sig", whose errors count from behind the BOM.
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        place = _end_of(data[: error.start].decode())
        stop(problems, place, f"bukan teks UTF-8 (bita 0x{data[error.start]:02X}); {_AS_UTF_8}")
    _refuse_unseen(data, text, problems)
    return text


def _refuse_unseen(data: bytes, text: str, problems: Problems) -> None:
    """Where the two parsers differ, or a line would not show what it holds, refuse before either reads it."""
    # What is left is little or nothing, so the usual file is not searched letter by letter.
    rest = data.translate(None, _PLAIN_BYTES)
    if not rest:
        return
    lone_cr = data.count(b"\r") != data.count(b"\r\n")
    strange = _BAD_IN_FILE.search(rest.translate(None, b"\r%").decode())
    doubtful = lone_cr or strange or b"\n%" in data or text.startswith("%")
    found = _BAD_IN_FILE.search(text) if doubtful else None
    if not found:
        return
    match found.group():
        case "\t":
            message = "ada karakter tab; ganti dengan spasi"
        case "%":
            message = "baris yang diawali % tidak dipakai; hapus, atau beri tanda kutip pada teksnya"
        case "\0":
            message = "berkas rusak (berisi bita nol); pakai salinan cadangan"
        case "\r":
            message = "akhir baris gaya lama (CR saja); simpan ulang dengan akhir baris LF atau CRLF"
        case unseen:
            message = f"ada karakter tak terlihat <U+{ord(unseen):04X}>; hapus karakter itu"
    stop(problems, _end_of(text[: found.start()]), message)


def _end_of(text: str) -> Start:
    return Start(text.count("\n") + 1, len(text) - text.rfind("\n"))


def savable(text: str) -> str:
    """A text without the characters that a file may not hold, and with the line ends of Unix."""
    return BAD_IN_VALUE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def stop(problems: Problems, at: Place, message: str) -> NoReturn:
    """Note a problem that reading cannot go on behind."""
    problems.add(at, "", message)
    raise UnreadableError
