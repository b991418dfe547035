"""Runs the command while Python itself reports what it does: python watched.py NOTES ARGUMENT...

NOTES becomes JSON: the files opened for reading and for writing, and whatever reaches for the network, another
program, or a file that holds code (``code``: the file names given to the compiler). The one program that it may run,
which reads PDFs, is watched too, as ``python watched.py NOTES --pdf`` here.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, Final

REACHES: Final = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "webbrowser.", "ctypes.dlopen")
PROGRAMS: Final = frozenset(
    {"os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn"}
)
READER: Final = (sys.executable, ["-P", "-m", "inovasi_cli.profile.pdf"])
STARTS: Final = ("subprocess.Popen", "os.posix_spawn")
"""How a program is begun; from Python 3.13 the second is heard beside the first."""
CHANGES: Final = frozenset({"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"})
"""Where one of these names files, they count as written."""


class Watch:
    """What was done, while ``on``."""

    def __init__(self) -> None:
        self.on = False
        self.notes: dict[str, list[str]] = {"read": [], "written": [], "reached": [], "code": []}

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Note one event of Python's."""
        if not self.on or (event in STARTS and (arguments[0], arguments[1][1:]) == READER):
            return
        if event == "open" and isinstance(arguments[0], (str, bytes)):
            writes = arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            self.note("written" if writes else "read", arguments[0])
        elif event in CHANGES:
            for path in arguments[:2]:
                if isinstance(path, (str, bytes)):
                    self.note("written", path)
        elif event == "compile" and arguments[1] is not None:
            self.notes["code"].append(os.fsdecode(arguments[1]))
        elif event.startswith(REACHES) or event in PROGRAMS:
            self.notes["reached"].append(f"{event} {arguments!r}")

    def note(self, kind: str, path: str | bytes) -> None:
        self.notes[kind].append(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - a link is not followed


def main() -> int:
    notes, *arguments = sys.argv[1:]
    from inovasi_cli.cli.run import run
    from inovasi_cli.profile.pdf.reader import tell

    watch = Watch()
    sys.addaudithook(watch)
    watch.on = True
    code = 0
    if arguments == ["--pdf"]:
        tell(sys.stdin.buffer, sys.stdout.buffer)
    else:
        code = run(arguments)
    watch.on = False
    Path(notes).write_text(json.dumps(watch.notes), encoding="utf-8")
    return code


if __name__ == "__main__":
    raise SystemExit(main())
