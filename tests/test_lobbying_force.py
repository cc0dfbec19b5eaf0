"""Of all versions of a report one is in force; each of the others says which one came after it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hillgraph.sources.lobbying.force import Filed, Standing, moment, standings
from tests.running import SHARED

CORPUS = SHARED / "tools" / "lda" / "lda_corpus.py"


def filed(
    uuid: str, kind: str, day: int | None = 1, *, period: str = "first_quarter", year: int = 2025
) -> Filed:
    """Return a filing of one firm for one client, posted on a day of May."""
    posted = datetime(2025, 5, day, 12, tzinfo=UTC) if day else None
    return Filed(uuid, "firm", "client", year, period, kind, posted)


def told(*filings: Filed) -> dict[str, Standing]:
    """Return the standings by identity."""
    return {each.uuid: each for each in standings(filings)}


def test_an_amendment_supersedes_what_it_amends_whenever_it_was_posted() -> None:
    """A day of posting may be nonsense; that it amends is what the filing itself says."""
    found = told(filed("a", "Q1", 9), filed("b", "1A", 3), filed("c", "1A", 5))

    assert found == {
        "a": Standing("a", False, False, False, "b", "c", "is amended by b"),
        "b": Standing("b", False, False, False, "c", "c", "is superseded by the amendment c, posted later"),
        "c": Standing("c", True, True, False, None, "c", "is the last version"),
    }


def test_of_two_reports_the_one_posted_later_stands() -> None:
    """Some file a report anew instead of amending it."""
    found = told(filed("b", "Q1", 2), filed("a", "1T", 4))

    assert found["b"].reason == "is superseded by the report a, posted later"
    assert found["a"] == Standing(
        "a", True, True, True, None, "a", "is the last version and ends the engagement"
    )


def test_a_version_whose_posting_is_unknown_comes_before_those_that_are_known() -> None:
    """It can't be shown to be the last; the reason says on what the decision rests."""
    found = told(filed("a", "1A", 2), filed("b", "1A", None))

    assert found["a"].stands
    assert found["a"].rivals == ("b",)
    assert found["b"].reason == "is superseded by the amendment a, as its own posting is not known"


def test_what_an_amendment_amends_is_no_rival_of_it() -> None:
    """That it came before is said by what the amendment is, though no moment of posting says so."""
    found = told(filed("a", "Q1", None), filed("b", "1A", 2), filed("c", "1A", 3))

    assert found["c"].rivals == ()


def test_of_versions_none_of_whose_postings_is_known_each_may_be_the_last() -> None:
    """One is chosen, so that the same files give the same answer."""
    found = told(filed("b", "1A", None), filed("a", "1A", None), filed("c", "Q1", 4))

    assert (found["b"].stands, found["b"].rivals) == (True, ("a",))


def test_a_report_of_no_activity_counts_where_another_version_may_be_in_force() -> None:
    """What may have been spent belongs in the bounds of a sum."""
    found = told(filed("a", "1A", None), filed("b", "1AY", 4))

    assert (found["b"].stands, found["b"].counts, found["b"].reason) == (True, True, "is the last version")


def test_a_report_of_no_activity_stands_and_counts_nothing() -> None:
    """It takes the place of a report that had an amount."""
    found = told(filed("a", "Q1", 2), filed("b", "1AY", 4))

    assert not found["a"].stands
    assert (found["b"].stands, found["b"].counts) == (True, False)
    assert found["b"].reason == "is the last version; counts nothing, as it reports no activity"


def test_a_report_after_a_termination_counts_and_says_so() -> None:
    """An engagement may begin anew; who adds up should see that it had ended."""
    found = told(
        filed("a", "1T"),
        filed("b", "Q3", period="third_quarter"),
        filed("c", "Q4", period="fourth_quarter", year=2024),
    )

    assert (found["a"].ends, found["a"].counts) == (True, True)
    assert (found["b"].counts, found["b"].reason) == (
        True,
        "is the only version; comes after the termination a",
    )
    assert found["c"].reason == "is the only version"


