"""What ``inovasi rubrik periksa`` finds in rubrics that can be read, and what it leaves to the loader."""

from __future__ import annotations

import os
import time
from pathlib import Path
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest
from builders import BANK, HEAD

from inovasi_cli.rubric import possible
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder, shipped
from inovasi_cli.rubric.ids import Ledger, check_ledger, ledger_of
from inovasi_cli.rubric.lint import Report, Shelf, lint
from inovasi_cli.rubric.load import read_rubric
from inovasi_cli.rubric.truths import UNCHECKED

if TYPE_CHECKING:
    from inovasi_cli.errors import Problem

GATE_ALWAYS = "selalu terpenuhi, apa pun jawabannya; perketat syaratnya, atau hapus"
GATE_NEVER = "tidak mungkin terpenuhi, apa pun jawabannya; perbaiki pilihan atau batasnya"
LEVEL_NEVER = "tingkat ini tidak mungkin diraih; perketat tingkat di atasnya, perbaiki syaratnya, atau hapus"
YES = "{question: setuju, is: ya}"
ANY_OPTION = "{question: pilihan, in: [a, b, c]}"


def shelf(folder: Path, bank: str = BANK) -> Bank:
    (folder / "bank").mkdir(exist_ok=True)
    (folder / "bank" / "profil.yaml").write_text(dedent(bank), encoding="utf-8")
    return Bank(folder / "bank")


