"""What is said of the texts of a proposal: what sets off each rule and what does not, and quiet on good ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Final

import pytest
from builders import facts, rubric
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_cli.assess import assess
from inovasi_cli.assess.amounts import AFTER, BEFORE, read
from inovasi_cli.assess.prose import cut, plain, sentences, word_count
from inovasi_cli.assess.texts import about_texts, is_filler
from inovasi_cli.conditions import Case
from inovasi_cli.facts import Answer, Facts
from inovasi_cli.golden.load import case_files, load_cases
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.rubric.catalog import folder, shipped
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from inovasi_cli.assess.report import Finding
    from inovasi_cli.rubric.load import Loaded

BANK: Final = """
theme: {title: Profil, order: 1}
questions:
  - {id: judul, kind: text, label: Judul, text: Apa?, tells: title}
  - {id: ringkasan, kind: text, label: Ringkasan, text: Apa?}
  - {id: latar, kind: text, label: Latar, text: Apa?}
  - {id: masalah, kind: text, label: Masalah, text: Apa?}
  - {id: dampak, kind: text, label: Dampak, text: Apa?, tells: result}
  - {id: capaian, kind: list, label: Capaian, text: Apa saja?, tells: result}
  - {id: target, kind: list, label: Target, text: Apa saja?, tells: target}
  - {id: daftar, kind: list, label: Daftar, text: Apa saja?}
  - {id: sebelum, kind: choices, label: Data sebelum, text: Apa?, options: AB}
  - {id: sesudah, kind: choices, label: Data sesudah, text: Apa?, options: AB, before: sebelum}
  - {id: setuju, kind: yes-no, label: Setuju, text: Setuju?}
  - {id: lanjut, kind: text, label: Lanjut, text: Apa?, ask_when: {question: setuju, is: ya}}
""".replace("AB", "[{id: angka, text: Angka}, {id: cerita, text: Cerita}]")

ASKED: Final = (
    *("judul", "ringkasan", "latar", "masalah", "dampak", "capaian", "target", "daftar"),
    *("sebelum", "sesudah", "setuju", "lanjut"),
)

RUBRIC: Final = f"""
gates:
  - id: syarat
    title: Syarat
    when: {{all: [{", ".join(f"{{question: {each}, known: true}}" for each in ASKED)}]}}
    cure: C
    source: pedoman
score:
  out_of: 10
  parts:
    - id: kelompok
      title: Kelompok
      combine: sum
      source: pedoman
      parts:
        - id: satu
          title: Satu
          weight: 5
          source: pedoman
          narrative: {{question: ringkasan, max_words: 40}}
          levels: [{{points: 1, title: Ya}}]
        - id: dua
          title: Dua
          weight: 5
          source: pedoman
          narrative: {{question: latar, min_words: 2}}
          levels: [{{points: 1, title: Ya}}]
