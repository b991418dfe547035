"""The files that are spoiled: facts, a rubric with its bank and cases, a report of all that, a contest, an index."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from proof_files import pdf

if TYPE_CHECKING:
    from pathlib import Path

FACTS: Final = """\
# Berkas fakta yang baik.
rubrik: [./uji.yaml]
jawaban:
  judul: Perahu Dokumen
  uji.pilihan: a
  uji.banyak:
    nilai: [a, b]
    bukti: [lampiran/sk.pdf, "https://contoh.go.id/sk"]
    catatan: Dua saja.
  uji.setuju: ya
  uji.jumlah: 12
  uji.nilai:
    nilai: 85.5
    bukti: [lampiran/sk.pdf]
  uji.mulai: 2016-03-07
  uji.tahun: [2016, 2017]
  uji.teks: |
    Baris satu.
    Baris dua.
  uji.daftar: [satu, dua]
  uji.lanjut: ya
  uji.nihil:
    tidak_berlaku: bukan layanan langsung
  uji.entah:
    tidak_tahu: true
kategori:
  uji: kesehatan
"""

BANK: Final = """\
theme: {title: Uji, order: 50, en: {title: Test}}
questions:
  - {id: uji.pilihan, kind: choice, label: Pilihan, text: "Pilih?", options: [{id: a, text: A}, {id: b, text: B}]}
  - id: uji.banyak
    kind: choices
    label: Banyak
    text: "Mana saja?"
    help: Boleh lebih dari satu.
    options: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]
    evidence: {kinds: [pdf, tautan], hint: surat keputusan}
  - {id: uji.setuju, kind: yes-no, label: Setuju, text: "Setuju?"}
  - {id: uji.jumlah, kind: number, label: Jumlah, text: "Berapa?", least: 0, most: 1000000, whole: true, unit: orang}
  - {id: uji.nilai, kind: number, label: Nilai, text: "Berapa?", evidence: {kinds: [pdf], hint: laporan}}
  - {id: uji.mulai, kind: date, label: Mulai, text: "Kapan?", fixed: true}
  - {id: uji.tahun, kind: years, label: Tahun, text: "Tahun mana?"}
  - {id: uji.teks, kind: text, label: Teks, text: "Apa?"}
  - {id: uji.daftar, kind: list, label: Daftar, text: "Apa saja?", tells: result}
  - {id: uji.lanjut, kind: yes-no, label: Lanjut, text: "Lanjut?", ask_when: {question: uji.setuju, is: ya}}
  - {id: uji.nihil, kind: number, label: Nihil, text: "Berapa?"}
  - {id: uji.entah, kind: text, label: Entah, text: "Apa?"}
"""

RUBRIC: Final = """\
format: 1
id: uji
title: Lomba Uji
organiser: Penyelenggara Uji
window: {opens: 2018-01-01, closes: 2018-03-31, source: pedoman}
en: {title: Test Contest}
sources:
  pedoman: {title: Pedoman Uji, url: "https://contoh.go.id/pedoman", confidence: high}
questions: [./bank.yaml]
notes:
  - {text: Hanya untuk uji., origin: derived}
reminders:
  - {text: Kirim sebelum sore., source: pedoman}
gates:
  - {id: usia, title: Sudah setahun, when: {question: uji.mulai, age_at_least: 1 year}, cure: Tunggu., source: pedoman}
  - {id: baru, title: Baru, when: {shown: all}, cure: Perbarui., source: pedoman}
  - id: gabungan
    title: Gabungan
    when:
      all:
        - {fits: category}
        - {not: {question: uji.pilihan, is: b}}
        - {any: [{question: uji.jumlah, at_least: 10}, {earned: mutu}]}
    cure: Lengkapi.
    source: pedoman
characteristics:
  - id: unik
    title: Unik
    definition: belum ada
    need: any
    source: pedoman
    elements:
      - {id: satu, title: Satu, when: {question: uji.banyak, has: a}}
      - {id: dua, title: Dua, when: {question: uji.daftar, count_at_least: 2}}
      - {id: tiga, title: Tiga, when: {any: [{question: uji.nihil, known: true}, {question: uji.entah, known: true}]}}
categories:
  - {id: kesehatan, title: Kesehatan, definition: sehat, fits_when: {question: uji.setuju, is: ya}, source: pedoman}
score:
  out_of: 100
  scale: weight
  round_to: 2
  pass_mark: {points: 50, source: pedoman}
  bands:
    - {id: rintisan, title: Rintisan, from: 0, origin: derived}
    - {id: siap, title: Siap, from: 75.5, origin: derived}
  parts:
    - id: mutu
      title: Mutu
      weight: 60
      source: pedoman
      not_applicable: dropped
      narrative: {question: uji.teks, max_words: 200, min_words: 1}
      levels:
        - {points: 2, title: Tinggi, when: {question: uji.nilai, above: 90}}
        - {points: 1, title: Sedang, when: {question: uji.nilai, at_least: 50}}
        - {points: 0, title: Rendah}
    - id: luas
      title: Luas
      weight: 40
      source: pedoman
      combine: mean
      parts:
        - id: tahun
          title: Tahun
          weight: 1.5
          origin: derived
          levels:
            - {points: 1, title: Ada, when: {question: uji.tahun, has: 2017}}
        - id: daftar
          title: Daftar
          origin: derived
          levels:
            - {points: 1, title: Ada, when: {question: uji.lanjut, known: true}}
"""

CASES: Final = """\
on: 2018-03-31
category: kesehatan
facts:
  uji.mulai: 2016-01-01
  uji.banyak: [a]
  uji.setuju: ya
  uji.pilihan: a
