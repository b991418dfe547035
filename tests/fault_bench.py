"""Trials of one command under one fault, each in a folder of its own, and what is wrong with how it ended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from fault_commands import again, call, contents, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fault_commands import Command, Done

CODES: Final = (0, 1, 2, 130)
"""Every exit code but that of a bug of ours."""
KILLED: Final = -9
SAME: Final = "same"
CODE: Final = "code"
ANY: Final = "any"
_TEMPORARY: Final = re.compile(
    r"(?:.*/)?(?:\.k[0-9a-f]{8}\.tmp|hasil\.[0-9a-f]{8}\.sebagian|\.isian\.yaml\.(?:lock|pemakai))"
)
_SPARE: Final = re.compile(r"isian-cadangan-\d+\.yaml|\.isian\.yaml\.lock")
"""A lock file that could not be locked stays: another session may hold it by then. It means nothing to the next one."""


class Trial(NamedTuple):
    """One command under one fault.

    ``expects`` is an exit code, or ``SAME`` (code and output), ``CODE`` (the code) or ``ANY`` code of the table;
    ``killed`` says that a signal of ours ends it, where files with the names that we give to temporary ones may stay.
    ``other`` says that what is read may be missing, so that another report is right.
    """

    fault: str
    command: Command
    run: Callable[[Path, Command], Done]
    expects: int | str = ANY
    killed: bool = False
    other: bool = False
    prepare: Callable[[Path], object] = lambda _folder: None


class Bench:
    """Runs trials, each in a folder of its own, against what the same command does where nothing fails."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ready = folder / "siap"
        self._ready.mkdir()
        lay_out(self._ready)
        self._usual: dict[Command, tuple[Done, dict[str, bytes]]] = {}

    def usual(self, command: Command) -> tuple[Done, dict[str, bytes]]:
        """How the command ends where nothing fails, and the files then."""
        if command not in self._usual:
            place = self.place()
            self._usual[command] = (call(place, command.arguments, typed=command.typed), contents(place))
        return self._usual[command]

    def place(self) -> Path:
        """The folder, laid out anew."""
        return again(self._ready, self._folder / "kerja")

    def try_out(self, trial: Trial) -> tuple[Done, str]:
        """How the command ended, and what is wrong with that; empty where nothing is."""
        usual, wanted = self.usual(trial.command)
        place = self.place()
        trial.prepare(place)
        before = contents(place)
        done = trial.run(place, trial.command)
        after = contents(place)
        wrong = _ending(trial, usual, done) or _files(trial, before, after, wanted, done)
        return done, wrong


def _ending(trial: Trial, usual: Done, done: Done) -> str:
    """What is wrong with how the process ended."""
    if "Traceback" in done.err or "Warning" in done.err:
        return f"not our words: {done.err.strip()[-300:]}"
    if trial.killed and done.code == KILLED:
        return ""
    wanted = {SAME: (usual.code,), CODE: (usual.code,), ANY: CODES}.get(str(trial.expects), (trial.expects,))
    if done.code not in wanted:
        return f"exit code {done.code}: {done.err.strip()[-300:]}"
    return "another output" if trial.expects == SAME and done.out != usual.out else ""


def _files(
    trial: Trial, before: dict[str, bytes], after: dict[str, bytes], wanted: dict[str, bytes], done: Done
) -> str:
    """What is wrong with the files: whatever is neither old nor new, missing, or left over."""
    writes = trial.command.writes
    touched = [name for name, data in before.items() if name not in writes and after.get(name) != data]
    torn = [name for name in writes if _is_torn(after.get(name), before.get(name), wanted[name], other=trial.other)]
    left = [name for name in after.keys() - before.keys() - set(writes) if not _may_stay(name, killed=trial.killed)]
    if touched or torn or left:
        return f"touched {touched}, neither old nor new {torn}, left over {left}"
    missing = [name for name in writes if after.get(name) == before.get(name) != wanted[name]]
    if missing and (done.code in (0, 1) or b"Semua jawaban tersimpan di isian.yaml" in done.out):
        return f"said to be written: {missing}"
    if len(writes) > 1 and 0 < len(missing) < len(writes) and not trial.killed:
        return f"half of it written: {missing}"
    return ""


def _is_torn(data: bytes | None, old: bytes | None, new: bytes, *, other: bool) -> bool:
    """Whether a file is neither old nor new; where a proof could not be read, a report may differ but not break off."""
    if data in (old, new):
        return False
    return not other or data is None or new.startswith(data)


def _may_stay(name: str, *, killed: bool) -> bool:
    """Whether a file may be left: our temporary ones after a kill or where none can be removed, and a spare one."""
    return bool(_SPARE.fullmatch(name) or (killed and _TEMPORARY.fullmatch(name)))
