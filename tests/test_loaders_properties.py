"""Whatever stands in a file, a loader raises nothing but our own error; whatever the facts, every format is made."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import pytest
import strategies
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from inovasi_cli.assess import assess
from inovasi_cli.errors import InovasiError
from inovasi_cli.golden.load import load_cases
from inovasi_cli.records.record import read_record
from inovasi_cli.render.html import render as html
from inovasi_cli.render.json import render as as_json
from inovasi_cli.render.terminal import render as terminal
from inovasi_cli.render.terminal.writer import Look
from inovasi_cli.rubric.bank import KINDS, Bank
from inovasi_cli.rubric.catalog import folder
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inovasi_cli.rubric.load import Loaded


def anything(*keys: str, words: Sequence[str] = ()) -> st.SearchStrategy[bytes]:
    """Any bytes; and what begins as such a file does: JSON, which is YAML too, with its keys in any place."""
    said = st.text(max_size=5) | st.sampled_from([*keys, *words])
    found = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | said,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(keys), inner),
        max_leaves=12,
    )
    return st.binary(max_size=200) | found.map(lambda data: json.dumps(data).encode())


RECORD: Final = ("format", "eligibility", "facts", "rubric", "readiness", "on", "tool", "digest")
RUBRIC: Final = ("format", "id", "title", "gates", "score", "parts", "levels", "when", "all", "question", "sources")
QUESTION: Final = ("id", "kind", "label", "text", "options", "least", "evidence", "ask_when", "en")
CASE: Final = ("id", "title", "on", "category", "facts", "expect", "verdict", "points", "levels", "fits", "tahap")
FEW = settings(
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@FEW
@given(anything(*RECORD))
@example(b'{"format": 1, "eligibility": {}}')
def test_any_bytes_are_a_report_or_our_own_error(tmp_path: Path, data: bytes) -> None:
    with suppress(InovasiError):
        read_record(tmp_path / "laporan.json", data)


@FEW
@given(anything(*RUBRIC))
@example(b"format: 1\nid: lomba\nscore: {parts: [{}]}\n")
def test_any_bytes_are_a_rubric_or_our_own_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "lomba.yaml"
    path.write_bytes(data)

    with suppress(InovasiError):
        load_rubric(path, folder() / "questions")


def in_parts(inner: st.SearchStrategy[bytes], before: bytes) -> st.SearchStrategy[bytes]:
    """Files of such bytes, and files in which they are an item of a list that is as it should be."""
    return inner | inner.map(lambda data: before + b"  - " + data.replace(b"\n", b" ") + b"\n")


@FEW
@given(in_parts(anything(*QUESTION, words=KINDS), b"theme: {title: Uji, order: 1}\nquestions:\n"))
@example(b"theme: {title: Uji, order: 1}\nquestions: [{id: a, kind: number, label: A, text: A?, least: .inf}]\n")
@example(b"theme: {title: Uji, order: 1}\nquestions: [{id: a, kind: date, ask_when: {question: a, is: b}}]\n")
def test_any_bytes_are_a_bank_file_or_our_own_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "profil.yaml"
    path.write_bytes(data)

    for themes, own in ((tmp_path, ()), (folder() / "questions", (path,))):
        with suppress(InovasiError):
            bank = Bank(themes, own)
            for key in tuple(bank.known_own()) if bank.own else tuple(bank.known()):
                bank.question(key)
            bank.problems()


@FEW
@given(in_parts(anything(*CASE, words=("eligible", "layak", "2018-01-01")), b"cases:\n"))
@example(b"cases: [{id: a, facts: {mulai: 0000}, expect: {verdict: eligible, points: 1/0}}]\n")
def test_any_bytes_are_golden_cases_or_our_own_error(tmp_path: Path, kipp_2018: Loaded, data: bytes) -> None:
    path = tmp_path / "kasus.yaml"
    path.write_bytes(data)

    with suppress(InovasiError):
        load_cases((path,), kipp_2018)


@pytest.mark.parametrize("name", ["kipp-2018", "iid-2026", "kovablik-proposal"])
def test_any_facts_can_be_told_in_every_format(name: str) -> None:
    loaded = load_rubric(folder() / f"{name}.yaml", folder() / "questions")

    @settings(FEW, max_examples=8)
    @given(strategies.facts_for(loaded.rubric), strategies.DAYS)
    def told(facts: Any, day: Any) -> None:
        report = assess(loaded.rubric, facts, day)
        for language in ("id", "en"):
            assert json.loads(as_json(report, language))["format"] == 1
            assert html(report, language).startswith("<!DOCTYPE html>")
            assert terminal(report, Look(language=language)).endswith("\n")

    told()
