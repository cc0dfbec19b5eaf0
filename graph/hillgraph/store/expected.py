"""Expected counts: how many things or ties a whole snapshot of a source has, against what was built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hillgraph.model.kinds import model
from hillgraph.sources.catalogue import catalogue
from hillgraph.store.generation import Generation
from hillgraph.store.tabular import Tabular


@dataclass(frozen=True, slots=True, order=True)
class Unexpected:
    """A dataset that has fewer or more nodes of a kind than a whole snapshot of its source."""

    dataset: str
    kind: str
    least: int
    most: int
    found: int

    def __str__(self) -> str:
        what = model().kinds[self.kind].plural
        return (
            f"{self.dataset}: expected {self.least:,} to {self.most:,} {what} "
            f"in a whole snapshot, found {self.found:,}"
        )


def unexpected(generation: Generation) -> list[Unexpected]:
    """Return each dataset with a count outside what the catalogue of sources expects of it, sorted.

    A build may well be made from some files of a snapshot, which nothing in the files tells: so
    this is to be said, and is no fault. A dossier holds excerpts and is left out.
    """
    return sorted(each for each in _counted(generation) if not each.least <= each.found <= each.most)


def _counted(generation: Generation) -> Iterator[Unexpected]:
    rows = Tabular(generation).rows(
        "SELECT dataset, source, kind, count(DISTINCT node) FROM evidence GROUP BY ALL ORDER BY ALL"
    )
    found = {(dataset, kind): count for dataset, _, kind, count in rows}
    dossiers = _folders(generation) - set(catalogue())
    for dataset, source in sorted({(dataset, source) for dataset, source, _, _ in rows}):
        known = catalogue().get(source)
        if known is None or known.expect is None or dataset.partition(".")[2] in dossiers:
            continue
        for kind, bounds in known.expect.items():
            yield Unexpected(dataset, kind, bounds["min"], bounds["max"], found.get((dataset, kind), 0))


def _folders(generation: Generation) -> set[str]:
    """Return the folders of the inputs: the dossiers, and the sources that files came by."""
    return {each["name"].partition("/")[0] for each in generation.manifest["inputs"]}
