"""The report on a bill: every section has rows or a reason, every document a number and a source."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

import hillgraph
from hillgraph.graph import Graph
from hillgraph.render.report import Report, Section
from hillgraph.render.reported import data, markdown, page
from tests.commands import called
from tests.conftest import Write
from tests.small_congress import folder_of
from tests.small_register import Report as Filed
from tests.small_register import reports

BILL = "bill:119-hr-4687"
TITLES = [
    "What the bill does",
    "Sponsor and cosponsors",
    "The idea through the Congresses",
    "The committee, and who of it supports the bill",
    "Who lobbied on it",
    "What can have been spent on it",
    "What it would allow",
    "Visas of other countries",
    "Visas issued beside the numbers",
    "What those clients spent on lobbying of every kind",
    "Claims against the record",
    "Where sources differ",
    "The picture",
    "Sources",
]


@pytest.fixture(scope="module")
def told(graph: Graph) -> Report:
    """Make the report on H.R. 4687 from the embedded dossier."""
    return graph.report("H.R. 4687")


def section(told: Report, title: str) -> Section:
    """Return one section."""
    return next(each for each in told.sections if each.title == title)


def test_every_section_has_rows_or_says_why_not(told: Report) -> None:
    """The dossier has no filing and no monthly table: it says what was searched, or how to get it."""
    assert [each.title for each in told.sections] == TITLES
    assert all(each.rows or each.drawings or each.why_empty for each in told.sections)
    assert "Not in this store, so not searched: Register under the Lobbying Disclosure Act." in (
        section(told, "Who lobbied on it").why_empty
    )
    assert "--source visas=PATH" in section(told, "Visas issued beside the numbers").why_empty


def test_supporters_are_counted_by_party_and_state(told: Report) -> None:
    """Fifteen: nine Democrats and six Republicans, four each from California and New York."""
    found = section(told, "Sponsor and cosponsors")

    assert found.lead.startswith(
        "9 of the Democratic Party, 6 of the Republican Party. By State: CA 4, NY 4, PA 2"
    )
    assert len(found.rows) == 15
    assert found.rows[0][:5] == ("2025-07-23", "Young Kim", "sponsor", "Republican Party", "CA")
    assert len(found.drawings) == 1


def test_claims_stand_with_verdicts_and_searched_registers_once(told: Report) -> None:
    """Sixty-four, with labels instead of short names; what was searched is told by letter."""
    found = section(told, "Claims against the record")

    assert len(found.rows) == 64
    assert "10 contradicted" in found.lead
    assert found.rows[48][2] == "contradicted"
    assert found.rows[48][3].startswith("The record has Public Law 109-13: known as REAL ID Act of 2005, day")
    assert found.rows[12][3].endswith("(a)")
    assert found.lead.count("(a) Not in this store") == 1


def test_every_number_of_a_document_is_a_source_with_its_day(told: Report) -> None:
    """No short name of a document is left, and none is cited without its row."""
    sources = {row[0]: row for row in section(told, "Sources").rows}
    cited = {
        number
        for each in told.sections
        for row in each.rows
        for cell in row
        for number in re.findall(r"\[\d+\]", cell)
    }

    assert cited == set(sources)
    assert not any("document:" in cell for each in told.sections for row in each.rows for cell in row)
    ours = next(row for row in sources.values() if row[1] == "Bill status of H.R. 4687, 119th Congress")
    assert (ours[3], ours[5].startswith("https://www.govinfo.gov/bulkdata/BILLSTATUS/119/hr/")) == (
        "2026-06-25",
        True,
    )


def test_it_is_the_same_each_time_and_in_each_form(told: Report, graph: Graph) -> None:
    """The page, Markdown and JSON tell the same sections."""
    assert page(told) == page(graph.report(BILL))
    assert [each["title"] for each in json.loads(data(told))["sections"]] == TITLES
    assert re.findall(r"^## (.*)$", markdown(told), re.MULTILINE) == TITLES
    headings = [str(each.text) for each in html.fromstring(page(told)).iter("h2")]
    assert headings == TITLES


@pytest.mark.slow
def test_hostile_words_are_words(dossier: Write, tmp_path: Path) -> None:
    """A title that is a script, and one that is a table's end: text in the page and in Markdown."""
    folder = dossier(
        {
            "documents.yml": """\
documents:
  - {id: document:record.1, title: '<script>alert(1)</script>', page: 'https://example.org/a'}
""",
            "things.yml": """\
things:
  - {id: bill:119-hr-1, label: '</h1><script>alert(2)</script>|', title: 'a | <b>',
     bill_type: hr, number: 1, origin_chamber: chamber:house,
     congress: congress:119, introduced_on: 2025-01-09, document: document:record.1}
  - {id: chamber:house, label: House, document: document:record.1}
  - {id: congress:119, label: 119th Congress, document: document:record.1}
  - {id: person:A000001, label: '<img src=x onerror=alert(3)>', document: document:record.1}
ties:
  - {kind: sponsorship, from: person:A000001, to: bill:119-hr-1, since: 2025-01-09,
     document: document:record.1}
""",
        }
    )

    made = hillgraph.build(tmp_path / "store", dossiers=[folder]).report("bill:119-hr-1")

    root = html.fromstring(page(made))
    assert list(root.iter("script")) == []
    assert list(root.iter("img")) == []
    assert "alert(2)" in root.findtext(".//h1", "")
    assert "<script>" not in markdown(made)
    assert "a \\| &lt;b>" in markdown(made)


