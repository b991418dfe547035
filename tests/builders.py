"""Builds what tests judge: rubrics and fact files from a few lines of YAML, with a bank of one question per kind."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import TYPE_CHECKING

from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.rubric.load import Loaded, load_rubric

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.facts import Facts

BANK = """
theme: {title: Profil, order: 1}
questions:
  - {id: pilihan, kind: choice, label: Pilihan, text: Pilih?, options: ABC}
  - {id: banyak, kind: choices, label: Banyak, text: Pilih?, options: ABC}
  - {id: setuju, kind: yes-no, label: Setuju, text: Setuju?}
  - {id: jumlah, kind: number, label: Jumlah, text: Berapa?, least: 0}
  - {id: mulai, kind: date, label: Mulai, text: Kapan?, fixed: true}
  - {id: tahun, kind: years, label: Tahun, text: Tahun mana?}
  - {id: judul, kind: text, label: Judul, text: Apa?}
  - {id: daftar, kind: list, label: Daftar, text: Apa saja?}
  - {id: surat, kind: yes-no, label: Surat, text: Ada?, evidence: {kinds: [pdf], hint: surat}}
  - {id: nilai, kind: number, label: Nilai, text: Berapa?, evidence: {kinds: [pdf], hint: laporan}}
  - {id: lanjut, kind: yes-no, label: Lanjut, text: Lanjut?, ask_when: {question: setuju, is: ya}}
  - {id: lanjut-lagi, kind: number, label: Lagi, text: Berapa?, ask_when: {question: lanjut, is: ya}}
""".replace("ABC", "[{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]")

HEAD = """
format: 1
id: uji
title: Lomba Uji
organiser: Penyelenggara Uji
sources:
  pedoman: {title: Pedoman Uji, confidence: high}
"""


def rubric(folder: Path, body: str, *, head: str = HEAD, bank: str = BANK) -> Loaded:
    """Load a rubric ``uji`` whose body is ``body``, with the bank above unless another is given."""
    (folder / "bank").mkdir(exist_ok=True)
    (folder / "bank" / "profil.yaml").write_text(bank, encoding="utf-8")
    (folder / "uji.yaml").write_text(dedent(head) + dedent(body), encoding="utf-8")
    return load_rubric(folder / "uji.yaml", folder / "bank")


def facts(folder: Path, loaded: Loaded, answers: str, *, more: str = "") -> Facts:
    """Read a fact file with these answers, and ``more`` at its top level."""
    path = folder / "profil.yaml"
    path.write_text("jawaban:\n" + indent(dedent(answers), "  ") + dedent(more), encoding="utf-8")
    return read_facts(open_profile(path), loaded.bank, loaded.rubric)
