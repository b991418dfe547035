"""The JSON report, version 1: what programs out there may rely on, key by key."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from builders import HEAD, facts, rubric

from inovasi_cli import __version__
from inovasi_cli.assess import assess
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.profile.pdf import Pdf
from inovasi_cli.render.json import render
from inovasi_cli.rubric.catalog import folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inovasi_cli.assess.report import Report
    from inovasi_cli.rubric.load import Loaded

ON: Final = date(2018, 3, 31)
EXAMPLES: Final = sorted((folder().parent / "examples").glob("*/profil.yaml"))

WHOLE_HEAD: Final = (
    HEAD
    + """\
  siaran: {title: Siaran pers, url: "https://example.org/siaran", confidence: medium}
"""
)
WHOLE_BODY: Final = """
window: {opens: 2018-01-17, closes: 2018-03-31, source: pedoman}
reminders:
  - {text: Kirim lewat laman resmi, source: pedoman, en: {text: Submit online}}
gates:
  - {id: setuju, title: Disetujui, when: {question: setuju, is: ya}, cure: Minta persetujuan, source: siaran}
  - {id: usia, title: Satu tahun, when: {question: mulai, age_at_least: 1 year}, cure: Tunggu, origin: derived}
  - {id: semua, title: Semua kriteria, when: {shown: all}, cure: Lengkapi, source: pedoman}
characteristics:
  - id: baru
    title: Baru
    definition: yang baru
    source: pedoman
    elements:
      - {id: ada-a, title: Ada A, when: {question: banyak, has: a}}
      - {id: ada-b, title: Ada B, when: {question: banyak, has: b}}
categories:
  - {id: umum, title: Umum, fits_when: {question: pilihan, is: a}, source: pedoman}
  - {id: khusus, title: Khusus, fits_when: {question: pilihan, is: b}, origin: derived}
score:
  out_of: 100
  pass_mark: {points: "84,5", source: siaran}
  balance:
    drivers: banyaknya
    barriers: surat
    quoted: {share: 65, text: Kata orang., source: siaran}
  bands:
    - {id: rintisan, title: Rintisan, from: 0, origin: derived}
    - {id: siap, title: Siap, from: 70, origin: derived}
  parts:
    - id: hasil
      title: Hasil
      weight: 100
      source: siaran
      combine: mean
      parts:
        - id: banyaknya
          title: Banyaknya
          origin: derived
          levels:
            - {points: 2, title: Dua atau lebih, when: {question: jumlah, at_least: 2}}
            - {points: 1, title: Satu, when: {question: jumlah, at_least: 1}}
            - {points: 0, title: Tidak ada}
        - id: surat
          title: Surat
          source: pedoman
          levels:
            - points: 1
              title: Ada surat
              when: {any: [{question: surat, is: ya}, {question: lanjut, is: ya}]}
        - id: nilai
          title: Nilai
          source: pedoman
          origin: derived
          levels: [{points: 1, title: Tinggi, when: {question: nilai, at_least: 80}}]
"""
PENDING_BODY: Final = """
gates: [{id: setuju, title: Disetujui, when: {question: setuju, is: ya}, cure: Minta persetujuan, source: pedoman}]
score:
  out_of: 100
  bands: [{id: siap, title: Siap, from: 70, origin: derived}]
  parts:
    - id: lama
      title: Lama
      weight: 100
      source: pedoman
      levels: [{points: 1, title: Setahun, when: {question: mulai, age_at_least: 1 year}}]
"""
ANSWERS: Final = """
judul: Inovasi
setuju: tidak
mulai: 2017-11
banyak: [a]
pilihan: a
jumlah: 2
surat: {nilai: ya, bukti: [tidak-ada.pdf]}
lanjut: ya
"""
CATEGORY: Final = """
kategori:
  uji: khusus