"""

RULES: Final = {
    **dict.fromkeys(("terlalu-panjang", "terlalu-pendek", "teks-pengisi", "teks-sama", "angka-berbeda"), "warning"),
    **dict.fromkeys(("butir-berulang", "kalimat-berulang", "teks-termuat", "judul-kapital", "tanpa-angka"), "advice"),
    **dict.fromkeys(("tanpa-sebelum", "tanpa-sesudah", "data-tanpa-pembanding"), "advice"),
}
"""Every rule about texts, and how grave it is."""
SEVEN: Final = "Satu dua tiga empat lima enam tujuh"
LONG: Final = "Warga di sembilan pulau menyeberang enam jam untuk mengurus satu dokumen."


@pytest.fixture(scope="module", name="contest")
def _contest(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Loaded]:
    here = tmp_path_factory.mktemp("lomba")
    return here, rubric(here, RUBRIC, bank=BANK)


def found(contest: tuple[Path, Loaded], answers: str) -> list[Finding]:
    """What is said of texts where these are the answers."""
    here, loaded = contest
    report = assess(loaded.rubric, facts(here, loaded, dedent(answers)), date(2018, 3, 31))
    about = [each for each in report.findings if each.rule in RULES]
    assert [each.severity for each in about] == [RULES[each.rule] for each in about]
    return about


def told(contest: tuple[Path, Loaded], answers: str) -> list[tuple[str, str | None]]:
    return [(each.rule, each.question) for each in found(contest, answers)]


def only(contest: tuple[Path, Loaded], answers: str) -> Finding:
    (finding,) = found(contest, answers)
    return finding


# Words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  satu \t dua\n\ntiga  ", 3),
        pytest.param("dan/atau", 1, id="a slash joins"),
        pytest.param("anak-anak", 1, id="so does a hyphen"),
        pytest.param("85 %", 2, id="a sign apart is a word"),
        pytest.param("85%", 1, id="and joined is none"),
        pytest.param("pulau - pulau", 3, id="a dash with spaces round it is a word"),
        pytest.param("Rp1.250.000,00 (dua puluh)", 3, id="figures and brackets join"),
        pytest.param("satu\u00a0dua", 2, id="a space that does not break parts words too"),
    ],
)
def test_words_are_what_stands_between_white_space(text: str, count: int) -> None:
    assert word_count(text) == count


def test_a_text_over_its_limit_is_told_with_count_limit_and_what_to_cut(contest: tuple[Path, Loaded]) -> None:
    finding = only(contest, f"judul: Perahu\nringkasan: {' '.join(f'kata{chr(97 + n % 26)}{n}' for n in range(43))}\n")

    assert (finding.rule, finding.severity, finding.question, finding.line) == (
        "terlalu-panjang",
        "warning",
        "ringkasan",
        3,
    )
    assert finding.message.say("id") == "43 kata, batasnya 40; kurangi paling sedikit 3 kata"
    assert finding.message.say("en") == "43 words, the limit is 40; cut at least 3"


def test_a_text_below_its_limit_is_told_too(contest: tuple[Path, Loaded]) -> None:
    assert only(contest, "latar: Singkat\n").message.id == "1 kata, paling sedikit 2; tambah paling sedikit 1 kata"


def test_what_is_not_counted_is_not_looked_at(contest: tuple[Path, Loaded]) -> None:
    assert told(contest, "setuju: tidak\nlanjut: '-'\nringkasan:\nlatar: {tidak_tahu: true}\ndaftar: []\n") == []


# What is no answer


@pytest.mark.parametrize(
    "text",
    [
        *("-", "...", "???", "--- . ---", "tidak ada", "Belum ada.", "N/A", "xxx", "XXXX xxxx", "aaa", "TBD", "(idem)"),
        *("Lorem ipsum dolor sit amet, consectetur", "diisi nanti", "Akan diisi!", "(isi di sini)", "lihat lampiran"),
    ],
)
def test_a_text_that_only_stands_where_an_answer_is_to_come(contest: tuple[Path, Loaded], text: str) -> None:
    finding = only(contest, f"masalah: '{text}'\n")

    assert (finding.rule, finding.severity, finding.question, finding.line) == ("teks-pengisi", "warning", "masalah", 2)
    assert finding.message.id.startswith(f'isinya hanya "{cut(text)}"')


def test_an_item_that_is_none_counts_and_is_told(contest: tuple[Path, Loaded]) -> None:
    finding = only(contest, "daftar: [Jadwal tetap, 'tidak ada']\n")

    assert finding.message.id == (
        'satu butirnya hanya "tidak ada", tetapi tetap dihitung; tulis isinya, atau hapus butir itu'
    )


@pytest.mark.parametrize(
    "text",
    ["X", "A", "SMS", "II", "1111", "Tidak ada warga yang tertinggal lagi", "XX Tirta", "Nihil Sampah", "Kosongkan"],
)
def test_a_short_text_may_well_be_an_answer(text: str) -> None:
    assert not is_filler(text)


# What is written twice


def test_a_sentence_that_is_written_twice_in_one_text(contest: tuple[Path, Loaded]) -> None:
    text = f"{LONG} Petugas datang. {LONG.upper()} Petugas datang."

    finding = only(contest, f"masalah: {text}\n")

    assert (finding.rule, finding.severity) == ("kalimat-berulang", "advice")
    assert finding.message.id.startswith('kalimat ini tertulis 2 kali, jadi memakan jatah kata: "Warga di sembilan')


@pytest.mark.parametrize(
    ("sentence", "told_of"), [("Petugas datang tiap pekan lagi", True), ("Petugas datang tiap pekan", False)]
)
def test_a_sentence_of_five_words_is_long_enough_to_be_missed(
    contest: tuple[Path, Loaded], sentence: str, *, told_of: bool
) -> None:
    rules = [rule for rule, _ in told(contest, f"masalah: {sentence}. Warga senang. {sentence}.\n")]

    assert rules == (["kalimat-berulang"] if told_of else [])


def test_an_item_that_is_written_twice_but_for_case_and_punctuation(contest: tuple[Path, Loaded]) -> None:
    finding = only(contest, "daftar: [Jadwal tetap, 'jadwal  tetap.', Lain]\n")

    assert (finding.rule, finding.question) == ("butir-berulang", "daftar")
    assert '"Jadwal tetap"' in finding.message.id


def test_the_same_text_in_two_fields_is_told_at_the_second(contest: tuple[Path, Loaded]) -> None:
    finding = only(contest, f"latar: {LONG}\nmasalah: '{LONG.upper()} '\n")

    assert (finding.rule, finding.severity, finding.question) == ("teks-sama", "warning", "masalah")
    assert finding.message.id == (
        'isinya sama dengan "Latar", padahal yang ditanyakan lain; tulis jawaban untuk pertanyaan ini'
    )


def test_eight_words_that_two_fields_share_are_no_chance(contest: tuple[Path, Loaded]) -> None:
    same = "Satu dua tiga empat lima enam tujuh delapan"

    assert told(contest, f"latar: {same}\nmasalah: {same}\n") == [("teks-sama", "masalah")]


def test_a_printed_text_that_stands_wholly_in_another(contest: tuple[Path, Loaded]) -> None:
    finding = only(contest, f"ringkasan: {LONG}\nlatar: Dulu sulit. {LONG} Kini petugas datang.\n")

    assert (finding.rule, finding.severity, finding.question) == ("teks-termuat", "advice", "ringkasan")
    assert '"Latar"' in finding.message.id


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param("latar: Petugas datang tiap bulan\nmasalah: Petugas datang tiap bulan\n", id="short ones"),
        pytest.param(
            "latar: Satu dua tiga empat lima enam tujuh\nmasalah: SATU dua tiga empat lima enam tujuh\n", id="7"
        ),
        pytest.param(f"masalah: {LONG}\nlatar: Dulu sulit. {LONG}\n", id="a fact that the proposal tells"),
        pytest.param(f"ringkasan: {LONG}\ndaftar: ['{LONG}', Lain]\n", id="an item that a text tells"),
        pytest.param(f"ringkasan: {LONG}\nlatar: {LONG[:-1]}kan\n", id="a word that only begins like another"),
    ],
)
def test_what_may_be_written_twice(contest: tuple[Path, Loaded], answers: str) -> None:
    assert told(contest, answers) == []


# Titles


@pytest.mark.parametrize(
    ("title", "rules"),
    [
        ("KELAS PERAHU", ["judul-kapital"]),
        ("SEKOLAH DI LAUT: KELAS PERAHU 2", ["judul-kapital"]),
        ("Kelas Perahu", []),
        ("Kelas PERAHU PULAU", []),
        pytest.param("SIPELANDUKILAT", [], id="one word may be an acronym"),
        pytest.param("SI APIK RSUD", [], id="so may short ones"),
    ],
)
def test_a_title_in_capitals(contest: tuple[Path, Loaded], title: str, rules: list[str]) -> None:
    assert [rule for rule, _ in told(contest, f"judul: '{title}'\n")] == rules


def test_only_a_title_is_held_to_that(contest: tuple[Path, Loaded]) -> None:
    assert told(contest, "masalah: WARGA HARUS MENYEBERANG\n") == []


# Results without figures


def test_a_result_without_a_figure_is_told(contest: tuple[Path, Loaded]) -> None:
    finding = only(contest, "dampak: Pelayanan menjadi lebih cepat dan warga senang sejak 2017.\n")

    assert (finding.rule, finding.severity, finding.question) == ("tanpa-angka", "advice", "dampak")
    assert finding.message.id == (
        "belum menyebut satu angka pun, jadi hasilnya tidak bisa dinilai; tulis angka, satuan, dan tahunnya"
    )


def test_an_item_of_one_word_that_stands_twice_is_told(contest: tuple[Path, Loaded]) -> None:
    assert told(contest, "daftar: [Jadwal, Peta, jadwal]\n") == [("butir-berulang", "daftar")]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("[Waktu tunggu turun]", 'belum ada angkanya: "Waktu tunggu turun"'),
        ("[Akta 83 persen, Biaya turun (2017)]", 'belum ada angkanya: "Biaya turun (2017)"'),
        ("[Waktu turun, Biaya turun, Akta 83 persen]", '2 butir belum ada angkanya, misalnya "Waktu turun"'),
    ],
)
def test_an_item_without_a_figure_is_told(contest: tuple[Path, Loaded], items: str, said: str) -> None:
    assert [each.message.id.split(";")[0] for each in found(contest, f"capaian: {items}\n")] == [said]


@pytest.mark.parametrize(
    "answers",
    [
        "dampak: Lama tunggu 40 menit.\n",
        pytest.param("dampak: Warga lebih senang. Lama tunggu 40 menit.\n", id="in one of its sentences"),
        pytest.param("dampak: Lama tunggu turun dari tiga jam menjadi setengah jam.\n", id="in words"),
        pytest.param("capaian: [Seluruh anak punya akta]\n", id="all of them"),
        pytest.param("capaian: ['Terbit 2016 akta']\n", id="a count that looks like a year"),
        pytest.param("masalah: Warga menunggu lama.\n", id="no result"),
        pytest.param("daftar: [Jadwal tetap]\n", id="no list of results"),
        pytest.param("target: [Akta anak 80 persen pada 2018]\n", id="a target with one"),
    ],
)
def test_what_needs_no_figure_or_has_one(contest: tuple[Path, Loaded], answers: str) -> None:
    assert told(contest, answers) == []


def test_a_target_needs_a_figure_too(contest: tuple[Path, Loaded]) -> None:
    assert told(contest, "target: [Semakin cepat]\n") == [("tanpa-angka", "target")]


# Before and after


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("Lama tunggu turun menjadi 40 menit", ["tanpa-sebelum"]),
        ("Kunjungan meningkat menjadi lebih dari 300 pasien pada 2017", ["tanpa-sebelum"]),
        ("Lama tunggu turun dari 3 jam", ["tanpa-sesudah"]),
        ("Ada rapat. Lama tunggu turun menjadi 40 menit", ["tanpa-sebelum"]),
        ("Puas 41 persen pada 2015. Naik 83 persen, lama tunggu turun menjadi 40 menit", ["tanpa-sebelum"]),
        ("Lama tunggu turun dari 3 jam (2015) menjadi 40 menit (2017)", []),
        ("Lama tunggu turun dari tiga jam menjadi 40 menit", []),
        ("Dulu warga menunggu lama, kini turun menjadi 40 menit", []),
        ("Lama tunggu 3 jam pada 2015 dan turun menjadi 40 menit", []),
        ("Lama tunggu turun dari 3 jam, sekarang tidak sampai sejam", []),
        pytest.param("Lama tunggu naik 10 menit", [], id="a difference"),
        pytest.param("Petugas turun ke 12 desa", [], id="people go down to villages"),
        pytest.param("Penumpang naik dari 3 pelabuhan", [], id="and come from ports"),
        pytest.param("Anggaran menjadi 300 juta", [], id="no change is told"),
        pytest.param("Ditargetkan turun menjadi 20 menit", [], id="a plan"),
    ],
)
def test_a_change_is_told_with_both_its_ends(contest: tuple[Path, Loaded], sentence: str, rules: list[str]) -> None:
    assert [rule for rule, _ in told(contest, f"masalah: '{sentence}'\n")] == rules


def test_a_target_has_no_before(contest: tuple[Path, Loaded]) -> None:
    assert told(contest, "target: [Lama tunggu turun menjadi 40 menit]\n") == []


def test_half_a_change_says_which_and_what_to_add(contest: tuple[Path, Loaded]) -> None:
    finding = only(contest, "capaian: [Lama tunggu turun menjadi 40 menit]\n")

    assert (finding.severity, finding.question, finding.line) == ("advice", "capaian", 2)
    assert finding.message.id == (
        'keadaan awalnya belum disebut: "Lama tunggu turun menjadi 40 menit"; '
        "tulis juga angka sebelumnya, supaya perubahannya terlihat"
    )


@pytest.mark.parametrize(
    ("answers", "where", "said"),
    [
        ("sebelum: []\nsesudah: [angka]\n", "sebelum", 'kosong, padahal "Data sesudah" ada'),
        ("sebelum: {tidak_tahu: true}\nsesudah: [angka]\n", "sebelum", 'kosong, padahal "Data sesudah" ada'),
        ("sebelum: [angka]\nsesudah: []\n", "sesudah", 'kosong, padahal "Data sebelum" ada'),
        ("sebelum: [angka]\nsesudah: [cerita]\n", "sesudah", 'jenisnya lain daripada "Data sebelum"'),
    ],
)
def test_data_of_one_time_alone_are_told_where_they_lack(
    contest: tuple[Path, Loaded], answers: str, where: str, said: str
) -> None:
    finding = only(contest, answers)

    assert (finding.rule, finding.severity, finding.question) == ("data-tanpa-pembanding", "advice", where)
    assert finding.message.id.startswith(said)
    assert finding.line == (2 if where == "sebelum" else 3)


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param("sebelum: [angka]\nsesudah: [angka, cerita]\n", id="one kind in common"),
        pytest.param("sesudah: [angka]\n", id="an open question is told elsewhere"),
        pytest.param("sebelum: [angka]\n", id="either way"),
        pytest.param("sebelum: []\nsesudah: []\n", id="no data at all"),
        pytest.param("sebelum: [angka]\nsesudah: {tidak_berlaku: belum setahun}\n", id="said not to apply"),
    ],
)
def test_data_that_compare_or_are_still_open_are_no_finding(contest: tuple[Path, Loaded], answers: str) -> None:
    assert told(contest, answers) == []


# Figures at odds

AKTA: Final = "Anak pulau yang punya akta naik dari 41 persen (2015) menjadi 83 persen (2017)"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (AKTA, "45 persen (2015)"),
        ("Anak pulau yang punya akta hanya 45% pada 2015", "45%"),
        ("Pada 2015 akta anak pulau yang punya 45 persen", "45 persen"),
    ],
)
def test_a_figure_that_another_field_gives_otherwise(contest: tuple[Path, Loaded], here: str, there: str) -> None:
    other = here.replace("41", "45")

    finding = only(contest, f"ringkasan: {other}.\ncapaian: ['{AKTA}']\n")

    assert (finding.rule, finding.severity, finding.question) == ("angka-berbeda", "warning", "capaian")
    assert finding.message.id.startswith(f'di sini 41 persen (2015), di "Ringkasan" {there}, padahal')


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Biaya warga pulau turun dari Rp250.000 menjadi Rp0", "Biaya warga pulau turun dari Rp200 ribu "
            "menjadi Rp0", id="money, before"),
        pytest.param("Terbit 15.675 akta bayi sejak 2013", "Sejak 2013 terbit 15.765 akta bayi", id="a count"),
        pytest.param("Terbit 100 akta bayi sejak 2013", "Sejak 2013 terbit 130 akta bayi", id="a small count"),
        pytest.param("Putus sekolah 41 persen (2015)", "Putus sekolah 45,3 persen (2015)", id="no rounding"),
        pytest.param("Putus sekolah 41 persen (2015)", "Putus sekolah 41,9 persen (2015)", id="rounded the wrong way"),
        pytest.param("Terbit 300 akta (2017)", "Terbit 450 akta (2017)", id="of what it counts"),
        pytest.param("Putus sekolah sekitar 44 persen (2015)", "Putus sekolah 30 persen (2015)", id="far from roughly"),
    ],
)  # fmt: skip
def test_figures_of_one_thing_that_differ(contest: tuple[Path, Loaded], one: str, other: str) -> None:
    assert told(contest, f"ringkasan: {one}.\nmasalah: {other}.\n") == [("angka-berbeda", "masalah")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(AKTA, AKTA.upper(), id="the same"),
        pytest.param(AKTA, AKTA.replace("41", "41,3"), id="rounded"),
        pytest.param(AKTA, AKTA.replace("41", "41,5"), id="rounded by a half"),
        pytest.param(AKTA, AKTA.replace("41", "sekitar 40"), id="roughly the same"),
        pytest.param(AKTA.replace("41", "sekitar 40"), AKTA, id="roughly the same, told first"),
        pytest.param(AKTA.replace("41", "45"), AKTA.replace("41", "sekitar 40,5"), id="off by just a tenth"),
        pytest.param(AKTA, AKTA.replace("41", "sekitar 45,3"), id="off by less than a tenth of the larger"),
        pytest.param(AKTA, AKTA.replace("41", "45").replace("pulau", "kota"), id="another thing"),
        pytest.param(
            "Warga dari desa kurang mampu 41% (2015)", "Warga dari desa kurang sehat 55% (2015)", id="another lack"
        ),
        pytest.param(AKTA, AKTA.replace("41", "45").replace("2015", "2014"), id="another year"),
        pytest.param(AKTA, AKTA.replace("41 persen", "45 anak"), id="another unit"),
        pytest.param(AKTA, AKTA.replace("41", "45").replace("83", "90"), id="two figures that differ"),
        pytest.param("Terbit 99 akta bayi sejak 2013", "Sejak 2013 terbit 70 akta bayi", id="small counts"),
        pytest.param(AKTA, f"Targetnya {AKTA.replace('83', '90')}", id="a plan"),
        pytest.param(f"Targetnya {AKTA}", f"Targetnya {AKTA.replace('83', '90')}", id="two plans"),
        pytest.param("Akta anak pulau 450 (2015)", "Akta anak pulau 300 (2015)", id="of nobody knows what"),
        pytest.param("RW 5 memiliki 300 kader (2017)", "RW 7 memiliki 450 kader (2017)", id="places by number"),
        pytest.param("Dusun 5 memiliki 300 kader (2017)", "Dusun 7 memiliki 450 kader (2017)", id="small numbers"),
        pytest.param("Survei warga 70 persen dan 80 persen (2017)", "Survei warga 75 persen (2017)", id="both at once"),
        pytest.param(
            "Survei: 70 persen, 80 persen pada 2017", "Survei: 70 persen, 85 persen pada 2017", id="told twice"
        ),
        pytest.param("Kepuasan 70 persen (2017)", "Kepuasan 80 persen (2017)", id="one word says too little"),
        pytest.param("Kepuasan warga 70 persen", "Kepuasan warga 80 persen", id="no year, neither before nor after"),
    ],
)
def test_figures_that_may_both_be_right(contest: tuple[Path, Loaded], one: str, other: str) -> None:
    rules = [rule for rule, _ in told(contest, f"ringkasan: '{one}.'\nmasalah: '{other}.'\n")]

    assert rules == (["teks-sama"] if other == one.upper() else [])


def test_a_target_may_be_another_figure(contest: tuple[Path, Loaded]) -> None:
    answers = "target: [Akta anak pulau 80 persen pada 2017]\ncapaian: [Akta anak pulau 83 persen pada 2017]\n"

    assert told(contest, answers) == []


def test_figures_that_differ_within_one_answer_are_its_own_matter(contest: tuple[Path, Loaded]) -> None:
    answers = "capaian: [Akta anak pulau 80 persen (2017), Akta pulau anak 83 persen (2017)]\n"

    assert told(contest, answers) == []


# Reading


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Rp1.250.000,50", [("1250000.50", "rupiah", None)]),
        ("rp 3 juta", [("3000000", "rupiah", None)]),
        ("1,2 juta warga", [("1200000.0", "warga", None)]),
        ("2 ribu", [("2000", "", None)]),
        ("85.5 persen", [("85.5", "persen", None)]),
        ("1.234.567 orang", [("1234567", "orang", None)]),
        ("turun dari hampir 3 jam menjadi hanya 40 menit", [("3", "jam", BEFORE), ("40", "menit", AFTER)]),
        ("semula 3 pekan", [("3", "minggu", BEFORE)]),
        ("5 dari 7", [("5", "", None), ("7", "", BEFORE)]),
        pytest.param("PP 24/2018 Pasal 5, Top 99, 7 Maret 2016, 2-3 jam, A4, TPB 4", [], id="names, dates and ranges"),
        pytest.param("TPB 4 dan 300 akta", [("300", "akta", None)], id="a figure behind a name"),
        pytest.param("sejak 2016 sampai April 2018 (2017 dan 2019)", [], id="years"),
        pytest.param("Terbit 300 akta (2017 data dinas)", [("300", "akta", None)], id="a year with its source"),
        pytest.param("Tarif Rp2000 pada 2017", [("2000", "rupiah", None)], id="money that looks like a year"),
        pytest.param("rekening 1234567890123456", [], id="a number of something"),
        pytest.param("123.456.789.012.345 rupiah", [("123456789012345", "rupiah", None)], id="as long as they come"),
    ],
)
def test_figures_are_read_as_people_write_them(text: str, amounts: list[tuple[str, str, str | None]]) -> None:
    (sentence,) = read(text)

    assert [(str(each.value), each.unit, each.role) for each in sentence.amounts] == amounts


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Biaya Rp5 juta pada 2017", "Rp5 juta"),
        ("Biaya Rp500 pada 2017", "Rp500"),
        ("Ada 300 kader (2017) di desa", "300 kader (2017)"),
        ("Ada 300 kader (lihat daftar", "300 kader"),
        ("(Ada 300 kader di desa) lalu", "300 kader"),
    ],
)
def test_a_figure_is_quoted_with_its_unit_and_what_stands_behind_it(text: str, written: str) -> None:
    ((amount, *_),) = [each.amounts for each in read(text)]

    assert amount.written == written


def test_a_figure_has_the_year_behind_it_or_those_of_its_sentence() -> None:
    (first, second) = read("Dari 41 persen (2015) dan 83 persen. Pada 2016 dan 2017 ada 300 akta")

    assert [each.years for each in (*first.amounts, *second.amounts)] == [("2015",), ("2015",), ("2016", "2017")]


def test_a_year_that_stands_farther_behind_is_not_that_of_the_figure() -> None:
    ((amount,),) = [each.amounts for each in read("Ada 300 kader dan pos 2016, dua kali lipat pada 2017")]

    assert amount.years == ("2016", "2017")


def test_sentences_end_where_they_are_ended_and_not_where_a_line_is() -> None:
    text = "Satu dua\ntiga. Empat!\n\nLima\n- enam\n- tujuh 1.500"

    assert sentences(text) == ["Satu dua\ntiga", "Empat", "Lima", "enam", "tujuh 1.500"]


def test_a_quotation_is_one_line_and_not_long() -> None:
    assert cut("satu\n dua") == "satu dua"
    assert cut("a" * 60) == "a" * 60
    assert cut("a" * 61) == "a" * 57 + "..."


@given(st.text())
def test_a_plain_text_is_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


WORDS: Final = st.sampled_from(
    (
        *("naik", "turun", "dari", "menjadi", "persen", "%", "(2015)", "2015", "Rp", "41", "4.1", "4,1,2", "1.000.000"),
        *("sekitar", "juta", "akta", "anak", ".", "\n\n", "-", "(", ")", "x", "\u0661", "9" * 30, "0", "\u2013", "TPB"),
    )
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(ASKED[:6]), st.lists(WORDS, min_size=1).map(" ".join) | st.text(min_size=1)))
def test_whatever_is_written_it_is_looked_at_without_a_failure_and_always_alike(
    contest: tuple[Path, Loaded], texts: dict[str, str]
) -> None:
    questions = contest[1].rubric.questions
    values = {key: text if questions[key].kind == "text" else (text, text + "!") for key, text in texts.items()}
    answers = {key: Answer(value, line=7) for key, value in values.items()}

    made = [
        list(about_texts(contest[1].rubric, Facts(dict(order), {}), Case(dict(values), None)))
        for order in (answers.items(), reversed(answers.items()))
    ]

    assert made[0] == made[1]
    assert [each.severity for each in made[0]] == [RULES[each.rule] for each in made[0]]
    assert all(each.message.en and each.question in texts and each.line == 7 for each in made[0])


def test_a_text_of_a_million_letters_is_looked_at_in_no_time(contest: tuple[Path, Loaded]) -> None:
    import time

    values = {"masalah": "turun dari 3 jam (2015) " * 40_000, "ringkasan": "1." * 500_000, "latar": "\n " * 500_000}
    answers = {key: Answer(value) for key, value in values.items()}
    before = time.process_time()

    list(about_texts(contest[1].rubric, Facts(dict(answers), {}), Case(dict(values), None)))

    # Two seconds are usual on a slow machine; what grows with the square would take hours.
    assert time.process_time() - before < 30


# Quiet on good texts, and not on what is wrong in them

WHOLE: Final = Path(__file__).parent / "texts" / "usulan-baik.yaml"
"""A proposal made up in full, with sentences that only look as if something were wrong with them."""


def of_proposal(where: Path, rubric_id: str = "kipp-2023-umum") -> list[tuple[str, str | None]]:
    loaded = load_rubric(folder() / f"{rubric_id}.yaml", folder() / "questions")
    report = assess(loaded.rubric, read_facts(open_profile(where), loaded.bank, loaded.rubric), None)
    return [(each.rule, each.question) for each in report.findings if each.rule in RULES]


def test_nothing_is_said_of_a_good_proposal_under_any_rubric() -> None:
    limits = {rubric_id: of_proposal(WHOLE, rubric_id) for rubric_id in shipped()}

    # Where a rubric prints narrower fields, the same texts are too long for them, and nothing else.
    assert limits["kipp-2023-umum"] == []
    assert {rule for said in limits.values() for rule, _ in said} <= {"terlalu-panjang", "terlalu-pendek"}


AGAIN: Final = "Tidak ada kapal yang dibeli, karena perahunya milik kelompok nelayan."


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "question"),
    [
        ("dari 41 persen (2015) menjadi", "dari 45 persen (2015) menjadi", "angka-berbeda", "hasil.capaian"),
        ("dari 41 persen pada 2015", "dari 14 persen pada 2015", "angka-berbeda", "narasi.signifikansi"),
        ("turun dari dua hari menjadi 40", "turun menjadi 40", "tanpa-sebelum", "hasil.capaian"),
        ("turun dari dua hari menjadi 40 menit", "turun", "tanpa-angka", "hasil.capaian"),
        (
            "    - 80 persen anak pulau punya akta kelahiran pada 2018\n  ",
            "    - Maju\n  ",
            "tanpa-angka",
            "hasil.target",
        ),
        ("sebelum: [kuantitatif]", "sebelum: []", "data-tanpa-pembanding", "hasil.data-sebelum"),
        (
            "Satu formulir untuk semua dokumen keluarga\n  kebaruan",
            "'...'\n  kebaruan",
            "teks-pengisi",
            "kebaruan.pembeda",
        ),
        (AGAIN, f"{AGAIN} {AGAIN}", "kalimat-berulang", "narasi.kebaruan"),
    ],
)
def test_one_slip_in_a_good_proposal_is_told_and_nothing_else(
    tmp_path: Path, right: str, wrong: str, rule: str, question: str
) -> None:
    text = WHOLE.read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "usulan.yaml").write_text(text.replace(right, wrong, 1), encoding="utf-8")

    said = of_proposal(tmp_path / "usulan.yaml")

    assert (rule, question) in said
    assert {each for each, _ in said} == {rule}


def spoken(rubric_id: str) -> list[tuple[str, str]]:
    loaded = load_rubric(folder() / f"{rubric_id}.yaml", folder() / "questions")
    profiles = sorted((folder().parent / "examples").glob("*/profil.yaml"))
    reports = [
        assess(loaded.rubric, read_facts(open_profile(each), loaded.bank, loaded.rubric), None) for each in profiles
    ]
    return [(each.rule, report.facts.file) for report in reports for each in report.findings if each.rule in RULES]


def test_nothing_is_said_of_the_texts_of_any_example() -> None:
    assert len(shipped()) > 20
    assert [each for rubric_id in shipped() for each in spoken(rubric_id)] == []


TRUE: Final = {
    ("tanpa-angka", "Akta kelahiran naik"),
    ("tanpa-angka", "Biaya turun"),
    ("tanpa-angka", "Waktu tunggu turun"),
    ("data-tanpa-pembanding", "Data sebelum inovasi"),
    ("data-tanpa-pembanding", "Data sesudah inovasi"),
}
"""All that is said of golden cases, each looked at: results that indeed have no figure, and data of one time alone."""


def test_of_golden_cases_only_what_is_true_is_said() -> None:
    said = set()
    for rubric_id in shipped():
        loaded = load_rubric(folder() / f"{rubric_id}.yaml", folder() / "questions")
        for case in load_cases(case_files(folder() / "cases" / rubric_id), loaded):
            found_ = assess(loaded.rubric, case.facts, case.on).findings
            said |= {(each.rule, each.message.id.split('"')[1]) for each in found_ if each.rule in RULES}

    assert said == TRUE


def test_what_is_said_moves_no_point_and_no_verdict(contest: tuple[Path, Loaded]) -> None:
    here, loaded = contest
    good, bad = (
        assess(loaded.rubric, facts(here, loaded, f"masalah: {text}\n"), None) for text in ("Warga menunggu", "'-'")
    )

    assert good.findings != bad.findings
    assert (good.eligibility, good.readiness) == (bad.eligibility, bad.readiness)
