"""Questions over official files of a small Congress: each row is what the files of fixtures/congress say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import hillgraph
from hillgraph.errors import WrongUse
from hillgraph.graph import Graph
from hillgraph.query.question import question
from hillgraph.sources.bills.stages import ORDER
from hillgraph.store.inputs import built
from tests.commands import called
from tests.conftest import Write, write_dossier
from tests.test_questions import columns, rows

FOLDER = Path(__file__).resolve().parent / "fixtures" / "congress"
AMES, BOYLE, CRUZ, DIAZ, ENG, UNLISTED = (
    f"person:Y0000{number}" for number in ("01", "02", "03", "04", "05", "99")
)
FULL, LAMPS = "committee:hslh00", "committee:hslh01"
BILL = "document:billstatus.118hr"
SEEN = {
    "documents.yml": "documents:\n  - {id: document:record.1, title: The list, updated_on: 2024-09-01}\n",
    "things.yml": """\
things:
  - {id: person:Y000001, label: Ada Ames, document: document:record.1}
  - {id: person:Y000002, label: Ben Boyle, document: document:record.1}
  - {id: person:Y000003, label: Cleo Cruz, document: document:record.1}
  - {id: committee:hslh00, label: Lighthouses, document: document:record.1}
""",
    "committee_membership.csv": """\
from,to,role,rank,side,observed_on,since,until,document
person:Y000001,committee:hslh00,member,2,minority,2024-09-01,,,document:record.1
person:Y000002,committee:hslh00,chair,1,majority,2024-09-01,2023-02-01,,document:record.1
person:Y000003,committee:hslh00,member,3,minority,,2023-02-01,2023-12-31,document:record.1
""",
}


@pytest.fixture(scope="module")
def lighthouses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build four bills, five members and a committee of the 118th Congress, once."""
    folder = tmp_path_factory.mktemp("congress") / "store"
    built(folder, [], [("billstatus", FOLDER), ("legislators", FOLDER)])
    return folder


@pytest.fixture(scope="module")
def small(lighthouses: Path) -> Graph:
    """Open them."""
    return hillgraph.open(lighthouses)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Build a list of members that was seen on 2024-09-01, with the days that two of them are known by."""
    folder = tmp_path_factory.mktemp("seen")
    built(folder / "store", [str(write_dossier(SEEN, folder / "small"))], [])
    return hillgraph.open(folder / "store")


def test_a_member_has_bills_sponsored_cosponsored_left_and_joined_again(small: Graph) -> None:
    """Leaving H.R. 3 and coming back are two signatures, each with its days."""
    found = columns(small, "member-bills", "since", "role", "bill", "withdrawn_on", "stage", person=BOYLE)

    assert found == [
        (date(2023, 1, 10), "original cosponsor", "bill:118-hr-1", None, "enacted"),
        (date(2023, 2, 1), "sponsor", "bill:118-hr-2", None, "referred"),
        (date(2023, 8, 1), "cosponsor", "bill:118-hr-3", date(2023, 8, 31), "reported"),
        (date(2024, 1, 15), "cosponsor", "bill:118-hr-4", None, "enacted"),
        (date(2024, 3, 1), "cosponsor", "bill:118-hr-3", None, "reported"),
    ]


def test_a_committees_bills_stand_by_stage_the_furthest_first(small: Graph) -> None:
    """What a committee let out and what it kept is read off the stages and their counts."""
    found = rows(small, "committee-bills", committee=FULL, congress="congress:118")

    assert found == [
        (
            *("enacted", 2, "bill:118-hr-1", "H.R. 1 (118th)", "Lamp Oil Act", AMES, date(2023, 1, 10)),
            *(date(2023, 1, 10), "referred to, reported by", LAMPS, date(2024, 5, 10), f"{BILL}1"),
        ),
        (
            *("enacted", 2, "bill:118-hr-4", "H.R. 4 (118th)", "For the relief of a keeper", CRUZ),
            *(date(2023, 8, 1), date(2023, 8, 1), "referred to", LAMPS, date(2024, 2, 20), f"{BILL}4"),
        ),
        (
            *("reported", 1, "bill:118-hr-3", "H.R. 3 (118th)", "Buoy Act", CRUZ, date(2023, 3, 1)),
            *(date(2023, 3, 1), "referred to, reported by", None, date(2023, 11, 2), f"{BILL}3"),
        ),
        (
            *("referred", 1, "bill:118-hr-2", "H.R. 2 (118th)", "Wick Act", BOYLE, date(2023, 2, 1)),
            *(date(2023, 2, 1), "referred to", None, date(2023, 2, 1), f"{BILL}2"),
        ),
    ]


def test_a_subcommittee_has_its_own_bills_and_days(small: Graph) -> None:
    """Two of the four bills went on to the subcommittee, weeks after the committee had them."""
    found = columns(
        small,
        "committee-bills",
        "bill",
        "referred_on",
        "activities",
        committee=LAMPS,
        congress="congress:118",
    )

    assert found == [
        ("bill:118-hr-1", date(2023, 2, 2), "referred to"),
        ("bill:118-hr-4", date(2023, 8, 20), "referred to"),
    ]


def test_a_committee_had_no_bill_in_a_congress_that_nobody_read(small: Graph) -> None:
    """One Congress is asked for, not all that the store has."""
    assert rows(small, "committee-bills", committee=FULL, congress="congress:117") == []


def test_the_stages_are_ordered_as_the_record_orders_them() -> None:
    """A stage that the adapter learns and the question doesn't know would sink to the end unseen."""
    text = question("committee-bills").text.partition("list_position([")[2].partition("]")[0]

    assert [name.strip(" '\n") for name in text.split(",")] == list(reversed(ORDER))