"""

PART: Final = (
    *("id", "title", "weight", "origin", "source", "standing"),
    *("level", "claimed", "evidenced", "parts"),
)
POINTS: Final = ("low", "high", "exact")
EXACT: Final = ("low", "high")
CONTRACT: Final[dict[str, tuple[str, ...]]] = {
    "": (
        *("format", "tool", "rubric", "facts", "on", "eligibility", "characteristics", "categories", "readiness"),
        *(
            "actions",
            "fewest",
            "fewest_exact",
            "plan",
            "plan_exact",
            "losses",
            "sources",
            "findings",
            "open_questions",
            "open_questions_ranked",
            "ignored_answers",
            "pdfs",
            "digest",
        ),
    ),
    "tool": ("name", "version"),
    "rubric": ("id", "title", "digest"),
    "facts": ("path", "digest"),
    "eligibility": ("verdict", "eligible_from", "gates", "reminders"),
    "eligibility.gates[]": ("id", "title", "state", "reason", "cure", "source", "confidence"),
    "characteristics[]": ("id", "title", "source", "state", "elements"),
    "characteristics[].elements[]": ("id", "title", "state"),
    "categories": ("chosen", "supported", "fitting"),
    "readiness": ("out_of", "pass_mark", "band", "claimed", "evidenced", "balance", "marks", "parts"),
    "readiness.marks[]": ("id", "points", "state", "proven", "blocked_by"),
    "readiness.balance": ("low", "high", "evidenced", "exact", "quoted"),
    "readiness.balance.exact": ("low", "high", "evidenced"),
    "readiness.claimed": POINTS,
    "readiness.claimed.exact": EXACT,
    "readiness.evidenced": POINTS,
    "readiness.evidenced.exact": EXACT,
    "readiness.parts[]": PART,
    "readiness.parts[].claimed": POINTS,
    "readiness.parts[].claimed.exact": EXACT,
    "readiness.parts[].evidenced": POINTS,
    "readiness.parts[].evidenced.exact": EXACT,
    "readiness.parts[].parts[]": PART,
    "readiness.parts[].parts[].claimed": POINTS,
    "readiness.parts[].parts[].claimed.exact": EXACT,
    "readiness.parts[].parts[].evidenced": POINTS,
    "readiness.parts[].parts[].evidenced.exact": EXACT,
    "actions[]": ("id", "part", "title", "gain", "opens", "answers", "changes", "evidence", "reaches"),
    "actions[].gain": ("claimed", "evidenced"),
    "actions[].changes[]": ("question", "now", "to", "value", "tests"),
    "actions[].changes[].tests[]": ("test", "value", "holds"),
    "plan[]": ("action", "gain", "total", "opens", "reaches"),
    "plan[].gain": ("claimed", "evidenced"),
    "plan[].total": ("claimed", "evidenced", "exact"),
    "plan[].total.exact": ("claimed", "evidenced"),
    "losses[]": ("part", "title", "points", "exact", "lacks"),
    "losses[].lacks[]": ("question", "evidence", "proofs", "reason"),
    "losses[].lacks[].proofs[]": ("ref", "state"),
    "sources[]": ("id", "title", "url", "confidence"),
    "findings[]": ("rule", "severity", "question", "message", "file", "line", "column"),
    "open_questions_ranked[]": ("question", "raises", "lowers", "closes", "gates"),
    "pdfs[]": ("ref", "state", "pages", "created"),
}


def _is_nothing(value: object) -> bool:
    return value is None


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_id(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[a-z0-9]+(?:[.:-][a-z0-9]+)*", value) is not None


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_points(value: object) -> bool:
    return isinstance(value, float) and value == round(value, 2)


def _is_ratio(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d+(?:/\d+)?", value) is not None


def _is_place(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_day(value: object) -> bool:
    return isinstance(value, str) and date.fromisoformat(value).isoformat() == value


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value) is not None


def _maybe(test: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or test(value)


def _one_of(*allowed: str) -> Callable[[object], bool]:
    return lambda value: value in allowed


STATE: Final = _one_of("met", "unmet", "unknown")
CONFIDENCE: Final = _one_of("high", "medium", "low")
PART_TYPES: Final[dict[str, Callable[[object], bool]]] = {
    "id": _is_id,
    "title": _is_text,
    "weight": _is_points,
    "origin": _one_of("official", "derived"),
    "source": _maybe(_is_id),
    "standing": _one_of("scored", "dropped", "full"),
    "level": _maybe(_is_text),
}
POINTS_TYPES: Final[dict[str, Callable[[object], bool]]] = {
    "low": _is_points,
    "high": _is_points,
    "exact.low": _is_ratio,
    "exact.high": _is_ratio,
}
PARTS: Final = ("readiness.parts[]", "readiness.parts[].parts[]")
INTERVALS: Final = [f"{owner}.{kind}" for owner in ("readiness", *PARTS) for kind in ("claimed", "evidenced")]
TYPES: Final[dict[str, Callable[[object], bool]]] = {
    "format": lambda value: value == 1 and isinstance(value, int),
    "tool.name": _one_of("inovasi-cli"),
    "tool.version": _one_of(__version__),
    "rubric.id": _is_id,
    "rubric.title": _is_text,
    "rubric.digest": _is_digest,
    "facts.path": _is_text,
    "facts.digest": _is_digest,
    "on": _maybe(_is_day),
    "eligibility.verdict": _one_of("eligible", "not-eligible", "undecided"),
    "eligibility.eligible_from": _maybe(_is_day),
    "eligibility.gates[].id": _is_id,
    "eligibility.gates[].title": _is_text,
    "eligibility.gates[].state": STATE,
    "eligibility.gates[].reason": _is_text,
    "eligibility.gates[].cure": _is_text,
    "eligibility.gates[].source": _maybe(_is_id),
    "eligibility.gates[].confidence": _maybe(CONFIDENCE),
    "eligibility.reminders[]": _is_text,
    "characteristics[].id": _is_id,
    "characteristics[].title": _is_text,
    "characteristics[].source": _maybe(_is_id),
    "characteristics[].state": _one_of("shown", "partly", "not-shown", "unknown"),
    "characteristics[].elements[].id": _is_id,
    "characteristics[].elements[].title": _is_text,
    "characteristics[].elements[].state": STATE,
    "categories.chosen": _maybe(_is_id),
    "categories.supported": _maybe(_is_truth),
    "categories.fitting[]": _is_id,
    "readiness.out_of": _is_number,
    "readiness.pass_mark": _maybe(_is_number),
    "readiness.band": _maybe(_is_id),
    "readiness.marks[].id": lambda value: value == "pass_mark" or _is_id(value),
    "readiness.marks[].points": _is_number,
    "readiness.marks[].state": _one_of("safe", "open", "by-change", "no-way-found", "out-of-reach"),
    "readiness.marks[].proven": _is_truth,
    "readiness.marks[].blocked_by[]": _is_id,
    **{f"readiness.balance.{key}": _maybe(_is_points) for key in ("low", "high", "evidenced")},
    **{f"readiness.balance.exact.{key}": _maybe(_is_text) for key in ("low", "high", "evidenced")},
    "readiness.balance.quoted": _maybe(_is_number),
    **{f"{owner}.{key}": test for owner in PARTS for key, test in PART_TYPES.items()},
    **{f"{owner}.{key}": test for owner in INTERVALS for key, test in POINTS_TYPES.items()},
    "actions[].id": _is_id,
    "actions[].part": _maybe(_is_id),
    "actions[].title": _is_text,
    "actions[].gain.claimed": _is_points,
    "actions[].gain.evidenced": _is_points,
    "actions[].opens[]": _is_id,
    "actions[].answers[]": _is_id,
    "actions[].evidence[]": _is_text,
    "actions[].reaches": lambda value: value is None or value == "pass_mark" or _is_id(value),
    "actions[].changes[].question": _is_id,
    "actions[].changes[].now": _maybe(_is_text),
    "actions[].changes[].to": _is_text,
    "actions[].changes[].value": lambda value: value is None or isinstance(value, str | int | float | list),
    "actions[].changes[].value[]": lambda value: isinstance(value, str | int),
    "actions[].changes[].tests[].test": _is_text,
    "actions[].changes[].tests[].value": lambda value: isinstance(value, str | int | float | list),
    "actions[].changes[].tests[].holds": _is_truth,
    "plan[].action": _is_id,
    "plan[].gain.claimed": _is_points,
    "plan[].gain.evidenced": _is_points,
    "plan[].total.claimed": _is_points,
    "plan[].total.evidenced": _is_points,
    "plan[].total.exact.claimed": _is_text,
    "plan[].total.exact.evidenced": _is_text,
    "plan[].opens[]": _is_id,
    "plan[].reaches": lambda value: value is None or value == "pass_mark" or _is_id(value),
    "plan_exact": _is_truth,
    "fewest[]": _is_id,
    "fewest_exact": _is_truth,
    "losses[].part": _is_id,
    "losses[].title": _is_text,
    "losses[].points": _is_points,
    "losses[].exact": _is_ratio,
    "losses[].lacks[].question": _is_id,
    "losses[].lacks[].evidence": _maybe(_is_text),
    "losses[].lacks[].proofs[].ref": _is_text,
    "losses[].lacks[].proofs[].state": _one_of("missing", "wrong-kind"),
    "losses[].lacks[].reason": _is_text,
    "sources[].id": _is_id,
    "sources[].title": _is_text,
    "sources[].url": _maybe(_is_text),
    "sources[].confidence": CONFIDENCE,
    "findings[].rule": _is_id,
    "findings[].severity": _one_of("error", "warning", "advice"),
    "findings[].question": _maybe(_is_id),
    "findings[].message": _is_text,
    "findings[].file": _is_text,
    "findings[].line": _is_place,
    "findings[].column": _is_place,
    "open_questions[]": _is_id,
    "open_questions_ranked[].question": _is_id,
    **{f"open_questions_ranked[].{key}": _is_points for key in ("raises", "lowers", "closes")},
    "open_questions_ranked[].gates[]": _is_id,
    "ignored_answers[]": _is_id,
    "pdfs[].ref": _is_text,
    "pdfs[].state": _one_of("read", "locked", "encrypted", "broken", "unread"),
    "pdfs[].pages": _maybe(lambda value: type(value) is int),
    "pdfs[].created": _maybe(_is_day),
    "digest": _is_digest,
}


def parse(text: str) -> dict[str, Any]:
    """Read JSON as the strictest of readers: no NaN, no key twice, an object at the top."""

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(pairs) == len({key for key, _ in pairs})
        return dict(pairs)

    document = json.loads(text, parse_constant=refuse, object_pairs_hook=once)
    assert isinstance(document, dict)
    return document


def walk(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every value with its path; what lies in a list shares the path of the list and ``[]``."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, f"{path}.{key}".removeprefix("."))
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner, f"{path}[]")


def whole(folder: Path, *, answers: str = ANSWERS, more: str = CATEGORY) -> Report:
    """A report in which nothing is empty."""
    loaded = rubric(folder, WHOLE_BODY, head=WHOLE_HEAD)
    report = assess(loaded.rubric, facts(folder, loaded, answers, more=more), ON)
    return report._replace(pdfs=(Pdf("sk.pdf", "read", 2, ON), Pdf("mou.pdf", "locked")))


def pending(folder: Path) -> Report:
    """A report in which an answer that is fixed stands against the best band, and an open question decides a gate."""
    loaded = rubric(folder, PENDING_BODY)
    return assess(loaded.rubric, facts(folder, loaded, "mulai: 2018-03\n"), ON)


def scored(folder: Path, parts: str, answers: str, *, out_of: int = 100) -> dict[str, Any]:
    """The readiness of a rubric that only has these parts."""
    loaded = rubric(folder, f"score:\n  out_of: {out_of}\n  parts:\n{parts}")
    document = parse(render(assess(loaded.rubric, facts(folder, loaded, answers), ON)))
    readiness: dict[str, Any] = document["readiness"]
    return readiness


def judged(path: Path, loaded: Loaded) -> Report:
    """An example of ours, judged on the day on which entries close."""
    return assess(loaded.rubric, read_facts(open_profile(path), loaded.bank, loaded.rubric), ON)


def test_every_object_has_exactly_the_keys_of_the_contract_in_its_order(tmp_path: Path) -> None:
    document = parse(render(whole(tmp_path)))

    objects = [(path, tuple(value)) for path, value in walk(document) if isinstance(value, dict)]

    assert {path for path, _ in objects} == set(CONTRACT)
    assert [(path, keys) for path, keys in objects if keys != CONTRACT[path]] == []


def test_every_value_has_the_type_of_the_contract(tmp_path: Path) -> None:
    documents = [parse(render(report(tmp_path))) for report in (whole, pending)]

    found = [each for document in documents for each in walk(document)]
    leaves = [(path, value) for path, value in found if path and not isinstance(value, (dict, list))]

    assert {path for path, _ in leaves} == {*TYPES, "readiness.balance"}
    assert [(path, value) for path, value in leaves if not TYPES.get(path, _is_nothing)(value)] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_example_keeps_the_contract(path: Path, language: str, kipp_2018: Loaded) -> None:
    document = parse(render(judged(path, kipp_2018), language))

    found = list(walk(document))

    assert [
        (path, keys) for path, value in found if isinstance(value, dict) and (keys := tuple(value)) != CONTRACT[path]
    ] == []
    assert [(path, value) for path, value in found if path in TYPES and not TYPES[path](value)] == []


def test_the_marks_say_what_is_still_possible_and_the_open_questions_what_hangs_on_them(tmp_path: Path) -> None:
    document = parse(render(pending(tmp_path)))

    assert document["readiness"]["marks"] == [
        {"id": "siap", "points": 70, "state": "out-of-reach", "proven": False, "blocked_by": ["mulai"]}
    ]
    assert document["open_questions_ranked"] == [
        {"question": "setuju", "raises": 0.0, "lowers": 0.0, "closes": 0.0, "gates": ["setuju"]}
    ]


def test_the_values_are_those_of_the_judgement(tmp_path: Path) -> None:
    document = parse(render(whole(tmp_path)))

    assert document["on"] == "2018-03-31"
    assert document["rubric"]["title"] == "Lomba Uji"
    assert document["facts"]["path"] == str(tmp_path / "profil.yaml")
    assert document["eligibility"]["verdict"] == "not-eligible"
    assert document["eligibility"]["eligible_from"] is None
    assert document["eligibility"]["reminders"] == ["Kirim lewat laman resmi"]
    assert [gate["state"] for gate in document["eligibility"]["gates"]] == ["unmet", "unmet", "unmet"]
    assert document["eligibility"]["gates"][0]["cure"] == "Minta persetujuan"
    assert [gate["source"] for gate in document["eligibility"]["gates"]] == ["siaran", None, "pedoman"]
    assert [gate["confidence"] for gate in document["eligibility"]["gates"]] == ["medium", None, "high"]
    assert document["characteristics"][0]["state"] == "partly"
    assert [element["state"] for element in document["characteristics"][0]["elements"]] == ["met", "unmet"]
    assert document["categories"] == {"chosen": "khusus", "supported": False, "fitting": ["umum"]}
    assert document["readiness"]["pass_mark"] == 84.5
    assert document["readiness"]["band"] == "rintisan"
    assert document["sources"][1] == {
        "id": "siaran",
        "title": "Siaran pers",
        "url": "https://example.org/siaran",
        "confidence": "medium",
    }
    assert document["open_questions"] == ["nilai"]


def test_a_part_says_whose_it_is_and_what_it_earned(tmp_path: Path) -> None:
    group = parse(render(whole(tmp_path)))["readiness"]["parts"][0]

    assert (group["level"], group["origin"], group["source"], group["weight"]) == (None, "official", "siaran", 100.0)
    assert [part["origin"] for part in group["parts"]] == ["derived", "official", "derived"]
    assert [part["source"] for part in group["parts"]] == [None, "pedoman", "pedoman"]
    assert [part["level"] for part in group["parts"]] == ["Dua atau lebih", "Ada surat", None]
    assert [part["standing"] for part in group["parts"]] == ["scored", "scored", "scored"]


def test_points_have_two_decimals_and_their_exact_ratio_beside_them(tmp_path: Path) -> None:
    readiness = parse(render(whole(tmp_path)))["readiness"]

    assert readiness["claimed"] == {"low": 66.67, "high": 100.0, "exact": {"low": "200/3", "high": "100"}}
    assert readiness["evidenced"] == {"low": 33.33, "high": 100.0, "exact": {"low": "100/3", "high": "100"}}
    assert readiness["parts"][0]["evidenced"] == readiness["evidenced"]
    assert [part["claimed"]["low"] for part in readiness["parts"][0]["parts"]] == [33.33, 33.33, 0.0]
    assert [part["evidenced"]["low"] for part in readiness["parts"][0]["parts"]] == [33.33, 0.0, 0.0]
    assert readiness["parts"][0]["parts"][0]["weight"] == 33.33


def test_a_half_is_rounded_up_while_the_exact_value_stays(tmp_path: Path) -> None:
    part = """
    - id: satu
      title: Satu
      weight: 100
      origin: derived
      levels:
        - {points: 20000, title: Dua, when: {question: jumlah, at_least: 2}}
        - {points: 16999, title: Satu, when: {question: jumlah, at_least: 1}}
    """

    readiness = scored(tmp_path, part, "jumlah: 1\n")

    assert readiness["claimed"] == {"low": 85.0, "high": 85.0, "exact": {"low": "16999/200", "high": "16999/200"}}


def test_a_gain_is_the_difference_of_the_lowest_points(tmp_path: Path) -> None:
    actions = {action["id"]: action for action in parse(render(whole(tmp_path)))["actions"]}

    assert actions["naik:nilai"]["gain"] == {"claimed": 33.33, "evidenced": 33.33}
    assert actions["naik:nilai"]["part"] == "nilai"
    assert actions["naik:nilai"]["answers"] == ["nilai"]
    assert actions["naik:nilai"]["evidence"] == ["laporan"]
    assert actions["naik:nilai"]["reaches"] == "pass_mark"
    assert actions["syarat:setuju"]["opens"] == ["setuju"]
    assert actions["syarat:setuju"]["part"] is None


def test_a_finding_names_the_file_and_the_place_of_the_answer(tmp_path: Path) -> None:
    findings = parse(render(whole(tmp_path)))["findings"]

    missing = next(finding for finding in findings if finding["rule"] == "bukti-tidak-ada")

    assert missing["severity"] == "warning"
    assert missing["question"] == "surat"
    assert missing["message"] == "berkas bukti tidak ditemukan: tidak-ada.pdf"
    assert missing["file"] == str(tmp_path / "profil.yaml")
    assert (missing["line"], missing["column"]) == (9, 30)


def test_the_day_on_which_time_alone_will_have_opened_every_gate_is_a_date(tmp_path: Path) -> None:
    loaded = rubric(
        tmp_path,
        """
        gates:
          - {id: usia, title: Usia, when: {question: mulai, age_at_least: 1 year}, cure: Tunggu, source: pedoman}
        """,
    )

    document = parse(render(assess(loaded.rubric, facts(tmp_path, loaded, "mulai: 2017-11-30\n"), ON)))

    assert document["eligibility"]["eligible_from"] == "2018-11-30"


@pytest.mark.parametrize(
    ("answers", "supported"), [("pilihan: b\n", True), ("pilihan: c\n", False), ("pilihan:\n", None)]
)
def test_a_chosen_category_is_supported_or_not_or_still_open(
    tmp_path: Path, answers: str, *, supported: bool | None
) -> None:
    document = parse(render(whole(tmp_path, answers=answers)))

    assert document["categories"]["chosen"] == "khusus"
    assert document["categories"]["supported"] is supported


def test_without_a_choice_there_is_nothing_to_support(tmp_path: Path) -> None:
    document = parse(render(whole(tmp_path, more="")))

    assert document["categories"] == {"chosen": None, "supported": None, "fitting": ["umum"]}


def test_without_a_score_readiness_is_null(tmp_path: Path) -> None:
    loaded = rubric(tmp_path, "")

    document = parse(render(assess(loaded.rubric, facts(tmp_path, loaded, "judul: Uji\n"), None)))

    assert document["readiness"] is None
    assert document["on"] is None
    assert document["fewest"] == []
    assert document["fewest_exact"] is True


def test_where_nothing_of_the_score_applies_readiness_is_null(tmp_path: Path) -> None:
    part = """
    - id: satu
      title: Satu
      weight: 100
      origin: derived
      not_applicable: dropped
      levels: [{points: 1, title: Ada, when: {question: jumlah, at_least: 1}}]
    """

    assert scored(tmp_path, part, "jumlah: {tidak_berlaku: bukan layanan}\n") is None


def test_a_part_that_does_not_apply_says_so(tmp_path: Path) -> None:
    parts = """
    - id: lepas
      title: Lepas
      weight: 50
      origin: derived
      not_applicable: dropped
      levels: [{points: 1, title: Ada, when: {question: jumlah, at_least: 1}}]
    - id: penuh
      title: Penuh
      weight: 50
      origin: derived
      not_applicable: full
      levels: [{points: 1, title: Ada, when: {question: nilai, at_least: 1}}]
    """

    readiness = scored(tmp_path, parts, "jumlah: {tidak_berlaku: ya}\nnilai: {tidak_berlaku: ya}\n")

    assert [part["standing"] for part in readiness["parts"]] == ["dropped", "full"]
    assert [part["weight"] for part in readiness["parts"]] == [0.0, 100.0]
    assert [part["level"] for part in readiness["parts"]] == [None, None]


def test_without_a_band_or_a_pass_mark_both_are_null(tmp_path: Path) -> None:
    part = "    - {id: satu, title: Satu, weight: 100, origin: derived, levels: [{points: 1, title: Ada}]}\n"

    readiness = scored(tmp_path, part, "judul: Uji\n")

    assert readiness["band"] is None
    assert readiness["pass_mark"] is None
    assert readiness["out_of"] == 100


def test_texts_are_english_where_somebody_wrote_them(tmp_path: Path) -> None:
    report = whole(tmp_path)

    indonesian, english = parse(render(report)), parse(render(report, "en"))

    assert indonesian["eligibility"]["reminders"] == ["Kirim lewat laman resmi"]
    assert english["eligibility"]["reminders"] == ["Submit online"]
    assert english["eligibility"]["gates"][0]["title"] == "Disetujui"
    assert english["findings"][0]["message"] != indonesian["findings"][0]["message"]


def test_ids_states_and_figures_are_the_same_in_both_languages(tmp_path: Path) -> None:
    report = whole(tmp_path)
    spoken = {"title", "reason", "cure", "level", "message", "now", "to"}

    def unspoken(language: str) -> list[tuple[str, object]]:
        found = walk(parse(render(report, language)))
        leaves = ((path, value) for path, value in found if not isinstance(value, (dict, list)))
        lists = ("eligibility.reminders[]", "actions[].evidence[]")
        return [(path, value) for path, value in leaves if path.split(".")[-1] not in spoken and path not in lists]

    assert unspoken("en") == unspoken("id")


def test_the_same_inputs_give_the_same_text(tmp_path: Path) -> None:
    one, other = tmp_path / "satu", tmp_path / "dua"
    one.mkdir()
    other.mkdir()

    texts = [render(whole(place)).replace(json.dumps(str(place))[1:-1], "") for place in (one, one, other)]

    assert len(set(texts)) == 1


def test_neither_order_nor_layout_of_the_answers_moves_a_digest(tmp_path: Path) -> None:
    turned = "".join(f"{line}\n\n" for line in reversed(ANSWERS.strip().split("\n")))

    one, other = parse(render(whole(tmp_path))), parse(render(whole(tmp_path, answers=turned)))

    assert (one["digest"], one["facts"]["digest"]) == (other["digest"], other["facts"]["digest"])


def test_the_text_is_ascii_and_ends_with_one_line_break(tmp_path: Path) -> None:
    text = render(whole(tmp_path, answers="judul: Café “Perahu” 😀\nsetuju: tidak\n"))

    assert text.isascii()
    assert text.endswith("}\n")


def test_what_a_person_wrote_comes_back_letter_for_letter(tmp_path: Path) -> None:
    loaded = rubric(
        tmp_path,
        """
        gates:
          - id: judul
            title: '[red] "x" :smile: 😀 é'
            when: {question: judul, known: true}
            cure: Isi
            source: pedoman
        """,
    )

    gate = parse(render(assess(loaded.rubric, facts(tmp_path, loaded, "judul: '[/x] \\ 中文'\n"), ON)))["eligibility"]

    assert gate["gates"][0]["title"] == '[red] "x" :smile: 😀 é'
    assert gate["gates"][0]["reason"] == "Judul: [/x] \\ 中文"


def test_a_path_that_is_no_text_or_acts_on_a_screen_stays_harmless(tmp_path: Path) -> None:
    report = whole(tmp_path)
    odd = report._replace(facts=report.facts._replace(file="a\x1b[31m\x9b\udcff.yaml"))

    text = render(odd)

    assert text.isascii()
    assert "\x1b" not in text
    assert parse(text)["facts"]["path"] == "a\x1b[31m\x9b\\udcff.yaml"
    assert parse(text)["findings"][0]["file"] == "a\x1b[31m\x9b\\udcff.yaml"
