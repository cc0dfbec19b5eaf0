"""Bills in free text: spellings, lists, the Congress said there, titles, and what only looks like a bill."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks import quality
from benchmarks.synthetic import filings
from hillgraph.sources.lobbying.mentions import Mention, mentions
from hillgraph.sources.lobbying.titles import Titles, titles

KNOWN = titles(
    [
        ("Partner with Korea Act", "118-hr-2827"),
        ("Partner with Korea Act", "118-s-1301"),
        ("Partner with Korea Act", "119-hr-4687"),
        ("Harbor Dredging & Renewal Act of 2025", "119-s-77"),
        ("Harbor Fees Act", "119-hr-31"),
        ("Coastal Harbor Fees Act", "119-hr-32"),
        ("Twice Told Act", "119-hr-41"),
        ("Twice Told Act", "119-hr-42"),
        ("Short Act", "119-hr-51"),
        ("Lighthouse Appropriations Act, 2026", "119-hr-61"),
    ]
)
NUMBERS = {
    "H.R. 4687": "119-hr-4687",
    "HR4687": "119-hr-4687",
    "H. R. 4687": "119-hr-4687",
    "H .R . 4687": "119-hr-4687",
    "H,R. 4687": "119-hr-4687",
    "H.R..4687": "119-hr-4687",
    "h.r. 4687": "119-hr-4687",
    "hr 4687": "119-hr-4687",
    "H.R.\n4687": "119-hr-4687",
    "H.R.\u00a04687": "119-hr-4687",
    "H.R.&nbsp;4687": "119-hr-4687",
    "H.R. No. 4687": "119-hr-4687",
    "H.R. #4687": "119-hr-4687",
    "H.R. Bill 4687": "119-hr-4687",
    "HR-4687": "119-hr-4687",
    "HR_4687": "119-hr-4687",
    "H.R. 4687IH": "119-hr-4687",
    "H.R. 0031": "119-hr-31",
    "H.R. 4,687": "119-hr-4687",
    "House Bill 4687": "119-hr-4687",
    "House bill No. 4687": "119-hr-4687",
    "HOUSE BILL 4687": "119-hr-4687",
    "S. 1301": "119-s-1301",
    "S.1301": "119-s-1301",
    "S1301": "119-s-1301",
    "S 1301": "119-s-1301",
    "S-1301": "119-s-1301",
    "Senate Bill 1301": "119-s-1301",
    "H.Res. 12": "119-hres-12",
    "HRES 12": "119-hres-12",
    "H. RES. 12": "119-hres-12",
    "House Resolution 12": "119-hres-12",
    "House Resolution 4687": "119-hr-4687",
    "S.Res.333": "119-sres-333",
    "Senate Resolution 33": "119-sres-33",
    "H.J.Res. 3": "119-hjres-3",
    "H. J. Res. 3": "119-hjres-3",
    "HJ Res 3": "119-hjres-3",
    "House Joint Resolution 3": "119-hjres-3",
    "House Joint Res. 3": "119-hjres-3",
    "S.J.Res. 5": "119-sjres-5",
    "SJRES5": "119-sjres-5",
    "H.Con.Res. 14": "119-hconres-14",
    "H. Con. Res 14": "119-hconres-14",
    "HConRes 14": "119-hconres-14",
    "S. Con. Res. 14": "119-sconres-14",
    "Senate Concurrent Resolution 14": "119-sconres-14",
}
SEVERAL = {
    "H. R. 2827/S. 1301": "hr-2827 s-1301",
    "H.R.2827 S.1301": "hr-2827 s-1301",
    "S. 1301 & H.R. 2827": "s-1301 hr-2827",
    "h.r. 2827/s. 1301": "hr-2827 s-1301",
    "s. 1301/h.r. 2827": "s-1301 hr-2827",
    "H.R. 1, 2 and 3": "hr-1 hr-2 hr-3",
    "H.R. 1,2,3": "hr-1 hr-2 hr-3",
    "S. 12, 13, & 14; H.R. 5": "s-12 s-13 s-14 hr-5",
    "HR 12 or 13 relating to ports": "hr-12 hr-13",
    "H.R. 1735, 601 (both on ports)": "hr-1735 hr-601",
    "House bills 12 and 13": "hr-12 hr-13",
    "H.R. Nos. 12, 13": "hr-12 hr-13",
    "S. 12-14": "s-12 s-13 s-14",
    "H.R. 3001 through 3003": "hr-3001 hr-3002 hr-3003",
    "H.R. 3001 – H.R. 3003": "hr-3001 hr-3002 hr-3003",
    "H.R. 4551-53": "hr-4551 hr-4552 hr-4553",
    "H.R. 1, 5-7 and S. 2": "hr-1 hr-5 hr-6 hr-7 s-2",
    "H.R. 1 - 2025 tax package": "hr-1",
    "H.R. 12-900": "hr-12",
    "H.R. 5-S. 6": "hr-5 s-6",
    "H.R. 4687 and 5 other bills": "hr-4687",
    "H.R. 4687, 15,000 visas": "hr-4687",
    "H.R. 4687, 12 cosponsors": "hr-4687",
    "H.R. 3684, 2021": "hr-3684",
    "H.R. 815, 118-50": "hr-815",
    "H.R. 1425 and 12 CFR Part 5": "hr-1425",
    "H.R. 1425 (Sec. 101, 102)": "hr-1425",
    "H.R. 2005, 2008 and 2033": "hr-2005 hr-2008 hr-2033",
    "H.R. 4687, 5-year plan": "hr-4687",
    "support of S. 47 of the 119th Congress": "s-47",
    "FY 2026 S. 2624 report language": "s-2624",
    "Reform Act.S. 1301": "s-1301",
    "1. S. 1301 2. H.R. 5": "s-1301 hr-5",
    "A S. 5\n3 H.R. 6": "s-5 hr-6",
}
OF_CONGRESSES = {
    "H.R. 2827 (118th Congress)": "118-hr-2827",
    "H.R. 2827 (118)": "118-hr-2827",
    "H.R. 2827 [118th]": "118-hr-2827",
    "H.R. 2827, 118th Cong.": "118-hr-2827",
    "H.R. 2827-118": "118-hr-2827",
    "H.R.2827 - 118th Congress (2023-2024)": "118-hr-2827",
    "H.R. 2827/S. 1301 (118th); H.R. 5": "118-hr-2827 118-s-1301 119-hr-5",
    "H.R. 2827 in the 118th Congress and H.R. 4687": "118-hr-2827 119-hr-4687",
    "H.R. 1044, the skilled workers bill of the 116th Congress": "116-hr-1044",
    "H.R. 5\nH.R. 1044 (116th Congress)\nS. 6": "119-hr-5 116-hr-1044 119-s-6",
    "118th Congress: H.R. 1, S. 2; 119th Congress: H.R. 3": "118-hr-1 118-s-2 119-hr-3",
    "118th Congress\nH.R. 1\nS. 2\n\nH.R. 3": "118-hr-1 118-s-2 119-hr-3",
    "118th: S. 2, S. 3\nS. 4": "118-s-2 118-s-3 119-s-4",
    "In the 117th Congress, H.R. 8 and S. 9; now H.R. 10": "117-hr-8 117-s-9 119-hr-10",
    "H.R. 4687, once H.R. 2827 of the last Congress": "119-hr-4687 118-hr-2827",
    "H.R. 4687 (introduced in the 118th Congress as H.R. 2827)": "119-hr-4687 118-hr-2827",
    "H.R. 4687 (118th Congress: H.R. 2827)": "119-hr-4687 118-hr-2827",
    "H.R. 2471 (P.L. 117-103) and S. 5": "119-hr-2471 119-s-5",
    "H.R. 2471/P.L. 117-103": "119-hr-2471",
    "H.R. 4687, for the 100th anniversary": "119-hr-4687",
    "H.R. 4687, 21st Century Ports": "119-hr-4687",
    "H.R. 4687 (45)": "119-hr-4687",
    "H.R. 4687 (180th)": "119-hr-4687",
    "H.R. 5 (118th), H.R. 6": "118-hr-5 119-hr-6",
}
NONE = """\
S. Korea and N. Korea
S.-Korea summit of 2025
HR 40 hours of training
HR 12 employees
24 hr 7 days
2 hr 30 min
hr 25%
HR department of 40
human resources (HR): 25 positions
HR 2 (human resources, phase 2)
HR 2.0 software
HR-10 plans
S. 3rd St
1200 S. 400 East
1200  S. 400
class S 400
500 S. 12 Avenue
410 S. 16 Street
S. 2 of Title VII
S. 7 of the Act
S. 232 tariffs
S. 501(c)(3)
S. 199A
s. 301 of the statute
U.S. 2030
U. S. 2030
US 301
8 U.S.C. 1184(g)(8)
S&P 500
S.Amdt. 2137
H.Amdt. 55
S. Rept. 118-3
H. Rept. 118-5
H.R. Rep. No. 118-5
Form S-1
S-5 visas
subchapter S 1361
TRUMP'S 2025 BUDGET
the President’s 2025 budget
PRESIDENT&#39;S 2025 BUDGET
HRSA 340B
PHRS 12
ABS 2030
Texas Senate Bill 4
California's House Bill 12
CA Senate Bill 1047
H.R. 0
H.R. 99999
S. 12345
H.R. ____
H.R. (number to come)
P.L. 117-58
Sec. 301
FY 2025
House 435
""".splitlines()
TITLED = {
    "the Partner with Korea Act": "119-hr-4687",
    "PARTNER WITH KOREA ACT": "119-hr-4687",
    "Partner with Korea Act (118th Congress)": "118-hr-2827 118-s-1301",
    "H.R. 2827, the Partner with Korea Act (118th)": "118-hr-2827 118-hr-2827 118-s-1301",
    "Harbor Dredging and Renewal Act": "119-s-77",
    "Harbor Dredging &amp; Renewal Act of 2025": "119-s-77",
    "Harbor Dredging and Renewal Act of 2019": "",
    "the Coastal Harbor Fees Act": "119-hr-32",
    "Northern Harbor Fees Act": "",
    "the Harbor Fees Act; the Harbor Fees Act": "119-hr-31 119-hr-31",
    "Twice Told Act": "",
    "a Short Act": "",
    "Lighthouse Appropriations Act, 2026": "119-hr-61",
}


def bills(text: str, titled: Titles | None = None) -> str:
    """Return the bills that a text of the 119th Congress mentions, as one line."""
    return " ".join(each.bill for each in mentions(text, 119, titled))


@pytest.mark.parametrize(("text", "bill"), NUMBERS.items())
def test_a_number_is_read_however_it_is_spelled(text: str, bill: str) -> None:
    """Filers write the same bill in dozens of ways, and scanned or copied text adds its own."""
    assert bills(f"Issues of trade; {text}.") == bill


@pytest.mark.parametrize(("text", "expected"), SEVERAL.items())
def test_a_list_shares_its_letters_and_a_count_is_no_bill(text: str, expected: str) -> None:
    """The numbers after the first have no letters of their own, and so have years and amounts."""
    assert bills(text) == " ".join(f"119-{bill}" for bill in expected.split())


@pytest.mark.parametrize(("text", "expected"), OF_CONGRESSES.items())
def test_a_congress_said_in_the_text_goes_before_the_filings(text: str, expected: str) -> None:
    """The same number is another bill in each Congress."""
    assert bills(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_bill_is_refused(text: str) -> None:
    """A false tie between a client and a bill is worse than a missing one."""
    assert bills(text) == ""
    assert bills(f"Matters of ports; {text}; tax policy") == ""


@pytest.mark.parametrize(("text", "expected"), TITLED.items())
def test_a_title_names_the_bills_of_its_congress(text: str, expected: str) -> None:
    """Filers give a name and no number, too; a name that two bills of a chamber share tells nothing."""
    assert bills(text, KNOWN) == expected
    assert "Act" not in {each.spelling for each in mentions(text, 119)}


def test_a_mention_says_where_it_stands_how_it_is_spelled_and_how_sure_it_is() -> None:
    """Who doubts a tie must find the words that it was read from."""
    text = "Ports; H.R. 7, 9 & 11 and S. 2; HR 2024; S.J.Res. 3-5"

    assert list(mentions(text, 119)) == [
        Mention("119-hr-7", (7, 21), "H.R. 7, 9 & 11", Decimal("0.99")),
        Mention("119-hr-9", (7, 21), "H.R. 7, 9 & 11", Decimal("0.9")),
        Mention("119-hr-11", (7, 21), "H.R. 7, 9 & 11", Decimal("0.9")),
        Mention("119-s-2", (26, 30), "S. 2", Decimal("0.9")),
        Mention("119-hr-2024", (32, 39), "HR 2024", Decimal("0.7")),
        Mention("119-sjres-3", (41, 53), "S.J.Res. 3-5", Decimal("0.99")),
        Mention("119-sjres-4", (41, 53), "S.J.Res. 3-5", Decimal("0.7")),
        Mention("119-sjres-5", (41, 53), "S.J.Res. 3-5", Decimal("0.9")),
    ]


PIECES = st.sampled_from(
    [
        *(*NUMBERS, *SEVERAL, *OF_CONGRESSES, *TITLED, *NONE),
        *(
            "H.",
            "R.",
            "S",
            " ",
            "\n",
            "(",
            ")",
            "118th Congress",
            "Act",
            ", ",
            " and ",
            "-",
            ":",
            "118th",
            "7",
        ),
    ]
)


@pytest.mark.slow
@given(st.lists(PIECES | st.text(max_size=9)).map("".join))
@example("H.R. 1" + "/H.R. 2" * 50 + " (118th)" * 50)
def test_any_text_is_read_and_each_spelling_stands_in_it(text: str) -> None:
    """Texts come from thousands of hands; a span that misses its words could not be shown."""
    found = list(mentions(text, 119, KNOWN))

    assert all(text[slice(*each.span)] == each.spelling != "" for each in found)
    assert [each.span[0] for each in found] == sorted(each.span[0] for each in found)
    assert {each.confidence for each in found} <= {Decimal("0.99"), Decimal("0.9"), Decimal("0.7")}


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        *("H.R. 1, ", "H.R. ", "1, ", " ", "\n", "\u00a0", "&nbsp;", "S. 5/", "s. 5, ", "H.R. 1-", "(118) "),
        *(
            "118th Congress: ",
            "118th Congress H.R. 1 ",
            "118th Congress\n",
            "H.R. 1 (118th) ",
            "last Congress ",
        ),
        *(
            "Partner with Korea Act ",
            "Korea Act",
            "Act ",
            "House Joint ",
            "S. 5 of the ",
            "hr 2 human ",
            "Con ",
        ),
        *(
            "  S. 5",
            "\u00a0S. 5 ",
            "12  S. 5 ",
            "118th Congress",
            "118th ",
            "12 ",
            "H.R. 1-2-3",
            "S. 1,234 ",
            "Res",
            "& ",
            "[118th]: ",
        ),
    ],
)
def test_time_grows_with_the_length_of_the_text_alone(piece: str) -> None:
    """One hostile filing must not hold up a year of them."""
    begin = time.process_time()
    found = sum(1 for _ in mentions("H.R. 1, " + piece * (100_000 // len(piece)), 119, KNOWN))

    assert found >= 1
    assert time.process_time() - begin < 3


def test_reading_prose_takes_no_more_than_fifteen_times_what_telling_its_words_apart_takes() -> None:
    """A year holds fifty megabytes of descriptions; a ratio holds on a slow machine as on a quick one."""
    text = (
        "Harbor dredging and port fees in the annual appropriations, with section 232 tariffs on steel; "
        "H.R. 4687, Partner with Korea Act, and S. 1301 (118th Congress) on visas for skilled workers. "
    )
    words = re.compile(r"\w+")

    def seconds(read: Callable[[str], object]) -> float:
        begin = time.process_time()
        for _ in range(400):
            read(text)
        return time.process_time() - begin

    assert bills(text) == "119-hr-4687 118-s-1301"
    assert min(seconds(bills) / seconds(words.findall) for _ in range(9)) < 15


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize("seed", [1, 2, pytest.param(random.SystemRandom().randrange(3, 10**6), id="chosen")])
def test_mentions_agree_with_the_synthetic_truth(seed: int, tmp_path: Path) -> None:
    """At least 0.98 on any seed: the floor under every answer on who lobbied on what."""
    found = quality.bills(filings(tmp_path, seed, 3000, "2023-2025"))

    assert found.right > 5_000
    assert quality.f1(found) >= 0.98, f"seed {seed}"
