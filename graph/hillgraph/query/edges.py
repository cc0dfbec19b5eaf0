"""All ties as rows of one shape, for networks: who is tied to what, by which kind, when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hillgraph.errors import WrongUse
from hillgraph.model.kinds import Model, TieKind

Rows = Callable[[str], Sequence[Sequence[object]]]


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A tie by its short names and days; *stands* as in the tables."""

    source: str
    target: str
    name: str
    kind: str
    since: date | None
    until: date | None
    stands: bool
    contested: bool

    def overlaps(self, first: date, last: date) -> bool:
        """Say whether the tie may have held on a day from *first* to *last*; an unknown end is open."""
        return (self.since is None or self.since <= last) and (self.until is None or self.until >= first)


def edges(rows: Rows, model: Model, kinds: Iterable[str] | None = None) -> list[Edge]:
    """Return the ties of *kinds*, sorted; without *kinds* those that a picture shows."""
    chosen = [tie for name in kinds for tie in [_kind(model, name)]] if kinds is not None else drawn(model)
    text = "\nUNION ALL ".join(_select(kind) for kind in chosen)
    if not text:
        return []
    return sorted(
        (Edge(*row) for row in rows(text)),  # type: ignore[arg-type]
        key=lambda edge: (edge.source, edge.target, edge.kind, edge.name),
    )


def drawn(model: Model) -> list[TieKind]:
    """Return the kinds of tie that pictures and paths use when none is named."""
    return [kind for kind in model.ties.values() if kind.drawn]


def _kind(model: Model, name: str) -> TieKind:
    if name not in model.ties:
        raise WrongUse(f"'{name}' is not a kind of tie. They are: {', '.join(sorted(model.ties))}")
    return model.ties[name]


def _select(kind: TieKind) -> str:
    ended = f"coalesce(until, {kind.ended_by})" if kind.ended_by else "until"
    columns = f"from_id, to_id, id, '{kind.name}', since, {ended}, stands, contested"
    return f"SELECT {columns} FROM {kind.name}"  # noqa: S608 - words of the vocabulary, none of a user's
