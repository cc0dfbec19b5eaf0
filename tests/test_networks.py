"""Networks of a small Congress, each worked out by hand from `tests.network_dossier`."""

from __future__ import annotations

from typing import Any

import pytest

from hillgraph.errors import NotFound, WrongUse
from hillgraph.graph import Graph
from hillgraph.network.described import measures, networks
from hillgraph.network.measured import TABLES
from hillgraph.network.measures import NODES
from hillgraph.network.projections import PROJECTIONS
from tests.network_dossier import ANN, BEA, CAL, DOT, EVE

LIGHTHOUSES, LAMPS = "committee:hslh00", "committee:hslm00"
CHANDLERS = "organization:chandlers"
NAMES = {ANN: "Ann", BEA: "Bea", CAL: "Cal", DOT: "Dot", EVE: "Eve"}


def ties(graph: Graph, of: str, **scope: Any) -> dict[str, float]:
    """Return the weight of each edge by the names of its ends."""
    return {f"{row[1]} {row[3]}": row[4] for row in graph.network(of, **scope).edges()}  # type: ignore[misc]


def people(graph: Graph, of: str = "cosponsors", **scope: Any) -> list[str]:
    """Return the names of the nodes."""
    return [NAMES[node] for node in graph.network(of, **scope).projection.nodes]


def test_every_network_and_measure_is_in_the_codebook() -> None:
    """What isn't described can't be cited."""
    assert list(networks()) == list(PROJECTIONS)
    assert set(measures()) == {*TABLES, *NODES}


def test_a_cosponsor_points_to_the_sponsor_once_a_bill(lamps: Graph) -> None:
    """Bea signs two of Ann's; Dot withdrew from hr-1 and stands on hr-2; Eve is there without a tie."""
    found = ties(lamps, "cosponsors", congress=118)

    assert found == {"Bea Ann": 2, "Cal Ann": 1, "Ann Cal": 1, "Bea Cal": 1, "Dot Cal": 1}
    assert people(lamps, congress=118) == ["Ann", "Bea", "Cal", "Dot", "Eve"]


def test_fowlers_weight_is_one_over_the_cosponsors_of_each_bill(lamps: Graph) -> None:
    """hr-1 has two standing cosponsors, hr-2 three, hres-3 one: Bea to Ann is 1/2 + 1."""
    found = ties(lamps, "cosponsors", congress=118, weight="fowler")

    third = pytest.approx(1 / 3)
    assert found == {"Bea Ann": 1.5, "Cal Ann": 0.5, "Ann Cal": third, "Bea Cal": third, "Dot Cal": third}


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({"congress": 119}, {"Ann Bea": 1}),
        ({"congress": "congress:119"}, {"Ann Bea": 1}),
        ({"chamber": "senate"}, {}),
        ({"types": ["hres"]}, {"Bea Ann": 1}),
        ({"committee": "Lighthouses"}, {"Bea Ann": 1, "Cal Ann": 1}),
        ({"subject": "subject:lamps"}, {"Bea Ann": 1, "Cal Ann": 1}),
        ({"congress": 118, "original": True}, {"Bea Ann": 2, "Ann Cal": 1, "Bea Cal": 1}),
        ({"subject": "Lamps", "withdrawn": True}, {"Bea Ann": 1, "Cal Ann": 1, "Dot Ann": 1}),
        ({"congress": 118, "delegates": False}, {"Bea Ann": 2, "Cal Ann": 1, "Ann Cal": 1, "Bea Cal": 1}),
        ({"during": ("2023-01-01", "2023-01-31")}, {"Bea Ann": 1}),
    ],
    ids=str,
)
def test_a_scope_keeps_what_it_says(lamps: Graph, scope: Any, expected: dict[str, float]) -> None:
    """Each rule of docs/networks.md, one at a time."""
    assert ties(lamps, "cosponsors", **scope) == expected


