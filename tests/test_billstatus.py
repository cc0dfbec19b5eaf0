"""BILLSTATUS: every version gives the same records, every field is accounted for, nothing hostile gets in."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hillgraph.errors import InvalidInput
from hillgraph.model.kinds import model
from hillgraph.model.records import Record, Thing, Tie
from hillgraph.sources import billstatus
from hillgraph.sources.bills import washington
from hillgraph.sources.bills.acts import Act, ties
from hillgraph.sources.bills.measures import Measure, told
from hillgraph.sources.bills.stages import CODES, ORDER, furthest, shown
from hillgraph.sources.billstatus.paths import READ, UNREAD
from hillgraph.store import merge
from tests.running import ROOT, SHARED

FIXTURES = Path(__file__).parent / "fixtures" / "billstatus"
NEW, OLD, OLDEST = (
    (FIXTURES / f"BILLSTATUS-119hr9001{version}.xml").read_bytes() for version in ("", "-v1", "-v0")
)
REAL = SHARED / "official" / "billstatus"
BOTH = REAL / "formatChange"
BILL = "bill:119-hr-9001"
FRAME = '<?xml version="1.0" encoding="utf-8"?>\n{}<billStatus>\n<bill>\n{}\n</bill>\n</billStatus>\n'
WHICH = "<number>1</number>\n<type>HR</type>\n<congress>119</congress>\n<title>{}</title>"

KIM = "<fullName>Rep. Kim, Young [R-CA-40]</fullName>"
OTHER = "<congress>119</congress><type>S</type><number>2</number>"
COUSIN = "<relationshipDetails><item><type>Cousin</type></item></relationshipDetails>"
ONCE = "<sponsorshipDate>1983-0{}-02</sponsorshipDate><isOriginalCosponsor>{}</isOriginalCosponsor>"
SIGNED = f"<item><bioguideId>K000397</bioguideId>{KIM}{{}}{ONCE}</item>"
DID = "<item><actionDate>1983-0{}-02</actionDate><text>Referred.</text>{}<actionCode>2000</actionCode></item>"
DONE = "<activities><item><name>Referred To</name><date>1983-0{}-02T18:00:00Z</date></item></activities>"
SENT = f"<item><systemCode>hsju00</systemCode><name>Judiciary Committee</name>{{}}{DONE}</item>"


def read(document: bytes) -> list[Record]:
    """Return the records of a file."""
    return list(billstatus.read(document, file="bill.xml"))


def refused(document: bytes | str) -> str:
    """Return the message of the refusal of a file."""
    with pytest.raises(InvalidInput) as refusal:
        read(document.encode() if isinstance(document, str) else document)
    return str(refusal.value)


def bill(records: list[Record]) -> Thing:
    """Return the bill."""
    return next(each for each in records if isinstance(each, Thing) and each.kind == "bill")


def of(records: list[Record], kind: str) -> list[Tie]:
    """Return the ties of one kind."""
    return [each for each in records if isinstance(each, Tie) and each.kind == kind]


def key(record: Record) -> tuple[str, ...]:
    """Return what tells a record from the others of its file."""
    if isinstance(record, Thing):
        return record.kind, record.key
    relation = str(record.properties.get("relation_type", ""))
    return record.kind, record.source, record.target, relation, str(record.occurrence)


def listed(congress: int, month: int, novelty: str = "") -> bytes:
    """Return a bill of *congress* whose lists say the same each *month*, and have *novelty* in an item."""
    first, second = SIGNED.format("", month, True), SIGNED.format(novelty, month + 1, False)
    inner = (
        f"<committees>{SENT.format(novelty, month)}</committees>"
        f"<actions>{DID.format(month, novelty)}{DID.format(month + 1, '')}</actions>"
        f"<cosponsors>{first}{second}</cosponsors><subjects><legislativeSubjects>"
        f"<item><name>Oats</name>{novelty}</item></legislativeSubjects></subjects>"
    )
    return FRAME.format("", WHICH.format("x").replace("119", str(congress)) + inner).encode()


def test_the_bill_has_its_label_titles_stage_and_all_that_hangs_on_it() -> None:
    """The label is the dossier's form; the text of latestAction says otherwise and isn't heard."""
    properties = dict(bill(read(NEW)).properties)

    assert properties == {
        "label": "H.R. 9001 (119th)",
        "congress": "congress:119",
        "bill_type": "hr",
        "number": 9001,
        "origin_chamber": "chamber:house",
        "page": ("https://www.congress.gov/bill/119th-congress/house-bill/9001",),
        "title": "Sample Act",
        "official_title": "To serve as a sample, and for other purposes.",
        "alt_label": ("Sample Act", "Sample Act of 2025"),
        "portion_title": ("Part of a Sample Act",),
        "introduced_on": date(2025, 2, 3),
        "latest_action_on": date(2025, 7, 8),
        "stage": "enacted",
        "policy_area": "Armed Forces and National Security",
        "subject": ("subject:foreign-labor", "subject:south-korea"),
        "updated_on": date(2026, 3, 9),
        "enacted_as": "statute:pl-119-900",
        "recorded_vote": ("document:house-vote.119-1-77",),
        "summary": ("document:billstatus.119hr9001-summary-00",),
        "amendment": ("H.Amdt. 7", "S.Amdt. 99", "S.Amdt. 100"),
        "amendment_count": 3,
        "committee_report": ("H. Rept. 119-900",),
    }


def test_a_withdrawn_cosponsor_who_signs_again_has_two_ties() -> None:
    """Who left and came back is part of the story; one tie would hide either."""
    found = [
        (tie.source, tie.since, tie.occurrence, dict(tie.properties))
        for tie in of(read(NEW), "cosponsorship")
    ]

    assert found == [
        (
            "person:Z000002",
            date(2025, 2, 3),
            1,
            {"is_original": True, "withdrawn_on": date(2025, 3, 1)},
        ),
        ("person:Z000003", date(2025, 2, 10), 1, {"is_original": False}),
        ("person:Z000002", date(2025, 4, 1), 2, {"is_original": False}),
    ]


def test_a_member_has_one_seat_and_one_party_a_congress_without_days() -> None:
    """So the bill's file and the legislators' meet on one node; a bill knows no end of a term."""
    records = read(NEW)

    assert [(tie.source, tie.since, tie.until, dict(tie.properties)) for tie in of(records, "service")] == [
        ("person:Z000001", None, None, {"congress": "congress:119", "state": "CA", "district": 40}),
        ("person:Z000002", None, None, {"congress": "congress:119", "state": "VI", "district": 0}),
        ("person:Z000003", None, None, {"congress": "congress:119", "state": "VT", "district": 1}),
    ]
    assert [(tie.source, tie.target) for tie in of(records, "party_membership")] == [
        ("person:Z000001", "party:republican"),
        ("person:Z000002", "party:democratic"),
        ("person:Z000003", "party:independent"),
    ]
    assert [each.properties["label"] for each in records if each.kind == "person"] == [
        "Ada B. Muster, Jr.",
        "Ben Sample",
        "Cleo Vorbild",
    ]


def test_what_all_bills_of_a_congress_share_is_told_by_one_document() -> None:
    """A member on 500 bills would else be described in 500 documents."""
    documents = {
        each.kind: each.origin.document
        for each in read(NEW)
        if each.kind in {"person", "service", "subject", "committee", "cosponsorship"}
    }

    assert documents == {
        "person": "document:billstatus.119",
        "service": "document:billstatus.119",
        "subject": "document:billstatus.119",
        "committee": "document:billstatus.119",
        "cosponsorship": "document:billstatus.119hr9001",
    }


def test_a_referral_begins_on_its_day_in_washington() -> None:
    """The stamps are in Universal Time: half past two in the night of the 21st is the evening of the 20th."""
    found = [(tie.target, tie.since, tie.properties["activity"]) for tie in of(read(NEW), "referral")]

    assert found == [
        ("committee:hsju00", date(2025, 2, 3), ("referred to", "reported by")),
        ("committee:hsju01", date(2025, 2, 20), ("referred to",)),
    ]


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("2025-01-15T04:59:59Z", date(2025, 1, 14)),
        ("2025-01-15T05:00:00Z", date(2025, 1, 15)),
        ("2025-07-15T03:59:59Z", date(2025, 7, 14)),
        ("2025-07-15T04:00:00Z", date(2025, 7, 15)),
        ("2025-03-09T04:30:00Z", date(2025, 3, 9)),
        ("2006-03-20T04:30:00Z", date(2006, 3, 19)),
        ("2025-07-15", date(2025, 7, 15)),
    ],
)
def test_days_in_washington_follow_the_summer_time_of_their_year(moment: str, there: date) -> None:
    """Before 2007 summer began in April; a machine without a time zone database must know, too."""
    assert washington.day(moment) == there


def test_several_records_of_one_act_are_one_action_with_every_code() -> None:
    """The introduction stands there twice and each passage, too; a count of actions should not."""
    found = [
        (
            tie.target,
            tie.occurrence,
            tie.since,
            tie.properties.get("action_code"),
            tie.properties.get("recorded_by"),
        )
        for tie in of(read(NEW), "action")
    ]

    floor, library, senate = "House floor actions", "Library of Congress", "Senate"
    assert found == [
        ("chamber:house", 1, date(2025, 2, 3), ("1000", "Intro-H"), (library,)),
        ("chamber:house", 2, date(2025, 2, 3), ("H11100",), (floor,)),
        ("chamber:house", 3, date(2025, 3, 4), None, None),
        ("chamber:house", 4, date(2025, 5, 20), ("8000", "H37100"), (floor, library)),
        ("chamber:senate", 1, date(2025, 6, 11), ("17000",), (library, senate)),
        ("chamber:house", 5, date(2025, 7, 8), ("36000",), (library,)),
    ]


def test_the_action_keeps_the_text_without_the_library_s_heading() -> None:
    """The chamber's own words are the source; the heading is the Library's."""
    texts = [tie.properties["text"] for tie in of(read(NEW), "action")]

    assert "On passage Passed by the Yeas and Nays: 220 - 210 (Roll no. 77)." in texts


def test_an_introduction_without_a_text_is_still_the_introduction() -> None:
    """One entry of 2015 has a code and no text."""
    day = date(2025, 2, 3)
    acts = [Act(day, "", "Intro-H", system="Library of Congress"), Act(day, "Introduced in House", "1000")]

    (tie,) = ties(acts, told("billstatus", Measure(119, "hr", 1), "119hr1", None))

    assert dict(tie.properties) == {
        "text": "Introduced in House",
        "action_code": ("1000", "Intro-H"),
        "recorded_by": ("Library of Congress",),
    }


def test_relations_say_who_identified_them() -> None:
    """CRS and the House each judge for themselves."""
    found = [
        (tie.target, tie.properties["relation_type"], tie.properties["identified_by"])
        for tie in of(read(NEW), "bill_relation")
    ]

    assert found == [
        ("bill:119-s-9002", "identical", ("CRS",)),
        ("bill:119-s-9002", "related", ("CRS", "House")),
    ]


def test_roll_calls_and_summaries_are_documents_and_no_text_of_theirs_comes_in() -> None:
    """The graph points to them."""
    records = read(NEW)

    documents = {
        each.key: each.properties["title"]
        for each in records
        if isinstance(each, Thing) and each.kind == "document"
    }
    assert documents == {
        "billstatus.119hr9001": "Bill status of H.R. 9001, 119th Congress",
        "billstatus.119": "Bill status of the 119th Congress",
        "house-vote.119-1-77": "Roll call 77 of the House, 119th Congress, 1st session",
        "billstatus.119hr9001-summary-00": "Summary of H.R. 9001 (119th): Introduced in House",
    }
    assert "stays in its document" not in str(records)


def test_every_version_gives_the_same_records_but_for_what_it_lacks() -> None:
    """One reader, one table; the oldest form names one committee an action."""
    new, old, oldest = ({key(each): each for each in read(document)} for document in (NEW, OLD, OLDEST))
    action = ("action", BILL, "chamber:house", "", "2")

    assert new == old
    assert {name for name in new if new[name] != oldest.get(name)} == {action, ("committee", "hsru00")}
    assert dict(oldest[action].properties)["committee"] == ("committee:hsju00",)
    assert oldest.keys() < new.keys()


def test_everything_it_yields_is_in_the_vocabulary_and_can_be_merged() -> None:
    """A property that model.yml doesn't have would vanish from one face of the graph."""
    found = list(merge.nodes(read(NEW), model(), lambda _: 0, date(2026, 6, 25)))

    wrong = [
        (node.name, name)
        for node in found
        for name in node.properties
        if name not in model().kinds[node.kind].properties
    ]
    assert wrong == []
    assert Counter(node.kind for node in found)["cosponsorship"] == 3


