"""What a person should look at: proofs that are not there, answers that do not count, texts, and what is unproven."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.proofs import UNPROVEN, fault, misnamed, twins
from inovasi_cli.assess.report import Finding
from inovasi_cli.assess.words import day_words
from inovasi_cli.conditions import ABSENT, deciding
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.cases import Claims
    from inovasi_cli.assess.points import Scale
    from inovasi_cli.assess.report import Eligibility
    from inovasi_cli.conditions import Condition
    from inovasi_cli.facts import Answer, Evidence, Facts
    from inovasi_cli.rubric.model import Question

_NO_ANSWER: Final = Text("ada bukti, tetapi belum dijawab", "there is proof, but no answer")
_IGNORED: Final = Text(
    "jawaban ini tidak dihitung, karena pertanyaannya tidak berlaku menurut jawaban lain",
    "this answer is not counted, because other answers make the question pointless",
)
_WAIVED: Final = Text(
    "dijawab tidak berlaku; di luar bagian yang mengizinkannya dihitung belum dijawab",
    "answered as not applicable; counted as unanswered except where a part allows it",
)
_WEAK_GATE: Final = Text(
    'syarat "{title}" terpenuhi menurut jawaban, tetapi belum ada buktinya: {labels}',
    'the requirement "{title}" is met by answers whose proof is missing: {labels}',
)
_SILENT: Final = Text(
    'pedoman tidak menyebut tingkat untuk keadaan ini, jadi "{title}" dihitung 0',
    'the guide names no level for this, so "{title}" counts 0',
)
_TOO_LATE: Final = Text(
    "baru memenuhi semua syarat pada {day}, sesudah pendaftaran ditutup ({closes})",
    "meets every requirement only on {day}, after entries close ({closes})",
)


_NOT_WHOLE: Final = Text(
    "saran tidak dicari sampai habis, karena aturan rubrik ini terlalu banyak; putusan dan nilainya tetap lengkap",
    "not every step was looked for, since this rubric has too many rules; verdict and points are complete all the same",
)


def not_whole() -> Finding:
    """What is said where advice was not looked for to its end."""
    return Finding("saran-terbatas", "warning", None, _NOT_WHOLE, 1, 1)


class Finder:
    """Looks through the facts of one innovation under one rubric."""

    def __init__(self, facts: Facts, claims: Claims, scale: Scale | None) -> None:
        self.facts = facts
        self.claims = claims
        self.scale = scale
        self.claimed = claims.case(claims.claimed)
        self.evidenced = claims.case(claims.evidenced)

    def ignored(self) -> tuple[str, ...]:
        """The questions that were answered although they make no sense here."""
        values = self.claimed.values
        return tuple(key for key in self.claims.claimed if values.get(key) is ABSENT)

    def find(self, eligibility: Eligibility) -> tuple[Finding, ...]:
        """Every finding: those of single answers in the order of the bank, then those of the whole."""
        # Here, since most of a run of thousands asks for no findings, and these take as long to load as to find.
        from inovasi_cli.assess.texts import about_texts

        return (
            *self._about_answers(),
            *twins(self.claims.rubric, self.facts),
            *self._about_parts(),
            *about_texts(self.claims.rubric, self.facts, self.claimed),
            *self._about_gates(eligibility),
        )

    def _about_answers(self) -> Iterator[Finding]:
        ignored = self.ignored()
        for key, question in self.claims.rubric.questions.items():
            answer = self.facts.answers.get(key)
            if answer is None:
                continue
            yield from (_about_proof(question, proof) for proof in answer.evidence if not proof.there)
            yield from (
                Finding("bukti-salah-nama", "advice", key, told, proof.line, proof.column)
                for proof in answer.evidence
                if proof.there and (told := misnamed(proof))
            )
            if key in ignored:
                yield _finding("jawaban-tidak-dihitung", "advice", key, _IGNORED, answer)
            elif answer.not_applicable:
                yield _finding("tidak-berlaku", "warning", key, _WAIVED, answer)
            else:
                yield from _about_claim(question, answer)

    def _about_parts(self) -> Iterator[Finding]:
        for leaf in self.scale.leaves.values() if self.scale else ():
            if self.scale and self.scale.earn(leaf, self.claimed).silent:
                yield Finding("pedoman-diam", "warning", None, _SILENT.fill(title=leaf.part.title), 1, 1)

    def _about_gates(self, eligibility: Eligibility) -> Iterator[Finding]:
        for result in eligibility.gates:
            if result.met and not result.gate.when.holds(self.evidenced):
                labels = join([self.claims.rubric.questions[key].label for key in self._weak(result.gate.when)])
                message = _WEAK_GATE.fill(title=result.gate.title, labels=labels)
                yield Finding("syarat-belum-terbukti", "warning", None, message, 1, 1)
        window, day = self.claims.rubric.window, eligibility.eligible_from
        if window and window.closes and day and day > window.closes:
            message = _TOO_LATE.fill(day=day_words(day), closes=day_words(window.closes))
            yield Finding("terlambat", "warning", None, message, 1, 1)

    def _weak(self, condition: Condition) -> list[str]:
        """The answers behind a condition that are claimed, count, and have no proof."""
        claims = self.claims
        behind = claims.behind(test.question for test in deciding(condition, self.claimed))
        counted = (key for key in behind if key in claims.claimed and self.claimed.values.get(key) is not ABSENT)
        return [key for key in counted if key not in claims.evidenced]


def _about_proof(question: Question, proof: Evidence) -> Finding:
    rule, message = fault(proof, question)
    return Finding(rule, "warning", question.id, message, proof.line, proof.column)


def _about_claim(question: Question, answer: Answer) -> Iterator[Finding]:
    if answer.value is None:
        if answer.evidence:
            yield _finding("bukti-tanpa-jawaban", "advice", question.id, _NO_ANSWER, answer)
    elif question.proof and not answer.evidence:
        yield _finding("belum-dibuktikan", "advice", question.id, UNPROVEN.fill(hint=question.proof.hint), answer)


def _finding(rule: str, severity: str, question: str, message: Text, answer: Answer) -> Finding:
    return Finding(rule, severity, question, message, answer.line, answer.column)
