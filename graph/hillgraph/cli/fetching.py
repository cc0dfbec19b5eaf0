"""Commands about official files: fetch them into the cache, and list the sources with what is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hillgraph.cli.options import FORMS, Format
from hillgraph.errors import WrongUse

if TYPE_CHECKING:
    from hillgraph.fetch.wanted import Choice
    from hillgraph.sources.catalogue import Supply

RANGE = re.compile(r"([0-9]{1,3})(?:-([0-9]{1,3}))?")

Into = Annotated[
    Path | None,
    typer.Option(
        "--into",
        help="The folder of the cache; else $HILLGRAPH_CACHE, else this system's own place for caches.",
        metavar="DIR",
    ),
]


def fetch(
    context: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(help="billstatus, fara, lda, legislators or voteview.", metavar="SOURCE…")
    ],
    congress: Annotated[
        list[str] | None,
        typer.Option(help="A Congress, or several as 108-119; repeat for more.", metavar="N"),
    ] = None,
    type: Annotated[
        list[str] | None,
        typer.Option(
            help="A type of bill: hr s hjres sjres hconres sconres hres sres; repeat for more, else all.",
            metavar="TYPE",
        ),
    ] = None,
    year: Annotated[
        list[int] | None, typer.Option(help="A year, for lda; repeat for more.", metavar="N")
    ] = None,
    quarter: Annotated[
        list[int] | None,
        typer.Option(help="A quarter of the years, 1 to 4, and filings alone; else all of it.", metavar="N"),
    ] = None,
    into: Into = None,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Fetch anew, though what is there may be the newest.")
    ] = False,
    offline: Annotated[
        bool, typer.Option("--offline", help="Ask nobody; say whether the cache has the files, whole.")
    ] = False,
) -> None:
    """Download official files into the cache, only those that are newer than what is there.

    A download that breaks off is taken up where it ended by the same command. Files are asked
    for one after the other, with waits as the host asks for them.

    lda is read page by page: 15 a minute, or 120 with the key in $HILLGRAPH_LDA_KEY. A year has some
    4,400 pages; a quarter that is held is read on from its end.
    """
    from hillgraph.cli.progress import listening
    from hillgraph.fetch.errand import fetched, looked_up
    from hillgraph.fetch.wanted import supply
    from hillgraph.paths import cache_folder

    if refresh and offline:
        raise WrongUse("Give --refresh or --offline, not both.")
    supplied = [supply(name) for name in dict.fromkeys(sources)]
    choice = _choice(supplied, congress or [], type or [], year or [], quarter or [])
    cache = cache_folder(into)
    with listening(quiet=context.obj["quiet"]) as listener:
        try:
            if offline:
                looked_up(supplied, choice, cache, listener=listener)
            for each in [] if offline else supplied:
                fetched(each, choice, cache, anew=refresh, listener=listener)
        except KeyboardInterrupt:
            typer.echo("What came is kept; the same command goes on from there.", err=True)
            raise
    if not context.obj["quiet"]:
        typer.echo(f"Next: hillgraph build {_named(supplied, cache)}", err=True)


def sources(
    format: Annotated[Format, typer.Option(help=FORMS, metavar="FORM")] = Format.auto, into: Into = None
) -> None:
    """List the catalogue of sources: publisher, authority, licence, and what the cache holds of each.

    The day is the newest on which a file of it was fetched.
    """
    from hillgraph.cli.writing import write_rows
    from hillgraph.fetch.shelf import Shelf
    from hillgraph.paths import cache_folder
    from hillgraph.sources.catalogue import catalogue

    columns = ("source", "title", "publisher", "authority", "licence", "cadence", "page")
    cache = cache_folder(into)
    rows: list[tuple[object, ...]] = []
    for each in catalogue().values():
        held = Shelf(cache, each.name).held()
        said = (each.name, each.title, each.publisher, each.authority, each.licence or each.rights)
        newest = max((file.retrieved_on for file in held if file.retrieved_on), default=None)
        rows.append((*said, each.cadence, each.page, len(held), sum(file.bytes for file in held), newest))
    write_rows((*columns, "files", "bytes", "fetched_on"), rows, format.value)


def _choice(
    supplied: list[Supply], congresses: list[str], types: list[str], years: list[int], quarters: list[int]
) -> Choice:
    """Return what was chosen; refuse it unless each source is told what it needs before any is asked."""
    from hillgraph.fetch.wanted import Choice, untaken, wanted

    numbers = {number for text in congresses for number in _congresses(text)}
    chosen = (tuple(sorted(each)) for each in (numbers, {*years}, {*quarters}))
    choice = Choice(next(chosen), tuple(dict.fromkeys(types)), *chosen)
    option = untaken(supplied, choice)
    if option:
        names = " or ".join(each.source for each in supplied)
        raise WrongUse(f"--{option} means nothing for {names}; leave it out.")
    for each in supplied:
        list(wanted(each, choice))
    return choice


def _congresses(text: str) -> range:
    found = RANGE.fullmatch(text)
    if not found or int(found[2] or found[1]) < int(found[1]):
        raise WrongUse(f"--congress takes a number, or two as 108-119, not '{text}'.")
    return range(int(found[1]), int(found[2] or found[1]) + 1)


def _named(supplied: list[Supply], cache: Path) -> str:
    from hillgraph.sources.catalogue import catalogue

    read = ((catalogue()[each.source].adapter, cache / each.source) for each in supplied)
    return " ".join(f"--source {shlex.quote(f'{name}={folder}')}" for name, folder in read)
