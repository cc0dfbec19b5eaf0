"""Members and bills in any number, as the page draws them and as pyvis does without being told how.

``python -m benchmarks.crowds page|pyvis NODES TIES FILE`` writes a page, and prints its seconds.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.measure import Command, Spent, told
from hillgraph.model.kinds import model
from hillgraph.query.facts import Source
from hillgraph.render.view import Edge, Fact, Line, Node, View

PROGRAM = (sys.executable, "-m", "benchmarks.crowds")
DOCUMENTS = 40
BILLS = 0.1
"""The part of all nodes that are bills; the others are members."""
AS_OF = date(2026, 6, 26)
ARTICLE = Source(
    "document:article",
    "Article on the bills",
    "The Daily",
    "2025-09-09",
    ("2", "6"),
    "https://example.org/article",
)


def command(way: str, nodes: int, ties: int, file: Path) -> Command:
    """Return the command that writes *file*, by the *way* ``page`` or ``pyvis``."""
    return (*PROGRAM, way, str(nodes), str(ties), str(file))


def written(way: str, nodes: int, ties: int, file: Path) -> Spent:
    """Write *file* in a process of its own, and return what making its text took.

    Importing pyvis counts, as whoever draws one picture waits for it.
    """
    return Spent(*told(command(way, nodes, ties, file)))


def crowd(nodes: int, ties: int) -> View:
    """Return a view of so many members and bills, the same each time.

    A few bills have most of the cosponsors, and each fact has its evidence.
    """
    acts = round(nodes * BILLS)
    drawn = [_member(number) for number in range(nodes - acts)] + [_bill(number) for number in range(acts)]
    return View(
        title="Who cosponsors what",
        as_of=AS_OF,
        nodes=tuple(drawn),
        edges=tuple(
            _tie(number, drawn[member], drawn[nodes - acts + act])
            for number, (member, act) in enumerate(_pairs(nodes - acts, acts, ties))
        ),
        looks=tuple(look for kind in model().things.values() for look in kind.looks),
        lines=tuple(
            Line(kind.name, kind.label, kind.plural, kind.colour, kind.width)
            for kind in model().ties.values()
            if kind.drawn
        ),
        sources=("Bill Status, U.S. Government Publishing Office. Public domain.", "The Daily. Cited."),
    )


def main(way: str, nodes: int, ties: int, file: Path) -> None:
    """Write a page, and print the seconds that its text took, by the wall and of the processor."""
    view = crowd(nodes, ties)
    draw: Callable[[View], str] = _page if way == "page" else _stock
    wall, processor = perf_counter(), process_time()
    text = draw(view)
    print(perf_counter() - wall, process_time() - processor)
    file.write_text(text, encoding="utf-8")


def _page(view: View) -> str:
    from hillgraph.render.page import page

    return page(view)


def _stock(view: View) -> str:
    """Return the page of pyvis as it comes, from the names of the same things and ties."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for node in view.nodes:
        network.add_node(node.name, label=node.label)
    for edge in view.edges:
        network.add_edge(edge.source, edge.target)
    return str(network.generate_html())


def _pairs(members: int, acts: int, ties: int) -> list[tuple[int, int]]:
    """Return who cosponsors what: everybody something, then by chance, the first bills most of all."""
    dice = random.Random(ties)  # noqa: S311  (a picture, not a secret)
    pairs = dict.fromkeys((member, member % acts) for member in range(members))
    while len(pairs) < ties:
        pairs[int(members * dice.random() ** 1.5), int(acts * dice.random() ** 2)] = None
    return list(pairs)


def _member(number: int) -> Node:
    return Node(f"person:P{number:06}", f"Member Number {number}", "legislator", _facts(number))


def _bill(number: int) -> Node:
    return Node(f"bill:119-hr-{number + 1}", f"H.R. {number + 1}", "bill", _facts(number))


def _tie(number: int, member: Node, act: Node) -> Edge:
    name = f"cosponsorship:{member.name.partition(':')[2]}.{act.name.partition(':')[2]}"
    since = date(2025, 1, 1 + number % 28)
    return Edge(name, "cosponsorship", member.name, act.name, "cosponsors", _facts(number), since)


def _facts(number: int) -> tuple[Fact, ...]:
    proof = Source(
        f"document:billstatus.{number % DOCUMENTS}",
        f"Bill status of H.R. {number % DOCUMENTS + 1}",
        "U.S. Government Publishing Office",
        "2026-06-25",
        (f"row {number}",),
        "https://www.govinfo.gov/bulkdata/BILLSTATUS/119/hr/BILLSTATUS-119hr1.xml",
    )
    return (
        Fact("joined on", f"2025-01-{1 + number % 28:02}", (proof,)),
        Fact("original cosponsor", "no", (proof,)),
        Fact("as it is put", "Joined the others on the floor of the House.", (proof, ARTICLE)),
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
