"""The words of the page that no other format has, in both languages."""

from __future__ import annotations

from typing import Final

from inovasi_cli.render import labels, versions
from inovasi_cli.text import Text

WORDS: Final = {
    "kind": Text("Laporan penilaian inovasi", "Innovation report"),
    "skip": Text("Langsung ke isi", "Skip to the content"),
    "verdict": Text("Putusan", "Verdict"),
    "readiness": Text("Kesiapan", "Readiness"),
    "claimed": Text("Diakui", "Claimed"),
    "evidenced": Text("Terbukti", "Proven"),
    "possible": Text("Masih mungkin", "Still possible"),
    "most": Text("Paling banyak", "At most"),
    "claimed_help": Text("menurut jawaban yang ada", "by the answers given"),
    "evidenced_help": Text("yang buktinya ada", "with its proof at hand"),
    "possible_help": Text("jika semua yang belum pasti mendukung", "if all that is open turns out well"),
    "first_steps": Text("Langkah pertama", "First steps"),
    "more_steps": Text("Langkah lainnya", "More steps"),
    "characteristic": Text("Karakteristik", "Characteristic"),
    "part": Text("Bagian", "Part"),
    "shown_share": Text("Sudah terpenuhi", "Shown"),
    "possible_share": Text("Masih mungkin terpenuhi", "May still be shown"),
    "radar": Text("Jaring karakteristik", "Radar of the characteristics"),
    "spare": Text("tidak diperlukan lagi", "not needed any more"),
    "results": Text("Hasil satu per satu", "One by one"),
    "out_of": Text("dari", "of"),
    "sources": Text("Sumber", "Sources"),
    "history": Text("Riwayat penilaian inovasi", "History of an innovation"),
    "verdict_now": Text("Putusan versi terbaru yang terbaca", "Verdict of the newest version that can be read"),
    "over_time": Text("Nilai dari versi ke versi", "The score from version to version"),
    "each_step": Text("Satu anak tangga untuk tiap versi.", "One step for each version."),
    "version": versions.VERSION,
    "versions": versions.VERSIONS,
    "unread": versions.UNREAD,
    "missing": labels.MISSING,
    "nothing": labels.NOTHING_TO_DO,
    "no_score": labels.NO_SCORE,
    "characteristics": labels.CHARACTERISTICS,
    "category": labels.CATEGORY,
    "parts": labels.PARTS,
    "met": labels.MET,
    "findings": labels.FINDINGS,
    "pdfs": labels.PDFS,
    "reminders": labels.REMINDERS,
    "notes": labels.NOTES,
}

DECIDES: Final = Text("Yang menentukan: {title}. {reason}", "What decides: {title}. {reason}")
MORE_DECIDE: Final = Text(
    "Yang menentukan: {title}. {reason} (dan {count} syarat lain di bawah)",
    "What decides: {title}. {reason} (and {count} more below)",
)
OUT_OF: Final = Text("dari {points}", "of {points}")
SHARE: Final = Text("{count} dari {all}", "{count} of {all}")
BAR: Final = Text(
    "{title}: diakui {claimed}, terbukti {evidenced}, masih mungkin {possible}, terbanyak {most}",
    "{title}: claimed {claimed}, proven {evidenced}, still possible {possible}, at most {most}",
)
"""What a bar says to those who do not see it."""


def said(language: str) -> dict[str, str]:
    """The words of ``WORDS`` in one language, by their names in the templates."""
    return {name: text.say(language) for name, text in WORDS.items()}
