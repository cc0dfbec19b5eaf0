"""Following a thing: its feed brought up to the live generation, what was told before kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hillgraph.errors import HillgraphError, LimitReached, NotFound, WrongUse
from hillgraph.export import feed_atom, feed_json, place
from hillgraph.export.feed import Entry, Feed, clean, entries, refused
from hillgraph.model.kinds import Model
from hillgraph.query.opened import OpenGraph
from hillgraph.query.sides import generation_of, of_generation
from hillgraph.store import generation
from hillgraph.store.generation import GENERATIONS, GRAPH, Generation

STANDARD_OUTPUT = "-"
MOST = 64 * 1024**2  # bytes of a feed that is read


@dataclass(frozen=True, slots=True)
class Form:
    """A form of feed: the endings that tell it, what writes it and what reads it back."""

    endings: tuple[str, ...]
    written: Callable[[Feed], bytes]
    read: Callable[[bytes, str], Feed]


FORMS = {
    "atom": Form((".xml", ".atom"), feed_atom.written, feed_atom.read),
    "json": Form((".json",), feed_json.written, feed_json.read),
}


@dataclass(frozen=True, slots=True)
class Followed:
    """The feed as it was written, how many of its entries are new, and whether builds are missing in it."""

    feed: Feed
    added: int
    gap: bool


def followed(
    store: Path,
    thing: str,
    target: str,
    model: Model,
    *,
    format: str | None = None,  # noqa: A002 (the option's name)
    since: Sequence[str] = (),
) -> Followed:
    """Write the feed of *thing* over the kept generations of *store* to *target*.

    Entries that the file at *target* has already stay. *since* names older generations or stores to begin
    with, or the kept generation to begin at. Raises `InvalidInput`, with the file as it was, where that is
    no feed of ours on this thing.
    """
    form = _form(target, format)
    builds = _builds(store, since)
    name = _named(builds, thing)
    old = _old(target, form, model.iri(name))
    sides = [of_generation(each, each.folder.name) for each in builds]
    found = list(entries(sides, name, model))
    known = {each.name for each in old.entries} if old else set()
    added = tuple(each for each in found if each.name not in known)
    gap = old is not None and old.seen not in {each.digest for each in sides}
    feed = _feed(builds, name, model, (*(old.entries if old else ()), *added))
    _put(target, form.written(feed))
    return Followed(feed, len(added), gap)


def _form(target: str, name: str | None) -> Form:
    if name is not None:
        return FORMS[name]
    ending = Path(target).suffix.lower()
    for form in FORMS.values():
        if ending in form.endings:
            return form
    raise WrongUse(f"The name '{target}' doesn't tell the form. Give --format, one of: {', '.join(FORMS)}.")


def _builds(store: Path, since: Sequence[str]) -> list[Generation]:
    """Return the builds to compare, oldest first, the live one last."""
    last = generation.live(store).folder.name
    kept = [name for name in generation.names(store) if name <= last]
    older = []
    for each in since:
        if each in kept:
            kept = kept[kept.index(each) :]
        else:
            older.append(generation_of(each))
    return [*older, *(generation.opened(store / GENERATIONS / name) for name in kept)]


def _named(builds: Sequence[Generation], thing: str) -> str:
    """Return the short name of a thing in the newest build that has it."""
    absent: NotFound | None = None
    for build in reversed(builds):
        try:
            return OpenGraph(build).named(thing)
        except NotFound as error:
            absent = absent or error
    raise absent or NotFound(f"Nothing is called '{thing}'.")


def _old(target: str, form: Form, name: str) -> Feed | None:
    path = Path(target)
    if target == STANDARD_OUTPUT or not path.is_file():
        return None
    try:
        size = path.stat().st_size
        if size > MOST:
            raise LimitReached(f"{path} has more than {MOST:,} bytes. Is it a feed? Name another file.")
        if not size:
            return None
        old = form.read(path.read_bytes(), target)
    except OSError as error:
        raise HillgraphError(f"{path} can't be read: {error.strerror or error}.") from error
    if old.name != name:
        raise refused(target, f"is the feed of another thing, {old.name}.")
    return old


def _feed(builds: Sequence[Generation], name: str, model: Model, told: tuple[Entry, ...]) -> Feed:
    live = builds[-1]
    label, pages = name, [""]
    for build in reversed(builds):
        describer = OpenGraph(build).describer()
        facts = describer.of(name)
        if facts:
            label = describer.label(name)
            known = model.kinds[name.partition(":")[0]].properties
            pages = [each.value for each in facts if known[each.property].term == "foaf:page" and each.merged]
            break
    page = next((each for each in pages if each.startswith(("https://", "http://"))), "")
    digest = str(live.manifest["files"][GRAPH])
    return Feed(model.iri(name), clean(label), clean(page), live.as_of.isoformat(), digest, told)


def _put(target: str, text: bytes) -> None:
    if target == STANDARD_OUTPUT:
        sys.stdout.buffer.write(text)
        sys.stdout.flush()
        return
    with place.file(Path(target)) as out:
        out.write(text)
