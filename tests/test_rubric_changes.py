"""What counts as a change between two rubrics, and what does not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from builders import BANK, HEAD, rubric

from inovasi_cli.conditions import AllOf, AnyOf, FactTest, Fits, Not, Shown
from inovasi_cli.rubric.changes import ADDED, REMOVED, changes, meaning
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.rubric.changes import Change
    from inovasi_cli.rubric.load import Loaded

A: Final = FactTest("pilihan", "is", "a")
B: Final = FactTest("pilihan", "is", "b")

GATE: Final = "{id: satu, title: Satu, when: {question: setuju, is: ya}, cure: Setujui, source: pedoman}"
PART: Final = """
  - id: hasil
    title: Hasil
    weight: 60
    source: pedoman
    narrative: {question: judul, max_words: 100}
    levels:
      - {points: 2, title: Baik, when: {question: pilihan, is: a}}
      - {points: 1, title: Cukup, when: {question: pilihan, is: b}}
      - {points: 0, title: Belum}
"""
GROUP: Final = """
  - id: usaha
    title: Usaha
    weight: 40
    source: pedoman
    parts:
      - {id: satu, title: Satu, source: pedoman, levels: [{points: 1, title: Ya}]}
      - {id: dua, title: Dua, source: pedoman, levels: [{points: 1, title: Ya}]}
