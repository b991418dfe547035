"""The stream over a Dask cluster on the loopback: two worker processes, of which some are killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest
from distributed import Client

from inovasi_cli.batch import dask_crew
from inovasi_cli.batch.engine import stream
from inovasi_cli.errors import InovasiError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from inovasi_cli.batch.engine import Crew

SOON: Final = 20
"""Seconds after which something that should have happened long ago never will."""


def names(count: int) -> list[str]:
    return [f"{number:04}" for number in range(count)]


def judge(files: Sequence[str]) -> list[tuple[str, int]]:
    """Each file, and the process that judged it."""
    if "killer" in files:
        os.kill(os.getpid(), signal.SIGKILL)
    if "bug" in files:
        raise ZeroDivisionError
    time.sleep(0.002 * len(files))
    return [(file, os.getpid()) for file in files]


def lost(file: str) -> list[tuple[str, int]]:
    return [(file, 0)]


# In a process of its own: a scheduler leaves threads behind, and other tests fork.
CLUSTER: Final = """
import sys
from distributed import LocalCluster

if __name__ == "__main__":
    workers = int(sys.argv[1])
    with LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=workers > 1,
        protocol="tcp",
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


class Cluster(NamedTuple):
    """A scheduler and its workers, in another process; those of a cluster of one are threads of it."""

    address: str
    process: subprocess.Popen[str]

    def ask(self, question: Callable[..., Any], *arguments: Any) -> Any:
        """Have something done where the scheduler is."""
        with Client(self.address, set_as_default=False) as client:
            return client.run_on_scheduler(question, *arguments)


@contextmanager
def cluster_of(workers: int) -> Iterator[Cluster]:
    here = Path(__file__).parent
    paths = [str(Path(dask_crew.__file__).parents[2]), str(here)]
    with subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", CLUSTER, str(workers)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    ) as process:
        assert process.stdout
        yield Cluster(process.stdout.readline().strip(), process)


@pytest.fixture(scope="module", autouse=True)
def threads_before() -> set[threading.Thread]:
    return set(threading.enumerate())


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with cluster_of(2) as started:
        yield started


@pytest.fixture
def crew(cluster: Cluster) -> Crew:
    """Two workers: who died in an earlier test is back."""
    cluster.ask(allow, 3)
    eventually(lambda: cluster.ask(count, "workers") == 2)
    return dask_crew.crew(cluster.address)


def allow(failures: int, dask_scheduler: Any) -> None:
    dask_scheduler.allowed_failures = failures


def count(what: str, dask_scheduler: Any) -> int:
    return len(getattr(dask_scheduler, what))


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + SOON
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_crew, "PATIENCE", 0.5)


def test_every_file_yields_its_results_once_and_in_order(crew: Crew) -> None:
    results = list(stream(names(300), judge, crew, lost))

    assert [file for file, _ in results] == names(300)
    assert len({worker for _, worker in results}) == crew.workers == 2
    assert os.getpid() not in dict(results).values()


def test_a_worker_killed_in_the_middle_costs_no_result(crew: Crew) -> None:
    results = stream(names(600), judge, crew, lost)
    first, worker = next(results)

    os.kill(worker, signal.SIGKILL)

    rest = list(results)
    assert [first, *(file for file, _ in rest)] == names(600)
    assert 0 not in dict(rest).values()


def test_a_file_that_kills_every_worker_is_lost_and_no_other(crew: Crew, cluster: Cluster) -> None:
    # So that the first death is enough; a scheduler usually waits for the fourth.
    cluster.ask(allow, 0)
    files = [*names(100), "killer", *names(100)]

    results = list(stream(files, judge, crew, lost))

    assert [file for file, _ in results] == files
    assert [file for file, worker in results if not worker] == ["killer"]


def test_an_exception_of_the_work_is_raised_in_its_place(crew: Crew) -> None:
    seen: list[tuple[str, int]] = []

    with pytest.raises(ZeroDivisionError):
        seen.extend(stream([*names(100), "bug", *names(100)], judge, crew, lost))

    assert [file for file, _ in seen] == names(len(seen))


def test_whoever_has_seen_enough_leaves_the_scheduler_as_it_was(crew: Crew, cluster: Cluster) -> None:
    results = stream(names(1000), judge, crew, lost)
    next(results)

    results.close()

    eventually(lambda: cluster.ask(count, "tasks") == 0)


@pytest.mark.usefixtures("impatient")
def test_a_scheduler_that_goes_away_is_said_in_words() -> None:
    with cluster_of(1) as started:
        results = stream(names(1000), judge, dask_crew.crew(started.address), lost)
        next(results)
        started.process.kill()

    with pytest.raises(InovasiError, match="tidak dapat dihubungi"):
        list(results)


@pytest.mark.usefixtures("impatient")
def test_nobody_who_answers_is_said_within_seconds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"tcp://127.0.0.1:{mute.getsockname()[1]}"
        with pytest.raises(InovasiError, match=f"{address} tidak dapat dihubungi") as raised:
            dask_crew.crew(address)
    assert "dask scheduler" in raised.value.cure


@pytest.mark.parametrize("address", ["", ":", "foo://x", "tcp://127.0.0.1:x", "tls://127.0.0.1:1"])
def test_what_is_no_address_is_said(address: str) -> None:
    with pytest.raises(InovasiError, match="tidak dapat dihubungi"):
        dask_crew.crew(address)


@pytest.mark.usefixtures("impatient")
def test_a_scheduler_without_workers_is_said() -> None:
    with cluster_of(0) as started, pytest.raises(InovasiError, match="belum punya pekerja") as raised:
        dask_crew.crew(started.address)
    assert raised.value.cure.endswith(f"dask worker {started.address}")


@pytest.mark.usefixtures("crew")
def test_workers_of_another_version_do_not_judge(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_crew, "__version__", "9.9.9")

    with pytest.raises(InovasiError, match=r"Pekerja Dask tcp://.* tidak memakai inovasi-cli 9\.9\.9") as raised:
        dask_crew.crew(cluster.address)
    assert "'inovasi-cli[dask]==9.9.9'" in raised.value.cure


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(InovasiError) as raised:
        dask_crew.crew("tcp://127.0.0.1:8786")
    assert "pip install 'inovasi-cli[dask]'" in raised.value.cure


def test_no_thread_is_left_to_be_forked(crew: Crew, threads_before: set[threading.Thread]) -> None:
    list(stream(names(9), judge, crew, lost))

    eventually(lambda: set(threading.enumerate()) <= threads_before)
