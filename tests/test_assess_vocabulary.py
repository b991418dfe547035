"""The words that the checks of texts know, one by one: without one they would miss something, or complain."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Final

import pytest

from inovasi_cli.assess.amounts import AFTER, Amount, read
from inovasi_cli.assess.figures import about_figures
from inovasi_cli.assess.prose import Told
from inovasi_cli.assess.texts import is_filler
from inovasi_cli.conditions import Case
from inovasi_cli.facts import Answer, Facts
from inovasi_cli.rubric.model import Question, Theme
from inovasi_cli.text import Text

THEME: Final = Theme("uji", Text("Uji"), 1)
RUBRIC: Any = SimpleNamespace(questions={})
MONTHS: Final = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober"),
    *("november", "desember"),
)
TIMES: Final = ("detik", "menit", "jam", "hari", "minggu", "bulan")
CHANGES: Final = (
    *("naik", "turun", "meningkat", "menurun", "bertambah", "berkurang", "menyusut", "melonjak", "membaik"),
    *("dipangkas", "ditekan", "susut"),
)
ONCE: Final = ("semula", "sebelumnya", "sebelum", "dulu", "dahulu", "dulunya", "tadinya", "awalnya")
NOW: Final = ("kini", "sekarang", "sesudah", "setelah")
TO: Final = ("menjadi", "ke", "hingga", "sampai", "tinggal")


def amounts(text: str) -> tuple[Amount, ...]:
    (sentence,) = read(text)
    return sentence.amounts


def only(text: str) -> Amount:
    (amount,) = amounts(text)
    return amount


def rules(*texts: str, tells: str | None = None) -> list[str]:
    """What is said of the figures in these answers."""
    told = [
        Told(
            Question(f"uji.{n}", "text", Text(f"Uji {n}"), Text("Apa?"), None, THEME, (1, n), tells=tells),
            Answer(text),
            (text,),
        )
        for n, text in enumerate(texts)
    ]
    return [each.rule for each in about_figures(RUBRIC, Facts({}, {}), Case({}, None), told)]


# Reading a figure


@pytest.mark.parametrize("word", MONTHS)
def test_the_day_of_a_month_is_no_count(word: str) -> None:
    assert amounts(f"Mulai 7 {word} untuk warga") == ()
    assert amounts(f"Sampai {word} 2016 untuk warga") == ()


@pytest.mark.parametrize(
    "word",
    [
        *("tahun", "pada", "sejak", "sampai", "hingga", "dari", "ke", "per", "awal", "akhir", "selama", "dan", "dalam"),
        *("semester", "triwulan", "menjelang", "antara"),
    ],
)
def test_behind_such_a_word_stands_a_year(word: str) -> None:
    assert amounts(f"Layanan {word} 2016 akta") == ()
    assert only(f"Layanan ada 2016 akta {word}").unit == "akta"


@pytest.mark.parametrize("word", ["pada", "tahun", "di", "akhir", "awal", "bulan", *MONTHS])
def test_the_year_of_a_figure_stands_behind_such_a_word(word: str) -> None:
    assert only(f"Sejak tahun 2014 ada 40 persen {word} 2015").years == ("2015",)


@pytest.mark.parametrize(
    "word",
    [
        *("nomor", "no", "pasal", "ayat", "top", "uu", "pp", "perpres", "permen", "perda", "perbup", "tpb", "sdg"),
        *("usia", "umur", "kelas", "kelompok", "golongan", "tipe", "tahap", "rw", "rt"),
    ],
)
def test_a_number_behind_such_a_word_is_a_name(word: str) -> None:
    assert amounts(f"Menurut {word} 15 warga") == ()


@pytest.mark.parametrize(
    "word", ["sekitar", "kira", "hampir", "kurang", "lebih", "rata", "sedikitnya", "setidaknya", "hanya", "cuma"]
)
def test_such_a_word_may_stand_before_what_it_became(word: str) -> None:
    amount = only(f"Lama tunggu menjadi {word} 40 menit")

    assert amount.role == AFTER
    assert amount.rough == (word not in {"hanya", "cuma"})


@pytest.mark.parametrize(
    "word",
    [
        *("menjadi", "dari", "ke", "pada", "tahun", "dan", "atau", "sampai", "hingga", "untuk", "yang", "di", "dalam"),
        *("dengan", "sejak", "per", "lebih", "kali", "turun", "naik", "sebesar", "sebanyak", "adalah", "ada", "sudah"),
        *("telah", "mencapai", "menurut", "karena", "oleh", "kini", "sekali", "hanya", "ini", "itu"),
    ],
)
def test_such_a_word_is_no_unit(word: str) -> None:
    amount = only(f"Warga 40 {word} desa")

    assert (amount.unit, amount.written) == ("", "40")


@pytest.mark.parametrize("word", ["lebih", "kurang"])
def test_more_than_and_less_than_are_no_change(word: str) -> None:
    assert only(f"Warga {word} dari 40 desa").role is None
    assert only("Warga dari 40 desa").role == "before"


@pytest.mark.parametrize(
    ("word", "value"),
    [("ribu", 10**3), ("juta", 10**6), ("miliar", 10**9), ("milyar", 10**9), ("triliun", 10**12)],
)
def test_such_a_word_multiplies(word: str, value: int) -> None:
    amount = only(f"Ada 2 {word} warga")

    assert (int(amount.value), amount.unit, amount.rough) == (2 * value, "warga", True)


@pytest.mark.parametrize(("word", "unit"), [("%", "persen"), ("prosen", "persen"), ("pekan", "minggu")])
def test_such_a_unit_has_another_name(word: str, unit: str) -> None:
    assert (only(f"Ada 2 {word}").unit, only(f"Ada 2 {word}").measured) == (unit, True)


@pytest.mark.parametrize("word", TIMES)
def test_times_are_one_measure(word: str) -> None:
    assert (only(f"Lama 2 {word}").measure, only(f"Lama 2 {word}").measured) == ("waktu", True)


def test_so_are_money_and_shares_and_a_thing_is_none() -> None:
    assert [(only(text).measure, only(text).measured) for text in ("Rp500", "5 persen", "5 perahu")] == [
        ("rupiah", True),
        ("persen", True),
        ("perahu", False),
    ]


@pytest.mark.parametrize("word", ["19ab", "1939", "2100", "20161", "201"])
def test_what_is_no_year_of_our_time_is_none(word: str) -> None:
    assert only(f"Kode {word}x, terbit 300 akta").years == ()
    assert all(each.years == () for each in amounts(f"Terbit 300 akta, kode {word}"))


def test_what_stands_in_brackets_behind_a_figure_says_its_year() -> None:
    assert only("Pada 2014 akta 41 persen (data 2015)").years == ("2015",)
    assert only("Pada 2014 akta 41 persen (data dinas)").years == ("2014",)


# What is said of figures


@pytest.mark.parametrize(
    "word",
    [
        *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
        *("belas", "puluh", "puluhan", "ratus", "ratusan", "seratus", "ribu", "ribuan", "seribu", "juta", "sejuta"),
        *("separuh", "setengah", "sepertiga", "seperempat", "seluruh", "seluruhnya", "semua", "semuanya", "setiap"),
        *("lipat", "sehari", "sejam", "semenit", "seminggu", "sebulan", "setahun"),
    ],
)
def test_a_result_may_be_told_in_such_a_word(word: str) -> None:
    assert rules(f"Akta selesai {word} kampung", tells="result") == []
    assert rules("Akta selesai kampung", tells="result") == ["tanpa-angka"]


@pytest.mark.parametrize("word", CHANGES)
def test_such_a_word_tells_a_change(word: str) -> None:
    assert rules(f"Lama tunggu {word} menjadi 40 menit") == ["tanpa-sebelum"]
    assert rules(f"Lama tunggu {word} dari 3 jam") == ["tanpa-sesudah"]


@pytest.mark.parametrize("word", ONCE)
def test_such_a_word_tells_what_was_before(word: str) -> None:
    assert rules(f"Warga lama menunggu {word}. Lama tunggu turun menjadi 40 menit") == []


@pytest.mark.parametrize("word", NOW)
def test_such_a_word_tells_what_is_now(word: str) -> None:
    assert rules(f"Lama tunggu turun dari 3 jam. Warga {word} dilayani cepat") == []


@pytest.mark.parametrize("word", TO)
def test_such_a_word_tells_to_what_it_changed(word: str) -> None:
    assert rules(f"Lama tunggu turun dari 3 jam {word} sangat singkat") == []


@pytest.mark.parametrize(
    "word",
    ["target", "targetnya", "ditargetkan", "sasaran", "rencana", "direncanakan", "proyeksi", "diharapkan", "akan"],
)
def test_such_a_word_tells_a_plan(word: str) -> None:
    assert rules(f"Lama tunggu {word} turun menjadi 40 menit") == []
    assert rules("Akta anak pulau 41 persen (2015)", f"Akta {word} anak pulau 45 persen (2015)") == []


@pytest.mark.parametrize(
    "word",
    [
        *(*CHANGES, *ONCE, *NOW, *TO, "dari", *TIMES, "prosen", "pekan", "%", "milyar", "rp"),
        *("yang", "di", "pada", "dan", "ini", "itu", "tahun", "sejak", "per", "dengan", "oleh", "untuk", "adalah"),
        *("angka", "jumlah", "persentase", "tingkat", "capaian", "mencapai", "sebesar", "sebanyak", "rata", "hanya"),
        *("sekitar", "hampir", "kurang", "lebih", "kira", "inovasi", "dalam", "ada", "terdapat", "baru", "sudah"),
    ],
)
def test_such_a_word_says_nothing_of_what_is_counted(word: str) -> None:
    assert rules("Akta anak pulau 41 persen (2015)", f"Akta {word} anak pulau 55 persen (2015)") == ["angka-berbeda"]


@pytest.mark.parametrize("word", ["menurut", "berdasarkan"])
def test_behind_such_a_word_stands_who_says_so(word: str) -> None:
    said = f"Akta anak pulau 55 persen (2015) {word} laporan dinas"

    assert rules("Akta anak pulau 41 persen (2015)", said) == ["angka-berbeda"]


# What is no answer


@pytest.mark.parametrize(
    "text",
    [
        *("-", "tidak ada", "belum ada", "nihil", "kosong", "menyusul", "idem", "sda", "n/a", "tba", "tbd"),
        *("todo", "isi nanti", "diisi nanti", "akan diisi", "akan diisi nanti", "belum diisi", "isi di sini", "asdf"),
        *("qwerty", "terlampir", "lihat lampiran", "lihat di atas", "sama dengan di atas", "seperti di atas"),
        *("xxx", "AAA aaa", "Lorem ipsum dolor"),
    ],
)
def test_such_a_text_is_no_answer(text: str) -> None:
    assert is_filler(text)
    assert not is_filler(f"kapal {text}")
