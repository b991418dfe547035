"""The words around a judgement, in both languages, and the signs that stand for a state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.report import ELIGIBLE, NO_GATES, NOT_ELIGIBLE, NOT_SHOWN, PARTLY, SHOWN, UNDECIDED, UNKNOWN
from inovasi_cli.rubric.model import INNOVATION, ORGANISATION
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from inovasi_cli.conditions import Truth


class Signs(NamedTuple):
    """Signs for met, unmet and unknown, partly, and not needed; the grades of a bar; readable without colour."""

    met: str
    unmet: str
    unknown: str
    partly: str
    spare: str
    bar: str
    span: str

    def of(self, state: Truth) -> str:
        """The sign of a state."""
        return self.unknown if state is None else self.met if state else self.unmet


UNICODE: Final = Signs("✓", "✗", "?", "~", "-", "█▓░·", "–")  # noqa: RUF001 - a range takes an en dash
ASCII: Final = Signs("v", "x", "?", "~", "-", "#=-.", "-")

VERDICTS: Final = {
    ELIGIBLE: Text("LAYAK", "ELIGIBLE"),
    NOT_ELIGIBLE: Text("TIDAK LAYAK", "NOT ELIGIBLE"),
    UNDECIDED: Text("BELUM PASTI", "UNDECIDED"),
    NO_GATES: Text("TANPA SYARAT", "NO REQUIREMENTS"),
}
VERDICT_TRUTHS: Final[dict[str, Truth]] = {ELIGIBLE: True, NOT_ELIGIBLE: False, UNDECIDED: None, NO_GATES: None}
ALL_MET: Final = Text(
    "{all:Satu-satunya|Semua {all}} syarat terpenuhi.", "{all:The only requirement is|All {all} requirements are} met."
)
NOTHING_TO_CHECK: Final = Text(
    "Rubrik ini tidak punya syarat yang bisa diperiksa.", "This rubric has no requirement that could be checked."
)
SOME_UNMET: Final = Text(
    "{unmet} dari {all} syarat tidak terpenuhi.",
    "{unmet} of {all} {all:requirement|requirements} {unmet:is|are} not met.",
)
SOME_UNKNOWN: Final = Text(
    "{unknown} dari {all} syarat belum bisa dinilai.",
    "{unknown} of {all} {all:requirement|requirements} cannot be judged yet.",
)
SOME_OF_BOTH: Final = Text(
    "{unmet} dari {all} syarat tidak terpenuhi, {unknown} belum bisa dinilai.",
    "{unmet} of {all} {all:requirement|requirements} {unmet:is|are} not met, {unknown} cannot be judged yet.",
)
CLOSED: Final = Text("Tidak ada langkah untuk memenuhi syarat ini: {titles}.", "No step meets this: {titles}.")
NAMES_OTHERS: Final = Text(
    "Berkas ini menyebut {count} rubrik; yang dipakai {id}. Semuanya:",
    "This file names {count} rubrics; {id} was used. For all of them:",
)
ALL_OF_THEM: Final = Text("inovasi batch {file}", "inovasi batch {file}")
IN_SHORT: Final = Text("Singkatnya: {verdict}", "In short: {verdict}")
BEGIN_WITH: Final = Text("Mulai dari: {step}", "Begin with: {step}")
ENOUGH: Final = Text("cukup salah satu", "one is enough")
TITLE: Final = Text("Inovasi: {title}", "Innovation: {title}")
HEADS: Final = {INNOVATION: TITLE, ORGANISATION: Text("Organisasi: {title}", "Organisation: {title}")}
STATES: Final = {
    SHOWN: Text("terpenuhi", "shown"),
    PARTLY: Text("sebagian", "partly shown"),
    NOT_SHOWN: Text("belum terpenuhi", "not shown"),
    UNKNOWN: Text("belum pasti", "undecided"),
}
STATE_TRUTHS: Final[dict[str, Truth]] = {SHOWN: True, PARTLY: None, NOT_SHOWN: False, UNKNOWN: None}
CONFIDENCES: Final = {
    "high": Text("keyakinan tinggi", "high confidence"),
    "medium": Text("keyakinan sedang", "medium confidence"),
    "low": Text("keyakinan rendah", "low confidence"),
}

JUDGED_BY: Final = Text("Dinilai menurut {title}", "Judged by {title}")
ON: Final = Text("Umur dihitung per {day}", "Ages are counted on {day}")
ON_CLOSING: Final = Text(
    "Umur dihitung per {day}, hari pendaftaran ditutup", "Ages are counted on {day}, the day entries close"
)
ON_UNKNOWN: Final = Text(
    "Hari pendaftaran ditutup belum diketahui, jadi umur tidak dihitung; sebutkan dengan --per",
    "The closing date is unknown, so ages are not counted; give it with --per",
)
UNTITLED: Final = Text("(judul belum diisi)", "(no title yet)")
ELIGIBLE_FROM: Final = Text(
    "Semua syarat terpenuhi mulai {day}, jika yang lain tetap.",
    "Every requirement is met from {day}, all else unchanged.",
)

SCORE: Final = Text("Kesiapan {low} dari {out_of}", "Readiness {low} of {out_of}")
SCORE_RANGE: Final = Text("Kesiapan {low} sampai {high} dari {out_of}", "Readiness {low} to {high} of {out_of}")
PROVEN: Final = Text("terbukti {points}", "proven {points}")
WAITING: Final = Text("dan {points} lagi tinggal menunggu bukti", "and another {points} only waits for proof")
BAND: Final = Text("Tingkat kesiapan: {title}", "Band: {title}")
BAND_OURS: Final = Text("Tingkat kesiapan: {title} (ukuran kami)", "Band: {title} (our own scale)")
BALANCE: Final = Text("Pendorong : penghambat = {low}", "Drivers : barriers = {low}")
BALANCE_RANGE: Final = Text(
    "Pendorong : penghambat antara {low} dan {high}", "Drivers : barriers between {low} and {high}"
)
BALANCE_PROVEN: Final = Text("yang terbukti {share}", "evidenced {share}")
NO_BALANCE: Final = Text(
    "Pendorong : penghambat belum bisa dibandingkan.", "Drivers and barriers cannot be compared yet."
)
QUOTED: Final = Text(
    "Sebagai kutipan saja, bukan ukuran: {share}. {words}", "As a quotation only, no norm: {share}. {words}"
)
NO_PASS_MARK: Final = Text("ambang lulus tidak diterbitkan", "no pass mark was published")
PASS_MARK: Final = Text("ambang lulus {points}", "pass mark {points}")
BELOW_AS_SHOWN: Final = Text(
    "nilai persisnya {exact}, masih di bawah {mark}", "the exact value is {exact}, still below {mark}"
)

SAFE: Final = Text("Sudah aman: {marks}", "Safe already: {marks}")
SAFE_ONCE_PROVEN: Final = Text("Aman setelah dibuktikan: {marks}", "Safe once proven: {marks}")
STILL_OPEN: Final = Text("Masih terbuka: {marks}", "Still open: {marks}")
BY_CHANGE: Final = Text("Bisa dicapai hanya dengan perbaikan: {marks}", "Within reach only by improving: {marks}")
NO_WAY_FOUND: Final = Text("Belum ditemukan caranya: {marks}", "No way found yet: {marks}")
OUT_OF_REACH: Final = Text("Tidak bisa dicapai lagi: {marks}", "Out of reach now: {marks}")
MARK: Final = Text("{title} ({points})", "{title} ({points})")
BLOCKED: Final = Text("karena sudah tetap: {labels}", "because fixed: {labels}")

MISSING: Final = Text("Syarat yang belum terpenuhi atau belum pasti", "Requirements not met, or undecided")
NEXT: Final = Text("Langkah berikutnya", "Next steps")
PDFS: Final = Text("Berkas PDF yang menjadi bukti", "PDFs among the proofs")
PDFS_READ: Final = Text(
    "Pastikan ini dokumen yang Anda maksud. Tanggalnya tanggal berkas, misalnya saat dipindai, bukan tanggal surat.",
    "Make sure that these are the documents that you mean. Dates are of the files, as of a scan, not of the letters.",
)
PDFS_TROUBLE: Final = Text(
    "{count} berkas PDF perlu diperiksa, meskipun dihitung sebagai bukti; lihat “{title}”.",
    "{count} of the PDFs {count:needs|need} a look, though counted as proof; see “{title}”.",
)
PDF_READ: Final = Text("{ref} ({about}): {labels}", "{ref} ({about}): {labels}")
PAGES: Final = Text("{count} halaman", "{count} {count:page|pages}")
CREATED: Final = Text("dibuat {day}", "made on {day}")
CHARACTERISTICS: Final = Text("Karakteristik inovasi", "Characteristics of an innovation")
CATEGORY: Final = Text("Kategori", "Category")
PARTS: Final = Text("Kesiapan per bagian", "Readiness by part")
MET: Final = Text("Syarat yang sudah terpenuhi", "Requirements met")
FINDINGS: Final = Text("Temuan", "Findings")
OPEN: Final = Text("Belum dijawab ({count})", "Not answered yet ({count})")
OPEN_RANKED: Final = Text(
    "Belum dijawab ({count}), yang paling menentukan dahulu", "Not answered yet ({count}), what decides most first"
)
UP_TO: Final = Text("sampai +{points}", "up to +{points}")
HANGS: Final = Text("ikut menentukan {points}", "helps decide {points}")
DECIDES_GATES: Final = Text("{count} syarat", "{count} of the requirements")
REMINDERS: Final = Text("Perlu diingat saat mengajukan", "To remember when you submit")
NOTES: Final = Text("Catatan tentang penilaian ini", "About this judgement")
SOURCES: Final = Text(
    "Sumber (keyakinan tinggi, kecuali disebut lain)", "Sources (of high confidence unless said otherwise)"
)

CURE: Final = Text("Caranya: {cure}", "What to do: {cure}")
PREPARE: Final = Text("Siapkan: {hints}", "Prepare: {hints}")
OPENS: Final = Text("memenuhi {count} syarat", "meets {count} of the requirements")
MAY_OPEN: Final = Text(
    "memenuhi {count} syarat jika jawabannya mendukung",
    "meets {count} of the requirements if the answers are favourable",
)
ANSWER_EACH: Final = Text("Jawab {count} pertanyaan: {names}", "Answer {count} {count:question|questions}: {names}")
FAVOURABLE: Final = Text("Jawaban yang mendukung: {aims}", "Favourable answers: {aims}")
CHANGE: Final = Text("Ubah jawaban: {aims}", "Change the answer: {aims}")
AIM: Final = Text("{label}: {aim}", "{label}: {aim}")
GAIN: Final = Text("kesiapan {claimed} (terbukti {evidenced})", "readiness {claimed} (proven {evidenced})")
GAIN_PROVEN: Final = Text("terbukti {evidenced}", "proven {evidenced}")
GAIN_TO: Final = Text(
    "kesiapan {claimed} menjadi {total} (terbukti {evidenced} menjadi {proven})",
    "readiness {claimed} to {total} (proven {evidenced} to {proven})",
)
GAIN_PROVEN_TO: Final = Text("terbukti {evidenced} menjadi {proven}", "proven {evidenced} to {proven}")
BY_ITSELF: Final = Text("{gain}, jika dilakukan sendiri", "{gain}, if done by itself")
REACHES: Final = Text("mencapai {mark}", "reaches {mark}")
THE_PASS_MARK: Final = Text("ambang lulus", "the pass mark")
MORE: Final = Text(
    "... dan {count} langkah lain; tampilkan dengan --semua", "... and {count} more; show them with --semua"
)
MORE_HINTS: Final = Text("; dan {count} bukti lain", "; and {count} more")
FEWEST: Final = Text(
    "Paling sedikit {count} langkah untuk mencapai {mark}",
    "At least {count} {count:step|steps} to reach {mark}",
)
FEWEST_ABOUT: Final = Text(
    "Kira-kira {count} langkah untuk mencapai {mark} (perkiraan)",
    "About {count} {count:step|steps} to reach {mark} (approximate)",
)
BESIDES_GATES: Final = Text(", di luar langkah untuk syarat", ", besides those for requirements")
NUMBERS: Final = Text(": nomor {numbers}", ": numbers {numbers}")
NOTHING_TO_DO: Final = Text("Tidak ada langkah yang menambah nilai.", "No step adds to the score.")

LOSSES: Final = Text("Nilai yang menunggu bukti ({points})", "Points that wait for proof ({points})")
MORE_LOSSES: Final = Text(
    "... dan {points} lagi dari {count} bagian lain; tampilkan dengan --semua",
    "... and {points} more of {count} other {count:part|parts}; show them with --semua",
)
LACK: Final = Text("{label}: {reason}", "{label}: {reason}")
LOST: Final = Text("{title}, {points} poin. {lacks}", "{title}, {points} {points:point|points}. {lacks}")
PROVEN_HEAD: Final = Text("terbukti", "proven")
CLAIMED_HEAD: Final = Text("diakui", "claimed")
MOST_HEAD: Final = Text("maks", "most")

CHOSEN: Final[dict[Truth, Text]] = {
    True: Text("{title} (pilihan Anda, didukung fakta)", "{title} (your choice, supported by the facts)"),
    False: Text("{title} (pilihan Anda, belum didukung fakta)", "{title} (your choice, not supported by the facts)"),
    None: Text("{title} (pilihan Anda, belum pasti)", "{title} (your choice, undecided)"),
}
FITS: Final = Text("Juga cocok: {titles}", "Also fits: {titles}")
FITS_ONLY: Final = Text("Cocok: {titles}", "Fits: {titles}")
FITS_NONE: Final = Text("Belum ada kategori yang cocok.", "No category fits yet.")
FITS_OPEN: Final = Text("Masih mungkin: {titles}", "Still possible: {titles}")

GRADES: Final = (
    Text("terbukti", "proven"),
    Text("diakui, belum terbukti", "claimed, not proven"),
    Text("masih mungkin", "still possible"),
    Text("tidak tercapai", "out of reach"),
)
"""What the four signs of a bar stand for."""
DROPPED: Final = Text("tidak berlaku", "does not apply")
FULL: Final = Text("tidak berlaku, nilai penuh", "does not apply, full points")

UNPROVEN: Final = Text("Belum ada bukti ({count}): {labels}", "No proof yet ({count}): {labels}")
AT: Final = Text("{label} ({file}:{line}): {message}", "{label} ({file}:{line}): {message}")

WEIGHTS_OURS: Final = Text(
    "Bobot dan tingkat penilaian kesiapan disusun oleh alat ini, bukan oleh peraturan; "
    "pakai sebagai arah, bukan sebagai ramalan nilai juri.",
    "Weights and levels of readiness are our own, not the regulation's; "
    "read them as a direction, not as a forecast of the jury's score.",
)
LEVELS_OURS: Final = Text(
    "Bobotnya dari sumber di bawah; tingkat penilaiannya disusun oleh alat ini.",
    "The weights come from the sources below; the levels are our own.",
)
NO_SCORE: Final = Text(
    "Bobot tidak diterbitkan, jadi hanya kelayakan yang dinilai.",
    "No weights were published, so only eligibility is judged.",
)
SECOND_HAND: Final = Text(
    "Sebagian bobot berasal dari sumber kedua dan belum dipastikan.",
    "Some weights come from a second-hand source and are not confirmed.",
)
PROVENANCE: Final = Text(
    "inovasi {version}; rubrik {rubric}; fakta {facts}; laporan {digest}",
    "inovasi {version}; rubric {rubric}; facts {facts}; report {digest}",
)
