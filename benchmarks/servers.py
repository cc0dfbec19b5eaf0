"""One Congress on SPARQL servers: bringing it there, and each named question, beside a store in a folder.

``python -m benchmarks.servers [--write]``; ``--write`` puts the tables into docs/engines.md.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import hillgraph
from benchmarks.corpus import corpus
from benchmarks.start import HILLGRAPH
from hillgraph.graph import Graph
from hillgraph.query.header import Parameter
from hillgraph.query.question import Question, questions
from hillgraph.store.remote.pushing import push
from hillgraph.store.remote.server import server
from tests.servers import SERVERS, Serving

TURNS = 5
PAGE = Path(__file__).resolve().parents[1] / "docs" / "engines.md"
FIGURES = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)", re.DOTALL)
ABOUT = {
    "bill": "bill:114-hr-1019",
    "person": "person:K000385",
    "thing": "bill:114-hr-1019",
    "date": "2016-01-01",
}


def main(*, write: bool) -> None:
    """Measure all, print it and perhaps write it."""
    with TemporaryDirectory(prefix="hillgraph-benchmarks-") as place:
        folder = Path(place)
        here = _built(folder / "store")
        columns: dict[str, dict[str, float]] = {"a folder": _asked(here)}
        brought: dict[str, float] = {}
        for name, start in SERVERS.items():
            (folder / name).mkdir()
            with start(folder / name) as serving:
                brought[name] = _brought(here, serving)
                columns[name] = _asked(hillgraph.open(serving.address))
        text = "\n".join(_told(here, brought, columns))
    print(text)
    if write:
        PAGE.write_text(
            FIGURES.sub(lambda _: f"\n{text}\n\n", PAGE.read_text(encoding="utf-8")), encoding="utf-8"
        )


def _built(store: Path) -> Graph:
    subprocess.run([HILLGRAPH, "--quiet", "build", "--store", str(store), *corpus(1).words], check=True)
    return hillgraph.open(store)


def _brought(here: Graph, serving: Serving) -> float:
    os.environ.update(serving.given)
    return _seconds(lambda: push(here.generation, server(serving.address), keep=2, wait=0))


def _asked(graph: Graph) -> dict[str, float]:
    """Return the middle of several turns of each named question in SPARQL, in milliseconds."""
    asked = [each for each in questions() if each.language == "sparql"]
    return {each.name: median(_turns(graph, each)) * 1000 for each in asked}


def _turns(graph: Graph, asked: Question) -> Iterator[float]:
    given = {name: _about(each) for name, each in asked.parameters.items()}
    for _ in range(TURNS):
        yield _seconds(lambda: graph.answered(asked.name, given))


def _about(asked: Parameter) -> str:
    return str(asked.default or ABOUT.get(asked.kind, asked.example))


def _seconds(work: Callable[[], object]) -> float:
    before = perf_counter()
    work()
    return perf_counter() - before


def _told(
    here: Graph, brought: Mapping[str, float], columns: Mapping[str, Mapping[str, float]]
) -> Iterator[str]:
    statements = here.generation.manifest["statements"]
    yield f"One Congress, {statements:,} statements, brought and counted, on 2 cores:"
    yield ""
    yield "| server | s | statements a second |"
    yield "|---|--:|--:|"
    for name, seconds in brought.items():
        yield f"| {name} | {seconds:.0f} | {statements / seconds:,.0f} |"
    yield ""
    yield f"Each named question in SPARQL over it, in ms, the middle of {TURNS} turns in one process:"
    yield ""
    yield f"| question | {' | '.join(columns)} |"
    yield f"|---|{'--:|' * len(columns)}"
    for question in columns["a folder"]:
        yield f"| {question} | {' | '.join(f'{each[question]:.0f}' for each in columns.values())} |"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        "python -m benchmarks.servers", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--write", action="store_true", help="put the tables into docs/engines.md")
    main(write=parser.parse_args().write)
