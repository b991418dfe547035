"""The answers of one interview: each is saved before anything else happens, whatever the disk or others do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_cli.errors import InovasiError
from inovasi_cli.facts import Answer
from inovasi_cli.files import real
from inovasi_cli.interview.card import answer_words
from inovasi_cli.interview.keeper import ChangedError, RefusedError
from inovasi_cli.interview.plan import Plan
from inovasi_cli.strict_yaml import savable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inovasi_cli.facts import Facts
    from inovasi_cli.interview.asker import Asker
    from inovasi_cli.interview.keeper import Keeper
    from inovasi_cli.rubric.model import Question, Rubric

HOW_NOW: Final = "Bagaimana sekarang?"
RETRY: Final = ("coba", "Coba simpan lagi")
ELSEWHERE: Final = ("lain", "Simpan di berkas lain")
LATER: Final = ("nanti", "Lanjut dulu; jawaban ditahan di memori dan dicoba lagi pada jawaban berikutnya")
MERGE: Final = ("muat", "Muat ulang berkasnya, lalu tambahkan jawaban dari sini")
MEND: Final = ("perbaiki", "Perbaiki jawaban ini")
MINE: Final = ("sini", "Pakai jawaban dari sini")
THEIRS: Final = ("berkas", "Pakai yang di berkas")


class Answers:
    """What was answered so far, and the plan that follows from it."""

    def __init__(self, keeper: Keeper, rubrics: Sequence[Rubric], asker: Asker) -> None:
        self.keeper = keeper
        self.rubrics = tuple(rubrics)
        self.asker = asker
        self.plan = Plan(rubrics, keeper.facts)

    def of(self, question: Question) -> Answer:
        """The answer so far, empty where there is none."""
        return self.keeper.facts.answers.get(question.id, Answer())

    def keep(self, question: Question, answer: Answer) -> bool:
        """Save an answer, and say what no longer counts because of it; False where it must be put differently."""
        facts = self.keeper.facts
        kept = self._save(facts._replace(answers={**facts.answers, question.id: answer}))
        then = Plan(self.rubrics, self.keeper.facts)
        self._tell("Tidak dihitung lagi, tetapi tetap disimpan", self.plan.hidden(then))
        self._tell("Dihitung lagi", then.hidden(self.plan))
        self.plan = then
        return kept

    def _tell(self, what: str, questions: Sequence[Question]) -> None:
        if questions:
            self.asker.tell(f"  {what}: {'; '.join(each.label.id for each in questions)}.")

    def _save(self, facts: Facts) -> bool:
        while True:
            try:
                self.keeper.save(facts)
            except ChangedError:
                facts = self._after_change(facts)
            except InovasiError as error:
                self.asker.tell(f"  {error.message}.", f"  {error.cure}")
                refused = isinstance(error, RefusedError)
                again = self._once_more(facts, MEND if refused else LATER)
                if not again:
                    return not refused
                facts = again
            else:
                return True

    def _once_more(self, facts: Facts, otherwise: tuple[str, str]) -> Facts | None:
        """The facts to try to save again; None where the person would rather go on."""
        choices = (ELSEWHERE, MEND) if otherwise is MEND else (RETRY, ELSEWHERE, LATER)
        choice = self.asker.pick(HOW_NOW, choices)
        if choice == ELSEWHERE[0]:
            return self._moved(facts)
        return None if choice == otherwise[0] else facts

    def _after_change(self, facts: Facts) -> Facts:
        """The facts to save when another program changed the file; theirs are never overwritten unasked."""
        try:
            if self.keeper.gone:
                self.asker.tell(f"  {self.keeper.path} sudah tidak ada; ditulis lagi dengan semua jawaban.")
                self.keeper.accept(None)
                return facts
            self.asker.tell(f"  {self.keeper.path} diubah program lain sejak dibuka.")
            if self.asker.pick(HOW_NOW, (MERGE, ELSEWHERE)) == MERGE[0]:
                return self._merged()
            return self._moved(facts)
        except InovasiError as error:
            self.asker.tell(f"  {error.message}.", f"  {error.cure}")
        return facts

    def _merged(self) -> Facts:
        merged = self.keeper.merge()
        answers = dict(merged.facts.answers)
        for key in merged.both:
            here, there = answers[key], merged.theirs.answers.get(key, Answer())
            if self._prefers_theirs(self.plan.item(key).question, here, there):
                answers[key] = there
        self.keeper.accept(merged.data)
        return merged.facts._replace(answers=answers)

    def _prefers_theirs(self, question: Question, here: Answer, there: Answer) -> bool:
        told = [answer_words(question, answer) or "kosong" for answer in (here, there)]
        self.asker.tell(f"  {question.label.id} juga diubah di berkas. Di sini: {told[0]}. Di berkas: {told[1]}.")
        return self.asker.pick("Mana yang dipakai?", (MINE, THEIRS)) == THEIRS[0]

    def _moved(self, facts: Facts) -> Facts:
        """The facts as another file has them, where the person names one that can be had."""
        name = savable(self.asker.line("Nama berkas baru")).strip()
        if not name:
            return facts
        folder, proofs = self.keeper.path.parent, real(self.keeper.proofs)
        # Path.expanduser fails where there is no such person.
        path = folder / os.path.expanduser(name)  # noqa: PTH111
        try:
            self.keeper.move(path if path.suffix in (".yaml", ".yml") else Path(f"{path}.yaml"))
        except InovasiError as error:
            self.asker.tell(f"  {error.message}.", f"  {error.cure}")
            return facts
        self.asker.tell(f"  Mulai sekarang disimpan di {self.keeper.path}.")
        if real(self.keeper.proofs) != proofs:
            self.asker.tell("  Bukti dicari di folder yang baru; salin juga berkas buktinya ke sana.")
        return facts._replace(rubrics=self.keeper.facts.rubrics, file=self.keeper.facts.file)
