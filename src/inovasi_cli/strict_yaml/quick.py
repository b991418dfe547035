"""Reads a short and plain text by the composer of libyaml, which makes one object where events are two.

What is the least unusual is left to ``compose``, which also finds the words for what is wrong. What is taken becomes
the very tree that ``compose`` would build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import yaml

from inovasi_cli.strict_yaml.compose import MAX_NODES, NO_KEY
from inovasi_cli.strict_yaml.nodes import Mapping, Node, Scalar, Sequence
from inovasi_cli.strict_yaml.parsers import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT: Final = MAX_NODES // 2
"""So few letters cannot make too many nodes: an empty one needs an indicator of its own, which makes at most two."""

# tuple.__new__ makes the same value as Scalar(...) at half the price.
_new = tuple.__new__


class _UnusualError(Exception):
    """``compose`` must look at it."""


def composer() -> Callable[[str], Any] | None:
    """The composer, with nothing resolved; None where libyaml is not there, or is one that lets texts nest endlessly.

    It goes down by recursion, and from 0.2.6 on libyaml refuses whatever nests more than a thousand times.
    """
    if not yaml.__with_libyaml__:
        return None
    from yaml._yaml import get_version

    if get_version() < (0, 2, 6):
        return None

    class Composer(cast("Any", yaml.cyaml).CParser):  # type: ignore[misc]
        """Gives every node the same tag, and does nothing more."""

        def resolve(self, _kind: object, _value: object, _implicit: object) -> None:
            """No type is guessed."""

        def descend_resolver(self, _parent: object, _index: object) -> None:
            """There is nothing to resolve below."""

        def ascend_resolver(self) -> None:
            """There was nothing to resolve below."""

    return Composer


_COMPOSER: Final = composer()
_SCALAR: Final = yaml.ScalarNode
_SEQUENCE: Final = yaml.SequenceNode
_MAPPING: Final = yaml.MappingNode


def quick_tree(text: str) -> Mapping | None:
    """The mapping at the top of a plain text that was decoded; None for all that ``compose`` must look at."""
    # Without these no text can hold an anchor, a tag or an escape.
    if not _COMPOSER or len(text) > SHORT or "&" in text or "!" in text or "\\" in text:
        return None
    try:
        root = _COMPOSER(text).get_single_node()
        return _mapping(root, 1) if type(root) is _MAPPING else None
    except (yaml.MarkedYAMLError, _UnusualError):
        return None


def _mapping(node: Any, depth: int) -> Mapping:
    """A mapping whose keys are texts and differ; it stands at this level."""
    entries: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    for key, value in node.value:
        name = key.value
        if type(key) is not _SCALAR or name in NO_KEY or name in keys:
            raise _UnusualError
        mark = key.start_mark
        keys[name] = _new(Scalar, (name, not key.style, mark.line + 1, mark.column + 1))
        if type(value) is _SCALAR:
            mark = value.start_mark
            entries[name] = _new(Scalar, (value.value, not value.style, mark.line + 1, mark.column + 1))
        else:
            entries[name] = _collection(value, depth + 1)
    mark = node.start_mark
    return _new(Mapping, (entries, keys, mark.line + 1, mark.column + 1))


def _collection(node: Any, depth: int) -> Node:
    """A list or a mapping at this level."""
    if depth > MAX_DEPTH:
        raise _UnusualError
    if type(node) is not _SEQUENCE:
        return _mapping(node, depth)
    items: list[Node] = []
    for item in node.value:
        if type(item) is _SCALAR:
            mark = item.start_mark
            items.append(_new(Scalar, (item.value, not item.style, mark.line + 1, mark.column + 1)))
        else:
            items.append(_collection(item, depth + 1))
    mark = node.start_mark
    return _new(Sequence, (items, mark.line + 1, mark.column + 1))
