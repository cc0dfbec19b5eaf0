"""Views made by hand for the tests of the picture: every look, several sources, hostile words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hillgraph.model.kinds import Look, model
from hillgraph.query.facts import Source
from hillgraph.render.view import Edge, Fact, Line, Node, View
from hillgraph.sources.story import Name, Step, Story

BILL = "bill:119-hr-4687"
RIVAL = "bill:119-hr-5534"
KITA = "organization:kita"
SPONSOR = "person:K000397"
FIRM = "organization:thomas-capitol-partners"
CONTRACT = "engagement:thomas-capitol-partners.kita.press"
UNDRAWN = frozenset("claim claim_check dataset document issue subject".split())
HOSTILE = "</script><img src=x onerror=\"document.title='ran'\">"

RECORD = Source(
    "document:billstatus.119hr4687",
    "Bill status of H.R. 4687",
    "U.S. Government Publishing Office",
    "2026-06-25",
    address="https://www.govinfo.gov/bulkdata/BILLSTATUS/119/hr/BILLSTATUS-119hr4687.xml",
)
ARTICLE = Source(
    "document:asiae.1",
    "Article on the Act",
    "The Asia Business Daily",
    "2025-09-09",
    ("2", "6"),
    "https://example.org/a",
)


def pictured() -> View:
    """Return sixty-one things of every drawn look, and their ties."""
    looks, lines = _looks(), _lines()
    nodes = (*_actors(), *_members(30), *_filler(looks))
    return View(
        title="Who moves the Partner with Korea Act",
        as_of=date(2026, 6, 26),
        nodes=nodes,
        edges=_edges(nodes),
        looks=looks,
        lines=lines,
        sources=(
            "Bill Status, U.S. Government Publishing Office. Public domain.",
            "The Asia Business Daily. Cited.",
        ),
        left_out=12,
        how_to_see="Ask for one thing and its neighbours: hillgraph render organization:kita.",
    )


def storied() -> View:
    """Return the same with two who signed both bills, and a story of three steps."""
    base = pictured()
    both = tuple(Node(f"person:B{i}", f"Twice Signed {i}", "legislator") for i in range(2))
    proof = (Fact("joined on", "2025-09-01", (RECORD,)),)
    ties = tuple(
        Edge(
            f"cosponsorship:{node.name[7:]}.{target[5:]}",
            "cosponsorship",
            node.name,
            target,
            "cosponsors",
            proof,
            date(2025, 9, 1),
        )
        for node in both
        for target in (BILL, RIVAL)
    )
    steps = (
        Step("Young Kim sponsors it.", show=_names(SPONSOR, BILL)),
        Step("From KITA it is two ties to the committee.", path=_names(FIRM, KITA)),
        Step("Two signed both.", compare=_names(RIVAL, BILL), day=date(2025, 9, 2)),
    )
    return replace(
        base, nodes=base.nodes + both, edges=base.edges + ties, story=Story("story.yml", "A story", steps)
    )


def _names(*names: str) -> tuple[Name, ...]:
    return tuple(Name(name, 1, 1) for name in names)


def crowded(people: int, bills: int, ties: int) -> View:
    """Return a view of *people* on *bills*, with about *ties* ties, each with its evidence."""
    persons = [Node(f"person:P{i:06}", f"Member Number {i}", "legislator", _facts(i)) for i in range(people)]
    acts = [Node(f"bill:119-hr-{i + 1}", f"H.R. {i + 1}", "bill", _facts(i)) for i in range(bills)]
    edges: dict[str, Edge] = {}
    for i in range(ties):
        person, act = persons[i % people], acts[(i // people * 7 + i % people % (i // people + 3)) % bills]
        key = f"cosponsorship:{person.name.split(':')[1]}.{act.name.split(':')[1]}"
        edges[key] = Edge(
            key, "cosponsorship", person.name, act.name, "cosponsors", _facts(i), date(2025, 1, 1 + i % 28)
        )
    base = pictured()
    return replace(base, nodes=(*persons, *acts), edges=tuple(edges.values()), left_out=0, how_to_see="")


def hostile() -> View:
    """Return a view whose every word tries to run."""
    look = next(look for look in _looks() if look.name == "person")
    proof = Source("document:x", HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), "javascript:alert(1)")
    facts = (Fact(HOSTILE, HOSTILE, (proof,), "javascript:alert(1)", contested=True),)
    nodes = tuple(
        Node(f"person:{key}", HOSTILE, look.name, facts, HOSTILE, HOSTILE, contested=True)
        for key in ("a", "b")
    )
    line = replace(_lines()[0], label=HOSTILE, plural=HOSTILE)
    edges = (Edge("t:1", line.kind, nodes[0].name, nodes[1].name, HOSTILE, facts, contested=True),)
    return View(
        HOSTILE,
        date(2026, 6, 26),
        nodes,
        edges,
        (replace(look, label=HOSTILE, plural=HOSTILE),),
        (line,),
        (HOSTILE,),
        1,
        HOSTILE,
    )


def _looks() -> tuple[Look, ...]:
    return tuple(look for kind in model().things.values() for look in kind.looks)


def _lines() -> tuple[Line, ...]:
    return tuple(
        Line(kind.name, kind.label, kind.plural, kind.colour, kind.width, kind.support)
        for kind in model().ties.values()
        if kind.drawn
    )


def _actors() -> tuple[Node, ...]:
    said = (
        Fact("title", "Partner with Korea Act", (RECORD, ARTICLE)),
        Fact("introduced on", "2025-07-23", (RECORD,), contested=True),
        Fact("introduced on", "2025-07-24", (ARTICLE,), contested=True),
        Fact(
            "page", "congress.gov", (RECORD,), "https://www.congress.gov/bill/119th-congress/house-bill/4687"
        ),
    )
    other = (Fact("also called", "Thomas Capital Partners", (ARTICLE,)),)
    names = (Fact("also called", "한국무역협회", (ARTICLE,)), Fact("also called", "KITA", (ARTICLE,)))
    return (
        Node(BILL, "Partner with Korea Act (H.R. 4687)", "bill", said, short="H.R. 4687", contested=True),
        Node(RIVAL, "H.R. 5534 (119th)", "bill", (Fact("number", "5534", (RECORD,)),)),
        Node(KITA, "Korea International Trade Association", "trade_association", names, short="KITA"),
        Node(FIRM, "Thomas Capitol Partners", "lobbying_firm", other),
        Node("committee:hsju00", "House Committee on the Judiciary", "committee"),
        Node("caucus:capac", "Congressional Asian Pacific American Caucus", "caucus", short="CAPAC"),
        Node(SPONSOR, "Young Kim", "legislator", (Fact("bioguide id", "K000397", (RECORD,)),)),
    )


def _members(count: int) -> tuple[Node, ...]:
    return tuple(
        Node(f"person:M{i:06}", f"Member {i} of the House", "legislator", (Fact("State", "CA", (RECORD,)),))
        for i in range(count)
    )


def _filler(looks: tuple[Look, ...]) -> tuple[Node, ...]:
    used = {"bill", "trade_association", "lobbying_firm", "committee", "caucus", "legislator"}
    drawn = [look for look in looks if look.name not in used | UNDRAWN]
    return tuple(
        Node(
            f"{look.name}:{i}",
            f"{look.label.capitalize()} number {i}",
            look.name,
            (Fact("note", "x", (ARTICLE,)),),
        )
        for i in range(2)
        for look in drawn
    )


def _edges(nodes: tuple[Node, ...]) -> tuple[Edge, ...]:
    signed, day = (Fact("joined on", "2025-07-23", (RECORD,)),), date(2025, 7, 23)
    paid = (
        Fact("amount in US dollars", "30,000", (ARTICLE,), contested=True),
        Fact("amount in US dollars", "not reported", (RECORD,), contested=True),
    )
    ended = Edge(
        "engagement:tcp.kita.FARA", "engagement", FIRM, KITA, "represents", signed, date(2010, 3, 25)
    )
    edges = [
        Edge(f"sponsorship:K000397.{BILL[5:]}", "sponsorship", SPONSOR, BILL, "sponsors", signed, day),
        Edge(CONTRACT, "engagement", FIRM, KITA, "represents", paid, contested=True),
        replace(ended, until=date(2023, 9, 30), stands=False),
        Edge("referral:1", "referral", BILL, "committee:hsju00", "was referred to", signed, day),
    ]
    for i, node in enumerate(node for node in nodes if node.name.startswith("person:M")):
        target = BILL if i % 3 else RIVAL
        name = f"cosponsorship:{node.name[7:]}.{target[5:]}"
        edges.append(
            Edge(
                name,
                "cosponsorship",
                node.name,
                target,
                "cosponsors",
                signed,
                date(2025, 8, 1 + i % 28),
                stands=i != 4,
            )
        )
    others = [node for node in nodes if node.name.endswith((":0", ":1"))]
    edges += [
        Edge(f"position:{i}", "position", node.name, (KITA, BILL, "caucus:capac")[i % 3], "spoke on", signed)
        for i, node in enumerate(others)
        if i % 7
    ]
    return tuple(edges)


def _facts(number: int) -> tuple[Fact, ...]:
    proof = replace(RECORD, document=f"document:billstatus.{number % 40}", locator=(f"row {number}",))
    return (
        Fact("joined on", f"2025-01-{1 + number % 28:02}", (proof,)),
        Fact("original cosponsor", "no", (proof,)),
        Fact("as it is put", "Joined the others on the floor of the House.", (proof, ARTICLE)),
    )
