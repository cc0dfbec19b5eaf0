"""The ontology: classes and properties with labels, and how they stand to standard terms."""

from __future__ import annotations

from collections.abc import Iterator

from hillgraph.model.kinds import Kind, Model, ThingKind, TieKind
from hillgraph.model.publish.terms import OURS, XSD, Use, agreed, called, prefix, uses
from hillgraph.model.publish.turtle import Block, block, document, english, plain

TITLE = "The vocabulary of hillgraph in OWL, made from data/model.yml by `make docs`."


def ontology(model: Model) -> str:
    """Return the ontology in Turtle, without blank nodes."""
    return document(TITLE, model.terms, _blocks(model))


def role(kind: TieKind) -> str:
    """Return the term of the role that one end of a participation has: ``hg:CosponsorshipRole``."""
    return f"{kind.term}Role"


def cube(kind: TieKind) -> str:
    """Return the term of the data set that all observations of a kind make up."""
    return f"{kind.term}DataSet"


def _blocks(model: Model) -> Iterator[Block]:
    yield block(
        f"<{model.vocabulary.removesuffix('#')}>",
        ("a", "owl:Ontology"),
        ("rdfs:label", english("hillgraph")),
        ("rdfs:comment", english("Who moves which bill, by what tie, and who says so.")),
        ("owl:versionInfo", plain(f"aligned to ELI-DL {model.eli_dl}")),
    )
    for kind in model.kinds.values():
        yield from _classes(kind)
    for term, found in uses(model).items():
        if prefix(term) == OURS:
            yield _property(model, term, found)
    for tie in model.ties.values():
        yield from _shortcut(model, tie)
        yield from _companions(tie)


def _classes(kind: Kind) -> Iterator[Block]:
    yield block(
        kind.term,
        ("a", "owl:Class"),
        ("rdfs:label", english(called(kind))),
        ("rdfs:comment", [english(kind.note)] if kind.note else []),
        ("rdfs:subClassOf", kind.aligned),
    )
    for each in kind.types.values() if isinstance(kind, ThingKind) else ():
        yield block(
            each.term,
            ("a", "owl:Class"),
            ("rdfs:label", english(each.label)),
            ("rdfs:subClassOf", kind.term),
        )


def _property(model: Model, term: str, found: list[Use]) -> Block:
    kind = agreed(found, lambda use: use.kind.term)
    aligned = agreed(found, lambda use: use.property.aligned)
    types = {use.property.type for use in found}
    points = types <= {"thing", "link"}
    return block(
        term,
        ("a", "owl:ObjectProperty" if points else "owl:DatatypeProperty"),
        ("rdfs:label", english(_label(term, found))),
        ("rdfs:comment", [english(found[0].property.note)] if _said_once(found) else []),
        ("rdfs:domain", [kind] if kind else []),
        ("rdfs:range", _range(model, found)),
        ("rdfs:subPropertyOf", [aligned] if aligned else []),
    )


def _label(term: str, found: list[Use]) -> str:
    """Return the label that all uses share, else the term's own words, as in ``member count``."""
    shared = agreed(found, lambda use: use.property.label)
    return shared or "".join(f" {c.lower()}" if c.isupper() else c for c in term.partition(":")[2])


def _said_once(found: list[Use]) -> bool:
    return len(found) == 1 and bool(found[0].property.note)


def _range(model: Model, found: list[Use]) -> list[str]:
    type_ = agreed(found, lambda use: use.property.type)
    to = agreed(found, lambda use: use.property.to)
    if type_ == "thing":
        return [model.things[to[0]].term] if to and len(to) == 1 else []
    return [XSD[type_]] if type_ in XSD else []


def _shortcut(model: Model, tie: TieKind) -> Iterator[Block]:
    if tie.shortcut is None:
        return
    target = tie.properties[tie.shortcut_to].to if tie.shortcut_to else tie.target
    yield block(
        tie.shortcut,
        ("a", "owl:ObjectProperty"),
        ("rdfs:label", english(tie.label)),
        ("rdfs:comment", english("Written while the tie stands.")),
        ("rdfs:seeAlso", tie.term),
        ("rdfs:domain", [model.things[tie.source[0]].term] if len(tie.source) == 1 else []),
        ("rdfs:range", [model.things[target[0]].term] if len(target) == 1 else []),
    )


def _companions(tie: TieKind) -> Iterator[Block]:
    """Yield the nodes that a standard asks for beside a tie: a role, or a data set and its structure."""
    if "eli-dl:Participation" in tie.aligned:
        yield block(role(tie), ("a", "eli-dl:ParticipationRole"), ("rdfs:label", english(tie.label)))
    if "qb:Observation" in tie.aligned:
        yield from _cube(tie)


def _cube(tie: TieKind) -> Iterator[Block]:
    """Yield the structure of observations: ends and key are dimensions, what else is required a measure."""
    dimensions = [tie.properties[name].term for name in ("from", "to", *tie.key)]
    measures = [
        prop.term
        for prop in tie.columns
        if prop.required and prop.name not in tie.key and prop.term not in dimensions
    ]
    structure = f"{tie.term}Structure"
    components = [(f"{structure}-{term.partition(':')[2]}", term) for term in (*dimensions, *measures)]
    yield block(
        cube(tie),
        ("a", "qb:DataSet"),
        ("rdfs:label", english(tie.plural)),
        ("qb:structure", structure),
    )
    yield block(
        structure, ("a", "qb:DataStructureDefinition"), ("qb:component", [name for name, _ in components])
    )
    for name, term in components:
        part = "measure" if term in measures else "dimension"
        yield block(name, ("a", "qb:ComponentSpecification"), (f"qb:{part}", term))
        yield block(term, ("a", f"qb:{part.capitalize()}Property"))
