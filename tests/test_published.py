"""The generated files are those of ``data/model.yml``, and every borrowed term exists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, RdfFormat, parse
from rdflib import OWL, RDF, RDFS, SH, Graph, Literal, URIRef

from hillgraph.export.aligned import TERMS
from hillgraph.model.kinds import Model, TieKind, model
from hillgraph.model.publish import published, write
from hillgraph.model.publish.terms import OURS, prefix, uses

ROOT = Path(__file__).resolve().parents[1]
VOCABULARIES = ROOT / "tests" / "vocabularies"
MODEL = model()
STANDARD = {"rdf", "rdfs", "xsd", "owl"}


def hg(name: str) -> URIRef:
    """Return a term of ours."""
    return URIRef(MODEL.vocabulary + name)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """Return the shipped ontology."""
    return Graph().parse(ROOT / "data" / "ontology.ttl", format="turtle")


@pytest.mark.parametrize("path", published(MODEL))
def test_a_generated_file_is_what_the_vocabulary_says(path: str) -> None:
    """One that lags behind tells users of another vocabulary; `make docs` writes it anew."""
    assert (ROOT / path).read_text(encoding="utf-8") == published(MODEL)[path]


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """A file that changes without cause hides the change that has one."""
    for folder in ("data", "docs"):
        (tmp_path / folder).mkdir()

    write(MODEL, tmp_path)
    first = {path: (tmp_path / path).read_bytes() for path in published(MODEL)}
    write(MODEL, tmp_path)

    assert {path: (tmp_path / path).read_bytes() for path in published(MODEL)} == first


@pytest.mark.parametrize("name", ["ontology", "shapes"])
def test_no_node_is_blank(name: str) -> None:
    """Each node has a name to be spoken of, and two copies can be compared line by line."""
    statements = list(parse(path=ROOT / "data" / f"{name}.ttl", format=RdfFormat.TURTLE))

    assert len(statements) == len(set(map(str, statements)))
    assert not any(isinstance(end, BlankNode) for each in statements for end in (each.subject, each.object))


def _borrowed(model: Model) -> Iterator[str]:
    for kind in model.kinds.values():
        yield from kind.aligned
        yield from kind.aligned_ends.values() if isinstance(kind, TieKind) else ()
        for prop in kind.properties.values():
            yield from (term for term in (prop.term, prop.aligned) if term)
    yield from TERMS


TERMS_BORROWED = sorted({term for term in _borrowed(MODEL) if prefix(term) not in {OURS, *STANDARD}})


@pytest.mark.parametrize("term", TERMS_BORROWED)
def test_a_borrowed_term_is_in_its_vocabulary(term: str) -> None:
    """A misspelt term joins our data to nothing, and nobody is told."""
    vocabulary, _, name = term.partition(":")
    heading, *names = (VOCABULARIES / f"{vocabulary}.txt").read_text(encoding="utf-8").splitlines()

    assert name in names
    assert heading.startswith("# ")
    assert heading.endswith(MODEL.terms[vocabulary])


def test_the_list_of_eli_dl_is_of_the_pinned_version() -> None:
    """Its versions renamed terms, so a list of another one proves nothing."""
    heading, *_ = (VOCABULARIES / "eli-dl.txt").read_text(encoding="utf-8").splitlines()

    assert heading.startswith(f"# ELI-DL {MODEL.eli_dl},")


def test_a_class_stands_under_its_standard_class(ontology: Graph) -> None:
    """A reader who knows the standard only still sees what a node is."""
    assert set(ontology.objects(hg("Cosponsorship"), RDFS.subClassOf)) == {
        URIRef("http://data.europa.eu/eli/eli-draft-legislation-ontology#Participation")
    }
    assert set(ontology.objects(hg("LobbyingFirm"), RDFS.subClassOf)) == {hg("Organization")}
    assert set(ontology.objects(hg("Filing"), RDFS.subClassOf)) == {
        URIRef("http://www.w3.org/ns/prov#Entity"),
        URIRef("http://xmlns.com/foaf/0.1/Document"),
    }


def test_a_shortcut_runs_from_the_ties_one_end_to_its_other(ontology: Graph) -> None:
    """Its ends are those of the tie; where these may be of several kinds nothing is said."""
    assert set(ontology.predicate_objects(hg("cosponsors"))) == {
        (RDF.type, OWL.ObjectProperty),
        (RDFS.label, Literal("cosponsors", lang="en")),
        (RDFS.comment, Literal("Written while the tie stands.", lang="en")),
        (RDFS.seeAlso, hg("Cosponsorship")),
        (RDFS.domain, hg("Person")),
        (RDFS.range, hg("Bill")),
    }
    assert ontology.value(hg("formerStaffOf"), RDFS.range) == hg("Person")
    assert ontology.value(hg("spokeOn"), RDFS.domain) is None


def test_a_property_stands_under_its_standard_property(ontology: Graph) -> None:
    """Documents of a thing are found by whoever asks for schema:subjectOf."""
    assert ontology.value(hg("describedIn"), RDFS.subPropertyOf) == URIRef("https://schema.org/subjectOf")
    assert ontology.value(hg("describedIn"), RDFS.range) == hg("Document")
    assert ontology.value(hg("describedIn"), RDFS.domain) is None
    assert ontology.value(hg("withdrawnOn"), RDFS.domain) == hg("Cosponsorship")


def test_a_property_holds_either_values_or_nodes_wherever_it_is_used() -> None:
    """A term that is a text here and a node there can be neither queried nor declared."""
    mixed = {term: {use.property.type for use in found} for term, found in uses(MODEL).items()}

    assert {term: types for term, types in mixed.items() if len(types) > 1} == {}


def test_a_shape_says_how_many_and_of_what_class() -> None:
    """The rules that the cases of `test_shapes` are derived from, for one property in full."""
    graph = Graph().parse(ROOT / "data" / "shapes.ttl", format="turtle")

    shape = URIRef(f"{MODEL.base}shapes#Cosponsorship-from")
    assert set(graph.predicate_objects(shape)) == {
        (RDF.type, SH.PropertyShape),
        (SH.path, hg("from")),
        (SH.name, Literal("from")),
        (SH.minCount, Literal(1)),
        (SH.maxCount, Literal(1)),
        (SH.nodeKind, SH.IRI),
        (SH["class"], hg("Person")),
        (SH.message, Literal("from: exactly one, a person")),
    }


def test_no_two_terms_share_a_word_in_the_context() -> None:
    """Of two entries with one key JSON keeps the last, and the other term would be lost."""
    entries = json.loads(published(MODEL)["data/context.jsonld"])["@context"]
    said = {entry["@id"] if isinstance(entry, dict) else entry for entry in entries.values()}

    assert {*uses(MODEL), *(kind.term for kind in MODEL.kinds.values())} <= {str(each) for each in said}
    assert entries["title"] == "hg:title"
    assert entries["dctermsTitle"] == "dcterms:title"
    assert not set(MODEL.terms) & {name for name, entry in entries.items() if isinstance(entry, dict)}


def test_a_document_in_json_reads_as_the_statements_it_stands_for() -> None:
    """The context is right when a JSON-LD reader gets our statements out of plain JSON."""
    text = json.dumps(
        {
            **json.loads((ROOT / "data" / "context.jsonld").read_text(encoding="utf-8")),
            "id": f"{MODEL.base}id/cosponsorship/K000400.119-hr-4687",
            "type": "Cosponsorship",
            "from": f"{MODEL.base}id/person/K000400",
            "since": "2025-07-23",
            "isOriginal": True,
        }
    )

    tie = f"<{MODEL.base}id/cosponsorship/K000400.119-hr-4687>"
    assert {str(quad.triple) for quad in parse(text, format=RdfFormat.JSON_LD)} == {
        f"{tie} <{MODEL.iri('rdf:type')}> <{MODEL.iri('hg:Cosponsorship')}>",
        f"{tie} <{MODEL.iri('hg:from')}> <{MODEL.base}id/person/K000400>",
        f'{tie} <{MODEL.iri("hg:since")}> "2025-07-23"^^<{MODEL.iri("xsd:date")}>',
        f'{tie} <{MODEL.iri("hg:isOriginal")}> "true"^^<{MODEL.iri("xsd:boolean")}>',
    }


def test_the_reference_lists_every_kind_with_its_key_and_properties() -> None:
    """People look a kind up there, not in the YAML."""
    text = published(MODEL)["docs/kinds.md"]

    section = text.split("### Cosponsorship\n")[1].split("\n### ")[0]
    assert "- Key: `cosponsorship:` and `<from>.<to>`, then `.2` for a second one\n" in section
    assert "- From person to bill: “cosponsors”; the other way: “is cosponsored by”\n" in section
    assert "| `is_original` | `hg:isOriginal` | boolean | 0 or 1 |  | original cosponsor |\n" in section
    assert text.count("\n### ") == len(MODEL.kinds)
