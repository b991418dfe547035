"""What changed between two rubrics, as two editions: a plain comparison, item by item, by their ids."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.conditions import Condition
    from inovasi_cli.rubric.model import Part, Question, Rubric, Score

Side = Text | str | int | Decimal | date | None
"""What stands on one side of a change."""

ADDED: Final = "added"
REMOVED: Final = "removed"
CONDITION: Final = "condition"
LEVEL: Final = "level"

_TOLD_ALONE: Final = frozenset(
    ("opens", "closes", "out_of", "pass_mark", "least", "weight", "min_words", "max_words", "parts")
)
"""What is told of an item that only one of both has."""


class Change(NamedTuple):
    """One difference of one item of a ``section``: the item was ``added`` or ``removed``, or one ``aspect`` of it.

    Both sides are None where only words about the two could tell them apart, as with a condition. ``title`` is the
    newer one, None where a section has a single item; ``within`` names what the item belongs to.
    """

    section: str
    id: str
    title: Text | None
    within: Text | None
    aspect: str
    before: Side = None
    after: Side = None


class _Aspect(NamedTuple):
    """One thing about an item: what is shown of it, and what must be equal in both rubrics."""

    name: str
    shown: Side
    key: object
    number: object = None


class _Item(NamedTuple):
    """Anything with an id; ``group`` is the id of what it belongs to."""

    id: str
    title: Text | None
    aspects: tuple[_Aspect, ...]
    group: str | None = None
    within: Text | None = None


def changes(old: Rubric, new: Rubric) -> tuple[Change, ...]:
    """Every difference in what two rubrics demand, count and ask; their sources, notes and advice are not compared."""
    olds, news = _sections(old), _sections(new)
    return tuple(change for section in olds for change in _between(section, olds[section], news[section]))


def meaning(value: object) -> object:
    """A condition, or a part of one, so that two of them are equal where they say the same.

    As they stand, named tuples of two classes may be equal ("all" and "any" of the same), and those of another order
    are not.
    """
    if isinstance(value, dict):
        return frozenset((key, meaning(each)) for key, each in value.items())
    if isinstance(value, tuple):
        parts = map(meaning, value)
        return (type(value).__name__, frozenset(parts) if type(value) is tuple else tuple(parts))
    return value


def _between(section: str, old: list[_Item], new: list[_Item]) -> Iterator[Change]:
    """The changes of one section in the order of the newer rubric, what is gone last."""
    olds, news = {item.id: item for item in old}, {item.id: item for item in new}
    for key, item in news.items():
        if key in olds:
            yield from _changed(section, item, _pairs(olds[key].aspects, item.aspects))
        else:
            yield from _alone(section, item, ADDED, olds)
    for key, item in olds.items():
        if key not in news:
            yield from _alone(section, item, REMOVED, news)


def _alone(section: str, item: _Item, kind: str, others: dict[str, _Item]) -> Iterator[Change]:
    """An item that only one rubric has, unless its whole group is as new or as gone."""
    if item.group is not None and item.group not in others:
        return
    yield Change(section, item.id, item.title, item.within, kind)
    told = tuple(aspect for aspect in item.aspects if aspect.name in _TOLD_ALONE)
    yield from _changed(section, item, _pairs((), told) if kind == ADDED else _pairs(told, ()))


def _changed(section: str, item: _Item, pairs: Iterable[tuple[str, Side, Side]]) -> Iterator[Change]:
    return (Change(section, item.id, item.title, item.within, *pair) for pair in pairs)


def _pairs(old: tuple[_Aspect, ...], new: tuple[_Aspect, ...]) -> Iterator[tuple[str, Side, Side]]:
    olds, news = ({(each.name, each.number): each for each in aspects} for aspects in (old, new))
    if not all(any(name == LEVEL for name, _ in aspects) for aspects in (olds, news)):
        # A part that turned into a group, or back, has no levels to compare.
        olds, news = ({key: each for key, each in aspects.items() if key[0] != LEVEL} for aspects in (olds, news))
    for key in (*olds, *(key for key in news if key not in olds)):
        before, after = olds.get(key), news.get(key)
        if not (before and after and before.key == after.key):
            yield key[0], before.shown if before else None, after.shown if after else None


def _sections(rubric: Rubric) -> dict[str, list[_Item]]:
    window, score = rubric.window, rubric.score
    days = (_value("opens", window.opens), _value("closes", window.closes)) if window else ()
    return {
        "organiser": [_Item("organiser", None, _told(_words("organiser", rubric.organiser)))],
        "window": [_Item("window", None, _told(*days))] if window else [],
        "gates": [
            _Item(gate.id, gate.title, _told(_words("title", gate.title), _condition(gate.when)))
            for gate in rubric.gates
        ],
        "characteristics": list(_characteristics(rubric)),
        "categories": [
            _Item(
                each.id,
                each.title,
                _told(_words("title", each.title), _words("definition", each.definition), _condition(each.fits_when)),
            )
            for each in rubric.categories
        ],
        "score": [_score(score)] if score else [],
        "bands": [
            _Item(band.id, band.title, _told(_words("title", band.title), _value("least", band.least)))
            for band in (score.bands if score else ())
        ],
        "parts": list(_parts(score.parts, None, rubric.questions)) if score else [],
        "questions": [_Item(key, question.label, (_asked(question),)) for key, question in rubric.questions.items()],
        # A reminder has no id but its own words.
        "reminders": [_Item(reminder.text.id, reminder.text, ()) for reminder in rubric.reminders],
    }


def _characteristics(rubric: Rubric) -> Iterator[_Item]:
    for each in rubric.characteristics:
        about = (_words("title", each.title), _words("definition", each.definition), _value("need", each.need))
        yield _Item(each.id, each.title, _told(*about))
        for element in each.elements:
            about = (_words("title", element.title), _condition(element.when), None)
            yield _Item(f"{each.id}.{element.id}", element.title, _told(*about), each.id, each.title)


def _score(score: Score) -> _Item:
    mark = score.pass_mark.points if score.pass_mark else None
    return _Item(
        "score",
        None,
        _told(
            _value("out_of", score.out_of),
            _value("pass_mark", mark),
            _value("scale", score.scale),
            _value("round_to", score.round_to),
            _value("drivers", score.balance and score.balance.drivers),
            _value("barriers", score.balance and score.balance.barriers),
        ),
    )


def _parts(parts: tuple[Part, ...], group: Part | None, questions: dict[str, Question]) -> Iterator[_Item]:
    for part in parts:
        narrative = part.narrative
        within = group.title if group else None
        about = _told(
            _words("title", part.title),
            _Aspect("within", within, group.id if group else None),
            _weight(part, group),
            _value("combine", part.combine),
            _value("parts", len(part.leaves()) if part.parts else None),
            _value("not_applicable", part.not_applicable),
            _Aspect("narrative", questions[narrative.question].label, narrative.question) if narrative else None,
            _value("min_words", narrative.min_words if narrative else None),
            _value("max_words", narrative.max_words if narrative else None),
        )
        yield _Item(part.id, part.title, (*about, *_levels(part)), group.id if group else None, within)
        yield from _parts(part.parts, part, questions)


def _weight(part: Part, group: Part | None) -> _Aspect | None:
    """A weight in points, or a share within a mean, which is another thing."""
    if group and group.combine == "mean":
        return _value("share", 1 if part.weight is None else part.weight)
    return _value("weight", part.weight)


def _levels(part: Part) -> Iterator[_Aspect]:
    """The levels, told apart by their points."""
    earlier: list[int] = []
    for level in part.levels:
        shown = Text("{points}: {title}", "{points}: {title}").fill(points=level.points, title=level.title)
        key = (level.title.id, meaning(level.when))
        yield _Aspect(LEVEL, shown, key, (level.points, earlier.count(level.points)))
        earlier.append(level.points)


def _asked(question: Question) -> _Aspect:
    """All that a question asks; its place in the bank, its theme and its help do not matter."""
    options = tuple(option.id for option in question.options)
    words = (question.text.id, options, question.unit and question.unit.id, question.proof and question.proof.kinds)
    limits = (question.kind, question.least, question.most, question.whole)
    return _Aspect("question", question.text, (words, limits, meaning(question.ask_when)))


def _told(*aspects: _Aspect | None) -> tuple[_Aspect, ...]:
    return tuple(filter(None, aspects))


def _words(name: str, text: Text | None) -> _Aspect | None:
    return _Aspect(name, text, text.id) if text else None


def _value(name: str, value: Side) -> _Aspect | None:
    return None if value is None else _Aspect(name, value, value)


def _condition(condition: Condition) -> _Aspect:
    return _Aspect(CONDITION, None, meaning(condition))
