"""``inovasi banding``: what changed between two versions of one innovation, and what each change brought."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.bench import Bench
from inovasi_cli.assess.causes import Entry, difference
from inovasi_cli.cli.dates import asked_day, counted_on
from inovasi_cli.cli.nilai import rubric_of
from inovasi_cli.cli.output import deliver, language, outputs, proofs_folder, spare
from inovasi_cli.errors import InovasiError
from inovasi_cli.files import real
from inovasi_cli.profile.load import Readers, open_profile, read_many
from inovasi_cli.records import compare, fields
from inovasi_cli.records.record import read_record
from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import load_rubrics

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from inovasi_cli.assess.difference import Difference
    from inovasi_cli.cli.output import Output
    from inovasi_cli.profile.load import Document
    from inovasi_cli.render.terminal.writer import Look

MOST_RUBRICS: Final = 2
MOST_FOLDERS: Final = 2


def banding(  # noqa: PLR0913 - one for each option of the command
    files: tuple[Path, Path],
    *,
    rubrics: Sequence[str],
    per: str | None,
    formats: Iterable[str],
    bahasa: str,
    proofs: Sequence[Path] = (),
) -> int:
    """Print how two fact files or two reports differ; 0 where the newer is not worse, else 1."""
    asked, spoken = outputs(formats), language(bahasa)
    data = [fields.read(path) for path in files]
    reports = [fields.is_report(each) for each in data]
    if all(reports):
        found = _of_reports(files, data, asked, options=bool(rubrics or per or proofs))
    elif any(reports):
        raise InovasiError(
            f"{files[0]} dan {files[1]} tidak dapat dibandingkan: satu laporan JSON, satu berkas fakta",
            "Sebutkan dua berkas fakta, atau dua laporan JSON.",
        )
    else:
        found = _of_facts(_opened(files, proofs), rubrics, asked_day(per), asked)
    deliver(asked, spoken, as_json=lambda: _json(found, spoken), as_text=lambda look: _text(found, look))
    return 1 if found.worse else 0


def _of_reports(
    files: tuple[Path, Path], data: Sequence[bytes], asked: Iterable[Output], *, options: bool
) -> Difference:
    if options:
        raise InovasiError(
            "--rubrik, --per, dan --bukti-di hanya untuk berkas fakta; laporan sudah dinilai",
            "Hapus opsi itu, atau bandingkan berkas faktanya.",
        )
    spare(asked, files)
    return compare.difference(*(read_record(path, each) for path, each in zip(files, data, strict=True)))


def _opened(files: tuple[Path, Path], proofs: Sequence[Path]) -> list[Document]:
    """The two fact files, each with the folder of its proofs: one for both, or one for each."""
    if len(proofs) > MOST_FOLDERS:
        raise InovasiError("--bukti-di paling banyak dua kali: yang lama, lalu yang baru", "Hapus yang berlebih.")
    folders = [proofs_folder(each) for each in proofs] or [None]
    return [open_profile(path, each) for path, each in zip(files, (folders[0], folders[-1]), strict=True)]


def _of_facts(
    documents: Sequence[Document], rubrics: Sequence[str], day: date | None, asked: Iterable[Output]
) -> Difference:
    if len(rubrics) > MOST_RUBRICS:
        raise InovasiError("--rubrik paling banyak dua kali: yang lama, lalu yang baru", "Hapus yang berlebih.")
    paths = [locate(name, Path()) for name in rubrics] or [rubric_of((), documents[1])]
    loaded, bank = load_rubrics({real(path): path for path in paths}.values(), folder() / "questions")
    spare(asked, (*(each.path for each in documents), *paths))
    readers = Readers(bank)
    benches = [Bench(rubric, counted_on(rubric, day)) for rubric in loaded]
    old, new = (
        Entry(bench, read_many(document, readers, (bench.rubric,)))
        for document, bench in zip(documents, (benches[0], benches[-1]), strict=True)
    )
    return difference(old, new)


def _json(found: Difference, language: str) -> str:
    from inovasi_cli.render.difference.json import render

    return render(found, language)


def _text(found: Difference, look: Look) -> str:
    from inovasi_cli.render.difference import render

    return render(found, look)
