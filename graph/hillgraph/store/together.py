"""RDF files as one graph, each fault with its place.

Turtle, N-Triples, TriG and N-Quads are read by pyoxigraph, which refuses all that their grammars
refuse; rdflib takes IRIs with blanks and worse for good. Other forms are rdflib's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.errors import Fault, InvalidInput

if TYPE_CHECKING:
    from rdflib import Graph

EXACT = frozenset({".ttl", ".nt", ".trig", ".nq"})


def together(paths: Iterable[Path]) -> Graph:
    """Return what the default graphs of files say, each file's blank nodes its own.

    Raises `InvalidInput` with the first fault of each file that can't be read.
    """
    from rdflib import Graph

    graph, faults = Graph(), []
    for path in paths:
        try:
            _put(path, graph)
        except SyntaxError as error:
            words = _PLACE.sub("", str(error.msg))
            faults.append(Fault(str(path), error.lineno or 0, error.offset or 0, f"{_UNREAD}: {words}"))
        except Exception as error:  # noqa: BLE001 - each of rdflib's parsers has errors of its own
            faults.append(Fault(str(path), 0, 0, f"{_UNREAD}: {' '.join(str(error).split())}"))
    if faults:
        raise InvalidInput(faults)
    return graph


_UNREAD = "can't be read as RDF"
_PLACE = re.compile(r"^Parser error at [^:]*: ")


def _put(path: Path, graph: Graph) -> None:
    if path.suffix.lower() not in EXACT:
        graph.parse(path)
        return
    from pyoxigraph import DefaultGraph, RdfFormat, parse, serialize

    form = RdfFormat.from_extension(path.suffix.lower().removeprefix("."))
    base = path.absolute().as_uri()
    quads = parse(path=path, format=form, base_iri=base, rename_blank_nodes=True)
    said = (quad.triple for quad in quads if isinstance(quad.graph_name, DefaultGraph))
    graph.parse(data=serialize(said, format=RdfFormat.N_TRIPLES) or b"", format="nt")
