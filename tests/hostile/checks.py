"""What no output may do, found by parsers that know nothing of how it was written."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from io import StringIO
from typing import TYPE_CHECKING, Any, Final
from unicodedata import category
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

ACTING: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""The kinds of characters that act on a screen or show nothing."""

JOINER: Final = "\u2060"
"""Put by us into Markdown, where it keeps names from becoming mentions."""

_IGNORED: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0") | {
    *map(chr, range(0xFE00, 0xFE10)),
    *map(chr, range(0xE0100, 0xE01F0)),
}
_ANNOTATION: Final = re.compile(
    r"::(?:error|warning|notice)(?: (?:file|line|col|title)=[^:,]*(?:,(?:file|line|col|title)=[^:,]*)*)?::.*"
)
_LIVE: Final = re.compile(r"""[\s"]*[=+\-@＝＋－＠\t\r]""")  # noqa: RUF001 - full width runs as well
_FIGURE: Final = re.compile(r"-?\d+(?:\.\d+)?")
_TAGS: Final = frozenset(
    [
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "img",
        "base",
        "frame",
        "audio",
        "video",
        "source",
        "textarea",
        "button",
        "math",
    ]
)
_BLOCKS: Final = re.compile(
    r"(?:heading|paragraph|table|thead|tbody|tr|th|td|bullet_list|ordered_list|list_item)_(?:open|close)|inline"
)
_INLINE: Final = frozenset({"text", "text_special", "hardbreak", "softbreak"})
_MARKED: Final = frozenset({"strong_open", "strong_close", "em_open", "em_close"})
_BAR: Final = re.compile("[█▓░·]+")
_BROUGHT: Final = ("hostil", "tebal", "miring")
"""Words of the payloads that ask for marks; where a mark holds one, the text has made it."""


class FoundError(Exception):
    """What is wrong with an output."""


def refuse(wrong: object, what: str) -> None:
    """Raise where something is wrong."""
    if wrong:
        raise FoundError(f"{what}: {wrong!r:.200}")


def screen(text: str, spared: str = "") -> None:
    """Nothing that acts on a screen, whatever the format."""
    refuse({letter for letter in set(text) if category(letter) in ACTING} - {"\n", *spared}, "control character")


def commands(text: str, *, annotations: bool = False) -> None:
    """No line that GitHub's runner or Azure's agent obeys, but annotations where they are asked for."""
    for line in re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text):
        seen = "".join(letter for letter in line if letter not in _IGNORED and category(letter) != "Cf")
        if annotations and _ANNOTATION.fullmatch(line):
            # The runner takes the whole line for this one command.
            continue
        refuse(seen if seen.strip().startswith("::") else "", "command of a build")
        refuse(seen if "##[" in seen or "##vso[" in seen else "", "command of a build")


def strict_json(text: str) -> Any:
    """JSON as its standard has it: no NaN, no key twice, nothing but ASCII."""
    refuse(not text.isascii(), "not ASCII")
    return json.loads(text, parse_constant=_constant, object_pairs_hook=_once)


