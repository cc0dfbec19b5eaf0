"""A build that follows another, held to one from nothing: both faces and the manifest, byte by byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pyoxigraph import Store

from hillgraph.model.kinds import model
from hillgraph.store import kept, tables
from hillgraph.store.decisions import DECISIONS
from hillgraph.store.generation import Generation
from hillgraph.store.inputs import built

Sources = Sequence[tuple[str, Path]]


@dataclass(slots=True)
class Rebuilt:
    """A store in *home* that is built again and again, each time held to one that is built from nothing.

    Both have the same *decisions* on names as filed.
    """

    home: Path
    times: int = 0
    decisions: str = ""

    def build(
        self,
        sources: Sources,
        dossiers: Sequence[Path] = (),
        *,
        as_of: date | None = None,
        skip_broken: bool = False,
    ) -> tuple[int, int]:
        """Build, as a process of its own would, and say how many documents were unread, of how many."""
        kept.opened.cache_clear()
        kept._content.cache_clear()
        told: list[tuple[int, int]] = []
        self.times += 1
        names, fresh_store = [str(each) for each in dossiers], self.home / f"fresh{self.times}"
        for folder in (self.store, fresh_store) if self.decisions else ():
            folder.mkdir(exist_ok=True)
            (folder / DECISIONS).write_text(self.decisions, encoding="utf-8")
        again, fresh = (
            built(
                folder,
                names,
                sources,
                as_of=as_of,
                skip_broken=skip_broken,
                jobs=1,
                unread=lambda *number: told.append(number),
            )
            for folder in (self.store, fresh_store)
        )
        assert seen(again) == seen(fresh)
        assert told[1][0] == 0
        return told[0]

    @property
    def store(self) -> Path:
        """Return the store that is built again and again."""
        return self.home / "again"

    @property
    def kept(self) -> list[Path]:
        """Return the files that it keeps for the next build."""
        return sorted((self.store / "kept").iterdir())


def seen(generation: Generation) -> dict[str, object]:
    """Return all that can be seen of a generation: bytes of its files, and the engine's statements."""
    ours = {
        sums: {name: each for name, each in generation.manifest[sums].items() if not name.startswith("rdf/")}
        for sums in ("files", "crc32")
    }
    engine = Store.read_only(str(generation.rdf))
    return {
        "manifest": {**generation.manifest, **ours, "seal": ""},
        "graph": generation.graph.read_bytes(),
        **{name: _bytes(generation.tables / name) for name in tables.schema(model())},
        "statements": {str(quad) for quad in engine},
        "graphs": {str(name) for name in engine.named_graphs()},
    }


def _bytes(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.iterdir())]
