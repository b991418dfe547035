"""What the formats for builds say, by their own rules: GitHub's commands, GitLab's code quality, JUnit XML, SARIF."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema
from batch_outcomes import HOSTILE, everything, example, examples, kipp, tally_of, told, unjudged, written
from test_batch_formats import COMMAND, parse

from inovasi_cli import __version__
from inovasi_cli.batch.outcome import ERROR, FAILED, NOTE, PASSED, WARNING, Outcome, Remark
from inovasi_cli.render.batch import github, sarif
from inovasi_cli.render.batch.places import slashed, uri
from inovasi_cli.render.batch.remarks import told_apart
from inovasi_cli.text import Text, visible

SCHEMAS: Final = Path(__file__).parent / "schemas"
RELATIVE: Final = re.compile(r"(?!/)(?:[A-Za-z0-9\-._~/!$&'()*+,;=@]|%[0-9A-F]{2})+")
"""A relative reference of RFC 3986 without query or fragment, whose first part has no colon."""


def failed(*remarks: Remark, file: str = "a.yaml") -> Outcome:
    return example("kelas-perahu")._replace(file=file, state=FAILED, remarks=remarks)


def remark(message: str, severity: str = ERROR, line: int = 3, rule: str = "kipp-2018/usia") -> Remark:
    return Remark(rule, severity, line, 5, Text("Judul", "Title"), Text(message, f"en {message}"))


def unescaped(text: str) -> str:
    """A value of a command as the runner reads it: ``%25`` last."""
    pairs = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    for written_so, meant in pairs.items():
        text = text.replace(written_so, meant)
    return text


# GitHub


def test_a_command_names_the_place_the_title_and_the_message() -> None:
    outcome = failed(remark("satu"), remark("dua", WARNING, 4), remark("tiga", NOTE, 5))

    assert written("github", [outcome]).split("\n") == [
        "::error file=a.yaml,line=3,col=5,title=Judul::satu",
        "::warning file=a.yaml,line=4,col=5,title=Judul::dua",
        "::notice file=a.yaml,line=5,col=5,title=Judul::tiga",
        "",
    ]
    assert written("github", [outcome], "en").startswith("::error file=a.yaml,line=3,col=5,title=Title::en satu\n")


def test_commands_are_escaped_as_the_toolkit_of_github_does() -> None:
    assert github.data("a%b\r\nc:d,e%0A") == "a%25b%0D%0Ac:d,e%250A"
    assert github.value("a%b\r\nc:d,e%0A") == "a%25b%0D%0Ac%3Ad%2Ce%250A"


def test_what_stands_in_a_command_comes_back_as_it_was_written() -> None:
    outcomes = everything()
    found = [COMMAND.fullmatch(line) for line in written("github", outcomes).split("\n")[:-1]]

    for match, (outcome, each) in zip(found, told(outcomes), strict=True):
        assert match
        spelled = ["\n".join(map(visible, text.split("\n"))) for text in (slashed(outcome.file), each.message.id)]
        assert [unescaped(match[2]), unescaped(match[6])] == spelled
        assert unescaped(match[5]) == "\n".join(map(visible, each.title.id.split("\n")))


# GitLab


def test_an_issue_of_gitlab_has_the_keys_that_gitlab_reads() -> None:
    (issue,) = parse(written("gitlab", [failed(remark("satu"), file="./a/b.yaml")]))

    assert re.fullmatch("[0-9a-f]{64}", issue.pop("fingerprint"))
    assert issue == {
        "description": "satu",
        "check_name": "kipp-2018/usia",
        "severity": "major",
        "location": {"path": "a/b.yaml", "lines": {"begin": 3}},
    }


def test_a_file_that_cannot_be_judged_is_critical_and_a_note_in_it_is_not() -> None:
    outcome = unjudged("a.yaml", "rusak")
    both = outcome._replace(remarks=(*outcome.remarks, remark("catatan", NOTE)))

    assert [issue["severity"] for issue in parse(written("gitlab", [both]))] == ["critical", "info"]


@pytest.mark.parametrize("name", ["gitlab", "sarif"])
def test_no_two_remarks_of_a_run_share_a_fingerprint(name: str) -> None:
    outcomes = everything()

    document = parse(written(name, outcomes))

    if name == "gitlab":
        marks = [each["fingerprint"] for each in document]
    else:
        marks = [each["partialFingerprints"]["inovasi/v1"] for each in document["runs"][0]["results"]]
    assert len(set(marks)) == len(marks) == len(list(told(outcomes)))


def fingerprints(outcome: Outcome) -> list[str]:
    return [mark for _, mark in told_apart(outcome)]


def test_a_fingerprint_stays_as_lines_move_and_as_other_remarks_come_and_go() -> None:
    one, other = remark("satu"), remark("dua")

    (alone,) = fingerprints(failed(one))

    assert fingerprints(failed(other, one._replace(line=90, column=1, severity=NOTE)))[1] == alone
    assert len({*fingerprints(failed(one, one, one)), alone}) == 3


@pytest.mark.parametrize(
    "moved",
    [
        failed(remark("satu"), file="b.yaml"),
        failed(remark("satu"))._replace(rubric="lain"),
        failed(remark("satu lagi")),
        failed(remark("satu", rule="kipp-2018/lain")),
        # The same letters, cut elsewhere.
        failed(remark("satu", rule="018/usia"))._replace(rubric="kipp-2018kipp-2"),
    ],
)
def test_a_fingerprint_tells_file_rubric_rule_and_message_apart(moved: Outcome) -> None:
    assert fingerprints(moved) != fingerprints(failed(remark("satu")))


# JUnit


def suite(outcomes: list[Outcome], language: str = "id") -> ET.Element:
    """The test suite, once the document was found to follow the schema."""
    text = written("junit", outcomes, language)
    xmlschema.XMLSchema10(SCHEMAS / "junit-10.xsd").validate(text)
    (found,) = ET.fromstring(text)  # noqa: S314 - our own
    return found


def test_junit_follows_its_schema_whatever_is_written() -> None:
    outcomes = [*everything(), example("kelas-perahu")._replace(file="lulus.yaml", state=PASSED, remarks=())]

    for language in ("id", "en"):
        assert len(suite(outcomes, language)) == len(outcomes)


def test_the_counts_of_junit_are_those_of_its_cases() -> None:
    outcomes = everything()

    found = suite(outcomes)

    counted = [len(outcomes), len(list(found.iter("failure"))), len(list(found.iter("error")))]
    assert [int(found.attrib[key]) for key in ("tests", "failures", "errors")] == counted
    whole = ET.fromstring(written("junit", outcomes))  # noqa: S314 - our own
    assert whole.attrib == found.attrib
    assert found.attrib["name"] == "inovasi"
    assert min(counted) > 0


def test_a_case_that_failed_says_what_stops_it_and_apart_what_was_found() -> None:
    outcome = failed(remark("satu"), remark("dua", WARNING, 4), remark("tiga", ERROR, 5), remark("empat", NOTE, 6))

    (case,) = suite([outcome])

    assert case.attrib == {"classname": "kipp-2018", "name": "a.yaml"}
    failure, out = case
    assert (failure.tag, failure.attrib) == ("failure", {"type": "kipp-2018/usia", "message": "satu"})
    assert failure.text == "a.yaml:3:5: satu\na.yaml:5:5: tiga"
    assert (out.tag, out.text) == ("system-out", "a.yaml:4:5: dua\na.yaml:6:5: empat")


def test_a_case_that_passed_has_no_failure_and_one_that_was_not_judged_has_an_error() -> None:
    clean = failed()._replace(state=PASSED)
    noted = failed(remark("dua", NOTE), file="b.yaml")._replace(state=PASSED)

    passed, told_of, broken, nameless = suite([clean, noted, unjudged("c.yaml", "rusak"), unjudged("d.yaml")])

    assert list(passed) == []
    assert [each.tag for each in told_of] == ["system-out"]
    assert [(each.tag, each.attrib, each.text) for each in broken] == [
        ("error", {"type": "berkas", "message": "rusak"}, "c.yaml:1:2: rusak")
    ]
    assert [(each.tag, each.attrib, each.text) for each in nameless] == [("error", {}, None)]


def test_what_stands_in_a_case_comes_back_with_what_xml_cannot_hold_spelled_out() -> None:
    outcomes = [unjudged(f"{at}.yaml", words) for at, words in enumerate(HOSTILE)]

    texts = [each[0].attrib["message"] for each in suite(outcomes)]

    assert texts == [visible(words) for words in HOSTILE]
    assert "<U+001B>[31m<U+009B><U+0000>" in texts[3]
    assert "<U+DCFF>" in texts[14]
    assert "😀" in texts[15]


# SARIF


def run_of(text: str) -> dict[str, Any]:
    """The one run, once the log was found to follow the schema."""
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    checker = jsonschema.validators.validator_for(schema)
    checker.check_schema(schema)
    document = parse(text)
    checker(schema, format_checker=checker.FORMAT_CHECKER).validate(document)
    assert document["$schema"] == schema["id"]
    (found,) = document["runs"]
    return dict(found)


@pytest.mark.parametrize("language", ["id", "en"])
def test_sarif_follows_its_schema_whatever_is_written(language: str) -> None:
    found = run_of(written("sarif", everything(), language))

    assert len(found["results"]) == len(list(told(everything())))
    assert found["language"] == language


def test_a_result_of_sarif_has_rule_level_message_and_place() -> None:
    (found,) = run_of(written("sarif", [failed(remark("satu"), file="./map\\b c.yaml")]))["results"]

    assert found.pop("partialFingerprints")
    assert found == {
        "ruleId": "kipp-2018/usia",
        "level": "error",
        "message": {"text": "satu"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "map/b%20c.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 5},
                }
            }
        ],
    }


def test_the_tool_lists_every_gate_with_its_title_and_cure() -> None:
    driver = run_of(written("sarif", examples()))["tool"]["driver"]

    assert (driver["name"], driver["version"]) == ("inovasi-cli", __version__)
    assert [(each["id"], each["shortDescription"]["text"], each["help"]["text"]) for each in driver["rules"]] == [
        (f"kipp-2018/{gate.id}", gate.title.id, gate.cure.id) for gate in kipp().rubric.gates
    ]
    english = run_of(written("sarif", examples(), "en"))["tool"]["driver"]["rules"]
    assert [each["shortDescription"]["text"] for each in english] == [
        gate.title.say("en") for gate in kipp().rubric.gates
    ]


def test_without_rubrics_the_tool_lists_no_rule() -> None:
    outcome = unjudged("a.yaml", "rusak", rubric="")

    found = run_of(written("sarif", [outcome], tally=tally_of([outcome], rubrics={})))

    assert found["tool"]["driver"]["rules"] == []
    assert [each["ruleId"] for each in found["results"]] == ["berkas"]


@pytest.mark.parametrize(("outcomes", "whole"), [([examples()[0]], True), ([unjudged("a.yaml", "rusak")], False)])
def test_the_run_succeeded_where_every_file_could_be_judged(outcomes: list[Outcome], *, whole: bool) -> None:
    assert run_of(written("sarif", outcomes))["invocations"] == [{"executionSuccessful": whole}]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("[a](b)", r"\[a\](b)"),
        (r"\[a\](b)", r"\\\[a\\\](b)"),
        (r"C:\map", r"C:\map"),
        ("{0} {{1}}", "{{0}} {{{{1}}}}"),
        ("a\nb\x1b", "a\nb<U+001B>"),
    ],
)
def test_a_message_of_sarif_is_no_link_and_has_no_placeholder(raw: str, text: str) -> None:
    assert sarif.plain_text(raw) == text


# Paths


@pytest.mark.parametrize(
    ("file", "path", "address"),
    [
        ("a/b.yaml", "a/b.yaml", "a/b.yaml"),
        ("./a.yaml", "a.yaml", "a.yaml"),
        (".//./a.yaml", "a.yaml", "a.yaml"),
        (".\\a\\b.yaml", "a/b.yaml", "a/b.yaml"),
        ("a./b.yaml", "a./b.yaml", "a./b.yaml"),
        (".a.yaml", ".a.yaml", ".a.yaml"),
        ("./", "./", "./"),
        ("../a.yaml", "../a.yaml", "../a.yaml"),
        ("a b#?%.yaml", "a b#?%.yaml", "a%20b%23%3F%25.yaml"),
        ("a:b.yaml", "a:b.yaml", "a%3Ab.yaml"),
        ("é\udcff.yaml", "é\udcff.yaml", "%C3%A9%FF.yaml"),
        ("\ud83d.yaml", "\ud83d.yaml", "%ED%A0%BD.yaml"),
        ("/srv/a b.yaml", "/srv/a b.yaml", "file:///srv/a%20b.yaml"),
        ("C:\\a b.yaml", "C:/a b.yaml", "file:///C:/a%20b.yaml"),
        ("\\\\server\\a.yaml", "//server/a.yaml", "file://server/a.yaml"),
    ],
)
def test_a_path_keeps_its_meaning_and_becomes_a_uri(file: str, path: str, address: str) -> None:
    assert slashed(file) == path
    assert uri(file) == address


def test_an_absolute_path_has_no_base_in_sarif() -> None:
    (found,) = run_of(written("sarif", [failed(remark("satu"), file="/srv/a.yaml")]))["results"]

    assert found["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///srv/a.yaml"}


def test_every_address_is_a_uri_that_leads_back_to_the_bytes_of_the_path() -> None:
    outcomes = everything()
    results = run_of(written("sarif", outcomes))["results"]

    for found, (outcome, _) in zip(results, told(outcomes), strict=True):
        address = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert RELATIVE.fullmatch(address)
        assert unquote_to_bytes(address) == outcome.file.replace("\\", "/").encode("utf-8", "surrogateescape")
