"""The words around a contest, in both languages; in English without plurals, so that they fit any count."""

from __future__ import annotations

from typing import Final

from inovasi_cli.contest.course import BELOW, BEYOND, INCOMPLETE, QUOTA, UNDECIDED, UNMET, UNREADABLE
from inovasi_cli.contest.model import ALL, MEDIAN, TRIMMED
from inovasi_cli.text import Text

PANEL: Final = Text("Panel juri: {title}", "Panel of judges: {title}")
ORGANISER: Final = Text("Penyelenggara: {name}", "Organiser: {name}")
BLIND: Final = Text(
    "Mode buta: nama juri, inovasi, dan instansi diganti huruf, dan catatan disembunyikan.",
    "Blind mode: letters stand for the names of judges, innovations and agencies, and notes are hidden.",
)
STAGE: Final = Text("Tahap: {title}", "Stage: {title}")
JUDGED: Final = Text("{entries} inovasi, {judges} juri.", "Innovations: {entries}. Judges: {judges}.")
ABSENT: Final = Text("Belum menyerahkan nilai: {judges}.", "No scores yet from: {judges}.")
WAITING: Final = Text("Belum ada nilai satu pun untuk tahap ini.", "There is no score for this stage yet.")
REQUIRED: Final = Text(
    "Syarat diperiksa menurut {rubric}: {passed} lolos, {stopped} tidak.",
    "Requirements by {rubric}: {passed} passed, {stopped} did not.",
)

AGREEMENT: Final = Text("Kesepakatan juri per bagian", "Agreement of the judges by part")
AGREEMENT_HELP: Final = Text(
    "Alfa Krippendorff untuk data ordinal: 1 berarti sepakat penuh, 0 berarti seperti menebak. "
    "Mulai 0,800 andal; 0,667 sampai 0,800 hanya untuk simpulan sementara (Krippendorff 2004).",
    "Krippendorff's alpha for ordinal data: 1 is full agreement, 0 is as by chance. "
    "From 0.800 reliable; 0.667 to 0.800 for tentative conclusions only (Krippendorff 2004).",
)
PART: Final = Text("Bagian", "Part")
WEIGHT: Final = Text("Bobot", "Weight")
ALPHA: Final = Text("Kesepakatan", "Agreement")
MEANING: Final = Text("Artinya", "Meaning")
RELIABLE: Final = Text("andal", "reliable")
TENTATIVE: Final = Text("sementara", "tentative")
UNRELIABLE: Final = Text("belum andal", "not reliable")
NO_ALPHA: Final = Text("tidak terhitung", "cannot be computed")
UNCONFIRMED: Final = Text("{weight} (belum pasti)", "{weight} (unconfirmed)")

ENTRIES: Final = Text("Nilai per inovasi, beda terbesar di atas", "By innovation, the widest difference first")
ENTRY: Final = Text("Inovasi", "Innovation")
POINTS: Final = Text("Nilai", "Points")
WIDEST: Final = Text("Beda terbesar", "Widest difference")
WHERE: Final = Text("Di bagian", "In part")
JUDGES: Final = Text("Juri", "Judges")
INCOMPLETE_POINTS: Final = Text("belum lengkap", "incomplete")
MORE: Final = Text(
    "... dan {count} inovasi lain; semuanya ada dengan -f csv atau -f json",
    "... and {count} more; all are in -f csv and -f json",
)

