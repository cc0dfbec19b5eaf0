"""Commands about the store: build it, say what is in it, check it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from hillgraph.cli.options import FORMS, Format, Store
from hillgraph.errors import InvalidInput, WrongUse


def build(
    context: typer.Context,
    dossier: Annotated[
        list[str] | None,
        typer.Option(help="A dossier's folder, or the name of a shipped one.", metavar="DIR"),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(help="A source with its file or folder; repeat for more.", metavar="NAME=PATH"),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            help="The day on which ties stand; else the newest day among the inputs.", metavar="DATE"
        ),
    ] = None,
    wait: Annotated[float, typer.Option(help="Seconds to wait for another build to end.", metavar="S")] = 0,
    keep: Annotated[int, typer.Option(help="How many generations to keep.", min=1, metavar="N")] = 2,
    store: Store = None,
) -> None:
    """Build a generation from dossiers and official files and make it the live one.

    NAME is billstatus, bills_json, legislators or voteview. With neither --dossier nor
    --source, the embedded dossier is built.
    """
    from hillgraph.paths import store_folder
    from hillgraph.store.inputs import built

    folder = store_folder(store)
    generation = built(folder, dossier or [], _sources(source or []), as_of=_day(as_of), wait=wait, keep=keep)
    if not context.obj["quiet"]:
        manifest = generation.manifest
        nodes = sum(manifest["counts"].values())
        typer.echo(
            f"Built {folder}: {manifest['statements']:,} statements on {nodes:,} things and ties "
            f"as of {manifest['as_of']}. Next: hillgraph queries, hillgraph find TEXT",
            err=True,
        )


def sources(format: Annotated[Format, typer.Option(help=FORMS, metavar="FORM")] = Format.auto) -> None:
    """List the catalogue of sources: publisher, authority, licence, address."""
    from hillgraph.cli.writing import write_rows
    from hillgraph.sources.catalogue import catalogue

    columns = ("source", "title", "publisher", "authority", "licence", "cadence", "page")
    rows = [
        (
            each.name,
            each.title,
            each.publisher,
            each.authority,
            each.licence or each.rights,
            each.cadence,
            each.page,
        )
        for each in catalogue().values()
    ]
    write_rows(columns, rows, format.value)


def kinds(
    format: Annotated[Format, typer.Option(help=FORMS, metavar="FORM")] = Format.auto, store: Store = None
) -> None:
    """List the kinds of thing and tie, with how many of each the store has."""
    from hillgraph.cli.writing import write_rows
    from hillgraph.errors import StoreUnusable
    from hillgraph.model.kinds import ThingKind, model
    from hillgraph.paths import store_folder
    from hillgraph.store.generation import live

    try:
        counts = live(store_folder(store)).manifest["counts"]
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
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="RDF files to check; else the live generation.", metavar="[FILE]…"),
    ] = None,
    store: Store = None,
) -> None:
    """Check a build, or RDF files, against the shapes of the vocabulary."""
    from hillgraph.cli.writing import literal
    from hillgraph.paths import store_folder
    from hillgraph.store.check import of_files, of_generation
    from hillgraph.store.generation import live

    found = of_files(files) if files else of_generation(live(store_folder(store)))
    for violation in found:
        typer.echo(literal(str(violation)))
    typer.echo(f"{len(found)} violations." if found else "Conforms.", err=True)
    if found:
        raise typer.Exit(InvalidInput.exit_code)


def _sources(given: list[str]) -> list[tuple[str, Path]]:
    parts = [(each, *each.partition("=")) for each in given]
    for each, name, equals, path in parts:
        if not (name and equals and path):
            raise WrongUse(f"--source takes a source and a path as billstatus=FOLDER, not '{each}'.")
    return [(name, Path(path)) for _, name, _, path in parts]


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongUse(f"--as-of takes a day as YYYY-MM-DD, not '{text}'.") from error
