"""A build: from inputs to a generation on disk, swapped in whole or not at all."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hillgraph.errors import StoreUnusable
from hillgraph.model.kinds import Model
from hillgraph.store import generation
from hillgraph.store.choices import Choices
from hillgraph.store.decisions import DECISIONS
from hillgraph.store.first import Inputs
from hillgraph.store.generation import Generation
from hillgraph.store.making import make

HOLDER = "LOCK.holder"
"""Which process holds the lock; left behind by one that was killed, it means nothing."""


def build(inputs: Inputs, store: Path, model: Model, choices: Choices) -> Generation:
    """Write a new generation of *inputs* into *store*, make it live and return it.

    Whatever fails leaves the live generation as it was. Raises `InvalidInput` with every fault,
    and `StoreUnusable` when another build holds the lock for longer than it was to wait.
    """
    with locked(store, choices.wait):
        part = _new_folder(store)
        try:
            make(part, inputs, model, choices, store / DECISIONS)
            final = part.with_name(part.name.partition(".")[0])
            part.rename(final)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        generation.point(store, final.name)
        _forget(store, choices.keep)
    return generation.opened(final)


@contextmanager
def locked(store: Path, wait: float) -> Iterator[None]:
    """Hold the store's lock for writing."""
    from filelock import FileLock, Timeout

    try:
        (store / generation.GENERATIONS).mkdir(parents=True, exist_ok=True)
        with FileLock(store / generation.LOCK, timeout=wait), _held(store / HOLDER):
            yield
    except Timeout as error:
        raise StoreUnusable(
            f"Another build is writing {store}{_by(store / HOLDER)}. "
            "Wait for it with --wait SECONDS, or try again later."
        ) from error
    except OSError as error:
        raise StoreUnusable(f"{store} can't be written: {error.strerror or error}") from error


@contextmanager
def _held(file: Path) -> Iterator[None]:
    """Say in *file*, while the lock is held, by which process."""
    file.write_text(f"{os.getpid()} on {platform.node()}\n", encoding="utf-8")
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def _by(file: Path) -> str:
    """Return who holds the lock, in words; nothing where that isn't known."""
    try:
        return f" (process {file.read_text(encoding='utf-8').strip()})"
    except (OSError, ValueError):
        return ""


def _new_folder(store: Path) -> Path:
    """Return a folder to write into, of a name that no process left over from a killed build writes to."""
    folder = store / generation.GENERATIONS
    for left_over in folder.glob("*.part"):
        shutil.rmtree(left_over, ignore_errors=True)
    last = max((int(name) for name in generation.names(store) if name.isdigit()), default=0)
    part = folder / f"{last + 1:06d}.{os.getpid()}.part"
    part.mkdir()
    return part


def _forget(store: Path, keep: int) -> None:
    """Remove all but the newest *keep*; one is called a part first, so that none is ever half there."""
    for name in generation.names(store)[:-keep]:
        folder = store / generation.GENERATIONS / name
        going = folder.with_name(f"{name}.gone.part")
        with suppress(OSError):
            folder.rename(going)
            shutil.rmtree(going, ignore_errors=True)
