"""A git repository made for a test, with commits on days that the test chooses."""

from __future__ import annotations

import os
import subprocess
from shutil import which
from typing import TYPE_CHECKING, Final

from inovasi_cli.history.git import Repository

if TYPE_CHECKING:
    from pathlib import Path

GIT: Final = which("git")


class Checkout:
    """A repository of our own, with commits on days that we choose."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.run("init", "-q", "-b", "utama")

    def run(self, *arguments: str, day: str = "2024-01-01", text: str | None = None) -> str:
        stamp = f"{day}T23:30:00+07:00"
        names = {"GIT_AUTHOR_NAME": "S", "GIT_AUTHOR_EMAIL": "s@example.org"}
        names |= {"GIT_COMMITTER_NAME": "S", "GIT_COMMITTER_EMAIL": "s@example.org"}
        environment = os.environ | names | {"GIT_COMMITTER_DATE": stamp, "GIT_AUTHOR_DATE": stamp}
        done = subprocess.run(  # noqa: S603 - git
            [str(GIT), *arguments],
            cwd=self.folder,
            env=environment,
            input=text,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def commit(self, day: str, **files: str | bytes) -> str:
        for name, text in files.items():
            self.write(name, text)
        self.run("add", "-A")
        self.run("commit", "-q", "-m", "x", day=day)
        return self.run("rev-parse", "HEAD")

    def repository(self, inside: str = "") -> Repository:
        return Repository(str(GIT), self.folder / inside, os.environ)
