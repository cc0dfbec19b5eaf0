"""The health of a store on a server: which build is live, and whether each holds what was brought."""

from __future__ import annotations

from collections.abc import Iterator

from hillgraph.errors import HillgraphError
from hillgraph.store.examined import Finding, Level, Telling
from hillgraph.store.generation import FORMAT
from hillgraph.store.remote.door import Door
from hillgraph.store.remote.pushing import counted
from hillgraph.store.remote.served import Served, State, state
from hillgraph.store.remote.server import Server

BUILD = "Build again: hillgraph build"
BACK = f"{BUILD}; until then go back: hillgraph build --rollback"


def findings(server: Server, telling: Telling) -> Iterator[Finding]:
    """Yield what each check finds, as `hillgraph.store.doctor.findings` does of a folder; nothing is written.

    The statements of each build are counted, not compared: a server keeps its own files whole.
    """
    with Door(server) as door:
        found = state(door)
        yield _pointer(found)
        for name in found.whole:
            telling(f"{name}: statements")
            yield _whole(door, found.builds[name])
    for name in sorted(found.builds.keys() - {*found.whole}):
        text = (
            "is not whole: a build is writing it, or was stopped. The next build removes what was left over"
        )
        yield Finding(name, text, Level.NOTE)
    for holder in found.holders:
        yield Finding("mark", f"a build is writing ({holder}), or was stopped while it did", Level.NOTE)


def _pointer(found: State) -> Finding:
    if len(found.live) != 1:
        named = ", ".join(found.live) or "none"
        return Finding("live", f"one build is to be the live one, and there is {named}. {BUILD}", Level.WRONG)
    live = found.live[0]
    if live not in found.whole:
        return Finding("live", f"{live} is to be live and isn't whole. {BUILD}", Level.WRONG)
    newer = [name for name in found.whole if name > live]
    if newer:
        rolled = f"{live} is live, {', '.join(newer)} rolled back. The next build comes forward"
        return Finding("live", rolled, Level.NOTE)
    return Finding("live", f"{live} is live")


def _whole(door: Door, served: Served) -> Finding:
    if served.manifest.get("format") != FORMAT:
        return Finding(served.name, f"has a format that this version doesn't read. {BUILD}", Level.WRONG)
    expected = served.manifest["statements"]
    try:
        found = sum(counted(door, graph) for graph in served.graphs)
    except HillgraphError as error:
        return Finding(served.name, f"can't be counted: {error}", Level.WRONG)
    if found != expected:
        return Finding(
            served.name, f"holds {found:,} statements, and was built with {expected:,}. {BACK}", Level.WRONG
        )
    return Finding(served.name, f"{found:,} statements in {len(served.graphs)} graphs, as it was built")
