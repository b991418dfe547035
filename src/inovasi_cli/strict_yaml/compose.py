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

NO_KEY: Final = ("", "<<")
"""Neither may stand as a key; quoted, the second may."""

# tuple.__new__ makes the same value as Scalar(...) at half the price, and most nodes are scalars.
_new = tuple.__new__


def compose(text: str, parser: Callable[[str], Any], problems: Problems, most: int = MAX_NODES) -> Mapping:
    """The mapping at the top of a document; raises ``UnreadableError`` once the reason is noted.

    ``most`` is how many nodes it may have.
    """
    events = parser(text)
    # Without these no text can hold an anchor, a tag, an escape or a scalar that is too long.
    careful = len(text) > MAX_SCALAR or "&" in text or "!" in text or "\\" in text
    try:
        roots = _read(events.get_event, problems, _check if careful else None, most)
    except yaml.MarkedYAMLError as error:
        stop(problems, *explain(error))
    except (ValueError, OverflowError):
        # The pure parser lets an impossible \U escape out as the error of chr().
        stop(problems, marked(events.get_mark()), BROKEN_ESCAPE)
    root = roots[0] if roots else None
    if root is None or (isinstance(root, Scalar) and root.empty):
        stop(problems, Start(), "berkas kosong; mulai dari hasil perintah `inovasi templat`")
    if not isinstance(root, Mapping):
        stop(problems, root, "isi teratas harus berupa kunci: isi")
    return root


def _read(  # noqa: C901, PLR0912, PLR0915 - nearly all reading is this loop: a call for each event costs a third more
    get_event: Callable[[], Any], problems: Problems, check: Callable[[Any, Node, Problems], None] | None, most: int
) -> list[Node]:
    """Every event to the end of the stream, put together.

    What is open is either a list, then ``items`` is it, or a mapping, then ``keys`` and ``entries`` are its and
    ``key`` waits for its value. What is open around it waits in ``around``, outermost the list of what is at the top.
    """
    scalar_event, sequence_start, mapping_start = yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent
    sequence_end, mapping_end, last_event = yaml.SequenceEndEvent, yaml.MappingEndEvent, yaml.StreamEndEvent
    roots: list[Node] = []
    around: list[tuple[list[Node] | None, dict[str, Node], dict[str, Scalar]]] = []
    items: list[Node] | None = roots
    entries: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    key: Scalar | None = None
    node: Any
    nodes = documents = 0
    while True:
        event = get_event()
        kind = type(event)
        if kind is scalar_event:
            mark = event.start_mark
            node = _new(Scalar, (event.value, not event.style, mark.line + 1, mark.column + 1))
        elif kind is sequence_start:
            mark = event.start_mark
            node = _new(Sequence, ([], mark.line + 1, mark.column + 1))
        elif kind is mapping_start:
            mark = event.start_mark
            node = _new(Mapping, ({}, {}, mark.line + 1, mark.column + 1))
        elif kind is sequence_end or kind is mapping_end:
            items, entries, keys = around.pop()
            continue
        elif kind is last_event:
            return roots
        else:
            documents = _between(event, documents, problems)
            continue
        nodes += 1
        if nodes > most:
            stop(problems, node, f"lebih dari {most} isian; pecah berkasnya")
        if check:
            check(event, node, problems)
        if items is not None:
            items.append(node)
        elif key is None:
            key = node if kind is scalar_event and node[0] not in NO_KEY else _key(node, problems)
            continue
        else:
            name = key[0]
            if name in keys:
                problems.add(key, name, f"kunci ini sudah ada di baris {keys[name].line}; hapus salah satu")
            else:
                keys[name] = key
                entries[name] = node
            key = None
        if kind is scalar_event:
            continue
        if len(around) >= MAX_DEPTH:
            stop(problems, node, TOO_DEEP)
        around.append((items, entries, keys))
        if kind is sequence_start:
            items = node[0]
        else:
            items, (entries, keys, _line, _column) = None, node


def _between(event: Any, documents: int, problems: Problems) -> int:
    """What is neither value nor end: how many documents began so far."""
    if isinstance(event, yaml.AliasEvent):
        _refuse(event, problems, "alias (tanda *) tidak dipakai; tulis isinya, atau beri tanda kutip pada teksnya")
    documents += isinstance(event, yaml.DocumentStartEvent)
    if documents > 1:
        _refuse(event, problems, "ada lebih dari satu dokumen (---); simpan masing-masing dalam berkas sendiri")
    return documents


def _check(event: Any, node: Node, problems: Problems) -> None:
    """Refuse what only a text with certain letters, or a long one, can hold."""
    if event.anchor:
        _refuse(event, problems, "jangkar (tanda &) tidak dipakai; hapus, atau beri tanda kutip pada teksnya")
    if event.tag:
        _refuse(event, problems, "tag (tanda !) tidak dipakai; hapus, atau beri tanda kutip pada teksnya")
    if not isinstance(node, Scalar):
        return
    if len(node.text) > MAX_SCALAR:
        stop(problems, node, f"teks lebih dari {MAX_SCALAR} huruf; ringkas, atau simpan sebagai lampiran")
    if event.style == '"' and BAD_IN_VALUE.search(node.text):
        stop(problems, node, BROKEN_ESCAPE)


def _key(node: Node, problems: Problems) -> Scalar:
    if not isinstance(node, Scalar):
        stop(problems, node, "kunci harus berupa teks; jika ini {{ ... }} dari templat, isi dahulu")
    if node.plain and node.text == "<<":
        stop(problems, node, "kunci gabungan (<<) tidak dipakai; tulis isinya")
    if not node.text:
        stop(problems, node, "kunci kosong; tulis namanya sebelum titik dua")
    return node


def _refuse(event: Any, problems: Problems, message: str) -> NoReturn:
    stop(problems, marked(event.start_mark), message)
