"""Rows: the same nodes as lines of tables, one table a kind."""

from __future__ import annotations

from decimal import Decimal

from hillgraph.model.kinds import Kind, Property, ThingKind
from hillgraph.model.nodes import Node
from hillgraph.model.records import Single, Value, Words
from hillgraph.model.statements import several

Cell = str | int | bool | list[str] | None
Row = dict[str, Cell]

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


def row(kind: Kind, node: Node) -> Row:
    """Return the row of *node*: *source* and *document* are those of the version that comes first."""
    first = node.versions[0]
    cells: Row = {"id": node.name}
    if isinstance(kind, ThingKind):
        if kind.types:
            cells["type"] = list(node.types)
    else:
        cells |= {"from_id": str(node.properties["from"]), "to_id": str(node.properties["to"])}
        cells |= {"locator": ", ".join(first.locator) or None, "stands": node.stands}
    for prop in kind.columns:
        cells[prop.name] = _cell(prop, node.properties.get(prop.name))
    return cells | {"source": source(first.dataset), "document": first.document, "contested": node.contested}


def evidence(node: Node) -> list[Row]:
    """Return one row a document that describes *node*."""
    return [
        {
            "node": node.name,
            "kind": node.kind,
            "dataset": version.dataset,
            "source": source(version.dataset),
            "document": version.document,
            "locator": ", ".join(version.locator) or None,
        }
        for version in node.versions
    ]


def disagreements(node: Node) -> list[Row]:
    """Return one row a value on which documents differ, the merged one among them."""
    return [
        {
            "node": node.name,
            "kind": node.kind,
            "property": each.property,
            "value": plain(each.value),
            "dataset": each.version.dataset,
            "source": source(each.version.dataset),
            "document": each.version.document,
            "locator": ", ".join(each.version.locator) or None,
            "merged": each.merged,
        }
        for each in node.differences
    ]


def plain(value: Single) -> str:
    """Return *value* as text without language or datatype."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.text if isinstance(value, Words) else str(value)


def source(dataset: str) -> str:
    """Return the source's name of a dataset: ``billstatus`` of ``dataset:billstatus.119``."""
    return dataset.partition(":")[2].partition(".")[0]


def _sql_type(prop: Property) -> str:
    return SQL_TYPES[prop.type].format(scale=prop.scale) + ("[]" if prop.many else "")


def _cell(prop: Property, value: Value | None) -> Cell:
    if value is None:
        return None
    if prop.many:
        return [plain(each) for each in several(value)]
    single = several(value)[0]
    if isinstance(single, Decimal):
        return f"{single:f}"
    return single if isinstance(single, (bool, int)) else plain(single)
