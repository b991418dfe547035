"""The stream: every file's results once and in order, whoever does the work, and whoever dies of it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from pickle import PicklingError
from textwrap import dedent
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_cli.batch import engine, local_crew
from inovasi_cli.batch.engine import LARGEST, Crew, shares, stream
from inovasi_cli.batch.local_crew import AtOnce, Processes, begin, ourselves, processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SOON: Final = 20
"""Seconds after which a test that should have ended long ago says so."""


def names(count: int) -> list[str]:
    return [f"{number:04}" for number in range(count)]


def judge(files: Sequence[str]) -> list[str]:
    """Two results for each file."""
    return [f"{file}{which}" for file in files for which in "ab"]


def lost(file: str) -> list[str]:
    return [f"{file} lost"]


class Deadly:
    """Judges, but kills its own process on files named so; ``once`` only the first time, as a marker file remembers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, files: Sequence[str]) -> list[str]:
        for file in files:
            if "always" in file or ("once" in file and self.first(file)):
                os.kill(os.getpid(), signal.SIGKILL)
            if "exits" in file:
                os._exit(0)
        return judge(files)

    def first(self, file: str) -> bool:
        try:
            (self.folder / file).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


def expected(files: Sequence[str]) -> list[str]:
    return [result for file in files for result in (lost(file) if fatal(file) else judge([file]))]


def fatal(file: str) -> bool:
    return "always" in file or "exits" in file


def threads(workers: int) -> Crew:
    return Crew(ThreadPoolExecutor, workers, broken=(BrokenExecutor,))


class Pretend(AtOnce):
    """Does what it is given at once, and plays dead for good at the first fatal file."""

    def __init__(self, log: list[list[str]]) -> None:
        self.log = log
        self.dead = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self.dead:
            raise BrokenExecutor
        self.log.append(list(args[0]))
        self.dead = any(map(fatal, args[0]))
        if self.dead:
            future: Future[Any] = Future()
            future.set_exception(BrokenExecutor())
            return future
        return super().submit(fn, *args, **kwargs)


def pretend(log: list[list[str]], workers: int = 2) -> Crew:
    return Crew(lambda _: Pretend(log), workers, broken=(BrokenExecutor,))


CREWS: Final = {
    "ourselves": ourselves(),
    "one process": processes(1),
    "processes": processes(3),
    "threads": threads(3),
    "threads that are told as if they were far away": threads(3)._replace(remote=True),
    "an executor written by hand": pretend([]),
}


@pytest.mark.parametrize("crew", CREWS.values(), ids=CREWS)
@pytest.mark.parametrize("count", [0, 1, 2, 333])
def test_every_file_yields_its_results_once_and_in_order(crew: Crew, count: int) -> None:
    assert list(stream(names(count), judge, crew, lost)) == judge(names(count))


@pytest.mark.parametrize("workers", [0, 1, 2, 7])
@pytest.mark.parametrize("count", [0, 1, 5, 1000])
def test_shares_put_together_are_the_files(workers: int, count: int) -> None:
    assert [file for share in shares(names(count), workers) for file in share] == names(count)


def test_shares_are_large_while_there_are_plenty_and_small_at_the_end() -> None:
    sizes = [len(share) for share in shares(names(1000), 2)]

    assert sizes[0] == LARGEST
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-8:] == [1] * 8


def test_a_few_files_keep_every_worker_busy() -> None:
    assert [len(share) for share in shares(names(12), 3)] == [1] * 12


def test_what_no_process_carries_is_one_file_at_a_time() -> None:
    seen: list[Sequence[str]] = []

    def work(files: Sequence[str]) -> list[str]:
        seen.append(files)
        return judge(files)

    results = stream(names(3), work, ourselves(), lost)

    assert next(results) == "0000a"
    assert seen == [["0000"]]


