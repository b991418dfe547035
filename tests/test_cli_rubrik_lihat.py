"""``inovasi rubrik lihat``, ``daftar`` and ``baru``: rubrics as a person meets them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from builders import rubric as build_rubric

from inovasi_cli.render.catalog import render as render_list
from inovasi_cli.render.conditions import condition_rows, part_title
from inovasi_cli.render.rubric import render
from inovasi_cli.render.terminal import Look, lay_out
from inovasi_cli.rubric.catalog import MISSING, folder, locate, shipped
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

WINDOW: Final = "window: {opens: 2026-01-02, closes: 2026-03-31, source: pedoman}\n"
GATE: Final = "gates:\n  - {id: g, title: Syarat G, when: WHEN, cure: Obatnya, source: pedoman}\n"
BODY: Final = """
notes: [{text: Catatan kita, origin: derived}]
reminders: [{text: Jangan lupa, source: pedoman}]
gates:
  - {id: g, title: Syarat G, when: {earned: b}, cure: Obatnya, source: pedoman}
characteristics:
  - id: k
    title: Kriteria K
    definition: artinya
    need: any
    source: pedoman
    elements:
      - {id: a, title: Unsur A, when: {question: setuju, is: ya}}
      - {id: b, title: Unsur B, when: {question: jumlah, above: 2.5}}
categories: [{id: x, title: Kategori X, fits_when: {question: pilihan, is: a}, source: pedoman, origin: derived}]
score:
  out_of: 10
  pass_mark: {points: 7.5, source: pedoman}
  bands: [{id: awal, title: Awal, from: 0, origin: derived}]
  parts:
    - id: s
      title: Kelompok S
      combine: sum
      source: pedoman
      parts:
        - id: b
          title: Bagian B
          weight: 10
          source: pedoman
          narrative: {question: judul, max_words: 20, min_words: 5}
          levels:
            - {points: 1, title: Ada, when: {question: jumlah, at_least: 1}}
            - {points: 0, title: Belum}
