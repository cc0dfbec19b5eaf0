"""The shipped questions: each is complete, and answers what the official files say."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from hillgraph.graph import Graph
from hillgraph.query.question import Question, questions

SUBJECTS = [
    "Bills",
    "Committees and caucuses",
    "Lobbying",
    "Members",
    "Sources",
    "Visas and agreements",
]
SHIPPED = questions()
ARTICLE = "document:asiae.2025090908015529027"
HOUSE = [
    "bill:113-hr-1812",
    "bill:114-hr-1019",
    "bill:115-hr-2106",
    "bill:116-hr-1762",
    "bill:117-hr-3382",
    "bill:118-hr-2827",
    "bill:119-hr-4687",
]
Row = tuple[Any, ...]
NOT_OF_THE_DOSSIER = {
    "bill-lobbying",
    "bill-spending",
    "client-issues",
    "client-to-chair",
    "filing-reliability",
    "firm-changes",
    "former-staff-on-bill",
    "lobbying-turnover",
    "most-lobbied",
    "record-differences",
    "spending",
    "spending-concentration",
    "spending-filings",
    "two-registers",
    "classes-used",
    "number-and-issued",
}


def rows(graph: Graph, name: str, **parameters: Any) -> list[Row]:
    """Return the rows of an answer."""
    return list(graph.query(name, **parameters))


def columns(graph: Graph, name: str, *wanted: str, **parameters: Any) -> list[Row]:
    """Return the rows of an answer, cut down to the columns that matter to the test."""
    result = graph.query(name, **parameters)
    places = [result.columns.index(column) for column in wanted]
    return [tuple(row[place] for place in places) for row in result]


def each(question: Question) -> str:
    """Return what a test of one question is called."""
    return question.name


def test_questions_of_every_subject_are_shipped_in_both_languages() -> None:
    """A user finds a question by its subject; both engines are worth an example."""
    assert sorted({question.subject for question in SHIPPED}) == SUBJECTS
    assert {question.language for question in SHIPPED} == {"sparql", "sql"}
    assert len(SHIPPED) == 67


@pytest.mark.parametrize("question", SHIPPED, ids=each)
def test_a_question_says_what_it_asks_and_how_it_answers(question: Question) -> None:
    """Its header is all that a user of the list sees; a number without its method is not an answer."""
    assert question.title
    assert question.answers.endswith("?")
    assert question.method
    assert all(question.columns.values())
    assert "ORDER BY" in question.text


@pytest.mark.parametrize("question", SHIPPED, ids=each)
def test_a_question_answers_its_own_example_in_the_columns_it_names(question: Question, graph: Graph) -> None:
    """The example is what a newcomer runs first, and the columns are what programs rely on.

    What only a register of lobbying answers, or two records of one bill, the dossier can't: the tests of
    those build them.
    """
    examples: dict[str, Any] = {
        parameter.name: parameter.example
        for parameter in question.parameters.values()
        if parameter.default is None
    }

    result = graph.query(question.name, **examples)

    assert all(parameter.example for parameter in question.parameters.values())
    assert list(result.columns) == list(question.columns)
    assert (len(list(result)) == 0) == (question.name in NOT_OF_THE_DOSSIER)


def test_supporters_are_the_sponsor_and_the_cosponsors_who_stand(graph: Graph) -> None:
    """H.R. 4687's file of 2026-06-25 lists one sponsor and 14 cosponsors, one of them original."""
    found = columns(graph, "supporters", "since", "role", "person", "party", "state", bill=HOUSE[6])

    assert len(found) == 15
    assert found[:3] == [
        (date(2025, 7, 23), "sponsor", "person:K000397", "party:republican", "CA"),
        (date(2025, 7, 23), "original cosponsor", "person:K000400", "party:democratic", "CA"),
        (date(2025, 8, 12), "cosponsor", "person:F000466", "party:republican", "PA"),
    ]
    assert found[-1] == (date(2026, 6, 24), "cosponsor", "person:D000617", "party:democratic", "WA")
    assert [row[3] for row in found].count("party:republican") == 6


