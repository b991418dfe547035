"""Why a question is asked: the rules of the rubrics that test it, and what they allow as an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.conditions import Condition, FactTest
    from inovasi_cli.rubric.model import Basis, Narrative, Part, Question, Rubric


class Rule(NamedTuple):
    """One rule that a question serves; ``kind`` and ``title`` are Indonesian."""

    rubric: Rubric
    kind: str
    title: str
    basis: Basis


class Limit(NamedTuple):
    """The words that one rubric allows for a text."""

    rubric: Rubric
    narrative: Narrative


def rules(rubrics: Sequence[Rubric], question_id: str) -> tuple[Rule, ...]:
    """The rules that test a question, gates first since they decide, and the parts that it is the text of."""
    testing = (
        rule
        for rubric in rubrics
        for rule, conditions in _rules(rubric)
        if any(test.question == question_id for test in _tests(conditions))
    )
    narrated = (
        Rule(rubric, "teks usulan", part.title.id, part.basis)
        for rubric in rubrics
        for part, _ in _narratives(rubric, question_id)
    )
    return (*testing, *narrated)


def limits(rubrics: Sequence[Rubric], question_id: str) -> tuple[Limit, ...]:
    """The limits in words that apply to a text."""
    return tuple(
        Limit(rubric, narrative)
        for rubric in rubrics
        for _, narrative in _narratives(rubric, question_id)
        if narrative.max_words or narrative.min_words
    )


def counts_age(rubrics: Sequence[Rubric], question_id: str) -> bool:
    """Whether a rubric counts an age from the date that a question asks for."""
    tests = (test for rubric in rubrics for _, conditions in _rules(rubric) for test in _tests(conditions))
    return any(test.question == question_id and test.name == "age_at_least" for test in tests)


def decided(rubrics: Sequence[Rubric], question_id: str) -> tuple[Question, ...]:
    """The questions that make sense or not by the answer to this one, each once."""
    found = {
        question.id: question
        for rubric in rubrics
        for question in rubric.conditional
        if question.ask_when and any(test.question == question_id for test in question.ask_when.tests())
    }
    return tuple(found.values())


def _rules(rubric: Rubric) -> Iterator[tuple[Rule, list[Condition]]]:
    for gate in rubric.gates:
        yield Rule(rubric, "syarat", gate.title.id, gate.basis), [gate.when]
    for item in rubric.characteristics:
        for element in item.elements:
            yield Rule(rubric, "kriteria", f"{item.title.id}: {element.title.id}", element.basis), [element.when]
    for category in rubric.categories:
        yield Rule(rubric, "kategori", category.title.id, category.basis), [category.fits_when]
    for leaf in rubric.score.leaves() if rubric.score else ():
        yield Rule(rubric, "kesiapan", leaf.title.id, leaf.basis), [level.when for level in leaf.levels]


def _tests(conditions: list[Condition]) -> Iterator[FactTest]:
    for condition in conditions:
        yield from condition.tests()


def _narratives(rubric: Rubric, question_id: str) -> Iterator[tuple[Part, Narrative]]:
    for part in _parts(rubric.score.parts if rubric.score else ()):
        if part.narrative and part.narrative.question == question_id:
            yield part, part.narrative


def _parts(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _parts(part.parts)
