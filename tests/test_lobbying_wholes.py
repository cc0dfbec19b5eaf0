"""Questions on a whole register: how uneven, how concentrated, how fast it turns over, how reliable it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

import hillgraph
from hillgraph.graph import Graph
from hillgraph.store.inputs import built
from tests.small_congress import folder_of
from tests.small_register import Report, reports
from tests.test_questions import rows

HARBOR, PINE, QUAY = (7, "Harbor Group LLC"), (8, "Pine Advisers"), (9, "Quay Partners")
STEEL, GLASS, BRICK = "Acme Steel Corporation", "Belmont Glass Works", "Cardiff Brick Company"
WHO = (700, "Ana", "Quiñones")
REPORTS = (
    Report(1, HARBOR, (70, STEEL), WHO, "H.R. 1 and H.R. 2"),
    Report(2, HARBOR, (70, STEEL), WHO, "H.R. 1 and H.R. 2", type="1A", posted="05-02"),
    Report(3, PINE, (80, GLASS), WHO, "H.R. 1", income="25000.00"),
    Report(4, HARBOR, (71, BRICK), WHO, "H.R. 1", income=None),
    Report(5, HARBOR, (70, STEEL), WHO, "Visas", year=2024, income="40000.00"),
    Report(6, QUAY, (90, GLASS), WHO, "Visas", year=2024, income="20000.00"),
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Build two bills of the 119th and six reports of two first quarters, once."""
    folder = tmp_path_factory.mktemp("wholes")
    bills = folder_of((1, 2), folder / "bills")
    filed = reports(REPORTS, folder / "filings.jsonl")
    built(folder / "store", [], [("billstatus", bills), ("lobbying", filed)])
    return hillgraph.open(folder / "store")


def test_bills_are_ranked_by_the_clients_who_name_them(register: Graph) -> None:
    """Three clients name H.R. 1 and one H.R. 2: 3 of 4 pairs are of the first of two bills.

    Report 1 was amended.
    """
    found = [(row[0], *row[3:]) for row in rows(register, "most-lobbied", congress="congress:119")]

    quarter, half, three, whole = (Decimal(f"{share}.0") for share in (25, 50, 75, 100))
    assert found == [
        ("bill:119-hr-1", 3, 2, 3, three, three, half),
        ("bill:119-hr-2", 1, 1, 1, quarter, whole, whole),
    ]
    assert len(rows(register, "most-lobbied", congress="congress:119", most=1)) == 1


def test_spending_is_concentrated_by_gini_and_the_largest(register: Graph) -> None:
    """In 2024 20,000 and 40,000, so that Gini is (40 - 20) / (2 x 60).

    In 2025 25,000 and 30,000, and one without amount.
    """
    found = rows(register, "spending-concentration", top=1)

    assert found == [
        (2024, 2, Decimal(60000), Decimal(30000), Decimal(40000), Decimal("66.7"), Decimal("0.167")),
        (2025, 2, Decimal(55000), Decimal(27500), Decimal(30000), Decimal("54.5"), Decimal("0.045")),
    ]


def test_pairs_of_client_and_firm_come_and_go(register: Graph) -> None:
    """Steel stays with Harbor; Glass goes from Quay to Pine; Brick is new.

    Harbor has 2 of the 3 pairs of 2025.
    """
    found = rows(register, "lobbying-turnover")

    quarter, half = "first_quarter", Decimal("50.0")
    assert found == [
        (2024, quarter, 2, 2, 1, 2, None, None, None, half),
        (2025, quarter, 3, 2, 1, 3, 2, 1, half, Decimal("66.7")),
    ]


def test_reliability_counts_amounts_not_rounded_and_reports_amended(register: Graph) -> None:
    """2025: three in force, one without amount, 25,000 not rounded, one amended.

    Who doubts the amount counts too.
    """
    found = rows(register, "filing-reliability")

    none = Decimal("0.0")
    assert found == [
        (2024, "first_quarter", 2, 2, 0, none, 0, none, 0),
        (2025, "first_quarter", 3, 2, 1, Decimal("50.0"), 1, Decimal("33.3"), 1),
    ]
