"""What a person types, read by the kind of the question, and the moves among it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest
from builders import BANK, rubric

from inovasi_cli.facts import DateSpan
from inovasi_cli.interview.asker import LeftError, heard
from inovasi_cli.interview.moves import (
    BACK,
    DECLINE,
    EDITOR,
    LEAVE,
    MOVES,
    NOTE,
    PROOF,
    SKIP,
    WHY,
    Move,
    key_line,
    moves_of,
    slash_line,
    typed_move,
)
from inovasi_cli.interview.typed import MANY, as_typed, read_typed, unsavable

if TYPE_CHECKING:
    from inovasi_cli.rubric.bank import Bank

YEAR: Final = DateSpan(date(2018, 1, 1), date(2018, 12, 31))
MONTH: Final = DateSpan(date(2018, 3, 1), date(2018, 3, 31))
DAY: Final = DateSpan(date(2018, 3, 31), date(2018, 3, 31))


@pytest.fixture(name="bank", scope="module")
def _bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    limited = "  - {id: persen, kind: number, label: P, text: P?, least: 0, most: 100, whole: true}\n"
    return rubric(tmp_path_factory.mktemp("rubrik"), "", bank=BANK + limited).bank


def read(bank: Bank, key: str, text: str) -> Any:
    question = bank.question(key)
    assert question
    return read_typed(question, text)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("pilihan", "2", "b"),
        ("pilihan", " B ", "b"),
        ("setuju", "1", "ya"),
        ("setuju", "Ya", "ya"),
        ("setuju", "y", "ya"),
        ("setuju", "TIDAK", "tidak"),
        ("setuju", "t", "tidak"),
        ("banyak", "3, 1", ("a", "c")),
        ("banyak", "c;a a", ("a", "c")),
        ("banyak", "", ()),
        ("banyak", "-", ()),
        ("banyak", "[]", ()),
        ("banyak", ",", ()),
        ("jumlah", "85,5", Decimal("85.5")),
        ("jumlah", "85.5", Decimal("85.5")),
        ("jumlah", "1500", 1500),
        ("mulai", "2018-03-31", DAY),
        ("mulai", "31-03-2018", DAY),
        ("mulai", "31/3/2018", DAY),
        ("mulai", "31 Maret 2018", DAY),
        ("mulai", "31 mar 2018", DAY),
        ("mulai", "Maret 2018", MONTH),
        ("mulai", "2018-03", MONTH),
        ("mulai", "2018", YEAR),
        ("tahun", "2017, 2018 2017", (2017, 2018)),
        ("tahun", "-", ()),
        ("judul", "  Satu judul; dengan titik koma ", "Satu judul; dengan titik koma"),
        ("judul", "satu\r\ndua", "satu\ndua"),
        ("judul", "-", "-"),
        ("daftar", "satu; dua;; satu", ("satu", "dua")),
        ("daftar", "satu\n\ndua\n", ("satu", "dua")),
        ("daftar", "-", ()),
    ],
)
def test_an_answer_is_read_as_people_write_it(bank: Bank, key: str, text: str, value: object) -> None:
    assert read(bank, key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("pilihan", "4", '"4" bukan pilihan; tulis nomor dari 1 sampai 3'),
        ("pilihan", "0", '"0" bukan pilihan; tulis nomor dari 1 sampai 3'),
        ("pilihan", "9" * 5000, f'"{"9" * 5000}" bukan pilihan; tulis nomor dari 1 sampai 3'),
        ("pilihan", "1, 2", "pilih satu saja, tulis nomornya"),
        ("setuju", "yaa", '"yaa" bukan pilihan; maksud Anda ya?; tulis nomor dari 1 sampai 2'),
        ("banyak", "1, x", '"x" bukan pilihan; tulis nomor dari 1 sampai 3'),
        ("jumlah", "1.000", '"1.000" bisa dibaca sebagai ribuan; tulis 1000 atau 1,0'),
        ("jumlah", "Rp50", '"Rp50" bukan angka; tulis angkanya saja, misalnya 50'),
        ("jumlah", "-1", '"-1" terlalu kecil; paling sedikit 0'),
        ("persen", "101", '"101" terlalu besar; paling banyak 100'),
        ("persen", "85,5", '"85,5" harus bilangan bulat, misalnya 85'),
        ("tahun", "17", '"17" bukan tahun; tulis empat angka, misalnya 2018'),
        ("judul", "  ", "belum ada yang ditulis; tulis jawabannya, atau lewati"),
        ("mulai", "", "belum ada yang ditulis; tulis jawabannya, atau lewati"),
    ],
)
def test_what_does_not_fit_says_what_to_write(bank: Bank, key: str, text: str, told: str) -> None:
    with pytest.raises(ValueError, match=r"\S") as error:
        read(bank, key, text)

    assert str(error.value) == told


@pytest.mark.parametrize("text", ["31-02-2018", "kemarin", "March 2018", "32", "2018-13"])
def test_a_date_that_does_not_exist_says_how_dates_are_written(bank: Bank, text: str) -> None:
    with pytest.raises(
        ValueError, match=f'^"{text}" bukan tanggal.*; tulis .*misalnya 2018-03-31, 2018-03, atau 2018$'
    ):
        read(bank, "mulai", text)


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("pilihan", "b", "b"),
        ("banyak", ("a", "c"), "a, c"),
        ("banyak", (), "-"),
        ("jumlah", Decimal("85.5"), "85,5"),
        ("jumlah", Decimal("1.234"), "1,2340"),
        ("jumlah", 12, "12"),
        ("mulai", MONTH, "2018-03"),
        ("tahun", (2017, 2018), "2017, 2018"),
        ("judul", "Satu\nDua", "Satu\nDua"),
        ("daftar", ("satu, dua", "tiga"), "satu, dua; tiga"),
    ],
)
def test_what_one_would_type_for_a_value_is_read_as_that_value(bank: Bank, key: str, value: Any, text: str) -> None:
    question = bank.question(key)
    assert question

    assert as_typed(question, value) == text
    assert read_typed(question, text) == value


def test_characters_that_no_file_may_hold_are_dropped_and_noticed(bank: Bank) -> None:
    assert read(bank, "judul", "a\x1b[31mb\u202e\udce9c\x07") == "a[31mbc"
    assert [unsavable(text) for text in ("a\x07", "a\udce9", "a\r\nb", "é✓", "a\tb")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_only_kinds_with_several_values_may_be_answered_with_nothing() -> None:
    assert set(MANY) == {"choices", "years", "list"}


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("/k", BACK),
        (" /K ", BACK),
        ("/ k", BACK),
        ("/kembali", BACK),
        ("/l", SKIP),
        ("/t", DECLINE),
        ("/tidak tahu", DECLINE),
        ("/tidak", DECLINE),
        ("Tidak tahu", DECLINE),
        ("/o", WHY),
        ("/kenapa", WHY),
        ("/b", PROOF),
        ("/c", NOTE),
        ("/e", EDITOR),
        ("/s", LEAVE),
        ("/simpan & keluar", LEAVE),
        ("/keluar", LEAVE),
    ],
)
def test_a_move_is_a_letter_or_word_behind_a_slash(text: str, move: Move) -> None:
    assert typed_move(text) is move


@pytest.mark.parametrize("text", ["k", "t", "tidak", "kembali", "", "/sk.pdf", "/ini memang jawaban", "a/k", "1"])
def test_what_is_no_move_is_an_answer(text: str) -> None:
    assert typed_move(text) is None


@pytest.mark.parametrize("text", ["/", "/?", "/ bantuan"])
def test_whoever_asks_what_can_be_typed_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"\Atulis /k kembali; /l lewati; "):
        typed_move(text)


@pytest.mark.parametrize("text", ["/kmbali", "/x"])
def test_a_word_behind_a_slash_that_is_no_move_says_which_there_are(text: str) -> None:
    with pytest.raises(ValueError, match=f'perintah "{text}" tidak dikenal; tulis /k kembali; /l lewati; '):
        typed_move(text)


def test_no_two_moves_share_a_key_or_a_letter() -> None:
    assert len({move.key for move in MOVES}) == len({move.letter for move in MOVES}) == len(MOVES)


def test_the_editor_is_offered_where_there_is_something_to_write() -> None:
    assert [kind for kind in ("text", "list", "number", "choice") if EDITOR in moves_of(kind)] == ["text", "list"]


def test_moves_are_told_as_they_are_typed_and_as_keys() -> None:
    assert slash_line((BACK, LEAVE)) == "/k kembali; /s simpan & keluar"
    assert key_line((BACK, LEAVE)) == "Ctrl dan huruf: B kembali; X simpan & keluar"


@pytest.mark.parametrize(("text", "meant"), [("a.pdf", "a.pdf"), ("/sk", "/sk"), ("/k", ""), ("tidak tahu", "")])
def test_where_no_question_stands_a_move_means_nothing(text: str, meant: str) -> None:
    assert heard(text) == meant


def test_leaving_is_possible_everywhere() -> None:
    with pytest.raises(LeftError):
        heard("/s")
