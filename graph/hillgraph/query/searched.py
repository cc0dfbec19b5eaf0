"""Registers searched: where nothing was found, how far they go, and below what nothing need be in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hillgraph.sources.catalogue import catalogue
from hillgraph.store.tabular import Tabular


def searched(registers: Iterable[str], tables: Tabular) -> Iterator[str]:
    """Yield a sentence on each of *registers*, by name in the catalogue, then on their thresholds.

    The last day is that of the newest filing, or on which the register was read.
    """
    thresholds: dict[str, None] = {}
    for name in registers:
        source = catalogue()[name]
        found = tables.ask("covered", {"source": name})
        if not found:
            yield f"Not in this store, so not searched: {source.title}."
            continue
        day = found[0][0]
        yield f"Searched: {source.title}, {f'to {day}' if day else 'to a day that is not known'}."
        thresholds |= {source.threshold: None} if source.threshold else {}
    yield from thresholds