@pytest.mark.parametrize(
    ("codes", "activities", "law", "stage"),
    [
        (["Intro-H", "1000"], [], False, "introduced"),
        (["1000", "H11100"], [], False, "referred"),
        (["10000"], ["referred to"], False, "referred"),
        (["10000"], ["referred to", "reported by"], False, "reported"),
        (["1000"], ["reported original measure"], False, "reported"),
        (["1000", "9000"], ["referred to"], False, "failed house"),
        (["1000", "8000", "11000"], ["referred to"], False, "passed house"),
        (["1000", "8000", "17000"], [], False, "passed both"),
        (["8000", "17000", "28000"], [], False, "presented"),
        (["8000", "17000", "E20000", "31000", "E30000"], [], False, "vetoed"),
        (["8000", "17000", "31000"], [], True, "enacted"),
        (["H8D000"], [], False, None),
    ],
)
def test_the_stage_is_the_furthest_that_codes_show(
    codes: list[str], activities: list[str], law: bool, stage: str | None
) -> None:
    """No text is read: it changes between two updates of one day."""
    assert furthest(shown(codes, activities, law=law)) == stage


def test_every_code_shows_a_stage_that_has_a_place_in_the_order() -> None:
    """A stage outside it could not be compared."""
    assert {*CODES.values()} <= {*ORDER}


