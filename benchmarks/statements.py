"""How many statements a generation holds for each tie of one kind, its shortcut among them."""

from __future__ import annotations

import gzip

from hillgraph.model.kinds import model
from hillgraph.store.generation import Generation


def a_tie(generation: Generation, kind: str) -> float:
    """Return statements of all graphs about ties of *kind* and their shortcuts, by the number of ties."""
    tie = model().ties[kind]
    subject = f"<{model().iri(f'{kind}:')}".encode()
    shortcut = f"> <{model().iri(tie.shortcut)}> <".encode() if tie.shortcut else b"\0"
    with gzip.open(generation.graph, "rb") as lines:
        written = sum(line.startswith(subject) or shortcut in line for line in lines)
    return written / int(generation.manifest["counts"][kind])