MORE_SUCH: Final = Text("dan {count} lagi", "and {count} more")
DEMANDED: Final = Text(
    "Perlu dibahas: beda di atas {gap} poin ({count})", "To be resolved: more than {gap} apart ({count})"
)
RESOLVED: Final = Text("Sudah dibahas", "Resolved")
DIFFERENCE: Final = Text(
    "{entry}, {part}: {low} memberi {least}, {high} memberi {most}, beda {size}",
    "{entry}, {part}: {low} gave {least}, {high} gave {most}, {size} apart",
)
RESOLUTION: Final = Text("{entry}: {note}", "{entry}: {note}")
RESOLVE: Final = Text(
    "Tulis hasil pembahasannya di lomba.yaml, di bawah resolusi: tahap, peserta, dan catatan.",
    "Write what was resolved in lomba.yaml under resolusi: tahap, peserta and catatan.",
)
CONFLICTS: Final = Text("Konflik kepentingan", "Conflicts of interest")
EXCLUDED: Final = Text("{judge} tidak menilai {entries}", "{judge} does not judge {entries}")
IGNORED: Final = Text(
    "{judge} tidak boleh menilai {entries}; nilai yang telanjur ditulis tidak dihitung",
    "{judge} may not judge {entries}; the scores written all the same do not count",
)
MISSING: Final = Text("Nilai yang belum ada", "Missing scores")
OWES: Final = Text("{judge}: {entries}", "{judge}: {entries}")
OWED: Final = Text("{entry} ({count} bagian)", "{entry} ({count} {count:part|parts})")
MISSING_HELP: Final = Text(
    "Rata-rata dihitung dari nilai yang ada. Inovasi yang satu bagiannya tanpa nilai sama sekali belum diberi tempat.",
    "Means are of the scores that are there. An innovation with a part that nobody scored gets no place yet.",
)
REMARKS: Final = Text("Catatan juri", "Remarks of the judges")
REMARK: Final = Text("{judge} tentang {entry}: {note}", "{judge} on {entry}: {note}")

RULES: Final = Text("Aturan yang dipakai", "Rules in use")
OUTLIERS: Final = {
    ALL: Text(
        "Nilai bagian adalah rata-rata semua nilai juri; tidak ada yang dibuang.",
        "A part gets the mean of all scores; none is left out.",
    ),
    TRIMMED: Text(
        "Nilai tertinggi dan terendah tiap bagian dibuang, jika ada tiga nilai atau lebih; sisanya dirata-rata.",
        "The highest and the lowest score of a part are left out where there are three or more; the rest is averaged.",
    ),
    MEDIAN: Text("Nilai bagian adalah nilai tengah (median) semua juri.", "A part gets the median of all scores."),
}
TIES_SHARED: Final = Text("Nilai yang sama persis berbagi tempat.", "Exactly equal points share a place.")
TIES_BROKEN: Final = Text(
    "Nilai yang sama persis diurutkan menurut {parts}; yang masih sama berbagi tempat.",
    "Exactly equal points are ordered by {parts}; what is still equal shares a place.",
)
GAP: Final = Text(
    "Beda lebih dari {gap} poin antara dua juri di satu bagian perlu dibahas dan dicatat.",
    "More than {gap} points between two judges in a part demand a note.",
)
RULES_SOURCE: Final = Text("Dasarnya: {source}", "By: {source}")
WEIGHTS_OF: Final = Text("Bobot bagian tahap {stage}: {source}.", "Weights of the parts in stage {stage}: {source}.")
BY_RUBRIC: Final = Text("rubrik {rubric}, {confidence}", "rubric {rubric}, {confidence}")
BY_ORGANISER: Final = Text("ditetapkan penyelenggara", "set by the organiser")

BERITA_ACARA: Final = Text("Berita acara penilaian: {title}", "Protocol: {title}")
RANKING: Final = Text("Peringkat", "Ranking")
PROVISIONAL: Final = Text("Sementara: tahap {stages} belum dinilai.", "Provisional: stage {stages} is not judged yet.")
GROUP: Final = Text("{key}: {value}", "{key}: {value}")
NO_VALUE: Final = Text("(tidak disebut)", "(not given)")
GROUPING: Final = {
    "kategori": Text("Kategori", "Category"),
    "kelompok": Text("Kelompok", "Group"),
    "jenis": Text("Jenis", "Kind"),
    "instansi": Text("Instansi", "Agency"),
}
PLACE: Final = Text("Tempat", "Place")
HOLDS: Final = Text("Kalau bergeser", "If scores move")
MARGIN: Final = Text("Tahan sampai", "Holds up to")
WINS: Final = Text("Masuk {top} besar", "In the top {top}")
FIXED: Final = Text("tetap {place}", "stays {place}")
RANGE: Final = Text("{best} sampai {worst}", "{best} to {worst}")
SURE: Final = Text("ya, pasti", "yes, surely")
NOT_SURE: Final = Text("ya, belum pasti", "yes, not surely")
MAYBE: Final = Text("tidak, belum pasti", "no, not surely")
NEVER: Final = Text("tidak", "no")
TIED: Final = Text("{place} (seri)", "{place} (tied)")
EDGE: Final = Text(
    "{count} inovasi seri di batas {top} besar, jadi semuanya masuk.",
    "Tied at the edge of the top {top}: {count}, so all are in.",
)
SWAY: Final = Text(
    "Kalau bergeser: tempat yang mungkin jika setiap nilai juri bergeser paling banyak {sway} poin{weights}. "
    "Batasnya dihitung, bukan disimulasikan: tempat yang disebut tetap memang tetap.",
    "If scores move: the places that are possible if each score moves by at most {sway} points{weights}. "
    "The bounds are computed, not simulated: a place that is said to stay does stay.",
)
SWAY_WEIGHTS: Final = Text(
    ", dan bobot yang belum pasti bergeser paling banyak {percent} persen dari besarnya",
    ", and unconfirmed weights by at most {percent} per cent of each",
)
MARGIN_HELP: Final = Text(
    "Tahan sampai: selama semua nilai juri bergeser kurang dari sekian poin, tempatnya tidak bisa berubah.",
    "Holds up to: while all scores move by less than so many points, the place cannot change.",
)
UNSURE: Final = Text(
    "{count} dari {all} tempat bisa berubah; jangan jadikan selisih sekecil itu satu-satunya alasan.",
    "Of {all} places, {count} may change; let no such small difference be the only reason.",
)
ALL_SURE: Final = Text("Semua tempat tetap.", "Every place holds.")

