"""The same data, the same digest."""

from __future__ import annotations

import math

import pytest

from inovasi_cli.digest import digest_of


def test_a_digest_is_the_sha256_of_sorted_compact_ascii_json() -> None:
    data = {"b": ["é", 1], "a": None}

    # printf '{"a":null,"b":["\\u00e9",1]}' | sha256sum
    assert digest_of(data) == "a0d6be731024019163745cb386243f392f127b10f0827b6324467455804645bc"


def test_the_order_of_keys_does_not_matter() -> None:
    assert digest_of({"a": 1, "b": {"c": 2, "d": 3}}) == digest_of({"b": {"d": 3, "c": 2}, "a": 1})


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"a": ["2", "1"]}, id="order-of-a-list"),
        pytest.param({"a": [1, 2]}, id="type"),
        pytest.param({"b": ["1", "2"]}, id="key"),
        pytest.param({"a": ["1", "2 "]}, id="white-space"),
    ],
)
def test_any_other_content_has_another_digest(other: object) -> None:
    assert digest_of(other) != digest_of({"a": ["1", "2"]})


def test_a_number_that_is_none_has_no_digest() -> None:
    with pytest.raises(ValueError, match="JSON"):
        digest_of({"a": math.nan})
