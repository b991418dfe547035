"""How a fact file is read: every kind of answer, every refusal with its place and what to write instead."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import pytest
from builders import BANK, facts, rubric
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_cli.errors import FactsError, RubricError
from inovasi_cli.facts import Answer, DateSpan, Facts, Number, Value
from inovasi_cli.profile.kinds import MOST_REMEMBERED, quick_reader, read_value
from inovasi_cli.profile.load import Readers, open_profile, read_facts, read_many
from inovasi_cli.rubric.values import read_day, read_number, read_spoken_date, write_number
from inovasi_cli.strict_yaml import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inovasi_cli.rubric.load import Loaded

    Read = Callable[[str], Facts]

CATEGORIES: Final = """
    categories:
      - {id: kesehatan, title: Kesehatan, origin: derived, fits_when: {question: setuju, is: ya}}
      - {id: pendidikan, title: Pendidikan, origin: derived, fits_when: {question: setuju, is: ya}}
"""
WRITE_A_DATE: Final = "tulis tahun-bulan-tanggal, misalnya 2018-03-31, 2018-03, atau 2018"
MORE_NUMBERS: Final = """
  - {id: orang, kind: number, label: Orang, text: Berapa?, whole: true, least: 1, most: 100}
"""


CURLY: Final = 'tanda kutip miring dari Word tidak dikenal; ganti dengan tanda kutip biasa (")'
DOES_NOT_KNOW: Final = "untuk yang tidak diketahui, ganti dengan tidak_tahu: true, atau biarkan kosong"


@pytest.fixture(name="loaded", scope="module")
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return rubric(tmp_path_factory.mktemp("rubrik"), CATEGORIES, bank=BANK + MORE_NUMBERS)


@pytest.fixture(name="read")
def _read(tmp_path: Path, loaded: Loaded) -> Read:
    """Reads answers, which stand from line 2 on, indented by two."""
    return lambda answers: facts(tmp_path, loaded, answers)


def refusals(folder: Path, loaded: Loaded, text: str) -> list[str]:
    """The problems of a whole file, without its name."""
    path = folder / "profil.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FactsError) as caught:
        read_facts(open_profile(path), loaded.bank, loaded.rubric)
    assert caught.value.cure == "Perbaiki berkas itu, lalu jalankan lagi."
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


def refusal(folder: Path, loaded: Loaded, answer: str) -> str:
    """The one problem of a file with one answer."""
    (problem,) = refusals(folder, loaded, f"jawaban:\n  {answer}\n")
    return problem


# Kinds


def span(first: date, last: date | None = None) -> DateSpan:
    return DateSpan(first, last or first)


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("pilihan: a", "a"),
        ("pilihan: 'a'", "a"),
        ("banyak: [c, a]", ("c", "a")),
        ("banyak: []", ()),
        ("setuju: ya", "ya"),
        ("setuju: Ya", "ya"),
        ("setuju: TIDAK", "tidak"),
        ("setuju: true", "ya"),
        ("setuju: False", "tidak"),
        ("jumlah: 0", 0),
        ("jumlah: 45", 45),
        ('jumlah: "45"', 45),
        ("jumlah: 85,5", Decimal("85.5")),
        ("jumlah: 85.5", Decimal("85.5")),
        ("jumlah: 85,50", Decimal("85.5")),
        ("jumlah: 0,125", Decimal("0.125")),
        ("jumlah: 1234.125", Decimal("1234.125")),
        ("nilai: -2,5", Decimal("-2.5")),
        ("nilai: -3", -3),
        ("mulai: 2016", span(date(2016, 1, 1), date(2016, 12, 31))),
        ("mulai: 2016-02", span(date(2016, 2, 1), date(2016, 2, 29))),
        ("mulai: 2016-12", span(date(2016, 12, 1), date(2016, 12, 31))),
        ("mulai: 2016-11-30", span(date(2016, 11, 30))),
        ("tahun: [2017, 2016]", (2017, 2016)),
        ("tahun: []", ()),
        ("judul: Kelas Perahu", "Kelas Perahu"),
        ("judul: 2018", "2018"),
        ("judul: 0123", "0123"),
        ("judul: 12:30", "12:30"),
        ("judul: no", "no"),
        ("judul: 1.000", "1.000"),
        ("judul: '~'", "~"),
        ("judul: |\n  dua\n  baris\n", "dua\nbaris\n"),
        ("daftar: [x, 'y z']", ("x", "y z")),
        ("daftar: ['null', 0]", ("null", "0")),
    ],
)
def test_an_answer_is_read_by_the_kind_of_its_question(answer: str, value: Value, read: Read) -> None:
    key = answer.partition(":")[0]

    answers = read(answer).answers

    assert answers[key].value == value
    assert type(answers[key].value) is type(value)


def test_an_answer_knows_where_its_value_stands(read: Read) -> None:
    answers = read("judul: x\njumlah:   3\nsurat: {nilai: ya}").answers

    assert [(answer.line, answer.column) for answer in answers.values()] == [(2, 10), (3, 13), (4, 10)]


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", '""'])
def test_an_answer_left_empty_is_unanswered(nothing: str, read: Read) -> None:
    assert read(f"judul: {nothing}\npilihan: {{nilai: {nothing or '~'}, catatan: {nothing or '~'}}}").answers == {
        "pilihan": Answer(line=3, column=12)
    }


def test_answers_may_be_left_out_altogether(tmp_path: Path, loaded: Loaded) -> None:
    assert facts(tmp_path, loaded, "", more="rubrik: [uji]\n").answers == {}


def test_zero_and_an_empty_list_are_answers(read: Read) -> None:
    assert read("jumlah: 0\nbanyak: []\ndaftar: []").values == {"jumlah": 0, "banyak": (), "daftar": ()}


# The long form


def test_the_long_form_holds_all_that_belongs_to_an_answer(tmp_path: Path, loaded: Loaded) -> None:
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-isi")

    answer = facts(tmp_path, loaded, "surat: {nilai: ya, bukti: [surat.pdf, https://a.id/b], catatan: Asli.}").answers[
        "surat"
    ]

    assert (answer.value, answer.note, answer.proven) == ("ya", "Asli.", True)
    assert [(proof.ref, proof.state, proof.line, proof.column) for proof in answer.evidence] == [
        ("surat.pdf", "file", 2, 30),
        ("https://a.id/b", "link", 2, 41),
    ]


@pytest.mark.parametrize("value", ["banyak: {}", "banyak: {nilai: {}}", "banyak:\n  nilai: {}"])
def test_short_and_long_form_say_the_same(value: str, read: Read) -> None:
    short = read("banyak: [a, c]").canonical()

    assert read(value.format("[a, c]") if value == "banyak: {}" else value.replace("{}", "[a, c]")).canonical() == short


@pytest.mark.parametrize(
    ("said", "refs"),
    [
        ("a.pdf", ["a.pdf"]),
        ("[a.pdf, b.pdf]", ["a.pdf", "b.pdf"]),
        ("[a.pdf, ~, '']", ["a.pdf"]),
        ("", []),
        ("[]", []),
    ],
)
def test_proof_is_one_name_or_a_list_of_them(said: str, refs: list[str], read: Read) -> None:
    answer = read(f"surat:\n  nilai: ya\n  bukti: {said}").answers["surat"]

    assert [proof.ref for proof in answer.evidence] == refs


@pytest.mark.parametrize(
    ("said", "declined"),
    [("true", True), ("ya", True), ("Ya", True), ("false", False), ("tidak", False), ("~", False)],
)
def test_not_knowing_is_said_with_true(said: str, declined: bool, read: Read) -> None:  # noqa: FBT001 - a parameter
    answer = read(f"jumlah: {{tidak_tahu: {said}}}").answers["jumlah"]

    assert (answer.value, answer.declined) == (None, declined)


def test_what_does_not_apply_has_a_reason_instead_of_a_value(read: Read) -> None:
    answer = read("jumlah: {tidak_berlaku: Tidak ada petugas.}").answers["jumlah"]

    assert (answer.value, answer.not_applicable) == (None, "Tidak ada petugas.")


# The rest of the file


@pytest.mark.parametrize(
    ("said", "rubrics"),
    [("rubrik: uji", ("uji",)), ("rubrik: [uji, lain]", ("uji", "lain")), ("rubrik:", ()), ("", ())],
)
def test_rubrics_are_named_by_a_text_or_a_list(
    said: str, rubrics: tuple[str, ...], tmp_path: Path, loaded: Loaded
) -> None:
    read = facts(tmp_path, loaded, "judul: x\n", more=said)

    assert (read.rubrics, read.file) == (rubrics, str(tmp_path / "profil.yaml"))


def test_categories_are_chosen_by_rubric_and_checked_for_the_one_at_hand(tmp_path: Path, loaded: Loaded) -> None:
    more = "kategori: {uji: pendidikan, rubrik-lain: apa pun, kosong: ~}\n"

    assert facts(tmp_path, loaded, "", more=more).categories == {"uji": "pendidikan", "rubrik-lain": "apa pun"}


def test_without_a_rubric_no_category_is_checked(tmp_path: Path, loaded: Loaded) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text("jawaban:\nkategori: {uji: tidak-ada}\n", encoding="utf-8")

    assert read_facts(open_profile(path), loaded.bank, None).categories == {"uji": "tidak-ada"}


LINES: Final = (
    "pilihan: a\n",
    "banyak: {nilai: [a, b], bukti: [x.pdf, y.pdf]}\n",
    "tahun: [2016, 2017]\n",
    "judul: Satu\n",
    "jumlah: {catatan: hanya catatan, nilai: 3}\n",
)


@given(st.permutations(LINES))
def test_facts_are_the_same_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, loaded: Loaded, lines: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("urutan")
    turned = [
        line.replace("[a, b]", "[b, a]").replace("x.pdf, y.pdf", "y.pdf, x.pdf").replace("2016, 2017", "2017, 2016")
        for line in lines
    ]

    one = facts(folder, loaded, "".join(LINES), more="kategori: {uji: kesehatan, lain: b}\n")
    other = facts(folder, loaded, "".join(turned), more="kategori: {lain: b, uji: kesehatan}\n")

    assert one.canonical() == other.canonical()


# The usual answer, read quickly

WORDS: Final = (
    *("a", "b", "c", "d", "ya", "tidak", "Ya", "TIDAK", "true", "no", "", " ", "~", "null"),
    *("0", "12", "-3", "2,5", "2.50", "1.000", "007", "9" * 20, "2018", "2018-03", "2018-03-31", "2016-2018", "1899"),
    *("tidak tahu", "Belum Tahu", "TIDAK DIKETAHUI", "tidak diketahui!", "“miring”", "‘a", "kata yang cukup panjang"),  # noqa: RUF001 - the very letter that is refused
    *("“sebuah kalimat yang panjang, dengan koma”", "2018-03-31 pagi", "\n", "tiga puluh satu huruf panjangnya"),
)
SCALARS: Final = st.builds(
    Scalar, st.sampled_from(WORDS) | st.text(max_size=20), plain=st.booleans(), line=st.just(3), column=st.just(5)
)


def _mapping(values: list[Node]) -> Mapping:
    keys = [Scalar(name, plain=True, line=3, column=5) for name in "xyz"]
    return Mapping(
        {key.text: value for key, value in zip(keys, values, strict=False)}, {key.text: key for key in keys}, 3, 5
    )


NODES: Final[st.SearchStrategy[Node]] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: Sequence(items, 3, 5)) | st.lists(inner, max_size=3).map(_mapping)
    ),
    max_leaves=5,
)
IDS: Final = ("pilihan", "banyak", "setuju", "jumlah", "nilai", "orang", "mulai", "tahun", "judul", "daftar", "surat")


@pytest.mark.parametrize("question_id", IDS)
@settings(deadline=None)
@given(nodes=st.lists(NODES, min_size=1, max_size=8))
def test_what_is_read_quickly_is_read_the_same_at_length(loaded: Loaded, question_id: str, nodes: list[Node]) -> None:
    question = loaded.bank.question(question_id)
    assert question
    quick = quick_reader(question)

    # Twice, because some readers remember.
    for node in (*nodes, *nodes):
        value = quick(node)
        if value is not None:
            known = read_value(question, node)
            assert (value, type(value)) == (known, type(known))


@pytest.mark.parametrize(
    ("question_id", "text"),
    [("pilihan", "a"), ("setuju", "ya"), ("jumlah", "12"), ("mulai", "2018-03"), ("judul", "Kelas Perahu di Pangkep")],
)
def test_the_usual_answer_is_among_what_is_read_quickly(loaded: Loaded, question_id: str, text: str) -> None:
    question = loaded.bank.question(question_id)
    assert question

    assert quick_reader(question)(Scalar(text, plain=True, line=1, column=1)) is not None


def test_so_many_numbers_are_remembered_and_all_are_read(tmp_path: Path, loaded: Loaded) -> None:
    readers = Readers(loaded.bank)
    path = tmp_path / "profil.yaml"

    for number in [*range(MOST_REMEMBERED + 20), *range(MOST_REMEMBERED - 20, MOST_REMEMBERED + 20)]:
        path.write_text(f"jawaban: {{jumlah: {number}}}", encoding="utf-8")
        assert read_many(open_profile(path), readers, []).values == {"jumlah": number}


def test_a_text_that_one_file_may_quote_another_may_not_leave_bare(tmp_path: Path, loaded: Loaded) -> None:
    readers, path = Readers(loaded.bank), tmp_path / "profil.yaml"

    for _ in range(2):
        path.write_text("jawaban: {judul: 'tidak tahu'}", encoding="utf-8")
        assert read_many(open_profile(path), readers, []).values == {"judul": "tidak tahu"}
        path.write_text("jawaban: {judul: tidak tahu}", encoding="utf-8")
        with pytest.raises(FactsError):
            read_many(open_profile(path), readers, [])


def test_several_rubrics_each_check_their_own_category(tmp_path: Path, loaded: Loaded) -> None:
    other = loaded.rubric._replace(id="lain")
    path = tmp_path / "profil.yaml"
    path.write_text("jawaban:\nkategori: {uji: kesehatan, lain: pendidikam, asing: x}\n", encoding="utf-8")

    with pytest.raises(FactsError) as caught:
        read_many(open_profile(path), Readers(loaded.bank), [loaded.rubric, other])

    assert [problem.where for problem in caught.value.problems] == ["kategori.lain"]


def test_without_rubrics_no_category_is_checked(tmp_path: Path, loaded: Loaded) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text("jawaban:\nkategori: {uji: asing}\n", encoding="utf-8")

    assert read_many(open_profile(path), Readers(loaded.bank), []).categories == {"uji": "asing"}


# Refusals


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("jumlah: 1.000", '2:11: jumlah: "1.000" bisa dibaca sebagai ribuan; tulis 1000 atau 1,0'),
        ("jumlah: 1,250", '2:11: jumlah: "1,250" bisa dibaca sebagai ribuan; tulis 1250 atau 1,25'),
        ("jumlah: 12.345", '2:11: jumlah: "12.345" bisa dibaca sebagai ribuan; tulis 12345 atau 12,3450'),
        ("jumlah: 1.000.000", '2:11: jumlah: "1.000.000" bisa dibaca sebagai ribuan; tulis 1000000'),
        ("jumlah: 12 500", '2:11: jumlah: "12 500" bisa dibaca sebagai ribuan; tulis 12500'),
        ("nilai: -1.500", '2:10: nilai: "-1.500" bisa dibaca sebagai ribuan; tulis -1500 atau -1,5'),
        ("jumlah: 0123", '2:11: jumlah: "0123" diawali nol; tulis 123'),
        ("jumlah: 000", '2:11: jumlah: "000" diawali nol; tulis 0'),
        ("jumlah: 45 orang", '2:11: jumlah: "45 orang" bukan angka; tulis angkanya saja, misalnya 45'),
        ("jumlah: 12:30", '2:11: jumlah: "12:30" bukan angka; tulis angkanya saja, misalnya 12'),
        ("jumlah: banyak", '2:11: jumlah: "banyak" bukan angka; tulis angka, misalnya 12 atau 85,5'),
        ("jumlah: [3]", "2:11: jumlah: tulis satu angka"),
        ("jumlah: -1", '2:11: jumlah: "-1" terlalu kecil; paling sedikit 0'),
        ("orang: 0", '2:10: orang: "0" terlalu kecil; paling sedikit 1'),
        ("orang: 101", '2:10: orang: "101" terlalu besar; paling banyak 100'),
        ("orang: 2,5", '2:10: orang: "2,5" harus bilangan bulat, misalnya 2'),
        ("mulai: 31-03-2018", '2:10: mulai: "31-03-2018" tidak dibaca; tulis tahun-bulan-tanggal: 2018-03-31'),
        ("mulai: 31 Maret 2018", '2:10: mulai: "31 Maret 2018" tidak dibaca; tulis tahun-bulan-tanggal: 2018-03-31'),
        ("mulai: Maret 2018", '2:10: mulai: "Maret 2018" tidak dibaca; tulis tahun-bulan-tanggal: 2018-03'),
        (
            "mulai: kemarin",
            f'2:10: mulai: "kemarin" bukan tanggal; {WRITE_A_DATE}',
        ),
        (
            "mulai: 2018-02-30",
            f'2:10: mulai: "2018-02-30" bukan tanggal yang ada; {WRITE_A_DATE}',
        ),
        (
            "mulai: 1899",
            f'2:10: mulai: "1899" bukan tanggal yang ada; {WRITE_A_DATE}',
        ),
        ("mulai: [2018]", "2:10: mulai: tulis satu tanggal, misalnya 2018-03-31"),
        ("tahun: 2018", "2:10: tahun: harus berupa daftar; tulis [2018]"),
        ("tahun: 2016-2018", "2:10: tahun: tulis tahunnya satu per satu: [2016, 2017, 2018]"),
        ("tahun: 2018-2016", "2:10: tahun: harus berupa daftar; tulis [2018-2016]"),
        ("mulai: 2016-9-2", '2:10: mulai: "2016-9-2" tidak dibaca; tulis tahun-bulan-tanggal: 2016-09-02'),
        (
            "jumlah: 1.247 orang",
            '2:11: jumlah: "1.247 orang" bukan angka; tulis angkanya saja, misalnya 1247',
        ),
        ("judul: “Kelas Perahu”", f"2:10: judul: {CURLY}"),
        ("daftar: [“satu, dua”]", f"2:11: daftar: {CURLY}"),
        ("setuju: tidak tahu", f"2:11: setuju: {DOES_NOT_KNOW}"),
        ("judul: {nilai: Belum tahu}", f"2:18: judul: {DOES_NOT_KNOW}"),
        (
            "judul: {nilai: {tidak_tahu: true}}",
            "2:18: judul: tulis nilainya saja; tidak_tahu dan yang lain sejajar dengan nilai, bukan di dalamnya",
        ),
        ("tahun: [18]", '2:10: tahun: "18" bukan tahun; tulis empat angka, misalnya 2018'),
        ("tahun: [2101]", '2:10: tahun: "2101" bukan tahun; tulis empat angka, misalnya 2018'),
        ("pilihan: [a]", "2:12: pilihan: pilih satu saja, tanpa kurung siku"),
        ("pilihan: d", '2:12: pilihan: "d" bukan pilihan; tulis salah satu: a, b, c'),
        ("setuju: tidka", '2:11: setuju: "tidka" bukan pilihan; tulis salah satu: ya, tidak; maksud Anda tidak?'),
        ("banyak: a", "2:11: banyak: harus berupa daftar; tulis [a]"),
        ("banyak: {nilai: {a: b}}", "2:19: banyak: harus berupa daftar; tulis [isi pertama]"),
        ("banyak: [a, d]", '2:11: banyak: "d" bukan pilihan; tulis salah satu: a, b, c'),
        ("banyak: [a, b, a]", '2:11: banyak: "a" tertulis dua kali; hapus salah satu'),
        ("daftar: [x, x]", '2:11: daftar: "x" tertulis dua kali; hapus salah satu'),
        ("daftar: [x, '']", "2:11: daftar: ada isi daftar yang kosong; hapus atau isi"),
        ("daftar: [x, ~]", "2:11: daftar: ada isi daftar yang kosong; hapus atau isi"),
        ("daftar: [[x]]", "2:11: daftar: setiap isi daftar harus satu teks"),
        ("judul: [x]", "2:10: judul: tulis satu teks; untuk teks panjang pakai tanda |"),
        ("judull: x", "2:3: judull: pertanyaan ini tidak dikenal; maksud Anda judul?"),
        ("xyz: x", "2:3: xyz: pertanyaan ini tidak dikenal"),
        ("judul: {nilia: x}", "2:11: judul.nilia: kunci ini tidak dikenal; maksud Anda nilai?"),
        (
            "jumlah: {nilai: 3, tidak_tahu: true}",
            "2:19: jumlah.nilai: ada nilai sekaligus tidak_tahu atau tidak_berlaku; hapus salah satu",
        ),
        (
            "jumlah: {nilai: 3, tidak_berlaku: tidak ada}",
            "2:19: jumlah.nilai: ada nilai sekaligus tidak_tahu atau tidak_berlaku; hapus salah satu",
        ),
        ("jumlah: {tidak_tahu: entah}", '2:24: jumlah.tidak_tahu: "entah" tidak dikenal; tulis true, atau hapus'),
        ("jumlah: {catatan: [a]}", "2:21: jumlah.catatan: harus berupa satu isian, bukan daftar atau kunci: isi"),
        (
            "judul: {nilai: x, catatan: {a: b}}",
            "2:30: judul.catatan: harus berupa satu isian, bukan daftar atau kunci: isi",
        ),
        (
            "surat: {nilai: ya, bukti: {a: b}}",
            "2:29: surat.bukti: tulis nama berkas atau tautan, misalnya [lampiran/sk.pdf]",
        ),
        ("surat: {nilai: ya, bukti: [[a]]}", "2:30: surat.bukti: setiap isi daftar ini harus berupa teks"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_write(
    answer: str, problem: str, tmp_path: Path, loaded: Loaded
) -> None:
    assert refusal(tmp_path, loaded, answer) == problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("jawabann: {judul: x}\njawaban:\n", "1:1: jawabann: kunci ini tidak dikenal; maksud Anda jawaban?"),
        ("rubrik: [uji]\n", "1:1: jawaban: belum ada; tambahkan"),
        ("jawaban: x\n", "1:10: jawaban: harus berupa kunci: isi"),
        ("jawaban:\nkategori: kesehatan\n", "2:11: kategori: harus berupa kunci: isi"),
        (
            "jawaban:\nkategori: {uji: kesehatn}\n",
            '2:17: kategori.uji: kategori "kesehatn" tidak ada; maksud Anda kesehatan?; pilih kesehatan, pendidikan',
        ),
        (
            "jawaban:\nkategori: {lain: [a]}\n",
            "2:18: kategori.lain: harus berupa satu isian, bukan daftar atau kunci: isi",
        ),
        ("jawaban:\nrubrik: {a: b}\n", "2:9: rubrik: harus berupa daftar"),
        ("jawaban:\nrubrik: [[a]]\n", "2:10: rubrik: setiap isi daftar ini harus berupa teks"),
        ("jawaban:\n  judul: a\n  judul: b\n", "3:3: judul: kunci ini sudah ada di baris 2; hapus salah satu"),
        ("", "1:1: berkas kosong; mulai dari hasil perintah `inovasi templat`"),
    ],
)
def test_a_file_of_another_shape_is_refused(text: str, problem: str, tmp_path: Path, loaded: Loaded) -> None:
    assert refusals(tmp_path, loaded, text) == [problem]


def test_every_problem_of_a_file_is_told_at_once_in_the_order_of_its_lines(tmp_path: Path, loaded: Loaded) -> None:
    text = """\