"""


def score(parts: str, more: str = "") -> str:
    """A score of these parts."""
    return f"score:\n  out_of: 100\n{more}  parts:{parts.replace(chr(10), chr(10) + '  ')}\n"


def compare(
    folder: Path, old: str, new: str, *, banks: tuple[str, str] = (BANK, BANK), head: str = HEAD
) -> list[Change]:
    """The changes from one rubric body to another."""
    read: list[Loaded] = []
    for name, body, bank in (("old", old, banks[0]), ("new", new, banks[1])):
        (folder / name).mkdir()
        read.append(rubric(folder / name, body, head=head if name == "new" else HEAD, bank=bank))
    return list(changes(*(each.rubric for each in read)))


def told(found: list[Change]) -> list[tuple[object, ...]]:
    """Section, id, aspect and both sides of each change, texts in Indonesian."""

    def plain(side: object) -> object:
        return side.id if isinstance(side, Text) else side

    return [(each.section, each.id, each.aspect, plain(each.before), plain(each.after)) for each in found]


# --- what a condition means ---


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(AllOf((A, B)), AllOf((B, A)), id="the order of what must all hold"),
        pytest.param(AnyOf((A, B)), AnyOf((B, A)), id="the order of alternatives"),
        pytest.param(FactTest("p", "in", ("a", "b")), FactTest("p", "in", ("b", "a")), id="the order of options"),
        pytest.param(Shown({"x": A, "y": B}), Shown({"y": B, "x": A}), id="the order of characteristics"),
    ],
)
def test_conditions_that_say_the_same_are_the_same(one: object, other: object) -> None:
    assert meaning(one) == meaning(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(AllOf((A, B)), AnyOf((A, B)), id="all and any, which are equal as tuples"),
        pytest.param(Shown({"x": A}), Fits({"x": A}), id="shown and fits, which are equal as tuples"),
        pytest.param(A, Not(A), id="a test and its opposite"),
        pytest.param(A, B, id="two options"),
        pytest.param(FactTest("a", "before", "b"), FactTest("a", "after", "b"), id="two tests"),
    ],
)
def test_conditions_that_say_different_things_differ(one: object, other: object) -> None:
    assert meaning(one) != meaning(other)


# --- nothing changed ---


def test_a_rubric_does_not_differ_from_itself(kipp_2018: Loaded) -> None:
    assert changes(kipp_2018.rubric, kipp_2018.rubric) == ()


def test_titles_of_the_rubric_sources_notes_and_cures_are_no_rules(tmp_path: Path) -> None:
    new_head = HEAD.replace("Lomba Uji", "Lomba Baru").replace("Pedoman Uji", "Pedoman Baru")
    noted = f"gates: [{GATE.replace('Setujui', 'Tanda tangani')}]\nnotes: [{{text: Catatan, source: pedoman}}]\n"

    assert compare(tmp_path, f"gates: [{GATE}]\n", noted, head=new_head) == []


def test_an_english_text_that_is_added_changes_nothing(tmp_path: Path) -> None:
    spoken = GATE.replace("title: Satu,", "title: Satu, en: {title: One, cure: Agree},")

    assert compare(tmp_path, f"gates: [{GATE}]\n", f"gates: [{spoken}]\n") == []


# --- head ---


def test_the_organiser_and_the_days_of_the_window_are_compared(tmp_path: Path) -> None:
    old = "window: {opens: 2018-01-01, closes: 2018-03-31, source: pedoman}\n"
    new = "window: {opens: 2018-01-01, closes: 2018-04-30, source: pedoman}\n"

    assert told(compare(tmp_path, old, new, head=HEAD.replace("Penyelenggara Uji", "Panitia"))) == [
        ("organiser", "organiser", "organiser", "Penyelenggara Uji", "Panitia"),
        ("window", "window", "closes", date(2018, 3, 31), date(2018, 4, 30)),
    ]


def test_a_window_that_only_one_has_comes_with_its_days(tmp_path: Path) -> None:
    found = compare(tmp_path, "", "window: {closes: 2018-04-30, source: pedoman}\n")

    assert told(found) == [
        ("window", "window", ADDED, None, None),
        ("window", "window", "closes", None, date(2018, 4, 30)),
    ]
    assert found[0].title is None


# --- gates, characteristics, categories, reminders ---


def test_gates_are_told_apart_by_id_and_removed_ones_come_last(tmp_path: Path) -> None:
    other = GATE.replace("satu", "dua").replace("Satu", "Dua")
    third = GATE.replace("satu", "tiga").replace("Satu", "Tiga")
    changed = other.replace("Dua", "Dua!").replace("is: ya", "is: tidak")

    assert told(compare(tmp_path, f"gates: [{GATE}, {other}]\n", f"gates: [{changed}, {third}]\n")) == [
        ("gates", "dua", "title", "Dua", "Dua!"),
        ("gates", "dua", "condition", None, None),
        ("gates", "tiga", ADDED, None, None),
        ("gates", "satu", REMOVED, None, None),
    ]


def test_a_changed_item_has_its_newer_title(tmp_path: Path) -> None:
    (change,) = compare(tmp_path, f"gates: [{GATE}]\n", f"gates: [{GATE.replace('Satu', 'Kesatu')}]\n")

    assert change.title == Text("Kesatu")


CHARACTERISTIC: Final = """
characteristics:
  - id: baru
    title: Baru
    definition: Lain dari yang lain
    need: any
    source: pedoman
    elements:
      - {id: cara, title: Cara, when: {question: setuju, is: ya}}
      - {id: alat, title: Alat, when: {question: pilihan, is: a}}
