"""What a fuzzer found to reach something new is tried again, and a fault in what it tries is seen."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import fuzz_targets
import pytest
from fuzz_targets import TARGETS, Finding

if TYPE_CHECKING:
    from inovasi_cli.errors import Problems
    from inovasi_cli.strict_yaml import Mapping

CORPUS: Final = Path(__file__).parent / "fuzz" / "corpus"
MOST: Final = 300 * 1024


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_is_found_in_what_was_kept(target: str) -> None:
    kept = sorted((CORPUS / target).glob("*.yaml"))

    for path in kept:
        TARGETS[target](path.read_bytes())
    assert len(kept) > 20


def test_what_is_kept_is_little() -> None:
    assert sum(path.stat().st_size for path in CORPUS.rglob("*.yaml")) < MOST


@pytest.mark.parametrize("target", TARGETS)
def test_an_error_that_is_not_ours_is_a_finding(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes, problems: Problems, *, parser: str = "") -> Mapping | None:  # noqa: ARG001 - as the real one
        raise KeyError(data)

    monkeypatch.setattr("inovasi_cli.strict_yaml.parse", broken)

    with pytest.raises(KeyError):
        TARGETS[target](b"jawaban:\n")


def test_parsers_that_differ_are_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz_targets, "_placed", id)

    with pytest.raises(Finding, match="different"):
        TARGETS["yaml"](b"a: 1\n")


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed")
def test_a_few_seconds_of_fuzzing_find_nothing(tmp_path: Path) -> None:
    script = Path(__file__).with_name("run_fuzz.py")

    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, script, "6"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