def test_supporters_rest_on_the_official_record_even_where_the_press_tells_of_them(graph: Graph) -> None:
    """The article speaks of two of the signers; the bill's own file is what proves them."""
    found = columns(graph, "supporters", "document", bill=HOUSE[6])

    assert set(found) == {("document:billstatus.119hr4687",)}


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2024-06-04", 38),
        ("2024-06-05", 39),
        ("2024-07-08", 39),
        ("2024-07-09", 40),
        ("2024-09-08", 40),
        ("2024-09-09", 42),
    ],
)
def test_forty_cosponsors_of_the_118th_stood_from_july_to_september_2024(
    graph: Graph, day: str, count: int
) -> None:
    """The article's 40 is a true count of other days; dates of joining counted in the sponsorships' CSV."""
    found = columns(graph, "supporters-on", "sponsors", "cosponsors", bill=HOUSE[5], day=day)

    assert [sum(values) for values in zip(*found, strict=True)] == [1, count]


def test_supporters_on_a_day_are_counted_by_the_party_of_that_congress(graph: Graph) -> None:
    """Parties as in congress-legislators and, for those who left, in the Congress's own lists."""
    assert rows(graph, "supporters-on", bill=HOUSE[5], day="2024-09-08") == [
        ("party:democratic", 1, 30),
        ("party:republican", 0, 10),
    ]


def test_a_withdrawn_cosponsor_stands_to_the_day_before_leaving(graph: Graph) -> None:
    """H.R. 1019's file has Culberson from 2015-07-27 and withdrawn on 2015-11-04."""
    before, after = (
        sum(row[2] for row in rows(graph, "supporters-on", bill=HOUSE[1], day=day))
        for day in ("2015-11-03", "2015-11-04")
    )

    assert (before, after) == (77, 76)


def test_support_by_day_ends_with_the_withdrawals_taken_off(graph: Graph) -> None:
    """114 H.R. 1019 had 82 cosponsors, of whom two withdrew: with the sponsor 81 stand, by its file."""
    found = rows(graph, "supporters-by-day", bill=HOUSE[1])

    assert found[0][0] == date(2015, 2, 20)
    assert [row[:4] for row in found if row[3]] == [
        (date(2015, 11, 4), "party:republican", 0, 1),
        (date(2016, 2, 1), "party:republican", 0, 1),
    ]
    assert found[-1] == (date(2016, 3, 23), "party:republican", 1, 0, 33, 81)


@pytest.mark.parametrize("bill", HOUSE)
def test_both_languages_count_the_same_supporters(graph: Graph, bill: str) -> None:
    """One build, two engines: if they differed, one of the two faces would be wrong."""
    listed = len(rows(graph, "supporters", bill=bill))
    running = rows(graph, "supporters-by-day", bill=bill)[-1][-1]
    lineage = columns(graph, "lineage", "bill", "cosponsors", bill=bill)

    assert listed == running
    assert (bill, listed - 1) in lineage


def test_the_lineage_counts_sponsors_cosponsors_and_withdrawals_apart(graph: Graph) -> None:
    """Counted in the CSV made from the 13 bills' files; 118 and 87 are the Foreign Ministry's own sums."""
    found = columns(
        graph, "lineage", "bill", "sponsor", "cosponsors", "withdrawn", "in_congress", bill=HOUSE[6]
    )

    assert found == [
        ("bill:113-hr-1812", "person:R000580", 111, 0, 118),
        ("bill:113-s-2663", "person:I000055", 5, 0, 118),
        ("bill:114-hr-1019", "person:R000580", 80, 2, 87),
        ("bill:114-s-1547", "person:I000055", 5, 0, 87),
        ("bill:115-hr-2106", "person:R000580", 81, 0, 85),
        ("bill:115-s-1399", "person:I000055", 2, 0, 85),
        ("bill:116-hr-1762", "person:C001078", 53, 0, 57),
        ("bill:116-s-843", "person:I000055", 2, 0, 57),
        ("bill:117-hr-3382", "person:C001078", 50, 0, 54),
        ("bill:117-s-1861", "person:B000575", 2, 0, 54),
        ("bill:118-hr-2827", "person:C001078", 42, 0, 47),
        ("bill:118-s-1301", "person:H001042", 3, 0, 47),
        ("bill:119-hr-4687", "person:K000397", 14, 0, 15),
    ]


def test_the_lineage_is_the_same_from_whichever_of_its_bills(graph: Graph) -> None:
    """Ties of reintroduction point backward only; the idea has no first among its bills."""
    assert rows(graph, "lineage", bill="bill:115-s-1399") == rows(graph, "lineage", bill=HOUSE[6])


