"""Answers read back by readers that share no code with the engine that wrote them, and compared.

Rows are compared as bags, or in order where the query orders them; blank nodes by what hangs on
them; numbers and truth values by value and language tags without case, as the store keeps values
and not spellings. Datatypes count. Of the readers, rdflib's of TSV isn't used: it loses rows
without a value and refuses negative decimals.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

from rdflib import RDF, RDFS, XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.plugins.sparql.results.rdfresults import RDFResult
from rdflib.query import Result
from rdflib.term import Node, Variable

ENDINGS = {".srx": "xml", ".srj": "json", ".tsv": "tsv"}
RDF_FORMS = {
    "ttl": "turtle",
    "nt": "nt",
    "rdfxml": "xml",
    "jsonld": "json-ld",
    "nq": "nquads",
    "trig": "trig",
}
ORDERED = re.compile(r"\border\s+by\b[^}]*\Z", re.IGNORECASE)
WHOLE = """
    integer long int short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger
    unsignedLong unsignedInt unsignedShort unsignedByte
"""
EXACT = {XSD.decimal, *(XSD[name] for name in WHOLE.split())}
PLACE, NUMBER = URIRef("urn:row:place"), URIRef("urn:row:number")

Row = dict[str, Node]


def expected(path: Path, base: str) -> Result:
    """Return the result that a file holds: rows, a truth value or a graph."""
    if path.suffix == ".ttl":
        return RDFResult(Graph().parse(path, format="turtle", publicID=base))
    return read(path.read_bytes(), ENDINGS[path.suffix])


def read(data: bytes, form: str) -> Result:
    """Return what an answer in json, xml or tsv says."""
    return _tabbed(data) if form == "tsv" else Result.parse(BytesIO(data), format=form)


def statements(data: bytes, form: str) -> Graph:
    """Return the graph that an answer holds; in a form of quads that is its default graph."""
    if form in {"nq", "trig"}:
        graph: Graph = Dataset().parse(data=data, format=RDF_FORMS[form]).default_graph
        return graph
    return Graph().parse(data=data, format=RDF_FORMS[form])


def same(one: Result, other: Result, *, ordered: bool = False) -> bool:
    """Say whether two results say the same; of rows the columns may stand in any order."""
    if one.type != other.type or one.type == "ASK":
        return (one.type, one.askAnswer) == (other.type, other.askAnswer)
    return set(one.vars or ()) == set(other.vars or ()) and alike(rows(one), rows(other), ordered=ordered)


def same_graph(one: Graph, other: Graph) -> bool:
    """Say whether two graphs say the same."""
    return isomorphic(_valued(one), _valued(other))


def alike(one: list[Row], other: list[Row], *, ordered: bool = False) -> bool:
    """Say whether two lists of rows are the same but for the labels of blank nodes."""
    return isomorphic(_drawn(one, ordered=ordered), _drawn(other, ordered=ordered))


def rows(result: Result) -> list[Row]:
    """Return the rows of a result by value, what is unbound left out."""
    return [{str(name): _value(node) for name, node in row.items()} for row in result.bindings]


def flat(result: Result) -> list[Row]:
    """Return the rows of a result as CSV can hold them: plain texts, an empty one for what is unbound."""
    return [
        {str(name): _cell(row.get(name)) for name in result.vars or ()} for row in map(dict, result.bindings)
    ]


def separated(data: bytes) -> list[Row]:
    """Return the rows of a CSV, as the standard library reads it; an empty line is a row too."""
    head, *lines = csv.reader(StringIO(data.decode(), newline=""), strict=True)
    return [
        {name: _text(cell) for name, cell in zip(head, line or [""] * len(head[:1]), strict=True)}
        for line in lines
    ]


def by_number(found: list[Row]) -> list[Row]:
    """Return rows of texts with each number in one spelling."""
    return [{name: _numbered(node) for name, node in row.items()} for row in found]


def _numbered(node: Node) -> Node:
    number = isinstance(node, Literal) and re.fullmatch(r"[+-]?[0-9.]+([eE][+-]?[0-9]+)?", str(node))
    return Literal(repr(float(str(node)))) if number else node


def _tabbed(data: bytes) -> Result:
    """Read TSV by its definition: cells are Turtle's terms, unbound is an empty one."""
    result = Result("SELECT")
    head, *lines = data.decode().removesuffix("\n").split("\n")
    names = [Variable(name[1:]) for name in head.split("\t") if name.startswith("?")]
    cells = [line.split("\t") for line in lines]
    said = [
        f"<urn:{place}> <urn:{column}> {cell} ."
        for place, line in enumerate(cells)
        for column, cell in enumerate(line)
        if cell
    ]
    graph = Graph().parse(data="\n".join(said), format="turtle")
    found: list[dict[Variable, Node]] = [{} for _ in cells]
    for row, column, node in graph:
        found[int(str(row)[4:])][names[int(str(column)[4:])]] = node
    result.vars, result.bindings = names, found  # type: ignore[assignment]
    return result


def _cell(node: Node | None) -> Node:
    return node if isinstance(node, BNode) else Literal(str("" if node is None else node))


def _text(cell: str) -> Node:
    return BNode(cell[2:]) if cell.startswith("_:") else Literal(cell)


def _valued(graph: Graph) -> Graph:
    found = Graph()
    for subject, predicate, node in graph:
        found.add((subject, predicate, _value(node)))
    return found


def _value(node: Node) -> Node:
    """Return a literal as a plain text of its value, language and datatype; another node as it is."""
    if not isinstance(node, Literal):
        return node
    datatype = node.datatype or (RDF.langString if node.language else XSD.string)
    text = str(node)
    if datatype in {XSD.double, XSD.float}:
        text = repr(float(text.replace("INF", "inf")))
    elif datatype == XSD.boolean:
        text = {"1": "true", "0": "false"}.get(text, text)
    elif datatype in EXACT:
        text = f"{Decimal(text).normalize():f}"
    return Literal(f"{text}@{(node.language or '').lower()}^^{datatype}")


def _drawn(found: list[Row], *, ordered: bool) -> Graph:
    """Return rows as a graph: what is alike once, with its number; with its place where rows are ordered."""
    graph = Graph()
    counted = Counter((place if ordered else 0, frozenset(row.items())) for place, row in enumerate(found))
    for (place, row), number in counted.items():
        _put(graph, dict(row), place, number)
    return graph


def _put(graph: Graph, row: Mapping[str, Node], place: int, number: int) -> None:
    node = BNode()
    graph.add((node, RDF.type, RDFS.Resource))
    graph.add((node, PLACE, Literal(place)))
    graph.add((node, NUMBER, Literal(number)))
    for name, value in row.items():
        graph.add((node, URIRef(f"urn:column:{name}"), value))
