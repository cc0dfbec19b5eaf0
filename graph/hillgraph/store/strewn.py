"""What builds put on shares, noted in the store until it is removed, so that nothing is left without a word.

STORE/PARTS    a line a share: its address as it may be shown, and the name of the folder there
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from hillgraph.errors import HillgraphError
from hillgraph.store.parts import put
from hillgraph.store.share import PREFIX, Share, share

NOTED = "PARTS"


@contextmanager
def sharing(address: str, store: Path) -> Iterator[Share]:
    """Yield a share at *address* for a build of *store*, whose lock is held; remove it in the end.

    What killed builds left at the same address is removed first.
    """
    own = share(address)
    for each in _left_at(own, store):
        _remove(each, store)
    _note(store, [*left(store), str(own)])
    try:
        own.make()
    except HillgraphError:
        with suppress(HillgraphError):
            own.remove()
        _forget(store, own)
        raise
    try:
        yield own
    finally:
        _remove(own, store)


def left(store: Path) -> list[str]:
    """Return where parts of builds of *store* still lie."""
    try:
        return (store / NOTED).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


def told(place: str) -> str:
    """Return in words what is to be done about a *place*."""
    return (
        f"parts of a build that was stopped may still lie at {place}. Remove that folder, and its line in "
        f"{NOTED}, or build with --parts there again"
    )


def _left_at(own: Share, store: Path) -> list[Share]:
    """Return the shares of earlier builds that lie where our *own* does."""
    others = [place.rpartition("/")[2] for place in left(store)]
    every = [Share(own.address, name) for name in others if name.startswith(PREFIX)]
    return [each for each in every if str(each) in left(store)]


def _remove(each: Share, store: Path) -> None:
    with suppress(HillgraphError):
        each.remove()
        _forget(store, each)


def _forget(store: Path, gone: Share) -> None:
    _note(store, [place for place in left(store) if place != str(gone)])


def _note(store: Path, places: Sequence[str]) -> None:
    if places:
        put(store / NOTED, [f"{place}\n".encode() for place in places])
    else:
        (store / NOTED).unlink(missing_ok=True)
