"""``inovasi isi``: take somebody from nothing to a report, one question at a time."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from inovasi_cli.assess import assess, reference_date
from inovasi_cli.cli.output import screen_look
from inovasi_cli.errors import InovasiError, did_you_mean
from inovasi_cli.interview.keeper import ChangedError, Keeper
from inovasi_cli.interview.session import LeftError, Session
from inovasi_cli.profile.load import open_profile
from inovasi_cli.render.terminal import render, summary
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder, locate, shipped
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inovasi_cli.assess.report import Report
    from inovasi_cli.facts import Facts
    from inovasi_cli.interview.session import Asker
    from inovasi_cli.rubric.load import Loaded
    from inovasi_cli.rubric.model import Rubric

LEFT = 130


def isi(path: Path, *, rubrics: Sequence[str], again: str | None, theme: str | None, plain: bool) -> int:
    """Fill in one fact file; 0 at the end of the questions, 130 where somebody leaves before."""
    asker = _asker(plain=plain)
    loaded = _load(path, rubrics, asker)
    judges = tuple(each.rubric for each in loaded)
    _check(judges, again, theme)
    bank = Bank(folder() / "questions", tuple(own for each in loaded for own in each.bank.own))
    keeper = Keeper(path, bank, rubrics=tuple(rubrics) or tuple(each.id for each in judges))
    signals = _leave_on_signals()
    try:
        Session(keeper, judges, asker, lambda facts: _running(judges, facts)).run(again=again, theme=theme)
    except (LeftError, KeyboardInterrupt, EOFError):
        return _left(keeper, asker)
    finally:
        keeper.close()
        for number, handler in signals.items():
            signal.signal(number, handler)
    for judge in judges:
        sys.stdout.write("\n" + render(_report(judge, keeper.facts), screen_look("id")))
    return 0


def _asker(*, plain: bool) -> Asker:
    """Plain lines where they are asked for or nothing else would work, else menus; a terminal must be there."""
    environment = os.environ
    git_bash = bool(environment.get("MSYSTEM"))
    if not (sys.stdin.isatty() and sys.stdout.isatty()) and not (plain or git_bash):
        raise InovasiError(
            "Mengisi perlu terminal, dan di sini tidak ada.",
            "Pakai `inovasi templat > profil.yaml`, isi dengan tangan, lalu `inovasi nilai profil.yaml`.",
        )
    from inovasi_cli.interview.editor import edit

    def edit_here(text: str) -> str | None:
        return edit(text, environment)

    if plain or git_bash or environment.get("ACCESSIBLE") or environment.get("TERM") == "dumb":
        from inovasi_cli.interview.plain import Plain

        return Plain(_read_line, _write, edit_here)
    from inovasi_cli.interview.prompts import Prompts

    return Prompts(_write, edit_here, lambda: screen_look("id").width)


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _read_line(label: str) -> str:
    _write(label)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


def _load(path: Path, rubrics: Sequence[str], asker: Asker) -> list[Loaded]:
    """The rubrics of the command line, else those that the file names, else the one that the person picks."""
    beside = Path()
    names = list(rubrics)
    if not names and path.exists():
        names, beside = list(open_profile(path).rubrics), path.parent
    if not names:
        ids = shipped()
        picked = ids[0] if len(ids) == 1 else asker.pick("Kompetisi mana?", [(each, each) for each in ids])
        names, beside = [picked], Path()
    return [load_rubric(locate(name, beside), folder() / "questions") for name in names]


def _check(rubrics: Sequence[Rubric], again: str | None, theme: str | None) -> None:
    questions = {key: question for rubric in rubrics for key, question in rubric.questions.items()}
    themes = {question.theme.id for question in questions.values()}
    for option, word, known in (("--ulang", again, list(questions)), ("--tema", theme, sorted(themes))):
        if word is not None and word not in known:
            raise InovasiError(
                f'{option}: "{word}" tidak ditanyakan rubrik ini{did_you_mean(word, known)}',
                f"Pilihannya: {', '.join(known)}.",
            )


def _report(rubric: Rubric, facts: Facts) -> Report:
    # The day on which the person sits before the screen.
    today = date.today()  # noqa: DTZ011
    return assess(rubric, facts, reference_date(rubric, per=None, today=today))


def _running(rubrics: Sequence[Rubric], facts: Facts) -> list[str]:
    look = screen_look("id")
    return [line for rubric in rubrics for line in summary(_report(rubric, facts), look)]


def _leave_on_signals() -> dict[int, Any]:
    """Make a closed terminal or a polite end of the process a leaving, which keeps every answer."""

    def leave(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    return {number: signal.signal(number, leave) for number in numbers}


def _left(keeper: Keeper, asker: Asker) -> int:
    with suppress(OSError):
        if keeper.dirty and not _save_somewhere(keeper):
            asker.tell("", "Jawaban terakhir tidak dapat disimpan di mana pun.")
        else:
            asker.tell("", f"Semua jawaban tersimpan di {keeper.path}.", f"Lanjutkan: inovasi isi {keeper.path}")
    return LEFT


def _save_somewhere(keeper: Keeper) -> bool:
    """Save what is only in memory: in its file, else beside us, else among the temporary files."""
    spare = f"{keeper.path.stem}-cadangan-{os.getpid()}.yaml"
    for path in (keeper.path, Path(spare), Path(gettempdir()) / spare):
        try:
            if path != keeper.path:
                keeper.move(path)
            keeper.save(keeper.facts)
        except (InovasiError, ChangedError):
            continue
        return True
    return False
