"""Questions on disclosed lobbying over a small register: each figure is added up by hand beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import hillgraph
from hillgraph.graph import Graph
from hillgraph.query.question import Question, questions
from hillgraph.store.inputs import built
from tests.commands import called
from tests.conftest import write_dossier
from tests.small_register import Report, Row, filing, principals, reports
from tests.test_questions import columns

HARBOR, PINE, ACME = (7, "Harbor Group LLC"), (8, "Pine Advisers"), (9, "Acme Steel Corporation")
OF_HARBOR, OF_PINE, ITSELF = (70, ACME[1]), (80, "ACME STEEL CORP."), (90, ACME[1])
WHO = (700, "Ana", "Quiñones")
TWO = "H.R. 1 and S. 2"
REPORTS = (
    Report(1, HARBOR, OF_HARBOR, WHO, TWO),
    Report(2, HARBOR, OF_HARBOR, WHO, TWO, type="1A", income="40000.00", posted="05-02"),
    Report(3, PINE, OF_PINE, WHO, "H.R. 1", income=None, position="LD, Rep. Ada Ames (D-OR)"),
    Report(4, HARBOR, OF_HARBOR, WHO, TWO, year=2024, income="258000.00"),
    Report(5, ACME, ITSELF, WHO, "H.R. 1", income=None, expenses="90000.00", method="a", year=2024),
    Report(6, (10, "Quarry Bureau"), (100, "Silla Trade Office"), WHO, "H.R. 3"),
)
ONE_OFFICE = """\
decision,left,right,by,reason
same,organization:fara-principal-9003-silla-trade-office,organization:lda-client-100,me,seen on both
"""
DOSSIER = {
    "documents.yml": "documents:\n  - {id: document:record.1, title: The record}\n",
    "things.yml": """\
things:
  - {id: organization:acme, label: Acme Steel Corporation, document: document:record.1}
  - {id: congress:119, label: 119th Congress, document: document:record.1}
  - {id: bill:119-hr-1, label: H.R. 1, title: A bill, congress: congress:119, bill_type: hr, number: 1,
     introduced_on: 2025-01-03, document: document:record.1}
  - {id: chamber:house, label: House of Representatives, document: document:record.1}
  - {id: committee:hslh00, label: Lighthouses, document: document:record.1}
  - {id: person:Y000001, label: Ada Ames, family_name: Ames, document: document:record.1}
  - {id: person:Y000002, label: Ben Boyle, document: document:record.1}
ties:
  - {kind: service, from: person:Y000001, to: chamber:house, congress: congress:119, state: OR,
     document: document:record.1}
  - {kind: referral, from: bill:119-hr-1, to: committee:hslh00, document: document:record.1}
  - {kind: committee_membership, from: person:Y000001, to: committee:hslh00, role: chair,
     since: 2025-01-03, document: document:record.1}
  - {kind: committee_membership, from: person:Y000002, to: committee:hslh00, role: ranking member,
     since: 2025-01-03, document: document:record.1}
""",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the register, a principal of the foreign agents' one, and a dossier beside them, once."""
    folder = tmp_path_factory.mktemp("lobbying")
    story = folder / "story"
    write_dossier(DOSSIER, story)
    agents = principals(
        [
            Row("9003", "Quarry Bureau", "Silla Trade Office", "05/05/2005"),
            Row("9003", "Quarry Bureau", "Baekje Museum", "06/06/2006"),
        ],
        folder / "FARA_All_ForeignPrincipals.csv",
    )
    filed = reports(REPORTS, folder / "filings.jsonl")
    (folder / "store").mkdir()
    (folder / "store" / "decisions.csv").write_text(ONE_OFFICE, encoding="utf-8")
    built(folder / "store", [str(story)], [("lobbying", filed), ("foreign_agents", agents)])
    return folder / "store"


@pytest.fixture(scope="module")
def graph(store: Path) -> Graph:
    """Open them."""
    return hillgraph.open(store)


@pytest.mark.parametrize(
    "question", [each for each in questions() if each.registers], ids=lambda each: each.name
)
def test_every_question_on_registers_finds_something_in_one(question: Question, graph: Graph) -> None:
    """A question that finds nothing wherever it is asked would look like a clean record."""
    given: dict[str, Any] = {
        "client": "organization:acme",
        "bill": "bill:119-hr-1",
        "congress": "congress:119",
        "country": "country:KR",
        "firm": "organization:resolved-fara-registrant-9003",
        "day": "2025-01-01",
        "year": 2024,
    }

    if "firm" in question.parameters:
        given["client"] = "organization:resolved-fara-principal-9003-silla-trade-office"

    result = graph.query(
        question.name, **{name: given[name] for name in question.parameters if name in given}
    )

    assert list(result.columns) == list(question.columns)
    assert len(list(result)) > 0


