"""That each promise of SECURITY.md has its test, and what Python reports while files of a stranger are judged."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import proof_files
import pytest

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED: Final = sorted(set(re.findall(r"`(tests/\w+\.py)::(\w+)`", PAGE)))
HOSTILE: Final = """\
rubrik: [./asing.yaml]
jawaban:
  judul:
    nilai: "$(touch dijalankan) `touch dijalankan` {{ 7*7 }} __import__('os').system('touch dijalankan')"
    bukti: [https://example.org/laporan.pdf, ../rahasia.txt, RAHASIA, tautan.txt, ada.pdf]
"""
RUBRIC: Final = """\
format: 1
id: asing
title: "{{ 7*7 }} %(x)s {0.__class__}"
organiser: "__import__('os').system('touch dijalankan')"
sources: {s: {title: "file:///etc/passwd", url: "https://example.org/x", confidence: low}}
gates:
  - {id: a, title: "=cmd|' /C calc'!A1", when: {question: judul, known: true}, cure: "`touch dijalankan`", source: s}
"""
CALLS: Final = {
    "nilai": ("nilai", "profil.yaml", "-f", "terminal", "-f", "json=hasil.json", "-f", "html=hasil.html"),
    "batch": (
        *("batch", "profil.yaml", "-j", "1", "-f", "github", "-f", "csv=hasil.csv", "-f", "html=hasil.html"),
        *("-f", "junit=hasil.xml", "-f", "sarif=hasil.sarif", "-f", "markdown=hasil.md", "-f", "jsonl=hasil.jsonl"),
    ),
    "cocok": ("cocok", "profil.yaml"),
    "banding": ("banding", "profil.yaml", "profil.yaml"),
    "templat": ("templat", "./asing.yaml"),
    "rubrik lihat": ("rubrik", "lihat", "./asing.yaml"),
    "rubrik periksa": ("rubrik", "periksa", "./asing.yaml"),
    "rubrik uji": ("rubrik", "uji", "./asing.yaml"),
}


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A stranger's folder, with a secret beside it."""
    folder = tmp_path / "asing"
    folder.mkdir()
    secret = tmp_path / "rahasia.txt"
    secret.write_text("rahasia", encoding="utf-8")
    (folder / "profil.yaml").write_text(HOSTILE.replace("RAHASIA", str(secret)), encoding="utf-8")
    (folder / "asing.yaml").write_text(RUBRIC, encoding="utf-8")
    (folder / "ada.pdf").write_bytes(b"%PDF-1.7")
    if sys.platform != "win32":
        (folder / "tautan.txt").symlink_to(secret)
    return folder


def watched(folder: Path, *arguments: str, typed: str = "") -> dict[str, list[str]]:
    """What a command does, as Python reports it."""
    notes = folder.parent / "catatan.json"
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(ROOT / "tests" / "watched.py"), str(notes), *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode in {0, 1}, "Traceback" in done.stderr) == (True, False), done.stderr
    found: dict[str, list[str]] = json.loads(notes.read_text(encoding="utf-8"))
    return found


def within(path: str, *folders: Path | str) -> bool:
    return any(Path(path).is_relative_to(folder) for folder in folders)


@pytest.mark.parametrize("name", CALLS)
def test_a_strangers_files_reach_no_network_no_program_no_code_and_no_other_file(name: str, folder: Path) -> None:
    before = set(folder.parent.rglob("*"))
    named = {folder / each.partition("=")[2] for each in CALLS[name] if "=" in each}

    done = watched(folder, *CALLS[name])

    python = (sys.prefix, sys.base_prefix, ROOT, os.devnull)
    assert done["reached"] == []
    assert [path for path in done["code"] if within(path, folder)] == []
    assert [path for path in done["read"] if not within(path, *python, folder)] == []
    assert [path for path in done["read"] if path == str(folder / "tautan.txt")] == []
    assert [path for path in done["written"] if not within(path, folder, os.devnull)] == []
    assert set(folder.parent.rglob("*")) - before == {*named, folder.parent / "catatan.json"}
    assert done["read"].count(str(folder / "asing.yaml")) > 0


def test_what_reads_pdfs_reaches_nothing_but_them(folder: Path) -> None:
    (folder / "ada.pdf").write_bytes(proof_files.pdf(more="/A<</S/Launch/F(touch dijalankan)>>"))
    files = [["ada.pdf", 9999], ["../rahasia.txt", 9999], ["tautan.txt", 9999]]

    done = watched(folder, "--pdf", typed=json.dumps({"folder": ".", "files": files}))

    assert done["reached"] == done["written"] == []
    assert [path for path in done["code"] if within(path, folder)] == []
    assert [path for path in done["read"] if not within(path, sys.prefix, sys.base_prefix, ROOT, os.devnull)] == [
        # Its last part is opened in a folder that is open.
        str(folder),
        str(folder / "ada.pdf"),
    ]


WATCHED: Final = {
    "network": ("import socket; socket.socket().close()", "reached"),
    "program": ("import os; os.system('')", "reached"),
    "file": ("open('x', 'w').close()", "written"),
    "secret": ("open('../rahasia.txt').close()", "read"),
    "code": ("compile('1', 'asing.py', 'eval')", "code"),
}


@pytest.mark.parametrize("name", WATCHED)
def test_the_watch_sees_what_must_not_be(name: str, folder: Path) -> None:
    deed, kind = WATCHED[name]
    script = f"import sys; sys.path.insert(0, {str(ROOT / 'tests')!r})\nfrom watched import Watch; watch = Watch()\n"
    script += f"sys.addaudithook(watch); watch.on = True\n{deed}\nwatch.on = False; print(len(watch.notes[{kind!r}]))"

    done = subprocess.run(  # noqa: S603 - a script of ours
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True
    )

    assert int(done.stdout) > 0


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_the_page_names_is_there(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))

    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_promise_of_the_page_names_a_test() -> None:
    promised = PAGE.partition("\n## What it promises\n")[2].partition("\n## ")[0]
    rows = [row for row in promised.splitlines() if row.startswith("| ")][2:]

    assert [row for row in rows if not re.search(r"`tests/\w+\.py::\w+`", row)] == []
    assert len(rows) > 10
