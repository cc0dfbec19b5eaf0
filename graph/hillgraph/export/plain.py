"""The RDF forms for programs: N-Triples, N-Quads and RDF/XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from hillgraph.export.heading import commented, heading
from hillgraph.export.selection import Order, Selection
from hillgraph.export.signs import no_xml, without

if TYPE_CHECKING:
    from pyoxigraph import Triple

TOGETHER = 5000
BLOCK = 1024**2
DASHES = re.compile("-(?=-|$)")


def ntriples(selection: Selection, out: IO[bytes]) -> int:
    """Write the merged record, or one dataset's own graph, a statement a line."""
    out.write(commented(selection).encode())
    count = 0
    for group in selection.groups():
        out.write("".join(each.triple for each in group.statements).encode())
        count += len(group.statements)
    return count


def nquads(selection: Selection, out: IO[bytes]) -> int:
    """Write all graphs, a statement a line: below the head the canonical lines as they are."""
    out.write(commented(selection).encode())
    count = 0
    if selection.aligned or selection.graph:
        for group in selection.groups(named=True):
            out.write("".join(each.line for each in group.statements).encode())
            count += len(group.statements)
        return count
    for line in selection.lines():
        out.write(line.encode())
        count += 1
    return count


def rdfxml(selection: Selection, out: IO[bytes]) -> int:
    """Write the merged record, or one dataset's own graph, as RDF/XML.

    A character that XML can't hold becomes U+FFFD, for XML has no way to write it.
    """
    from pyoxigraph import RdfFormat, serialize

    count = 0

    def counted() -> Iterator[Triple]:
        nonlocal count
        for count, triple in enumerate(_triples(selection), 1):  # noqa: B007
            yield triple

    with TemporaryFile() as text:
        serialize(counted(), text, RdfFormat.RDF_XML, prefixes=dict(selection.model.terms))
        text.seek(0)
        out.write(text.readline())
        out.write(_comment(selection))
        for block in iter(partial(text.read, BLOCK), b""):
            out.write(block.replace(b"\r", b"&#xD;"))  # a reader of XML would make it a line feed
    out.write(b"\n")
    return count


def _triples(selection: Selection) -> Iterator[Triple]:
    from pyoxigraph import RdfFormat, parse

    order = Order(selection.model)
    groups = selection.groups()
    while batch := list(islice(groups, TOGETHER)):
        text = "".join(each.triple for group in batch for each in order(group))
        triples = (quad.triple for quad in parse(text, format=RdfFormat.N_TRIPLES))
        yield from triples if not no_xml(text) else map(_writable, triples)


def _writable(triple: Triple) -> Triple:
    from pyoxigraph import Literal, Triple

    said = triple.object
    if not isinstance(said, Literal) or not no_xml(said.value):
        return triple
    text = without(said.value)
    clean = Literal(text, language=said.language) if said.language else Literal(text, datatype=said.datatype)
    return Triple(triple.subject, triple.predicate, clean)


def _comment(selection: Selection) -> bytes:
    lines = "\n".join(without(line) for line in heading(selection))
    return f"<!--\n{DASHES.sub('- ', lines)}\n-->\n".encode()
