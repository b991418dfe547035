"""The words around what a run came to, in both languages; in English without plurals, so that they fit any count."""

from __future__ import annotations

from typing import Final

from inovasi_cli.assess.report import ELIGIBLE, NO_GATES, NOT_ELIGIBLE, UNDECIDED
from inovasi_cli.batch.outcome import UNJUDGED
from inovasi_cli.text import Text

HEADING: Final = Text("Hasil penilaian inovasi", "Innovations judged")
NOTHING: Final = Text("Tidak ada berkas yang dinilai.", "No file was judged.")
SHORT_OF_POINTS: Final = "short"
"""What stands for the verdict of a result that fails for want of points alone."""

BY_NONE: Final = Text("{all} berkas diperiksa: {counts}.", "Files checked: {all}; {counts}.")
BY_ONE: Final = Text(
    "{all} berkas diperiksa dengan {rubric}: {counts}.", "Files checked with {rubric}: {all}; {counts}."
)
BY_MANY: Final = Text(
    "{all} penilaian menurut {rubrics} rubrik: {counts}.", "{all} judgements by {rubrics} rubrics: {counts}."
)
BY_EACH: Final = Text("{all} berkas: {counts}.", "{all} checked: {counts}.")
COUNTS: Final = {
    ELIGIBLE: Text("{count} layak", "{count} eligible"),
    NO_GATES: Text("{count} tanpa syarat", "{count} without rules"),
    NOT_ELIGIBLE: Text("{count} tidak layak", "{count} not eligible"),
    UNDECIDED: Text("{count} belum pasti", "{count} undecided"),
    UNJUDGED: Text("{count} tidak dapat dinilai", "{count} could not be judged"),
}

STOPPED: Final = Text(
    "Dihentikan: baru {done} dari {total} berkas yang dinilai.", "Stopped: {done} of {total} files were judged."
)
PASSED: Final = Text("Lolos: {count} dari {all}{note}.", "Passed: {count} of {all}{note}.")
UNDECIDED_PASSES: Final = Text(" (yang belum pasti ikut dihitung)", " (undecided ones may pass)")
SHORT: Final = Text(
    "{mark}: {short} dari {able} {who} belum mencapainya.", "{mark}: not reached by {short} of {able} {who}."
)
ALL_REACH: Final = Text("{mark}: tercapai oleh semua {who}.", "{mark}: reached by all {who}.")
MINIMUM_ONLY: Final = Text("{mark}.", "{mark}.")
WHO_ELIGIBLE: Final = Text("yang layak", "that are eligible")
WHO_POSSIBLE: Final = Text("yang layak atau belum pasti", "that are eligible or undecided")
MINIMUM: Final = Text("Kesiapan minimum {points}", "Minimum readiness {points}")
MINIMUM_PROVEN: Final = Text("Kesiapan terbukti minimum {points}", "Minimum proven readiness {points}")
PASS_MARK: Final = Text("Ambang lulus", "Pass mark")
PASS_MARK_PROVEN: Final = Text("Ambang lulus menurut kesiapan terbukti", "Pass mark by proven readiness")
AVERAGE: Final = Text("Rata-rata kesiapan: {mean} dari {most}.", "Average readiness: {mean} of {most}.")
AVERAGE_PROVEN: Final = Text(
    "Rata-rata kesiapan terbukti: {mean} dari {most}.", "Average proven readiness: {mean} of {most}."
)

MEAN_REACHED: Final = Text("Rata-rata minimum {least}: tercapai.", "Average of at least {least}: reached.")
MEAN_BELOW: Final = Text(
    "Rata-rata minimum {least}: belum tercapai oleh {means}.", "Average of at least {least}: not reached by {means}."
)
MEAN_OF: Final = Text("{rubric} ({mean})", "{rubric} ({mean})")
MEAN_SHORT: Final = Text("Rata-rata kurang", "Average too low")
ABSENT: Final = Text(
    "Bukti yang tidak ada atau tidak dihitung: {count}, di {files} berkas.",
    "Proofs that are not there or do not count: {count}, in {files} {files:file|files}.",
)

