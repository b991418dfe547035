"""``inovasi banding``: two fact files, or two reports, and what moved the score."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

BANK: Final = """
theme: {title: Lomba}
questions:
  - {id: lomba.setuju, kind: yes-no, label: Disetujui kepala, text: Setuju?, en: {label: Approved}}
  - id: lomba.evaluasi
    kind: yes-no
    label: Laporan evaluasi
    text: Ada?
    evidence: {kinds: [pdf], hint: laporan}
  - {id: lomba.jumlah, kind: number, label: Jumlah warga, text: Berapa?}
  - {id: lomba.mulai, kind: date, label: Mulai, text: Kapan?}
  - {id: lomba.teks, kind: text, label: Ringkasan, text: Apa?}
"""
RUBRIC: Final = """
format: 1
id: lomba
title: Lomba Kami
organiser: Kami
questions: [bank.yaml]
sources: {p: {title: P, confidence: high}}
window: {closes: 2026-06-30, source: p}
gates:
  - {id: setuju, title: Disetujui, when: {question: lomba.setuju, is: ya}, cure: C, source: p}
  - {id: teks, title: Ada ringkasan, when: {question: lomba.teks, known: true}, cure: C, source: p}
score:
  out_of: 40
  parts:
    - id: isi
      title: Isi
      weight: 30
      source: p
      levels:
        - points: 30
          title: Dua
          when: {all: [{question: lomba.jumlah, at_least: 4}, {question: lomba.evaluasi, is: ya}]}
        - points: 5
          title: Satu
          when: {any: [{question: lomba.jumlah, at_least: 4}, {question: lomba.evaluasi, is: ya}]}
        - {points: 0, title: Nol}
    - id: umur
      title: Umur
      weight: 10
      source: p
      levels:
        - {points: 10, title: Tua, when: {question: lomba.mulai, age_at_least: 1 year}}
        - {points: 0, title: Muda}
"""
CHECKLIST: Final = re.sub(r"  - \{id: setuju.*\n", "", RUBRIC[: RUBRIC.index("score:")]).replace(
    "id: lomba\n", "id: daftar\n"
)
LATER: Final = (
    RUBRIC.replace("id: lomba\n", "id: nanti\n")
    .replace("2026-06-30", "2027-06-30")
    .replace("at_least: 4", "at_least: 5")
    .replace("title: Lomba Kami", "title: Lomba Nanti")
)
PROVEN: Final = "lomba.evaluasi: {nilai: ya, bukti: laporan.pdf}"


@pytest.fixture(name="place")
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three rubrics and a proof, in which we are."""
    (tmp_path / "bank.yaml").write_text(BANK, encoding="utf-8")
    for name, text in (("lomba", RUBRIC), ("daftar", CHECKLIST), ("nanti", LATER)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "laporan.pdf").write_bytes(b"%PDF-laporan")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def facts(place: Path, name: str, *answers: str, rubric: str = "./lomba.yaml") -> str:
    """Write a fact file; its name."""
    body = "".join(f"  {answer}\n" for answer in answers) or "  {}\n"
    (place / name).write_text(f"rubrik: [{rubric}]\njawaban:\n{body}", encoding="utf-8")
    return name


def test_what_rose_and_why_stands_in_the_first_sentence(place: Path, inovasi: Callable[..., Outcome]) -> None:
    old = facts(place, "lama.yaml", "lomba.jumlah: 1", "lomba.setuju: ya")
    new = facts(place, "baru.yaml", "lomba.jumlah: 1", "lomba.setuju: ya", PROVEN)
    done = inovasi("banding", old, new)
    assert (done.code, done.err) == (0, "")
    assert "\n+ Naik 5,00 poin: Laporan evaluasi kini dijawab: Ya (+5,00).\n" in done.out
    assert "\n+ Nilai terbukti naik 5,00 poin: Laporan evaluasi: buktinya kini dihitung (+5,00).\n" in done.out
    assert re.search(r"^Kesiapan +0,00 +5,00 +\+5,00$", done.out, re.MULTILINE)
    assert re.search(r"^Masih mungkin +15,00 +15,00 +0,00$", done.out, re.MULTILINE)
    assert re.search(r"^  Bukti +0,00 +\+5,00$", done.out, re.MULTILINE)
    assert re.search(r"^  Jumlah +\+5,00 +\+5,00$", done.out, re.MULTILINE)


