"""What the formats of a batch promise together: each result, or each remark, exactly once, whatever stands in it."""

from __future__ import annotations

import io
import json
import pickle
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import clevercsv
import pytest
from batch_outcomes import everything, examples, tally_of, told, written
from clevercsv.dialect import SimpleDialect
from pages import Page

from inovasi_cli.batch.outcome import ERROR, NOTE, PASSED, WARNING, Outcome
from inovasi_cli.render.batch.csv import neutral
from inovasi_cli.render.batch.formats import FORMATS
from inovasi_cli.render.json import path_text
from inovasi_cli.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

COMMAND: Final = re.compile(r"::(error|warning|notice) file=([^,]*),line=(\d+),col=(\d+),title=([^,:]*)::(.*)")
ACTS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def reject(constant: str) -> None:
    raise AssertionError(constant)


def parse(text: str) -> Any:
    """Read JSON strictly: no NaN, no key twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    return json.loads(text, parse_constant=reject, object_pairs_hook=once)


def rows(text: str) -> list[list[str]]:
    """Read CSV with a parser that is not Python's own."""
    stream = io.StringIO(text.removeprefix("\ufeff"), newline="")
    return [list(row) for row in clevercsv.reader(stream, SimpleDialect(",", '"', ""))]


def in_json(text: str) -> list[tuple[str, str]]:
    return [(each["file"], (each["rubric"] or {"id": ""})["id"]) for each in parse(text)["results"]]


def in_jsonl(text: str) -> list[tuple[str, str]]:
    return [(each["file"], each["rubric"] or "") for each in map(parse, text.splitlines())]


def in_csv(text: str) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in rows(text)[1:]]


def in_html(text: str) -> list[tuple[str, str]]:
    cells = [row for row in Page(text).all("tr") if row.all("bdi")]
    return [(row.one("bdi").text, row.one("span", "rubric").text.strip()[1:-1]) for row in cells]


def in_junit(text: str) -> list[tuple[str, str]]:
    return [(each.attrib["name"], each.attrib["classname"]) for each in ET.fromstring(text).iter("testcase")]  # noqa: S314


RESULTS: Final[dict[str, tuple[Callable[[str], list[tuple[str, str]]], Callable[[str], str]]]] = {
    "json": (in_json, path_text),
    "jsonl": (in_jsonl, path_text),
    "csv": (in_csv, neutral),
    "html": (in_html, visible),
    "junit": (in_junit, visible),
}


@pytest.mark.parametrize("name", RESULTS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_result_is_there_exactly_once_and_in_order(name: str, language: str) -> None:
    outcomes = everything()
    read, spell = RESULTS[name]

    found = read(written(name, outcomes, language))

    assert found == [(spell(each.file), each.rubric) for each in outcomes]
    assert len(set(found)) == len(found) > 40


def in_github(text: str) -> list[tuple[str, int]]:
    matches = [COMMAND.fullmatch(line) for line in text.removesuffix("\n").split("\n")]
    assert None not in matches
    return [(each[1], int(each[3])) for each in matches if each]


def in_gitlab(text: str) -> list[tuple[str, int]]:
    return [(each["severity"], each["location"]["lines"]["begin"]) for each in parse(text)]


def in_sarif(text: str) -> list[tuple[str, int]]:
    found = parse(text)["runs"][0]["results"]
    return [(each["level"], each["locations"][0]["physicalLocation"]["region"]["startLine"]) for each in found]


REMARKS: Final[dict[str, tuple[Callable[[str], list[tuple[str, int]]], dict[str, str]]]] = {
    "github": (in_github, {ERROR: "error", WARNING: "warning", NOTE: "notice"}),
    "gitlab": (in_gitlab, {ERROR: "major", WARNING: "minor", NOTE: "info", "unjudged": "critical"}),
    "sarif": (in_sarif, {ERROR: "error", WARNING: "warning", NOTE: "note"}),
}


@pytest.mark.parametrize("name", REMARKS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_remark_is_handed_over_exactly_once_and_in_order(name: str, language: str) -> None:
    outcomes = everything()
    read, severities = REMARKS[name]

    found = read(written(name, outcomes, language))

    expected = [
        (severities.get(outcome.state, severities[remark.severity]), remark.line) for outcome, remark in told(outcomes)
    ]
    assert found == expected
    assert len(found) > 500
    assert len({severity for severity, _ in found}) == len(severities)


@pytest.mark.parametrize("name", FORMATS)
def test_no_character_acts_on_a_screen_or_breaks_a_line(name: str) -> None:
    text = written(name, everything())

    assert ACTS.findall(text.replace("\r\n", "\n") if name == "csv" else text) == []
    assert text.isascii() or name in {"csv", "github"}
    text.encode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_no_line_but_our_own_is_a_command_to_a_build(name: str) -> None:
    # GitHub's runner looks for the first at the beginning of a line, spaces aside, and for the second anywhere, unless
    # the line is a command of the first kind.
    text = written(name, everything())
    lines = [line for line in text.split("\n") if name != "github" or not COMMAND.fullmatch(line)]

    assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line or "##vso[" in line] == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_without_results_can_be_read(name: str) -> None:
    text = written(name, [])

    empty: dict[str, Callable[[], object]] = {
        "json": lambda: in_json(text),
        "gitlab": lambda: parse(text),
        "sarif": lambda: in_sarif(text),
        "junit": lambda: in_junit(text),
        "csv": lambda: rows(text)[1:],
        "html": lambda: in_html(text),
    }
    assert empty.get(name, lambda: list(text))() == []


@pytest.mark.parametrize("name", ["github", "gitlab", "sarif"])
def test_a_result_without_remarks_leaves_no_trace_among_those_that_have_some(name: str) -> None:
    clean = examples()[0]._replace(remarks=(), state=PASSED)
    outcomes = [clean, examples()[1], clean._replace(file="lain.yaml"), examples()[2], clean._replace(file="b.yaml")]

    read, _ = REMARKS[name]

    assert FORMATS[name].piece(clean, "id") == ""
    assert len(read(written(name, outcomes))) == len(list(told(outcomes))) > 0


@pytest.mark.parametrize("name", FORMATS)
def test_a_piece_can_be_sent_to_another_process(name: str) -> None:
    piece = FORMATS[name].piece

    assert pickle.loads(pickle.dumps(piece)) is piece  # noqa: S301 - our own


@pytest.mark.parametrize("name", FORMATS)
def test_a_head_that_streams_knows_no_counts(name: str) -> None:
    head = FORMATS[name].head

    same = head(tally_of(everything()), "id") == head(tally_of([]), "id")

    assert same == FORMATS[name].streams


@pytest.mark.parametrize("name", FORMATS)
def test_a_piece_looks_at_no_more_than_it_says_it_needs(name: str) -> None:
    full = examples()[1]
    spared: dict[str, Outcome] = {
        "standing": full._replace(remarks=(), report=None),
        "remarks": full._replace(report=None),
        "report": full,
    }

    assert FORMATS[name].piece(spared[FORMATS[name].needs], "id") == FORMATS[name].piece(full, "id")


def test_formats_are_told_apart_by_what_they_need() -> None:
    needs = Counter(each.needs for each in FORMATS.values())

    assert needs == {"report": 1, "standing": 2, "remarks": 5}
    assert list(FORMATS) == ["json", "jsonl", "csv", "html", "github", "gitlab", "junit", "sarif"]


def test_a_texts_place_in_json_loses_nothing() -> None:
    outcomes = everything()

    found = [parse(line)["title"] for line in written("jsonl", outcomes).splitlines()]

    assert found == [each.title for each in outcomes]
