"""``inovasi riwayat``: the score over the versions that git remembers, as a chart and version by version."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import pytest
from builders import rubric as build_rubric
from git_checkout import GIT, Checkout
from moments import moment
from pages import Page

from inovasi_cli.cli import riwayat
from inovasi_cli.history.timeline import Moment, Timeline
from inovasi_cli.render.terminal import Look
from inovasi_cli.render.timeline import MOST, render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

pytestmark = pytest.mark.skipif(GIT is None, reason="git is not installed")

BANK: Final = """
theme: {title: Lomba}
questions:
  - {id: lomba.setuju, kind: yes-no, label: Disetujui kepala, text: Setuju?}
  - id: lomba.evaluasi
    kind: yes-no
    label: Laporan evaluasi
    text: Ada?
    evidence: {kinds: [pdf], hint: laporan}
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
"""
SCORE: Final = """
score:
  out_of: 15
  parts:
    - id: isi
      title: Isi
      weight: 10
      source: p
      levels: [{points: 10, title: Ada, when: {question: lomba.evaluasi, is: ya}}, {points: 0, title: Tidak}]
    - id: lain
      title: Lain
      weight: 5
      source: p
      levels: [{points: 5, title: Ada, when: {question: lomba.setuju, is: ya}}, {points: 0, title: Tidak}]
