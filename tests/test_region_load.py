"""An index is read strictly, with every problem at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inovasi_cli.errors import RubricError
from inovasi_cli.region.load import load_index, locate_index
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

INDEX = """
format: 1
id: indeks
title: Indeks Uji
organiser: Penyelenggara Uji
sources: {pedoman: {title: Pedoman, confidence: low}}
out_of: 100
region: {rubric: iid-2026-spd, most: 20, source: pedoman}
innovations: {rubric: iid-2026, most: 60, source: pedoman}
mean: {least_divisor: 3, source: pedoman}
number: {each: 2, up_to: 10, most: 20, source: pedoman}
affairs:
  needed: 1
  origin: derived
  every: [{id: a, title: A, when: {question: layanan.urusan, has: sosial}}]
outlook: [{year: 2030, least_divisor: 4, origin: derived}]
"""


def index(folder_: Path, old: str = "", new: str = "") -> Path:
    """The file of an index, with one thing otherwise."""
    path = folder_ / "indeks.yaml"
    assert old in INDEX
    path.write_text(INDEX.replace(old, new, 1) if old else INDEX, encoding="utf-8")
    return path


def test_an_index_of_ones_own_is_read_as_it_is_written(tmp_path: Path) -> None:
    found = load_index(index(tmp_path), Bank(folder() / "questions"))

    assert (found.mean.least_divisor, found.number.each, found.number.up_to, found.out_of) == (3, 2, 10, 100)
    assert found.affairs
    assert (found.affairs.needed, found.affairs.basis.derived, found.round_to, found.bands) == (1, True, None, ())
    assert [(each.year, each.least_divisor, each.needed) for each in found.outlook] == [(2030, 4, None)]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("format: 1", "format: 2", "2:9: format: harus 1; indeks ini mungkin untuk versi lain"),
        ("format: 1", "", "3:1: format: harus 1; indeks ini mungkin untuk versi lain"),
        ("id: indeks", "id: lain", "3:5: id: harus sama dengan nama berkasnya: indeks"),
        ("out_of: 100", "out_of: 90", "7:9: out_of: harus 100: jumlah ketiga most"),
        ("mean: {least_divisor: 3, source: pedoman}", "", "2:1: mean: belum ada; tambahkan"),
        ("least_divisor: 3", "least_divisor: 0", "10:23: mean.least_divisor: harus bilangan bulat, paling sedikit 1"),
        ("most: 60", "most: 0", "9:39: innovations.most: harus lebih dari 0"),
        ("each: 2, up_to: 10", "each: 2", "number: each dan up_to harus ada keduanya"),
        ("each: 2", "each: 3", "11:16: number.each: each x up_to harus sama dengan most, 20"),
        ("needed: 1", "needed: 2", "13:11: affairs.needed: paling banyak 1, sebanyak urusannya"),
        (
            "every: [{id: a, title: A, when: {question: layanan.urusan, has: sosial}}]",
            "every: []",
            "affairs.every: belum",
        ),
        (", when: {question: layanan.urusan, has: sosial}", "", "affairs.every.a.when: belum ada; tambahkan"),
        ("has: sosial", "has: sosia", 'pilihan "sosia" tidak ada pada layanan.urusan; maksud Anda sosial?'),
        ("mean:", "mena:", "mena: kunci ini tidak dikenal; maksud Anda mean?"),
        ("source: pedoman}", "source: pedomen}", '"pedomen" tidak ada di sources; maksud Anda pedoman?'),
        ("sources: {pedoman: {title: Pedoman, confidence: low}}", "", "sources: belum ada; tambahkan"),
        (", source: pedoman}\nmean", "}\nmean", "innovations: sebutkan source, atau tulis origin: derived"),
    ],
)
def test_what_is_written_wrong_is_told_with_its_place(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(RubricError) as caught:
        load_index(index(tmp_path, old, new), Bank(folder() / "questions"))

    assert problem in caught.value.message


def test_what_is_no_yaml_is_no_index(tmp_path: Path) -> None:
    path = tmp_path / "indeks.yaml"
    path.write_text("id: [", encoding="utf-8")

    with pytest.raises(RubricError):
        load_index(path, Bank(folder() / "questions"))


def test_the_newest_index_serves_where_none_is_named(tmp_path: Path) -> None:
    assert locate_index(None).stem == "iid-2026"
    assert locate_index(str(tmp_path / "indeks.yaml")) == tmp_path / "indeks.yaml"


def test_an_index_that_promises_other_points_than_its_rubric_gives_is_refused(
    tmp_path: Path, inovasi: Callable[..., Outcome]
) -> None:
    example = folder().parent / "examples" / "daerah-contoh" / "inovasi"

    done = inovasi("iid", str(example), "--indeks", str(index(tmp_path)))

    assert (done.code, done.out) == (2, "")
    assert "iid-2026: nilai terbanyaknya bukan 60 seperti kata indeks ini" in done.err
