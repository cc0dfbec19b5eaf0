"""Dangling names: things that the record names and that no source of the build describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hillgraph.model.kinds import Kind, Model, TieKind, model
from hillgraph.store.generation import Generation
from hillgraph.store.tabular import Tabular

THINGS = "thing"


@dataclass(frozen=True, slots=True, order=True)
class Dangling:
    """A name without a node: how often it is named, and one *node* that names it, with its *document*."""

    name: str
    kind: str
    times: int
    node: str
    document: str

    def __str__(self) -> str:
        often = "once" if self.times == 1 else f"{self.times:,} times"
        return f"{self.name}: named {often} and described by no source, as in {self.node} by {self.document}"


def dangling(generation: Generation) -> list[Dangling]:
    """Return each name at an end of a tie or in a property that no table has a row for, sorted.

    A generation keeps such names; what it lacks is a source that tells what they are.
    """
    tables, words = Tabular(generation), model()
    named = " UNION ALL ".join(_naming(words, generation.columns))
    described = " UNION ALL ".join(f'(SELECT id FROM "{kind}")' for kind in words.kinds)  # noqa: S608 - as below
    rows = tables.rows(
        f"WITH named AS ({named}), described AS ({described}) "  # noqa: S608 - names of the vocabulary
        "SELECT name, split_part(name, ':', 1) AS kind, sum(times)::BIGINT AS times, "
        "min([node, document]) AS example "
        "FROM named ANTI JOIN described ON described.id = named.name "
        "GROUP BY name ORDER BY name"
    )
    return [Dangling(name, kind, times, *example) for name, kind, times, example in rows]


def _naming(words: Model, tables: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield a SELECT for each column that holds names, of the names in it with one row each."""
    for kind in words.kinds.values():
        for column in _columns(kind):
            many = tables[kind.name][column].endswith("[]")
            values = f'unnest("{column}")' if many else f'"{column}"'
            inner = f'SELECT {values} AS name, id, document FROM "{kind.name}"'  # noqa: S608 - as above
            yield _counted(inner)
    yield _counted("SELECT document AS name, node AS id, document FROM evidence")
    yield _counted("SELECT dataset AS name, node AS id, document FROM evidence")


def _columns(kind: Kind) -> list[str]:
    ends = ["from_id", "to_id"] if isinstance(kind, TieKind) else []
    return ends + [prop.name for prop in kind.columns if prop.type == THINGS]


def _counted(inner: str) -> str:
    columns = "name, count(*) AS times, min(id) AS node, arg_min(document, id) AS document"
    return f"(SELECT {columns} FROM ({inner}) WHERE name IS NOT NULL GROUP BY name)"  # noqa: S608 - as above