"""
HEAD: Final = "rubrik: [./lomba.yaml]\njawaban:\n"
PROVEN: Final = "  lomba.evaluasi: {nilai: ya, bukti: [laporan.pdf]}\n"


@pytest.fixture(name="checkout")
def _checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """A repository with four versions of a fact file, in which we are."""
    made = Checkout(tmp_path / "repo")
    monkeypatch.chdir(made.folder)
    made.commit("2026-01-01", **{"bank.yaml": BANK, "lomba.yaml": RUBRIC + SCORE, "profil.yaml": f"{HEAD}  {{}}\n"})
    made.commit("2026-02-01", **{"profil.yaml": f"{HEAD}{PROVEN}  lomba.setuju: tidak\n"})
    made.commit("2026-03-01", **{"profil.yaml": f"{HEAD}  [\n"})
    made.commit("2026-04-01", **{"profil.yaml": f"{HEAD}{PROVEN}  lomba.setuju: ya\n", "laporan.pdf": "%PDF-laporan"})
    return made


def test_each_version_is_a_line_with_what_moved_most_since(checkout: Checkout, inovasi: Callable[..., Outcome]) -> None:
    done = inovasi("riwayat", "profil.yaml")
    assert (done.code, done.err) == (0, "")
    heads = re.findall(r"^  (\S) (\S+)  ([0-9a-f]{7})(?: +([A-Z ]+[A-Z]) +(\S+) +(\S+))?$", done.out, re.MULTILINE)
    assert [(sign, day, *rest) for sign, day, _, *rest in heads] == [
        ("✓", "2026-04-01", "LAYAK", "15,00", "15,00"),
        ("!", "2026-03-01", "", "", ""),
        ("✗", "2026-02-01", "TIDAK LAYAK", "10,00", "0,00"),
        ("?", "2026-01-01", "BELUM PASTI", "0,00", "0,00"),
    ]
    assert heads[0][2] == checkout.run("rev-parse", "HEAD")[:7]
    told = [line.strip() for line in done.out.splitlines() if line.startswith("      ")][-4:]
    assert told == [
        "Disetujui kepala: dulu Tidak, kini Ya (+5,00, terbukti +5,00); dan 1 perubahan lain",
        "tidak terbaca, baris 4: kurung atau koma tidak lengkap; periksa pasangan [ ] atau { }",
        "Laporan evaluasi kini dijawab: Ya (+10,00, terbukti 0,00); dan 1 perubahan lain",
        "versi pertama yang terbaca",
    ]
    assert "4 versi, dari 1 Januari 2026 sampai 1 April 2026.\n" in done.out
    assert "Kesiapan: dulu 0,00, kini 15,00. Terbukti: dulu 0,00, kini 15,00.\n" in done.out


def test_a_single_version_has_no_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inovasi: Callable[..., Outcome]
) -> None:
    made = Checkout(tmp_path / "repo")
    monkeypatch.chdir(made.folder)
    made.commit("2026-01-01", **{"bank.yaml": BANK, "lomba.yaml": RUBRIC + SCORE, "profil.yaml": f"{HEAD}{PROVEN}"})

    out = inovasi("riwayat", "profil.yaml").out

    assert "Satu versi, 1 Januari 2026.\n" in out
    assert "Kesiapan: 10,00. Terbukti: 0,00.\n" in out


def test_the_page_has_the_same_figures(checkout: Checkout, inovasi: Callable[..., Outcome]) -> None:
    done = inovasi("riwayat", "profil.yaml", "-f", "html=riwayat.html", "-f", "json")
    assert done.code == 0
    assert '"versions"' in done.out
    rows = Page((checkout.folder / "riwayat.html").read_text(encoding="ascii")).one("tbody").all("tr", "over")
    assert [row.words for row in rows] == [
        f"2026-04-01 {checkout.run('rev-parse', 'HEAD')[:7]} ✓ LAYAK 15,00 15,00",
        f"2026-03-01 {checkout.run('rev-parse', 'HEAD~1')[:7]} ! tidak terbaca",
        f"2026-02-01 {checkout.run('rev-parse', 'HEAD~2')[:7]} ✗ TIDAK LAYAK 10,00 0,00",
        f"2026-01-01 {checkout.run('rev-parse', 'HEAD~3')[:7]} ? BELUM PASTI 0,00 0,00",
    ]


def test_nobody_is_named(checkout: Checkout, inovasi: Callable[..., Outcome]) -> None:
    checkout.run("config", "user.name", "Siti Rahayu")
    checkout.run("commit", "-q", "--amend", "--reset-author", "-m", "rahasia")
    for form in ("terminal", "json", "html"):
        assert not re.search("Siti|rahasia|example.org", inovasi("riwayat", "profil.yaml", "-f", form).out)


def test_a_proof_alone_and_a_change_that_moves_nothing_are_told(
    checkout: Checkout, inovasi: Callable[..., Outcome]
) -> None:
    checkout.commit("2026-04-02", **{"profil.yaml": f"# catatan\n{HEAD}{PROVEN}  lomba.setuju: ya\n"})
    (checkout.folder / "laporan.pdf").unlink()
    checkout.commit("2026-04-03", **{"lain.txt": "x"})
    done = inovasi("riwayat", "profil.yaml")
    assert "      Laporan evaluasi: buktinya tidak dihitung lagi (terbukti -10,00)\n" in done.out
    assert "      tidak ada yang menggeser putusan atau nilai\n" in done.out


def test_without_a_score_there_are_verdicts_and_no_chart(checkout: Checkout, inovasi: Callable[..., Outcome]) -> None:
    checkout.write("lomba.yaml", RUBRIC)
    done = inovasi("riwayat", "profil.yaml")
    assert "█" not in done.out
    assert re.search(r"^  ✓ 2026-04-01  \S+ +LAYAK +- +-$", done.out, re.MULTILINE)
    assert "      Disetujui kepala: dulu Tidak, kini Ya\n" in done.out


def test_json_holds_every_version_oldest_first(checkout: Checkout, inovasi: Callable[..., Outcome]) -> None:
    told: dict[str, Any] = json.loads(inovasi("riwayat", "profil.yaml", "-f", "json").out)
    assert (told["format"], told["complete"], told["on"]) == (1, True, "2026-06-30")
    assert [(each["day"], each["verdict"], each["moving"]) for each in told["versions"]] == [
        ("2026-01-01", "undecided", 0),
        ("2026-02-01", "not-eligible", 2),
        ("2026-03-01", None, 0),
        ("2026-04-01", "eligible", 2),
    ]
    assert told["versions"][3]["points"]["exact"] == {"claimed": "15", "evidenced": "15"}
    assert told["versions"][3]["most"]["question"] == "lomba.setuju"
    assert told["versions"][2]["problem"].startswith("tidak terbaca, baris 4")
    assert told["versions"][0]["commit"] == checkout.run("rev-list", "--max-parents=0", "HEAD")
    english = json.loads(inovasi("history", "profil.yaml", "-f", "json", "--bahasa", "en", "--per", "2025-01-01").out)
    assert english["on"] == "2025-01-01"
    assert english["versions"][2]["problem"].startswith("unreadable, line 4")


def test_a_link_to_the_file_shows_the_history_of_the_file(
    checkout: Checkout, inovasi: Callable[..., Outcome], tmp_path: Path
) -> None:
    (tmp_path / "tautan.yaml").symlink_to(checkout.folder / "profil.yaml")
    done = inovasi("riwayat", str(tmp_path / "tautan.yaml"), "-r", "lomba.yaml")
    assert "4 versi" in done.out


def test_what_has_no_history_is_exit_code_2_with_one_way_out(
    checkout: Checkout, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    checkout.write("baru.yaml", f"{HEAD}  {{}}\n")
    (tmp_path / "luar.yaml").write_text("jawaban: {}\n", encoding="utf-8")
    for name, told in (
        ("baru.yaml", "baru.yaml: belum pernah disimpan di git"),
        ("hilang.yaml", "hilang.yaml: berkas tidak ada"),
        (str(tmp_path / "luar.yaml"), "bukan bagian dari repositori git"),
    ):
        done = inovasi("riwayat", name, "-r", "lomba.yaml")
        assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 2)
        assert told in done.err
    for found in (None, "git.exe"):
        monkeypatch.setattr(riwayat, "which", lambda _, found=found: found)
        assert "git tidak terpasang" in inovasi("riwayat", "profil.yaml").err


def test_nothing_that_is_read_is_written_over(checkout: Checkout, inovasi: Callable[..., Outcome]) -> None:
    before = (checkout.folder / "profil.yaml").read_bytes()
    assert inovasi("riwayat", "profil.yaml", "-f", "json=profil.yaml").code == 2
    assert (checkout.folder / "profil.yaml").read_bytes() == before


@pytest.mark.parametrize("width", [60, 80, 120])
def test_it_fits_the_screen(
    checkout: Checkout, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    assert checkout
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(len, inovasi("riwayat", "profil.yaml").out.splitlines())) <= width


def drawn(folder: Path, *moments: Moment, look: Look | None = None, cut: bool = False, shallow: bool = False) -> str:
    rubric = build_rubric(
        folder, "gates: [{id: g, title: G, when: {question: setuju, is: ya}, cure: C, source: pedoman}]"
    )
    return render(Timeline("profil.yaml", rubric.rubric, None, moments, cut, shallow), look or Look(width=60))


def chart(text: str) -> list[str]:
    """The lines of the chart, as bars of one letter each."""
    return [line.partition("|")[2] for line in text.splitlines() if line[7:8] == "|"]


def test_a_bar_is_as_high_as_its_points_proven_below_claimed(tmp_path: Path) -> None:
    text = drawn(tmp_path, moment(0, 0), moment(1, 50, 20), moment(2, None), moment(3, 100, 100))
    assert chart(text) == [
        *["                  █████"] * 5,
        *["      ▓▓▓▓▓       █████"] * 3,
        "      █████       █████",
        "      █████ ????? █████",
    ]
    assert [line[:8] for line in text.splitlines() if line[7:8] == "|"] == [
        "   100 |",
        *["       |"] * 3,
        "    50 |",
        *["       |"] * 4,
        "     0 |",
    ]
    assert "\n        2026-01-01    2026-01-04\n" in text
    assert "? tidak terbaca" in text


def test_the_chart_can_do_with_ascii(tmp_path: Path) -> None:
    text = drawn(tmp_path, moment(0, 50, 20), moment(1, 100, 10), look=Look(width=60, unicode=False))
    assert text.isascii()
    assert chart(text)[-1] == "##### #####"
    assert "# terbukti   = diakui, belum terbukti\n" in text


def test_more_versions_than_columns_share_them_and_the_last_is_shown(tmp_path: Path) -> None:
    many = [moment(number, 100 if number == 499 else 0) for number in range(500)]
    text = drawn(tmp_path, *many)
    assert {len(line) for line in chart(text)[:-1]} == {52}
    assert chart(text)[0] == " " * 51 + "▓"
    assert "Tiap kolom versi terakhir dari beberapa versi berurutan." in text
    assert f"... dan {500 - MOST} versi sebelumnya; semuanya ada dengan -f json\n" in text
    assert max(map(len, text.splitlines())) <= 60


def test_a_single_version_and_an_odd_total_are_drawn_too(tmp_path: Path) -> None:
    one = moment(0, 15)
    assert one.judged
    odd = one._replace(judged=one.judged._replace(out_of=Fraction(15)))
    text = drawn(tmp_path, odd)
    assert "  7,50 |▓▓▓▓▓\n" in text
    assert "\n        2026-01-01\n" in text


def test_versions_without_a_day_are_drawn_where_they_are(tmp_path: Path) -> None:
    one = moment(0, 10)
    lost = one._replace(version=one.version._replace(commit=one.version.commit._replace(day=None)))
    text = drawn(tmp_path, lost, moment(1, 10), look=Look(width=100))
    assert "2 versi, dari hari yang tidak diketahui sampai 2 Januari 2026.\n" in text
    assert "  ✓ ?  0000000 " in text


@pytest.mark.parametrize(
    ("cut", "shallow", "told"),
    [
        (True, False, "Versi yang lebih lama tidak dibaca.\n"),
        (False, True, "unduh dengan: git fetch --unshallow\n"),
    ],
)
def test_versions_that_are_left_out_are_said_to_be(tmp_path: Path, *, cut: bool, shallow: bool, told: str) -> None:
    assert told in drawn(tmp_path, moment(0, 10), look=Look(width=100), cut=cut, shallow=shallow)


def test_where_nothing_can_be_read_there_is_no_chart(tmp_path: Path) -> None:
    text = drawn(tmp_path, moment(0, None))
    assert "|" not in text
    assert "      rusak\n" in text


def test_a_history_is_told_by_one_rubric(inovasi: Callable[..., Outcome]) -> None:
    assert inovasi("riwayat", "profil.yaml", "-r", "kipp-2018", "-r", "kipp-2019") == (
        2,
        "",
        "riwayat memakai satu rubrik\nJalankan sekali untuk setiap rubrik.\n",
    )