def test_the_rival_design_is_a_lineage_of_its_own(graph: Graph) -> None:
    """Suozzi's two bills share E-3's numbers; they are rivals of the act, not versions of it."""
    found = columns(graph, "lineage", "bill", bill="bill:119-hr-5534")

    assert found == [("bill:118-hr-9952",), ("bill:119-hr-5534",)]


def test_every_signature_of_the_lineage_is_listed_with_its_withdrawal(graph: Graph) -> None:
    """The CSV of signatures has 465 rows: 13 sponsors, 450 standing cosponsors and 2 withdrawn."""
    found = columns(graph, "lineage-supporters", "role", "person", "withdrawn_on", bill=HOUSE[6])

    roles = [row[0] for row in found]
    assert [roles.count(role) for role in ("sponsor", "cosponsor", "withdrawn")] == [13, 450, 2]
    assert [row for row in found if row[0] == "withdrawn"] == [
        ("withdrawn", "person:F000460", date(2016, 2, 1)),
        ("withdrawn", "person:C001048", date(2015, 11, 4)),
    ]


def test_past_supporters_who_can_sign_come_first_and_by_their_constancy(graph: Graph) -> None:
    """Standing signers of 113th to 118th in the CSV without those of the 119th, on the list of 2026-06-15."""
    found = columns(graph, "past-supporters", "person", "can_sign", "party", "times", bill=HOUSE[6])

    assert found[:3] == [
        ("person:T000472", True, "party:democratic", 6),
        ("person:Q000023", True, "party:democratic", 6),
        ("person:C001068", True, "party:democratic", 6),
    ]
    assert ("person:K000394", False, "party:democratic", 3) in found
    assert [row[1] for row in found].count(True) == 53
    assert [row[1] for row in found].count(False) == 11


def test_every_past_supporter_has_one_place_today(graph: Graph) -> None:
    """191 people stood behind bills of 113th to 118th in the CSV; the list of 2026-06-15 has 76 of them."""
    found = rows(graph, "past-supporters-today", bill=HOUSE[6])

    assert found == [
        ("signed the bill", 12),
        ("could sign the bill", 53),
        ("serves in the other chamber", 11),
        ("left Congress", 115),
    ]


def test_one_member_signed_in_all_seven_congresses(graph: Graph) -> None:
    """Congresses counted by person in the CSV: one has seven, five have six, eighteen have four."""
    found = rows(graph, "repeat-supporters", bill=HOUSE[6])

    times = [row[2] for row in found]
    assert found[0] == ("person:B001287", "Ami Bera", 7, "113, 114, 115, 116, 117, 118, 119", 0, True)
    assert [times.count(count) for count in (7, 6, 5, 4)] == [1, 5, 15, 18]


def test_members_who_sponsored_are_told_from_those_who_signed(graph: Graph) -> None:
    """Connolly sponsored three of the bills and died in 2025, so he counts and no longer serves."""
    found = {row[0]: row[2:] for row in rows(graph, "repeat-supporters", bill=HOUSE[6], least=6)}

    assert found["person:C001078"] == (6, "113, 114, 115, 116, 117, 118", 3, False)


def test_caucus_members_among_the_supporters(graph: Graph) -> None:
    """CAPAC's officers and the Korea caucuses' chairs, as their pages name them, against the 15 signers."""
    found = columns(graph, "caucus-supporters", "caucus", "person", "since", bill=HOUSE[6])

    assert found == [
        ("caucus:capac", "person:B001287", date(2026, 4, 16)),
        ("caucus:capac", "person:M001188", date(2026, 4, 30)),
        ("caucus:house-korea-caucus", "person:K000376", date(2026, 4, 23)),
        ("caucus:congressional-study-group-on-korea", "person:B001287", date(2026, 4, 16)),
        ("caucus:congressional-study-group-on-korea", "person:K000376", date(2026, 4, 23)),
    ]


