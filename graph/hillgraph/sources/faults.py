"""What is wrong with a document, told together as far as somebody would read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from hillgraph.errors import Fault, InvalidInput

MOST = 1000


class Faults(list[Fault]):
    """The faults of one document, in the order of their finding; after the first thousand the reading ends.

    A file of another form, or one made to break something, has a fault in every place.
    """

    def append(self, fault: Fault, /) -> None:
        """Add *fault*; raise `InvalidInput` with all of them if it is one too many."""
        if len(self) >= MOST:
            text = f"has more faults than the {MOST:,} told here; is it another kind of file?"
            raise InvalidInput([Fault(fault.file, 0, 0, text), *self])
        super().append(fault)

    def __iadd__(self, faults: Iterable[Fault], /) -> Self:  # type: ignore[misc, override]
        for fault in faults:
            self.append(fault)
        return self
