"""Kills interviews at random moments, and looks after each kill what the file still holds.

Two scripted sessions, in plain lines and with menus, are killed (SIGKILL) by turns; the next one goes on with the file
that the last one left. An answer is acknowledged once the next question is shown, and must then be in the file; of all
that was typed, only the one answer behind that may be missing. Not for Windows, which has no such signal.

    python tests/kill_interview.py [KILLS]
"""

from __future__ import annotations

import os
import platform
import random
import re
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pexpect  # type: ignore[import-untyped]  # it has no types of its own
from interview_terminal import PATIENCE, environment_of

from inovasi_cli.errors import InovasiError
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.rubric.bank import Bank

KILLS: Final = 300
SEED: Final = 20180331
QUESTIONS: Final = 60
KINDS: Final = ("text", "number", "yes-no")
MODES: Final = {"plain": 0.5, "menus": 1.5}
"""The seconds, from the first question on, in which a session is killed at a random moment."""

BANK: Final = "theme: {{title: Uji, order: 1}}\nquestions:\n{questions}"
RUBRIC: Final = """\
format: 1
id: lomba
title: Lomba
organiser: Kami
questions: [./bank.yaml]
sources:
  pedoman: {{title: Pedoman, confidence: high}}
gates:
{gates}
"""

# What is shown when a question is: its number, then the field to answer in.
_SHOWN: Final = re.compile(r"Pertanyaan (\d+)\?(?=[\s\S]*?(?:Jawaban:|lalu Enter:|\n> ))")


class Outcome(NamedTuple):
    """What one killed session left: ``lost`` are acknowledged answers that the file lacks, or more than the last."""

    acknowledged: int
    lost: int
    broken: bool
    behind: str
    litter: int


class Tally(NamedTuple):
    """All outcomes of one mode."""

    kills: int
    acknowledged: int
    lost: int
    broken: int
    behind: Counter[str]
    litter: int


