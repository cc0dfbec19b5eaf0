"""What a picture shows: nodes and ties with every fact's evidence, apart from how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hillgraph.model.kinds import Look
from hillgraph.query.facts import Source
from hillgraph.sources.story import Story


@dataclass(frozen=True, slots=True)
class Fact:
    """One property in words, its value, and who says so; *contested* where sources differ."""

    label: str
    value: str
    evidence: tuple[Source, ...] = ()
    address: str = ""
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A thing to draw; *look* names its row of the legend, *group* is its community's number from 1, or 0."""

    name: str
    label: str
    look: str
    facts: tuple[Fact, ...] = ()
    short: str = ""
    note: str = ""
    contested: bool = False
    group: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie to draw, in words: source — label → target."""

    name: str
    kind: str
    source: str
    target: str
    label: str
    facts: tuple[Fact, ...] = ()
    since: date | None = None
    until: date | None = None
    stands: bool = True
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """How ties of a kind are drawn and what the legend calls them.

    *support* says that they tie a bill to its supporters, *arrow* that they lead one way.
    """

    kind: str
    label: str
    plural: str
    colour: str
    width: float
    support: bool = False
    arrow: bool = True


@dataclass(frozen=True, slots=True)
class View:
    """A selection of the graph, ready to be drawn.

    *left_out* counts the things that the node limit kept out; *sources* are citations,
    one a dataset, with licence; *groups* are communities in words, and *opening* is what is chosen when the
    page opens, written as in its address: ``path=A,B`` or ``compare=A,B``. *note* says what else there is to
    know of the selection, *method* how reckoned ties are reckoned.
    """

    title: str
    as_of: date
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    looks: tuple[Look, ...]
    lines: tuple[Line, ...]
    sources: tuple[str, ...] = ()
    left_out: int = 0
    how_to_see: str = ""
    note: str = ""
    method: str = ""
    groups: tuple[str, ...] = ()
    opening: str = ""
    story: Story | None = None
