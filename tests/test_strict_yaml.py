"""Every test runs over both parsers of PyYAML; a person must not be able to tell which one reads the file."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inovasi_cli import strict_yaml
from inovasi_cli.errors import InovasiError, Problems
from inovasi_cli.strict_yaml import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_NODES,
    MAX_SCALAR,
    Mapping,
    Node,
    Scalar,
    Sequence,
    quick,
    source,
)
from inovasi_cli.strict_yaml.compose import compose
from inovasi_cli.strict_yaml.quick import SHORT, composer, quick_tree
from inovasi_cli.strict_yaml.source import UnreadableError, decode

if TYPE_CHECKING:
    from collections.abc import Callable

NAME: Final = "profil.yaml"
BOM: Final = b"\xef\xbb\xbf"

ALIAS: Final = "alias (tanda *) tidak dipakai; tulis isinya, atau beri tanda kutip pada teksnya"
ANCHOR: Final = "jangkar (tanda &) tidak dipakai; hapus, atau beri tanda kutip pada teksnya"
ANCHOR_OR_ALIAS: Final = "jangkar dan alias (& dan *) tidak dipakai; tulis isinya, atau beri tanda kutip"
BAD_START: Final = "karakter ini tidak boleh mengawali teks; beri tanda kutip pada seluruh teks"
COLON: Final = 'titik dua diikuti spasi di tengah teks; beri tanda kutip, misalnya judul: "A: B"'
DEEP: Final = "lebih dari 32 tingkat bersarang; ratakan susunannya"
DIRECTIVE: Final = "baris yang diawali % tidak dipakai; hapus, atau beri tanda kutip pada teksnya"
DOCUMENTS: Final = "ada lebih dari satu dokumen (---); simpan masing-masing dalam berkas sendiri"
EMPTY: Final = "berkas kosong; mulai dari hasil perintah `inovasi templat`"
EMPTY_KEY: Final = "kunci kosong; tulis namanya sebelum titik dua"
ESCAPE: Final = "ada \\ atau karakter khusus yang tidak sah di dalam tanda kutip ganda; pakai tanda kutip tunggal"
GLUED: Final = "titik dua menempel pada kurung, koma, atau tanda tanya; beri tanda kutip pada teksnya"
KEY: Final = "kunci harus berupa teks; jika ini {{ ... }} dari templat, isi dahulu"
LONG: Final = "teks lebih dari 65536 huruf; ringkas, atau simpan sebagai lampiran"
MERGE: Final = "kunci gabungan (<<) tidak dipakai; tulis isinya"
NO_COLON: Final = "titik dua belum ada; tulis kunci: isi"
NUL: Final = "berkas rusak (berisi bita nol); pakai salinan cadangan"
OLD_LINE_END: Final = "akhir baris gaya lama (CR saja); simpan ulang dengan akhir baris LF atau CRLF"
TAB: Final = "ada karakter tab; ganti dengan spasi"
TAG: Final = "tag (tanda !) tidak dipakai; hapus, atau beri tanda kutip pada teksnya"
TOP: Final = "isi teratas harus berupa kunci: isi"
UNALIGNED: Final = "periksa baris ini dan yang di atasnya: spasi di awal, spasi sesudah titik dua, tanda kutip penutup"
UNCLOSED_BRACKET: Final = "kurung atau koma tidak lengkap; periksa pasangan [ ] atau { }"
UNCLOSED_QUOTE: Final = "tanda kutip pembuka tidak punya penutup; tambahkan penutupnya"
UNREADABLE: Final = "susunan YAML tidak terbaca; periksa indentasi, titik dua, tanda kutip, dan kurung"
AS_UTF_8: Final = "simpan ulang sebagai UTF-8 (di Notepad: Simpan Sebagai, Pengodean UTF-8)"
UTF_16: Final = f"berkas tersimpan sebagai UTF-16; {AS_UTF_8}"
WIDE: Final = "lebih dari 20000 isian; pecah berkasnya"


# Of the whole module, because Hypothesis has no use for a fixture that is made anew for each test.
@pytest.fixture(params=sorted(strict_yaml.PARSERS), scope="module", name="parser")
def _parser(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def parse(source: str | bytes, parser: str) -> tuple[Mapping | None, list[str]]:
    problems = Problems(NAME)
    data = source.encode() if isinstance(source, str) else source
    tree = strict_yaml.parse(data, problems, parser=parser)
    return tree, [str(problem) for problem in problems.sorted()]


def accepted(source: str | bytes, parser: str) -> Mapping:
    tree, problems = parse(source, parser)
    assert problems == []
    assert tree is not None
    return tree


def scalar(source: str, parser: str) -> Scalar:
    value = accepted(source, parser).entries["k"]
    assert isinstance(value, Scalar)
    return value


# What is kept


def test_every_key_and_value_keeps_its_line_and_column(parser: str) -> None:
    source = """\
# Kelas Perahu
judul: Kelas Perahu
bukti:
  - foto.jpg
  -   "surat.pdf"
tim: {ketua: Ani, anggota: [Budi, 'Citra']}
catatan: |
  baris
