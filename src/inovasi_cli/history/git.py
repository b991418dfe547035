"""Asks git about a repository that anybody may have written: nothing of it is run, fetched or written.

Its configuration may name programs for hooks, pagers, signatures, differences and transport; every question is put so
that git calls none of them. There is no shell, and a time limit.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from datetime import date
from signal import SIGTERM
from subprocess import PIPE, Popen
from tempfile import TemporaryFile
from threading import Timer
from typing import IO, TYPE_CHECKING, Final, NamedTuple, cast

from inovasi_cli.errors import InovasiError, reason_of
from inovasi_cli.history.failures import INSTALL, PARTIAL, SLOW, failure
from inovasi_cli.profile.content import Content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from inovasi_cli.profile.content import Known

MOST: Final = 1000
"""So many versions are read, the newest."""
LIMIT: Final = 60.0
"""Seconds that one question may take."""

_SAFE: Final = (
    *("--no-pager", "--literal-pathspecs"),
    *("-c", "core.fsmonitor="),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "protocol.allow=never"),
)
_LOG: Final = (
    *("log", "--follow", "-M", "--raw", "--no-abbrev", "-z", "--format=%H%x00%cI", f"--max-count={MOST + 1}"),
    *("--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "HEAD", "--"),
)
_HEAD: Final = ("log", "--max-count=1", "--no-show-signature", "--format=%H%x00%cI", "HEAD", "--")
# What git itself sets for its hooks and aliases, and what would lead it to another repository than the one here.
_STRAY: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE")
_ENVIRONMENT: Final = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_PIECE: Final = 1 << 16


class Commit(NamedTuple):
    """One commit that changed the file: its day, the path there, and the blob (None: removed, or no regular file)."""

    id: str
    day: date | None
    path: str
    blob: str | None


class Found(NamedTuple):
    """What lies at a path of a commit: a blob and its size, or a link that leads out of the repository."""

    blob: str | None
    size: int


class Repository:
    """The repository around a folder, asked through ``git``, the path of the program."""

    def __init__(self, git: str, folder: Path, environment: Mapping[str, str], limit: float = LIMIT) -> None:
        self._git = git
        self._folder = folder
        self._environment = {key: value for key, value in environment.items() if key not in _STRAY} | _ENVIRONMENT
        self._limit = limit

    def commits(self, name: str) -> tuple[Commit, ...]:
        """The commits that changed the file of that name in the folder, newest first, and one more than ``MOST``.

        Where others came since, the last of them is the first here, since proofs may have come with it.
        """
        found = list(_commits(self._read(*_LOG, name).decode("utf-8", "surrogateescape").split("\0")))
        head, day = self._read(*_HEAD).decode("ascii").strip().split("\0")
        if found and found[0].id != head:
            found.insert(0, found[0]._replace(id=head, day=_day(day)))
        return tuple(found)

    def texts(self, blobs: Iterable[str], most: int) -> dict[str, bytes]:
        """The first so many bytes of each of these blobs."""
        found = {blob: bytearray() for blob in blobs}
        self._batch(found, lambda blob, piece: found[blob].extend(piece[: max(0, most - len(found[blob]))]))
        return {blob: bytes(data) for blob, data in found.items()}

    def contents(self, blobs: Iterable[str]) -> dict[str, Known]:
        """What is known of each of these blobs."""
        found: dict[str, Known] = {}
        content = Content()

        def take(blob: str, piece: bytes) -> None:
            nonlocal content
            if piece:
                content.add(piece)
            else:
                found[blob], content = content.known(), Content()

        self._batch(blobs, take)
        return found

    def find(self, places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Found]:
        """What lies at each path of a commit, links within the tree followed; nothing of where no file lies.

        Raises ``InovasiError`` where a file was there and its content is not in this copy of the repository.
        """
        asked = [place for place in places if not set("\n\0") & set(place[1])]
        found: dict[tuple[str, str], Found] = {}
        lines = [f"{commit}:{path}" for commit, path in asked]
        with self._running(("cat-file", "--batch-check", "--follow-symlinks"), lines) as answers:
            for place in asked:
                what, kind, size = _header(answers)
                if kind == "blob":
                    found[place] = Found(what, size)
                elif kind == "link":
                    # What the link says follows, on as many bytes as were announced.
                    answers.read(size + 1)
                    if what == "symlink":
                        found[place] = Found(None, 0)
        if self._partial():
            for commit, path in (place for place in asked if place not in found):
                if b" blob " in self._read("ls-tree", "-z", "--full-tree", commit, "--", path):
                    raise InovasiError(*PARTIAL)
        return found

    def shallow(self) -> bool:
        """Whether this copy of the repository holds only the newest commits."""
        return self._read("rev-parse", "--is-shallow-repository").strip() == b"true"

    def _partial(self) -> bool:
        """Whether this copy may lack contents, which git would fetch if we let it."""
        keys = (
            each.partition("\n")[0]
            for each in self._read("config", "--list", "-z").decode("utf-8", "replace").split("\0")
        )
        return any(key == "extensions.partialclone" or key.endswith(".promisor") for key in keys)

    def _batch(self, blobs: Iterable[str], take: Callable[[str, bytes], object]) -> None:
        """Hand over each of these blobs in pieces, and an empty one at its end."""
        asked = list(blobs)
        with self._running(("cat-file", "--batch"), asked) as answers:
            for blob in asked:
                _, kind, left = _header(answers)
                if kind == "missing":
                    raise InovasiError(*PARTIAL)
                while left and (piece := answers.read(min(left, _PIECE))):
                    take(blob, piece)
                    left -= len(piece)
                take(blob, b"")
                answers.read(1)

    def _read(self, *arguments: str) -> bytes:
        with self._running(arguments, ()) as answers:
            return answers.read()

    @contextmanager
    def _running(self, arguments: Sequence[str], lines: Sequence[str]) -> Iterator[IO[bytes]]:
        """Git answering questions that are put line by line; raises ``InovasiError`` where it fails or takes long."""
        with TemporaryFile() as asked, TemporaryFile() as told:
            asked.write("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))
            asked.seek(0)
            with self._started(arguments, asked, told) as process:
                clock = _Clock(self._limit, process)
                silent = False
                try:
                    yield cast("IO[bytes]", process.stdout)
                    process.wait()
                except _SilentError:
                    # It says why when it ends.
                    silent = True
                    process.wait()
                finally:
                    clock.cancel()
                    _end(process)
            if clock.struck:
                raise InovasiError(f"git tidak selesai dalam {self._limit:g} detik", SLOW)
            if process.returncode or silent:
                told.seek(0)
                raise failure(self._folder, told.read(_PIECE).decode("utf-8", "replace"))

    def _started(self, arguments: Sequence[str], asked: IO[bytes], told: IO[bytes]) -> Popen[bytes]:
        try:
            return Popen(  # noqa: S603 - git, of which every argument but the name of the file is ours
                [self._git, *_SAFE, *arguments],
                cwd=self._folder,
                env=self._environment,
                stdin=asked,
                stdout=PIPE,
                stderr=told,
                # A group of its own, so that nothing it may have started outlives it and keeps its output open.
                start_new_session=True,
            )
        except OSError as error:
            raise InovasiError(f"git tidak dapat dijalankan ({reason_of(error)})", INSTALL) from None


class _SilentError(Exception):
    """Git said less than was asked."""


class _Clock(Timer):
    """Ends a process that takes too long."""

    def __init__(self, limit: float, process: Popen[bytes]) -> None:
        super().__init__(limit, self._strike)
        self.struck = False
        self._process = process
        self.daemon = True
        self.start()

    def _strike(self) -> None:
        self.struck = True
        _end(self._process)


def _end(process: Popen[bytes]) -> None:
    """End git, and on POSIX whatever it started."""
    if process.poll() is None:
        # Windows knows no groups.
        with suppress(AttributeError, ProcessLookupError, PermissionError):
            os.killpg(process.pid, SIGTERM)
        process.kill()


def _header(answers: IO[bytes]) -> tuple[str, str, int]:
    """What an answer of ``cat-file`` is about, of which kind, and how many bytes of it follow."""
    line = answers.readline().decode("utf-8", "replace")
    if not line.endswith("\n"):
        raise _SilentError
    words = line.split()
    if words[-1] in {"missing", "ambiguous"}:
        return "", "missing", 0
    if words[0] in {"symlink", "notdir", "loop", "dangling"}:
        return words[0], "link", int(words[-1])
    return words[0], words[1], int(words[-1])


def _commits(tokens: list[str]) -> Iterator[Commit]:
    """The commits in what ``git log --raw -z`` wrote; those without a change of the file, as merges, are left out."""
    rest = iter(tokens)
    commit, day = "", None
    for token in rest:
        meta = token.strip()
        if meta.startswith(":"):
            _, mode, _, blob, change = meta.split(" ")
            path = next(rest)
            # Of what was renamed both names are there, the newer last.
            path = next(rest) if change[0] in "RC" else path
            regular = mode.startswith("100")
            yield Commit(commit, day, path, blob if regular else None)
        elif meta:
            commit, day = meta, _day(next(rest))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