"""


def test_a_characteristic_changes_in_its_definition_its_need_and_its_elements(tmp_path: Path) -> None:
    new = CHARACTERISTIC.replace("Lain dari", "Beda dari").replace("need: any", "need: all")
    new = new.replace(
        "{id: cara, title: Cara, when: {question: setuju, is: ya}}", "{id: hasil, title: Hasil, when: {}}"
    )
    new = new.replace("when: {}", "when: {question: setuju, is: ya}").replace("is: a}", "is: b}")
    found = compare(tmp_path, CHARACTERISTIC, new)

    assert told(found) == [
        ("characteristics", "baru", "definition", "Lain dari yang lain", "Beda dari yang lain"),
        ("characteristics", "baru", "need", "any", "all"),
        ("characteristics", "baru.hasil", ADDED, None, None),
        ("characteristics", "baru.alat", "condition", None, None),
        ("characteristics", "baru.cara", REMOVED, None, None),
    ]
    assert [each.within for each in found] == [None, None, *[Text("Baru")] * 3]


def test_elements_of_a_characteristic_that_is_new_as_a_whole_are_not_told_one_by_one(tmp_path: Path) -> None:
    found = [each for each in compare(tmp_path, "", CHARACTERISTIC) if each.section == "characteristics"]

    assert told(found) == [("characteristics", "baru", ADDED, None, None)]


def test_a_category_may_gain_a_definition_and_fit_other_facts(tmp_path: Path) -> None:
    old = "categories: [{id: sehat, title: Sehat, fits_when: {question: setuju, is: ya}, source: pedoman}]\n"
    new = old.replace("title: Sehat,", "title: Sehat, definition: Untuk kesehatan,").replace("is: ya", "is: tidak")

    assert told(compare(tmp_path, old, new)) == [
        ("categories", "sehat", "condition", None, None),
        ("categories", "sehat", "definition", None, "Untuk kesehatan"),
    ]


def test_a_reminder_is_known_by_its_words(tmp_path: Path) -> None:
    old = "reminders: [{text: Unggah video, source: pedoman}, {text: Cek ejaan, source: pedoman}]\n"
    new = "reminders: [{text: Cek ejaan, source: pedoman}, {text: Unggah PDF, source: pedoman}]\n"

    assert told(compare(tmp_path, old, new)) == [
        ("reminders", "Unggah PDF", ADDED, None, None),
        ("reminders", "Unggah video", REMOVED, None, None),
    ]


# --- score ---


def test_figures_of_the_score_and_its_bands(tmp_path: Path) -> None:
    old = "  bands: [{id: siap, title: Siap, from: 60, source: pedoman}]\n"
    new = """  scale: points
  round_to: 1
  pass_mark: {points: 70, source: pedoman}
  bands: [{id: siap, title: Siap, from: 60.5, source: pedoman}, {id: puncak, title: Puncak, from: 90, source: pedoman}]
