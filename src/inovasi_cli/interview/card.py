"""What a person sees at one question, as plain text in the language of the interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.words import value_words
from inovasi_cli.interview.typed import as_typed
from inovasi_cli.text import visible

if TYPE_CHECKING:
    from inovasi_cli.facts import Answer, Value
    from inovasi_cli.interview.plan import Plan
    from inovasi_cli.rubric.model import Question

_HOW: Final = {
    "choice": "Pilih satu.",
    "choices": "Boleh pilih beberapa; yang tidak dipilih dihitung tidak.",
    "yes-no": "",
    "number": "Tulis angka tanpa titik ribuan; desimal dengan koma, misalnya 85,5.",
    "date": "Tulis tanggal, misalnya 31 Maret 2018, Maret 2018, atau 2018 saja.",
    "years": "Tulis tahunnya, pisahkan dengan koma, misalnya 2017, 2018.",
    "text": "Tulis dalam satu baris, atau buka editor untuk teks panjang.",
    "list": "Tulis satu per satu, pisahkan dengan titik koma (;).",
}


class Card(NamedTuple):
    """A question ready to be asked.

    ``now`` says in words what was answered, ``typed`` is what one would type for it; both empty while unanswered.
    """

    question: Question
    progress: str
    title: str
    help: tuple[str, ...]
    now: str
    typed: str
    value: Value | None


def make_card(plan: Plan, question: Question, answer: Answer | None) -> Card:
    """The card of a question, with its place in the plan and what is known so far."""
    place = plan.progress(question.id)
    value = answer.value if answer else None
    lines = [question.help.id] if question.help else []
    lines.append(_HOW[question.kind])
    lines += [
        f"{limit.rubric.title.id}: {_words(limit.narrative.min_words, limit.narrative.max_words)}."
        for limit in plan.limits(question.id)
    ]
    if question.proof:
        lines.append(f"Bukti yang disiapkan: {question.proof.hint.id} ({', '.join(question.proof.kinds)}).")
    return Card(
        question=question,
        progress=f"{question.theme.title.id} {place.number}/{place.in_theme}, semua {place.done}/{place.all}",
        title=question.text.id,
        help=tuple(line for line in lines if line),
        now=_now(question, answer),
        typed="" if value is None else as_typed(question, value),
        value=value,
    )


def _words(least: int | None, most: int | None) -> str:
    if least and most:
        return f"{least} sampai {most} kata"
    return f"paling banyak {most} kata" if most else f"paling sedikit {least} kata"


def _now(question: Question, answer: Answer | None) -> str:
    if not answer:
        return ""
    told = []
    if answer.value is not None:
        told.append(visible(value_words(question, answer.value).id) or "tidak ada")
    elif answer.not_applicable:
        told.append(f"tidak berlaku ({visible(answer.not_applicable)})")
    elif answer.declined:
        told.append("tidak tahu")
    if answer.evidence:
        told.append("bukti: " + ", ".join(visible(proof.ref) for proof in answer.evidence))
    if answer.note:
        told.append(f"catatan: {visible(answer.note)}")
    return "; ".join(told)
