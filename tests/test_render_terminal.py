"""The report at a terminal: what stands where, that it fits, and that nobody's text can act on the screen."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from builders import HEAD, facts, rubric
from rich.cells import cell_len

from inovasi_cli import __version__
from inovasi_cli.assess import assess
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.render.terminal import Look, render
from inovasi_cli.rubric.catalog import folder
from inovasi_cli.rubric.score import MOST_POINTS

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.assess.report import Report
    from inovasi_cli.rubric.load import Loaded

ON: Final = date(2018, 3, 31)
EXAMPLES: Final = sorted((folder().parent / "examples").glob("*/profil.yaml"))
CODE: Final = re.compile(r"\x1b\[[0-9;]*m")
BAR: Final = re.compile(r"[█▓░·]+(?=  )")
TWO_LEVELS: Final = """
score:
  out_of: 100
  parts:
    - id: satu
      title: Satu
      weight: 100
      origin: derived
      levels:
        - {points: 2, title: Dua, when: {question: nilai, at_least: 2}}
        - {points: 1, title: Satu, when: {question: nilai, at_least: 1}}
        - {points: 0, title: Nihil}
"""
ONE_PART: Final = """
score:
  out_of: 100
  {more}
  parts:
    - id: satu
      title: Satu
      weight: 100
      origin: derived
      levels:
        - {{points: 20000, title: Dua, when: {{question: jumlah, at_least: 2}}}}
        - {{points: 16999, title: Satu, when: {{question: jumlah, at_least: 1}}}}
        - {{points: 0, title: Nihil}}
