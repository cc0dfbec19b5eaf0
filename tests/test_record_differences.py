"""Two official records of one bill set side by side: what one lists and the other does not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import hillgraph
from hillgraph.store.inputs import built
from tests.test_questions import rows

FIXTURES = Path(__file__).resolve().parent / "fixtures"
BULK, OTHER = "document:billstatus.119hr9001", "document:unitedstates-congress.hr9001-119"


def test_a_lagging_record_shows_which_cosponsor_and_committee_it_lacks(tmp_path: Path) -> None:
    """The other file, of 15 March 2025, has Ben Sample's first joining alone, and no committee.

    The bulk file, of 9 March 2026, has Ben's second joining of 1 April 2025, which the other can't know yet,
    and Cleo Vorbild's of 10 February 2025, which it should. Of two records, one that lists no committee at
    all isn't compared on referrals.
    """
    other = json.loads((FIXTURES / "bills_json" / "hr9001-119.json").read_text("utf-8"))
    other["cosponsors"] = other["cosponsors"][:1]
    other["committees"] = []
    other["updated_at"] = "2025-03-15T08:00:00Z"
    (tmp_path / "119" / "bills" / "hr" / "hr9001").mkdir(parents=True)
    (tmp_path / "119" / "bills" / "hr" / "hr9001" / "data.json").write_text(json.dumps(other), "utf-8")
    bulk, store = FIXTURES / "billstatus" / "BILLSTATUS-119hr9001.xml", tmp_path / "store"
    built(store, [], [("billstatus", bulk), ("bills_json", tmp_path / "119")])

    found = rows(hillgraph.open(store), "record-differences", bill="bill:119-hr-9001")

    tie, signed = "cosponsorship:Z00000", "cosponsorship"
    cleo = f"{tie}3.119-hr-9001", signed, "person:Z000003", "Cleo Vorbild", date(2025, 2, 10)
    again = f"{tie}2.119-hr-9001.2", signed, "person:Z000002", "Ben Sample", date(2025, 4, 1)
    days = BULK, date(2026, 3, 9), OTHER, date(2025, 3, 15)
    assert found == [(*cleo, *days, False), (*again, *days, True)]
