"""The signals that end a process, as a leaving that keeps every answer."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# SIGHUP is a closed terminal; Windows has none, but SIGBREAK.
ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)


@contextmanager
def leaving() -> Iterator[None]:
    """Raise ``KeyboardInterrupt`` at the first of the signals; those behind it must not break up the leaving."""

    def leave(_number: int, _frame: object) -> None:
        ignore()
        raise KeyboardInterrupt

    with _handled(leave):
        yield


def ignore() -> None:
    """Let no signal break up a leaving that has begun, up to the end of ``leaving``.

    A terminal that is closed says so twice: its lines come to an end, and a signal comes.
    """
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def unbroken() -> Iterator[None]:
    """Hold the signals back until the block is done."""
    held: list[int] = []
    with _handled(lambda number, _frame: held.append(number)):
        yield
    if held:
        signal.raise_signal(held[0])


@contextmanager
def _handled(handler: Callable[[int, Any], object]) -> Iterator[None]:
    """Handle the signals; one that is ignored, as ``nohup`` does, stays so."""
    before = {number: signal.getsignal(number) for number in ENDING}
    for number in ENDING:
        if before[number] != signal.SIG_IGN:
            signal.signal(number, handler)
    try:
        yield
    finally:
        for number in ENDING:
            signal.signal(number, before[number])
