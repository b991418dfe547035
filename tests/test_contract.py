"""Yesterday's files under today's program: fact files, rubrics and reports as the first versions wrote them.

``contract/`` is never regenerated: what stands there is what somebody may have kept.
"""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Any, Final

import pytest

from inovasi_cli.cli import run as runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Outcome

OLD: Final = Path(__file__).parent / "contract"
KEPT: Final = sorted(path.stem for path in OLD.glob("*.json"))


def report(name: str) -> dict[str, Any]:
    """A report as it was written then."""
    kept: dict[str, Any] = json.loads((OLD / f"{name}.json").read_text(encoding="utf-8"))
    return kept


def gone(old: Any, new: Any, at: str = "") -> Iterator[str]:
    """The places of a report of yesterday that today's lacks or holds as another type."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in old.items():
            if key not in new:
                yield f"{at}.{key}"
            else:
                yield from gone(value, new[key], f"{at}.{key}")
    elif isinstance(old, list) and isinstance(new, list):
        if old and new:
            yield from gone(old[0], new[0], f"{at}[]")
    elif None not in (old, new) and type(old) is not type(new):
        yield f"{at}: {type(new).__name__}"


def judged(name: str, inovasi: Callable[..., Outcome], *more: str) -> dict[str, Any]:
    """What today's program says of a fact file of yesterday."""
    done = inovasi("nilai", str(OLD / f"{name}.yaml"), "-f", "json", *more)
    assert done.code in (0, 1), done.err
    now: dict[str, Any] = json.loads(done.out)
    return now


@pytest.mark.parametrize("name", KEPT)
def test_a_fact_file_of_yesterday_gets_the_same_verdict_and_points(name: str, inovasi: Callable[..., Outcome]) -> None:
    old, now = report(name), judged(name, inovasi)

    assert now["eligibility"]["verdict"] == old["eligibility"]["verdict"]
    for measure in ("claimed", "evidenced"):
        assert now["readiness"][measure]["exact"] == old["readiness"][measure]["exact"]
    assert now["format"] == old["format"]


@pytest.mark.parametrize("name", KEPT)
def test_a_report_only_gains_keys(name: str, inovasi: Callable[..., Outcome]) -> None:
    assert list(gone(report(name), judged(name, inovasi))) == []


def test_a_key_that_is_gone_or_of_another_type_is_noticed() -> None:
    assert list(gone({"a": 1, "b": [{"c": ""}]}, {"b": [{"c": 2}]})) == [".a", ".b[].c: int"]


@pytest.mark.parametrize("name", KEPT)
def test_a_report_of_yesterday_can_still_be_compared_and_proved(name: str, inovasi: Callable[..., Outcome]) -> None:
    old = str(OLD / f"{name}.json")

    assert inovasi("banding", old, old).code == 0
    assert inovasi("buktikan", old, str(OLD / f"{name}.yaml")).code in (0, 1)


@pytest.mark.parametrize("file", ["kipp-2018.yaml", "lomba-kami.yaml"])
def test_a_rubric_of_yesterday_still_judges(file: str, tmp_path: Path, inovasi: Callable[..., Outcome]) -> None:
    # Under another name: a shipped id belongs to the shipped rubric.
    own = tmp_path / "kemarin.yaml"
    text = (OLD / file).read_text(encoding="utf-8")
    own.write_text(text.replace(f"id: {file.removesuffix('.yaml')}\n", "id: kemarin\n"), encoding="utf-8")
    copyfile(OLD / "kelas-perahu.yaml", tmp_path / "profil.yaml")

    done = inovasi("nilai", str(tmp_path / "profil.yaml"), "-r", str(own), "-f", "json")

    assert done.code in (0, 1), done.err


def test_the_exit_codes_stay() -> None:
    assert (runs.UNUSABLE, runs.BUG, runs.LEFT) == (2, 70, 130)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("nilai", "--rubrik --per --format --semua --bahasa"),
        ("cocok", "--rubrik --per --format --bahasa"),
        ("batch", "--rubrik --per --format --minimum --minimum-rata --terbukti --izinkan-belum-pasti --exit-zero"),
        ("batch", "--urut --teratas --jobs --scheduler --bahasa"),
        ("banding", "--rubrik --per --format --bahasa"),
        ("riwayat", "--rubrik --per --format --bahasa"),
        ("buktikan", "--rubrik --format --bahasa"),
        ("isi", "--rubrik --ulang --tema --polos"),
    ],
)
def test_the_options_stay(command: str, options: str, inovasi: Callable[..., Outcome]) -> None:
    told = inovasi(command, "--help").out

    assert [option for option in options.split() if option not in told] == []
