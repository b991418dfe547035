"""Crews on this machine: nobody but ourselves, or processes."""

from __future__ import annotations

import gc
import os
import signal
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from inovasi_cli.batch.engine import Crew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.process import BaseProcess

P = ParamSpec("P")
T = TypeVar("T")

MOST_ON_WINDOWS: Final = 61
"""Windows waits for no more processes at once."""


def ourselves() -> Crew:
    """Nobody is hired: every share is done at once, in this process."""
    return Crew(lambda _: AtOnce(), workers=0)


def processes(jobs: int) -> Crew:
    """So many processes of this machine."""
    workers = min(jobs, MOST_ON_WINDOWS) if os.name == "nt" else jobs
    return Crew(Processes, workers, broken=(BrokenExecutor, CancelledError), remote=True, whole=Processes.whole)


class AtOnce(Executor):
    """Does what it is given before it says that it took it."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do it; an exception is kept for whoever asks for the result."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - raised again by the future
            future.set_exception(error)
        return future


class Processes(ProcessPoolExecutor):
    """A pool that does not wait for work that nobody wants any more."""

    def __init__(self, jobs: int) -> None:
        super().__init__(jobs, initializer=begin)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand it to a worker, which may begin only now."""
        with without_ctrl_c():
            return super().submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as inherited
        """End the workers: at the end of what they were given, or now if it is cancelled."""
        if cancel_futures:
            self._kill()
        super().shutdown(wait=wait, cancel_futures=cancel_futures)

    def whole(self) -> bool:
        """Whether every worker that was begun still lives."""
        return all(process.exitcode is None for process in list((self._processes or {}).values()))

    def _kill(self) -> None:
        """Kill the workers: they only read, and one may hang on a drive that does not answer."""
        for process in list((self._processes or {}).values()):
            process.kill()
        # One that dies in the middle of a message leaves its reader waiting for the rest, for as long as anybody could
        # write it; and we could.
        queue: Any = self._result_queue
        if queue is not None:
            queue._writer.close()  # noqa: SLF001 - the pool has no other way


@contextmanager
def without_ctrl_c() -> Iterator[None]:
    """Keep Ctrl-C waiting: a process that begins meanwhile inherits that, until it ignores it by itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin() -> None:
    """Begin a worker: Ctrl-C is the parent's to answer, and nobody outlives the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # As in the command; whoever works long looks for cycles now and then.
    gc.disable()
    parent = parent_process()
    if parent:
        Thread(target=leave_with, args=(parent,), daemon=True).start()


def leave_with(parent: BaseProcess) -> None:
    """Wait for the parent to end, even if it was killed, and leave."""
    parent.join()
    os._exit(1)
