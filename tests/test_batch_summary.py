"""What people read after a batch: counts, what stops most, the results, and that nobody's text acts on the reader."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import pytest
from builders import HEAD, rubric
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED, Interval
from inovasi_cli.batch.outcome import FAILED, PASSED, UNJUDGED, Bar, Mark, Trouble
from inovasi_cli.batch.tally import Tally
from inovasi_cli.batch.titles import Twins
from inovasi_cli.render.batch import badge, markdown, terminal
from inovasi_cli.render.batch.markdown import LARGEST
from inovasi_cli.render.batch.results import groups, places
from inovasi_cli.render.batch.summary import Summary
from inovasi_cli.render.markdown.marks import JOINER, escaped
from inovasi_cli.render.terminal import Look, lay_out
from inovasi_cli.render.terminal.writer import Row, Span
from inovasi_cli.text import Text, harmless, visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    from inovasi_cli.rubric.model import Rubric

GATES: Final = """
gates:
  - {id: usia, title: Sudah setahun, when: {question: setuju, is: ya}, cure: Tunggu, origin: derived}
  - {id: surat, title: Ada surat, when: {question: surat, is: ya}, cure: Tulis, origin: derived}
"""
SCORE: Final = """
score:
  out_of: 100
  parts:
    - {id: satu, title: Satu, weight: 100, origin: derived, levels: [{points: 1, title: A}]}
"""
CATEGORIES: Final = """
categories:
  - {id: umum, title: Umum & luas, fits_when: {question: pilihan, is: a}, origin: derived}
