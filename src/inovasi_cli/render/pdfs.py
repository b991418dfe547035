"""What PDFs that are proofs say of themselves, as every format tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.words import day_words
from inovasi_cli.profile.pdf import BROKEN, LOCKED, READ, UNREAD
from inovasi_cli.render import labels
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import Report
    from inovasi_cli.profile.pdf import Pdf
    from inovasi_cli.render.voice import Voice

_TROUBLES: Final = {
    LOCKED: Text(
        "Terkunci kata sandi, jadi penilai tidak dapat membukanya; simpan ulang tanpa kata sandi: {refs}",
        "Locked by a password, so nobody who judges can open it; save it again without one: {refs}",
    ),
    BROKEN: Text(
        "Tidak terbaca sebagai PDF, mungkin rusak; coba buka, lalu simpan ulang: {refs}",
        "Cannot be read as a PDF and may be damaged; try to open it, and save it again: {refs}",
    ),
    UNREAD: Text(
        "Tidak dapat diperiksa di sini; pastikan dapat dibuka: {refs}",
        "Could not be looked into here; make sure that it opens: {refs}",
    ),
}


def troubles(report: Report, voice: Voice) -> Iterator[str]:
    """The PDFs that somebody should look at, in one sentence for each reason."""
    for state, sentence in _TROUBLES.items():
        if refs := [Text(each.ref) for each in report.pdfs if each.state == state]:
            yield voice.say(sentence, refs=join(refs))


def lines(report: Report, voice: Voice) -> Iterator[str]:
    """How many pages each of the others has and when it was made; nothing where none could be read."""
    if read := [_told(each) for each in report.pdfs if each.state == READ]:
        yield voice.say(labels.PDFS_READ, pdfs=join(read, "; "))


def _told(pdf: Pdf) -> Text:
    about = [(labels.PAGE if pdf.pages == 1 else labels.PAGES).fill(count=pdf.pages)]
    if pdf.created:
        about.append(labels.CREATED.fill(day=day_words(pdf.created)))
    return labels.PDF_READ.fill(ref=pdf.ref, about=join(about))


def pdf_data(pdf: Pdf) -> dict[str, object]:
    """One PDF as JSON data."""
    return {**pdf._asdict(), "created": pdf.created.isoformat() if pdf.created else None}
