"""Authority: whose word stands where sources differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hillgraph.model.records import Record, Thing
from hillgraph.model.rows import source
from hillgraph.sources.catalogue import AUTHORITIES, catalogue


@dataclass(frozen=True, slots=True)
class Precedence:
    """Gives 0 for the dataset whose word comes first: by what is *stated* of it, else of its source."""

    stated: Mapping[str, int]

    def __call__(self, dataset: str) -> int:
        """Return the rank of *dataset*."""
        if dataset in self.stated:
            return self.stated[dataset]
        known = catalogue().get(source(dataset))
        return known.precedence if known else len(AUTHORITIES)


def precedence(records: Iterable[Record]) -> Precedence:
    """Return the precedence by what datasets among *records* say of themselves."""
    return Precedence(
        {
            record.name: AUTHORITIES.index(str(record.properties["authority"]))
            for record in records
            if isinstance(record, Thing) and "authority" in record.properties
        }
    )
