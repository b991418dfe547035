"""PyYAML made strict: one document of mappings, lists and texts, every value with its line and column.

Only the parser of PyYAML is used (libyaml where it is there, pure Python where not); its events are composed here, in a
loop, so that depth, size, duplicate keys and places are known while reading. Nothing is resolved: a plain scalar leaves
as the text that stands in the file, and whoever knows what is due there reads it. This is the only module that knows
yaml.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn, cast

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

from inovasi_cli.errors import InovasiError, Place, Problems, Start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_BYTES: Final = 1024 * 1024
MAX_DEPTH: Final = 32
MAX_NODES: Final = 20_000
MAX_SCALAR: Final = 64 * 1024

_EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})

# Line separators that editors do not count, and what turns the direction of a text, hide a line's real content.
_UNSEEN: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
_BAD_IN_FILE: Final = re.compile(f"[\t{_UNSEEN}]|\r(?!\n)|^%", re.MULTILINE)
_BAD_IN_VALUE: Final = re.compile(f"[\r{_UNSEEN}\ud800-\udfff]")

_PLAIN_BYTES: Final = bytes((0x0A, 0x0D, *range(0x20, 0x7F)))

_BROKEN_ESCAPE: Final = (
    "ada \\ atau karakter khusus yang tidak sah di dalam tanda kutip ganda; pakai tanda kutip tunggal"
)
_UNCLOSED_QUOTE: Final = "tanda kutip pembuka tidak punya penutup; tambahkan penutupnya"
_UNCLOSED_BRACKET: Final = "kurung atau koma tidak lengkap; periksa pasangan [ ] atau { }"
_GLUED_COLON: Final = "titik dua menempel pada kurung, koma, atau tanda tanya; beri tanda kutip pada teksnya"
_NO_COLON: Final = "titik dua belum ada; tulis kunci: isi"
_SYNTAX: Final[tuple[tuple[str, str], ...]] = (
    ("(escape|hexdecimal|hexadecimal)", _BROKEN_ESCAPE),
    ("quoted scalar", _UNCLOSED_QUOTE),
    ("found unexpected ':'", _GLUED_COLON),
    (
        "mapping values are not allowed",
        'titik dua diikuti spasi di tengah teks; beri tanda kutip, misalnya judul: "A: B"',
    ),
    (
        "(undefined tag|parsing a tag|scanning a tag)",
        "tag (tanda !) tidak dipakai; hapus, atau beri tanda kutip pada teksnya",
    ),
    (
        "(scanning an anchor|scanning an alias)",
        "jangkar dan alias (& dan *) tidak dipakai; tulis isinya, atau beri tanda kutip",
    ),
    ("cannot start any token", "karakter ini tidak boleh mengawali teks; beri tanda kutip pada seluruh teks"),
    ("(flow sequence|flow mapping|flow node)", _UNCLOSED_BRACKET),
    ("could not find expected ':'", _NO_COLON),
    (
        "(block mapping|block collection|block end|document start)",
        "baris ini tidak sejajar dengan yang di atasnya, atau ada teks sesudah tanda kutip penutup",
    ),
)
# Mended where it begins; the parsers notice it where it ought to have ended, often at the end of the file.
_AT_ITS_BEGINNING: Final = frozenset({_UNCLOSED_QUOTE, _UNCLOSED_BRACKET, _GLUED_COLON, _NO_COLON})
_UNREADABLE: Final = "susunan YAML tidak terbaca; periksa indentasi, titik dua, tanda kutip, dan kurung"


class Scalar(NamedTuple):
    """A text as it stands in the file; ``plain`` when it stands without quotes and is no block text."""

    text: str
    plain: bool
    line: int
    column: int

    @property
    def empty(self) -> bool:
        """Nothing was written: no text at all, or a bare ``~`` or ``null``."""
        return not self.text or (self.plain and self.text in _EMPTY)


class Sequence(NamedTuple):
    """A list, in its order."""

    items: list[Node]
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys in the order of the file; ``keys`` gives each key's own place."""

    entries: dict[str, Node]
    keys: dict[str, Scalar]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


class _PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser without composer, constructor or resolver, brought in line with libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_plain(self) -> Any:
        """In brackets libyaml lets a text hold a question mark, as a web address may, and refuses ``a:`` before one."""
        if not self.flow_level:
            return super().scan_plain()
        # An instance attribute, so that the text outside brackets, read letter by letter, does not pay for it.
        vars(self)["peek"] = self._peek_in_brackets
        token = super().scan_plain()
        del vars(self)["peek"]
        if ":?" in token.value or (self.peek() == ":" and self.peek(1) in ",[]{}"):
            raise ScannerError(
                "while scanning a plain scalar", token.start_mark, "found unexpected ':'", token.end_mark
            )
        return token

    def _peek_in_brackets(self, index: int = 0) -> str:
        letter = super().peek(index)
        return "x" if letter == "?" else letter


