"""The words around the index of a region, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.numbers import half_up, plain, points
from inovasi_cli.text import LANGUAGES, Text

if TYPE_CHECKING:
    from fractions import Fraction

    from inovasi_cli.conditions import Truth
    from inovasi_cli.facts import Number

COUNTED: Final = Text(
    "{sure} inovasi dihitung, {open} belum pasti, {out} tidak dihitung.",
    "{sure} {sure:innovation counts|innovations count}, {open} {open:is|are} undecided, {out} {out:does|do} not count.",
)
WHOLE: Final = Text("Indeks daerah", "Index of the region")
INDEX: Final = Text("Indeks {low} dari 100", "Index {low} of 100")
INDEX_RANGE: Final = Text("Indeks {low} sampai {high} dari 100", "Index {low} to {high} of 100")
BAND: Final = Text("{index}: {band}.", "{index}: {band}.")
BANDS: Final = Text("{index}: {band} sampai {high}.", "{index}: {band} to {high}.")
NO_BAND: Final = Text("{index}.", "{index}.")
PROVEN: Final = Text("Terbukti {points}: {band}.", "Proven {points}: {band}.")
PROVEN_ALONE: Final = Text("Terbukti {points}.", "Proven {points}.")
NEXT_BAND: Final = Text(
    "Predikat berikutnya {title}, mulai {least}: masih kurang {gap}.",
    "The next band is {title}, from {least}: {gap} to go.",
)
WANTED: Final[dict[bool, Text]] = {
    True: Text("Yang diminta, {what}: tercapai.", "Asked for, {what}: reached."),
    False: Text("Yang diminta, {what}: belum tercapai.", "Asked for, {what}: not reached."),
}
LEAST: Final = Text("indeks paling rendah {points}", "an index of at least {points}")
LEAST_PROVEN: Final = Text("indeks terbukti paling rendah {points}", "a proven index of at least {points}")
BAND_WANTED: Final = Text("predikat {title}", "the band {title}")
BAND_PROVEN: Final = Text("predikat {title} yang terbukti", "the band {title}, proven")

FIGURES: Final = Text("Dari mana angkanya", "Where it comes from")
ROWS: Final = Text("Satuan pemerintah daerah", "The regional government")
ROWS_MISSING: Final = Text(
    "Satuan pemerintah daerah (belum dinilai; tambahkan --spd BERKAS)",
    "The regional government (not judged; add --spd FILE)",
)
ROWS_UNKNOWN: Final = Text(
    "Satuan pemerintah daerah (tingkatnya tidak diketahui)", "The regional government (levels not known)"
)
MEAN: Final = Text(
    "Rata-rata kematangan: {number} inovasi, dibagi {divisor}",
    "Mean maturity: {number} {number:innovation|innovations}, over {divisor}",
)
AMOUNT: Final = Text("Jumlah inovasi: {number} x {each}", "Number of innovations: {number} x {each}")
AMOUNT_UNKNOWN: Final = Text(
    "Jumlah inovasi: {number}; poin tiap inovasi tidak diketahui",
    "Number of innovations: {number}; the points for each are not known",
)
AMOUNT_CLOSED: Final = Text(
    "Jumlah inovasi: {number}, tetapi urusan wajibnya kurang",
    "Number of innovations: {number}, but too few compulsory affairs",
)
OF: Final = Text("{points} /{most}", "{points} /{most}")
OF_RANGE: Final = Text("{low}{span}{high} /{most}", "{low}{span}{high} /{most}")
LOWEST: Final = Text(
    "Angkanya yang terendah; inovasi yang belum pasti ikut jika itu menurunkan indeks.",
    "These are the lowest figures; what is undecided counts where that lowers the index.",
)

AFFAIRS: Final = Text(
    "Urusan wajib pelayanan dasar: {covered} dari {all}, perlu {needed}",
    "Compulsory affairs: {covered} of {all}, {needed} needed",
)
AFFAIRS_CLOSED: Final = Text(
    "Karena kurang, jumlah inovasi belum bernilai. Jika cukup: indeks {gain}.",
    "As they are too few, the number of innovations counts nothing. With enough: index {gain}.",
)
AFFAIRS_UNASKED: Final = Text(
    "{count} inovasi belum menyebut urusannya; jawab pertanyaan itu di berkasnya.",
    "{count} {count:innovation does not name its|innovations do not name their} affair yet;"
    " answer that question in {count:its file|their files}.",
)

STEPS: Final = {
    "inovasi": Text("Inovasi yang paling menaikkan indeks", "The innovations that raise the index most"),
    "baris-daerah": Text("Baris daerah yang paling menaikkan indeks", "The rows of the region that raise it most"),
    "dokumen": Text("Dokumen yang paling menaikkan indeks terbukti", "The documents that raise the proven index most"),
}
STEP: Final = Text("{whose}. {title}", "{whose}. {title}")
OWN_ROWS: Final = Text("Baris daerah", "Region")
GAIN: Final = Text("indeks {claimed} (terbukti {proven})", "index {claimed} (proven {proven})")
GAIN_PROVEN: Final = Text("terbukti {proven}", "proven {proven}")
REACHES: Final = Text("{gain}, mencapai {band}", "{gain}, reaches {band}")
ENTERS: Final = Text("{gain}; sejak itu inovasinya pasti dihitung", "{gain}; from then on it counts for certain")
OTHERS: Final = Text(
    "... dan {count} lainnya; tampilkan dengan --semua", "... and {count} more; show them with --semua"
)

LIMITED: Final = Text("Langkahnya belum lengkap", "Not every step is here")
NOT_WHOLE: Final = Text(
    "Langkah tidak dicari sampai habis, karena aturan rubriknya terlalu banyak. Indeksnya tetap lengkap.",
    "Not every step was looked for, since the rubric has too many rules. The index is complete all the same.",
)

MORE: Final = Text("Jika ada satu inovasi lagi", "With one more innovation")
MORE_ANY: Final = Text("Di urusan mana pun", "In any affair")
MORE_IN: Final = Text("Di urusan {title}", "In the affair {title}")
MORE_BOTH: Final = Text(
    "{where}: indeks {nothing} (kematangan 0) sampai {best} (kematangan {most}).",
    "{where}: index {nothing} (maturity 0) to {best} (maturity {most}).",
)
PAYS_ALWAYS: Final = Text(
    "Tidak menurunkan indeks, berapa pun kematangannya.", "It lowers nothing, whatever its maturity."
)
PAYS_FROM: Final = Text(
    "Menguntungkan mulai kematangan {points}; di bawah itu indeks turun, karena rata-ratanya turun.",
    "It pays from a maturity of {points} on; below, the mean falls and so does the index.",
)
SPARE: Final = Text("Inovasi yang menurunkan indeks", "Innovations that lower the index")
SPARE_GAIN: Final = Text(
    "kematangan {points}; tanpa inovasi ini indeks {gain}", "maturity {points}; without it the index {gain}"
)

LATER: Final = Text("Fakta yang sama menurut prognosis", "The same facts by the outlook")
YEAR: Final = Text("{year}: pembagi {divisor}", "{year}: divisor {divisor}")
YEAR_AFFAIRS: Final = Text(
    "{year}: pembagi {divisor}, urusan wajib {needed}", "{year}: divisor {divisor}, affairs needed {needed}"
)
YEAR_FIGURES: Final = Text("{index}, terbukti {proven}", "{index}, proven {proven}")
SPAN: Final = Text("{low}{span}{high}", "{low}{span}{high}")
NO_BANDS_LATER: Final = Text("Predikat tahun-tahun itu belum diketahui.", "The bands of those years are not known.")

OUT: Final = Text("Tidak dihitung, karena syaratnya tidak terpenuhi", "Not counted, since requirements are not met")
OPEN: Final = Text("Belum pasti dihitung", "May or may not count")
GATES: Final[dict[Truth, Text]] = {
    False: Text("Terhalang: {titles}", "Unmet: {titles}"),
    None: Text("Menunggu: {titles}", "Waiting for: {titles}"),
}
MORE_GATES: Final = Text("{titles}; dan {count} syarat lain", "{titles}; and {count} more")
ROW_GATES: Final = Text("Baris daerah yang wajib dan belum terisi", "Rows of the region that must be filled")
MEMBERS: Final = Text("Inovasi yang dihitung", "Innovations that count")
MATURITY: Final = Text("{points}, terbukti {proven}", "{points}, proven {proven}")
UNREAD: Final = Text("Berkas yang tidak dapat dinilai", "Files that cannot be judged")
TWINS: Final = Text("Mungkin satu inovasi yang tertulis dua kali", "Perhaps one innovation written twice")
TWINS_CURE: Final = Text(
    "Judul atau seluruh jawabannya sama. Semua dihitung; hapus salah satu jika memang sama.",
    "Title or all answers are the same. All of them count; remove one if they are the same.",
)
PARAMETERS: Final = Text("Rumus dan sumbernya", "The formula and its sources")
FORMULA: Final = Text(
    "Indeks = (satuan pemerintah daerah + jumlah kematangan / sedikitnya {divisor} + jumlah inovasi) / {out_of} x 100.",
    "Index = (regional government + sum of maturity / at least {divisor} + number of innovations) / {out_of} x 100.",
)
PARAMETER: Final = Text("{name}: {basis}", "{name}: {basis}")
NAMES: Final = {
    "region": Text("Satuan pemerintah daerah", "Regional government"),
    "innovations": Text("Kematangan", "Maturity"),
    "mean": Text("Pembagi", "Divisor"),
    "number": Text("Jumlah inovasi", "Number of innovations"),
    "affairs": Text("Urusan wajib", "Compulsory affairs"),
    "bands": Text("Predikat", "Bands"),
    "outlook": Text("Prognosis", "Outlook"),
}
OURS: Final = Text("ukuran kami", "our own")
INFERRED: Final = Text("{source} ({confidence}), disimpulkan", "{source} ({confidence}), inferred")
CITED: Final = Text("{source} ({confidence})", "{source} ({confidence})")

LONGEST: Final = 120
"""Letters of a title that are shown."""


def number(value: Fraction) -> Text:
    """Two decimals, in both languages."""
    return Text(*(points(value.numerator, value.denominator, language) for language in LANGUAGES))


def written(value: Number) -> Text:
    """A number as the rules write it."""
    return Text(*(plain(value, language) for language in LANGUAGES))


def change(value: Fraction) -> Text:
    """A change with its sign and three decimals: one point of one innovation among hundreds must not look like none."""
    size = half_up(abs(value), 3) * 1000
    whole, rest = divmod(int(size), 1000)
    sign = "-" if value < 0 and size else "+"
    return Text(f"{sign}{whole},{rest:03d}", f"{sign}{whole}.{rest:03d}")
