"""What a rubric from a stranger may ask: so much and no more, and of no file outside its folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from builders import BANK, HEAD, facts, rubric

from inovasi_cli import strict_yaml
from inovasi_cli.assess import assess
from inovasi_cli.conditions import FactTest
from inovasi_cli.errors import RubricError
from inovasi_cli.rubric import load
from inovasi_cli.rubric.bank import MAX_CHAIN
from inovasi_cli.rubric.load import MOST_BANKS, MOST_LEAVES, MOST_TESTS, load_rubric
from inovasi_cli.rubric.possible import Goal, Patience, possible
from inovasi_cli.rubric.score import MOST_POINTS
from inovasi_cli.strict_yaml import MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_SCALAR

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there, and devices are none")
YES = "{question: setuju, is: ya}"


def gates(*conditions: str) -> str:
    """Gates of these conditions."""
    told = (
        f"  - {{id: s{n}, title: S, when: {when}, cure: C, source: pedoman}}\n" for n, when in enumerate(conditions)
    )
    return "gates:\n" + "".join(told)


def score(parts: int, *, weight: str = "1", points: str = "1") -> str:
    """A score of so many parts alike."""
    part = f"weight: {weight}, origin: derived, levels: [{{points: {points}, title: L, when: {YES}}}]"
    return "score:\n  out_of: 100\n  parts:\n" + "".join(
        f"    - {{id: p{n}, title: P, {part}}}\n" for n in range(parts)
    )


def problems(folder: Path, body: str) -> list[str]:
    """What is told of a rubric."""
    with pytest.raises(RubricError) as caught:
        rubric(folder, body)
    return [f"{each.where}: {each.message}" for each in caught.value.problems]


def test_as_many_tests_as_are_allowed_are_judged(tmp_path: Path) -> None:
    loaded = rubric(tmp_path, gates(f"{{all: [{', '.join([YES] * MOST_TESTS)}]}}"))

    report = assess(loaded.rubric, facts(tmp_path, loaded, "setuju: ya\n"), None)

    assert report.standing.eligibility.verdict == "eligible"


def test_one_test_more_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    told = f": lebih dari {MOST_TESTS} uji, termasuk yang dirujuk shown, fits, dan earned; kurangi syaratnya"
    half = ", ".join([YES] * (MOST_TESTS // 2))

    assert problems(tmp_path, gates(f"{{all: [{half}, {half}, {YES}]}}")) == [told]
    assert problems(tmp_path, gates(f"{{all: [{half}]}}", f"{{any: [{half}]}}", YES)) == [told]


def test_what_a_gate_refers_to_counts_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = gates("{earned: p0}") + score(2)
    monkeypatch.setattr(load, "MOST_TESTS", 3)
    rubric(tmp_path, body)
    monkeypatch.setattr(load, "MOST_TESTS", 2)

    assert "lebih dari 2 uji" in problems(tmp_path, body)[0]


def test_a_score_has_at_most_so_many_parts(tmp_path: Path) -> None:
    rubric(tmp_path, score(MOST_LEAVES))

    assert problems(tmp_path, score(MOST_LEAVES + 1)) == [
        f"score: lebih dari {MOST_LEAVES} bagian yang dinilai; gabungkan"
    ]


def test_a_weight_and_the_points_of_a_level_are_limited(tmp_path: Path) -> None:
    rubric(tmp_path, score(1, weight=str(MOST_POINTS), points=str(MOST_POINTS)))

    assert problems(tmp_path, score(1, weight=f"{MOST_POINTS}.5")) == [
        f"score.parts.p0.weight: paling besar {MOST_POINTS}"
    ]
    assert problems(tmp_path, score(1, weight="-1")) == ["score.parts.p0.weight: tidak boleh kurang dari 0"]
    assert problems(tmp_path, score(1, points=str(MOST_POINTS + 1))) == [
        f"score.parts.p0.levels.1.points: paling banyak {MOST_POINTS}"
    ]


def banks(names: list[str]) -> str:
    """A rubric that brings these files of questions."""
    return f"questions: [{', '.join(names)}]\n"


def lay(folder: Path, name: str, question: str) -> Path:
    """A bank file of one question."""
    path = folder / name
    path.write_text(
        f"theme: {{title: T, order: 9}}\nquestions:\n  - {{id: {question}, kind: text, label: L, text: T?}}\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("number", [MOST_BANKS, MOST_BANKS + 1])
def test_a_rubric_brings_at_most_so_many_bank_files(tmp_path: Path, number: int) -> None:
    names = [lay(tmp_path, f"b{n}.yaml", f"b{n}.a").name for n in range(number)]
    if number == MOST_BANKS:
        assert len(rubric(tmp_path, banks(names)).bank.own) == MOST_BANKS
        return

    told = problems(tmp_path, banks([*names, "tidak-ada.yaml"]))

    assert told == [f"questions: lebih dari {MOST_BANKS} berkas pertanyaan; gabungkan"]


def test_a_bank_file_is_named_once(tmp_path: Path) -> None:
    lay(tmp_path, "a.yaml", "a.a")

    assert problems(tmp_path, banks(["a.yaml", "./a.yaml"])) == [
        'questions: "./a.yaml" sudah disebut di atas; hapus salah satu'
    ]


@LINKS
def test_a_bank_file_outside_the_folder_of_its_rubric_is_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "lomba"
    folder.mkdir()
    outside = lay(tmp_path, "luar.yaml", "luar.a")
    (folder / "tautan.yaml").symlink_to(outside)
    (folder / "perangkat.yaml").symlink_to("/dev/zero")
    (folder / "atas").symlink_to("..")
    names = [
        "../luar.yaml",
        str(outside),
        "tautan.yaml",
        "/dev/zero",
        "perangkat.yaml",
        "atas/luar.yaml",
        "sub/../../x",
    ]
    (folder / "uji.yaml").write_text(HEAD + banks(names), encoding="utf-8")
    opened: list[str] = []
    read = strict_yaml.read

    def noted(path: Path) -> bytes:
        opened.append(path.name)
        return read(path)

    monkeypatch.setattr(strict_yaml, "read", noted)
    (folder / "bank").mkdir()
    (folder / "bank" / "profil.yaml").write_text(BANK, encoding="utf-8")

    with pytest.raises(RubricError) as caught:
        load_rubric(folder / "uji.yaml", folder / "bank")

    told = [each.message for each in caught.value.problems]
    assert told == [f'"{name}" di luar folder rubrik ini, jadi tidak dibuka; pindahkan' for name in names]
    assert opened == ["uji.yaml"]


@LINKS
def test_a_link_to_a_bank_file_in_the_same_folder_is_followed(tmp_path: Path) -> None:
    lay(tmp_path, "a.yaml", "a.a")
    (tmp_path / "tautan.yaml").symlink_to("a.yaml")

    assert rubric(tmp_path, banks(["tautan.yaml"])).bank.question("a.a")


def test_the_limits_stand_in_the_page_for_authors_as_they_are_in_the_code() -> None:
    page = (Path(__file__).parents[1] / "docs" / "rubric-format.md").read_text(encoding="utf-8")
    table = page.split("### Batas\n")[1].split("### ")[0]

    told = [row.split(" | ")[1].removesuffix(" |") for row in table.split("\n") if row.startswith("| ")][2:]

    numbers = [MAX_NODES, MAX_SCALAR, MOST_TESTS, MOST_LEAVES, MOST_BANKS, MAX_CHAIN, MOST_POINTS]
    assert told == [
        f"{MAX_BYTES >> 20} MiB",
        f"{MAX_DEPTH} tingkat",
        *(f"{number:,}".replace(",", ".") for number in numbers),
    ]


def test_what_is_checked_of_all_conditions_together_is_limited_too(tmp_path: Path) -> None:
    questions = rubric(tmp_path, gates(YES)).rubric.questions
    goal = Goal(FactTest("setuju", "is", "ya"))

    assert possible(goal, questions, None, Patience(10)) is True
    assert possible(goal, questions, None, Patience(1)) is None
    spent = Patience(0)
    assert possible(goal, questions, None, spent) is None
    assert spent.left == 0
