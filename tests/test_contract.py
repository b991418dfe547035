"""Yesterday's files under today's program: fact files, rubrics and reports as the first versions wrote them.

``contract/`` is never regenerated: what stands there is what somebody may have kept.
"""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Any, Final

import pytest

from inovasi_cli.cli import codes
from inovasi_cli.cli import run as runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Outcome

ROOT: Final = Path(__file__).parents[1]
OLD: Final = ROOT / "tests" / "contract"
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


@pytest.mark.parametrize(("kept", "like"), [("simpanan-pertama", "kelas-perahu"), ("templat-pertama", None)])
def test_what_the_first_template_and_the_first_saving_wrote_is_read(
    kept: str, like: str | None, inovasi: Callable[..., Outcome]
) -> None:
    now = judged(kept, inovasi)

    if like:
        assert now["eligibility"]["verdict"] == report(like)["eligibility"]["verdict"]
        assert now["readiness"]["claimed"]["exact"] == report(like)["readiness"]["claimed"]["exact"]
        assert now["readiness"]["evidenced"]["exact"] == report(like)["readiness"]["evidenced"]["exact"]
    else:
        assert now["eligibility"]["verdict"] == "undecided"


# Batches


def table(text: str) -> list[dict[str, str]]:
    """The rows of a table by column."""
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.fixture(name="batch")
def _batch(inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """The batch of the kept fact files in a format."""
    monkeypatch.chdir(OLD)
    return lambda name: inovasi("batch", *(f"{each}.yaml" for each in KEPT), "-f", name).out


def test_a_table_keeps_its_columns_with_what_they_say(batch: Callable[[str], str]) -> None:
    old, now = table((OLD / "batch.csv").read_bytes().decode()), table(batch("csv"))

    assert len(now) == len(old) > 1
    for before, after in zip(old, now, strict=True):
        assert [column for column in before if column not in after] == []
        # Titles of requirements are words for people; all else is read by formulas.
        assert {column: after[column] for column in before if column != "syarat_kurang"} == {
            column: said for column, said in before.items() if column != "syarat_kurang"
        }


def test_json_lines_only_gain_keys(batch: Callable[[str], str]) -> None:
    old = [json.loads(line) for line in (OLD / "batch.jsonl").read_text(encoding="utf-8").splitlines()]
    now = [json.loads(line) for line in batch("jsonl").splitlines()]

    assert list(gone(old, now)) == []
    assert [(each["file"], each["state"], each["verdict"]) for each in now] == [
        (each["file"], each["state"], each["verdict"]) for each in old
    ]


# Exit codes


def raising(error: BaseException) -> Callable[..., None]:
    """A program that ends so."""

    def ends(*_: object) -> None:
        raise error

    return ends


@pytest.mark.parametrize(
    ("code", "command"),
    [
        (0, ("batch", "contoh.yaml", "-r", "kipp-2018", "--exit-zero")),
        (1, ("nilai", "contoh.yaml", "-r", "kipp-2018")),
        (1, ("batch", "contoh.yaml", "-r", "kipp-2018")),
        (2, ("nilai", "tidak-ada.yaml", "-r", "kipp-2018")),
        (2, ("batch", "contoh.yaml", "rusak.yaml", "-r", "kipp-2018")),
        (2, ("batch", "rusak.yaml", "-r", "kipp-2018", "--exit-zero")),
        (2, ("nilai", "contoh.yaml", "--tidak-ada")),
        (2, ("tidak-ada",)),
    ],
)
def test_the_exit_codes_stay(
    code: int,
    command: tuple[str, ...],
    tmp_path: Path,
    inovasi: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copyfile(OLD / "kelas-perahu.yaml", tmp_path / "contoh.yaml")
    (tmp_path / "rusak.yaml").write_text("jawaban: [", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert inovasi(*command).code == code


@pytest.mark.parametrize(
    ("code", "error"), [(0, BrokenPipeError()), (2, OSError()), (70, KeyError()), (130, KeyboardInterrupt())]
)
def test_the_exit_codes_of_what_goes_wrong_stay(
    code: int, error: BaseException, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "get_command", raising(error))
    monkeypatch.setattr(runs, "abandon", lambda _stream: None)

    assert inovasi("rubrik").code == code


def test_the_exit_codes_that_are_written_down_are_those() -> None:
    architecture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \|", architecture.partition("| exit | when |")[2], re.MULTILINE)

    assert list(map(int, rows)) == [0, 1, codes.UNUSABLE, codes.BUG, codes.LEFT] == [0, 1, 2, 70, 130]


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
