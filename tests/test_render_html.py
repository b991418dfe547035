"""The page of a report, and of a batch: what stands where, that it needs nothing else, and that text stays text."""

from __future__ import annotations

import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import pytest
from batch_outcomes import HOSTILE, everything, example, examples, titled, unjudged, written
from builders import facts, rubric
from jinja2 import UndefinedError
from pages import Page
from test_examples_golden import EXAMPLES, judged

from inovasi_cli.assess import assess
from inovasi_cli.assess.report import Interval
from inovasi_cli.batch.outcome import ERROR, FAILED, NOTE, PASSED, Remark
from inovasi_cli.render.html import drawing, render
from inovasi_cli.render.html.engine import fill
from inovasi_cli.text import Text, visible

if TYPE_CHECKING:
    from pathlib import Path

    from pages import Element

    from inovasi_cli.assess.report import Report

MARKUP: Final = (
    *HOSTILE,
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><style>*{display:none}</style>",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "&lt;b&gt; &amp;#60;",
    "' onmouseover='x",
    "javascript:alert(1)",
    "=1+1",
)
HEADINGS: Final = (
    "Putusan: BELUM PASTI",
    "Kesiapan",
    "Langkah pertama",
    "Syarat yang belum terpenuhi atau belum pasti",
    "Karakteristik inovasi",
    "Kategori",
    "Kesiapan per bagian",
    "Langkah lainnya",
    "Syarat yang sudah terpenuhi",
    "Temuan",
    "Belum dijawab (20), yang paling menentukan dahulu",
    "Perlu diingat saat mengajukan",
    "Catatan tentang penilaian ini",
    "Sumber",
)
ENGLISH: Final = (
    "Verdict: UNDECIDED",
    "Readiness",
    "First steps",
    "Requirements not met, or undecided",
    "Characteristics of an innovation",
    "Category",
    "Readiness by part",
    "More steps",
    "Requirements met",
    "Findings",
    "Not answered yet (20), what decides most first",
    "To remember when you submit",
    "About this judgement",
    "Sources",
)
ONE_GATE: Final = """
gates:
  - {id: setuju, title: Setuju, when: {question: setuju, is: ya}, cure: Setujulah, origin: derived}
characteristics:
  - id: satu
    title: Satu
    definition: Satu
    need: all
    origin: derived
    elements:
      - {id: a, title: A, when: {question: setuju, is: ya}, origin: derived}
      - {id: b, title: B, when: {question: jumlah, at_least: 1}, origin: derived}
"""


def page(report: Report, language: str = "id") -> Page:
    return Page(render(report, language))


def with_title(report: Report, title: str) -> Report:
    """The report of an innovation that is called so."""
    answers = report.facts.answers | {"judul": report.facts.answers["judul"]._replace(value=title)}
    return report._replace(facts=report.facts._replace(answers=answers))


def section(found: Page, key: str) -> Element:
    return next(each for each in found.all("section") if each.attributes["aria-labelledby"] == key)


