"""Dossiers: what a person writes is read whole, and each fault is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

import hillgraph
from hillgraph.errors import InvalidInput
from hillgraph.graph import Graph
from tests.conftest import Write

DOCUMENTS = """\
documents:
  - {id: document:gazette.1, title: A story, issued: 2025-09-09}
  - {id: document:record.1, title: The roll, updated_on: 2025-09-01}
"""
THINGS = """\
things:
  - id: person:K000397
    label: Young Kim
    alt_label: [{ko: 김영옥}, Y. Kim]
    bioguide: K000397
    document: document:record.1
  - id: congress:119
    label: 119th Congress
    document: document:record.1
  - id: bill:119-hr-4687
    label: H.R. 4687
    congress: congress:119
    bill_type: hr
    number: 4687
    introduced_on: 2025-07-23
    document: document:record.1
"""
TIES = """\
ties:
  - kind: sponsorship
    from: person:K000397
    to: bill:119-hr-4687
    since: 2025-07-23
    document: document:record.1
"""
GOOD = {"documents.yml": DOCUMENTS, "things.yml": THINGS, "ties.yml": TIES}


def built(folder: Path, tmp_path: Path) -> Graph:
    """Build the dossier in *folder* into a store of its own."""
    return hillgraph.build(tmp_path / "store", dossiers=[folder])


def faults(folder: Path, tmp_path: Path) -> list[str]:
    """Return what is told of a dossier that is refused."""
    with pytest.raises(InvalidInput) as refused:
        built(folder, tmp_path)
    return [str(fault) for fault in refused.value.faults]


def test_a_dossier_becomes_things_ties_documents_and_one_dataset_a_source(
    dossier: Write, tmp_path: Path
) -> None:
    """The counts are what the three files hold: nothing is added but the datasets."""
    graph = built(dossier(GOOD), tmp_path)

    assert graph.generation.manifest["counts"] == {
        "bill": 1,
        "congress": 1,
        "dataset": 2,
        "document": 2,
        "person": 1,
        "sponsorship": 1,
    }
    assert graph.as_of.isoformat() == "2025-09-09"


def test_every_fault_of_every_file_is_named_with_its_place_in_one_run(dossier: Write, tmp_path: Path) -> None:
    """Whoever mends a dossier wants the whole list, not one fault a run."""
    wrong = {
        "documents.yml": DOCUMENTS,
        "things.yml": (
            "things:\n"
            "  - {id: person:a, label: A, colour: red, document: document:record.1}\n"
            "  - {id: person:b, document: document:record.1}\n"
            "  - {id: person:c, label: C, label: D, document: document:record.1}\n"
            "  - {id: person:a, label: A, document: document:record.1}\n"
            "  - {id: person:d, label: D, birth_date: 2025-02-30, document: document:record.1}\n"
            "  - {id: country:NO, label: NO, document: document:record.1}\n"
            "  - {id: person:e, label: &name E, document: document:record.1}\n"
            "  - {id: person:f, label: *name, document: document:record.1}\n"
            "  -\t{id: person:g, label: G, document: document:record.1}\n"
            "\t# a tab in the indent\n"
        ),
        "ties.yml": (
            "ties:\n"
            "  - {kind: sponsorship, from: person:a, to: bill:119-hr-1, document: document:record.1}\n"
            "  - {kind: affiliation, from: person:a, to: person:b, document: document:nowhere.1}\n"
        ),
    }

    told = faults(dossier(wrong), tmp_path)

    assert told == [
        "small/things.yml:2:30: 'colour' is not a field of a person",
        "small/things.yml:3:5: the field 'label' is missing of person:b",
        "small/things.yml:4:30: the key 'label' again; first in line 4",
        "small/things.yml:5:10: person:a again from document:record.1; first in things.yml:2",
        "small/things.yml:6:42: 'birth_date' is 2025-02-30, a day that doesn't exist",
        'small/things.yml:7:29: NO without quotes is a truth value in YAML; write "NO"',
        "small/things.yml:8:27: an anchor (&name); write each value out where it stands",
        "small/things.yml:9:27: an alias (*name); write the value out",
        "small/things.yml:10:4: a tab; indent with spaces",
        "small/things.yml:11:1: a tab; indent with spaces",
        "small/ties.yml:2:45: bill:119-hr-1 is described nowhere in this dossier",
        "small/ties.yml:3:45: 'to' takes organization:…, not 'person:b'",
        "small/ties.yml:3:65: document:nowhere.1 is described nowhere in this dossier",
    ]


def test_a_refused_dossier_leaves_the_store_as_it_was(dossier: Write, tmp_path: Path) -> None:
    """A failing build must not cost the reader the graph that worked yesterday."""
    folder = dossier(GOOD)
    before = built(folder, tmp_path).generation

    (folder / "ties.yml").write_text("ties:\n  - {kind: sponsorship}\n", encoding="utf-8")
    told = faults(folder, tmp_path)

    assert len(told) == 3
    assert hillgraph.open(tmp_path / "store").generation.folder == before.folder
    assert [path.name for path in (tmp_path / "store" / "generations").iterdir()] == [before.folder.name]


def test_norway_in_quotes_and_a_row_of_csv_are_read_as_written(dossier: Write, tmp_path: Path) -> None:
    """A country's code is data; only a plain NO in YAML can mean two things."""
    more = {
        **GOOD,
        "country.csv": (
            "id,label,document\n"
            "country:NO,Norway,document:record.1\n"
            'country:KR,"Korea, South",document:record.1\n'
        ),
    }

    graph = built(dossier(more), tmp_path)

    assert graph.labels(["country:NO", "country:KR"]) == {
        "country:NO": "Norway",
        "country:KR": "Korea, South",
    }


def test_a_fault_in_a_csv_file_has_the_column_of_its_cell(dossier: Write, tmp_path: Path) -> None:
    """A table of 450 rows is mended by place, not by search."""
    sheet = (
        "from,to,since,is_original,document\n"
        "person:K000397,bill:119-hr-4687,2025-07-23,yes,document:record.1\n"
        "person:K000397,bill:119-hr-4687,2025-13-01\n"
    )

    told = faults(dossier({**GOOD, "cosponsorship.csv": sheet}), tmp_path)

    assert told == [
        "small/cosponsorship.csv:2:44: 'is_original' takes true or false, not 'yes'",
        "small/cosponsorship.csv:3:1: has 3 cells, the header 5",
    ]


def test_text_that_is_not_yaml_is_told_with_line_and_column(dossier: Write, tmp_path: Path) -> None:
    """The parser's own place is handed on."""
    told = faults(dossier({**GOOD, "more.yml": "things:\n  - {id: person:a\n"}), tmp_path)

    assert len(told) == 1
    assert told[0].startswith("small/more.yml:3:1: is not YAML:")


def test_a_source_that_nobody_declared_is_refused(dossier: Write, tmp_path: Path) -> None:
    """Without its source a fact would have no licence and no place in the order of precedence."""
    told = faults(
        dossier({**GOOD, "more.yml": "documents:\n  - {id: document:rumour.1, title: Heard}\n"}), tmp_path
    )

    assert told == ["small/more.yml:2:10: the source 'rumour' is not declared; add it to dossier.yml"]
