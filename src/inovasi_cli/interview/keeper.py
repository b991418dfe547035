"""The file behind an interview: locked, watched for changes by others, and saved after every answer."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli import strict_yaml
from inovasi_cli.errors import InovasiError, Start, reason_of
from inovasi_cli.facts import Answer, Evidence, Facts
from inovasi_cli.files import real
from inovasi_cli.interview.lock import Lock
from inovasi_cli.interview.signals import unbroken
from inovasi_cli.profile.evidence import look
from inovasi_cli.profile.load import parse_profile, read_facts
from inovasi_cli.profile.save import save_facts

if TYPE_CHECKING:
    from inovasi_cli.rubric.bank import Bank
    from inovasi_cli.rubric.model import Proof

_TEMPORARY: Final = re.compile(r"\.k[0-9a-f]{8}\.tmp")
_OLD: Final = 60
"""Seconds; a save takes a few hundredths."""


class ChangedError(Exception):
    """Another program changed the file since it was read or written here."""


class RefusedError(InovasiError):
    """The file cannot say what was answered, whatever the disk does."""


class Merged(NamedTuple):
    """The facts of a file that others changed, with what was answered here; ``both`` sides changed some.

    ``data`` is what the file held then.
    """

    facts: Facts
    theirs: Facts
    both: tuple[str, ...]
    data: bytes | None


class Keeper:
    """Holds the facts of one file; ``facts`` are the newest, saved or not, and ``dirty`` says that they are not.

    Raises ``InovasiError`` where the file is held by another session or cannot be read.
    """

    def __init__(self, path: Path, bank: Bank, *, rubrics: tuple[str, ...], proofs: Path | None = None) -> None:
        self.path = path
        self._proofs = proofs
        self.bank = bank
        self.dirty = False
        # What is no file is refused before a lock lies beside it.
        _bytes(path)
        self._lock = Lock(path)
        try:
            self._bytes = _bytes(path)
            facts = Facts({}, {}, (), str(path)) if self._bytes is None else self._read(self._bytes)
        except BaseException:
            self._lock.release()
            raise
        _sweep(path)
        self.is_new = self._bytes is None
        # Who goes on later need not name the rubrics again.
        self.facts = facts if facts.rubrics else facts._replace(rubrics=rubrics)
        self._saved = facts

    @property
    def proofs(self) -> Path:
        """The folder that proofs are named from: the one asked for, else that of the file."""
        return self._proofs or self.path.parent

    @property
    def gone(self) -> bool:
        """Whether the file was there, and is no more."""
        return self._bytes is not None and _bytes(self.path) is None

    def save(self, facts: Facts) -> None:
        """Save, whatever signal comes meanwhile.

        Raises ``ChangedError`` where the file is not as it was left, ``RefusedError`` where the facts cannot stand in
        it, which leaves ``facts`` as they were, and ``InovasiError`` where it cannot be written.
        """
        before = self.facts, self.dirty
        self.facts, self.dirty = facts, True
        with unbroken():
            if _bytes(self.path) != self._bytes:
                raise ChangedError
            try:
                self._write(facts)
            except RefusedError:
                self.facts, self.dirty = before
                raise
            self._bytes = _bytes(self.path)
            self._saved, self.dirty = facts, False

    def merge(self) -> Merged:
        """What the file says now, with what was answered here since the last save; nothing is settled by that."""
        data = _bytes(self.path)
        theirs = self._read(data or b"")
        old = self._saved.answers
        mine = {key: answer for key, answer in self.facts.answers.items() if _said(answer) != _said(old.get(key))}
        changed = (key for key in mine if _said(theirs.answers.get(key)) not in (_said(old.get(key)), _said(mine[key])))
        rubrics = theirs.rubrics or self.facts.rubrics
        facts = theirs._replace(answers={**theirs.answers, **mine}, rubrics=rubrics)
        return Merged(facts, theirs, tuple(changed), data)

    def accept(self, data: bytes | None) -> None:
        """Let the next save replace a file that holds this by now; None where it is gone."""
        self._bytes = data

    def move(self, path: Path) -> None:
        """Keep the facts in another file from here on, which must be a new one."""
        if os.path.lexists(path):
            raise InovasiError(f"{path}: sudah ada", "Pilih nama lain, agar isinya tidak tertimpa.")
        lock = Lock(path)
        self.close()
        rubrics = tuple(rubric_from(path.parent, name, beside=self.path.parent) for name in self.facts.rubrics)
        self.path, self._lock, self._bytes = path, lock, None
        self.facts = self.facts._replace(file=str(path), rubrics=rubrics)

    def written(self) -> Facts:
        """The facts with their places in the file, where that has them all."""
        try:
            data = None if self.dirty else _bytes(self.path)
            return self.facts if data is None else self._read(data)
        except InovasiError:
            return self.facts

    def look(self, ref: str, proof: Proof | None = None) -> Evidence:
        """A proof as it is now, named from the folder of proofs where it lies below it."""
        named = Path(ref)
        folder = real(self.proofs)
        if named.is_absolute() and named.is_relative_to(folder):
            ref = named.relative_to(folder).as_posix()
        return look(ref, self.proofs, Start(), proof)

    def close(self) -> None:
        """Let go of the file; what is not saved stays in ``facts``."""
        self._lock.release()

    def _read(self, data: bytes) -> Facts:
        return read_facts(parse_profile(self.path, data, self._proofs), self.bank, None)

    def _write(self, facts: Facts) -> None:
        try:
            save_facts(self.path, facts, self.bank)
        except InovasiError as error:
            if isinstance(error.__cause__, OSError):
                raise
            raise RefusedError(error.message, error.cure) from None


def rubric_from(folder: Path, name: str, *, beside: Path) -> str:
    """The id or path of a rubric, which is relative to ``beside``, as a fact file in ``folder`` names it."""
    if not name.endswith((".yaml", ".yml")):
        return name
    try:
        return Path(os.path.relpath(beside / name, folder)).as_posix()
    except ValueError:
        # Another drive of Windows.
        return (beside / name).absolute().as_posix()


def _bytes(path: Path) -> bytes | None:
    # Not path.exists(), to which links in a circle are nothing, in whose place a file may be put.
    try:
        path.stat()
        return strict_yaml.read(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    except OSError as error:
        # The network drive of the file may be gone.
        raise InovasiError(f"{path}: tidak dapat dibaca ({reason_of(error)})", "Periksa folder dan izinnya.") from error


def _sweep(path: Path) -> None:
    """Clear away what saves left that were killed: as ``save`` names it, and too old to be in use."""
    with suppress(OSError):
        for left in Path(os.path.realpath(path)).parent.glob(".k*.tmp"):
            if _TEMPORARY.fullmatch(left.name) and time.time() - left.stat().st_mtime > _OLD:
                left.unlink()


def _said(answer: Answer | None) -> Answer:
    """An answer without its place, and without what was found at its proofs."""
    if answer is None:
        return Answer()
    return answer._replace(evidence=tuple(Evidence(proof.ref, "") for proof in answer.evidence), line=1, column=1)
