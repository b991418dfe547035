"""The new text of a fact file: what differs is written anew; every other line, all comments and the order stay.

No disk is touched here, and whether a text says what it should is for ``save`` to find out.
"""

from __future__ import annotations

import re
import sys
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.profile.write import STEP, Entry, comment_lines, entry_lines, long_form, new_lines
from inovasi_cli.strict_yaml import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT: Final = re.compile(r"\s*(?<!\S)#.*")
_NO_CONTENT: Final = re.compile(r"( *)(#.*)?\r?|\.\.\.(?:\s.*)?")
_HEADER: Final = re.compile(r"\A([|>])[+-]?(\d?)[+-]?")
_QUOTED: Final = re.compile(r"""\"(?:[^"\\]|\\.)*\"|'(?:[^']|'')*'""", re.DOTALL)


class _Old(NamedTuple):
    """What stands at a key: its node, how far in, and its lines from ``start`` up to ``stop``, counted from 0."""

    key: str
    node: Node
    indent: int
    start: int
    stop: int


class _Edit(NamedTuple):
    """What is to stand in place of the lines from ``start`` up to ``stop``."""

    start: int
    stop: int
    lines: list[str]


def edited(text: str, root: Mapping, now: dict[str, Entry], wanted: dict[str, Entry]) -> Iterator[str]:
    """Texts that ought to say what is wanted, the one that changes least first.

    ``root`` is the tree of ``text`` and ``now`` what it says; it has an entry for each key that ``text`` has, and so
    has ``wanted``.
    """
    page = _Page(text, root)
    if now == wanted:
        yield text
    elif page.by_lines(root):
        yield page.changed(now, wanted, literal=True)
        # A comment that follows a literal block and stands as far in would become its last line.
        yield _Page(_cut_off(text, root), root).changed(now, wanted, literal=False)
    yield page.anew(wanted)


def fresh(wanted: dict[str, Entry], comments: tuple[str, ...] = (), end: str = "\n") -> str:
    """A text of its own, below these comments."""
    entries = [(key, entry) for key, entry in wanted.items() if entry.value is not None]
    lines = (line for key, entry in entries for line in new_lines(key, entry, 0, literal=True))
    return "".join(line + end for line in (*comments, *lines))


class _Page:
    """The lines of a text, the last of them empty, because the text ends with a line end or is given one.

    In ``shown`` an x hides each character of a quoted or block text, so that a ``#`` there begins a comment.
    """

    def __init__(self, text: str, root: Mapping) -> None:
        self.root = root
        self.end = "\r\n" if "\r\n" in text else "\n"
        self.ended = text.endswith("\n")
        whole = text if self.ended else text + self.end
        self.lines = whole.split("\n")
        self.shown = _hide_texts(whole, root).split("\n")
        self.edits: list[_Edit] = []
        self.literal = True

    def by_lines(self, level: Mapping) -> bool:
        """Whether each key of a mapping begins a line of its own, outside brackets."""
        in_brackets = self.lines[level.line - 1].startswith("{", level.column - 1)
        return not in_brackets and all(
            not self.lines[key.line - 1][: key.column - 1].strip() for key in level.keys.values()
        )

    def anew(self, wanted: dict[str, Entry]) -> str:
        """Everything in our own layout, below all the comments there are."""
        comments = (self._comment(number).strip() for number in range(len(self.lines)))
        return fresh(wanted, tuple(filter(None, comments)), self.end)

    def changed(self, now: dict[str, Entry], wanted: dict[str, Entry], *, literal: bool) -> str:
        """The text with only those lines changed that belong to an entry that differs."""
        self.edits, self.literal = [], literal
        self._change(self.root, (self.root.line - 1, len(self.lines) - 1), now, wanted)
        lines, at = [], 0
        for edit in sorted(self.edits, key=lambda edit: edit[:2]):
            lines += [*self.lines[at : edit.start], *(line + self.end[:-1] for line in edit.lines)]
            at = edit.stop
        whole = "\n".join(lines + self.lines[at:])
        return whole if self.ended or at == len(self.lines) - 1 else whole.removesuffix(self.end)

    def _change(self, level: Mapping, within: tuple[int, int], now: dict[str, Entry], wanted: dict[str, Entry]) -> None:
        """Change the entries of one mapping; a new one goes behind the nearest one before it that the file has."""
        found = self._entries(level, within[1])
        at = within[0]
        for key, entry in wanted.items():
            if key in found:
                at = found[key].stop
                if entry != now[key]:
                    self._revise(found[key], now[key], entry)
            elif entry.value is not None:
                at = self._add(key, entry, level.column - 1, at)

    def _add(self, key: str, entry: Entry, indent: int, at: int) -> int:
        """Put a new entry at that line, or under its question where that was left behind; the line where it went."""
        asked = comment_lines(entry.question, indent)
        under = self._under(asked, at) if asked else at
        lines = entry_lines(key, entry, indent, literal=self.literal)
        self.edits.append(_Edit(under, under, lines if under > at else [*asked, *lines]))
        return under

    def _under(self, comment: list[str], at: int) -> int:
        """The line under a comment, where it stands from ``at`` on, before any content; else ``at``."""
        loose = takewhile(lambda number: _NO_CONTENT.fullmatch(self.shown[number]), range(at, len(self.lines)))
        ends = ((number, number + len(comment)) for number in loose)
        return next((end for start, end in ends if [*map(str.rstrip, self.lines[start:end])] == comment), at)

    def _revise(self, old: _Old, now: Entry, entry: Entry) -> None:
        inside = (old.start + 1, old.stop)
        if entry.value is None:
            self.edits.append(_Edit(old.start, old.stop, []))
        elif isinstance(old.node, Mapping) and self.by_lines(old.node):
            self._change(old.node, inside, _children(now), _children(entry))
        elif isinstance(entry.value, dict) and isinstance(old.node, Scalar) and old.node.plain and not old.node.text:
            # Nothing stands behind the key, so its line stays.
            self._change(Mapping({}, {}, old.node.line, old.indent + STEP + 1), inside, {}, entry.value)
        else:
            self._rewrite(old, entry)

    def _rewrite(self, old: _Old, entry: Entry) -> None:
        """Keep the comment behind the key; those further down, among what goes, move above it."""
        stop = self._trim(old.start, old.stop, sys.maxsize)
        beside, *inside = [self._comment(number) for number in range(old.start, stop)]
        above = [" " * old.indent + comment.strip() for comment in inside if comment]
        first, *rest = entry_lines(old.key, entry, old.indent, literal=self.literal)
        self.edits.append(_Edit(old.start, stop, [*above, first + beside, *rest]))

    def _entries(self, level: Mapping, stop: int) -> dict[str, _Old]:
        indent = level.column - 1
        starts = [key.line - 1 for key in level.keys.values()]
        return {
            key: _Old(key, level.entries[key], indent, start, self._trim(start, after, indent))
            for key, start, after in zip(level.keys, starts, [*starts[1:], stop], strict=False)
        }

    def _trim(self, start: int, stop: int, indent: int) -> int:
        """Where an entry ends, without the blank lines behind it and the comments there that are not further in."""
        while stop > start + 1:
            match = _NO_CONTENT.fullmatch(self.shown[stop - 1])
            if not match or (match.group(2) and len(match.group(1)) > indent):
                break
            stop -= 1
        return stop

    def _comment(self, number: int) -> str:
        """The comment of a line with the spaces before it, if there is one."""
        match = _COMMENT.search(self.shown[number])
        return self.lines[number][match.start() :].rstrip() if match else ""


