"""Former positions in a build: one tie a position by both faces, and former staff who lobbied on a bill."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import hillgraph
from hillgraph.graph import Graph
from hillgraph.store.check import of_generation
from hillgraph.store.generation import live
from hillgraph.store.inputs import built
from tests.conftest import write_dossier
from tests.small_people import Person, bodies, people
from tests.small_register import Report, filing, reports
from tests.test_questions import columns

HARBOR, PINE = (7, "Harbor Group LLC"), (8, "Pine Advisers")
ANA, ANA_AGAIN = (700, "Ana", "Quiñones"), (800, "Ana", "Quinones")
BEN, CY = (701, "Ben", "Sample"), (702, "Cy", "Doe")
STEEL, RAIL = "Acme Steel Corporation", "Alderfen Railway"
WITH_KIMBALL = "LD, Rep. Yuna Kimball (2021-2023)"
REPORTS = (
    Report(1, HARBOR, (70, STEEL), ANA, "H.R. 1", position=WITH_KIMBALL),
    Report(
        2, HARBOR, (70, STEEL), ANA, "H.R. 1", year=2026, position="Legislative director, Rep. Yuna Kimball"
    ),
    Report(3, PINE, (80, STEEL), ANA_AGAIN, "H.R. 1", position="LD, Congresswoman Yuna Kimball, 2021-23"),
    Report(
        4, HARBOR, (71, RAIL), BEN, "H.R. 1", position="Clerk, House Lighthouses Committee; LA, Rep. Ames"
    ),
    Report(5, HARBOR, (72, "Beech Ports"), CY, "H.R. 1", position="LD, Rep. Kimball"),
    Report(6, HARBOR, (73, "Cedar Mills"), ANA, "H.R. 2", position=WITH_KIMBALL),
    Report(7, PINE, (81, RAIL), (801, "Dee", "Roe"), "H.R. 1", position="COS, Rep. Abel Kimball"),
    Report(
        8,
        PINE,
        (81, RAIL),
        (802, "Eli", "Poe"),
        "H.R. 1",
        position="COS, Sen. Ada Dunn; Aide, Rep. Cole Reed",
    ),
)
SITTING = (
    Person("A000001", "Yuna", "Kimball", "house", "CA", 2021, 2027),
    Person("A000002", "Ada", "Dunn", "senate", "OR", 2013, 2031),
    Person("A000003", "Bo", "Ames", "house", "OR", 2013, 2027),
    Person("A000005", "Cole", "Reed", "house", "NY", 2013, 2027),
)
FORMER = (Person("A000004", "Abel", "Kimball", "house", "NJ", 1993, 2003),)
DOSSIER = {
    "documents.yml": "documents:\n  - {id: document:record.1, title: The record}\n",
    "things.yml": """\
things:
  - {id: congress:119, label: 119th Congress, since: 2025-01-03, until: 2027-01-03,
     document: document:record.1}
  - {id: bill:119-hr-1, label: H.R. 1, title: A bill, congress: congress:119, bill_type: hr, number: 1,
     introduced_on: 2025-01-03, document: document:record.1}
  - {id: committee:hslh00, label: Lighthouses, document: document:record.1}
  - {id: person:A000001, label: Yuna Kimball, document: document:record.1}
  - {id: person:A000002, label: Ada Dunn, document: document:record.1}
  - {id: person:A000003, label: Bo Ames, document: document:record.1}
  - {id: person:A000005, label: Cole Reed, document: document:record.1}
ties:
  - {kind: sponsorship, from: person:A000001, to: bill:119-hr-1, document: document:record.1}
  - {kind: cosponsorship, from: person:A000002, to: bill:119-hr-1, since: 2025-02-03,
     document: document:record.1}
  - {kind: cosponsorship, from: person:A000005, to: bill:119-hr-1, since: 2025-02-03,
     withdrawn_on: 2025-03-03, document: document:record.1}
  - {kind: referral, from: bill:119-hr-1, to: committee:hslh00, document: document:record.1}
  - {kind: committee_membership, from: person:A000001, to: committee:hslh00, role: chair, since: 2025-01-03,
     document: document:record.1}
  - {kind: committee_membership, from: person:A000003, to: committee:hslh00, role: member, since: 2025-01-03,
     document: document:record.1}
""",
}
ONE_ANA = """\
decision,left,right,by,reason
same,person:lda-lobbyist-700,person:lda-lobbyist-800,me,one voice
"""
OFFICE = "organization:office-of-A000001"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the register with both lists of legislators, the committees, and a dossier on the bill, once."""
    folder = tmp_path_factory.mktemp("staff")
    story, congress = folder / "story", folder / "congress"
    congress.mkdir()
    write_dossier(DOSSIER, story)
    people(SITTING, congress / "legislators-current.json")
    people(FORMER, congress / "legislators-historical.json")
    bodies({"HSLH": ("House Committee on Lighthouses",)}, congress / "committees-current.json")
    filed = reports(REPORTS, folder / "filings.jsonl")
    (folder / "store").mkdir()
    (folder / "store" / "decisions.csv").write_text(ONE_ANA, encoding="utf-8")
    built(folder / "store", [str(story)], [("lobbying", filed), ("legislators", congress)])
    return folder / "store"


