"""How facts are saved: by lines in the text, and never half on the disk."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any, Final

import pytest
from builders import BANK, rubric
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inovasi_cli import strict_yaml
from inovasi_cli.errors import FactsError, InovasiError, Problems
from inovasi_cli.facts import Answer, DateSpan, Evidence, Facts, Value
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.profile.save import save_facts
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.values import read_date, read_number, write_number
from inovasi_cli.strict_yaml import PARSERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from inovasi_cli.rubric.load import Loaded

EXAMPLES: Final = Path(__file__).parents[1] / "examples"
LONG_QUESTION: Final = """
  - id: panjang
    kind: choices
    label: Panjang
    text: Sebutkan semua pihak di luar instansi yang ikut menjalankan inovasi ini sejak awal, termasuk yang berhenti?
    options:
      - {id: kelompok-tani-dan-nelayan, text: A}
      - {id: perguruan-tinggi-setempat, text: B}
      - {id: lembaga-swadaya-masyarakat, text: C}
      - {id: badan-usaha-milik-desa, text: D}
"""


@pytest.fixture(name="bank", scope="module")
def _bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return rubric(tmp_path_factory.mktemp("rubrik"), "", bank=BANK + LONG_QUESTION).bank


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "profil.yaml"


def load(path: Path, bank: Bank) -> Facts:
    return read_facts(open_profile(path), bank, None)


def said(facts: Facts) -> Facts:
    """Facts without places, and without what was found at each proof."""
    answers = {
        key: answer._replace(evidence=tuple(Evidence(proof.ref, "") for proof in answer.evidence), line=1, column=1)
        for key, answer in facts.answers.items()
    }
    return Facts(answers, facts.categories, facts.rubrics)


def change(facts: Facts, **answers: Answer | None) -> Facts:
    """The facts with these answers; one that is None is taken out."""
    changed = {**facts.answers, **{key.replace("_", "-"): answer for key, answer in answers.items()}}
    return facts._replace(answers={key: answer for key, answer in changed.items() if answer is not None})


def saved(path: Path, bank: Bank, text: str, **answers: Answer | None) -> str:
    """The text of a file with ``text`` after these answers are saved to it."""
    path.write_bytes(dedent(text).encode())
    facts = change(load(path, bank), **answers)
    save_facts(path, facts, bank)
    assert said(load(path, bank)) == said(facts)
    return path.read_bytes().decode()


def proof(*refs: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(ref, "missing") for ref in refs)


# A new file


def test_a_new_file_has_each_question_above_its_answer_in_the_order_of_the_bank(path: Path, bank: Bank) -> None:
    answers = {
        "surat": Answer("ya", proof("lampiran/sk.pdf", "https://contoh.go.id/a"), "Terbit 2016."),
        "jumlah": Answer(Decimal("85.5")),
        "nilai": Answer(declined=True),
        "mulai": Answer(DateSpan(date(2016, 11, 1), date(2016, 11, 30))),
        "banyak": Answer(("c", "a")),
        "daftar": Answer(("Satu hal", "Hal kedua: penting")),
        "judul": Answer("baris satu\n  baris # dua\n"),
        "tahun": Answer((2017, 2016)),
        "lanjut-lagi": Answer(not_applicable="Tidak ada: belum."),
    }

    save_facts(path, Facts(answers, {"uji": "kesehatan"}, ("uji", "./lomba.yaml")), bank)

    assert path.read_text() == dedent("""\
        rubrik: [uji, "./lomba.yaml"]
        jawaban:
          # Pilih?
          # Boleh beberapa: a, b, c
          banyak: [c, a]
          # Berapa?
          jumlah: 85.5
          # Kapan?
          mulai: 2016-11
          # Tahun mana?
          tahun: [2017, 2016]
          # Apa?
          judul: |
            baris satu
              baris # dua
          # Apa saja?
          daftar:
            - Satu hal
            - "Hal kedua: penting"
          # Ada?
          # Pilih satu: ya, tidak
          surat:
            nilai: ya
            bukti: [lampiran/sk.pdf, "https://contoh.go.id/a"]
            catatan: Terbit 2016.
          # Berapa?
          nilai:
            tidak_tahu: true
          # Berapa?
          lanjut-lagi:
            tidak_berlaku: "Tidak ada: belum."
        kategori:
          uji: kesehatan
        """)


def test_a_new_file_without_answers_can_be_filled_in(path: Path, bank: Bank) -> None:
    save_facts(path, Facts({}, {}), bank)

    assert path.read_text() == "jawaban:\n"
    assert load(path, bank).answers == {}


def test_a_long_question_is_wrapped_and_no_option_broken(path: Path, bank: Bank) -> None:
    save_facts(path, Facts({"panjang": Answer(("badan-usaha-milik-desa",))}, {}), bank)

    lines = path.read_text().splitlines()
    assert lines[1:6] == [
        "  # Sebutkan semua pihak di luar instansi yang ikut menjalankan inovasi ini sejak awal, termasuk",
        "  # yang berhenti?",
        "  # Boleh beberapa: kelompok-tani-dan-nelayan, perguruan-tinggi-setempat,",
        "  # lembaga-swadaya-masyarakat, badan-usaha-milik-desa",
        "  panjang: [badan-usaha-milik-desa]",
    ]
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kelas Perahu", "Kelas Perahu"),
        ("(uji coba) 50%", '"(uji coba) 50%"'.strip('"')),
        ("-5 derajat", "-5 derajat"),
        ("a:b #c", '"a:b #c"'),
        ("a#b", "a#b"),
        ("Judul: baru", '"Judul: baru"'),
        ("akhir:", '"akhir:"'),
        ("# awal", '"# awal"'),
        ("- awal", '"- awal"'),
        ("null", '"null"'),
        ("“Kelas” Perahu", '"“Kelas” Perahu"'),
        ("belum tahu", '"belum tahu"'),
        ("~", '"~"'),
        ("nullable", "nullable"),
        (" tepi ", '" tepi "'),
        ('Kata "kutip"', 'Kata "kutip"'),
        ('"kutip"', "'\"kutip\"'"),
        ('"Jum\'at"', "'\"Jum''at\"'"),
        (r"C:\a: b", r"'C:\a: b'"),
        ("tab\tdi dalam", r'"tab\tdi dalam"'),
        ("dua\nbaris", "|-\n    dua\n    baris"),
        ("dua\n\n# baris\n", "|\n    dua\n\n    # baris"),
        ("dua \nbaris", r'"dua \nbaris"'),
        (" dua\nbaris", r'" dua\nbaris"'),
        ("dua\nbaris\n\n", r'"dua\nbaris\n\n"'),
        ("\n", r'"\n"'),
        ("[a]", '"[a]"'),
        ("%awal", '"%awal"'),
        ("é ü 水 😀", "é ü 水 😀"),
    ],
)
def test_a_text_is_written_plain_where_it_reads_back_the_same(text: str, written: str, path: Path, bank: Bank) -> None:
    save_facts(path, Facts({"judul": Answer(text)}, {}), bank)

    assert path.read_text() == f"jawaban:\n  # Apa?\n  judul: {written}\n"
    assert load(path, bank).values == {"judul": text}


def test_a_list_that_is_long_or_holds_sentences_has_a_line_for_each(path: Path, bank: Bank) -> None:
    links = [f"https://contoh.go.id/berita/{number}-kelas-perahu-berlayar" for number in (1, 2)]
    answer = Answer(("satu", "dua"), proof(*links))

    save_facts(path, Facts({"daftar": answer, "surat": Answer("ya", proof("sk bupati.pdf"))}, {}), bank)

    assert path.read_text() == dedent(f"""\
        jawaban:
          # Apa saja?
          daftar:
            nilai: [satu, dua]
            bukti:
              - {links[0]}
              - {links[1]}
          # Ada?
          # Pilih satu: ya, tidak
          surat:
            nilai: ya
            bukti:
              - sk bupati.pdf
        """)


# An old file


HAND_MADE: Final = """\
# Ditulis dengan tangan
#   oleh Ani

