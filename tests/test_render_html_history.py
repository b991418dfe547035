"""The page of a history: the chart, its table, that text stays text, and that it is made as the page of a report is."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest
from batch_outcomes import HOSTILE, kipp
from moments import moment
from pages import Page
from test_examples_golden import judged

from inovasi_cli.assess.difference import Points
from inovasi_cli.history.timeline import Timeline
from inovasi_cli.render.html import render_history
from inovasi_cli.render.html.chart import BOTTOM, LEFT, RIGHT, TOP, Frame, chart
from inovasi_cli.render.html.history import LONGEST
from inovasi_cli.rubric.model import PassMark
from inovasi_cli.text import Text, visible

if TYPE_CHECKING:
    from inovasi_cli.history.timeline import Moment
    from inovasi_cli.rubric.model import Rubric

MARKUP: Final = (*HOSTILE, "<script>alert(1)</script>", "</style><style>*{display:none}</style>", "{{ 7 * 7 }}")


def history(*moments: Moment, rubric: Rubric | None = None) -> Timeline:
    return Timeline("profil.yaml", rubric or kipp().rubric, None, moments)


def known(number: int, claimed: int | None, evidenced: int = 0) -> Moment:
    """A version of an example that can be read, where it has points."""
    return moment(number, claimed, evidenced, facts=judged("kelas-perahu").facts)


def page(found: Timeline, language: str = "id") -> Page:
    return Page(render_history(found, language))


def points(*pairs: tuple[int, int] | None) -> list[Points | None]:
    return [each and Points(Fraction(each[0]), Fraction(each[1])) for each in pairs]


def frame(*days: str, lines: dict[int, str] | None = None) -> Frame:
    named = {Fraction(at): text for at, text in (lines or {}).items()}
    return Frame(Fraction(100), {Fraction(): "0", Fraction(100): "100"}, named, days or ("a",))


def scored(*marks: tuple[int, str], mark: int | None = None) -> Rubric:
    """A rubric with bands from these points on, and a pass mark."""
    rubric = kipp().rubric
    assert rubric.score
    band = rubric.score.bands[0]
    bands = tuple(band._replace(least=least, title=Text(title)) for least, title in marks)
    pass_mark = None if mark is None else PassMark(mark, band.basis)
    return rubric._replace(score=rubric.score._replace(bands=bands, pass_mark=pass_mark))


# Where the lines go


def test_each_version_is_a_step_as_wide_as_the_next() -> None:
    drawn = chart(points((0, 0), (50, 0), (100, 50)), frame())

    thirds = [LEFT, LEFT + (RIGHT - LEFT) / 3, LEFT + (RIGHT - LEFT) * 2 / 3, RIGHT]
    first, second = (f"{each:.1f}" for each in thirds[1:3])
    middle = (TOP + BOTTOM) // 2
    assert drawn.claimed == f"M{LEFT},{BOTTOM}H{first} V{middle}H{second} V{TOP}H{RIGHT}"
    assert drawn.evidenced == f"M{LEFT},{BOTTOM}H{first} V{BOTTOM}H{second} V{middle}H{RIGHT}"
    assert drawn.area.endswith(f"M{second},{BOTTOM}V{middle}H{RIGHT}V{BOTTOM}Z")


def test_a_version_without_points_breaks_the_line_and_is_marked() -> None:
    drawn = chart(points((100, 100), None, (100, 100), (100, 100)), frame())

    quarter = (RIGHT - LEFT) // 4
    second, third = LEFT + quarter, LEFT + 2 * quarter
    assert drawn.claimed == f"M{LEFT},{TOP}H{second} M{third},{TOP}H{third + quarter} V{TOP}H{RIGHT}"
    assert drawn.unread == (f"{LEFT + 1.5 * quarter:.1f}".removesuffix(".0"),)


def test_names_of_lines_never_stand_upon_each_other() -> None:
    drawn = chart(points((0, 0)), frame(lines={85: "C", 84: "B", 40: "A"}))

    assert [each.text for each in drawn.lines] == ["A", "B", "C"]
    heights = [float(each.label_y) for each in drawn.lines]
    assert [round(low - high) for low, high in pairwise(heights) if low - high < 16] == []
    assert float(drawn.lines[1].y) - heights[1] == pytest.approx(4)


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (("a",), ["a"]),
        (("a", "a", "a"), ["a"]),
        (("a", "b"), ["a", "b"]),
        (("a", "b", "c"), ["a", "b", "c"]),
        (("a", "a", "c"), ["a", "c"]),
        (("a", "b", "a"), ["a", "b"]),
    ],
)
def test_the_first_day_the_last_and_one_between_are_written_but_none_twice(
    days: tuple[str, ...], shown: list[str]
) -> None:
    drawn = chart(points(*[(0, 0)] * len(days)), frame(*days))

    assert [each.text for each in drawn.days] == shown
    assert drawn.days[0].anchor == "start"


# What the page says


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        (
            "id",
            [
                "Putusan versi terbaru yang terbaca: LAYAK",
                "Nilai dari versi ke versi",
                "Tiap versi, yang terbaru dahulu",
            ],
        ),
        (
            "en",
            [
                "Verdict of the newest version that can be read: ELIGIBLE",
                "The score from version to version",
                "Each version, newest first",
            ],
        ),
    ],
)
def test_the_page_is_in_the_order_in_which_it_is_read(language: str, headings: list[str]) -> None:
    found = page(history(known(0, 10), known(1, 50, 20)), language)

    assert found.one("html").attributes["lang"] == language
    assert [each.words for each in found.all("h1")] == ["Kelas Perahu"]
    assert [each.words for each in found.all("h2")] == headings


def test_the_chart_says_in_words_what_it_shows_and_the_table_holds_every_figure() -> None:
    found = page(history(known(0, 10), known(1, None), known(2, 50, 20), rubric=scored((0, "Awal"), (60, "Siap"))))

    assert found.by_id("gambar-isi").words == (
        "Kesiapan: dulu 10,00, kini 50,00. Terbukti: dulu 0,00, kini 20,00. Garis: Siap 60. "
        "Angka tiap versi ada di tabel."
    )
    rows = [[each.words for each in row if each.name in {"th", "td"}] for row in found.one("tbody").all("tr")]
    assert rows[0] == ["2026-01-03 0000000", "✓ LAYAK", "50,00", "20,00"]
    assert rows[2] == ["2026-01-02 0000000", "! tidak terbaca", "", ""]
    assert rows[3] == ["rusak"]
    assert found.all("text", "unread")[0].text == "?"
    assert "? tidak terbaca" in found.one("p", "legend").words


def test_the_two_series_differ_in_more_than_colour() -> None:
    style = page(history(known(0, 10))).one("style").text

    rules = {name: re.search(rf"\.stroke \.{name} {{ (.*) }}", style) for name in ("proven", "claimed")}
    assert all(rules.values())
    assert ["stroke-dasharray" in str(rule and rule[1]) for rule in rules.values()] == [False, True]


def test_bands_and_the_pass_mark_are_lines_and_those_at_the_same_points_are_one() -> None:
    rubric = scored((0, "Awal"), (60, "Cukup"), (85, "Siap " * 20), (900, "Terlalu tinggi"), mark=60)

    found = page(history(known(0, 10), rubric=rubric))

    assert len(found.all("line", "mark")) == 2
    names = [each.text for each in found.all("text", "name")]
    assert names[0] == "Cukup, ambang lulus 60"
    assert names[1].startswith("Siap Siap")
    assert len(names[1]) == LONGEST + 3


def test_without_lines_none_are_spoken_of() -> None:
    found = page(history(known(0, 10), rubric=scored((0, "Awal"))))

    assert found.all("line", "mark") == []
    assert "Garis" not in found.by_id("gambar-isi").words


def test_without_points_there_is_a_table_and_no_chart() -> None:
    scored_once = known(0, 10)
    assert scored_once.judged
    bare = scored_once._replace(judged=scored_once.judged._replace(low=None, out_of=None))

    found = page(history(bare, rubric=kipp().rubric._replace(score=None)))

    assert found.all("svg") == []
    assert found.one("section", "verdict").one("p").words == (
        "Bobot tidak diterbitkan, jadi hanya kelayakan yang dinilai."
    )
    assert [each.words for each in found.one("tbody").all("td", "figure")] == ["", ""]


def test_where_no_version_can_be_read_there_is_no_verdict() -> None:
    found = page(history(known(0, None)))

    assert [each.words for each in found.all("h2")] == ["Tiap versi, yang terbaru dahulu"]
    assert found.one("h1").words == "(judul belum diisi)"


def test_the_page_needs_nothing_but_itself() -> None:
    found = page(history(known(0, 10)))

    assert {each.name for each in found} & {"script", "link", "img", "iframe", "form", "object", "base"} == set()
    assert [
        name for each in found for name in each.attributes if name.startswith("on") or name in {"src", "style"}
    ] == []
    assert any("default-src 'none'" in each.attributes.get("content", "") for each in found.all("meta"))


@pytest.mark.parametrize("said", MARKUP)
def test_text_stays_text(said: str) -> None:
    facts = judged("kelas-perahu").facts
    answers = facts.answers | {"judul": facts.answers["judul"]._replace(value=said)}
    wild = moment(1, 50, facts=facts._replace(answers=answers))
    broken = known(0, None)._replace(version=known(0, None).version._replace(problem=Text(said)))
    found = history(broken, wild)._replace(file=f"{said}.yaml")

    text = render_history(found)

    read, calm = Page(text), page(history(known(0, None), known(1, 50)))
    assert read.one("h1").text == visible(said)
    assert [each.name for each in read] == [each.name for each in calm]
    assert [line for line in text.split("\n") if line.lstrip().startswith("::") or "##" in line] == []
    assert text.isascii()
