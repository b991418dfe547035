"""``inovasi cocok``: one innovation under every rubric, best first."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from builders import facts as build_facts
from builders import rubric as build_rubric

from inovasi_cli.assess import stand
from inovasi_cli.render.match import Match, best_first, render
from inovasi_cli.render.terminal import Look
from inovasi_cli.rubric.catalog import folder, shipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    from inovasi_cli.assess.report import Standing

COMPLETE: Final = str(folder().parent / "examples" / "contoh-lengkap" / "profil.yaml")
GATE: Final = """
gates:
  - id: setuju
    title: Disetujui
    when: {question: setuju, is: ya}
    cure: Minta persetujuan
    source: pedoman
  - {id: usia, title: Setahun, when: {question: mulai, age_at_least: 1 year}, cure: Tunggu, source: pedoman}
"""
SCORE: Final = """
score:
  out_of: 10
  parts:
    - id: jumlah
      title: Jumlah
      weight: 10
      source: pedoman
      levels:
        - {points: 4, title: Empat, when: {question: jumlah, at_least: 4}}
        - {points: 1, title: Satu, when: {question: jumlah, at_least: 1}}
        - {points: 0, title: Nol}
"""
CATEGORIES: Final = """
categories:
  - {id: a, title: Kategori A, fits_when: {question: pilihan, is: a}, source: pedoman}
  - {id: b, title: Kategori B, fits_when: {question: pilihan, is: b}, source: pedoman}