def test_every_question_on_lobbying_says_which_registers_it_searches() -> None:
    """One that doesn't would be silent where it finds nothing; sums that the press states are of none."""
    silent = [each.name for each in questions() if each.subject == "Lobbying" and not each.registers]

    assert silent == ["lobbying-money"]


@pytest.mark.parametrize(
    ("registers", "told"),
    [
        ("[lda, nowhere]", "registers: 'nowhere' is no source; they are listed by: hillgraph sources"),
        ("lda", "registers: is a list of sources, such as [lda, fara]"),
        ("[[lda]]", "registers: is a list of sources, such as [lda, fara]"),
    ],
)
def test_a_header_with_registers_that_nobody_knows_is_refused(
    registers: str, told: str, store: Path, tmp_path: Path
) -> None:
    """A user's own question says what it searched; a slip must not end in a trace of the program."""
    own = tmp_path / "own.sql"
    own.write_text(
        f"--+ title: Mine\n--+ registers: {registers}\nSELECT 1 AS one WHERE FALSE\n", encoding="utf-8"
    )

    asked = called("query", str(own), store=store)

    assert (asked.code, asked.out, asked.err) == (4, "", f"own.sql:2: {told}\n")


FIGURES = ("year", "naive_usd", "corrected_usd", "at_least_usd", "at_most_usd", "why")


def test_a_clients_spending_has_three_figures_and_says_how_they_come(graph: Graph) -> None:
    """What is added up by hand here.

    2024: Harbor's 258,000 is in Acme's own expenses of 90,000, which are below it: naive 348,000, corrected
    90,000, between 85,000 and 95,000; both reports are doubtful, the first not being rounded either. 2025:
    Harbor's 30,000 was amended to 40,000, Pine gives no amount: naive 70,000, corrected 40,000, from 35,000
    to 45,000 and Pine's 5,000 more.
    """
    found = columns(graph, "spending", *FIGURES, client="organization:acme")

    assert found == [
        (
            *(2024, Decimal(348_000), Decimal(90_000), Decimal(85_000), Decimal(95_000)),
            "1 of 2 reports count; 1 contained in other reports; 2 to be doubted",
        ),
        (
            *(2025, Decimal(70_000), Decimal(40_000), Decimal(35_000), Decimal(50_000)),
            "2 of 3 reports count; 1 superseded; 1 give no amount",
        ),
    ]


def test_the_corrected_figure_is_the_same_by_sparql(graph: Graph) -> None:
    """Both faces hold what counts; a user of either must not come to another sum."""
    found = graph.sparql(
        "SELECT ?year (SUM(?amount) AS ?sum) WHERE { ?filing hg:client organization:acme ; hg:counted true ; "
        "hg:year ?year ; hg:amountUSD ?amount } GROUP BY ?year ORDER BY ?year"
    )

    assert [tuple(row) for row in found] == [(2024, Decimal(90_000)), (2025, Decimal(40_000))]


def test_each_figure_can_be_followed_to_its_filings(graph: Graph) -> None:
    """Whoever quotes a sum must be able to show what it is made of, and what was left out."""
    told = ("filing", "amount_usd", "counted", "standing", "contained_in", "superseded_by", "doubts")

    found = columns(graph, "spending-filings", *told, client="organization:acme", year=2024)

    part = f"is the only version; is part of the client's own expenses in {filing(5)}"
    below = "its expenses of 90,000 are below the 258,000 that firms report from it"
    unrounded = "its amount is not rounded to 10,000, as it should be"
    assert found == [
        (filing(5), Decimal(90_000), True, "is the only version", None, None, below),
        (filing(4), Decimal(258_000), False, part, filing(5), None, unrounded),
    ]


def test_show_tells_of_a_filing_what_became_of_it(store: Path) -> None:
    """The filing itself is where a reader looks last."""
    shown = called("show", filing(1), store=store)

    assert shown.code == 0, shown.err
    assert f"is amended by {filing(2)}" in shown.out
    assert "superseded by" in shown.out


def test_a_bills_lobbying_names_client_firm_and_spelling_of_filings_in_force(graph: Graph) -> None:
    """The superseded version of Harbor's report names the bill too; it would count a visit twice."""
    told = ("client", "registrant_name", "year", "filing", "spelling", "confidence")

    found = columns(graph, "bill-lobbying", *told, bill="bill:119-hr-1")

    assert found == [
        ("organization:acme", "Harbor Group LLC", 2025, filing(2), "H.R. 1", Decimal("0.99")),
        ("organization:acme", "Pine Advisers", 2025, filing(3), "H.R. 1", Decimal("0.99")),
    ]


