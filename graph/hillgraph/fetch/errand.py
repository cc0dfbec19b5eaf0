"""An errand: the files of a source that were chosen, brought one after the other or looked up offline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hillgraph.errors import HillgraphError
from hillgraph.fetch.archive import up_to_date
from hillgraph.fetch.door import Door
from hillgraph.fetch.download import Means
from hillgraph.fetch.key import key
from hillgraph.fetch.listening import Listener, Outcome
from hillgraph.fetch.patience import Patience
from hillgraph.fetch.register import at_desk, held, listed
from hillgraph.fetch.shelf import Shelf
from hillgraph.fetch.wanted import Choice, wanted
from hillgraph.sources.catalogue import Supply

LOCK = "fetch.lock"


def fetched(
    of: Supply,
    choice: Choice,
    cache: Path,
    *,
    anew: bool = False,
    listener: Listener | None = None,
    patience: Patience | None = None,
    loopback: bool = False,
) -> list[Outcome]:
    """Bring what is newer of *choice* into *cache*, in the folder of its source; *anew*: all of it.

    *loopback* allows http to this machine, for a stand-in. The key to a service is in the environment.
    """
    chosen = list(wanted(of, choice))
    patience = patience or Patience()
    secret = key(of.source) if of.service else None
    with _alone(cache), Door(of.hosts, silence=patience.silence, loopback=loopback) as door:
        means = Means(of.source, door, patience, listener or Listener(), of.most_bytes, anew=anew)
        shelf = Shelf(cache, of.source)
        if of.service:
            with at_desk(of.service, cache, means, secret) as desk:
                return [listed(each, of, shelf, cache, desk) for each in chosen]
        return [outcome for each in chosen for outcome in up_to_date(each, shelf, cache, means)]


def looked_up(
    supplied: Iterable[Supply], choice: Choice, cache: Path, *, listener: Listener | None = None
) -> list[Outcome]:
    """Return what *cache* holds of *choice*, each file with the hash it came with; nothing is asked.

    Raises `HillgraphError` naming what is missing of all sources.
    """
    outcomes, missing = [], []
    for of in supplied:
        shelf = Shelf(cache, of.source)
        for each in wanted(of, choice):
            found = held(each, of, shelf, cache)
            if found is None:
                missing.append(f"  {of.source}/{each.name}")
                continue
            outcomes.append(found)
            (listener or Listener()).ended(found)
    if missing:
        names = "\n".join(missing)
        raise HillgraphError(f"Not in the cache, or damaged there:\n{names}\nFetch them without --offline.")
    return outcomes


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """Let one fetch at a time write into *cache*."""
    from filelock import FileLock, Timeout

    try:
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / LOCK, timeout=0):
            yield
    except Timeout:
        text = f"Another fetch is writing into {cache}. Wait for its end, or give another folder with --into."
        raise HillgraphError(text) from None
    except OSError as error:
        place = error.filename or cache
        text = f"{place} can't be written: {error.strerror}. Give another folder with --into."
        raise HillgraphError(text) from error