def _cut_off(text: str, root: Mapping) -> str:
    """The same, but where no line end follows the block text at its end, none will belong to it once one does."""
    *_, (last, indent) = ((root, 0), *_texts(root, root.column - 1))
    lines = text.split("\n")
    if lines[-1] and isinstance(last, Scalar) and _end_of_block([*lines, ""], last, indent) == len(lines):
        line, column = last.line - 1, last.column - 1
        lines[line] = lines[line][:column] + _HEADER.sub(r"\1-\2", lines[line][column:])
    return "\n".join(lines)


def _children(entry: Entry) -> dict[str, Entry]:
    return entry.value if isinstance(entry.value, dict) else long_form(entry.value)


def _hide_texts(text: str, root: Mapping) -> str:
    lines = text.split("\n")
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    hidden, at = [], 0
    for scalar, indent in _texts(root, root.column - 1):
        quoted = _QUOTED.match(text, offsets[scalar.line - 1] + scalar.column - 1)
        if quoted:
            start, stop = quoted.span()
        else:
            start, stop = offsets[scalar.line], offsets[_end_of_block(lines, scalar, indent)]
        # A blank line within is no blank line between two entries.
        hidden += [text[at:start], re.sub(r"[^\n]|(?<=\n)(?=\n)", "x", text[start:stop])]
        at = stop
    return "".join(hidden) + text[at:]


def _texts(node: Node, indent: int) -> Iterator[tuple[Scalar, int]]:
    """Every text that does not stand plain, with the column of what holds it."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _texts(item, node.column - 1)
    elif isinstance(node, Mapping):
        for key, value in node.entries.items():
            yield from _texts(node.keys[key], indent)
            yield from _texts(value, node.column - 1)
    elif not node.plain:
        yield node, indent


def _end_of_block(lines: list[str], scalar: Scalar, indent: int) -> int:
    """The number of the last line of a block text, which goes on while lines stand as far in as its first."""
    header = lines[scalar.line - 1][scalar.column - 1 :][:3]
    given = re.search(r"\d", header)
    depth = indent + int(given.group()) if given else 0
    last = scalar.line
    for number, line in enumerate(lines[last:-1], last + 1):
        text = line.rstrip("\r")
        inward = len(text) - len(text.lstrip(" "))
        blank = inward == len(text)
        if not blank:
            depth = depth or max(inward, indent + 1)
            if inward < depth:
                break
        if not blank or "+" in header or 0 < depth < inward:
            last = number
    return last