"""
HEADINGS: Final = (
    "Syarat yang belum terpenuhi atau belum pasti",
    "Langkah berikutnya",
    "Karakteristik inovasi",
    "Kategori",
    "Kesiapan per bagian",
    "Syarat yang sudah terpenuhi",
    "Temuan",
    "Belum dijawab (20), yang paling menentukan dahulu",
    "Perlu diingat saat mengajukan",
    "Catatan tentang penilaian ini",
    "Sumber (keyakinan tinggi, kecuali disebut lain)",
)
ENGLISH: Final = (
    "Requirements not met, or undecided",
    "Next steps",
    "Characteristics of an innovation",
    "Category",
    "Readiness by part",
    "Requirements met",
    "Findings",
    "Not answered yet (20), what decides most first",
    "To remember when you submit",
    "About this judgement",
    "Sources (of high confidence unless said otherwise)",
)

example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)


def shipped(path: Path, loaded: Loaded, on: date | None = ON) -> Report:
    """An example of ours, judged by KIPP 2018."""
    return assess(loaded.rubric, read_facts(open_profile(path), loaded.bank, loaded.rubric), on)


def kelas_perahu(loaded: Loaded) -> Report:
    """The example with every section that a report may have."""
    return shipped(next(path for path in EXAMPLES if path.parent.name == "kelas-perahu"), loaded)


def judged(folder: Path, body: str, answers: str = "judul: Uji\n", *, head: str = HEAD, on: date | None = ON) -> Report:
    """What a rubric of a few lines says of a few answers."""
    loaded = rubric(folder, body, head=head)
    return assess(loaded.rubric, facts(folder, loaded, answers), on)


def shown(report: Report, **look: object) -> str:
    """The report without colours, 80 columns wide unless ``look`` says otherwise."""
    return render(report, Look(**look))  # type: ignore[arg-type]


def headings(text: str) -> list[str]:
    """The lines behind an empty one that stand at the margin, where others below are set in."""
    blocks = (block.split("\n") for block in text.split("\n\n")[1:])
    return [lines[0] for lines in blocks if lines[1:] and not lines[0].startswith(" ") and lines[1].startswith(" ")]


def section(text: str, heading: str) -> list[str]:
    """The lines below a heading."""
    return next(lines[1:] for block in text.split("\n\n") if (lines := block.rstrip("\n").split("\n"))[0] == heading)


def steps(report: Report, **look: object) -> list[str]:
    """The lines of the next steps, without their margin."""
    return [line[2:] for line in section(shown(report, **look), "Langkah berikutnya")]


def test_the_verdict_comes_first_then_what_is_missing_and_what_to_do_then_the_rest(kipp_2018: Loaded) -> None:
    text = shown(kelas_perahu(kipp_2018))

    head, verdict, *_, provenance, recap = text.split("\n\n")

    assert head.split("\n") == [
        "Inovasi: Kelas Perahu",
        "Dinilai menurut Kompetisi Inovasi Pelayanan Publik (KIPP) 2018",
        "Umur dihitung per 31 Maret 2018, hari pendaftaran ditutup",
    ]
    assert verdict.startswith(" BELUM PASTI  ")
    assert tuple(headings(text)) == HEADINGS
    assert provenance.startswith(f"inovasi {__version__}; rubrik ")
    assert recap.startswith("Singkatnya: BELUM PASTI\nMulai dari: ")


def test_english_speaks_english_in_the_same_order(kipp_2018: Loaded) -> None:
    text = shown(kelas_perahu(kipp_2018), language="en")

    assert text.split("\n")[:2] == [
        "Innovation: Kelas Perahu",
        "Judged by Public Service Innovation Competition (KIPP) 2018",
    ]
    assert tuple(headings(text)) == ENGLISH
    assert [heading for heading in HEADINGS if f"\n{heading}\n" in text] == []
    assert "Readiness 41.39 to 84.72 of 100" in text
    assert text.split("\n\n")[-1].startswith("In short: UNDECIDED\nBegin with: Answer 4 questions: ")


def test_what_has_no_english_is_said_in_indonesian(tmp_path: Path) -> None:
    report = judged(tmp_path, "reminders: [{text: Kirim lewat laman, source: pedoman}]")

    assert section(shown(report, language="en"), "To remember when you submit") == ["  - Kirim lewat laman"]


@example
@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_but_a_web_address_is_wider_than_the_screen(
    path: Path, width: int, language: str, kipp_2018: Loaded
) -> None:
    lines = shown(shipped(path, kipp_2018), width=width, language=language).split("\n")

    assert [line for line in lines if cell_len(line) > width and not line.strip().startswith("https://")] == []


def test_web_addresses_stay_whole_so_that_they_can_be_clicked(kipp_2018: Loaded) -> None:
    lines = [line.strip() for line in shown(kelas_perahu(kipp_2018), width=40).split("\n")]

    assert [source.url for source in kipp_2018.rubric.sources if source.url and source.url not in lines] == []


@pytest.mark.parametrize(("asked", "used"), [(1, 40), (39, 40), (111, 110), (100_000, 110)])
def test_a_screen_that_is_hardly_there_or_endless_is_taken_as_the_nearest_useful_one(
    asked: int, used: int, kipp_2018: Loaded
) -> None:
    report = kelas_perahu(kipp_2018)

    assert shown(report, width=asked) == shown(report, width=used)


@example
def test_no_line_ends_in_spaces(path: Path, kipp_2018: Loaded) -> None:
    text = shown(shipped(path, kipp_2018))

    assert [line for line in text.split("\n") if line != line.rstrip()] == []


@example
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_screen_without_unicode_gets_only_ascii(path: Path, language: str, kipp_2018: Loaded) -> None:
    text = shown(shipped(path, kipp_2018), unicode=False, language=language)

    assert text.isascii()


def test_signs_and_bars_of_ascii_can_be_told_apart(kipp_2018: Loaded) -> None:
    text = shown(kelas_perahu(kipp_2018), unicode=False)

    elements = section(text, "Karakteristik inovasi")
    assert "  v Efektif: terpenuhi" in elements
    assert "    x Gagasan yang unik" in elements
    assert "    ? Pendekatan yang baru" in elements
    assert "Rujukan                       ######......" in text
    assert section(text, "Kesiapan per bagian")[-1].split()[::2][0] == "#"


@example
def test_without_colour_there_is_no_code_at_all(path: Path, kipp_2018: Loaded) -> None:
    assert "\x1b" not in shown(shipped(path, kipp_2018))


@example
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_colour_changes_nothing_but_the_colour(path: Path, width: int, kipp_2018: Loaded) -> None:
    report = shipped(path, kipp_2018)

    coloured = shown(report, width=width, colour=True)

    assert CODE.search(coloured)
    assert CODE.sub("", coloured) == shown(report, width=width)


def test_colours_do_not_depend_on_the_environment(kipp_2018: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    report = kelas_perahu(kipp_2018)
    coloured = shown(report, colour=True)

    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb"), ("COLUMNS", "20"), ("FORCE_COLOR", "1")):
        monkeypatch.setenv(name, value)

    assert shown(report, colour=True) == coloured
    assert "\x1b" not in shown(report)


def test_no_state_is_told_by_colour_alone(kipp_2018: Loaded) -> None:
    report = kelas_perahu(kipp_2018)

    lines = section(shown(report), "Karakteristik inovasi")

    signs = {True: "✓", False: "✗", None: "?", "shown": "✓", "unknown": "?"}
    expected = []
    for result in report.characteristics:
        spare = result.characteristic.need == "any" and result.state == "shown"
        expected += [signs[result.state], *("-" if spare and not e.met else signs[e.met] for e in result.elements)]
    assert [line.strip()[0] for line in lines] == expected
    assert set(expected) == {"✓", "✗", "?", "-"}


def characteristic(need: str) -> str:
    """A rubric of one characteristic with three elements, an option each."""
    elements = ", ".join(
        f"{{id: {key}, title: Unsur {key}, when: {{question: banyak, has: {key}}}}}" for key in ("a", "b")
    )
    third = "{id: c, title: Unsur c, when: {question: setuju, is: ya}}"
    return (
        f"characteristics: [{{id: baru, title: Baru, definition: yang baru, source: pedoman, need: {need},"
        f" elements: [{elements}, {third}]}}]"
    )


@pytest.mark.parametrize(
    ("need", "answers", "told"),
    [
        ("all", "banyak: [a]\nsetuju: ya\n", ["~ Baru: sebagian", "✓ Unsur a", "✗ Unsur b", "✓ Unsur c"]),
        ("all", "banyak: [a]\n", ["~ Baru: sebagian", "✓ Unsur a", "✗ Unsur b", "? Unsur c"]),
        ("all", "banyak: [a, b]\n", ["? Baru: belum pasti", "✓ Unsur a", "✓ Unsur b", "? Unsur c"]),
        (
            "any",
            "banyak: [a]\n",
            ["✓ Baru: terpenuhi (cukup salah satu)", "✓ Unsur a", "- Unsur b", "- Unsur c"],
        ),
        (
            "any",
            "banyak: []\nsetuju: ya\n",
            ["✓ Baru: terpenuhi (cukup salah satu)", "- Unsur a", "- Unsur b", "✓ Unsur c"],
        ),
        (
            "any",
            "banyak: []\n",
            ["? Baru: belum pasti (cukup salah satu)", "✗ Unsur a", "✗ Unsur b", "? Unsur c"],
        ),
        (
            "any",
            "banyak: []\nsetuju: tidak\n",
            ["✗ Baru: belum terpenuhi (cukup salah satu)", "✗ Unsur a", "✗ Unsur b", "✗ Unsur c"],
        ),
    ],
)
@pytest.mark.parametrize("unicode", [True, False])
def test_a_characteristic_says_whether_one_is_enough_and_faults_no_element_that_it_does_not_need(
    tmp_path: Path, need: str, answers: str, told: list[str], *, unicode: bool
) -> None:
    lines = section(shown(judged(tmp_path, characteristic(need), answers), unicode=unicode), "Karakteristik inovasi")

    signs = str.maketrans({} if unicode else {"✓": "v", "✗": "x"})
    assert [line.strip() for line in lines] == [line.translate(signs) for line in told]


def test_where_there_is_only_one_element_nobody_has_a_choice(tmp_path: Path) -> None:
    body = """
    characteristics:
      - id: baru
        title: Baru
        definition: yang baru
        source: pedoman
        need: any
        elements: [{id: a, title: Unsur a, when: {question: setuju, is: ya}}]
    """

    assert section(shown(judged(tmp_path, body, "setuju: ya\n")), "Karakteristik inovasi")[0] == "  ✓ Baru: terpenuhi"


@pytest.mark.parametrize(
    "title",
    [
        "[red]Merah[/red]",
        "[/x] [link=https://example.org]",
        ":smile: :warning:",
        "Perahu 🚤 emas",
        r"C:\dir\[red]",
        "100% {judul} {0}",
    ],
)
def test_what_a_person_wrote_is_never_read_as_markup(tmp_path: Path, title: str) -> None:
    body = "gates: [{id: judul, title: Judul diisi, when: {question: judul, known: true}, cure: Isi, source: pedoman}]"
    report = judged(tmp_path, body, f"judul: '{title}'\n")

    plain, coloured = shown(report), CODE.sub("", shown(report, colour=True))

    assert plain.split("\n")[0] == f"Inovasi: {title}"
    assert f"Judul: {title}" in plain
    assert coloured == plain


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize(
    "title", ["x" * 300, "x" * 39 + " " + "y" * 41, "漢字" * 90, "a漢" * 90, "🚤" * 60, "é" * 100, "-" * 100]
)
def test_a_word_longer_than_the_line_is_broken_and_not_lost(tmp_path: Path, title: str, width: int) -> None:
    report = judged(tmp_path, "", f"judul: '{title}'\n")

    head = shown(report, width=width).split("Dinilai menurut")[0].split("\n")

    assert max(map(cell_len, head)) <= width
    assert "".join(head).replace(" ", "") == f"Inovasi:{title}".replace(" ", "")


def test_a_line_break_inside_an_answer_breaks_no_line(tmp_path: Path) -> None:
    report = judged(tmp_path, "", 'judul: "satu\\ndua\\ttiga"\n')

    assert shown(report).split("\n")[0] == "Inovasi: satu dua tiga"


@pytest.mark.parametrize("colour", [False, True])
def test_a_path_cannot_act_on_the_screen(tmp_path: Path, *, colour: bool) -> None:
    body = "gates: [{id: surat, title: Surat, when: {question: surat, is: ya}, cure: Minta, source: pedoman}]"
    report = judged(tmp_path, body, "surat: {nilai: ya, bukti: [tidak-ada.pdf]}\n")
    odd = report._replace(facts=report.facts._replace(file="a\x1b[31m\x9bm\u202e\udcff\n[red].yaml"))

    text = CODE.sub("", shown(odd, colour=colour))

    assert "(a<U+001B>[31m<U+009B>m<U+202E><U+DCFF> [red].yaml:2): " in text.replace("\n    ", " ")
    assert [letter for letter in text if not letter.isprintable() and letter != "\n"] == []


def test_a_title_of_two_column_letters_leaves_the_figures_in_their_columns(tmp_path: Path) -> None:
    body = ONE_PART.format(more="").replace("title: Satu\n      weight", "title: 漢字漢字 satu\n      weight")
    plain = judged(tmp_path, ONE_PART.format(more=""), "jumlah: 1\n")
    wide = judged(tmp_path, body, "jumlah: 1\n")

    one, other = (section(shown(report), "Kesiapan per bagian")[1] for report in (plain, wide))

    assert cell_len(one) == cell_len(other) == 80
    assert other.startswith("  漢字漢字 satu  ")


def test_a_deep_score_on_a_narrow_screen_keeps_its_figures(tmp_path: Path) -> None:
    part = "{id: p0, title: Bagian yang paling dalam, origin: derived, levels: [{points: 1, title: Ada}]}"
    for depth in range(1, 13):
        part = f"{{id: p{depth}, title: Kelompok {depth}, weight: 1, origin: derived, parts: [{part}]}}"
    report = judged(tmp_path, f"score: {{out_of: 1, parts: [{part}]}}")

    lines = section(shown(report, width=40), "Kesiapan per bagian")

    assert max(map(len, lines)) <= 40
    assert len([line for line in lines if line.endswith("1,00 /   1,00")]) == 13


def test_the_longest_figures_are_shown_whole_on_the_narrowest_screen(tmp_path: Path) -> None:
    most = MOST_POINTS
    part = f"{{id: satu, title: Satu, weight: {most}, origin: derived, levels: [{{points: 1, title: Ada}}]}}"
    report = judged(tmp_path, f"score: {{out_of: {most}, parts: [{part}]}}")

    line = section(shown(report, width=40), "Kesiapan per bagian")[0]

    assert line.split() == ["Satu", f"{most},00", "/", f"{most},00"]


@example
@pytest.mark.parametrize(("width", "length"), [(60, 8), (69, 8), (70, 12), (99, 12), (100, 20), (120, 20)])
def test_the_pieces_of_a_bar_add_up_to_its_length(path: Path, width: int, length: int, kipp_2018: Loaded) -> None:
    report = shipped(path, kipp_2018)

    lines = section(shown(report, width=width), "Kesiapan per bagian")
    bars = [found.group() for line in lines if (found := BAR.search(line)) and "/" in line]

    groups = report.readiness.parts if report.readiness else ()
    assert len(bars) == sum(1 + len(group.parts) for group in groups) > 0
    assert {len(bar) for bar in bars} == {length}
    assert [bar for bar in bars if re.fullmatch("█*▓*░*·*", bar) is None] == []


@example
@pytest.mark.parametrize("width", [40, 59])
def test_where_there_is_no_room_for_bars_the_figures_stay(path: Path, width: int, kipp_2018: Loaded) -> None:
    lines = section(shown(shipped(path, kipp_2018), width=width), "Kesiapan per bagian")

    assert len([line for line in lines if re.search(r"\d,\d\d / +\d+,\d\d$", line)]) == 21
    assert [line for line in lines if set(line) & set("█▓░·")] == []  # no legend of what is not shown


@pytest.mark.parametrize(
    ("answers", "bar", "figures"),
    [
        ("nilai:\n", "░" * 12, "0,00–100,00 / 100,00"),  # noqa: RUF001 - a range takes an en dash
        ("nilai: 0\n", "·" * 12, "0,00 / 100,00"),
        ("nilai: 1\n", "▓" * 6 + "·" * 6, "50,00 / 100,00"),
        ("nilai: 2\n", "▓" * 12, "100,00 / 100,00"),
        ("nilai: {nilai: 2, bukti: [laporan.pdf]}\n", "█" * 12, "100,00 / 100,00"),
    ],
)
def test_a_bar_tells_proven_from_claimed_from_possible_from_lost(
    tmp_path: Path, answers: str, bar: str, figures: str
) -> None:
    (tmp_path / "laporan.pdf").write_bytes(b"%PDF-1.4")
    line = section(shown(judged(tmp_path, TWO_LEVELS, answers)), "Kesiapan per bagian")[1]

    assert line.split(maxsplit=3) == ["Satu", bar, "100,00" if "█" in bar else "0,00", figures]


def test_where_there_is_no_room_for_both_what_is_proven_stands_below(tmp_path: Path) -> None:
    report = judged(tmp_path, ONE_PART.format(more="").replace("jumlah", "nilai"), "nilai: 2\n")

    lines = section(shown(report, width=55), "Kesiapan per bagian")

    assert [line.split() for line in lines[:2]] == [["Satu", "100,00", "/", "100,00"], ["terbukti", "0,00"]]


@pytest.mark.parametrize(
    ("answers", "bar", "legend"),
    [
        ("nilai:\n", "░" * 40, "░ masih mungkin"),
        ("nilai: 1\n", "▓" * 20 + "·" * 20, "▓ diakui, belum terbukti   · tidak tercapai"),
        ("nilai: {nilai: 2, bukti: [laporan.pdf]}\n", "█" * 40, "█ terbukti"),
    ],
)
def test_the_score_is_a_bar_below_its_figures_with_the_signs_that_are_in_it(
    tmp_path: Path, answers: str, bar: str, legend: str
) -> None:
    (tmp_path / "laporan.pdf").write_bytes(b"%PDF-1.4")

    report = judged(tmp_path, TWO_LEVELS, answers)
    lines = shown(report).split("\n")

    at = lines.index(f"  {bar}")
    assert any(line.startswith("Kesiapan ") for line in lines[at - 2 : at])
    assert lines[at + 1] == f"  {legend}"
    assert f"  {bar[:18]}{bar[-18:]}" in shown(report, width=40)


def test_no_sign_is_parted_from_what_it_stands_for(kipp_2018: Loaded) -> None:
    lines = section(shown(kelas_perahu(kipp_2018), width=60), "Kesiapan per bagian")

    assert lines[-2:] == [
        "  █ terbukti   ▓ diakui, belum terbukti   ░ masih mungkin",
        "  · tidak tercapai",
    ]


def test_what_waits_for_proof_has_the_colour_of_what_is_open(tmp_path: Path) -> None:
    text = shown(judged(tmp_path, TWO_LEVELS, "nilai: 1\n"), colour=True)

    assert f"\x1b[33m{'▓' * 20}\x1b[0m\x1b[2m{'·' * 20}\x1b[0m" in text
    assert f"\x1b[33m{'▓' * 6}\x1b[0m\x1b[2m{'·' * 6}\x1b[0m" in text


def test_a_range_takes_a_hyphen_where_there_is_only_ascii(tmp_path: Path) -> None:
    lines = section(shown(judged(tmp_path, ONE_PART.format(more="")), unicode=False), "Kesiapan per bagian")

    assert lines[1].endswith("  0,00    0,00-100,00 / 100,00")


def test_a_part_that_can_bring_nothing_has_an_empty_bar(tmp_path: Path) -> None:
    body = """
    score:
      out_of: 100
      parts:
        - {id: satu, title: Satu, weight: 100, origin: derived, levels: [{points: 1, title: Ada}]}
        - {id: dua, title: Dua, weight: 0, origin: derived, levels: [{points: 1, title: Ada}]}
    """

    lines = section(shown(judged(tmp_path, body)), "Kesiapan per bagian")

    assert lines[3].split(maxsplit=3) == ["Dua", "·" * 12, "0,00", "0,00 /   0,00"]


def test_a_level_stands_below_its_part(tmp_path: Path) -> None:
    lines = section(shown(judged(tmp_path, ONE_PART.format(more=""), "jumlah: 2\n")), "Kesiapan per bagian")

    assert lines[2] == "    Dua"


def test_figures_that_only_look_like_the_pass_mark_say_that_they_are_below_it(tmp_path: Path) -> None:
    report = judged(tmp_path, ONE_PART.format(more="pass_mark: {points: 85, source: pedoman}"), "jumlah: 1\n")

    text = shown(report)

    assert "Kesiapan 85,00 dari 100; terbukti 85,00.\n" in text
    assert "\nAmbang lulus 85; nilai persisnya 16999/200, masih di bawah 85.\n" in text


def test_a_pass_mark_with_decimals_is_shown_in_the_language_of_the_report(tmp_path: Path) -> None:
    more = "pass_mark: {points: '84,9960', source: pedoman}"
    report = judged(tmp_path, ONE_PART.format(more=more), "jumlah: 1\n")

    assert "nilai persisnya 16999/200, masih di bawah 84,996." in shown(report)
    assert "the exact value is 16999/200, still below 84.996." in shown(report, language="en")


@pytest.mark.parametrize(("mark", "answers"), [("84,99", "jumlah: 1\n"), ("90", "jumlah: 1\n"), ("85", "jumlah: 2\n")])
def test_figures_that_show_what_is_so_need_no_such_note(tmp_path: Path, mark: str, answers: str) -> None:
    report = judged(tmp_path, ONE_PART.format(more=f"pass_mark: {{points: '{mark}', source: pedoman}}"), answers)

    assert f"\nAmbang lulus {mark}.\n" in shown(report)


def test_a_rubric_that_rounds_first_reaches_its_mark_by_rounding(tmp_path: Path) -> None:
    more = "round_to: 2\n  pass_mark: {points: 85, source: pedoman}"

    assert "\nAmbang lulus 85.\n" in shown(judged(tmp_path, ONE_PART.format(more=more), "jumlah: 1\n"))


@pytest.mark.parametrize(
    ("basis", "told"),
    [("origin: derived", "Tingkat kesiapan: Siap (ukuran kami); "), ("source: pedoman", "Tingkat kesiapan: Siap; ")],
)
def test_a_band_of_ours_says_so(tmp_path: Path, basis: str, told: str) -> None:
    more = f"bands: [{{id: siap, title: Siap, from: 0, {basis}}}]"
    report = judged(tmp_path, ONE_PART.format(more=more), "jumlah: 1\n")

    assert f"\n{told}ambang lulus tidak diterbitkan.\n" in shown(report)


def test_a_part_that_does_not_apply_says_so(tmp_path: Path) -> None:
    body = """
    score:
      out_of: 100
      parts:
        - id: lepas
          title: Lepas
          weight: 50
          origin: derived
          not_applicable: dropped
          levels: [{points: 1, title: Ada, when: {question: jumlah, at_least: 1}}]
        - id: penuh
          title: Penuh
          weight: 50
          origin: derived
          not_applicable: full
          levels: [{points: 1, title: Ada, when: {question: nilai, at_least: 1}}]
    """
    report = judged(tmp_path, body, "jumlah: {tidak_berlaku: x}\nnilai: {tidak_berlaku: x}\n")

    lines = section(shown(report), "Kesiapan per bagian")

    assert lines[1].split("  ")[1] == "Lepas (tidak berlaku)"
    assert [lines[2].split("  ")[1], lines[3].strip()] == ["Penuh (tidak berlaku, nilai", "penuh)"]
    assert lines[2].endswith("100,00 / 100,00")


def test_where_nothing_of_the_score_applies_there_is_no_figure_at_all(tmp_path: Path) -> None:
    body = """
    score:
      out_of: 100
      parts:
        - id: lepas
          title: Lepas
          weight: 100
          origin: derived
          not_applicable: dropped
          levels: [{points: 1, title: Ada, when: {question: jumlah, at_least: 1}}]
    """

    text = shown(judged(tmp_path, body, "jumlah: {tidak_berlaku: x}\n"))

    assert "Kesiapan per bagian" not in text
    assert "Kesiapan 0" not in text


def test_without_a_score_the_report_says_that_only_eligibility_is_judged(tmp_path: Path) -> None:
    text = shown(judged(tmp_path, ""))

    assert "Kesiapan" not in text
    assert section(text, "Catatan tentang penilaian ini") == [
        "  - Bobot tidak diterbitkan, jadi hanya kelayakan yang dinilai."
    ]


def test_sections_with_nothing_to_say_are_not_there(tmp_path: Path) -> None:
    text = shown(judged(tmp_path, ""))

    assert headings(text) == ["Langkah berikutnya", "Catatan tentang penilaian ini", HEADINGS[-1]]
    assert section(text, "Langkah berikutnya") == ["  Tidak ada langkah yang menambah nilai."]
    assert text.split("\n\n")[-1] == "Singkatnya: TANPA SYARAT\n"


CATEGORIES: Final = """
categories:
  - {id: satu, title: Kategori satu, fits_when: {question: banyak, has: a}, source: pedoman}
  - {id: dua, title: Kategori dua, fits_when: {question: setuju, is: ya}, source: pedoman}
