"""A text in the person's own editor, as ``VISUAL`` or ``EDITOR`` names it."""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def edit(text: str, environment: Mapping[str, str]) -> str | None:
    """The text as it was saved in the editor; None where there is none, or it failed."""
    command = environment.get("VISUAL") or environment.get("EDITOR")
    if not command:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "jawaban.txt"
        file.write_text(text, encoding="utf-8")
        try:
            # The person's own choice of program, split as a shell would, without a shell.
            done = subprocess.run([*shlex.split(command), str(file)], check=False)  # noqa: S603
            return file.read_text(encoding="utf-8") if done.returncode == 0 else None
        except (OSError, ValueError):
            return None
