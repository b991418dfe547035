"""``--bukti-di``: proofs that lie elsewhere than beside the fact file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from inovasi_cli.facts import Evidence
from inovasi_cli.interview.keeper import Keeper
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE: Final = Path(__file__).parents[1] / "examples" / "contoh-lengkap"


@pytest.fixture(name="apart", autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The facts in one folder, their proofs in another."""
    (tmp_path / "fakta").mkdir()
    shutil.copy(EXAMPLE / "profil.yaml", tmp_path / "fakta")
    shutil.copytree(EXAMPLE / "lampiran", tmp_path / "arsip" / "lampiran")
    monkeypatch.chdir(tmp_path)


def evidenced(inovasi: Callable[..., tuple[int, str, str]], *options: str) -> object:
    report = json.loads(inovasi("nilai", "fakta/profil.yaml", "-f", "json", *options)[1])
    return report["readiness"]["evidenced"]["low"]


def test_a_report_counts_the_proofs_that_lie_there(inovasi: Callable[..., tuple[int, str, str]]) -> None:
    assert evidenced(inovasi, "--bukti-di", "arsip") == 90.28
    assert evidenced(inovasi) == 10.0


@pytest.mark.parametrize("command", ["nilai", "cocok", "batch", "isi", "iid"])
@pytest.mark.parametrize("place", ["tidak-ada", "fakta/profil.yaml"])
def test_what_is_no_folder_is_refused(command: str, place: str, inovasi: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = inovasi(command, "fakta/profil.yaml", "--bukti-di", place)

    assert (code, out) == (2, "")
    assert err == f"--bukti-di: {place} bukan folder\nSebutkan folder tempat berkas bukti disimpan.\n"


def test_the_index_of_a_region_counts_them_too(inovasi: Callable[..., tuple[int, str, str]]) -> None:
    def proven(*options: str) -> object:
        (member,) = json.loads(inovasi("iid", "fakta/profil.yaml", "-f", "json", *options)[1])["innovations"]
        return member["evidenced"]

    assert (proven("--bukti-di", "arsip"), proven()) == (15.0, 3.0)


def test_a_proof_may_not_leave_that_folder(inovasi: Callable[..., tuple[int, str, str]]) -> None:
    text = (
        Path("fakta/profil.yaml").read_text(encoding="utf-8").replace("lampiran/sop.pdf", "../arsip/lampiran/sop.pdf")
    )
    Path("fakta/profil.yaml").write_text(text, encoding="utf-8")
    Path("kosong").mkdir()

    _, out, _ = inovasi("nilai", "fakta/profil.yaml", "-f", "json", "--bukti-di", "kosong")

    rules = [each["rule"] for each in json.loads(out)["findings"] if "sop.pdf" in each["message"]]
    assert set(rules) == {"bukti-di-luar-folder"}


def test_every_rubric_counts_them(inovasi: Callable[..., tuple[int, str, str]]) -> None:
    _, out, _ = inovasi("cocok", "fakta/profil.yaml", "-r", "kipp-2018", "-f", "json", "--bukti-di", "arsip")

    assert json.loads(out)["rubrics"][0]["readiness"]["evidenced"]["low"] == 90.28


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_counts_them_in_every_process(jobs: str, inovasi: Callable[..., tuple[int, str, str]]) -> None:
    shutil.copy("fakta/profil.yaml", "fakta/lain.yaml")

    _, out, _ = inovasi("batch", "fakta", "-f", "jsonl", "--bukti-di", "arsip", "-j", jobs)

    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["readiness"]["evidenced"]["low"] for row in rows if row.get("readiness")] == [90.28, 90.28]


def test_a_comparison_takes_one_folder_for_both_or_one_for_each(inovasi: Callable[..., tuple[int, str, str]]) -> None:
    two = ("banding", "fakta/profil.yaml", "fakta/profil.yaml", "-f", "json")

    found = [
        json.loads(inovasi(*two, *options)[1])["change"]["evidenced"]
        for options in (("--bukti-di", "arsip"), ("--bukti-di", "fakta", "--bukti-di", "arsip"))
    ]

    assert found == [0, 80.28]


def test_a_comparison_takes_no_third_folder_and_none_for_reports(inovasi: Callable[..., tuple[int, str, str]]) -> None:
    inovasi("nilai", "fakta/profil.yaml", "-f", "json=a.json")
    thrice = ["--bukti-di", "arsip"] * 3

    many = inovasi("banding", "fakta/profil.yaml", "fakta/profil.yaml", *thrice)
    reports = inovasi("banding", "a.json", "a.json", "--bukti-di", "arsip")

    assert (many[0], reports[0]) == (2, 2)
    assert many[2].startswith("--bukti-di paling banyak dua kali")
    assert reports[2].startswith("--rubrik, --per, dan --bukti-di hanya untuk berkas fakta")


def test_a_report_holds_where_its_proofs_are_named(inovasi: Callable[..., tuple[int, str, str]]) -> None:
    inovasi("nilai", "fakta/profil.yaml", "-f", "json=a.json", "--bukti-di", "arsip")

    assert inovasi("buktikan", "a.json", "--bukti-di", "arsip")[0] == 0
    assert inovasi("buktikan", "a.json")[0] == 1


def test_a_report_never_overwrites_a_proof_that_lies_there(inovasi: Callable[..., tuple[int, str, str]]) -> None:
    proof = Path("arsip/lampiran/sop.pdf")
    before = proof.read_bytes()

    code, _, err = inovasi("nilai", "fakta/profil.yaml", "--bukti-di", "arsip", "-f", f"json={proof}")

    assert (code, proof.read_bytes()) == (2, before)
    assert "tidak boleh menimpa" in err


def test_an_interview_looks_for_them_there() -> None:
    keeper = Keeper(Path("fakta/profil.yaml"), Bank(folder() / "questions"), rubrics=(), proofs=Path("arsip"))
    try:
        whole = str(Path("arsip/lampiran/sop.pdf").resolve())
        assert [keeper.look(ref).state for ref in ("lampiran/sop.pdf", whole)] == ["file", "file"]
        assert keeper.look(whole) == keeper.look("lampiran/sop.pdf")
        assert isinstance(keeper.facts.answers["tahap"].evidence[0], Evidence)
        assert keeper.facts.answers["tahap"].proven
    finally:
        keeper.close()
