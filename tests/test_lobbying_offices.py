"""Former offices in free text: roles, whose they were, years, and which legislator is meant."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality import f1, former_offices
from benchmarks.synthetic import filings
from hillgraph.sources.lobbying.members import Member, Seat, joined, members
from hillgraph.sources.lobbying.offices import Office, offices

EVERY = members(
    [
        Member("A000001", ("Yuna", "Y."), "Kimball", (Seat("house", "CA", 2021, None),)),
        Member(
            "A000002",
            ("Abel", "Abe"),
            "Kimball",
            (Seat("house", "NJ", 2019, 2024), Seat("senate", "NJ", 2025, None)),
        ),
        Member("A000003", ("Jay",), "Kimball", (Seat("house", "CA", 1993, 1999),)),
        Member("A000004", ("Ana María",), "Peña-Ruiz", (Seat("house", "TX", None, None),)),
        Member("A000005", ("Chris",), "Van Holm", (Seat("senate", "MD", 2003, 2017),)),
        Member("A000006", ("Thomas", "Tom"), "O'Roe", (Seat("house", "OH", 2001, 2007),)),
    ]
)
TOLD = {
    "Staff Assistant, Rep. Yuna Kimball (2021-2023)": "Staff Assistant|Yuna Kimball|member|house||2021|2023",
    "General Counsel US Senator Chris Van Holm": "General Counsel|Chris Van Holm|member|senate|||",
    "CHIEF OF STAFF, REP. YUNA KIMBALL": "Chief of Staff|YUNA KIMBALL|member|house|||",
    "legislative director, rep. yuna kimball": "Legislative Director|Yuna Kimball|member|house|||",
    "LA (2010-2012), Rep. Roe": "Legislative Assistant|Roe|member|house||2010|2012",
    "2010-2012: LA, Rep. Roe": "Legislative Assistant|Roe|member|house||2010|2012",
    "Rep. Roe, Chief of Staff, 2005-2007": "Chief of Staff|Roe|member|house||2005|2007",
    "Sen. Roe's office: LA": "Legislative Assistant|Roe|member|senate|||",
    "Sen. Roe - LA '05-'07": "Legislative Assistant|Roe|member|senate||2005|2007",
    "Office of Senator Roe, LD, 1998-02": "Legislative Director|Roe|member|senate||1998|2002",
    "Sr. Policy Adv./Congresswoman Roe, 2009–10": "Senior Policy Advisor|Roe|member|house||2009|2010",
    "COS, Rep. Roe (R-OH) 2001-2005": "Chief of Staff|Roe|member|house|OH|2001|2005",
    "COS, Rep. Roe (OH-12), Jan. 2001 - March 2005": "Chief of Staff|Roe|member|house|OH|2001|2005",
    "Leg. Asst., Rep. J.T. Roe Jr. since 2015": "Legislative Assistant|J.T. Roe Jr.|member|house||2015|",
    "LD, Sen. Roe, 2015-present": "Legislative Director|Roe|member|senate||2015|",
    "LA, Senator Roe until 2004": "Legislative Assistant|Roe|member|senate|||2004",
    "LA, Rep. Roe (2012)": "Legislative Assistant|Roe|member|house||2012|2012",
    "LD, Rep. Roe (2005-2003)": "Legislative Director|Roe|member|house|||",
    "Served as LD for Congressman Roe.": "Legislative Director|Roe|member|house|||",
    "Policy Advisor, Senate Majority Leader Bo Roe": "Policy Advisor|Bo Roe|member|senate|||",
    "Scheduler, Rep. Tom O'Roe's office": "Scheduler|Tom O'Roe|member|house|||",
    "Rep. Roe": "|Roe|member|house|||",
    "Counsel, House Judiciary Committee": "Counsel|House Judiciary Committee|committee|house|||",
    "Intern, House Ways & Means": "Intern|House Ways & Means|committee|house|||",
    "Staff Director, Subcommittee on Ports, House Rules Committee (2003)": (
        "Staff Director|Subcommittee on Ports, House Rules Committee|committee|house||2003|2003"
    ),
    "Clerk, U.S. Senate Committee on Finance": "Clerk|U.S. Senate Committee on Finance|committee|senate|||",
    "Deputy Assistant Secretary, U.S. Dept. of Commerce (2017-2019)": (
        "Deputy Assistant Secretary|U.S. Dept. of Commerce|agency|||2017|2019"
    ),
    "Director, Office of Korea Affairs, USTR": "Director|Office of Korea Affairs, USTR|agency||||",
    "Detailee, Office of the Vice President": "Detailee|Office of the Vice President|agency||||",
    "Federal Trade Commission, Attorney Advisor": "Attorney Advisor|Federal Trade Commission|agency||||",
    "Special Assistant, White House, 2001-2003": "Special Assistant|White House|agency|||2001|2003",
    "Former Member, U.S. House of Representatives": "Member|U.S. House of Representatives|other|house|||",
}
NONE = (
    *("", "N/A", "n/a", "NA.", "None", "none", "-", "Legislative Assistant", "Member of the bar since 1999"),
    *("State Representative Jane Roe", "Aide, State Sen. Jane Roe", "Sales Rep. for Acme", "Intern, 2004"),
    "U.S. Trade Representative Robert Roe",
)
SEVERAL = {
    "Staff Asst., Sen. Roe; LA, Rep. Doe 2010-12": [
        "Staff Assistant|Roe|member|senate|||",
        "Legislative Assistant|Doe|member|house||2010|2012",
    ],
    "LA, Sen. Roe (1999-2001), LD, Rep. Bo Doe (2001-2004)": [
        "Legislative Assistant|Roe|member|senate||1999|2001",
        "Legislative Director|Bo Doe|member|house||2001|2004",
    ],
    "LA, Rep. Doe/LD, Sen. Roe": [
        "Legislative Assistant|Doe|member|house|||",
        "Legislative Director|Roe|member|senate|||",
    ],
    "COS to Rep. Doe from 2001 to 2003 and Counsel to Sen. Roe from 2003 to 2005": [
        "Chief of Staff|Doe|member|house||2001|2003",
        "Counsel|Roe|member|senate||2003|2005",
    ],
    "Intern for Reps. Doe and Roe": ["Intern|Doe|member|house|||", "Intern|Roe|member|house|||"],
    "Counsel to Chairman Bo Roe, House Rules Committee": [
        "Counsel|Bo Roe|member||||",
        "Counsel|House Rules Committee|committee|house|||",
    ],
    "Intern for Reps. Doe, Noe and Roe, Federal Trade Commission": [
        "Intern|Doe|member|house|||",
        "Intern|Noe|member|house|||",
        "Intern|Roe|member|house|||",
        "Intern|Federal Trade Commission|agency||||",
    ],
    "Rep. Doe's office: LD\nSen. Roe: LA": [
        "Legislative Director|Doe|member|house|||",
        "Legislative Assistant|Roe|member|senate|||",
    ],
    "LA, Rep. Doe. Then at the Department of State.": [
        "Legislative Assistant|Doe|member|house|||",
        "|Department of State|agency||||",
    ],
}
MEANT = {
    "LD, Rep. Yuna Kimball": "A000001",
    "LD, Rep. YUNA KIMBALL": "A000001",
    "LD, Rep. Y. Kimball": "A000001",
    "LD, Sen. Kimball": "A000002",
    "LD, Rep. Kimball (D-NJ)": "A000002",
    "LD, Rep. Kimball, 1995-97": "A000003",
    "LD, Rep. Kimball, 2000": "A000003",
    "LD, Rep. Kimball": None,
    "LD, Rep. Kimball (CA)": None,
    "LD, Rep. Kimball, 2021-2023": None,
    "LD, Rep. Kimball, 2008-2012": None,
    "LD, Rep. Abel Kimball, 2008-2012": None,
    "LD, Rep. Zoe Kimball": None,
    "LD, Sen. Yuna Kimball": None,
    "LD, Rep. Pena-Ruiz": "A000004",
    "LD, Rep. Ana M. Peña Ruiz": "A000004",
    "LD, Rep. Ruiz": None,
    "LD, Sen. Van Holm": "A000005",
    "LD, Rep. Tom O’Roe Jr.": "A000006",
    "LD, Speaker O'Roe": "A000006",
    "Counsel, House Rules Committee": None,
}


def told(office: Office) -> str:
    """Return an office as one line."""
    return "|".join("" if each is None else str(each) for each in office[:7])


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_an_office_is_read_with_role_body_and_years(text: str, expected: str) -> None:
    """Each registrant tells of former offices in a form of its own."""
    assert [told(each) for each in offices(text)] == [expected]


@pytest.mark.parametrize("text", NONE)
def test_a_text_without_a_body_tells_of_no_office(text: str) -> None:
    """Nothing is guessed from a role alone, and a State's legislature is none of Congress."""
    assert offices(text) == ()


