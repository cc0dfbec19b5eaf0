"""One Congress analysed: a store of it, what its questions and networks take, and who signs next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks import networks, prospects
from benchmarks.congress import build
from benchmarks.corpus import corpus
from benchmarks.measure import Outcome, run
from benchmarks.prospects import Told
from hillgraph.graph import Graph
from hillgraph.store.generation import live


def analysed(folder: Path) -> tuple[list[Outcome], Told]:
    """Build the 114th into *folder*.

    Return what is promised of its questions, and how well signing is told.
    """
    store = folder / "analysed"
    run(build(corpus(1), store), {})
    graph = Graph(live(store))
    told = prospects.told(graph, folder)
    return [*networks.outcomes(graph), *prospects.outcomes_of(told)], told


def rows(told: Told) -> Iterator[list[str]]:
    """Yield, for bills of the 114th and for those of the act, each way with its three figures."""
    for what, figures in (("114th Congress", told.congress), ("Partner with Korea Act", told.act)):
        for way, each in figures.items():
            yield [what, str(each.bills), way, f"{each.area:.3f}", f"{each.ten:.3f}", f"{each.fifty:.3f}"]


def brackets(told: Told) -> Iterator[list[str]]:
    """Yield each bracket of chances, its cases, the mean chance and the share who signed."""
    for least, most, cases, chance, share in told.reliability:
        yield [f"{least:g} to {most:g}", f"{cases:,}", f"{chance:.4f}", f"{share:.4f}"]
