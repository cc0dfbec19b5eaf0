"""Questions and networks on the 114th Congress: seconds in process, warm, of what analysts wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import perf_counter

from benchmarks.measure import Outcome, Promise
from hillgraph.graph import Graph
from hillgraph.network.measured import measured

CONGRESS = 114
THING = f"congress:{CONGRESS}"
BILL, MEMBER, COMMITTEE = "bill:114-hr-1019", "person:R000580", "committee:hsju00"
ROUNDS = 5
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


def outcomes(graph: Graph) -> Iterator[Outcome]:
    """Yield what is promised of look-ups, counts, projections and measures, in milliseconds or seconds."""
    yield _taking("look-up: a bill's sponsor", partial(graph.sparql, SPONSOR, bill=BILL), 0.005)
    yield _taking("look-up: a bill's cosponsors", partial(graph.sparql, STANDING, bill=BILL), 0.005)
    yield _taking("look-up: labels", partial(graph.labels, [BILL, MEMBER, COMMITTEE]), 0.005)
    for name, values in ABOUT:
        yield _taking(f"query {name}", partial(graph.answered, name, values), float("inf"))
    for name, values in COUNTS:
        yield _taking(f"query {name}", partial(graph.answered, name, values), 0.1)
    pairs = {"caucus": "caucus:none", "congress": THING}
    yield _taking(
        "query caucus-cosigning, all pairs", partial(graph.answered, "caucus-cosigning", pairs), 1.0
    )
    weave = partial(graph.network, "members", congress=CONGRESS)
    yield _taking("network members, with weights", weave, 0.5)
    cosponsors = graph.network("cosponsors", congress=CONGRESS)
    for measure in ("betweenness", "communities", "pagerank", "connectedness"):
        yield _taking(f"network {measure}", partial(measured, cosponsors, measure), 3.0)
    house = graph.network("members", congress=CONGRESS, chamber="house")
    yield _taking("network ideal, House", partial(measured, house, "ideal"), 2.0)
    yield _taking("network backbone, House", partial(measured, house, "backbone"), float("inf"))


def _taking(name: str, ask: Callable[[], object], bound: float) -> Outcome:
    """Return how long *ask* takes, the median of several times after a first one that isn't counted."""
    ask()
    found = []
    for _ in range(ROUNDS):
        began = perf_counter()
        ask()
        found.append(perf_counter() - began)
    return Outcome(
        Promise(name=name, bound=1000 * bound, unit="ms", said="{:.0f}".format), 1000 * median(found)
    )
