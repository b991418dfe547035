"""The report in Markdown: what stands where, that everybody's text is text, and that every reader takes it alike."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from batch_outcomes import HOSTILE
from builders import HEAD, facts, rubric
from markdown_it import MarkdownIt
from test_examples_golden import EXAMPLES, judged

from inovasi_cli.assess import assess
from inovasi_cli.render.markdown import render
from inovasi_cli.render.markdown.marks import JOINER, link, stressed, strong
from inovasi_cli.render.terminal import Look
from inovasi_cli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

    from inovasi_cli.assess.report import Report

READER: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKUP: Final = (
    *(each for each in HOSTILE if each),
    "<script>alert(1)</script>",
    "![gambar](https://contoh.invalid/x.png)",
    "<https://contoh.invalid> www.contoh.invalid a@contoh.invalid https://contoh.invalid",
    "@dinas #12 !34 ~5",
    "**tebal** _miring_ `kode` ~~coret~~ $x$",
    "satu | dua\n| --- | --- |\n| a | b |",
    "# judul",
    "- butir",
    "10. nomor",
    "> kutipan",
    "- [ ] tugas",
    "---",
    "```\nkode",
    "\\",
    "*",
    "[^1]: catatan",
    ":smile:",
    "|",
)
ENGLISH: Final = (
    "Verdict: UNDECIDED",
    "Readiness",
    "Next steps",
    "Requirements not met, or undecided",
    "Characteristics of an innovation",
    "Category",
    "Readiness by part",
    "Requirements met",
    "Findings",
    "Not answered yet (20), what decides most first",
    "To remember when you submit",
    "About this judgement",
    "Sources",
)
SCORED: Final = """
gates:
  - {id: setuju, title: TEKS, when: {question: setuju, is: ya}, cure: TEKS, origin: derived}
  - {id: berapa, title: TEKS, when: {question: jumlah, at_least: 1}, cure: TEKS, origin: derived}
characteristics:
  - id: satu
    title: TEKS
    definition: TEKS
    need: all
    origin: derived
    elements:
      - {id: a, title: TEKS, when: {question: setuju, is: ya}, origin: derived}
      - {id: b, title: TEKS, when: {question: jumlah, at_least: 1}, origin: derived}
categories:
  - {id: umum, title: TEKS, fits_when: {question: setuju, is: tidak}, origin: derived}
reminders: [{text: TEKS, source: pedoman}]
notes: [{text: TEKS, source: pedoman}]
score:
  out_of: 100
  bands: [{id: awal, title: TEKS, from: 0, origin: derived}]
  parts:
    - id: induk
      title: TEKS
      weight: 100
      source: pedoman
      parts:
        - id: anak
          title: TEKS
          source: pedoman
          levels:
            - {points: 1, title: TEKS, when: {question: nilai, at_least: 1}}
            - {points: 0, title: TEKS, when: {question: nilai, at_least: 0}}
