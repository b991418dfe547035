"""What several test files share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from inovasi_cli.cli.run import run
from inovasi_cli.rubric.catalog import folder
from inovasi_cli.rubric.load import Loaded, load_rubric

if TYPE_CHECKING:
    from collections.abc import Callable


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def inovasi(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Run a command inside this process, 100 columns wide."""
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str) -> Outcome:
        code = run(arguments)
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture(scope="session")
def kipp_2018() -> Loaded:
    """The shipped rubric of KIPP 2018."""
    return load_rubric(folder() / "kipp-2018.yaml", folder() / "questions")
