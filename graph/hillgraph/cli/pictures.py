"""Commands that write files: the picture, exports, and the demonstration of everything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hillgraph.cli.answers import Parameters, given
from hillgraph.cli.options import ReportFormat, Store, listed

ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".json": "json"}


def render(
    context: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.", metavar="FILE.html")],
    thing: Annotated[str | None, typer.Argument(help="Short name, IRI or label; else everything.")] = None,
    query: Annotated[
        str | None, typer.Option(help="Draw what a named question answers.", metavar="NAME")
    ] = None,
    parameter: Parameters = None,
    path: Annotated[
        str | None, typer.Option(help="Draw all shortest paths from THING to this one.", metavar="THING")
    ] = None,
    lineage: Annotated[
        bool, typer.Option("--lineage", help="Draw the bill THING through the Congresses, with supporters.")
    ] = False,
    network: Annotated[
        str | None,
        typer.Option(help="Draw a network that is reckoned, as members; see `network list`.", metavar="NAME"),
    ] = None,
    congress: Annotated[
        int | None, typer.Option(help="With --network: only bills of this Congress.", metavar="N")
    ] = None,
    chamber: Annotated[
        str | None, typer.Option(help="With --network: house or senate.", metavar="CHAMBER")
    ] = None,
    kinds: Annotated[
        str | None, typer.Option(help="Only ties of these kinds, separated by commas.", metavar="KIND,…")
    ] = None,
    hops: Annotated[int, typer.Option(min=1, max=6, help="How many ties away from THING.")] = 1,
    max_nodes: Annotated[
        int | None,
        typer.Option(min=2, help="The nearest and most central, up to so many: 500, of a network 540."),
    ] = None,
    story: Annotated[
        str | None,
        typer.Option(
            help="Steps to walk through, or the name of a dossier that has some.", metavar="FILE.yml"
        ),
    ] = None,
    store: Store = None,
) -> None:
    """Draw the interactive picture: one page in one file, which needs no network.

    It shows everything, or THING and its neighbours, or what --query, --path, --lineage or --network say.
    Like neighbours are folded into one mark with a count, which opens when it is chosen.
    """
    import hillgraph
    from hillgraph.cli.drawn import Asked, view
    from hillgraph.render.page import page

    asked = Asked(
        thing=thing,
        query=query,
        parameters=given(parameter or []),
        path=path,
        lineage=lineage,
        network=network,
        congress=congress,
        chamber=chamber,
        kinds=listed(kinds),
        hops=hops,
        most=max_nodes,
        story=story,
    )
    drawn = view(hillgraph.open(store), asked)
    _put(output, page(drawn).encode())
    _said(context, f"Drew {len(drawn.nodes)} things and {len(drawn.edges)} ties: {output}")


def chart(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="growth, issuances, money, numbers, supporters or ties.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.", metavar="FILE.svg")],
    parameter: Parameters = None,
    store: Store = None,
) -> None:
    """Draw a chart of numbers as SVG, light and dark, with words for who can't see it.

    Parameters are those of its question: growth of supporters-by-age, issuances of visas-over-time, numbers
    of visa-numbers, money of spending, supporters of lineage, ties of ties-by-source.
    """
    import hillgraph
    from hillgraph.render.charts import chart as drawn

    _put(output, drawn(hillgraph.open(store), name, given(parameter or [])).encode())
    _said(context, f"Drew {name}: {output}")


def report(
    context: typer.Context,
    bill: Annotated[str, typer.Argument(metavar="BILL", help="Short name, IRI or label.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.", metavar="FILE")],
    format: Annotated[
        ReportFormat | None, typer.Option(help="html md json; else by the file's ending.", metavar="FORM")
    ] = None,
    store: Store = None,
) -> None:
    """Write a report on a bill to hand over: one page that needs no network and prints well.

    What it does, who supports it, its lineage, who lobbied on it, visas, claims with verdicts, where sources
    differ, the picture, and every source. A section without rows says why.
    """
    import hillgraph
    from hillgraph.render.reported import FORMS

    form = format or ReportFormat(ENDINGS.get(output.suffix.lower(), "html"))
    made = hillgraph.open(store).report(bill)
    _put(output, FORMS[form.value](made).encode())
    empty = [section.title for section in made.sections if section.empty]
    without = f"; without rows, and why: {', '.join(empty)}" if empty else ""
    _said(context, f"Wrote {output}: {len(made.sections)} sections{without}")


def export(
    context: typer.Context,
    output: Annotated[
        str, typer.Option("--output", "-o", help="The file or folder to write; - is standard output.")
    ],
    format: Annotated[
        str | None,
        typer.Option(
            help="ttl trig nt nq jsonld rdfxml graphml gexf csv parquet; else by the file's ending."
        ),
    ] = None,
    graph: Annotated[
        str | None,
        typer.Option(help="Only the named graph of this dataset, as in dataset:fara.…", metavar="NAME"),
    ] = None,
    aligned: Annotated[
        bool, typer.Option("--aligned", help="Add the standard terms that ours are aligned with.")
    ] = False,
    store: Store = None,
) -> None:
    """Write the graph in a form that other tools read, with its sources and licences."""
    from hillgraph.export.write import exported
    from hillgraph.model.kinds import model
    from hillgraph.store.chosen import live

    written = exported(live(store), model(), output, format=format, graph=graph, aligned=aligned)
    _said(context, written)


def demo(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to put everything.")] = Path(
        "hillgraph-demo"
    ),
) -> None:
    """Build the embedded dossier, ask five questions, draw the picture, write Turtle."""
    from hillgraph.cli.demo import demonstrate

    demonstrate(folder)


def _put(path: Path, content: bytes) -> None:
    from hillgraph.export.place import file

    with file(path) as out:
        out.write(content)


def _said(context: typer.Context, text: str) -> None:
    if not context.obj["quiet"]:
        typer.echo(text, err=True)
