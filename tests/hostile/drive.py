"""Runs our commands on a spoiled file, in a child of its own with limits, and looks at all that comes out."""

from __future__ import annotations

import gc
import json
import os
import re
import resource
import shutil
import signal
import sys
import time
import traceback
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hostile.checks import FoundError, look_at, refuse
from hostile.commands import TABLE
from hostile.good import FILES
from hostile.sample import Sample
from inovasi_cli.batch.judge import judge_of
from inovasi_cli.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from hostile.commands import Row

SECONDS: Final = 10
MEMORY: Final = 512 * 1024 * 1024
PATIENCE: Final = 120
"""Seconds of the clock, since others may use the machine meanwhile; the limit above counts what a run uses itself."""

_OUTER: Final = tuple(os.path.realpath(each) for each in (sys.prefix, sys.base_prefix, Path(__file__).parents[2]))
_NOBODY: Final = 65534


class Ran(NamedTuple):
    """What one command left behind."""

    code: int
    out: str
    err: str
    seconds: float
    memory: int


def call(words: Sequence[str], typed: bytes = b"") -> Ran:
    """One command line inside this process, through streams of the encoding that the process itself has."""
    kept, began = (sys.stdin, sys.stdout, sys.stderr), time.process_time()
    with TemporaryFile() as read, TemporaryFile() as out, TemporaryFile() as err:
        read.write(typed)
        read.seek(0)
        sys.stdin, sys.stdout, sys.stderr = (
            TextIOWrapper(file, encoding=like.encoding, errors=like.errors)
            for file, like in zip((read, out, err), kept, strict=True)
        )
        try:
            code = run(words)
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            ours, (sys.stdin, sys.stdout, sys.stderr) = (sys.stdin, sys.stdout, sys.stderr), kept
            for stream in ours:
                stream.detach()
        seconds = time.process_time() - began
        return Ran(code, _text(out), _text(err), seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


def _text(file: BinaryIO) -> str:
    file.seek(0)
    raw = file.read()
    with suppress(UnicodeDecodeError):
        return raw.decode()
    return raw.decode(sys.stdout.encoding, "replace")


def formats() -> dict[str, tuple[str, ...]]:
    """By command: the formats that it has, as it says itself where one is asked for that is none."""
    found = {}
    for row in TABLE:
        if row.command not in found:
            ran = call([*row.words(), "--format", "?"])
            named = re.search(r"Pilih salah satu: (.*)\.", ran.err) if 'Format "?"' in ran.err else None
            found[row.command] = tuple(named[1].split(", ")) if named else ()
    return found


def warm(folder: Path, known: dict[str, tuple[str, ...]]) -> None:
    """Try every command on good files, so that a child need not load again what all of them load."""
    done: list[list[str]] = []
    for kind in FILES:
        for row, words, typed in tried(Sample("", kind, b"", valid=True), folder, known):
            if words not in done:
                done.append(words)
                (folder / "keluar").mkdir(exist_ok=True)
                ran = call(words, typed)
                if ran.code not in row.judged:
                    raise AssertionError(words, ran)
    for path in (folder / "keluar").iterdir():
        look_at(path.suffix[1:], path.read_bytes().decode())
    shutil.rmtree(folder / "keluar")
    gc.collect()
    gc.freeze()


def tried(sample: Sample, folder: Path, known: dict[str, tuple[str, ...]]) -> Iterator[tuple[Row, list[str], bytes]]:
    """Every command line that reads a sample, which lies in a folder, in every format."""
    for row in TABLE:
        if sample.kind in row.reads:
            typed = (folder / FILES["list"]).read_bytes() if row.typed == b"{list}" else row.typed
            others = [kind for kind in known[row.command] if kind != "terminal"]
            asked = [word for kind in others for word in ("--format", f"{kind}={OUT}.{kind}")]
            first = ["--format", "terminal"] if known[row.command] and row.command != "batch" else []
            yield row, [*row.words(), *first, *asked], typed
            if row.command == "batch":
                # What it writes where nobody says what, which in CI is more.
                yield row, list(row.words()), typed


OUT: Final = "keluar/hasil"


def judge(
    sample: Sample, folder: Path, known: dict[str, tuple[str, ...]], tell: Callable[[dict[str, Any]], None]
) -> None:
    """Try a sample by every command, and tell of each what was found."""
    out = folder / "keluar"
    # What a process that judged many shares keeps of a rubric; here each sample has another of the same name.
    judge_of.cache_clear()
    for row, words, typed in tried(sample, folder, known):
        tell({"begun": words})
        opened.clear()
        opened.extend(_followed(sample))
        out.mkdir(exist_ok=True)
        before = sorted(path.name for path in folder.iterdir())
        ran = call(words, typed)
        fault = ""
        try:
            _look(sample, row, ran, out)
            after = sorted(path.name for path in folder.iterdir())
            # Where it is not there, it is begun.
            made = {FILES[sample.kind], *_links(out.parent, FILES[sample.kind])} - set(before)
            refuse((set(after) ^ set(before)) - made, "files that nobody asked for")
        except FoundError as error:
            fault = str(error)
        tell(
            {
                "row": row.command,
                "code": ran.code,
                "seconds": ran.seconds,
                "memory": ran.memory,
                "fault": fault,
                "err": ran.err[:300],
            }
        )
        shutil.rmtree(out)
        gc.collect()


def _links(folder: Path, name: str) -> list[str]:
    """The name of what a link leads to."""
    path = folder / name
    return [Path(os.readlink(path)).name] if path.is_symlink() else []  # noqa: PTH115 - it may lead nowhere


def _followed(sample: Sample) -> list[str]:
    """What a link in the place of a file that is named may lead to; not of a bank or a proof, which a file names."""
    outside = sample.name == "aneh-tautan-ke-luar" and sample.kind not in {"bank", "proof"}
    return [os.path.realpath(Path("..") / OUTSIDE)] if outside else []


def _look(sample: Sample, row: Row, ran: Ran, out: Path) -> None:
    allowed = {True: row.judged, False: row.refused, None: row.judged | row.refused}[sample.valid]
    refuse(opened[len(_followed(sample)) :], "opened or called")
    refuse(HIDDEN in ran.out + ran.err, "the secret was said")
    refuse(ran.seconds > SECONDS and f"{ran.seconds:.1f} s", "time")
    refuse(ran.memory > MEMORY and f"{ran.memory >> 20} MB", "memory")
    refuse("Traceback" in ran.err and ran.err, "traceback")
    if ran.code not in allowed:
        raise FoundError(f"exit code {ran.code}, not one of {sorted(allowed)}: {ran.err[-300:]!r}")
    for name, text in (("terminal", ran.out), ("terminal", ran.err)):
        look_at(name, text)
    refuse(len(ran.err) > MOST_SAID and len(ran.err), "too much said")
    for path in sorted(out.iterdir()):
        look_at(path.suffix[1:], path.read_bytes().decode())


MOST_SAID: Final = 200_000
"""Letters on standard error that somebody may still scroll through."""

OUTSIDE: Final = "rahasia.txt"
"""What lies beside the folder of a sample."""
HIDDEN: Final = "sandi-kx7q"
"""What it holds, and nobody is to say."""

opened: list[str] = []
"""What was opened, or called, outside what a run may touch."""


def watch(folder: Path) -> None:
    """Note every file that is opened outside a folder and the program, and every connection and other program."""
    inner = (os.path.realpath(folder), *_OUTER, os.devnull)
    spare = os.path.realpath(gettempdir())

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(given[0], str | bytes):
            path = os.path.realpath(os.fsdecode(given[0]))
            if not path.startswith(inner) and path not in (spare, *opened):
                opened.append(path)
        elif event in {"subprocess.Popen", "os.posix_spawn"}:  # Python 3.13 begins a program by the second
            ours = given[0] == sys.executable and given[1][-1] == "inovasi_cli.profile.pdf"
            if not ours and Path(given[0]).name != "git":
                opened.append(str(given[1]))
        elif event in {"os.system", "os.exec", "socket.connect", "socket.getaddrinfo", "pty.spawn"}:
            opened.append(event)

    sys.addaudithook(hook)


@contextmanager
def limited() -> Iterator[None]:
    """Run with limits that end the process where something goes on for ever."""
    resource.setrlimit(resource.RLIMIT_AS, (4 * MEMORY, 4 * MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    yield


def in_child(
    sample: Sample, folder: Path, known: dict[str, tuple[str, ...]], *, nobody: bool = False
) -> list[dict[str, Any]]:
    """The same in a child, which may die: what it told, and by which command it died."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(read)
            _child(sample, folder, known, write, nobody=nobody)
            code = 0
        except BaseException:  # noqa: BLE001 - whatever happens, this process must end here
            os.write(write, json.dumps({"row": "", "fault": traceback.format_exc()[-900:]}).encode() + b"\n")
        os._exit(code)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        told = [json.loads(line) for line in pipe]
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        words: list[str] = next((each["begun"] for each in reversed(told) if "begun" in each), [])
        name = signal.Signals(os.WTERMSIG(status)).name
        told.append(
            {
                "row": words[0] if words else "",
                "fault": f"ended by {name}: {words}",
                "code": None,
                "seconds": 0.0,
                "memory": 0,
            }
        )
    return [each for each in told if "begun" not in each]


def _child(sample: Sample, folder: Path, known: dict[str, tuple[str, ...]], write: int, *, nobody: bool) -> None:
    os.chdir(folder)
    if nobody:
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    gc.enable()

    def tell(what: dict[str, Any]) -> None:
        signal.setitimer(signal.ITIMER_PROF, 2 * SECONDS)
        signal.alarm(PATIENCE)
        os.write(write, json.dumps(what).encode() + b"\n")

    with limited():
        watch(folder)
        judge(sample, Path(), known, tell)
