"""Every shape lets a right node pass and reports a wrong one, itself and no other."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest
from rdflib import RDF, SH, Graph, URIRef

from hillgraph.errors import HillgraphError
from hillgraph.model.kinds import Kind, Property, ThingKind, model
from hillgraph.model.publish.terms import camel, local
from hillgraph.paths import shipped
from hillgraph.store.check import Violation, violations
from tests.samples import FEW, Sample, good, named, sample, samples

MODEL = model()
SHAPES = f"{MODEL.base}shapes#"
ANY_URI = f"^^<{MODEL.iri('xsd:anyURI')}>"
CONSTRAINTS = {
    "minCount": "MinCount",
    "maxCount": "MaxCount",
    "datatype": "Datatype",
    "class": "Class",
    "or": "Or",
    "pattern": "Pattern",
    "nodeKind": "NodeKind",
    "uniqueLang": "UniqueLang",
}
FIRST = 100


@dataclass(frozen=True, slots=True)
class Case:
    """A node that breaks one constraint of one shape."""

    shape: str
    constraint: str
    kind: str
    node: Sample

    def __str__(self) -> str:
        return f"{self.shape}-{self.constraint}"


@cache
def shapes() -> Graph:
    """Return the shipped shapes."""
    return Graph().parse(shipped("data") / "shapes.ttl", format="turtle")


@cache
def cases() -> list[Case]:
    """Return one broken node for each constraint of each shape that ``shapes.ttl`` holds."""
    found = []
    for kind in MODEL.kinds.values():
        for number, (shape, constraint, node) in enumerate(_broken(kind)):
            key = 2 if kind.name in FEW else FIRST + number
            subject = named(MODEL, kind, key) if node.subject == named(MODEL, kind, 1) else node.subject
            found.append(Case(shape, constraint, kind.name, replace(node, subject=subject)))
    return found


def _broken(kind: Kind) -> Iterator[tuple[str, str, Sample]]:
    right = sample(MODEL, kind, 1)
    shape = local(kind.term)
    for constraint in _constraints(shape):
        subject = "_:unnamed" + shape if constraint == "nodeKind" else f"<{MODEL.base}id/{kind.name}/->"
        yield shape, constraint, replace(right, subject=subject)
    for prop in kind.properties.values():
        name = f"{shape}-{camel(prop.name)}"
        for constraint in _constraints(name):
            wrong = _wrong(prop, constraint, dict(right.values)[f"<{MODEL.iri(prop.term)}>"])
            yield name, constraint, right.changed(f"<{MODEL.iri(prop.term)}>", *wrong)
    for each in kind.types.values() if isinstance(kind, ThingKind) else ():
        for constraint in _constraints(local(each.term)):
            yield local(each.term), constraint, replace(right, classes=(f"<{MODEL.iri(each.term)}>",))


def _constraints(shape: str) -> list[str]:
    given = {str(each).removeprefix(str(SH)) for each in shapes().predicates(URIRef(SHAPES + shape))}
    return sorted(given & set(CONSTRAINTS))


def _wrong(prop: Property, constraint: str, right: str) -> tuple[str, ...]:
    """Return values of a property that break one of its constraints, and are else as right as can be."""
    literal = right.rpartition('"')[0] + f'"{ANY_URI}'
    elsewhere = "<https://example.org/1>" if prop.type == "thing" else "<ftp://example.org/1>"
    other = next(kind for kind in MODEL.things.values() if kind.name not in prop.to)
    return {
        "minCount": (),
        "maxCount": good(MODEL, prop),
        "datatype": (literal,),
        "class": (named(MODEL, other, 1),),
        "or": (literal,) if prop.type == "words" else (named(MODEL, other, 1),),
        "pattern": (elsewhere,) if prop.type in {"thing", "link"} else ('"?!"',),
        "nodeKind": ('"words"',),
        "uniqueLang": ('"words"@en', '"more words"@en'),
    }[constraint]


@cache
def conforming() -> str:
    """Return a graph with six nodes of each kind, so that each end is of each kind it may be."""
    return "".join(node.text() for node in samples(MODEL, 6))


@cache
def reported() -> dict[str, list[Violation]]:
    """Return what is reported, by node, when all broken nodes stand beside the conforming ones.

    A kind with two keys has no room for a node a case, so each of its cases is a graph of its own.
    """
    found: dict[str, list[Violation]] = defaultdict(list)
    together = [case for case in cases() if case.kind not in FEW]
    for violation in violations((conforming() + "".join(case.node.text() for case in together)).encode()):
        found[violation.node].append(violation)
    return found


def test_a_node_of_each_kind_conforms() -> None:
    """A rule that right data breaks would be switched off by its first user."""
    assert violations(conforming().encode()) == []


def test_every_kind_and_property_has_a_shape_and_every_shape_a_case() -> None:
    """What no case breaks is not tested."""
    targets = set(shapes().subjects(SH.targetClass)) | set(shapes().objects(None, SH.property))
    expected = {
        local(kind.term) + name
        for kind in MODEL.kinds.values()
        for name in ("", *(f"-{camel(prop.name)}" for prop in kind.properties.values()))
    }

    tested = {case.shape for case in cases()}
    assert tested >= expected
    assert {str(target).removeprefix(SHAPES) for target in targets} == tested


def test_no_constraint_is_of_a_sort_that_no_case_knows() -> None:
    """A new sort of constraint needs a new way of breaking it."""
    told = {"name", "message", "path", "property", "targetClass"}
    used = {
        str(each).removeprefix(str(SH)) for each in shapes().predicates() if str(each).startswith(str(SH))
    }

    assert used == set(CONSTRAINTS) | told


def test_no_shape_is_a_blank_node() -> None:
    """A report names the shape that was broken; a blank node has no name."""
    assert all(isinstance(subject, URIRef) for subject in shapes().subjects())
    assert set(shapes().objects(None, RDF.rest)) <= {RDF.nil, *shapes().subjects(RDF.first)}


@pytest.mark.slow
@pytest.mark.parametrize("case", cases(), ids=str)
def test_a_broken_node_is_reported_by_the_shape_it_breaks_and_by_no_other(case: Case) -> None:
    """One fault gives one report, with the constraint that was broken among its reasons."""
    if case.kind in FEW:
        others = "".join(node.text() for node in samples(MODEL, 1))
        found = violations((others + case.node.text()).encode())
    elif case.node.subject.startswith("_:"):
        unnamed = [each for node, each in reported().items() if ":" not in node]
        (found,) = [each for each in unnamed if case.shape in {violation.shape for violation in each}]
    else:
        found = reported()[case.node.subject[1:-1].removeprefix(f"{MODEL.base}id/").replace("/", ":", 1)]

    assert {violation.shape for violation in found} == {case.shape}
    assert CONSTRAINTS[case.constraint] in {violation.constraint for violation in found}


@pytest.mark.slow
def test_nothing_else_is_reported() -> None:
    """A broken node must not make those that point to it look broken."""
    subjects = {case.node.subject for case in cases()}
    names = {subject[1:-1].removeprefix(f"{MODEL.base}id/").replace("/", ":", 1) for subject in subjects}

    assert {node for node in reported() if ":" in node} <= names


def test_a_violation_says_what_where_and_what_was_found() -> None:
    """The line is what `hillgraph validate` prints."""
    bill = sample(MODEL, MODEL.things["bill"], 1).changed(f"<{MODEL.iri('hg:introducedOn')}>", '"soon"')
    others = "".join(node.text() for node in samples(MODEL, 1) if node.subject != bill.subject)

    (found,) = violations((others + bill.text()).encode())

    assert str(found) == "bill:119-hr-1: introducedOn: at most one, a date (found soon)"


def test_without_the_validator_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra, and few people need it."""
    monkeypatch.setitem(sys.modules, "pyshacl", None)

    with pytest.raises(HillgraphError, match=r"pip install 'hillgraph\[shacl\]'"):
        violations(b"")


def test_the_callers_graph_is_left_as_it_was() -> None:
    """The validator changes settings of the graph it is given."""
    graph = Graph().parse(data=conforming(), format="nt")
    before = set(graph)

    assert violations(graph) == []
    assert set(graph) == before
