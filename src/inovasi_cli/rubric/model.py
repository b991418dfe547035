"""What a rubric and its questions are: frozen values, checked by ``load`` and ``bank`` before anybody sees one."""

from datetime import date
from typing import Final, NamedTuple

from inovasi_cli.conditions import Condition
from inovasi_cli.facts import AGENCY, TITLE, Number
from inovasi_cli.text import Text

INNOVATION: Final = "innovation"
ORGANISATION: Final = "organisation"


class Option(NamedTuple):
    """One thing that a choice may be."""

    id: str
    text: Text


MEGABYTE: Final = 1 << 20
MOST_MEGABYTES: Final = 100
"""How large a proof may be where nobody published a limit: a measure of ours."""


class Proof(NamedTuple):
    """What proves an answer: the kinds of file that serve, and which document it is; ``max_mb`` where published."""

    kinds: tuple[str, ...]
    hint: Text
    max_mb: int | None = None


class Theme(NamedTuple):
    """The questions asked together; ``order`` sorts the themes."""

    id: str
    title: Text
    order: int


class Question(NamedTuple):
    """One fact that is asked for (*pertanyaan*); ``rank`` is its place in the bank.

    ``fixed`` marks what nobody should be advised to change. Without ``proof`` the answer counts as it stands.
    ``tells`` says what a text is for: a ``title``, a ``result``, which wants figures, or a ``target``, which wants
    them too but was not reached yet. ``before`` names the question that asks the same of the time before. ``replica``
    says what whoever copies an innovation does with the answer of its model: it may be ``taken`` over, or it must
    show in what the copy ``differs``.
    """

    id: str
    kind: str
    label: Text
    text: Text
    help: Text | None
    theme: Theme
    rank: tuple[int, int]
    options: tuple[Option, ...] = ()
    least: Number | None = None
    most: Number | None = None
    whole: bool = False
    unit: Text | None = None
    proof: Proof | None = None
    ask_when: Condition | None = None
    fixed: bool = False
    tells: str | None = None
    before: str | None = None
    replica: str | None = None

    def option(self, option_id: str) -> Text:
        """The words of one option."""
        return next(option.text for option in self.options if option.id == option_id)


class Source(NamedTuple):
    """Where a rule is printed, and how sure that is: ``high``, ``medium`` or ``low``."""

    id: str
    title: Text
    url: str | None
    confidence: str


class Basis(NamedTuple):
    """What a rule rests on: a source, or ourselves (``derived``), or both where a source gives only a part of it."""

    source: Source | None
    derived: bool


class Window(NamedTuple):
    """When entries are taken; ``closes`` is the usual reference date, None where nobody published it."""

    opens: date | None
    closes: date | None
    basis: Basis


class Note(NamedTuple):
    """A sentence printed with every report, judged by nobody."""

    text: Text
    basis: Basis


class Gate(NamedTuple):
    """One requirement (*syarat*): who does not meet it may not enter."""

    id: str
    title: Text
    when: Condition
    cure: Text
    basis: Basis


class Element(NamedTuple):
    """One thing that a characteristic consists of."""

    id: str
    title: Text
    when: Condition
    basis: Basis


class Characteristic(NamedTuple):
    """One criterion of the regulation (*kriteria*), without weight; ``need`` is ``all`` or ``any`` of its elements."""

    id: str
    title: Text
    definition: Text
    need: str
    elements: tuple[Element, ...]
    basis: Basis


class Category(NamedTuple):
    """One category of the contest, and the facts that fit it."""

    id: str
    title: Text
    definition: Text | None
    fits_when: Condition
    basis: Basis


class Level(NamedTuple):
    """One level (*tingkat*) of a leaf part; without a condition of its own it always holds."""

    points: int
    title: Text
    when: Condition


class Narrative(NamedTuple):
    """The text that a proposal has for a part, with its limits in words."""

    question: str
    max_words: int | None
    min_words: int | None


class Part(NamedTuple):
    """One weighted thing the jury looks at (*aspek*, *indikator*): a leaf with levels, or a group of parts.

    ``weight`` is its points at best, or its share within a ``mean``; None in a ``sum``, and for 1 within a ``mean``.
    """

    id: str
    title: Text
    weight: Number | None
    basis: Basis
    combine: str = "leaf"
    parts: tuple["Part", ...] = ()
    levels: tuple[Level, ...] = ()
    narrative: Narrative | None = None
    not_applicable: str = "forbidden"

    def leaves(self) -> tuple["Part", ...]:
        """The leaf parts at or below this one, in order."""
        return (self,) if not self.parts else tuple(leaf for part in self.parts for leaf in part.leaves())

    def questions(self) -> frozenset[str]:
        """The ids of every question that the levels of this leaf test."""
        return frozenset(test.question for level in self.levels for test in level.when.tests())


class Band(NamedTuple):
    """A name for the scores from ``least`` (counted in) up to the next band (counted out)."""

    id: str
    title: Text
    least: Number
    basis: Basis


class PassMark(NamedTuple):
    """The points that a published rule asks for."""

    points: Number
    basis: Basis


class Quoted(NamedTuple):
    """A share of drivers, in percent, that a source tells of others: printed beside ours, and no norm."""

    share: Number
    text: Text
    basis: Basis


class Balance(NamedTuple):
    """Two parts to be held against each other, by their ids: what drives, and what hinders.

    Points of ``barriers`` are barriers overcome, so that more points are better everywhere.
    """

    drivers: str
    barriers: str
    quoted: Quoted | None


class Score(NamedTuple):
    """How readiness is counted; ``scale`` says whether a leaf is worth its weight or ``weight x points``."""

    out_of: Number
    scale: str
    round_to: int | None
    pass_mark: PassMark | None
    bands: tuple[Band, ...]
    parts: tuple[Part, ...]
    balance: Balance | None = None

    def leaves(self) -> tuple[Part, ...]:
        """Every leaf part, in order."""
        return tuple(leaf for part in self.parts for leaf in part.leaves())


class Rubric(NamedTuple):
    """One edition of one competition for one group.

    ``about`` says what a fact file for it describes: an ``innovation`` or an ``organisation``. ``questions`` are those
    it needs, in the order of the bank; ``conditional`` are those of them that do not always make sense, each behind
    the questions that decide it.
    """

    id: str
    title: Text
    organiser: Text
    window: Window | None
    sources: tuple[Source, ...]
    notes: tuple[Note, ...]
    questions: dict[str, Question]
    conditional: tuple[Question, ...]
    gates: tuple[Gate, ...]
    reminders: tuple[Note, ...]
    characteristics: tuple[Characteristic, ...]
    categories: tuple[Category, ...]
    score: Score | None
    digest: str
    about: str = INNOVATION

    @property
    def named_by(self) -> str:
        """The id of the question whose answer names what is judged."""
        return AGENCY if self.about == ORGANISATION else TITLE

    def category(self, category_id: str | None) -> Category | None:
        """The category of that id, if there is one."""
        return next((category for category in self.categories if category.id == category_id), None)