def test_two_of_the_committee_of_referral_support_the_bill(graph: Graph) -> None:
    """House Judiciary's list of 2026-06-15 against the signers; earlier bills counted in the CSV."""
    found = columns(
        graph, "committee-supporters", "committee", "person", "supports", "earlier", bill=HOUSE[6]
    )

    assert found[:7] == [
        ("committee:hsju00", "person:R000305", True, 2),
        ("committee:hsju00", "person:K000400", True, 1),
        ("committee:hsju00", "person:C001068", False, 6),
        ("committee:hsju00", "person:J000288", False, 5),
        ("committee:hsju00", "person:R000606", False, 3),
        ("committee:hsju00", "person:L000397", False, 3),
        ("committee:hsju00", "person:L000582", False, 2),
    ]
    assert [row[2:] for row in found[7:]] == [(False, 0)] * len(found[7:])


def test_todays_committee_is_not_taken_for_that_of_an_earlier_congress(graph: Graph) -> None:
    """The only list is of 2026; who sat on the committee in 2013 it does not say."""
    assert rows(graph, "committee-supporters", bill=HOUSE[0]) == []


def test_a_bills_story_has_each_day_in_order(graph: Graph) -> None:
    """H.R. 1019's file: introduced and referred at once, 82 joinings, to a subcommittee, two withdrawals."""
    found = rows(graph, "bill-story", bill=HOUSE[1])

    what = [row[1] for row in found]
    assert [what.count("introduced"), what.count("referred")] == [1, 2]
    assert [what.count("cosponsored"), what.count("withdrew")] == [82, 2]
    assert found[0][:3] == (date(2015, 2, 20), "introduced", "person:R000580")
    assert [row[:3] for row in found if row[1] in {"referred", "latest action"}] == [
        (date(2015, 2, 20), "referred", "committee:hsju00"),
        (date(2015, 3, 31), "referred", "committee:hsju01"),
        (date(2015, 3, 31), "latest action", None),
    ]
    assert found[-1][:3] == (date(2016, 3, 23), "cosponsored", "person:L000564")


def test_late_cosponsors_follow_those_who_withdrew(graph: Graph) -> None:
    """Days between the dates in H.R. 1019's file; one member joined more than a year after introduction."""
    found = columns(graph, "late-cosponsors", "person", "after", "withdrawn_on", "stayed", bill=HOUSE[1])

    assert found == [
        ("person:C001048", 157, date(2015, 11, 4), 100),
        ("person:F000460", 0, date(2016, 2, 1), 346),
        ("person:L000564", 397, None, None),
    ]


@pytest.mark.parametrize(
    ("age", "counts"),
    [(48, [10, 28, 29, 24, 14, 14, 2]), (337, [49, 79, 66, 48, 48, 30, 14])],
)
def test_congresses_are_compared_at_the_same_age(graph: Graph, age: int, counts: list[int]) -> None:
    """Day 48 is the article's day, day 337 the record's; dates of joining and leaving counted in the CSV."""
    found = columns(graph, "same-age", "bill", "cosponsors", "reached", bill=HOUSE[6], age=age)

    assert found == [(bill, count, True) for bill, count in zip(HOUSE, counts, strict=True)]


def test_an_age_that_the_record_has_not_reached_is_marked(graph: Graph) -> None:
    """H.R. 4687's record ends on day 337; a count for day 338 would be a guess."""
    found = columns(graph, "same-age", "bill", "day", "share", "reached", bill=HOUSE[6], age=338)

    assert found[-1] == (HOUSE[6], date(2025, 7, 23) + timedelta(338), Decimal("100.0"), False)
    assert [row[3] for row in found] == [True] * 6 + [False]


def test_a_record_that_stopped_before_its_congress_did_marks_later_ages_too(graph: Graph) -> None:
    """118 H.R. 2827's file was last updated on 2024-09-10, its day 504, months before the Congress ended."""
    before, after = (
        columns(graph, "same-age", "bill", "reached", bill=HOUSE[6], age=age) for age in (504, 505)
    )

    assert (HOUSE[5], True) in before
    assert (HOUSE[5], False) in after


def test_related_bills_tell_a_reintroduction_from_a_rival(graph: Graph) -> None:
    """The act before it, and the bill of the same Congress that would open E-3 instead."""
    found = columns(graph, "related-bills", "relation", "direction", "other", bill=HOUSE[6])

    assert found == [
        ("reintroduction", "forward", HOUSE[5]),
        ("alternative-design", "backward", "bill:119-hr-5534"),
    ]