def test_no_field_is_both_read_and_ignored() -> None:
    """The later line of the table would silently win."""
    read_names = {
        (path, name) for path, names in READ.items() for field in names.split() for name in field.split("|")
    }
    unread = [
        (path, name)
        for paths in UNREAD.values()
        for path, names in paths.items()
        for field in names.split()
        for name in field.split("|")
    ]

    assert [each for each in unread if each in read_names] == []
    assert [each for each, count in Counter(unread).items() if count > 1] == []
    assert {path for path, _ in unread} <= READ.keys()


ROLL = (
    "<rollNumber>7</rollNumber><chamber>House</chamber><congress>119</congress>"
    "<sessionNumber>1</sessionNumber>"
)


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("<novelty>1</novelty>", "bill.xml:8:1: bill/novelty: is a field that nobody knows"),
        (
            "<titles><item><novelty/></item></titles>",
            "bill.xml:8:15: bill/titles/item/novelty: is a field that nobody",
        ),
        ("<titles><novelty/></titles>", "bill.xml:8:9: bill/titles/novelty: is a field that nobody knows"),
        (
            "<policyArea><name>A<b>c</b></name></policyArea>",
            "bill/policyArea/name/b: is a field that nobody knows",
        ),
        ("<number>2</number>", "bill.xml:8:1: bill/number[2]: is given twice; before as '1'"),
        (
            "<version>4.0.0</version>",
            "bill/version: '4.0.0' is not a version that is read: 1.0.0 and 3.0.0, or none",
        ),
        ("<introducedDate>2025-02-30</introducedDate>", "'2025-02-30' is not a day (YYYY-MM-DD)"),
        ("<laws><item><type>By-law</type></item></laws>", "bill/laws/item: 'By-law None' doesn't name a law"),
        (
            f"<sponsors><item><bioguideId>K1</bioguideId>{KIM}</item></sponsors>",
            "bill/sponsors/item: 'K1' is not a bioguide id, as in K000397",
        ),
        (
            "<sponsors><item><fullName>Young Kim</fullName></item></sponsors>",
            "'Young Kim' is not a member's name, as in 'Rep. Kim, Young [R-CA-40]'",
        ),
        (
            f"<sponsors><item><bioguideId>K000397</bioguideId>{KIM}<party>W</party></item></sponsors>",
            "'W' is no party that is known: D, R, I, ID, L",
        ),
        (
            "<actions><item><text>x</text><sourceSystem><name>Moon</name></sourceSystem></item></actions>",
            "bill/actions/item/sourceSystem/name: 'Moon' is no system that is known",
        ),
        (
            f"<recordedVotes><recordedVote>{ROLL}<url>evs/7.xml</url></recordedVote></recordedVotes>",
            "bill/recordedVotes/recordedVote/url: 'evs/7.xml' is not an http address",
        ),
        (
            f"<relatedBills><item>{OTHER}{COUSIN}</item></relatedBills>",
            "relationshipDetails/item/type: 'Cousin' is no relation that is known",
        ),
        (
            "<titles><item><titleType>Nickname</titleType><title>x</title></item></titles>",
            "'Nickname' is no type of title",
        ),
    ],
)
def test_what_nobody_knows_stops_with_its_path_and_place(inner: str, message: str) -> None:
    """A field that a new version brings should be decided on, not lost."""
    assert message in refused(FRAME.format("", f"{WHICH.format('x')}\n{inner}"))