def test_a_termination_that_was_amended_away_ends_nothing() -> None:
    """The amendment is what is in force."""
    found = told(filed("a", "1T", 1), filed("b", "1A", 2))

    assert not any(each.ends for each in found.values())


def test_registrations_are_no_versions_of_reports() -> None:
    """They carry no amount and supersede no report of their quarter."""
    found = told(filed("a", "RR", 1), filed("b", "Q1", 2), filed("c", "RA", 3))

    assert [(each.uuid, each.stands, each.reason) for each in found.values()] == [
        ("a", False, "is a registration"),
        ("b", True, "is the only version"),
        ("c", False, "is a registration"),
    ]


def test_other_parties_and_periods_have_versions_of_their_own() -> None:
    """Half-years end with their second quarter."""
    one = filed("a", "MM", period="mid_year", year=2006)
    found = told(one, one._replace(uuid="b", client="other"), one._replace(uuid="c", year=2007))

    assert all(each.stands for each in found.values())


def test_a_filing_that_came_twice_is_one() -> None:
    """Pages overlap."""
    assert len(standings([filed("a", "Q1"), filed("a", "Q1")])) == 1


@pytest.mark.parametrize("change", [{"type": "Q5"}, {"period": "spring"}])
def test_what_nobody_knows_is_refused(change: dict[str, Any]) -> None:
    """A new type might amend, end, or count nothing."""
    with pytest.raises(ValueError, match="that is known"):
        standings([filed("a", "Q1")._replace(**change)])


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("2025-04-17T10:00:00-04:00", True),
        ("1905-06-24T00:00:00-05:00", False),
        ("0201-07-19T00:00:00-04:56", False),
        ("2107-01-20T10:00:00-05:00", False),
        ("2025-02-30T10:00:00-05:00", False),
        (None, False),
    ],
)
def test_a_moment_of_no_sense_is_none(printed: str | None, known: bool) -> None:
    """It would decide which version is the last."""
    assert (moment(printed, 2025) is not None) is known


@pytest.mark.shared
@pytest.mark.parametrize("seed", [1, 2, random.SystemRandom().randrange(10**6)], ids=["1", "2", "any"])
@pytest.mark.slow
def test_it_finds_what_is_in_force_in_a_synthetic_register(tmp_path: Path, seed: int) -> None:
    """Sums rest on it. Only versions whose printed moment is nonsense may be taken wrongly."""
    words = ["--filings", "6000", "--contributions", "0", "--seed", str(seed)]
    subprocess.run([sys.executable, CORPUS, tmp_path, *words], check=True, capture_output=True, timeout=120)
    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    lines = (tmp_path / "filings.jsonl").read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines]

    found = {each.uuid: each for each in standings(map(of, read))}

    hard = {of(each)[1:5] for each in read if each["filing_uuid"] in truth["hard_supersede"]}
    unclear = {each["filing_uuid"] for each in read if of(each)[1:5] in hard}
    latest = {uuid for uuid, each in found.items() if each.stands}
    superseded = {uuid: each.latest for uuid, each in found.items() if each.next}
    wrong = latest ^ set(truth["latest_filings"])
    assert superseded.keys() ^ truth["superseded"].keys() <= unclear, seed
    assert {uuid for uuid, after in truth["superseded"].items() if superseded.get(uuid) != after} <= unclear
    assert wrong <= unclear, seed
    assert len(wrong) <= len(latest) / 1000, seed
    unknown = {each["filing_uuid"] for each in read if not moment(each["dt_posted"], each["filing_year"])}
    assert unknown == set(truth["invalid_dt_posted"]), seed


def of(read: dict[str, Any]) -> Filed:
    """Return a filing as read from JSON."""
    parties = str(read["registrant"]["id"]), str(read["client"]["id"])
    when = moment(read["dt_posted"], read["filing_year"])
    return Filed(
        read["filing_uuid"], *parties, read["filing_year"], read["filing_period"], read["filing_type"], when
    )
