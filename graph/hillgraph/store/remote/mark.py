"""The mark of who is writing on a server, which has no lock: two at once find each other's and withdraw."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from hillgraph.errors import StoreUnusable
from hillgraph.model.kinds import model
from hillgraph.store.remote.door import Door
from hillgraph.store.remote.register import literal, say, unsay
from hillgraph.store.remote.served import HELD, State, state, store
from hillgraph.store.remote.server import Server

AGAIN = 0.2  # seconds


@contextmanager
def held(door: Door, wait: float) -> Iterator[State]:
    """Keep our mark on the store while we write, and yield what it says of its builds.

    Who finds another's mark beside its own takes its own away: of two at once at most one goes on. Raises
    `StoreUnusable` naming the other one when it is still there after *wait* seconds.
    """
    mine, end = f"process {os.getpid()} on {platform.node()}", monotonic() + wait
    while True:
        with _marked(door, mine):
            found = state(door)
            others = [holder for holder in found.holders if holder != mine and not _gone(door, holder)]
            if not others:
                yield found
                return
        if monotonic() > end:
            raise StoreUnusable(_busy(door.server, others[0]))
        sleep(AGAIN)


@contextmanager
def _marked(door: Door, mine: str) -> Iterator[None]:
    say(door, store(), HELD, literal(mine))
    try:
        yield
    finally:
        unsay(door, store(), HELD, literal(mine))


def _busy(server: Server, holder: str) -> str:
    mark = f"DELETE DATA {{ GRAPH <{store()}> {{ <{store()}> <{model().iri(HELD)}> {literal(holder)} }} }}"
    return (
        f"Another build is writing {server} ({holder}). Wait for it with --wait SECONDS, or try again later. "
        f"If it was stopped, take its mark away by this update: {mark}"
    )


def _gone(door: Door, holder: str) -> bool:
    """Say whether a holder was a process of this machine that is no more, and take its mark away then."""
    words = holder.split(" ", 3)
    if len(words) < 4 or words[3] != platform.node() or not words[1].isdigit():
        return False
    try:
        os.kill(int(words[1]), 0)
    except ProcessLookupError:
        unsay(door, store(), HELD, literal(holder))
        return True
    except PermissionError:
        return False
    return False