kategori: {lain: x}   # belum tentu
rubrik: uji

jawaban:   # sejujurnya

  # Judulnya belum pasti
  judul: "Kelas #1 Perahu"   # sementara

  daftar:
  - satu      # pertama
  # di tengah
  - dua
  # Sejak kapan
  mulai: {nilai: 2016,  # tahunnya saja
    # belum ada suratnya
    bukti: [sk.pdf]}
  surat:
    # ada dua
    nilai: ya   # kata Budi
    catatan: |
      # bukan komentar

      baris terakhir

    # tentang surat

  # tentang jumlah
  jumlah: 3

# Tamat
"""


def test_saving_what_a_file_says_already_leaves_its_bytes_alone(path: Path, bank: Bank) -> None:
    text = HAND_MADE.rstrip("\n")

    assert saved(path, bank, text) == text


def test_only_the_lines_of_what_differs_change(path: Path, bank: Bank) -> None:
    new = saved(path, bank, HAND_MADE, judul=Answer("Kelas Perahu"), jumlah=Answer(4))

    old_lines, new_lines = HAND_MADE.splitlines(), new.splitlines()
    assert len(old_lines) == len(new_lines)
    assert [pair for pair in zip(old_lines, new_lines, strict=True) if pair[0] != pair[1]] == [
        ('  judul: "Kelas #1 Perahu"   # sementara', "  judul: Kelas Perahu   # sementara"),
        ("  jumlah: 3", "  jumlah: 4"),
    ]


def test_a_long_answer_changes_field_by_field(path: Path, bank: Bank) -> None:
    new = saved(path, bank, HAND_MADE, surat=Answer("tidak", proof("a.pdf"), "# bukan komentar\n\nbaris terakhir\n"))

    assert new == HAND_MADE.replace("nilai: ya   # kata Budi", "nilai: tidak   # kata Budi\n    bukti: [a.pdf]")


def test_a_long_answer_keeps_its_form_and_its_comments_when_only_a_value_is_left(path: Path, bank: Bank) -> None:
    new = saved(path, bank, HAND_MADE, surat=Answer("tidak"))

    assert "  surat:\n    # ada dua\n    nilai: tidak   # kata Budi\n    # tentang surat\n" in re.sub(
        r"\n\n", "\n", new
    )


def test_comments_among_what_goes_move_above_it(path: Path, bank: Bank) -> None:
    new = saved(path, bank, HAND_MADE, daftar=Answer(("tiga",)), mulai=Answer(read_date("2017"), proof("sk.pdf")))

    changed = """\
  # pertama
  # di tengah
  daftar: [tiga]
  # Sejak kapan
  # belum ada suratnya
  mulai:  # tahunnya saja
    nilai: 2017
    bukti: [sk.pdf]
