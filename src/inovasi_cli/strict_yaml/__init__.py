"""PyYAML made strict: one document of mappings, lists and texts, every value with its line and column.

Only the parser of PyYAML is used; its events are composed here, in a loop, so that depth, size, duplicate keys and
places are known while reading. A short and plain text is composed by libyaml, which takes less, and left to the loop
where anything is unusual. Nothing is resolved: a plain scalar leaves as the text that stands in the file, and whoever
knows what is due there reads it. Only the modules of this folder know yaml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.strict_yaml.compose import MAX_NODES, MAX_SCALAR, compose
from inovasi_cli.strict_yaml.nodes import Mapping, Node, Scalar, Sequence, plain
from inovasi_cli.strict_yaml.parsers import BEST, MAX_DEPTH, PARSERS
from inovasi_cli.strict_yaml.quick import quick_tree
from inovasi_cli.strict_yaml.source import MAX_BYTES, UnreadableError, decode, read, savable

if TYPE_CHECKING:
    from inovasi_cli.errors import Problems

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_NODES",
    "MAX_SCALAR",
    "PARSERS",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "parse",
    "plain",
    "read",
    "savable",
]


def parse(data: bytes, problems: Problems, *, parser: str = BEST, room: int = 1) -> Mapping | None:
    """The mapping at the top of one YAML document, or None with the reason noted.

    ``room`` times the usual bytes and nodes are taken, where one file holds what is of many.

    A duplicate key is noted and the first one kept, so that the problems behind it are found in the same run.
    """
    try:
        text = decode(data, problems, room * MAX_BYTES)
        tree = quick_tree(text) if parser == "libyaml" else None
        return tree or compose(text, PARSERS[parser], problems, room * MAX_NODES)
    except UnreadableError:
        return None