def _constant(name: str) -> None:
    refuse(name, "no JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    refuse(len(dict(pairs)) < len(pairs), "a key twice")
    return dict(pairs)


def as_json(text: str) -> None:
    """One document."""
    screen(text)
    strict_json(text)


def as_lines(text: str) -> None:
    """A document on every line."""
    screen(text)
    for line in text.split("\n")[:-1]:
        strict_json(line)


def as_sarif(text: str) -> None:
    """SARIF whose addresses are ones, and relative where the file is."""
    screen(text)
    for result in strict_json(text)["runs"][0]["results"]:
        address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        refuse(not re.fullmatch(r"(?:file:)?(?:[A-Za-z0-9\-._~/!$&'()*+,;=:@]|%[0-9A-F]{2})+", address), "no address")


def as_badge(text: str) -> None:
    """The JSON of a badge, which need not be ASCII."""
    screen(text)
    json.loads(text, parse_constant=_constant, object_pairs_hook=_once)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.policy = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        refuse(tag if tag in _TAGS else "", "live element")
        refuse(
            [name for name in given if name.startswith("on") or name in {"src", "srcdoc", "action"}], "live attribute"
        )
        refuse(
            [v for v in (given.get("href", "#"), given.get("xlink:href", "#")) if not re.match(r"#|https?://", v)],
            "link",
        )
        refuse("hostil" in tag or any("hostil" in name for name in given), "element of a text")
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        if tag not in {"meta", "link", "br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        refuse(not self.open or self.open.pop() != tag, f"closed without being open: {tag}")

    def handle_comment(self, data: str) -> None:
        refuse(data, "comment of a text")


def as_html(text: str) -> None:
    """A page of elements that do nothing, with a policy that forbids the rest."""
    screen(text)
    page = _Tags()
    page.feed(text)
    page.close()
    refuse(page.open, "left open")
    refuse(not page.policy.startswith("default-src 'none'"), "no policy")


def as_markdown(text: str) -> None:
    """Headings, paragraphs, tables and lists of plain text, bars and addresses; nothing that a text has brought."""
    screen(text, JOINER)
    above = ""
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text):
        refuse(token.type if not _BLOCKS.fullmatch(token.type) else "", "live Markdown")
        refuse(token.content if above == "ordered_list_open" and token.content == "satu" else "", "live Markdown")
        above = token.type if token.type.endswith("list_open") or token.type == "inline" else above
        inside = ""
        for each in token.children or ():
            refuse(_live(each, inside), "live Markdown")
            inside = each.type if each.type in {"strong_open", "em_open", "link_open"} else ""


def _live(token: Token, inside: str) -> str:
    """What a piece of a line should not be; ``inside`` is the mark that begins right before it."""
    if inside and token.type == "text":
        return (
            token.content if token.content in _BROUGHT or (inside == "link_open" and "hostil" in token.content) else ""
        )
    if token.type == "code_inline":
        return "" if _BAR.fullmatch(token.content) else token.content
    if token.type in {"link_open", "link_close"}:
        return (
            "" if token.markup == "autolink" and re.match("https?://|$", str(token.attrGet("href") or "")) else "link"
        )
    return "" if token.type in _INLINE | _MARKED else token.type


def as_csv(text: str) -> None:
    """A table of as many columns everywhere, in which nothing runs, also where ``;`` begins a cell."""
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    screen(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    refuse({len(row) for row in rows} != {len(rows[0])}, "columns")
    cells = [cell for row in rows for whole in row for cell in whole.split(";")]
    refuse([cell for cell in cells if _LIVE.match(cell) and not _FIGURE.fullmatch(cell)], "live formula")


def as_xml(text: str) -> None:
    """XML that holds nothing but what XML may, and no document type."""
    screen(text)
    refuse("<!" in text or not text.isascii(), "more than elements")
    tree = ET.fromstring(text)  # noqa: S314 - our own, without a document type
    refuse(
        {each.tag for each in tree.iter()} - {"testsuites", "testsuite", "testcase", "failure", "error", "system-out"},
        "element",
    )


PARSERS: Final[dict[str, Callable[[str], object]]] = {
    "terminal": screen,
    "json": as_json,
    "jsonl": as_lines,
    "html": as_html,
    "csv": as_csv,
    "markdown": as_markdown,
    "github": screen,
    "gitlab": as_json,
    "junit": as_xml,
    "sarif": as_sarif,
    "badge": as_badge,
}
"""By format: what looks at it. A format without one makes the run fail, so that none is left out unseen."""


def look_at(kind: str, text: str) -> None:
    """Raise ``FoundError`` for what an output of a format may not hold."""
    if kind not in PARSERS:
        raise FoundError(f"tests/hostile/checks.py: no parser for the format {kind}; add one to PARSERS")
    try:
        PARSERS[kind](text)
        commands(text, annotations=kind in {"github", "terminal"})
    except (ValueError, KeyError, IndexError, csv.Error, ET.ParseError, AssertionError) as error:
        raise FoundError(f"{kind}: {type(error).__name__}: {error!s:.200}") from error
