"""PDFs that are broken, or ask whoever reads them for as much as they can; in the place of one that is a proof."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from proof_files import pdf

from hostile.sample import Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD: Final = pdf(3, text="isi", more="/CreationDate(D:20180305101500+07'00')")
MANY: Final = 100_000


def every() -> Iterator[Sample]:
    """Whatever a proof holds, the fact file that names it is judged."""
    seen: set[bytes] = set()
    for name, data in (*_cut(), *_changed(), *_made()):
        if data not in seen:
            seen.add(data)
            yield Sample(f"pdf-{name}", "proof", data, valid=True)


def _cut() -> Iterator[tuple[str, bytes]]:
    for size in range(8, len(GOOD), 29):
        yield f"potong-{size}", GOOD[:size]
    for size in range(16, len(GOOD), 151):
        yield f"tanpa-awal-{size}", b"%PDF-1.4\n" + GOOD[size:]


def _changed() -> Iterator[tuple[str, bytes]]:
    for place in range(9, len(GOOD), 37):
        yield f"ubah-{place}", GOOD[:place] + bytes([GOOD[place] ^ 0x15]) + GOOD[place + 1 :]
    for name, old, new in (
        ("anak-sendiri", b"[4 0 R", b"[2 0 R"),
        ("anak-tidak-ada", b"[4 0 R", b"[9 9 R"),
        ("anak-bukan-larik", b"[4 0 R", b" 4 0 R"),
        ("banyak-sekali", b"/Count 3", b"/Count 99999999999999999999"),
        ("kurang-dari-nol", b"/Count 3", b"/Count -3"),
        ("bukan-angka", b"/Count 3", b"/Count(3)"),
        ("ukuran", b"/Size 7", b"/Size 99999999999"),
        ("akar-lain", b"/Root 1 0 R", b"/Root 4 0 R"),
        ("akar-putar", b"<</Type/Catalog/Pages 2 0 R>>", b"1 0 R"),
        ("sebelum-sendiri", b"/Size 7", b"/Size 7/Prev 9"),
        ("tanggal-salah", b"D:20180305101500+07'00'", b"D:20189905101500+07'00'"),
        ("tanggal-awal", b"D:20180305101500+07'00'", b"D:00010101000000+23'59'"),
        ("tanggal-akhir", b"D:20180305101500+07'00'", b"D:99991231235959-23'59'"),
        ("tanggal-panjang", b"D:20180305101500+07'00'", b"D:" + b"9" * MANY),
        ("tanggal-perintah", b"D:20180305101500+07'00'", b"\x1b]0;a\x07 ##[error] ::error::"),
        ("rahasia", b"/Size 7", b"/Size 7/Encrypt<</Filter/Standard/V 5/R 6/Length 256>>"),
        ("rahasia-tak-ada", b"/Size 7", b"/Size 7/Encrypt 99 0 R"),
        ("rahasia-lain", b"/Size 7", b"/Size 7/Encrypt<</Filter/Lain/V 999/R 999>>"),
    ):
        assert old in GOOD
        yield name, GOOD.replace(old, new)


def _made() -> Iterator[tuple[str, bytes]]:
    head = b"%PDF-1.7\n"
    yield "kepala", head
    yield "nol", head + bytes(MANY)
    yield "kurung", head + b"1 0 obj" + b"[" * MANY
    yield "kamus", head + b"1 0 obj" + b"<</A" * MANY
    yield "teks", head + b"1 0 obj(" + b"(" * MANY
    yield "objek", head + b"".join(b"%d 0 obj null endobj\n" % each for each in range(20_000))
    yield "akhir", head + b"startxref\n0\n%%EOF\n" * 20_000
    yield "halaman", pdf(5_000)
    yield "halaman-dalam", _tree(3_000)
    yield "halaman-sama", GOOD.replace(b"[4 0 R 5 0 R 6 0 R]", b"[" + b"4 0 R " * MANY + b"]")
    yield "tabel-bom", _table(zlib.compress(bytes(200_000_000), 9), b"")
    yield "tabel-bom-ganda", _table(zlib.compress(zlib.compress(bytes(300_000_000), 9), 9), b"/FlateDecode")
    yield "tabel-lebar", _table(zlib.compress(bytes(7_000_000), 9), b"")
    yield "arsip-bom", _packed(zlib.compress(b"1 0 2 10 " + b" " * 200_000_000, 9))


def _tree(depth: int) -> bytes:
    """Pages in groups in groups, each of one."""
    objects = [b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"]
    objects += [
        b"%d 0 obj<</Type/Pages/Kids[%d 0 R]/Count 1>>endobj\n" % (each, each + 1) for each in range(2, depth + 2)
    ]
    objects.append(b"%d 0 obj<</Type/Page>>endobj\n" % (depth + 2))
    return b"%PDF-1.4\n" + b"".join(objects) + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def _table(data: bytes, more: bytes) -> bytes:
    """One whose cross-reference is a packed stream."""
    at = b"/Type/XRef/Size 9999999/W[1 2 2]/Root 1 0 R/Filter[/FlateDecode%s]/Length %d" % (more, len(data))
    body = b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    return body + b"3 0 obj<<%s>>stream\n%s\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % (at, data, len(body))


def _packed(data: bytes) -> bytes:
    """One whose objects lie in a packed stream."""
    at = b"/Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length %d" % len(data)
    body = b"%%PDF-1.5\n3 0 obj<<%s>>stream\n%s\nendstream endobj\n" % (at, data)
    rows = bytes([0, 0, 0, 255, 2, 0, 3, 0, 2, 0, 3, 1, 1, 0, 9, 0])
    table = b"/Type/XRef/Size 4/W[1 2 1]/Root 1 0 R/Length %d" % len(rows)
    return body + b"4 0 obj<<%s>>stream\n%s\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % (table, rows, len(body))