def test_all_faults_are_told_in_one_run_and_each_once() -> None:
    """Who mends a file mends it once."""
    item = "<item><isOriginalCosponsor>Maybe</isOriginalCosponsor></item>"
    inner = f"<novelty/>\n<cosponsors>\n<novelty/>\n{item}\n</cosponsors>"

    lines = refused(FRAME.format("", f"{WHICH.format('x')}\n{inner}")).splitlines()

    assert [line.partition(": ")[2].partition(":")[0] for line in lines] == [
        "bill/novelty",
        "bill/cosponsors/novelty",
        "bill/cosponsors/item",
        "bill/cosponsors/item/isOriginalCosponsor",
    ]


def test_a_known_member_does_not_excuse_a_wrong_item() -> None:
    """What is read once for many files must mean the same in each of them."""
    read(NEW)
    wrong = NEW.replace(
        b"<sponsorshipDate>2025-02-10</sponsorshipDate>", b"<sponsorshipDate>2025-02-30</sponsorshipDate>"
    )
    other = NEW.replace(b"Cleo Vorbild", b"").replace(b"<state>VT</state>", b"<state>NH</state>")

    assert "bill/cosponsors/item[2]/sponsorshipDate: '2025-02-30' is not a day" in refused(wrong)
    assert [tie.properties["state"] for tie in of(read(other), "service")] == ["CA", "VI", "NH"]