def test_what_got_worse_is_exit_code_1(place: Path, inovasi: Callable[..., Outcome]) -> None:
    old = facts(place, "lama.yaml", "lomba.setuju: ya", PROVEN)
    less = facts(place, "kurang.yaml", "lomba.setuju: ya")
    unproven = facts(place, "tanpa.yaml", "lomba.setuju: ya", "lomba.evaluasi: ya")
    refused = facts(place, "tolak.yaml", "lomba.setuju: tidak", PROVEN)
    assert [inovasi("banding", old, new).code for new in (less, unproven, refused, old)] == [1, 1, 1, 0]
    done = inovasi("banding", old, refused)
    assert "- Putusan dulu BELUM PASTI, kini TIDAK LAYAK.\n" in done.out
    assert (
        "- Nilai terbukti turun 5,00 poin: Laporan evaluasi: buktinya tidak dihitung lagi (-5,00).\n"
        in inovasi("banding", old, unproven).out
    )


def test_an_answer_that_turns_a_gate_and_brings_no_points_is_shown_with_the_gate(
    place: Path, inovasi: Callable[..., Outcome]
) -> None:
    done = inovasi(
        "banding",
        facts(place, "lama.yaml", "lomba.setuju: tidak", "lomba.teks: A"),
        facts(place, "baru.yaml", "lomba.setuju: ya", "lomba.teks: B"),
    )
    assert re.search(r"^    ~ Disetujui kepala: dulu Tidak, kini Ya +0,00 +0,00$", done.out, re.MULTILINE)
    assert "      mengubah syarat: Disetujui\n" in done.out
    assert "    1 perubahan lain tidak menggeser apa pun\n" in done.out
    assert "Syarat yang berubah\n  ✓ Disetujui\n    dulu tidak terpenuhi, kini terpenuhi\n" in done.out
    assert "Bagian yang nilainya berubah" not in done.out


def test_a_change_that_moves_nothing_and_none_at_all_are_told_apart(
    place: Path, inovasi: Callable[..., Outcome]
) -> None:
    old, new = facts(place, "lama.yaml", "lomba.teks: A"), facts(place, "baru.yaml", "lomba.teks: B")
    assert "= Putusan dan nilainya tetap.\n" in inovasi("banding", old, new).out
    same = inovasi("banding", old, old)
    assert same.out.endswith("\n\n= Tidak ada yang berubah bagi penilaian ini.\n")
    bare = inovasi("banding", old, new, "-r", "daftar.yaml").out
    assert "= Putusannya tetap.\n" in bare
    assert "Kesiapan" not in bare


def test_singles_that_do_not_add_up_are_said_not_to(place: Path, inovasi: Callable[..., Outcome]) -> None:
    nothing = facts(place, "lama.yaml")
    both = facts(place, "baru.yaml", "lomba.jumlah: 4", "lomba.evaluasi: ya", "lomba.mulai: 2020")
    done = inovasi("banding", nothing, both)
    assert "+ Naik 40,00 poin: Mulai kini dijawab: 2020 (+10,00); Laporan evaluasi kini dijawab: Ya (+5,00); dan" in (
        " ".join(done.out.split())
    )
    assert "Angka tiap perubahan berlaku jika hanya itu yang berubah" in done.out
    one = facts(place, "satu.yaml", "lomba.jumlah: 4")
    assert "Angka tiap perubahan" not in inovasi("banding", nothing, one).out


