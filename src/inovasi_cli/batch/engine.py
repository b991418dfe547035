"""The stream: work on many files, handed to any ``concurrent.futures`` executor, its results in the order of the files.

It knows files by name and nothing of what is done with them.
"""

from __future__ import annotations

import pickle
from collections import deque
from concurrent.futures import Future, wait
from contextlib import ExitStack, contextmanager
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from concurrent.futures import Executor

R = TypeVar("R")

LARGEST: Final = 32
"""So many files go to a worker at once, while there are plenty."""

ROUNDS: Final = 4
"""Of what is left, a share is at most this part of what falls to one worker, so that all end at about the same time."""


PATIENCE: Final = 2.0
"""Seconds between two looks at whether the workers of a result that is waited for still live."""


class Crew(NamedTuple):
    """Who does the work, and how to hire them again.

    ``hire`` gives a fresh executor with at most so many workers. ``workers`` is how many to ask for; 0 if the work is
    done by whoever asks. ``broken`` is what a result raises whose worker died. ``remote``: no memory is shared with us.
    ``whole`` says whether all workers of an executor live, where one that dies in the middle of telling its result may
    leave an executor waiting for the rest for ever.
    """

    hire: Callable[[int], Executor]
    workers: int
    broken: tuple[type[BaseException], ...] = ()
    remote: bool = False
    whole: Callable[[Any], bool] | None = None


def unpack_and_do(content: bytes, files: Sequence[str]) -> list[Any]:
    """Do work that was packed once for all shares; a worker unpacks it once too."""
    return _unpack(content)(files)


@lru_cache(maxsize=1)
def _unpack(content: bytes) -> Callable[[Sequence[str]], list[Any]]:
    work: Callable[[Sequence[str]], list[Any]] = pickle.loads(content)  # noqa: S301 - packed by ourselves, in ``stream``
    return work


class _Share(NamedTuple):
    """Files that one worker was given, and what will come of them."""

    files: Sequence[str]
    future: Future[list[Any]]


def stream(
    files: Sequence[str],
    work: Callable[[Sequence[str]], list[R]],
    crew: Crew,
    lost: Callable[[str], list[R]],
) -> Generator[R, None, None]:
    """Yield what ``work`` makes of the files, in their order, each as soon as it and all before it are there.

    When a worker dies, what others had finished is kept and the remaining files in flight are tried once more, each
    alone; one that kills its worker again yields ``lost(file)``. An exception of ``work`` is raised in its place.
    Whoever stops early closes the generator, which ends the workers.
    """
    if crew.remote:
        work = partial(unpack_and_do, pickle.dumps(work))
    rest = shares(files, crew.workers)
    while flight := (yield from _together(rest, work, crew)):
        yield from _alone(flight, work, crew, lost)


def shares(files: Sequence[str], workers: int) -> Iterator[Sequence[str]]:
    """The files in shares that shrink towards the end, where one slow share would keep everybody waiting."""
    at = 0
    while at < len(files):
        size = (len(files) - at) // (ROUNDS * workers) if workers else 1
        share = files[at : at + max(1, min(LARGEST, size))]
        yield share
        at += len(share)


def _together(
    rest: Iterator[Sequence[str]], work: Callable[[Sequence[str]], list[R]], crew: Crew
) -> Generator[R, None, Iterable[_Share]]:
    """Yield results until there are no more or a worker dies; return the shares in flight then, all of them ended."""
    flight: deque[_Share] = deque()
    with _hired(crew, crew.workers) as executor:
        while True:
            # Up to a bound, however many have ended: results that wait for their turn to be yielded take memory.
            wanted = 2 * crew.workers + 1 - len(flight)
            flight.extend(_hand_out(executor, work, files, crew) for files in islice(rest, wanted))
            if not flight:
                return flight
            results = _results(flight[0], executor, crew)
            if results is None:
                return flight
            flight.popleft()
            yield from results


def _alone(
    flight: Iterable[_Share],
    work: Callable[[Sequence[str]], list[R]],
    crew: Crew,
    lost: Callable[[str], list[R]],
) -> Generator[R, None, None]:
    """Yield what came of the shares, trying again one file at a time, so that each death has one suspect."""
    executor: Executor | None = None
    with ExitStack() as hired:
        for share in flight:
            results = _results(share, executor, crew)
            if results is not None:
                yield from results
                continue
            for file in share.files:
                executor = executor or hired.enter_context(_hired(crew, 1))
                results = _results(_hand_out(executor, work, [file], crew), executor, crew)
                if results is None:
                    executor = None
                    hired.close()
                yield from lost(file) if results is None else results


def _hand_out(executor: Executor, work: Callable[[Sequence[str]], list[R]], files: Sequence[str], crew: Crew) -> _Share:
    try:
        future = executor.submit(work, files)
    except crew.broken as error:
        # Some worker died since; these files were not touched, and are in flight like all others.
        future = Future()
        future.set_exception(error)
    return _Share(files, future)


def _results(share: _Share, executor: Executor | None, crew: Crew) -> list[Any] | None:
    """What came of the share, waited for; None if its worker died."""
    missing = False
    while executor and crew.whole and not share.future.done():
        wait([share.future], timeout=PATIENCE)
        if missing and not share.future.done():
            # Twice in a row somebody was dead, and the executor has not noticed.
            executor.shutdown(wait=True, cancel_futures=True)
            return None
        missing = not crew.whole(executor)
    try:
        return share.future.result()
    except crew.broken:
        return None


@contextmanager
def _hired(crew: Crew, workers: int) -> Iterator[Executor]:
    """An executor that is gone afterwards, with its threads and processes, before anybody hires another.

    Left in order, it ends what it was given; left by an exception, or by a consumer who has seen enough, it does not.
    """
    executor = crew.hire(workers)
    try:
        yield executor
        executor.shutdown(wait=True)
    except BaseException:
        executor.shutdown(wait=True, cancel_futures=True)
        raise
