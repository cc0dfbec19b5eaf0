"""Commands that say what changed: between two builds, and of one thing from build to build."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from hillgraph.cli.options import Store

DIFFERENT = 7
SIDE = "A store's folder, a generation's, STORE@000001, or a file: .ttl .trig .nt .nq, also with .gz."


class ChangesFormat(StrEnum):
    """The forms in which changes are told."""

    lines = "lines"
    json = "json"


class FeedFormat(StrEnum):
    """The forms of a feed."""

    atom = "atom"
    json = "json"


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=SIDE)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same.")],
    format: Annotated[
        ChangesFormat, typer.Option(help="lines for people, or json.", metavar="FORM")
    ] = ChangesFormat.lines,
    everything: Annotated[
        bool, typer.Option("--all", help="Name all that is counted, and what differs only in provenance.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 7 where something changed.")
    ] = False,
) -> None:
    """Say what changed between two builds, thing by thing, in words.

    It compares the merged record. What differs only in who says so, where, or when it was retrieved is
    counted apart, and is no change. A tie is told at both its ends. Stores, and files of sorted N-Quads or
    N-Triples as `hillgraph export` writes them, are read as streams; other files are held, up to 1,000,000
    statements.
    """
    from hillgraph.model.kinds import model
    from hillgraph.query.differences import changes
    from hillgraph.query.sides import side

    found = changes(side(old), side(new), model())
    if format == ChangesFormat.json:
        from hillgraph.query.changes_json import written

        for text in written(found, model(), everything=everything):
            typer.echo(text, nl=False)
    else:
        from hillgraph.cli.writing import literal
        from hillgraph.query.worded import Worded

        for line in Worded(found, model(), everything=everything).lines():
            typer.echo(literal(line))
    if exit_code and found:
        raise typer.Exit(DIFFERENT)


def feed(
    context: typer.Context,
    thing: Annotated[str, typer.Argument(help="Short name, IRI or label.")],
    output: Annotated[
        str,
        typer.Option("--output", "-o", help="The file to write or go on with; - is standard output."),
    ],
    format: Annotated[
        FeedFormat | None,
        typer.Option(help="atom json; else by the ending: .xml .atom .json.", metavar="FORM"),
    ] = None,
    since: Annotated[
        list[str] | None,
        typer.Option(
            help="A kept generation to begin at, or older ones or stores to compare first, oldest first.",
            metavar="DIR|NAME",
        ),
    ] = None,
    store: Store = None,
) -> None:
    """Write what changed of one thing from build to build, as a feed to follow.

    It has one entry for each generation in which the thing or its ties changed, oldest first, on the day of
    that build, in the words of diff. Entries that the file has already stay, so that a feed written after
    each build grows while the store keeps two generations.
    """
    from hillgraph.cli.writing import literal
    from hillgraph.export.following import followed
    from hillgraph.model.kinds import model
    from hillgraph.store.chosen import folder

    made = followed(folder(store), thing, output, model(), format=format and format.value, since=since or [])
    if made.gap:
        typer.echo(
            "Between the feed's last build and those that are compared some are missing, and what changed in "
            "them is not told. Keep more with build --keep N, or name them with --since.",
            err=True,
        )
    if not context.obj["quiet"]:
        count = len(made.feed.entries)
        told = f"{count:,} {'entry' if count == 1 else 'entries'}, {made.added:,} of them new"
        typer.echo(literal(f"Wrote {told}, on {made.feed.title}: {output}"), err=True)