def test_what_is_known_by_its_words_means_what_the_table_says() -> None:
    """A list whose words are all known is read at once; which files came before must not matter."""
    by_the_table = read(listed(98, 3))
    read(listed(97, 1))

    by_words = [read(listed(congress, month)) for congress, month in ((97, 3), (98, 3))]

    assert by_words[1] == by_the_table
    assert [(tie.occurrence, tie.since) for tie in of(by_words[0], "cosponsorship")] == [
        (1, date(1983, 3, 2)),
        (2, date(1983, 4, 2)),
    ]
    assert [(tie.occurrence, tie.since) for tie in of(by_words[0], "action")] == [
        (1, date(1983, 3, 2)),
        (2, date(1983, 4, 2)),
    ]
    assert [tie.since for tie in of(by_words[0], "referral")] == [date(1983, 3, 2)]


def test_an_item_with_a_fault_is_refused_each_time() -> None:
    """Words that were refused once are not known."""
    places = [refused(listed(96, month, "<novelty/>")).count("nobody knows") for month in (1, 1, 2)]

    assert places == [4, 4, 4]


def test_an_entry_of_a_day_alone_is_no_action_however_often_it_comes() -> None:
    """The oldest files have such entries."""
    entry = "<actions><item><actionDate>1983-01-02</actionDate></item></actions>"
    document = FRAME.format("", WHICH.format("x") + entry).encode()

    assert [of(read(document), "action") for _ in range(3)] == [[], [], []]


