"""Where rubrics are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inovasi_cli.errors import InovasiError
from inovasi_cli.rubric import catalog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHIPPED = ("kipp-2018", "kipp-2019", "uji")


@pytest.fixture(name="installed")
def _installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package at ``src/inovasi_cli`` that believes to be ours."""
    package = tmp_path / "src" / "inovasi_cli"
    (package / "rubric").mkdir(parents=True)
    monkeypatch.setattr(catalog, "__file__", str(package / "rubric" / "catalog.py"))
    catalog.folder.cache_clear()
    yield package
    catalog.folder.cache_clear()


def stocked(folder: Path) -> Path:
    (folder / "questions").mkdir(parents=True)
    (folder / "questions" / "profil.yaml").touch()
    for name in (*(f"{rubric}.yaml" for rubric in reversed(SHIPPED)), "README.md"):
        (folder / name).touch()
    return folder


def test_the_rubrics_inside_an_installed_package_are_used(installed: Path) -> None:
    inside = stocked(installed / "rubrics")
    stocked(installed.parents[1] / "rubrics")

    assert catalog.folder() == inside


def test_a_checkout_has_its_rubrics_at_the_top(installed: Path) -> None:
    outside = stocked(installed.parents[1] / "rubrics")

    assert catalog.folder() == outside


def test_the_shipped_ids_are_those_of_the_rubric_files_alone(installed: Path) -> None:
    stocked(installed / "rubrics")

    assert catalog.shipped() == SHIPPED


def test_a_shipped_rubric_is_located_by_its_id(installed: Path, tmp_path: Path) -> None:
    inside = stocked(installed / "rubrics")

    assert catalog.locate("kipp-2019", tmp_path) == inside / "kipp-2019.yaml"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        pytest.param("lomba.yaml", "profil/lomba.yaml", id="beside"),
        pytest.param("./lomba.yml", "profil/lomba.yml", id="other-ending"),
        pytest.param("../rubrik/lomba.yaml", "profil/../rubrik/lomba.yaml", id="next-folder"),
        pytest.param("kipp-2018.yaml", "profil/kipp-2018.yaml", id="own-file-with-the-name-of-a-shipped-one"),
    ],
)
def test_a_path_is_located_beside_the_folder_that_names_it(name: str, place: str, tmp_path: Path) -> None:
    assert catalog.locate(name, tmp_path / "profil") == tmp_path / place


def test_an_absolute_path_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "lomba.yaml"

    assert catalog.locate(str(path), tmp_path / "profil") == path


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("kip-2018", 'Rubrik "kip-2018" tidak dikenal; maksud Anda kipp-2018?', id="near"),
        pytest.param("lomba-desa", 'Rubrik "lomba-desa" tidak dikenal', id="far"),
        pytest.param("../kipp-2018", 'Rubrik "../kipp-2018" tidak dikenal; maksud Anda kipp-2018?', id="not-a-path"),
    ],
)
def test_an_unknown_id_is_refused_with_the_nearest_and_all_others(name: str, message: str, installed: Path) -> None:
    stocked(installed / "rubrics")

    with pytest.raises(InovasiError) as caught:
        catalog.locate(name, installed)

    assert caught.value.message == message
    assert caught.value.cure == (
        "Pilih salah satu: kipp-2018, kipp-2019, uji; atau sebutkan berkasnya, misalnya ./lomba-kami.yaml."
    )


@pytest.mark.parametrize("name", ["kipp-2018,kipp-2019", "kipp-2018, kipp-2019", "kipp-2018,kipp-2019,"])
def test_several_rubrics_in_one_word_are_refused_with_how_to_name_them(name: str, installed: Path) -> None:
    stocked(installed / "rubrics")

    with pytest.raises(InovasiError) as caught:
        catalog.locate(name, installed)

    assert caught.value.message == f'"{name}" bukan satu rubrik'
    assert caught.value.cure == "Untuk beberapa rubrik, ulangi pilihannya: -r kipp-2018 -r kipp-2019"


def test_the_name_of_a_file_may_hold_a_comma(installed: Path, tmp_path: Path) -> None:
    stocked(installed / "rubrics")

    assert catalog.locate("lomba, 2020.yaml", tmp_path) == tmp_path / "lomba, 2020.yaml"
    with pytest.raises(InovasiError, match="bukan satu rubrik"):
        catalog.locate("kipp-2018,lomba.yaml", tmp_path)


def test_kipp_2018_ships_with_the_package() -> None:
    assert "kipp-2018" in catalog.shipped()
    assert catalog.locate("kipp-2018", catalog.folder() / "questions").is_file()
