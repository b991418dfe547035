"""What facts are: dates as spans, proofs that count, and one plain form for equal facts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from inovasi_cli.digest import digest_of
from inovasi_cli.facts import PROOF_STATES, Answer, DateSpan, Evidence, Facts, Value

SPAN: Final = DateSpan(date(2016, 11, 1), date(2016, 11, 30))


def digest(*answers: tuple[str, Answer], categories: dict[str, str] | None = None) -> str:
    return digest_of(Facts(dict(answers), categories or {}).canonical())


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        pytest.param(date(2016, 1, 1), date(2016, 12, 31), "2016", id="a year"),
        pytest.param(date(2016, 2, 1), date(2016, 2, 29), "2016-02", id="a month"),
        pytest.param(date(2016, 2, 1), date(2016, 2, 1), "2016-02-01", id="a day"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_was_given(first: date, last: date, text: str) -> None:
    assert str(DateSpan(first, last)) == text


@pytest.mark.parametrize("state", ["link", "file", "missing", "empty", "outside", "unreadable", "bad-link"])
def test_only_a_link_or_a_file_that_is_there_proves(state: str) -> None:
    proof = Evidence("lampiran/sk.pdf", state)

    assert proof.there is (state in PROOF_STATES)
    assert Answer("ya", (proof,)).proven is proof.there


def test_one_proof_that_is_there_is_enough() -> None:
    gone, there = Evidence("a.pdf", "missing"), Evidence("b.pdf", "file")

    assert Answer("ya", (gone, there)).proven
    assert not Answer("ya").proven


def test_values_are_the_answers_that_are_known() -> None:
    facts = Facts({"a": Answer(0), "b": Answer(), "c": Answer(declined=True), "d": Answer(())}, {})

    assert facts.values == {"a": 0, "d": ()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Answer("a", line=3, column=9), Answer("a"), id="places"),
        pytest.param(Answer("a", note="catatan"), Answer("a"), id="notes"),
        pytest.param(Answer(("a", "b")), Answer(("b", "a")), id="the order of options"),
        pytest.param(Answer((2017, 2016)), Answer((2016, 2017)), id="the order of years"),
        pytest.param(Answer(Decimal("2.50")), Answer(Decimal("2.5")), id="zeros at the end"),
        pytest.param(Answer(Decimal("100.0")), Answer(100), id="decimals that are none"),
        pytest.param(
            Answer("a", (Evidence("x.pdf", "file", "00", 7, 3), Evidence("y.pdf", "missing"))),
            Answer("a", (Evidence("y.pdf", "missing"), Evidence("x.pdf", "file", "00"))),
            id="the order and places of proofs",
        ),
    ],
)
def test_equal_facts_have_one_plain_form(one: Answer, other: Answer) -> None:
    assert digest(("q", one)) == digest(("q", other))


def test_neither_the_order_of_answers_nor_the_file_is_part_of_the_plain_form() -> None:
    one = Facts({"a": Answer("x"), "b": Answer("y")}, {"r": "k", "s": "l"}, ("r",), "satu.yaml")
    other = Facts({"b": Answer("y"), "a": Answer("x")}, {"s": "l", "r": "k"}, ("s",), "dua.yaml")

    assert digest_of(one.canonical()) == digest_of(other.canonical())


VALUES: Final[list[Value | None]] = [None, "a", "b", (), ("a",), ("a", "b"), 0, 1, Decimal("0.1"), SPAN]
ANSWERS: Final = [
    *map(Answer, VALUES),
    Answer(DateSpan(date(2016, 1, 1), date(2016, 12, 31))),
    Answer(not_applicable="alasan"),
    Answer(declined=True),
    Answer("a", (Evidence("x.pdf", "file", "00"),)),
    Answer("a", (Evidence("x.pdf", "file", "01"),)),
    Answer("a", (Evidence("x.pdf", "missing"),)),
    Answer("a", (Evidence("y.pdf", "missing"),)),
    Answer("a", (Evidence("x.pdf", "link"),)),
    Answer("a", (Evidence("x.pdf", "bad-link"),)),
    Answer(None, (Evidence("x.pdf", "link"),), not_applicable="alasan"),
    Answer(None, (Evidence("x.pdf", "link"),), declined=True),
]


def test_the_plain_form_is_what_the_documentation_says() -> None:
    proofs = (Evidence("https://a.id/b", "link"), Evidence("b.pdf", "file", "00"), Evidence("a.pdf", "missing"))
    answers = {
        "b": Answer(("y", "x"), proofs, "catatan"),
        "a": Answer(Decimal("1.50")),
        "c": Answer(None, (), not_applicable="alasan"),
    }

    assert digest_of(Facts(answers, {"r": "k"}).canonical()) == digest_of(
        [
            {
                "a": ["1.5"],
                "b": [["x", "y"], [["a.pdf", "missing", None], ["b.pdf", "file", "00"], "https://a.id/b"]],
                "c": [None, [], "alasan", False],
            },
            {"r": "k"},
        ]
    )


def test_facts_that_differ_have_plain_forms_that_differ() -> None:
    digests = [digest(), digest(categories={"r": "k"}), *(digest(("q", answer)) for answer in ANSWERS)]

    assert len(set(digests)) == len(digests)
