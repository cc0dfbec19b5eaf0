"""The command that sets claims against the record."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hillgraph.cli.answers import Folder
from hillgraph.cli.options import FORMS, Format, Store
from hillgraph.errors import NotFound, WrongUse

if TYPE_CHECKING:
    from hillgraph.graph import Graph
    from hillgraph.query.result import Result


def claims(
    dossier: Annotated[
        str | None, typer.Argument(help="The claims of this dossier; else of all in the store.")
    ] = None,
    check: Annotated[
        Path | None, typer.Option(help="Your own list of claims, checked now.", metavar="FILE.yml")
    ] = None,
    locate: Annotated[
        Path | None,
        typer.Option(
            help="The source's text: say in which paragraph claims and names stand.", metavar="TEXT"
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help=FORMS, metavar="FORM")] = Format.auto,
    queries: Folder = None,
    store: Store = None,
) -> None:
    """Set an article's claims, or a list of your own, against the record, each with its verdict and sources.

    Verdicts are supported, contradicted, out of date, a different measure, not found and not checkable.
    The build computes them from the answers to named questions; a list given with --check is checked now.
    """
    import hillgraph
    from hillgraph.claims.draft import checked
    from hillgraph.claims.locate import located
    from hillgraph.cli.writing import literal, write_rows

    if check and (dossier or locate):
        raise WrongUse("Give a dossier, with --locate or without, or --check FILE.yml, not both.")
    graph = hillgraph.open(store)
    found = checked(graph, check, queries) if check else _held(graph, dossier)
    if locate:
        found = located(graph, dossier, locate)
    elif format is Format.auto:
        for line in told(found):
            typer.echo(literal(line))
        return
    write_rows(found.columns, found.rows, format.value)


def _held(graph: Graph, dossier: str | None) -> Result:
    found = graph.query("claims", dossier=dossier or "")
    if not found.rows:
        what = f"no claims of a dossier '{dossier}'" if dossier else "no claims"
        raise NotFound(
            f"There are {what} in this store. Check your own with: hillgraph claims --check FILE.yml"
        )
    return found


def told(found: Result, verdicts: Container[str] | None = None) -> Iterator[str]:
    """Yield claims for people, those with one of *verdicts* or all: what is said, the verdict, both sources.

    A count of all verdicts comes last.
    """
    counts: dict[str, int] = {}
    for row in found.records():
        verdict = row["verdict"] or "without a verdict"
        counts[verdict] = counts.get(verdict, 0) + 1
        if verdicts is not None and verdict not in verdicts:
            continue
        place = f" (at {row['place']})" if row["place"] else ""
        yield f"{str(row[found.columns[0]]).rpartition('.')[2]}. {row['text']}{place}"
        yield f"   {verdict.upper()}. {row['reason'] or ''}".rstrip()
        if row["searched"]:
            yield f"   {row['searched']}"
        if row["stated_in"]:
            yield f"   said by {row['stated_in']}"
        if row["used"]:
            day = f", to {row['as_of']}" if row["as_of"] else ""
            yield f"   record {row['used']}{day}"
    yield "; ".join(f"{number} {verdict}" for verdict, number in sorted(counts.items()))
