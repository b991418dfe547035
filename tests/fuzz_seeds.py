"""What the fuzzer begins with: real files, and made ones that use every kind of question, test and way of writing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import strategies
from builders import BANK, HEAD
from fuzz_targets import CUT, RUBRIC
from hypothesis import given, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
LONGEST: Final = {"yaml": 768, "rubric": 8192, "facts": 4096}
"""In bytes, by target: a longer input takes longer and shows nothing more."""

FACTS: Final = (
    "rubrik: kipp-2018\njawaban:\n  judul: Satu\n  jumlah: 85.5\n  mulai: 2016-11\n  tahun: [2016, 2017]\n",
    "# atas\njawaban: # sini\n  pilihan: a # x\n\n  # y\n  banyak: [c, a]\n  setuju: ya\nkategori:\n  tetap: satu\n",
    "jawaban:\n  surat:\n    nilai: ya\n    bukti: [lampiran/sk.pdf, 'https://contoh.go.id/a']\n    catatan: Terbit.\n",
    "jawaban:\n  nilai: {tidak_tahu: true, bukti: lampiran/sk.pdf}\n  lanjut-lagi: {tidak_berlaku: Belum}\n",
    "jawaban:\n  judul: |\n    baris # satu\n      dua\n\n  # sesudah\n  daftar:\n    - Satu hal\n    - 'Hal: dua'\n",
    "jawaban: {judul: \"a\\tb\\u263A\", daftar: [x, \"y, z\", 'it''s'], mulai: 2016, lanjut: tidak, setuju: true}\n",
    "rubrik: [tetap, ./lain.yaml]\njawaban:\n  ? judul\n  : >-\n    dilipat\n    dua\n\n    tiga\n  jumlah:\n...\n",
    "\ufeffjawaban:\r\n  judul: |+\r\n    satu\r\n\r\n\r\n  tahun:\r\n  - 2016\r\n  - 2017\r\n",
    "jawaban:\n  jumlah: 1.000,5\n  mulai: 1-12-2016\n  tahun: 2015-2019\n  pilihan: d\n  x: 1\n  judul: tidak tahu\n",
    "jawaban:\n",
)
OWN: Final = "theme: {title: Sendiri, order: 9}" + BANK.partition("}")[2].replace("{id: ", "{id: sendiri.").replace(
    "question: ", "question: sendiri."
).replace("id: sendiri.a,", "id: a,").replace("id: sendiri.b,", "id: b,").replace("id: sendiri.c,", "id: c,")
MORE: Final = """
questions: [./sendiri.yaml]
window: {opens: 2018-01-01, closes: 2018-03-31, source: pedoman}
notes: [{text: Catatan, origin: derived, en: {text: Note}}]
reminders: [{text: Ingat, source: pedoman}]
"""


def seeds() -> dict[str, list[bytes]]:
    """By target: files to begin with."""
    files = sorted([*ROOT.glob("examples/*/profil.yaml"), *ROOT.glob("rubrics/**/*.yaml")])
    every = [*(path.read_bytes() for path in files), *(text.encode() for text in FACTS), *_rubrics()]
    return {target: [data for data in every if len(data) <= longest] for target, longest in LONGEST.items()}


def _rubrics() -> Iterator[bytes]:
    own = CUT + OWN.encode()
    yield (HEAD + RUBRIC).encode()
    yield (HEAD + RUBRIC + MORE).encode() + own
    yield (HEAD + MORE + RUBRIC.replace("question: ", "question: sendiri.")).encode() + own
    for body in _bodies():
        yield (HEAD + body).encode()


def _bodies() -> list[str]:
    found: list[str] = []

    @settings(strategies.CALM, max_examples=60, database=None, derandomize=True)
    @given(body=strategies.bodies())
    def collect(body: str) -> None:
        found.append(body)

    collect()
    return found