UNMET: Final = Text("Syarat yang paling sering tidak terpenuhi", "Requirements most often unmet")
UNKNOWN: Final = Text("Syarat yang paling sering belum pasti", "Requirements most often undecided")
HOW_OFTEN: Final = Text("{count} dari {judged}", "{count} of {judged}")
MORE_GATES: Final = Text("... dan {count} syarat lain", "... and {count} more")
TROUBLES: Final = Text("Tidak dapat dinilai", "Could not be judged")
MORE: Final = Text("... dan {count} lagi", "... and {count} more")
MORE_PROBLEMS: Final = Text(
    "{message} (dan {count} masalah lain)", "{message} (and {count} more {count:problem|problems})"
)
WANTING: Final = Text(
    "kurang {count} syarat{count:|, antara lain}: {title}",
    "{count} {count:requirement|requirements} wanting{count:|, among them}: {title}",
)
TWINS: Final = Text("Judul yang dipakai beberapa berkas", "Titles that several files share")
MORE_TITLES: Final = Text("... dan {count} judul lain", "... and {count} more {count:title|titles}")
TWINS_CURE: Final = Text(
    "Hanya catatan, tidak mengubah nilai. Kalau usulannya sama, kirim satu saja; kalau berbeda, bedakan judulnya.",
    "A note only, without effect on points. If it is one proposal, hand in one; if not, tell the titles apart.",
)

RANKING: Final = Text("Peringkat", "Ranking")
RANKING_BY: Final = Text("Peringkat menurut {rubric}", "Ranking by {rubric}")
RESULTS: Final = Text("Hasil satu per satu", "One by one")
BEST: Final = Text("Kesiapan tertinggi", "Highest readiness")
WORST: Final = Text("Kesiapan terendah", "Lowest readiness")
NO_SCORE: Final = Text("tanpa nilai", "no score")
OUT_OF: Final = Text("{points} /{most}", "{points} /{most}")
LEGEND: Final = Text(
    "Angka: nilai terendah–tertinggi yang masih mungkin / nilai paling banyak.",  # noqa: RUF001 - as the figures have it
    "Figures: lowest and highest points still possible / most points.",
)
LEGEND_PROVEN: Final = Text(
    "Angka: nilai terbukti–tertinggi yang masih mungkin / nilai paling banyak.",  # noqa: RUF001 - as the figures have it
    "Figures: proven points and highest still possible / most points.",
)
TIES: Final = Text("Tanda =: nilainya persis sama.", "The sign =: exactly the same points.")
VERDICTS: Final = {
    ELIGIBLE: Text("layak", "eligible"),
    NO_GATES: Text("tanpa syarat", "no rules"),
    NOT_ELIGIBLE: Text("tidak layak", "not eligible"),
    UNDECIDED: Text("belum pasti", "undecided"),
    UNJUDGED: Text("tak dinilai", "not judged"),
    SHORT_OF_POINTS: Text("nilai kurang", "below mark"),
}

RUBRIC: Final = Text("Rubrik", "Rubric")
FILES: Final = Text("Berkas", "Files")
AVERAGE_HEAD: Final = Text("Rata-rata", "Average")
NO_RUBRIC: Final = Text("(tanpa rubrik)", "(no rubric)")
REQUIREMENT: Final = Text("Syarat", "Requirement")
OFTEN: Final = Text("Jumlah", "Count")
FILE_HEAD: Final = Text("Berkas", "File")
PROBLEM: Final = Text("Masalah", "Problem")
PLACE: Final = Text("Peringkat", "Place")
INNOVATION: Final = Text("Inovasi", "Innovation")
VERDICT: Final = Text("Putusan", "Verdict")
READINESS: Final = Text("Kesiapan", "Readiness")
NOTES: Final = Text("{count} catatan", "Notes: {count}")
ABOUT: Final = Text("Keterangan", "About")

FILE: Final = Text("BERKAS", "FILE")
NEXT: Final = Text(
    "Lihat sebab dan sarannya: inovasi nilai {file} --rubrik {rubric}",
    "See why, and what to do: inovasi nilai {file} --rubrik {rubric}",
)
NEXT_BARE: Final = Text(
    "Lihat semua masalahnya: inovasi nilai {file}", "See everything that is wrong: inovasi nilai {file}"
)

BADGE_ELIGIBLE: Final = Text("{count} dari {all} layak", "{count} of {all} eligible")
BADGE_PASSED: Final = Text("{count} dari {all} lolos", "{count} of {all} passed")
BADGE_NOTHING: Final = Text("tidak ada yang dapat dinilai", "nothing could be judged")
MORE_ELSEWHERE: Final = Text(
    "... dan {count} lagi; semuanya ada dengan -f csv", "... and {count} more; all of them with -f csv"
)
