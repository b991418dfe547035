"""What a YAML file becomes: texts, lists and mappings, each with its place."""

from __future__ import annotations

from typing import Final, NamedTuple

_EMPTY: Final = frozenset({"~", "null", "Null", "NULL"})


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


def plain(node: Node) -> object:
    """A tree as dicts, lists and texts, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    # Most of what a mapping holds is text, so it is taken without a call.
    return {key: value.text if isinstance(value, Scalar) else plain(value) for key, value in node.entries.items()}
