"""What is found where a fact file names a proof."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from inovasi_cli.errors import Start
from inovasi_cli.facts import Answer, Evidence
from inovasi_cli.profile.evidence import look

HERE = Start(3, 7)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "rahasia.pdf").write_bytes(b"di luar")
    folder = tmp_path / "profil"
    (folder / "lampiran").mkdir(parents=True)
    (folder / "lampiran" / "sk.pdf").write_bytes(b"%PDF isi")
    (folder / "kosong.pdf").touch()
    return folder


def state(ref: str, folder: Path) -> str:
    return look(ref, folder, HERE).state


@pytest.mark.parametrize(
    "ref",
    [
        "https://contoh.go.id",
        "http://contoh.go.id/berita?id=1#atas",
        "https://data.contoh.go.id:8443/a/b.pdf",
        "https://192.168.1.1/a",
    ],
)
def test_a_well_formed_link_is_there_without_being_followed(ref: str, folder: Path) -> None:
    assert look(ref, folder, HERE) == Evidence(ref, "link", None, 3, 7)


@pytest.mark.parametrize(
    "ref",
    [
        "ftp://contoh.go.id/a",
        "file:///etc/passwd",
        "https://",
        "https://contoh",
        "https://contoh .go.id",
        "https://contoh.go.id/a b",
        "https://contoh.go.id:port",
        " https://contoh.go.id",
        "www.contoh.go.id/berita",
    ],
)
def test_anything_else_that_looks_like_a_link_is_a_bad_one(ref: str, folder: Path) -> None:
    proof = look(ref, folder, HERE)

    assert (proof.state, proof.digest, proof.there) == ("bad-link", None, False)


def test_a_file_is_there_with_the_digest_of_its_content(folder: Path) -> None:
    proof = look("lampiran/sk.pdf", folder, HERE)

    assert proof == Evidence("lampiran/sk.pdf", "file", sha256(b"%PDF isi").hexdigest(), 3, 7)
    assert proof.there


@pytest.mark.parametrize("ref", [r"lampiran\sk.pdf", "./lampiran//sk.pdf", "lampiran/../lampiran/sk.pdf"])
def test_a_file_is_found_however_its_path_is_written(ref: str, folder: Path) -> None:
    proof = look(ref, folder, HERE)

    assert (proof.ref, proof.state) == (ref, "file")


@pytest.mark.parametrize(
    ("ref", "found"),
    [
        pytest.param("lampiran/tidak-ada.pdf", "missing", id="no such file"),
        pytest.param("kosong.pdf/sk.pdf", "missing", id="below a file"),
        pytest.param("lampiran", "missing", id="a folder"),
        pytest.param(".", "missing", id="the folder itself"),
        pytest.param("kosong.pdf", "empty", id="an empty file"),
        pytest.param("../rahasia.pdf", "outside", id="one up"),
        pytest.param(r"lampiran\..\..\rahasia.pdf", "outside", id="one up after all"),
        pytest.param("../tidak-ada.pdf", "outside", id="one up, not there"),
        pytest.param("/etc/hostname", "outside", id="absolute"),
        pytest.param(r"D:\arsip\sk.pdf", "outside", id="absolute on Windows"),
        pytest.param("lampiran/a\0.pdf", "unreadable", id="a name with NUL"),
        pytest.param("x" * 300, "unreadable", id="a name too long"),
    ],
)
def test_what_is_no_readable_file_of_the_folder_is_not_there(ref: str, found: str, folder: Path) -> None:
    proof = look(ref, folder, HERE)

    assert (proof.state, proof.digest, proof.there) == (found, None, False)


def test_a_symbolic_link_counts_only_where_it_stays_inside(folder: Path) -> None:
    (folder / "dalam.pdf").symlink_to(folder / "lampiran" / "sk.pdf")
    (folder / "luar.pdf").symlink_to(folder.parent / "rahasia.pdf")
    (folder / "hilang.pdf").symlink_to(folder / "tidak-ada.pdf")

    assert [state(ref, folder) for ref in ("dalam.pdf", "luar.pdf", "hilang.pdf")] == ["file", "outside", "missing"]


def test_a_loop_of_symbolic_links_is_unreadable(folder: Path) -> None:
    (folder / "a.pdf").symlink_to(folder / "b.pdf")
    (folder / "b.pdf").symlink_to(folder / "a.pdf")

    assert state("a.pdf", folder) == "unreadable"


def test_a_file_that_may_not_be_opened_is_unreadable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)

    assert state("lampiran/sk.pdf", folder) == "unreadable"


def test_a_folder_reached_by_a_symbolic_link_is_the_folder(folder: Path) -> None:
    link = folder.parent / "pintasan"
    link.symlink_to(folder, target_is_directory=True)

    assert state("lampiran/sk.pdf", link) == "file"


def test_an_answer_is_proven_by_one_proof_that_is_there(folder: Path) -> None:
    missing, file = look("tidak-ada.pdf", folder, HERE), look("lampiran/sk.pdf", folder, HERE)

    assert Answer("ya", (missing, file)).proven
    assert not Answer("ya", (missing,)).proven
    assert not Answer("ya").proven