"""

    tree = accepted(source, parser)

    assert tree == Mapping(
        entries={
            "judul": Scalar("Kelas Perahu", plain=True, line=2, column=8),
            "bukti": Sequence(
                [
                    Scalar("foto.jpg", plain=True, line=4, column=5),
                    Scalar("surat.pdf", plain=False, line=5, column=7),
                ],
                line=4,
                column=3,
            ),
            "tim": Mapping(
                entries={
                    "ketua": Scalar("Ani", plain=True, line=6, column=14),
                    "anggota": Sequence(
                        [
                            Scalar("Budi", plain=True, line=6, column=29),
                            Scalar("Citra", plain=False, line=6, column=35),
                        ],
                        line=6,
                        column=28,
                    ),
                },
                keys={
                    "ketua": Scalar("ketua", plain=True, line=6, column=7),
                    "anggota": Scalar("anggota", plain=True, line=6, column=19),
                },
                line=6,
                column=6,
            ),
            "catatan": Scalar("baris\n", plain=False, line=7, column=10),
        },
        keys={
            "judul": Scalar("judul", plain=True, line=2, column=1),
            "bukti": Scalar("bukti", plain=True, line=3, column=1),
            "tim": Scalar("tim", plain=True, line=6, column=1),
            "catatan": Scalar("catatan", plain=True, line=7, column=1),
        },
        line=2,
        column=1,
    )


def test_columns_count_letters_not_bytes(parser: str) -> None:
    value = accepted("😀é: isi\n", parser).entries["😀é"]

    assert (value.line, value.column) == (1, 5)


def test_a_tree_can_be_had_without_its_places(parser: str) -> None:
    tree = accepted("a: [1, {b: ~}]\nc: {}\n", parser)

    assert strict_yaml.plain(tree) == {"a": ["1", {"b": "~"}], "c": {}}


def test_keys_keep_the_order_of_the_file(parser: str) -> None:
    tree = accepted("c: 1\na: 2\nb: 3\n", parser)

    assert list(tree.entries) == list(tree.keys) == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("source", "text", "plain"),
    [
        pytest.param("k: isi", "isi", True, id="plain"),
        pytest.param("k: satu\n  dua", "satu dua", True, id="plain-on-two-lines"),
        pytest.param("k:", "", True, id="nothing"),
        pytest.param("k: 'it''s'", "it's", False, id="single-quoted"),
        pytest.param(r'k: "a\tb\u00e9\U0001F600"', "a\tbé😀", False, id="double-quoted"),
        pytest.param("k: |\n  a\n  b\n", "a\nb\n", False, id="literal"),
        pytest.param("k: >-\n  a\n  b\n", "a b", False, id="folded"),
        pytest.param("k: '<<'", "<<", False, id="quoted-merge-sign"),
        pytest.param("k: <<", "<<", True, id="merge-sign-as-value"),
        pytest.param("k: '{{ judul }}'", "{{ judul }}", False, id="quoted-template"),
        pytest.param("k: 100%", "100%", True, id="percent-inside-a-line"),
        pytest.param("k: Oleh a@b.id (* & !)", "Oleh a@b.id (* & !)", True, id="signs-inside-a-text"),
        pytest.param("--- # satu dokumen saja\nk: isi\n...\n", "isi", True, id="marked-as-one-document"),
        pytest.param("? k\n: isi\n", "isi", True, id="explicit-key"),
    ],
)
def test_a_text_leaves_with_whether_it_was_plain(parser: str, source: str, text: str, *, plain: bool) -> None:
    value = scalar(source, parser)

    assert (value.text, value.plain) == (text, plain)


@pytest.mark.parametrize(
    "text",
    [
        *("1.000", "0123", "001234", "+628123456", "1.10", "85,5", "1_000", "0x1F", "0b_", "1e3", ".inf", ".nan"),
        *("12:30", "2018-03-31", "2023-02-30", "2018-03-31T25:00:00Z"),
        *("no", "No", "on", "off", "yes", "true", "Ya", "tidak", "~", "null", "="),
    ],
)
def test_a_plain_scalar_is_never_guessed_at(parser: str, text: str) -> None:
    assert scalar(f"k: {text}\n", parser).text == text
    assert accepted(f"{text}: v\n", parser).keys[text].text == text


def test_a_quoted_key_that_looks_like_a_merge_is_a_key(parser: str) -> None:
    assert accepted("'<<': v\n", parser).keys["<<"].text == "<<"


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "''", '""', "|", "# catatan"])
def test_a_value_that_says_nothing_is_empty(parser: str, written: str) -> None:
    assert scalar(f"k: {written}\n", parser).empty


@pytest.mark.parametrize("written", ["'~'", '"null"', "nUll", "no", "0", "' '", "|-\n  ~", "-~"])
def test_a_value_that_says_something_is_not_empty(parser: str, written: str) -> None:
    assert not scalar(f"k: {written}\n", parser).empty


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("apa?", id="question"),
        pytest.param("apa ? itu", id="question-mark-between-spaces"),
        pytest.param("https://a.id/?q=1", id="address"),
        pytest.param("12:30", id="time"),
    ],
)
def test_a_text_in_brackets_may_hold_a_question_mark_and_a_colon(parser: str, text: str) -> None:
    tree = accepted(f"k: [{text}, {{a: {text}}}]\n", parser)

    value = tree.entries["k"]
    assert isinstance(value, Sequence)
    first, second = value.items
    assert isinstance(first, Scalar)
    assert isinstance(second, Mapping)
    assert first.text == text
    assert second.entries["a"] == Scalar(text, plain=True, line=1, column=len(text) + 11)


@pytest.mark.parametrize("sign", ["|#c", ">-#c", "|2-#", "|-2#c", "| #c"])
def test_a_comment_may_stand_right_behind_the_sign_of_a_block_text(parser: str, sign: str) -> None:
    assert scalar(f"k: {sign}\n  a # b\n", parser).text.strip() == "a # b"


def test_windows_line_ends_read_the_same(parser: str) -> None:
    source = "a: satu\nb:\n  - |\n    dua\n    tiga\n  - 'empat\n\n    lima'\nc: enam\n  tujuh\n"

    assert accepted(source.replace("\n", "\r\n"), parser) == accepted(source, parser)


def test_a_byte_order_mark_changes_nothing(parser: str) -> None:
    source = "judul: é\nisi: [a]\n".encode()

    assert accepted(BOM + source, parser) == accepted(source, parser)


def test_without_a_choice_the_best_parser_reads(parser: str) -> None:
    problems = Problems(NAME)

    assert strict_yaml.parse(b"k: [a, b]\n", problems) == accepted("k: [a, b]\n", parser)


# What is refused


def test_duplicate_keys_are_all_told_at_once_and_the_first_is_kept(parser: str) -> None:
    source = """\
a: pertama
b:
  c: pertama
  'c': kedua
d:
  - {e: pertama, f: 1, e: kedua}
a:
  g: 1
  g: 2