STOPPED: Final = Text("Tidak masuk peringkat", "Not ranked")
REASON: Final = Text("Sebabnya", "Reason")
REASONS: Final = {
    UNMET: Text("syarat belum terpenuhi: {gates}", "requirements not met: {gates}"),
    UNDECIDED: Text("syarat belum pasti: {gates}", "requirements undecided: {gates}"),
    UNREADABLE: Text("berkas faktanya tidak dapat dinilai: {trouble}", "its fact file could not be judged: {trouble}"),
    INCOMPLETE: Text("nilainya belum lengkap", "its scores are incomplete"),
    BELOW: Text("di bawah ambang {least}", "below the mark of {least}"),
    BEYOND: Text("di luar {top} terbaik tahap ini", "beyond the best {top} of this stage"),
    QUOTA: Text("di luar kuota instansinya", "beyond the quota of its agency"),
}
STAGE_HEAD: Final = Text("Berhenti di tahap", "Stopped at")
EVEN: Final = Text(
    "Seri di batas, jadi ikut lolos dari tahap {stage}: {entries}.",
    "Tied at the edge, so also passed from stage {stage}: {entries}.",
)

STAGE_RULE: Final = Text("{title}: bobot {weight}{least}{top}", "{title}: weight {weight}{least}{top}")
STAGE_LEAST: Final = Text(", ambang {least}", ", mark {least}")
STAGE_TOP: Final = Text(", {top} terbaik lanjut", ", the best {top} go on")
STAGE_REQUIRED: Final = Text(
    "{title}: syarat menurut {rubric}{undecided}", "{title}: requirements by {rubric}{undecided}"
)
UNDECIDED_PASSES: Final = Text("; yang belum pasti ikut lolos", "; undecided ones pass")
QUOTA_RULE: Final = Text(
    "Kuota: paling banyak {most} per instansi{group}{source}.", "Quota: at most {most} an agency{group}{source}."
)
QUOTA_GROUP: Final = Text(" di kelompok {group}", " in group {group}")
QUOTA_SOURCE: Final = Text(" ({source})", " ({source})")
INPUTS: Final = Text("Berkas yang dipakai", "Files in use")
RUBRIC_DIGEST: Final = Text(
    "Digest rubrik adalah digest isinya, digest berkas fakta gabungan semuanya, yang lain SHA-256 berkasnya. "
    "Digest seluruh penilaian: {digest}. Dihitung dengan inovasi {version}.",
    "The digest of a rubric is of its content, that of fact files of all of them, the others are SHA-256 of the file. "
    "Digest of the whole: {digest}. Computed by inovasi {version}.",
)
FACT_FILES: Final = Text("{count} berkas fakta", "fact files: {count}")
SIGN: Final = Text("Tanda tangan", "Signatures")
SIGN_PLACE: Final = Text(
    "Ditandatangani di ....................................., tanggal .............................",
    "Signed at ....................................., on .............................",
)
SIGN_JUDGE: Final = Text("Juri", "Judge")
