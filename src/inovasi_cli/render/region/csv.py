"""The innovations of a region for a spreadsheet, one a row (docs/daerah.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.numbers import points
from inovasi_cli.render.batch.csv import neutral, row

if TYPE_CHECKING:
    from inovasi_cli.conditions import Truth
    from inovasi_cli.region.members import Member
    from inovasi_cli.region.region import Region

COLUMNS: Final = (
    *("berkas", "judul", "dihitung", "kematangan_terendah", "kematangan_tertinggi", "terbukti"),
    *("urusan_wajib", "belum_terpenuhi", "belum_pasti", "masalah"),
)
_COUNTS: Final[dict[Truth, str]] = {True: "ya", False: "tidak", None: "belum pasti"}


def render(region: Region) -> str:
    """Every innovation, and every file that cannot be judged."""
    rows = [_member(region, each) for each in region.members]
    rows += [(neutral(each.file), *[""] * (len(COLUMNS) - 2), neutral(each.message)) for each in region.unread]
    return "\ufeff" + "".join(map(row, (COLUMNS, *rows)))


def _member(region: Region, member: Member) -> tuple[str, ...]:
    judged, affairs = member.judged, region.edition.affairs
    named = zip(affairs.every, member.affairs, strict=True) if affairs else ()
    gates = judged.standing.eligibility.gates
    return (
        neutral(judged.file),
        neutral(judged.title or ""),
        _COUNTS[member.counts],
        points(judged.claimed.low, judged.claimed.per, "en"),
        points(judged.claimed.high, judged.claimed.per, "en"),
        points(judged.evidenced.low, judged.evidenced.per, "en"),
        "; ".join(affair.id for affair, state in named if state),
        "; ".join(each.gate.id for each in gates if each.met is False),
        "; ".join(each.gate.id for each in gates if each.met is None),
        "",
    )