kategori: {uji: lain}
jawaban:
  mulai: 31-03-2018
  jumlah: {nilai: 1.000, tidak_tahu: true, bukit: x}
  tahn: [2016]
  judul: Baik
judul: salah tempat
"""

    problems = refusals(tmp_path, loaded, text)

    assert [problem.split(": ")[:2] for problem in problems] == [
        ["1:17", "kategori.uji"],
        ["3:10", "mulai"],
        ["4:19", "jumlah"],
        ["4:19", "jumlah.nilai"],
        ["4:44", "jumlah.bukit"],
        ["5:3", "tahn"],
        ["7:1", "judul"],
    ]


def test_a_bank_at_fault_is_told_as_such(tmp_path: Path) -> None:
    broken = BANK + "  - {id: rusak, kind: pilihan, label: Rusak, text: Apa?}\n"
    loaded = rubric(tmp_path, CATEGORIES, bank=broken)

    with pytest.raises(RubricError, match=r"rusak\.kind"):
        facts(tmp_path, loaded, "rusak: x")


# Numbers and dates by themselves


NUMBERS: Final = (
    st.integers(-(10**15) + 1, 10**15 - 1)
    | st.integers(1, 6).flatmap(lambda places: st.decimals(-(10**9), 10**9, places=places))
    | st.decimals(-1000, 1000, places=3)
)


@given(NUMBERS)
def test_any_number_is_read_back_as_it_was_written(number: Number) -> None:
    assert read_number(write_number(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1250, "1250"),
        (Decimal("1.25"), "1.25"),
        (Decimal("1.125"), "1.1250"),
        (Decimal("0.125"), "0.125"),
        (Decimal("1E+2"), "100"),
    ],
)
def test_a_number_is_written_so_that_it_cannot_be_thousands(number: Number, text: str) -> None:
    assert write_number(number) == text


@pytest.mark.parametrize(("one", "other"), [("85,5", "85.50"), ("-0,0", "0"), ("5,0", "5")])
def test_equal_numbers_are_the_same_fact_however_they_are_written(one: str, other: str) -> None:
    facts = [Facts({"jumlah": Answer(read_number(text))}, {}).canonical() for text in (one, other)]

    assert facts[0] == facts[1]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2018", span(date(2018, 1, 1), date(2018, 12, 31))),
        ("2018-03", span(date(2018, 3, 1), date(2018, 3, 31))),
        ("2018-03-31", span(date(2018, 3, 31))),
        ("31-03-2018", span(date(2018, 3, 31))),
        ("31/3/2018", span(date(2018, 3, 31))),
        ("31.3.2018", span(date(2018, 3, 31))),
        ("31 Maret 2018", span(date(2018, 3, 31))),
        ("31 mar 2018", span(date(2018, 3, 31))),
        ("1 Ags 2018", span(date(2018, 8, 1))),
        ("1 Agt 2018", span(date(2018, 8, 1))),
        ("Desember 2018", span(date(2018, 12, 1), date(2018, 12, 31))),
        ("3/2018", span(date(2018, 3, 1), date(2018, 3, 31))),
    ],
)
def test_a_date_is_understood_as_people_say_it(said: str, meant: DateSpan) -> None:
    assert read_spoken_date(said) == meant


@pytest.mark.parametrize("said", ["Ma 2018", "J 2018", "31 Foo 2018", "2018 Maret 31", "31 03", ""])
def test_a_date_that_nobody_can_be_sure_of_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match="bukan tanggal; tulis tahun-bulan-tanggal"):
        read_spoken_date(said)


def test_a_day_is_a_whole_date() -> None:
    assert read_day("2018-03-31") == date(2018, 3, 31)
    with pytest.raises(ValueError, match='"2018-03" belum lengkap; tulis tahun-bulan-tanggal, misalnya 2018-03-31'):
        read_day("2018-03")
