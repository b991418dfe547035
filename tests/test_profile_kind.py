"""What is no fact file is told in one sentence, with what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from inovasi_cli.errors import FactsError
from inovasi_cli.profile.kind import CURE
from inovasi_cli.profile.load import open_profile
from inovasi_cli.rubric.catalog import folder

if TYPE_CHECKING:
    from pathlib import Path

A_RUBRIC: Final = "ini rubrik, bukan berkas fakta; pakai dengan --rubrik"
CASES: Final = "ini berkas kasus sebuah rubrik, bukan berkas fakta; periksa dengan inovasi rubrik uji"
A_BANK: Final = "ini bank pertanyaan, bukan berkas fakta; rubrik yang memakainya dipakai dengan --rubrik"
NO_ANSWERS: Final = "bukan berkas fakta: tidak ada jawaban"


def refusal(path: Path) -> list[str]:
    """What is wrong with a file, without its name."""
    with pytest.raises(FactsError) as caught:
        open_profile(path)
    assert caught.value.cure == CURE
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("files", "told"), [("*.yaml", A_RUBRIC), ("cases/*/*.yaml", CASES), ("questions/*.yaml", A_BANK)]
)
def test_each_of_our_other_files_is_told_for_what_it_is(files: str, told: str) -> None:
    found = [refusal(path) for path in sorted(folder().glob(files))]

    assert len(found) > 2
    assert all(len(problems) == 1 and problems[0].endswith(f":1: {told}") for problems in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("format: 1\nid: lomba\ngates: []\n", A_RUBRIC),
        ("format: 1\nid: lomba\n", NO_ANSWERS),
        ("theme: {}\n", NO_ANSWERS),
        ("\nservices: {web: {image: nginx}}\nvolumes: {}\n", NO_ANSWERS),
        ("{}\n", NO_ANSWERS),
    ],
)
def test_any_other_file_has_one_problem_where_it_begins(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "lain.yaml"
    path.write_text(text, encoding="utf-8")

    assert refusal(path) == [f"{1 + text.startswith(chr(10))}:1: {told}"]


@pytest.mark.parametrize(
    "text", ["jawaban:\ncases: []\n", "rubrik: [uji]\ncases: []\n", "jawabann:\n", "x: 1\nrubrk: a\n"]
)
def test_a_fact_file_with_a_strange_or_misspelled_key_is_still_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text(text, encoding="utf-8")

    assert "kunci ini tidak dikenal" in str(open_profile(path).problems.sorted())