def test_days_leave_out_a_sponsor_who_introduced_before_them(lamps: Graph) -> None:
    """From March on Cal signed hr-1 and Dot hr-2; of hres-3 the sponsor's day is its introduction."""
    found = people(lamps, "members", during=("2023-03-01", "2023-12-31"))

    assert found == ["Ann", "Bea", "Cal", "Dot"]
    assert ties(lamps, "cosponsors", during=("2023-03-01", "2023-12-31")) == {"Bea Ann": 1}


def test_members_are_tied_by_the_bills_that_both_signed(lamps: Graph) -> None:
    """Ann and Bea signed all three; Dot signed hr-2 with everybody."""
    found = ties(lamps, "members", congress=118)

    assert found == {
        "Ann Bea": 3,
        "Ann Cal": 2,
        "Ann Dot": 1,
        "Bea Cal": 2,
        "Bea Dot": 1,
        "Cal Dot": 1,
    }


def test_without_sponsors_only_cosponsors_are_tied(lamps: Graph) -> None:
    """On hr-1 Bea and Cal, on hr-2 Ann, Bea and Dot."""
    found = ties(lamps, "members", congress=118, sponsors=False)

    assert found == {"Bea Cal": 1, "Ann Bea": 1, "Ann Dot": 1, "Bea Dot": 1}


def test_committees_interlock_by_shared_members_over_chance(lamps: Graph) -> None:
    """Two of the three in Lighthouses are in Lamps; 4 sit on any, so chance would share 3 x 2 / 4."""
    found = lamps.network("committees")

    assert ties(lamps, "committees") == {"Lighthouses Lamps": pytest.approx(2 / 1.5)}
    assert len(found.projection.nodes) == 3


def test_committees_of_days_are_those_who_may_have_sat_then(lamps: Graph) -> None:
    """Ann left Lighthouses in March, so that of 3 who sit on any, two are on both."""
    assert ties(lamps, "committees", during=("2024-01-01", "2024-12-31")) == {"Lighthouses Lamps": 1.5}


def test_caucuses_overlap_by_members_of_both_over_members_of_either(lamps: Graph) -> None:
    """Bea of Ann, Bea, Cal and Dot; before June, Dot wasn't there."""
    assert ties(lamps, "caucuses") == {"Oil Caucus Wax Caucus": 1 / 4}
    assert ties(lamps, "caucuses", during=("2023-01-01", "2023-05-31")) == {
        "Oil Caucus Wax Caucus": pytest.approx(1 / 3)
    }


def test_clients_are_tied_to_bills_firms_and_lobbyists_to_offices(lamps: Graph) -> None:
    """Two filings in force name hr-1; two registers tell of the firm; two positions were Ann's."""
    assert ties(lamps, "client-bill") == {"H.R. 1 The Chandlers": 2}
    assert ties(lamps, "client-bill", during=("2023-05-01", "2023-12-31")) == {"H.R. 1 The Chandlers": 1}
    assert ties(lamps, "client-bill", congress=119) == {}
    assert ties(lamps, "client-firm") == {"Bright LLP The Chandlers": 2}
    assert ties(lamps, "client-firm", during=("2023-07-01", "2023-12-31")) == {}
    assert ties(lamps, "lobbyist-office") == {"Ann Lou": 2, "Lighthouses Lou": 1}
    assert ties(lamps, "lobbyist-office", during=("2019-05-01", "2020-01-01")) == {"Ann Lou": 1}


@pytest.mark.parametrize(
    ("of", "tie", "behind", "documents"),
    [
        ("cosponsors", (BEA, ANN), ["bill:118-hr-1", "bill:118-hres-3"], ["document:record.1"]),
        ("cosponsors", (DOT, CAL), ["bill:118-hr-2"], ["document:record.2"]),
        ("members", (CAL, DOT), ["bill:118-hr-2"], ["document:record.2"]),
        (
            "committees",
            (LIGHTHOUSES, LAMPS),
            [BEA, CAL],
            ["document:record.1", "document:record.2"],
        ),
        ("caucuses", ("caucus:oil", "caucus:wax"), [BEA], ["document:record.1", "document:record.2"]),
        (
            "client-bill",
            ("bill:118-hr-1", "organization:chandlers"),
            [],
            ["document:record.3", "document:record.4"],
        ),
    ],
)
def test_each_edge_keeps_what_is_behind_it(
    lamps: Graph, of: str, tie: tuple[str, str], behind: list[str], documents: list[str]
) -> None:
    """Every fact says where it comes from, a tie that was reckoned too."""
    scope: dict[str, Any] = {"congress": 118} if of in {"cosponsors", "members"} else {}

    found = {(row[0], row[2]): row[5:] for row in lamps.network(of, **scope).edges(documents=True)}

    assert found[tie] == (behind, documents)


