"""What else is written, read back by a parser that is not ours: JSON of every command, fact files, panels."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
import strategies
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pages import Page
from test_batch_formats import parse, rows
from test_contract import OLD

from inovasi_cli.facts import Answer, DateSpan
from inovasi_cli.profile.save import save_facts
from inovasi_cli.render.template import render as template
from inovasi_cli.rubric.catalog import folder, shipped
from inovasi_cli.rubric.load import load_rubric
from inovasi_cli.rubric.values import write_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    from inovasi_cli.facts import Facts, Value
    from inovasi_cli.rubric.load import Loaded

FACTS: Final = str(OLD / "kelas-perahu.yaml")
OTHER: Final = str(OLD / "teropong-jiwa.yaml")
REPORT: Final = str(OLD / "kelas-perahu.json")
TITLES: Final = ("<b>tebal</b> & 'kutip'", "[a](https://contoh.invalid) *b* `c`", "=1+1; -2 | x", "::error::x ##[y]")
CONTEST: Final = """\
lomba: Lomba
penyelenggara: Panitia
peserta: {x: {judul: "TITLE"}, y: {judul: Ye}}
tahap: [{id: proposal, bagian: [{id: a, bobot: 3}, {id: b, bobot: 1}]}]
juri: {p: {nama: Pe}, q: {nama: Ki}}
"""
SCORES: Final = "juri: p\ntahap: proposal\nnilai: {x: {a: 80, b: 70}, y: {a: 60, b: 50}}\n"
TEXTS: Final = st.text("ab1 :#-\n\"'\\{}[],&*!|>%@`~?=é", min_size=1, max_size=20).map(str.strip).filter(bool)
"""Texts in which much means something to YAML."""


@pytest.mark.parametrize(
    "command",
    [
        ("nilai", FACTS),
        ("cocok", FACTS, "-r", "kipp-2018", "-r", "kipp-2019"),
        ("banding", FACTS, OTHER),
        ("buktikan", REPORT, FACTS),
        ("rubrik", "daftar"),
        ("rubrik", "periksa", "kipp-2018"),
        ("rubrik", "uji", "kipp-2018"),
        ("rubrik", "banding", "kipp-2018", "kipp-2019"),
        ("rubrik", "dampak", "kipp-2018", "kipp-2019", FACTS),
    ],
    ids=lambda command: " ".join(command[:2]) if command[0] == "rubrik" else command[0],
)
def test_every_command_writes_strict_json(command: tuple[str, ...], inovasi: Callable[..., Outcome]) -> None:
    done = inovasi(*command, "-f", "json")

    assert parse(done.out), done.err


def said(value: Value | None) -> Any:
    """A value as YAML holds it where nothing is taken for a number or a date."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, DateSpan):
        return str(value)
    return [str(item) for item in value] if isinstance(value, tuple) else write_number(value)


def test_a_fact_file_that_was_saved_is_yaml_to_others_too(kipp_2018: Loaded, tmp_path: Path) -> None:
    @settings(deadline=None, derandomize=True, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(strategies.facts_for(kipp_2018.rubric), TEXTS)
    def is_yaml(facts: Facts, title: str) -> None:
        facts = facts._replace(answers=facts.answers | {"judul": Answer(title)})
        path = tmp_path / "baru.yaml"
        path.unlink(missing_ok=True)
        save_facts(path, facts, kipp_2018.bank)

        answers = (yaml.load(path.read_bytes(), yaml.BaseLoader) or {}).get("jawaban") or {}  # noqa: S506 - texts alone
        found = {key: each if isinstance(each, dict) else {"nilai": each} for key, each in answers.items()}

        assert found.keys() == facts.answers.keys()
        for key, answer in facts.answers.items():
            assert (found[key].get("nilai") or None) == (said(answer.value) or None)
            assert found[key].get("bukti", []) == [proof.ref for proof in answer.evidence]

    is_yaml()


@pytest.mark.parametrize("name", shipped())
def test_a_template_is_yaml_to_others_too(name: str) -> None:
    loaded = load_rubric(folder() / f"{name}.yaml", folder() / "questions")

    read = yaml.load(template(loaded.asked, loaded.rubric), yaml.BaseLoader)  # noqa: S506 - texts alone

    assert read["rubrik"] == [name]
    assert read["jawaban"].keys() == loaded.asked.keys()


@pytest.mark.parametrize("title", TITLES)
def test_a_panel_comes_back_from_every_format_with_its_titles(
    title: str, tmp_path: Path, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lomba.yaml").write_text(CONTEST.replace("TITLE", title), encoding="utf-8")
    (tmp_path / "p.yaml").write_text(SCORES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    made = {
        kind: inovasi("panel", "lomba.yaml", "p.yaml", "-f", kind).out for kind in ("json", "csv", "markdown", "html")
    }

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(made["markdown"])
    inline = [child for each in tokens for child in each.children or ()]
    assert {child.type for child in inline} <= {
        "text",
        "strong_open",
        "strong_close",
        "em_open",
        "em_close",
        "softbreak",
    }
    shown = " ".join("".join(child.content for child in each.children or ()) for each in tokens)
    assert title in shown.replace("\u2060", "")
    assert title in Page(made["html"]).words
    assert title in json.dumps(parse(made["json"]), ensure_ascii=False)
    assert len({len(row) for row in rows(made["csv"])}) == 1
