"""Everything of a country around a bill: registers, dossier and lineage joined in one answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hillgraph.graph import Graph
from hillgraph.store.inputs import built
from tests.conftest import write_dossier
from tests.small_register import Report, Row, principals, reports
from tests.test_questions import columns

WHO = (700, "Ana", "Quiñones")
REPORTS = (
    Report(1, (7, "Harbor Group LLC"), (70, "Silla Trade Office"), WHO, "H.R. 1; again HR 1"),
    Report(2, (7, "Harbor Group LLC"), (71, "Acme Steel Corporation"), WHO, "H.R. 1"),
    Report(3, (8, "Pine Advisers"), (72, "Silla Trade Office"), WHO, "H.R. 3"),
)
ROW = Row("9001", "Harbor Group LLC", "Silla Trade Office", "03/05/2010", "12/31/2015")
STORY = {
    "documents.yml": "documents:\n  - {id: document:record.1, title: The record}\n",
    "things.yml": """\
things:
  - {id: congress:118, label: 118th Congress, document: document:record.1}
  - {id: congress:119, label: 119th Congress, document: document:record.1}
  - {id: bill:119-hr-1, label: H.R. 1, congress: congress:119, bill_type: hr, number: 1,
     document: document:record.1}
  - {id: bill:118-hr-2, label: H.R. 2, congress: congress:118, bill_type: hr, number: 2,
     document: document:record.1}
  - {id: bill:119-hr-3, label: H.R. 3, congress: congress:119, bill_type: hr, number: 3,
     document: document:record.1}
  - {id: country:KR, label: Republic of Korea, document: document:record.1}
  - {id: country:AU, label: Australia, document: document:record.1}
  - {id: visa:X-9, label: X-9, notation: X-9, status: proposed,
     document: document:record.1}
  - {id: visa:X-8, label: X-8, notation: X-8, status: proposed,
     document: document:record.1}
  - {id: organization:museum, label: Baekje Museum, country: country:KR, document: document:record.1}
  - {id: organization:wombat, label: Wombat Board, country: country:AU, document: document:record.1}
ties:
  - {kind: bill_relation, from: bill:119-hr-1, to: bill:118-hr-2, relation_type: reintroduction,
     document: document:record.1}
  - {kind: bill_relation, from: bill:119-hr-1, to: bill:119-hr-3, relation_type: rival,
     document: document:record.1}
  - {kind: creation, from: bill:118-hr-2, to: visa:X-9, status: proposed,
     document: document:record.1}
  - {kind: creation, from: bill:119-hr-3, to: visa:X-8, status: proposed,
     document: document:record.1}
  - {kind: cap, from: visa:X-9, to: country:KR, number: 5, status: proposed,
     document: document:record.1}
  - {kind: cap, from: visa:X-8, to: country:AU, number: 5, status: proposed,
     document: document:record.1}
  - {kind: position, from: organization:museum, to: bill:118-hr-2, stance: supports,
     document: document:record.1}
  - {kind: position, from: organization:museum, to: bill:119-hr-3, stance: opposes,
     document: document:record.1}
  - {kind: position, from: organization:wombat, to: bill:119-hr-1, stance: opposes,
     document: document:record.1}
""",
}
SAME = "decision,left,right,by,reason\nsame,{},{},me,one office\n"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return the graph of a small dossier and two registers, whose Silla Trade Offices a person joined."""
    folder = tmp_path_factory.mktemp("around")
    story = write_dossier(STORY, folder / "small")
    (folder / "store").mkdir()
    filed, printed = "organization:lda-client-70", "organization:fara-principal-9001-silla-trade-office"
    (folder / "store" / "decisions.csv").write_text(SAME.format(filed, printed), encoding="utf-8")
    sources: list[tuple[str, Path]] = [
        ("lobbying", reports(REPORTS, folder / "reports.jsonl")),
        ("foreign_agents", principals([ROW], folder / "principals.csv")),
    ]
    return Graph(built(folder / "store", [str(story)], sources, jobs=1))


def test_what_is_of_the_country_stands_with_its_tie_nearest_first(graph: Graph) -> None:
    """By hand: Silla's filing that names H.R. 1 (twice, told once), and the museum on H.R. 2 before it.

    Then the visa and the bill that would create it, and Silla's agents under both registers. The rival
    H.R. 3, Acme and the Wombat Board of Australia are no part of it.
    """
    found = columns(
        graph, "around-bill", "near", "relation", "subject_name", "object_name", "detail",
        bill="bill:119-hr-1", country="country:KR",
    )  # fmt: skip

    assert found == [
        ("bill", "lobbied on", "Silla Trade Office", "H.R. 1", "H.R. 1"),
        ("bill", "spoke on", "Baekje Museum", "H.R. 2", "supports"),
        ("visa", "creates", "H.R. 2", "X-9", "proposed"),
        ("visa", "is open to nationals of", "X-9", "South Korea", "proposed"),
        ("representation", "represents", "Harbor Group LLC", "Silla Trade Office", "FARA"),
        ("representation", "represents", "Harbor Group LLC", "Silla Trade Office", "LDA"),
        ("representation", "represents", "Pine Advisers", "Silla Trade Office", "LDA"),
    ]


def test_any_bill_of_the_lineage_and_any_country_may_be_asked_for(graph: Graph) -> None:
    """From the 118th's bill the 119th's is found; for Australia, what is its own."""
    by_older = columns(graph, "around-bill", "object", bill="bill:118-hr-2", country="country:KR")
    found = columns(
        graph, "around-bill", "relation", "subject", "until", bill="bill:119-hr-1", country="country:AU"
    )

    assert by_older[0] == ("bill:119-hr-1",)
    assert found == [
        ("spoke on", "organization:wombat", None),
        ("is open to nationals of", "visa:X-8", None),
    ]


def test_days_and_documents_stand_beside_each_tie(graph: Graph) -> None:
    """The agent's registration of 2010 to 2015 is the register's, with its own document."""
    found = columns(
        graph,
        "around-bill",
        "since",
        "until",
        "document",
        "detail",
        bill="bill:119-hr-1",
        country="country:KR",
    )

    (row,) = [row for row in found if row[3] == "FARA"]
    assert row[:3] == (date(2010, 3, 5), date(2015, 12, 31), "document:fara.9001")
    assert all(row[2] for row in found)
