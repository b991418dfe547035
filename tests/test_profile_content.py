"""What a file is, by what it holds."""

from __future__ import annotations

from hashlib import sha256

import proof_files as files
import pytest

from inovasi_cli.profile.content import HEAD, TAIL, Content

KINDS = [
    ("pdf", files.pdf()),
    ("pdf", b"\xef\xbb\xbf\r\n" + files.pdf()),
    ("jpg", files.JPG),
    ("png", files.png()),
    ("docx", files.DOCX),
    ("docx", files.DOCX_LIBRE),
    ("docx", files.DOCX_GOOGLE),
    ("docx", files.DOCX_LARGE),
    ("xlsx", files.XLSX),
    ("pptx", files.PPTX),
    ("odf", files.ODT),
    ("zip", files.ZIP),
    ("zip", files.archive([])),
    ("ole", files.OLE),
    *(("mp4", files.boxed(brand)) for brand in (b"isom", b"mp42", b"avc1", b"M4V ")),
    ("mov", files.boxed(b"qt  ")),
    ("heic", files.boxed(b"heic")),
    ("heic", files.boxed(b"mif1")),
    ("audio", files.boxed(b"M4A ")),
    ("3gp", files.boxed(b"3gp5")),
    ("webp", files.RIFF + b"WEBPVP8 "),
    ("avi", files.RIFF + b"AVI LIST"),
    ("other", files.RIFF + b"ACONanih"),
    ("gif", b"GIF89a\1\0\1\0\0\0\0;"),
    ("rtf", rb"{\rtf1\ansi isi}"),
    ("rar", b"Rar!\x1a\x07\x01\0isi"),
    ("html", b"\n<!-- galeri -->\n<!DOCTYPE HTML><title>Galeri</title>"),
    ("html", b"<html lang=id>"),
    ("text", "PKS dengan desa, “isi”".encode()),
    ("text", b"\xff\xfes\0k\0"),
    ("text", b"<?xml version='1.0'?><svg/>"),
    ("other", b"\0\1\2\3isi"),
    ("other", bytes(range(1, 32)) * 4),
]


def known(*pieces: bytes) -> tuple[str, str]:
    content = Content()
    for piece in pieces:
        content.add(piece)
    return content.known()


@pytest.mark.parametrize(("kind", "data"), KINDS)
def test_a_file_is_of_the_kind_that_its_content_says(kind: str, data: bytes) -> None:
    assert known(data) == (sha256(data).hexdigest(), kind)


@pytest.mark.parametrize(("kind", "data"), KINDS)
def test_it_is_no_matter_how_large_the_pieces_are_in_which_it_is_read(kind: str, data: bytes) -> None:
    by_seven = [data[start : start + 7] for start in range(0, len(data), 7)]

    assert known(*by_seven) == (sha256(data).hexdigest(), kind)


def test_a_pdf_may_begin_a_little_later_but_not_anywhere() -> None:
    assert known(b"x" * 1019 + b"%PDF-1.4")[1] == "pdf"
    assert known(b"x" * 1024 + b"%PDF-1.4")[1] == "text"


def test_of_a_large_file_only_the_ends_are_kept() -> None:
    content = Content()
    for _ in range(64):
        content.add(b"x" * 100_000)
    kept = [value for value in vars(content).values() if isinstance(value, bytes)]

    assert content.size == 6_400_000
    assert sum(map(len, kept)) == HEAD + TAIL


def test_an_archive_that_only_holds_words_of_an_office_document_is_none() -> None:
    assert known(files.archive(["word/document-lama.txt", "salinan/word/document.xml"]))[1] == "zip"