def check(folder: Path, body: str, *, bank: str = BANK, head: str = HEAD) -> Report:
    """Check a rubric ``uji`` of that body alone."""
    (folder / "uji.yaml").write_text(dedent(head) + dedent(body), encoding="utf-8")
    shared = shelf(folder, bank)
    return lint([(folder / "uji.yaml", read_rubric(folder / "uji.yaml", shared))], Shelf(shared, {}), whole=False)


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Problems with short file names."""
    return [str(problem._replace(file=Path(problem.file).name)) for problem in problems]


def found(folder: Path, body: str, *, bank: str = BANK, head: str = HEAD) -> list[str]:
    """The findings without their line and column."""
    report = check(folder, body, bank=bank, head=head)
    assert report.notes == ()
    return [f"{problem.where}: {problem.message}" for problem in report.problems]


def gate(when: str, gate_id: str = "satu") -> str:
    return f"gates:\n  - {{id: {gate_id}, title: Satu, when: {when}, cure: Ubah, source: pedoman}}\n"


def part(*levels: str, more: str = "", weight: int = 100) -> str:
    """A part of a score, ``mutu``, with these levels."""
    return (
        dedent("""\
        - id: mutu
          title: Mutu
          weight: {weight}
          source: pedoman
          levels:
        """).format(weight=weight)
        + "".join(f"    - {{{level}}}\n" for level in levels)
        + indent(dedent(more), "  ")
    )


TWO_LEVELS = (f"points: 1, title: Ya, when: {YES}", "points: 0, title: Tidak")


def score(parts: str, more: str = "", out_of: str = "100") -> str:
    return f"score:\n  out_of: {out_of}\n{indent(dedent(more), '  ')}  parts:\n{indent(parts, '    ')}"


# What ships


def test_the_shipped_rubrics_are_clean_and_quickly_checked() -> None:
    bank = Bank(folder() / "questions")
    paths = {rubric: folder() / f"{rubric}.yaml" for rubric in shipped()}
    drafts = [(path, read_rubric(path, bank)) for path in paths.values()]
    ledger = Ledger(folder() / "ids.lock", (folder() / "ids.lock").read_text(encoding="utf-8"))
    before = time.process_time()

    assert lint(drafts, Shelf(bank, paths, ledger), whole=True) == ((), ())
    # A tenth of it is usual; a search that no longer stops early would take many times as long.
    assert time.process_time() - before < 5


def test_the_ledger_names_every_question_of_the_bank() -> None:
    """Run with INOVASI_UPDATE_LEDGER=1 to take over new questions and options, and read the difference."""
    path = folder() / "ids.lock"
    now = ledger_of(Bank(folder() / "questions"))
    if os.environ.get("INOVASI_UPDATE_LEDGER"):
        path.write_text(now, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == now


# Conditions


def test_a_sound_rubric_has_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path, gate(YES) + score(part(*TWO_LEVELS))) == []


def test_a_finding_says_where_it_is(tmp_path: Path) -> None:
    report = check(tmp_path, gate(ANY_OPTION))

    assert told(report.problems) == [f"uji.yaml:9:35: gates.satu.when: {GATE_ALWAYS}"]


def test_a_gate_that_is_never_met(tmp_path: Path) -> None:
    when = "{all: [{question: jumlah, above: 3}, {question: jumlah, at_most: 3}]}"

    assert found(tmp_path, gate(when)) == [f"gates.satu.when: {GATE_NEVER}"]


def test_a_gate_below_the_least_of_its_question_is_never_met(tmp_path: Path) -> None:
    assert found(tmp_path, gate("{question: jumlah, below: 0}")) == [f"gates.satu.when: {GATE_NEVER}"]


def test_a_gate_on_an_answer_at_all_is_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path, gate("{question: judul, known: true}")) == []


def test_the_closing_day_is_the_reference_date(tmp_path: Path) -> None:
    when = "{all: [{question: mulai, age_at_least: 1 year}, {question: mulai, after: 2018-01-01}]}"
    window = "window: {opens: 2018-01-01, closes: 2018-03-31, source: pedoman}\n"

    assert found(tmp_path, window + gate(when)) == [f"gates.satu.when: {GATE_NEVER}"]
    assert found(tmp_path, gate(when)) == []


def test_an_element_and_a_category_that_always_or_never_hold(tmp_path: Path) -> None:
    body = f"""
        characteristics:
          - id: sifat
            title: Sifat
            definition: Sifatnya
            source: pedoman
            elements:
              - {{id: unsur, title: Unsur, when: {ANY_OPTION}}}
        categories:
          - {{id: satu, title: Satu, fits_when: {ANY_OPTION}, source: pedoman}}
          - {{id: dua, title: Dua, fits_when: {{not: {ANY_OPTION}}}, source: pedoman}}
    """

    assert found(tmp_path, body) == [
        f"characteristics.sifat.elements.unsur.when: {GATE_ALWAYS}",
        "categories.satu.fits_when: selalu cocok, apa pun jawabannya; perketat syaratnya",
        "categories.dua.fits_when: tidak mungkin cocok, apa pun jawabannya; perbaiki pilihan atau batasnya",
    ]


def test_a_gate_on_the_judgement_is_resolved_to_facts(tmp_path: Path) -> None:
    body = f"""
        characteristics:
          - id: sifat
            title: Sifat
            definition: Sifatnya
            source: pedoman
            need: any
            elements:
              - {{id: ya, title: Ya, when: {YES}}}
              - {{id: tidak, title: Tidak, when: {{question: setuju, is: tidak}}}}
        gates:
          - {{id: sifat, title: Sifat, when: {{any: [{{not: {{shown: sifat}}}}]}}, cure: Ubah, source: pedoman}}
          - {{id: mutu, title: Mutu, when: {{earned: mutu}}, cure: Ubah, source: pedoman}}
    """

    assert found(tmp_path, dedent(body) + score(part(*TWO_LEVELS))) == [f"gates.sifat.when: {GATE_NEVER}"]


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ("{question: pilihan, in: [a, b, c]}", "selalu ditanyakan, apa pun jawaban lainnya; hapus ask_when"),
        (
            "{not: {question: pilihan, in: [a, b, c]}}",
            "tidak mungkin ditanyakan, apa pun jawaban lainnya; perbaiki ask_when",
        ),
    ],
)
def test_a_question_that_is_always_or_never_asked(tmp_path: Path, when: str, message: str) -> None:
    bank = BANK.replace("{question: setuju, is: ya}}", f"{when}}}")
    needs = {"tidak": f"gates.satu.when: {GATE_NEVER}"}

    report = check(tmp_path, gate("{question: lanjut, is: ya}"), bank=bank)

    asked = [problem for problem in report.problems if problem.where == "lanjut.ask_when"]
    assert [(Path(each.file).name, each.message) for each in asked] == [("profil.yaml", message)]
    rest = [f"{each.where}: {each.message}" for each in report.problems if each not in asked]
    assert rest == [needs[word] for word in needs if message.startswith(word)]


def test_two_rubrics_that_ask_the_same_report_it_once(tmp_path: Path) -> None:
    bank = shelf(tmp_path, BANK.replace("{question: setuju, is: ya}}", "{question: pilihan, in: [a, b, c]}}"))
    paths = [tmp_path / "satu.yaml", tmp_path / "dua.yaml"]
    for path in paths:
        source = HEAD.replace("id: uji", f"id: {path.stem}") + gate("{question: lanjut, is: ya}")
        path.write_text(source, encoding="utf-8")

    report = lint([(path, read_rubric(path, bank)) for path in paths], Shelf(bank, {}), whole=False)

    assert [problem.where for problem in report.problems] == ["lanjut.ask_when"]


def test_what_cannot_be_tried_out_is_noted_and_is_no_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(possible, "MOST", 1)
    body = gate("{question: lanjut, is: ya}") + score(part(*TWO_LEVELS))

    report = check(tmp_path, body)

    assert report.problems == ()
    assert sorted(note.where for note in report.notes) == [
        "gates.satu.when",
        "lanjut.ask_when",
        "score.parts.mutu.levels.1",
        "score.parts.mutu.levels.2",
    ]
    assert {note.message for note in report.notes} == {UNCHECKED}
    assert UNCHECKED == "tidak diperiksa: gabungan jawabannya terlalu banyak; pecah syaratnya jika bisa"


# No follow-on findings


def test_a_condition_that_cannot_be_read_is_not_called_always_true(tmp_path: Path) -> None:
    assert found(tmp_path, gate("{question: pilihan, is: d}")) == [
        'gates.satu.when: pilihan "d" tidak ada pada pilihan'
    ]


def test_of_two_gates_with_the_same_id_the_first_is_meant(tmp_path: Path) -> None:
    again = gate(YES).removeprefix("gates:\n")

    assert told(check(tmp_path, gate(ANY_OPTION) + again).problems) == [
        f"uji.yaml:9:35: gates.satu.when: {GATE_ALWAYS}",
        "uji.yaml:10:5: gates.satu: id ini sudah dipakai di atas",
    ]


def test_nor_is_a_gate_that_refers_to_it(tmp_path: Path) -> None:
    body = """
        categories:
          - {id: satu, title: Satu, fits_when: {question: pilihan, is: d}, source: pedoman}
        gates:
          - {id: kategori, title: Satu, when: {fits: category}, cure: Ubah, source: pedoman}
          - {id: bukan, title: Satu, when: {not: {any: [{fits: category}]}}, cure: Ubah, source: pedoman}
          - {id: lain, title: Satu, when: {not: {question: judul, known: true}}, cure: Ubah, source: pedoman}
    """

    assert found(tmp_path, body) == [
        'categories.satu.fits_when: pilihan "d" tidak ada pada pilihan',
        f"gates.lain.when: {GATE_NEVER}",
    ]


def test_a_question_at_fault_gives_no_finding_where_it_is_tested(tmp_path: Path) -> None:
    bank = BANK.replace("{question: setuju, is: ya}}", "{question: setuju, is: mungkin}}")
    body = gate("{question: lanjut, in: [ya, tidak]}") + score(
        part("points: 1, title: Ya, when: {question: lanjut, in: [ya, tidak]}", "points: 0, title: Tidak")
    )

    assert found(tmp_path, body, bank=bank) == ['lanjut.ask_when: pilihan "mungkin" tidak ada pada setuju']


def test_levels_that_cannot_be_read_do_not_hide_those_below(tmp_path: Path) -> None:
    levels = ("points: 1, title: Ya, when: {question: pilihan, is: d}", "points: 0, title: Tidak")

    assert found(tmp_path, score(part(*levels))) == [
        'score.parts.mutu.levels.1.when: pilihan "d" tidak ada pada pilihan'
    ]


def test_a_condition_that_cannot_be_read_hides_neither_order_nor_sum(tmp_path: Path) -> None:
    levels = ("points: 1, title: Ya, when: {question: pilihan, is: d}", "points: 2, title: Dua, when: " + YES)

    assert found(tmp_path, score(part(*levels, weight=90))) == [
        "score.out_of: poin terbanyak semua bagian berjumlah 90, bukan 100; sesuaikan bobotnya",
        'score.parts.mutu.levels.1.when: pilihan "d" tidak ada pada pilihan',
        "score.parts.mutu.levels.2.points: lebih besar daripada tingkat di atasnya; urutkan tingkat dari poin terbesar",
    ]


def test_a_sum_is_not_counted_of_what_cannot_be_read(tmp_path: Path) -> None:
    parts = part(*TWO_LEVELS).replace("weight: 100", "weight: seratus")

    assert found(tmp_path, score(parts)) == [
        'score.parts.mutu.weight: "seratus" bukan angka; tulis angka, misalnya 12 atau 85,5'
    ]


def test_bands_are_not_compared_with_what_cannot_be_read(tmp_path: Path) -> None:
    bands = "bands:\n  - {id: siap, title: Siap, from: seratus, origin: derived}\n"

    assert found(tmp_path, score(part(*TWO_LEVELS), bands)) == [
        'score.bands.siap.from: "seratus" bukan angka; tulis angka, misalnya 12 atau 85,5'
    ]


# Levels


def test_a_level_that_the_one_above_leaves_nothing_to(tmp_path: Path) -> None:
    levels = (
        "points: 2, title: Banyak, when: {question: jumlah, at_least: 1}",
        "points: 1, title: Sedikit, when: {question: jumlah, at_least: 3}",
        "points: 0, title: Tidak",
    )

    assert found(tmp_path, score(part(*levels))) == [f"score.parts.mutu.levels.2: {LEVEL_NEVER}"]


def test_a_level_behind_one_that_always_holds(tmp_path: Path) -> None:
    assert found(tmp_path, score(part("points: 1, title: Ya", "points: 0, title: Tidak"))) == [
        f"score.parts.mutu.levels.2: {LEVEL_NEVER}"
    ]


def test_the_lowest_level_may_give_points_and_may_be_all_that_no_answer_gets(tmp_path: Path) -> None:
    levels = ("points: 2, title: Ada, when: {question: judul, known: true}", "points: 1, title: Belum")

    assert found(tmp_path, score(part(*levels))) == []


def test_levels_in_the_wrong_order(tmp_path: Path) -> None:
    levels = ("points: 1, title: Satu, when: " + YES, "points: 2, title: Dua", "points: 0, title: Nol")

    assert found(tmp_path, score(part(*levels))) == [
        "score.parts.mutu.levels.2.points: lebih besar daripada tingkat di atasnya; urutkan tingkat dari poin terbesar"
    ]


def test_two_levels_may_be_two_ways_to_the_same_points(tmp_path: Path) -> None:
    levels = (
        "points: 1, title: Setuju, when: " + YES,
        "points: 1, title: Berjudul, when: {question: pilihan, is: a}",
        "points: 0, title: Belum",
    )

    assert found(tmp_path, score(part(*levels))) == []


def test_a_narrative_of_at_least_more_words_than_at_most(tmp_path: Path) -> None:
    narrative = "narrative: {question: judul, min_words: 200, max_words: 100}\n"

    assert found(tmp_path, score(part(*TWO_LEVELS, more=narrative))) == [
        "score.parts.mutu.narrative.min_words: lebih banyak daripada max_words, 100; tukar atau ubah"
    ]


# Sums, bands and marks

GROUP = """\
- id: kelompok
  title: Kelompok
  source: pedoman
  combine: {combine}
  {weight}
  parts:
