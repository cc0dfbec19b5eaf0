"""A store's own health: the pointer, each generation that is kept, what was left over, and the lock.

Nothing is written, and nothing that is found wrong keeps the rest from being looked at.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from pathlib import Path

from hillgraph.errors import InvalidInput
from hillgraph.store import decisions, generation, strewn
from hillgraph.store.examined import Finding, Level, Telling, examined

BUILD = "Build again: hillgraph build"
BACK = f"{BUILD}; until then go back: hillgraph build --rollback"


def findings(store: Path, telling: Telling) -> Iterator[Finding]:
    """Yield what each check finds; *telling* is called with what comes next.

    Raises `StoreUnusable` where there is no store at all.
    """
    names = generation.names(store)
    if not names:
        generation.live(store)
    live = generation.pointed(store)
    yield _pointer(live, names)
    for name in names:
        yield from examined(store / generation.GENERATIONS / name, _remedy(store, name, live, names), telling)
    holder = _holder(store / generation.LOCK)
    yield from _left_over(store, building=bool(holder))
    yield from _decisions(store / decisions.DECISIONS)
    yield _lock(holder)


def _pointer(live: str | None, names: list[str]) -> Finding:
    if live is None:
        return Finding(
            generation.POINTER,
            f"names none of {', '.join(names)}. Make {names[-1]} the live one: hillgraph build --rollback",
            Level.WRONG,
        )
    newer = [name for name in names if name > live]
    if newer:
        rolled = f"{live} is live, {', '.join(newer)} rolled back. The next build comes forward"
        return Finding(generation.POINTER, rolled, Level.NOTE)
    return Finding(generation.POINTER, f"{live} is live")


def _remedy(store: Path, name: str, live: str | None, names: list[str]) -> str:
    if live is not None and name != live:
        return f"It isn't the live one: remove {store / generation.GENERATIONS / name}"
    return BACK if name != names[0] else BUILD


def _left_over(store: Path, *, building: bool) -> Iterator[Finding]:
    """Yield the folders of builds that were stopped; the one that is being written is none."""
    if building:
        return
    for path in sorted((store / generation.GENERATIONS).iterdir()):
        if path.suffix == generation.PART:
            text = f"was left over by a build that was stopped. Remove {path}, or let the next build do so"
            yield Finding(path.name, text, Level.NOTE)
        elif not (path / generation.MANIFEST).is_file():
            text = f"{generation.MANIFEST} is gone. Remove {path}, and if it was the live one build again"
            yield Finding(path.name, text, Level.WRONG)
    for place in strewn.left(store):
        yield Finding(strewn.NOTED, strewn.told(place), Level.NOTE)


def _decisions(path: Path) -> Iterator[Finding]:
    if not path.is_file():
        return
    try:
        count = len(decisions.lines(path))
    except InvalidInput as error:
        for fault in error.faults:
            text = f"{fault}. Correct it, or remove it and run: hillgraph resolve"
            yield Finding(path.name, text, Level.WRONG)
    else:
        yield Finding(path.name, f"{count:,} lines, each read")


def _lock(holder: str) -> Finding:
    if not holder:
        return Finding(generation.LOCK, "is free")
    text = f"a build is writing ({holder}). What it writes is looked at when it has ended"
    return Finding(generation.LOCK, text, Level.NOTE)


def _holder(lock: Path) -> str:
    """Say who holds the lock, empty if nobody does; it is let go at once, and nothing is written."""
    if not lock.is_file():
        return ""
    with lock.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return generation.holder(lock.parent) or "a process that didn't say its name"
    return ""
