"""Whether a report holds, for a person to read: yes or no first, then why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.difference import DATE, FACTS, RUBRIC, VERSION
from inovasi_cli.assess.words import day_words
from inovasi_cli.records.verify import DIGEST
from inovasi_cli.render import labels
from inovasi_cli.render.difference import details, figures
from inovasi_cli.render.terminal import lay_out
from inovasi_cli.render.terminal.writer import Row
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.records.verify import Check, Mismatch, Verification
    from inovasi_cli.render.terminal.writer import Look, Writer

MOST: Final = 10
"""So many changed values are shown."""

_SHORT: Final = 12
_LONG: Final = 60
_TITLE: Final = Text("Pembuktian laporan", "A report held to its files")
_REPORT: Final = Text("Laporan: {file}", "Report: {file}")
_FROM: Final = Text("Dihitung ulang dari: {file}", "Judged again from: {file}")
_HOLDS: Final = Text("Terbukti: dihitung ulang, hasilnya sama persis.", "It holds: judged again, it is the same.")
_BUT_PDFS: Final = Text(
    "Yang tidak dihitung ulang: jumlah halaman dan tanggal berkas PDF.",
    "What is not looked into again: pages and dates of PDFs.",
)
_FAILS: Final = Text("Tidak terbukti: {why}.", "It does not hold: {why}.")
_WHY: Final = {
    VERSION: Text("versi inovasi lain", "another version of inovasi"),
    RUBRIC: Text("rubriknya lain", "another rubric"),
    FACTS: Text("jawaban atau buktinya lain", "other answers or proofs"),
    DATE: Text("tanggal acuannya diganti", "its reference date was changed"),
    DIGEST: Text("digestnya tidak cocok dengan isinya", "its digest does not fit what it says"),
}
_ALTERED: Final = Text("{count} nilai di dalamnya diubah", "{count} {count:value in it was|values in it were} changed")
_CHECKS: Final = Text("Yang diperiksa", "What was checked")
_NAMES: Final = {
    VERSION: Text("Versi inovasi", "Version of inovasi"),
    RUBRIC: Text("Rubrik", "Rubric"),
    FACTS: Text("Jawaban dan bukti", "Answers and proofs"),
    DATE: Text("Tanggal acuan", "Reference date"),
    DIGEST: Text("Digest laporan", "Digest of the report"),
}
_SAME: Final = Text("{name}: {now}", "{name}: {now}")
_OTHER: Final = Text("{name}: di laporan {recorded}, sekarang {now}", "{name}: {recorded} in the report, {now} now")
_ORIGINAL: Final = Text("{name}: di laporan {recorded}, aslinya {now}", "{name}: {recorded} in the report, was {now}")
_CHANGED: Final = Text("Isi laporan yang diubah", "What was changed in the report")
_VALUE: Final = Text("{at}: tertulis {recorded}, seharusnya {now}", "{at}: says {recorded}, should say {now}")
_MORE: Final = Text("... dan {count} lagi", "... and {count} more")
_FIGURES: Final = Text("Putusan dan nilai: di laporan, dan sekarang", "Verdict and points: in the report, and now")
_NO_CHANGE: Final = Text("Putusan dan nilainya tetap sama.", "Verdict and points are still the same.")
_QUESTIONS: Final = Text("Pertanyaan", "Questions")
_ANSWERED: Final = Text("Dulu belum dijawab, kini dijawab: {labels}", "Open then, answered now: {labels}")
_OPENED: Final = Text("Dulu dijawab, kini belum dijawab: {labels}", "Answered then, open now: {labels}")


def render(found: Verification, look: Look) -> str:
    """Whether the report holds, what was checked, and what differs."""
    return lay_out(look, lambda writer: _rows(found, writer))


def _rows(found: Verification, writer: Writer) -> Iterator[Row]:
    report = found.report
    yield Row(writer.say(_TITLE), "bold")
    yield Row(writer.say(_REPORT, file=Text(found.record.judged.file)))
    yield Row(writer.say(_FROM, file=Text(report.facts.file)))
    yield Row(writer.say(labels.JUDGED_BY, title=report.rubric.title))
    yield Row(writer.say(labels.ON.fill(day=day_words(report.on)) if report.on else labels.ON_UNKNOWN))
    yield Row("")
    if found.holds:
        yield Row(writer.say(_HOLDS), "bold", writer.sign(state=True))
        if found.record.data.get("pdfs"):
            yield Row(writer.say(_BUT_PDFS), depth=1)
    else:
        yield Row(writer.say(_FAILS, why=join(list(_why(found)), "; ")), "bold", writer.sign(state=False))
    yield from writer.section(_CHECKS, [_check(each, writer) for each in found.checks])
    yield from writer.section(_CHANGED, list(_altered(found.altered, writer)))
    yield from writer.section(_QUESTIONS, list(_questions(found, writer)))
    if not found.holds:
        yield from _difference(found, writer)


def _why(found: Verification) -> Iterator[Text]:
    others = [check.what for check in found.checks if not check.same]
    # Where something else differs, the digest cannot but differ too.
    known = [what for what in others if what != DIGEST]
    if found.altered:
        yield _ALTERED.fill(count=len(found.altered))
    elif not known:
        yield _WHY[DIGEST]
    yield from (_WHY[what] for what in known)


def _check(check: Check, writer: Writer) -> Row:
    recorded, now = (Text(_brief(each)) for each in (check.recorded, check.now))
    sentence = _SAME if check.same else _ORIGINAL if check.what == DATE else _OTHER
    told = writer.say(sentence, name=_NAMES[check.what], recorded=recorded, now=now)
    return Row(told, sign=writer.sign(check.same))


def _brief(value: str) -> str:
    """Digests are cut, since their beginning tells them apart."""
    return " ".join(word[:_SHORT] if len(word) > _LONG else word for word in value.split(" "))


def _altered(altered: tuple[Mismatch, ...], writer: Writer) -> Iterator[Row]:
    for each in altered[:MOST]:
        recorded, now = (Text(_cut(value)) for value in (each.recorded, each.now))
        yield Row(writer.say(_VALUE, at=Text(each.at), recorded=recorded, now=now), sign=writer.sign(state=False))
    if altered[MOST:]:
        yield Row(writer.say(_MORE, count=len(altered) - MOST), "dim")


def _cut(value: object) -> str:
    told = str(value)
    return told if len(told) <= _LONG else f"{told[: _LONG - 3].rstrip()}..."


def _questions(found: Verification, writer: Writer) -> Iterator[Row]:
    known = found.report.rubric.questions
    for sentence, keys in ((_ANSWERED, found.answered), (_OPENED, found.opened)):
        if keys:
            names = [known[key].label if key in known else Text(key) for key in keys]
            yield Row(writer.say(sentence, labels=join(names, "; ")))


def _difference(found: Verification, writer: Writer) -> Iterator[Row]:
    moved = found.difference
    if not (moved.verdict or moved.gates or moved.parts or any(moved.points or ())):
        # Where something was altered, it stands above, and may well be points.
        if not found.altered:
            yield Row("")
            yield Row(writer.say(_NO_CHANGE))
        return
    yield from writer.section(_FIGURES, list(figures(moved, writer)))
    yield from details(moved, writer)