"""


def group(combine: str, weight: str = "") -> str:
    inner = part(*TWO_LEVELS, weight=60) + part(*TWO_LEVELS, weight=30).replace("mutu", "guna")
    return GROUP.format(combine=combine, weight=weight) + indent(inner, "    ")


@pytest.mark.parametrize(
    ("body", "total"),
    [
        (score(part(*TWO_LEVELS, weight=95)), "95"),
        (score(part(*TWO_LEVELS).replace("weight: 100", "weight: 0.5")), "0,5"),
        (score(group("sum")), "90"),
        (score(group("mean", "weight: 80")), "80"),
        (score(part("points: 4, title: Ya, when: " + YES, weight=20), "scale: points\n"), "80"),
    ],
)
def test_maxima_that_do_not_make_the_whole(tmp_path: Path, body: str, total: str) -> None:
    message = f"poin terbanyak semua bagian berjumlah {total}, bukan 100; sesuaikan bobotnya"

    assert found(tmp_path, body) == [f"score.out_of: {message}"]


@pytest.mark.parametrize(
    "body",
    [
        score(group("sum"), out_of="90"),
        score(group("mean", "weight: 80"), out_of="80"),
        score(part("points: 5, title: Ya, when: " + YES, weight=20), "scale: points\n"),
    ],
)
def test_maxima_that_make_the_whole(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


def test_bands_with_a_gap_an_overlap_and_out_of_reach(tmp_path: Path) -> None:
    bands = """\
        pass_mark: {points: 101, source: pedoman}
        bands:
          - {id: rendah, title: Rendah, from: 10, origin: derived}
          - {id: siap, title: Siap, from: 60, origin: derived}
          - {id: sama, title: Sama, from: 60, origin: derived}
          - {id: lebih, title: Lebih, from: 120, origin: derived}
    """

    assert found(tmp_path, score(part(*TWO_LEVELS), bands)) == [
        "score.pass_mark.points: 101 lebih besar daripada out_of, 100; turunkan",
        "score.bands.rendah.from: nilai di bawah 10 tidak punya sebutan; mulai dari 0",
        "score.bands.sama.from: dua sebutan mulai dari 60; beri batas yang berbeda",
        "score.bands.lebih.from: 120 lebih besar daripada out_of, 100; turunkan",
    ]


def test_bands_and_a_mark_up_to_the_whole(tmp_path: Path) -> None:
    bands = """\
        pass_mark: {points: 100, source: pedoman}
        bands:
          - {id: rendah, title: Rendah, from: 0, origin: derived}
          - {id: penuh, title: Penuh, from: 100, origin: derived}
    """

    assert found(tmp_path, score(part(*TWO_LEVELS), bands)) == []


# Windows and questions


@pytest.mark.parametrize("closes", ["2018-01-17", "2018-01-16"])
def test_a_window_that_does_not_open_before_it_closes(tmp_path: Path, closes: str) -> None:
    window = f"window: {{opens: 2018-01-17, closes: {closes}, source: pedoman}}\n"

    assert found(tmp_path, window + gate(YES)) == [
        "window.closes: harus sesudah opens, 2018-01-17; periksa kedua tanggalnya"
    ]


def test_a_question_that_takes_no_number(tmp_path: Path) -> None:
    bank = BANK.replace("least: 0}", "least: 5, most: 4}")

    # And nothing of the gate, which no answer can meet.
    assert found(tmp_path, gate("{question: jumlah, above: 4}"), bank=bank) == [
        "jumlah.least: lebih besar daripada most, 4; tukar atau ubah"
    ]


def test_keys_of_numbers_on_other_kinds(tmp_path: Path) -> None:
    bank = BANK.replace("text: Setuju?}", "text: Setuju?, least: 1, whole: true, unit: orang}")

    assert found(tmp_path, gate(YES), bank=bank) == [
        f"setuju.{key}: hanya untuk jenis number, bukan yes-no; hapus" for key in ("least", "whole", "unit")
    ]


def test_what_a_text_tells_on_another_kind(tmp_path: Path) -> None:
    bank = BANK.replace("Setuju?}", "Setuju?, tells: result}").replace("text: Apa?}", "text: Apa?, tells: title}")

    assert found(tmp_path, gate(f"{{all: [{YES}, {{question: judul, known: true}}]}}"), bank=bank) == [
        "setuju.tells: hanya untuk jenis text dan list, bukan yes-no; hapus"
    ]


EARLIER = """\
  - {id: lain, kind: choices, label: L, text: T, options: [{id: z, text: Z}]}
  - {id: kini, kind: choices, label: K, text: T, options: ABC, before: §}
