"""The examples, each judged by its rubric on its closing day against what its first lines say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from inovasi_cli.assess import assess, reference_date
from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, NOT_SHOWN, SHOWN, UNDECIDED
from inovasi_cli.facts import DateSpan
from inovasi_cli.profile.load import open_profile, read_facts

if TYPE_CHECKING:
    from inovasi_cli.assess.report import Report
    from inovasi_cli.rubric.load import Loaded

EXAMPLES: Final = Path(__file__).parents[1] / "examples"


class Expected(NamedTuple):
    """A verdict and the gates that decide it: those unmet, or those still unknown."""

    verdict: str
    gates: tuple[str, ...] = ()


HISTORY: Final = ("belum-terbaik", "top-99")
"""Of most examples no source says whether they had won anything before."""

EXPECTED: Final = {
    "contoh-lengkap": Expected(ELIGIBLE),
    "gancang-aron": Expected(NOT_ELIGIBLE, ("usia",)),
    "jempol-pelanduk": Expected(UNDECIDED, ("satu-judul", "usia", *HISTORY, "tpb", "kriteria")),
    "kelas-perahu": Expected(UNDECIDED, ("satu-judul", *HISTORY, "tpb", "kriteria")),
    "kenduren-mas": Expected(UNDECIDED, ("satu-judul", "definisi", "usia", *HISTORY, "tpb", "kriteria", "kategori")),
    "lahir-procot": Expected(NOT_ELIGIBLE, ("belum-terbaik",)),
    "oss-luwu-utara": Expected(NOT_ELIGIBLE, ("definisi", "kriteria")),
    "sipelandukilat": Expected(UNDECIDED, ("satu-judul", "usia", *HISTORY, "tpb", "kriteria")),
    "teropong-jiwa": Expected(NOT_ELIGIBLE, ("diterapkan", "usia")),
}


def judge(name: str, loaded: Loaded) -> Report:
    told = read_facts(open_profile(EXAMPLES / name / "profil.yaml"), loaded.bank, loaded.rubric)
    return assess(loaded.rubric, told, reference_date(loaded.rubric, per=None, today=date(2026, 1, 1)))


def state(report: Report, characteristic: str) -> str:
    return next(each.state for each in report.characteristics if each.characteristic.id == characteristic)


def reason(report: Report, gate: str) -> str:
    return next(result.reason.id for result in report.eligibility.gates if result.gate.id == gate)


def test_every_example_is_expected_to_be_something() -> None:
    assert {path.parent.name for path in EXAMPLES.glob("*/profil.yaml")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_is_judged_as_expected(kipp_2018: Loaded, name: str) -> None:
    report = judge(name, kipp_2018)

    verdict, gates = EXPECTED[name]
    deciding = False if verdict == NOT_ELIGIBLE else None
    assert report.facts.rubrics[0] == report.rubric.id
    assert report.on == date(2018, 3, 31)
    assert report.eligibility.verdict == verdict
    assert tuple(each.gate.id for each in report.eligibility.gates if each.met is deciding) == gates


@pytest.mark.parametrize("name", EXPECTED)
def test_every_answer_of_an_example_counts(kipp_2018: Loaded, name: str) -> None:
    assert judge(name, kipp_2018).ignored_answers == ()


def test_the_complete_example_leaves_nothing_open_or_unproven(kipp_2018: Loaded) -> None:
    report = judge("contoh-lengkap", kipp_2018)

    assert report.open_questions == ()
    assert report.findings == ()
    assert all(each.state == SHOWN for each in report.characteristics)
    assert report.categories.supported
    assert report.eligibility.eligible_from == date(2017, 3, 7)
    assert report.readiness is not None
    assert report.readiness.claimed.low == report.readiness.claimed.high == report.readiness.evidenced.low
    assert report.advice.actions


def test_gancang_aron_is_too_young_and_told_from_when_it_is_not(kipp_2018: Loaded) -> None:
    told = "Tanggal mulai diterapkan: November 2017; cukup umur mulai 30 November 2018"

    assert reason(judge("gancang-aron", kipp_2018), "usia") == told


def test_gancang_aron_would_be_old_enough_with_the_earlier_date(kipp_2018: Loaded) -> None:
    report = judge("gancang-aron", kipp_2018)
    start = report.facts.answers["mulai"]._replace(value=DateSpan(date(2017, 3, 31), date(2017, 3, 31)))

    earlier = assess(report.rubric, report.facts._replace(answers={**report.facts.answers, "mulai": start}), report.on)

    assert next(each.met for each in earlier.eligibility.gates if each.gate.id == "usia")


def test_the_model_and_its_replication_are_told_apart(kipp_2018: Loaded) -> None:
    model, copy = judge("sipelandukilat", kipp_2018), judge("jempol-pelanduk", kipp_2018)

    assert "Sipelandukilat" in str(copy.facts.values["kebaruan.model"])
    assert "Jempol Pelanduk" in str(model.facts.values["replikasi.unit"])
    assert state(model, "kebaruan") == state(model, "dapat-direplikasi") == SHOWN
    elements = {each.element.id: each.met for each in copy.characteristics[0].elements}
    assert elements == {
        "gagasan-unik": False,
        "pendekatan-baru": False,
        "kebijakan-desain-unik": False,
        "modifikasi": None,
    }
    assert "kebaruan.tambahan" in copy.open_questions


def test_what_only_carries_out_a_national_duty_is_not_new(kipp_2018: Loaded) -> None:
    report = judge("oss-luwu-utara", kipp_2018)

    assert state(report, "kebaruan") == NOT_SHOWN
    assert state(report, "dapat-direplikasi") == SHOWN
    assert reason(report, "kriteria") == "Belum terpenuhi: Memiliki kebaruan"
    assert reason(report, "definisi") == "Jenis kebaruan: Tidak ada yang baru"


def test_what_is_only_planned_is_not_applied_and_has_no_age(kipp_2018: Loaded) -> None:
    report = judge("teropong-jiwa", kipp_2018)

    assert reason(report, "diterapkan") == "Tahap penerapan: Masih rencana atau rancangan"
    assert reason(report, "usia") == "Tanggal mulai diterapkan: tidak berlaku"
    assert report.eligibility.eligible_from is None