def test_only_so_much_is_in_flight_however_slowly_it_is_consumed() -> None:
    log: list[list[str]] = []
    results = stream(names(10_000), judge, pretend(log, workers=2), lost)

    for number in range(1000):
        next(results)
        handed = sum(map(len, log))
        assert handed <= number / 2 + 6 * LARGEST
    results.close()


def test_a_result_is_there_before_those_behind_it_are() -> None:
    seen = threading.Event()

    def work(files: Sequence[str]) -> list[bool]:
        return [file == "0000" or seen.wait(SOON) for file in files]

    results = stream(names(8), work, threads(2), lambda _: [False])

    assert next(results)
    seen.set()
    assert all(results)


def test_work_travels_packed_and_is_unpacked_once_per_worker() -> None:
    results = list(stream(names(200), Counting(), processes(2), Counting.lost))

    assert [file for file, _, _ in results] == names(200)
    assert len({worker for _, worker, _ in results}) == len({made for _, _, made in results}) <= 2


class Counting:
    """Says with each file which process judged it, and by which copy of this object."""

    def __init__(self) -> None:
        self.made = 0

    def __setstate__(self, state: dict[str, int]) -> None:
        self.made = time.monotonic_ns()

    def __call__(self, files: Sequence[str]) -> list[tuple[str, int, int]]:
        return [(file, os.getpid(), self.made) for file in files]

    @staticmethod
    def lost(file: str) -> list[tuple[str, int, int]]:
        return [(file, 0, 0)]


DEATHS: Final = {
    "always": [*names(40), "always", *names(40)],
    "only the first time": [*names(40), "once", *names(40)],
    "two in one share": [*names(10), "always 1", "always 2", *names(200)],
    "far from each other": [*names(10), "always 1", *names(200), "always 2", *names(10)],
    "the first and the last": ["always 1", *names(40), "always 2"],
    "all of them": [f"always {number}" for number in range(6)],
    "one after the other": [*names(5), "once", *names(200), "always", *names(5)],
    "leaves by itself": [*names(5), "exits", *names(5)],
}


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("files", DEATHS.values(), ids=DEATHS)
def test_a_dead_worker_costs_nobody_a_result_but_the_file_that_kills_twice(
    tmp_path: Path, files: list[str], jobs: int
) -> None:
    assert list(stream(files, Deadly(tmp_path), processes(jobs), lost)) == expected(files)
    assert not multiprocessing.active_children()


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(["fine"] * 5 + ["always", "once"]), max_size=30), st.integers(1, 3))
def test_whoever_dies_every_file_yields_its_results_once_and_in_order(kinds: list[str], jobs: int) -> None:
    files = [f"{number} {kind}" for number, kind in enumerate(kinds)]
    with tempfile.TemporaryDirectory() as folder:
        results = list(stream(files, Deadly(Path(folder)), processes(jobs), lost))

    # One that kills once may do so when it is alone, because another one killed before its turn came.
    judged = [file for file in files if "once" in file and f"{file} lost" not in results]
    assert results == [
        each for file in files for each in (judge([file]) if "fine" in file or file in judged else lost(file))
    ]


def test_after_a_death_what_was_finished_is_kept_and_the_rest_is_tried_alone() -> None:
    log: list[list[str]] = []
    files = [*names(4), "always", *names(12)]

    assert list(stream(files, judge, pretend(log), lost)) == expected(files)
    # Handed out two, two, and the killer with the next; two shares then found nobody and were never begun.
    assert log[:3] == [["0000", "0001"], ["0002"], ["0003"]]
    assert log[3:5] == [["always"], ["always"]]
    assert all(log.count([name]) <= 1 for name in names(12)[5:])


def test_each_file_is_tried_at_most_twice() -> None:
    log: list[list[str]] = []
    files = [f"always {number}" for number in range(50)]

    assert list(stream(files, judge, pretend(log), lost)) == expected(files)
    assert max(sum(file in share for share in log) for file in files) == 2