"""
    found = told(compare(tmp_path, score(PART, old), score(PART, new).replace("out_of: 100", "out_of: 120")))

    assert [(*each[:3], *map(str, each[3:])) for each in found] == [
        ("score", "score", "out_of", "100", "120"),
        ("score", "score", "scale", "weight", "points"),
        ("score", "score", "pass_mark", "None", "70"),
        ("score", "score", "round_to", "None", "1"),
        ("bands", "siap", "least", "60", "60.5"),
        ("bands", "puncak", ADDED, "None", "None"),
        ("bands", "puncak", "least", "None", "90"),
    ]


def test_a_score_that_is_new_comes_with_its_parts_and_their_figures_but_not_with_what_is_inside(tmp_path: Path) -> None:
    found = [each for each in compare(tmp_path, "", score(PART + GROUP)) if each.section in {"score", "parts"}]

    assert told(found) == [
        ("score", "score", ADDED, None, None),
        ("score", "score", "out_of", None, 100),
        ("parts", "hasil", ADDED, None, None),
        ("parts", "hasil", "weight", None, 60),
        ("parts", "hasil", "max_words", None, 100),
        ("parts", "usaha", ADDED, None, None),
        ("parts", "usaha", "weight", None, 40),
        ("parts", "usaha", "parts", None, 2),
    ]


def test_a_part_changes_in_weight_words_and_levels(tmp_path: Path) -> None:
    new = PART.replace("weight: 60", "weight: 70").replace("max_words: 100", "min_words: 50, max_words: 200")
    new = new.replace("title: Baik, when: {question: pilihan, is: a}", "title: Baik, when: {question: pilihan, is: c}")
    new = new.replace("title: Cukup", "title: Sedang").replace("points: 0, title: Belum", "points: 3, title: Hebat")

    assert told(compare(tmp_path, score(PART), score(new))) == [
        ("parts", "hasil", "weight", 60, 70),
        ("parts", "hasil", "max_words", 100, 200),
        ("parts", "hasil", "level", "2: Baik", "2: Baik"),
        ("parts", "hasil", "level", "1: Cukup", "1: Sedang"),
        ("parts", "hasil", "level", "0: Belum", None),
        ("parts", "hasil", "min_words", None, 50),
        ("parts", "hasil", "level", None, "3: Hebat"),
    ]


def test_two_levels_of_the_same_points_are_told_apart_by_their_order(tmp_path: Path) -> None:
    old = PART.replace("points: 1", "points: 2")

    assert told(compare(tmp_path, score(old), score(old.replace("Cukup", "Sedang")))) == [
        ("parts", "hasil", "level", "2: Cukup", "2: Sedang")
    ]


def test_a_text_asked_for_is_named_by_its_label(tmp_path: Path) -> None:
    other = BANK + "  - {id: ringkasan, kind: text, label: Ringkasan, text: Ringkas?}\n"
    new = PART.replace("question: judul", "question: ringkasan")
    found = compare(tmp_path, score(PART), score(new), banks=(BANK, other))

    assert ("parts", "hasil", "narrative", "Judul", "Ringkasan") in told(found)


def test_a_share_within_a_mean_is_one_where_it_is_not_said(tmp_path: Path) -> None:
    same = GROUP.replace("title: Satu,", "title: Satu, weight: 1,")
    double = GROUP.replace("title: Satu,", "title: Satu, weight: 2,")
    (tmp_path / "x").mkdir()

    assert compare(tmp_path / "x", score(GROUP), score(same)) == []
    assert told(compare(tmp_path, score(GROUP), score(double))) == [("parts", "satu", "share", 1, 2)]


def test_a_part_that_moves_out_of_its_group_says_so(tmp_path: Path) -> None:
    inner = "      - {id: dua, title: Dua, source: pedoman, levels: [{points: 1, title: Ya}]}\n"
    new = GROUP.replace(inner, inner.replace("      -", "  -").replace("title: Dua,", "title: Dua, weight: 5,"))
    found = told(compare(tmp_path, score(GROUP), score(new)))

    assert found == [
        ("parts", "usaha", "parts", 2, 1),
        ("parts", "dua", "within", "Usaha", None),
        ("parts", "dua", "share", 1, None),
        ("parts", "dua", "weight", None, 5),
    ]


def test_a_part_that_becomes_a_group_says_so_instead_of_losing_its_levels(tmp_path: Path) -> None:
    old = "\n  - {id: usaha, title: Usaha, weight: 40, source: pedoman, levels: [{points: 1, title: Ya}]}\n"

    assert told(compare(tmp_path, score(old), score(GROUP))) == [
        ("parts", "usaha", "combine", "leaf", "mean"),
        ("parts", "usaha", "parts", None, 2),
        ("parts", "satu", ADDED, None, None),
        ("parts", "dua", ADDED, None, None),
    ]


# --- questions ---


def test_questions_are_asked_newly_no_longer_or_otherwise(tmp_path: Path) -> None:
    old = f"gates: [{GATE}]\n"
    new = old.replace("question: setuju, is: ya", "all: [{question: setuju, is: ya}, {question: jumlah, at_least: 1}]")
    banks = (BANK, BANK.replace("text: Setuju?", "text: Benar setuju?"))
    found = [each for each in told(compare(tmp_path, old, new, banks=banks)) if each[0] == "questions"]
    (tmp_path / "x").mkdir()
    back = [each for each in told(compare(tmp_path / "x", new, old)) if each[0] == "questions"]

    assert found == [
        ("questions", "setuju", "question", "Setuju?", "Benar setuju?"),
        ("questions", "jumlah", ADDED, None, None),
    ]
    assert back == [("questions", "jumlah", REMOVED, None, None)]


def test_the_place_of_a_question_in_the_bank_is_no_change(tmp_path: Path) -> None:
    moved = BANK.replace("order: 1", "order: 7")

    assert compare(tmp_path, f"gates: [{GATE}]\n", f"gates: [{GATE}]\n", banks=(BANK, moved)) == []