@pytest.mark.parametrize(("text", "expected"), SEVERAL.items())
def test_several_offices_in_one_text_stay_apart(text: str, expected: list[str]) -> None:
    """A year given to the wrong office puts a lobbyist where he wasn't."""
    assert [told(each) for each in offices(text)] == expected


def test_an_office_says_where_it_stands() -> None:
    """Who doubts a tie must find the words that it was read from."""
    text = "Staff Asst., Sen. Roe; LA, Rep. Doe (2010-12)."

    assert [text[slice(*each.span)] for each in offices(text)] == [
        "Staff Asst., Sen. Roe",
        "LA, Rep. Doe (2010-12)",
    ]


@pytest.mark.parametrize(("text", "bioguide"), MEANT.items())
def test_only_a_legislator_who_alone_can_be_meant_is_joined(text: str, bioguide: str | None) -> None:
    """A namesake's staff is the worst of mistakes: it reads like a revelation."""
    (office,) = offices(text)

    assert joined(office, EVERY) == bioguide


@given(
    st.lists(st.sampled_from([*TOLD, *SEVERAL, *NONE, ";", ", ", "(", " Rep. "]) | st.text(max_size=9)).map(
        "".join
    )
)
def test_any_text_is_read_and_each_span_lies_in_it(text: str) -> None:
    """Texts come from thousands of hands."""
    found = offices(text)

    assert all(0 <= each.span[0] < each.span[1] <= len(text) for each in found)
    assert all(each.kind in {"member", "committee", "agency", "other"} and each.holder for each in found)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "Rep. Roe ",
            "Rep. Roe, ",
            "LA ",
            "Reps. Roe and ",
            "2001-",
            "'05 ",
            "House ",
            "Office of ",
            "the ",
        ),
        *(
            "Committee on ",
            "Department of State ",
            "Federal ",
            "A",
            "A. ",
            " ",
            "\u00a0",
            "(",
            "Rep. ",
            "U.S. ",
        ),
        *(
            "Rep. Van ",
            "and ",
            "Subcommittee, ",
            "Jan. 2001 ",
            "Sen. A'",
            ", Sen. Roe (R-OH)",
            "White House ",
        ),
    ],
)
def test_time_grows_with_the_length_of_the_text_alone(piece: str) -> None:
    """One hostile filing must not hold up a year of them."""
    begin = time.process_time()
    found = offices("LD, Rep. Roe; " + piece * (50_000 // len(piece)))

    assert found[0].holder == "Roe"
    assert time.process_time() - begin < 3


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize("seed", [1, 2, pytest.param(random.SystemRandom().randrange(3, 10**6), id="chosen")])
def test_offices_agree_with_the_synthetic_truth(seed: int, tmp_path: Path) -> None:
    """At least 0.95 on any seed: role, chamber, legislator and both years of each office of a member."""
    found = former_offices(filings(tmp_path, seed, 3000, "2023-2025"))

    assert found.right > 50
    assert f1(found) >= 0.95, f"seed {seed}"
