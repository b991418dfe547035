"""Killing an interview loses no answer; the full count of kills is a script of its own."""

from __future__ import annotations

import sys

import pytest

if sys.platform != "win32":
    from kill_interview import run, table

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal, and no pseudo-terminals")


def test_ten_kills_lose_no_answer_that_was_acknowledged() -> None:
    tallies = run(10)

    told = "\n".join(table(tallies))
    assert [tally.kills for tally in tallies.values()] == [5, 5], told
    assert [(tally.lost, tally.broken) for tally in tallies.values()] == [(0, 0), (0, 0)], told
    assert sum(tally.acknowledged for tally in tallies.values()) > 0, told