def test_a_bills_story_runs_from_introduction_to_law(small: Graph) -> None:
    """Joining, leaving, subcommittee, both chambers and the law, each on its day."""
    found = columns(small, "bill-story", "day", "what", "who", "detail", bill="bill:118-hr-1")

    house, senate = "chamber:house", "chamber:senate"
    assert found == [
        (date(2023, 1, 10), "introduced", AMES, None),
        (date(2023, 1, 10), "referred", FULL, None),
        (date(2023, 1, 10), "cosponsored", BOYLE, "original"),
        (date(2023, 1, 10), "acted on", house, "Introduced in House"),
        (date(2023, 1, 10), "acted on", house, "Referred to the House Committee on Lighthouses."),
        (date(2023, 1, 10), "summarised", f"{BILL}1-summary-00", None),
        (date(2023, 2, 1), "cosponsored", ENG, None),
        (date(2023, 2, 2), "referred", LAMPS, None),
        (date(2023, 3, 1), "cosponsored", CRUZ, None),
        (date(2023, 5, 1), "withdrew", ENG, None),
        (date(2023, 9, 12), "acted on", house, "Reported by the Committee on Lighthouses. H. Rept. 118-901."),
        (
            *(date(2023, 10, 3), "acted on", house),
            "On motion to suspend the rules and pass the bill Agreed to by voice vote.",
        ),
        (date(2024, 4, 16), "acted on", senate, "Passed Senate without amendment by Unanimous Consent."),
        (date(2024, 5, 10), "acted on", house, "Became Public Law No: 118-901."),
        (date(2024, 5, 10), "became law", "statute:pl-118-901", None),
        (date(2024, 5, 10), "latest action", None, "enacted"),
    ]


def test_a_roll_call_is_part_of_the_story(tmp_path: Path) -> None:
    """How a bill passed leads to who voted how; the sample bill's file names one roll call."""
    store = tmp_path / "store"
    built(store, [], [("billstatus", FOLDER.parent / "billstatus" / "BILLSTATUS-119hr9001.xml")])

    found = columns(hillgraph.open(store), "bill-story", "day", "what", "who", bill="bill:119-hr-9001")

    assert [row for row in found if row[1] == "voted on"] == [
        (date(2025, 5, 20), "voted on", "document:house-vote.119-1-77")
    ]


def test_withdrawn_cosponsors_come_before_late_ones_and_a_return_is_late_too(small: Graph) -> None:
    """H.R. 3 of 2023-03-01: two left, and one of them is back after 366 days."""
    found = rows(small, "late-cosponsors", bill="bill:118-hr-3")

    red, document = "party:republican", f"{BILL}3"
    assert found == [
        (ENG, "Eve Eng", red, date(2023, 4, 1), 31, date(2023, 4, 20), 19, document),
        (BOYLE, "Ben Boyle", red, date(2023, 8, 1), 153, date(2023, 8, 31), 30, document),
        (BOYLE, "Ben Boyle", red, date(2024, 3, 1), 366, None, None, document),
    ]


def test_late_is_what_the_asker_calls_late_and_party_is_that_of_the_day(small: Graph) -> None:
    """Cruz joined H.R. 2 on her last day as a Democrat, 149 days after its introduction."""
    found = columns(small, "late-cosponsors", "person", "party", "after", bill="bill:118-hr-2", days=149)

    assert found == [(CRUZ, "party:democratic", 149), (DIAZ, "party:republican", 398)]


