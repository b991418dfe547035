"""Where the results of a batch are written: as they come where a format allows it, else once they are counted."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, contextmanager, suppress
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, Final, TextIO, cast

from inovasi_cli.cli.output import cannot_write, look_of
from inovasi_cli.errors import InovasiError
from inovasi_cli.files import is_special, mode_of, put, real
from inovasi_cli.render.batch.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from inovasi_cli.batch.tally import Tally
    from inovasi_cli.cli.output import Output
    from inovasi_cli.render.batch.formats import Format
    from inovasi_cli.render.batch.summary import Summary

PARTIAL: Final = ".sebagian"
"""What stands behind the name of a report that somebody stopped, and, with letters of its own, of one under way."""

SUMMARIES: Final = ("terminal", "markdown", "badge")
KINDS: Final = (*SUMMARIES, *FORMATS)
MIXABLE: Final = frozenset({"terminal", "github", "markdown"})
"""What may stand together on a screen; anything else is read by a program that expects nothing else."""


class Sink:
    """One output of a batch.

    A format that streams is written as its pieces come; what needs the counts first waits until the end.
    """

    def __init__(self, output: Output, language: str, tally: Tally) -> None:
        self.output = output
        self.form = FORMATS.get(output.kind)
        self._language = language
        self._tally = tally
        self._file: TextIO | None = None
        self._beside: Path | None = None
        self._eager = False
        self._begun = False
        self._kept: list[str] = []

    def open(self, until: ExitStack) -> None:
        """Open the file, which ``until`` closes; raises ``InovasiError`` where it cannot be written.

        What is written goes beside the file until all of it is there, so that a run that fails, or that somebody
        stops, spoils no report of an earlier one.
        """
        path = self.output.file
        if path is None:
            self._file = _whole(sys.stdout, until)
            self._eager = self._file is not sys.stdout
            return
        path = real(path)
        try:
            # Each run has its own, so that two that write the same report at once do not write into each other.
            name = f"{path.name}.{os.urandom(4).hex()}{PARTIAL}"
            self._beside = None if is_special(path) else path.with_name(name)
            file = (self._beside or path).open("w", encoding="utf-8", errors="backslashreplace", newline="")
        except OSError as error:
            raise cannot_write(self.output.file or path, error) from None
        self._file = file
        until.callback(self._close, file)

    def take(self, piece: str) -> None:
        """Write, or keep, what the format says of one result."""
        if piece and self._file is None:
            self._kept.append(piece)
        elif piece:
            self._put(self._joint() + piece)

    def finish(self, summary: Summary) -> None:
        """Write what waited, and what stands behind it."""
        with ExitStack() as closing:
            if self._file is None:
                self.open(closing)
            for piece in self._kept:
                self.take(piece)
            if self.form:
                self._put(("" if self._begun else self._joint()) + self.form.tail(self._tally, self._language))
            else:
                self._put(self._summary(summary))
            self._put("", flush=True)
            if not summary.tally.stopped:
                self._place()

    def _place(self) -> None:
        """Put what was written in the place of the file."""
        if self._beside is None or self.output.file is None:
            return
        file, place = cast("TextIO", self._file), real(self.output.file)
        try:
            os.fsync(file.fileno())
            file.close()
            put(self._beside, place, mode_of(place))
        except OSError as error:
            raise cannot_write(self.output.file, error) from None

    def _close(self, file: TextIO) -> None:
        """Close the file; what is left beside it of a run that failed goes, and of one that was stopped is kept."""
        # What a full disk made of it has been said.
        with suppress(OSError):
            file.close()
        if self._beside is None or self.output.file is None:
            return
        with suppress(OSError):
            if self._tally.stopped:
                path = real(self.output.file)
                self._beside.replace(path.with_name(path.name + PARTIAL))
            else:
                self._beside.unlink(missing_ok=True)

    def _joint(self) -> str:
        """What stands before the next piece."""
        form = cast("Format", self.form)
        if self._begun:
            return form.separator
        self._begun = True
        return form.head(self._tally, self._language)

    def _summary(self, summary: Summary) -> str:
        kind = self.output.kind
        if kind == "terminal":
            from inovasi_cli.render.batch.terminal import render

            return render(summary, look_of(self.output, self._language))
        if kind == "markdown":
            from inovasi_cli.render.batch.markdown import render as markdown

            return markdown(summary, self._language)
        from inovasi_cli.render.batch.badge import render as badge

        return badge(summary, self._language)

    def _put(self, text: str, *, flush: bool = False) -> None:
        file = cast("TextIO", self._file)
        try:
            file.write(text)
            if flush or self._eager:
                file.flush()
        except OSError as error:
            if self.output.file is None:
                # Standard output belongs to whoever runs the command, who also knows what a closed pipe means.
                raise
            raise cannot_write(self.output.file, error) from None


def _whole(stream: TextIO, until: ExitStack) -> TextIO:
    """The same stream; through a buffer where Python was told to have none (``PYTHONUNBUFFERED``).

    Without one, Python forgets what was left of a write that a signal cut short.
    """
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, FileIO):
        return stream
    # Standard output is not ours to close.
    whole = TextIOWrapper(BufferedWriter(FileIO(raw.fileno(), "w", closefd=False)), stream.encoding, stream.errors)

    def close() -> None:
        # What a closed pipe makes of it has been said.
        with suppress(OSError):
            whole.close()

    until.callback(close)
    return whole


@contextmanager
def opened(asked: Iterable[Output], language: str, tally: Tally) -> Iterator[list[Sink]]:
    """A sink for each output; what is written as results come is open before anything is judged."""
    sinks = [Sink(output, language, tally) for output in asked]
    with ExitStack() as closing:
        for sink in sinks:
            if sink.form and sink.form.streams:
                sink.open(closing)
        yield sinks


def refuse_mixture(asked: Sequence[Output]) -> None:
    """Raise ``InovasiError`` where two formats would be written into each other."""
    screens = [each.kind for each in asked if each.file is None]
    if len(screens) > 1 and not MIXABLE.issuperset(screens):
        shown = " dan ".join(screens)
        other = next(kind for kind in screens if kind not in MIXABLE)
        raise InovasiError(
            f"Format {shown} sama-sama ditulis ke layar, jadi akan tercampur",
            f"Beri nama berkas untuk salah satunya, misalnya --format {other}=hasil.{other}.",
        )
    files = [real(each.file) for each in asked if each.file]
    if len(set(files)) < len(files):
        raise InovasiError("Dua format ditulis ke berkas yang sama", "Beri nama berkas yang berbeda.")
