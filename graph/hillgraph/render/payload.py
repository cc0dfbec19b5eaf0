"""What the page says, packed: each document, place and word written once, then referred to by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hillgraph.model.kinds import Look
from hillgraph.query.facts import Source
from hillgraph.render.folds import Fold
from hillgraph.render.view import Edge, Fact, Line, Node, View

Packed = list[Any]


class Table:
    """Values numbered in the order in which they first come."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def number(self, key: Any, row: Any) -> int:
        """Return the number of *key*, entering *row* when it is new."""
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(row)
        return self._numbers[key]


def packed(view: View, folded: Sequence[Fold]) -> dict[str, Any]:
    """Return the words of *view* as JSON's types, things and ties in the order they are drawn."""
    packer = _Packer(view)
    things = [packer.thing(node) for node in view.nodes]
    ties = [packer.tie(edge) for edge in view.edges]
    numbers = {node.name: number for number, node in enumerate(view.nodes)}
    return {
        "asOf": view.as_of.isoformat(),
        "cited": list(view.sources),
        "folds": [[packer.looks[fold.look], [numbers[name] for name in fold.members]] for fold in folded],
        "groups": list(view.groups),
        "leftOut": view.left_out,
        "opening": view.opening,
        "story": _story(view),
        "title": view.title,
        "documents": packer.documents.rows,
        "lines": [_line(line) for line in view.lines],
        "looks": [_look(look) for look in view.looks],
        "proofs": packer.proofs.rows,
        "things": things,
        "ties": ties,
        "words": packer.words.rows,
    }


class _Packer:
    def __init__(self, view: View) -> None:
        self.documents, self.proofs, self.words = Table(), Table(), Table()
        self.looks = {look.name: place for place, look in enumerate(view.looks)}
        self.lines = {line.kind: place for place, line in enumerate(view.lines)}

    def thing(self, node: Node) -> Packed:
        return _trimmed(
            [
                node.name,
                node.label,
                self.looks[node.look],
                self._facts(node.facts),
                node.note,
                node.short,
                int(node.contested),
                node.group,
            ],
            least=4,
        )

    def tie(self, edge: Edge) -> Packed:
        return _trimmed(
            [
                edge.name,
                self.lines[edge.kind],
                self._word(edge.label),
                self._facts(edge.facts),
                edge.since.isoformat() if edge.since else "",
                edge.until.isoformat() if edge.until else "",
                int(not edge.stands),
                int(edge.contested),
            ],
            least=4,
        )

    def _facts(self, facts: Sequence[Fact]) -> Packed:
        return [self._fact(fact) for fact in facts]

    def _fact(self, fact: Fact) -> Packed:
        proof = [self._proof(evidence) for evidence in fact.evidence]
        key = tuple((number, *places) for number, *places in proof)
        number = self.proofs.number(key, proof)
        return _trimmed(
            [self._word(fact.label), fact.value, number, int(fact.contested), fact.address], least=3
        )

    def _proof(self, evidence: Source) -> Packed:
        row = [evidence.title, evidence.publisher, evidence.issued, evidence.address]
        return [self.documents.number((evidence.document, *row), _trimmed(row, least=1)), *evidence.locator]

    def _word(self, word: str) -> int:
        return self.words.number(word, word)


def _trimmed(row: Packed, least: int) -> Packed:
    """Return *row* without the empty fields at its end, but for the first *least*."""
    while len(row) > least and row[-1] in ("", 0):
        row = row[:-1]
    return row


def _story(view: View) -> dict[str, Any] | None:
    """Return the story with its steps as the page walks them; names stay names."""
    if view.story is None:
        return None
    steps = [
        {
            "compare": [name.text for name in step.compare],
            "day": step.day.isoformat() if step.day else "",
            "path": [name.text for name in step.path],
            "say": step.say,
            "show": [name.text for name in step.show],
        }
        for step in view.story.steps
    ]
    return {"steps": steps, "title": view.story.title}


def _look(look: Look) -> dict[str, Any]:
    return {
        "fill": look.fill,
        "label": look.label,
        "name": look.name,
        "plural": look.plural,
        "shape": look.shape,
        "size": look.size,
        "text": look.text,
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "arrow": line.arrow,
        "colour": line.colour,
        "label": line.label,
        "name": line.kind,
        "plural": line.plural,
        "support": line.support,
        "width": line.width,
    }
