"""A contest as tables for a spreadsheet, as a batch writes them: the same columns in both languages."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_cli.numbers import decimals, points
from inovasi_cli.render.batch.csv import neutral, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.contest.hold import Held
    from inovasi_cli.contest.panel import Judged, Panel
    from inovasi_cli.contest.ranking import Place, Ranking

PANEL: Final = (
    *("tahap", "peserta", "judul", "bagian", "banyak_nilai", "rata_rata"),
    *("terendah", "tertinggi", "beda", "perlu_dibahas", "catatan"),
)
RANKING: Final = (
    *("tempat", "seri", "peserta", "judul", "kategori", "kelompok", "jenis", "instansi", "nilai"),
    *("tempat_terbaik", "tempat_terburuk", "tahan_sampai", "masuk", "pasti", "tahap_berhenti", "sebab"),
)
_MARK: Final = "\ufeff"
_PLACES: Final = 2


def panels(held: Held) -> str:
    """A row for each part of each entry."""
    return _MARK + row(PANEL) + "".join(row(cells) for panel in held.course.panels for cells in _parts(held, panel))


def _parts(held: Held, panel: Panel) -> Iterator[tuple[str, ...]]:
    for each in panel.entries:
        for number in range(len(panel.stage.parts)):
            yield _part(held, panel, each, number)


def _part(held: Held, panel: Panel, each: Judged, number: int) -> tuple[str, ...]:
    scores, mean, measure = each.scores[number], each.means[number], panel.measure
    part = panel.stage.parts[number].id
    ends = (min(scores), max(scores), max(scores) - min(scores)) if scores else ()
    wide = any(gap.part == part for gap in each.gaps)
    return (
        panel.stage.id,
        each.entry,
        neutral(held.contest.entries[each.entry].title),
        part,
        str(len(scores)),
        "" if mean is None else points(mean, measure.per * measure.times, "en"),
        *(decimals(Fraction(end, measure.per), _PLACES, "en") for end in ends),
        *([""] * (3 - len(ends))),
        "ya" if wide and not each.note else "tidak",
        neutral(each.note or ""),
    )


def rankings(held: Held, ranking: Ranking) -> str:
    """A row for each entry, those that got no place at the end."""
    placed = (_placed(held, place) for group in ranking.groups for place in group.places)
    stopped = (
        (
            *("", ""),
            *_entry(held, stop.entry),
            "" if stop.points is None else decimals(stop.points, _PLACES, "en"),
            *("", "", "", "", ""),
            *(stop.stage or "", stop.reason),
        )
        for stop in (*ranking.beyond, *held.course.stopped)
    )
    return _MARK + row(RANKING) + "".join(map(row, (*placed, *stopped)))


def _placed(held: Held, place: Place) -> tuple[str, ...]:
    return (
        str(place.number),
        _yes(place.tied),
        *_entry(held, place.entry),
        decimals(place.points, _PLACES, "en"),
        str(place.best),
        str(place.worst),
        "" if place.margin is None else decimals(Fraction(int(place.margin * 100), 100), _PLACES, "en"),
        _yes(place.wins),
        _yes(place.sure),
        *("", ""),
    )


def _entry(held: Held, entry: str) -> tuple[str, ...]:
    found = held.contest.entries[entry]
    said = (found.title, found.category, found.group, found.kind, found.agency)
    return (entry, *(neutral(each or "") for each in said))


def _yes(answer: bool | None) -> str:  # noqa: FBT001 - the answer itself
    return {True: "ya", False: "tidak", None: ""}[answer]
