"""What the interview asks next, what was hidden, and why a question is asked: without a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from builders import BANK, HEAD, facts, rubric

from inovasi_cli.facts import Answer, Facts
from inovasi_cli.interview.card import counted_words, make_card, why
from inovasi_cli.interview.plan import ABSENT, ANSWERED, DECLINED, DONE, OPEN, WAITING, Plan
from inovasi_cli.interview.rules import counts_age, decided, limits, rules

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.interview.plan import Item
    from inovasi_cli.rubric.load import Loaded
    from inovasi_cli.rubric.model import Question

BODY: Final = """
gates:
  - {id: usia, title: Cukup umur, when: {question: mulai, age_at_least: 1 year}, cure: C, source: pedoman}
  - {id: lanjut, title: Berlanjut, when: {question: lanjut-lagi, at_least: 1}, cure: C, source: pedoman}
categories:
  - {id: satu, title: Satu, fits_when: {question: pilihan, is: a}, origin: derived}
characteristics:
  - id: unik
    title: Unik
    definition: D
    need: all
    source: ragu
    elements:
      - {id: beda, title: Berbeda, when: {question: banyak, has: a}, source: ragu, origin: derived}
score:
  out_of: 100
  parts:
    - id: cerita
      title: Cerita
      combine: mean
      weight: 100
      source: pedoman
      parts:
        - id: isi
          title: Isi
          source: pedoman
          narrative: {question: judul, min_words: 2, max_words: 4}
          levels: [{points: 1, title: Ada, when: {question: surat, is: ya}}]
