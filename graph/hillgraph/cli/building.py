"""The command that builds a store from dossiers and official files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hillgraph.cli.options import Store
from hillgraph.errors import WrongUse
from hillgraph.paths import store_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def build(
    context: typer.Context,
    dossier: Annotated[
        list[str] | None,
        typer.Option(help="A dossier's folder, or the name of a shipped one.", metavar="DIR"),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            help="A source with its file, folder or zip, or - for standard input; repeat for more.",
            metavar="NAME=PATH",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            help="The day on which ties stand; else the newest day among the inputs.", metavar="DATE"
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(help="Processes that read files; else one a processor.", min=1, metavar="N"),
    ] = None,
    skip_broken: Annotated[
        bool, typer.Option("--skip-broken", help="Build without the files of sources that are broken.")
    ] = False,
    cluster: Annotated[
        str | None,
        typer.Option(
            help="Let the workers of a Dask cluster read the files; needs hillgraph[cluster].",
            metavar="tcp://HOST:PORT",
        ),
    ] = None,
    parts: Annotated[
        str | None,
        typer.Option(
            help="Where these workers leave what they wrote, as s3://BUCKET/FOLDER; else in the store.",
            metavar="ADDRESS",
        ),
    ] = None,
    wait: Annotated[float, typer.Option(help="Seconds to wait for another build to end.", metavar="S")] = 0,
    keep: Annotated[int, typer.Option(help="How many generations to keep.", min=1, metavar="N")] = 2,
    rollback: Annotated[
        bool, typer.Option("--rollback", help="Build nothing; make the generation before the live one live.")
    ] = False,
    store: Store = None,
) -> None:
    """Build a generation from dossiers and official files and make it the live one.

    NAME is billstatus, bills_json, foreign_agents, house_xml, legislators, lobbying, visas
    or voteview.
    With neither --dossier nor --source, the embedded dossier is built. A dossier with faults
    always refuses the build. Documents that are as the build before had read them are not read again;
    remove STORE/kept to have all read. --rollback goes without inputs; a later build comes forward again.
    """
    if rollback:
        _roll_back(context, store, wait)
        return
    from hillgraph.claims.checks import records
    from hillgraph.cli.bars import bar
    from hillgraph.store import strewn
    from hillgraph.store.expected import unexpected
    from hillgraph.store.inputs import built
    from hillgraph.store.remote.built import folder_of

    quiet, unread = context.obj["quiet"], list[tuple[int, int]]()
    with bar(quiet=quiet) as told, folder_of(store, keep=keep, wait=wait, told=told) as folder:
        generation = built(
            folder,
            dossier or [],
            _sources(source or []),
            as_of=_day(as_of),
            wait=wait,
            keep=keep,
            jobs=jobs,
            skip_broken=skip_broken,
            cluster=cluster,
            parts=parts,
            told=told,
            checking=records,
            unread=lambda *number: unread.append(number),
        )
        notes = [*unexpected(generation), *map(strewn.told, strewn.left(folder))]
    if not quiet:
        _tell(store_address(store) or str(folder), generation.manifest, notes, *unread)


def _roll_back(context: typer.Context, store: str | None, wait: float) -> None:
    from hillgraph.store.remote.built import rolled_back

    beside = {"rollback", "store", "wait"}
    given = [
        name
        for name in context.params
        if name not in beside and getattr(context.get_parameter_source(name), "name", "") == "COMMANDLINE"
    ]
    if given:
        raise WrongUse(f"--rollback builds nothing, so --{given[0].replace('_', '-')} can't go with it.")
    place, live = rolled_back(store, wait)
    if not context.obj["quiet"]:
        typer.echo(
            f"{live.name} is live in {place} now, as of {live.as_of}. "
            "To come forward again, build: hillgraph build",
            err=True,
        )


def _tell(store: str, manifest: Mapping[str, Any], notes: Iterable[object], unread: tuple[int, int]) -> None:
    """Say what was built, what was there to be read, what it lacks, and what a whole snapshot would have."""
    from hillgraph.cli.writing import literal

    for skipped in manifest["skipped"]:
        typer.echo(literal(f"Left out: {skipped}"), err=True)
    nodes = sum(manifest["counts"].values())
    typer.echo(
        f"Built {store}: {manifest['statements']:,} statements on {nodes:,} things and ties "
        f"as of {manifest['as_of']}. Next: hillgraph queries, hillgraph find TEXT",
        err=True,
    )
    same, every = unread
    if same:
        typer.echo(f"{same:,} of {every:,} documents were as the build before had read them.", err=True)
    for each in notes:
        typer.echo(literal(f"Note: {each}"), err=True)


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
