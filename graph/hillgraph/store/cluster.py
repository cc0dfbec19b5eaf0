"""A Dask cluster whose workers read files: they see the store and the sources under the same paths."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hillgraph.errors import HillgraphError

PATIENCE = 10  # seconds until a scheduler must have answered
EXTRA = "pip install 'hillgraph[cluster]'"


@contextmanager
def cluster(address: str, folder: Path) -> Iterator[Executor]:
    """Run calls on the workers of the cluster at *address*, which all must see *folder*.

    A call whose worker is lost is made again by another. Raises `HillgraphError` where Dask isn't
    installed, the cluster doesn't answer, has no worker, sees other files, or loses too many.
    """
    try:
        from distributed import Client, KilledWorker
        from distributed.comm.core import connect
        from distributed.utils import LoopRunner
    except ImportError as error:
        raise HillgraphError(f"--cluster needs Dask. Install it with: {EXTRA}") from error
    try:
        runner: Any = LoopRunner()
        runner.run_sync(_knocked, connect, address)
        client: Any = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise HillgraphError(
            f"No Dask scheduler answers at {address} within {PATIENCE} s. "
            "Start one with `dask scheduler`, and workers with `dask worker ADDRESS --nthreads 1`."
        ) from error
    with client:
        _sound(client, address, folder)
        try:
            yield client.get_executor(pure=False)
        except KilledWorker as error:
            raise HillgraphError(
                f"Workers of {address} were lost again and again while they were reading, as they are when "
                "memory is short. Start them with more memory, or fewer to a machine."
            ) from error


async def _knocked(connect: Callable[..., Awaitable[Any]], address: str) -> None:
    """Find out whether anybody answers: a client that finds nobody complains long after."""
    line = await connect(address, timeout=PATIENCE)
    await line.close()


def _sound(client: Any, address: str, folder: Path) -> None:
    """Raise `HillgraphError` unless there are workers, and all of them see what is written here."""
    found: dict[str, bool] = client.run(_sees, str(folder))
    if not found:
        raise HillgraphError(f"The cluster at {address} has no worker. Start one: dask worker {address}")
    blind = sorted(worker for worker, sees in found.items() if not sees)
    if blind:
        raise HillgraphError(
            f"{', '.join(blind)} can't see {folder}. Store and sources must lie on storage that all workers "
            "have under the same path."
        )


def _sees(folder: str) -> bool:
    return Path(folder).is_dir()
