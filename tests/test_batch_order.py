"""The orders that ``--urut`` gives: rubric by rubric, equals as they came, and those without points last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from batch_marks import bad, mark, rubrics_in, tally_of
from hypothesis import given
from hypothesis import strategies as st

from inovasi_cli.assess.report import Interval
from inovasi_cli.batch.order import ORDERS, key_of
from inovasi_cli.batch.outcome import Bar

if TYPE_CHECKING:
    from inovasi_cli.batch.outcome import Mark
    from inovasi_cli.rubric.model import Rubric


@pytest.fixture(scope="module", name="rubrics")
def _rubrics(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rubric]:
    return rubrics_in(tmp_path_factory.mktemp("rubrik"))


def ordered(order: str, rubrics: dict[str, Rubric], *marks: Mark, bar: Bar | None = None) -> list[str]:
    """The files of these marks in that order."""
    key = key_of(order, tally_of(rubrics, *marks, bar=bar))
    return [each.file for each in sorted(marks, key=key)]


def titles(rubrics: dict[str, Rubric], *names: str) -> list[str]:
    return ordered("nama", rubrics, *(mark(name, title=name) for name in names))


def test_the_orders_are_by_points_by_what_is_wanting_by_title_and_by_category() -> None:
    assert list(ORDERS) == ["nilai", "terdekat", "nama", "kategori"]


@pytest.mark.parametrize("order", ORDERS)
def test_rubrics_stay_together_in_the_order_in_which_they_first_came(order: str, rubrics: dict[str, Rubric]) -> None:
    marks = [
        mark(f"{name}-{number}", number, rubric=name, title="A")
        for number in (1, 2)
        for name in ("tanpa", "seratus", "asing")
    ]

    found = ordered(order, rubrics, *marks)

    assert [file.split("-")[0] for file in found] == ["tanpa", "tanpa", "seratus", "seratus", "asing", "asing"]


@pytest.mark.parametrize("order", ORDERS)
def test_equals_stay_as_they_came(order: str, rubrics: dict[str, Rubric]) -> None:
    same = [mark(file, title="Sama", category="umum") for file in "cabd"]

    assert ordered(order, rubrics, *same) == list("cabd")


def test_the_most_points_come_first_exactly_and_those_without_last(rubrics: dict[str, Rubric]) -> None:
    marks = (
        *(bad("rusak"), mark("tanpa", None), mark("nol", 0), mark("sepertiga", Interval(100, 100, 3))),
        *(mark("sedikit-kurang", Interval(3333, 3333, 100)), mark("rentang", Interval(20, 99, 1))),
    )

    assert ordered("nilai", rubrics, *marks) == [
        *("sepertiga", "sedikit-kurang", "rentang", "nol", "rusak", "tanpa"),
    ]


def test_points_are_those_that_are_proven_where_these_decide(rubrics: dict[str, Rubric]) -> None:
    marks = (mark("a", 90, evidenced=Interval(1, 90, 1)), mark("b", 50, evidenced=Interval(40, 50, 1)))

    assert ordered("nilai", rubrics, *marks, bar=Bar(proven=True)) == ["b", "a"]
    assert ordered("nilai", rubrics, *marks) == ["a", "b"]


def test_numbers_in_titles_are_read_as_numbers(rubrics: dict[str, Rubric]) -> None:
    assert titles(rubrics, "Posyandu 10", "Posyandu 2", "10 Kelas", "2 Kelas", "Posyandu") == [
        *("2 Kelas", "10 Kelas", "Posyandu", "Posyandu 2", "Posyandu 10"),
    ]


def test_capitals_make_no_difference(rubrics: dict[str, Rubric]) -> None:
    assert titles(rubrics, "beta", "Alfa", "GAMMA", "alfa 2") == ["Alfa", "alfa 2", "beta", "GAMMA"]


def test_whatever_has_no_title_comes_last_by_its_file(rubrics: dict[str, Rubric]) -> None:
    marks = (mark("b10"), mark("z", title="Zebra"), bad("b2"), mark("y", title="Anak"))

    assert ordered("nama", rubrics, *marks) == ["y", "z", "b2", "b10"]


@pytest.mark.parametrize("digits", ["9" * 5000, "٣", "２", "²", "½"])  # noqa: RUF001 - digits of other scripts
def test_any_digits_can_be_sorted(digits: str, rubrics: dict[str, Rubric]) -> None:
    assert sorted(titles(rubrics, f"A {digits}", "A 1", digits, "A")) == sorted([f"A {digits}", "A 1", digits, "A"])


def test_a_number_of_more_digits_than_anybody_counts_comes_behind_a_short_one(rubrics: dict[str, Rubric]) -> None:
    assert titles(rubrics, f"A {'9' * 5000}", f"A 1{'0' * 5000}", "A 12", f"A {'0' * 5000}3") == [
        *(f"A {'0' * 5000}3", "A 12", f"A {'9' * 5000}", f"A 1{'0' * 5000}"),
    ]


@given(st.lists(st.text(max_size=12) | st.text("0123456789ab ", max_size=12) | st.none(), max_size=6))
def test_any_titles_can_be_sorted(rubrics: dict[str, Rubric], names: list[str | None]) -> None:
    marks = [mark(f"{number}", title=name) for number, name in enumerate(names)]

    assert sorted(ordered("nama", rubrics, *marks)) == sorted(each.file for each in marks)


def test_categories_come_in_the_order_of_the_rubric_then_by_points(rubrics: dict[str, Rubric]) -> None:
    marks = (
        *(mark("lain", 99), mark("asing", 98, category="asing"), mark("anak", 80, category="anak")),
        *(mark("umum-kosong", None, category="umum"), mark("umum-1", 10, category="umum")),
        mark("umum-2", 20, category="umum"),
    )

    assert ordered("kategori", rubrics, *marks) == ["umum-2", "umum-1", "umum-kosong", "anak", "lain", "asing"]


def test_a_rubric_that_nobody_knows_has_no_categories(rubrics: dict[str, Rubric]) -> None:
    marks = (mark("a", 10, rubric="asing", category="anak"), mark("b", 20, rubric="asing", category="umum"))

    assert ordered("kategori", rubrics, *marks) == ["b", "a"]
