"""A Dask cluster of which the workers read files: they see the sources, and the store or a share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any

from hillgraph.errors import HillgraphError
from hillgraph.store.address import EXTRA, shown
from hillgraph.store.share import Share

PATIENCE = 10  # seconds until a scheduler must have answered


@contextmanager
def cluster(address: str, seen: Sequence[Path], share: Share | None = None) -> Iterator[Executor]:
    """Run calls on the workers of the cluster at *address*, which all must see these paths, and the *share*.

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
        _sound(client, address, seen, "Sources" if share else "Store and sources")
        if share:
            _reached(client, share)
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


def _sound(client: Any, address: str, seen: Sequence[Path], what: str) -> None:
    """Raise `HillgraphError` unless there are workers, and all of them see what is here."""
    found: dict[str, list[str]] = client.run(_unseen, [str(path) for path in seen])
    if not found:
        raise HillgraphError(f"The cluster at {address} has no worker. Start one: dask worker {address}")
    blind = sorted(worker for worker, unseen in found.items() if unseen)
    if blind:
        raise HillgraphError(
            f"{', '.join(blind)} can't see {found[blind[0]][0]}. {what} must lie on storage that all workers "
            "have under the same path. What they write can lie elsewhere: --parts ADDRESS"
        )


def _unseen(paths: list[str]) -> list[str]:
    return [path for path in paths if not Path(path).exists()]


def _reached(client: Any, share: Share) -> None:
    """Raise `HillgraphError` unless each worker finds there what is put here, and the other way round."""
    found: dict[str, tuple[str, str]] = client.run(_tried, share)
    for worker, (file, wrong) in sorted(found.items()):
        try:
            told = wrong or ("" if share.get(file) else "what it writes isn't found from here")
        except HillgraphError as error:
            told = f"what it writes isn't found from here: {error}"
        if told:
            raise HillgraphError(
                f"The worker {worker} can't use {shown(share.address)}. It says: {told}\n"
                "All workers must reach the same place under this address, each with the package and the "
                "credentials for it in its own environment. See docs/scale.md."
            )


def _tried(share: Share) -> tuple[str, str]:
    """Return the name of a file that was added to *share* from here, or what keeps this worker from that."""
    file = f"tried-{token_hex(8)}"
    return file, share.tried(file)
