"""What an assessment holds: frozen values in both languages, without a word of layout."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.conditions import Truth
from inovasi_cli.facts import Facts
from inovasi_cli.rubric.model import Band, Category, Characteristic, Element, Gate, Part, Rubric
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from inovasi_cli.assess.advised import Advice, Loss, Mark, Weight
    from inovasi_cli.profile.pdf import Pdf

ELIGIBLE = "eligible"
NOT_ELIGIBLE = "not-eligible"
UNDECIDED = "undecided"
NO_GATES = "no-gates"
"""What stands for a verdict where a rubric has no requirement that could be checked, so that its yes says nothing."""

SHOWN = "shown"
PARTLY = "partly"
NOT_SHOWN = "not-shown"
UNKNOWN = "unknown"


class GateResult(NamedTuple):
    """Whether one requirement is met (None: unknown), and the answers that say so."""

    gate: Gate
    met: Truth
    reason: Text


class Eligibility(NamedTuple):
    """The verdict (*kelayakan*), and the first reference date on which every gate would be met, all else unchanged."""

    verdict: str
    eligible_from: date | None
    gates: tuple[GateResult, ...]

    @property
    def told(self) -> str:
        """The verdict as a person is told it: ``NO_GATES`` where there was nothing to check."""
        return self.verdict if self.gates else NO_GATES


class ElementResult(NamedTuple):
    """Whether one element is there."""

    element: Element
    met: Truth


class CharacteristicResult(NamedTuple):
    """How far a characteristic is shown.

    ``shown``, ``partly``, ``not-shown``, or ``unknown`` while two of them are possible.
    """

    characteristic: Characteristic
    state: str
    elements: tuple[ElementResult, ...]


class CategoryResult(NamedTuple):
    """The category chosen and whether facts support it; those that fit, and those that may still turn out to."""

    chosen: Category | None
    supported: Truth
    fitting: tuple[Category, ...]
    open: tuple[Category, ...]


class Interval(NamedTuple):
    """The lowest and highest points still possible, each a numerator over ``per``."""

    low: int
    high: int
    per: int

    def exact(self, numerator: int) -> str:
        """A numerator over ``per`` in lowest terms: ``100/3``."""
        return ratio(numerator, self.per)


class PartResult(NamedTuple):
    """The points of one part as a share of the whole.

    ``most`` is its maximum over the same denominator as both intervals; ``standing`` is ``scored``, ``dropped`` (not
    applicable, its weight shared among its siblings) or ``full`` (not applicable, and full points for it).
    """

    part: Part
    most: int
    claimed: Interval
    evidenced: Interval
    level: Text | None
    standing: str
    parts: tuple["PartResult", ...]


class Readiness(NamedTuple):
    """The score (*kesiapan*): what is claimed, and what of it is evidenced.

    ``band`` is that of ``claimed.low``, and ``passes`` says whether that reaches the pass mark (None: none published).
    """

    claimed: Interval
    evidenced: Interval
    band: Band | None
    passes: bool | None
    parts: tuple[PartResult, ...]


class Finding(NamedTuple):
    """Something a person should look at (*temuan*), at its place in the fact file."""

    rule: str
    severity: str
    question: str | None
    message: Text
    line: int
    column: int


class Standing(NamedTuple):
    """Where an innovation stands under one rubric: the judgement without what explains and advises."""

    rubric: Rubric
    on: date | None
    eligibility: Eligibility
    categories: CategoryResult
    readiness: Readiness | None
    open_questions: tuple[str, ...]


class Report(NamedTuple):
    """The judgement of one innovation by one rubric.

    ``open_ranked`` are the open questions, the weightiest first; none where there was too much to look at. ``pdfs``
    is what proofs say of themselves, where somebody looked; it is no part of the judgement.
    """

    rubric: Rubric
    facts: Facts
    on: date | None
    eligibility: Eligibility
    characteristics: tuple[CharacteristicResult, ...]
    categories: CategoryResult
    readiness: Readiness | None
    marks: "tuple[Mark, ...]"
    advice: "Advice"
    losses: "tuple[Loss, ...]"
    findings: tuple[Finding, ...]
    open_questions: tuple[str, ...]
    open_ranked: "tuple[Weight, ...]"
    ignored_answers: tuple[str, ...]
    facts_digest: str
    digest: str
    pdfs: "tuple[Pdf, ...]" = ()

    @property
    def standing(self) -> Standing:
        """The judgement alone."""
        return Standing(self.rubric, self.on, self.eligibility, self.categories, self.readiness, self.open_questions)


def ratio(numerator: int, denominator: int) -> str:
    """A fraction in lowest terms, without its denominator where that is 1."""
    from math import gcd

    shared = gcd(numerator, denominator)
    top, bottom = numerator // shared, denominator // shared
    return str(top) if bottom == 1 else f"{top}/{bottom}"
