"""Reports that somebody kept, read as the files of a stranger: whole, or refused with the place that is wrong."""

from __future__ import annotations

import json
from copy import deepcopy
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from inovasi_cli.assess import assess
from inovasi_cli.assess.difference import judged_of
from inovasi_cli.errors import InovasiError
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.records import fields
from inovasi_cli.records.fields import MAX_BYTES, MAX_DEPTH, is_report, parse, read
from inovasi_cli.records.record import read_record
from inovasi_cli.records.verify import mismatches
from inovasi_cli.render.json import render
from inovasi_cli.rubric.catalog import folder
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from inovasi_cli.assess.report import Report
    from inovasi_cli.rubric.load import Loaded

EXAMPLES: Final = folder().parent / "examples"
HERE: Final = Path("laporan.json")


def judge(example: str, rubric: str) -> Report:
    """The judgement of an example on the day on which entries close."""
    loaded: Loaded = load_rubric(folder() / f"{rubric}.yaml", folder() / "questions")
    facts = read_facts(open_profile(EXAMPLES / example / "profil.yaml"), loaded.bank, loaded.rubric)
    window = loaded.rubric.window
    return assess(loaded.rubric, facts, window.closes if window else None)


@pytest.fixture(scope="module", name="data")
def _data() -> dict[str, Any]:
    """A report as it is written."""
    found: dict[str, Any] = json.loads(render(judge("kelas-perahu", "kipp-2018")))
    return found


def encoded(data: object) -> bytes:
    return json.dumps(data).encode("ascii")


def complaint(data: bytes) -> str:
    """What is said of a report that is none."""
    with pytest.raises(InovasiError) as caught:
        read_record(HERE, data)
    assert caught.value.cure
    return caught.value.message


@pytest.mark.parametrize("rubric", ["kipp-2018", "kipp-2017", "kipp-2023-umum"])
@pytest.mark.parametrize("example", ["kelas-perahu", "contoh-lengkap"])
def test_what_is_read_is_what_was_judged_exactly(example: str, rubric: str) -> None:
    report = judge(example, rubric)
    record = read_record(HERE, render(report).encode("ascii"))
    expected = judged_of(report, "laporan.json")
    assert record.judged._replace(title=expected.title, gates={}, parts={}) == expected._replace(gates={}, parts={})
    assert {key: gate.met for key, gate in record.judged.gates.items()} == {
        key: gate.met for key, gate in expected.gates.items()
    }
    assert {key: part.points for key, part in record.judged.parts.items()} == {
        key: part.points for key, part in expected.parts.items()
    }
    assert (record.digest, record.facts_digest) == (report.digest, report.facts_digest)
    assert record.open_questions == report.open_questions


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_report_that_windows_powershell_saved_is_read_too(data: dict[str, Any], encoding: str) -> None:
    written = json.dumps(data).encode(encoding)
    assert is_report(written)
    assert read_record(HERE, written).digest == data["digest"]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ('{"tool": 1}', True),
        ('\n {"tool": ', True),
        ('{"tool": ' + "[" * 100_000, True),
        ("rubrik: [x]\njawaban: {}\n", False),
        ('{"rubrik": ["x"], "jawaban": {"judul": "\\"tool\\""}}', False),
        ("{rubrik: [x], jawaban: {}}", False),
        ("[1]", False),
        ("", False),
    ],
)
def test_a_report_is_told_from_a_fact_file_by_what_it_holds(text: str, *, report: bool) -> None:
    assert is_report(text.encode()) is report


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"", "bukan JSON yang utuh (baris 1, kolom 1)"),
        (b'{"tool": \n', "bukan JSON yang utuh (baris 2, kolom 1)"),
        (b"[]", "bukan laporan inovasi"),
        (b'{"a": "\xff"}', "bukan teks UTF-8"),
        (b'{"a": 1e999}', "1e999 bukan angka"),
        (b'{"a": NaN}', "NaN bukan angka"),
        (b'{"a": ' + b"9" * 5000 + b"}", "ada angka yang terlalu panjang"),
        (b'{"a": 1, "a": 2}', "ada kunci yang tertulis dua kali"),
        (b'{"a": ' + b"[" * 100_000, "susunannya terlalu dalam"),
        (b'{"a": ' + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH + b"}", "susunannya terlalu dalam"),
        (b'{"a": 1.5}', "laporan ini tidak utuh: format harus 1"),
        (b'{"format": 1, "rubrics": []}', "laporan ini tidak utuh: format harus 1"),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(written: bytes, told: str) -> None:
    assert told in complaint(written)


