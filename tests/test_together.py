"""RDF files read together: all that their grammars allow, nothing else, and each fault with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import BNode, Literal, URIRef

from hillgraph.errors import InvalidInput
from hillgraph.store.together import together


def written(folder: Path, **texts: str) -> list[Path]:
    """Write files, ``name_ending`` by their text."""
    paths = []
    for name, text in texts.items():
        paths.append(folder / name.replace("_", "."))
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def test_a_fault_is_told_with_line_and_column(tmp_path: Path) -> None:
    """An IRI with a blank in it was once taken as it is."""
    (path,) = written(tmp_path, wrong_ttl="@prefix : <urn:> .\n:a :b <urn:a b> .\n")

    with pytest.raises(InvalidInput) as caught:
        together([path])

    assert str(caught.value) == f"{path}:2:7: isn't Turtle: Invalid IRI code point ' '"


def test_every_file_with_a_fault_is_named_in_one_run(tmp_path: Path) -> None:
    """Mending one file after the other, with a run for each, takes an afternoon."""
    paths = written(tmp_path, one_nt="<urn:a> <urn:b> .\n", two_ttl="", three_jsonld="{")

    with pytest.raises(InvalidInput) as caught:
        together([*paths, tmp_path / "absent.ttl"])

    names = [Path(fault.file).name for fault in caught.value.faults]
    assert names == ["absent.ttl", "one.nt", "three.jsonld"]


def test_blank_nodes_of_two_files_are_two(tmp_path: Path) -> None:
    """A label means something within its file only."""
    paths = written(tmp_path, one_ttl="_:a <urn:p> 1 .", two_nt='_:a <urn:p> "2" .')

    found = together(paths)

    assert len({node for node in found.subjects() if isinstance(node, BNode)}) == 2


def test_a_blank_node_may_have_any_label(tmp_path: Path) -> None:
    """One that starts with a sign or a letter from far away is legal, and some readers choke on it."""
    paths = written(tmp_path, one_ttl="_:0\u00b7.\u2040 <urn:p> _:\U000effff .")

    assert len(together(paths)) == 1


def test_a_relative_address_is_read_against_the_file(tmp_path: Path) -> None:
    """So that two files of a folder can speak of each other."""
    (path,) = written(tmp_path, one_TTL="<two.ttl> <urn:p> 'x'@en .")

    assert list(together([path])) == [
        (URIRef((tmp_path / "two.ttl").as_uri()), URIRef("urn:p"), Literal("x", lang="en"))
    ]


@pytest.mark.parametrize("ending", ["trig", "nq"])
def test_of_named_graphs_the_default_graph_counts(tmp_path: Path, ending: str) -> None:
    """It is the merged record; the others say what each source says."""
    texts = {"trig": "<urn:g> { <urn:a> <urn:p> 1 } <urn:b> <urn:p> 2 .", "nq": ""}
    texts["nq"] = "<urn:a> <urn:p> <urn:c> <urn:g> .\n<urn:b> <urn:p> <urn:c> .\n"
    paths = written(tmp_path, **{f"one_{ending}": texts[ending]})

    assert list(together(paths).subjects()) == [URIRef("urn:b")]


def test_other_forms_are_read_too(tmp_path: Path) -> None:
    """The ending tells the form."""
    (path,) = written(tmp_path, one_jsonld='{"@id": "urn:a", "urn:p": "x"}')

    assert list(together([path])) == [(URIRef("urn:a"), URIRef("urn:p"), Literal("x"))]
