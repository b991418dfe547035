"""What every rubric that ships must keep, whichever comes next, and what KIPP 2018 says letter for letter."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import pytest

from inovasi_cli.conditions import ALWAYS
from inovasi_cli.golden.coverage import gaps
from inovasi_cli.golden.judge import judge
from inovasi_cli.golden.load import case_files, load_cases
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder, shipped
from inovasi_cli.rubric.load import Loaded, load_rubric
from inovasi_cli.rubric.reader import ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inovasi_cli.rubric.model import Basis, Category, Characteristic, Gate, Part, Question, Rubric
    from inovasi_cli.text import Text

RUBRICS = sorted(folder().glob("*.yaml"))
WITH_CASES = [path for path in RUBRICS if (folder() / "cases" / path.stem).is_dir()]
THEMES = sorted((folder() / "questions").glob("*.yaml"))
QUESTIONS = list(Bank(folder() / "questions").known())
# A later theme may come anywhere between these.
CONVERSATION = ["profil", "penghargaan", "kebaruan", "layanan", "hasil", "manfaat", "replikasi", "keberlanjutan"]

# The rubrics are read once each, not once for every test.
LOADED: dict[Path, Loaded] = {}


@pytest.fixture(params=RUBRICS, ids=[path.stem for path in RUBRICS], name="rubric")
def _rubric(request: pytest.FixtureRequest) -> Rubric:
    return load(request.param).rubric


@pytest.fixture(scope="module", name="bank")
def _bank() -> Bank:
    return Bank(folder() / "questions")


def load(path: Path) -> Loaded:
    if path not in LOADED:
        LOADED[path] = load_rubric(path, folder() / "questions")
    return LOADED[path]


def every_part(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from every_part(part.parts)


def parts_of(rubric: Rubric) -> list[Part]:
    return list(every_part(rubric.score.parts)) if rubric.score else []


def leaves_of(rubric: Rubric) -> tuple[Part, ...]:
    return rubric.score.leaves() if rubric.score else ()


def best(part: Part, scale: str) -> Fraction:
    """The points of a part at best."""
    if part.combine == "sum":
        return sum((best(child, scale) for child in part.parts), Fraction())
    assert part.weight is not None
    weight = Fraction(str(part.weight))
    return weight * part.levels[0].points if scale == "points" and part.levels else weight


def texts_of(rubric: Rubric) -> Iterator[tuple[str, Text | None]]:
    """Every text of a rubric but the titles of its sources, which keep their own language."""
    yield from [("title", rubric.title), ("organiser", rubric.organiser)]
    for note in (*rubric.notes, *rubric.reminders):
        yield note.text.id, note.text
    for gate in rubric.gates:
        yield from [(gate.id, gate.title), (gate.id, gate.cure)]
    for characteristic in rubric.characteristics:
        yield from [(characteristic.id, characteristic.title), (characteristic.id, characteristic.definition)]
        yield from ((element.id, element.title) for element in characteristic.elements)
    for category in rubric.categories:
        yield from [(category.id, category.title), (category.id, category.definition)]
    for part in parts_of(rubric):
        yield part.id, part.title
        yield from ((part.id, level.title) for level in part.levels)
    yield from ((band.id, band.title) for band in (rubric.score.bands if rubric.score else ()))


def texts_asked(question: Question) -> Iterator[tuple[str, Text | None]]:
    yield from [("label", question.label), ("text", question.text), ("help", question.help), ("unit", question.unit)]
    yield from ((option.id, option.text) for option in question.options)
    yield from [("hint", question.proof.hint if question.proof else None), ("theme", question.theme.title)]


def bases_of(rubric: Rubric) -> Iterator[tuple[str, Basis]]:
    rules: list[Gate | Characteristic | Category | Part] = [*rubric.gates, *rubric.characteristics, *rubric.categories]
    yield from ((rule.id, rule.basis) for rule in [*rules, *parts_of(rubric)])
    for note in (*rubric.notes, *rubric.reminders):
        yield note.text.id, note.basis
    for element in chain.from_iterable(characteristic.elements for characteristic in rubric.characteristics):
        yield element.id, element.basis
    if rubric.score:
        yield from ((band.id, band.basis) for band in rubric.score.bands)
        yield from [("pass_mark", rubric.score.pass_mark.basis)] if rubric.score.pass_mark else []
    yield from [("window", rubric.window.basis)] if rubric.window else []


def ids_of(rubric: Rubric) -> Iterator[str]:
    yield rubric.id
    yield from (source.id for source in rubric.sources)
    yield from (gate.id for gate in rubric.gates)
    yield from (category.id for category in rubric.categories)
    yield from (part.id for part in parts_of(rubric))
    for characteristic in rubric.characteristics:
        yield characteristic.id
        yield from (element.id for element in characteristic.elements)
    yield from (band.id for band in (rubric.score.bands if rubric.score else ()))


# Every rubric


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: path.stem)
def test_a_shipped_rubric_has_no_problem(path: Path) -> None:
    assert load(path).rubric.id == path.stem


def test_every_shipped_rubric_is_found_by_its_id() -> None:
    assert list(shipped()) == sorted(path.stem for path in RUBRICS)


def test_the_best_points_add_up_to_the_whole(rubric: Rubric) -> None:
    if rubric.score:
        whole = sum((best(part, rubric.score.scale) for part in rubric.score.parts), Fraction())

        assert whole == Fraction(str(rubric.score.out_of))


def test_levels_come_best_first_and_the_last_always_holds(rubric: Rubric) -> None:
    for part in leaves_of(rubric):
        points = [level.points for level in part.levels]
        assert points == sorted(set(points), reverse=True), part.id
        assert points[-1] == 0, part.id
        assert [level.when is ALWAYS for level in part.levels] == [False] * (len(points) - 1) + [True], part.id


def test_bands_ascend_from_nothing(rubric: Rubric) -> None:
    if rubric.score and rubric.score.bands:
        starts = [band.least for band in rubric.score.bands]

        assert starts[0] == 0
        assert all(lower < higher for lower, higher in pairwise(starts))
        assert starts[-1] <= rubric.score.out_of


def test_every_text_of_a_rubric_has_its_english(rubric: Rubric) -> None:
    assert [(where, text.id) for where, text in texts_of(rubric) if text and not text.en] == []


def test_every_rule_says_what_it_rests_on(rubric: Rubric) -> None:
    assert [where for where, basis in bases_of(rubric) if not (basis.source or basis.derived)] == []


def test_the_ids_of_a_rubric_are_kebab_case(rubric: Rubric) -> None:
    assert [each for each in ids_of(rubric) if not ID.fullmatch(each)] == []


def test_a_window_closes_after_it_opens(rubric: Rubric) -> None:
    if rubric.window and rubric.window.opens and rubric.window.closes:
        assert rubric.window.opens < rubric.window.closes


def test_a_condition_on_the_category_needs_categories(rubric: Rubric) -> None:
    source = (folder() / f"{rubric.id}.yaml").read_text(encoding="utf-8")

    assert "fits: category" not in source or rubric.categories
    assert "shown: " not in source or rubric.characteristics


@pytest.mark.parametrize("path", WITH_CASES, ids=lambda path: path.stem)
def test_the_golden_cases_of_a_rubric_pass_and_leave_nothing_untried(path: Path) -> None:
    loaded = load(path)

    outcomes = [judge(loaded.rubric, case) for case in load_cases(case_files(folder() / "cases" / path.stem), loaded)]

    assert [str(problem) for outcome in outcomes for problem in outcome.problems] == []
    assert [(gap.kind, str(gap)) for gap in gaps(loaded.rubric, [outcome.report for outcome in outcomes])] == []


# The bank


@pytest.mark.parametrize("question_id", QUESTIONS)
def test_a_question_of_the_bank_has_no_problem(question_id: str, bank: Bank) -> None:
    before = bank.problems()

    question = bank.question(question_id)

    assert question
    assert bank.problems() == before == ()


@pytest.mark.parametrize("question_id", QUESTIONS)
def test_a_question_of_the_bank_is_asked_by_a_rubric(question_id: str) -> None:
    assert any(question_id in load(path).rubric.questions for path in RUBRICS)


@pytest.mark.parametrize("question_id", QUESTIONS)
def test_every_text_of_a_question_has_its_english(question_id: str, bank: Bank) -> None:
    question = bank.question(question_id)

    assert question
    assert [(where, text.id) for where, text in texts_asked(question) if text and not text.en] == []


@pytest.mark.parametrize("question_id", QUESTIONS)
def test_a_label_is_short_enough_for_a_line_of_a_report(question_id: str, bank: Bank) -> None:
    question = bank.question(question_id)

    assert question
    assert all(0 < len(question.label.say(language)) <= 60 for language in ("id", "en"))


@pytest.mark.parametrize("question_id", QUESTIONS)
def test_the_ids_of_a_question_are_kebab_case(question_id: str, bank: Bank) -> None:
    question = bank.question(question_id)

    assert question
    ids = [question_id, *(option.id for option in question.options)]
    assert [each for each in ids if not ID.fullmatch(each)] == []
    assert question_id.count(".") <= 1


def test_the_themes_come_in_the_order_of_a_conversation(bank: Bank) -> None:
    themes = {question.theme for each in QUESTIONS if (question := bank.question(each))}

    in_order = [theme.id for theme in sorted(themes, key=lambda theme: theme.order)]
    assert [each for each in in_order if each in CONVERSATION] == CONVERSATION
    assert len({theme.order for theme in themes}) == len(themes) == len(THEMES)


# The files


@pytest.mark.parametrize("path", [*RUBRICS, *THEMES], ids=lambda path: path.stem)
def test_a_file_is_clean(path: Path) -> None:
    source = path.read_bytes().decode()

    assert re.findall(r"\t|\r| +$", source, re.MULTILINE) == []
    assert max(map(len, source.splitlines())) <= 120
    assert source.endswith("\n")
    assert not source.endswith("\n\n")


# KIPP 2018


def test_kipp_2018_quotes_the_five_characteristics(kipp_2018: Loaded) -> None:
    quoted = [(each.title.id, each.definition.id) for each in kipp_2018.rubric.characteristics]

    assert quoted == [
        (
            "Memiliki kebaruan",
            (
                "memperkenalkan gagasan yang unik, pendekatan yang baru dalam penyelesaian masalah, atau kebijakan dan"
                " desain pelaksanaan yang unik, atau modifikasi dari inovasi pelayanan publik yang telah ada,"
                " dalam rangka penyelenggaraan pelayanan publik"
            ),
        ),
        ("Efektif", "memperlihatkan hasil yang nyata dan memberikan solusi dalam penyelesaian permasalahan"),
        ("Bermanfaat", "menyelesaikan permasalahan yang menjadi kepentingan dan perhatian publik"),
        (
            "Dapat ditransfer/direplikasi",
            (
                "dapat dan/atau telah dicontoh dan/atau menjadi rujukan dan/atau diterapkan oleh unit penyelenggara"
                " pelayanan publik lainnya"
            ),
        ),
        (
            "Berkelanjutan",
            (
                "mendapat jaminan terus dipertahankan yang diperlihatkan dalam bentuk dukungan program dan anggaran,"
                " tugas dan fungsi organisasi, serta hukum dan perundang-undangan"
            ),
        ),
    ]
    assert {each.basis.source.id for each in kipp_2018.rubric.characteristics if each.basis.source} == {"artikel"}
    assert not any(each.basis.derived for each in kipp_2018.rubric.characteristics)


def test_kipp_2018_needs_one_kind_of_novelty_or_replication_and_all_else(kipp_2018: Loaded) -> None:
    assert {each.id: each.need for each in kipp_2018.rubric.characteristics} == {
        "kebaruan": "any",
        "efektif": "all",
        "bermanfaat": "all",
        "dapat-direplikasi": "any",
        "berkelanjutan": "all",
    }


def test_kipp_2018_says_that_its_elements_are_ours(kipp_2018: Loaded) -> None:
    elements = chain.from_iterable(each.elements for each in kipp_2018.rubric.characteristics)

    assert all(element.basis.derived and not element.basis.source for element in elements)


def test_kipp_2018_quotes_the_four_categories(kipp_2018: Loaded) -> None:
    assert [each.title.id for each in kipp_2018.rubric.categories] == [
        "Tata kelola penyelenggaraan pelayanan publik yang efektif, efisien, dan berkinerja tinggi",
        "Memajukan transparansi, akuntabilitas, dan integritas dalam pelayanan publik",
        "Kolaborasi dalam kegiatan penyelenggaraan pelayanan publik",
        "Pelayanan publik inklusif untuk memajukan kesejahteraan masyarakat",
    ]
    # The names are quoted, what fits them is ours.
    assert all(each.basis.source and each.basis.derived for each in kipp_2018.rubric.categories)


def test_kipp_2018_was_open_from_january_to_the_end_of_march(kipp_2018: Loaded) -> None:
    window = kipp_2018.rubric.window

    assert window
    assert (window.opens, window.closes) == (date(2018, 1, 17), date(2018, 3, 31))
    assert window.basis.source
    assert window.basis.source.id == "perpanjangan"


def test_kipp_2018_has_these_gates_and_each_is_published(kipp_2018: Loaded) -> None:
    assert [gate.id for gate in kipp_2018.rubric.gates] == [
        "peserta",
        "identitas",
        "satu-judul",
        "definisi",
        "diterapkan",
        "usia",
        "belum-terbaik",
        "top-99",
        "tpb",
        "kriteria",
        "kategori",
    ]
    assert all(gate.basis.source and not gate.basis.derived for gate in kipp_2018.rubric.gates)


def test_kipp_2018_has_no_pass_mark_because_none_was_published(kipp_2018: Loaded) -> None:
    assert kipp_2018.rubric.score
    assert kipp_2018.rubric.score.pass_mark is None


def test_kipp_2018_weighs_the_five_characteristics_alike_and_says_that_this_is_ours(kipp_2018: Loaded) -> None:
    score = kipp_2018.rubric.score

    assert score
    assert [(part.id, part.weight) for part in score.parts] == [
        (each.id, 20) for each in kipp_2018.rubric.characteristics
    ]
    assert all(part.basis.derived and not part.basis.source for part in every_part(score.parts))
    assert all(band.basis.derived for band in score.bands)
