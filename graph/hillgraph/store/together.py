"""RDF files as one graph, each fault with its place."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.errors import Fault, InvalidInput
from hillgraph.store.doubtful import doubts
from hillgraph.store.rdf_files import statements

if TYPE_CHECKING:
    from rdflib import Graph


def together(paths: Iterable[Path], doubtful: list[Fault] | None = None) -> Graph:
    """Return what the default graphs of files say, each file's blank nodes its own.

    What is kept though it is doubtful is added to *doubtful*. Raises `InvalidInput` with the first fault
    of each file that can't be read.
    """
    from rdflib import Graph

    graph, faults = Graph(), list[Fault]()
    for path in paths:
        try:
            read = _read(path)
        except InvalidInput as error:
            faults += error.faults
            continue
        graph += read
        if doubtful is not None:
            doubtful += doubts(path, read.objects())
    if faults:
        raise InvalidInput(faults)
    return graph


@contextmanager
def kept_as_written() -> Iterator[None]:
    """Keep rdflib from printing a trace of calls for each value that its type doesn't have."""
    logger = logging.getLogger("rdflib.term")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before


def _read(path: Path) -> Graph:
    from pyoxigraph import DefaultGraph, RdfFormat, serialize
    from rdflib import Graph

    quads = statements(path, base=path.absolute().as_uri())
    said = (quad.triple for quad in quads if isinstance(quad.graph_name, DefaultGraph))
    with kept_as_written():
        return Graph().parse(data=serialize(said, format=RdfFormat.N_TRIPLES) or b"", format="nt")
