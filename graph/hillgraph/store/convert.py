"""Converting a batch of documents: what only they tell of becomes a part on disk, the rest records.

It runs in any process, knows nothing of other batches, and gives the same whoever runs it. What a group
said to an earlier build is taken up again where it would say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from hillgraph.model.kinds import model
from hillgraph.model.records import Record
from hillgraph.sources.joins import Joins
from hillgraph.store import kept, parts
from hillgraph.store.alone import Alone, Tools
from hillgraph.store.basis import key
from hillgraph.store.batches import Batch, Group, Held
from hillgraph.store.broken import Broken
from hillgraph.store.coded import Coder
from hillgraph.store.gathered import Gathered
from hillgraph.store.parts import Counts, Part, Writer
from hillgraph.store.real import keeping
from hillgraph.store.said import Said, packed, timely, unpacked
from hillgraph.store.setting import Input, Setting, digest
from hillgraph.store.titled import Titled


@dataclass(frozen=True, slots=True)
class Converted:
    """What came of a batch: a part on disk by its *number*, and what must be merged with others.

    *own* gives each thing in the part with the first document of its group, *twice* pairs groups
    that tell of one thing, *titles* what bills are called where a register is read after them, *datasets*
    where they are from, and *newest* the latest day on which one of them was updated. Of its *documents*
    so many are *unread*, as an earlier build had read them; the *pack* keeps what they say for a later one.
    """

    number: int
    documents: int
    unread: int
    pack: str
    counts: Counts
    shared: Gathered
    own: Mapping[str, str]
    titles: frozenset[Titled]
    twice: tuple[tuple[str, str], ...]
    datasets: frozenset[str]
    newest: date
    inputs: tuple[Input, ...]
    broken: Broken


def converted(setting: Setting, batch: Batch) -> Converted:
    """Read all documents of *batch*; write one part; return what is left to do.

    What is wrong with a document is returned, and nothing of it taken.
    """
    words = model()
    done = _Batch(setting, setting.joined, Tools(setting, words, Coder(), Writer(words), keeping(words)))
    for group in batch.groups:
        done.take(group)
    parts.join(done.parts, setting.folder, batch.number)
    return Converted(
        batch.number,
        batch.documents,
        done.unread,
        kept.write(setting.keeping, done.pieces),
        done.counts,
        done.shared,
        done.own,
        frozenset(done.titles),
        tuple(done.twice),
        frozenset(done.datasets),
        done.newest,
        tuple(done.inputs),
        done.broken,
    )


@dataclass(slots=True)
class _Batch:
    """A batch as it is read, and all that was wrong."""

    setting: Setting
    joins: Joins
    tools: Tools
    parts: list[Part] = field(default_factory=list)
    pieces: dict[bytes, bytes] = field(default_factory=dict)
    unread: int = 0
    counts: Counts = field(default_factory=Counts)
    shared: Gathered = field(default_factory=Gathered)
    own: dict[str, str] = field(default_factory=dict)
    titles: set[Titled] = field(default_factory=set)
    twice: list[tuple[str, str]] = field(default_factory=list)
    datasets: set[str] = field(default_factory=set)
    newest: date = date.min
    inputs: list[Input] = field(default_factory=list)
    broken: Broken = field(default_factory=Broken)

    def take(self, group: Group) -> None:
        """Take what the documents of a *group* say, as it was kept or as it is read."""
        contents = list(self._contents(group))
        titles = self.setting.titled.name if self.setting.titled else ""
        documents = [(held, read) for held, _, read in contents]
        own = key("all", documents, self.setting.joining, titles)
        piece = self.setting.left.opened().found(own)
        said = unpacked(piece) if piece else None
        if said and said.still(self.setting):
            self.unread += len(contents)
        else:
            before = len(self.broken)
            said = self._read(contents)
            piece = packed(said) if len(self.broken) == before and timely(self.setting, said.updated) else b""
        if piece:
            self.pieces[own] = piece
        self._add(said, group[0].name)

    def _contents(self, group: Group) -> Iterable[tuple[Held, bytes, Input]]:
        """Yield the documents of *group* that can be opened, with their bytes and the digest of these."""
        for held in group:
            with self.broken.noted():
                content = held.document.content()
                read = digest(held.name, content)
                if held.document.member is None:
                    self.inputs.append(read)
                yield held, content, read

    def _read(self, contents: Iterable[tuple[Held, bytes, Input]]) -> Said:
        """Read the documents of a group, of those none in which anything is wrong."""
        alone = Alone(self.tools)
        for held, content, _ in contents:
            found: list[Record] = []
            with self.broken.noted():
                found += held.read(content, self.joins)
            alone.take(held.source, found)
        return alone.said()

    def _add(self, said: Said, group: str) -> None:
        things = self.tools.model.things
        for name in (":".join(node) for node in said.nodes if node[0] in things):
            if self.own.setdefault(name, group) != group:
                self.twice.append((self.own[name], group))
        self.shared.add(self.tools.coder.new(said.shared))
        if self.setting.learned:
            self.titles.update(said.titles)
        self.parts.append(said.part)
        self.counts.update(said.counts)
        self.datasets.update(said.datasets)
        self.newest = max(self.newest, said.updated)