def test_the_other_party_is_that_of_each_signers_own_day(small: Graph) -> None:
    """Cruz is a Democrat to 2023-06-30 and an independent in the Democrats' caucus from the next day on."""
    found = columns(
        small,
        "other-party-cosponsors",
        *("bill", "sponsor", "party", "other_party", "same_caucus", "cosponsors", "share"),
        congress="congress:118",
    )

    assert found == [
        ("bill:118-hr-4", CRUZ, "party:independent", 2, 1, 2, Decimal("100.0")),
        ("bill:118-hr-2", BOYLE, "party:republican", 2, 0, 4, Decimal("50.0")),
        ("bill:118-hr-1", AMES, "party:democratic", 1, 0, 2, Decimal("50.0")),
        ("bill:118-hr-3", CRUZ, "party:democratic", 1, 0, 2, Decimal("50.0")),
    ]


def test_those_who_withdrew_count_when_that_is_asked_and_a_return_counts_once(small: Graph) -> None:
    """Eng left H.R. 1 and H.R. 3; Boyle signed H.R. 3 twice and is one member."""
    found = columns(
        small,
        *("other-party-cosponsors", "bill", "other_party", "cosponsors"),
        congress="congress:118",
        withdrawn=True,
    )

    assert found == [
        ("bill:118-hr-4", 2, 2),
        ("bill:118-hr-1", 2, 3),
        ("bill:118-hr-3", 2, 3),
        ("bill:118-hr-2", 2, 4),
    ]


def test_no_more_bills_are_listed_than_asked_for(small: Graph) -> None:
    """Most bills of a Congress have such cosponsors; the first ones are wanted."""
    found = columns(small, "other-party-cosponsors", "bill", congress="congress:118", most=1)

    assert found == [("bill:118-hr-4",)]


def test_a_committee_list_has_rank_role_party_and_state_with_its_subcommittee(small: Graph) -> None:
    """On 2024-01-31 Eng still sat and Diaz was not yet elected; the file itself has no day."""
    found = columns(
        small,
        *("committee-members", "committee", "side", "rank", "role", "person", "party", "state", "known"),
        committee=FULL,
        day="2024-01-31",
    )

    assert found == [
        (FULL, "majority", 1, "chair", BOYLE, "party:republican", "TX", "undated"),
        (FULL, "majority", 2, "member", ENG, "party:republican", "FL", "undated"),
        (FULL, "minority", 1, "ranking member", AMES, "party:democratic", "OR", "undated"),
        (FULL, "minority", 2, "member", UNLISTED, None, None, "undated"),
        (LAMPS, "minority", 1, "ranking member", CRUZ, "party:independent", "VT", "undated"),
    ]


@pytest.mark.parametrize(
    ("committee", "day", "people"),
    [
        (FULL, "2024-03-01", [BOYLE, DIAZ, AMES, UNLISTED, DIAZ, CRUZ]),
        (LAMPS, "2024-03-01", [DIAZ, CRUZ]),
        (FULL, "2022-06-01", [UNLISTED]),
    ],
)
def test_who_held_no_seat_on_the_day_is_not_answered(
    small: Graph, committee: str, day: str, people: list[str]
) -> None:
    """An undated list says nothing of days; the members' own terms do."""
    found = columns(small, "committee-members", "person", committee=committee, day=day)

    assert [person for (person,) in found] == people


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2023-01-31", [(AMES, "seen in that Congress")]),
        ("2023-12-31", [(BOYLE, "dated"), (AMES, "seen in that Congress"), (CRUZ, "dated")]),
        ("2024-09-01", [(BOYLE, "dated"), (AMES, "seen that day")]),
        ("2025-01-02", [(BOYLE, "dated"), (AMES, "seen in that Congress")]),
        ("2025-01-03", []),
        ("2022-12-31", []),
    ],
)
def test_a_membership_counts_on_its_days_or_in_the_congress_in_which_it_was_seen(
    seen: Graph, day: str, answer: list[tuple[str, str]]
) -> None:
    """Committees are made anew with each Congress, so a list of one says nothing of the next."""
    assert columns(seen, "committee-members", "person", "known", committee=FULL, day=day) == answer


def test_the_laws_of_a_congress_come_with_bill_sponsor_and_days(small: Graph) -> None:
    """Public laws by number, then private ones."""
    found = rows(small, "laws", congress="congress:118")

    assert found == [
        (
            *("statute:pl-118-901", "Public Law 118-901", None, date(2024, 5, 10), "bill:118-hr-1"),
            *("Lamp Oil Act", AMES, 486, f"{BILL}1"),
        ),
        (
            *("statute:pvtl-118-1", "Private Law 118-1", None, date(2024, 2, 20), "bill:118-hr-4"),
            *("For the relief of a keeper", CRUZ, 203, f"{BILL}4"),
        ),
    ]


