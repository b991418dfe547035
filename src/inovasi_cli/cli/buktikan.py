"""``inovasi buktikan``: judge again what a report was made from, and say whether it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inovasi_cli.assess import assess
from inovasi_cli.cli.dates import counted_on
from inovasi_cli.cli.output import deliver, language, outputs, proofs_folder, spare
from inovasi_cli.errors import InovasiError
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.records.fields import read
from inovasi_cli.records.record import read_record
from inovasi_cli.records.verify import verify
from inovasi_cli.render.json import report_data
from inovasi_cli.rubric.catalog import folder, locate, shipped
from inovasi_cli.rubric.load import load_rubric
from inovasi_cli.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.profile.load import Document
    from inovasi_cli.records.record import Record
    from inovasi_cli.records.verify import Verification
    from inovasi_cli.render.terminal.writer import Look


def buktikan(  # noqa: PLR0913 - one for each argument and option of the command
    laporan: Path,
    profil: Path | None,
    *,
    rubrik: str | None,
    formats: Iterable[str],
    bahasa: str,
    proofs: Path | None = None,
) -> int:
    """Print whether a report is what comes of the same files today; 0 where it is, else 1."""
    asked, spoken = outputs(formats), language(bahasa)
    record = read_record(laporan, read(laporan))
    document = open_profile(profil or _facts_of(record, laporan), proofs_folder(proofs))
    source = locate(rubrik, Path()) if rubrik is not None else _rubric_of(record, document)
    spare(asked, (laporan, document.path, source))
    loaded = load_rubric(source, folder() / "questions")
    facts = read_facts(document, loaded.bank, loaded.rubric)
    report = assess(loaded.rubric, facts, record.judged.on)
    days = (counted_on(loaded.rubric), None)
    found = verify(record, report, [report_data(report, each) for each in LANGUAGES], days)
    deliver(asked, spoken, as_json=lambda: _json(found, spoken), as_text=lambda look: _text(found, look))
    return 0 if found.holds else 1


def _facts_of(record: Record, laporan: Path) -> Path:
    """The fact file that a report names, seen from the folder of the report or from where we are."""
    for path in (laporan.parent / record.facts, Path(record.facts)):
        if path.is_file():
            return path
    raise InovasiError(
        f"{laporan}: berkas fakta {record.facts} tidak ditemukan",
        f"Sebutkan berkasnya: inovasi buktikan {laporan} PROFIL",
    )


def _rubric_of(record: Record, document: Document) -> Path:
    """The rubric that a report names: one that ships with us, or a file that the fact file names too."""
    name = record.judged.rubric
    if name in shipped():
        return locate(name, Path())
    for own in document.rubrics:
        if Path(own).stem == name:
            return locate(own, document.path.parent)
    raise InovasiError(
        f"{record.judged.file}: rubrik {name} tidak ditemukan", "Sebutkan berkasnya dengan --rubrik BERKAS."
    )


def _json(found: Verification, language: str) -> str:
    from inovasi_cli.render.verification_json import render

    return render(found, language)


def _text(found: Verification, look: Look) -> str:
    from inovasi_cli.render.verification import render

    return render(found, look)
