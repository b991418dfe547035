"""``inovasi isi``: take somebody from nothing to a report, one question at a time."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from itertools import islice
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.assess import assess
from inovasi_cli.cli.codes import LEFT
from inovasi_cli.cli.complaints import typed
from inovasi_cli.cli.dates import counted_on
from inovasi_cli.cli.output import proofs_folder, screen_look
from inovasi_cli.errors import InovasiError, RubricError, did_you_mean
from inovasi_cli.files import real
from inovasi_cli.interview.answers import Answers
from inovasi_cli.interview.asker import LeftError
from inovasi_cli.interview.keeper import ChangedError, Keeper, rubric_from
from inovasi_cli.interview.session import Session
from inovasi_cli.interview.signals import ignore, leaving
from inovasi_cli.interview.terminal import Streams, find_asker, no_terminal
from inovasi_cli.profile.load import CURE, open_profile
from inovasi_cli.render.terminal import render
from inovasi_cli.render.terminal.judgement import verdict
from inovasi_cli.render.terminal.score import readiness
from inovasi_cli.render.terminal.writer import Writer
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder, locate, shipped
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inovasi_cli.assess.report import Report
    from inovasi_cli.facts import Facts
    from inovasi_cli.interview.asker import Asker
    from inovasi_cli.rubric.load import Loaded
    from inovasi_cli.rubric.model import Rubric


class _Task(NamedTuple):
    """What is asked: the rubrics, as a fact file names them, and the bank that its answers are read by.

    ``asking`` are the same rubrics with all that a person is asked, which is more than they need to judge.
    """

    rubrics: tuple[Rubric, ...]
    asking: tuple[Rubric, ...]
    names: tuple[str, ...]
    bank: Bank


def isi(  # noqa: PLR0913 - one for each option of the command
    path: Path,
    *,
    rubrics: Sequence[str],
    again: str | None,
    theme: str | None,
    plain: bool,
    proofs: Path | None = None,
) -> int:
    """Fill in one fact file; 0 at the end of the questions, 130 where somebody leaves before."""
    # A command that ends at once does without; each menu leaves a megabyte of cycles behind, and there are many.
    gc.enable()
    proofs_folder(proofs)
    asker = _asker(plain=plain)
    try:
        task = _task(path, rubrics, asker)
    except (LeftError, EOFError):
        return LEFT
    questions = {key: question for rubric in task.asking for key, question in rubric.questions.items()}
    again = _named("--ulang", again, {key: question.label.id for key, question in questions.items()})
    theme = _named("--tema", theme, {each.theme.id: each.theme.title.id for each in questions.values()})
    with leaving():
        keeper = Keeper(path, task.bank, rubrics=task.names, proofs=proofs)
        rubrics = () if keeper.facts.rubrics == task.names else rubrics
        options = [
            *(word for name in rubrics for word in ("-r", name)),
            *(("--bukti-di", str(proofs)) if proofs else ()),
            *(("--tema", theme) if theme else ()),
            *(("--polos",) if plain else ()),
        ]
        if _leaves(keeper, task, asker, again=again, theme=theme):
            _say_goodbye(keeper, asker, options)
            return LEFT
        _report_all(keeper, task)
    return 0


def _leaves(keeper: Keeper, task: _Task, asker: Asker, *, again: str | None, theme: str | None) -> bool:
    """Whether somebody leaves before the questions end; every answer is kept, whatever happens."""
    try:
        _greet(keeper, asker)
        session = Session(Answers(keeper, task.asking, asker), lambda facts: _running(task.rubrics, facts))
        session.run(again=again, theme=theme)
    except (LeftError, KeyboardInterrupt, EOFError, OSError):
        # An OSError is a terminal that was closed; what the disk does comes as another error.
        ignore()
        return True
    finally:
        _secure(keeper, asker)
        keeper.close()
    return False


def _asker(*, plain: bool) -> Asker:
    if sys.stdin is None:
        raise no_terminal()
    streams = Streams(sys.stdin, sys.stdout, os.environ)
    return find_asker(streams, plain=plain, width=lambda: screen_look("id").width)


def _task(path: Path, rubrics: Sequence[str], asker: Asker) -> _Task:
    """The rubrics of the command line, else those that the file names, else the one that the person picks."""
    # Not path.exists(), which fails where the folder may not be looked into.
    named = open_profile(path).rubrics if os.path.isfile(path) else ()  # noqa: PTH113
    asked = {locate(name, Path()): rubric_from(path.parent, name, beside=Path()) for name in rubrics}
    asked = asked or {locate(name, path.parent): name for name in named}
    if not asked:
        picked = _pick(asker)
        asked = {locate(picked, Path()): picked}
    loaded = [load_rubric(file, folder() / "questions") for file in asked]
    own = [file for each in (*loaded, *_others(path, named)) for file in each.bank.own]
    bank = Bank(folder() / "questions", tuple({real(file): file for file in own}.values()))
    if found := bank.problems():
        raise RubricError(found, CURE)
    judging = tuple(each.rubric for each in loaded)
    asking = tuple(each.rubric._replace(questions=each.asked) for each in loaded)
    return _Task(judging, asking, tuple(asked.values()), bank)


def _others(path: Path, named: Sequence[str]) -> Iterator[Loaded]:
    """The rubrics that the file names, since it may answer their own questions; whether they can judge is not asked."""
    for name in named:
        with suppress(InovasiError):
            yield load_rubric(locate(name, path.parent), folder() / "questions")


def _pick(asker: Asker) -> str:
    ids = shipped()
    if len(ids) == 1:
        return ids[0]
    titles = [(each, load_rubric(locate(each, Path()), folder() / "questions").rubric.title.id) for each in ids]
    return asker.pick("Kompetisi mana?", titles)


def _named(option: str, word: str | None, known: Mapping[str, str]) -> str | None:
    """The id of what is called so, by its id or its title."""
    if word is None:
        return None
    for key, title in known.items():
        if word.lower() in (key, title.lower()):
            return key
    raise InovasiError(
        f'{option}: "{word}" tidak ditanyakan rubrik ini{did_you_mean(word, known)}',
        f"Pilihannya: {', '.join(known)}.",
    )


def _greet(keeper: Keeper, asker: Asker) -> None:
    what = "Berkas baru" if keeper.is_new else "Melanjutkan"
    asker.tell(
        f"{what}: {keeper.path}",
        "Setiap jawaban langsung disimpan. Berhenti kapan saja, lalu lanjutkan dengan perintah yang sama.",
    )


def _running(rubrics: Sequence[Rubric], facts: Facts) -> list[str]:
    """Where the innovation stands, in two lines for each rubric: the verdict, and the score where there is one."""
    writer = Writer(screen_look("id"))
    lines = []
    for rubric in rubrics:
        report = _report(rubric, facts)
        stands = next(row for row in verdict(report, writer) if row.text)
        lines.append(f"{writer.say(rubric.title)}: {stands.sign.text.strip()}. {stands.text}")
        lines += [f"  {row.text}" for row in islice(readiness(report, writer), 1)]
    return lines


def _report(rubric: Rubric, facts: Facts) -> Report:
    return assess(rubric, facts, counted_on(rubric))


def _report_all(keeper: Keeper, task: _Task) -> None:
    facts = keeper.written()
    for rubric in task.rubrics:
        sys.stdout.write("\n" + render(_report(rubric, facts), screen_look("id")))
    sys.stdout.write(f"\nTersimpan di {keeper.path}. Ubah satu jawaban: {typed('isi', keeper.path, '--ulang', 'ID')}\n")


def _say_goodbye(keeper: Keeper, asker: Asker, options: Sequence[str]) -> None:
    if keeper.dirty:
        return
    if not keeper.path.exists():
        _tell(asker, "", "Belum ada jawaban, jadi tidak ada yang disimpan.")
        return
    _tell(asker, "", f"Semua jawaban tersimpan di {keeper.path}", f"Lanjutkan: {typed('isi', keeper.path, *options)}")


def _secure(keeper: Keeper, asker: Asker) -> None:
    """Save what is only in memory: in its file, else beside us, else among the temporary files."""
    if not keeper.dirty:
        return
    spare = f"{keeper.path.stem}-cadangan-{os.getpid()}.yaml"
    for path in (keeper.path, Path(spare), *_temporary(spare)):
        try:
            if path != keeper.path:
                keeper.move(path)
            keeper.save(keeper.facts)
        except (InovasiError, ChangedError):
            continue
        _tell(asker, "", f"Jawaban yang tertahan disimpan di {keeper.path}")
        return
    _tell(asker, "", "Jawaban terakhir tidak dapat disimpan di mana pun.")


def _temporary(name: str) -> tuple[Path, ...]:
    """A place among the temporary files, where there is any folder that takes one."""
    try:
        return (Path(gettempdir()) / name,)
    except FileNotFoundError:
        return ()


def _tell(asker: Asker, *lines: str) -> None:
    """Say it, where there is still a terminal; else what is buffered must not fail again when Python ends."""
    try:
        asker.tell(*lines)
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        screen = sys.stdout.fileno()
        if sys.stderr is not None and os.path.sameopenfile(screen, sys.stderr.fileno()):
            os.dup2(nowhere, sys.stderr.fileno())
        os.dup2(nowhere, screen)
        os.close(nowhere)
