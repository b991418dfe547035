"""Attaches proofs to an answer, looked at as soon as they are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.proofs import kind_words, kinds_words
from inovasi_cli.files import real
from inovasi_cli.interview.asker import heard
from inovasi_cli.profile.evidence import most_bytes
from inovasi_cli.rubric.model import MEGABYTE
from inovasi_cli.strict_yaml import savable

if TYPE_CHECKING:
    from inovasi_cli.facts import Evidence
    from inovasi_cli.interview.answers import Answers
    from inovasi_cli.rubric.model import Question

LABEL: Final = "Bukti: nama berkas atau tautan (Enter untuk nanti)"
MORE: Final = "Bukti lain: nama berkas atau tautan (Enter jika cukup, - untuk melepas semua)"

_STATES: Final = {
    "missing": "berkasnya tidak ada di folder {folder}",
    "empty": "berkasnya kosong",
    "outside": "berkasnya harus di dalam folder {folder}; salin ke sana",
    "not-file": "itu bukan berkas biasa; sebutkan berkasnya sendiri",
    "unreadable": "berkasnya tidak dapat dibaca",
    "wrong-kind": "isinya {kind}, padahal yang diminta {kinds}",
    "too-big": "berkasnya terlalu besar; paling besar {most} MB",
    "bad-link": "tautannya tidak lengkap; tulis misalnya https://contoh.go.id/berita",
}
_QUOTES: Final = "'\""


def attach(answers: Answers, question: Question) -> None:
    """Ask for a proof until it is there, or the person has none; what is not there is kept, and said to be so."""
    if not question.proof:
        answers.asker.tell("  Pertanyaan ini tidak perlu bukti.")
        return
    wrong = ""
    while True:
        label = MORE if answers.of(question).evidence and not wrong else LABEL
        ref = _ref(heard(answers.asker.path(label, answers.keeper.proofs, wrong)))
        if not ref:
            return
        if ref == "-":
            _put(answers, question, ())
            return
        proof = answers.keeper.look(ref, question.proof)
        if proof.ref == wrong and not proof.there:
            return
        others = (each for each in answers.of(question).evidence if each.ref not in (proof.ref, wrong))
        if not _put(answers, question, (*others, proof)):
            continue
        if proof.there:
            answers.asker.tell(f"  Bukti dicatat: {proof.ref}")
            return
        _complain(answers, question, proof)
        wrong = proof.ref


def _ref(typed: str) -> str:
    """What was typed, without the quotes that a terminal puts around a file that is dropped on it."""
    said = savable(typed).replace("\n", " ").strip()
    quoted = len(said) > 1 and said[0] == said[-1] and said[0] in _QUOTES
    return said[1:-1] if quoted else said


def _put(answers: Answers, question: Question, proofs: tuple[Evidence, ...]) -> bool:
    return answers.keep(question, answers.of(question)._replace(evidence=proofs))


def _complain(answers: Answers, question: Question, proof: Evidence) -> None:
    state = _STATES.get(proof.state, "belum dapat dipakai sebagai bukti").format(
        folder=real(answers.keeper.proofs),
        kind=kind_words(proof.kind or "other").id,
        kinds=kinds_words(question).id,
        most=most_bytes(question.proof) // MEGABYTE,
    )
    answers.asker.tell(f"  {proof.ref}: {state}. Dicatat; perbaiki di sini, atau Enter untuk nanti.")
