"""An archive brought up to date: by the single files that changed since, or, when they are many, anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hillgraph.fetch.answer import Gone, moment_of
from hillgraph.fetch.download import Means, brought
from hillgraph.fetch.listening import Outcome
from hillgraph.fetch.shelf import Held, Shelf
from hillgraph.fetch.sitemap import Entry, entries, since
from hillgraph.fetch.wanted import Wanted

MOST_SINGLES = 200
MOST_SITEMAP = 20_000_000  # ten thousand bills take 2 million bytes


def up_to_date(archive: Wanted, shelf: Shelf, cache: Path, means: Means) -> Iterator[Outcome]:
    """Yield what became of *archive* and of the files that changed after it was made.

    These are files of their own in a folder of its name, as the sitemap finds them; over
    `MOST_SINGLES` of them, or without a sitemap, the archive itself is asked for. Single
    files that a new archive is not older than are removed.
    """
    held = None if means.anew else shelf.find(archive.name)
    singles = _changed(archive, held, cache, means) if held else None
    if held is None or singles is None or len(singles) > MOST_SINGLES:
        yield brought(archive, shelf, means)
        yield from _superseded(archive, shelf, means)
        return
    listed = {each.name: each.listed for each in shelf.held()}
    newer = [each for each in singles if listed.get(each.name) != each.listed]
    yield _told(means, shelf.outcome(held, "held" if singles else "not changed"))
    for each in newer:
        yield brought(each, shelf, means)


def _changed(archive: Wanted, held: Held, cache: Path, means: Means) -> list[Wanted] | None:
    """Return the single files that changed since *held*, None where no sitemap tells."""
    if archive.sitemap is None:
        return None
    sitemaps = Shelf(cache, f"{means.source}.sitemaps")
    name = f"{archive.name.rpartition('.')[0]}.xml"
    try:
        brought(Wanted(name, archive.sitemap), sitemaps, replace(means, most_bytes=MOST_SITEMAP))
    except Gone:
        return None
    return since(held, entries(sitemaps.path(name).read_bytes(), file=archive.sitemap))


def _superseded(archive: Wanted, shelf: Shelf, means: Means) -> Iterator[Outcome]:
    listed = {each.name: each for each in shelf.held()}
    made = moment_of(listed[archive.name].last_modified)
    folder = f"{archive.name.rpartition('.')[0]}/"
    for each in listed.values():
        if each.name.startswith(folder) and (
            made is None or Entry(each.address, each.listed or "").moment <= made
        ):
            shelf.drop(each.name)
            yield _told(means, shelf.outcome(each, "removed"))


def _told(means: Means, outcome: Outcome) -> Outcome:
    means.listener.ended(outcome)
    return outcome
