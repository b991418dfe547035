"""Which points are claimed and not evidenced, part by part, and which proofs would bring them back."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import pytest
import strategies
from builders import BANK, facts, rubric
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_cli.assess import assess, losses
from inovasi_cli.facts import Evidence
from inovasi_cli.render import losses as waiting
from inovasi_cli.render.html import render as as_page
from inovasi_cli.render.json import report_data
from inovasi_cli.render.terminal import Look
from inovasi_cli.render.terminal import render as as_text
from inovasi_cli.render.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.assess.advised import Loss
    from inovasi_cli.assess.report import Report

LEVELS: Final = """
      - {points: 2, title: Keduanya, when: {all: [{question: surat, is: ya}, {question: nilai, at_least: 5}]}}
      - {points: 1, title: Surat, when: {question: surat, is: ya}}
      - {points: 0, title: Belum}
"""
BODY: Final = f"""
score:
  out_of: 100
  parts:
    - id: kecil
      title: Bagian kecil
      weight: 10
      origin: derived
      levels:
        - {{points: 1, title: Ya, when: {{question: nilai, at_least: 1}}}}
        - {{points: 0, title: Belum}}
    - id: besar
      title: Bagian besar
      weight: 90
      origin: derived
      levels: {LEVELS.replace("      -", "        -")}