"""
MARKDOWN: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])
DEFAULT: Final = Bar()
HOSTILE: Final = (
    *("\x1b[31mmerah", "[red]merah[/red]", "::error::judul", "  ::error::judul", "x ##[error]y", "電子政務" * 90),
    *("a" * 900, "a" * 75 + "::error::x", "💉 Ambulans", "\u202eterbalik", "a\nb\r::error::c"),
)


@pytest.fixture(scope="module")
def rubrics(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rubric]:
    """Four: plain; with a pass mark; without requirements; without a score."""
    bodies = {
        "uji": GATES + SCORE + CATEGORIES,
        "ambang": GATES + SCORE.replace("out_of: 100", "out_of: 100\n  pass_mark: {points: 70, origin: derived}"),
        "bebas": SCORE,
        "tanpa-nilai": GATES,
    }
    made = {}
    for name, body in bodies.items():
        made[name] = rubric(tmp_path_factory.mktemp(name), body).rubric._replace(id=name)
    return made


def _mark(file: str = "a.yaml", points: int | None = 80, verdict: str = ELIGIBLE, **more: object) -> Mark:
    """A result with so many points of a hundred, of which half are evidenced."""
    claimed = None if points is None else Interval(points, points, 1)
    evidenced = None if points is None else Interval(points, points * 2, 2)
    fields: dict[str, object] = {
        "file": file,
        "rubric": "uji",
        "state": PASSED if verdict == ELIGIBLE else FAILED,
        "title": "Antrean",
        "verdict": verdict,
        "claimed": claimed,
        "evidenced": evidenced,
        "category": None,
        "unmet": (),
        "unknown": (),
        "trouble": None,
    }
    return Mark(**(fields | more))  # type: ignore[arg-type]


def _bad(file: str, problem: str | None = "salah", rubric_id: str = "uji", more: int = 0) -> Mark:
    trouble = Trouble(3, 1, problem, more) if problem else None
    return Mark(file, rubric_id, UNJUDGED, None, None, None, None, None, (), (), trouble)


def _summary(rubrics: dict[str, Rubric], *marks: Mark, bar: Bar = DEFAULT, ranked: bool = False) -> Summary:
    tally = Tally(bar, rubrics)
    for mark in marks:
        tally.add(mark)
    return Summary(tally, marks if ranked else (), ranked)


def _lines(summary: Summary, width: int = 100, language: str = "id") -> list[str]:
    return terminal.render(summary, Look(width=width, language=language)).splitlines()


class TestTitlesThatSeveralFilesShare:
    def test_are_told_file_by_file_so_that_each_can_be_copied(self, rubrics: dict[str, Rubric]) -> None:
        summary = _summary(rubrics, _mark())._replace(twins=Twins((("a.yaml", "b c.yaml"), ("d.yaml", "e.yaml"))))

        lines = _lines(summary)
        at = lines.index("Judul yang dipakai beberapa berkas")
        assert lines[at + 1 : at + 6] == [
            "  - a.yaml",
            "    b c.yaml",
            "  - d.yaml",
            "    e.yaml",
            "  Hanya catatan, tidak mengubah nilai. Kalau usulannya sama, kirim satu saja; kalau berbeda, bedakan",
        ]
        assert "- a.yaml, b c.yaml\n- d.yaml, e.yaml\n\nHanya catatan" in markdown.render(summary, "id")
        assert "A note only" in markdown.render(summary, "en")

    def test_are_not_mentioned_where_there_are_none(self, rubrics: dict[str, Rubric]) -> None:
        summary = _summary(rubrics, _mark())

        assert "Judul yang" not in "\n".join(_lines(summary)) + markdown.render(summary, "id")

    def test_are_cut_short_where_there_are_many(self, rubrics: dict[str, Rubric]) -> None:
        groups = tuple(tuple(f"{group}-{each}.yaml" for each in range(7)) for group in range(12))
        summary = _summary(rubrics, _mark())._replace(twins=Twins(groups, 3000))

        lines, text = _lines(summary), markdown.render(summary, "id")
        assert [line for line in lines if "0-" in line] == [f"  {'- ' if n == 0 else '  '}0-{n}.yaml" for n in range(5)]
        assert lines.count("    ... dan 2 lagi") == text.count("0-4.yaml, ... dan 2 lagi") * 10 == 10
        assert "  ... dan 3.002 judul lain" in lines
        assert "\n\n... dan 3.002 judul lain\n\n" in text

    @pytest.mark.parametrize("name", HOSTILE)
    def test_act_on_nobody(self, rubrics: dict[str, Rubric], name: str) -> None:
        summary = _summary(rubrics, _mark())._replace(twins=Twins(((name, "b.yaml"),)))

        assert all(line == harmless(line) for line in _lines(summary, 80))
        assert escaped(name) in markdown.render(summary, "id")


class TestTheCountsComeFirst:
    def test_in_one_sentence_that_leaves_out_what_is_nought(self, rubrics: dict[str, Rubric]) -> None:
        marks = [_mark(f"{each}.yaml") for each in range(28)]
        marks += [_mark(f"n{each}.yaml", verdict=NOT_ELIGIBLE) for each in range(9)]
        marks += [_mark("u.yaml", verdict=UNDECIDED), _bad("x.yaml")]
        first = "39 berkas diperiksa dengan uji: 28 layak, 9 tidak layak, 1 belum pasti, 1 tidak dapat dinilai."
        assert _lines(_summary(rubrics, *marks))[0] == first
        assert _lines(_summary(rubrics, _mark()))[0] == "1 berkas diperiksa dengan uji: 1 layak."
        assert _lines(_summary(rubrics, _mark()), language="en")[0] == "Files checked with uji: 1; 1 eligible."

    def test_with_big_numbers_as_people_write_them(self, rubrics: dict[str, Rubric]) -> None:
        summary = _summary(rubrics, *[_mark()] * 1200)
        assert _lines(summary)[0] == "1.200 berkas diperiksa dengan uji: 1.200 layak."
        assert "1,200 eligible" in _lines(summary, language="en")[0]

    def test_of_no_file_at_all(self, rubrics: dict[str, Rubric]) -> None:
        assert _lines(_summary(rubrics)) == ["Tidak ada berkas yang dinilai."]

    def test_of_files_that_name_no_rubric(self, rubrics: dict[str, Rubric]) -> None:
        lines = _lines(_summary(rubrics, _bad("a.yaml", rubric_id=""), _bad("b.yaml", rubric_id="")))
        assert lines[0] == "2 berkas diperiksa: 2 tidak dapat dinilai."
        assert lines[-1] == "Lihat semua masalahnya: inovasi nilai a.yaml"

    def test_and_the_average_of_the_lowest_points(self, rubrics: dict[str, Rubric]) -> None:
        marks = (_mark(points=80), _mark(points=41), _bad("x.yaml"))
        assert "Rata-rata kesiapan: 60,50 dari 100." in _lines(_summary(rubrics, *marks))
        proven = _summary(rubrics, *marks, bar=Bar(proven=True))
        assert "Rata-rata kesiapan terbukti: 30,25 dari 100." in _lines(proven)

    def test_without_an_average_where_there_are_no_points(self, rubrics: dict[str, Rubric]) -> None:
        text = "\n".join(_lines(_summary(rubrics, _mark(rubric="tanpa-nilai", points=None))))
        assert "Rata-rata" not in text
        assert "Angka" not in text
        assert "tanpa nilai" in text

    def test_rubric_by_rubric_where_there_are_several(self, rubrics: dict[str, Rubric]) -> None:
        marks = (
            _mark(),
            _mark(rubric="bebas", points=50),
            _mark(rubric="tanpa-nilai", points=None),
            _bad("x", None, ""),
        )
        summary = _summary(rubrics, *marks)
        lines = _lines(summary)
        opening = "4 penilaian menurut 3 rubrik: 2 layak, 1 tanpa syarat, 1 tidak dapat dinilai."
        assert lines[0] == opening
        table = [line.split() for line in lines[lines.index("") + 1 :][:5]]
        heads = "Rubrik Berkas Layak Tidak layak Belum pasti Tak dinilai Rata-rata"
        assert table[0] == heads.split()
        assert table[1:] == [
            ["uji", "1", "1", "0", "0", "0", "80,00"],
            ["bebas", "1", "0", "0", "0", "0", "50,00"],
            ["tanpa-nilai", "1", "1", "0", "0", "0", "-"],
            ["(tanpa", "rubrik)", "1", "0", "0", "0", "1", "-"],
        ]

    def test_in_sentences_where_a_table_has_no_room(self, rubrics: dict[str, Rubric]) -> None:
        summary = _summary(rubrics, _mark(), _mark(rubric="tanpa-nilai", points=None))
        text = "\n".join(_lines(summary, width=60))
        assert (
            "\nuji\n  1 berkas: 1 layak.\n  Rata-rata kesiapan: 80,00 dari 100.\ntanpa-nilai\n  1 berkas: 1 layak.\n"
            in text
        )

    def test_with_a_long_name_on_a_line_of_its_own(self, rubrics: dict[str, Rubric]) -> None:
        name = "lomba-dengan-nama-yang-panjang-sekali"
        known = {**rubrics, name: rubrics["uji"]._replace(id=name)}
        lines = _lines(_summary(known, _mark(), _mark(rubric=name)), width=80)
        assert len(lines[lines.index(name) + 1]) == 80


class TestWhoPasses:
    def test_is_not_said_where_it_is_who_is_eligible(self, rubrics: dict[str, Rubric]) -> None:
        assert "Lolos" not in "\n".join(_lines(_summary(rubrics, _mark(), _mark(verdict=NOT_ELIGIBLE))))

    def test_counts_those_that_miss_the_minimum_only_among_those_that_could_pass(
        self, rubrics: dict[str, Rubric]
    ) -> None:
        marks = (_mark(), _mark(points=40, state=FAILED), _mark(points=10, verdict=NOT_ELIGIBLE))
        lines = _lines(_summary(rubrics, *marks, bar=Bar(Fraction(125, 2))))
        assert "Lolos: 1 dari 3." in lines
        assert "Kesiapan minimum 62,50: 1 dari 2 yang layak belum mencapainya." in lines

    def test_says_so_where_all_reach_it_and_where_nobody_could(self, rubrics: dict[str, Rubric]) -> None:
        bar = Bar(Fraction(70))
        assert "Kesiapan minimum 70: tercapai oleh semua yang layak." in _lines(_summary(rubrics, _mark(), bar=bar))
        closed = _lines(_summary(rubrics, _mark(verdict=NOT_ELIGIBLE), bar=bar))
        assert "Kesiapan minimum 70." in closed

    def test_takes_undecided_ones_where_that_was_asked_for(self, rubrics: dict[str, Rubric]) -> None:
        marks = (_mark(), _mark(verdict=UNDECIDED, state=PASSED), _mark(verdict=UNDECIDED, points=1))
        lines = _lines(_summary(rubrics, *marks, bar=Bar(Fraction(70), proven=True, undecided_passes=True)))
        assert "Lolos: 2 dari 3 (yang belum pasti ikut dihitung)." in lines
        told = "Kesiapan terbukti minimum 70: 1 dari 3 yang layak atau belum pasti belum mencapainya."
        assert told in lines

    @pytest.mark.parametrize(
        ("proven", "mark"), [(False, "Ambang lulus"), (True, "Ambang lulus menurut kesiapan terbukti")]
    )
    def test_follows_a_published_pass_mark(self, rubrics: dict[str, Rubric], mark: str, *, proven: bool) -> None:
        marks = (_mark(rubric="ambang"), _mark(rubric="ambang", points=60, state=FAILED))
        lines = _lines(_summary(rubrics, *marks, bar=Bar(proven=proven)))
        assert "Lolos: 1 dari 2." in lines
        assert f"{mark}: 1 dari 2 yang layak belum mencapainya." in lines
        assert any("nilai kurang" in line and line.startswith("  ✗ ") for line in lines)


class TestWhatStopsMost:
    def test_comes_with_how_often_of_how_many_were_judged(self, rubrics: dict[str, Rubric]) -> None:
        marks = [_mark(f"{each}", verdict=NOT_ELIGIBLE, unmet=("surat",)) for each in range(3)]
        marks += [_mark(verdict=NOT_ELIGIBLE, unmet=("usia", "surat")), _mark(verdict=UNDECIDED, unknown=("usia",))]
        lines = _lines(_summary(rubrics, *marks, _bad("x.yaml")), width=60)
        at = lines.index("Syarat yang paling sering tidak terpenuhi")
        assert " ".join(lines[at + 1].split()) == "✗ Ada surat 4 dari 5"
        assert " ".join(lines[at + 2].split()) == "✗ Sudah setahun 1 dari 5"
        at = lines.index("Syarat yang paling sering belum pasti")
        assert " ".join(lines[at + 1].split()) == "? Sudah setahun 1 dari 5"

    def test_names_the_rubric_where_there_are_several_and_stops_after_five(self, rubrics: dict[str, Rubric]) -> None:
        gate = rubrics["uji"].gates[0]
        many = rubrics["uji"]._replace(gates=tuple(gate._replace(id=f"g{each}") for each in range(6)))
        ids = tuple(each.id for each in many.gates)
        marks = (_mark(verdict=NOT_ELIGIBLE, unmet=ids), _mark(rubric="ambang"))
        summary = _summary({**rubrics, "uji": many}, *marks)
        lines = _lines(summary)
        assert sum("Sudah setahun (uji)" in line for line in lines) == 5
        assert "  ... dan 1 syarat lain" in lines
        tables = markdown.render(summary, "id")
        assert tables.count("| Sudah setahun | uji | 1 dari 1 |") == 5
        assert "\n\n... dan 1 syarat lain\n\n" in tables

    def test_ignores_a_rubric_that_nobody_handed_over(self) -> None:
        summary = _summary({}, _mark(verdict=NOT_ELIGIBLE, unmet=("usia",)))
        assert "tidak terpenuhi" not in "\n".join(_lines(summary))


class TestFilesThatCouldNotBeJudged:
    def test_are_told_once_with_their_first_problem(self, rubrics: dict[str, Rubric]) -> None:
        marks = (_bad("x/y z.yaml"), _bad("x/y z.yaml", rubric_id="ambang"), _mark())
        lines = _lines(_summary(rubrics, *marks))
        at = lines.index("Tidak dapat dinilai")
        assert lines[at + 1 : at + 4] == ["  - x/y z.yaml:3:1", "    salah", ""]
        assert lines[-1] == 'Lihat semua masalahnya: inovasi nilai "x/y z.yaml"'

    def test_say_how_many_problems_there_are_besides(self, rubrics: dict[str, Rubric]) -> None:
        assert "    salah (dan 3 masalah lain)" in _lines(_summary(rubrics, _bad("x.yaml", more=3)))

    def test_may_have_no_problem_that_anybody_knows(self, rubrics: dict[str, Rubric]) -> None:
        assert "  - x.yaml" in _lines(_summary(rubrics, _bad("x.yaml", None)))

    def test_stop_after_twenty(self, rubrics: dict[str, Rubric]) -> None:
        summary = _summary(rubrics, *(_bad(f"{each}.yaml") for each in range(32)))
        lines = _lines(summary)
        assert sum(line.startswith("  - ") for line in lines) == 20
        assert "  ... dan 12 lagi" in lines
        assert "\n\n... dan 12 lagi\n" in markdown.render(summary, "id")


class TestTheResults:
    def test_of_a_few_are_told_one_by_one(self, rubrics: dict[str, Rubric]) -> None:
        marks = (
            _mark("satu.yaml", claimed=Interval(1, 2, 3), title="Satu"),
            _mark("dua.yaml", verdict=NOT_ELIGIBLE, title=None),
            _mark("tiga.yaml", verdict=UNDECIDED),
            _bad("rusak.yaml"),
        )
        lines = _lines(_summary(rubrics, *marks), width=80)
        at = lines.index("Hasil satu per satu")
        assert lines[at + 1 : at + 8] == [
            "  ✓ Satu                                       layak              0,33–0,67 /100",  # noqa: RUF001
            "    satu.yaml",
            "  ✗ (judul belum diisi)                        tidak layak            80,00 /100",
            "    dua.yaml",
            "  ? Antrean                                    belum pasti            80,00 /100",
            "    tiga.yaml",
            "",
        ]

    def test_have_their_figures_below_where_lines_are_short(self, rubrics: dict[str, Rubric]) -> None:
        lines = _lines(_summary(rubrics, _mark("satu.yaml"), _mark(rubric="bebas")), width=60)
        at = lines.index("Hasil satu per satu")
        assert lines[at + 1 : at + 7] == [
            *("  ✓ Antrean", "    layak, 80,00 /100", "    satu.yaml (uji)"),
            *("  - Antrean", "    tanpa syarat, 80,00 /100", "    a.yaml (bebas)"),
        ]

    def test_of_many_are_the_best_and_the_worst(self, rubrics: dict[str, Rubric]) -> None:
        lines = _lines(_summary(rubrics, *(_mark(f"f{each}.yaml", points=each) for each in range(31))))
        best, worst = lines.index("Kesiapan tertinggi"), lines.index("Kesiapan terendah")
        assert [line.strip() for line in lines[best + 2 : worst - 1 : 2]] == [
            f"f{each}.yaml" for each in range(30, 25, -1)
        ]
        assert [line.strip() for line in lines[worst + 2 : worst + 11 : 2]] == [f"f{each}.yaml" for each in range(5)]
        assert "Hasil satu per satu" not in lines

    def test_are_not_both_best_and_worst(self, rubrics: dict[str, Rubric]) -> None:
        lines = _lines(_summary(rubrics, _mark("satu.yaml"), *(_bad(f"{each}") for each in range(31))))
        assert "Kesiapan tertinggi" in lines
        assert "Kesiapan terendah" not in lines

    def test_share_a_place_only_with_exactly_the_same_points(self) -> None:
        thirds = [Interval(1, 1, 3), Interval(2, 2, 6), Interval(3333, 3333, 10000), Interval(1, 1, 1), None]
        rows = [_mark(claimed=each, evidenced=Interval(1, 1, 1)) for each in thirds]
        assert places(rows, proven=False) == ("2=", "2=", "4", "1", "")
        assert places(rows, proven=True) == ("1=",) * 5

    def test_are_ranked_where_that_was_asked_for(self, rubrics: dict[str, Rubric]) -> None:
        marks = (_mark("a.yaml", 90, category="umum"), _mark("b.yaml", 70), _mark("c.yaml", 70), _bad("x.yaml"))
        summary = _summary(rubrics, *marks, ranked=True)
        lines = _lines(summary)
        at = lines.index("Peringkat")
        assert [line.split()[:2] for line in lines[at + 1 : at + 7 : 2]] == [["1", "✓"], ["2=", "✓"], ["2=", "✓"]]
        assert lines[at + 2] == "       a.yaml (Umum & luas)"
        assert "Tanda =: nilainya persis sama." in lines
        assert "| 1 | Antrean | a.yaml | layak | 90,00 /100 | Umum \\& luas |" in markdown.render(summary, "id")

    def test_are_ranked_rubric_by_rubric(self, rubrics: dict[str, Rubric]) -> None:
        marks = (_mark(points=90), _mark(rubric="bebas", points=80), _mark(points=70))
        lines = _lines(_summary(rubrics, *marks, ranked=True))
        first, second = lines.index("Peringkat menurut uji"), lines.index("Peringkat menurut bebas")
        assert [line.split()[0] for line in lines[first + 1 : second - 1 : 2]] == ["1", "2"]
        assert lines[second + 1].split()[0] == "1"

    @pytest.mark.parametrize(
        ("points", "top", "places"),
        [
            ([90, 80, 70], 2, ["1", "2"]),
            ([90, 80, 80, 80, 70], 2, ["1", "2=", "2=", "2="]),
            ([90, 90, 80], 1, ["1=", "1="]),
            ([90, 80], 5, ["1", "2"]),
            ([90, 80], None, ["1", "2"]),
            ([80, 80], 2, ["1=", "1="]),
            ([90, None, None], 2, ["1", ""]),
        ],
        ids=["so many", "who shares the last place", "the first", "fewer", "all", "no further", "no place is shared"],
    )
    def test_are_no_more_of_a_ranking_than_asked_for_and_who_shares_the_last_place(
        self, rubrics: dict[str, Rubric], points: list[int | None], top: int | None, places: list[str]
    ) -> None:
        marks = tuple(_mark(f"{number}.yaml", each) for number, each in enumerate(points))
        (group,) = groups(_summary(rubrics, *marks, ranked=True)._replace(top=top))
        assert list(group.places) == places
        assert group.marks == marks[: len(places)]

    def test_are_so_many_of_each_ranking(self, rubrics: dict[str, Rubric]) -> None:
        marks = (_mark("a"), _mark("b", 70), _bad("x"), _mark("c", rubric="bebas"), _mark("d", 70, rubric="bebas"))
        found = groups(_summary(rubrics, *marks, ranked=True)._replace(top=1))
        assert [[each.file for each in group.marks] for group in found] == [["a"], ["c"]]

    def test_are_none_where_none_of_a_ranking_is_asked_for(self, rubrics: dict[str, Rubric]) -> None:
        assert groups(_summary(rubrics, _mark(), _mark(), ranked=True)._replace(top=0)) == []

    def test_are_proven_points_where_those_decide(self, rubrics: dict[str, Rubric]) -> None:
        text = "\n".join(_lines(_summary(rubrics, _mark(), bar=Bar(proven=True))))
        assert "40,00–80,00 /100" in text  # noqa: RUF001
        assert "Angka: nilai terbukti" in text


class TestTheNextStep:
    @pytest.mark.parametrize("file", ["$(reboot).yaml", "-r.yaml", "`x`", 'a"b', "é.yaml", "::error::x"])
    def test_never_hands_a_shell_a_name_that_it_would_read_otherwise(
        self, rubrics: dict[str, Rubric], file: str
    ) -> None:
        lines = _lines(_summary(rubrics, _mark(file, verdict=NOT_ELIGIBLE)))
        assert lines[-1] == "Lihat sebab dan sarannya: inovasi nilai BERKAS --rubrik uji"

    def test_is_about_one_that_failed_and_one_that_is_broken(self, rubrics: dict[str, Rubric]) -> None:
        marks = (_bad("x.yaml"), _mark(verdict=NOT_ELIGIBLE))
        assert _lines(_summary(rubrics, *marks))[-2:] == [
            "Lihat sebab dan sarannya: inovasi nilai a.yaml --rubrik uji",
            "Lihat semua masalahnya: inovasi nilai x.yaml",
        ]

    def test_is_left_out_where_all_passed(self, rubrics: dict[str, Rubric]) -> None:
        assert "inovasi nilai" not in "\n".join(_lines(_summary(rubrics, _mark())))
        assert "inovasi nilai" not in markdown.render(_summary(rubrics, _mark()), "id")


class TestHostileText:
    @pytest.mark.parametrize("width", [40, 60, 80, 120])
    @pytest.mark.parametrize("ranked", [False, True])
    def test_fits_the_screen_and_moves_nothing_on_it(
        self, rubrics: dict[str, Rubric], width: int, *, ranked: bool
    ) -> None:
        marks = [_mark(f"{at}.yaml", verdict=NOT_ELIGIBLE, title=each) for at, each in enumerate(HOSTILE)]
        marks += [_bad(f"y{at}.yaml", each) for at, each in enumerate(HOSTILE)]
        for line in _lines(_summary(rubrics, *marks, ranked=ranked), width=width)[:-2]:
            assert cell_len(line) <= min(width, 110)
            assert line.isprintable()
            assert not _obeyed(line)

    @pytest.mark.parametrize("ranked", [False, True])
    def test_is_shown_in_colour_as_it_stands(self, rubrics: dict[str, Rubric], *, ranked: bool) -> None:
        summary = _summary(rubrics, _mark(title="[red]merah[/red]"), ranked=ranked)
        assert "[red]merah[/red]" in terminal.render(summary, Look(colour=True))

    def test_comes_back_from_a_reader_of_markdown_cell_by_cell(self, rubrics: dict[str, Rubric]) -> None:
        texts = (
            "a|b",
            "`x`",
            "<img src=x>",
            "&amp;",
            "![i](x)",
            "[a](b)",
            "*a* _b_ ~~c~~",
            "\\",
            "@dinas #12",
            *HOSTILE,
        )
        marks = [_mark(each, verdict=NOT_ELIGIBLE, title=each) for each in texts]
        cells = _cells(markdown.render(_summary(rubrics, *marks, _bad("x.yaml", texts[0])), "id"))
        for each in texts:
            shown = " ".join(visible(each).split())
            assert shown in cells
            assert (shown if len(shown) <= 300 else f"{shown[:300]}...") in cells
        assert "a|b" in cells

    def test_never_makes_a_summary_that_github_drops(self, rubrics: dict[str, Rubric]) -> None:
        marks = [_mark(f"{each}.yaml", title="<" * 300) for each in range(1500)]
        text = markdown.render(_summary(rubrics, *marks, ranked=True), "id")
        shown = text.count(".yaml |")
        assert LARGEST * 0.9 < len(text.encode()) < LARGEST * 1.1
        assert f"... dan {1500 - shown} lagi; semuanya ada dengan -f csv" in text


MARKS: Final = st.text("`*_{}[]<>&#|~$!:-+=.()\\@ a1w/\"'^%?;,\n\té字", max_size=30)


class TestMarkdown:
    @given(
        MARKS | st.sampled_from(["www.x.id", "1. x", "- x", "+ x", "=", "# x", "http://x.id", "a@b.id", "---", "12)"])
    )
    def test_shows_any_text_as_just_this_text(self, text: str) -> None:
        written = escaped(text)
        wanted = visible(text).strip()
        for before, after in (("", ""), ("- ", ""), ("x ", " y"), ("> ", "")):
            tokens = MARKDOWN.parse(f"{before}{written}{after}")
            inline = [each for each in tokens if each.type == "inline"]
            blocks = {each.type for each in tokens} - {"inline", "paragraph_open", "paragraph_close"}
            assert not any(each.startswith(("heading", "hr", "html", "fence", "code", "table")) for each in blocks)
            assert sum(each.startswith(("bullet_list_open", "ordered_list_open")) for each in blocks) == (
                before == "- "
            )
            shown = "".join(child.content for each in inline for child in each.children or ())
            assert {child.type for each in inline for child in each.children or ()} <= {"text"}
            assert shown.replace(JOINER, "") == f"{before if before == 'x ' else ''}{wanted}{after}".strip()

    @pytest.mark.parametrize(
        "address", ["https://x.id", "www.x.id", "WWW.x.id", "a@b.id", "@dinas", "mailto:a@b.id", "#12"]
    )
    def test_leaves_nothing_that_github_would_link(self, address: str) -> None:
        assert not re.search(r"\w:\S|(?i:www\.)|@\w|#\w", escaped(address))

    def test_never_holds_what_a_runner_obeys(self, rubrics: dict[str, Rubric]) -> None:
        marks = [_mark(each, verdict=NOT_ELIGIBLE, title=each) for each in HOSTILE]
        text = markdown.render(_summary(rubrics, *marks, _bad("::error::x", "::error::y")), "id")
        assert not any(map(_obeyed, text.splitlines()))

    def test_has_the_counts_and_a_table_for_each_rubric(self, rubrics: dict[str, Rubric]) -> None:
        text = markdown.render(
            _summary(rubrics, _mark(), _mark(rubric="tanpa-nilai", points=None), _bad("x", None, "")), "en"
        )
        assert text.startswith(
            "## Innovations judged\n\n3 judgements by 2 rubrics: 2 eligible, 1 could not be judged.\n"
        )
        assert "| uji | 1 | 1 | 0 | 0 | 0 | 0 | 80.00 |" in text
        assert "| (no rubric) | 1 | 0 | 0 | 0 | 0 | 1 |  |" in text
        assert "| Antrean | a.yaml | eligible | 80.00 /100 | uji |" in text

    def test_says_the_average_of_one_rubric(self, rubrics: dict[str, Rubric]) -> None:
        text = markdown.render(_summary(rubrics, _mark()), "id")
        assert "1 berkas diperiksa dengan uji: 1 layak.\n\nRata-rata kesiapan: 80,00 dari 100.\n" in text


class TestTheBadge:
    @pytest.mark.parametrize(
        ("count", "message", "colour"),
        [
            ((2, 0, 0), "2 dari 2 layak", "brightgreen"),
            ((1, 1, 0), "1 dari 2 layak", "yellow"),
            ((0, 2, 0), "0 dari 2 layak", "red"),
            ((2, 0, 1), "2 dari 3 layak", "red"),
        ],
    )
    def test_says_how_many_passed(
        self, rubrics: dict[str, Rubric], count: tuple[int, int, int], message: str, colour: str
    ) -> None:
        passed, failed, broken = count
        marks = [*[_mark()] * passed, *[_mark(verdict=NOT_ELIGIBLE)] * failed, *[_bad("x")] * broken]
        shown = json.loads(badge.render(_summary(rubrics, *marks), "id"))
        assert shown == {"schemaVersion": 1, "label": "inovasi", "message": message, "color": colour}

    def test_says_passed_where_that_is_more_than_eligible(self, rubrics: dict[str, Rubric]) -> None:
        for summary in (
            _summary(rubrics, _mark(), bar=Bar(Fraction(1))),
            _summary(rubrics, _mark(rubric="ambang")),
            _summary(rubrics, _mark(rubric="bebas")),
        ):
            assert json.loads(badge.render(summary, "en"))["message"] == "1 of 1 passed"

    def test_is_an_error_where_nothing_could_be_judged(self, rubrics: dict[str, Rubric]) -> None:
        for marks in ((), (_bad("x"),)):
            shown = json.loads(badge.render(_summary(rubrics, *marks), "id"))
            assert shown["message"] == "tidak ada yang dapat dinilai"
            assert shown["isError"] is True
            assert shown["color"] == "red"


COMMANDS: Final = (
    *("::error::x", "  ::error::x", "\t::error::x", "##[error]x", "a ##[error]x", "###[error]x"),
    *("\ufe0f::error::x", ":\u034f:error::x", "a #\ufe0f#\ufe0f[error]x"),
)


class TestNoLineIsACommandToARunner:
    """GitHub's runner obeys lines that start with ``::``, and ``##[`` anywhere, in what any step prints."""

    @pytest.mark.parametrize("text", COMMANDS)
    def test_where_a_line_is_printed_as_it_is(self, text: str) -> None:
        assert not _obeyed(harmless(text))

    @pytest.mark.parametrize("text", ["a::b", "Judul: isi", "# [x]", "#[x]", "##", "✓ ::error::x"])
    def test_and_nothing_else_is_touched(self, text: str) -> None:
        assert harmless(text) == text

    @pytest.mark.parametrize("text", [*COMMANDS, *(f"{'a' * each}::error::x" for each in range(30, 45))])
    @pytest.mark.parametrize("row", [Row(""), Row("", sign=Span(" ")), Row("", depth=2), Row("", whole=True)])
    def test_where_a_paragraph_is_laid_out(self, text: str, row: Row) -> None:
        for line in lay_out(Look(width=40), lambda _: [row._replace(text=f"{text} {text}")]).splitlines():
            assert not _obeyed(line)
            assert row.whole or len(line) <= 40

    @pytest.mark.parametrize("text", COMMANDS)
    def test_where_figures_stand_at_the_end_of_a_line(self, text: str) -> None:
        assert not _obeyed(lay_out(Look(), lambda _: [Row("", tail=text)]))

    def test_where_a_text_is_said(self) -> None:
        title = Text("{judul}").fill(judul="::error::x ##[error]y")
        shown = lay_out(Look(), lambda writer: [Row(writer.say(title))])
        assert shown == ": :error::x ## [error]y\n"

    def test_where_a_file_is_complained_of(self, inovasi: Callable[..., Outcome]) -> None:
        said = inovasi("nilai", "::error::x##[error]y.yaml", "--rubrik", "kipp-2018").err
        assert "error" in said
        assert not any(map(_obeyed, said.splitlines()))

    def test_where_a_rubric_is_checked(self, inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
        made = tmp_path / "x##[error]y.yaml"
        made.write_text(HEAD + "salah: 1\n", encoding="utf-8")
        assert "x## [error]y.yaml" in inovasi("rubrik", "periksa", str(made)).out

    def test_where_a_rubric_is_tried(self, inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
        (tmp_path / "x##[error]y").mkdir()
        said = inovasi("rubrik", "uji", "kipp-2018", "--kasus", str(tmp_path / "x##[error]y"))
        assert "x## [error]y" in said.out


def _obeyed(line: str) -> bool:
    """Whether GitHub's runner would take a line for a command, which compares as if unseen letters were not there."""
    seen = re.sub("[\u034f\ufe00-\ufe0f]", "", line)
    return seen.lstrip().startswith("::") or "##[" in seen


def _cells(text: str) -> set[str]:
    """The cells of all tables, as a reader of Markdown shows them."""
    tokens = MARKDOWN.parse(text)
    inline = [each for each in tokens if each.type == "inline"]
    assert {child.type for each in inline for child in each.children or ()} <= {"text", "softbreak"}
    assert not any("html" in each.type for each in tokens)
    return {"".join(child.content for child in each.children or ()).replace(JOINER, "") for each in inline}
