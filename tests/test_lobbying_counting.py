"""Which amounts count: adding what contains each other would tell a client's money twice."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from hillgraph.sources.lobbying.counting import Account, Report, accounts, alone, bounds

REAL = {"client of firm": "acme", "client of other": "acme", "acme files": "acme", "acme itself": "acme"}


def report(
    name: str,
    amount: int | None,
    registrant: str = "firm",
    client: str = "client of firm",
    *,
    kind: str = "Q1",
    form: str = "LD-2",
    register: str = "LDA",
    year: int = 2025,
    day: int = 1,
    period: str = "first_quarter",
) -> Report:
    """Return a firm's report on its client, or that of who files for itself."""
    return Report(
        name=name,
        form=form,
        register=register,
        registrant=registrant,
        client=client,
        year=year,
        period=period,
        type=kind,
        posted=datetime(2025, 4, day, tzinfo=UTC),
        amount=None if amount is None else Decimal(amount),
        expenses=registrant == "acme files",
    )


def itself(name: str, amount: int | None) -> Report:
    """Return the client's own report."""
    return report(name, amount, "acme files", "acme itself")


def test_a_firms_income_is_part_of_the_expenses_of_a_client_that_files_for_itself() -> None:
    """The law has a client report all that it spends, its firms among that; adding both doubles them."""
    found = accounts([report("a", 40_000), itself("b", 100_000)], REAL, {})

    assert found == {
        "a": Account(
            in_force=True,
            counted=False,
            why="is the only version; is part of the client's own expenses in b",
            lower=Decimal(35_000),
            upper=Decimal(45_000),
            within="b",
        ),
        "b": Account(True, True, "is the only version", Decimal(95_000), Decimal(105_000)),
    }


def test_bounds_hold_of_every_version_that_may_be_in_force() -> None:
    """A posting of 1905 says nothing, so the later of two amendments isn't known."""
    dated = report("a", 540_000, kind="1A")
    undated = report("b", 440_000, kind="1A")._replace(posted=None)

    found = accounts([dated, undated], REAL, {})

    assert found["a"] == Account(
        in_force=True,
        counted=True,
        why="is the last version",
        lower=Decimal(435_000),
        upper=Decimal(545_000),
        before="b",
        doubts=("b may have come after it, as its posting is not known",),
    )
    assert not found["b"].counted


def test_one_of_no_activity_that_may_be_overtaken_is_bounded_by_what_may_overtake_it() -> None:
    """It adds nothing, and yet the sum may be too small."""
    silent = report("a", None, kind="1AY")
    undated = report("b", 440_000, kind="1A")._replace(posted=None)

    found = accounts([silent, undated], REAL, {})["a"]

    assert (found.counted, found.lower, found.upper) == (True, Decimal(0), Decimal(445_000))


def test_expenses_of_one_quarter_say_nothing_of_another() -> None:
    """A client that files for itself from the second quarter on paid its firm in the first."""
    second = itself("b", 100_000)._replace(period="second_quarter", type="Q2")

    found = accounts([report("a", 40_000), second], REAL, {})

    assert [name for name, account in found.items() if account.counted] == ["a", "b"]


def test_two_firms_of_a_client_are_added() -> None:
    """Nothing contains the income of one in that of the other."""
    found = accounts([report("a", 40_000), report("b", 10_000, "other", "client of other")], REAL, {})

    assert found == {
        "a": Account(True, True, "is the only version", Decimal(35_000), Decimal(45_000)),
        "b": Account(True, True, "is the only version", Decimal(5_000), Decimal(15_000)),
    }


def test_expenses_below_what_firms_report_are_doubted() -> None:
    """Either the client or a firm is wrong; which one no filing says."""
    found = accounts([report("a", 400_000), itself("b", 100_000)], REAL, {})

    assert found["b"].doubts == ("its expenses of 100,000 are below the 400,000 that firms report from it",)


def test_firms_count_where_the_client_itself_gives_no_amount() -> None:
    """No amount means less than 5,000, which can't contain the firm's 40,000: the firm's is known."""
    found = accounts([report("a", 40_000), itself("b", None)], REAL, {})

    assert found["a"].counted
    assert found["b"] == Account(
        in_force=True,
        counted=True,
        why="is the only version",
        lower=Decimal(0),
        upper=Decimal(5_000),
        doubts=("it gives no amount, while firms report 40,000 from it",),
    )


