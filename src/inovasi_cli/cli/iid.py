"""``inovasi iid``: the index of a region, from the fact files of its innovations and of its own rows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.batch.collect import collect
from inovasi_cli.cli.batch_run import points_asked
from inovasi_cli.cli.codes import UNUSABLE
from inovasi_cli.cli.dates import asked_day, counted_on
from inovasi_cli.cli.output import WITH_HTML, deliver, language, outputs, proofs_folder, spare
from inovasi_cli.errors import InovasiError, did_you_mean
from inovasi_cli.files import real
from inovasi_cli.profile.load import Readers
from inovasi_cli.region.advice import advise
from inovasi_cli.region.load import load_index, locate_index
from inovasi_cli.region.members import Judge, read_members
from inovasi_cli.region.region import region_of
from inovasi_cli.render.region import words
from inovasi_cli.render.region.page import page_of
from inovasi_cli.render.region.shown import Wanted
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import load_rubrics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from fractions import Fraction

    from inovasi_cli.cli.output import Output
    from inovasi_cli.region.advice import Advice
    from inovasi_cli.region.model import Index, Unit
    from inovasi_cli.region.region import Region
    from inovasi_cli.rubric.model import Band, Rubric

KINDS: Final = (*WITH_HTML, "markdown", "csv")
_MOST: Final = 100


class Asked(NamedTuple):
    """What the command line asks for; ``per``, ``minimum`` and ``band`` are as typed."""

    spd: Path | None
    proofs: Path | None
    edition: str | None
    per: str | None
    minimum: str | None
    band: str | None
    proven: bool
    all_steps: bool
    language: str


class Bar(NamedTuple):
    """What the index must reach: points, a band, or both."""

    minimum: Fraction | None
    band: Band | None
    proven: bool


def iid(paths: Sequence[str], formats: Sequence[str], asked: Asked) -> int:
    """Print the index: 0 where what is asked for is reached, 1 where not, 2 where a file could not be judged."""
    wanted, spoken, day = outputs(formats or ["terminal"], KINDS), language(asked.language), asked_day(asked.per)
    source = locate_index(asked.edition)
    index = load_index(source, Bank(folder() / "questions"))
    bar, proofs = _bar(index, asked), proofs_folder(asked.proofs)
    files = _innovations(collect(paths, _listed), asked.spd)
    spare(wanted, [source, *([asked.spd] if asked.spd else []), *map(Path, files)])
    innovations, rows = _judges(index, source.parent, day, asked.spd, proofs)
    judged = rows.read(str(asked.spd)) if rows else None
    region = region_of(index, judged, *read_members(innovations, index, files))
    reached = tuple(_wanted(region, bar))
    found = Found(region, advise(region, innovations.bench, rows.bench if rows else None), reached)
    _deliver(found, wanted, spoken, all_steps=asked.all_steps)
    if region.unread:
        return UNUSABLE
    return 0 if all(each.reached for each in reached) else 1


class Found(NamedTuple):
    """What there is to tell."""

    region: Region
    advice: Advice
    wanted: tuple[Wanted, ...]


def _deliver(found: Found, wanted: Sequence[Output], spoken: str, *, all_steps: bool) -> None:
    from inovasi_cli.render.region import csv, html, json, markdown, terminal

    region, advice, reached = found
    page = page_of(region, advice, reached, all_steps=all_steps)
    deliver(
        wanted,
        spoken,
        as_json=lambda: json.render(region, advice, spoken),
        as_text=lambda look: terminal.render(page, look),
        others={
            "html": lambda _: html.render(page, spoken),
            "markdown": lambda _: markdown.render(page, spoken),
            "csv": lambda _: csv.render(region),
        },
    )


def _bar(index: Index, asked: Asked) -> Bar:
    minimum = points_asked("--minimum", asked.minimum)
    if minimum is not None and minimum > _MOST:
        raise InovasiError("--minimum: indeks tertinggi adalah 100", "Tulis angka yang lebih kecil.")
    if asked.band is None:
        return Bar(minimum, None, asked.proven)
    known = {band.id: band for band in index.bands}
    if asked.band not in known:
        raise InovasiError(
            f'--predikat: "{asked.band}" tidak ada{did_you_mean(asked.band, known)}',
            f"Pilih salah satu: {', '.join(known)}.",
        )
    return Bar(minimum, known[asked.band], asked.proven)


def _wanted(region: Region, bar: Bar) -> Iterator[Wanted]:
    """What is asked for, each with whether the lowest index reaches it."""
    total = region.reach.evidenced if bar.proven else region.reach.low
    if bar.minimum is not None:
        told = (words.LEAST_PROVEN if bar.proven else words.LEAST).fill(points=words.number(bar.minimum))
        yield Wanted(told, total.value >= bar.minimum)
    if bar.band:
        now = region.band(total)
        told = (words.BAND_PROVEN if bar.proven else words.BAND_WANTED).fill(title=bar.band.title)
        yield Wanted(told, now is not None and now.least >= bar.band.least)


def _innovations(files: Sequence[str], spd: Path | None) -> list[str]:
    """The files but that of the region's own rows, which may lie among them."""
    rows = real(spd) if spd else None
    found = [file for file in files if real(Path(file)) != rows]
    if not found:
        raise InovasiError("Tidak ada berkas inovasi selain berkas --spd", "Sebutkan folder yang berisi inovasinya.")
    return found


def _judges(
    index: Index, beside: Path, day: date | None, spd: Path | None, proofs: Path | None
) -> tuple[Judge, Judge | None]:
    """Who judges the innovations, and who the rows of the region, where there is a file of them."""
    names = [index.innovations.rubric]
    if spd:
        if not index.region.rubric:
            raise InovasiError(
                f"{index.id}: tingkat baris daerah edisi ini tidak diketahui, jadi --spd tidak dapat dipakai",
                "Hapus --spd; bagian itu dihitung sebagai rentang.",
            )
        names.append(index.region.rubric)
    paths = [locate(name, beside) for name in names if name]
    rubrics, bank = load_rubrics(paths, folder() / "questions")
    for unit, rubric in zip((index.innovations, index.region), rubrics, strict=False):
        _check(unit, rubric)
    readers = Readers(bank)
    judges = [Judge(rubric, readers, counted_on(rubric, day), proofs) for rubric in rubrics]
    return judges[0], judges[1] if spd else None


def _check(unit: Unit, rubric: Rubric) -> None:
    """An index could exceed 100 if a rubric gave more points than the index says."""
    if not rubric.score or rubric.score.out_of != unit.most:
        raise InovasiError(
            f"{rubric.id}: nilai terbanyaknya bukan {unit.most} seperti kata indeks ini", "Samakan keduanya."
        )


def _listed() -> bytes:
    return sys.stdin.buffer.read() if sys.stdin else b""
