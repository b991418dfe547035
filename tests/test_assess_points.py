"""The score: exact points against vectors computed by hand, levels, bands, and parts that do not apply."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from builders import facts, rubric

from inovasi_cli.assess import assess
from inovasi_cli.assess.points import Scale
from inovasi_cli.assess.report import Interval, PartResult, Readiness, Report, ratio
from inovasi_cli.numbers import half_up
from inovasi_cli.text import Text

CLOSES: Final = date(2018, 3, 31)
VECTORS: Final[dict[str, dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "vectors" / "points.yaml").read_text(encoding="utf-8")
)


def judge(folder: Path, score: dict[str, Any], answers: dict[str, Any]) -> Report:
    loaded = rubric(folder, f"score: {json.dumps(described(score))}\n")
    told = "".join(f"{key}: {json.dumps(value)}\n" for key, value in answers.items())
    return assess(loaded.rubric, facts(folder, loaded, told), CLOSES)


def described(score: dict[str, Any]) -> dict[str, Any]:
    """With the titles and origins that every part and level must have and no vector is about."""
    return {**score, "parts": [with_title(part) for part in score["parts"]]}


def with_title(part: dict[str, Any]) -> dict[str, Any]:
    made = {"title": part["id"], "origin": "derived", **part}
    if "parts" in part:
        made["parts"] = [with_title(child) for child in part["parts"]]
    if "levels" in part:
        made["levels"] = [{"title": f"tingkat {level['points']}", **level} for level in part["levels"]]
    return made


def ready(report: Report) -> Readiness:
    assert report.readiness is not None
    return report.readiness


def shown(interval: Interval) -> list[str]:
    return [interval.exact(interval.low), interval.exact(interval.high)]


def by_id(parts: tuple[PartResult, ...]) -> dict[str, PartResult]:
    found: dict[str, PartResult] = {}
    for part in parts:
        found |= {part.part.id: part, **by_id(part.parts)}
    return found


@pytest.mark.parametrize("name", VECTORS)
def test_points_are_those_computed_by_hand(tmp_path: Path, name: str) -> None:
    vector = VECTORS[name]

    readiness = judge(tmp_path, vector["score"], vector["answers"]).readiness

    if vector["claimed"] is None:
        assert readiness is None
        return
    assert readiness is not None
    assert shown(readiness.claimed) == vector["claimed"]
    assert shown(readiness.evidenced) == [vector["evidenced"], vector["claimed"][1]]
    parts = by_id(readiness.parts)
    for part, (most, *interval) in vector.get("parts", {}).items():
        assert (part, ratio(parts[part].most, parts[part].claimed.per)) == (part, most)
        assert (part, shown(parts[part].claimed)) == (part, interval)


@pytest.mark.parametrize("name", VECTORS)
def test_the_parts_add_up_to_the_whole(tmp_path: Path, name: str) -> None:
    readiness = judge(tmp_path, VECTORS[name]["score"], VECTORS[name]["answers"]).readiness

    wholes: list[Readiness | PartResult] = [readiness, *by_id(readiness.parts).values()] if readiness else []
    for whole in wholes:
        if whole.parts:
            assert whole.claimed.low == sum(part.claimed.low for part in whole.parts)
            assert whole.claimed.high == sum(part.claimed.high for part in whole.parts)
            assert whole.evidenced.low == sum(part.evidenced.low for part in whole.parts)
            assert whole.evidenced.high == sum(part.evidenced.high for part in whole.parts)


LEVELS: Final[dict[str, Any]] = {
    "out_of": 6,
    "parts": [
        {
            "id": "a",
            "weight": 6,
            "levels": [
                {"points": 3, "when": {"question": "jumlah", "at_least": 3}},
                {"points": 2, "when": {"question": "setuju", "is": "ya"}},
                {"points": 1, "when": {"question": "jumlah", "at_least": 1}},
            ],
        }
    ],
}


@pytest.mark.parametrize(
    ("answers", "level", "claimed"),
    [
        pytest.param({"jumlah": 3, "setuju": "ya"}, "tingkat 3", ["6", "6"], id="the best that holds"),
        pytest.param({"jumlah": 1, "setuju": "ya"}, "tingkat 2", ["4", "4"], id="the next where the best does not"),
        pytest.param({"jumlah": 1, "setuju": "tidak"}, "tingkat 1", ["2", "2"], id="the last"),
        pytest.param({"jumlah": 3}, "tingkat 3", ["6", "6"], id="the best, whatever the others are"),
        pytest.param({"jumlah": 1}, None, ["2", "4"], id="none named while two are possible"),
        pytest.param({"setuju": "ya"}, None, ["4", "6"], id="none named while a better one is possible"),
        pytest.param({"jumlah": 0}, None, ["0", "4"], id="none named while none at all is possible"),
        pytest.param({"jumlah": 0, "setuju": "tidak"}, None, ["0", "0"], id="none where the guide is silent"),
    ],
)
def test_levels_are_tried_from_the_best(
    tmp_path: Path, answers: dict[str, Any], level: str | None, claimed: list[str]
) -> None:
    (part,) = ready(judge(tmp_path, LEVELS, answers)).parts

    assert part.level == (None if level is None else Text(level))
    assert shown(part.claimed) == claimed


UNORDERED: Final[dict[str, Any]] = {
    "out_of": 6,
    "parts": [
        {
            "id": "a",
            "weight": 6,
            "levels": [
                {"points": 1, "when": {"question": "jumlah", "at_least": 3}},
                {"points": 3, "when": {"question": "setuju", "is": "ya"}},
                {"points": 2, "when": {"question": "pilihan", "is": "a"}},
            ],
        }
    ],
}


@pytest.mark.parametrize(
    ("answers", "claimed"),
    [
        pytest.param({}, ["0", "6"], id="any of all"),
        pytest.param({"setuju": "tidak"}, ["0", "4"], id="the others"),
        pytest.param({"pilihan": "a"}, ["2", "6"], id="from the lowest of those before one that holds"),
        pytest.param({"setuju": "ya"}, ["2", "6"], id="none behind one that holds"),
        pytest.param({"setuju": "tidak", "pilihan": "a"}, ["2", "4"], id="between the first and one that holds"),
        pytest.param({"jumlah": 3}, ["2", "2"], id="the first that holds, though others give more"),
    ],
)
def test_levels_that_a_rubric_gives_in_no_order_are_tried_as_they_stand(
    tmp_path: Path, answers: dict[str, Any], claimed: list[str]
) -> None:
    assert shown(ready(judge(tmp_path, UNORDERED, answers)).claimed) == claimed


def test_a_part_of_which_nothing_is_answered_has_every_level_open_that_needs_an_answer(tmp_path: Path) -> None:
    always = {**LEVELS["parts"][0], "levels": [*LEVELS["parts"][0]["levels"], {"points": 0}]}
    (part,) = ready(judge(tmp_path, {"out_of": 6, "parts": [always]}, {})).parts

    assert shown(part.claimed) == ["0", "6"]
    assert part.level is None


def test_a_part_that_asks_nothing_earns_its_level_without_an_answer(tmp_path: Path) -> None:
    given = {"id": "a", "weight": 6, "levels": [{"points": 1}]}
    (part,) = ready(judge(tmp_path, {"out_of": 6, "parts": [given]}, {})).parts

    assert shown(part.claimed) == ["6", "6"]
    assert part.level == Text("tingkat 1")


@pytest.mark.parametrize(
    ("rule", "standing"),
    [("forbidden", "scored"), ("dropped", "dropped"), ("full", "full")],
    ids=["forbidden", "dropped", "full"],
)
def test_a_part_that_does_not_apply_says_how_it_stands(tmp_path: Path, rule: str, standing: str) -> None:
    levels = [{"points": 1, "when": {"question": "pilihan", "is": "a"}}]
    asked = {"id": "a", "not_applicable": rule, "levels": levels}
    other = {"id": "b", "levels": [{"points": 1}]}
    score = {"out_of": 1, "parts": [{"id": "g", "weight": 1, "combine": "mean", "parts": [asked, other]}]}

    parts = by_id(ready(judge(tmp_path, score, {"pilihan": {"tidak_berlaku": "alasan"}})).parts)

    assert parts["a"].standing == standing
    assert parts["a"].level is None
    assert [parts["b"].standing, parts["g"].standing] == ["scored", "scored"]


def test_a_group_of_dropped_parts_stands_as_dropped(tmp_path: Path) -> None:
    vector = VECTORS["a group with nothing left is dropped itself"]

    parts = by_id(ready(judge(tmp_path, vector["score"], vector["answers"])).parts)

    assert {part: result.standing for part, result in parts.items()} == {
        "g": "dropped",
        "g-1": "dropped",
        "g-2": "dropped",
        "h": "scored",
        "i": "scored",
    }


def test_a_rubric_without_a_score_has_no_readiness(tmp_path: Path) -> None:
    loaded = rubric(tmp_path, "")

    assert assess(loaded.rubric, facts(tmp_path, loaded, ""), CLOSES).readiness is None


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        pytest.param(Fraction(1, 3), 2, Fraction(33, 100), id="a third down"),
        pytest.param(Fraction(2, 3), 2, Fraction(67, 100), id="two thirds up"),
        pytest.param(Fraction(1, 200), 2, Fraction(1, 100), id="a half up"),
        pytest.param(Fraction(2675, 1000), 2, Fraction(268, 100), id="2.675, which no float holds"),
        pytest.param(Fraction(5, 1000) - Fraction(1, 10**9), 2, Fraction(0), id="just below a half down"),
        pytest.param(Fraction(69_995, 1000), 2, Fraction(70), id="69.995 up to 70"),
        pytest.param(Fraction(69_994, 1000), 2, Fraction(6999, 100), id="69.994 down"),
        pytest.param(Fraction(1, 2), 0, Fraction(1), id="a half without decimals"),
        pytest.param(Fraction(0), 2, Fraction(0), id="nothing"),
        pytest.param(Fraction(100), 2, Fraction(100), id="a whole number"),
    ],
)
def test_a_half_is_rounded_upwards(value: Fraction, decimals: int, rounded: Fraction) -> None:
    assert half_up(value, decimals) == rounded


@pytest.mark.parametrize("round_to", [None, 0, 2, 3])
def test_a_mark_is_reached_as_it_says_rounded_or_exact(tmp_path: Path, round_to: int | None) -> None:
    body = """
    score:
      out_of: 100
      parts:
        - id: bagian
          title: Bagian
          weight: 100
          origin: derived
          levels:
            - {points: 1000000, title: Ya, when: {question: jumlah, at_least: 3}}
            - {points: 1, title: Tidak}
    """
    score = rubric(tmp_path, body).rubric.score
    assert score is not None
    scale = Scale(score._replace(round_to=round_to), frozenset())
    assert scale.per == 10_000

    for mark in (0, 1, 33, Decimal("33.33"), Decimal("33.335"), 100):
        near = int(mark * scale.per)
        for low in (*range(0, 101 * scale.per, 999), *range(near - 60, near + 60)):
            value = Fraction(low, scale.per)
            counted = value if round_to is None else half_up(value, round_to)
            assert scale.at_least(low, mark) is (counted >= Fraction(str(mark)))


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [(100, 3, "100/3"), (200, 6, "100/3"), (6, 3, "2"), (0, 7, "0"), (7, 7, "1")],
)
def test_a_ratio_is_written_in_lowest_terms(numerator: int, denominator: int, text: str) -> None:
    assert ratio(numerator, denominator) == text


def marked(points: int, **more: Any) -> dict[str, Any]:
    """A score of 100 of which exactly ``points / 250`` are earned, with bands from 40 and 70 and a pass mark of 70."""
    bands = [("cukup", 40), ("siap", 70)]
    levels = [{"points": 25_000, "when": {"question": "setuju", "is": "ya"}}, {"points": points}]
    return {
        "out_of": 100,
        "bands": [{"id": band, "title": band, "from": start, "origin": "derived"} for band, start in bands],
        "pass_mark": {"points": 70, "origin": "derived"},
        "parts": [{"id": "a", "weight": 100, "levels": levels}],
        **more,
    }


@pytest.mark.parametrize(
    ("points", "round_to", "band", "passes"),
    [
        pytest.param(17_500, None, "siap", True, id="70 belongs to the band from 70"),
        pytest.param(17_499, None, "cukup", False, id="69.996 does not, though it is shown as 70.00"),
        pytest.param(17_499, 2, "siap", True, id="69.996 does where the rubric rounds first"),
        pytest.param(17_498, 2, "cukup", False, id="69.992 is rounded to 69.99"),
        pytest.param(17_375, 0, "siap", True, id="69.5 is rounded to 70 without decimals"),
        pytest.param(10_000, None, "cukup", False, id="40 belongs to the band from 40"),
        pytest.param(9_999, None, None, False, id="39.996 belongs to no band"),
        pytest.param(25_000, None, "siap", True, id="all points"),
    ],
)
def test_bands_and_the_pass_mark_compare_the_exact_value(
    tmp_path: Path, points: int, round_to: int | None, band: str | None, *, passes: bool
) -> None:
    score = marked(points, **({} if round_to is None else {"round_to": round_to}))

    readiness = ready(judge(tmp_path, score, {"setuju": "tidak"}))

    assert (readiness.band and readiness.band.id) == band
    assert readiness.passes is passes


def test_the_next_mark_is_the_nearest_whatever_it_is_called(tmp_path: Path) -> None:
    bands = [("z", 0), ("m", 40), ("a", 90)]
    score = {
        **marked(12_000),
        "bands": [{"id": band, "title": band, "from": start, "origin": "derived"} for band, start in bands],
    }

    assert judge(tmp_path, score, {"setuju": "tidak"}).advice.toward == "pass_mark"
    assert judge(tmp_path, {**score, "pass_mark": None}, {"setuju": "tidak"}).advice.toward == "a"
    assert judge(tmp_path, {**score, **marked(9_000), "bands": score["bands"]}, {}).advice.toward == "m"


def test_the_band_is_that_of_the_lowest_claimed_points(tmp_path: Path) -> None:
    readiness = ready(judge(tmp_path, marked(10_000), {}))

    assert shown(readiness.claimed) == ["40", "100"]
    assert readiness.band is not None
    assert readiness.band.id == "cukup"


def test_without_a_pass_mark_nothing_passes_or_fails(tmp_path: Path) -> None:
    score = {key: value for key, value in marked(25_000).items() if key not in ("pass_mark", "bands")}

    readiness = ready(judge(tmp_path, score, {}))

    assert readiness.passes is None
    assert readiness.band is None
