"""Lineages: the Partner with Korea Act's thirteen bills, and what must not be taken for one of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest

import hillgraph
from hillgraph.errors import NotFound
from hillgraph.graph import Graph
from hillgraph.network.succession import Measure, Said, link, official, short
from hillgraph.paths import shipped
from tests.commands import called

ACT = "Partner with Korea Act"
PURPOSE = "To provide high-skilled visas for nationals of the Republic of Korea, and for other purposes."
THIRTEEN = {
    "bill:113-hr-1812": None,
    "bill:113-s-2663": "bill:113-hr-1812",
    "bill:114-hr-1019": "bill:113-hr-1812",
    "bill:114-s-1547": "bill:113-s-2663",
    "bill:115-hr-2106": "bill:114-hr-1019",
    "bill:115-s-1399": "bill:114-s-1547",
    "bill:116-hr-1762": "bill:115-hr-2106",
    "bill:116-s-843": "bill:115-s-1399",
    "bill:117-hr-3382": "bill:116-hr-1762",
    "bill:117-s-1861": "bill:116-s-843",
    "bill:118-hr-2827": "bill:117-hr-3382",
    "bill:118-s-1301": "bill:117-s-1861",
    "bill:119-hr-4687": "bill:118-hr-2827",
}


def measure(
    congress: int, kind: str, title: str, *sponsors: str, official: str | None = None, number: int = 1
) -> Measure:
    """Return a bill."""
    name = f"bill:{congress}-{kind}-{number}"
    return Measure(
        name, congress, kind, title, official, date(2000 + congress, 1, 9), frozenset(sponsors), None
    )


@pytest.fixture(scope="module")
def unrelated(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Build the embedded dossier without what it says of bills that belong together."""
    folder = tmp_path_factory.mktemp("unrelated")
    dossier = copytree(
        shipped("data") / "dossiers" / "partner-with-korea-act",
        folder / "dossier",
        ignore=ignore_patterns("bill_relation.csv", "claims.yml"),
    )
    return hillgraph.build(folder / "store", dossiers=[dossier])


@pytest.mark.parametrize(
    "bill",
    [
        "bill:116-hr-1762",
        *(pytest.param(bill, marks=pytest.mark.slow) for bill in ("bill:113-s-2663", "bill:119-hr-4687")),
    ],
)
def test_the_thirteen_bills_are_found_from_any_of_them_without_being_told(
    unrelated: Graph, bill: str
) -> None:
    """Titles, sponsors and who had signed are enough; the two bills of another design are left out."""
    found = unrelated.lineage(bill)

    assert {step.bill.name: step.link and step.link.earlier for step in found} == THIRTEEN


def test_a_lineage_with_what_the_dossier_says_is_the_same(graph: Graph) -> None:
    """What a person compared adds to the score, not to the bills."""
    found = graph.lineage("bill:119-hr-4687")

    assert {step.bill.name: step.link and step.link.earlier for step in found} == THIRTEEN
    assert {step.link.score for step in found if step.link} == {1.0}


def test_the_rival_design_has_its_own_lineage(graph: Graph) -> None:
    """The two bills on Australia's E-3 belong together, as a reader of both texts says."""
    found = graph.lineage("bill:118-hr-9952")

    assert [step.bill.name for step in found] == ["bill:118-hr-9952", "bill:119-hr-5534"]
    link = found[1].link
    assert link is not None
    assert link.reasons == (
        "most words of the official title",
        "the same sponsor",
        "the record says reintroduction",
    )


def test_supporters_are_held_against_the_bill_before_in_the_chamber(graph: Graph) -> None:
    """Of the 43 of 2023 (42 and the sponsor), 12 signed in 2025, the new sponsor among them; 15 did in all.

    The numbers are counted from the two bills' records: who stands on both, on the newer, on the older.
    """
    signed = "SELECT from_id FROM {} WHERE to_id = 'bill:{}' AND {}"
    by: dict[str, set[Any]] = {
        bill: {
            row[0]
            for table, stands in (("sponsorship", "TRUE"), ("cosponsorship", "withdrawn_on IS NULL"))
            for row in graph.sql(signed.format(table, bill, stands))
        }
        for bill in ("118-hr-2827", "119-hr-4687")
    }
    before, now = by["118-hr-2827"], by["119-hr-4687"]

    step = graph.lineage("bill:119-hr-4687")[-1]

    assert (len(before), len(now)) == (43, 15)
    assert [set(some or ()) for some in (step.kept, step.gained, step.lost)] == [
        before & now,
        now - before,
        before - now,
    ]
    assert step.still_serving is not None
    assert step.still_serving < before - now


def test_a_companion_loses_nobody(graph: Graph) -> None:
    """Members of one chamber can't sign a bill of the other."""
    step = graph.lineage("bill:113-s-2663")[1]

    assert (step.bill.name, step.kept, step.lost) == ("bill:113-s-2663", None, None)


