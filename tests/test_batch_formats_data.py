"""What the formats for programs and spreadsheets say of a result: JSON lines, JSON and CSV."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import pytest
from batch_outcomes import HOSTILE, example, examples, hostile, kipp, tally_of, titled, unjudged, written
from builders import facts, rubric
from test_batch_formats import parse, rows

from inovasi_cli import __version__
from inovasi_cli.assess import stand
from inovasi_cli.batch.outcome import FAILED, PASSED, UNJUDGED, Bar, Outcome
from inovasi_cli.render import json as report_json
from inovasi_cli.render.batch import csv
from inovasi_cli.render.json import compact

if TYPE_CHECKING:
    from pathlib import Path

KEYS: Final = [
    *("format", "file", "rubric", "state", "title", "on", "verdict"),
    *("gates", "category", "readiness", "facts_digest", "digest"),
]

DEEPER: Final = {"parts", "balance", "marks"}
"""What the report of one innovation says of readiness, and a line of a batch does not."""


def line(outcome: Outcome, language: str = "id") -> dict[str, Any]:
    """The one line of one result."""
    text = written("jsonl", [outcome], language)
    assert text.count("\n") == 1
    found: dict[str, Any] = parse(text)
    return found


def row(outcome: Outcome, language: str = "id") -> dict[str, str]:
    """The one row of one result, by column."""
    head, cells = rows(written("csv", [outcome], language))
    return dict(zip(head, cells, strict=True))


def bare(folder: Path, body: str = "") -> Outcome:
    """A result under a rubric that asks little, with a title."""
    loaded = rubric(folder, body)
    answered = facts(folder, loaded, "judul: Uji\n")
    return Outcome("uji.yaml", "uji", PASSED, stand(loaded.rubric, answered, None), answered)


@pytest.mark.parametrize("outcome", examples(), ids=lambda each: each.file.split("/")[1])
def test_a_line_says_what_the_report_says(outcome: Outcome) -> None:
    assert outcome.report
    report = report_json.report_data(outcome.report, "id")

    said = line(outcome)

    assert list(said) == KEYS
    assert (said["format"], said["file"], said["rubric"], said["state"]) == (
        1,
        outcome.file,
        "kipp-2018",
        outcome.state,
    )
    assert said["on"] == report["on"] == "2018-03-31"
    eligibility = parse(compact(report["eligibility"]))
    assert said["verdict"] == eligibility["verdict"]
    open_gates = [gate for gate in eligibility["gates"] if gate["state"] != "met"]
    assert said["gates"] == [{key: gate[key] for key in ("id", "state")} for gate in open_gates]
    readiness = parse(compact(report["readiness"]))
    assert said["readiness"] == {key: value for key, value in readiness.items() if key not in DEEPER}
    assert (said["facts_digest"], said["digest"]) == (outcome.report.facts_digest, outcome.report.digest)


def test_a_line_names_the_chosen_category_and_the_title() -> None:
    said = line(example("kelas-perahu"))

    assert (said["title"], said["category"]) == ("Kelas Perahu", "inklusif")


def test_a_line_of_a_file_that_was_not_judged_says_why() -> None:
    said = line(unjudged("rusak.yaml", "kunci ganda", "angka terlalu besar"))

    assert list(said) == [*KEYS, "problems"]
    assert said == {
        **dict.fromkeys(KEYS),
        "format": 1,
        "file": "rusak.yaml",
        "rubric": "kipp-2018",
        "state": "unjudged",
        "gates": [],
        "problems": [
            {"line": 1, "column": 2, "message": "kunci ganda", "rule": "berkas"},
            {"line": 2, "column": 2, "message": "angka terlalu besar", "rule": "berkas"},
        ],
    }


def test_a_file_that_names_no_rubric_has_none() -> None:
    outcome = unjudged("rusak.yaml", "tidak menyebut rubrik", rubric="")

    assert line(outcome)["rubric"] is None
    assert parse(written("json", [outcome], tally=tally_of([outcome])))["results"][0]["rubric"] is None
    assert row(outcome)["rubrik"] == ""


def test_a_rubric_without_score_gives_no_readiness_and_no_points(tmp_path: Path) -> None:
    outcome = bare(tmp_path)

    assert line(outcome)["readiness"] is None
    assert line(outcome)["on"] is None
    empty = ("nilai_terendah", "nilai_tertinggi", "terbukti", "dari", "tingkat", "kategori", "per", "masalah")
    assert {row(outcome)[column] for column in empty} == {""}
    assert (row(outcome)["putusan"], row(outcome)["lolos"]) == ("layak", "ya")


def test_texts_speak_the_language_that_was_asked_for() -> None:
    outcome = hostile()[0]._replace(state=UNJUDGED, standing=None, report=None)

    assert [line(outcome, each)["problems"][0]["message"][:3] for each in ("id", "en")] == ["bar", "en "]
    assert [row(outcome, each)["masalah"][:3] for each in ("id", "en")] == ["bar", "en "]


def test_a_line_is_json_in_ascii_in_which_no_two_hashes_meet() -> None:
    text = compact({"a": "### é \udcff", "b": [1, None, True]})

    assert text == '{"a":"#\\u0023# \\u00e9 \\udcff","b":[1,null,true]}'
    assert parse(text) == {"a": "### é \udcff", "b": [1, None, True]}


def test_a_number_that_json_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        compact(float("nan"))


def test_the_document_holds_the_whole_report_of_each_result() -> None:
    outcomes = [*examples(), unjudged("rusak.yaml", "kunci ganda")]

    document = parse(written("json", outcomes))

    assert list(document) == ["format", "tool", "results", "summary"]
    assert (document["format"], document["tool"]) == (1, {"name": "inovasi-cli", "version": __version__})
    for found, outcome in zip(document["results"][:-1], examples(), strict=True):
        assert outcome.report
        assert list(found)[:2] == ["file", "state"]
        assert (found.pop("file"), found.pop("state")) == (outcome.file, outcome.state)
        assert found == parse(report_json.render(outcome.report))
    assert document["results"][-1] == {
        "file": "rusak.yaml",
        "state": "unjudged",
        "rubric": {"id": "kipp-2018"},
        "problems": [{"line": 1, "column": 2, "message": "kunci ganda", "rule": "berkas"}],
    }


def test_each_result_of_the_document_is_a_line() -> None:
    outcomes = [*examples(), *hostile()]

    assert written("json", outcomes).count("\n") == len(outcomes) + 2


@pytest.mark.parametrize(("proven", "points"), [(False, "claimed"), (True, "evidenced")])
def test_the_summary_counts_and_gives_the_exact_mean_of_each_rubric(*, proven: bool, points: str) -> None:
    outcomes = [*examples(), unjudged("rusak.yaml", "kunci ganda"), unjudged("x.yaml", "rusak", rubric="")]
    lines = [line(each) for each in outcomes]

    summary = parse(written("json", outcomes, tally=tally_of(outcomes, Bar(proven=proven))))["summary"]

    verdicts = [each["verdict"] for each in lines]
    counts = {verdict: verdicts.count(verdict) for verdict in ("eligible", "not-eligible", "undecided")}
    lowest = [Fraction(each["readiness"][points]["exact"]["low"]) for each in lines if each["readiness"]]
    mean = sum(lowest) / len(lowest)
    states = Counter(each.state for each in outcomes)
    assert min(states[PASSED], states[FAILED]) > 0
    assert {key: value for key, value in summary.items() if key != "rubrics"} == {
        "results": len(outcomes),
        "complete": True,
        "states": {"passed": states[PASSED], "failed": states[FAILED], "unjudged": 2},
        "verdicts": counts,
        "points": points,
    }
    kipp_2018, nameless = summary["rubrics"]
    assert kipp_2018["states"] == {"passed": states[PASSED], "failed": states[FAILED], "unjudged": 1}
    assert (kipp_2018["id"], kipp_2018["title"]) == ("kipp-2018", kipp().rubric.title.id)
    assert (kipp_2018["results"], kipp_2018["scored"]) == (len(examples()) + 1, len(lowest))
    assert kipp_2018["verdicts"] == counts
    assert Fraction(kipp_2018["mean"]["exact"]) == mean
    assert kipp_2018["mean"]["points"] == pytest.approx(float(mean), abs=0.005)
    for key, state in (("unmet", "unmet"), ("unknown", "unknown")):
        gates = [gate["id"] for each in lines for gate in each["gates"] if gate["state"] == state]
        assert kipp_2018[key] == {gate: gates.count(gate) for gate in gates}
    assert (nameless["id"], nameless["title"], nameless["mean"], nameless["results"]) == (None, None, None, 1)


def test_the_table_is_utf_8_with_a_mark_and_crlf() -> None:
    text = written("csv", [*examples(), *hostile()])

    assert text.encode("utf-8").startswith(b"\xef\xbb\xbfberkas,rubrik,judul,")
    assert text.count("\r\n") == text.count("\n") == text.count("\r") == len([*examples(), *hostile()]) + 1


@pytest.mark.parametrize("outcome", examples(), ids=lambda each: each.file.split("/")[1])
def test_a_row_says_what_the_line_says(outcome: Outcome) -> None:
    said, cells = line(outcome), row(outcome)

    assert tuple(cells) == csv.COLUMNS
    assert (cells["berkas"], cells["rubrik"], cells["judul"]) == (outcome.file, "kipp-2018", said["title"])
    words = {"eligible": "layak", "not-eligible": "tidak layak", "undecided": "belum pasti"}
    assert (cells["putusan"], cells["lolos"]) == (
        words[said["verdict"]],
        "ya" if said["state"] == "passed" else "tidak",
    )
    figures = [cells[column] for column in ("nilai_terendah", "nilai_tertinggi", "terbukti", "dari")]
    assert all(re.fullmatch(r"\d+(\.\d\d)?", figure) for figure in figures)
    claimed, evidenced = said["readiness"]["claimed"], said["readiness"]["evidenced"]
    assert [float(figure) for figure in figures] == [claimed["low"], claimed["high"], evidenced["low"], 100]
    assert (cells["tingkat"], cells["kategori"]) == (said["readiness"]["band"] or "", said["category"] or "")
    for column, state in (("belum_terpenuhi", "unmet"), ("belum_pasti", "unknown")):
        assert cells[column] == "; ".join(gate["id"] for gate in said["gates"] if gate["state"] == state)
    assert (cells["per"], cells["masalah"]) == ("2018-03-31", "")


def test_numbers_stand_in_the_table_bare_so_that_a_spreadsheet_counts_with_them() -> None:
    assert ",41.39,84.72,41.39,100," in written("csv", [example("kelas-perahu")])


def test_a_row_of_a_file_that_was_not_judged_says_the_first_problem() -> None:
    cells = row(unjudged("rusak.yaml", "kunci ganda", "lagi"))

    filled = {"berkas": "rusak.yaml", "rubrik": "kipp-2018", "putusan": "tidak dapat dinilai", "lolos": "tidak"}
    trouble = {"masalah": "kunci ganda", "baris": "1", "masalah_lain": "1"}
    assert cells == dict.fromkeys(csv.COLUMNS, "") | filled | trouble


def test_a_row_says_in_words_which_requirements_are_wanting() -> None:
    cells = row(example("kelas-perahu"))

    assert cells["syarat_kurang"].startswith("Judulnya hanya dipakai untuk satu usulan; Belum pernah menjadi inovasi")
    assert len(cells["syarat_kurang"].split("; ")) == len(cells["belum_pasti"].split("; ")) == 5


def test_a_row_of_a_file_of_which_nobody_knows_why_is_a_row_still() -> None:
    assert row(unjudged("rusak.yaml"))["masalah"] == ""


@pytest.mark.parametrize(
    ("raw", "cell"),
    [
        *((f"{sign}1+1", f"'{sign}1+1") for sign in "=+-@＝＋－＠"),  # noqa: RUF001 - full width runs as well
        *((f"{space}=1+1", "' =1+1") for space in "\t\n"),
        ("\r=1", "<U+000D>=1"),
        (' "=1"', '\' "=1"'),
        ("a;=1", "a;'=1"),
        ("a; \"'-1", "a;' \"'-1"),
        ("::add-mask::a", "'::add-mask::a"),
        ("a ##[x] ###vso[y]", "a # #[x] # # #vso[y]"),
        ("a=1, b-c @d a;b", "a=1, b-c @d a;b"),
        ("1-2", "1-2"),
        ("", ""),
        ("'", "'"),
        ("café 😀", "café 😀"),
        ("\u202ea\udcff", "<U+202E>a<U+DCFF>"),
    ],
)
def test_no_cell_is_a_formula_or_a_command(raw: str, cell: str) -> None:
    assert csv.neutral(raw) == cell


def test_no_hostile_text_begins_a_formula_whether_cells_end_at_a_comma_or_a_semicolon() -> None:
    outcomes = [*hostile(), *(titled(example("kelas-perahu"), f"{words},{words}") for words in HOSTILE)]
    text = written("csv", outcomes)

    cells = [cell for found in rows(text) for cell in found]
    # What an Excel that ends cells at semicolons sees: quotes count only where a cell begins with one.
    cells += [cell.lstrip('"') for each in text.split("\r\n") for cell in each.split(";")]

    assert [cell for cell in cells if re.match(r"[\s\"]*[=+\-@＝＋－＠]", cell)] == []  # noqa: RUF001
    assert {len(found) for found in rows(text)} == {len(csv.COLUMNS)}