def main() -> None:
    """Kill, print the table, and fail where something was lost."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    began = time.monotonic()
    tallies = run(kills)
    lines = [
        f"{kills} kills (SIGKILL), seed {SEED}, Python {platform.python_version()}, {platform.system()}",
        *table(tallies),
        f"{time.monotonic() - began:.0f} s",
    ]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.exit(any(tally.lost or tally.broken for tally in tallies.values()))


def run(kills: int) -> dict[str, Tally]:
    """Kill so many sessions; the tally of each mode."""
    dice = random.Random(SEED)  # noqa: S311 - the same kills each time
    found: dict[str, list[Outcome]] = {mode: [] for mode in MODES}
    # What the file of the last session held, and so must hold for ever.
    kept: set[int] = set()
    with tempfile.TemporaryDirectory() as folder:
        bank = write_rubric(Path(folder))
        while sum(map(len, found.values())) < kills:
            mode = min(found, key=lambda name: len(found[name]))
            session = Session(Path(folder), mode)
            if session.killed_after(dice.uniform(0, MODES[mode])):
                found[mode].append(session.outcome(bank, kept))
            else:
                # It came to the end before the kill, so the next one begins anew.
                session.profile.unlink()
                kept.clear()
    return {mode: tally(outcomes) for mode, outcomes in found.items()}


def tally(outcomes: list[Outcome]) -> Tally:
    """The outcomes of one mode as one."""
    return Tally(
        kills=len(outcomes),
        acknowledged=sum(each.acknowledged for each in outcomes),
        lost=sum(each.lost for each in outcomes),
        broken=sum(each.broken for each in outcomes),
        behind=Counter(each.behind for each in outcomes),
        litter=sum(each.litter for each in outcomes),
    )


def table(tallies: dict[str, Tally]) -> Iterator[str]:
    """The tallies as lines."""
    yield f"{'':5}  {'':5}  {'':12}  {'':4}  {'':10}  the answer that nobody had acknowledged:"
    yield "mode   kills  acknowledged  lost  unreadable  none sent  not on disk  on disk  temporary files left"
    for mode, each in tallies.items():
        counts = f"{mode:5}  {each.kills:5}  {each.acknowledged:12}  {each.lost:4}  {each.broken:10}"
        behind = f"{each.behind['not sent']:9}  {each.behind['in memory']:11}  {each.behind['on disk']:7}"
        yield f"{counts}  {behind}  {each.litter:20}"


def write_rubric(folder: Path) -> Bank:
    """A rubric of many short questions; the bank that reads its answers."""
    questions = (
        f"  - {{id: bank.p{number}, kind: {KINDS[number % 3]}, label: P, text: Pertanyaan {number}?"
        # The first names the innovation, so that nobody asks for its title besides.
        f"{'' if number else ', tells: title'}}}\n"
        for number in range(QUESTIONS)
    )
    gates = (
        f"  - {{id: g{number}, title: T, when: {{question: bank.p{number}, known: true}}, cure: C, source: pedoman}}\n"
        for number in range(QUESTIONS)
    )
    (folder / "bank.yaml").write_text(BANK.format(questions="".join(questions)), encoding="utf-8")
    (folder / "lomba.yaml").write_text(RUBRIC.format(gates="".join(gates)), encoding="utf-8")
    return load_rubric(folder / "lomba.yaml", folder / "tidak-ada").bank


def answer(number: int) -> tuple[str, object]:
    """What is typed at a question, and what the file must then say."""
    kind = KINDS[number % 3]
    if kind == "yes-no":
        return "ya", "ya"
    return (f"Jawaban ke-{number}",) * 2 if kind == "text" else (f"{number}", number)


class Session:
    """One interview in its own process, answered as fast as it asks."""

    def __init__(self, folder: Path, mode: str) -> None:
        self.profile = folder / "profil.yaml"
        self.mode = mode
        self.sent: list[int] = []
        self.acknowledged: set[int] = set()
        self._shown = ""
        self._litter = self._temporary()
        options = ["--polos"] if mode == "plain" else []
        self._child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "inovasi_cli", "isi", "-r", "lomba.yaml", *options],
            cwd=str(folder),
            env=environment_of(),
            encoding="utf-8",
            timeout=PATIENCE,
            dimensions=(40, 100),
        )
        self._child.delaybeforesend = None

    def killed_after(self, delay: float) -> bool:
        """Answer until the kill, so many seconds after the first question; False where the end came first."""
        killer: threading.Timer | None = None
        while self._read():
            if self._answer() and not killer:
                killer = threading.Timer(delay, os.kill, (self._child.pid, signal.SIGKILL))
                killer.start()
        if killer:
            killer.cancel()
        self._answer()
        self._child.wait()
        return bool(self._child.signalstatus == signal.SIGKILL)

    def outcome(self, bank: Bank, kept: set[int]) -> Outcome:
        """What the file holds of what was typed, now and before; ``kept`` grows by what it holds."""
        litter = len(self._temporary() - self._litter)
        kept |= self.acknowledged
        try:
            facts = read_facts(open_profile(self.profile), bank, None) if self.profile.exists() else None
        except InovasiError:
            return Outcome(len(self.acknowledged), 0, broken=True, behind="", litter=litter)
        values = facts.values if facts else {}
        held = {number for number in range(QUESTIONS) if values.get(f"bank.p{number}") == answer(number)[1]}
        behind = [number for number in self.sent if number not in self.acknowledged]
        state = "not sent" if not behind else "on disk" if held.issuperset(behind) else "in memory"
        # Only one answer may be behind, and nothing may be there that nobody typed.
        lost = len(kept - held) + max(0, len(behind) - 1) + len(values) - len(held)
        kept |= held
        return Outcome(len(self.acknowledged), lost, broken=False, behind=state, litter=litter)

    def _answer(self) -> bool:
        """Answer the question that is shown last, if it was not yet; what came before it is acknowledged."""
        shown = [int(number) for number in _SHOWN.findall(self._shown)]
        if not shown or shown[-1] in self.sent:
            return bool(shown)
        self.acknowledged.update(self.sent)
        if self._child.isalive():
            self.sent.append(shown[-1])
            typed = answer(shown[-1])[0]
            self._child.send("\r" if self.mode == "menus" and typed == "ya" else f"{typed}\r")
        return True

    def _read(self) -> bool:
        try:
            self._shown += self._child.read_nonblocking(65_536, timeout=1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        return True

    def _temporary(self) -> set[Path]:
        """What a save that was killed leaves beside the file, until a later session clears it away."""
        return set(self.profile.parent.glob(".k*.tmp"))


if __name__ == "__main__":
    main()
