"""What the page shows, as frozen values in which every word is said in one language; without markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from inovasi_cli.render.html.drawing import Bar, Radar


class Sign(NamedTuple):
    """A sign, the words that stand for it, and the colour that goes with it."""

    sign: str
    words: str
    tone: str


class Requirement(NamedTuple):
    """One requirement, why it is met or not, and how to meet it."""

    sign: Sign
    title: str
    reason: str
    cure: str | None


class Step(NamedTuple):
    """One next step: what it brings, what it takes, and what to prepare."""

    number: int
    title: str
    gain: str
    details: tuple[str, ...]


class Element(NamedTuple):
    """One element of a characteristic."""

    sign: Sign
    title: str


class Characteristic(NamedTuple):
    """One characteristic with its number on the radar, and how many of the elements that it needs are there."""

    number: int
    sign: Sign
    title: str
    state: str
    shown: str
    possible: str
    elements: tuple[Element, ...]


class Part(NamedTuple):
    """One part, ``depth`` levels in, with its points."""

    depth: int
    title: str
    level: str | None
    bar: Bar
    about: str
    claimed: str
    evidenced: str
    possible: str
    most: str


class Reached(NamedTuple):
    """The readiness of the whole."""

    claimed: str
    evidenced: str
    possible: str
    out_of: str
    bar: Bar
    about: str
    marks: str
    prospects: tuple[str, ...]
    balance: tuple[str, ...]


class Cited(NamedTuple):
    """A source, how sure it is, and its address, which is a link only where it is one of the web."""

    title: str
    confidence: str
    address: str | None
    link: bool


class Page(NamedTuple):
    """The whole page, in the order in which it is read."""

    title: str
    judged_by: str
    counted_on: str
    verdict: str
    tone: str
    gates: str
    reasons: tuple[str, ...]
    readiness: Reached | None
    steps: tuple[Step, ...]
    fewest: tuple[str, ...]
    missing: tuple[Requirement, ...]
    characteristics: tuple[Characteristic, ...]
    radar: Radar | None
    categories: tuple[str, ...]
    parts: tuple[Part, ...]
    losses_title: str
    losses: tuple[str, ...]
    met: tuple[Requirement, ...]
    findings: tuple[str, ...]
    pdfs: tuple[str, ...]
    open_title: str
    open_questions: tuple[str, ...]
    reminders: tuple[str, ...]
    basis: tuple[str, ...]
    sources: tuple[Cited, ...]
    provenance: str