def test_what_two_bills_share_is_one_object() -> None:
    """So whoever gathers the records of a Congress may pass over repeats without reading them."""
    kinds = {"chamber", "committee", "congress", "party", "party_membership", "person", "service", "subject"}
    shared = [{id(each): each for each in read(listed(95, month)) if each.kind in kinds} for month in (1, 2)]

    assert {each.kind for each in shared[0].values()} == kinds
    assert shared[0].keys() == shared[1].keys()


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (b"", "bill.xml: is empty; fetch it again"),
        (b"<billStatus/>", "bill.xml:1:1: billStatus: has no bill in it"),
        (b"<html>\n<body/></html>", "bill.xml:1:1: begins with <html> where <billStatus> is wanted"),
        (b"<!doctype html>\n<html><br></html>", "bill.xml:1:1: is HTML, not XML: an error page?"),
        (
            FRAME.format(
                '<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n', WHICH.format("&x;")
            ).encode(),
            "bill.xml:2:1: has a DOCTYPE, which is not allowed",
        ),
        (FRAME.format("<!-- a --><!--b-->\n<!DOCTYPE b>\n", "").encode(), "bill.xml:3:1: has a DOCTYPE"),
        (FRAME.format("", WHICH.format("&x;")).encode(), "bill.xml:7:11: is not XML: Entity 'x' not defined"),
        (
            FRAME.format("", WHICH.format("Muñoz")).encode("latin-1"),
            "bill.xml:7:10: is not in UTF-8: the byte 0xf1",
        ),
        (
            FRAME.format("", WHICH.format("x")).encode("utf-16-le"),
            "bill.xml:1: is not in UTF-8 (it looks like UTF-16)",
        ),
        (
            b'<?xml version="1.0" encoding="x-klingon"?>\n<billStatus/>',
            "bill.xml:1:31: says that its encoding is 'x-klingon'",
        ),
        (
            FRAME.format("", WHICH.format("a\x07b")).encode(),
            "bill.xml:7:9: is not XML: PCDATA invalid Char value 7",
        ),
        (b'<billStatus a="1" a="2"/>', "bill.xml:1:24: is not XML: Attribute a redefined"),
        (FRAME.format("", WHICH.format("x")).encode()[:90], "is not XML"),
        (
            FRAME.format("", WHICH.format("x").replace(">1<", ">-1<")).encode(),
            "bill.xml:4:9: bill/number: '-1' is not a whole",
        ),
        (
            FRAME.format("", "<type>HR</type><congress>119</congress>").encode(),
            "bill.xml:3:1: bill: number is missing",
        ),
    ],
)
@pytest.mark.hostile
def test_a_file_that_is_not_what_it_should_be_is_refused_with_its_place(
    document: bytes, message: str
) -> None:
    """One message, no trace, nothing brought in from elsewhere."""
    assert message in refused(document)


@pytest.mark.hostile
@pytest.mark.parametrize(
    ("start", "unit", "times", "end", "message"),
    [
        (
            b"<billStatus><bill><title>",
            b"x" * 1000,
            50_000,
            b"</title></bill></billStatus>",
            "a text that is too long",
        ),
        (b"<billStatus>", b"<a>", 1_000_000, b"</billStatus>", "is nested too deeply"),
        (b"", b"<?a?>", 1_000_000, b"<b/>", "begins with <b> where <billStatus> is wanted"),
    ],
)
def test_what_is_endless_is_a_message(
    start: bytes, unit: bytes, times: int, end: bytes, message: str
) -> None:
    """Neither a crash, nor minutes, nor gigabytes."""
    assert message in refused(start + unit * times + end)


def test_a_byte_order_mark_is_no_error() -> None:
    """Some editors write one."""
    document = b"\xef\xbb\xbf" + FRAME.format("", WHICH.format("Bom Act")).encode()

    assert bill(read(document)).properties["title"] == "Bom Act"


