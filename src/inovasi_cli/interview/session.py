"""The interview itself: asks what the plan says, keeps every answer before it goes on, and knows no terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from inovasi_cli.errors import InovasiError
from inovasi_cli.facts import Answer, Facts, Value
from inovasi_cli.interview.card import Card, make_card
from inovasi_cli.interview.keeper import ChangedError, Keeper
from inovasi_cli.interview.moves import BACK, DECLINE, EDITOR, LEAVE, NOTE, PROOF, SKIP, WHY, Move
from inovasi_cli.interview.plan import Plan
from inovasi_cli.interview.typed import read_typed
from inovasi_cli.strict_yaml import savable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inovasi_cli.rubric.model import Question, Rubric

PROOF_LABEL: Final = "Bukti: nama berkas atau tautan (Enter untuk nanti)"
NONE: Final = ("tidak-ada", "Memang tidak ada satu pun")
UNKNOWN: Final = ("lewati", "Belum tahu, lewati dulu")
RETRY: Final = ("coba", "Coba simpan lagi")
ELSEWHERE: Final = ("lain", "Simpan di berkas lain")
LATER: Final = ("nanti", "Lanjut dulu; jawaban ditahan di memori dan dicoba lagi pada jawaban berikutnya")
RELOAD: Final = ("muat", "Muat ulang berkasnya, lalu tambahkan jawaban terakhir ini")

_PROOF_STATES: Final = {
    "missing": "berkasnya tidak ada di folder ini",
    "empty": "berkasnya kosong",
    "outside": "berkasnya harus di dalam folder inovasi ini",
    "unreadable": "berkasnya tidak dapat dibaca",
    "bad-link": "tautannya tidak lengkap",
}


class Typed(NamedTuple):
    """What a person wrote, not read yet."""

    text: str


class Chosen(NamedTuple):
    """What a person picked from a list."""

    value: Value


class LeftError(Exception):
    """Somebody leaves; every answer is kept."""


class Asker(Protocol):
    """How the interview reaches a person."""

    def tell(self, *lines: str) -> None:
        """Show lines."""

    def ask(self, card: Card, typed: str) -> Typed | Chosen | Move:
        """Show a question and wait; ``typed`` is what stands there to be changed."""

    def line(self, label: str, now: str = "") -> str:
        """Ask for one line; empty where the person only presses Enter."""

    def path(self, label: str, folder: Path) -> str:
        """Ask for a file in a folder, or a link; empty where the person only presses Enter."""

    def pick(self, label: str, options: Sequence[tuple[str, str]]) -> str:
        """Ask for one of a few ids, shown by their words."""

    def edit(self, text: str) -> str | None:
        """The text as the person's editor leaves it; None where there is no editor."""


