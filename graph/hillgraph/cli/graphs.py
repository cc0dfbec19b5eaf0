"""Commands about the store: say what is in it, check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hillgraph.cli.options import FORMS, Format, Store
from hillgraph.errors import Fault, InvalidInput

if TYPE_CHECKING:
    from hillgraph.store.check import Violation
    from hillgraph.store.dangling import Dangling
    from hillgraph.store.expected import Unexpected

    Told = Dangling | Unexpected | Fault

MANY = 250_000  # statements, beyond which a check lasts long enough to be announced
A_MINUTE = 250_000


def kinds(
    format: Annotated[Format, typer.Option(help=FORMS, metavar="FORM")] = Format.auto, store: Store = None
) -> None:
    """List the kinds of thing and tie, with how many of each the store has."""
    from hillgraph.cli.writing import write_rows
    from hillgraph.errors import StoreUnusable
    from hillgraph.model.kinds import ThingKind, model
    from hillgraph.store.chosen import live

    try:
        counts = live(store).manifest["counts"]
    except StoreUnusable:
        if store is not None:
            raise
        counts = {}
    columns = ("kind", "class", "is", "label", "from", "to", "count")
    rows = []
    for kind in model().kinds.values():
        ends = (None, None) if isinstance(kind, ThingKind) else (" ".join(kind.source), " ".join(kind.target))
        what = "thing" if isinstance(kind, ThingKind) else "tie"
        rows.append((kind.name, kind.term, what, kind.label, *ends, counts.get(kind.name, 0)))
    write_rows(columns, rows, format.value)


def validate(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="RDF files to check; else the live generation.", metavar="[FILE]…"),
    ] = None,
    store: Store = None,
) -> None:
    """Check a build, or RDF files, against the shapes of the vocabulary.

    Of a build it then lists each name that no source describes, and each count that a whole
    snapshot of a source wouldn't have. These are told, and are no violations: a build in which
    nothing else is found conforms, and the command ends with 0. Of files it tells likewise each
    value that its own type doesn't have, and each address that would run in a page.
    """
    from hillgraph.cli.writing import literal
    from hillgraph.store.check import of_files

    beside: list[Told] = []
    if files:
        doubtful: list[Fault] = []
        found = of_files(files, doubtful)
        beside += doubtful
    else:
        found, beside = _checked(store, quiet=context.obj["quiet"])
    for line in (*found, *beside):
        typer.echo(literal(str(line)))
    typer.echo(f"{len(found)} violations." if found else "Conforms.", err=True)
    if found:
        raise typer.Exit(InvalidInput.exit_code)


def doctor(context: typer.Context, store: Store = None) -> None:
    """Check the store itself: every file of every kept generation, and both faces against each other.

    Prints one line a check: what is well, or what is wrong, in which file, and what to do.
    Writes nothing into the store. Ends with 0 where nothing is wrong, else with 6; what a
    stopped build left over and a lock that is held are noted, and are no fault.
    """
    from hillgraph.cli.bars import doing
    from hillgraph.cli.writing import literal
    from hillgraph.errors import StoreUnusable
    from hillgraph.store.examined import Level
    from hillgraph.store.remote.built import looked_at

    faults = 0
    with doing(quiet=context.obj["quiet"]) as telling:
        for each in looked_at(store, telling):
            typer.echo(literal(str(each)))
            faults += each.level is Level.WRONG
    typer.echo(f"{faults} {'fault' if faults == 1 else 'faults'}." if faults else "Well.", err=True)
    if faults:
        raise typer.Exit(StoreUnusable.exit_code)


def _checked(store: str | None, *, quiet: bool) -> tuple[list[Violation], list[Told]]:
    """Return what is wrong with the live generation, and what else is to be told of it."""
    from hillgraph.store.check import of_generation
    from hillgraph.store.chosen import live
    from hillgraph.store.dangling import dangling
    from hillgraph.store.expected import unexpected
    from hillgraph.store.generation import Generation

    generation = live(store)
    statements = generation.manifest["statements"]
    if statements > MANY and not quiet:
        minutes = -(-statements // A_MINUTE)
        typer.echo(f"Checking {statements:,} statements, which takes some {minutes} minutes.", err=True)
    if not isinstance(generation, Generation):
        typer.echo("Names that nothing describes, and counts, are listed of a store in a folder.", err=True)
        return of_generation(generation), []
    return of_generation(generation), [*dangling(generation), *unexpected(generation)]
