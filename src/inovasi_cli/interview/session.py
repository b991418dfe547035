"""The interview itself: asks what the plan says, keeps every answer before it goes on, and knows no terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.errors import InovasiError
from inovasi_cli.interview.asker import Chosen, LeftError, Moved, Typed, heard
from inovasi_cli.interview.card import counted_words, make_card, spoken, why
from inovasi_cli.interview.editor import EditorError
from inovasi_cli.interview.moves import BACK, DECLINE, EDITOR, GOING, IN_EDITOR, LEAVE, PROOF, WHY, Move, typed_move
from inovasi_cli.interview.plan import DONE, OPEN, Item
from inovasi_cli.interview.proofs import attach
from inovasi_cli.interview.rules import limits
from inovasi_cli.interview.typed import NOTHING, read_typed, unsavable
from inovasi_cli.strict_yaml import savable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inovasi_cli.facts import Facts, Value
    from inovasi_cli.interview.answers import Answers
    from inovasi_cli.interview.card import Card
    from inovasi_cli.rubric.model import Question

NONE: Final = ("tidak-ada", "Memang tidak ada satu pun")
UNKNOWN: Final = ("lewati", "Belum tahu, lewati dulu")
REPLACE: Final = ("ganti", "Ganti dengan tidak tahu")
UNTOUCHED: Final = ("biarkan", "Biarkan jawabannya")
ENTER: Final = ("simpan", "Simpan sebagai jawaban")
DROP: Final = ("buang", "Buang yang baru ditulis")

_ON: Final = "on"
_BACK: Final = "back"
_STAY: Final = "stay"

_NEEDS_NO_PROOF: Final[tuple[Value, ...]] = ((), "tidak", 0)


class Session:
    """One interview over one file; ``running`` tells in a few lines where the innovation stands."""

    def __init__(self, answers: Answers, running: Callable[[Facts], Sequence[str]]) -> None:
        self.answers = answers
        self.asker = answers.asker
        self.running = running
        self._within: frozenset[str] = frozenset()
        self._states: tuple[str, ...] = (OPEN,)
        self._passed: set[str] = set()
        self._typed: str | None = None

    def run(self, *, again: str | None = None, theme: str | None = None) -> None:
        """Ask from the first open question to the last; or one question again, or those of one theme.

        A theme without an open question is gone through once more. Raises ``LeftError`` where the person leaves in
        between, and ``InovasiError`` where the question to ask again makes no sense.
        """
        question = self._begin(again, theme)
        if not question:
            self.asker.tell("", "Tidak ada pertanyaan yang masih perlu dijawab.")
        while question:
            then = self._turn(question)
            if then and then.theme != question.theme and question.id in self._passed:
                self.asker.tell("", *self.running(self.answers.keeper.facts))
            question = then

    def _begin(self, again: str | None, theme: str | None) -> Question | None:
        plan = self.answers.plan
        if again:
            self._check(again)
        asked = [item.question for item in plan.items]
        self._within = frozenset(
            each.id for each in asked if again in (None, each.id) and theme in (None, each.theme.id)
        )
        first = plan.first(self._due)
        if not first and (again or theme):
            self._states = (OPEN, *DONE)
            first = plan.first(self._due)
        return first

    def _check(self, question_id: str) -> None:
        if self.answers.plan.item(question_id).state not in (OPEN, *DONE):
            deciding = self.answers.plan.deciding(question_id)
            raise InovasiError(
                f"{question_id}: tidak ditanyakan, tergantung jawaban {'; '.join(each.label.id for each in deciding)}",
                f"Jawab dulu yang menentukannya: --ulang {deciding[0].id}",
            )

    def _due(self, item: Item) -> bool:
        return self._may_be_asked(item) and item.state in self._states and item.question.id not in self._passed

    def _may_be_asked(self, item: Item) -> bool:
        return item.question.id in self._within and item.state in (OPEN, *DONE)

    def _turn(self, question: Question) -> Question | None:
        """Ask one question until it is answered or left; the one to ask then."""
        self._typed = None
        brief = False
        while True:
            # What others wrote into the file meanwhile may have taken its sense away.
            sensible = self._may_be_asked(self.answers.plan.item(question.id))
            step = self._ask(question, brief=brief) if sensible else _ON
            if step == _ON:
                self._passed.add(question.id)
                return self.answers.plan.after(question.id, self._due)
            if step == _BACK:
                earlier = self.answers.plan.before(question.id, self._may_be_asked)
                if earlier:
                    self._passed.discard(question.id)
                    return earlier
                self.asker.tell("  Tidak ada pertanyaan sebelum ini.")
            brief = True

    def _ask(self, question: Question, *, brief: bool) -> str:
        card = make_card(self.answers.plan, question, self.answers.of(question), brief=brief)
        reply = self.asker.ask(card, card.typed if self._typed is None else self._typed)
        try:
            move = typed_move(reply.text) if isinstance(reply, Typed) else None
        except ValueError as error:
            self.asker.tell(f"  {error}.")
            return _STAY
        if move:
            return self._move(card, Moved(move))
        return self._move(card, reply) if isinstance(reply, Moved) else self._take(card, reply)

    def _take(self, card: Card, reply: Typed | Chosen) -> str:
        """Read and keep an answer."""
        if isinstance(reply, Typed) and unsavable(reply.text):
            self.asker.tell("  Ada karakter tak terlihat yang tidak dapat disimpan; karakter itu dibuang.")
        try:
            value = reply.value if isinstance(reply, Chosen) else _read(card, reply.text)
        except ValueError as error:
            self.asker.tell(f"  Belum bisa dibaca: {error}.")
            value = None
        if value == () and not _meant(card, reply) and self._slipped():
            return _ON
        text = reply.text if isinstance(reply, Typed) else None
        if value is not None and self._answer(card.question, value, text):
            return _ON
        self._typed = text
        return _STAY

    def _slipped(self) -> bool:
        """Whether an empty list is none; pressing Enter too early must not become an answer."""
        return self.asker.pick("Tidak ada yang dipilih. Maksudnya?", (NONE, UNKNOWN)) != NONE[0]

    def _answer(self, question: Question, value: Value, text: str | None) -> bool:
        words = spoken(question, value)
        if question.kind != "text" and words != text:
            self.asker.tell(f"  Jawaban: {words}")
        answer = self.answers.of(question)._replace(value=value, not_applicable=None, declined=False)
        if not self.answers.keep(question, answer):
            return False
        if isinstance(value, str) and question.kind == "text":
            counted = counted_words(value, limits(self.answers.rubrics, question.id))
            self.asker.tell(*(f"  {line}" for line in counted))
        if question.proof and not answer.proven and value not in _NEEDS_NO_PROOF:
            attach(self.answers, question)
        return True

    def _move(self, card: Card, moved: Moved) -> str:
        move, unsent = moved
        if move in GOING:
            if not self._settled(card, unsent):
                return _STAY
            return self._go(move, card.question)
        self._typed = self._typed if unsent is None else unsent
        if move is EDITOR:
            return self._edit(card, unsent)
        self._look(move, card.question)
        return _STAY

    def _settled(self, card: Card, unsent: str | None) -> bool:
        """Whether nothing stands in the field any more that would be lost by going elsewhere."""
        if unsent is None or unsent.strip() in ("", card.typed) or not _readable(card, unsent):
            return True
        if self.asker.pick("Yang baru ditulis belum dijawab dengan Enter.", (ENTER, DROP)) == DROP[0]:
            return True
        return self._take(card, Typed(unsent)) == _ON

    def _go(self, move: Move, question: Question) -> str:
        if move is LEAVE:
            raise LeftError
        if move is DECLINE:
            return _ON if self._decline(question) else _STAY
        return _BACK if move is BACK else _ON

    def _decline(self, question: Question) -> bool:
        answer = self.answers.of(question)
        if answer.value is not None:
            self.asker.tell(f"  Jawaban sekarang: {spoken(question, answer.value)}")
            if self.asker.pick("Ganti dengan tidak tahu?", (REPLACE, UNTOUCHED)) == UNTOUCHED[0]:
                return False
        return self.answers.keep(question, answer._replace(value=None, not_applicable=None, declined=True))

    def _look(self, move: Move, question: Question) -> None:
        if move is WHY:
            self.asker.tell(*(f"  {line}" for line in why(self.answers.plan, question)))
        elif move is PROOF:
            attach(self.answers, question)
        else:
            self._note(question)

    def _note(self, question: Question) -> None:
        answer = self.answers.of(question)
        label = "Catatan (- untuk menghapus)" if answer.note else "Catatan"
        note = savable(heard(self.asker.line(label, answer.note or ""))).strip()
        self.answers.keep(question, answer._replace(note=None if note in NOTHING else note))

    def _edit(self, card: Card, unsent: str | None) -> str:
        if card.question.kind not in IN_EDITOR:
            self.asker.tell("  Editor hanya untuk jawaban berupa teks atau daftar.")
            return _STAY
        lines = card.value if isinstance(card.value, tuple) else (card.value or "",)
        start = "\n".join(map(str, lines)) if unsent in (None, card.typed) else unsent
        try:
            text = self.asker.edit(start)
        except EditorError as error:
            self.asker.tell(f"  {error}")
            return _STAY
        if text.strip() in ("", start.strip()):
            self.asker.tell("  Teks di editor tidak berubah.")
            return _STAY
        return self._take(card, Typed(text))


def _read(card: Card, text: str) -> Value:
    """The value typed; what stood there is kept as it is, however it may be read."""
    return card.value if card.value is not None and text == card.typed else read_typed(card.question, text)


def _readable(card: Card, text: str) -> bool:
    try:
        return _read(card, text) is not None
    except ValueError:
        return False


def _meant(card: Card, reply: Typed | Chosen) -> bool:
    """Whether an empty list stood there already, or was typed as such."""
    return card.value == () or (isinstance(reply, Typed) and reply.text.strip() in NOTHING[1:])