def test_titles_are_compared_by_their_words() -> None:
    """Case, accents, the year and formal beginnings and endings differ from Congress to Congress."""
    assert short("The Café Act of 2015") == short("THE CAFE ACT") == "the cafe act"
    assert short(PURPOSE) == ""
    assert official(PURPOSE) == official(
        "A bill to provide high-skilled visas for nationals of the Republic of Korea."
    )
    assert official(None) == ""


KIM, ROE = "person:K000397", "person:R000001"
OLD = measure(118, "hr", ACT, ROE, official=PURPOSE)


@pytest.mark.parametrize(
    ("later", "signed", "said", "score"),
    [
        (measure(119, "hr", ACT, ROE, official=PURPOSE), {}, [], 1.0),
        (measure(119, "hr", ACT, ROE), {}, [], 0.9),
        (measure(119, "hr", ACT, KIM), {OLD.name: frozenset({KIM})}, [], 0.8),
        (measure(119, "hr", ACT, KIM), {"bill:119-hr-1": frozenset({ROE})}, [], 0.8),
        (measure(119, "hr", ACT, KIM, official=PURPOSE), {}, [], 1.0),
        (measure(119, "hr", "Another Act", ROE, official=PURPOSE), {}, [], 0.7),
        (measure(118, "s", ACT, KIM), {}, [], 0.8),
        (measure(118, "s", "Another Act", ROE), {}, [Said("identical", ())], 0.9),
        (measure(119, "hr", ACT, KIM), {}, [Said("related", ()), Said("companion", ())], 1.0),
    ],
    ids=str,
)
def test_evidence_adds_up(
    later: Measure, signed: dict[str, frozenset[str]], said: list[Said], score: float
) -> None:
    """Weights are those of the docstring: 0.6 title, 0.2 chamber, 0.4 or 0.3 words, 0.3 or 0.2 sponsor."""
    found = link(later, OLD, said, signed)

    assert found is not None
    assert (found.earlier, found.later, found.score) == (OLD.name, later.name, score)
    assert found.relation == ("companion" if later.congress == 118 else "reintroduction")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (measure(119, "hr", ACT, KIM), []),
        (measure(119, "hr", "Korea Partner Act", ROE), []),
        (measure(119, "hr", "To add the Republic of Korea to the E-3 nonimmigrant visa program", ROE), []),
        (measure(119, "hres", ACT, ROE, official=PURPOSE), []),
        (measure(119, "hr", ACT, ROE, official=PURPOSE), [Said("alternative-design", ())]),
        (measure(119, "hr", "Another Act", ROE), [Said("related", ())]),
    ],
    ids=str,
)
def test_what_shares_words_or_a_sponsor_alone_is_no_reintroduction(other: Measure, said: list[Said]) -> None:
    """A title, a sponsor or a related bill says too little; a resolution praises; a rival differs."""
    assert link(OLD, other, said, {}) is None


def test_the_command_says_each_step_with_reasons_and_sources(store: Path) -> None:
    """A person reads lines, a program rows."""
    ended = called("lineage", "bill:119-hr-4687", "--format", "table", store=store)

    reasons = f"the same title, {ACT}; its sponsor had signed the earlier; the record says reintroduction"
    assert ended.code == 0, ended.err
    assert ended.out.splitlines()[-5:] == [
        "H.R. 4687 (119th)  bill:119-hr-4687  Partner with Korea Act",
        "  introduced 2025-07-23 by Young Kim; 15 supporters",
        f"  reintroduction of bill:118-hr-2827, score 1: {reasons}",
        "  of its supporters 12 kept; 3 gained, 31 lost, 22 of whom are known to serve",
        "  source: document:billstatus.118hr2827; document:billstatus.119hr4687",
    ]


def test_the_command_gives_rows_in_every_form(store: Path) -> None:
    """One row a bill."""
    ended = called("lineage", "bill:119-hr-5534", "--format", "ndjson", store=store)

    found = [json.loads(line) for line in ended.out.splitlines()]
    assert [(each["bill"], each["of"], each["kept"]) for each in found] == [
        ("bill:118-hr-9952", None, None),
        ("bill:119-hr-5534", "bill:118-hr-9952", 1),
    ]


def test_a_bill_that_is_not_there_is_told(graph: Graph, store: Path) -> None:
    """One clear message, and the exit code of names."""
    with pytest.raises(NotFound, match="bill:119-hr-1"):
        graph.lineage("bill:119-hr-1")

    assert called("lineage", "bill:119-hr-1", store=store).code == 3
    assert called("lineage", "Young Kim", store=store).code == 3


@pytest.mark.parametrize("command", ["lineage", "supporters"])
def test_the_short_name_of_something_else_is_told(store: Path, command: str) -> None:
    """It is there, and no bill."""
    ended = called(command, "person:K000397", store=store)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "person:K000397 is a thing of the kind person; wanted is bill.\n"