def test_two_rubrics_may_be_given_the_older_for_the_older_file(place: Path, inovasi: Callable[..., Outcome]) -> None:
    file = facts(place, "sama.yaml", "lomba.jumlah: 4", "lomba.mulai: 2026-01-01")
    done = inovasi("banding", file, file, "-r", "lomba.yaml", "-r", "nanti.yaml")
    assert "Lama: sama.yaml; Lomba Kami [lomba]; umur dihitung per 30 Juni 2026\n" in done.out
    assert "Baru: sama.yaml; Lomba Nanti [nanti]; umur dihitung per 30 Juni 2027\n" in done.out
    assert "+ Naik 5,00 poin: tanggal acuannya lain (+10,00); rubriknya lain (-5,00).\n" in done.out
    assert re.search(r"^  Rubrik +-5,00 ", done.out, re.MULTILINE)
    assert re.search(r"^  Tanggal acuan +\+10,00 ", done.out, re.MULTILINE)
    per = inovasi("banding", file, file, "-r", "lomba.yaml", "-r", "nanti.yaml", "--per", "2026-06-30")
    assert "Tanggal acuan" not in per.out


def test_a_date_that_nobody_knows_is_said_to_be_none(place: Path, inovasi: Callable[..., Outcome]) -> None:
    for name in ("lomba", "nanti"):
        text = (place / f"{name}.yaml").read_text(encoding="utf-8")
        opens = re.sub(r"closes: \S+,", "opens: 2026-01-01,", text)
        (place / f"{name}.yaml").write_text(opens, encoding="utf-8")
    file = facts(place, "sama.yaml", "lomba.jumlah: 4")
    assert (
        "[nanti]; umur tidak dihitung\n" in inovasi("banding", file, file, "-r", "lomba.yaml", "-r", "nanti.yaml").out
    )
    assert "Hari pendaftaran ditutup belum diketahui" in inovasi("banding", file, file).out


def test_where_one_has_no_score_only_verdicts_are_compared(place: Path, inovasi: Callable[..., Outcome]) -> None:
    file = facts(place, "sama.yaml", PROVEN)
    done = inovasi("banding", file, file, "-r", "lomba.yaml", "-r", "daftar.yaml")
    assert done.code == 0
    assert "Salah satunya tanpa nilai" in done.out
    assert re.search(r"^Kesiapan +5,00 +-$", done.out, re.MULTILINE)
    assert "  ✓ Disetujui\n    dulu belum pasti, kini tidak diminta\n" in done.out


def test_where_totals_differ_it_is_all_in_percent(place: Path, inovasi: Callable[..., Outcome]) -> None:
    half = (
        LATER.replace("out_of: 40", "out_of: 20").replace("weight: 30", "weight: 15").replace("weight: 10", "weight: 5")
    )
    (place / "nanti.yaml").write_text(half, encoding="utf-8")
    file = facts(place, "sama.yaml", PROVEN)
    done = inovasi("banding", file, file, "-r", "lomba.yaml", "-r", "nanti.yaml")
    assert "Nilai tertinggi keduanya berbeda" in done.out
    assert re.search(r"^Kesiapan +12,50 +12,50 +0,00$", done.out, re.MULTILINE)
    other = facts(place, "lain.yaml", PROVEN, "lomba.jumlah: 5")
    assert "+ Naik 62,50 persen: " in inovasi("banding", file, other, "-r", "lomba.yaml", "-r", "nanti.yaml").out


def test_many_changes_are_cut_and_counted(place: Path, inovasi: Callable[..., Outcome]) -> None:
    ids = [f"lomba.q{number:02d}" for number in range(12)]
    bank = "theme: {title: T}\nquestions:\n" + "".join(
        f"  - {{id: {key}, kind: yes-no, label: Tanya {key}, text: Ya?}}\n" for key in ids
    )
    parts = "".join(
        f"    - {{id: p{n}, title: P{n}, weight: 1, source: p, levels: "
        f"[{{points: 1, title: Y, when: {{question: {key}, is: ya}}}}, {{points: 0, title: T}}]}}\n"
        for n, key in enumerate(ids)
    )
    (place / "bank.yaml").write_text(bank, encoding="utf-8")
    head = RUBRIC[: RUBRIC.index("gates:")]
    (place / "lomba.yaml").write_text(f"{head}score:\n  out_of: 12\n  parts:\n{parts}", encoding="utf-8")
    done = inovasi("banding", facts(place, "a.yaml"), facts(place, "b.yaml", *(f"{key}: ya" for key in ids)))
    assert "    ... dan 2 perubahan lain\n" in done.out
    assert "dan 10 lain.\n" in done.out