def test_a_members_bills_are_those_signed_in_either_part(graph: Graph) -> None:
    """Young Kim in the CSV: original cosponsor in the 117th and 118th, sponsor in the 119th."""
    found = columns(graph, "member-bills", "since", "role", "bill", person="person:K000397")

    assert found == [
        (date(2021, 5, 20), "original cosponsor", "bill:117-hr-3382"),
        (date(2023, 4, 25), "original cosponsor", "bill:118-hr-2827"),
        (date(2025, 7, 23), "sponsor", "bill:119-hr-4687"),
    ]


def test_a_withdrawn_signature_stays_among_a_members_bills(graph: Graph) -> None:
    """Who left is part of the member's own record too."""
    found = columns(graph, "member-bills", "bill", "withdrawn_on", person="person:C001048")

    assert ("bill:114-hr-1019", date(2015, 11, 4)) in found


def test_nobody_is_registered_for_the_trade_association_after_september_2023(graph: Graph) -> None:
    """FARA's copy of 2025-04-11, rows for the association by any of its names that ended in 2010 or later."""
    found = columns(
        graph, "representatives", "firm", "since", "until", "register", client="organization:kita"
    )

    fara = [row for row in found if row[3] == "FARA"]
    assert [row[:3] for row in fara if str(row[2]) >= "2010"] == [
        ("organization:thomas-capitol-partners", date(2010, 3, 25), date(2023, 9, 30)),
        ("organization:k-l-gates", date(2020, 1, 31), date(2023, 9, 15)),
        ("organization:kita-us", date(1976, 4, 23), date(2023, 8, 31)),
        ("organization:finn-partners", date(2017, 10, 26), date(2017, 12, 31)),
        ("organization:k-l-gates", date(2017, 1, 23), date(2017, 6, 30)),
        ("organization:sonoran-policy-group", date(2017, 5, 15), date(2017, 6, 8)),
        ("person:nancy-myung-jin-kim", date(2017, 5, 12), date(2017, 5, 19)),
        ("organization:finn-partners", date(2015, 4, 15), date(2015, 5, 31)),
        ("organization:squire-patton-boggs", date(2010, 2, 4), date(2012, 12, 31)),
        ("organization:winston-strawn", date(2009, 2, 23), date(2012, 2, 29)),
    ]
    assert all(row[2] is not None for row in fara)


def test_what_only_the_press_says_is_told_as_such(graph: Graph) -> None:
    """The renewed contract and its 30,000 dollars rest on the article alone."""
    found = columns(
        graph, "representatives", "firm", "register", "amount_usd", "document", client="organization:kita"
    )

    assert ("organization:thomas-capitol-partners", "press", Decimal(30000), ARTICLE) in found


def test_the_trade_associations_firm_has_the_embassy_too(graph: Graph) -> None:
    """FARA registration 5982: the Embassy since 2010-03-22 and open, the association three days later."""
    found = columns(
        graph, "clients", "client", "since", "until", "register", firm="organization:thomas-capitol-partners"
    )

    assert found == [
        ("organization:kr-embassy-us", date(2010, 3, 22), None, "FARA"),
        ("organization:kita", None, None, "press"),
        ("organization:kita", date(2010, 3, 25), date(2023, 9, 30), "FARA"),
    ]


def test_two_clients_at_once_are_those_whose_periods_overlap(graph: Graph) -> None:
    """The shared period begins with the later of the two and ends with the earlier."""
    found = columns(
        graph,
        "clients-at-once",
        "other",
        "since",
        "until",
        firm="organization:thomas-capitol-partners",
        client="organization:kita",
    )

    assert found == [("organization:kr-embassy-us", date(2010, 3, 25), date(2023, 9, 30))]


def test_an_engagement_that_ended_stays_listed_below_the_open_one(graph: Graph) -> None:
    """BGR's first engagement for the Embassy ended in 2022, its second began in 2025: two ties, by FARA."""
    found = columns(graph, "clients", "client", "since", "until", firm="organization:bgr-government-affairs")

    assert found[:2] == [
        ("organization:kr-embassy-us", date(2025, 2, 27), None),
        ("organization:kr-embassy-us", date(2018, 6, 26), date(2022, 12, 31)),
    ]


def test_south_koreas_agents_on_the_registers_last_day(graph: Graph) -> None:
    """The Department of Justice's list of active principals of 2025-04-11 has 22 rows for South Korea."""
    found = columns(graph, "country-agents", "firm", "principal", "until", country="country:KR")

    assert len(found) == 22
    assert [row[1] for row in found].count("organization:kr-embassy-us") == 8
    assert {row[2] for row in found} == {None}