"""
BODY_HEAD: Final = f"{HEAD}  ragu: {{title: Sumber Ragu, confidence: medium}}\n"


def gates(*questions: str) -> str:
    """One gate for each of these questions, met where it is answered."""
    lines = [
        f"  - {{id: {key}, title: T, when: {{question: {key}, known: true}}, cure: C, source: pedoman}}\n"
        for key in questions
    ]
    return "".join(("gates:\n", *lines))


@pytest.fixture(name="loaded")
def _loaded(tmp_path: Path) -> Loaded:
    return rubric(tmp_path, BODY, head=BODY_HEAD)


def plan(folder: Path, loaded: Loaded, answers: str = "{}") -> Plan:
    return Plan([loaded.rubric], facts(folder, loaded, answers))


def ids(questions: tuple[Question, ...]) -> list[str]:
    return [question.id for question in questions]


def states(plan: Plan) -> dict[str, str]:
    return {item.question.id: item.state for item in plan.items}


def is_open(item: Item) -> bool:
    return item.state == OPEN


def is_asked(item: Item) -> bool:
    return item.state in (OPEN, *DONE)


def walk(plan: Plan) -> list[str]:
    """Every open question from the first to the last, none of them answered."""
    found: list[str] = []
    question = plan.first(is_open)
    while question and question.id not in found:
        found.append(question.id)
        question = plan.after(question.id, is_open)
    return found


def test_only_what_the_rubric_needs_is_asked_in_the_order_of_the_bank(tmp_path: Path, loaded: Loaded) -> None:
    assert walk(plan(tmp_path, loaded)) == ["pilihan", "banyak", "setuju", "mulai", "judul", "surat"]


def test_a_question_waits_until_an_answer_says_whether_it_makes_sense(tmp_path: Path, loaded: Loaded) -> None:
    assert [states(plan(tmp_path, loaded, answers))["lanjut"] for answers in ("{}", "setuju: ya", "setuju: tidak")] == [
        WAITING,
        OPEN,
        ABSENT,
    ]


def test_a_question_behind_one_that_makes_no_sense_makes_none_either(tmp_path: Path, loaded: Loaded) -> None:
    assert states(plan(tmp_path, loaded, "setuju: tidak"))["lanjut-lagi"] == ABSENT


def test_what_nobody_knows_is_not_asked_again_and_what_waits_for_it_waits_on(tmp_path: Path, loaded: Loaded) -> None:
    found = states(plan(tmp_path, loaded, "setuju: {tidak_tahu: true}"))

    assert (found["setuju"], found["lanjut"]) == (DECLINED, WAITING)


def test_not_applicable_is_an_answer_and_a_proof_alone_is_none(tmp_path: Path, loaded: Loaded) -> None:
    found = states(plan(tmp_path, loaded, "pilihan: {tidak_berlaku: tidak ada}\nsurat: {bukti: [a.pdf]}\n"))

    assert (found["pilihan"], found["surat"]) == (ANSWERED, OPEN)


def test_behind_the_last_question_comes_an_earlier_one_that_a_later_answer_opened(tmp_path: Path) -> None:
    bank = BANK.replace(
        "{id: jumlah, kind: number,", "{id: jumlah, ask_when: {question: judul, known: true}, kind: number,"
    )
    loaded = rubric(tmp_path, gates("jumlah"), bank=bank)

    assert [walk(plan(tmp_path, loaded, answers)) for answers in ("{}", "judul: A")] == [["judul"], ["jumlah"]]
    assert plan(tmp_path, loaded, "judul: A").after("judul", is_open) == loaded.rubric.questions["jumlah"]


def test_back_goes_to_what_was_answered_skipped_or_declined_and_stops_at_the_first(
    tmp_path: Path, loaded: Loaded
) -> None:
    asked = plan(tmp_path, loaded, "setuju: tidak\nmulai: {tidak_tahu: true}\n")

    path = ["surat"]
    while before := asked.before(path[-1], is_asked):
        path.append(before.id)

    assert path == ["surat", "judul", "mulai", "setuju", "banyak", "pilihan"]


def test_progress_counts_what_makes_sense_within_the_theme_and_in_all(tmp_path: Path) -> None:
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "tema.yaml").write_text(
        "theme: {title: Tema, order: 2}\nquestions: [{id: tema.a, kind: number, label: A, text: A?}]\n",
        encoding="utf-8",
    )
    loaded = rubric(tmp_path, BODY.replace("gates:\n", gates("tema.a")), head=BODY_HEAD)

    found = [plan(tmp_path, loaded, answers).progress("judul") for answers in ("{}", "setuju: tidak\npilihan: a\n")]

    assert found == [(5, 8, 0, 9), (5, 6, 2, 7)]
    assert plan(tmp_path, loaded, "pilihan: a").progress("tema.a") == (1, 1, 1, 9)


def test_an_answer_that_hides_others_names_those_that_were_given_and_no_longer_count(
    tmp_path: Path, loaded: Loaded
) -> None:
    given = "lanjut: ya\nlanjut-lagi: 3\n"
    before = plan(tmp_path, loaded, f"setuju: ya\n{given}")

    for answer in ("tidak", "{tidak_tahu: true}"):
        then = plan(tmp_path, loaded, f"setuju: {answer}\n{given}")
        assert ids(before.hidden(then)) == ["lanjut", "lanjut-lagi"]
        # Changed back, they count again.
        assert (ids(then.hidden(before)), ids(then.hidden(then))) == ([], [])


def test_an_answer_taken_out_by_hand_is_not_called_hidden(tmp_path: Path, loaded: Loaded) -> None:
    before = plan(tmp_path, loaded, "setuju: ya\nlanjut: ya\n")

    assert before.hidden(plan(tmp_path, loaded, "setuju: ya")) == ()


def test_the_questions_that_decide_another_are_named(tmp_path: Path, loaded: Loaded) -> None:
    asked = plan(tmp_path, loaded)

    assert [ids(asked.deciding(key)) for key in ("lanjut-lagi", "pilihan")] == [["lanjut"], []]


def test_two_rubrics_ask_each_question_once_and_keep_the_themes_of_their_own_banks_apart(tmp_path: Path) -> None:
    found = []
    for name in ("satu", "dua"):
        own = [f"{{id: {name}.{letter}, kind: number, label: A, text: A?}}" for letter in "ab"]
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.yaml").write_text(
            f"theme: {{title: {name}, order: 50}}\nquestions: [{', '.join(own)}]\n", encoding="utf-8"
        )
        body = gates(f"{name}.a", f"{name}.b", "jumlah")
        found.append(rubric(folder, body, head=f"{HEAD}questions: [./{name}.yaml]\n").rubric)

    asked = Plan(found, Facts({}, {}))

    assert walk(asked) == ["jumlah", "dua.a", "dua.b", "satu.a", "satu.b"]


def test_why_names_every_rule_with_its_rubric_and_source(tmp_path: Path, loaded: Loaded) -> None:
    told = {key: list(why(plan(tmp_path, loaded), loaded.rubric.questions[key])) for key in loaded.rubric.questions}

    assert told["mulai"] == [
        "Ditanyakan untuk:",
        '- Lomba Uji: syarat "Cukup umur" (sumber: Pedoman Uji)',
        "Untuk menjawabnya lagi kapan saja: --ulang mulai",
    ]
    assert told["banyak"][1] == (
        '- Lomba Uji: kriteria "Unik: Berbeda" (sumber: Sumber Ragu; keyakinan sedang; sebagian ukuran kami sendiri)'
    )
    assert told["pilihan"][1] == '- Lomba Uji: kategori "Satu" (ukuran kami sendiri)'
    assert told["surat"][1] == '- Lomba Uji: kesiapan "Isi" (sumber: Pedoman Uji)'
    assert told["judul"][1] == '- Lomba Uji: teks usulan "Isi" (sumber: Pedoman Uji)'
    assert told["setuju"][0] == "Menentukan apakah perlu ditanyakan: Lanjut."


def test_rules_limits_and_ages_are_told_for_a_rubric_without_a_score(tmp_path: Path) -> None:
    bare = rubric(tmp_path, gates("jumlah")).rubric

    assert (limits([bare], "judul"), decided([bare], "setuju")) == ((), ())
    assert (len(rules([bare], "jumlah")), counts_age([bare], "jumlah")) == (1, False)


def test_a_text_without_numbers_of_words_has_no_limit(tmp_path: Path) -> None:
    loose = rubric(tmp_path, BODY.replace(", min_words: 2, max_words: 4", ""), head=BODY_HEAD).rubric

    assert limits([loose], "judul") == ()


@pytest.mark.parametrize(
    ("limit", "text", "told"),
    [
        ("min_words: 2, max_words: 4", "satu", "1 kata, kurang 1 dari batas 2 menurut Lomba Uji."),
        ("min_words: 2, max_words: 4", "satu dua", "2 kata, dalam batas menurut Lomba Uji."),
        ("min_words: 2, max_words: 4", "a b c d e f", "6 kata, lebih 2 dari batas 4 menurut Lomba Uji."),
        ("max_words: 4", "a", "1 kata, dalam batas menurut Lomba Uji."),
        ("min_words: 2", "a b c d e", "5 kata, dalam batas menurut Lomba Uji."),
    ],
)
def test_words_are_counted_against_the_limit(tmp_path: Path, limit: str, text: str, told: str) -> None:
    judge = rubric(tmp_path, BODY.replace("min_words: 2, max_words: 4", limit), head=BODY_HEAD).rubric

    assert list(counted_words(text, limits([judge], "judul"))) == [told]


def test_words_without_a_limit_are_counted_where_the_text_has_several_lines() -> None:
    assert (list(counted_words("satu dua", ())), list(counted_words("satu\ndua tiga", ()))) == ([], ["3 kata."])


def card_help(folder: Path, key: str, *, body: str = BODY, bank: str = BANK) -> tuple[str, ...]:
    loaded = rubric(folder, body, head=BODY_HEAD, bank=bank)
    return make_card(plan(folder, loaded), loaded.rubric.questions[key], Answer()).help


def test_a_card_says_where_one_is_what_to_write_and_which_proof_to_prepare(tmp_path: Path, loaded: Loaded) -> None:
    card = make_card(plan(tmp_path, loaded, "pilihan: a"), loaded.rubric.questions["surat"], Answer())

    assert (card.progress, card.title) == ("Profil 6/8, semua 1/8", "Ada?")
    assert card.help == ("Bukti yang disiapkan: surat (pdf).",)
    assert (card.now, card.typed, card.value, card.brief) == ("", "", None, False)


def test_a_card_that_was_just_shown_has_no_help(tmp_path: Path, loaded: Loaded) -> None:
    card = make_card(plan(tmp_path, loaded), loaded.rubric.questions["surat"], Answer(), brief=True)

    assert (card.help, card.brief) == ((), True)


def test_a_date_that_an_age_is_counted_from_says_what_a_month_or_year_alone_means(tmp_path: Path) -> None:
    aged = card_help(tmp_path, "mulai")
    plain = card_help(tmp_path, "mulai", body=BODY.replace("age_at_least: 1 year", "known: true"))

    assert any("Bulan atau tahun saja" in line for line in aged)
    assert not any("Bulan atau tahun saja" in line for line in plain)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("least: 0", "Paling sedikit 0."),
        ("least: 1.5, most: 100, unit: orang", "Satuan: orang; paling sedikit 1,5; paling banyak 100."),
        ("whole: true", "Tulis angka bulat tanpa titik ribuan, misalnya 1500."),
    ],
)
def test_a_number_says_its_unit_and_range(tmp_path: Path, fields: str, told: str) -> None:
    bank = BANK.replace("text: Berapa?, least: 0}", f"text: Berapa?, {fields}}}")

    assert card_help(tmp_path, "jumlah", body=gates("jumlah"), bank=bank)[-1] == told


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("min_words: 2, max_words: 4", "Lomba Uji: 2 sampai 4 kata."),
        ("max_words: 4", "Lomba Uji: paling banyak 4 kata."),
        ("min_words: 2", "Lomba Uji: paling sedikit 2 kata."),
    ],
)
def test_a_text_says_its_limit_in_every_rubric(tmp_path: Path, limit: str, told: str) -> None:
    body = BODY.replace("min_words: 2, max_words: 4", limit)

    assert card_help(tmp_path, "judul", body=body)[-1] == told


@pytest.mark.parametrize(
    ("answer", "now", "typed"),
    [
        ("pilihan: b", "B", "b"),
        ("banyak: [a, c]", "A, C", "a, c"),
        ("banyak: []", "tidak ada", "-"),
        ("mulai: 2017-03", "Maret 2017", "2017-03"),
        ('judul: {nilai: "Satu\\nDua", catatan: "c\\nd"}', "Satu Dua; catatan: c d", "Satu\nDua"),
        ("surat: {nilai: ya, bukti: [a.pdf, b.pdf]}", "Ya; bukti: a.pdf, b.pdf", "ya"),
        ("setuju: {tidak_tahu: true}", "tidak tahu", ""),
        ("setuju: {tidak_berlaku: belum ada}", "tidak berlaku (belum ada)", ""),
        ("setuju: {catatan: nanti}", "catatan: nanti", ""),
    ],
)
def test_a_card_says_what_was_answered(tmp_path: Path, loaded: Loaded, answer: str, now: str, typed: str) -> None:
    found: Any = facts(tmp_path, loaded, answer)
    key = answer.partition(":")[0]
    card = make_card(Plan([loaded.rubric], found), loaded.rubric.questions[key], found.answers[key])

    assert (card.now, card.typed, card.value) == (now, typed, found.answers[key].value)
