"""Whatever stands in a file, a loader raises nothing but our own error; whatever the facts, every format is made."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
import strategies
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from inovasi_cli.assess import assess
from inovasi_cli.errors import InovasiError
from inovasi_cli.records.record import read_record
from inovasi_cli.render.html import render as html
from inovasi_cli.render.json import render as as_json
from inovasi_cli.render.terminal import render as terminal
from inovasi_cli.render.terminal.writer import Look
from inovasi_cli.rubric.catalog import folder
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from pathlib import Path

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["format", "eligibility", "facts", "rubric", "readiness", "on", "tool", "digest"]), inner
        )
    ),
    max_leaves=12,
)
ANYTHING = st.binary(max_size=200) | JSON.map(lambda data: json.dumps(data).encode())
FEW = settings(
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@FEW
@given(ANYTHING)
@example(b'{"format": 1, "eligibility": {}}')
def test_any_bytes_are_a_report_or_our_own_error(tmp_path: Path, data: bytes) -> None:
    with suppress(InovasiError):
        read_record(tmp_path / "laporan.json", data)


@FEW
@given(ANYTHING)
@example(b"format: 1\nid: lomba\nscore: {parts: [{}]}\n")
def test_any_bytes_are_a_rubric_or_our_own_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "lomba.yaml"
    path.write_bytes(data)

    with suppress(InovasiError):
        load_rubric(path, folder() / "questions")


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
