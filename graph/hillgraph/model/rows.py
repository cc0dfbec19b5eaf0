"""Rows: the same nodes as lines of tables, one table a kind."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from hillgraph.model.kinds import Kind, Model, Property, ThingKind, TieKind
from hillgraph.model.nodes import Node, Version
from hillgraph.model.records import Single, Value, Words
from hillgraph.model.statements import several

Row = dict[str, object]
Cell = Callable[[Value], object] | None

SQL_TYPES = {
    "text": "VARCHAR",
    "words": "VARCHAR",
    "date": "DATE",
    "boolean": "BOOLEAN",
    "integer": "BIGINT",
    "decimal": "DECIMAL(18,{scale})",
    "link": "VARCHAR",
    "thing": "VARCHAR",
}

LABELS = {
    "folded": "VARCHAR",
    "label": "VARCHAR",
    "language": "VARCHAR",
    "kind": "VARCHAR",
    "id": "VARCHAR",
    "main": "BOOLEAN",
}
_SAID_BY = ("dataset", "source", "document", "locator")
EVIDENCE = dict.fromkeys(("node", "kind", *_SAID_BY), "VARCHAR")
DISAGREEMENT = dict.fromkeys(("node", "kind", "property", "value", *_SAID_BY), "VARCHAR") | {
    "merged": "BOOLEAN"
}


def columns(kind: Kind) -> dict[str, str]:
    """Return the columns of a kind's table in order, with their SQL types."""
    own = {prop.name: _sql_type(prop) for prop in kind.columns}
    if isinstance(kind, ThingKind):
        types = {"type": "VARCHAR[]"} if kind.types else {}
        return {"id": "VARCHAR", **own, **types, "source": "VARCHAR", "document": "VARCHAR"} | {
            "contested": "BOOLEAN"
        }
    ends = {"id": "VARCHAR", "from_id": "VARCHAR", "to_id": "VARCHAR"}
    said = {"source": "VARCHAR", "document": "VARCHAR", "locator": "VARCHAR"}
    return {**ends, **own, **said, "stands": "BOOLEAN", "contested": "BOOLEAN"}


class Tabulator:
    """Turns nodes into rows; what depends on the vocabulary alone is worked out once."""

    def __init__(self, model: Model) -> None:
        self._kinds = {name: _Columns(kind) for name, kind in model.kinds.items()}

    def row(self, node: Node) -> Row:
        """Return the row of *node*: *source* and *document* are those of the version that comes first."""
        columns, first, properties = self._kinds[node.kind], node.versions[0], node.properties
        cells: Row = {"id": node.name}
        if columns.of_tie:
            cells["from_id"], cells["to_id"] = properties["from"], properties["to"]
            cells["locator"], cells["stands"] = ", ".join(first.locator) or None, node.stands
        elif columns.typed:
            cells["type"] = node.types
        for name, cell in columns.cells(tuple(properties)):
            value = properties[name]
            if cell:
                cells[name] = cell(value)
            else:
                cells[name] = value[0] if value.__class__ is tuple else value
        cells["source"], cells["document"] = source(first.dataset), first.document
        cells["contested"] = bool(node.differences)
        return cells


class _Columns:
    """What a kind's rows have, and how each of its properties becomes a cell."""

    def __init__(self, kind: Kind) -> None:
        self.of_tie = isinstance(kind, TieKind)
        self.typed = isinstance(kind, ThingKind) and bool(kind.types)
        self._cells = [(prop.name, _cell(prop)) for prop in kind.columns]
        self._shapes: dict[tuple[str, ...], list[tuple[str, Cell]]] = {}

    def cells(self, names: tuple[str, ...]) -> list[tuple[str, Cell]]:
        """Return what makes cells of the properties *names*: nodes of a kind mostly have the same ones."""
        found = self._shapes.get(names)
        if found is None:
            found = self._shapes[names] = [(name, cell) for name, cell in self._cells if name in names]
        return found


def evidence(node: Node) -> list[Row]:
    """Return one row a document that describes *node*."""
    return [{"node": node.name, "kind": node.kind, **_from(version)} for version in node.versions]


def disagreements(node: Node) -> list[Row]:
    """Return one row a value on which documents differ, the merged one among them."""
    return [
        {
            "node": node.name,
            "kind": node.kind,
            "property": each.property,
            "value": plain(each.value),
            **_from(each.version),
            "merged": each.merged,
        }
        for each in node.differences
    ]


def _from(version: Version) -> Row:
    return _said(version.dataset, version.document, version.locator)


@lru_cache(maxsize=4096)
def _said(dataset: str, document: str, locator: tuple[str, ...]) -> Row:
    return {
        "dataset": dataset,
        "source": source(dataset),
        "document": document,
        "locator": ", ".join(locator) or None,
    }


def plain(value: Single) -> str:
    """Return *value* as text without language or datatype."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.text if isinstance(value, Words) else str(value)


@lru_cache(maxsize=4096)
def source(dataset: str) -> str:
    """Return the source's name of a dataset: ``billstatus`` of ``dataset:billstatus.119``."""
    return dataset.partition(":")[2].partition(".")[0]


def _sql_type(prop: Property) -> str:
    return SQL_TYPES[prop.type].format(scale=prop.scale) + ("[]" if prop.many else "")


def _cell(prop: Property) -> Cell:
    """Return what makes a cell of a value; None where the value is one, or the first of a tuple is."""
    if prop.many:
        return lambda value: [plain(each) for each in several(value)]
    if prop.type in {"words", "decimal"}:
        return lambda value: _exact(several(value)[0])
    return None


def _exact(value: Single) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else plain(value)