"""


def tokens(text: str) -> Iterator[Token]:
    for each in READER.parse(text):
        yield each
        yield from each.children or ()


def shape(text: str) -> list[tuple[str, str, int]]:
    """The elements that a reader finds, without what they say; text beside text is one text."""
    found = [(each.type, each.tag, each.level) for each in tokens(text)]
    return [each for each, last in zip(found, [None, *found], strict=False) if each[0] != "text" or each != last]


def headings(text: str) -> list[str]:
    found = READER.parse(text)
    return [inline.content for head, inline in pairwise(found) if head.type == "heading_open"]


def says(text: str) -> list[str]:
    """What each paragraph, item and cell shows."""
    blocks = [each for each in READER.parse(text) if each.type == "inline"]
    return ["".join(child.content for child in each.children or ()).replace(JOINER, "") for each in blocks]


def called(report: Report, title: str) -> Report:
    """The report of an innovation that is called so, in a file that is."""
    answers = report.facts.answers | {"judul": report.facts.answers["judul"]._replace(value=title)}
    return report._replace(facts=report.facts._replace(answers=answers, file=f"{title}.yaml"))


def of_strangers(folder: Path, said: str) -> Report:
    """A report in which every text is ``said``, of the rubric and of the fact file."""
    loaded = rubric(folder, SCORED, head=HEAD.replace("Pedoman Uji", "TEKS").replace("Lomba Uji", "TEKS"))
    report = assess(loaded.rubric, facts(folder, loaded, "setuju: tidak\njudul: Tenang\nnilai: 0\n"), None)
    return called(with_texts(report, said), said)


def with_texts(value: Any, said: str) -> Any:
    """The same value with other words wherever there was a ``TEKS``."""
    if isinstance(value, str):
        return value.replace("TEKS", said)
    if isinstance(value, dict):
        return {key: with_texts(each, said) for key, each in value.items()}
    if isinstance(value, tuple):
        inside = [with_texts(each, said) for each in value]
        return type(value)(*inside) if hasattr(value, "_fields") else tuple(inside)
    return value


def test_the_report_is_in_the_order_in_which_it_is_read() -> None:
    text = render(judged("kelas-perahu"), Look(language="en"))

    assert text.startswith("# Kelas Perahu\n\nJudged by ")
    assert headings(text) == ["Kelas Perahu", *ENGLISH]
    assert text.split("\n\n")[-1].startswith("inovasi ")


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_element_is_there_that_an_office_could_not_paste(name: str) -> None:
    kinds = {each.type.removesuffix("_open").removesuffix("_close") for each in tokens(render(judged(name), Look()))}

    assert kinds <= {
        *("heading", "paragraph", "inline", "text", "text_special", "strong", "em", "code_inline"),
        *("bullet_list", "ordered_list", "list_item", "table", "thead", "tbody", "tr", "th", "td", "link"),
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_line_of_the_parts_has_all_columns(name: str) -> None:
    rows = [line for line in render(judged(name), Look()).split("\n") if line.startswith("|")]

    assert len(rows) > 2
    assert {line.count("|") for line in rows} == {7}


def test_a_part_shows_its_bar_its_level_and_its_points() -> None:
    text = render(judged("kelas-perahu"), Look())

    assert "\n| **Manfaat** | `█████░░░░···` | 8,89 | 8,89 | 15,56 | 20,00 |\n" in text
    assert "| – Rujukan: *Dirujuk dengan satu cara* | `██████······` | 3,33 | 3,33 | 3,33 | 6,67 |\n" in text  # noqa: RUF001 - a dash


def test_the_readiness_says_what_each_of_its_figures_means() -> None:
    text = render(judged("kelas-perahu"), Look())

    bar, legend, figures, marks = text.split("## Kesiapan\n\n")[1].split("\n\n")[:4]
    assert bar == f"`{'█' * 17}{'░' * 17}{'·' * 6}`"
    assert legend == "`█` terbukti; `▓` diakui, belum terbukti; `░` masih mungkin; `·` tidak tercapai"
    assert figures == (
        "- **Terbukti 41,39** dari 100, yang buktinya ada\n"
        "- **Diakui 41,39** dari 100, menurut jawaban yang ada\n"
        "- **Masih mungkin 84,72** dari 100, jika semua yang belum pasti mendukung"
    )
    assert marks.startswith("Tingkat kesiapan: Berkembang")


def test_a_step_is_an_item_with_what_it_brings_and_takes() -> None:
    assert (
        "\n3. **Panduan untuk peniru: capai “Panduan bisa dibuka siapa saja di internet”**\n"
        "   - kesiapan +6,67 menjadi 63,06 (terbukti +6,67 menjadi 59,72)\n"
        "   - Jawaban yang mendukung: Panduan untuk peniru: “Ada dan bisa dibuka siapa saja di internet”\n"
        "   - Siapkan: Panduan, buku saku, atau SOP-nya sendiri, atau tautannya\n"
    ) in render(judged("kelas-perahu"), Look())


def test_only_the_first_steps_are_told_unless_all_are_asked_for() -> None:
    report = judged("kelas-perahu")

    short, long = render(report, Look()), render(report, Look(all_steps=True))

    assert "\n8. " in short
    assert "\n9. " not in short
    assert "\n\n... dan 4 langkah lain; tampilkan dengan --semua\n" in short
    assert "\n12. " in long
    assert "--semua" not in long
    assert "\n10. **" in long
    assert "\n    - " in long.split("\n10. **")[1].split("\n11. ")[0]


def test_what_is_not_needed_any_more_is_said_in_words() -> None:
    assert "\n  - \\- Telah dicontoh (tidak diperlukan lagi)\n" in render(judged("kelas-perahu"), Look())


def test_a_rubric_without_points_says_so(tmp_path: Path) -> None:
    gate = "gates:\n  - {id: satu, title: Satu, when: {question: setuju, is: ya}, cure: C, origin: derived}\n"
    loaded = rubric(tmp_path, gate)

    text = render(assess(loaded.rubric, facts(tmp_path, loaded, "setuju: ya\n"), None), Look())

    assert headings(text)[:4] == ["(judul belum diisi)", "Putusan: LAYAK", "Kesiapan", "Langkah berikutnya"]
    assert "## Kesiapan\n\nBobot tidak diterbitkan, jadi hanya kelayakan yang dinilai.\n" in text
    assert "## Langkah berikutnya\n\nTidak ada langkah yang menambah nilai.\n" in text
    assert "|" not in text


@pytest.mark.parametrize("said", MARKUP)
def test_whatever_anybody_wrote_makes_no_element(said: str, tmp_path: Path) -> None:
    calm, wild = (render(of_strangers(tmp_path, each), Look()) for each in ("tenang", said))

    assert shape(wild) == shape(calm)
    assert len(wild.split("\n")) == len(calm.split("\n"))
    assert says(wild)[0] == visible(said).strip()
    assert says(wild).count(visible(said).strip()) == says(calm).count("tenang")
    assert [line for line in wild.split("\n") if line.lstrip().startswith("::") or "##[" in line] == []


def test_where_only_ascii_can_be_shown_the_signs_and_bars_are_ascii() -> None:
    text = render(judged("kelas-perahu"), Look(unicode=False))

    assert "\n| **Manfaat** | `#####----...` |" in text
    assert '\n3. **Panduan untuk peniru: capai "Panduan' in text
    assert "\n- v **Efektif**: terpenuhi\n" in text
    assert text.replace(JOINER, "").isascii()


def test_a_source_of_the_web_is_a_link_and_nothing_else_is() -> None:
    report = judged("kelas-perahu")

    links = [each.attrs["href"] for each in tokens(render(report, Look())) if each.type == "link_open"]

    assert links == [source.url for source in report.rubric.sources if source.url]


@pytest.mark.parametrize(
    "address",
    [
        "https://x.id/a b",
        "https://x.id/>x",
        "https://x.id/|",
        "https://x.id/`",
        "https://x.id/##[error]",
        "https://é.id",
    ],
)
def test_an_address_that_could_mean_more_is_text(address: str) -> None:
    assert [each.type for each in tokens(link(address)) if each.type.startswith("link")] == []
    assert says(link(address)) == [address.replace("##[", "##[")]


def test_nothing_is_not_put_between_marks() -> None:
    assert (strong(" "), stressed("")) == ("", "")
