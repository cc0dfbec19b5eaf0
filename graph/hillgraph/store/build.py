"""A build: from inputs to a generation on disk, swapped in whole or not at all."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hillgraph.errors import NotFound, StoreUnusable
from hillgraph.model.kinds import Model
from hillgraph.store import generation, kept
from hillgraph.store.choices import Choices
from hillgraph.store.first import Inputs
from hillgraph.store.generation import Generation
from hillgraph.store.making import make


def build(inputs: Inputs, store: Path, model: Model, choices: Choices) -> Generation:
    """Write a new generation of *inputs* into *store*, make it live and return it.

    Whatever fails leaves the live generation as it was. Raises `InvalidInput` with every fault,
    and `StoreUnusable` when another build holds the lock for longer than it was to wait.
    """
    with locked(store, choices.wait):
        part, left = _new_folder(store), kept.packs(store / kept.FOLDER)
        try:
            packs = make(part, inputs, model, choices, store)
            final = part.with_name(part.name.partition(".")[0])
            part.rename(final)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            kept.forget(store / kept.FOLDER, left)
            raise
        before = generation.pointed(store)
        generation.point(store, final.name)
        _forget(store, choices.keep, final.name, before)
        kept.forget(store / kept.FOLDER, packs)
    return generation.opened(final)


def rolled_back(store: Path, wait: float) -> Generation:
    """Make the generation before the live one live again and return it, the newest if none is live.

    Raises `NotFound` where none is before it, and `StoreUnusable` when it isn't as it was built or another
    build holds the lock for longer than *wait* seconds.
    """
    if not generation.names(store):
        generation.live(store)
    with locked(store, wait):
        live = generation.pointed(store)
        earlier = [name for name in generation.names(store) if live is None or name < live]
        if not earlier:
            raise NotFound(
                f"No generation before {live} is kept in {store}, so there is nothing to go back to. "
                "Keep more of them with hillgraph build --keep N"
            )
        before = generation.opened(store / generation.GENERATIONS / earlier[-1])
        before.demand("")
        generation.point(store, earlier[-1])
    return before


@contextmanager
def locked(store: Path, wait: float) -> Iterator[None]:
    """Hold the store's lock for writing."""
    from filelock import FileLock, Timeout

    try:
        (store / generation.GENERATIONS).mkdir(parents=True, exist_ok=True)
        with FileLock(store / generation.LOCK, timeout=wait), _held(store / generation.HOLDER):
            yield
    except Timeout as error:
        raise StoreUnusable(
            f"Another build is writing {store}{f' ({who})' if (who := generation.holder(store)) else ''}. "
            "Wait for it with --wait SECONDS, or try again later."
        ) from error
    except OSError as error:
        raise StoreUnusable(f"{store} can't be written: {error.strerror or error}") from error


@contextmanager
def _held(file: Path) -> Iterator[None]:
    """Say in *file*, while the lock is held, by which process."""
    file.write_text(f"process {os.getpid()} on {platform.node()}\n", encoding="utf-8")
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def _new_folder(store: Path) -> Path:
    """Return a folder to write into, of a name that no process left over from a killed build writes to."""
    folder = store / generation.GENERATIONS
    for left_over in folder.glob(f"*{generation.PART}"):
        shutil.rmtree(left_over, ignore_errors=True)
    last = max((int(name) for name in generation.names(store) if name.isdigit()), default=0)
    part = folder / f"{last + 1:06d}.{os.getpid()}{generation.PART}"
    part.mkdir()
    return part


def _forget(store: Path, keep: int, live: str, before: str | None) -> None:
    """Remove what was rolled back, and all but the *keep* newest of the rest, never the live one.

    One is called a part first, so that none is ever half there.
    """
    kept = [live, *(name for name in reversed(generation.names(store)) if name <= (before or live))]
    for name in {*generation.names(store)} - {*list(dict.fromkeys(kept))[:keep]}:
        folder = store / generation.GENERATIONS / name
        going = folder.with_name(f"{name}.gone{generation.PART}")
        with suppress(OSError):
            folder.rename(going)
            shutil.rmtree(going, ignore_errors=True)
