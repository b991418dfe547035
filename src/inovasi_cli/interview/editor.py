"""A text in the person's own editor, as ``VISUAL`` or ``EDITOR`` names it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_USUAL: Final = ("notepad",) if os.name == "nt" else ("nano", "vi")


class EditorError(Exception):
    """There is no editor, or it failed; the message is one Indonesian sentence."""


def edit(text: str, environment: Mapping[str, str]) -> str:
    """The text as it was saved in the editor; raises ``EditorError``."""
    command = _command(environment)
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "jawaban.txt"
            file.write_text(text, encoding="utf-8")
            # The person's own choice of program, split as a shell would, without a shell.
            done = subprocess.run([*command, str(file)], check=False)  # noqa: S603
            # Notepad may begin the file with a mark of its encoding.
            saved = file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise EditorError(f"Editor {command[0]} tidak dapat dipakai ({error}).") from None
    if done.returncode:
        raise EditorError(f"Editor {command[0]} berhenti dengan galat; teksnya tidak dipakai.")
    return saved


def _command(environment: Mapping[str, str]) -> list[str]:
    named = environment.get("VISUAL") or environment.get("EDITOR") or ""
    try:
        # Backslashes are part of a path on Windows, and quotes then stay.
        words = [word.strip('"') for word in shlex.split(named, posix=os.name != "nt")]
    except ValueError:
        raise EditorError(f"VISUAL atau EDITOR tidak terbaca: {named}") from None
    usual = next((name for name in _USUAL if shutil.which(name)), None)
    if not words and not usual:
        raise EditorError("Editor tidak ditemukan; atur VISUAL atau EDITOR, atau tulis jawabannya di sini.")
    return words or [str(usual)]