"""


def judged(folder: Path, answers: str, body: str = BODY) -> Report:
    loaded = rubric(folder, body)
    return assess(loaded.rubric, facts(folder, loaded, answers), None)


def told(found: Loss) -> tuple[str, object, list[str]]:
    return found.part.id, Fraction(found.points, found.per), [each.question.id for each in found.lacks]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("surat: ya\nnilai: 5\n", [("besar", 90, ["surat", "nilai"]), ("kecil", 10, ["nilai"])]),
        ("surat: ya\nnilai: 1\n", [("besar", 45, ["surat"]), ("kecil", 10, ["nilai"])]),
        ("surat: ya\n", [("besar", 45, ["surat"])]),
        (
            "surat: {nilai: ya, bukti: 'https://a.id/b'}\nnilai: 5\n",
            [("besar", 45, ["nilai"]), ("kecil", 10, ["nilai"])],
        ),
        ("surat: {nilai: ya, bukti: 'https://a.id/b'}\n", []),
        ("surat: tidak\n", []),
        ("{}\n", []),
    ],
)
def test_every_part_names_its_lost_points_and_no_proof_too_many(
    tmp_path: Path, answers: str, expected: list[tuple[str, object, list[str]]]
) -> None:
    assert [told(each) for each in judged(tmp_path, answers).losses] == expected


def test_an_answer_that_is_not_counted_lacks_nothing(tmp_path: Path) -> None:
    bank = BANK.replace("text: Ada?, evidence", "text: Ada?, ask_when: {question: setuju, is: ya}, evidence")
    loaded = rubric(tmp_path, BODY, bank=bank)

    report = assess(loaded.rubric, facts(tmp_path, loaded, "setuju: tidak\nsurat: ya\nnilai: 5\n"), None)

    assert [told(each) for each in report.losses] == [("kecil", 10, ["nilai"])]


def test_where_one_of_two_proofs_is_enough_the_first_of_the_bank_is_named(tmp_path: Path) -> None:
    body = BODY.replace("{all: [", "{any: [")

    assert told(judged(tmp_path, "surat: ya\nnilai: 5\n", body).losses[0]) == ("besar", 90, ["surat"])


def test_the_part_that_waits_for_most_comes_first(tmp_path: Path) -> None:
    body = BODY.replace("id: kecil", "id: a-kecil").replace("id: besar", "id: z-besar")

    assert [each.part.id for each in judged(tmp_path, "surat: ya\nnilai: 5\n", body).losses] == ["z-besar", "a-kecil"]


def test_up_to_so_many_answers_only_those_that_are_needed_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(losses, "MOST_WEIGHED", 2)
    body = BODY.replace("{all: [", "{any: [")

    assert told(judged(tmp_path, "surat: ya\nnilai: 5\n", body).losses[0]) == ("besar", 90, ["surat"])


def test_beyond_so_many_answers_all_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(losses, "MOST_WEIGHED", 1)
    body = BODY.replace("{all: [", "{any: [")

    assert told(judged(tmp_path, "surat: ya\nnilai: 5\n", body).losses[0]) == ("besar", 90, ["surat", "nilai"])


def test_of_what_is_proven_no_proof_is_missed_however_many_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(losses, "MOST_WEIGHED", 0)
    answers = "surat: {nilai: ya, bukti: 'https://a.id/b'}\nnilai: 5\n"

    assert [told(each) for each in judged(tmp_path, answers).losses] == [
        ("besar", 45, ["nilai"]),
        ("kecil", 10, ["nilai"]),
    ]


def test_of_what_makes_no_sense_no_proof_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(losses, "MOST_WEIGHED", 1)
    asked = "{id: sk, kind: yes-no, label: SK, text: Ada?, ask_when: {question: setuju, is: ya}"
    bank = f"{BANK}  - {asked}, evidence: {{kinds: [pdf], hint: sk}}}}\n"
    body = BODY.replace("{all: [", "{any: [{question: sk, is: ya}, ")
    loaded = rubric(tmp_path, body, bank=bank)
    answers = "setuju: tidak\nsk: ya\nsurat: ya\nnilai: 5\n"

    report = assess(loaded.rubric, facts(tmp_path, loaded, answers), None)

    assert told(report.losses[0]) == ("besar", 90, ["surat", "nilai"])


def test_proofs_that_do_not_count_come_with_the_answer(tmp_path: Path) -> None:
    report = judged(tmp_path, "surat: {nilai: ya, bukti: [hilang.pdf, ../luar.pdf]}\n")

    assert report.losses[0].lacks[0].proofs == (
        Evidence("hilang.pdf", "missing", None, 2, 30),
        Evidence("../luar.pdf", "outside", None, 2, 42),
    )


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rubrik")


@settings(strategies.CALM, max_examples=40)
@given(data=st.data())
def test_the_losses_add_up_and_their_proofs_bring_all_of_them_back(data: st.DataObject, folder: Path) -> None:
    made = rubric(folder, data.draw(strategies.bodies(rising=False))).rubric
    report = assess(made, data.draw(strategies.facts_for(made)), data.draw(strategies.DAYS))
    if not report.readiness:
        assert report.losses == ()
        return
    lost = report.readiness.claimed.low - report.readiness.evidenced.low
    assert sum(each.points for each in report.losses) == lost
    assert [each.points for each in report.losses] == sorted((each.points for each in report.losses), reverse=True)
    answers = dict(report.facts.answers)
    for lack in (lack for loss in report.losses for lack in loss.lacks):
        there = (Evidence("https://a.id/b", "link"),)
        answers[lack.question.id] = answers[lack.question.id]._replace(evidence=there)
    proven = assess(made, report.facts._replace(answers=answers), report.on)
    assert proven.losses == ()
    assert proven.readiness
    assert proven.readiness.evidenced.low == report.readiness.claimed.low


def test_json_tells_them_with_their_proofs(tmp_path: Path) -> None:
    report = judged(tmp_path, "surat: {nilai: ya, bukti: hilang.pdf}\nnilai: 5\n")

    data: Any = report_data(report, "id")
    first, second = data["losses"]

    assert first == {
        "part": "besar",
        "title": "Bagian besar",
        "points": 90.0,
        "exact": "90",
        "lacks": [
            {
                "question": "surat",
                "evidence": "surat",
                "proofs": [{"ref": "hilang.pdf", "state": "missing"}],
                "reason": "berkas bukti tidak ditemukan: hilang.pdf",
            },
            {
                "question": "nilai",
                "evidence": "laporan",
                "proofs": [],
                "reason": "belum ada bukti; siapkan: laporan",
            },
        ],
    }
    assert (second["part"], second["points"]) == ("kecil", 10.0)


def test_every_format_says_which_answer_lacks_what(tmp_path: Path) -> None:
    report = judged(tmp_path, "surat: {nilai: ya, bukti: 'hilang<b>.pdf'}\nnilai: 5\n")
    line = "Bagian besar, 90,00 poin. Surat: berkas bukti tidak ditemukan: hilang<b>.pdf; "
    line += "Nilai: belum ada bukti; siapkan: laporan"

    text, page = as_text(report, Look()), as_page(report)

    assert next(waiting.lines(report, Voice("id"))) == line
    assert waiting.heading(report, Voice("id")) == "Nilai yang menunggu bukti (100,00)"
    assert line.replace("<b>", "&lt;b&gt;") in page
    assert (
        "Nilai yang menunggu bukti (100,00)\n"
        "  Bagian besar                                                             90,00\n"
        "    Surat: berkas bukti tidak ditemukan: hilang<b>.pdf\n"
        "    Nilai: belum ada bukti; siapkan: laporan\n"
        "  Bagian kecil                                                             10,00\n"
        "    Nilai: belum ada bukti; siapkan: laporan\n"
    ) in text


def test_without_a_loss_nothing_is_said_of_any(tmp_path: Path) -> None:
    report = judged(tmp_path, "surat: {nilai: ya, bukti: 'https://a.id/b'}\n")

    assert "menunggu bukti" not in as_text(report, Look()) + as_page(report)


@pytest.mark.parametrize("all_steps", [True, False])
def test_a_screen_shows_the_most_of_them_unless_all_are_asked_for(tmp_path: Path, *, all_steps: bool) -> None:
    parts = "".join(
        f"    - {{id: p{number}, title: Bagian {number}, weight: 10, origin: derived, levels: [{{points: 1, title: Ya, "
        "when: {question: surat, is: ya}}, {points: 0, title: Belum}]}\n"
        for number in range(10)
    )
    report = judged(tmp_path, "surat: ya\n", f"score:\n  out_of: 100\n  parts:\n{parts}")

    text = as_text(report, Look(all_steps=all_steps))

    more = "  ... dan 20,00 lagi dari 2 bagian lain; tampilkan dengan --semua\n"
    assert text.count("Surat: belum ada bukti; siapkan: surat") == (10 if all_steps else 8)
    assert (more in text) is not all_steps


def test_proven_and_claimed_points_stand_side_by_side(tmp_path: Path) -> None:
    report = judged(tmp_path, "surat: {nilai: ya, bukti: 'https://a.id/b'}\nnilai: 5\n")

    lines = [re.sub("[█▓░·]+", "", line) for line in as_text(report, Look(width=70)).splitlines()]

    assert [line.split() for line in lines if line.endswith(("maks", "90,00", "/  10,00"))] == [
        ["terbukti", "diakui", "/", "maks"],
        ["Bagian", "kecil", "0,00", "10,00", "/", "10,00"],
        ["Bagian", "besar", "45,00", "90,00", "/", "90,00"],
    ]
