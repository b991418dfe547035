"""Which files of a run share a title: whatever its spelling, under one rubric, in a few bytes a result."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from batch_marks import bad, mark
from hypothesis import given
from hypothesis import strategies as st

from inovasi_cli.batch.tally import FEW
from inovasi_cli.batch.titles import Titles, Twins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    from inovasi_cli.batch.outcome import Mark


def twins(*marks: Mark) -> Twins:
    """What a run of these results shares."""
    titles = Titles()
    for each in marks:
        titles.add(each)
    return titles.twins(list(dict.fromkeys(each.file for each in marks)))


def test_the_same_title_whatever_its_case_spaces_and_punctuation() -> None:
    marks = (
        *(mark("a", title="Kelas Perahu"), mark("b", title="Lain"), mark("c", title='"KELAS  PERAHU"')),
        *(mark("d", title="kelas-perahu!"), mark("e", title="Kelas Perahu 2")),
    )

    assert twins(*marks) == Twins((("a", "c", "d"),), 0)


def test_groups_come_in_the_order_of_their_first_files() -> None:
    marks = (mark("a", title="Satu"), mark("b", title="Dua"), mark("c", title="Dua"), mark("d", title="Satu"))

    assert twins(*marks).groups == (("a", "d"), ("b", "c"))


@pytest.mark.parametrize("title", [None, "", "---"])
def test_what_has_no_title_shares_none(title: str | None) -> None:
    assert twins(mark("a", title=title), mark("b", title=title), bad("c"), bad("d")) == Twins()


def test_a_title_may_be_used_in_two_contests_and_a_file_has_its_own_in_all() -> None:
    assert twins(mark("a", title="Satu"), mark("b", title="Satu", rubric="tanpa")) == Twins()
    assert twins(mark("a", title="Satu"), mark("a", title="Satu", rubric="tanpa")) == Twins()


def test_a_pair_that_meets_in_two_contests_is_told_once() -> None:
    marks = [mark(file, title="Satu", rubric=rubric) for file in "ab" for rubric in ("seratus", "tanpa")]

    assert twins(*marks).groups == (("a", "b"),)


def test_of_many_groups_the_first_are_told_and_the_rest_counted() -> None:
    marks = [mark(f"{number}{twin}", title=f"Judul {number}") for twin in "ab" for number in range(FEW + 7)]

    found = twins(*marks)

    assert (len(found.groups), found.groups[0], found.more) == (FEW, ("0a", "0b"), 7)


def test_a_result_takes_a_few_bytes() -> None:
    titles = Titles()
    for number in range(1000):
        titles.add(mark(str(number), title=f"Judul yang panjang sekali nomor {number}"))

    assert len(pickle.dumps(vars(titles))) < 14_000


@given(st.lists(st.sampled_from(["Satu", "satu", "Dua", "", "Tiga"])))
def test_files_are_told_together_where_and_only_where_their_titles_are_equal(names: list[str]) -> None:
    found = twins(*(mark(str(number), title=name) for number, name in enumerate(names)))

    together: dict[str, list[str]] = {}
    for number, name in enumerate(names):
        together.setdefault(name.lower(), []).append(str(number))
    assert found.groups == tuple(tuple(files) for name, files in together.items() if name and len(files) > 1)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_tells_them_in_its_summary_and_nowhere_else(
    inovasi: Callable[..., Outcome], tmp_path: Path, jobs: str
) -> None:
    for name, title in (("a", "Kelas Perahu"), ("b", "Lain"), ("c", "KELAS PERAHU.")):
        (tmp_path / f"{name}.yaml").write_text(f"jawaban: {{judul: '{title}'}}\n", encoding="utf-8")
    asked = ("batch", str(tmp_path), "-r", "kipp-2018", "--jobs", jobs, "--exit-zero")

    out = inovasi(*asked).out

    told = out[out.index("Judul yang dipakai beberapa berkas") :].split("\n\n")[0]
    assert [line.split()[-1][-6:] for line in told.splitlines()[1:3]] == ["a.yaml", "c.yaml"]
    assert "b.yaml" not in told
    assert "Judul yang dipakai" not in inovasi(*asked, "-f", "json").out