""".replace("ABC", "[{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]")


@pytest.mark.parametrize(
    ("before", "message"),
    [
        ("banyk", 'pertanyaan "banyk" tidak ada di bank; maksud Anda banyak?'),
        ("judul", "judul dan pertanyaan ini harus berjenis choices dengan pilihan yang sama; samakan, atau hapus"),
        ("lain", "lain dan pertanyaan ini harus berjenis choices dengan pilihan yang sama; samakan, atau hapus"),
        ("banyak", None),
    ],
)
def test_a_question_of_the_time_before_that_does_not_compare(tmp_path: Path, before: str, message: str | None) -> None:
    bank = BANK + EARLIER.replace("§", before)

    said = found(tmp_path, gate("{question: kini, has: a}"), bank=bank)

    assert said == ([f"kini.before: {message}"] if message else [])


# Own banks

OWN = """
theme: {title: Sendiri, order: 50}
questions:
  - {id: sendiri, kind: yes-no, label: Sendiri, text: Sendiri?}
  - {id: sendiri-lagi, kind: yes-no, label: Lagi, text: Lagi?}
"""


def own(folder: Path, rubric: str, bank: str, when: str) -> Path:
    """A rubric with an own bank beside it."""
    place = folder / rubric
    place.mkdir()
    (place / "bank.yaml").write_text(bank, encoding="utf-8")
    source = HEAD.replace("id: uji", f"id: {rubric}") + "questions: [bank.yaml]\n" + gate(when)
    (place / f"{rubric}.yaml").write_text(source, encoding="utf-8")
    return place / f"{rubric}.yaml"


def together(folder: Path, *paths: Path) -> list[str]:
    bank = shelf(folder)
    report = lint([(path, read_rubric(path, bank)) for path in paths], Shelf(bank, {}), whole=False)
    return told(report.problems)


def test_an_own_question_that_the_rubric_does_not_ask(tmp_path: Path) -> None:
    assert together(tmp_path, own(tmp_path, "satu", OWN, "{question: sendiri, is: ya}")) == [
        "bank.yaml:5:5: sendiri-lagi: tidak ditanyakan rubrik ini; pakai atau hapus; maksud Anda sendiri?"
    ]


def test_a_condition_that_cannot_be_read_may_be_what_asks_it(tmp_path: Path) -> None:
    assert together(tmp_path, own(tmp_path, "satu", OWN, "{question: sendiri-lagu, is: ya}")) == [
        (
            'satu.yaml:10:46: gates.satu.when: pertanyaan "sendiri-lagu" tidak ada di bank pertanyaan;'
            " maksud Anda sendiri-lagi?"
        )
    ]


BOTH = "{all: [{question: sendiri, is: ya}, {question: sendiri-lagi, is: ya}]}"


def test_an_own_question_that_means_something_else_in_another_file(tmp_path: Path) -> None:
    one = own(tmp_path, "satu", OWN, BOTH)
    same = own(tmp_path, "dua", OWN, BOTH)
    other = own(tmp_path, "tiga", OWN.replace("Lagi?", "Bukan?"), BOTH)

    assert together(tmp_path, one, same, other) == [
        (
            f"bank.yaml:5:5: sendiri-lagi: isinya lain daripada di {tmp_path / 'satu' / 'bank.yaml'};"
            " samakan keduanya, atau pakai id lain di sini"
        )
    ]


# Together with what ships


def shipped_in(folder: Path, bank: Bank, ledger: str | None = None) -> Shelf:
    return Shelf(bank, {"uji": folder / "uji.yaml"}, None if ledger is None else Ledger(folder / "ids.lock", ledger))


def test_an_id_that_a_shipped_rubric_has(tmp_path: Path) -> None:
    bank = shelf(tmp_path)
    (tmp_path / "lain").mkdir()
    for path in (tmp_path / "uji.yaml", tmp_path / "lain" / "uji.yaml"):
        path.write_text(HEAD + gate(YES), encoding="utf-8")
    drafts = [(path, read_rubric(path, bank)) for path in (tmp_path / "uji.yaml", tmp_path / "lain" / "uji.yaml")]

    report = lint(drafts, shipped_in(tmp_path, bank), whole=False)

    assert [str(problem) for problem in report.problems] == [
        (
            f'{tmp_path / "lain" / "uji.yaml"}:3:5: id: "uji" adalah id rubrik bawaan;'
            " pakai id lain, juga untuk nama berkasnya"
        )
    ]


def test_an_id_that_does_not_fit_its_file_is_told_once(tmp_path: Path) -> None:
    bank = shelf(tmp_path)
    (tmp_path / "lain").mkdir()
    path = tmp_path / "lain" / "uji.yaml"
    path.write_text(HEAD.replace("id: uji", "id: lomba") + gate(YES), encoding="utf-8")

    report = lint([(path, read_rubric(path, bank))], shipped_in(tmp_path, bank), whole=False)

    assert told(report.problems) == ["uji.yaml:3:5: id: harus sama dengan nama berkasnya: uji"]


SMALL = """
theme: {title: Profil, order: 1}
questions:
  - {id: setuju, kind: yes-no, label: Setuju, text: Setuju?}
  - {id: pilihan, kind: choice, label: Pilihan, text: Pilih?, options: [{id: a, text: A}, {id: b, text: B}]}
