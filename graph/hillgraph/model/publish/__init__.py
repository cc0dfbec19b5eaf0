"""What is written from the vocabulary for others to read: ontology, shapes, context, reference."""

from __future__ import annotations

from pathlib import Path

from hillgraph.model.kinds import Model
from hillgraph.model.publish.context import context
from hillgraph.model.publish.ontology import ontology
from hillgraph.model.publish.reference import reference
from hillgraph.model.publish.shapes import shapes

__all__ = ["context", "ontology", "published", "reference", "shapes", "write"]


def published(model: Model) -> dict[str, str]:
    """Return the text of each generated file by its path in the checkout."""
    return {
        "data/ontology.ttl": ontology(model),
        "data/shapes.ttl": shapes(model),
        "data/context.jsonld": context(model),
        "docs/kinds.md": reference(model),
    }


def write(model: Model, checkout: Path) -> None:
    """Write every generated file into *checkout*."""
    for path, text in published(model).items():
        (checkout / path).write_text(text, encoding="utf-8", newline="\n")
