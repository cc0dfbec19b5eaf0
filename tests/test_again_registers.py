"""Building registers again: what filings decide together is decided anew, what hangs on it read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rebuilt import Rebuilt, Sources
from tests.small_congress import bill, folder_of, named
from tests.small_people import Person, people
from tests.small_register import Report, Row, principals, reports

FIRM = "Harbor & Pine LLC"
FIRST = (
    Report(1, (7, FIRM), (70, "Silla Battery America Inc."), (700, "Ana", "Quiñones")),
    Report(2, (8, "Quarry Group"), (80, "SILLA BATTERY AMERICA, INC."), (800, "Ana", "Quinones")),
)
LAST = (Report(3, (8, "Quarry Group"), (81, "Alderfen Railway"), (801, "Lee", "Sample")),)
BILLS, PAGES = 5, 2


@pytest.fixture
def rebuilt(tmp_path: Path) -> Rebuilt:
    """Return a store to build again and again."""
    return Rebuilt(tmp_path)


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    """Write bills, two pages of a register of lobbying, legislators, and foreign principals."""
    pages = tmp_path / "pages"
    pages.mkdir()
    reports(FIRST, pages / "1.jsonl")
    reports(LAST, pages / "2.jsonl")
    agents = (Row("9001", FIRM, "Silla Trade Office", "03/05/2010", "12/31/2015"),)
    return [
        ("billstatus", folder_of(range(1, BILLS + 1), tmp_path / "bills")),
        ("lobbying", pages),
        ("legislators", people([_person("Sample")], tmp_path / "legislators-current.json")),
        ("foreign_agents", principals(agents, tmp_path / "FARA_All_ForeignPrincipals.csv")),
    ]


def test_where_nothing_changed_no_filing_is_read(sources: Sources, rebuilt: Rebuilt) -> None:
    """A register has millions of filings, and most nights none is new."""
    rebuilt.build(sources)

    found = rebuilt.build(sources)

    assert found == (BILLS + PAGES, BILLS + PAGES)


def test_a_new_filing_has_filings_read_again_but_no_bill(
    sources: Sources, rebuilt: Rebuilt, tmp_path: Path
) -> None:
    """A name that it brings may be another spelling of any; bills have no names as filed."""
    rebuilt.build(sources)
    more = Report(4, (9, "Third Firm"), (82, "Alderfen Railway Co."), (801, "Lee", "Sample"), type="Q2")
    reports([*LAST, more], tmp_path / "pages" / "2.jsonl")

    found = rebuilt.build(sources)

    assert found == (BILLS, BILLS + PAGES)


def test_a_title_that_filings_may_name_has_them_read_again(
    sources: Sources, rebuilt: Rebuilt, tmp_path: Path
) -> None:
    """Bills are found in free text by what they are called."""
    rebuilt.build(sources)
    text = bill(3, title="Sample Visas for Silla Act")
    (tmp_path / "bills" / named(3)).write_text(text, encoding="utf-8")

    found = rebuilt.build(sources)

    assert found == (BILLS - 1, BILLS + PAGES)


def test_who_a_former_position_may_name_has_filings_read_again(
    sources: Sources, rebuilt: Rebuilt, tmp_path: Path
) -> None:
    """A lobbyist is tied to a legislator's office by the list of legislators."""
    rebuilt.build(sources)
    people([_person("Example")], tmp_path / "legislators-current.json")

    found = rebuilt.build(sources)

    assert found == (BILLS, BILLS + PAGES)


def test_a_decision_by_hand_has_filings_read_again(sources: Sources, rebuilt: Rebuilt) -> None:
    """A wrong merge is undone by one line, and no kept reading may keep it alive."""
    rebuilt.build(sources)
    line = "different,organization:lda-client-70,organization:lda-client-80,A. Person,two firms\n"
    rebuilt.decisions = "decision,left,right,by,reason\n" + line

    found = rebuilt.build(sources)

    assert found == (BILLS, BILLS + PAGES)


def test_a_register_may_come_and_go(sources: Sources, rebuilt: Rebuilt) -> None:
    """Beside a register other things are to be done with bills; they are the same bills."""
    bills = [each for each in sources if each[0] == "billstatus"]
    counts = [rebuilt.build(each) for each in (bills, sources, bills)]

    assert counts == [(0, BILLS), (BILLS, BILLS + PAGES), (BILLS, BILLS)]


def _person(last: str) -> Person:
    return Person("Z000001", "Ana", last, "house", "CA", 2021, 2027)