@pytest.mark.slow
def test_a_bill_of_bulk_files_alone_has_a_report_too(tmp_path: Path) -> None:
    """No dossier, no visas, no claims: every such section says so, and nothing fails."""
    graph = hillgraph.build(
        tmp_path / "store", sources=[("billstatus", folder_of([1, 2], tmp_path / "bills"))]
    )

    made = graph.report("bill:119-hr-1")

    assert all(each.rows or each.drawings or each.why_empty for each in made.sections)
    assert section(made, "Claims against the record").why_empty.startswith(
        "No document of this store makes a claim"
    )
    assert len(section(made, "Sponsor and cosponsors").rows) == 4


def test_the_command_writes_by_the_ending(store: Path, tmp_path: Path) -> None:
    """And says which sections have no rows; a name that is no bill is refused."""
    done = called("report", BILL, "-o", str(tmp_path / "r.md"), store=store)

    assert done.code == 0
    assert "14 sections; without rows, and why: Who lobbied on it" in done.err
    assert (tmp_path / "r.md").read_text("utf-8").startswith("# H.R. 4687 (119th): Partner with Korea Act\n")
    assert called("report", "person:K000397", "-o", str(tmp_path / "x.html"), store=store).code == 2
    assert called("report", "bill:119-hr-99999", "-o", str(tmp_path / "x.html"), store=store).code == 3
    assert not (tmp_path / "x.html").exists()


def test_who_lobbied_stands_with_what_was_spent_in_three_figures(tmp_path: Path) -> None:
    """Two firms of one client name H.R. 1: $20,000, at most 25,000, and no amount, which is at most 5,000."""
    who = (7, "Sam", "Clerkson")
    filings = [
        Filed(1, (11, "Harbor Group LLC"), (21, "Acme Steel"), who, text="H.R. 1", income="20000.00"),
        Filed(2, (12, "Pine Advisers"), (22, "Acme Steel"), who, text="H.R. 1", income=None),
    ]
    bills = folder_of([1], tmp_path / "bills")
    graph = hillgraph.build(
        tmp_path / "store",
        sources=[("billstatus", bills), ("lobbying", reports(filings, tmp_path / "filings.jsonl"))],
    )

    made = graph.report("bill:119-hr-1")

    assert [row[:2] for row in section(made, "Who lobbied on it").rows] == [
        ("Acme Steel", "Harbor Group LLC"),
        ("Acme Steel", "Pine Advisers"),
    ]
    assert section(made, "What can have been spent on it").rows[0][2:5] == ("0", "20000", "30000")
    assert section(made, "What those clients spent on lobbying of every kind").rows[0][:4] == (
        "Acme Steel",
        "2025",
        "20000",
        "20000",
    )
