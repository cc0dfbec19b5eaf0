"""A node of the graph: the merged record, and each document's own version beside it.

They are made by msgspec, as records are: there are as many of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import Struct

from hillgraph.model.records import Single, Value


class Version(Struct, frozen=True):
    """What one document says of a node; *properties* by name, ends and dates among them."""

    dataset: str
    document: str
    locator: tuple[str, ...]
    properties: Mapping[str, Value]
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that a document gives where another gives a different one.

    *merged* is true of the value that stands in the merged record.
    """

    property: str
    value: Single
    version: Version
    merged: bool


class Node(Struct, frozen=True):
    """A thing or tie with its merged properties.

    *versions* come in order of precedence. *shortcut* is the plain edge (subject and object
    by short name) of a tie that stands, else None.
    """

    kind: str
    key: str
    properties: Mapping[str, Value]
    types: tuple[str, ...]
    versions: tuple[Version, ...]
    differences: tuple[Difference, ...]
    shortcut: tuple[str, str] | None = None
    stands: bool = True

    @property
    def name(self) -> str:
        """Return the short name."""
        return f"{self.kind}:{self.key}"

    @property
    def contested(self) -> bool:
        """Say whether two documents differ on a value."""
        return bool(self.differences)