def test_each_congress_has_its_bills_and_laws_counted(small: Graph) -> None:
    """Two of four bills passed, one as a public and one as a private law."""
    assert rows(small, "laws-by-congress") == [
        ("congress:118", 4, 2, 1, 1, Decimal("50.0"), date(2024, 2, 20), date(2024, 5, 10))
    ]


def test_a_law_without_its_bill_is_a_law_of_its_congress(graph: Graph) -> None:
    """The dossier names Public Law 112-41 and has no bill of the 112th."""
    found = columns(graph, "laws", "law", "enacted_on", "bill", congress="congress:112")
    counted = [row for row in rows(graph, "laws-by-congress") if row[0] == "congress:112"]

    assert found == [("statute:pl-112-41", date(2011, 10, 21), None)]
    assert counted == [("congress:112", 0, 0, 1, 0, None, date(2011, 10, 21), date(2011, 10, 21))]


def test_related_bills_say_who_found_them_and_in_whose_record(small: Graph) -> None:
    """CRS and the House each found S. 2, which the store has no record of; each bill speaks for itself."""
    found = columns(
        small,
        *("related-bills", "relation", "direction", "other", "title", "identified_by", "document"),
        bill="bill:118-hr-1",
    )

    assert found == [
        ("identical", "forward", "bill:118-s-2", None, "CRS", f"{BILL}1"),
        ("identical", "forward", "bill:118-s-2", None, "House", f"{BILL}1"),
        ("related", "backward", "bill:118-hr-2", "Wick Act", "House", f"{BILL}2"),
        ("related", "forward", "bill:118-hr-2", "Wick Act", "CRS", f"{BILL}1"),
    ]


def test_two_sources_of_one_relation_each_keep_their_own_finder(dossier: Write, tmp_path: Path) -> None:
    """Putting a dossier's words beside the official document would be a false citation."""
    ties = (
        "from,to,relation_type,identified_by,document\n"
        "bill:118-hr-1,bill:118-s-2,identical,comparison of the two texts,document:record.1\n"
    )
    congress = "id,label,document\ncongress:118,118th Congress,document:record.1\n"
    bills = (
        "id,label,congress,bill_type,number,document\n"
        "bill:118-hr-1,H.R. 1,congress:118,hr,1,document:record.1\n"
        "bill:118-s-2,S. 2,congress:118,s,2,document:record.1\n"
    )
    files = {"bill.csv": bills, "bill_relation.csv": ties, "congress.csv": congress}
    folder = dossier({"documents.yml": SEEN["documents.yml"], **files})
    store = tmp_path / "store"
    built(store, [str(folder)], [("billstatus", FOLDER)])

    found = columns(
        hillgraph.open(store),
        *("related-bills", "relation", "direction", "identified_by", "document"),
        bill="bill:118-s-2",
    )

    assert found == [
        ("identical", "backward", "CRS", f"{BILL}1"),
        ("identical", "backward", "House", f"{BILL}1"),
        ("identical", "backward", "comparison of the two texts", "document:record.1"),
    ]


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("committee-bills", {"committee": FULL}, "The parameter 'congress' is missing"),
        ("committee-bills", {"committee": AMES, "congress": "congress:118"}, "the short name of a committee"),
        ("committee-members", {"committee": FULL}, "The parameter 'day' is missing"),
        ("committee-members", {"committee": FULL, "day": "2024-02-30"}, "it is a day"),
        ("other-party-cosponsors", {"congress": "congress:118", "withdrawn": "yes"}, "it is true or false"),
        ("other-party-cosponsors", {"congress": "congress:118", "most": "1.5"}, "it is a whole number"),
        ("other-party-cosponsors", {"congress": "congress:118", "most": "-1"}, "negative"),
        ("laws", {"congress": "bill:118-hr-1"}, "the short name of a congress"),
    ],
)
def test_a_parameter_that_cannot_be_meant_is_told(
    small: Graph, name: str, parameters: dict[str, Any], message: str
) -> None:
    """A wrong value that passed would come back as an empty answer, which reads as a fact."""
    with pytest.raises(hillgraph.errors.HillgraphError, match=message) as told:
        small.query(name, **parameters)

    assert told.value.exit_code in {WrongUse.exit_code, 3}


def test_a_question_is_asked_by_label_on_the_command_line(lighthouses: Path) -> None:
    """Nobody knows a committee's code by heart."""
    ended = called(
        *(
            "query",
            "committee-members",
            "-p",
            "committee=House Committee on Lighthouses",
            "-p",
            "day=2024-03-01",
        ),
        *("--format", "csv"),
        store=lighthouses,
    )

    assert ended.code == 0, ended.err
    assert ended.out.splitlines()[1].startswith(
        "committee:hslh00,House Lighthouses Committee,majority,1,chair,"
    )
