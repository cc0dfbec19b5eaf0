"""What the graph STORE says of builds, as it is written: which there are, are whole, and is live."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hillgraph.errors import StoreUnusable
from hillgraph.model.kinds import model
from hillgraph.model.statements import escaped
from hillgraph.store.remote.door import Door
from hillgraph.store.remote.served import CURRENT, GRAPH, TOLD, VERSION, Served, State, home, state, store

KEPT_BACK = ("inputs", "crc32")  # of a manifest: what is of use beside the files alone


def begin(door: Door, name: str) -> None:
    """Say that a build is coming, so that the next one finds it if it doesn't end."""
    say(door, store(), VERSION, f"<{_iri(name)}>")


def has(door: Door, name: str, graph: str) -> None:
    """Say that a graph belongs to a build, before anything is in it."""
    say(door, _iri(name), GRAPH, f"<{graph}>")


def end(door: Door, served: Served, manifest: Mapping[str, object]) -> Served:
    """Say that all of a build is there, and return it."""
    kept = {key: value for key, value in manifest.items() if key not in KEPT_BACK}
    say(door, _iri(served.name), TOLD, literal(json.dumps(kept, ensure_ascii=False, sort_keys=True)))
    return Served(served.server, served.name, served.graphs, kept)


def point(door: Door, found: State, name: str) -> None:
    """Make a build the live one by swapping one triple; raise `StoreUnusable` where that didn't happen."""
    old = " ".join(_current(each) for each in found.live if each != name)
    if old:
        door.update(f"DELETE {{ {old} }} INSERT {{ {_current(name)} }} WHERE {{ {old} }}")
    elif name not in found.live:
        door.update(f"INSERT DATA {{ {_current(name)} }}")
    if state(door).live != (name,):
        raise StoreUnusable(f"{door.server} didn't make {name} the live build. Look with: hillgraph doctor")


def drop(door: Door, served: Served) -> None:
    """Remove a build: it is said to be no more before its graphs go."""
    unsay(door, _iri(served.name), TOLD)
    for graph in served.graphs:
        door.remove(graph)
    unsay(door, _iri(served.name), GRAPH)
    unsay(door, store(), VERSION, f"<{_iri(served.name)}>")


def say(door: Door, subject: str, term: str, value: str) -> None:
    """Add a statement to the graph STORE; its value is written as N-Triples has it.

    By an update, as others read meanwhile: what the Graph Store Protocol adds, a server may show half.
    """
    door.update(f"INSERT DATA {{ GRAPH <{store()}> {{ <{subject}> <{model().iri(term)}> {value} }} }}")


def unsay(door: Door, subject: str, term: str, value: str = "?value") -> None:
    """Take away a statement of the graph STORE, without a *value* all of that subject and term."""
    door.update(f"DELETE WHERE {{ GRAPH <{store()}> {{ <{subject}> <{model().iri(term)}> {value} }} }}")


def literal(text: str) -> str:
    """Return a text as N-Triples writes it."""
    return f'"{escaped(text)}"'


def _current(name: str) -> str:
    return f"GRAPH <{store()}> {{ <{store()}> <{model().iri(CURRENT)}> <{_iri(name)}> }}"


def _iri(name: str) -> str:
    return home(name)[:-1]
