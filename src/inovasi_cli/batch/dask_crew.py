"""A crew on other machines: the workers of a Dask scheduler. Nothing else knows Dask."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import Executor, Future
from pydoc import locate
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar
from weakref import WeakSet

from inovasi_cli import __version__
from inovasi_cli.batch.engine import Crew
from inovasi_cli.errors import InovasiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from distributed import Client

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE: Final = 5
"""Seconds in which a scheduler must answer, and have a worker."""


def crew(address: str) -> Crew:
    """The workers of the scheduler at this address; an InovasiError if there are none, or not of our version."""
    try:
        from distributed import CancelledError, KilledWorker
        from distributed.client import ClosedClientError
        from distributed.comm import CommClosedError
    except ImportError as error:
        raise InovasiError(
            "Pilihan --scheduler memerlukan Dask, yang belum terpasang.",
            "Pasang dengan: pip install 'inovasi-cli[dask]', atau jalankan tanpa --scheduler.",
        ) from error
    # What it logs, in English and with tracebacks, is mended or said by us.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    with connect(address) as client:
        workers = threads_of(client, address)
        expect_our_version(client)
    # The last three say that the scheduler is gone; to hire again finds it back, or says so in words.
    broken = (KilledWorker, CancelledError, ClosedClientError, CommClosedError)
    return Crew(lambda _: Cluster(connect(address)), workers, broken, remote=True)


def connect(address: str) -> Client:
    """A connection to the scheduler."""
    from distributed import Client

    try:
        # A client that finds nobody goes on trying in the background, and delays the end of the program.
        asyncio.run(asyncio.wait_for(knock(address), PATIENCE))
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise InovasiError(
            f"Penjadwal Dask di {address} tidak dapat dihubungi.",
            "Periksa alamatnya, misalnya tcp://10.0.0.5:8786, dan apakah penjadwal berjalan (dask scheduler).",
        ) from error


async def knock(address: str) -> None:
    """Fail if nobody who speaks Dask answers."""
    from distributed import Security
    from distributed.comm import connect

    comm = await connect(address, timeout=PATIENCE, **Security().get_connection_args("client"))
    await comm.close()


def threads_of(client: Client, address: str) -> int:
    """How many shares the workers can do at once."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise InovasiError(
            f"Penjadwal Dask di {address} belum punya pekerja.",
            f"Jalankan setidaknya satu: dask worker {address}",
        ) from error
    return sum(client.nthreads().values())


def expect_our_version(client: Client) -> None:
    """Refuse workers that would judge by another version of the program, or by none."""
    # By a function of the standard library, which a worker knows even if it does not know us.
    versions: dict[str, Any] = client.run(locate, "inovasi_cli.__version__", on_error="return")
    for worker, version in versions.items():
        if version != __version__:
            raise InovasiError(
                f"Pekerja Dask {worker} tidak memakai inovasi-cli {__version__}.",
                f"Pasang versi yang sama di setiap pekerja: pip install 'inovasi-cli[dask]=={__version__}'",
            )


class Cluster(Executor):
    """An executor on a scheduler, which takes its connection along when it goes.

    Not the one that Dask gives: where the connection is lost, or closed while a result is on its way, the futures of
    that one never end.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._loop = client.loop
        self._pending: WeakSet[Pending[Any]] = WeakSet()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand it to the scheduler, which hands it to a worker, and to others if that one dies."""
        # pure=False: equal calls are two calls.
        pending: Pending[T] = Pending(self._client.submit(fn, *args, pure=False, **kwargs))
        self._pending.add(pending)
        return pending

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as inherited
        """Fetch what was handed out, or have it forgotten, and leave the scheduler as it was."""
        if wait and not cancel_futures:
            for pending in list(self._pending):
                pending.settle()
        self._client.close()
        # A client that lost its scheduler has closed by itself, and left its thread running.
        self._loop.add_callback(self._loop.stop)


class Pending(Future[T]):
    """What a scheduler promised; it is fetched when somebody asks for it."""

    def __init__(self, promised: Any) -> None:
        super().__init__()
        self._promised = promised

    def result(self, timeout: float | None = None) -> T:
        """The result, waited for."""
        self.settle()
        return super().result(timeout)

    def settle(self) -> None:
        """Wait until it has ended, and keep how."""
        if self.done():
            return
        try:
            self.set_result(self._promised.result())
        except Exception as error:  # noqa: BLE001 - raised again by the future
            self.set_exception(error)
        # The scheduler need not keep it.
        self._promised = None
