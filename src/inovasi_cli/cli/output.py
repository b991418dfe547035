"""Where reports go: what ``--format KIND[=FILE]`` asks for, and how the screen may be used."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.errors import InovasiError, did_you_mean, reason_of
from inovasi_cli.files import create, is_special, real, replace
from inovasi_cli.text import LANGUAGES, Text, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from inovasi_cli.render.terminal.writer import Look

KINDS: Final = ("terminal", "json")
WITH_HTML: Final = (*KINDS, "html")
OF_ONE: Final = (*WITH_HTML, "markdown")
"""The kinds in which one judgement can be told."""
IN_BATCH: Final = ("jsonl", "csv", "github", "gitlab", "junit", "sarif", "badge")
"""The kinds that only ``inovasi batch`` has, named here since what makes them is not loaded for anything else."""
_OTHER_NAMES: Final = {"excel": "csv", "xlsx": "csv", "xls": "csv", "md": "markdown"}
STDOUT: Final = "-"
FILE_WIDTH: Final = 80
_WRITTEN: Final = Text("Ditulis: {files}", "Written: {files}")


class Output(NamedTuple):
    """One report that was asked for; ``file`` is None for standard output."""

    kind: str
    file: Path | None


def outputs(asked: Iterable[str], kinds: Sequence[str] = KINDS) -> tuple[Output, ...]:
    """What ``--format`` asks for, in its order; raises ``InovasiError`` for a kind that the command does not have."""
    return tuple(_output(each, kinds) for each in asked)


def _output(asked: str, kinds: Sequence[str]) -> Output:
    kind, names_file, file = asked.partition("=")
    if kind not in kinds:
        raise InovasiError(f'Format "{kind}" tidak ada{_meant(kind, kinds)}', f"Pilih salah satu: {', '.join(kinds)}.")
    if names_file and not file:
        raise InovasiError(
            f"{asked}: nama berkasnya belum ditulis",
            f"Tulis namanya di belakang tanda sama dengan, atau {kind} saja supaya tampil di layar.",
        )
    return Output(kind, Path(file) if file and file != STDOUT else None)


def _meant(asked: str, kinds: Sequence[str]) -> str:
    """What to write instead of a kind that the command does not have, if that can be told."""
    kind, colon, file = asked.partition(":")
    if colon and file and kind in kinds:
        return f"; tulis {kind}={file}"
    kind = _OTHER_NAMES.get(kind, kind)
    if kind in IN_BATCH and kind not in kinds:
        return f"; {kind} ada di inovasi batch"
    return f"; maksud Anda {kind}?" if kind in kinds else did_you_mean(kind, kinds)


def language(asked: str) -> str:
    """The language asked for; raises ``InovasiError`` for one that we do not speak."""
    if asked not in LANGUAGES:
        raise InovasiError(f'Bahasa "{asked}" tidak ada', f"Pilih salah satu: {', '.join(LANGUAGES)}.")
    return asked


def proofs_folder(asked: Path | None) -> Path | None:
    """The folder asked for, where one is; raises ``InovasiError`` where that is none."""
    # Not asked.is_dir(), which fails where the folder may not be looked into.
    if asked is not None and not os.path.isdir(asked):  # noqa: PTH112
        raise InovasiError(f"--bukti-di: {asked} bukan folder", "Sebutkan folder tempat berkas bukti disimpan.")
    return asked


def spare(asked: Iterable[Output], inputs: Iterable[Path]) -> None:
    """Refuse to write a report over what it is made from; raises ``InovasiError`` before anything is judged."""
    taken = {real(path) for path in inputs}
    for output in asked:
        if output.file and real(output.file) in taken:
            raise InovasiError(
                f"{output.file}: laporan tidak boleh menimpa berkas yang dinilai",
                "Pakai nama lain, misalnya laporan.txt.",
            )


def deliver(
    asked: Iterable[Output],
    language: str,
    *,
    as_text: Callable[[Look], str],
    as_json: Callable[[], str] | None = None,
    others: Mapping[str, Callable[[Look], str]] | None = None,
) -> None:
    """Render everything first and write it then, so that a failure leaves no empty file.

    ``others`` are further kinds that a command has.
    """
    makers = {"terminal": as_text, **(others or {})}
    rendered = []
    for each in asked:
        # JSON needs no look, and should not pay for one.
        text = as_json() if as_json and each.kind == "json" else makers[each.kind](look_of(each, language))
        rendered.append((each, text))
    for output, text in rendered:
        if output.file is None:
            sys.stdout.write(text)
        else:
            _write(output.file, text)
    files = [visible(str(output.file)) for output, _ in rendered if output.file]
    if len(files) == len(rendered) and sys.stderr is not None and sys.stderr.isatty():
        # Else somebody at a terminal would see nothing at all; where that is gone, nobody misses it.
        with suppress(OSError):
            sys.stderr.write(_WRITTEN.fill(files=", ".join(files)).say(language) + "\n")


def _write(file: Path, text: str) -> None:
    """Write a report, so that a run that fails half way spoils none of an earlier one."""
    target, data = real(file), text.encode()
    try:
        if is_special(target):
            target.write_bytes(data)
        else:
            replace(target, data)
    except OSError as error:
        raise cannot_write(file, error) from None


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; raises ``InovasiError`` where it is, or cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        create(path, text.encode())
    except FileExistsError:
        raise InovasiError(f"{path}: sudah ada, jadi tidak ditimpa", "Pakai nama lain, atau pindahkan dulu.") from None
    except OSError as error:
        raise InovasiError(f"{path}: tidak dapat ditulis ({reason_of(error)})", "Periksa folder dan izinnya.") from None


def cannot_write(file: Path, error: OSError) -> InovasiError:
    """What to say of a report that could not be written."""
    return InovasiError(
        f"{file}: laporan tidak dapat ditulis ({reason_of(error)})", "Periksa folder, izin, dan ruang kosongnya."
    )


def look_of(output: Output, language: str) -> Look:
    """How a report that was asked for may look."""
    from inovasi_cli.render.terminal.writer import Look

    return Look(language=language) if output.file else screen_look(language)


def screen_look(language: str) -> Look:
    """How a report may look on standard output: its width, colours and signs."""
    from inovasi_cli.render.terminal.writer import Look

    return Look(
        width=shutil.get_terminal_size((FILE_WIDTH, 24)).columns,
        colour=_colour(),
        unicode=_speaks_unicode(sys.stdout.encoding),
        language=language,
    )


def _colour() -> bool:
    """Colours on a terminal that takes them, unless NO_COLOR says otherwise (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _speaks_unicode(encoding: str | None) -> bool:
    try:
        "✓█·“".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