@pytest.fixture(scope="module")
def graph(store: Path) -> Graph:
    """Open it."""
    return hillgraph.open(store)


def test_one_position_told_by_several_filings_and_firms_is_one_tie(graph: Graph) -> None:
    """Ana worked there once, though two firms told it in three spellings and two years."""
    found = graph.sql(
        "SELECT id, from_as_filed, role, with_legislator, since_year, until_year, text, stands "
        "FROM former_position WHERE to_id = $office AND from_id LIKE '%-700'",
        office=OFFICE,
    )
    documents = graph.sql(
        "SELECT DISTINCT document FROM evidence WHERE node LIKE 'former_position:%-700.%' ORDER BY document"
    )

    ana = "resolved-lda-lobbyist-700"
    assert list(found) == [
        (
            f"former_position:{ana}.office-of-A000001.legislative-director",
            ["person:lda-lobbyist-700", "person:lda-lobbyist-800"],
            *("Legislative Director", "person:A000001", 2021, 2023),
            [
                "LD, Congresswoman Yuna Kimball, 2021-23",
                WITH_KIMBALL,
                "Legislative director, Rep. Yuna Kimball",
            ],
            True,
        )
    ]
    assert list(documents) == [("document:lda.2025",), ("document:lda.2026",)]


def test_what_is_not_certain_stays_a_covered_position_in_words(graph: Graph) -> None:
    """Two Kimballs sat in the House: Cy worked for one of them, and nobody can say for which."""
    ties = graph.sql("SELECT count(*) FROM former_position WHERE from_id LIKE '%-702'")
    words = graph.sql("SELECT covered_position FROM person WHERE id = 'person:lda-lobbyist-702'")

    assert list(ties) == [(0,)]
    assert list(words) == [(["LD, Rep. Kimball"],)]


def test_both_faces_hold_the_same_former_positions(graph: Graph) -> None:
    """Whoever asks by SPARQL must not find other careers than whoever asks by SQL."""
    by_sql = graph.sql(
        "SELECT from_id, to_id, role, with_legislator, since_year FROM former_position ORDER BY ALL"
    )
    by_sparql = graph.sparql(
        "SELECT ?from ?to ?role ?who ?since WHERE { ?tie a hg:FormerPosition ; hg:from ?from ; hg:to ?to ; "
        "hg:role ?role OPTIONAL { ?tie hg:withLegislator ?who } OPTIONAL { ?tie hg:sinceYear ?since } }"
    )
    short = graph.sparql("SELECT ?who WHERE { person:resolved-lda-lobbyist-700 hg:formerStaffOf ?who }")

    assert len(list(by_sql)) == 6
    assert sorted(map(str, by_sql)) == sorted(map(str, by_sparql))
    assert list(short) == [("person:A000001",)]


def test_the_build_keeps_to_the_shapes_and_describes_each_office(store: Path, graph: Graph) -> None:
    """An office that nothing described would be a name without a label."""
    labels = graph.sql("SELECT label FROM organization WHERE id = $office", office=OFFICE)

    assert of_generation(live(store)) == []
    assert list(labels) == [("Office of Yuna Kimball",)]


def test_former_staff_who_lobbied_on_a_bill(graph: Graph) -> None:
    """Ana for the sponsor, who is on the committee too; Ben on it and for a member; Eli for a cosponsor.

    Not Cy, whose legislator isn't certain, nor Dee, whose has nothing to do with the bill, nor Eli for
    one who withdrew, nor Ana for the mills, for which she lobbied on another bill.
    """
    told = (
        "name",
        "worked_at",
        "because",
        "role",
        "since_year",
        "client_name",
        "registrant_name",
        "filings",
    )

    found = columns(graph, "former-staff-on-bill", *told, bill="bill:119-hr-1")

    director: tuple[Any, ...] = (OFFICE, "committee member, sponsor", "Legislative Director", 2021)
    clerk: tuple[Any, ...] = ("committee:hslh00", "committee of referral", "Clerk", None)
    assistant = ("organization:office-of-A000003", "committee member", "Legislative Assistant", None)
    chief = ("organization:office-of-A000002", "cosponsor", "Chief of Staff", None)
    assert found == [
        ("Ana Quiñones", *director, STEEL, "Harbor Group LLC", f"{filing(1)}, {filing(2)}"),
        ("Ana Quiñones", *director, STEEL, "Pine Advisers", filing(3)),
        ("Ben Sample", *clerk, RAIL, "Harbor Group LLC", filing(4)),
        ("Ben Sample", *assistant, RAIL, "Harbor Group LLC", filing(4)),
        ("Eli Poe", *chief, RAIL, "Pine Advisers", filing(8)),
    ]