def test_what_a_bill_cost_is_bounds_and_a_split(graph: Graph) -> None:
    """Harbor's 40,000 names two bills and can mean 45,000; Pine's gives no amount and can mean 5,000."""
    told = (
        "client",
        "year",
        "at_least_usd",
        "equal_split_usd",
        "at_most_usd",
        "reports",
        "without_amount",
    )

    found = columns(graph, "bill-spending", *told, bill="bill:119-hr-1")

    assert found == [("organization:acme", 2025, Decimal(0), Decimal(20_000), Decimal(50_000), 2, 1)]


def test_a_contained_report_stands_where_it_alone_names_the_bill(graph: Graph) -> None:
    """Only Harbor's report names S. 2 of the 118th: its own amount stands although Acme's contains it."""
    found = columns(graph, "bill-spending", "year", "at_most_usd", "filings", bill="bill:118-s-2")

    assert found == [(2024, Decimal(263_000), filing(4))]


def test_a_contained_report_is_not_added_to_one_that_names_the_bill_too(graph: Graph) -> None:
    """Acme's own report names H.R. 1 of the 118th like Harbor's, whose income it contains."""
    found = columns(graph, "bill-spending", "year", "at_most_usd", "filings", bill="bill:118-hr-1")

    assert found == [(2024, Decimal(95_000), filing(5))]


def test_issues_of_a_client_by_year(graph: Graph) -> None:
    """All stand under immigration; the superseded report isn't one of them."""
    found = columns(
        graph, "client-issues", "issue", "year", "reports", "registrants", client="organization:acme"
    )

    assert found == [("issue:IMM", 2024, 2, 2), ("issue:IMM", 2025, 2, 2)]


def test_a_firm_that_reports_for_the_first_time_is_gained(graph: Graph) -> None:
    """Harbor reports in both years, Pine from 2025 on; who files for itself is no firm."""
    found = columns(graph, "firm-changes", "year", "change", "name", "filing", client="organization:acme")

    assert found == [(2025, "gained", "Pine Advisers", filing(3))]


def test_one_client_in_both_registers(graph: Graph) -> None:
    """The trade office has an agent under FARA, who reports under the LDA too."""
    found = columns(graph, "two-registers", "name", "register", "firm_name", "since")

    assert [row[:3] for row in found] == [
        ("Silla Trade Office", "FARA", "Quarry Bureau"),
        ("Silla Trade Office", "LDA", "Quarry Bureau"),
    ]
    assert found[0][3] == date(2005, 5, 5)


def test_principals_of_a_country_with_their_agents(graph: Graph) -> None:
    """Both rows of the register."""
    found = columns(
        graph, "principals", "name", "firm_name", "since", "until", "printed", country="country:KR"
    )

    assert found == [
        ("Baekje Museum", "Quarry Bureau", date(2006, 6, 6), None, "Baekje Museum"),
        ("Silla Trade Office", "Quarry Bureau", date(2005, 5, 5), None, "Silla Trade Office"),
    ]


def test_a_client_is_tied_to_a_chair_with_a_document_at_each_hop(graph: Graph) -> None:
    """The ranking member is no chair; the first filing in force that names the bill is shown."""
    told = (
        "bill",
        "filing",
        "spelling",
        "committee",
        "referral_document",
        "name",
        "role",
        "list_document",
    )

    found = columns(graph, "client-to-chair", *told, client="organization:acme")

    record = "document:record.1"
    bill, committee = "bill:119-hr-1", "committee:hslh00"
    assert found == [(bill, filing(2), "H.R. 1", committee, record, "Ada Ames", "chair", record)]


def test_not_found_names_the_registers_how_far_they_go_and_their_thresholds(store: Path) -> None:
    """Silence would read as if nobody had lobbied; the register may end before, or hold nothing so small."""
    found = called("query", "two-registers", "--format", "csv", store=store)
    nothing = called("query", "bill-lobbying", "-p", "bill=bill:119-s-99", store=store)

    assert (found.code, found.err) == (0, "")
    assert nothing.code == 0
    assert nothing.err.splitlines()[:3] == [
        "bill:119-s-99 is not in this store. What is there: hillgraph find, hillgraph kinds",
        "Searched: Register under the Lobbying Disclosure Act, to 2025-05-02.",
        "Not in this store, so not searched: Lobbying disclosures filed with the Clerk of the House.",
    ]
    assert "nor are expected to exceed 3,500 US dollars in a quarter" in nothing.err
    assert len(nothing.err.splitlines()) == 4


def test_not_found_in_the_embedded_dossier_says_that_no_lobbying_register_was_searched(
    embedded_store: Path,
) -> None:
    """The article's three sums are of that register; its absence must be said, not its silence."""
    nothing = called("query", "spending", "-p", "client=organization:kita", store=embedded_store)

    assert nothing.err.splitlines() == [
        "Not in this store, so not searched: Register under the Lobbying Disclosure Act.",
        "Not in this store, so not searched: Lobbying disclosures filed with the Clerk of the House.",
    ]
