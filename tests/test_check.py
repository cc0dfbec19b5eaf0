"""A build is checked portion by portion, with what the whole graph at once would give."""

from __future__ import annotations

from pathlib import Path

import pytest

from hillgraph.model.kinds import ThingKind, model
from hillgraph.store.check import of_generation, violations
from hillgraph.store.generation import Generation
from hillgraph.store.portions import portions
from tests.samples import FEW, sample, samples
from tests.test_shapes import cases, conforming

MODEL = model()
HOME = f"{MODEL.base}id/"
IS_A = f"<{MODEL.iri('rdf:type')}>"


def generation(folder: Path, statements: str) -> Generation:
    """Write a generation that has only the face for SPARQL."""
    from pyoxigraph import RdfFormat, Store

    folder.mkdir(exist_ok=True)
    store = Store(str(folder / "rdf"))
    store.load(statements.encode(), format=RdfFormat.N_TRIPLES)
    store.flush()
    return Generation(folder, {})


@pytest.mark.slow
def test_portions_show_the_faults_that_the_whole_graph_shows(tmp_path: Path) -> None:
    """Each rule of each shape broken once: what is looked at in parts must not be looked at less."""
    broken = [case for case in cases() if case.kind not in FEW and not case.node.subject.startswith("_:")]
    statements = conforming() + "".join(case.node.text() for case in broken)

    found = of_generation(generation(tmp_path, statements))

    assert found == violations(statements.encode())
    assert {violation.shape for violation in found} == {case.shape for case in broken}


@pytest.mark.slow
def test_a_name_that_nothing_describes_is_a_violation_only_where_its_kind_may_not_stand(
    tmp_path: Path,
) -> None:
    """Files name people whom other files describe; a committee as a sponsor is wrong all the same."""
    kind = MODEL.ties["sponsorship"]
    tie, source = sample(MODEL, kind, 1), f"<{MODEL.iri('hg:from')}>"
    others = "".join(node.text() for node in samples(MODEL, 6) if node.subject != tie.subject)
    missing = [f"<{HOME}{name}>" for name in ("person/Z999999", "committee/hszz00")]

    allowed, refused = (
        of_generation(generation(tmp_path / str(number), others + tie.changed(source, name).text()))
        for number, name in enumerate(missing)
    )

    assert allowed == []
    assert [(each.shape, each.value) for each in refused] == [("Sponsorship-from", "committee:hszz00")]


def test_a_node_without_the_class_of_its_kind_is_found(tmp_path: Path) -> None:
    """A firm that is no organization is in no batch of organizations."""
    kind = next(each for each in MODEL.kinds.values() if isinstance(each, ThingKind) and each.types)
    term = next(iter(kind.types.values())).term

    (found,) = of_generation(generation(tmp_path, f"<{HOME}{kind.name}/firm> {IS_A} <{MODEL.iri(term)}> .\n"))

    assert (found.node, found.constraint) == (f"{kind.name}:firm", "Class")


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_every_node_is_in_one_portion_however_large_they_are(tmp_path: Path, size: int) -> None:
    """A node at the seam of two portions must neither be lost nor counted twice."""
    from pyoxigraph import Store

    opened = Store.read_only(str(generation(tmp_path, conforming()).rdf))

    found = [node for portion in portions(opened, MODEL, size) for node in portion.nodes]

    assert len(found) == len(set(found))
    assert {f"<{node}>" for node in found} == {line.split()[0] for line in conforming().splitlines()}
