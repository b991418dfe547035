"""The index of a region: by hand in ``vectors/region.yaml``, and what must hold whatever the region."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import CALM

from inovasi_cli.region.count import Entry, Field, Formula, Sum
from inovasi_cli.region.load import load_index, locate_index, shipped_indices
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder

VECTORS: Final = yaml.safe_load((Path(__file__).parent / "vectors" / "region.yaml").read_text(encoding="utf-8"))
INDICES: Final = {
    name: load_index(locate_index(name), Bank(folder() / "questions")) for name in ("iid-2023", "iid-2026")
}
FORMULA: Final = Formula(INDICES["iid-2026"])
OLDER: Final = Formula(INDICES["iid-2023"])
FORMULAS: Final = [FORMULA, OLDER, *(Formula(INDICES["iid-2026"], (), year) for year in INDICES["iid-2026"].outlook)]

ENTRIES: Final = st.builds(Entry, st.integers(0, 111 * FORMULA.per), st.integers(0, 63))
FIELDS: Final = st.builds(
    Field,
    st.integers(0, 63 * FORMULA.per),
    st.lists(ENTRIES, max_size=16).map(tuple),
    st.lists(ENTRIES, max_size=5).map(tuple),
)


def entries(written: list[Any], times: int = 1) -> tuple[Entry, ...]:
    """Entries as a vector has them."""
    found = (
        Entry(points * FORMULA.per, sum(1 << "abcdef".index(letter) for letter in affairs))
        for points, affairs in written
    )
    return tuple(found) * times


@pytest.mark.parametrize("name", VECTORS)
def test_an_index_is_what_was_worked_out_by_hand(name: str) -> None:
    vector = VECTORS[name]
    sure = entries(vector.get("sure", []), vector.get("times", 1))
    field = Field(vector.get("region", 0) * FORMULA.per, sure, entries(vector.get("open", [])))

    found = FORMULA.lowest(field).value, FORMULA.highest(field).value

    assert found == (Fraction(vector["low"]), Fraction(vector["high"]))


@pytest.mark.parametrize(
    ("value", "band"),
    [
        ("0", "tidak-dapat-dinilai"),
        ("0.0049", "tidak-dapat-dinilai"),
        ("0.005", "kurang-inovatif"),
        ("40.004", "kurang-inovatif"),
        ("40.005", "inovatif"),
        ("64.994", "inovatif"),
        ("64.995", "inovatif"),
        ("65.00", "inovatif"),
        ("65.0049", "inovatif"),
        ("65.005", "sangat-inovatif"),
        ("100", "sangat-inovatif"),
    ],
)
def test_a_band_is_that_of_the_index_rounded_to_two_decimals(value: str, band: str) -> None:
    found = FORMULA.band(Fraction(value))

    assert found
    assert found.id == band


@pytest.mark.parametrize(
    ("value", "band"), [("34.994", "kurang-inovatif"), ("34.995", "inovatif"), ("60.004", "inovatif")]
)
def test_the_bands_of_2023_lie_lower(value: str, band: str) -> None:
    found = OLDER.band(Fraction(value))

    assert found
    assert found.id == band


def test_what_nobody_published_of_2023_is_a_range() -> None:
    field = Field(0, (Entry(111 * OLDER.per),) * 10)

    low, high = OLDER.lowest(field), OLDER.highest(field)

    assert [low.amount, high.amount, low.mean] == [0, 76, 111]
    assert OLDER.highest(Field(0, ())).amount == 0


@pytest.mark.parametrize(("formula", "divisor"), list(zip(FORMULAS, (12, 10, 14, 16, 18), strict=True)))
def test_the_divisor_of_each_year_is_the_one_that_is_known(formula: Formula, divisor: int) -> None:
    found = formula.lowest(Field(0, (Entry(60 * formula.per, 63),)))

    assert found.mean == Fraction(60, divisor)


def test_the_outlook_wants_all_six_affairs() -> None:
    field = Field(0, (Entry(0, 31),))

    assert [each.lowest(field).amount for each in FORMULAS] == [Fraction(38, 100), 0, 0, 0, 0]


@pytest.mark.parametrize("formula", FORMULAS, ids=range(len(FORMULAS)))
@CALM
@given(field=FIELDS)
def test_an_index_never_leaves_0_to_100_and_its_bounds_never_cross(formula: Formula, field: Field) -> None:
    scaled = scale(field, formula)

    assert 0 <= formula.lowest(scaled).value <= formula.highest(scaled).value <= 100


def scale(field: Field, formula: Formula) -> Field:
    """A field made for one formula, in whole points of another."""
    points = [[Entry(entry.points // FORMULA.per * formula.per, entry.affairs) for entry in each] for each in field[1:]]
    return Field(field.region // FORMULA.per * formula.per, tuple(points[0]), tuple(points[1]))


@CALM
@given(field=FIELDS)
def test_the_bounds_are_those_of_trying_every_choice(field: Field) -> None:
    choices = [
        FORMULA.lowest(Field(field.region, (*field.sure, *chosen))).value
        for size in range(len(field.open) + 1)
        for chosen in combinations(field.open, size)
    ]

    assert FORMULA.lowest(field).value == min(choices)
    assert FORMULA.highest(field).value == max(choices)


@CALM
@given(field=FIELDS, data=st.data())
def test_the_order_of_innovations_changes_nothing(field: Field, data: st.DataObject) -> None:
    sure, maybe = (tuple(data.draw(st.permutations(each))) for each in (field.sure, field.open))
    other = Field(field.region, sure, maybe)

    def bounds(each: Field) -> tuple[Sum, Sum]:
        return FORMULA.lowest(each), FORMULA.highest(each)

    assert [each.value for each in bounds(other)] == [each.value for each in bounds(field)]


@CALM
@given(points=st.lists(st.integers(0, 111), min_size=12, max_size=40))
def test_one_more_innovation_at_the_mean_keeps_the_mean(points: list[int]) -> None:
    # In units so small that the mean is a whole number of them.
    sure = tuple(Entry(each * len(points)) for each in points)
    mean = sum(each.points for each in sure) // len(sure)
    before, after = (FORMULA.lowest(Field(0, each)) for each in (sure, (*sure, Entry(mean))))

    assert after.mean == before.mean
    assert after.number == before.number + 1


@CALM
@given(field=FIELDS, lower=st.integers(0, 111))
def test_fewer_points_of_one_innovation_never_raise_the_index(field: Field, lower: int) -> None:
    assume(field.sure)
    first, *others = field.sure
    worse = Field(field.region, (first._replace(points=min(first.points, lower)), *others), field.open)

    assert FORMULA.lowest(worse).value <= FORMULA.lowest(field).value


def test_the_shipped_indices_add_up_to_250_by_their_official_shares() -> None:
    assert shipped_indices() == tuple(INDICES)
    for index in INDICES.values():
        assert (index.region.most, index.innovations.most, index.number.most, index.out_of) == (63, 111, 76, 250)
        assert [note.text.id for note in index.notes if not note.text.en] == []
        assert [band.id for band in index.bands if not band.title.en] == []
        assert [each.id for each in (index.affairs.every if index.affairs else ()) if not each.title.en] == []
