"""A build that follows another, held to one from nothing: both faces and the manifest, byte by byte."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pyoxigraph import Store

from hillgraph.claims.checks import records
from hillgraph.model.kinds import model
from hillgraph.store import batches, kept, tables
from hillgraph.store.decisions import DECISIONS
from hillgraph.store.generation import Generation
from hillgraph.store.inputs import built

Sources = Sequence[tuple[str, Path]]
_AFRESH: dict[str, _Fresh] = {}


@dataclass(slots=True)
class Rebuilt:
    """A store in *home* that is built again and again, each time held to one that is built from nothing.

    Both have the same *decisions* on names as filed. The first build is a copy of the one from nothing, and
    what is built from nothing of the same bytes is built once in a process.
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
        """Build again, and say how many documents were unread, of how many."""
        asked = _Asked(sources, dossiers, as_of, skip_broken, self.decisions)
        self.times += 1
        fresh = asked.afresh(self.home / f"fresh{self.times}")
        if not self.store.exists():
            shutil.copytree(fresh.store, self.store)
            return fresh.unread

        again, unread = asked.build(self.store)

        assert seen(again) == fresh.seen
        return unread

    @property
    def store(self) -> Path:
        """Return the store that is built again and again."""
        return self.home / "again"

    @property
    def kept(self) -> list[Path]:
        """Return the files that it keeps for the next build."""
        return sorted((self.store / "kept").iterdir())


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A build from nothing: where it lies, how much was unread, and all that can be seen of it."""

    store: Path
    unread: tuple[int, int]
    seen: dict[str, object]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one build is made of."""

    sources: Sources
    dossiers: Sequence[Path]
    as_of: date | None
    skip_broken: bool
    decisions: str

    def build(self, store: Path) -> tuple[Generation, tuple[int, int]]:
        """Build, as a process of its own would, and say how many documents were unread, of how many."""
        kept.opened.cache_clear()
        kept._content.cache_clear()
        told: list[tuple[int, int]] = []
        if self.decisions:
            store.mkdir(exist_ok=True)
            (store / DECISIONS).write_text(self.decisions, encoding="utf-8")
        generation = built(
            store,
            [str(each) for each in self.dossiers],
            self.sources,
            as_of=self.as_of,
            skip_broken=self.skip_broken,
            jobs=1,
            unread=lambda *number: told.append(number),
            checking=records,
        )
        return generation, told[0]

    def afresh(self, store: Path) -> _Fresh:
        """Return a build from nothing, into *store* unless there is one of the same."""
        name = self.name()
        if name not in _AFRESH:
            generation, unread = self.build(store)
            assert unread[0] == 0
            _AFRESH[name] = _Fresh(store, unread, seen(generation))
        return _AFRESH[name]

    def name(self) -> str:
        """Return a name for all that the build reads, and for the size of the batches it is read in."""
        sources = [(name, *_held(path)) for name, path in self.sources]
        rest = [self.as_of, self.skip_broken, self.decisions, batches.BYTES]
        return repr([sources, [_held(each) for each in self.dossiers], rest])


def _held(place: Path) -> list[tuple[str, str]]:
    """Return each file in a folder, or the one file, by its name and digest, after the name of the place."""
    files = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
    digests = [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]
    return [(place.name, ""), *digests]


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
