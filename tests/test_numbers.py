from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inovasi_cli.numbers import hundredths, plain, points, rounded


@pytest.mark.parametrize(
    ("numerator", "per", "shown"),
    [
        (84_995, 1000, "85,00"),
        (84_994, 1000, "84,99"),
        (5, 1000, "0,01"),
        (4, 1000, "0,00"),
        (100, 3, "33,33"),
        (200, 3, "66,67"),
        (0, 7, "0,00"),
        (15_000, 1, "15000,00"),
    ],
)
def test_points_have_two_decimals_and_a_half_goes_up(numerator: int, per: int, shown: str) -> None:
    assert points(numerator, per, "id") == shown


@pytest.mark.parametrize(
    ("numerator", "shown"), [(-5, "-0,01"), (-4, "0,00"), (-84_995, "-85,00"), (-1_234, "-1,23"), (-1_000, "-1,00")]
)
def test_a_loss_is_rounded_as_a_gain_is_and_there_is_no_minus_zero(numerator: int, shown: str) -> None:
    assert points(numerator, 1000, "id") == shown


def test_each_language_has_its_own_decimal_mark() -> None:
    assert points(100, 3, "id") == "33,33"
    assert points(100, 3, "en") == "33.33"


def test_a_number_of_the_rubric_is_shown_as_it_was_written() -> None:
    assert plain(85, "id") == "85"
    assert plain(Decimal("84.5"), "id") == "84,5"
    assert plain(Decimal("84.5"), "en") == "84.5"


@pytest.mark.parametrize(
    ("numerator", "per", "number"),
    [(84_995, 1000, 85.0), (5, 1000, 0.01), (-5, 1000, -0.01), (100, 3, 33.33), (0, 1, 0.0)],
)
def test_a_json_number_is_rounded_like_the_text(numerator: int, per: int, number: float) -> None:
    assert rounded(numerator, per) == number


def test_there_is_no_minus_zero_in_json() -> None:
    assert str(rounded(-4, 1000)) == "0.0"


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_rounding_is_exact_at_any_size(numerator: int, per: int) -> None:
    assert hundredths(numerator, per) == floor(Fraction(numerator * 100, per) + Fraction(1, 2))


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_losing_and_gaining_the_same_shows_the_same_figure(numerator: int, per: int) -> None:
    assert hundredths(-numerator, per) == -hundredths(numerator, per)