def test_nobody_is_hired_before_the_last_crew_has_gone() -> None:
    class Counted(Pretend):
        def __init__(self) -> None:
            super().__init__([])
            assert not present
            present.append(self)

        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
            assert wait
            assert not cancel_futures
            present.remove(self)

    present: list[Counted] = []
    files = ["always 1", *names(50), "always 2", "always 3", *names(50)]
    crew = Crew(lambda _: Counted(), 2, broken=(BrokenExecutor,))

    assert list(stream(files, judge, crew, lost)) == expected(files)
    assert not present


def broken_work(files: Sequence[str]) -> list[str]:
    if "0100" in files:
        raise ZeroDivisionError
    return judge(files)


@pytest.mark.parametrize("crew", CREWS.values(), ids=CREWS)
def test_an_exception_of_the_work_comes_after_all_before_it_and_leaves_nobody_behind(crew: Crew) -> None:
    results = stream(names(1000), broken_work, crew, lost)

    seen: list[str] = []
    with pytest.raises(ZeroDivisionError):
        seen.extend(results)
    assert seen == judge(names(len(seen) // 2))
    assert 100 - LARGEST < len(seen) // 2 <= 100
    assert not multiprocessing.active_children()


def test_work_that_cannot_travel_is_said_before_anybody_is_hired() -> None:
    with pytest.raises((AttributeError, PicklingError, TypeError), match="<lambda>"):
        next(stream(names(1), lambda files: [*files], processes(1), lost))


def sleepy(files: Sequence[str]) -> list[str]:
    if "0000" not in files:
        time.sleep(SOON)
    return judge(files)


def test_a_consumer_who_has_seen_enough_waits_for_nobody() -> None:
    results = stream(names(100), sleepy, processes(2), lost)
    began = time.monotonic()

    next(results)
    results.close()

    assert time.monotonic() - began < SOON / 2
    assert not multiprocessing.active_children()


def test_a_consumer_who_has_seen_enough_while_a_file_is_tried_alone_waits_for_nobody(tmp_path: Path) -> None:
    results = stream(["always", *names(9)], Deadly(tmp_path), processes(2), lost)

    assert next(results) == "always lost"
    assert next(results) == "0000a"
    results.close()

    assert not multiprocessing.active_children()


class Half:
    """Sends the first half of a message that names it, and kills its own process: a death in the middle of telling."""

    def __init__(self) -> None:
        self.parent = os.getpid()
        self.whole = Connection._send_bytes  # type: ignore[attr-defined]  # noqa: SLF001 - where messages are sent

    def __call__(self, connection: Connection[Any, Any], message: bytes) -> None:
        if os.getpid() != self.parent and b"always half" in bytes(message):
            os.write(connection.fileno(), struct.pack("!i", len(message)) + bytes(message)[: len(message) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        self.whole(connection, message)


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="only a fork inherits what the test replaced")
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_a_worker_that_dies_in_the_middle_of_telling_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    half = Half()

    def send(connection: Connection[Any, Any], message: bytes) -> None:
        half(connection, message)

    monkeypatch.setattr(Connection, "_send_bytes", send)
    monkeypatch.setattr(engine, "PATIENCE", 0.1)
    files = [*names(5), "always half", *names(7)]

    found = list(stream(files, judge, processes(jobs), lost))

    assert found == [result for file in files for result in (lost if "half" in file else lambda f: judge([f]))(file)]


def large(files: Sequence[str]) -> list[bytes]:
    """Results that fill every pipe."""
    return [file.encode() * 300_000 for file in files]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_consumer_who_leaves_while_large_results_are_on_their_way_waits_for_nobody(jobs: int) -> None:
    for _ in range(5):
        results = stream(names(50), large, processes(jobs), lambda _: [])
        next(results)
        begun = time.monotonic()
        results.close()
        assert time.monotonic() - begun < SOON


def test_ctrl_c_is_not_kept_waiting_once_the_workers_have_begun() -> None:
    results = stream(names(9), judge, processes(2), lost)
    next(results)

    assert not signal.pthread_sigmask(signal.SIG_BLOCK, [])
    results.close()


def test_ctrl_c_while_waiting_ends_the_workers() -> None:
    results = stream(names(100), sleepy, processes(2), lost)
    began = time.monotonic()
    for _ in judge(next(shares(names(100), 2))):
        next(results)

    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        next(results)
    timer.join()

    assert time.monotonic() - began < SOON / 2
    assert not multiprocessing.active_children()


def test_ctrl_c_while_the_crew_is_sent_home_cancels_what_is_left() -> None:
    class Stubborn(Pretend):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
            asked.append(cancel_futures)
            if wait and not cancel_futures:
                raise KeyboardInterrupt

    asked: list[bool] = []
    with pytest.raises(KeyboardInterrupt):
        list(stream(names(3), judge, Crew(lambda _: Stubborn([]), 1), lost))
    assert asked == [False, True]


SCRIPT: Final = dedent(
    """
    import sys, time
    from inovasi_cli.batch.engine import stream
    from inovasi_cli.batch.local_crew import processes

    def work(files):
        if files[0] != "0":
            time.sleep(60)
        return files

    if __name__ == "__main__":
        try:
            for _ in stream([str(number) for number in range(99)], work, processes(2), list):
                print("begun", flush=True)
        except KeyboardInterrupt:
            sys.exit(130)
    """
)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program of its own, in the middle of a stream; its workers hold its output open for as long as they live."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    program = subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(local_crew.__file__).parents[2])},
    )
    assert program.stdout
    with program:
        assert program.stdout.readline() == "begun\n"
        yield program


def test_ctrl_c_at_a_terminal_is_answered_once_and_by_the_parent(running: subprocess.Popen[str]) -> None:
    os.killpg(running.pid, signal.SIGINT)

    told, complaints = running.communicate(timeout=SOON)

    assert running.returncode == 130
    assert complaints == ""
    assert set(told.split()) <= {"begun"}


def test_no_worker_outlives_a_parent_that_was_killed(running: subprocess.Popen[str]) -> None:
    running.kill()

    running.communicate(timeout=SOON)

    assert running.returncode == -signal.SIGKILL


@pytest.fixture
def as_before() -> Iterator[None]:
    """What a worker sets for its process is set back."""
    handler, collects = signal.getsignal(signal.SIGINT), gc.isenabled()
    yield
    signal.signal(signal.SIGINT, handler)
    (gc.enable if collects else gc.disable)()


@pytest.mark.usefixtures("as_before")
def test_a_worker_leaves_ctrl_c_to_its_parent_and_begins_without_looking_for_cycles() -> None:
    gc.enable()

    begin()

    assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    assert not gc.isenabled()


class Parent:
    """A parent process that has ended."""

    def __init__(self) -> None:
        self.waited = False

    def join(self) -> None:
        self.waited = True


@pytest.mark.usefixtures("as_before")
def test_a_worker_leaves_when_its_parent_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    parent, left = Parent(), threading.Event()
    monkeypatch.setattr(local_crew, "parent_process", lambda: parent)
    monkeypatch.setattr(os, "_exit", lambda code: left.set() if parent.waited and code else None)

    begin()

    assert left.wait(SOON)


def test_where_signals_cannot_wait_processes_work_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask")

    assert list(stream(names(9), judge, processes(2), lost)) == judge(names(9))


def test_windows_waits_for_no_more_than_61_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert processes(100).workers == 100
    monkeypatch.setattr(os, "name", "nt")
    assert processes(100).workers == 61
    assert processes(4).workers == 4


def test_a_pool_that_has_gone_may_be_sent_home_again() -> None:
    pool = Processes(1)
    assert pool.submit(judge, ["a"]).result() == ["aa", "ab"]
    pool.shutdown()

    pool.shutdown(cancel_futures=True)

    assert pool.whole()
