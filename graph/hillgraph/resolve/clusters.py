"""Names joined by their bonds, strongest first, never across a bar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hillgraph.resolve.evidence import Bar, Bond
from hillgraph.resolve.named import Place


@dataclass(slots=True)
class Clusters:
    """A growing partition of names: each name's cluster is known by one of its names.

    A cluster remembers whom its names are barred from, so a chain whose ends contradict is never closed, and
    its *known* thing, so no rule makes two things of the record one.
    """

    known: dict[str, str] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    inside: dict[str, list[str]] = field(default_factory=dict)
    barred: dict[str, dict[str, Bar]] = field(default_factory=lambda: defaultdict(dict))

    def of(self, name: str) -> str:
        """Return the name by which the cluster of *name* is known."""
        above = self.above
        while (up := above.get(name, name)) != name:
            above[name] = above.get(up, up)
            name = up
        return name

    def bar(self, bar: Bar) -> None:
        """Keep the names of a bar, and all that join them, apart."""
        left, right = self.of(bar.left), self.of(bar.right)
        self.barred[left].setdefault(bar.right, bar)
        self.barred[right].setdefault(bar.left, bar)

    def against(self, left: str, right: str) -> Bar | None:
        """Return the first bar between the clusters of two names, if there is one."""
        one, two = self.of(left), self.of(right)
        few, of = (one, two) if len(self.barred.get(one, ())) <= len(self.barred.get(two, ())) else (two, one)
        found = [bar for name, bar in self.barred.get(few, {}).items() if self.of(name) == of]
        if not found and one in self.known and two in self.known:
            found.append(
                Bar(self.known[one], self.known[two], "known", "both are things of the record already")
            )
        return min(found, default=None)

    def join(self, left: str, right: str) -> None:
        """Make the clusters of two names one."""
        small, large = sorted((self.of(left), self.of(right)), key=self._size)
        if small != large:
            self.inside.setdefault(large, [large]).extend(self.inside.pop(small, [small]))
            self.above[small] = large
            self.barred[large].update(self.barred.pop(small, {}))
            if known := self.known.pop(small, None):
                self.known[large] = min(known, self.known.get(large, known))

    def _size(self, cluster: str) -> int:
        return len(self.inside.get(cluster, (cluster,)))


def joined(
    clusters: Clusters, bonds: Iterable[Bond], place: Mapping[str, Place]
) -> tuple[Sequence[Bond], Sequence[tuple[Bond, Bar]]]:
    """Join by each sure bond in turn; return the bonds that joined, and those stopped with the bar that did.

    The strongest comes first, and of equals the one between the oldest names: so who is barred from one of a
    cluster leaves it alone, and the others stay with the oldest.
    """
    made, stopped = [], []
    sure = (bond for bond in bonds if bond.sure)
    for bond in sorted(sure, key=lambda bond: (-bond.score, place[bond.left], place[bond.right], bond)):
        if clusters.of(bond.left) == clusters.of(bond.right):
            continue
        if bar := clusters.against(bond.left, bond.right):
            stopped.append((bond, bar))
        else:
            clusters.join(bond.left, bond.right)
            made.append(bond)
    return made, stopped