PARSERS: Final[dict[str, Callable[[str], Any]]] = {
    "python": _PureParser,
    # Absent where PyYAML was built without libyaml.
    **({"libyaml": cast("Any", yaml.cyaml).CParser} if yaml.__with_libyaml__ else {}),
}
_new = tuple.__new__
_BEST: Final = "libyaml" if "libyaml" in PARSERS else "python"


class _UnreadableError(Exception):
    """Reading cannot go on; the problem is noted."""


def read(path: Path) -> bytes:
    """The bytes of a regular file, at most one more than the limit; ``InovasiError`` where there are none to read."""
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        pass
    except FileNotFoundError:
        raise InovasiError(f"{path}: berkas tidak ada", "Periksa nama dan foldernya.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "nama berkas tidak sah"
        raise InovasiError(f"{path}: tidak dapat dibaca ({reason})", "Periksa izin dan nama berkasnya.") from None
    raise InovasiError(f"{path}: bukan berkas biasa", "Sebutkan berkas YAML, bukan folder atau perangkat.")


def _open_at_once(path: str, flags: int) -> int:
    # Opening a pipe that nobody writes to would wait for ever.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def parse(data: bytes, problems: Problems, *, parser: str = _BEST) -> Mapping | None:
    """The mapping at the top of one YAML document, or None with the reason noted.

    A duplicate key is noted and the first one kept, so that the problems behind it are found in the same run.
    """
    try:
        text = _decode(data, problems)
        _refuse_unseen(data, text, problems)
        return _Composer(problems).compose(PARSERS[parser](text))
    except _UnreadableError:
        return None


def _decode(data: bytes, problems: Problems) -> str:
    if len(data) > MAX_BYTES:
        _stop(problems, Start(), f"berkas lebih dari {MAX_BYTES // 1024} KiB; pecah atau ringkas isinya")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _stop(problems, Start(), "berkas tersimpan sebagai UTF-16; simpan ulang sebagai UTF-8")
    # Not "utf-8-sig", whose errors count from behind the BOM.
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        place = _end_of(data[: error.start].decode())
        _stop(problems, place, f"bukan teks UTF-8 (bita 0x{data[error.start]:02X}); simpan ulang berkas sebagai UTF-8")


def _refuse_unseen(data: bytes, text: str, problems: Problems) -> None:
    """Where the two parsers differ, or a line would not show what it holds, refuse before either reads it."""
    # What is left without plain ASCII is little or nothing, so the usual file is not searched letter by letter.
    rest = data.removeprefix(codecs.BOM_UTF8).translate(None, _PLAIN_BYTES).decode()
    lone_cr = data.count(b"\r") != data.count(b"\r\n")
    doubtful = lone_cr or _BAD_IN_FILE.search(rest) or b"\n%" in data or text.startswith("%")
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
    _stop(problems, _end_of(text[: found.start()]), message)


def _end_of(text: str) -> Start:
    return Start(text.count("\n") + 1, len(text) - text.rfind("\n"))


def _stop(problems: Problems, at: Place, message: str) -> NoReturn:
    problems.add(at, "", message)
    raise _UnreadableError


class _Open:
    """A mapping or list whose end has not been read yet."""

    __slots__ = ("items", "key", "node")

    def __init__(self, node: Sequence | Mapping) -> None:
        self.node = node
        self.items = node.items if isinstance(node, Sequence) else None
        self.key: Scalar | None = None


class _Composer:
    """Builds the tree from events, without recursion, within the limits."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.nodes = 0
        self.documents = 0
        self.open: list[_Open] = []
        self.root: Node | None = None

    def compose(self, parser: Any) -> Mapping:
        """Every event to the end of the stream; raises ``_UnreadableError`` once the reason is noted."""
        try:
            self._read_all(parser.get_event)
        except yaml.MarkedYAMLError as error:
            _stop(self.problems, *_syntax(error))
        except (ValueError, OverflowError):
            # The pure parser lets an impossible \U escape out as the error of chr().
            _stop(self.problems, _marked(parser.get_mark()), _BROKEN_ESCAPE)
        if self.root is None or (isinstance(self.root, Scalar) and self.root.empty):
            _stop(self.problems, Start(), "berkas kosong; mulai dari hasil perintah `inovasi templat`")
        if not isinstance(self.root, Mapping):
            _stop(self.problems, self.root, "isi teratas harus berupa kunci: isi")
        return self.root

    def _read_all(self, get_event: Callable[[], Any]) -> None:
        scalar_event, last_event, scalar = yaml.ScalarEvent, yaml.StreamEndEvent, self._scalar
        handlers: dict[type, Callable[[Any], object]] = {
            yaml.MappingStartEvent: self._mapping,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceStartEvent: self._sequence,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        kind: type | None = None
        while kind is not last_event:
            event = get_event()
            kind = type(event)
            if kind is scalar_event:
                scalar(event)
            elif kind in handlers:
                handlers[kind](event)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(event, "ada lebih dari satu dokumen (---); simpan masing-masing dalam berkas sendiri")

    def _alias(self, event: Any) -> None:
        self._refuse(event, "alias (tanda *) tidak dipakai; tulis isinya, atau beri tanda kutip pada teksnya")

    def _mapping(self, event: Any) -> None:
        self._start(event, Mapping({}, {}, *_at(event)))

    def _sequence(self, event: Any) -> None:
        self._start(event, Sequence([], *_at(event)))

    def _end(self, _event: Any) -> None:
        self.open.pop()

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        text = event.value
        # tuple.__new__ makes the same value as Scalar(...) at half the price, and most nodes are scalars.
        node = _new(Scalar, (text, event.implicit[0], mark.line + 1, mark.column + 1))
        if event.anchor or event.tag:
            self._refuse_extras(event)
        if len(text) > MAX_SCALAR:
            _stop(
                self.problems, node, f"teks lebih dari {MAX_SCALAR // 1024} KiB; ringkas, atau simpan sebagai lampiran"
            )
        if event.style == '"' and _BAD_IN_VALUE.search(text):
            _stop(self.problems, node, _BROKEN_ESCAPE)
        self._place(node)

    def _start(self, event: Any, node: Sequence | Mapping) -> None:
        if event.anchor or event.tag:
            self._refuse_extras(event)
        if len(self.open) >= MAX_DEPTH:
            _stop(self.problems, node, f"lebih dari {MAX_DEPTH} tingkat bersarang; ratakan susunannya")
        self._place(node)
        self.open.append(_Open(node))

    def _place(self, node: Node) -> None:
        """Put a node where the file has it: at the top, in a list, as a key or as the value of one."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            _stop(self.problems, node, f"lebih dari {MAX_NODES} isian; pecah berkasnya")
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        if top.items is not None:
            top.items.append(node)
        elif top.key is None:
            top.key = self._key(node)
        else:
            self._entry(cast("Mapping", top.node), top.key, node)
            top.key = None

    def _key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            _stop(self.problems, node, "kunci harus berupa teks; jika ini {{ ... }} dari templat, isi dahulu")
        if node.plain and node.text == "<<":
            _stop(self.problems, node, "kunci gabungan (<<) tidak dipakai; tulis isinya")
        if not node.text:
            _stop(self.problems, node, "kunci kosong; tulis namanya sebelum titik dua")
        return node

    def _entry(self, mapping: Mapping, key: Scalar, value: Node) -> None:
        first = mapping.keys.setdefault(key.text, key)
        if first is not key:
            self.problems.add(key, key.text, f"kunci ini sudah ada di baris {first.line}; hapus salah satu")
            return
        mapping.entries[key.text] = value

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor:
            self._refuse(event, "jangkar (tanda &) tidak dipakai; hapus, atau beri tanda kutip pada teksnya")
        self._refuse(event, "tag (tanda !) tidak dipakai; hapus, atau beri tanda kutip pada teksnya")

    def _refuse(self, event: Any, message: str) -> NoReturn:
        _stop(self.problems, Start(*_at(event)), message)


def _at(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _marked(mark: Any) -> Place:
    return Start(mark.line + 1, mark.column + 1) if mark else Start()


def _syntax(error: yaml.MarkedYAMLError) -> tuple[Place, str]:
    said = f"{error.context or ''} {error.problem or ''}"
    message = next((message for pattern, message in _SYNTAX if re.search(pattern, said)), _UNREADABLE)
    return _marked(error.context_mark if message in _AT_ITS_BEGINNING else error.problem_mark), message


def plain(node: Node) -> object:
    """A tree as dicts, lists and texts, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}
