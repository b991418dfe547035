"""Generates rubrics, as YAML text over the bank of ``builders``, and facts that answer a rubric's questions."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from inovasi_cli.facts import Answer, DateSpan, Evidence, Facts, Value

if TYPE_CHECKING:
    from inovasi_cli.rubric.model import Question, Rubric

CALM: Final = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Says nothing about time, because these tests run beside others."""

CLOSES: Final = date(2018, 3, 31)
DAYS: Final = st.none() | st.sampled_from([CLOSES, date(2016, 2, 29), date(2020, 1, 31)])

_RISING: Final[dict[str, dict[str, list[Any]]]] = {
    "pilihan": {"is": ["a", "b"], "in": [["a", "b"], ["c", "b"]], "known": ["true"]},
    "banyak": {"has": ["a", "b", "c"], "count_at_least": [1, 2, 3]},
    "setuju": {"is": ["ya", "tidak"]},
    "jumlah": {"at_least": [0, 1, 3], "above": [1, 2]},
    "mulai": {"age_at_least": ["1 year", "18 months"], "known": ["true"]},
    "tahun": {"has": [2016, 2017], "count_at_least": [1, 2]},
    "judul": {"known": ["true"]},
    "daftar": {"has": ["x"], "count_at_least": [1, 2]},
    "surat": {"is": ["ya", "tidak"]},
    "nilai": {"at_least": [1, "2.5"], "above": [3]},
    "lanjut": {"is": ["ya", "tidak"]},
    "lanjut-lagi": {"at_least": [1, 2], "known": ["true"]},
}
_FALLING: Final[dict[str, dict[str, list[Any]]]] = {
    "jumlah": {"at_most": [1, 3], "below": [2]},
    "nilai": {"at_most": ["2.5"], "below": [3]},
    "mulai": {"before": ["2017-01-01"], "after": ["2016-06-30"]},
}
_SPANS: Final = (
    DateSpan(date(2015, 1, 1), date(2015, 12, 31)),
    DateSpan(date(2016, 2, 29), date(2016, 2, 29)),
    DateSpan(date(2016, 9, 1), date(2016, 9, 30)),
    DateSpan(date(2017, 1, 1), date(2017, 12, 31)),
    DateSpan(date(2017, 3, 31), date(2017, 3, 31)),
    DateSpan(date(2017, 11, 1), date(2017, 11, 30)),
)
_NUMBERS: Final = (0, 1, 2, 3, 4, 201, 501)
_PARTS_OF_NUMBERS: Final = (*_NUMBERS, Decimal("0.5"), Decimal("2.5"), Decimal("3.25"))

LINK: Final = Evidence("https://contoh.go.id/bukti", "link")
_PROOFS: Final = st.sampled_from(
    [(), (), (LINK,), (Evidence("lampiran/a.pdf", "file", "00"),), (Evidence("lampiran/b.pdf", "missing"),)]
)


QUESTIONS: Final = tuple(_RISING)


@cache
def conditions(*, rising: bool = False, questions: tuple[str, ...] = QUESTIONS) -> st.SearchStrategy[dict[str, Any]]:
    """Conditions on facts; rising ones never turn false when a number grows or an option is added."""
    tests = st.sampled_from(
        [
            {"question": question, name: operand}
            for kinds in ((_RISING,) if rising else (_RISING, _FALLING))
            for question, names in kinds.items()
            for name, operands in names.items()
            for operand in operands
            if question in questions
        ]
    )
    shallow = tests | _compound(tests, rising=rising)
    return tests | shallow | _compound(shallow, rising=rising)


def _compound(inner: st.SearchStrategy[dict[str, Any]], *, rising: bool) -> st.SearchStrategy[dict[str, Any]]:
    words = st.sampled_from(["all", "any"] if rising else ["all", "any", "all", "any", "not"])
    several = st.lists(inner, min_size=1, max_size=3)
    return st.tuples(words, several).map(lambda both: {both[0]: both[1][0] if both[0] == "not" else both[1]})


@st.composite
def bodies(draw: st.DrawFn, *, rising: bool = False, branches: int = 3) -> str:
    """What follows the head of a rubric: gates, characteristics, categories and a score of so many parts at most."""
    facts = conditions(rising=rising)
    characteristics = [
        {
            "id": f"ciri-{n}",
            **_said(f"Ciri {n}"),
            "definition": "...",
            "need": need,
            "elements": [{"id": f"u-{m}", "title": f"U {m}", "when": when} for m, when in enumerate(elements)],
        }
        for n, (need, elements) in enumerate(
            draw(
                st.lists(
                    st.tuples(st.sampled_from(["all", "any"]), st.lists(facts, min_size=1, max_size=3)), max_size=2
                )
            )
        )
    ]
    categories = [
        {"id": f"kategori-{n}", **_said(f"Kategori {n}"), "fits_when": when}
        for n, when in enumerate(draw(st.lists(facts, max_size=2)))
    ]
    score = draw(scores(rising=rising, branches=branches))
    about = [{"shown": "all"}, {"fits": "category"}, *({"shown": each["id"]} for each in characteristics)]
    about += [{"earned": part["id"]} for part in score["parts"]]
    tests = st.one_of(facts, st.sampled_from(about))
    gates = [
        {"id": f"syarat-{n}", **_said(f"Syarat {n}"), "when": when, "cure": "..."}
        for n, when in enumerate(draw(st.lists(tests, max_size=3)))
    ]
    body = {"gates": gates, "characteristics": characteristics, "categories": categories, "score": score}
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in body.items())