def test_a_summary_is_of_the_whole_network(lamps: Graph) -> None:
    """Five ties of weight 6 among 20 pairs; one pair more has a way, of two ties, from Dot by Cal to Ann.

    By party, both directions added: Bea to Ann and Dot to Cal, 3 of 6, are within. Of 12 ends the Democrats
    have 7 (Ann 4, Bea 3), the Republicans 5 (Cal 4, Dot 1).
    """
    found: dict[Any, Any] = dict(lamps.network(congress=118).measured("summary"))  # type: ignore[arg-type]

    assert found == {
        "nodes": 5,
        "edges": 5,
        "total weight": 6,
        "density": 0.25,
        "isolated nodes": 1,
        "mean distance": pytest.approx(7 / 6),
        "unreachable pairs": 14,
        "modularity by party": pytest.approx(3 / 6 - (7 / 12) ** 2 - (5 / 12) ** 2),
    }


def test_nodes_have_the_numbers_that_other_data_know_them_by(lamps: Graph) -> None:
    """ICPSR numbers may be several; who isn't told has none."""
    found = list(lamps.network(congress=118).nodes())

    assert found[0] == (
        ANN,
        "Ann",
        "democratic",
        "democratic",
        "CA",
        "house",
        "Z000001",
        ["21", "41"],
        "401",
        -0.5,
    )
    assert found[3] == (DOT, "Dot", "republican", "republican", "GU", "house", "Z000004", [], None, None)


def test_incidence_has_a_row_a_signature(lamps: Graph) -> None:
    """The sponsor of a bill comes before its cosponsors."""
    found = [
        (NAMES[str(row[0])], *row[4:])
        for row in lamps.network(types=["hr"], congress=118).measured("incidence")
    ]

    assert found == [
        ("Ann", "bill:118-hr-1", "sponsor"),
        ("Bea", "bill:118-hr-1", "cosponsor"),
        ("Cal", "bill:118-hr-1", "cosponsor"),
        ("Cal", "bill:118-hr-2", "sponsor"),
        ("Ann", "bill:118-hr-2", "cosponsor"),
        ("Bea", "bill:118-hr-2", "cosponsor"),
        ("Dot", "bill:118-hr-2", "cosponsor"),
    ]


def test_a_measure_of_nodes_has_the_highest_first(lamps: Graph) -> None:
    """Ann was signed three times, as was Cal; the order of two alike is that of their names."""
    found = [(row[1], *row[2:]) for row in lamps.network(congress=118).measured("degree")]

    assert found == [
        ("Ann", 2, 3, 1, 1),
        ("Cal", 3, 3, 1, 1),
        ("Bea", 0, 0, 2, 3),
        ("Dot", 0, 0, 1, 1),
        ("Eve", 0, 0, 0, 0),
    ]


def test_distances_and_divisions_are_tables(lamps: Graph) -> None:
    """Five pairs are one tie apart and Dot is two from Ann; the division by party has two groups."""
    asked = lamps.network(congress=118)

    assert list(asked.measured("distances")) == [(1, 5), (2, 1), (None, 14)]
    assert asked.measured("modularity")[0][:2] == ("party", 2)