@pytest.mark.parametrize(("language", "headings"), [("id", HEADINGS), ("en", ENGLISH)])
def test_the_page_is_in_the_order_in_which_it_is_read(language: str, headings: tuple[str, ...]) -> None:
    found = page(judged("kelas-perahu"), language)

    assert found.one("html").attributes["lang"] == language
    assert [each.words for each in found.all("h1")] == ["Kelas Perahu"]
    assert tuple(each.words for each in found.all("h2")) == headings


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_page_has_its_landmarks_and_every_name_that_is_referred_to(name: str) -> None:
    found = page(judged(name))

    keys = [each.attributes["id"] for each in found if "id" in each.attributes]
    named = [key for each in found for key in each.attributes.get("aria-labelledby", "").split()]

    assert [len(found.all(each)) for each in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    assert len(keys) == len(set(keys))
    assert set(named) <= set(keys)
    assert found.one("a").attributes == {"class": "skip", "href": "#isi"}
    assert found.by_id("isi").name == "main"
    assert all(each.attributes["scope"] in {"row", "col"} for each in found.all("th"))


@pytest.mark.parametrize("text", [render(judged("kelas-perahu")), written("html", examples())], ids=["nilai", "batch"])
def test_a_page_needs_nothing_but_itself(text: str) -> None:
    found = Page(text)
    style = found.one("style").text
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = [each.attributes["content"] for each in found.all("meta") if "http-equiv" in each.attributes]

    assert policy == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]
    assert {each.name for each in found} & {"script", "link", "img", "iframe", "form", "object", "base"} == set()
    assert [
        name for each in found for name in each.attributes if name.startswith("on") or name in {"src", "style"}
    ] == []
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("name", EXAMPLES)
def test_whoever_does_not_see_a_picture_is_told_what_it_shows(name: str) -> None:
    pictures = page(judged(name)).all("svg")

    assert len(pictures) > 20
    assert [each for each in pictures if each.attributes["role"] != "img" or not each.one("title").words] == []


def test_a_bar_says_the_figures_that_stand_beside_it() -> None:
    row = section(page(judged("kelas-perahu")), "bagian").all("tr")[1]

    assert row.one("title").words == "Kebaruan: diakui 13,33, terbukti 13,33, masih mungkin 16,67, terbanyak 20,00"
    assert [each.words for each in row.all("td")] == ["13,33", "13,33", "16,67", "20,00"]


def test_the_verdict_names_the_requirement_that_decides() -> None:
    told = {name: section(page(judged(name)), "putusan").words for name in EXAMPLES}

    assert told["contoh-lengkap"] == "Putusan: LAYAK Semua 11 syarat terpenuhi."
    assert told["kelas-perahu"].endswith(
        "Yang menentukan: Judulnya hanya dipakai untuk satu usulan. Belum dijawab: Judul dipakai usulan lain "
        "(dan 4 syarat lain di bawah)"
    )
    assert "Yang menentukan: Sudah diterapkan, bukan rencana atau uji coba." in told["teropong-jiwa"]
    assert "Tidak ada langkah untuk memenuhi syarat ini: Sudah berjalan" in told["teropong-jiwa"]


def test_the_first_steps_come_early_and_the_others_go_on_counting() -> None:
    found = page(judged("kelas-perahu"))
    first, others = section(found, "langkah"), section(found, "semua")

    assert [each.words for each in first.all("span", "number")] == ["1.", "2.", "3."]
    assert [each.words for each in others.all("span", "number")] == [f"{number}." for number in range(4, 13)]
    assert others.one("ol").attributes["start"] == "4"
    assert first.all("li")[2].words == (
        "3. Panduan untuk peniru: capai “Panduan bisa dibuka siapa saja di internet” kesiapan +6,67 menjadi 63,06 "
        "(terbukti +6,67 menjadi 59,72) Jawaban yang mendukung: Panduan untuk peniru: “Ada dan bisa dibuka "
        "siapa saja di internet” "
        "Siapkan: Panduan, buku saku, atau SOP-nya sendiri, atau tautannya"
    )


@pytest.mark.parametrize("title", MARKUP)
def test_a_title_is_text_whatever_it_says(title: str) -> None:
    report = judged("kelas-perahu")

    text = render(with_title(report, title))

    found, plain = Page(text), page(report)
    assert found.one("h1").text == visible(title)
    assert [each.name for each in found] == [each.name for each in plain]
    assert [set(each.attributes) for each in found] == [set(each.attributes) for each in plain]
    assert [line for line in text.split("\n") if line.lstrip().startswith("::") or "##" in line] == []
    assert text.isascii()


@pytest.mark.parametrize("title", MARKUP)
def test_a_title_is_text_in_a_batch_as_well(title: str) -> None:
    found = Page(written("html", [titled(example("kelas-perahu"), title)]))

    assert found.one("span", "title").text == (visible(title) or "(judul belum diisi)")
    assert found.all("script") == []


