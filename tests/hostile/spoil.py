"""Spoils the bytes of a valid file, whatever it says: encodings, documents, syntax, bombs, cuts."""

from __future__ import annotations

import gzip
import random
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    Spoiled = Iterator[tuple[str, bytes, bool | None]]

SEED: Final = 20180331
CUTS: Final = 130
SLIPS: Final = 70

_RAW: Final = [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
_TURNING: Final = (*range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xFFFE, 0xFFFF)


def spoiled(text: str, cut: str) -> Spoiled:
    """Every way; ``cut`` is a word of a text in the file, in which characters are put."""
    yield from encodings(text)
    yield from controls(text, cut)
    yield from documents(text)
    yield from bombs(text)
    yield from cuts(text)
    yield from slips(text)


def encodings(text: str) -> Spoiled:
    """The same text in other bytes, and other bytes altogether."""
    raw = text.encode()
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp037"):
        yield name, text.encode(name), False
    yield "utf-16-be-bom", b"\xfe\xff" + text.encode("utf-16-be"), False
    for name, bad in {
        "latin-1": b"\xe9",
        "cp1252": b"\x93\x94",
        "shift-jis": b"\x83\x65",
        "utf-8-panjang": b"\xc0\x80",
        "surogat": b"\xed\xa0\x80",
        "pasangan-surogat": b"\xed\xa0\xbd\xed\xb8\x80",
        "lanjutan": b"\xbf",
        "terpotong": b"\xe2\x82",
        "di-atas-unicode": b"\xf4\x90\x80\x80",
        "lima-bita": b"\xf8\x88\x80\x80\x80",
    }.items():
        yield f"bita-{name}", raw + b"# " + bad + b"\n", False
        yield f"bita-{name}-di-awal", b"# " + bad + b"\n" + raw, False
    yield "bom", b"\xef\xbb\xbf" + raw, True
    yield "bom-dua", b"\xef\xbb\xbf" * 2 + raw, False
    yield "crlf", raw.replace(b"\n", b"\r\n"), True
    yield "cr-saja", raw.replace(b"\n", b"\r"), False
    yield "cr-satu", raw.replace(b"\n", b"\r", 1), False
    yield "gzip", gzip.compress(raw, mtime=0), False
    yield "pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", False
    yield "zip", b"PK\x03\x04" + raw, False
    yield "halaman-html", b"<!DOCTYPE html><html><body><p>x: y</p></body></html>\n", False
    yield "acak", random.Random(SEED).randbytes(5_000), False  # noqa: S311 - only to be the same each time
    yield "nol", b"\0" * 4096, False
    yield "ekor-nol", raw + b"\0" * 512, False


def controls(text: str, cut: str) -> Spoiled:
    """Every character that acts instead of showing, raw and as an escape."""
    assert cut in text
    for code in (*_RAW, *_TURNING):
        yield f"U+{code:04X}", text.replace(cut, f"{cut[:1]}{chr(code)}{cut[1:]}", 1).encode(), False
    for code in (*_RAW[::3], *_TURNING[::2], 0xD800, 0xDFFF):
        escaped = f'"{cut}\\u{code:04x}"'
        yield f"lolos-U+{code:04X}", text.replace(cut, escaped, 1).encode(), False if code != 9 else None
    for name, escape in (
        *(("terlalu-besar", "\\UFFFFFFFF"), ("di-atas", "\\U00110000"), ("pasangan", "\\uD83D\\uDE00")),
        *(("esc", "\\e[31m"), ("nol", "\\0"), ("lonceng", "\\a"), ("tak-dikenal", "\\q"), ("pendek", "\\x1")),
    ):
        yield f"lolos-{name}", text.replace(cut, f'"{cut}{escape}"', 1).encode(), False


def documents(text: str) -> Spoiled:
    """None, several, or other things around one."""
    for name, around, valid in (
        *(("kosong", "", False), ("spasi", "  \n \n", False), ("komentar", "# hanya komentar\n", False)),
        *(("pembuka-saja", "---\n", False), ("tutup-saja", "...\n", False), ("null", "null\n", False)),
        *(("daftar", "- a\n- b\n", False), ("teks", "hanya teks\n", False), ("angka", "12\n", False)),
        *(("peta-kosong", "{}\n", False), ("daftar-kosong", "[]\n", False), ("asing", "a: 1\nb: {c: 2}\n", False)),
        *(("pembuka", f"---\n{text}", True), ("penutup", f"{text}...\n", True), ("dua", f"{text}---\n{text}", False)),
        *(("dua-kosong", f"{text}---\n", False), ("yaml-1.1", f"%YAML 1.1\n---\n{text}", False)),
        *(("yaml-9", f"%YAML {'9' * 5_000}.1\n---\n{text}", False), ("tag", f"%TAG ! tag:x,1:\n---\n{text}", False)),
        *(("indentasi", "".join(f" {line}\n" for line in text.splitlines()), None), ("tab", f"\t{text}", False)),
        *(("tanpa-akhir-baris", text.rstrip("\n"), True), ("banyak-baris", text + "\n" * 20_000, True)),
        *(("terlalu-besar", text + "#" * 1_048_576 + "\n", False), ("hampir-penuh", text + "# \n" * 330_000, True)),
        *(("sejuta-baris", "\n" * 1_040_000, False), ("sejuta-spasi", " " * 1_040_000, False)),
    ):
        yield f"dokumen-{name}", around.encode(), valid


def bombs(text: str) -> Spoiled:
    """Little text that stands for much, or goes deep."""
    for name, more in _BOMBS.items():
        yield f"bom-{name}", f"{text}zz: {more}\n".encode(), False
    for levels in (3, 6, 9, 15):
        steps = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, levels))
        yield f"bom-tawa-{levels}", f"a0: &a0 [x]\n{steps}{text}".encode(), False
        merges = "".join(f"m{n}: &m{n}\n  <<: [{', '.join([f'*m{n - 1}'] * 9)}]\n" for n in range(1, levels))
        yield f"bom-gabung-{levels}", f"m0: &m0 {{x: 1}}\n{merges}{text}".encode(), False
    for depth in (33, 200, 1_000, 3_100, 20_000, 100_000):
        yield f"dalam-kurung-{depth}", f"{text}zz: {'[' * depth}{']' * depth}\n".encode(), False
        yield f"dalam-kurawal-{depth}", f"{text}zz: {'{a: ' * depth}1{'}' * depth}\n".encode(), False
        yield f"dalam-terbuka-{depth}", f"{text}zz: {'[' * depth}".encode(), False
    for depth in (33, 200, 1_000):
        lines = "".join(" " * n + "-\n" for n in range(1, depth))
        yield f"dalam-baris-{depth}", f"{text}zz:\n{lines}".encode(), False
        yield f"dalam-strip-{depth}", f"{text}zz:\n  {'- ' * depth}x\n".encode(), False
        yield f"dalam-tanya-{depth}", f"{'? ' * depth}x\n".encode(), False
    for width in (20_001, 100_000, 300_000):
        yield f"lebar-daftar-{width}", f"{text}zz: [{'1,' * width}]\n".encode(), False
        yield f"lebar-kosong-{width}", f"{text}zz: [{'[],' * width}]\n".encode(), False
    for width in (5_000, 9_000, 60_000):
        yield f"lebar-kunci-{width}", (text + "".join(f"k{n}: 1\n" for n in range(width))).encode(), False
        yield f"lebar-kembar-{width}", (text + "k: 1\n" * width).encode(), False
        yield f"lebar-peta-{width}", f"{text}zz: [{'{a: 1},' * width}]\n".encode(), False
    yield "lebar-tabrakan", (text + "".join(f"{n * (2**61 - 1)}: 1\n" for n in range(9_000))).encode(), False


