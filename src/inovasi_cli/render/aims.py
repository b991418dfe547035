"""What an answer must be so that a step does what it says: which option, how many, from when; as texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from inovasi_cli.assess.witness import meets
from inovasi_cli.assess.words import day_words, value_words
from inovasi_cli.conditions import months_before
from inovasi_cli.text import LANGUAGES, Text, chosen, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from inovasi_cli.assess.advised import Action
    from inovasi_cli.assess.report import Report
    from inovasi_cli.assess.witness import Demand
    from inovasi_cli.facts import Number, Value
    from inovasi_cli.rubric.model import Question

MOST_OPTIONS: Final = 3
"""Options that serve, up to which each is named; beyond that, those that do not."""

_OR: Final = Text(" atau ", " or ")
_AND: Final = Text(" dan ", " and ")
_NOT: Final = Text("selain {options}", "anything but {options}")
_ADD: Final = Text("tambahkan {items}", "add {items}")
_HAS: Final = Text("termasuk {items}", "including {items}")
_DROP: Final = Text("hapus {items}", "remove {items}")
_WITHOUT: Final = Text("tanpa {items}", "without {items}")
_QUOTED: Final = Text("“{item}”", "“{item}”")
_COUNTS: Final = {
    "choices": (Text("paling sedikit {n} pilihan", "at least {n} of the options"), Text("pilihan", "options")),
    "list": (Text("paling sedikit {n} butir", "at least {n} {n:entry|entries}"), Text("butir", "entries")),
    "years": (Text("paling sedikit {n} tahun", "at least {n} {n:year|years}"), Text("tahun", "years")),
}
_FEWER: Final = Text("paling banyak {n} {what}", "at most {n} {what}")
_LEAST: Final = Text("paling sedikit {n}", "at least {n}")
_ABOVE: Final = Text("lebih dari {n}", "more than {n}")
_MOST: Final = Text("paling banyak {n}", "at most {n}")
_BELOW: Final = Text("kurang dari {n}", "less than {n}")


class _Bound(NamedTuple):
    """A limit in words, and whether the limit itself is out."""

    text: Text
    strict: bool


_FROM: Final = {
    ("at_least", True): _Bound(_LEAST, strict=False),
    ("below", False): _Bound(_LEAST, strict=False),
    ("above", True): _Bound(_ABOVE, strict=True),
    ("at_most", False): _Bound(_ABOVE, strict=True),
}
_UP_TO: Final = {
    ("at_most", True): _Bound(_MOST, strict=False),
    ("above", False): _Bound(_MOST, strict=False),
    ("below", True): _Bound(_BELOW, strict=True),
    ("at_least", False): _Bound(_BELOW, strict=True),
}
_DAYS: Final[dict[tuple[str, bool], Text]] = {
    ("age_at_least", True): Text("paling lambat {day}", "{day} at the latest"),
    ("age_at_least", False): Text("sesudah {day}", "after {day}"),
    ("before", True): Text("sebelum {day}", "before {day}"),
    ("before", False): Text("paling awal {day}", "{day} at the earliest"),
    ("after", True): Text("sesudah {day}", "after {day}"),
    ("after", False): Text("paling lambat {day}", "{day} at the latest"),
}
_ANY: Final = Text("harus diisi", "to be filled in")


def aims(action: Action, report: Report) -> Iterator[tuple[str, Text]]:
    """Each question to answer anew, in the order of the bank, with what its answer must be."""
    for key in action.answers:
        demands = [demand for demand in action.demands if demand.test.question == key]
        yield key, aim(report.rubric.questions[key], report.facts.values.get(key), demands, report.on)


def aim(question: Question, now: Value | None, demands: Sequence[Demand], on: date | None) -> Text:
    """What the answer to one question must be; ``now`` is that of today."""
    match question.kind:
        case "choice" | "yes-no":
            told = _options(question, demands, on)
        case "choices" | "list" | "years":
            told = list(_items(question, cast("tuple[str, ...]", now or ()), demands))
        case "number":
            told = list(_numbers(question, demands))
        case "date":
            told = list(_days(demands, on))
        case _:
            told = []
    return _joined(told, _AND) if told else _ANY


def _options(question: Question, demands: Sequence[Demand], on: date | None) -> list[Text]:
    serve = [option.text for option in question.options if meets(option.id, demands, on)]
    others = [option.text for option in question.options if option.text not in serve]
    if len(serve) <= MOST_OPTIONS or len(serve) < len(others):
        return [_joined([_quoted(text) for text in serve], _OR)]
    return [_NOT.fill(options=join([_quoted(text) for text in others]))] if others else []


def _items(question: Question, now: tuple[str, ...], demands: Sequence[Demand]) -> Iterator[Text]:
    added = [d.test.operand for d in demands if d.test.name == "has" and d.holds and d.test.operand not in now]
    refused = [d.test.operand for d in demands if d.test.name == "has" and not d.holds]
    dropped = [item for item in refused if item in now]
    for sentence, items in ((_ADD if now else _HAS, added), (_DROP, dropped), (_WITHOUT, [] if dropped else refused)):
        if items:
            named = [_quoted(value_words(question, (str(i),))) if question.options else Text(str(i)) for i in items]
            yield sentence.fill(items=join(named))
    count, kind = len(now) + len(added) - len(dropped), _COUNTS[question.kind]
    counts = [(int(str(test.operand)), holds) for test, holds in demands if test.name == "count_at_least"]
    least = max((number for number, holds in counts if holds), default=0)
    most = min((number - 1 for number, holds in counts if not holds), default=None)
    if least > count:
        yield kind[0].fill(n=least)
    if most is not None:
        yield _FEWER.fill(n=most, what=kind[1])


def _numbers(question: Question, demands: Sequence[Demand]) -> Iterator[Text]:
    """The highest limit from below and the lowest from above, the strict one of two that are equal."""
    bounds = [demand for demand in demands if demand.test.name != "known"]
    for side, pick in ((_FROM, max), (_UP_TO, min)):
        mine = [(cast("Number", d.test.operand), d) for d in bounds if (d.test.name, d.holds) in side]
        if mine:
            limit = pick(number for number, _ in mine)
            strict = [side[d.test.name, d.holds] for number, d in mine if number == limit]
            amount = _with_unit(value_words(question, limit), question.unit)
            yield max(strict, key=lambda bound: bound.strict).text.fill(n=amount)


def _with_unit(number: Text, unit: Text | None) -> Text:
    """A number with its unit, of which the English may have a singular: ``person|people``."""
    if unit is None:
        return number
    english = number.say("en")
    return Text(f"{number.id} {unit.id}", f"{english} {chosen(unit.say('en'), english)}")


def _days(demands: Sequence[Demand], on: date | None) -> Iterator[Text]:
    for test, holds in demands:
        if test.name == "age_at_least" and on:
            yield _DAYS[test.name, holds].fill(day=day_words(months_before(on, cast("int", test.operand))))
        elif test.name in ("before", "after"):
            yield _DAYS[test.name, holds].fill(day=day_words(cast("date", test.operand)))


def _joined(texts: Sequence[Text], between: Text) -> Text:
    return Text(*(between.say(language).join(text.say(language) for text in texts) for language in LANGUAGES))


def _quoted(text: Text) -> Text:
    return _QUOTED.fill(item=text)