@st.composite
def scores(draw: st.DrawFn, *, rising: bool = False, branches: int = 3) -> dict[str, Any]:
    """A score whose parts nest up to three deep, worth what its ``out_of`` says."""
    scale = draw(st.sampled_from(["weight", "points"]))
    parts = [draw(_parts(f"bagian-{n}", 2, "sum", rising=rising)) for n in range(draw(st.integers(1, branches)))]
    most = sum(worth(part, scale) for part in parts)
    score: dict[str, Any] = {"out_of": most, "scale": scale, "parts": parts}
    starts = draw(st.lists(st.integers(0, max(most, 1)), max_size=3, unique=True))
    score["bands"] = [{"id": f"pita-{start}", **_said(f"Pita {start}"), "from": start} for start in starts]
    if draw(st.booleans()):
        score["pass_mark"] = {"points": draw(st.integers(0, max(most, 1))), "origin": "derived"}
    if draw(st.booleans()):
        score["round_to"] = draw(st.integers(0, 2))
    return score


def worth(part: dict[str, Any], scale: str) -> int:
    """The most that a part of a sum can earn."""
    if part.get("combine") == "sum":
        return sum(worth(child, scale) for child in part["parts"])
    best = max((level["points"] for level in part.get("levels", ())), default=1)
    return int(part["weight"]) * (best if scale == "points" else 1)


def facts_for(rubric: Rubric, *, waivers: bool = True) -> st.SearchStrategy[Facts]:
    """Facts that answer any of a rubric's questions, and may choose a category of it."""
    answers = {key: answers_to(question, waivers=waivers) for key, question in rubric.questions.items()}
    chosen = st.sampled_from([{}, *({rubric.id: category.id} for category in rubric.categories)])
    return st.tuples(st.fixed_dictionaries({}, optional=answers), chosen).map(lambda both: Facts(*both))


@cache
def answers_to(question: Question, *, waivers: bool = True) -> st.SearchStrategy[Answer]:
    """One answer: mostly a value, sometimes none, with or without proof."""
    told = st.tuples(values_of(question), _PROOFS).map(lambda both: Answer(*both))
    blank = [Answer(None, (LINK,)), Answer(declined=True), *([Answer(not_applicable="alasan")] if waivers else [])]
    return st.one_of(told, told, told, st.sampled_from(blank))


def values_of(question: Question) -> st.SearchStrategy[Value]:
    """A value of the kind of a question."""
    options = [option.id for option in question.options]
    by_kind: dict[str, st.SearchStrategy[Value]] = {
        "choice": st.sampled_from(options or [""]),
        "yes-no": st.sampled_from(options or [""]),
        "choices": _several(options),
        "list": _several(["x", "y", "z"]),
        "years": _several([2015, 2016, 2017, 2018]),
        "number": st.sampled_from(_NUMBERS if question.whole else _PARTS_OF_NUMBERS),
        "date": st.sampled_from(_SPANS),
        "text": st.sampled_from(["satu kata", "tiga kata saja"]),
    }
    return by_kind[question.kind]


def _several(items: list[Any]) -> st.SearchStrategy[Value]:
    return st.lists(st.sampled_from(items), unique=True, max_size=3).map(tuple)


def _said(title: str) -> dict[str, str]:
    return {"title": title, "origin": "derived"}


@st.composite
def _parts(draw: st.DrawFn, part: str, depth: int, above: str, *, rising: bool) -> dict[str, Any]:
    combine = draw(st.sampled_from(["leaf", "leaf", "mean", "sum"])) if depth else "leaf"
    made: dict[str, Any] = {"id": part, **_said(part)}
    if combine != "sum" and (above == "sum" or draw(st.booleans())):
        made["weight"] = draw(st.integers(0, 12))
    if combine == "leaf":
        made["not_applicable"] = draw(st.sampled_from(["forbidden", "dropped", "full"]))
        return made | {"levels": draw(_levels(rising=rising))}
    count = draw(st.integers(1, 3))
    parts = [draw(_parts(f"{part}-{n}", depth - 1, combine, rising=rising)) for n in range(count)]
    return made | {"combine": combine, "parts": parts}


@st.composite
def _levels(draw: st.DrawFn, *, rising: bool) -> list[dict[str, Any]]:
    points = sorted(draw(st.lists(st.integers(1, 6), min_size=1, max_size=3, unique=True)), reverse=True)
    facts = conditions(rising=rising)
    levels = [{"points": point, "title": f"Tingkat {point}", "when": draw(facts)} for point in points]
    return [*levels, {"points": 0, "title": "Belum ada"}] if draw(st.booleans()) else levels
