"""Ctrl-C, and the other signals that end a process, in a run that has results to write."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING, Any, Self

from inovasi_cli.interview.signals import ENDING

if TYPE_CHECKING:
    from types import TracebackType


class Leaving:
    """Raises ``KeyboardInterrupt`` at the first of the signals, but never while ``hold`` holds it back.

    A second one gets through even then, since what is being written to may never take it. A signal that is ignored, as
    ``nohup`` does, stays so.
    """

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}
        self._held = False
        self._wanted = False

    def __enter__(self) -> Self:
        """Begin to handle the signals, which only the first thread of a process can."""
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.getsignal(number) for number in ENDING}
            for number, handler in self._before.items():
                if handler != signal.SIG_IGN:
                    signal.signal(number, self._leave)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Leave the signals to whom they were before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def hold(self) -> None:
        """Hold the next one back until ``release``."""
        self._held = True

    def release(self) -> None:
        """Let what was held back through."""
        self._held = False
        if self._wanted:
            raise KeyboardInterrupt

    def _leave(self, _number: int, _frame: object) -> None:
        if self._held and not self._wanted:
            self._wanted = True
        else:
            raise KeyboardInterrupt
