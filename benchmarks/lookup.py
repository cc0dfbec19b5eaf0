"""A named look-up: the whole command against importing typer and then a bare worker with the same text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Benchmark, times
from benchmarks.start import HILLGRAPH, TYPER
from hillgraph.paths import shipped
from hillgraph.store.generation import live

QUESTION = "supporters"
PARAMETER, VALUE = "bill", "bill:119-hr-4687"
WORKER = """
import sys
import pyoxigraph
store = pyoxigraph.Store.read_only(sys.argv[1])
answer = store.query(open(sys.argv[2], encoding="utf-8").read())
sys.stdout.buffer.write(answer.serialize(format=pyoxigraph.QueryResultsFormat.CSV))
"""


def benchmark(folder: Path) -> Benchmark:
    """Build the dossier's store, and return the promise that asking it costs little more than it must."""
    store = folder / "asked"
    subprocess.run([HILLGRAPH, "--quiet", "build", "--store", str(store)], check=True)
    generation = live(store)
    text = folder / "question.rq"
    text.write_text(_filled(generation.prefixes), encoding="utf-8")
    return Benchmark(
        name="named look-up",
        figure=[(HILLGRAPH, "query", QUESTION, "-p", f"{PARAMETER}={VALUE}", "--format", "csv")],
        floor=[TYPER, (sys.executable, "-c", WORKER, str(generation.rdf), str(text))],
        compare=times,
        bound=1.5,
        unit="× typer + bare worker",
        environment={"HILLGRAPH_STORE": str(store)},
    )


def _filled(prefixes: dict[str, str]) -> str:
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(prefixes.items()))
    question = (shipped("queries") / f"{QUESTION}.rq").read_text(encoding="utf-8")
    return declared + question.replace(f"${PARAMETER}", VALUE)
