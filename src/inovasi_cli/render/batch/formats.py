"""The formats that say something of every result, each a piece per result and a frame round all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.batch.outcome import REMARKS, REPORT, STANDING
from inovasi_cli.render.batch import csv, github, gitlab, html, json, jsonl, junit, sarif

if TYPE_CHECKING:
    from collections.abc import Callable

    from inovasi_cli.batch.outcome import Outcome
    from inovasi_cli.batch.tally import Tally


class Format(NamedTuple):
    """One format.

    ``needs`` says how much of an outcome its pieces look at, as ``batch.outcome`` has it. ``piece`` makes
    of an outcome, in a language, what the format says of it, "" where that is nothing; it is a function of a module, so
    that another process can be sent it. ``separator`` stands between the pieces that are not empty, ``head`` before and
    ``tail`` behind all of them. ``streams`` says that the head needs no counts, so that pieces may be written as they
    come.
    """

    needs: str
    piece: Callable[[Outcome, str], str]
    separator: str
    head: Callable[[Tally, str], str]
    tail: Callable[[Tally, str], str]
    streams: bool


def nothing(_tally: Tally, _language: str) -> str:
    """The head or tail of a format whose pieces stand for themselves."""
    return ""


FORMATS: Final = {
    "json": Format(REPORT, json.piece, ",\n", json.head, json.tail, streams=True),
    "jsonl": Format(STANDING, jsonl.piece, "", nothing, nothing, streams=True),
    "csv": Format(STANDING, csv.piece, "", csv.head, nothing, streams=True),
    "html": Format(REMARKS, html.piece, "", html.head, html.tail, streams=False),
    "github": Format(REMARKS, github.piece, "", nothing, github.tail, streams=True),
    "gitlab": Format(REMARKS, gitlab.piece, ",\n", gitlab.head, gitlab.tail, streams=True),
    "junit": Format(REMARKS, junit.piece, "", junit.head, junit.tail, streams=False),
    "sarif": Format(REMARKS, sarif.piece, ",\n", sarif.head, sarif.tail, streams=True),
}
"""By the name that ``--format`` takes. A piece that is a line, or several, brings its own line breaks."""