"""


@pytest.mark.parametrize(
    ("answers", "chosen", "told"),
    [
        (
            "banyak: [a]\nsetuju: ya\n",
            "satu",
            ["Kategori satu (pilihan Anda, didukung fakta)", "Juga cocok: Kategori dua"],
        ),
        ("banyak: [b]\nsetuju: tidak\n", "satu", ["Kategori satu (pilihan Anda, belum didukung fakta)"]),
        ("judul: x\n", "satu", ["Kategori satu (pilihan Anda, belum pasti)", "Masih mungkin: Kategori dua"]),
        ("banyak: [a]\nsetuju: ya\n", "", ["Cocok: Kategori satu; Kategori dua"]),
        ("banyak: [b]\nsetuju: tidak\n", "", ["Belum ada kategori yang cocok."]),
        ("banyak: [a]\n", "", ["Cocok: Kategori satu", "Masih mungkin: Kategori dua"]),
        ("judul: x\n", "", ["Belum ada kategori yang cocok.", "Masih mungkin: Kategori satu; Kategori dua"]),
    ],
)
def test_the_category_is_told_with_what_the_facts_say_of_it(
    tmp_path: Path, answers: str, chosen: str, told: list[str]
) -> None:
    loaded = rubric(tmp_path, CATEGORIES)
    more = f"kategori: {{uji: {chosen}}}\n" if chosen else ""

    text = shown(assess(loaded.rubric, facts(tmp_path, loaded, answers, more=more), ON))

    assert section(text, "Kategori") == [f"  {line}" for line in told]


@pytest.mark.parametrize(
    ("window", "on", "told"),
    [
        ("", date(2020, 5, 1), "Umur dihitung per 1 Mei 2020"),
        ("{closes: 2018-03-31, origin: derived}", ON, "Umur dihitung per 31 Maret 2018, hari pendaftaran ditutup"),
        ("{closes: 2018-03-31, origin: derived}", date(2019, 4, 21), "Umur dihitung per 21 April 2019"),
        ("{opens: 2018-01-17, origin: derived}", date(2019, 4, 21), "Umur dihitung per 21 April 2019"),
        (
            "{opens: 2018-01-17, origin: derived}",
            None,
            "Hari pendaftaran ditutup belum diketahui, jadi umur tidak dihitung; sebutkan\ndengan --per",
        ),
    ],
)
def test_the_day_on_which_ages_are_counted_is_said_in_words(
    tmp_path: Path, window: str, on: date | None, told: str
) -> None:
    text = shown(judged(tmp_path, f"window: {window}" if window else "", on=on))

    assert text.split("\n\n")[0].split("\n", 2)[2] == told


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("setuju: ya\nmulai: 2016\n", " LAYAK  Semua 2 syarat terpenuhi."),
        ("setuju: tidak\n", " TIDAK LAYAK  1 dari 2 syarat tidak terpenuhi, 1 belum bisa dinilai."),
        ("setuju: tidak\nmulai: 2016\n", " TIDAK LAYAK  1 dari 2 syarat tidak terpenuhi."),
        ("judul: x\n", " BELUM PASTI  2 dari 2 syarat belum bisa dinilai."),
        (
            "setuju: ya\nmulai: 2017-11\n",
            """ TIDAK LAYAK  1 dari 2 syarat tidak terpenuhi.