def test_positions_stand_beside_nominate(lamps: Graph) -> None:
    """Of the four in the House three have one in DW-NOMINATE; Republicans stand right on average."""
    found = [
        (row[1], row[2], row[4])
        for row in lamps.network("members", congress=118, chamber="house").measured("ideal")
    ]

    assert {row[:2] for row in found} == {
        ("Ann", "democratic"),
        ("Bea", "democratic"),
        ("Cal", "republican"),
        ("Dot", "republican"),
    }
    assert {name: nominate for name, _, nominate in found} == {
        "Ann": -0.5,
        "Bea": -0.3,
        "Cal": 0.6,
        "Dot": None,
    }


@pytest.mark.parametrize("measure", sorted(measures()))
def test_the_columns_of_a_measure_are_those_of_the_codebook(lamps: Graph, measure: str) -> None:
    """An R script reads columns by name."""
    scope: dict[str, Any] = {"chamber": "house", "congress": 118}
    asked = [lamps.network(of, **scope) for of in ("cosponsors", "members")]
    described = [name for name in measures()[measure].columns if name not in {"behind", "documents"}]

    found = [name for network in asked for name in network.measured(measure).columns]

    assert list(dict.fromkeys(found)) == sorted(described, key=found.index)


def test_networkx_gets_the_same_ties(lamps: Graph) -> None:
    """What a person goes on with has names, sides and weights."""
    found = lamps.network(congress=118).networkx()

    assert found.is_directed()
    assert found.edges[BEA, ANN] == {"weight": 2.0}
    assert found.nodes[BEA] == {
        "label": "Bea",
        "party": "democratic",
        "state": "NY",
        "bioguide": "Z000002",
        "govtrack": "402",
    }
    assert not lamps.network("members").networkx().is_directed()


@pytest.mark.parametrize(
    ("asked", "wrong", "told"),
    [
        ({"of": "friends"}, WrongUse, "There is no network of 'friends'. They are: cosponsors, "),
        ({"weight": "love"}, WrongUse, "'love' is no way of weighing ties. They are: bills, fowler"),
        (
            {"of": "members", "weight": "fowler"},
            WrongUse,
            "Only the network of cosponsors can be weighed by fowler.",
        ),
        (
            {"of": "caucuses", "congress": 118},
            WrongUse,
            "caucuses isn't narrowed by congress, but by: since, until.",
        ),
        ({"of": "cosponsors", "sponsors": False}, WrongUse, "isn't narrowed by sponsors, but by: "),
        ({"chamber": "lords"}, WrongUse, "A chamber is house or senate, not 'lords'."),
        ({"types": ["bill"]}, WrongUse, "'bill' is no type of bill. They are: hr, s, "),
        ({"during": ("2025-01-02", "2025-01-01")}, WrongUse, "2025-01-02, comes after the last, 2025-01-01."),
        ({"during": ("2025", "2026-01-01")}, WrongUse, "A day is written YYYY-MM-DD, not '2025'."),
        ({"congress": 7}, NotFound, "congress:7"),
        ({"committee": "Shadows"}, NotFound, "Shadows"),
        ({"committee": ANN}, WrongUse, f"{ANN} is a thing of the kind person; wanted is committee."),
    ],
)
def test_what_a_network_cannot_be_is_told(
    lamps: Graph, asked: dict[str, Any], wrong: type[Exception], told: str
) -> None:
    """One clear message: what, and what there is instead."""
    with pytest.raises(wrong) as ended:
        lamps.network(**asked)

    assert told in str(ended.value)


@pytest.mark.parametrize(
    ("of", "scope", "measure", "told"),
    [
        ("cosponsors", {}, "love", "There is no measure 'love'. They are: summary, "),
        ("caucuses", {}, "incidence", "is of signatures, not of caucuses: --of members."),
        ("members", {}, "ideal", "is of one chamber: --chamber house, or senate."),
        ("members", {}, "backbone", "is of one chamber: --chamber house, or senate."),
    ],
)
def test_what_cannot_be_measured_is_told(
    lamps: Graph, of: str, scope: dict[str, Any], measure: str, told: str
) -> None:
    """Two chambers in one would find the chambers."""
    with pytest.raises(WrongUse) as ended:
        lamps.network(of, **scope).measured(measure)

    assert told in str(ended.value)