def test_every_word_of_a_strangers_rubric_is_text(tmp_path: Path) -> None:
    live = "<img src=x onerror=alert(1)>"
    loaded = rubric(tmp_path, ONE_GATE.replace("Setuju", live))

    found = page(assess(loaded.rubric, facts(tmp_path, loaded, "setuju: tidak\n"), None))

    assert found.all("img") == []
    assert section(found, "kurang").one("p").words == live


def test_only_addresses_of_the_web_become_links() -> None:
    report = judged("kelas-perahu")
    first = report.rubric.sources[0]
    urls = ("https://contoh.go.id/a?b=1&c=<d>", "HTTP://contoh.go.id", "javascript:alert(1)", "data:text/html,x", None)
    sources = tuple(first._replace(id=str(number), url=url) for number, url in enumerate(urls))
    report = report._replace(rubric=report.rubric._replace(sources=sources))

    found = section(page(report), "sumber")

    assert [each.attributes["href"] for each in found.all("a")] == list(urls[:2])
    assert [each.attributes["rel"] for each in found.all("a")] == ["noopener noreferrer"] * 2
    assert "javascript:alert(1)" in found.words
    assert "data:text/html,x" in found.words


def test_a_source_says_how_sure_it_is() -> None:
    told = [each.words for each in section(page(judged("kelas-perahu")), "sumber").all("li")]

    assert told[0].startswith("Peraturan Menteri PANRB Nomor 3 Tahun 2018 (halaman judul) (keyakinan tinggi) https://")
    assert [each for each in told if "keyakinan" not in each] == []


def test_one_requirement_alone_is_told_without_a_count_of_others(tmp_path: Path) -> None:
    loaded = rubric(tmp_path, ONE_GATE)

    found = page(assess(loaded.rubric, facts(tmp_path, loaded, "setuju: tidak\njumlah: 2\n"), None))

    assert section(found, "putusan").all("p")[1].words == "Yang menentukan: Setuju. Setuju: Tidak"


def test_without_a_score_the_page_says_so_and_with_few_characteristics_there_is_a_table_alone(
    tmp_path: Path,
) -> None:
    loaded = rubric(tmp_path, ONE_GATE)

    found = page(assess(loaded.rubric, facts(tmp_path, loaded, "setuju: tidak\njumlah: 2\n"), None))

    assert section(found, "kesiapan").one("p").words == "Bobot tidak diterbitkan, jadi hanya kelayakan yang dinilai."
    assert found.all("svg") == []
    cells = section(found, "karakteristik")
    assert [each.words for each in cells.all("td", "figure")] == ["1 dari 2", "1 dari 2"]
    assert cells.all("th")[3].words == "1. Satu ~ sebagian"


def test_where_there_is_nothing_to_do_the_page_says_so(tmp_path: Path) -> None:
    loaded = rubric(tmp_path, ONE_GATE)

    found = page(assess(loaded.rubric, facts(tmp_path, loaded, "setuju: ya\njumlah: 2\n"), None))

    assert section(found, "langkah").one("p").words == "Tidak ada langkah yang menambah nilai."
    assert found.one("h1").words == "(judul belum diisi)"


def test_a_radar_has_as_many_axes_as_there_are_and_none_below_three() -> None:
    assert drawing.radar([1, 0], [1, 1]) is None
    for count in (3, 5, 8):
        drawn = drawing.radar([1.0] * count, [1.0] * count)
        assert drawn
        assert [axis.number for axis in drawn.axes] == list(range(1, count + 1))
        assert len(drawn.shown.split()) == count
        assert drawn.shown == drawn.rings[-1]


def test_a_radar_begins_at_the_top_and_its_middle_is_nought() -> None:
    drawn = drawing.radar([1, 0.5, 0, 0], [1, 1, 0, 0])

    assert drawn
    assert drawn.shown == "0,-100 50,0 0,0 0,0"
    assert drawn.possible == "0,-100 100,0 0,0 0,0"


