"""What moved the judgement of one fact file to that of another: rubric, date, answers and evidence, swapped in turn.

Each cause brings the difference of the lowest points that its swap makes, so that all of them add up to the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.bench import Bench
from inovasi_cli.assess.difference import (
    ANSWERS,
    DATE,
    EVIDENCE,
    NOTHING,
    RUBRIC,
    Cause,
    Item,
    Points,
    compare,
    judged_of,
    low_of,
)
from inovasi_cli.assess.words import value_words
from inovasi_cli.facts import Answer, Facts
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from inovasi_cli.assess.difference import Difference
    from inovasi_cli.assess.report import Standing
    from inovasi_cli.rubric.model import Question

CATEGORY: Final = "kategori"
"""What stands for a question where another category was chosen."""

_BLANK: Final = Answer()
_ANSWERED: Final = Text("{label} kini dijawab: {after}", "{label} is answered now: {after}")
_DROPPED: Final = Text("{label} tidak dijawab lagi", "{label} is not answered any more")
_CHANGED: Final = Text("{label}: dulu {before}, kini {after}", "{label}: was {before}, now {after}")
_EDITED: Final = Text("{label}: isinya diubah", "{label}: edited")
_DECLINED: Final = Text("tidak tahu", "not known")
_NO_SENSE: Final = Text("tidak berlaku", "does not apply")
_PROVEN: Final = Text("{label}: buktinya kini dihitung", "{label}: its proof counts now")
_UNPROVEN: Final = Text("{label}: buktinya tidak dihitung lagi", "{label}: its proof counts no more")
_REPLACED: Final = Text("{label}: buktinya diganti", "{label}: its proof was replaced")
_CATEGORY: Final = Text("Kategori", "Category")
_NO_CATEGORY: Final = Text("belum dipilih", "none")


class Entry(NamedTuple):
    """One innovation, and the rubric that judges it on a reference date."""

    bench: Bench
    facts: Facts


def difference(before: Entry, after: Entry) -> Difference:
    """How two versions of one innovation differ, and what each cause of that brings."""
    old, new = (each.bench.stand(each.facts) for each in (before, after))
    return compare(
        judged_of(old, before.facts.file),
        judged_of(new, after.facts.file),
        lambda *units: _Chain(before, after, units).causes(),
    )


class _Chain:
    """The way from one entry to the other, a cause at each step; ``units`` are those of the two rubrics."""

    def __init__(self, before: Entry, after: Entry, units: tuple[Fraction, Fraction]) -> None:
        self.before = before
        self.after = after
        self.units = units
        self.bench = after.bench
        self.mixed = _mixed(before.facts, after.facts)

    def causes(self) -> Iterator[Cause]:
        """Those that there are, in the order in which they are swapped."""
        before, after, (_, unit) = self.before, self.after, self.units
        old, new = before.bench, after.bench
        answers, evidence = tuple(self._answers()), tuple(self._evidence())
        steps = (
            (RUBRIC, old.rubric.digest != new.rubric.digest, Bench(new.rubric, old.on), before.facts, ()),
            (DATE, old.on != new.on, new, before.facts, ()),
            (ANSWERS, bool(answers), new, self.mixed, answers),
            (EVIDENCE, bool(evidence), new, after.facts, evidence),
        )
        last = old.brief(before.facts)
        scored, here = last.readiness is not None, self.units[0]
        scored = scored and new.brief(after.facts).readiness is not None
        for kind, changed, bench, facts, items in steps:
            if changed:
                now = bench.brief(facts)
                points = _points(now, unit).since(_points(last, here)) if scored else None
                yield Cause(kind, points, now.eligibility.verdict, items)
                last, here = now, unit

    def _answers(self) -> Iterator[Item]:
        """What each answer that differs brings alone, before any other and before the proofs."""
        start, rubric = self.before.facts, self.bench.rubric
        for question, old, new in self._pairs():
            if _said(old) != _said(new):
                swapped = {**start.answers, question.id: new._replace(evidence=old.evidence)}
                told = _answer_words(question, old, new)
                yield self._item(question.id, told, start, start._replace(answers=swapped))
        chosen = [facts.categories.get(rubric.id) for facts in (start, self.after.facts)]
        if chosen[0] != chosen[1]:
            categories = (rubric.category(each) for each in chosen)
            before, after = (each.title if each else _NO_CATEGORY for each in categories)
            told = _CHANGED.fill(label=_CATEGORY, before=before, after=after)
            yield self._item(CATEGORY, told, start, start._replace(categories=self.after.facts.categories))

    def _evidence(self) -> Iterator[Item]:
        """What the proof of each answer brings alone, behind all answers and before any other proof."""
        start = self.mixed
        for question, old, new in self._pairs():
            if _proofs(old) != _proofs(new):
                swapped = {**start.answers, question.id: new}
                told = _proof_words(question, old, new)
                yield self._item(question.id, told, start, start._replace(answers=swapped))

    def _pairs(self) -> Iterator[tuple[Question, Answer, Answer]]:
        old, new = self.before.facts.answers, self.after.facts.answers
        for key, question in self.bench.rubric.questions.items():
            if key in old or key in new:
                yield question, old.get(key, _BLANK), new.get(key, _BLANK)

    def _item(self, key: str, told: Text, start: Facts, end: Facts) -> Item:
        before, after, unit = self.bench.brief(start), self.bench.brief(end), self.units[1]
        scored = before.readiness and after.readiness
        states = {each.gate.id: each.met for each in before.eligibility.gates}
        turned = tuple(each.gate.id for each in after.eligibility.gates if states[each.gate.id] is not each.met)
        points = _points(after, unit).since(_points(before, unit)) if scored else None
        return Item(key, told, points, turned)


def _points(stands: Standing, unit: Fraction) -> Points:
    # On the way a rubric may count nothing of facts that another was answered for.
    return (low_of(stands) or NOTHING).scaled(unit)


def _mixed(before: Facts, after: Facts) -> Facts:
    """The new answers with the old proofs."""
    old, new = before.answers, after.answers
    keys: Iterable[str] = {**old, **new}
    answers = {key: new.get(key, _BLANK)._replace(evidence=old.get(key, _BLANK).evidence) for key in keys}
    return after._replace(answers=answers)


def _said(answer: Answer) -> object:
    return Facts({"": answer._replace(evidence=())}, {}).canonical()


def _proofs(answer: Answer) -> object:
    return Facts({"": Answer(evidence=answer.evidence)}, {}).canonical()


def _answer_words(question: Question, old: Answer, new: Answer) -> Text:
    before, after = (_words(question, each) for each in (old, new))
    if before is None or after is None:
        return (_ANSWERED if after else _DROPPED).fill(label=question.label, after=after)
    return (_EDITED if before == after else _CHANGED).fill(label=question.label, before=before, after=after)


def _words(question: Question, answer: Answer) -> Text | None:
    if answer.value is not None:
        return value_words(question, answer.value)
    return _NO_SENSE if answer.not_applicable else _DECLINED if answer.declined else None


def _proof_words(question: Question, old: Answer, new: Answer) -> Text:
    sentence = _REPLACED if old.proven == new.proven else _PROVEN if new.proven else _UNPROVEN
    return sentence.fill(label=question.label)
