"""Builds the tree from the events of a parser, without recursion, within the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

import yaml

from inovasi_cli.errors import Problems, Start
from inovasi_cli.strict_yaml.nodes import Mapping, Node, Scalar, Sequence
from inovasi_cli.strict_yaml.parsers import BROKEN_ESCAPE, MAX_DEPTH, TOO_DEEP, explain, marked
from inovasi_cli.strict_yaml.source import BAD_IN_VALUE, stop

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_NODES: Final = 20_000
MAX_SCALAR: Final = 64 * 1024

# tuple.__new__ makes the same value as Scalar(...) at half the price, and most nodes are scalars.
_new = tuple.__new__


class _Open:
    """A mapping or list whose end has not been read yet; ``add`` takes what comes next in it."""

    __slots__ = ("add", "entries", "key", "keys")

    def __init__(self, add: Callable[[Node], None] | None, entries: dict[str, Node], keys: dict[str, Scalar]) -> None:
        self.add = add
        self.entries = entries
        self.keys = keys
        self.key: Scalar | None = None


class Composer:
    """Reads one document; the innermost open collection is ``top``, those around it wait in ``around``."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.documents = 0
        self.nodes = 0
        self.roots: list[Node] = []
        # Around the document stands a list of what is at its top, so that nothing is a special case.
        self.top = _Open(self.roots.append, {}, {})
        self.around: list[_Open] = []

    def compose(self, parser: Any) -> Mapping:
        """Every event to the end of the stream; raises ``UnreadableError`` once the reason is noted."""
        try:
            self._read_all(parser.get_event)
        except yaml.MarkedYAMLError as error:
            stop(self.problems, *explain(error))
        except (ValueError, OverflowError):
            # The pure parser lets an impossible \U escape out as the error of chr().
            stop(self.problems, marked(parser.get_mark()), BROKEN_ESCAPE)
        root = self.roots[0] if self.roots else None
        if root is None or (isinstance(root, Scalar) and root.empty):
            stop(self.problems, Start(), "berkas kosong; mulai dari hasil perintah `inovasi templat`")
        if not isinstance(root, Mapping):
            stop(self.problems, root, "isi teratas harus berupa kunci: isi")
        return root

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
        mark = event.start_mark
        entries: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        node = Mapping(entries, keys, mark.line + 1, mark.column + 1)
        self._start(event, node, _Open(None, entries, keys))

    def _sequence(self, event: Any) -> None:
        mark = event.start_mark
        items: list[Node] = []
        self._start(event, Sequence(items, mark.line + 1, mark.column + 1), _Open(items.append, {}, {}))

    def _end(self, _event: Any) -> None:
        self.top = self.around.pop()

    def _scalar(self, event: Any) -> None:
        """Most events are scalars, so what happens to nearly all of them is written out here, not called."""
        mark, text, top = event.start_mark, event.value, self.top
        node = _new(Scalar, (text, event.implicit[0], mark.line + 1, mark.column + 1))
        if event.anchor or event.tag or event.style == '"' or len(text) > MAX_SCALAR:
            self._check(event, node)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse_size(node)
        if top.add is not None:
            top.add(node)
        elif top.key is not None:
            key, top.key = top.key, None
            if top.keys.setdefault(key.text, key) is key:
                top.entries[key.text] = node
            else:
                self._duplicate(key)
        else:
            top.key = node if text and text != "<<" else self._key(node)

    def _check(self, event: Any, node: Scalar) -> None:
        if event.anchor or event.tag:
            self._refuse_extras(event)
        if len(node.text) > MAX_SCALAR:
            stop(self.problems, node, f"teks lebih dari {MAX_SCALAR} huruf; ringkas, atau simpan sebagai lampiran")
        if BAD_IN_VALUE.search(node.text):
            stop(self.problems, node, BROKEN_ESCAPE)

    def _start(self, event: Any, node: Sequence | Mapping, inside: _Open) -> None:
        """Put a collection into the list, or behind the key, that is open, and open it itself."""
        top = self.top
        if event.anchor or event.tag:
            self._refuse_extras(event)
        if len(self.around) >= MAX_DEPTH:
            stop(self.problems, node, TOO_DEEP)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse_size(node)
        if top.add is not None:
            top.add(node)
        elif top.key is None:
            stop(self.problems, node, "kunci harus berupa teks; jika ini {{ ... }} dari templat, isi dahulu")
        else:
            key, top.key = top.key, None
            if top.keys.setdefault(key.text, key) is key:
                top.entries[key.text] = node
            else:
                self._duplicate(key)
        self.around.append(top)
        self.top = inside

    def _duplicate(self, key: Scalar) -> None:
        first = self.top.keys[key.text]
        self.problems.add(key, key.text, f"kunci ini sudah ada di baris {first.line}; hapus salah satu")

    def _refuse_size(self, node: Node) -> NoReturn:
        stop(self.problems, node, f"lebih dari {MAX_NODES} isian; pecah berkasnya")

    def _key(self, node: Scalar) -> Scalar:
        if node.plain and node.text == "<<":
            stop(self.problems, node, "kunci gabungan (<<) tidak dipakai; tulis isinya")
        if not node.text:
            stop(self.problems, node, "kunci kosong; tulis namanya sebelum titik dua")
        return node

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor:
            self._refuse(event, "jangkar (tanda &) tidak dipakai; hapus, atau beri tanda kutip pada teksnya")
        self._refuse(event, "tag (tanda !) tidak dipakai; hapus, atau beri tanda kutip pada teksnya")

    def _refuse(self, event: Any, message: str) -> NoReturn:
        stop(self.problems, Start(*_at(event)), message)


def _at(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
