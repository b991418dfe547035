"""What is found where a fact file names a proof."""

from __future__ import annotations

import os
import socket
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import proof_files as files
import pytest

from inovasi_cli.errors import Start
from inovasi_cli.facts import Answer, Evidence
from inovasi_cli.profile import evidence
from inovasi_cli.profile.evidence import look, most_bytes
from inovasi_cli.rubric.model import MEGABYTE, MOST_MEGABYTES, Proof
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from pathlib import Path

HERE = Start(3, 7)
PDF = Proof(("pdf", "tautan"), Text("surat"))
SMALL = PDF._replace(max_mb=1)
posix = pytest.mark.skipif(os.name == "nt", reason="such files are made on POSIX only")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "rahasia.pdf").write_bytes(b"di luar")
    folder = tmp_path / "profil"
    (folder / "lampiran").mkdir(parents=True)
    (folder / "lampiran" / "sk.pdf").write_bytes(b"%PDF-isi")
    (folder / "kosong.pdf").touch()
    return folder


def state(ref: str, folder: Path, proof: Proof | None = None) -> str:
    return look(ref, folder, HERE, proof).state


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

    assert proof == Evidence("lampiran/sk.pdf", "file", sha256(b"%PDF-isi").hexdigest(), 3, 7, "pdf")
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
        pytest.param("lampiran", "not-file", id="a folder"),
        pytest.param(".", "not-file", id="the folder itself"),
        pytest.param("kosong.pdf", "empty", id="an empty file"),
        pytest.param("../rahasia.pdf", "outside", id="one up"),
        pytest.param(r"lampiran\..\..\rahasia.pdf", "outside", id="one up after all"),
        pytest.param("../tidak-ada.pdf", "outside", id="one up, not there"),
        pytest.param("/etc/hostname", "outside", id="absolute"),
        pytest.param(r"\\server\bagi\sk.pdf", "outside", id="on another computer"),
        pytest.param("//server/bagi/sk.pdf", "outside", id="on another computer with slashes"),
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

    monkeypatch.setattr(evidence, "_open", refuse)

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


@pytest.mark.parametrize(
    ("name", "data", "kinds", "found"),
    [
        ("sk.pdf", files.pdf(), ("pdf",), "file"),
        ("pindaian", files.pdf(), ("pdf",), "file"),
        ("foto.jpeg", files.JPG, ("pdf", "jpg"), "file"),
        ("foto.jpg", files.png(), ("jpg",), "wrong-kind"),
        ("sk.pdf", files.DOCX, ("pdf",), "wrong-kind"),
        ("sk.pdf", b"<html>404", ("pdf",), "wrong-kind"),
        ("sk.pdf", b"isi", ("pdf", "docx"), "wrong-kind"),
        ("tabel.xlsx", files.XLSX, ("pdf", "xlsx"), "file"),
        ("surat.doc", files.OLE, ("docx",), "wrong-kind"),
        ("video.mp4", files.boxed(b"isom"), ("mp4", "tautan"), "file"),
    ],
)
def test_a_file_counts_by_what_it_holds_whatever_its_name(
    name: str, data: bytes, kinds: tuple[str, ...], found: str, folder: Path
) -> None:
    (folder / name).write_bytes(data)

    proof = look(name, folder, HERE, Proof(kinds, Text("surat")))

    assert (proof.state, proof.digest) == (found, sha256(data).hexdigest())


def test_where_no_proof_is_asked_for_any_file_will_do(folder: Path) -> None:
    (folder / "catatan").write_bytes(b"isi")

    assert (look("catatan", folder, HERE).state, look("catatan", folder, HERE).kind) == ("file", "text")


def test_a_link_counts_whatever_kind_was_asked_for(folder: Path) -> None:
    assert state("https://contoh.go.id/sk", folder, Proof(("pdf",), Text("surat"))) == "link"


@pytest.mark.parametrize(("size", "found"), [(MEGABYTE, "file"), (MEGABYTE + 1, "too-big")])
def test_a_file_counts_up_to_the_size_that_its_question_publishes(size: int, found: str, folder: Path) -> None:
    (folder / "besar.pdf").write_bytes(b"%PDF-" + b" " * (size - 5))

    assert state("besar.pdf", folder, SMALL) == found


def test_without_a_published_size_one_of_ours_holds_and_nothing_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (folder / "besar.pdf").open("wb") as file:
        file.truncate(MEGABYTE * MOST_MEGABYTES + 1)
    monkeypatch.setattr(os, "read", None)

    assert look("besar.pdf", folder, HERE, PDF) == Evidence("besar.pdf", "too-big", None, 3, 7)
    assert (most_bytes(PDF), most_bytes(None)) == (MEGABYTE * MOST_MEGABYTES, MEGABYTE * MOST_MEGABYTES)


def test_a_file_that_grows_while_it_is_read_is_not_read_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def endless(_file: int, size: int) -> bytes:
        asked.append(size)
        return b"x" * size

    monkeypatch.setattr(os, "read", endless)

    assert state("lampiran/sk.pdf", folder, SMALL) == "too-big"
    assert sum(asked) < 2 * MEGABYTE


@posix
def test_what_is_no_file_is_neither_opened_nor_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "pipa.pdf")
    (folder / "perangkat.pdf").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(folder)
        listening.bind("soket.pdf")
        monkeypatch.setattr(evidence, "_open", None)

        assert [state(f"{name}.pdf", folder) for name in ("pipa", "perangkat", "soket")] == [
            *("not-file", "outside", "not-file")
        ]


@posix
def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = evidence._read  # noqa: SLF001 - what stands between looking and opening
    (folder / "sk.pdf").write_bytes(b"%PDF-isi")

    def swap_first(*given: Any) -> object:
        (folder / "sk.pdf").unlink()
        os.mkfifo(folder / "sk.pdf")
        return real(*given)

    monkeypatch.setattr(evidence, "_read", swap_first)

    assert state("sk.pdf", folder) == "not-file"


@posix
@pytest.mark.parametrize("swapped", ["lampiran", "lampiran/sk.pdf"])
def test_a_link_that_is_put_there_meanwhile_leads_nowhere(
    swapped: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = evidence._read  # noqa: SLF001 - as above
    outside = folder.parent / "luar"
    outside.mkdir()
    (outside / "sk.pdf").write_bytes(b"%PDF-rahasia")

    def swap_first(*given: Any) -> object:
        (folder / swapped).rename(folder / "disingkirkan")
        (folder / swapped).symlink_to(outside / "sk.pdf" if swapped.endswith(".pdf") else outside)
        return real(*given)

    monkeypatch.setattr(evidence, "_read", swap_first)

    assert look("lampiran/sk.pdf", folder, HERE).digest is None


def test_no_handle_stays_open(folder: Path) -> None:
    handles = os.open(folder / "lampiran" / "sk.pdf", os.O_RDONLY)
    os.close(handles)
    for ref in ("lampiran/sk.pdf", "kosong.pdf", "lampiran/tidak-ada.pdf", "lampiran"):
        look(ref, folder, HERE)
    again = os.open(folder / "lampiran" / "sk.pdf", os.O_RDONLY)
    os.close(again)

    assert again == handles


def test_where_a_system_knows_no_steps_the_whole_path_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "supports_dir_fd", set())

    assert state("lampiran/sk.pdf", folder, PDF) == "file"
