"""Questions and networks on the 114th Congress: seconds in process, warm, of what analysts wait for.

Each is done by turns with bare work of the engine below it, always the same: one look-up in a bare
pyoxigraph, counting signatures a bill in a bare DuckDB, or the product of two matrices in a bare scipy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from benchmarks.measure import Outcome, Promise, turns
from hillgraph.graph import Graph
from hillgraph.network.measured import measured
from hillgraph.network.network import Network

CONGRESS = 114
THING = f"congress:{CONGRESS}"
BILL, MEMBER, COMMITTEE = "bill:114-hr-1019", "person:R000580", "committee:hsju00"
SPONSOR = "SELECT ?person { ?tie a hg:Sponsorship ; hg:to $bill ; hg:from ?person }"
STANDING = "SELECT ?person { ?person hg:cosponsors $bill }"
ABOUT: tuple[tuple[str, dict[str, str]], ...] = (
    ("supporters", {"bill": BILL}),
    ("bill-story", {"bill": BILL}),
    ("member-bills", {"person": MEMBER}),
)
COUNTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("laws-by-congress", {}),
    ("committee-bills", {"committee": COMMITTEE, "congress": THING}),
    ("committee-jurisdiction", {"committee": COMMITTEE, "congress": THING}),
    ("effectiveness", {"congress": THING}),
    ("joining-by-party", {"congress": THING}),
    ("other-party-cosponsors", {"congress": THING}),
    ("bipartisan", {"congress": THING}),
)
COUNTED = "SELECT to_id, count(*) FROM read_parquet(?) GROUP BY to_id"
Work = Callable[[], object]


def outcomes(graph: Graph) -> Iterator[Outcome]:
    """Yield what is promised of look-ups, counts, projections and measures, in milliseconds."""
    cosponsors = graph.network("cosponsors", congress=CONGRESS)
    bare = Bare(_looked(graph), _counted(graph), _multiplied(cosponsors))
    yield from _questions(graph, bare)
    weave = partial(graph.network, "members", congress=CONGRESS)
    yield _taking("network members, with weights", weave, bare.product, 0.5)
    for measure in ("betweenness", "communities", "pagerank", "connectedness"):
        yield _taking(f"network {measure}", partial(measured, cosponsors, measure), bare.product, 3.0)
    house = graph.network("members", congress=CONGRESS, chamber="house")
    yield _taking("network ideal, House", partial(measured, house, "ideal"), bare.product, 2.0)
    yield _taking("network backbone, House", partial(measured, house, "backbone"), bare.product)


@dataclass(frozen=True, slots=True)
class Bare:
    """What the engines do without us, always the same work."""

    lookup: Work
    count: Work
    product: Work


def _questions(graph: Graph, bare: Bare) -> Iterator[Outcome]:
    looks = (("sponsor", SPONSOR), ("cosponsors", STANDING))
    for what, text in looks:
        yield _taking(f"look-up: a bill's {what}", partial(graph.sparql, text, bill=BILL), bare.lookup, 0.005)
    yield _taking("look-up: labels", partial(graph.labels, [BILL, MEMBER, COMMITTEE]), bare.lookup, 0.005)
    for name, values in ABOUT:
        yield _taking(f"query {name}", partial(graph.answered, name, values), bare.count)
    for name, values in COUNTS:
        yield _taking(f"query {name}", partial(graph.answered, name, values), bare.count, 0.1)
    pairs = partial(graph.answered, "caucus-cosigning", {"caucus": "caucus:none", "congress": THING})
    yield _taking("query caucus-cosigning, all pairs", pairs, bare.count, 1.0)


def _looked(graph: Graph) -> Work:
    from pyoxigraph import Store

    iri = graph.model.iri
    store = Store.read_only(str(graph.generation.rdf))
    text = f"SELECT ?person {{ ?person <{iri('hg:cosponsors')}> <{iri(BILL)}> }}"
    return lambda: list(store.query(text))  # type: ignore[arg-type]


def _counted(graph: Graph) -> Work:
    import duckdb

    files = str(graph.generation.tables / "cosponsorship" / "*.parquet")
    return lambda: duckdb.execute(COUNTED, [files]).fetchall()


def _multiplied(network: Network) -> Work:
    signed = network.signed
    if signed is None:
        raise TypeError("A network of cosponsors is made of signatures.")
    return lambda: signed.cosponsoring @ signed.sponsoring.T


def _taking(name: str, ask: Work, bare: Work, bound: float = float("inf")) -> Outcome:
    """Return how long *ask* takes in milliseconds, held against *bare* work; at most *bound* seconds."""
    ours, theirs, ratio = turns(ask, bare)
    promise = Promise(name=name, bound=1000 * bound, unit="ms", said="{:.0f}".format)
    return Outcome(promise, 1000 * ours.wall, ours, theirs, ratio)
