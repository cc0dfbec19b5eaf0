"""The demonstration: everything that hillgraph does, once, with the embedded dossier."""

from __future__ import annotations

from pathlib import Path

import typer

import hillgraph
from hillgraph.cli.claimed import told
from hillgraph.cli.drawn import Asked, view
from hillgraph.cli.telling import tell_paths
from hillgraph.cli.writing import literal, write_answer
from hillgraph.errors import WrongUse
from hillgraph.graph import Graph
from hillgraph.query.question import question

ASKED = ("supporters", "lineage", "representatives", "visa-numbers", "disagreements")
LIMIT = 12
STORY = "partner-with-korea-act"
TIMEOUT = 30
TOLD = frozenset({"contradicted", "out of date"})


def demonstrate(folder: Path) -> None:
    """Build, ask, show the article's ties, draw and export into *folder*, naming what lies where."""
    from hillgraph.export.write import exported
    from hillgraph.render.page import page

    store, picture, turtle = folder / "store", folder / "picture.html", folder / "graph.ttl"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(f"{folder} can't be made: {error.strerror}. Give another folder.") from error
    graph = hillgraph.build(store)
    for name in ASKED:
        asked = question(name)
        parameters = {each.name: each.example for each in asked.parameters.values() if each.default is None}
        typer.echo(f"\n{asked.title}  (hillgraph query {name})")
        write_answer(graph.asking(TIMEOUT), asked, parameters, "table", LIMIT)
    typer.echo("\nWhat the article claims and the record has  (hillgraph claims)")
    for line in told(graph.query("claims"), TOLD):
        typer.echo(literal(line))
    typer.echo("\nHow KITA is tied to the committee  (hillgraph path organization:kita committee:hsju00)")
    tell_paths(graph.paths("organization:kita", "committee:hsju00")[:1], graph.describer())
    picture.write_bytes(page(view(graph, Asked(story=STORY))).encode())
    exported(graph.generation, graph.model, str(turtle))
    _say_where(graph, {"store": store, "picture": picture, "Turtle": turtle})


def _say_where(graph: Graph, made: dict[str, Path]) -> None:
    manifest = graph.generation.manifest
    typer.echo(f"\n{manifest['statements']:,} statements as of {manifest['as_of']}. They lie here:")
    for what, path in made.items():
        typer.echo(literal(f"  {what:8} {path}"))
    typer.echo(f'Go on with: hillgraph queries; hillgraph show "Young Kim" --store {made["store"]}')