def test_a_bar_ends_at_the_shares_of_what_there_is_at_most() -> None:
    drawn = drawing.bar(Interval(1, 3, 10), Interval(2, 4, 10), 4)

    assert drawn == drawing.Bar("25", "50", "100", "50")
    assert drawing.bar(Interval(0, 0, 10), Interval(0, 0, 10), 0) == drawing.Bar("0", "0", "0", "0")


def test_a_template_that_asks_for_what_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        fill("batch_tail.html.j2", step="")


def test_jinja_is_loaded_for_a_page_alone() -> None:
    asked = "import sys; from inovasi_cli.cli import nilai, sinks; print('jinja2' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout == "False\n"


# A batch


def rows(text: str) -> list[Element]:
    return Page(text).one("table", "results").one("tbody").all("tr")


def remark(severity: str, title: str) -> Remark:
    return Remark("uji/satu", severity, 1, 1, Text(title), Text(f"{title}: sebabnya"))


def test_a_row_has_verdict_points_and_why_it_fails_before_what_else_there_is() -> None:
    outcome = example("kelas-perahu")._replace(
        state=FAILED, remarks=(remark(NOTE, "Catatan"), remark(ERROR, "Syarat satu"), remark(ERROR, "Syarat dua"))
    )

    (row,) = rows(written("html", [outcome]))

    assert row.one("span", "state").words == "belum pasti"
    assert row.one("summary").words == "Syarat satu"
    told = ["Syarat satu: sebabnya", "Syarat dua: sebabnya", "Catatan: sebabnya"]
    assert [each.words for each in row.all("li")] == told
    assert row.all("td")[1].one("b").words == "41,39"
    assert row.all("td")[1].words.endswith("Terbukti 41,39")


def test_a_row_that_passed_says_how_much_there_is_to_look_at() -> None:
    outcome = example("contoh-lengkap")._replace(state=PASSED)

    clean, noted = rows(
        written("html", [outcome._replace(remarks=()), outcome._replace(file="b", remarks=(remark(NOTE, "Satu"),))])
    )

    assert clean.all("details") == []
    assert noted.one("summary").words == "1 catatan"


def test_a_row_without_points_shows_none() -> None:
    outcome = unjudged("rusak.yaml", "kunci ganda", "yang lain")

    (row,) = rows(written("html", [outcome]))

    assert row.all("svg") == []
    assert row.one("summary").words == "kunci ganda"
    assert row.one("span", "state").words == "tak dinilai"


def test_of_a_hundred_remarks_of_one_result_the_first_are_told() -> None:
    outcome = unjudged("rusak.yaml", *map(str, range(100)))

    (row,) = rows(written("html", [outcome]))

    assert [each.words for each in row.all("li")] == [*map(str, range(20)), "... dan 80 lagi"]


def test_the_page_of_a_batch_counts_and_says_what_stops_most() -> None:
    found = Page(written("html", examples()))

    assert found.one("h1").words == "Hasil penilaian inovasi"
    assert found.one("header").all("p")[0].words.startswith("9 berkas diperiksa dengan kipp-2018: 1 layak")
    assert found.one("ul", "obstacles").one("li").words.endswith("2 dari 9")
    assert found.one("table", "results").attributes["class"] == "results single"


def test_the_page_of_a_batch_tells_several_rubrics_apart() -> None:
    found = Page(written("html", everything(), "en"))

    heads = ["Rubric", "Files", "Eligible", "No rules", "Not eligible", "Undecided", "Not judged", "Average"]
    assert [each.words for each in found.one("table").one("thead").all("th")] == heads
    assert len(rows(written("html", everything()))) == len(everything())
    assert "single" not in found.one("table", "results").attributes["class"]


def test_an_empty_batch_is_a_page_too() -> None:
    found = Page(written("html", []))

    assert found.one("header").words == "Hasil penilaian inovasi Tidak ada berkas yang dinilai."
