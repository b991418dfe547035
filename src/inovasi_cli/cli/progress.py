"""How far a long run has come, on standard error, where somebody may be looking."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from types import TracebackType

PATIENCE: Final = 1.0
"""Seconds after which a person wants to know."""
PAUSE: Final = 0.1


class Progress:
    """A bar that appears after a while, and leaves nothing behind; nothing at all where ``shown`` is false.

    It is drawn when somebody ticks and never by a thread, since processes are begun meanwhile.
    """

    def __init__(self, total: int, *, shown: bool) -> None:
        self._total = total
        self._next = time.monotonic() + PATIENCE if shown else float("inf")
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        """Begin to wait."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()

    def tick(self, done: int) -> None:
        """So many are done."""
        now = time.monotonic()
        if now < self._next:
            return
        if not self._bar:
            self._bar = self._begin()
            self._task = self._bar.add_task("Menilai", total=self._total)
            self._bar.start()
        self._bar.update(self._task, completed=done)
        self._bar.refresh()
        self._next = now + PAUSE

    @staticmethod
    def _begin() -> Any:
        from rich import progress
        from rich.console import Console

        columns = (
            progress.TextColumn("{task.description}"),
            progress.BarColumn(),
            progress.MofNCompleteColumn(),
            progress.TimeRemainingColumn(),
        )
        return progress.Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)


def somebody_looks() -> bool:
    """Whether standard error is a terminal that can draw."""
    return sys.stderr is not None and sys.stderr.isatty()
