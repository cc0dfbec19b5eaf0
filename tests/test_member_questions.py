"""Questions on how members of a Congress work together, worked out by hand from a small House."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import hillgraph
from hillgraph.graph import Graph
from hillgraph.store.inputs import built
from tests.conftest import write_dossier
from tests.test_questions import Row
from tests.test_questions import rows as answered

ANN, BEA, CAL, DOT, FAY = (f"person:Z00000{number}" for number in range(1, 6))
DEMOCRATS, REPUBLICANS = "party:democratic", "party:republican"
HOUSE = {
    "documents.yml": "documents:\n  - {id: document:record.1, title: The record, updated_on: 2024-09-01}\n",
    "things.yml": """\
things:
  - {id: congress:118, label: 118th Congress, document: document:record.1}
  - {id: chamber:house, label: House, document: document:record.1}
  - {id: party:democratic, label: Democratic Party, document: document:record.1}
  - {id: party:republican, label: Republican Party, document: document:record.1}
  - {id: committee:hslh00, label: Lighthouses, document: document:record.1}
  - {id: committee:hslh01, label: Lamps, part_of: committee:hslh00, document: document:record.1}
  - {id: caucus:oil, label: Oil Caucus, document: document:record.1}
""",
    "person.csv": "id,label,document\n"
    + "".join(
        f"{who},{name},document:record.1\n"
        for who, name in zip((ANN, BEA, CAL, DOT, FAY), ("Ann", "Bea", "Cal", "Dot", "Fay"), strict=True)
    ),
    "bill.csv": """\
id,label,congress,bill_type,number,introduced_on,policy_area,stage,document
bill:118-hr-1,H.R. 1,congress:118,hr,1,2023-01-10,Energy,reported,document:record.1
bill:118-hr-2,H.R. 2,congress:118,hr,2,2023-01-10,Energy,referred,document:record.1
bill:118-hr-3,H.R. 3,congress:118,hr,3,2023-01-10,Energy,enacted,document:record.1
bill:118-hr-4,H.R. 4,congress:118,hr,4,2023-01-10,Health,referred,document:record.1
bill:118-hres-5,H.Res. 5,congress:118,hres,5,2023-01-10,Health,passed house,document:record.1
""",
    "sponsorship.csv": "from,to,document\n"
    + "".join(
        f"{who},bill:118-{bill},document:record.1\n"
        for who, bill in ((ANN, "hr-1"), (ANN, "hr-2"), (BEA, "hr-3"), (CAL, "hr-4"), (FAY, "hres-5"))
    ),
    "cosponsorship.csv": f"""\
from,to,since,is_original,withdrawn_on,document
{CAL},bill:118-hr-1,2023-01-10,true,,document:record.1
{DOT},bill:118-hr-1,2023-05-10,false,,document:record.1
{ANN},bill:118-hr-3,2023-01-20,false,,document:record.1
{ANN},bill:118-hr-4,2023-01-10,true,,document:record.1
{BEA},bill:118-hr-4,2023-02-09,false,2023-03-11,document:record.1
""",
    "party_membership.csv": "from,to,congress,document\n"
    + "".join(f"{who},party:democratic,congress:118,document:record.1\n" for who in (ANN, BEA, FAY))
    + "".join(f"{who},party:republican,congress:118,document:record.1\n" for who in (CAL, DOT)),
    "service.csv": "from,to,congress,state,document\n"
    + "".join(
        f"{who},chamber:house,congress:118,OR,document:record.1\n" for who in (ANN, BEA, CAL, DOT, FAY)
    ),
    "referral.csv": """\
from,to,activity,document
bill:118-hr-1,committee:hslh00,referred to | markup by,document:record.1
bill:118-hr-2,committee:hslh01,referred to,document:record.1
bill:118-hr-4,committee:hslh00,referred to | hearings by,document:record.1
""",
    "caucus_membership.csv": f"""\
from,to,role,document
{ANN},caucus:oil,member,document:record.1
{CAL},caucus:oil,member,document:record.1
""",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Build that House, once."""
    folder = tmp_path_factory.mktemp("house")
    return hillgraph.build(folder / "store", dossiers=[write_dossier(HOUSE, folder / "house")])


def rows(graph: Graph, name: str, **parameters: Any) -> list[Row]:
    """Return the rows of an answer about the 118th Congress."""
    return answered(graph, name, congress="congress:118", **parameters)


def test_bills_are_counted_by_the_five_stages(house: Graph) -> None:
    """Ann's hr-1 was reported, her hr-2 referred; Bea's hr-3 is law; Cal's hr-4 had hearings.

    A resolution, hres-5, is no bill. What became law passed, went beyond committee and had action in it,
    though no record says so of hr-3.
    """
    assert rows(house, "effectiveness") == [
        (BEA, "Bea", "chamber:house", DEMOCRATS, 1, 1, 1, 1, 1, Decimal("100.0")),
        (ANN, "Ann", "chamber:house", DEMOCRATS, 2, 1, 1, 0, 0, Decimal("0.0")),
        (CAL, "Cal", "chamber:house", REPUBLICANS, 1, 1, 0, 0, 0, Decimal("0.0")),
    ]