WRONG: Final[list[tuple[str, object, str]]] = [
    ("format", 2, "format harus 1"),
    ("tool", None, "tool harus berupa objek"),
    ("tool.version", 3, "tool.version harus berupa teks"),
    ("rubric.id", ["kipp"], "rubric.id harus berupa teks"),
    ("facts.path", None, "facts.path harus berupa teks"),
    ("on", "kemarin", "on harus berupa tanggal"),
    ("on", "2018-02-30", "on harus berupa tanggal"),
    ("on", 20180331, "on harus berupa tanggal"),
    ("eligibility", [], "eligibility harus berupa objek"),
    ("eligibility.verdict", "maybe", "eligibility.verdict harus salah satu dari"),
    ("eligibility.gates", {}, "eligibility.gates harus berupa daftar objek"),
    ("eligibility.gates", [1], "eligibility.gates harus berupa daftar objek"),
    ("eligibility.gates.0.state", True, "eligibility.gates.0.state harus berupa teks"),
    ("readiness", 5, "readiness harus berupa objek"),
    ("readiness.out_of", "100", "readiness.out_of harus berupa angka"),
    ("readiness.out_of", True, "readiness.out_of harus berupa angka"),
    ("readiness.out_of", 0, "readiness.out_of harus lebih dari 0"),
    ("readiness.out_of", 10**30, "readiness.out_of harus lebih dari 0"),
    ("readiness.claimed.exact.low", "1/0", "readiness.claimed.exact.low harus berupa pecahan"),
    ("readiness.claimed.exact.low", "1e9", "readiness.claimed.exact.low harus berupa pecahan"),
    ("readiness.claimed.exact.low", "9" * 5000, "readiness.claimed.exact.low harus berupa pecahan"),
    ("readiness.evidenced", None, "readiness.evidenced harus berupa objek"),
    ("readiness.parts.0.title", None, "readiness.parts.0.title harus berupa teks"),
    ("open_questions", [1], "open_questions harus berupa daftar teks"),
    ("open_questions", "judul", "open_questions harus berupa daftar teks"),
    ("digest", None, "digest harus berupa teks"),
]


@pytest.mark.parametrize(("at", "value", "told"), WRONG)
def test_a_key_of_another_type_is_named_with_its_place(data: dict[str, Any], at: str, value: object, told: str) -> None:
    changed: Any = deepcopy(data)
    *way, last = at.split(".")
    inner = changed
    for step in way:
        inner = inner[int(step)] if step.isdigit() else inner[step]
    inner[last] = value
    assert f"laporan.json: laporan ini tidak utuh: {told}" in complaint(encoded(changed))


def test_two_gates_of_one_id_are_refused(data: dict[str, Any]) -> None:
    changed = deepcopy(data)
    changed["eligibility"]["gates"] *= 2
    assert "eligibility.gates memuat id yang sama dua kali" in complaint(encoded(changed))


@pytest.mark.parametrize("key", ["tool", "rubric", "facts", "open_questions", "digest"])
def test_no_key_may_be_missing_that_is_needed(data: dict[str, Any], key: str) -> None:
    rest = {name: value for name, value in data.items() if name != key}
    assert f"laporan ini tidak utuh: {key} harus" in complaint(encoded(rest))


@pytest.mark.parametrize("written", ["100/3", "-7", "0", "85/1"])
def test_fractions_are_read_exactly(written: str) -> None:
    assert parse(HERE, encoded({"a": written})).exact("a") == Fraction(written)


def test_a_file_beyond_the_limit_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "MAX_BYTES", 1024)
    (tmp_path / "besar.json").write_bytes(b"{" + b" " * 5000)
    with pytest.raises(InovasiError, match="jadi bukan laporan inovasi"):
        read(tmp_path / "besar.json")
    (tmp_path / "pas.json").write_bytes(b" " * 1024)
    assert len(read(tmp_path / "pas.json")) == 1024
    assert MAX_BYTES == 10 * 1024 * 1024


def test_mismatches_are_told_by_their_place() -> None:
    old = {"a": 1, "parts": [{"id": "x", "low": 2}], "on": True, "list": [1, 2], "facts": {"path": "a"}, "extra": "z"}
    new = {"a": 1.0, "parts": [{"id": "x", "low": 3}], "on": 1, "list": [1], "facts": {"path": "b"}, "digest": "d"}
    found = {each.at: (each.recorded, each.now) for each in mismatches(old, new)}
    assert found == {"parts[x].low": (2, 3), "on": (True, 1), "list[1]": (2, None), "extra": ("z", None)}


def test_where_the_fact_file_lay_is_no_mismatch() -> None:
    old, new = ({"findings": [{"rule": "a", "file": name, "line": 1}]} for name in ("x.yaml", "y.yaml"))
    assert list(mismatches(old, new)) == []
    assert [each.at for each in mismatches(old, {"findings": [{"rule": "b", "file": "x", "line": 1}]})] == [
        "findings[0].rule"
    ]
