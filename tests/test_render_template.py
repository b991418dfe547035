"""The fact file to fill in by hand: it loads as it is, shows everything there is to know, and can be filled in."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from builders import BANK, HEAD, rubric

from inovasi_cli.assess import assess
from inovasi_cli.facts import AGENCY, TITLE
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.render.template import render
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder, locate, shipped
from inovasi_cli.rubric.load import Loaded, load_rubric

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.model import Question, Rubric

WHOLE_BANK: Final = "-"


def shipped_rubric(rubric_id: str) -> Loaded:
    """A rubric of ours."""
    return load_rubric(locate(rubric_id, folder()), folder() / "questions")


def whole_bank() -> dict[str, Question]:
    """Every question that we have."""
    bank = Bank(folder() / "questions")
    return {key: question for key in bank.known() if (question := bank.question(key))}


@pytest.fixture(params=[*shipped(), WHOLE_BANK], name="shown")
def _shown(request: pytest.FixtureRequest) -> tuple[str, dict[str, Question]]:
    """A template, and the questions that it must show: of a rubric of ours, or of the whole bank."""
    if request.param == WHOLE_BANK:
        questions = whole_bank()
        return render(questions), questions
    loaded = shipped_rubric(request.param)
    return render(loaded.asked, loaded.rubric), loaded.asked


def read(path: Path, text: str, loaded: Loaded) -> Facts:
    """The facts of a template, as it is or filled in."""
    path.write_text(text, encoding="utf-8")
    return read_facts(open_profile(path), loaded.bank, loaded.rubric)


def small(folder: Path, body: str = "", *, bank: str = BANK) -> tuple[str, Rubric]:
    """The template of a rubric of a few lines."""
    found = rubric(folder, body, head=HEAD, bank=bank).rubric
    return render(found.questions, found), found


def words(text: str) -> str:
    """The text of the comments in one line, however they were wrapped."""
    return " ".join(" ".join(line.strip().lstrip("#") for line in text.split("\n")).split())


def below(text: str, question: str) -> list[str]:
    """The lines from a question's key to the empty line behind them."""
    lines = text.split("\n")
    start = lines.index(f"  {question}:")
    return lines[start : lines.index("", start)]


@pytest.mark.parametrize("rubric_id", shipped())
def test_the_template_of_a_rubric_is_a_fact_file_without_an_answer(rubric_id: str, tmp_path: Path) -> None:
    loaded = shipped_rubric(rubric_id)

    facts = read(tmp_path / "profil.yaml", render(loaded.rubric.questions, loaded.rubric), loaded)

    assert facts.values == {}
    assert facts.rubrics == (rubric_id,)
    assert facts.categories == {}
    assert [key for key, answer in facts.answers.items() if answer.evidence or answer.note or answer.declined] == []


def test_the_template_of_the_whole_bank_is_a_fact_file_without_an_answer(tmp_path: Path) -> None:
    questions, loaded = whole_bank(), shipped_rubric(shipped()[0])

    facts = read(tmp_path / "profil.yaml", render(questions), loaded)

    assert facts.values == {}
    assert facts.rubrics == ()


def test_every_question_can_be_answered_in_it_once(shown: tuple[str, dict[str, Question]]) -> None:
    text, questions = shown

    keys = [line.strip(" :") for line in text.split("\n") if line.startswith("  ") and line[2] not in " #"]

    assert [key for key in keys if key in questions] == list(questions)


def test_every_question_option_and_hint_stands_in_it(shown: tuple[str, dict[str, Question]]) -> None:
    text, questions = shown
    told = words(text)

    asked = [question.text.id for question in questions.values()]
    helped = [question.help.id for question in questions.values() if question.help]
    options = [
        f"{option.id} = {option.text.id}"
        for question in questions.values()
        if question.kind != "yes-no"
        for option in question.options
    ]
    proofs = [
        f"Bukti: {question.proof.hint.id} ({', '.join(question.proof.kinds)})."
        for question in questions.values()
        if question.proof
    ]
    themes = [f"===== {question.theme.title.id} =====" for question in questions.values()]

    assert [each for each in (*asked, *helped, *options, *proofs, *themes) if " ".join(each.split()) not in told] == []


def test_no_line_is_longer_than_an_editor_shows(shown: tuple[str, dict[str, Question]]) -> None:
    text, _ = shown

    assert max(map(len, text.split("\n"))) <= 100
    assert [line for line in text.split("\n") if line != line.rstrip()] == []
    assert text.endswith("\n")


def test_the_name_of_the_innovation_or_of_the_organisation_is_asked_for_first(
    shown: tuple[str, dict[str, Question]],
) -> None:
    text, questions = shown

    name = TITLE if TITLE in questions else AGENCY
    assert re.findall("^  [a-z.-]+:", text, re.MULTILINE)[0] == f"  {name}:"


def test_the_questions_of_a_theme_stand_together_under_its_title(shown: tuple[str, dict[str, Question]]) -> None:
    text, questions = shown

    titles = [line.strip(" #=") for line in text.split("\n") if line.startswith("  # =====")]

    assert titles == list(dict.fromkeys(question.theme.title.id for question in questions.values()))


