"""What one group of documents says, as it is kept for a later build, and whether that would say the same."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hillgraph.store import learned
from hillgraph.store.parts import Counts, Part
from hillgraph.store.setting import Setting
from hillgraph.store.titled import Titled

LEVEL = 1
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a group, and what that rests on beside its documents.

    *nodes* are those, by kind and key, that it alone tells of, *met* those that something else describes
    too. Ties are settled on *day*; those *waiting* for the day of the graph are among what is *shared*.
    *named* are the other things it describes. *ranks* are the precedence of its datasets.
    It *leans* on what registers taught if that can be in any record of it; *taught* says what that was.
    """

    updated: date
    day: date
    nodes: tuple[Name, ...]
    waiting: tuple[Name, ...]
    met: frozenset[Name]
    named: tuple[str, ...]
    ranks: Mapping[str, int]
    datasets: tuple[str, ...]
    leans: bool
    taught: str
    titles: tuple[Titled, ...]
    shared: tuple[bytes, ...]
    lines: tuple[bytes, ...]
    shortcuts: tuple[bytes, ...]
    rows: Mapping[str, bytes]
    by_kind: Mapping[str, int]
    by_source: Mapping[Name, int]

    @property
    def part(self) -> Part:
        """Return the lines and rows of what it alone tells of."""
        return Part(self.nodes, self.lines, self.shortcuts, self.rows)

    @property
    def counts(self) -> Counts:
        """Return how many nodes these are."""
        counts = Counts()
        counts.by_kind.update(self.by_kind)
        counts.by_source.update(self.by_source)
        return counts

    def still(self, setting: Setting) -> bool:
        """Say whether the same documents would say the same with *setting*."""
        ranked = all(setting.precedence(dataset) == rank for dataset, rank in self.ranks.items())
        return ranked and self._settled(setting) and self._alone(setting) and self._learned(setting)

    def _settled(self, setting: Setting) -> bool:
        """Say whether its ties stand as they did.

        What waits is merged with all others; beside a register it is also numbered with them, and which
        ties wait must be the same.
        """
        latest = setting.latest(self.updated)
        if self.waiting and setting.learned:
            return self.day == latest and timely(setting, self.updated)
        return self.day <= (setting.as_of or latest)

    def _alone(self, setting: Setting) -> bool:
        elsewhere = setting.elsewhere
        apart = elsewhere.isdisjoint(self.nodes) and elsewhere.isdisjoint(self.waiting)
        return apart and self.met <= elsewhere

    def _learned(self, setting: Setting) -> bool:
        if self.leans:
            return self.taught == taught(setting)
        if setting.learned is None:
            return True
        real = learned.read(setting.learned).real.names
        own = (":".join(name) for name in self.nodes)
        return real.keys().isdisjoint(self.named) and real.keys().isdisjoint(own)


def taught(setting: Setting) -> str:
    """Return the digest of what registers taught, empty where there is none."""
    return setting.learned.name if setting.learned else ""


def timely(setting: Setting, updated: date) -> bool:
    """Say whether the graph is of no earlier day than what is known when a group is read."""
    return setting.as_of is None or setting.as_of >= setting.latest(updated)


def packed(said: Said) -> bytes:
    """Return *said* as bytes."""
    import msgspec

    return zlib.compress(msgspec.msgpack.encode(said), LEVEL)


def unpacked(piece: bytes) -> Said:
    """Return what was `packed`."""
    import msgspec

    return msgspec.msgpack.decode(zlib.decompress(piece), type=Said)