def test_an_agent_whose_registration_ended_since_counts_on_its_day(graph: Graph) -> None:
    """Cornerstone's registration for the Embassy ran from 2017-01-20 to 2025-01-01."""
    found = [
        columns(graph, "country-agents", "firm", "until", country="country:KR", day=day)
        for day in ("2025-01-01", "2025-01-02")
    ]

    ended = ("organization:cornerstone-government-affairs", date(2025, 1, 1))
    assert [ended in answer for answer in found] == [True, False]


def test_money_is_told_by_who_says_it_and_never_added(graph: Graph) -> None:
    """The article's two amounts and the ministry's own measure different things, so all stand apart."""
    found = columns(graph, "lobbying-money", "spender", "period", "amount_usd")

    assert ("organization:kita", "2024", Decimal(258000)) in found
    assert ("organization:kita", "2025-h1", Decimal(204000)) in found
    assert ("organization:kr-foreign-ministry", "2014-2025", Decimal(5528000)) in found


def test_visa_numbers_tell_what_is_counted_and_from_what_they_are_carved(graph: Graph) -> None:
    """8 U.S.C. 1184(g)(8) and (11), and the proposed (12): H-1B1 is inside H-1B's number, E-3 is not."""
    found = columns(graph, "visa-numbers", "visa", "country", "number", "carved_from", "status", "document")

    assert found[:4] == [
        ("visa:E-4", "country:KR", 15000, None, "proposed", "document:bill-text.119hr4687ih"),
        ("visa:E-3", "country:AU", 10500, None, "in force", "document:statute.8-usc-1184"),
        ("visa:H-1B1", "country:SG", 5400, "visa:H-1B", "in force", "document:statute.8-usc-1184"),
        ("visa:H-1B1", "country:CL", 1400, "visa:H-1B", "in force", "document:statute.8-usc-1184"),
    ]
    assert {row[2] for row in found[4:]} == {None}


def test_statute_and_article_name_different_makers_of_e3(graph: Graph) -> None:
    """The REAL ID Act of 2005-05-11 made E-3; the article has it won with the agreement of 2004."""
    found = columns(graph, "visa-origins", "visa", "made_by", "day", "document")

    assert [row for row in found if row[0] == "visa:E-3"] == [
        ("visa:E-3", "agreement:ausfta", date(2004, 5, 18), ARTICLE),
        ("visa:E-3", "statute:pl-109-13", date(2005, 5, 11), "document:statute.pl-109-13"),
    ]


def test_every_bill_of_the_lineage_proposes_the_korean_class(graph: Graph) -> None:
    """13 bills since 2013 and nothing enacted: the class exists as a proposal only."""
    found = columns(graph, "visa-origins", "visa", "status", "day")

    korean = [row for row in found if row[0] == "visa:E-4"]
    assert [row[1] for row in korean] == ["proposed"] * 13
    assert (korean[0][2], korean[-1][2]) == (date(2013, 4, 26), date(2025, 7, 23))


def test_the_korean_agreement_was_signed_in_2007_and_made_no_visa(graph: Graph) -> None:
    """Signed 2007-06-30, approved in 2011 by Public Law 112-41, in force 2012-03-15."""
    found = columns(
        graph, "agreements", "agreement", "signed_on", "in_force_on", "statute", "enacted_on", "visas"
    )

    korean = [row for row in found if row[0] == "agreement:korus-fta"]
    assert korean == [
        (
            "agreement:korus-fta",
            date(2007, 6, 30),
            date(2012, 3, 15),
            "statute:pl-112-41",
            date(2011, 10, 21),
            None,
        )
    ]


def test_visas_issued_stand_beside_the_number_without_being_measured_by_it(graph: Graph) -> None:
    """Sums of the State Department's monthly tables: Chile's 2,159 include renewals, its 1,400 do not."""
    found = columns(graph, "visas-issued", "visa", "country", "period", "issued", "annual_number")

    assert ("visa:H-1B1", "country:CL", "fy2024", 2159, 1400) in found
    assert ("visa:H-1B1", "country:SG", "fy2024", 943, 5400) in found
    assert ("visa:E-2", "country:KR", "fy2024", 6799, None) in found


