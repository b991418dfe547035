r"""A table for a spreadsheet, a result a row: UTF-8 with a byte order mark, comma, CRLF; docs/json.md has the columns.

The header, the words of ``putusan`` and ``lolos`` and every id are the same in both languages, since formulas and
filters name them. Numbers have a decimal point and are not quoted: with the comma between cells that is RFC 4180, which
everything reads; an Excel that is set to Indonesian expects ``;`` and ``,`` and reads it by *Data > Dari Teks/CSV*.

A cell that a spreadsheet might run as a formula gets ``'`` in front, as OWASP advises. So does what follows a ``;``
within a cell, since an Excel set to Indonesian that opens the file by a double click begins a new cell there, whatever
is quoted. Line breaks and tabs become spaces, and every character that acts instead of showing is spelled out: a row is
a line. JSON is the format that loses nothing.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.report import ELIGIBLE, NOT_ELIGIBLE, UNDECIDED
from inovasi_cli.batch.outcome import PASSED, UNJUDGED
from inovasi_cli.numbers import plain, points
from inovasi_cli.text import visible

if TYPE_CHECKING:
    from inovasi_cli.assess.report import Standing
    from inovasi_cli.batch.outcome import Outcome
    from inovasi_cli.batch.tally import Tally

COLUMNS: Final = (
    *("berkas", "rubrik", "judul", "putusan", "lolos"),
    *("nilai_terendah", "nilai_tertinggi", "terbukti", "dari", "tingkat"),
    *("kategori", "belum_terpenuhi", "belum_pasti", "syarat_kurang", "per"),
    *("masalah", "baris", "masalah_lain"),
)
_VERDICTS: Final = {
    ELIGIBLE: "layak",
    NOT_ELIGIBLE: "tidak layak",
    UNDECIDED: "belum pasti",
    None: "tidak dapat dinilai",
}
_LIVE: Final = re.compile(r"""(^|;)(?=[\s"']*(?:[=+\-@＝＋－＠]|::))""")  # noqa: RUF001 - full width runs as well
"""Where a formula may begin, or, at the beginning of a line in the log of a build, a command."""

_HASHES: Final = re.compile("#(?=#)")
"""What, before ``[`` or ``vso[``, is a command anywhere in such a line."""


def head(_tally: Tally, _language: str) -> str:
    """The byte order mark, by which Excel knows UTF-8, and the header."""
    return "\ufeff" + row(COLUMNS)


def piece(outcome: Outcome, language: str) -> str:
    """The row of one result."""
    mark = outcome.mark()
    trouble = _trouble(outcome, language) if mark.state == UNJUDGED and outcome.remarks else ("", "", "")
    texts = (outcome.file, outcome.rubric, outcome.title or "")
    return row(
        (
            *map(neutral, texts),
            _VERDICTS[mark.verdict],
            "ya" if mark.state == PASSED else "tidak",
            *(_points(outcome.standing) if outcome.standing else [""] * 5),
            mark.category or "",
            "; ".join(mark.unmet),
            "; ".join(mark.unknown),
            neutral(_wanting(outcome.standing, language)) if outcome.standing else "",
            outcome.on.isoformat() if outcome.on else "",
            *trouble,
        )
    )


def neutral(text: str) -> str:
    """A text on one line that no spreadsheet runs, and no log of a build obeys."""
    return _HASHES.sub("# ", _LIVE.sub(r"\1'", visible(text)))


def _wanting(stands: Standing, language: str) -> str:
    """The requirements that are not met yet, in words."""
    return "; ".join(each.gate.title.say(language) for each in stands.eligibility.gates if not each.met)


def _trouble(outcome: Outcome, language: str) -> tuple[str, str, str]:
    """The first problem of a file, its line, and how many more there are."""
    first, *more = outcome.remarks
    return neutral(first.message.say(language)), str(first.line), str(len(more))


def _points(stands: Standing) -> tuple[str, ...]:
    score, result = stands.rubric.score, stands.readiness
    if not score or not result:
        return ("",) * 5
    claimed, evidenced = result.claimed, result.evidenced
    return (
        points(claimed.low, claimed.per, "en"),
        points(claimed.high, claimed.per, "en"),
        points(evidenced.low, evidenced.per, "en"),
        plain(score.out_of, "en"),
        result.band.id if result.band else "",
    )


def row(cells: tuple[str, ...]) -> str:
    """Cells as a line of the sheet."""
    line = StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
