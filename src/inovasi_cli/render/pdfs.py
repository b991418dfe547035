"""What PDFs that are proofs say of themselves, as every format tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.words import day_words
from inovasi_cli.profile.pdf import BROKEN, ENCRYPTED, LOCKED, READ, UNREAD
from inovasi_cli.render import labels
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import Report
    from inovasi_cli.profile.pdf import Pdf
    from inovasi_cli.render.voice import Voice

_TROUBLES: Final = {
    LOCKED: Text(
        "Terkunci kata sandi, jadi penilai tidak bisa membukanya. Simpan ulang tanpa kata sandi: {refs}",
        "Locked by a password, so nobody who judges can open it. Save it again without one: {refs}",
    ),
    BROKEN: Text(
        "Tidak terbaca sebagai PDF, mungkin rusak. Coba buka; jika tidak bisa, unduh atau pindai ulang: {refs}",
        "Cannot be read as a PDF and may be damaged. Try to open it; if that fails, download or scan it again: {refs}",
    ),
    ENCRYPTED: Text(
        "Terenkripsi, jadi tidak bisa diperiksa di sini. Buka sendiri, dan pastikan tidak meminta kata sandi: {refs}",
        "Encrypted, so it could not be looked into here. Open it, and make sure that it asks for no password: {refs}",
    ),
    UNREAD: Text(
        "Tidak bisa diperiksa di sini. Buka sendiri, dan pastikan isinya utuh: {refs}",
        "Could not be looked into here. Open it, and make sure that it is whole: {refs}",
    ),
}


def warning(report: Report, voice: Voice) -> Iterator[str]:
    """That there are PDFs to look at, for who reads the score alone."""
    if count := sum(each.state != READ for each in report.pdfs):
        yield voice.say(labels.PDFS_TROUBLE, count=count, title=labels.PDFS)


def troubles(report: Report, voice: Voice) -> Iterator[str]:
    """The PDFs that somebody should look at, in one sentence for each reason."""
    for state, sentence in _TROUBLES.items():
        if refs := [Text(each.ref) for each in report.pdfs if each.state == state]:
            yield voice.say(sentence, refs=join(refs))


def lines(report: Report, voice: Voice) -> Iterator[str]:
    """What to make sure of, then a line for each of the others: its pages, its date, and which answers it proves."""
    read = [each for each in report.pdfs if each.state == READ]
    if read:
        yield voice.say(labels.PDFS_READ)
        yield from (voice.say(_told(each, report)) for each in read)


def _told(pdf: Pdf, report: Report) -> Text:
    about = [labels.PAGES.fill(count=pdf.pages)]
    if pdf.created:
        about.append(labels.CREATED.fill(day=day_words(pdf.created)))
    questions, answers = report.rubric.questions, report.facts.answers
    proves = [
        question.label
        for key, question in questions.items()
        if key in answers and any(each.ref == pdf.ref for each in answers[key].evidence)
    ]
    return labels.PDF_READ.fill(ref=pdf.ref, about=join(about), labels=join(proves, "; "))


def pdf_data(pdf: Pdf) -> dict[str, object]:
    """One PDF as JSON data."""
    return {**pdf._asdict(), "created": pdf.created.isoformat() if pdf.created else None}
