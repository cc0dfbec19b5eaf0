"""Choices: how a build goes about its work, whatever goes into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from hillgraph.model.records import Record, Thing
from hillgraph.store.generation import KEPT, Generation

Told = Callable[[int, int], None]
Checking = Callable[[Generation, Iterable[Thing]], list[Record]]


@dataclass(frozen=True, slots=True)
class Choices:
    """The day on which ties stand, how many processes, how long to wait, how much to keep.

    *cluster* is the address of a Dask scheduler whose workers read files instead, *parts* that of the place
    where they leave what they wrote, if they don't see the store.

    *told* is called with the number of documents read so far and of all, *unread* at the end with that of
    those which an earlier build had read, and of all. *checking* asks what was
    built for a check of each claim; without it claims have no verdict.
    """

    as_of: date | None = None
    jobs: int | None = None
    wait: float = 0
    keep: int = KEPT
    skip_broken: bool = False
    cluster: str | None = None
    parts: str | None = None
    told: Told | None = None
    checking: Checking | None = None
    unread: Told | None = None