_BOMBS: Final = {
    "alias": "*a",
    "jangkar": "&a 1",
    "sendiri": "&a [*a]",
    "gabung-sendiri": "&a {<<: *a}",
    "gabung": "{<<: {a: 1}}",
    "tag-python": "!!python/object/apply:os.system [touch hostil]",
    "tag-baru": "!!python/object/new:os.system [touch hostil]",
    "tag-biner": "!!binary aGFsbw==",
    "tag-himpunan": "!!set {a, b}",
    "tag-urut": "!!omap [a: 1]",
    "tag-waktu": "!!timestamp x",
    "tag-bool": "!!bool x",
    "tag-bulat": '!!int ""',
    "tag-sendiri": "!hostil x",
    "tag-rusak": "!<tag:x,2000:y> x",
    "kunci-rumit": "{? [a, b] : c}",
    "kunci-daftar": "{[a]: b}",
    "kunci-jinja": "{{ judul }}",
    "kunci-null": "{~: 1}",
    "kunci-kosong": "{'': 1}",
    "teks-panjang": "x" * 65_537,
    "blok-panjang": "|\n" + "  x\n" * 30_000,
    "kutip-panjang": '"' + "x" * 70_000 + '"',
    "komentar-panjang": "# " + "x" * 900_000,
    "angka": "9" * 5_000,
    "heksa": "0x" + "f" * 60_000,
    "jangkar-panjang": "&" + "a" * 60_000 + " 1",
}


def cuts(text: str) -> Spoiled:
    """The file as a full disk or a broken copy leaves it."""
    raw = text.encode()
    for number in range(CUTS):
        at = 1 + number * (len(raw) - 1) // CUTS
        yield f"potong-{at}", raw[:at], parsable(raw[:at])


def slips(text: str) -> Spoiled:
    """One letter too many, too few, or another."""
    dice = random.Random(SEED)  # noqa: S311 - only to be the same each time
    for number in range(SLIPS):
        at = dice.randrange(len(text))
        slip = dice.choice(":-[]{},\"'|>&*!%@`#\n ?~")
        made = text[:at] + slip + text[at + (number % 3 == 0) :] if number % 3 < 2 else text[:at] + text[at + 1 :]
        yield f"salah-ketik-{number}", made.encode(), parsable(made.encode())


def parsable(raw: bytes) -> bool | None:
    """False where PyYAML, asked for nothing but texts, finds no single mapping; else nobody can tell."""
    try:
        # Of the two parsers of PyYAML, which differ a little, the one that we use.
        loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
        found = yaml.load(raw.decode(), Loader=loader)  # noqa: S506 - makes texts, lists and mappings only
    except (yaml.YAMLError, UnicodeError):
        return False
    return None if isinstance(found, dict) else False
