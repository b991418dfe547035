"""Makes the pictures that the README and the guide show, in a Chromium that is there: docs/make_pictures.py.

The example that is made up in full is judged at a terminal and as a page; its history is made up too, in a repository
that is thrown away: it is filled in theme by theme, each proven a little later.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import pexpect  # type: ignore[import-untyped]  # it has no types of its own
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

DOCS: Final = Path(__file__).parent
EXAMPLE: Final = DOCS.parent / "examples" / "contoh-lengkap"
HALF: Final = DOCS.parent / "examples" / "kelas-perahu" / "profil.yaml"
COMMAND: Final = (sys.executable, "-m", "inovasi_cli")
LINES: Final = 34
"""So many of the terminal are shown."""
SCREEN: Final = (
    '<!DOCTYPE html><meta charset="utf-8"><style>body {{ margin: 0; background: {background}; color: {foreground}; }}'
    "pre {{ margin: 14px 18px; font: 14px/1.3 'DejaVu Sans Mono', monospace; }}</style><pre>{code}</pre>"
)


def main() -> None:
    """Judge the examples, and take pictures of what comes of it."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not browser:
        sys.exit("There is no Chromium; see tests/browser/run.sh.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report, history, screen = (folder / f"{each}.html" for each in ("laporan", "riwayat", "terminal"))
        ask("nilai", str(EXAMPLE / "profil.yaml"), "--format", f"html={report}")
        remember(folder / "repo")
        ask("riwayat", "profil.yaml", "--format", f"html={history}", folder=folder / "repo")
        screen.write_text(at_the_terminal("nilai", os.path.relpath(HALF, DOCS.parent)), encoding="utf-8")
        take(browser, report, "laporan", (960, 900))
        take(browser, history, "riwayat", (960, 880))
        take(browser, report, "ponsel", (500, 900))
        take(browser, screen, "terminal", (720, 18 * LINES + 28))


def ask(*arguments: str, folder: Path = DOCS.parent) -> None:
    """Run our own command."""
    subprocess.run([*COMMAND, *arguments], cwd=folder, check=False)  # noqa: S603 - our own command


def take(browser: str, page: Path, name: str, size: tuple[int, int]) -> None:
    """Take the top of a page."""
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
    shot = [f"--screenshot={DOCS / f'{name}.png'}", f"--window-size={size[0]},{size[1]}", page.as_uri()]
    subprocess.run([browser, *flags, *shot], check=True, capture_output=True)  # noqa: S603 - as found


def at_the_terminal(*arguments: str) -> str:
    """The first lines that a terminal of 80 columns shows, in their colours."""
    environment = {**os.environ, "TERM": "xterm-256color"} | {"NO_COLOR": ""}
    said = pexpect.run(
        " ".join((*COMMAND, *arguments)), cwd=str(DOCS.parent), dimensions=(50, 80), env=environment, encoding="utf-8"
    )
    lines = [f"$ inovasi {' '.join(arguments)}", *said.splitlines()]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=80, file=nowhere)
        console.print(Text.from_ansi("\n".join(lines[:LINES])), no_wrap=True, crop=False)
    return console.export_html(theme=MONOKAI, inline_styles=True, code_format=SCREEN)


def remember(folder: Path) -> None:
    """A repository with a version for each theme, and with the proofs of a theme from the next version on."""
    folder.mkdir()
    commit(folder, "init", "-q")
    (folder / "lampiran").mkdir()
    head, *themes = re.split(r"^(?=  # )", (EXAMPLE / "profil.yaml").read_text(encoding="utf-8"), flags=re.MULTILINE)
    for count, theme in enumerate(themes, 1):
        (folder / "profil.yaml").write_text("".join([head, *themes[:count]]), encoding="utf-8")
        commit(folder, "add", "-A")
        commit(folder, "commit", "-q", "-m", "x", day=f"2018-{1 + count // 5:02}-{1 + 6 * (count % 5):02}")
        for proof in re.findall(r"lampiran/[\w.-]+", theme):
            shutil.copy(EXAMPLE / proof, folder / proof)
    commit(folder, "add", "-A")
    commit(folder, "commit", "-q", "-m", "x", day="2018-03-05")


def commit(folder: Path, *arguments: str, day: str = "2018-01-01") -> None:
    """Ask git, as nobody in particular."""
    names = {f"GIT_{who}_{what}": "contoh" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    days = {f"GIT_{who}_DATE": f"{day}T08:00:00+07:00" for who in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", *arguments], cwd=folder, env=os.environ | names | days, check=True)  # noqa: S603, S607 - git


if __name__ == "__main__":
    main()
