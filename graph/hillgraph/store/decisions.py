"""Decisions: the file beside the generations that says which names as filed are one, and what it rests on.

STORE/decisions.csv                      written by ``hillgraph resolve``, corrected by a person
STORE/generations/000001/names.json      the names of that build, so that it can be written without another
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hillgraph.errors import NotFound
from hillgraph.model.names import split
from hillgraph.resolve import decided
from hillgraph.resolve.named import Decision, Named, Resolution
from hillgraph.resolve.resolution import resolved
from hillgraph.store.generation import Generation
from hillgraph.store.printed import still

DECISIONS = "decisions.csv"
NAMES = "names.json"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a resolution rests on: all names, and what the record itself says of them."""

    names: list[Named]
    printed: list[Decision]

    def resolved(self, lines: Sequence[Decision]) -> Resolution:
        """Return what becomes of the names with the *lines* of a decisions file."""
        return resolved(self.names, still(lines, self.printed))

    def real(self, resolution: Resolution) -> Mapping[str, str]:
        """Return the real thing behind each name, with what the record says across kinds.

        A register doesn't tell whether who registers is a firm or a person; the record may.
        """
        known = {name.key for name in self.names if name.known}
        crossed = {
            resolution.real[line.left]: line.right
            for line in self.printed
            if line.left in resolution.real and split(line.left)[0] != split(line.right)[0]
        }
        return {
            name: thing if thing in known else crossed.get(thing, thing)
            for name, thing in resolution.real.items()
        }

    @property
    def labels(self) -> dict[str, str]:
        """Return the label of each name."""
        return {name.key: name.label for name in self.names}


def lines(path: Path) -> tuple[Decision, ...]:
    """Return the lines of the decisions file at *path*, none where there is no file.

    Raises `InvalidInput` with every fault and its place.
    """
    return decided.read(path.read_bytes(), file=path.name) if path.is_file() else ()


def written(basis: Basis, path: Path) -> Resolution:
    """Write at *path* what is decided on the names of *basis*, each line kept that a person wrote there."""
    resolution = basis.resolved(lines(path))
    text = decided.written([*resolution.decisions, *resolution.idle], basis.labels)
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8", newline="")
    part.replace(path)
    return resolution


def keep(basis: Basis, generation: Path) -> None:
    """Write *basis* into the folder of a *generation*."""
    import msgspec

    (generation / NAMES).write_bytes(msgspec.json.encode((basis.names, basis.printed)))


def kept(generation: Generation) -> Basis:
    """Return what the resolution of *generation* rests on; raise `NotFound` if nothing in it is as filed."""
    import msgspec

    path = generation.folder / NAMES
    if not path.is_file():
        raise NotFound(
            "There are no names as filed in this store. Build one with a register: "
            "hillgraph build --source lobbying=FOLDER"
        )
    generation.demand(NAMES)
    return Basis(*msgspec.json.decode(path.read_bytes(), type=tuple[list[Named], list[Decision]]))