@pytest.mark.shared
def test_every_real_file_reads_with_each_field_accounted_for() -> None:
    """38 files of five Congresses and every version."""
    files = sorted(REAL.rglob("*.xml"))

    kinds = Counter(
        each.kind for file in files for each in billstatus.read(file.read_bytes(), file=file.name)
    )

    assert len(files) == 38
    assert (kinds["bill"], kinds["cosponsorship"], kinds["sponsorship"]) == (38, 721, 37)


@pytest.mark.shared
def test_the_partner_with_korea_act_agrees_with_the_dossier() -> None:
    """14 stand on 25 June 2026, and each joined on the day that the dossier says."""
    records = read((REAL / "119" / "BILLSTATUS-119hr4687.xml").read_bytes())
    sheet = ROOT / "data" / "dossiers" / "partner-with-korea-act" / "cosponsorship.csv"
    with sheet.open(encoding="utf-8", newline="") as rows:
        dossier = {
            row["from"]: row["since"] for row in csv.DictReader(rows) if row["to"] == "bill:119-hr-4687"
        }

    standing = [tie for tie in of(records, "cosponsorship") if "withdrawn_on" not in tie.properties]
    assert len(standing) == 14
    assert {tie.source: str(tie.since) for tie in standing} == dossier
    assert bill(records).properties["stage"] == "referred"
    assert [(tie.target, tie.since) for tie in of(records, "referral")] == [
        ("committee:hsju00", date(2025, 7, 23))
    ]


# What the samples of the two formats differ in. The newer ones were written months later, so that what is
# said of a bill has grown; of amendments they list 250 at most, and of roll calls only those of an action
# that is itself in the list; an official title of the Senate begins with "A bill" there.
GROWN = {"updated_on", "latest_action_on", "summary", "subject", "portion_title"}
FORMAT = {"amendment", "amendment_count", "recorded_vote", "official_title"}
ADDED = {
    "action",
    "bill_relation",
    "cosponsorship",
    "document",
    "party_membership",
    "person",
    "service",
    "subject",
}
LOST = {
    ("bill_relation", "bill:117-hr-4350", "bill:117-hr-5957", "related", "1"),
    ("bill_relation", "bill:117-sconres-14", "bill:117-hres-601", "related", "1"),
    ("document", "senate-vote.117-1-472"),
    ("document", "senate-vote.117-1-315"),
    ("document", "senate-vote.117-1-13"),
}


@pytest.mark.shared
def test_both_formats_of_one_bill_give_the_same_records_but_for_named_differences() -> None:
    """Six bills were published in 1.0.0 and in 3.0.0."""
    names = sorted(path.name for path in (BOTH / "current").iterdir())
    pairs = [[_keyed(BOTH / form / name) for form in ("current", "future")] for name in names]

    lost = {name for old, new in pairs for name in old.keys() - new.keys()}
    added = {name[0] for old, new in pairs for name in new.keys() - old.keys()}
    differing = {each for old, new in pairs for each in _differing(old, new)}
    assert len(names) == 6
    assert lost == LOST
    assert added <= ADDED
    assert {each for each in differing if each[0] == "bill"} == {("bill", name) for name in GROWN | FORMAT}
    assert {each for each in differing if each[0] != "bill"} == {
        ("document", "updated_on"),
        ("document", "page"),
    }


def _keyed(file: Path) -> dict[tuple[str, ...], Record]:
    return {key(each): each for each in billstatus.read(file.read_bytes(), file=file.name)}


def _differing(
    old: dict[tuple[str, ...], Record], new: dict[tuple[str, ...], Record]
) -> Iterator[tuple[str, str]]:
    for name in old.keys() & new.keys():
        first, second = _stated(old[name]), _stated(new[name])
        yield from (
            (name[0], each) for each in first.keys() | second.keys() if first.get(each) != second.get(each)
        )


def _stated(record: Record) -> dict[str, object]:
    days = {"since": record.since, "until": record.until} if isinstance(record, Tie) else {}
    return {**record.properties, **days}
