"""The aligned export: what standard vocabularies say of our statements, added to them.

Each statement is read by itself, in any order:

* a class gives the standard classes of its kind, a property its standard property;
* a membership has ``org:member`` and ``org:organization``; its days are ``schema:startDate``
  and ``schema:endDate`` on the membership itself, for ``org:memberDuring`` would need an
  interval with two instants, five nodes for two days; ``org:role`` is left out, for our
  roles are words and not resources;
* ELI-DL lets people take part in activities, not in a bill. So each bill, a legislative
  process, has its introduction as an activity of its own (the bill's IRI and
  ``#introduction``), and every sponsorship and cosponsorship is a participation in that,
  with a role that tells them apart;
* an observation belongs to the data set of its kind, whose structure is in the ontology.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from hillgraph.model.kinds import Kind, Model, TieKind
from hillgraph.model.publish.ontology import cube, role

Subject = NamedNode
Object = NamedNode | Literal
Reading = Callable[[Subject, Object], Iterator[Triple]]

PROCESS = "eli-dl:LegislativeProcess"
PARTICIPATION = "eli-dl:Participation"
OBSERVATION = "qb:Observation"
HUNG_ON_INTRODUCTION = {"introduced_on": "eli-dl:activity_date", "congress": "eli-dl:parliamentary_term"}
TERMS = frozenset(
    {
        "eli-dl:Activity",
        "eli-dl:activity_label",
        "eli-dl:forms_part_of",
        "eli-dl:had_participation",
        "eli-dl:participation_role",
        "qb:dataSet",
        *HUNG_ON_INTRODUCTION.values(),
    }
)


def aligned(model: Model, statements: Iterable[Triple]) -> Iterator[Triple]:
    """Yield the statements in standard words that follow from ours, in the order of ours."""
    home = f"{model.base}id/"
    readings = {name: _Readings(model, kind) for name, kind in model.kinds.items()}
    for statement in statements:
        subject, said = statement.subject, statement.object
        if not isinstance(subject, NamedNode) or not isinstance(said, NamedNode | Literal):
            continue
        kind = subject.value.removeprefix(home).partition("/")[0]
        if subject.value.startswith(home) and kind in readings:
            yield from readings[kind].read(subject, statement.predicate, said)


def introduction(bill: NamedNode) -> NamedNode:
    """Return the activity of introducing *bill*."""
    return NamedNode(f"{bill.value}#introduction")


class _Readings:
    """How the statements about nodes of one kind read in standard words, by predicate."""

    def __init__(self, model: Model, kind: Kind) -> None:
        self._model = model
        self._is_a = self._term("rdf:type")
        self._class = self._term(kind.term)
        self._constants = [*self._of_class(kind)]
        self._process = PROCESS in kind.aligned
        self._by_predicate: dict[NamedNode, list[Reading]] = {}
        for name, reading in self._of_properties(kind):
            predicate = self._term(kind.properties[name].term)
            self._by_predicate.setdefault(predicate, []).append(reading)

    def read(self, subject: Subject, predicate: NamedNode, said: Object) -> Iterator[Triple]:
        """Yield what one statement reads as."""
        if predicate == self._is_a and said == self._class:
            yield from (Triple(subject, standard, value) for standard, value in self._constants)
            if self._process:
                yield from self._introduced(subject)
        for reading in self._by_predicate.get(predicate, ()):
            yield from reading(subject, said)

    def _of_class(self, kind: Kind) -> Iterator[tuple[NamedNode, NamedNode]]:
        for standard in kind.aligned:
            yield self._is_a, self._term(standard)
        if isinstance(kind, TieKind) and PARTICIPATION in kind.aligned:
            yield self._term("eli-dl:participation_role"), self._term(role(kind))
        if isinstance(kind, TieKind) and OBSERVATION in kind.aligned:
            yield self._term("qb:dataSet"), self._term(cube(kind))

    def _introduced(self, bill: NamedNode) -> Iterator[Triple]:
        activity = introduction(bill)
        yield Triple(activity, self._is_a, self._term("eli-dl:Activity"))
        yield Triple(activity, self._term("eli-dl:activity_label"), Literal("introduction", language="en"))
        yield Triple(activity, self._term("eli-dl:forms_part_of"), bill)

    def _of_properties(self, kind: Kind) -> Iterator[tuple[str, Reading]]:
        ends = kind.aligned_ends if isinstance(kind, TieKind) else {}
        for name, prop in kind.properties.items():
            standard = ends.get(name) or prop.aligned
            if standard:
                yield name, _plainly(self._term(standard))
            if PROCESS in kind.aligned and name in HUNG_ON_INTRODUCTION:
                yield name, _of_introduction(self._term(HUNG_ON_INTRODUCTION[name]))
        if PARTICIPATION in kind.aligned:
            yield "to", _in_introduction(self._term("eli-dl:had_participation"))

    def _term(self, term: str) -> NamedNode:
        return NamedNode(self._model.iri(term))


def _plainly(predicate: NamedNode) -> Reading:
    def read(subject: Subject, said: Object) -> Iterator[Triple]:
        yield Triple(subject, predicate, said)

    return read


def _of_introduction(predicate: NamedNode) -> Reading:
    def read(bill: Subject, said: Object) -> Iterator[Triple]:
        yield Triple(introduction(bill), predicate, said)

    return read


def _in_introduction(predicate: NamedNode) -> Reading:
    def read(participation: Subject, bill: Object) -> Iterator[Triple]:
        if isinstance(bill, NamedNode):
            yield Triple(introduction(bill), predicate, participation)

    return read
