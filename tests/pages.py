"""Reads a page with the parser of the standard library, which knows nothing of how we write it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID: Final = frozenset({"meta", "br", "link", "img", "input", "hr"})


class Element:
    """An element with its attributes and what is in it."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.inside: list[Element | str] = []

    def __iter__(self) -> Iterator[Element]:
        """Every element inside, in the order of the page."""
        for each in self.inside:
            if isinstance(each, Element):
                yield each
                yield from each

    @property
    def text(self) -> str:
        """All text inside, as the parser read it."""
        return "".join(each if isinstance(each, str) else each.text for each in self.inside)

    @property
    def words(self) -> str:
        """The same with one space between words."""
        return " ".join(self.text.split())

    def all(self, name: str, kind: str = "") -> list[Element]:
        """The elements of a name inside, perhaps only those of a class."""
        return [
            each
            for each in self
            if each.name == name and (not kind or kind in each.attributes.get("class", "").split())
        ]

    def one(self, name: str, kind: str = "") -> Element:
        """The first of them."""
        return self.all(name, kind)[0]

    def by_id(self, key: str) -> Element:
        """The one element of an id."""
        (found,) = [each for each in self if each.attributes.get("id") == key]
        return found


class Page(Element):
    """A whole page; raises where an element is closed that is not open, or stays open."""

    def __init__(self, text: str) -> None:
        super().__init__("", {})
        reader = _Reader(self)
        reader.feed(text)
        reader.close()
        assert [each.name for each in reader.open] == [""]


class _Reader(HTMLParser):
    def __init__(self, top: Element) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        found = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)