def test_bipartisan_components_are_standardised_among_peers(house: Graph) -> None:
    """Of two Democrats, in the majority with three of five, each is one standard deviation from their mean.

    Ann has 2 bills, one of which drew Cal and Dot: 1, 50 %, 2 / 2 = 1 a bill; she signed hr-3 of her own
    side and hr-4 of the other: 1, 50 %. Bea's one bill drew Ann alone, and she withdrew from hr-4: all 0. So
    Ann is +1 in each and Bea -1. Cal has no peer with a bill: 0. He signed hr-1 and drew Ann to hr-4.
    """
    half, none, whole = Decimal("50.0"), Decimal("0.0"), Decimal("100.0")

    assert rows(house, "bipartisan") == [
        (
            *(ANN, "Ann", "chamber:house", DEMOCRATS, True, 2, 1, half, Decimal("1.000")),
            *(2, 1, half, Decimal("1.000")),
        ),
        (
            *(CAL, "Cal", "chamber:house", REPUBLICANS, False, 1, 1, whole, Decimal("1.000")),
            *(1, 1, whole, Decimal("0.000")),
        ),
        (
            *(BEA, "Bea", "chamber:house", DEMOCRATS, True, 1, 0, none, Decimal("0.000")),
            *(0, 0, none, Decimal("-1.000")),
        ),
    ]
    assert [row[0] for row in rows(house, "bipartisan", least=2)] == [ANN]


def test_joining_and_withdrawing_are_counted_by_party(house: Graph) -> None:
    """Ann joins hr-3 after 10 days; on hr-4 Ann joins at once, Bea after 30 and for 30.

    On hr-1 Cal at once, Dot after 120.
    """
    own, other = "of the own party", "of another party"
    ten, fifteen, thirty, sixty = (Decimal(f"{days}.0") for days in (10, 15, 30, 60))

    assert rows(house, "joining-by-party") == [
        *[("chamber:house", DEMOCRATS, own, 1, 0, 0, Decimal("0.0"), ten, 0, Decimal("0.00"), None)],
        *[("chamber:house", DEMOCRATS, other, 2, 1, 0, Decimal("0.0"), fifteen, 1, Decimal("50.00"), thirty)],
        *[("chamber:house", REPUBLICANS, other, 2, 1, 1, Decimal("50.0"), sixty, 0, Decimal("0.00"), None)],
    ]
    assert [row[5] for row in rows(house, "joining-by-party", late=10)] == [1, 1, 1]


def test_pairs_of_a_caucus_are_held_against_the_others(house: Graph) -> None:
    """Ann and Cal are in it and signed hr-1 and hr-4 both.

    One side: Ann-Bea share hr-3 and Cal-Dot hr-1, Ann-Fay nothing; Bea-Fay, neither in it, nothing. Two
    sides: Ann-Dot share hr-1, Cal-Bea and Cal-Fay nothing; Bea-Dot and Fay-Dot, neither in it, nothing.
    """
    assert rows(house, "caucus-cosigning", caucus="caucus:oil") == [
        ("chamber:house", "one side", 1, 3, 2, Decimal("0.667")),
        ("chamber:house", "one side", 0, 1, 0, Decimal("0.000")),
        ("chamber:house", "two sides", 2, 1, 2, Decimal("2.000")),
        ("chamber:house", "two sides", 1, 3, 1, Decimal("0.333")),
        ("chamber:house", "two sides", 0, 2, 0, Decimal("0.000")),
    ]


def test_a_committees_jurisdiction_is_what_was_referred_to_it(house: Graph) -> None:
    """Of three bills two are on energy, one of them by its subcommittee.

    The House has three on energy, two on health.
    """
    assert rows(house, "committee-jurisdiction", committee="committee:hslh00") == [
        ("Energy", 2, Decimal("66.7"), Decimal("66.7"), 1),
        ("Health", 1, Decimal("33.3"), Decimal("50.0"), 0),
    ]


def test_stages_of_official_files_are_those_of_their_actions(tmp_path: Path) -> None:
    """Of four bills of the 118th Cruz has one law and one reported, Ames a law, and Boyle neither."""
    folder = Path(__file__).resolve().parent / "fixtures" / "congress"
    built(tmp_path / "store", [], [("billstatus", folder), ("legislators", folder)])

    found = rows(hillgraph.open(tmp_path / "store"), "effectiveness")

    assert [(row[0], *row[4:9]) for row in found] == [
        ("person:Y000003", 2, 2, 2, 1, 1),
        ("person:Y000001", 1, 1, 1, 1, 1),
        ("person:Y000002", 1, 0, 0, 0, 0),
    ]