cases:
  - id: dasar
    title: Baru sebagian
    facts: {uji.nilai: 60, uji.tahun: [2017]}
    expect: {verdict: eligible, points: [54, 70], band: rintisan, fits: [kesehatan], levels: {mutu: 1}}
  - id: muda
    facts: {uji.mulai: 2018-01-01}
    expect: {verdict: not-eligible, unmet: [usia], unknown: [gabungan], points: [0, 100]}
"""

CONTEST: Final = """\
lomba: Lomba Uji
penyelenggara: Panitia Uji
per: 2018-03-31
peserta:
  satu: {judul: Perahu, fakta: profil.yaml, instansi: Dinas Satu, jenis: digital, kelompok: umum, kategori: kesehatan}
  dua: {judul: Rakit, fakta: lain.yaml, instansi: Dinas Dua, kelompok: umum}
tahap:
  - {id: administrasi, judul: Seleksi administrasi, cara: syarat, rubrik: uji.yaml, belum_pasti: lolos}
  - id: proposal
    judul: Proposal
    bobot: 60
    ambang: 10
    teratas: 2
    sumber: Panitia
    bagian:
      - {id: mutu, judul: Mutu, bobot: 70}
      - {id: luas, judul: Luas, bobot: 30.5}
  - {id: presentasi, bobot: 40, bagian: [{id: isi, judul: Isi, bobot: 1}]}
juri:
  ani: {nama: Dr. Ani}
  budi: {nama: Budi, konflik: [dua]}
aturan:
  pencilan: semua
  seri: [proposal.mutu]
  ambang_beda: 25
  geser_nilai: 1
  geser_bobot: 10
  sumber: Panitia
resolusi:
  - {tahap: proposal, peserta: satu, catatan: Tetap.}
peringkat:
  menurut: [kelompok]
  teratas: 1
kuota:
  - {kelompok: umum, per_instansi: 10, sumber: Panitia}
tanda_tangan:
  - {jabatan: Ketua panitia, nama: Dewi}
"""

SCORES: Final = """\
juri: ani
tahap: proposal
nilai:
  satu:
    mutu: 80
    luas: 70.5
    catatan: Survei ada.
  dua: {mutu: 60, luas: 100}
"""

INDEX: Final = """\
format: 1
id: indeks
title: Indeks Uji
organiser: Penyelenggara Uji
en: {title: Test Index}
sources:
  salinan: {title: Salinan Uji, url: "https://contoh.go.id/indeks", confidence: medium}
notes:
  - {text: Hanya untuk uji., origin: derived}
out_of: 250
region: {rubric: uji.yaml, most: 100, source: salinan}
innovations: {rubric: uji.yaml, most: 100, source: salinan}
mean: {least_divisor: 3, source: salinan}
number: {each: 0.5, up_to: 100, most: 50, source: salinan}
affairs:
  needed: 1
  source: salinan
  every:
    - {id: pendidikan, title: Pendidikan, when: {question: layanan.urusan, has: pendidikan}}
    - {id: kesehatan, title: Kesehatan, when: {question: layanan.urusan, has: kesehatan}, en: {title: Health}}
round_to: 2
bands:
  - {id: kurang, title: Kurang, from: 0, source: salinan}
  - {id: cukup, title: Cukup, from: 40.01, source: salinan}
outlook:
  - {year: 2027, least_divisor: 4, needed: 2, source: salinan}
"""

LIST: Final = "profil.yaml\nlain.yaml\n"

IGNORE: Final = "*.bak\n"

FILES: Final = {
    "facts": "profil.yaml",
    "rubric": "uji.yaml",
    "bank": "bank.yaml",
    "cases": "cases/uji/dasar.yaml",
    "report": "laporan.json",
    "contest": "lomba.yaml",
    "scores": "nilai/proposal-ani.yaml",
    "index": "indeks.yaml",
    "list": "daftar.txt",
    "ignore": "folder/.gitignore",
    "proof": "lampiran/sk.pdf",
}
"""By kind: where the file that is spoiled lies in the folder of a sample."""


def lay(folder: Path) -> None:
    """Put all good files into a folder, with a repository that remembers the fact file."""
    texts = {
        "profil.yaml": FACTS,
        "lain.yaml": FACTS,
        "uji.yaml": RUBRIC,
        "bank.yaml": BANK,
        "cases/uji/dasar.yaml": CASES,
        "lomba.yaml": CONTEST,
        "nilai/proposal-ani.yaml": SCORES,
        "nilai/proposal-budi.yaml": SCORES.replace("ani", "budi"),
        "indeks.yaml": INDEX,
        "daftar.txt": LIST,
        "folder/.gitignore": IGNORE,
        "folder/satu.yaml": FACTS,
        "folder/uji.yaml.bak": "",
        "lampiran/sk.pdf": pdf(2, more="/CreationDate(D:20180305101500+07'00')").decode("ascii"),
        "lama/uji.yaml": RUBRIC,
        "lama/bank.yaml": BANK,
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    git("init", "-q", "--template=", folder=folder)
    git("add", "profil.yaml", "lain.yaml", folder=folder)
    git("commit", "-q", "-m", "x", folder=folder)
    words = [sys.executable, "-m", "inovasi_cli", "nilai", "profil.yaml", "--format", "json"]
    report = subprocess.run(words, cwd=folder, check=False, stdout=subprocess.PIPE).stdout  # noqa: S603 - our own command
    for name in ("laporan.json", "lain.json"):
        (folder / name).write_bytes(report)


def git(*words: str, folder: Path, data: bytes = b"") -> None:
    """Run git in a folder, as nobody in particular."""
    who = [f"GIT_{role}_{field}" for role in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")]
    environment = {**os.environ, **dict.fromkeys(who, "uji"), "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder)}
    subprocess.run(["git", *words], cwd=folder, env=environment, input=data, check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607
