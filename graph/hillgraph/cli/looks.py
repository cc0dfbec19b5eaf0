"""Commands that look at things: find them by label, show all that is known, say how two are tied."""

from __future__ import annotations

from typing import Annotated

import typer

from hillgraph.cli.options import FORMS, SHOW_FORMS, Format, ShowFormat, Store, listed
from hillgraph.errors import WrongUse


def find(
    text: Annotated[str, typer.Argument(help="A name or a part of one.")],
    format: Annotated[Format, typer.Option(help=FORMS, metavar="FORM")] = Format.auto,
    store: Store = None,
) -> None:
    """Find things by label; case, accents and close spellings are forgiven."""
    import hillgraph
    from hillgraph.cli.writing import write_rows

    found = hillgraph.open(store).find(text)
    write_rows(("id", "label", "note"), [(each.name, each.label, each.note) for each in found], format.value)


def show(
    thing: Annotated[str, typer.Argument(help="Short name, IRI or label; `build` for the build itself.")],
    format: Annotated[ShowFormat, typer.Option(help=SHOW_FORMS, metavar="FORM")] = ShowFormat.auto,
    store: Store = None,
) -> None:
    """Print everything known of a thing, each fact with its source; or cite it."""
    import hillgraph
    from hillgraph.cli.telling import tell
    from hillgraph.cli.writing import write_rows
    from hillgraph.query.facts import table

    graph = hillgraph.open(store)
    if format in {ShowFormat.bibtex, ShowFormat.csl}:
        typer.echo(graph.cited(thing, format.value))
        return
    facts = graph.facts(graph.named(thing))
    if format in {ShowFormat.auto, ShowFormat.table}:
        tell(facts)
    else:
        write_rows(*table(facts), format.value)


def path(
    start: Annotated[str, typer.Argument(metavar="A", help="Short name, IRI or label.")],
    end: Annotated[str, typer.Argument(metavar="B", help="Short name, IRI or label.")],
    max_hops: Annotated[int, typer.Option(min=1, max=8, help="The most ties in a path.")] = 5,
    during: Annotated[
        str | None, typer.Option(help="Only ties that may have held between two days.", metavar="DATE..DATE")
    ] = None,
    kinds: Annotated[
        str | None, typer.Option(help="Only ties of these kinds, separated by commas.", metavar="KIND,…")
    ] = None,
    together: Annotated[
        bool, typer.Option("--together", help="Only paths whose ties may all have held on one day.")
    ] = False,
    best: Annotated[
        int | None, typer.Option(min=1, help="The best paths, longer ones among them.", metavar="N")
    ] = None,
    shown: Annotated[
        int, typer.Option(min=0, help="At most so many of the shortest; 0 is all.", metavar="N")
    ] = 5,
    format: Annotated[Format, typer.Option(help=FORMS, metavar="FORM")] = Format.auto,
    store: Store = None,
) -> None:
    """Say how two things are tied by the fewest ties, with the document behind each.

    Ties are followed in either direction. Of equally short paths those through things with
    few ties come first. With --best a path costs one a hop and, for each thing between, the natural
    logarithm of how many ties that has, so that a hub that everybody shares ranks below a specific
    way round it. Ties of parties, chambers and single actions are left out unless named with --kinds.
    """
    import hillgraph
    from hillgraph.cli.telling import path_table, tell_paths
    from hillgraph.cli.writing import write_rows

    graph = hillgraph.open(store)
    found = graph.paths(
        graph.named(start),
        graph.named(end),
        most=max_hops,
        during=days(during),
        kinds=listed(kinds),
        best=best,
        shown=shown,
        together=together,
    )
    if format in {Format.auto, Format.table}:
        tell_paths(found, graph.describer())
    else:
        write_rows(*path_table(found, graph.describer()), format.value)


def days(text: str | None) -> tuple[str, str] | None:
    """Return the two days of ``DATE..DATE``; raise `WrongUse` where it isn't that."""
    if text is None:
        return None
    first, dots, last = text.partition("..")
    if not dots:
        raise WrongUse(f"--during takes two days as 2025-01-01..2025-12-31, not '{text}'.")
    return first, last
