"""What a person sees at one question, as plain Indonesian text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.words import value_words
from inovasi_cli.facts import TITLE
from inovasi_cli.interview.rules import counts_age, decided, limits, rules
from inovasi_cli.interview.typed import as_typed
from inovasi_cli.rubric.values import write_number
from inovasi_cli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.facts import Answer, Number, Value
    from inovasi_cli.interview.plan import Plan
    from inovasi_cli.interview.rules import Limit, Rule
    from inovasi_cli.rubric.model import Basis, Question, Rubric

_HOW: Final = {
    "choice": "",
    "choices": "Boleh beberapa; yang tidak dipilih dihitung tidak. Jika tidak ada satu pun, langsung tekan Enter.",
    "yes-no": "",
    "number": "Tulis angka tanpa titik ribuan, misalnya 1500; desimal dengan koma, misalnya 85,5.",
    "date": "Tulis tanggal, misalnya 31 Maret 2018, 31-03-2018, Maret 2018, atau 2018 saja.",
    "years": "Tulis tahunnya, pisahkan dengan koma, misalnya 2017, 2018; tulis - jika memang tidak ada.",
    "text": "Tulis dalam satu baris, atau buka editor untuk teks panjang.",
    "list": "Tulis satu per satu, pisahkan dengan titik koma (;); tulis - jika memang tidak ada.",
}
_WHOLE: Final = "Tulis angka bulat tanpa titik ribuan, misalnya 1500."
_AGE: Final = (
    "Umur dihitung dari tanggal ini. Bulan atau tahun saja bisa berarti hari mana pun di dalamnya, jadi syarat umur "
    "mungkin tetap belum pasti."
)
_DOUBTS: Final = {"high": "", "medium": "; keyakinan sedang", "low": "; keyakinan rendah"}


class Card(NamedTuple):
    """A question ready to be asked; ``brief`` where it was just shown in full.

    ``now`` says in words what was answered, ``typed`` is what one would type for it; both empty while unanswered.
    """

    question: Question
    progress: str
    title: str
    help: tuple[str, ...]
    now: str
    typed: str
    value: Value | None
    brief: bool = False


def make_card(plan: Plan, question: Question, answer: Answer, *, brief: bool = False) -> Card:
    """The card of a question, with its place in the plan and what is known so far."""
    place = plan.progress(question.id)
    return Card(
        question=question,
        progress=f"{question.theme.title.id} {place.number}/{place.in_theme}, semua {place.done}/{place.all}",
        title=question.text.id,
        help=() if brief else tuple(line for line in _help(plan.rubrics, question) if line),
        now=answer_words(question, answer),
        typed="" if answer.value is None else as_typed(question, answer.value),
        value=answer.value,
        brief=brief,
    )


def _help(rubrics: Sequence[Rubric], question: Question) -> Iterator[str]:
    yield question.help.id if question.help else ""
    yield _WHOLE if question.whole else _HOW[question.kind]
    yield _range(question)
    if counts_age(rubrics, question.id):
        yield _AGE
    for limit in limits(rubrics, question.id):
        yield f"{limit.rubric.title.id}: {_words(limit)}."
    if question.proof:
        yield f"Bukti yang disiapkan: {question.proof.hint.id} ({', '.join(question.proof.kinds)})."


def _range(question: Question) -> str:
    told = [f"Satuan: {question.unit.id}"] if question.unit else []
    told += [f"paling sedikit {_number(question.least)}"] if question.least is not None else []
    told += [f"paling banyak {_number(question.most)}"] if question.most is not None else []
    line = "; ".join(told)
    return f"{line[0].upper()}{line[1:]}." if line else ""


def _number(number: Number) -> str:
    return write_number(number).replace(".", ",")


def _words(limit: Limit) -> str:
    least, most = limit.narrative.min_words, limit.narrative.max_words
    if least and most:
        return f"{least} sampai {most} kata"
    return f"paling banyak {most} kata" if most else f"paling sedikit {least} kata"


def answer_words(question: Question, answer: Answer) -> str:
    """An answer in words, with its proofs and its note; empty where there is none."""
    told = []
    if answer.value is not None:
        told.append(spoken(question, answer.value))
    elif answer.not_applicable:
        told.append(f"tidak berlaku ({visible(answer.not_applicable)})")
    elif answer.declined:
        told.append("tidak tahu")
    if answer.evidence:
        told.append("bukti: " + ", ".join(visible(proof.ref) for proof in answer.evidence))
    if answer.note:
        told.append(f"catatan: {visible(answer.note)}")
    return "; ".join(told)


def spoken(question: Question, value: Value) -> str:
    """A value in words."""
    return visible(value_words(question, value).id) or "tidak ada"


def why(plan: Plan, question: Question) -> Iterator[str]:
    """Why a question is asked: each rule with its source, what else depends on it, and the id to ask for it again."""
    found = rules(plan.rubrics, question.id)
    if found:
        yield "Ditanyakan untuk:"
    elif question.id == TITLE:
        yield "Ditanyakan supaya laporan dan tabel menyebut nama inovasi ini."
    yield from (_told(rule) for rule in found)
    others = decided(plan.rubrics, question.id)
    if others:
        yield f"Menentukan apakah perlu ditanyakan: {'; '.join(each.label.id for each in others)}."
    yield f"Untuk menjawabnya lagi kapan saja: --ulang {question.id}"


def _told(rule: Rule) -> str:
    return f'- {rule.rubric.title.id}: {rule.kind} "{rule.title}" ({_basis(rule.basis)})'


def _basis(basis: Basis) -> str:
    if not basis.source:
        return "ukuran kami sendiri"
    ours = "; sebagian ukuran kami sendiri" if basis.derived else ""
    return f"sumber: {basis.source.title.id}{_DOUBTS[basis.source.confidence]}{ours}"


def counted_words(text: str, found: Sequence[Limit]) -> Iterator[str]:
    """How many words a text has, against every limit."""
    count = len(text.split())
    for limit in found:
        least, most = limit.narrative.min_words, limit.narrative.max_words
        if most and count > most:
            state = f"lebih {count - most} dari batas {most}"
        elif least and count < least:
            state = f"kurang {least - count} dari batas {least}"
        else:
            state = "dalam batas"
        yield f"{count} kata, {state} menurut {limit.rubric.title.id}."
    if not found and "\n" in text:
        yield f"{count} kata."