def test_english_is_spoken_and_the_english_name_is_the_same_command(
    place: Path, inovasi: Callable[..., Outcome]
) -> None:
    pair = (facts(place, "lama.yaml"), facts(place, "baru.yaml", "lomba.setuju: ya"))
    assert inovasi("diff", *pair, "--bahasa", "en") == inovasi("banding", *pair, "--bahasa", "en")
    assert "Approved is answered now: Yes" in inovasi("diff", *pair, "--bahasa", "en").out


@pytest.mark.parametrize("width", [60, 80, 120])
def test_it_fits_the_screen(
    place: Path, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    old = facts(place, "lama.yaml", "lomba.setuju: tidak", PROVEN)
    new = facts(place, "baru.yaml", "lomba.jumlah: 4", "lomba.setuju: ya", "lomba.mulai: 2020-02-02")
    monkeypatch.setenv("COLUMNS", str(width))
    done = inovasi("banding", old, new, "-r", "lomba.yaml", "-r", "nanti.yaml")
    assert max(map(len, done.out.splitlines())) <= width


def test_what_was_typed_into_an_answer_is_text(place: Path, inovasi: Callable[..., Outcome]) -> None:
    new = facts(place, "baru.yaml", 'lomba.teks: "[bold]{x}</b>"')
    done = inovasi("banding", facts(place, "lama.yaml"), new)
    assert "Ringkasan kini dijawab: [bold]{x}</b> " in done.out


def test_json_says_the_same_exactly(place: Path, inovasi: Callable[..., Outcome]) -> None:
    old = facts(place, "lama.yaml", "lomba.setuju: tidak")
    new = facts(place, "baru.yaml", "lomba.setuju: ya", PROVEN)
    done = inovasi("banding", old, new, "-f", "json")
    told: dict[str, Any] = json.loads(done.out)
    assert done.out.isascii()
    assert (told["format"], told["percent"], told["worse"]) == (1, False, False)
    assert told["change"] == {"claimed": 5.0, "evidenced": 5.0, "exact": {"claimed": "5", "evidenced": "5"}}
    assert [(cause["cause"], cause["points"]["exact"]["evidenced"]) for cause in told["causes"]] == [
        ("answers", "0"),
        ("evidence", "5"),
    ]
    assert told["causes"][0]["changes"][0]["gates"] == ["setuju"]
    assert told["gates"] == [{"id": "setuju", "title": "Disetujui", "before": "unmet", "after": "met"}]
    assert [part["id"] for part in told["parts"]] == ["isi"]
    assert (told["old"]["file"], told["new"]["verdict"], told["new"]["on"]) == (
        old,
        "undecided",
        "2026-06-30",
    )
    both = json.loads(inovasi("banding", new, new, "-r", "lomba.yaml", "-r", "daftar.yaml", "-f", "json").out)
    assert (both["change"], both["new"]["points"], both["new"]["highest"]) == (None, None, None)


def reports(place: Path, inovasi: Callable[..., Outcome], *names: tuple[str, str]) -> list[str]:
    """The JSON reports of fact files, each by a rubric."""
    made = []
    for number, (file, rubric) in enumerate(names):
        made.append(f"{number}.json")
        inovasi("nilai", file, "-r", rubric, "-f", f"json={made[-1]}")
    assert [name for name in made if not (place / name).is_file()] == []
    return made


def test_two_reports_with_one_cause_give_it_the_whole_difference(place: Path, inovasi: Callable[..., Outcome]) -> None:
    old, new = facts(place, "lama.yaml", "lomba.setuju: ya"), facts(place, "baru.yaml", PROVEN)
    pair = reports(place, inovasi, (old, "lomba.yaml"), (new, "lomba.yaml"))
    done = inovasi("banding", *pair)
    assert done.code == 0
    assert "+ Naik 5,00 poin: berkas faktanya berubah (+5,00).\n" in done.out
    assert re.search(r"^  Jawaban atau bukti +\+5,00 +\+5,00$", done.out, re.MULTILINE)
    assert inovasi("banding", *reversed(pair)).code == 1
    assert "Tidak ada yang berubah" in inovasi("banding", pair[0], pair[0]).out


def test_the_figures_of_two_reports_are_those_of_their_files(place: Path, inovasi: Callable[..., Outcome]) -> None:
    old, new = facts(place, "lama.yaml", "lomba.setuju: ya"), facts(place, "baru.yaml", PROVEN)
    by_file = json.loads(inovasi("banding", old, new, "-f", "json").out)
    pair = reports(place, inovasi, (old, "lomba.yaml"), (new, "lomba.yaml"))
    by_report = json.loads(inovasi("banding", *pair, "-f", "json").out)
    for key in ("change", "percent", "worse", "parts", "gates"):
        assert by_file[key] == by_report[key]


def test_reports_with_several_causes_keep_them_together(place: Path, inovasi: Callable[..., Outcome]) -> None:
    old, new = facts(place, "lama.yaml", "lomba.setuju: ya"), facts(place, "baru.yaml", PROVEN)
    pair = reports(place, inovasi, (old, "lomba.yaml"), (new, "nanti.yaml"))
    done = inovasi("banding", *pair)
    assert "Laporan tidak memuat jawaban" in done.out
    assert re.findall(r"^  (Rubrik|Tanggal acuan|Jawaban atau bukti)$", done.out, re.MULTILINE) == [
        "Rubrik",
        "Tanggal acuan",
        "Jawaban atau bukti",
    ]
    assert "+ Naik 5,00 poin.\n" in done.out


def test_a_report_without_a_score_is_compared_by_its_verdict(place: Path, inovasi: Callable[..., Outcome]) -> None:
    file = facts(place, "lama.yaml", PROVEN)
    done = inovasi("banding", *reports(place, inovasi, (file, "lomba.yaml"), (file, "daftar.yaml")))
    assert "Salah satunya tanpa nilai" in done.out


def test_reports_that_name_the_same_basis_and_differ_are_refused(place: Path, inovasi: Callable[..., Outcome]) -> None:
    (name,) = reports(place, inovasi, (facts(place, "lama.yaml", PROVEN), "lomba.yaml"))
    text = (place / name).read_text(encoding="utf-8")
    (place / "palsu.json").write_text(text.replace('"verdict": "undecided"', '"verdict": "eligible"'), encoding="utf-8")
    done = inovasi("banding", name, "palsu.json")
    assert (done.code, done.out) == (2, "")
    assert "menyebut dasar yang sama tetapi isinya berbeda" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("lama.yaml", "0.json"), "tidak dapat dibandingkan: satu laporan JSON, satu berkas fakta"),
        (("0.json", "0.json", "-r", "lomba.yaml"), "--rubrik, --per, dan --bukti-di hanya untuk berkas fakta"),
        (("0.json", "0.json", "--per", "2020-01-01"), "--rubrik, --per, dan --bukti-di hanya untuk berkas fakta"),
        (("lama.yaml", "lama.yaml", *("-r", "lomba.yaml") * 3), "--rubrik paling banyak dua kali"),
        (("lama.yaml", "hilang.yaml"), "hilang.yaml: berkas tidak ada"),
        (("lama.yaml", "lama.yaml", "-f", "json=lama.yaml"), "tidak boleh menimpa"),
        (("0.json", "0.json", "-f", "json=0.json"), "tidak boleh menimpa"),
        (("lama.yaml", "kosong.yaml"), "tidak menyebut rubrik"),
        (("rusak.yaml", "lama.yaml"), "rusak.yaml:"),
    ],
)
def test_what_cannot_be_compared_is_exit_code_2_with_one_way_out(
    place: Path, inovasi: Callable[..., Outcome], arguments: tuple[str, ...], told: str
) -> None:
    reports(place, inovasi, (facts(place, "lama.yaml", PROVEN), "lomba.yaml"))
    (place / "kosong.yaml").write_text("jawaban: {}\n", encoding="utf-8")
    (place / "rusak.yaml").write_text("jawaban: [\n", encoding="utf-8")
    done = inovasi("banding", *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
