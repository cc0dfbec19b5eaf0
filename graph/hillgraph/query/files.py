"""RDF files as sorted lines: streamed where they are so already, else parsed and held within limits."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.errors import Fault, InvalidInput, LimitReached, WrongUse
from hillgraph.model.lines import LINE
from hillgraph.store import rdf_files
from hillgraph.store.rdf_files import COMPARED, unpacked

if TYPE_CHECKING:
    from pyoxigraph import Quad

PLAIN = {"N_TRIPLES", "N_QUADS"}
WITH_GRAPHS = {"TRIG", "N_QUADS"}
LONGEST = 1024**2  # bytes of a line that is streamed
STATEMENTS = 1_000_000  # held at most, some 300 bytes each
ADVICE = "Compare the stores, or N-Quads as hillgraph export -o FILE.nq writes them: both are streamed."
Lines = Callable[[], Iterator[bytes]]


def opened(path: Path) -> Lines:
    """Return what opens the lines of the RDF file at *path*.

    Raises `WrongUse` for another form, `InvalidInput` for what can't be read, and `LimitReached` for
    more statements than are held.
    """
    found = form(path)
    try:
        if found in PLAIN and _sorted(path):
            return partial(_streamed, path)
        held = _held(path)
    except (OSError, EOFError, zlib.error) as error:
        raise InvalidInput([Fault(str(path), 0, 0, f"can't be read: {error}")]) from error
    return lambda: iter(held)


def form(path: Path) -> str:
    """Return the form that the ending of a name tells; raise `WrongUse` where it tells none of these."""
    known = rdf_files.form(path)
    if known is None or known not in COMPARED.values():
        endings = " ".join(COMPARED)
        raise WrongUse(f"The name '{path}' doesn't tell a form that is compared: {endings}, also with .gz.")
    return known


def _streamed(path: Path) -> Iterator[bytes]:
    with unpacked(path) as file:
        for line in iter(partial(file.readline, LONGEST), b""):
            if not line.startswith(b"#"):
                yield line


def _sorted(path: Path) -> bool:
    """Say whether every line is a statement as we write it, and none comes before the one above it."""
    last = b""
    try:
        for line in _streamed(path):
            parts = LINE.fullmatch(line.decode())
            if parts is None or " " in parts[1] or line < last:
                return False
            last = line
    except UnicodeDecodeError:
        return False
    return True


def _held(path: Path) -> list[bytes]:
    found: set[bytes] = set()
    for quad in rdf_files.statements(path):
        found.add(_line(path, quad))
        if len(found) > STATEMENTS:
            raise LimitReached(f"{path} has more than {STATEMENTS:,} statements. {ADVICE}")
    return sorted(found)


def _line(path: Path, quad: Quad) -> bytes:
    from pyoxigraph import DefaultGraph, Literal, NamedNode

    known = (NamedNode, Literal, DefaultGraph)
    parts = (quad.subject, quad.predicate, quad.object, quad.graph_name)
    nameless = next((part for part in parts if not isinstance(part, known)), None)
    if nameless is not None:
        reason = f"{nameless} has no name, so it can't be found again on the other side. Give it an IRI."
        raise InvalidInput([Fault(str(path), 0, 0, reason)])
    written = " ".join(str(part) for part in parts if not isinstance(part, DefaultGraph))
    return f"{written} .\n".encode()