"""
LEDGER = "pilihan choice a,b\nsetuju yes-no\n"


def whole(folder: Path, ledger: str | None = None, *, bank: str = SMALL, when: str = YES) -> list[str]:
    """The findings where the only shipped rubric is checked with the bank."""
    (folder / "uji.yaml").write_text(HEAD + gate(when), encoding="utf-8")
    shared = shelf(folder, bank)
    draft = read_rubric(folder / "uji.yaml", shared)
    return told(lint([(folder / "uji.yaml", draft)], shipped_in(folder, shared, ledger), whole=True).problems)


BOTH_ASKED = "{any: [{question: setuju, is: ya}, {question: pilihan, is: a}]}"


def test_a_question_of_the_bank_that_no_rubric_asks(tmp_path: Path) -> None:
    message = "tidak ditanyakan rubrik mana pun; pakai dalam rubrik, atau hapus"

    assert whole(tmp_path) == [f"profil.yaml:5:5: pilihan: {message}"]
    assert whole(tmp_path, when=BOTH_ASKED) == []


def test_a_rubric_that_cannot_be_read_whole_may_be_what_asks_it(tmp_path: Path) -> None:
    assert whole(tmp_path, when="{question: pilihan, is: c}") == [
        'uji.yaml:9:59: gates.satu.when: pilihan "c" tidak ada pada pilihan'
    ]


def test_a_problem_of_the_bank_is_told_whoever_asks(tmp_path: Path) -> None:
    bank = SMALL.replace("kind: choice", "kind: pilihan")

    assert "pilihan.kind" in "".join(whole(tmp_path, LEDGER, bank=bank))
    assert "dahulu" not in "".join(whole(tmp_path, LEDGER, bank=bank))


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        (LEDGER, []),
        ("setuju yes-no\n", []),
        (
            LEDGER.replace("choice", "choices"),
            [
                (
                    "profil.yaml:5:25: pilihan.kind: dahulu berjenis choices, sekarang choice;"
                    " kembalikan, atau pakai id baru"
                )
            ],
        ),
        (
            LEDGER.replace("a,b", "a,bb,b"),
            ['profil.yaml:5:72: pilihan.options: pilihan "bb" hilang; kembalikan; maksud Anda b?'],
        ),
        (
            f"pilihann choice a\n{LEDGER}",
            ["ids.lock:1:1: pilihann: pertanyaan ini hilang dari bank; kembalikan; maksud Anda pilihan?"],
        ),
    ],
)
def test_the_ledger_remembers_what_an_id_means(tmp_path: Path, ledger: str, expected: list[str]) -> None:
    assert whole(tmp_path, ledger, when=BOTH_ASKED) == expected


def test_a_ledger_written_now_has_nothing_to_say(tmp_path: Path) -> None:
    bank = shelf(tmp_path)

    assert check_ledger(bank, Ledger(tmp_path / "ids.lock", ledger_of(bank))) == set()


def test_a_question_that_cannot_be_read_is_in_no_ledger(tmp_path: Path) -> None:
    assert ledger_of(shelf(tmp_path, SMALL)) == LEDGER