class Session:
    """One interview over one file; ``running`` tells in a few lines where the innovation stands."""

    def __init__(
        self, keeper: Keeper, rubrics: Sequence[Rubric], asker: Asker, running: Callable[[Facts], Sequence[str]]
    ) -> None:
        self.keeper = keeper
        self.rubrics = rubrics
        self.asker = asker
        self.running = running
        self.plan = Plan(rubrics, keeper.facts)

    def run(self, *, again: str | None = None, theme: str | None = None) -> None:
        """Ask from the first open question, of one theme or of all, to the last; or one question once more.

        Raises ``LeftError`` where the person leaves in between.
        """
        question = self._question(again) if again else self.plan.first_open(theme)
        while question:
            then = self._turn(question, theme)
            if again and (then is None or then.id != question.id):
                return
            if then is None or then.theme != question.theme:
                self.asker.tell("", *self.running(self.keeper.facts))
            question = then

    def _question(self, question_id: str) -> Question:
        return next(item.question for item in self.plan.items if item.question.id == question_id)

    def _turn(self, question: Question, theme: str | None) -> Question | None:
        """Ask one question until it is answered or left; the one to ask then."""
        typed = ""
        while True:
            card = make_card(self.plan, question, self.keeper.facts.answers.get(question.id))
            reply = self.asker.ask(card, typed or card.typed)
            if isinstance(reply, Move):
                if reply in (BACK, SKIP, DECLINE, LEAVE):
                    return self._go(reply, question, theme)
                self._stay(reply, question)
                continue
            try:
                value = reply.value if isinstance(reply, Chosen) else read_typed(question, reply.text)
            except ValueError as error:
                self.asker.tell(f"  Belum bisa dibaca: {error}.")
                typed = reply.text if isinstance(reply, Typed) else ""
                continue
            if value == () and not card.now and not self._means_none():
                return self.plan.after(question.id, theme)
            self._answer(question, value)
            return self.plan.after(question.id, theme)

    def _means_none(self) -> bool:
        """Whether an empty list is an answer; pressing Enter too early must not become one."""
        return self.asker.pick("Tidak ada yang dipilih. Maksudnya?", (NONE, UNKNOWN)) == NONE[0]

    def _go(self, move: Move, question: Question, theme: str | None) -> Question | None:
        if move is LEAVE:
            raise LeftError
        if move is BACK:
            earlier = self.plan.before(question.id)
            if not earlier:
                self.asker.tell("  Ini pertanyaan pertama.")
            return earlier or question
        if move is DECLINE:
            self._keep(question, self._answer_of(question)._replace(value=None, not_applicable=None, declined=True))
        return self.plan.after(question.id, theme)

    def _stay(self, move: Move, question: Question) -> None:
        if move is WHY:
            self._explain(question)
        elif move is PROOF:
            self._prove(question)
        elif move is NOTE:
            note = savable(self.asker.line("Catatan", self._answer_of(question).note or "")).strip()
            self._keep(question, self._answer_of(question)._replace(note=note or None))
        elif move is EDITOR:
            self._edit(question)

    def _explain(self, question: Question) -> None:
        rules = self.plan.why(question.id)
        told = []
        for rule in rules:
            source = rule.basis.source
            basis = f"sumber: {source.title.id}" if source else "ukuran kami sendiri"
            told.append(f"  - {rule.rubric.title.id}: {rule.kind.id} “{rule.title.id}” ({basis})")
        self.asker.tell("  Ditanyakan untuk:" if told else "  Menentukan pertanyaan lain yang perlu ditanyakan.", *told)

    def _edit(self, question: Question) -> None:
        if question.kind != "text":
            self.asker.tell("  Editor hanya untuk jawaban berupa teks.")
            return
        now = self._answer_of(question).value
        text = self.asker.edit(now if isinstance(now, str) else "")
        if text is None:
            self.asker.tell("  Editor tidak ditemukan; atur VISUAL atau EDITOR, atau tulis di sini.")
        elif text.strip():
            self._answer(question, savable(text).strip())

    def _answer(self, question: Question, value: Value) -> None:
        answer = self._answer_of(question)._replace(value=value, not_applicable=None, declined=False)
        self._keep(question, answer)
        self._count_words(question, value)
        if question.proof and not answer.proven:
            self._prove(question)

    def _answer_of(self, question: Question) -> Answer:
        return self.keeper.facts.answers.get(question.id, Answer())

    def _count_words(self, question: Question, value: Value) -> None:
        if question.kind != "text" or not isinstance(value, str):
            return
        count = len(value.split())
        limits = self.plan.limits(question.id)
        for limit in limits:
            most, least = limit.narrative.max_words, limit.narrative.min_words
            over = most is not None and count > most
            short = least is not None and count < least
            state = f"lebih {count - (most or 0)}" if over else f"kurang {(least or 0) - count}" if short else "cukup"
            self.asker.tell(f"  {count} kata, {state} menurut {limit.rubric.title.id}.")
        if not limits and "\n" in value:
            self.asker.tell(f"  {count} kata.")

    def _prove(self, question: Question) -> None:
        """Ask for proofs until the person has no more; a proof that is not there is kept, and said to be missing."""
        if not question.proof:
            self.asker.tell("  Pertanyaan ini tidak perlu bukti.")
            return
        while True:
            ref = savable(self.asker.path(PROOF_LABEL, self.keeper.path.parent)).strip()
            if not ref:
                return
            proof = self.keeper.look(ref)
            if not proof.there:
                self.asker.tell(f"  {ref}: {_PROOF_STATES[proof.state]}. Dicatat; perbaiki sebelum mengirim.")
            answer = self._answer_of(question)
            others = tuple(each for each in answer.evidence if each.ref != proof.ref)
            self._keep(question, answer._replace(evidence=(*others, proof)))
            if proof.there:
                return

    def _keep(self, question: Question, answer: Answer) -> None:
        """Save an answer before anything else happens, and say what no longer counts because of it."""
        facts = self.keeper.facts
        self._save(facts._replace(answers={**facts.answers, question.id: answer}), question.id)
        then = Plan(self.rubrics, self.keeper.facts)
        hidden = self.plan.hidden(then)
        if hidden:
            names = "; ".join(each.label.id for each in hidden)
            self.asker.tell(f"  Tidak dihitung lagi, tetapi tetap disimpan: {names}.")
        self.plan = then

    def _save(self, facts: Facts, changed: str) -> None:
        while True:
            try:
                self.keeper.save(facts)
            except ChangedError:
                facts = self._after_change(facts, changed)
            except InovasiError as error:
                self.asker.tell(f"  {error.message}", f"  {error.cure}")
                if not self._after_failure():
                    return
            else:
                return

    def _after_change(self, facts: Facts, changed: str) -> Facts:
        """The facts to save when another program changed the file; theirs are never overwritten."""
        self.asker.tell(f"  {self.keeper.path} diubah program lain sejak dibuka.")
        if self.asker.pick("Bagaimana sekarang?", (RELOAD, ELSEWHERE)) == ELSEWHERE[0]:
            self._move()
            return facts
        try:
            theirs = self.keeper.reload()
        except InovasiError as error:
            self.asker.tell(f"  {error.message}", f"  {error.cure}")
            return facts
        return theirs._replace(answers={**theirs.answers, changed: facts.answers[changed]})

    def _after_failure(self) -> bool:
        """Whether to try again; where not, the answer waits in memory for the next one."""
        choice = self.asker.pick("Bagaimana sekarang?", (RETRY, ELSEWHERE, LATER))
        if choice == ELSEWHERE[0]:
            self._move()
        return choice != LATER[0]

    def _move(self) -> None:
        name = self.asker.line("Nama berkas baru")
        if name.strip():
            self.keeper.move(self.keeper.path.parent / name.strip())