"""
ON: Final = date(2026, 6, 30)


def standing(folder: Path, body: str, answers: str, *, more: str = "", on: date | None = ON) -> Standing:
    """Where these answers stand under this rubric."""
    loaded = build_rubric(folder, body)
    return stand(loaded.rubric, build_facts(folder, loaded, answers, more=more), on)


def shown(folder: Path, stands: Standing, answers: str = "jumlah: 1", *, width: int = 100, language: str = "id") -> str:
    """The table with one rubric in it."""
    loaded = build_rubric(folder, GATE)
    match = Match(build_facts(folder, loaded, answers), (stands,), ON)
    return render(match, Look(width=width, language=language))


def of_innovations() -> list[str]:
    """The shipped rubrics but those that judge an organisation."""
    return [
        each for each in shipped() if "\nabout: organisation\n" not in (folder() / f"{each}.yaml").read_text("utf-8")
    ]


def test_every_shipped_rubric_is_in_the_table_once_best_first(inovasi: Callable[..., Outcome]) -> None:
    done = inovasi("cocok", COMPLETE)
    ids = re.findall(r"^[✓✗?-] (\S+) ", done.out, re.MULTILINE)
    signs = re.findall(r"^([✓✗?-]) \S+ ", done.out, re.MULTILINE)
    assert sorted(ids) == sorted(of_innovations())
    assert signs == sorted(signs, key="✓?-✗".index)
    assert ids[0] == "kipp-2018"


def test_it_says_yes_where_one_rubric_does_and_no_where_none_does(inovasi: Callable[..., Outcome]) -> None:
    assert inovasi("cocok", COMPLETE).code == 0
    assert inovasi("cocok", COMPLETE, "-r", "kipp-2023-khusus").code == 1


def test_the_english_name_is_the_same_command(inovasi: Callable[..., Outcome]) -> None:
    assert inovasi("match", COMPLETE) == inovasi("cocok", COMPLETE)


def test_only_the_rubrics_that_are_named_are_asked(inovasi: Callable[..., Outcome]) -> None:
    done = inovasi("cocok", COMPLETE, "-r", "kipp-2018", "--rubrik", "kipp-2019", "-f", "json")
    assert [each["rubric"]["id"] for each in json.loads(done.out)["rubrics"]] == ["kipp-2018", "kipp-2019"]


def test_a_rubric_that_the_file_names_by_its_path_is_asked_too_with_its_own_questions(
    tmp_path: Path, inovasi: Callable[..., Outcome]
) -> None:
    bank = "theme: {title: Lomba}\nquestions: [{id: lomba.setuju, kind: yes-no, label: Setuju, text: Setuju?}]\n"
    (tmp_path / "bank.yaml").write_text(bank, encoding="utf-8")
    head = "format: 1\nid: lomba\ntitle: Lomba Kami\norganiser: Kami\nquestions: [bank.yaml]\n"
    sources = "sources: {p: {title: P, confidence: high}}\n"
    gate = "gates: [{id: s, title: S, when: {question: lomba.setuju, is: ya}, cure: C, source: p}]\n"
    (tmp_path / "lomba.yaml").write_text(head + sources + gate, encoding="utf-8")
    profil = tmp_path / "profil.yaml"
    profil.write_text("rubrik: [./lomba.yaml]\njawaban: {lomba.setuju: ya}\n", encoding="utf-8")
    done = inovasi("cocok", str(profil), "-f", "json")
    first = json.loads(done.out)["rubrics"][0]
    assert (first["rubric"]["id"], first["verdict"]) == ("lomba", "eligible")
    assert len(json.loads(done.out)["rubrics"]) == len(of_innovations()) + 1


def test_the_reference_date_of_the_command_line_serves_every_rubric(inovasi: Callable[..., Outcome]) -> None:
    done = inovasi("cocok", COMPLETE, "--per", "2024-05-01", "-f", "json")
    assert {each["on"] for each in json.loads(done.out)["rubrics"]} == {"2024-05-01"}


def test_json_agrees_with_the_report_of_each_rubric(inovasi: Callable[..., Outcome]) -> None:
    for each in json.loads(inovasi("cocok", COMPLETE, "-f", "json").out)["rubrics"]:
        full: dict[str, Any] = json.loads(inovasi("nilai", COMPLETE, "-r", each["rubric"]["id"], "-f", "json").out)
        wanting = [gate for gate in full["eligibility"]["gates"] if gate["state"] != "met"]
        assert each["gates"] == wanting
        assert each["verdict"] == full["eligibility"]["verdict"]
        assert each["rubric"] == full["rubric"]
        assert each["categories"] == full["categories"]
        assert each["open_questions"] == full["open_questions"]
        readiness = full["readiness"] and {
            key: each for key, each in full["readiness"].items() if key not in {"parts", "balance", "marks"}
        }
        assert each["readiness"] == readiness


def test_a_report_never_overwrites_the_fact_file(tmp_path: Path, inovasi: Callable[..., Outcome]) -> None:
    profil = tmp_path / "profil.yaml"
    profil.write_text("jawaban: {judul: Satu}\n", encoding="utf-8")
    done = inovasi("cocok", str(profil), "-f", f"json={profil}")
    assert done.code == 2
    assert profil.read_text(encoding="utf-8") == "jawaban: {judul: Satu}\n"


def test_of_the_same_verdict_the_readier_comes_first_and_one_without_score_last(tmp_path: Path) -> None:
    ready = standing(tmp_path, GATE + SCORE, "jumlah: 4")
    begun = standing(tmp_path, GATE + SCORE, "jumlah: 1")
    bare = standing(tmp_path, GATE, "jumlah: 4")
    closed = standing(tmp_path, GATE + SCORE, "{jumlah: 4, setuju: tidak}")
    assert best_first([closed, bare, begun, ready]) == (ready, begun, bare, closed)


def test_a_yes_that_nothing_was_checked_for_is_no_yes(tmp_path: Path, inovasi: Callable[..., Outcome]) -> None:
    free = standing(tmp_path, SCORE, "jumlah: 4")
    unsure = standing(tmp_path, GATE, "jumlah: 4")
    assert best_first([free, unsure]) == (unsure, free)
    assert re.search(r"^- uji +tanpa syarat +10,00 /10", shown(tmp_path, free), re.MULTILINE)
    assert inovasi("cocok", COMPLETE, "-r", "judul-lampung").code == 1


def test_what_decides_is_the_first_gate_in_the_way_and_how_many_more(tmp_path: Path) -> None:
    undecided = shown(tmp_path, standing(tmp_path, GATE, "jumlah: 1"))
    assert "Menunggu: Disetujui. Belum dijawab: Setuju. Ditambah 1 syarat lain." in undecided
    closed = shown(tmp_path, standing(tmp_path, GATE, "{setuju: tidak, mulai: 2020}"))
    assert "Terhalang: Disetujui. Setuju: Tidak\n" in closed


def test_without_a_date_the_reason_says_how_to_give_one(tmp_path: Path) -> None:
    stands = standing(tmp_path, GATE, "{setuju: ya, mulai: 2020}", on=None)
    assert "Menunggu: Setahun. Tanggal acuan belum diketahui; sebutkan dengan --per" in shown(tmp_path, stands)


def test_the_day_from_which_it_may_enter_is_said(tmp_path: Path) -> None:
    young = shown(tmp_path, standing(tmp_path, GATE, "{setuju: ya, mulai: 2026-01-15}"))
    assert "Layak mulai 15 Januari 2027." in young


def test_an_eligible_innovation_needs_no_reason(tmp_path: Path) -> None:
    text = shown(tmp_path, standing(tmp_path, GATE, "{setuju: ya, mulai: 2020}"))
    assert "✓ uji" in text
    assert "Layak mulai" not in text
    assert "Menunggu" not in text


def test_the_interval_is_shown_while_it_is_open_and_one_figure_when_it_is_closed(tmp_path: Path) -> None:
    assert "0,00\N{EN DASH}10,00 /10" in shown(tmp_path, standing(tmp_path, GATE + SCORE, "setuju: ya"))
    assert " 2,50 /10" in shown(tmp_path, standing(tmp_path, GATE + SCORE, "jumlah: 1"))
    assert "tanpa nilai" in shown(tmp_path, standing(tmp_path, GATE, "jumlah: 1"))


def test_open_questions_have_a_column_where_there_is_room(tmp_path: Path) -> None:
    stands = standing(tmp_path, GATE, "jumlah: 1")
    wide, narrow = shown(tmp_path, stands), shown(tmp_path, stands, width=60)
    assert re.search(r"Kesiapan +Belum dijawab\n.*tanpa nilai +2\n", wide)
    assert "Kesiapan  Belum dijawab" not in narrow
    assert ["banyaknya pertanyaan" in " ".join(each.split()) for each in (wide, narrow)] == [True, False]
    assert re.search(r"tanpa nilai\n", narrow)


def test_the_category_is_the_chosen_one_or_those_that_fit(tmp_path: Path) -> None:
    body = GATE + CATEGORIES
    assert "Kategori yang cocok: Kategori A" in shown(tmp_path, standing(tmp_path, body, "pilihan: a"))
    chosen = "\nkategori: {uji: a}\n"
    supported = standing(tmp_path, body, "pilihan: a", more=chosen)
    assert "Kategori: Kategori A" in shown(tmp_path, supported)
    against = standing(tmp_path, body, "pilihan: c", more=chosen)
    assert "Kategori Kategori A belum didukung fakta" in shown(tmp_path, against)
    unknown = standing(tmp_path, body, "jumlah: 1", more=chosen)
    assert "Kategori Kategori A belum pasti didukung fakta" in shown(tmp_path, unknown)


def test_a_window_that_is_over_is_said_and_counted(tmp_path: Path) -> None:
    window = "window: {opens: 2026-01-01, closes: DAY, source: pedoman}\n"
    past = shown(tmp_path, standing(tmp_path, window.replace("DAY", "2026-06-29") + GATE, "jumlah: 1"))
    assert "1 di antaranya sudah ditutup" in past
    assert "pendaftaran ditutup 29 Juni 2026" in past
    last_day = shown(tmp_path, standing(tmp_path, window.replace("DAY", "2026-06-30") + GATE, "jumlah: 1"))
    assert "sudah ditutup" not in last_day
    assert "pendaftaran sampai 30 Juni 2026" in last_day


def test_the_title_is_shown_and_harmless_and_its_absence_is_said(tmp_path: Path) -> None:
    stands = standing(tmp_path, GATE, "jumlah: 1")
    assert "Inovasi: (judul belum diisi)" in shown(tmp_path, stands)
    assert "Inovasi: A<U+200B>B" in shown(tmp_path, stands, "judul: A\u200bB")


def test_the_next_command_is_named_for_the_best_rubric(inovasi: Callable[..., Outcome]) -> None:
    assert f"inovasi nilai {COMPLETE} --rubrik kipp-2018\n" in inovasi("cocok", COMPLETE).out


def test_it_speaks_english(inovasi: Callable[..., Outcome]) -> None:
    out = inovasi("cocok", COMPLETE, "--bahasa", "en").out
    assert "rubrics:" in out
    assert "not eligible" in out
    assert "Terhalang" not in out
