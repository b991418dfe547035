"""The facts of one innovation (*fakta*): frozen values, no reading, no judging."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Final, NamedTuple

Number = int | Decimal

SECTIONS: Final = ("rubrik", "jawaban", "kategori")
"""What a fact file has at its top."""
TITLE: Final = "judul"
AGENCY: Final = "instansi"
"""The question whose answer names the innovation, wherever it is shown."""


class DateSpan(NamedTuple):
    """Every day that a date may mean: ``2016`` is a year of days, ``2016-11-30`` a single one."""

    first: date
    last: date

    def __str__(self) -> str:
        whole = self.first.isoformat()
        if self.first == self.last:
            return whole
        return whole[:7] if self.first.month == self.last.month else whole[:4]


Value = str | Number | DateSpan | tuple[str, ...] | tuple[int, ...]
"""An option id or text, a number, a date, several option ids or texts, or several years; never None."""

PROOF_STATES: Final = frozenset({"link", "file"})


class Evidence(NamedTuple):
    """One document or link named as proof (*bukti dukung*), as the loader found it.

    ``state`` is ``link`` or ``file`` where the proof is there, else ``missing``, ``empty``, ``outside`` (of the folder
    of proofs), ``not-file`` (a folder, a device), ``unreadable``, ``wrong-kind``, ``too-big`` or ``bad-link``;
    ``digest`` is the SHA-256 of a file that was read, and ``kind`` what it is by its content.
    """

    ref: str
    state: str
    digest: str | None = None
    line: int = 1
    column: int = 1
    kind: str | None = None

    @property
    def there(self) -> bool:
        """Whether the proof counts."""
        return self.state in PROOF_STATES


class Answer(NamedTuple):
    """What was answered to one question (*jawaban*); ``value`` is None while it is unknown or not applicable."""

    value: Value | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
    not_applicable: str | None = None
    declined: bool = False
    line: int = 1
    column: int = 1

    @property
    def proven(self) -> bool:
        """At least one proof is there."""
        for proof in self.evidence:  # noqa: SIM110 - a generator would cost more than what it goes through
            if proof.state in PROOF_STATES:
                return True
        return False


class Facts(NamedTuple):
    """One innovation: answers by question id, chosen category by rubric id, and the rubrics that its file names."""

    answers: dict[str, Answer]
    categories: dict[str, str]
    rubrics: tuple[str, ...] = ()
    file: str = "profil.yaml"

    @property
    def values(self) -> dict[str, Value]:
        """Every answer that is known, proven or not."""
        return {key: answer.value for key, answer in self.answers.items() if answer.value is not None}

    def canonical(self) -> list[object]:
        """All that a judgement can see, as plain JSON data without order, places or notes: equal for equal facts."""
        return [{key: _plain_answer(answer) for key, answer in self.answers.items()}, self.categories]


def _plain_answer(answer: Answer) -> tuple[object, ...]:
    """The value; then the proofs, where there are any or more follows; then why it was left out, if it was."""
    value, proofs, _note, not_applicable, declined, _line, _column = answer
    told = value if type(value) is str else sorted(map(str, value)) if type(value) is tuple else _plain(value)
    if not_applicable or declined:
        return told, _named(proofs), not_applicable, declined
    return (told, _named(proofs)) if proofs else (told,)


def _named(proofs: Sequence[Evidence]) -> list[object]:
    """Each proof, sorted by its reference: a link by itself, all else with what was found there."""
    if len(proofs) > 1:
        proofs = sorted(proofs, key=itemgetter(0))
    # Where in the file it stands is nobody's business.
    return [proof[0] if proof[1] == "link" else proof[:3] for proof in proofs]


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return None if value is None else str(value)
