"""Rubrics and fact files that are well written, and ask for as much work as they can."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from hostile.good import FACTS, RUBRIC
from hostile.sample import Sample
from hostile.trees import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

N: Final = (300, 900, 3_000)
"""Tests: many, as many as are allowed, and more."""


def every() -> Iterator[Sample]:
    """Each may be judged or refused, but must end in time."""
    seen: set[bytes] = set()
    for size in N:
        for name, rubric in _rubrics(size):
            data = json.dumps(rubric).encode()
            if data not in seen:
                seen.add(data)
                yield Sample(f"berat-{name}-{size}", "rubric", data, None)
    for name, answers in _answers():
        facts = tree_of(FACTS)
        facts["jawaban"] |= answers
        yield Sample(f"berat-{name}", "facts", json.dumps(facts, ensure_ascii=False).encode(), None)


def _rubrics(n: int) -> Iterator[tuple[str, dict[str, Any]]]:
    tests = [{"question": "uji.jumlah", "at_least": str(k * 7)} for k in range(n)]
    ages = [{"question": "uji.mulai", "age_at_least": f"{k % 1_200 + 1} months"} for k in range(n)]
    days = [{"question": "uji.mulai", "after": f"{1990 + k % 100}-0{k % 9 + 1}-1{k % 10}"} for k in range(n)]
    named = [{"question": "uji.daftar", "has": f"butir {k}"} for k in range(n)]
    mixed = [each for four in zip(tests, ages, days, named, strict=True) for each in four][:n]
    pairs = [{"any": [one, {"not": other}]} for one, other in zip(tests[::2], named[1::2], strict=True)]
    kinds: dict[str, list[Any]] = {
        "angka": tests,
        "umur": ages,
        "hari": days,
        "butir": named,
        "campur": mixed,
        "pasang": pairs,
    }
    for name, many in kinds.items():
        yield f"all-{name}", _gates([{"all": many}])
        yield f"any-{name}", _gates([{"any": many}])
        yield f"not-all-{name}", _gates([{"not": {"all": many}}])
        yield f"banyak-syarat-{name}", _gates(many)
        yield f"umur-{name}", _gates([{"any": [*many, ages[0], days[1]]}])
        yield f"tingkat-{name}", _levels([many])
        yield f"bagian-{name}", _levels([[each] for each in many])
        yield f"bagian-berisi-{name}", _levels([many[k : k + 10] for k in range(0, n, 10)])
    yield "shown-all", _shown(n)
    for weight in ("999999999999999", "1000000", "999983.000001"):
        yield f"bobot-{weight}", _levels([[each] for each in tests[:190]], weight)


def _gates(conditions: list[Any]) -> dict[str, Any]:
    rubric = tree_of(RUBRIC)
    rubric["gates"] = [
        {"id": f"s{k}", "title": f"Syarat {k}", "when": when, "cure": "Lengkapi.", "source": "pedoman"}
        for k, when in enumerate(conditions)
    ]
    return dict(rubric)


def _shown(n: int) -> dict[str, Any]:
    rubric = _gates([{"shown": "all"}, {"earned": "luas"}] * (n // 4))
    element = {"title": "Unsur", "when": {"question": "uji.banyak", "has": "a"}}
    rubric["characteristics"][0]["elements"] = [{**element, "id": f"u{k}"} for k in range(n // 4)]
    return rubric


def _levels(ladders: list[list[Any]], weight: str = "1") -> dict[str, Any]:
    rubric = tree_of(RUBRIC)
    parts = [
        {
            "id": f"p{k}",
            "title": f"Bagian {k}",
            "weight": f"{weight[:-1]}{k % 7 + 1}",
            "origin": "derived",
            "levels": [
                {"points": str(len(ladder) - m), "title": f"Tingkat {m}", "when": when} for m, when in enumerate(ladder)
            ],
        }
        for k, ladder in enumerate(ladders)
    ]
    group = {"id": "semua", "title": "Semua", "weight": "100", "origin": "derived", "combine": "mean", "parts": parts}
    rubric["score"]["parts"] = [group]
    rubric["gates"] = rubric["gates"][:2]
    return dict(rubric)


def _answers() -> Iterator[tuple[str, dict[str, Any]]]:
    longest = 65_000
    for name, text in {
        "angka": "12,5 persen " * (longest // 12),
        "satu-kata": "a" * longest,
        "kalimat": "Naik 3 menjadi 4. " * (longest // 18),
        "kalimat-lain": "".join(f"Naik {k} orang. " for k in range(3_500)),
        "titik": ". " * (longest // 2),
        "digit": "1" * longest,
        "titik-angka": "1." * (longest // 2),
        "spasi": " " * longest + "x",
    }.items():
        yield f"teks-{name}", {"judul": text, "uji.teks": text, "uji.daftar": [text, f"{text[:-1]}b"]}
    yield "daftar-panjang", {"uji.daftar": [f"Naik {k} orang menjadi {k + 1}." for k in range(9_000)]}
    yield "bukti-banyak", {"uji.banyak": {"nilai": ["a"], "bukti": [f"lampiran/{k}.pdf" for k in range(9_000)]}}
    yield "bukti-sama", {"uji.banyak": {"nilai": ["a"], "bukti": ["lampiran/sk.pdf"] * 9_000}}