"""
    before, behind = HAND_MADE[: HAND_MADE.index("  daftar:")], HAND_MADE[HAND_MADE.index("  surat:") :]
    assert new == before + changed + behind


def test_a_removed_answer_takes_its_lines_and_leaves_the_comments_above(path: Path, bank: Bank) -> None:
    new = saved(path, bank, HAND_MADE, judul=None, surat=None)

    gone = HAND_MADE[HAND_MADE.index("  surat:") : HAND_MADE.index("\n  # tentang jumlah")]
    assert new == HAND_MADE.replace('  judul: "Kelas #1 Perahu"   # sementara\n', "").replace(gone, "")


def test_a_new_answer_goes_behind_the_nearest_before_it_in_the_bank(path: Path, bank: Bank) -> None:
    new = saved(path, bank, HAND_MADE, pilihan=Answer("a"), tahun=Answer((2016,)), lanjut_lagi=Answer(2))

    assert new == HAND_MADE.replace(
        "jawaban:   # sejujurnya\n", "jawaban:   # sejujurnya\n  # Pilih?\n  # Pilih satu: a, b, c\n  pilihan: a\n"
    ).replace("    bukti: [sk.pdf]}\n", "    bukti: [sk.pdf]}\n  # Tahun mana?\n  tahun: [2016]\n").replace(
        "    # tentang surat\n", "    # tentang surat\n  # Berapa?\n  lanjut-lagi: 2\n"
    )


def test_an_answer_taken_out_and_given_again_finds_its_question_where_it_was(path: Path, bank: Bank) -> None:
    first = saved(path, bank, "jawaban:\n  judul: x\n", jumlah=Answer(1), setuju=Answer("ya"), mulai=Answer(None))
    facts = load(path, bank)

    for answer in (None, Answer("tidak"), None, Answer("ya")):
        save_facts(path, change(facts, setuju=answer), bank)

    assert path.read_text() == first


def test_an_answer_left_empty_is_filled_in_where_it_stands(path: Path, bank: Bank) -> None:
    text = """\
        jawaban:
          # Judul?
          judul:   # singkat saja
            # lebih dalam

          # Surat?
          surat: # ada?
          mulai: ~
          jumlah: ''
          tahun:
        """

    new = saved(
        path,
        bank,
        text,
        judul=Answer("Kelas Perahu"),
        surat=Answer("ya", proof("a.pdf")),
        mulai=Answer(read_date("2016"), note="Kira-kira."),
        jumlah=Answer(3),
    )

    assert new == dedent("""\
        jawaban:
          # Judul?
          judul: Kelas Perahu   # singkat saja
            # lebih dalam

          # Surat?
          surat: # ada?
            nilai: ya
            bukti: [a.pdf]
          mulai:
            nilai: 2016
            catatan: Kira-kira.
          jumlah: 3
          tahun:
        """)


def test_an_empty_section_keeps_the_comments_in_it(path: Path, bank: Bank) -> None:
    new = saved(path, bank, "jawaban: # isi di bawah\n  # judul: contoh\nkategori:\n", judul=Answer("x"))

    assert new == "jawaban: # isi di bawah\n  # Apa?\n  judul: x\n  # judul: contoh\nkategori:\n"


def test_an_answer_that_says_nothing_is_still_one(path: Path, bank: Bank) -> None:
    new = saved(path, bank, "jawaban:\n  mulai: {}\n  judul:\n    catatan: x\n", judul=Answer(), tahun=Answer())

    assert new == "jawaban:\n  mulai: {}\n  # Tahun mana?\n  tahun:\n    nilai:\n  judul:\n    nilai:\n"


@pytest.mark.parametrize(
    ("text", "new"),
    [
        pytest.param(
            "jawaban:\n",
            "rubrik: [uji]\njawaban:\nkategori:\n  uji: baru\n  lain: x\n",
            id="not there",
        ),
        pytest.param(
            "# atas\n\njawaban:\n  # dalam\n# bawah\n",
            "# atas\n\nrubrik: [uji]\njawaban:\n  # dalam\nkategori:\n  uji: baru\n  lain: x\n# bawah\n",
            id="not there, comments around",
        ),
        pytest.param(
            "rubrik: lama # satu\nkategori:\n  # pilihan\n  uji: lama # dulu\n  hapus: y\njawaban:\n",
            "rubrik: [uji] # satu\nkategori:\n  # pilihan\n  uji: baru # dulu\n  lain: x\njawaban:\n",
            id="in block style",
        ),
        pytest.param(
            "kategori: {uji: lama, hapus: y} # dulu\njawaban:\nrubrik:\n- lama\n- lain\n",
            "kategori: # dulu\n  uji: baru\n  lain: x\njawaban:\nrubrik: [uji]\n",
            id="in other styles",
        ),
    ],
)
def test_rubrics_and_categories_are_saved_too(text: str, new: str, path: Path, bank: Bank) -> None:
    path.write_text(text)

    save_facts(path, Facts({}, {"uji": "baru", "lain": "x"}, ("uji",)), bank)

    assert path.read_text() == new


def test_rubrics_and_categories_that_are_gone_go(path: Path, bank: Bank) -> None:
    path.write_text("# atas\nrubrik: uji\njawaban:\n  # judul\nkategori: {uji: a}\n")

    save_facts(path, Facts({}, {}), bank)

    assert path.read_text() == "# atas\njawaban:\n  # judul\nkategori:\n"


# Layouts


def test_answers_in_brackets_are_written_anew_and_the_rest_stays(path: Path, bank: Bank) -> None:
    text = """\
        # atas
        kategori: {lain: x} # tetap
        jawaban: {judul: "a # b", # satu
          # dua
          jumlah: 3, mulai: {nilai: 2016}} # tiga
        rubrik: uji
        """

    assert saved(path, bank, text, jumlah=Answer(4)) == dedent("""\
        # atas
        kategori: {lain: x} # tetap
        # dua
        # tiga
        jawaban: # satu
          # Berapa?
          jumlah: 4
          # Kapan?
          mulai: 2016
          # Apa?
          judul: "a # b"
        rubrik: uji
        """)


@pytest.mark.parametrize("text", ["{jawaban: {judul: x}} # satu\n", "? jawaban # satu\n: judul: x\n"])
def test_a_file_that_has_no_lines_of_its_own_is_written_anew_below_its_comments(
    text: str, path: Path, bank: Bank
) -> None:
    assert saved(path, bank, text, judul=Answer("y")) == "# satu\njawaban:\n  # Apa?\n  judul: y\n"


def test_keys_in_brackets_on_lines_of_their_own_are_no_block(path: Path, bank: Bank) -> None:
    text = '{\n  "jawaban": {\n    "judul": "x"\n  }\n}\n'

    assert saved(path, bank, text, judul=Answer("y")) == "jawaban:\n  # Apa?\n  judul: y\n"


LAYOUTS: Final = {
    "question marks for keys": "jawaban:\n  ? judul\n  : x\n  ? jumlah\n  : 1\n",
    "a value on the next line": "jawaban:\n  judul:\n    x\n  jumlah:\n    1\n",
    "keys in quotes": "jawaban:\n  \"judul\": 'x # y'\n  'jumlah': 1\n",
    "a document between marks": "---\njawaban:\n  judul: x\n  jumlah: 1\n...\n# akhir\n",
    "everything further in": "# atas\n  jawaban:\n      judul: x\n      jumlah: 1\n",
    "a quoted text that looks like comments": 'jawaban:\n  jumlah: 1\n  judul: "x\n\n    # y\n    # z"\n  # a\n',
    "a kept literal": "jawaban:\n  jumlah: 1\n  judul: |+\n    x\n    # y\n\n\n",
    "a kept literal in the middle": "jawaban:\n  judul: |+\n    x\n    # y\n\n\n  jumlah: 1\n",
    "a literal with its own indent": "jawaban:\n  judul: |1\n     x\n   # y\n  # z\n  jumlah: 1\n",
    "a literal that ends in spaces": "jawaban:\n  judul: |-\n    x\n       \n\n  jumlah: 1\n",
    "a literal that begins with empty lines": "jawaban:\n  judul: |-\n\n  \n    x\n  jumlah: 1\n",
    "a folded text": "jawaban:\n  judul: >-\n    x\n    # y\n\n    z\n # a\n  jumlah: 1\n",
    "a literal without content": "jawaban:\n  judul: |\n  jumlah: 1\n",
    "a plain text over lines": "jawaban:\n  judul: x\n    y\n\n    z\n  jumlah: 1\n",
    "a list at the column of its key": "jawaban:\n  daftar:\n  - |\n    x\n    # y\n  - z\n  jumlah: 1\n",
    "a literal at the end, cut off": "jawaban:\n  jumlah: 1\n  judul: |\n    x\n    # y",
    "a kept literal at the end, cut off": "jawaban:\n  jumlah: 1\n  judul: |2+\n    x",
    "a quoted text at the end, cut off": "jawaban:\n  jumlah: 1\n  judul: 'x'",
    "a list of quoted texts over lines": 'jawaban:\n  jumlah: 1\n  daftar: ["x\n    # y", z]\n',
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_a_new_and_a_changed_answer_fit_into_any_layout(text: str, end: str, path: Path, bank: Bank) -> None:
    changes: list[dict[str, Answer | None]] = [
        {"jumlah": Answer(2)},
        {"jumlah": None},
        {"judul": Answer("satu\ndua")},
        {"daftar": Answer(("satu", "dua"))},
        {"pilihan": Answer("a"), "surat": Answer("ya", note="satu\n# dua\n"), "lanjut-lagi": Answer(1)},
    ]

    for changed in changes:
        new = saved(path, bank, text.replace("\n", end), **{key.replace("-", "_"): to for key, to in changed.items()})

        assert new.count("\n") == new.count(end)
        # Not written anew as a whole, which is what is left where a layout cannot be changed by lines.
        assert new.partition("jawaban:")[0] == text.replace("\n", end).partition("jawaban:")[0]


def test_a_literal_text_takes_no_comment_in(path: Path, bank: Bank) -> None:
    new = saved(path, bank, "jawaban:\n  judul:\n      # jauh di dalam\n  jumlah: 1\n", judul=Answer("satu\ndua"))

    assert new == 'jawaban:\n  judul: "satu\\ndua"\n      # jauh di dalam\n  jumlah: 1\n'


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no BOM", "BOM"])
def test_line_ends_and_the_mark_at_the_beginning_are_kept(mark: bytes, path: Path, bank: Bank) -> None:
    path.write_bytes(mark + b"# satu\r\njawaban:\r\n  judul: x # dua\r\n  jumlah: 1")

    save_facts(path, change(load(path, bank), judul=Answer("a\nb"), tahun=Answer((2016,))), bank)

    assert path.read_bytes() == mark + (
        b"# satu\r\njawaban:\r\n  judul: |- # dua\r\n    a\r\n    b\r\n"
        b"  jumlah: 1\r\n  # Tahun mana?\r\n  tahun: [2016]\r\n"
    )


# Examples and any facts


@pytest.mark.parametrize("name", sorted(path.parent.name for path in EXAMPLES.glob("*/profil.yaml")))
def test_a_shipped_example_stays_as_it_is_and_can_be_written_anew(name: str, path: Path, kipp_2018: Loaded) -> None:
    text = (EXAMPLES / name / "profil.yaml").read_bytes()
    path.write_bytes(text)
    facts = load(path, kipp_2018.bank)

    save_facts(path, facts, kipp_2018.bank)
    save_facts(path.with_name("baru.yaml"), facts, kipp_2018.bank)

    assert path.read_bytes() == text
    assert said(load(path.with_name("baru.yaml"), kipp_2018.bank)) == said(facts)


UNSEEN: Final = "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
LETTERS: Final = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=UNSEEN)
HOSTILE: Final = st.sampled_from([*"\n\n\t  '\"#:-\\{}[],&*!|>%@`~?=<.", ": ", " #", "- ", "\n#", "\n ", "---\n"])
TEXTS: Final = st.one_of(
    st.lists(HOSTILE | LETTERS, min_size=1).map("".join),
    st.sampled_from(
        [
            "“Kelas” Perahu",
            "Tidak tahu",
            "~",
            "null",
            "Null",
            "NULL",
            "true",
            "0123",
            "1.000",
            "12:30",
            "ya",
            "<<",
            "---",
            "...",
            "-",
            " ",
        ]
    ),
    st.text(LETTERS, min_size=90, max_size=200),
)
DATES: Final = st.tuples(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from([4, 7, 10])).map(
    lambda both: read_date(both[0].isoformat()[: both[1]])
)
NUMBERS: Final = (
    st.integers(0, 10**15 - 1)
    | st.decimals(0, 10**9, places=2)
    | st.decimals(0, 2000, places=3)
    | st.decimals(0, 10, places=6)
).map(lambda number: read_number(write_number(number)))


def several(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, unique=True, max_size=4).map(tuple)


YES_NO: Final = st.sampled_from(["ya", "tidak"])
VALUES: Final[dict[str, st.SearchStrategy[Value]]] = {
    "pilihan": st.sampled_from("abc"),
    "banyak": several(st.sampled_from("abc")),
    "setuju": YES_NO,
    "jumlah": NUMBERS,
    "mulai": DATES,
    "tahun": several(st.integers(1900, 2100)),
    "judul": TEXTS,
    "daftar": several(TEXTS),
    "surat": YES_NO,
    "nilai": NUMBERS,
    "lanjut": YES_NO,
    "lanjut-lagi": NUMBERS,
}


def answers_to(question: str) -> st.SearchStrategy[Answer]:
    evidence = st.lists(TEXTS.map(lambda ref: Evidence(ref, "missing")), max_size=3).map(tuple)
    note = st.none() | TEXTS
    known = st.tuples(VALUES[question], evidence | st.just(()), note)
    unknown = st.tuples(st.none(), evidence, note, note, st.booleans())
    return st.one_of(known, unknown).map(lambda parts: Answer(*parts))


FACTS: Final = st.tuples(
    st.fixed_dictionaries({}, optional={question: answers_to(question) for question in VALUES}),
    st.dictionaries(TEXTS, TEXTS, max_size=2),
    several(TEXTS),
).map(lambda parts: Facts(*parts))


# A disk has no deadline; INOVASI_EXAMPLES asks for more than every run can spend.
ON_DISK: Final = settings(
    deadline=None,
    max_examples=int(os.environ.get("INOVASI_EXAMPLES", "80")),
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture(name="shared", scope="module")
def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("apa-pun") / "profil.yaml"


@ON_DISK
@given(FACTS)
def test_any_facts_saved_to_a_new_file_are_read_back_the_same(shared: Path, bank: Bank, facts: Facts) -> None:
    shared.unlink(missing_ok=True)

    save_facts(shared, facts, bank)

    read = load(shared, bank)
    assert said(read) == said(facts)
    assert said(read).canonical() == said(facts).canonical()
    one, *others = (strict_yaml.parse(shared.read_bytes(), Problems(""), parser=parser) for parser in PARSERS)
    assert one
    assert all(other == one for other in others)


@ON_DISK
@given(FACTS, FACTS)
def test_any_facts_saved_over_any_others_are_read_back_the_same(
    shared: Path, bank: Bank, old: Facts, new: Facts
) -> None:
    shared.unlink(missing_ok=True)
    save_facts(shared, old, bank)

    save_facts(shared, new, bank)

    assert said(load(shared, bank)) == said(new)


SNIPPETS: Final = {
    "judul": (
        "judul: Kelas #1",
        "judul: 'x # y'   # @",
        "judul: |  # @\n  satu\n  # dua\n\n  tiga",
        "judul: >-\n  satu\n  dua",
        'judul: "satu\n  # dua\n\n  tiga"',
        "judul: satu\n  dua",
        "judul:   # @",
        "judul:\n  nilai: x\n  # @\n  catatan: |+\n    # satu\n\n",
    ),
    "daftar": (
        "daftar: [a, 'b # c']  # @",
        "daftar:\n# @\n- a # @\n- b",
        "daftar:  # @\n  - a\n  # @\n  - |\n    # b\n  # @",
        "daftar: [a, # @\n  # @\n  b]",
    ),
    "surat": (
        "surat: ya",
        "surat: {nilai: ya, bukti: [a.pdf]} # @",
        "surat: {nilai: ya, # @\n  # @\n  bukti: [a.pdf]}",
        "surat: # @\n  # @\n  bukti:\n  - a.pdf\n\n  # @\n  nilai: ya\n  # @",
        "surat:\n  tidak_tahu: true",
        "'surat': {}",
    ),
    "jumlah": ("jumlah: 3 # @", "jumlah: ~", "jumlah: {tidak_berlaku: 'tidak # ada'}"),
    "mulai": ("mulai:\n    2016 # @", "mulai: 2016-02"),
}


@st.composite
def hand_made(draw: st.DrawFn) -> str:
    """A fact file in any mix of styles; each of its comments is one of a kind."""
    between = st.lists(st.sampled_from(["", "# @", " # @"]), max_size=2)
    inner = " " * draw(st.sampled_from([2, 4]))
    lines = []
    for question in draw(st.permutations(list(SNIPPETS))):
        snippet = draw(st.sampled_from([*SNIPPETS[question], ""]))
        lines += [inner + line if line else "" for line in snippet.split("\n")] if snippet else []
        lines += [inner + line if line else "" for line in draw(between)]
    sections = [
        [f"jawaban:{draw(st.sampled_from(['', ' # @']))}", *lines],
        draw(st.sampled_from([["rubrik: uji # @"], ["rubrik:", "- uji # @", "- b"], []])),
        draw(st.sampled_from([["kategori: {uji: a} # @"], ["kategori:", "  # @", "  uji: a # @"], ["kategori:"], []])),
    ]
    text = "\n".join(
        line for section in draw(st.permutations(sections)) for line in [*draw(between), *section, *draw(between)]
    )
    numbers = count(1)
    text = re.sub("@", lambda _: f"k{next(numbers)}.", text) + draw(st.sampled_from(["", "\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@ON_DISK
@given(hand_made(), FACTS)
def test_any_facts_saved_over_a_hand_made_file_lose_no_comment(
    shared: Path, bank: Bank, text: str, facts: Facts
) -> None:
    shared.write_bytes(text.encode())
    old = load(shared, bank)
    wanted = Facts(old.answers | facts.answers, old.categories | facts.categories, facts.rubrics or old.rubrics)

    save_facts(shared, wanted, bank)

    new = shared.read_bytes().decode()
    assert said(load(shared, bank)) == said(wanted)
    assert sorted(re.findall(r"# k\d+\.", new)) == sorted(re.findall(r"# k\d+\.", text))
    assert_in_order(unchanged_lines(text, old, wanted), new)


def unchanged_lines(text: str, old: Facts, wanted: Facts) -> list[str]:
    """The lines of the sections and answers that are the same in both, comments between entries apart."""
    same = {key for key, answer in old.answers.items() if said(wanted).answers.get(key) == said(old).answers[key]}
    kept, inside = [], False
    for line in text.replace("\r", "").split("\n"):
        key = re.match(r" +'?([a-z]+)'?:", line)
        indent = len(line) - len(line.lstrip())
        if key and key.group(1) in SNIPPETS and indent in (2, 4):
            inside = key.group(1) in same
        elif not line.startswith(" "):
            inside = False
        if inside and line.strip() and not line.lstrip().startswith("#"):
            kept.append(line)
    return kept


def assert_in_order(lines: list[str], text: str) -> None:
    # A block text that the end of the file cut off says so once lines follow it.
    rest = iter(text.replace("\r", "").replace(": |-", ": |").split("\n"))
    assert all(line in rest for line in lines)


# What cannot be saved


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        pytest.param(Answer("bel\x07"), "ada karakter tak terlihat <U+0007>; hapus karakter itu", id="control"),
        pytest.param(Answer("\ud800"), "bukan teks UTF-8", id="surrogate"),
        pytest.param(Answer(""), "judul", id="empty text"),
        pytest.param(Answer("x", note=""), "judul", id="empty note"),
        pytest.param(Answer("x", declined=True), "ada nilai sekaligus tidak_tahu", id="at odds"),
        pytest.param(Answer("x" * 70_000), "teks lebih dari 65536 huruf", id="too long"),
    ],
)
@pytest.mark.parametrize("old", [None, "jawaban:\n  judul: lama\n"], ids=["new file", "old file"])
def test_what_would_not_be_read_back_is_not_written(
    answer: Answer, why: str, old: str | None, path: Path, bank: Bank
) -> None:
    if old:
        path.write_text(old)

    with pytest.raises(InovasiError, match="tidak ada yang ditulis") as caught:
        save_facts(path, Facts({"judul": answer}, {}), bank)

    assert why in caught.value.message
    assert caught.value.cure == "Periksa jawaban itu; jika isinya wajar, laporkan sebagai kesalahan program."
    assert (path.read_text() if path.exists() else None) == old


def test_an_answer_to_no_question_is_not_written(path: Path, bank: Bank) -> None:
    with pytest.raises(InovasiError, match="pertanyaan ini tidak dikenal"):
        save_facts(path, Facts({"tidak-ada": Answer("x"), "judul": Answer("y")}, {}), bank)

    assert not path.exists()


@pytest.mark.parametrize("categories", [{"uji": ""}, {"": "x"}], ids=["no category", "no rubric"])
def test_a_category_without_a_name_is_not_written(categories: dict[str, str], path: Path, bank: Bank) -> None:
    with pytest.raises(InovasiError, match="tidak ada yang ditulis"):
        save_facts(path, Facts({}, categories), bank)

    assert not path.exists()


@pytest.mark.parametrize("text", ["jawaban: [", "jawaban:\n  judull: x\n", "rubrik: uji\n"])
def test_a_file_that_cannot_be_read_is_not_written_over(text: str, path: Path, bank: Bank) -> None:
    path.write_text(text)

    with pytest.raises(FactsError):
        save_facts(path, Facts({"judul": Answer("x")}, {}), bank)

    assert path.read_text() == text


# On the disk


OLD: Final = b"jawaban:\n  judul: lama\n"
NEW: Final = b"jawaban:\n  judul: baru\n"
FACTS_NEW: Final = Facts({"judul": Answer("baru")}, {})


@pytest.fixture(name="old")
def _old(path: Path) -> Path:
    path.write_bytes(OLD)
    return path


def fail_at(monkeypatch: pytest.MonkeyPatch, step: int, error: BaseException) -> list[str]:
    """Let the call of that number to the operating system fail; the names of all calls are noted as they come."""
    calls: list[str] = []

    def failing(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            calls.append(name)
            done = real(*args, **kwargs) if len(calls) != step or name == "close" else None
            if len(calls) == step:
                raise error
            return done

        return call

    for name in ("open", "write", "fsync", "close", "chmod", "replace", "stat"):
        monkeypatch.setattr(os, name, failing(name, getattr(os, name)))
    return calls


ERRORS: Final = [
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EIO, "Input/output error"),
    PermissionError(errno.EACCES, "Permission denied"),
    KeyboardInterrupt(),
]


@pytest.mark.parametrize("error", ERRORS, ids=["full", "broken", "forbidden", "interrupted"])
def test_whatever_fails_the_file_is_the_old_or_the_new_one(
    error: BaseException, old: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    for step in count(1):
        old.write_bytes(OLD)
        with monkeypatch.context() as patched:
            calls = fail_at(patched, step, error)
            try:
                save_facts(old, FACTS_NEW, bank)
            except (InovasiError, KeyboardInterrupt) as raised:
                stopped: BaseException | None = raised
            else:
                stopped = None
        if len(calls) < step:
            break
        replaced = "replace" in calls[: step - 1]
        assert old.read_bytes() == (NEW if replaced or not stopped else OLD)
        assert not stopped or not replaced or isinstance(stopped, KeyboardInterrupt)
        assert list(old.parent.iterdir()) == [old]

    assert calls[calls.index("write") :] == ["write", "fsync", "close", "chmod", "replace", "open", "fsync", "close"]


def test_the_file_is_kept_whole_when_only_a_part_is_written_at_a_time(
    old: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:5]))

    save_facts(old, FACTS_NEW, bank)

    assert old.read_bytes() == NEW


@pytest.mark.parametrize(
    ("error", "reason", "cure"),
    [
        (errno.ENOSPC, "disk penuh", "Kosongkan ruang disk lalu coba lagi, atau simpan di tempat lain."),
        (errno.EDQUOT, "disk penuh", "Kosongkan ruang disk lalu coba lagi, atau simpan di tempat lain."),
        (
            errno.EROFS,
            "folder atau berkasnya tidak boleh ditulisi",
            "Tutup program lain yang membuka berkas itu, atau simpan di folder yang boleh Anda tulisi.",
        ),
        (errno.EIO, "disk atau jaringannya gagal", "Coba lagi, atau simpan di tempat lain."),
    ],
)
def test_a_folder_that_takes_no_file_is_told_with_a_cure(
    error: int, reason: str, cure: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "open", refuse)

    with pytest.raises(InovasiError) as caught:
        save_facts(path, Facts({}, {}), Bank(path.parent))

    assert caught.value.message == f"{path}: tidak dapat disimpan ({reason}); tidak ada yang ditulis"
    assert caught.value.cure == cure


def test_a_folder_that_is_not_there_is_told(path: Path, bank: Bank) -> None:
    with pytest.raises(InovasiError, match=r"foldernya tidak ada") as caught:
        save_facts(path.parent / "tidak-ada" / "profil.yaml", FACTS_NEW, bank)

    assert caught.value.cure == "Buat foldernya dahulu, atau simpan di tempat lain."


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o755])
def test_the_mode_of_the_file_is_kept(mode: int, old: Path, bank: Bank) -> None:
    old.chmod(mode)

    save_facts(old, FACTS_NEW, bank)

    assert (old.read_bytes(), stat.S_IMODE(old.stat().st_mode)) == (NEW, mode)


def test_a_new_file_has_the_mode_of_any_new_file(path: Path, bank: Bank) -> None:
    (path.parent / "lain").touch()

    save_facts(path, FACTS_NEW, bank)

    assert path.stat().st_mode == (path.parent / "lain").stat().st_mode


@pytest.mark.parametrize("there", [True, False], ids=["old", "new"])
def test_a_symbolic_link_is_followed(there: bool, path: Path, bank: Bank) -> None:  # noqa: FBT001 - a parameter
    target = path.parent / "asli" / "fakta.yaml"
    target.parent.mkdir()
    if there:
        target.write_bytes(OLD)
    path.symlink_to("asli/fakta.yaml")

    save_facts(path, FACTS_NEW, bank)

    assert path.is_symlink()
    assert load(target, bank).values == {"judul": "baru"}
    assert list(target.parent.iterdir()) == [target]


def test_what_is_no_file_is_not_written_over(path: Path, bank: Bank) -> None:
    path.mkdir()

    with pytest.raises(InovasiError, match="bukan berkas biasa"):
        save_facts(path, FACTS_NEW, bank)


def test_a_loop_of_symbolic_links_is_told(path: Path, bank: Bank) -> None:
    path.symlink_to(path.name)

    with pytest.raises(InovasiError, match="tidak dapat disimpan"):
        save_facts(path, FACTS_NEW, bank)


def test_a_temporary_file_of_somebody_else_is_left_alone(
    old: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    theirs = old.with_name(".k00000000.tmp")
    theirs.write_text("milik orang")

    with pytest.raises(InovasiError, match="tidak dapat disimpan"):
        save_facts(old, FACTS_NEW, bank)

    assert (old.read_bytes(), theirs.read_text()) == (OLD, "milik orang")


class BusyError(PermissionError):
    """What Windows says while another program holds a file."""

    winerror = 32


@pytest.mark.parametrize(("times", "waits"), [(2, [0.05, 0.1]), (9, [0.05, 0.1, 0.2, 0.4, 0.8])])
def test_a_file_that_is_held_for_a_moment_is_waited_for(
    times: int, waits: list[float], old: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    replace, left = os.replace, iter(range(times))

    def busy(*args: Any) -> None:
        if next(left, None) is not None:
            raise BusyError(errno.EACCES, "Access is denied")
        replace(*args)

    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr(time, "sleep", slept.append)
    if times > len(waits):
        with pytest.raises(InovasiError, match="tidak boleh ditulisi"):
            save_facts(old, FACTS_NEW, bank)
    else:
        save_facts(old, FACTS_NEW, bank)

    assert slept == waits
    assert old.read_bytes() == (OLD if times > len(waits) else NEW)
    assert list(old.parent.iterdir()) == [old]


def test_where_a_folder_cannot_be_synced_nothing_is_tried(
    old: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")

    save_facts(old, FACTS_NEW, bank)

    assert old.read_bytes() == NEW
