"""Broken documents: what is wrong with each, gathered so that all of it is told in one run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from hillgraph.errors import Fault, InvalidInput, LimitReached


@dataclass(slots=True)
class Broken:
    """Faults in documents, and the messages of those that are over a limit."""

    faults: list[Fault] = field(default_factory=list)
    over: list[str] = field(default_factory=list)

    @contextmanager
    def noted(self, folder: str = "") -> Iterator[None]:
        """Note what goes wrong with a document, its name put below *folder*."""
        try:
            yield
        except InvalidInput as error:
            self.faults += [fault._replace(file=f"{folder}{fault.file}") for fault in error.faults]
        except LimitReached as error:
            self.over.append(str(error))

    def update(self, other: Broken) -> None:
        """Add what *other* noted."""
        self.faults += other.faults
        self.over += other.over

    def refuse(self) -> None:
        """Raise `InvalidInput` with every fault, or else `LimitReached`, if there is any."""
        if self.faults:
            raise InvalidInput(self.faults)
        if self.over:
            raise LimitReached("\n".join(sorted(self.over)))

    def texts(self) -> list[str]:
        """Return what was noted, a line each."""
        return [*map(str, sorted(self.faults)), *sorted(self.over)]

    def __len__(self) -> int:
        return len(self.faults) + len(self.over)