def test_filling_it_in_by_hand_is_judged_as_meant(kipp_2018: Loaded, tmp_path: Path) -> None:
    text = render(kipp_2018.rubric.questions, kipp_2018.rubric)
    for empty, filled in {
        "  judul:\n": "  judul: Kelas Perahu\n",
        "  tahap:\n    nilai:\n": "  tahap:\n    nilai: diterapkan\n",
        "  mulai:\n    nilai:\n    bukti: []\n": "  mulai:\n    nilai: 2016-11\n    bukti: [sk.pdf]\n",
        "  judul-ganda:\n": "  judul-ganda: tidak\n",
        "  tpb:\n": "  tpb: [tpb-4]\n",
        "  kebaruan.kewajiban:\n": "  kebaruan.kewajiban: {tidak_tahu: true}\n",
        "  kipp-2018:\n": "  kipp-2018: inklusif\n",
    }.items():
        assert text.count(empty) == 1
        text = text.replace(empty, filled)
    (tmp_path / "sk.pdf").write_bytes(b"%PDF-1.4")

    facts = read(tmp_path / "profil.yaml", text, kipp_2018)
    report = assess(kipp_2018.rubric, facts, date(2018, 3, 31))

    assert set(facts.values) == {"judul", "tahap", "mulai", "judul-ganda", "tpb"}
    assert facts.answers["mulai"].proven
    assert facts.answers["kebaruan.kewajiban"].declined
    assert facts.categories == {"kipp-2018": "inklusif"}
    assert [gate.gate.id for gate in report.eligibility.gates if gate.met] == [
        "satu-judul",
        "diterapkan",
        "usia",
        "tpb",
    ]
    assert report.eligibility.verdict == "undecided"


@pytest.mark.parametrize(
    ("question", "test", "told"),
    [
        ("pilihan", "is: a", "# Jawaban: pilih satu."),
        ("banyak", "has: a", "# Jawaban: boleh lebih dari satu, tulis dalam kurung siku, misalnya [a]."),
        ("setuju", "is: ya", "# Jawaban: ya atau tidak."),
        ("jumlah", "at_least: 1", "# Jawaban: angka, tanpa titik ribuan."),
        ("mulai", "known: true", "# Jawaban: tanggal, misalnya 2018-03-31, 2018-03, atau 2018."),
        ("tahun", "has: 2018", "# Jawaban: tahun-tahun, misalnya [2017, 2018]."),
        ("judul", "known: true", "# Jawaban: teks; jika memuat titik dua, beri tanda kutip."),
        ("daftar", "count_at_least: 1", '# Jawaban: daftar, misalnya ["butir pertama", "butir kedua"].'),
    ],
)
def test_each_kind_of_question_says_how_it_is_answered(tmp_path: Path, question: str, test: str, told: str) -> None:
    body = f"gates: [{{id: satu, title: Satu, when: {{question: {question}, {test}}}, cure: Isi, source: pedoman}}]"

    text, _ = small(tmp_path, body)

    assert f"  {told}" in text.split("\n")


def gates(*tests: str) -> str:
    """A rubric with a gate for each test."""
    each = "".join(
        f"  - {{id: g{n}, title: G, when: {{{test}}}, cure: Isi, source: pedoman}}\n" for n, test in enumerate(tests)
    )
    return f"gates:\n{each}"


def test_a_question_that_wants_a_proof_has_a_place_for_it(tmp_path: Path) -> None:
    text, _ = small(tmp_path, gates("question: surat, is: ya", "question: setuju, is: ya"))

    assert "  # Bukti: surat (pdf)." in text.split("\n")
    assert below(text, "surat") == ["  surat:", "    nilai:", "    bukti: []"]
    assert below(text, "setuju") == ["  setuju:"]


def test_yes_and_no_are_not_listed_as_options(tmp_path: Path) -> None:
    text, _ = small(tmp_path, gates("question: setuju, is: ya"))

    assert "ya = " not in text


def test_a_question_that_depends_on_another_says_on_which_answer(tmp_path: Path) -> None:
    bank = (
        BANK
        + """\
  - {id: rinci, kind: text, label: Rinci, text: Apa?, ask_when: {question: pilihan, in: [a, c]}}
  - {id: sebab, kind: text, label: Sebab, text: Apa?, ask_when: {question: jumlah, at_least: 1}}
"""
    )
    tests = [f"question: {key}, known: true" for key in ("lanjut", "rinci", "sebab")]

    text, _ = small(tmp_path, gates(*tests), bank=bank)

    assert [line.strip() for line in text.split("\n") if "Hanya jika" in line] == [
        "# Hanya jika: Setuju: Ya.",
        "# Hanya jika: Pilihan: A atau C.",
        "# Hanya jika: Jumlah sudah diisi.",
    ]


def test_a_help_text_stands_below_its_question_and_is_wrapped(tmp_path: Path) -> None:
    long = "kata " * 40
    bank = BANK.replace("label: Judul, text: Apa?", f"label: Judul, text: Apa?, help: {long}")

    text, _ = small(tmp_path, gates("question: judul, known: true"), bank=bank)

    assert words(text).count("kata") == 40
    assert text.split("\n").index("  # Apa?") < text.split("\n").index("  judul:")
    assert max(map(len, text.split("\n"))) <= 100


def test_a_rubric_without_categories_offers_none(tmp_path: Path) -> None:
    text, _ = small(tmp_path, gates("question: judul, known: true"))

    assert "kategori:" not in text
    assert "\nrubrik: [uji]\n" in text


def test_a_rubric_with_categories_names_them_where_one_is_chosen(tmp_path: Path) -> None:
    body = "categories: [{id: umum, title: Umum sekali, fits_when: {question: pilihan, is: a}, source: pedoman}]"

    text, _ = small(tmp_path, body)

    assert text.endswith("kategori:\n  #   umum = Umum sekali\n  uji:\n")