Semua syarat terpenuhi mulai 30 November 2018, jika yang lain tetap.
Tidak ada langkah untuk memenuhi syarat ini: Satu tahun.""",
        ),
    ],
)
def test_the_verdict_counts_the_gates(tmp_path: Path, answers: str, told: str) -> None:
    body = """
    gates:
      - {id: setuju, title: Disetujui, when: {question: setuju, is: ya}, cure: Minta, source: pedoman}
      - {id: usia, title: Satu tahun, when: {question: mulai, age_at_least: 1 year}, cure: Tunggu, source: pedoman}
    """

    text = shown(judged(tmp_path, body, answers))

    assert text.split("\n\n")[1] == told


AGES: Final = """
gates:
  - {id: satu, title: Satu tahun, when: {question: mulai, age_at_least: 1 year}, cure: Tunggu, source: pedoman}
  - {id: dua, title: Dua tahun, when: {question: mulai, age_at_least: 2 years}, cure: Tunggu, source: pedoman}
  - {id: setuju, title: Disetujui, when: {question: setuju, is: ya}, cure: Minta, source: pedoman}
"""


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("mulai: 2017-11\nsetuju: tidak\n", ["Tidak ada langkah untuk memenuhi syarat ini: Satu tahun; Dua tahun."]),
        ("mulai: 2016-11\n", ["Tidak ada langkah untuk memenuhi syarat ini: Dua tahun."]),
        ("mulai: 2015\nsetuju: tidak\n", []),  # a step opens it
        ("setuju: ya\n", []),  # not unmet, only unknown
        (
            "mulai: 2017\nsetuju: ya\n",
            ["Tidak ada langkah untuk memenuhi syarat ini: Dua tahun."],
        ),  # the other is unknown
    ],
)
def test_requirements_that_no_step_opens_are_named_below_the_verdict(
    tmp_path: Path, answers: str, told: list[str]
) -> None:
    verdict = shown(judged(tmp_path, AGES, answers)).split("\n\n")[1].split("\n")

    assert [line for line in verdict if line.startswith("Tidak ada langkah")] == told


def test_in_english_too_no_answer_can_change_what_is_fixed(tmp_path: Path) -> None:
    text = shown(judged(tmp_path, AGES, "mulai: 2017-11\n"), language="en")

    assert "\nNo step meets this: Satu tahun; Dua tahun.\n" in text


@example
def test_every_unmet_requirement_of_an_example_has_a_step_or_is_said_to_have_none(
    path: Path, kipp_2018: Loaded
) -> None:
    report = shipped(path, kipp_2018)

    verdict = shown(report, width=110).split("\n\n")[1].replace("\n", " ")

    opened = {gate.id for action in report.advice.actions for gate in action.opens}
    closed = [each.gate for each in report.eligibility.gates if each.met is False and each.gate.id not in opened]
    assert ("Tidak ada langkah" in verdict) is bool(closed)
    assert [gate.id for gate in closed if gate.title.id not in verdict] == []


def test_a_gate_that_is_not_met_says_why_and_what_to_do_before_those_still_open(tmp_path: Path) -> None:
    body = """
    gates:
      - {id: usia, title: Satu tahun, when: {question: mulai, age_at_least: 1 year}, cure: Tunggu, source: pedoman}
      - {id: setuju, title: Disetujui, when: {question: setuju, is: ya}, cure: Minta izin, source: pedoman}
      - {id: banyak, title: Ada A, when: {question: banyak, has: a}, cure: Tambah A, source: pedoman}
    """

    text = shown(judged(tmp_path, body, "setuju: tidak\nbanyak: [a]\n"))

    assert section(text, "Syarat yang belum terpenuhi atau belum pasti") == [
        "  ✗ Disetujui",
        "    Setuju: Tidak",
        "    Caranya: Minta izin",
        "  ? Satu tahun",
        "    Belum dijawab: Mulai",
    ]
    assert section(text, "Syarat yang sudah terpenuhi") == ["  ✓ Ada A", "    Banyak: A"]


@pytest.mark.parametrize(("answers", "title"), [("jumlah: 1\n", "(judul belum diisi)"), ("judul: Perahu\n", "Perahu")])
def test_the_report_begins_with_the_title(tmp_path: Path, answers: str, title: str) -> None:
    assert shown(judged(tmp_path, "", answers)).split("\n")[0] == f"Inovasi: {title}"


def test_a_title_that_nobody_knows_is_not_made_up(tmp_path: Path) -> None:
    report = judged(tmp_path, "", "judul: {tidak_tahu: true}\n")

    assert shown(report).split("\n")[0] == "Inovasi: (judul belum diisi)"
    assert shown(report, language="en").split("\n")[0] == "Innovation: (no title yet)"


def many(count: int, more: str = "") -> str:
    """A rubric of so many parts, each reached by its own option."""
    parts = "".join(
        f"""
    - id: bagian-{number}
      title: Bagian {number}
      weight: 10
      origin: derived
      levels: [{{points: 1, title: Ada, when: {{question: daftar, has: "{number}"}}}}]"""
        for number in range(1, count + 1)
    )
    return f"score:\n  out_of: {count * 10}\n  {more}\n  parts:{parts}\n"


AGREED: Final = "{question: setuju, is: ya}"
CHOSEN_A: Final = "{question: pilihan, is: a}"


def gates(**conditions: str) -> str:
    """The gates of a rubric by their ids, each with its condition."""
    told = (
        f"  - {{id: {key}, title: Syarat {key}, when: {when}, cure: Isi, source: pedoman}}\n"
        for key, when in conditions.items()
    )
    return f"gates:\n{''.join(told)}"


def numbered(lines: list[str]) -> list[str]:
    """The first line of each step."""
    return [line for line in lines if re.match(r"\d+\. ", line)]


def test_more_actions_than_a_person_reads_are_counted(tmp_path: Path) -> None:
    report = judged(tmp_path, many(11), "daftar: []\n")

    lines = steps(report)

    assert len(report.advice.actions) == 11
    assert numbered(lines) == [f"{number}. Bagian {number}: capai “Ada”" for number in range(1, 9)]
    assert lines[-1] == "... dan 3 langkah lain; tampilkan dengan --semua"


def test_who_asks_for_all_steps_gets_them(tmp_path: Path) -> None:
    lines = steps(judged(tmp_path, many(11), "daftar: []\n"), all_steps=True)

    assert numbered(lines) == [f"{number}. Bagian {number}: capai “Ada”" for number in range(1, 12)]
    assert lines[-3:-1] == [
        "11. Bagian 11: capai “Ada”",
        "    kesiapan +10,00 menjadi 110,00 (terbukti +10,00 menjadi 110,00)",
    ]


@example
def test_all_steps_are_the_first_ones_and_those_that_were_counted(path: Path, kipp_2018: Loaded) -> None:
    report = shipped(path, kipp_2018)

    some, every = steps(report), steps(report, all_steps=True)

    assert numbered(every)[:8] == numbered(some)
    counted = [int(line.split()[2]) for line in some if line.endswith("--semua")]
    assert len(numbered(every)) == len(numbered(some)) + sum(counted)
    assert [line for line in every if "--semua" in line] == []


@example
def test_all_steps_change_nothing_else(path: Path, kipp_2018: Loaded) -> None:
    report = shipped(path, kipp_2018)

    one, other = (shown(report, all_steps=all_steps).split("\n\n") for all_steps in (False, True))

    assert len(one) == len(other)
    changed = {mine.split("\n")[0] for mine, theirs in zip(one, other, strict=True) if mine != theirs}
    assert changed <= {"Langkah berikutnya"}


def test_eight_actions_are_all_there_are(tmp_path: Path) -> None:
    lines = steps(judged(tmp_path, many(8), "daftar: []\n"))

    assert lines[-3:-1] == [
        "8. Bagian 8: capai “Ada”",
        "   kesiapan +10,00 menjadi 80,00 (terbukti +10,00 menjadi 80,00)",
    ]


BANDS: Final = (
    "bands: [{id: bawah, title: Bawah, from: 0, origin: derived}, {id: atas, title: Atas, from: 25, origin: derived}]"
)


def test_the_fewest_actions_are_named_by_their_numbers(tmp_path: Path) -> None:
    lines = section(shown(judged(tmp_path, many(4, BANDS), "daftar: []\n")), "Langkah berikutnya")

    assert lines[-1] == "  Paling sedikit 3 langkah untuk mencapai Atas: nomor 1, 2, 3."


def test_a_number_that_is_only_probably_the_fewest_says_so(tmp_path: Path) -> None:
    report = judged(tmp_path, many(4, BANDS), "daftar: []\n")
    greedy = report._replace(advice=report.advice._replace(fewest_exact=False))

    assert steps(greedy)[-1] == "Kira-kira 3 langkah untuk mencapai Atas (perkiraan): nomor 1, 2, 3."


def test_the_fewest_are_only_counted_where_some_of_them_are_not_shown(tmp_path: Path) -> None:
    bands = BANDS.replace("from: 25", "from: 90")

    lines = section(shown(judged(tmp_path, many(9, bands), "daftar: []\n")), "Langkah berikutnya")

    assert lines[-1] == "  Paling sedikit 9 langkah untuk mencapai Atas."


def test_where_all_steps_are_shown_the_fewest_are_always_named(tmp_path: Path) -> None:
    bands = BANDS.replace("from: 25", "from: 90")

    lines = steps(judged(tmp_path, many(9, bands), "daftar: []\n"), all_steps=True)

    assert " ".join(lines[-2:]).endswith(
        "Paling sedikit 9 langkah untuk mencapai Atas: nomor 1, 2, 3, 4, 5, 6, 7, 8, 9."
    )


def test_the_fewest_have_the_numbers_under_which_they_are_shown(tmp_path: Path) -> None:
    waiting = gates(a=AGREED, b=CHOSEN_A, c="{question: tahun, known: true}")

    lines = steps(judged(tmp_path, f"{waiting}{many(4, BANDS)}", "daftar: []\n"))

    assert lines[0] == "1. Jawab 3 pertanyaan: Setuju; Pilihan; Tahun"
    assert lines[-1] == "Paling sedikit 3 langkah untuk mencapai Atas: nomor 2, 3, 4."


def test_the_fewest_say_that_steps_towards_requirements_which_bring_points_too_are_not_among_them(
    tmp_path: Path,
) -> None:
    both = f'{{all: [{AGREED}, {{question: daftar, has: "1"}}]}}'

    lines = steps(judged(tmp_path, f"{gates(a=both)}{many(4, BANDS)}", "daftar: []\n"))

    told = " ".join(lines)
    assert "Paling sedikit 3 langkah untuk mencapai Atas, di luar langkah untuk syarat: nomor " in told


def test_where_no_step_reaches_the_next_mark_no_number_is_made_up(tmp_path: Path) -> None:
    report = judged(tmp_path, many(4, BANDS), "daftar: []\n")
    nothing = report._replace(advice=report.advice._replace(fewest=()))

    assert "langkah untuk mencapai" not in shown(nothing)


def test_a_step_that_reaches_the_pass_mark_by_itself_says_so(tmp_path: Path) -> None:
    more = "pass_mark: {points: 10, source: pedoman}"

    lines = section(shown(judged(tmp_path, many(2, more), "daftar: []\n")), "Langkah berikutnya")

    assert lines[1:3] == [
        "     kesiapan +10,00 menjadi 10,00 (terbukti +10,00 menjadi 10,00), mencapai",
        "     ambang lulus",
    ]
    assert lines[-1] == "  Paling sedikit 1 langkah untuk mencapai ambang lulus: nomor 1."


def test_a_step_that_opens_a_gate_says_so_and_how_sure_that_is(tmp_path: Path) -> None:
    body = """
    gates:
      - {id: setuju, title: Disetujui, when: {question: setuju, is: ya}, cure: Minta, source: pedoman}
      - {id: banyak, title: Ada A, when: {question: banyak, has: a}, cure: Tambah, source: pedoman}
    """

    assert steps(judged(tmp_path, body, "setuju: tidak\n")) == [
        "1. Jawab: Banyak",
        "   memenuhi 1 syarat jika jawabannya mendukung",
        "   Jawaban yang mendukung: Banyak: termasuk “A”",
        "2. Penuhi syarat: Disetujui",
        "   memenuhi 1 syarat",
        "   Ubah jawaban: Setuju: “Ya”",
    ]


def test_gates_that_wait_for_one_answer_each_are_one_step(tmp_path: Path) -> None:
    report = judged(tmp_path, gates(a=CHOSEN_A, b=AGREED, c="{question: tahun, known: true}"), "pilihan: b\n")

    assert steps(report) == [
        "1. Jawab 2 pertanyaan: Setuju; Tahun",
        "   memenuhi 2 syarat jika jawabannya mendukung",
        "   Jawaban yang mendukung: Setuju: “Ya”; Tahun: harus diisi",
        "2. Penuhi syarat: Syarat a",
        "   memenuhi 1 syarat",
        "   Ubah jawaban: Pilihan: “A”",
    ]
    assert section(shown(report, language="en"), "Next steps")[:2] == [
        "  1. Answer 2 questions: Setuju; Tahun",
        "     meets 2 of the requirements if the answers are favourable",
    ]


def test_the_step_of_one_answer_each_comes_before_those_that_bring_more(tmp_path: Path) -> None:
    part = f"{{id: p, title: P, weight: 100, origin: derived, levels: [{{points: 1, title: Ada, when: {CHOSEN_A}}}]}}"
    body = gates(a=CHOSEN_A, b=AGREED, c="{question: tahun, known: true}", d="{question: surat, is: ya}")

    report = judged(tmp_path, f"{body}score: {{out_of: 100, parts: [{part}]}}")

    assert steps(report) == [
        "1. Jawab 2 pertanyaan: Setuju; Tahun",
        "   memenuhi 2 syarat jika jawabannya mendukung",
        "   Jawaban yang mendukung: Setuju: “Ya”; Tahun: harus diisi",
        "2. Jawab: Pilihan",
        "   memenuhi 1 syarat jika jawabannya mendukung, kesiapan +100,00 menjadi",
        "   100,00 (terbukti +100,00 menjadi 100,00)",
        "   Jawaban yang mendukung: Pilihan: “A”",
        "3. Jawab: Surat",
        "   memenuhi 1 syarat jika jawabannya mendukung",
        "   Jawaban yang mendukung: Surat: “Ya”",
        "   Siapkan: surat",
    ]


@pytest.mark.parametrize("answers", ["judul: x\n", "setuju: {tidak_tahu: true}\n"])
def test_one_answer_alone_is_told_as_it_is(tmp_path: Path, answers: str) -> None:
    assert steps(judged(tmp_path, gates(a=AGREED), answers)) == [
        "1. Jawab: Setuju",
        "   memenuhi 1 syarat jika jawabannya mendukung",
        "   Jawaban yang mendukung: Setuju: “Ya”",
    ]


def test_a_gate_that_takes_two_answers_is_a_step_of_its_own(tmp_path: Path) -> None:
    both = "{all: [{question: tahun, known: true}, {question: daftar, has: x}]}"

    assert steps(judged(tmp_path, gates(a=both, b=AGREED, c=CHOSEN_A))) == [
        "1. Jawab 2 pertanyaan: Setuju; Pilihan",
        "   memenuhi 2 syarat jika jawabannya mendukung",
        "   Jawaban yang mendukung: Setuju: “Ya”; Pilihan: “A”",
        "2. Jawab: Daftar, Tahun",
        "   memenuhi 1 syarat jika jawabannya mendukung",
        "   Jawaban yang mendukung: Tahun: harus diisi; Daftar: termasuk x",
    ]


def test_a_question_or_a_gate_is_not_counted_twice(tmp_path: Path) -> None:
    two = "{any: [{question: jumlah, at_least: 5}, {question: daftar, has: x}]}"

    report = judged(tmp_path, gates(a="{question: jumlah, at_least: 2}", b=two, c=CHOSEN_A))

    assert [[gate.id for gate in action.opens] for action in report.advice.actions] == [["a"], ["a", "b"], ["c"]]
    assert steps(report) == [
        "1. Jawab 2 pertanyaan: Jumlah; Pilihan",
        "   memenuhi 3 syarat jika jawabannya mendukung",
        "   Jawaban yang mendukung: Jumlah: paling sedikit 5; Pilihan: “A”",
        "2. Jawab: Jumlah",
        "   memenuhi 1 syarat jika jawabannya mendukung, jika dilakukan sendiri",
        "   Jawaban yang mendukung: Jumlah: paling sedikit 2",
    ]


def test_one_step_may_open_several_gates(tmp_path: Path) -> None:
    assert steps(judged(tmp_path, gates(a=AGREED, b=AGREED), "setuju: tidak\n"))[1] == "   memenuhi 2 syarat"


FOUR: Final = "{all: [{question: setuju, is: ya}, {question: daftar, has: x}, {question: nilai, at_least: 1}, %s]}"


def test_a_step_towards_a_gate_says_what_each_answer_must_be(tmp_path: Path) -> None:
    body = gates(a=FOUR % CHOSEN_A)

    assert steps(judged(tmp_path, body)) == [
        "1. Jawab 4 pertanyaan untuk syarat: Syarat a",
        "   memenuhi 1 syarat jika jawabannya mendukung",
        "   Jawaban yang mendukung: Pilihan: “A”; Setuju: “Ya”; Daftar: termasuk x;",
        "   Nilai: paling sedikit 1",
        "   Siapkan: laporan",
    ]
    assert steps(judged(tmp_path, body, "pilihan: b\nnilai: 2\n")) == [
        "1. Penuhi syarat: Syarat a",
        "   memenuhi 1 syarat jika jawabannya mendukung",
        "   Jawaban yang mendukung: Setuju: “Ya”; Daftar: termasuk x",
        "   Ubah jawaban: Pilihan: “A”",
    ]


def test_what_answers_must_be_stands_before_the_proofs(tmp_path: Path) -> None:
    body = gates(a="{all: [{question: setuju, is: ya}, {question: nilai, at_least: 1}]}")

    assert steps(judged(tmp_path, body)) == [
        "1. Jawab: Nilai, Setuju",
        "   memenuhi 1 syarat jika jawabannya mendukung",
        "   Jawaban yang mendukung: Setuju: “Ya”; Nilai: paling sedikit 1",
        "   Siapkan: laporan",
    ]


def test_a_step_that_costs_points_says_so(tmp_path: Path) -> None:
    part = f"{{id: p, title: P, weight: 100, origin: derived, levels: [{{points: 1, title: Ada, when: {AGREED}}}]}}"
    body = f"{gates(a='{question: setuju, is: tidak}')}score: {{out_of: 100, parts: [{part}]}}"

    assert steps(judged(tmp_path, body, "setuju: ya\n")) == [
        "1. Penuhi syarat: Syarat a",
        "   memenuhi 1 syarat, kesiapan -100,00 menjadi 0,00 (terbukti -100,00 menjadi",
        "   0,00)",
        "   Ubah jawaban: Setuju: “Tidak”",
    ]


@pytest.mark.parametrize(
    ("proofs", "told"),
    [
        (1, ["     Siapkan: dokumen 1"]),
        (2, ["     Siapkan: dokumen 1; dokumen 2"]),
        (3, ["     Siapkan: dokumen 1; dokumen 2; dan 1 bukti lain"]),
        (5, ["     Siapkan: dokumen 1; dokumen 2; dan 3 bukti lain"]),
    ],
)
def test_at_most_two_documents_are_named_for_a_step(tmp_path: Path, proofs: int, told: list[str]) -> None:
    numbers = range(1, proofs + 1)
    questions = "".join(
        f"  - {{id: q{n}, kind: yes-no, label: Q{n}, text: Ada?, evidence: {{kinds: [pdf], hint: dokumen {n}}}}}\n"
        for n in numbers
    )
    bank = "theme: {title: Profil, order: 1}\nquestions:\n  - {id: judul, kind: text, label: Judul, text: Apa?}\n"
    tests = ", ".join(f"{{question: q{n}, is: ya}}" for n in numbers)
    body = f"gates: [{{id: semua, title: Semua, when: {{all: [{tests}]}}, cure: Isi, source: pedoman}}]\n"
    loaded = rubric(tmp_path, body, bank=bank + questions)
    report = assess(loaded.rubric, facts(tmp_path, loaded, "judul: Uji\n"), ON)

    lines = section(shown(report), "Langkah berikutnya")

    assert [line for line in lines if "Siapkan" in line] == told


def test_a_finding_names_the_answer_the_file_and_its_line(tmp_path: Path) -> None:
    body = """
    gates:
      - {id: surat, title: Ada surat, when: {question: surat, is: ya}, cure: Minta, source: pedoman}
      - {id: nilai, title: Ada nilai, when: {question: nilai, known: true}, cure: Isi, source: pedoman}
    """
    report = judged(tmp_path, body, "surat: {nilai: ya, bukti: [tidak-ada.pdf]}\nnilai: 3\n")
    here = report._replace(facts=report.facts._replace(file="profil.yaml"))

    assert section(shown(here), "Temuan") == [
        "  ! Surat (profil.yaml:2): berkas bukti tidak ditemukan: tidak-ada.pdf",
        '  ! syarat "Ada surat" terpenuhi menurut jawaban, tetapi belum ada buktinya:',
        "    Surat",
        '  ! syarat "Ada nilai" terpenuhi menurut jawaban, tetapi belum ada buktinya:',
        "    Nilai",
        "  ! Belum ada bukti (1): Nilai",
    ]


LOW: Final = "  kabar: {title: Kabar burung, url: https://example.org/kabar, confidence: low}\n"
LEAF: Final = "levels: [{points: 1, title: Ada, when: {question: jumlah, at_least: 1}}]"


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        ("origin: derived", ["Bobot dan tingkat penilaian kesiapan disusun oleh alat ini"]),
        ("source: pedoman", []),
        ("{source: pedoman, origin: derived}", ["Bobotnya dari sumber di bawah; tingkat penilaiannya disusun"]),
        ("source: kabar", ["Sebagian bobot berasal dari sumber kedua dan belum dipastikan."]),
    ],
)
def test_whose_weights_and_levels_these_are_is_told(tmp_path: Path, basis: str, told: list[str]) -> None:
    basis = basis.strip("{}")
    body = f"score: {{out_of: 100, parts: [{{id: satu, title: Satu, weight: 100, {basis}, {LEAF}}}]}}"

    text = shown(judged(tmp_path, body, head=HEAD + LOW))

    first = [line for line in text.split("\n") if line.startswith("  - ")]
    notes = first[: len(first) - 2]
    assert len(notes) == len(told)
    assert [line for line, start in zip(notes, told, strict=True) if not line.startswith(f"  - {start}")] == []


def test_a_note_or_a_source_of_little_confidence_says_so(tmp_path: Path) -> None:
    body = """
    notes:
      - {text: Catatan yakin., source: pedoman}
      - {text: Catatan ragu., source: kabar}
      - {text: Catatan kami., origin: derived}
    """

    text = shown(judged(tmp_path, body, head=HEAD + LOW))

    assert section(text, "Catatan tentang penilaian ini")[1:] == [
        "  - Catatan yakin.",
        "  - Catatan ragu. (keyakinan rendah)",
        "  - Catatan kami.",
    ]
    assert section(text, HEADINGS[-1]) == [
        "  - Pedoman Uji",
        "  - Kabar burung (keyakinan rendah)",
        "    https://example.org/kabar",
    ]


@pytest.mark.parametrize(
    ("answers", "recap"),
    [
        ("setuju: ya\npilihan: a\n", "Singkatnya: LAYAK\n"),
        ("setuju: tidak\npilihan: a\n", "Singkatnya: TIDAK LAYAK\nMulai dari: Penuhi syarat: Syarat b\n"),
        ("judul: x\n", "Singkatnya: BELUM PASTI\nMulai dari: Jawab 2 pertanyaan: Pilihan; Setuju\n"),
    ],
)
def test_who_reads_only_the_end_sees_the_verdict_and_where_to_begin(tmp_path: Path, answers: str, recap: str) -> None:
    report = judged(tmp_path, gates(a=CHOSEN_A, b=AGREED), answers)

    assert shown(report).split("\n\n")[-1] == recap


@example
@pytest.mark.parametrize("width", [40, 80])
def test_the_end_names_the_verdict_of_the_beginning_and_the_first_step(
    path: Path, width: int, kipp_2018: Loaded
) -> None:
    text = shown(shipped(path, kipp_2018), width=width)
    lines = "\n".join(section(text, "Langkah berikutnya"))

    recap = text.split("\n\n")[-1].split("Mulai dari: ")

    verdict = recap[0].removeprefix("Singkatnya: ").split("\n")[0]
    assert text.split("\n\n")[1].startswith(f" {verdict}  ")
    first = re.split(r"\n +(?=memenuhi \d|kesiapan [+-]|terbukti [+-])", lines.removeprefix("  1. "))[0]
    assert recap[1].split() == first.split()


def test_the_line_before_the_end_names_the_tool_and_what_was_judged_by_which_rules(kipp_2018: Loaded) -> None:
    report = kelas_perahu(kipp_2018)

    assert shown(report).split("\n\n")[-2] == (
        f"inovasi {__version__}; rubrik {report.rubric.digest[:12]}; "
        f"fakta {report.facts_digest[:12]}; laporan {report.digest[:12]}"
    )


def test_the_same_report_is_the_same_text(kipp_2018: Loaded) -> None:
    one, other = kelas_perahu(kipp_2018), kelas_perahu(kipp_2018)

    assert shown(one) == shown(other)


def test_a_rubric_without_requirements_says_so_instead_of_counting_none(tmp_path: Path) -> None:
    text = shown(judged(tmp_path, "characteristics: []\n"))

    assert " TANPA SYARAT  Rubrik ini tidak punya syarat yang bisa diperiksa.\n" in text