def test_the_article_on_one_actor_paragraph_by_paragraph(graph: Graph) -> None:
    """Paragraphs as the article has them: the contract in 2 and 3, the money in 4."""
    found = columns(graph, "said-of", "paragraph", "node", "other", actor="organization:kita")

    assert found[-2:] == [
        ("4", "spending:kita.US.2024", "country:US"),
        ("4", "spending:kita.US.2025-h1", "country:US"),
    ]
    assert (
        "2, 3",
        "engagement:thomas-capitol-partners.kita.press",
        "organization:thomas-capitol-partners",
    ) in found
    assert ("3", "position:kita.119-hr-4687.supports", "bill:119-hr-4687") in found


def test_words_of_another_source_are_not_put_into_the_articles_mouth(graph: Graph) -> None:
    """The article calls Kamlager-Dove a joint sponsor; 'original cosponsor' is the record's word."""
    found = columns(graph, "said-of", "paragraph", "node", "said", "others", actor="person:K000400")

    assert ("6", "cosponsorship:K000400.119-hr-4687", "capacity: joint sponsor", 1) in found


def test_another_document_can_be_asked(graph: Graph) -> None:
    """The caucus's own statement of 2025-09-06 has Meng among its twenty signers."""
    found = columns(
        graph, "said-of", "node", actor="person:M001188", document="document:capac-statement.2025-09-06"
    )

    assert ("participation:M001188.capac-statement-2025",) in found


def test_documents_differ_on_the_year_of_signature(graph: Graph) -> None:
    """2012 is the year of entry into force; the merged record follows the research service."""
    assert rows(graph, "disagreements-of", thing="agreement:korus-fta") == [
        ("agreement:korus-fta", "signed_year", "2007", "document:crs.RL34330", None, None, "research", True),
        ("agreement:korus-fta", "signed_year", "2012", ARTICLE, date(2025, 9, 9), "8", "press", False),
    ]


def test_disagreements_on_a_bill_take_in_those_on_its_ties(graph: Graph) -> None:
    """Whether two members sponsored jointly is said of the ties, and asked of the bill."""
    found = columns(graph, "disagreements-of", "node", "value", "taken", thing=HOUSE[6])

    assert ("cosponsorship:K000400.119-hr-4687", "joint sponsor", False) in found
    assert ("sponsorship:K000397.119-hr-4687", "joint sponsor", False) in found


def test_each_disagreement_has_one_value_that_the_record_takes(graph: Graph) -> None:
    """Two taken values, or none, would leave the merged record without a rule."""
    found = columns(graph, "disagreements", "node", "property", "value", "taken")

    taken: dict[Row, set[object]] = {}
    for node, name, value, holds in found:
        taken.setdefault((node, name), set()).update({value} if holds else set())
    assert {len(values) for values in taken.values()} == {1}
    assert (
        "organization:thomas-capitol-partners",
        "label",
        "Thomas Capital Partners",
        False,
    ) in found


def test_who_says_shows_each_sources_own_value(graph: Graph) -> None:
    """The named graphs keep what the merged record leaves out."""
    found = columns(graph, "who-says", "property", "value", "source", "taken", thing="agreement:korus-fta")

    signed = [row[1:] for row in found if row[0] == "hg:signedYear"]
    assert [(int(str(value)), str(source), taken) for value, source, taken in signed] == [
        (2007, "dataset:crs.partner-with-korea-act", True),
        (2012, "dataset:asiae.partner-with-korea-act", False),
    ]


def test_documents_tell_how_far_they_were_read(graph: Graph) -> None:
    """General knowledge is marked as not read again, so that nobody takes it for a source."""
    found = columns(graph, "documents", "document", "reading")

    assert (ARTICLE, "whole") in found
    assert ("document:background.statutes", "not read again") in found
    assert ("document:billstatus.119hr4687", "whole") in found


def test_every_source_has_terms_and_an_authority_and_the_official_come_first(graph: Graph) -> None:
    """Whoever passes an answer on must know on what terms; the order is that of precedence."""
    found = columns(graph, "sources", "title", "authority", "licence", "rights")

    ranks = ["official", "statement", "research", "press", "background"]
    places = [ranks.index(str(row[1])) for row in found]
    assert places == sorted(places)
    assert all(row[2] or row[3] for row in found)