"a": ketiga
"""

    tree, problems = parse(source, parser)

    assert problems == [
        f"{NAME}:4:3: c: kunci ini sudah ada di baris 3; hapus salah satu",
        f"{NAME}:6:24: e: kunci ini sudah ada di baris 6; hapus salah satu",
        f"{NAME}:7:1: a: kunci ini sudah ada di baris 1; hapus salah satu",
        f"{NAME}:9:3: g: kunci ini sudah ada di baris 8; hapus salah satu",
        f"{NAME}:10:1: a: kunci ini sudah ada di baris 1; hapus salah satu",
    ]
    assert tree is not None
    assert list(tree.entries) == ["a", "b", "d"]
    assert tree.entries["a"] == Scalar("pertama", plain=True, line=1, column=4)
    assert tree.keys["a"].line == 1


def test_a_duplicate_key_is_told_even_where_reading_stops_later(parser: str) -> None:
    tree, problems = parse("a: 1\na: 2\nb: *x\n", parser)

    assert tree is None
    assert problems == [
        f"{NAME}:2:1: a: kunci ini sudah ada di baris 1; hapus salah satu",
        f"{NAME}:3:4: {ALIAS}",
    ]


@pytest.mark.parametrize(
    ("source", "place", "message"),
    [
        pytest.param("a: 1\nk: &x isi\n", "2:4", ANCHOR, id="anchor-on-a-scalar"),
        pytest.param("k: &x\n", "1:4", ANCHOR, id="anchor-on-nothing"),
        pytest.param("k: &x [a]\n", "1:4", ANCHOR, id="anchor-on-a-list"),
        pytest.param("k: &x {a: b}\n", "1:4", ANCHOR, id="anchor-on-a-mapping"),
        pytest.param("&x k: isi\n", "1:1", ANCHOR, id="anchor-on-a-key"),
        pytest.param("k: &x !!str isi\n", "1:4", ANCHOR, id="anchor-before-a-tag"),
        pytest.param("k: & isi\n", "1:5", ANCHOR_OR_ALIAS, id="ampersand-alone"),
        pytest.param("k: *x\n", "1:4", ALIAS, id="alias"),
        pytest.param("k: [a, *x]\n", "1:8", ALIAS, id="alias-in-a-list"),
        pytest.param("*x : isi\n", "1:1", ALIAS, id="alias-as-key"),
        pytest.param("k: **tebal**\n", "1:5", ANCHOR_OR_ALIAS, id="text-in-asterisks"),
        pytest.param("a: 1\n<<: {b: 2}\n", "2:1", MERGE, id="merge-key"),
        pytest.param("k: {<<: [a]}\n", "1:5", MERGE, id="merge-key-in-braces"),
        pytest.param("k: !!str isi\n", "1:4", TAG, id="tag-str"),
        pytest.param("k: !!python/object/apply:os.system [ls]\n", "1:4", TAG, id="tag-python"),
        pytest.param("k: !!binary aGk=\n", "1:4", TAG, id="tag-binary"),
        pytest.param("k: !!set {a}\n", "1:4", TAG, id="tag-set"),
        pytest.param("k: !milik isi\n", "1:4", TAG, id="tag-own"),
        pytest.param("k: ! isi\n", "1:4", TAG, id="tag-bare"),
        pytest.param("k: !<tag:yaml.org,2002:str> isi\n", "1:4", TAG, id="tag-verbatim"),
        pytest.param("k: !e!x isi\n", "1:4", TAG, id="tag-with-undefined-handle"),
        pytest.param("k: !penting! isi\n", "1:13", TAG, id="tag-broken"),
        pytest.param("!!map\nk: isi\n", "1:1", TAG, id="tag-on-the-whole"),
        pytest.param("k: a\n---\nk: b\n", "2:1", DOCUMENTS, id="two-documents"),
        pytest.param("k: a\n---\n", "2:1", DOCUMENTS, id="second-document-empty"),
        pytest.param("---\n---\nk: a\n", "2:1", DOCUMENTS, id="first-document-empty"),
        pytest.param("k: a\n...\n---\nk: b\n", "3:1", DOCUMENTS, id="documents-with-an-end-mark"),
        pytest.param("", "1:1", EMPTY, id="no-bytes"),
        pytest.param(BOM, "1:1", EMPTY, id="byte-order-mark-alone"),
        pytest.param("\n \r\n\n", "1:1", EMPTY, id="blank-lines"),
        pytest.param("# belum diisi\n", "1:1", EMPTY, id="comments-alone"),
        pytest.param("---", "1:1", EMPTY, id="document-mark-alone"),
        pytest.param("---\n...\n", "1:1", EMPTY, id="both-document-marks"),
        pytest.param("\n~\n", "1:1", EMPTY, id="tilde"),
        pytest.param("null\n", "1:1", EMPTY, id="null"),
        pytest.param("# daftar\n- a\n- b\n", "2:1", TOP, id="list-at-the-top"),
        pytest.param("[]\n", "1:1", TOP, id="empty-list-at-the-top"),
        pytest.param("  isi\n", "1:3", TOP, id="text-at-the-top"),
        pytest.param("<!DOCTYPE html>\n", "1:1", TOP, id="web-page"),
        pytest.param("k:isi\n", "1:1", TOP, id="no-space-after-the-colon"),
        pytest.param("%YAML 1.1\n---\nk: v\n", "1:1", DIRECTIVE, id="yaml-version"),
        pytest.param("%YAML 9" + "9" * 5000 + ".1\n---\nk: v\n", "1:1", DIRECTIVE, id="yaml-version-without-end"),
        pytest.param("# a\n%TAG ! tag:a,2018:\n---\nk: v\n", "2:1", DIRECTIVE, id="tag-directive"),
        pytest.param(BOM + b"%YAML 1.3\n---\nk: v\n", "1:1", DIRECTIVE, id="yaml-version-after-the-mark"),
        pytest.param("k: a\r\n%b: c\r\n", "2:1", DIRECTIVE, id="percent-begins-a-line"),
        pytest.param("k: %a\n", "1:4", BAD_START, id="percent-begins-a-text"),
        pytest.param("k: @x\n", "1:4", BAD_START, id="at-sign"),
        pytest.param("@x: k\n", "1:1", BAD_START, id="at-sign-in-a-key"),
        pytest.param("k: `x`\n", "1:4", BAD_START, id="backtick"),
        pytest.param("k: [a, `x`]\n", "1:8", BAD_START, id="backtick-in-a-list"),
        pytest.param("[a]: k\n", "1:1", KEY, id="list-as-key"),
        pytest.param("? {a: b}\n: k\n", "1:3", KEY, id="mapping-as-key"),
        pytest.param("k: {{ judul }}\n", "1:5", KEY, id="template"),
        pytest.param("{{ judul }}: k\n", "1:1", KEY, id="template-as-key"),
        pytest.param("'': k\n", "1:1", EMPTY_KEY, id="empty-quoted-key"),
        pytest.param("a: 1\n?\n: k\n", "2:2", EMPTY_KEY, id="empty-explicit-key"),
        pytest.param("k: [: a]\n", "1:5", UNCLOSED_BRACKET, id="empty-key-in-brackets"),
        # Neither parser says that a key is missing here, only that a line begins with what no line begins with.
        pytest.param(": k\n", "1:1", UNALIGNED, id="colon-begins-the-file"),
        pytest.param("k: v\nisi: 'a\n\nz: b\n", "2:6", UNCLOSED_QUOTE, id="single-quote-unclosed"),
        pytest.param('k: "a\nz: b', "1:4", UNCLOSED_QUOTE, id="double-quote-unclosed"),
        pytest.param("k: 'a\n---\nz: b'\n", "1:4", UNCLOSED_QUOTE, id="quote-over-two-documents"),
        pytest.param("k: 'it's'\n", "1:8", UNALIGNED, id="quote-in-quotes"),
        pytest.param('k: "a" b\n', "1:8", UNALIGNED, id="text-behind-the-quote"),
        pytest.param("k: [a, b\n", "1:4", UNCLOSED_BRACKET, id="bracket-unclosed"),
        pytest.param("k: [a, b", "1:4", UNCLOSED_BRACKET, id="bracket-unclosed-on-the-last-line"),
        pytest.param("k: {a: b\nz: c\n", "1:4", UNCLOSED_BRACKET, id="brace-unclosed"),
        pytest.param("k: [a}\n", "1:4", UNCLOSED_BRACKET, id="bracket-closed-by-a-brace"),
        pytest.param("k: [a, , b]\n", "1:8", UNCLOSED_BRACKET, id="comma-twice"),
        pytest.param("k: ]\n", "1:4", UNREADABLE, id="bracket-unopened"),
        pytest.param("k: [a]]\n", "1:7", UNALIGNED, id="bracket-closed-twice"),
        pytest.param("k: {a:}\n", "1:5", GLUED, id="colon-before-a-brace"),
        pytest.param("k: [b, a :]\n", "1:8", GLUED, id="colon-before-a-bracket"),
        pytest.param("k: {a:, b: c}\n", "1:5", GLUED, id="colon-before-a-comma"),
        pytest.param("k: [a:?b]\n", "1:5", GLUED, id="colon-before-a-question-mark"),
        pytest.param("a: b: c\n", "1:5", COLON, id="colon-in-a-text"),
        pytest.param("k: v\njudul: Kelas: Perahu\n", "2:13", COLON, id="colon-in-a-title"),
        pytest.param("k: v\n  a: b\n", "2:4", COLON, id="key-below-a-text"),
        pytest.param("k: v\njudul\nz: b\n", "2:1", NO_COLON, id="key-without-a-colon"),
        pytest.param("k: v\njudul", "2:1", NO_COLON, id="key-without-a-colon-on-the-last-line"),
        pytest.param("k: |\ntanpa indentasi\n", "2:1", NO_COLON, id="block-text-not-indented"),
        pytest.param("  k: v\na: b\n", "2:1", UNALIGNED, id="first-key-indented"),
        pytest.param("k:\n  a: b\n c: d\n", "3:2", UNALIGNED, id="key-between-two-indents"),
        pytest.param("k:\n  - a\n  b: c\n", "3:3", UNALIGNED, id="key-among-list-items"),
        pytest.param("k: v\n...\nz: b\n", "3:1", UNALIGNED, id="key-behind-the-end-mark"),
        pytest.param("k: - a\n", "1:4", UNREADABLE, id="list-on-the-line-of-its-key"),
        pytest.param("k: >a\n", "1:5", UNREADABLE, id="text-behind-a-block-sign"),
        pytest.param("k:\n\ta: b\n", "2:1", TAB, id="tab-as-indentation"),
        pytest.param("k:\ta\n", "1:3", TAB, id="tab-behind-a-colon"),
        pytest.param("k: a\t\n", "1:5", TAB, id="tab-at-the-end-of-a-line"),
        pytest.param("k: 'é\ta'\n", "1:6", TAB, id="tab-in-quotes"),
        pytest.param("k: a #\tb\n", "1:7", TAB, id="tab-in-a-comment"),
        pytest.param("k: a\rb: c\n", "1:5", OLD_LINE_END, id="lone-carriage-return"),
        pytest.param("# a\r\nk: v\r\r\n", "2:5", OLD_LINE_END, id="carriage-return-before-a-line-end"),
        pytest.param("# a\r%YAML 1.3\r---\rk: v\r", "1:4", OLD_LINE_END, id="directive-behind-a-carriage-return"),
        pytest.param(b"\0" * 4096, "1:1", NUL, id="zeros-after-a-power-cut"),
        pytest.param("k: v\nz: a\0b\n", "2:5", NUL, id="zero-byte"),
        pytest.param("k: v\n".encode("utf-16-le"), "1:2", NUL, id="utf-16-le-without-mark"),
        pytest.param("k: v\n".encode("utf-16-be"), "1:1", NUL, id="utf-16-be-without-mark"),
        pytest.param(b"\xff\xfe" + "k: v\n".encode("utf-16-le"), "1:1", UTF_16, id="utf-16-le"),
        pytest.param(b"\xfe\xff" + "k: v\n".encode("utf-16-be"), "1:1", UTF_16, id="utf-16-be"),
        pytest.param(r'k: "\UFFFFFFFF"', "1:7", ESCAPE, id="escape-beyond-any-integer"),
        pytest.param(r'k: "\U00110000"', "1:7", ESCAPE, id="escape-beyond-unicode"),
        pytest.param('a: 1\n"\\UFFFFFFFF": k', "2:4", ESCAPE, id="escape-beyond-unicode-in-a-key"),
        pytest.param(r'k: "\x4"', "1:7", ESCAPE, id="escape-cut-short"),
        pytest.param(r'k: "\0"', "1:4", ESCAPE, id="escaped-zero"),
        pytest.param(r'k: "\e[31m"', "1:4", ESCAPE, id="escaped-terminal-code"),
        pytest.param(r'k: "\a"', "1:4", ESCAPE, id="escaped-bell"),
        pytest.param(r'k: "aman\rpalsu"', "1:4", ESCAPE, id="escaped-carriage-return"),
        pytest.param(r'k: "\x7f"', "1:4", ESCAPE, id="escaped-delete"),
        pytest.param(r'k: "\x9b"', "1:4", ESCAPE, id="escaped-c1"),
        pytest.param(r'k: "\N"', "1:4", ESCAPE, id="escaped-next-line"),
        pytest.param(r'k: "\L\P"', "1:4", ESCAPE, id="escaped-line-separators"),
        pytest.param(r'k: "\u202e"', "1:4", ESCAPE, id="escaped-bidi-override"),
        pytest.param(r'k: "\u2066"', "1:4", ESCAPE, id="escaped-bidi-isolate"),
        pytest.param(r'k: "\ufeff"', "1:4", ESCAPE, id="escaped-byte-order-mark"),
        pytest.param(r'k: "\uffff"', "1:4", ESCAPE, id="escaped-non-character"),
        pytest.param(r'"a\e": k', "1:1", ESCAPE, id="escaped-terminal-code-in-a-key"),
    ],
)
def test_a_refused_file_is_told_where_and_what_to_write(
    parser: str, source: str | bytes, place: str, message: str
) -> None:
    assert parse(source, parser) == (None, [f"{NAME}:{place}: {message}"])


@pytest.mark.parametrize(
    ("source", "places"),
    [
        # The pure parser points behind a backslash that begins no escape, libyaml at it.
        pytest.param(r'k: "C:\dir"', {"python": "1:8", "libyaml": "1:7"}, id="windows-path"),
        pytest.param(r'k: "50\%"', {"python": "1:8", "libyaml": "1:7"}, id="unknown-escape"),
        # libyaml refuses a surrogate itself, and points at it; the pure parser lets it pass, and the check of the
        # finished text knows only where the text begins.
        pytest.param(r'k: "\ud800"', {"python": "1:4", "libyaml": "1:7"}, id="lone-surrogate"),
        pytest.param(r'k: "\ud83d\ude00"', {"python": "1:4", "libyaml": "1:7"}, id="surrogate-pair"),
        pytest.param(r'k: "\U0000dfff"', {"python": "1:4", "libyaml": "1:7"}, id="long-surrogate"),
    ],
)
def test_a_broken_escape_is_refused_on_its_line(parser: str, source: str, places: dict[str, str]) -> None:
    assert parse(source, parser) == (None, [f"{NAME}:{places[parser]}: {ESCAPE}"])


def test_an_empty_key_marked_by_a_question_mark_in_brackets_is_refused(parser: str) -> None:
    # What is not there stands where it could have begun; for libyaml before 0.2.6, where the next thing begins.
    places = {"python": ("1:6",), "libyaml": ("1:6", "1:7")}[parser]

    assert parse("k: [?]\n", parser) in [(None, [f"{NAME}:{place}: {EMPTY_KEY}"]) for place in places]


@pytest.mark.parametrize(
    ("data", "place", "byte"),
    [
        pytest.param("nama: café\n".encode("latin-1"), "1:10", "E9", id="latin-1"),
        pytest.param("a: 1\nb: “x”\n".encode("cp1252"), "2:4", "93", id="cp1252-quotes"),
        pytest.param("k: é: ".encode() + b"\xff\n", "1:7", "FF", id="column-in-letters"),
        pytest.param(BOM + b"k: \xff\n", "1:4", "FF", id="behind-a-byte-order-mark"),
        pytest.param("k: é".encode()[:-1], "1:4", "C3", id="cut-in-a-letter"),
        pytest.param("k: 😀".encode()[:-2], "1:4", "F0", id="cut-in-an-emoji"),
        pytest.param(b"k: \xed\xa0\x80\n", "1:4", "ED", id="encoded-surrogate"),
        pytest.param(b"k: \xc0\x80\n", "1:4", "C0", id="overlong-zero"),
    ],
)
def test_a_file_that_is_not_utf_8_names_the_byte(parser: str, data: bytes, place: str, byte: str) -> None:
    message = f"bukan teks UTF-8 (bita 0x{byte}); {AS_UTF_8}"

    assert parse(data, parser) == (None, [f"{NAME}:{place}: {message}"])


@pytest.mark.parametrize("before", ["k: a", "k: 'é", "# é", "é"])
@pytest.mark.parametrize(
    "unseen",
    [
        *("\x01", "\x07", "\x08", "\x0b", "\x0c", "\x0e", "\x1b", "\x1f", "\x7f", "\x80", "\x85", "\x9b", "\x9f"),
        *("\u2028", "\u2029", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"),
        *("\u2066", "\u2067", "\u2068", "\u2069", "\ufeff", "\ufffe", "\uffff"),
    ],
    ids=lambda letter: f"{ord(letter):04X}",
)
def test_a_character_that_cannot_be_seen_is_refused(parser: str, unseen: str, before: str) -> None:
    message = f"ada karakter tak terlihat <U+{ord(unseen):04X}>; hapus karakter itu"

    assert parse(f"a: 1\n{before}{unseen}", parser) == (None, [f"{NAME}:2:{len(before) + 1}: {message}"])


@pytest.mark.parametrize("source", ["k: \ufeffa\n", "\n\ufeffk: a\n", "\ufeff\ufeffk: a\n"])
def test_a_second_byte_order_mark_is_refused_though_no_other_letter_stands_before_it(parser: str, source: str) -> None:
    tree, problems = parse(source, parser)

    assert tree is None
    assert [problem.partition("; ")[0].rpartition(": ")[2] for problem in problems] == [
        "ada karakter tak terlihat <U+FEFF>"
    ]


# Limits


def in_brackets(depth: int) -> str:
    return "k: " + "[" * (depth - 1) + "]" * (depth - 1)


def in_indents(depth: int) -> str:
    return "\n".join(" " * level + "k:" for level in range(depth))


@pytest.mark.parametrize("nested", [in_brackets, in_indents])
def test_the_deepest_file_allowed_is_read(parser: str, nested: Callable[[int], str]) -> None:
    tree: Node = accepted(nested(MAX_DEPTH), parser)

    depth = 0
    while not isinstance(tree, Scalar):
        depth += 1
        inner = tree.items if isinstance(tree, Sequence) else list(tree.entries.values())
        tree = inner[0] if inner else Scalar("", plain=True, line=0, column=0)
    assert depth == MAX_DEPTH == 32


@pytest.mark.parametrize(("nested", "place"), [(in_brackets, "1:35"), (in_indents, "33:33")])
def test_one_level_deeper_is_refused(parser: str, nested: Callable[[int], str], place: str) -> None:
    assert parse(nested(MAX_DEPTH + 1), parser) == (None, [f"{NAME}:{place}: {DEEP}"])


def test_the_largest_file_allowed_is_read(parser: str) -> None:
    data = b"k: v\n#".ljust(MAX_BYTES, b"x")

    assert len(data) == 1024 * 1024
    assert list(accepted(data, parser).entries) == ["k"]


def test_one_byte_more_is_refused(parser: str) -> None:
    data = b"k: v\n#".ljust(MAX_BYTES + 1, b"x")

    message = "berkas lebih dari 1024 KiB; pecah atau ringkas isinya"
    assert parse(data, parser) == (None, [f"{NAME}:1:1: {message}"])


def test_the_widest_file_allowed_is_read(parser: str) -> None:
    # The mapping at the top, its key and the list are three nodes.
    source = "k:\n" + "- a\n" * (MAX_NODES - 3)

    value = accepted(source, parser).entries["k"]
    assert isinstance(value, Sequence)
    assert len(value.items) == MAX_NODES - 3 == 19_997


@pytest.mark.parametrize("item", ["a", "[]", "{}"])
def test_one_node_more_is_refused(parser: str, item: str) -> None:
    source = "k:\n" + f"- {item}\n" * (MAX_NODES - 2)

    assert parse(source, parser) == (None, [f"{NAME}:{MAX_NODES - 1}:3: {WIDE}"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a: 1\nk: ", "\n", id="plain"),
        pytest.param("a: 1\nk: '", "'\n", id="quoted"),
        pytest.param("a: 1\nk: |-\n  ", "\n", id="block"),
    ],
)
def test_a_scalar_may_be_as_long_as_the_limit_but_not_longer(parser: str, before: str, after: str) -> None:
    longest = "é" * MAX_SCALAR

    assert MAX_SCALAR == 64 * 1024
    assert scalar(before + longest + after, parser).text == longest
    assert parse(before + longest + "é" + after, parser) == (None, [f"{NAME}:2:4: {LONG}"])


def test_a_key_that_is_too_long_is_refused(parser: str) -> None:
    assert parse("? " + "k" * (MAX_SCALAR + 1), parser) == (None, [f"{NAME}:1:3: {LONG}"])


@pytest.mark.parametrize(
    ("source", "place", "message"),
    [
        pytest.param("- " * 50_000, "1:65", DEEP, id="dashes"),
        pytest.param("[{a: " * 20_000, "1:81", DEEP, id="brackets-and-braces"),
        pytest.param("? " * 50_000, "1:3", KEY, id="question-marks"),
        pytest.param("k: &a [*a]\n", "1:4", ANCHOR, id="list-within-itself"),
        pytest.param(
            "a: &a [x, x]\n"
            + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
            "1:4",
            ANCHOR,
            id="alias-bomb",
        ),
        pytest.param(
            "a: &a {x: 1}\n" + "".join(f"{b}: &{b} {{<<: [*{a}, *{a}]}}\n" for a, b in ("ab", "bc", "cd", "de")),
            "1:4",
            ANCHOR,
            id="merge-bomb",
        ),
        pytest.param("k:\n" + "- {a: 1}\n" * 100_000, "6667:7", WIDE, id="many-mappings"),
        pytest.param("k: [" + "a," * 500_000 + "]", "1:39999", WIDE, id="many-items-on-one-line"),
        pytest.param("".join(f"k{n}: v\n" for n in range(90_000)), "10000:8", WIDE, id="many-keys"),
        pytest.param("k: " + "1" * 200_000, "1:4", LONG, id="many-digits"),
        pytest.param("k: 'x" + "\n" * 200_000 + "'", "1:4", LONG, id="many-lines-in-a-text"),
        pytest.param("\n" * 200_000, "1:1", EMPTY, id="many-blank-lines"),
        pytest.param("k: v\n---\n" * 50_000, "2:1", DOCUMENTS, id="many-documents"),
    ],
)
def test_a_hostile_file_is_refused(parser: str, source: str, place: str, message: str) -> None:
    assert parse(source, parser) == (None, [f"{NAME}:{place}: {message}"])


@pytest.mark.parametrize(
    ("source", "ours", "theirs"),
    [
        pytest.param("[" * 50_000, f"1:33: {DEEP}", "1:1001", id="brackets"),
        pytest.param("k: " + "[" * 50_000, f"1:35: {DEEP}", "1:1003", id="brackets-below-a-key"),
        pytest.param("{" * 50_000, f"1:2: {KEY}", "1:1001", id="braces"),
    ],
)
def test_a_mountain_of_brackets_is_refused(parser: str, source: str, ours: str, theirs: str) -> None:
    # Looking for a colon, libyaml from 0.2.6 on counts them itself before it hands any out.
    refusals = [f"{NAME}:{ours}"] if parser == "python" else [f"{NAME}:{ours}", f"{NAME}:{theirs}: {DEEP}"]

    assert parse(source, parser) in [(None, [refusal]) for refusal in refusals]


# Whatever stands in the file

# "|" and ">" come with their line end: where a comment is glued to them (|#) libyaml reads on and the pure parser
# refuses, and nobody writes that.
YAMLISH: Final = st.lists(
    st.sampled_from(
        [
            *("a", "k: v\n", "b: ", "- ", "? ", ": ", ":", ",", "-", "?", "0", "null", "a: b", "x\ny", "é", "😀"),
            *(
                "[",
                "]",
                "{",
                "}",
                "'",
                '"',
                "# ",
                " #",
                "&a",
                "*a",
                "!",
                "!!",
                "!t ",
                "%",
                "@",
                "`",
                "~",
                "<<",
                "{{ a }}",
            ),
            *("\n", "\n  ", "\n    ", " ", "  ", "\r\n", "|\n", "|2-\n", "|+\n", ">\n", ">-\n", "---", "--- ", "... "),
            *("\\", "\\\n", "\\x", "\\u00e9", "\\ud800", "\\U0010FFFF", "\\UFFFFFFFF", "\\e"),
            *("\t", "\r", "\u00a0", "\u0085", "\u200b", "\u202e", "\ufeff", "\0"),
        ],
    ),
    max_size=20,
).map("".join)

# Any letter but those refused in a value, and a carriage return, which is refused unless a line end.
SEEN: Final = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Zl", "Zp"],
        include_characters="\n\t",
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff",
    )
)
NESTED: Final = st.recursive(
    SEEN | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SEEN.filter(bool), inner, max_size=4),
    max_leaves=12,
)
both_at_once = pytest.mark.skipif("libyaml" not in strict_yaml.PARSERS, reason="PyYAML was built without libyaml")


@given(st.binary() | st.text().map(str.encode) | YAMLISH.map(str.encode))
@example(b'k: "\\UFFFFFFFF"')
@example(b"\xff")
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_told_of_and_nothing_is_raised(parser: str, data: bytes) -> None:
    problems = Problems(NAME)

    tree = strict_yaml.parse(data, problems, parser=parser)

    assert isinstance(tree, Mapping) or problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems.sorted())


@given(
    data=st.dictionaries(SEEN.filter(bool), NESTED, max_size=4),
    unicode=st.booleans(),
    flow=st.sampled_from([True, False, None]),
)
@settings(deadline=None)
def test_what_pyyaml_writes_is_read_back(
    parser: str, data: dict[str, object], *, unicode: bool, flow: bool | None
) -> None:
    source = yaml.safe_dump(data, allow_unicode=unicode, default_flow_style=flow)

    assert strict_yaml.plain(accepted(source, parser)) == with_numbers_as_texts(data)


@both_at_once
@given(
    data=st.dictionaries(st.text(), st.recursive(st.text(), st.lists, max_leaves=6), max_size=4), unicode=st.booleans()
)
@settings(deadline=None)
def test_both_parsers_agree_on_whatever_pyyaml_writes(data: dict[str, object], *, unicode: bool) -> None:
    source = yaml.safe_dump(data, allow_unicode=unicode)

    python, libyaml = (parse(source, name)[0] for name in ("python", "libyaml"))

    assert python == libyaml


@both_at_once
@given(YAMLISH | YAMLISH.map("k: {}\n".format) | YAMLISH.map("k: [{}]\n".format) | st.text().map("k: {}\n".format))
@example("k: [a?b, a ? b]")
@example("k: [a:?]")
@example("k: {a: }")
@settings(max_examples=1000, deadline=None)
def test_both_parsers_agree_on_any_text(source: str) -> None:
    python, libyaml = (parse(source, name)[0] for name in ("python", "libyaml"))

    assert (python is None) == (libyaml is None)
    if python and libyaml:
        assert placed(python) == placed(libyaml)


# The quick way of reading

with_composer = pytest.mark.skipif(quick_tree("k: v") is None, reason="libyaml is absent, or lets texts nest endlessly")


@both_at_once
@given(
    YAMLISH
    | YAMLISH.map("k: {}\n".format)
    | YAMLISH.map("k:\n  - {}\n".format)
    | st.dictionaries(st.text(), NESTED, max_size=4).map(yaml.safe_dump)
)
@example("k: *a")
@example("a: 1\na: 2")
@example("'<<': 1")
@example("--- {a: 1}\n--- {b: 2}")
@settings(max_examples=1000, deadline=None)
def test_the_quick_way_takes_only_what_the_loop_takes_and_makes_the_same_of_it(source: str) -> None:
    problems = Problems(NAME)
    # What decoding refuses, neither is given.
    with contextlib.suppress(UnreadableError):
        text = decode(source.encode(errors="replace"), problems)
        tree = quick_tree(text)

        assert tree is None or (tree == compose(text, strict_yaml.PARSERS["libyaml"], problems) and not problems)


@with_composer
@pytest.mark.parametrize(("longer", "taken"), [(0, True), (1, False)])
def test_a_text_is_read_quickly_up_to_a_length(longer: int, *, taken: bool) -> None:
    assert (quick_tree("k: v #".ljust(SHORT + longer, "x")) is not None) == taken


@pytest.mark.parametrize("dense", [":,", "?,", "a,", "[],", "a: ,", "? ,"])
def test_a_text_of_that_length_cannot_hold_too_much(parser: str, dense: str) -> None:
    source = f"k: [{dense * ((SHORT - 5) // len(dense))}]"

    assert len(source) <= SHORT
    assert not any(WIDE in problem for problem in parse(source, parser)[1])


def test_without_libyaml_nothing_is_read_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    assert composer() is None


@with_composer
@pytest.mark.parametrize("nested", [in_brackets, in_indents])
def test_the_deepest_file_allowed_is_read_quickly_and_no_deeper_one(nested: Callable[[int], str]) -> None:
    assert quick_tree(nested(MAX_DEPTH))
    assert quick_tree(nested(MAX_DEPTH + 1)) is None


def with_numbers_as_texts(data: object) -> object:
    match data:
        case list():
            return [with_numbers_as_texts(item) for item in data]
        case dict():
            return {key: with_numbers_as_texts(value) for key, value in data.items()}
    return str(data)


def placed(node: Node) -> object:
    """Every node with its place, but for an empty value: libyaml puts it where the next thing begins, at times."""
    match node:
        case Scalar(text=""):
            return ""
        case Scalar():
            return node
        case Sequence():
            return node.line, node.column, [placed(item) for item in node.items]
        case Mapping():
            return node.line, node.column, node.keys, {key: placed(value) for key, value in node.entries.items()}


# Letters that no line shows

MARKED: Final = st.lists(
    st.sampled_from(
        [
            *("a", " ", ":", "é", "中", "😀", "\n", "\r\n", "%", "\n%", " %"),
            *(
                "\r",
                "\r\r\n",
                "\t",
                "\0",
                "\x07",
                "\x7f",
                "\x85",
                "\xa0",
                "\xad",
                "\u200b",
                "\u2028",
                "\u202e",
                "\u2066",
            ),
            *("\ufeff", "\ufffd", "\ufffe", "\uffff"),
        ]
    )
    | st.characters(codec="utf-8"),
    max_size=8,
).map("".join)


def unseen(text: str, at: int) -> bool:
    """Whether no file may hold the letter that stands there."""
    letter = text[at]
    if letter == "%":
        return at == 0 or text[at - 1] == "\n"
    if letter == "\r":
        return text[at + 1 : at + 2] != "\n"
    if letter == "\n":
        return False
    code = ord(letter)
    ranges = ((0, 0x1F), (0x7F, 0x9F), (0x2028, 0x202E), (0x2066, 0x2069), (0xFEFF, 0xFEFF), (0xFFFE, 0xFFFF))
    return any(first <= code <= last for first, last in ranges)


@given(MARKED)
@example("%")
@example("a: 1\r\n%b: 2\r\n")
@example("a: 100%\r\n\r")
@example("\r\n\r")
@example("a: 5%\n \r \r\n")
@settings(max_examples=500, deadline=None)
def test_a_file_is_refused_for_its_letters_at_the_first_that_no_line_shows(text: str) -> None:
    problems = Problems(NAME)
    body = text.removeprefix("\ufeff")
    first = next((at for at in range(len(body)) if unseen(body, at)), None)

    with contextlib.suppress(UnreadableError):
        decoded = decode(text.encode(), problems)
        assert first is None
        assert decoded == body
        return

    assert first is not None
    (problem,) = problems.sorted()
    before = body[:first]
    assert (problem.line, problem.column) == (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)


@given(st.text())
def test_what_is_made_savable_may_stand_in_a_file_between_quotes(text: str) -> None:
    said = strict_yaml.savable(text)

    assert strict_yaml.savable(said) == said
    assert scalar(yaml.safe_dump({"k": said}, allow_unicode=True), "python").text == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [("a\r\nb\rc", "a\nb\nc"), ("a\0b\x1bc\u202ed\ud800e", "abcde"), ("a\tb é 😀", "a\tb é 😀")],
)
def test_what_is_typed_loses_only_what_no_file_may_hold(typed: str, said: str) -> None:
    assert strict_yaml.savable(typed) == said


# Reading the file


def test_a_regular_file_gives_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"k: \xff\r\n\0")

    assert strict_yaml.read(path) == b"k: \xff\r\n\0"


def test_of_a_file_over_the_limit_one_byte_more_is_read(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"x" * (MAX_BYTES + 100))

    assert strict_yaml.read(path) == b"x" * (MAX_BYTES + 1)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no such file here")
def test_a_file_that_seems_empty_and_is_not_is_read_whole() -> None:
    path = Path("/proc/self/status")

    assert path.stat().st_size == 0
    assert strict_yaml.read(path).startswith(b"Name:")
    assert strict_yaml.read(path).endswith(b"\n")


def grows_once_its_size_is_known(path: Path, by: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    fstat_really = os.fstat

    def fstat_then_grow(descriptor: int) -> os.stat_result:
        status = fstat_really(descriptor)
        with path.open("ab") as file:
            file.write(by)
        return status

    monkeypatch.setattr(os, "fstat", fstat_then_grow)


def test_a_file_that_grows_while_it_is_read_is_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"k: 1\n")
    grows_once_its_size_is_known(path, b"a: " + b"x" * 100, monkeypatch)

    assert strict_yaml.read(path) == b"k: 1\na: " + b"x" * 100


def test_of_a_file_that_grows_over_the_limit_one_byte_more_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"x" * 600)
    grows_once_its_size_is_known(path, b"x" * 5000, monkeypatch)

    assert strict_yaml.read(path, 1000) == b"x" * 1001


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / NAME

    with pytest.raises(InovasiError, match="berkas tidak ada") as caught:
        strict_yaml.read(path)

    assert caught.value.message == f"{path}: berkas tidak ada"
    assert caught.value.cure == "Periksa nama dan foldernya."


def test_a_folder_is_no_regular_file(tmp_path: Path) -> None:
    with pytest.raises(InovasiError) as caught:
        strict_yaml.read(tmp_path)

    assert caught.value.message == f"{tmp_path}: bukan berkas biasa"
    assert caught.value.cure == "Sebutkan berkas YAML, bukan folder atau perangkat."


def test_a_named_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / NAME
    os.mkfifo(path)

    with pytest.raises(InovasiError, match="bukan berkas biasa"):
        strict_yaml.read(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device here")
@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_a_device_is_refused_and_not_even_opened(device: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(os, "open", lambda *given: opened.append(given))

    with pytest.raises(InovasiError, match="bukan berkas biasa"):
        strict_yaml.read(Path(device))

    assert opened == []


@pytest.mark.parametrize("name", [".", NAME, "pipa"])
def test_nothing_is_left_open(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NAME).touch()
    os.mkfifo(tmp_path / "pipa")
    opened: list[int] = []
    open_really = os.open

    def open_and_note(path: str, flags: int) -> int:
        opened.append(open_really(path, flags))
        return opened[-1]

    # What is there when it is opened need not be what was there before.
    status = (tmp_path / NAME).stat()
    names = {name: getattr(os, name) for name in ("fstat", "O_NONBLOCK")}
    monkeypatch.setattr(source, "os", SimpleNamespace(stat=lambda _: status, open=open_and_note, **names))
    with contextlib.nullcontext() if name == NAME else pytest.raises(InovasiError, match="bukan berkas biasa"):
        strict_yaml.read(tmp_path / name)

    [descriptor] = opened
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


def test_a_file_that_may_not_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / NAME
    path.touch()

    def deny(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    # Taking the permission away would not stop root.
    monkeypatch.setattr(os, "open", deny)

    with pytest.raises(InovasiError) as caught:
        strict_yaml.read(path)

    assert caught.value.message == f"{path}: tidak dapat dibaca (aksesnya ditolak)"
    assert caught.value.cure == "Periksa izin dan nama berkasnya."


def test_a_name_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(InovasiError, match=r"nama berkas tidak sah\)"):
        strict_yaml.read(Path("pro\0fil.yaml"))


def test_where_a_file_holds_what_is_of_many_it_may_be_so_many_times_as_large() -> None:
    wide = "a: [" + "b, " * MAX_NODES + "]\n"
    long = "".join(f"k{n}: {'x' * 60_000}\n" for n in range(20))

    for text in (wide, long):
        refused, taken = Problems(NAME), Problems(NAME)
        assert strict_yaml.parse(text.encode(), refused) is None
        assert strict_yaml.parse(text.encode(), taken, room=2) is not None
        assert (len(refused.sorted()), len(taken.sorted())) == (1, 0)


def test_a_file_that_is_read_in_small_pieces_is_read_to_its_end_and_no_further() -> None:
    class Slow:
        def __init__(self, size: int) -> None:
            self.left = size

        def read(self, most: int) -> bytes:
            piece = min(1, most, self.left)
            self.left -= piece
            return b"x" * piece

    read = source._read  # noqa: SLF001 - no disk is so slow
    assert [len(read(Slow(size), size, 9)) for size in (0, 8, 9, 10, 20)] == [0, 8, 9, 10, 10]  # type: ignore[arg-type]


def test_a_text_that_the_quick_way_takes_cannot_make_too_many_nodes() -> None:
    assert 2 * SHORT <= MAX_NODES


@pytest.mark.parametrize(
    ("version", "safe"), [((0, 2, 5), False), ((0, 1, 9), False), ((0, 2, 6), True), ((0, 3, 0), True)]
)
def test_the_quick_way_is_taken_with_a_libyaml_that_refuses_endless_nesting(
    version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch, *, safe: bool
) -> None:
    if not yaml.__with_libyaml__:
        pytest.skip("there is no libyaml here")
    monkeypatch.setattr("yaml._yaml.get_version", lambda: version)

    made = composer()

    assert (made is not None) == safe
    assert made is None or made("a: b").get_single_node() is not None


def test_without_it_the_loop_reads_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick, "_COMPOSER", None)

    assert quick_tree("a: b") is None
    assert strict_yaml.parse(b"a: b", Problems(NAME)) is not None


def test_what_is_usual_is_not_taken_for_what_is_odd_beside_it() -> None:
    problems = Problems(NAME)

    assert strict_yaml.parse("XX: \u00e9\rb: 1".encode(), problems) is None

    (problem,) = problems.sorted()
    assert "CR saja" in str(problem)