def test_who_works_on_behalf_of_another_firm_adds_nothing_for_certain() -> None:
    """The other firm may pay it out of what the client paid; the filings don't tell."""
    behalf = report("b", 20_000, "other", "firm on behalf of acme")
    real = {**REAL, "firm on behalf of acme": "acme"}

    found = accounts([report("a", 50_000), behalf], real, {"firm on behalf of acme": "firm"})

    assert found["b"] == Account(
        in_force=True,
        counted=True,
        why="is the only version",
        lower=Decimal(0),
        upper=Decimal(25_000),
        doubts=("it may be paid out of the income in a",),
    )
    assert found["a"].lower == Decimal(45_000)


def test_the_houses_copy_of_a_report_is_not_added_to_the_senates() -> None:
    """One report is filed with both chambers; whoever builds both registers must not double all money."""
    copy = report("house.1", 40_000, client="client of other", register="House")

    found = accounts([report("lda.a", 40_000), copy], REAL, {})

    assert found["lda.a"].counted
    assert (found["house.1"].counted, found["house.1"].within) == (False, "lda.a")
    assert found["house.1"].why == "is the only version; is the House's copy of lda.a"


def test_a_report_that_only_the_house_has_counts() -> None:
    """The Senate's may not have been read."""
    found = accounts([report("house.1", 40_000, register="House")], REAL, {})

    assert found["house.1"].counted


def test_only_the_last_version_counts_and_each_names_its_neighbours() -> None:
    """A chain of amendments can be walked both ways."""
    versions = [
        report("a", 10_000),
        report("b", 20_000, kind="1A", day=2),
        report("c", None, kind="1A", day=3),
    ]

    found = accounts(versions, REAL, {})

    assert [(each.before, each.after, each.counted) for each in found.values()] == [
        (None, "b", False),
        ("a", "c", False),
        ("b", None, True),
    ]


def test_a_report_of_no_activity_counts_nothing() -> None:
    """It doesn't stand for less than 5,000 but for nothing."""
    found = accounts([report("a", None, kind="Q1Y")], REAL, {})

    assert found["a"] == Account(
        True, False, "is the only version; counts nothing, as it reports no activity"
    )


def test_the_quarter_of_a_termination_counts() -> None:
    """Work was done and paid until the engagement ended."""
    assert accounts([report("a", 30_000, kind="1T")], REAL, {})["a"].counted


def test_registrations_and_contributions_are_no_money_of_lobbying() -> None:
    """They are other forms; of the second the last version is in force all the same."""
    registration = report("a", None, kind="RR", form="LD-1")
    first = report("b", None, client="", kind="MM", form="LD-203", period="mid_year")
    second = report("c", None, client="", kind="MA", form="LD-203", period="mid_year")

    found = accounts([registration, first, second], {}, {})

    assert [(each.in_force, each.counted) for each in found.values()] == [
        (None, False),
        (False, False),
        (True, False),
    ]


@pytest.mark.parametrize(
    ("year", "amount", "least", "most"),
    [
        (2025, None, 0, 5_000),
        (2025, 20_000, 15_000, 25_000),
        (2008, 3_000, 0, 8_000),
        (2007, None, 0, 10_000),
        (2007, 40_000, 30_000, 50_000),
    ],
)
def test_an_amount_stands_for_what_rounds_to_it(year: int, amount: int | None, least: int, most: int) -> None:
    """Periods were half-years, and rounding to 20,000, before the law of 2007."""
    assert bounds(year, None if amount is None else Decimal(amount)) == (Decimal(least), Decimal(most))


def test_an_amount_that_is_not_rounded_is_doubted() -> None:
    """GAO found every fifth not rounded as it should be: it is shown, not trusted in silence."""
    assert alone(report("a", 258_000)).doubts == ("its amount is not rounded to 10,000, as it should be",)
    assert alone(report("b", 30_000, year=2007)).doubts == (
        "its amount is not rounded to 20,000, as it should be",
    )
