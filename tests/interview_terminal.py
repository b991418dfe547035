"""A terminal for the tests of the interview: the command runs at it, and what it shows is read from the screen.

Not for Windows, which has no pseudo-terminals.
"""

from __future__ import annotations

import os
import re
import sys
import time
from typing import TYPE_CHECKING, Any, Final

import pexpect  # type: ignore[import-untyped]  # it has no types of its own
import pyte

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE: Final = 30.0
"""Seconds for which a busy machine is waited for."""

ENTER: Final = "\r"
DOWN: Final = "\x1b[B"

# What a process needs to run at all; everything that changes how it behaves is left out.
NEEDED: Final = ("PATH", "HOME", "TMPDIR", "PYTHONPATH", "COVERAGE_PROCESS_START")


def ctrl(letter: str) -> str:
    """What a terminal sends for a letter held with Ctrl."""
    return chr(ord(letter.upper()) - ord("@"))


RUBRIC: Final = """\
format: 1
id: lomba
title: Lomba Kami
organiser: Kami
questions: [./awal.yaml, ./akhir.yaml]
sources:
  pedoman: {title: Pedoman Kami, confidence: high}
gates:
  - id: lengkap
    title: Semua terisi
    when:
      all:
        - {question: awal.lanjut, known: true}
        - {question: awal.pilihan, known: true}
        - {question: akhir.banyak, known: true}
        - {question: akhir.mulai, age_at_least: 1 year}
        - {question: akhir.daftar, known: true}
    cure: Isi
    source: pedoman
score:
  out_of: 10
  parts:
    - id: isi
      title: Isi
      weight: 10
      source: pedoman
      narrative: {question: awal.judul, max_words: 5}
      levels: [{points: 1, title: Ada, when: {question: akhir.jumlah, at_least: 1}}]
"""
AWAL: Final = """\
theme: {title: Awal, order: 1}
questions:
  - {id: awal.judul, kind: text, label: Judul, text: Apa judulnya?, tells: title}
  - {id: awal.setuju, kind: yes-no, label: Setuju, text: Apakah setuju?}
  - {id: awal.lanjut, kind: yes-no, label: Lanjut, text: Apakah lanjut?, ask_when: {question: awal.setuju, is: ya}}
  - id: awal.pilihan
    kind: choice
    label: Pilihan
    text: Pilih yang mana?
    options:
      - {id: pendek, text: Pendek}
      - id: panjang
        text: Pilihan yang sangat panjang sehingga tidak muat dalam satu baris di jendela sempit, sampai kata TERAKHIR
"""
AKHIR: Final = """\
theme: {title: Akhir, order: 2}
questions:
  - id: akhir.banyak
    kind: choices
    label: Banyak
    text: Yang mana saja?
    options: [{id: satu, text: Yang satu}, {id: dua, text: Yang dua}, {id: tiga, text: Yang tiga}]
    evidence: {kinds: [pdf, tautan], hint: Surat keputusan}
  - {id: akhir.jumlah, kind: number, label: Jumlah, text: Berapa banyak?, least: 0}
  - {id: akhir.mulai, kind: date, label: Mulai, text: Kapan mulai?}
  - {id: akhir.daftar, kind: list, label: Daftar, text: Apa saja isinya?}
"""


def write_rubric(folder: Path) -> None:
    """A rubric with one question of every kind but one, in two themes, and a document that proves something."""
    for name, text in (
        ("lomba.yaml", RUBRIC),
        ("awal.yaml", AWAL),
        ("akhir.yaml", AKHIR),
        ("sk-dinas.pdf", "%PDF-1.4\n"),
    ):
        (folder / name).write_text(text, encoding="utf-8")


class Terminal:
    """One run of the command in a folder; ``screen`` is what a person sees, ``sent`` all that came."""

    def __init__(self, folder: Path, *arguments: str, columns: int = 80, rows: int = 40, **environment: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.sent = ""
        self._stream = pyte.Stream(self.screen)
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "inovasi_cli", *arguments],
            cwd=str(folder),
            env=environment_of(**environment),
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None

    def close(self) -> None:
        """Kill what still runs."""
        if not self.child.closed:
            self.child.close(force=True)

    @property
    def text(self) -> str:
        """The screen as lines without the blanks at their ends."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, shown: str) -> None:
        """Wait until the screen shows this, whatever line breaks stand between its words."""
        self._until(_pattern(shown), shown)

    def answer(self, shown: str, keys: str) -> None:
        """Wait for a text and the field behind or around it, then press keys; what comes too early is not heard."""
        text = _pattern(shown)
        self._until(rf"^> .*{text}|{text}[\s\S]*^>|{text}.*:$", shown)
        self.send(keys)

    def send(self, keys: str) -> None:
        """Press keys."""
        self.child.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def hang_up(self) -> int:
        """Close the window; the exit code of the command, or the negative number of the signal that killed it."""
        self.child.ptyproc.fileobj.close()
        _, status = os.waitpid(self.child.pid, 0)
        # Else pexpect would close whatever has the number of the window by then.
        self.child.child_fd = self.child.ptyproc.fd = -1
        self.child.closed = self.child.ptyproc.closed = self.child.ptyproc.terminated = True
        return os.waitstatus_to_exitcode(status)

    def end(self) -> int:
        """Wait for the end of the command; its exit code, or the negative number of the signal that killed it."""
        deadline = time.monotonic() + PATIENCE
        while self._read() and time.monotonic() < deadline:
            pass
        self.child.wait()
        return int(-self.child.signalstatus if self.child.exitstatus is None else self.child.exitstatus)

    def _until(self, pattern: str, shown: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not re.search(pattern, self.text, re.MULTILINE):
            if time.monotonic() > deadline or not self._read():
                raise AssertionError(f"never shown: {shown}\n{self.text}")

    def _read(self) -> bool:
        """Take what came within a moment; False at the end."""
        try:
            piece = self.child.read_nonblocking(65_536, timeout=0.1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.sent += piece
        self._stream.feed(piece)
        return True


def _pattern(shown: str) -> str:
    return r"\s+".join(map(re.escape, shown.split()))


def environment_of(**more: str) -> dict[str, str]:
    """The environment of a person at a usual terminal."""
    return {
        **{key: os.environ[key] for key in NEEDED if key in os.environ},
        "TERM": "xterm-256color",
        "PYTHONUTF8": "1",
        # The emulator does not answer when it is asked where the cursor is.
        "PROMPT_TOOLKIT_NO_CPR": "1",
        **more,
    }
