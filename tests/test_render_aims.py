"""What an answer must be, in words: exact, in both languages, and from where it is today."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from builders import BANK, facts, rubric

from inovasi_cli.assess import assess
from inovasi_cli.render.advice_json import advice_data
from inovasi_cli.render.aims import aims
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from pathlib import Path

CLOSES: Final = date(2018, 3, 31)
UNIT: Final = "  - {id: orang, kind: number, label: Orang, text: Berapa?, unit: orang}\n"
MORE: Final = "[{id: a, text: A}, {id: b, text: B}, {id: c, text: C}, {id: d, text: D}, {id: e, text: E}]"
FIVE: Final = f"  - {{id: lima, kind: choice, label: Lima, text: Pilih?, options: {MORE}}}\n"


@pytest.mark.parametrize(
    ("when", "answers", "told"),
    [
        ("{question: pilihan, is: a}", "", ("“A”", "“A”")),
        ("{question: pilihan, in: [a, b]}", "pilihan: c", ("“A” atau “B”", "“A” or “B”")),
        ("{not: {question: lima, is: a}}", "lima: a", ("selain “A”", "anything but “A”")),
        ("{question: lima, known: true}", "", ("harus diisi", "to be filled in")),
        ("{question: setuju, is: ya}", "setuju: tidak", ("“Ya”", "“Yes”")),
        ("{question: banyak, has: a}", "banyak: [b]", ("tambahkan “A”", "add “A”")),
        ("{question: banyak, has: a}", "", ("termasuk “A”", "including “A”")),
        ("{not: {question: banyak, has: a}}", "banyak: [a]", ("hapus “A”", "remove “A”")),
        ("{not: {question: banyak, has: a}}", "", ("tanpa “A”", "without “A”")),
        ("{question: banyak, count_at_least: 2}", "banyak: [a]", ("paling sedikit 2 pilihan", None)),
        ("{question: daftar, count_at_least: 2}", "", ("paling sedikit 2 butir", "at least 2 entries")),
        ("{question: tahun, count_at_least: 3}", "", ("paling sedikit 3 tahun", "at least 3 years")),
        (
            "{not: {question: daftar, count_at_least: 2}}",
            "daftar: [x, y]",
            ("paling banyak 1 butir", "at most 1 entries"),
        ),
        ("{question: tahun, has: 2017}", "tahun: [2016]", ("tambahkan 2017", "add 2017")),
        ("{question: orang, at_least: 3}", "", ("paling sedikit 3 orang", None)),
        ("{question: jumlah, above: 3}", "", ("lebih dari 3", "more than 3")),
        ("{not: {question: jumlah, above: 3}}", "jumlah: 5", ("paling banyak 3", "at most 3")),
        (
            "{all: [{question: jumlah, at_least: 2}, {question: jumlah, above: 2}, {question: jumlah, below: 9}]}",
            "",
            ("lebih dari 2 dan kurang dari 9", "more than 2 and less than 9"),
        ),
        ("{question: jumlah, at_least: 2.5}", "", ("paling sedikit 2,5", "at least 2.5")),
        ("{question: mulai, age_at_least: 1 year}", "", ("paling lambat 31 Maret 2017", "31 March 2017 at the latest")),
        ("{question: mulai, before: 2017-01-01}", "", ("sebelum 1 Januari 2017", "before 1 January 2017")),
        ("{question: mulai, known: true}", "", ("harus diisi", "to be filled in")),
        ("{question: judul, known: true}", "", ("harus diisi", "to be filled in")),
    ],
)
def test_what_an_answer_must_be(tmp_path: Path, when: str, answers: str, told: tuple[str, str | None]) -> None:
    body = f"gates:\n  - {{id: syarat, title: S, when: {when}, cure: C, source: pedoman}}\n"
    loaded = rubric(tmp_path, body, bank=f"{BANK.rstrip()}\n{UNIT}{FIVE}")
    report = assess(loaded.rubric, facts(tmp_path, loaded, f"{answers}\n"), CLOSES)

    ((_, text),) = aims(report.advice.actions[0], report)

    assert text.id == told[0]
    assert told[1] is None or text.en == told[1]


@pytest.mark.parametrize(
    ("english", "count", "said"),
    [
        ("", 1, "at least 1 orang"),
        (", en: {unit: people}", 1, "at least 1 people"),
        (", en: {unit: person|people}", 1, "at least 1 person"),
        (", en: {unit: person|people}", 2, "at least 2 people"),
    ],
)
def test_a_unit_may_have_an_english_singular(english: str, count: int, said: str, tmp_path: Path) -> None:
    gate = f"{{id: a, title: A, when: {{question: orang, at_least: {count}}}, cure: C, source: pedoman}}"
    loaded = rubric(tmp_path, f"gates: [{gate}]", bank=f"{BANK.rstrip()}\n{UNIT.replace('}', english + '}')}")
    report = assess(loaded.rubric, facts(tmp_path, loaded, "{}\n"), CLOSES)

    ((_, text),) = aims(report.advice.actions[0], report)

    assert text == Text(f"paling sedikit {count} orang", said)


def test_a_number_that_is_high_enough_need_not_stay_below_a_limit_that_only_more_passes(tmp_path: Path) -> None:
    when = (
        "{any: [{question: jumlah, at_least: 3}, {all: [{question: jumlah, at_least: 9}, {question: setuju, is: ya}]}]}"
    )
    body = f"gates:\n  - {{id: syarat, title: S, when: {when}, cure: C, source: pedoman}}\n"
    loaded = rubric(tmp_path, body)
    report = assess(loaded.rubric, facts(tmp_path, loaded, "jumlah: 1\n"), CLOSES)

    assert [text.id for _, text in aims(report.advice.actions[0], report)] == ["paling sedikit 3"]


def test_in_json_a_limit_that_is_a_day_is_a_date_in_text(tmp_path: Path) -> None:
    body = "gates:\n  - {id: s, title: S, when: {question: mulai, before: 2017-01-01}, cure: C, source: pedoman}\n"
    loaded = rubric(tmp_path, body)
    report = assess(loaded.rubric, facts(tmp_path, loaded, ""), CLOSES)

    assert '"value": "2017-01-01"' in json.dumps(advice_data(report, "id"))