"""


def read(path: Path, body: str, *, width: int = 100, language: str = "id") -> str:
    """The rubric of this body, as text."""
    return render(build_rubric(path, body).rubric, Look(width=width, language=language))


def words(path: Path, when: str, *, language: str = "id") -> list[str]:
    """The rows of one condition, with their depth."""
    rubric = build_rubric(path, BODY.replace("{earned: b}", when)).rubric
    text = lay_out(
        Look(width=110, language=language), lambda writer: condition_rows(rubric, rubric.gates[0].when, writer, 0)
    )
    return text.splitlines()


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("{question: pilihan, is: a}", ["Pilihan: A"]),
        ("{question: pilihan, in: [a, b]}", ["Pilihan: salah satu dari A; B"]),
        ("{question: banyak, has: c}", ["Banyak: termasuk C"]),
        ("{question: daftar, count_at_least: 2}", ["Daftar: paling sedikit 2"]),
        ("{question: jumlah, at_least: 3}", ["Jumlah: 3 atau lebih"]),
        ("{question: jumlah, at_most: 3}", ["Jumlah: paling banyak 3"]),
        ("{question: jumlah, above: 2.5}", ["Jumlah: di atas 2,5"]),
        ("{question: jumlah, below: 3}", ["Jumlah: di bawah 3"]),
        ("{question: mulai, before: 2018-03-31}", ["Mulai: sebelum 31 Maret 2018"]),
        ("{question: mulai, after: 2018-03-31}", ["Mulai: sesudah 31 Maret 2018"]),
        ("{question: mulai, age_at_least: 2 years}", ["Mulai: sudah 2 tahun"]),
        ("{question: mulai, age_at_least: 18 months}", ["Mulai: sudah 18 bulan"]),
        ("{question: judul, known: true}", ["Judul: sudah dijawab"]),
        ("{not: {question: setuju, is: ya}}", ["bukan ini:", "  Setuju: Ya"]),
        ("{shown: k}", ["kriteria terpenuhi: Kriteria K"]),
        ("{fits: category}", ["kategori yang dipilih cocok"]),
        ("{earned: b}", ["sudah berpoin: Bagian B"]),
        ("{all: [{question: pilihan, is: a}]}", ["Pilihan: A"]),
        (
            "{any: [{question: pilihan, is: a}, {all: [{question: setuju, is: ya}, {question: jumlah, at_least: 1}]}]}",
            ["salah satu dari ini:", "  Pilihan: A", "  semua ini:", "    Setuju: Ya", "    Jumlah: 1 atau lebih"],
        ),
    ],
)
def test_a_condition_reads_as_words(tmp_path: Path, when: str, told: list[str]) -> None:
    assert words(tmp_path, when) == told


def test_a_condition_reads_as_english_words(tmp_path: Path) -> None:
    assert words(tmp_path, "{question: jumlah, above: 2.5}", language="en") == ["Jumlah: above 2.5"]


def test_a_part_is_called_by_its_title_wherever_it_stands(tmp_path: Path) -> None:
    rubric = build_rubric(tmp_path, BODY).rubric
    assert [part_title(rubric, part).id for part in ("s", "b")] == ["Kelompok S", "Bagian B"]
    assert part_title(rubric._replace(score=None), "b") == Text("b")


def test_everything_that_a_rubric_says_is_there_with_what_it_rests_on(tmp_path: Path) -> None:
    text = read(tmp_path, WINDOW + BODY)
    for told in (
        "Pendaftaran: 2 Januari 2026 sampai 31 Maret 2026",
        "  Syarat G [pedoman]\n    sudah berpoin: Bagian B\n    Jika belum: Obatnya",
        "  Kriteria K [pedoman]\n    artinya\n    Cukup salah satu unsur:\n    - Unsur A\n      Setuju: Ya",
        "  Kategori X [pedoman, turunan kami]\n    Pilihan: A",
        "Nilai, dari 10\n  Nilai lulus: 7,5 [pedoman]\n  Awal: mulai 0 [turunan kami]\n  Kelompok S [pedoman]",
        "Naskahnya paling banyak 20 kata\n",
        "Naskahnya paling sedikit 5 kata\n",
        "1: Ada\n        Jumlah: 1 atau lebih\n      0: Belum\n        selalu",
        "- Jangan lupa [pedoman]",
        "- Catatan kita [turunan kami]",
        "[pedoman] Pedoman Uji (keyakinan tinggi)",
    ):
        assert told in text
    assert "bobot 10\n" in text


def test_what_is_not_there_has_no_heading(tmp_path: Path) -> None:
    text = read(tmp_path, "window: {opens: 2026-01-02, source: pedoman}\n")
    assert "Pendaftaran: 2 Januari 2026 sampai (tidak diketahui)" in text
    assert not any(word in text for word in ("Syarat", "Kriteria", "Kategori", "Nilai", "Catatan"))
    assert "Pendaftaran" not in read(tmp_path, "notes: []\n")


@pytest.mark.parametrize("rubric_id", shipped())
def test_every_shipped_rubric_can_be_read_in_both_languages(rubric_id: str, inovasi: Callable[..., Outcome]) -> None:
    done = inovasi("rubrik", "lihat", rubric_id)
    english = inovasi("rubric", "show", rubric_id, "--bahasa", "en")
    assert (done.code, english.code) == (0, 0)
    assert max(map(len, (line for line in done.out.splitlines() if "://" not in line))) <= 100
    assert "Sources" in english.out


def test_the_list_names_every_rubric_and_every_edition_without_one(inovasi: Callable[..., Outcome]) -> None:
    lines = inovasi("rubrik", "daftar").out.splitlines()
    assert [line for line in lines if line in shipped()] == list(shipped())
    assert all(any(line.startswith(f"  {edition}: ") for line in lines) for edition in MISSING)


def test_the_list_says_what_is_open_and_what_is_scored(tmp_path: Path) -> None:
    def shown(body: str, today: date) -> str:
        return render_list([build_rubric(tmp_path, body).rubric], {}, today, Look(width=110))

    assert "buka sampai 31 Maret 2026; 1 syarat, 4 pertanyaan; 1 bagian bernilai, dari 10" in shown(
        WINDOW + BODY, date(2026, 3, 31)
    )
    assert "ditutup 31 Maret 2026" in shown(WINDOW + BODY, date(2026, 4, 1))
    assert "sumber: 1 tinggi, 0 sedang, 0 rendah; 2 dari 6 aturan turunan kami" in shown(BODY, date(2026, 4, 1))
    bare = shown("notes: []\n", date(2026, 4, 1))
    assert "tanpa masa pendaftaran; 0 syarat, 0 pertanyaan; tanpa nilai, hanya kelayakan" in bare
    assert "hari penutupan tidak diketahui" in shown("window: {opens: 2026-01-02, source: pedoman}\n", date(2026, 4, 1))


def test_the_list_as_data_holds_the_same(inovasi: Callable[..., Outcome]) -> None:
    data = json.loads(inovasi("rubrik", "daftar", "-f", "json").out)
    assert [each["id"] for each in data["rubrics"]] == list(shipped())
    by_id = {each["id"]: each for each in data["rubrics"]}
    assert (by_id["kipp-2018"]["closes"], by_id["kipp-2018"]["out_of"]) == ("2018-03-31", "100")
    assert (by_id["kipp-2021-umum"]["closes"], by_id["kipp-2021-umum"]["out_of"]) == (None, None)
    assert [each["id"] for each in data["missing"]] == list(MISSING)


@pytest.mark.parametrize("name", ["kipp-2024", "kipp-2024-umum", "kipp-2026"])
def test_an_edition_without_rubric_is_explained_and_the_next_best_named(
    name: str, inovasi: Callable[..., Outcome]
) -> None:
    done = inovasi("rubrik", "lihat", name)
    assert done.code == 2
    assert done.err.splitlines() == [f"{MISSING[name[:9]].reason.id}.", "Pakai edisi yang terdekat: kipp-2025-umum."]
    assert locate(MISSING[name[:9]].instead, Path()).exists()


def test_a_new_rubric_works_as_it_is_written(
    tmp_path: Path, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = inovasi("rubrik", "baru", "lomba 1/kontes-desa.yaml")
    commands = [line.strip() for line in done.out.splitlines() if line.startswith("  inovasi")]
    assert commands == [
        'inovasi rubrik periksa "lomba 1/kontes-desa.yaml"',
        'inovasi rubrik uji "lomba 1/kontes-desa.yaml"',
        'inovasi nilai profil.yaml --rubrik "lomba 1/kontes-desa.yaml"',
    ]
    assert inovasi("rubrik", "periksa", "lomba 1/kontes-desa.yaml").code == 0
    assert inovasi("rubrik", "uji", "lomba 1/kontes-desa.yaml").code == 0
    example = str(folder().parent / "examples" / "contoh-lengkap" / "profil.yaml")
    assert inovasi("nilai", example, "-r", "lomba 1/kontes-desa.yaml").code == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("lomba.txt", "berakhiran .yaml"),
        ("Lomba Kami.yaml", "tidak bisa menjadi id rubrik"),
        ("null.yaml", "tidak bisa menjadi id rubrik"),
        ("kipp-2018.yaml", "id rubrik bawaan"),
        ("tidak-ada.yaml/x/lomba.yaml", "tidak dapat ditulis"),
    ],
)
def test_a_name_that_cannot_serve_is_refused_with_one_that_can(
    tmp_path: Path, name: str, told: str, inovasi: Callable[..., Outcome]
) -> None:
    (tmp_path / "tidak-ada.yaml").write_text("", encoding="utf-8")
    done = inovasi("rubrik", "baru", str(tmp_path / name))
    assert done.code == 2
    assert told in done.err


def test_nothing_is_overwritten(tmp_path: Path, inovasi: Callable[..., Outcome]) -> None:
    path = tmp_path / "lomba.yaml"
    path.write_text("milik orang\n", encoding="utf-8")
    assert inovasi("rubrik", "baru", str(path)).code == 2
    assert path.read_text(encoding="utf-8") == "milik orang\n"
