"""``inovasi rubrik skema``: what the loaders take, an editor takes too; read by an independent validator."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from jsonschema import Draft202012Validator

from inovasi_cli.cli.run import run
from inovasi_cli.rubric.catalog import folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RUBRICS: Final = [*sorted(folder().glob("*.yaml")), folder() / "templates" / "lomba.yaml"]
BANKS: Final = sorted((folder() / "questions").glob("*.yaml"))
EXAMPLES: Final = sorted((folder().parent / "examples").glob("*/profil.yaml"))
CHOICE: Final = {"question": "tahap", "is": "diterapkan"}
RUBRIC: Final[dict[str, Any]] = {
    "format": 1,
    "id": "uji",
    "title": "Uji",
    "organiser": "Kami",
    "sources": {"p": {"title": "P", "confidence": "high"}},
}


class _Loader(yaml.SafeLoader):
    """YAML as an editor reads it, but for dates, which JSON does not have."""


_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    """The content of a YAML file."""
    return yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a safe loader without dates


@pytest.fixture(name="schema")
def _schema(capsys: pytest.CaptureFixture[str]) -> Callable[..., Draft202012Validator]:
    def call(*arguments: str) -> Draft202012Validator:
        assert run(["rubrik", "skema", *arguments]) == 0
        schema = json.loads(capsys.readouterr().out)
        Draft202012Validator.check_schema(schema)
        return Draft202012Validator(schema)

    return call


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: path.stem)
def test_every_shipped_rubric_fits(path: Path, schema: Callable[..., Draft202012Validator]) -> None:
    assert [error.message for error in schema("rubrik").iter_errors(read(path))] == []


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_every_shipped_bank_file_fits(path: Path, schema: Callable[..., Draft202012Validator]) -> None:
    assert [error.message for error in schema("bank").iter_errors(read(path))] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_example_fits(path: Path, schema: Callable[..., Draft202012Validator]) -> None:
    assert [error.message for error in schema().iter_errors(read(path))] == []


@pytest.mark.parametrize(
    "answers",
    [
        {"tahap": "diterapkn"},
        {"tahap": ["diterapkan"]},
        {"manfaat.jumlah": "banyak"},
        {"mulai": "31-03-2018"},
        {"layanan.bidang": "kesehatan"},
        {"layanan.aplikasi": "mungkin"},
        {"keberlanjutan.anggaran": 2018},
        {"hasil.capaian": "satu"},
        {"judul": ["A"]},
        {"jdul": "A"},
        {"judul": {"nilia": "A"}},
    ],
    ids=str,
)
def test_a_slip_in_a_fact_file_does_not_fit(answers: Any, schema: Callable[..., Draft202012Validator]) -> None:
    assert not schema("profil").is_valid({"jawaban": answers})


def test_a_fact_file_for_one_rubric_may_answer_others_too_since_one_file_serves_many(
    schema: Callable[..., Draft202012Validator],
) -> None:
    only = schema("profil", "-r", "kipp-2018")
    assert only.is_valid({"jawaban": {"mulai": "2016-09", "dukungan.beban": "ya"}})
    assert not only.is_valid({"jawaban": {"mulai": "kemarin"}})
    assert not only.is_valid({"jawaban": {"dukungn.beban": "ya"}})


@pytest.mark.parametrize(
    "gate",
    [
        {"id": "a", "title": "A", "when": CHOICE},
        {"id": "a", "title": "A", "when": {"question": "tahap"}, "cure": "C"},
        {"id": "a", "title": "A", "when": {"question": "tahap", "is": "x", "has": "y"}, "cure": "C"},
        {"id": "a", "title": "A", "when": {"every": [CHOICE]}, "cure": "C"},
        {"id": "A", "title": "A", "when": CHOICE, "cure": "C"},
        {"id": "a", "title": "A", "when": {"question": "mulai", "age_at_least": "1 tahun"}, "cure": "C"},
    ],
    ids=str,
)
def test_a_slip_in_a_rubric_does_not_fit(gate: Any, schema: Callable[..., Draft202012Validator]) -> None:
    assert schema("rubrik").is_valid({**RUBRIC, "gates": [{"id": "a", "title": "A", "when": CHOICE, "cure": "C"}]})
    assert not schema("rubrik").is_valid({**RUBRIC, "gates": [gate]})


def test_only_a_gate_tests_the_judgement(schema: Callable[..., Draft202012Validator]) -> None:
    shown = {"shown": "all"}
    category = {"id": "k", "title": "K", "fits_when": shown}
    assert schema("rubrik").is_valid({**RUBRIC, "gates": [{"id": "a", "title": "A", "when": shown, "cure": "C"}]})
    assert not schema("rubrik").is_valid({**RUBRIC, "categories": [category]})


def test_an_unknown_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rubrik", "skema", "profl"]) == 2
    assert capsys.readouterr().err == 'Skema "profl" tidak ada; maksud Anda profil?\nPilih profil, rubrik, bank.\n'


def test_a_rubric_is_for_fact_files_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rubrik", "skema", "bank", "-r", "kipp-2018"]) == 2
    assert "--rubrik hanya untuk skema profil" in capsys.readouterr().err


def test_a_bank_with_problems_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "profil.yaml").write_text("theme: {title: P}\nquestions: [{id: x}]\n", encoding="utf-8")
    monkeypatch.setattr("inovasi_cli.cli.rubrik.skema.folder", lambda: tmp_path)
    assert run(["rubrik", "skema"]) == 2
    assert "profil.yaml:2:" in capsys.readouterr().err
