"""Claims against the record: every verdict comes from an answer, and turns when the record does."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import hillgraph
from hillgraph.claims.draft import COLUMNS
from hillgraph.errors import InvalidInput
from hillgraph.graph import Graph
from hillgraph.model.kinds import model
from hillgraph.paths import shipped
from hillgraph.query.question import question
from tests.commands import called
from tests.conftest import Write, write_dossier
from tests.small_congress import folder_of

ARTICLE = "document:asiae.2025090908015529027"
EMBEDDED = shipped("data") / "dossiers" / "partner-with-korea-act"
SUPPORTED = {5, 6, 16, 21, 26, 27, 28, 29, 30, 31, 38, 42, 45, 48, 52, 53, 54, 55, 57, 58, 60, 61}
CONTRADICTED = {2, 4, 17, 25, 39, 40, 44, 49, 51, 64}
MEASURED_OTHERWISE = {1, 20, 22, 32, 41, 50}
NOT_CHECKABLE = {9}
OUT_OF_DATE = {15}
Judged = Callable[..., dict[int, str]]
DOCUMENTS = """\
documents:
  - {id: document:record.1, title: The register, updated_on: 2024-06-30}
  - {id: document:gazette.1, title: A story, issued: 2025-01-10}
"""
THINGS = """\
things:
  - {{id: agreement:lamps, label: Treaty on Lamps, signed_year: {year}, document: document:record.1}}
  - {{id: agreement:lamps, signed_year: 2012, document: document:gazette.1, locator: "3"}}
  - {{id: organization:guild, label: Guild of Lamplighters, document: document:record.1}}
  - {{id: organization:press, label: Lamp Press, note: Said by nobody else, document: document:gazette.1}}
  - {{id: organization:firm, label: Wick and Co, document: document:record.1}}
ties:
  - {{kind: engagement, from: organization:firm, to: organization:guild, register: LDA, since: 2020-01-01, \
until: {until}, document: document:record.1}}
"""


def told(graph: Graph, dossier: str = "") -> dict[int, dict[str, Any]]:
    """Return the rows of the question on claims by the number of the claim."""
    rows = graph.query("claims", dossier=dossier).records()
    return {int(str(row["claim"]).rpartition(".")[2]): row for row in rows}


def small(dossier: Write, tmp_path: Path, claim: str, *, year: int = 2007, until: str = "2023-09-30") -> Any:
    """Return the row of the one *claim* of a small dossier, built with this record."""
    folder = dossier(
        {
            "documents.yml": DOCUMENTS,
            "things.yml": THINGS.format(year=year, until=until),
            "claims.yml": f"document: document:gazette.1\nclaims:\n  - {{number: 1, at: '3', {claim}}}\n",
        }
    )
    return told(hillgraph.build(tmp_path / "store", dossiers=[folder]))[1]


def test_every_claim_of_the_article_has_the_verdict_that_the_record_gives(graph: Graph) -> None:
    """Sixty-four statements; what the table of verdicts doesn't name was found in no record."""
    found = {number: row["verdict"] for number, row in told(graph).items()}

    expected = dict.fromkeys(range(1, 65), "not found")
    expected |= dict.fromkeys(SUPPORTED, "supported") | dict.fromkeys(CONTRADICTED, "contradicted")
    expected |= dict.fromkeys(MEASURED_OTHERWISE, "a different measure")
    expected |= dict.fromkeys(NOT_CHECKABLE, "not checkable") | dict.fromkeys(OUT_OF_DATE, "out of date")
    assert found == expected


def test_forty_lawmakers_is_out_of_date_by_each_way_of_counting(graph: Graph) -> None:
    """H.R. 2827 had 39 cosponsors from 2024-06-05, 40 from 07-09, 42 from 09-09; its file is of 09-10."""
    row = told(graph)[15]

    for days in (
        "from 2024-07-09 to 2024-09-08 (counted cosponsors)",
        "from 2024-06-05 to 2024-07-08 (counted cosponsors and sponsor)",
        "from 2024-05-31 to 2024-06-04 (counted cosponsors, companions too)",
        "from 2024-04-18 to 2024-05-22 (counted cosponsors and sponsors, companions too)",
    ):
        assert days in row["reason"]
    assert "On 2025-09-09 the record has 42" in row["reason"]
    assert (row["as_of"], row["used"]) == ("2024-09-10", "document:billstatus.118hr2827")


@pytest.mark.parametrize("number", [3, 7, 8, 13, 14])
def test_what_no_register_has_names_those_searched_and_their_last_day(graph: Graph, number: int) -> None:
    """The three sums and the renewed contract: the dossier holds FARA to 2025-04-11 and no LDA filing."""
    row = told(graph)[number]

    lobbying, agents = "the Lobbying Disclosure Act", "the Foreign Agents Registration Act"
    assert f"Not in this store, so not searched: Register under {lobbying}." in row["searched"]
    assert f"Searched: Register under {agents}, to 2025-04-11." in row["searched"]
    assert row["used"] is None


def test_a_contradiction_shows_what_the_record_has_instead(graph: Graph) -> None:
    """The agreement of 2007, the statute of 2005, one original cosponsor: each with its days and document."""
    rows = told(graph)

    assert "approved on 2011-10-12, ratified on 2011-11-22, in force on 2012-03-15" in rows[44]["reason"]
    assert rows[49]["record"] == "statute:pl-109-13"
    assert rows[49]["used"] == "document:statute.pl-109-13"
    assert rows[25]["record"] == "original cosponsor"
    assert rows[16]["reason"] == "The record has 42.0: first 1, last 42, lowest of 6."


def test_the_verdict_stands_on_the_claim_and_on_its_check(graph: Graph) -> None:
    """Both faces have it; a person who queries the claim alone needs no second step."""
    name = "claim:partner-with-korea-act.15"
    words = model()

    assert graph.ask(
        "ASK { $claim hg:verdict hg:OutOfDate . "
        "?check hg:checks $claim ; hg:verdict hg:OutOfDate ; prov:used ?paper }",
        claim=name,
    )
    (both,) = graph.sql(
        "SELECT claim.verdict, claim_check.verdict FROM claim JOIN claim_check ON checks = claim.id "
        "WHERE claim.id = $claim",
        claim=name,
    )
    assert both == (words.iri("hg:OutOfDate"),) * 2


@pytest.mark.slow
def test_a_changed_record_changes_the_verdict(tmp_path: Path) -> None:
    """One figure of the statute on E-3 is changed in a copy of the dossier; only that claim turns."""
    folder = shutil.copytree(EMBEDDED, tmp_path / "partner-with-korea-act")
    text = (folder / "visas.yml").read_text("utf-8")
    was = 'to: "country:AU", number: 10500, counts: "initial'
    assert was in text
    (folder / "visas.yml").write_text(text.replace(was, was.replace("10500", "10501")), "utf-8")

    found = told(hillgraph.build(tmp_path / "store", dossiers=[folder]))

    assert found[53]["verdict"] == "contradicted"
    assert found[53]["record"] == "10501"
    assert {number for number, row in found.items() if row["verdict"] == "supported"} == SUPPORTED - {53}


SAID = "text: Signed in 2012, check: documents-say, with: {thing: 'agreement:lamps'}, value: value"
YEAR = "where: {property: 'hg:signedYear'}"
FIRM = "text: The guild has a firm, check: representatives, with: {client: 'organization:guild'}"


RULES: list[tuple[str, dict[str, Any], str]] = [
    (f"{SAID}, {YEAR}, states: 2012, compare: equal", {"year": 2007}, "contradicted"),
    (f"{SAID}, {YEAR}, states: 2012, compare: equal", {"year": 2012}, "supported"),
    (f"{SAID}, {YEAR}, states: 2010, compare: at least", {"year": 2007}, "contradicted"),
    (f"{SAID}, {YEAR}, states: 2010, compare: at least", {"year": 2011}, "supported"),
    (f"{SAID}, {YEAR}, states: 2010, compare: at most", {"year": 2007}, "supported"),
    (f"{SAID}, {YEAR}, states: 2010, compare: at most", {"year": 2011}, "contradicted"),
    (f"{SAID}, {YEAR}, measure: years, compare: nearest", {"year": 2011}, "a different measure"),
    (f"{SAID}, {YEAR}, states: 1, compare: rows at least", {"year": 2011}, "supported"),
    (f"{SAID}, {YEAR}, states: 2, compare: rows at least", {"year": 2011}, "contradicted"),
    (f"{FIRM}, compare: as of that day", {"until": "2023-09-30"}, "out of date"),
    (f"{FIRM}, compare: as of that day", {"until": "2025-02-01"}, "supported"),
    (f"{FIRM}, compare: as of that day, on: 2021-05-05", {"until": "2023-09-30"}, "supported"),
    (f"{FIRM}, compare: as of that day, on: 2019-05-05", {"until": "2023-09-30"}, "contradicted"),
    (f"{FIRM}, compare: exists", {"until": "2023-09-30"}, "supported"),
    (f"{FIRM}, value: register, states: FARA, compare: as of that day", {}, "contradicted"),
    (f"{FIRM}, compare: none", {"until": "2023-09-30"}, "contradicted"),
    (f"{FIRM}, where: {{register: FARA}}, compare: none", {"until": "2023-09-30"}, "supported"),
    (f"{FIRM}, where: {{register: FARA}}, compare: exists", {"until": "2023-09-30"}, "not found"),
    ("text: It will be dark, because: it is a forecast", {"year": 2007}, "not checkable"),
    (f"{FIRM}, where: {{register: FARA}}, compare: exists, because: unnamed", {}, "not checkable"),
    (f"{FIRM}, compare: exists, because: unnamed", {}, "supported"),
]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """Return what gives the verdicts on all claims of the rules, with one build for each record."""
    claims = "".join(
        f"  - {{number: {number}, at: '3', {each[0]}}}\n" for number, each in enumerate(RULES, 1)
    )

    @cache
    def verdicts(year: int = 2007, until: str = "2023-09-30") -> dict[int, str]:
        folder = tmp_path_factory.mktemp("rules")
        files = {
            "documents.yml": DOCUMENTS,
            "things.yml": THINGS.format(year=year, until=until),
            "claims.yml": f"document: document:gazette.1\nclaims:\n{claims}",
        }
        graph = hillgraph.build(folder / "store", dossiers=[write_dossier(files, folder / "small")])
        return {number: row["verdict"] for number, row in told(graph).items()}

    return verdicts


@pytest.mark.parametrize(("number", "record", "verdict"), [(n, *each[1:]) for n, each in enumerate(RULES, 1)])
def test_each_rule_turns_with_the_record(
    judged: Judged, number: int, record: dict[str, Any], verdict: str
) -> None:
    """The story of 2025-01-10 says 2012; the register gives a year, and a contract from 2020-01-01 on."""
    assert judged(**record)[number] == verdict


def test_a_number_that_agrees_on_another_measure_says_which(dossier: Write, tmp_path: Path) -> None:
    """The value is the same and what is counted is not: the reader must hear of both."""
    claim = f"{SAID}, {YEAR}, measured_by: authority, states: 2007, measure: opinions, compare: equal"

    row = small(dossier, tmp_path, claim)

    assert row["verdict"] == "a different measure"
    assert row["reason"] == "The number agrees, but the record counts official, the claim opinions."


def test_a_document_is_no_record_of_its_own_claims(dossier: Write, tmp_path: Path) -> None:
    """Only the story itself says it; nothing is searched for long, and what was searched is named."""
    asked = "check: documents-say, with: {thing: 'organization:press'}, compare: exists"

    row = small(dossier, tmp_path, f"text: Lamp Press prints, {asked}")

    assert row["verdict"] == "not found"
    assert row["searched"] == "Searched: The Record, to 2024-06-30."


def test_a_draft_on_another_bill_is_checked_without_being_kept(tmp_path: Path) -> None:
    """H.R. 1 of the small Congress: introduced 2025-01-09, three cosponsors of 2025-02-03, never reported."""
    store = tmp_path / "store"
    bills = folder_of([1, 2], tmp_path / "bills")
    before = hillgraph.build(store, sources=[("billstatus", bills)]).generation.manifest
    draft = tmp_path / "draft.yml"
    draft.write_text(
        """\
title: A memo
claims:
  - {number: 1, text: It came in January, check: documents-say, with: {thing: 'bill:119-hr-1'},
     where: {property: 'hg:introducedOn'}, value: value, states: 2025-01-09, compare: on that day}
  - {number: 2, text: Four signed it, check: supporters-counted, with: {bill: 'bill:119-hr-1'},
     where: {counted: cosponsors}, value: supporters, states: 4, compare: as of that day}
  - {number: 3, text: Three signed it, check: supporters-counted, with: {bill: 'bill:119-hr-1'},
     where: {counted: cosponsors}, value: supporters, states: 3, compare: as of that day}
  - {number: 4, text: A filing names it, check: bill-lobbying, with: {bill: 'bill:119-hr-1'}, compare: exists}
""",
        "utf-8",
    )

    done = called("claims", "--check", str(draft), "--format", "ndjson", store=store)

    assert done.code == 0, done.err
    rows = [line for line in done.out.splitlines() if line]
    assert ['"verdict":"supported"' in rows[0].replace(" ", ""), "contradicted" in rows[1]] == [True, True]
    assert "supported" in rows[2]
    assert "not found" in rows[3]
    assert "Register under the Lobbying Disclosure Act" in rows[3]
    assert hillgraph.open(store).generation.manifest == before


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("{number: 1, text: A}", ":2:5", "give 'check', a question, or 'because'"),
        ("{number: 1, text: A, check: who-says, compare: alike}", ":2:", "'compare' is one of"),
        ("{number: 1, text: A, check: who-says, compare: equal}", ":2:5", "needs 'states' and 'value'"),
        ("{number: 1, text: A, because: x, verdict: true}", ":2:", "'verdict' is not a field"),
        ("{number: none, text: A, because: x}", ":2:", "'number' is missing or doesn't count from 1"),
        ("{number: 1, because: x}", ":2:5", "'text' is missing"),
        (
            "{number: 1, text: A, check: lineage, value: stage, states: many, compare: at least}",
            ":2:",
            "'at least' takes a number or a day, not 'many'",
        ),
        (
            "{number: 1, text: A, check: no-such, compare: exists}",
            "draft.yml: claim 1",
            "no question 'no-such'",
        ),
        (
            "{number: 1, text: A, check: agreements, where: {colour: red}, compare: exists}",
            "draft.yml: claim 1",
            "no column 'colour'",
        ),
        ("{number: 1, text: A, check: lineage, compare: exists}", "draft.yml: claim 1", "'bill' is missing"),
    ],
)
def test_a_draft_that_breaks_its_form_is_refused_with_the_place(
    tmp_path: Path, store: Path, line: str, place: str, words: str
) -> None:
    """Nobody types a verdict, and a question that can't be put is told before anything is answered."""
    draft = tmp_path / "draft.yml"
    draft.write_text(f"claims:\n  - {line}\n", "utf-8")

    done = called("claims", "--check", str(draft), store=store)

    assert (done.code, done.out) == (4, "")
    assert place in done.err
    assert words in done.err


def test_a_dossier_with_a_claim_that_cannot_be_put_leaves_the_store_as_it_was(
    dossier: Write, tmp_path: Path
) -> None:
    """The build is refused with the number of the claim, and the live generation stays."""
    small(dossier, tmp_path, f"{FIRM}, compare: exists")
    before = hillgraph.open(tmp_path / "store").generation.folder

    with pytest.raises(InvalidInput, match=r"claim 1: .*no column 'colour'"):
        small(dossier, tmp_path, f"{FIRM}, where: {{colour: red}}, compare: exists")

    assert hillgraph.open(tmp_path / "store").generation.folder == before


def test_the_command_tells_both_sources(store: Path) -> None:
    """A journalist reads the claim, the verdict, the reason and both documents, and a count at the end."""
    done = called("claims", "partner-with-korea-act", store=store)

    assert done.code == 0
    assert "4. The firm's name is Thomas Capital Partners. (at 2)" in done.out
    assert "   CONTRADICTED. The record has Thomas Capitol Partners, Inc." in done.out
    assert f"   said by {ARTICLE}" in done.out
    assert "   record document:fara.5982, to 2025-04-11" in done.out
    assert done.out.splitlines()[-1] == (
        "6 a different measure; 10 contradicted; 1 not checkable; 24 not found; 1 out of date; 22 supported"
    )


def test_a_store_without_claims_says_so(store: Path) -> None:
    """A name that no dossier has is an error, as any name is."""
    done = called("claims", "another", store=store)

    assert done.code == 3
    assert "no claims of a dossier 'another'" in done.err


def test_a_draft_and_a_dossier_are_not_checked_at_once(tmp_path: Path, store: Path) -> None:
    """One list a time, or nobody knows whose row it is."""
    assert called("claims", "partner-with-korea-act", "--check", "x.yml", store=store).code == 2
    assert called("claims", "--check", str(tmp_path / "none.yml"), store=store).code == 3


def test_the_example_of_the_docs_is_a_draft_that_can_be_checked(tmp_path: Path, store: Path) -> None:
    """Forty is out of date on the article's day; a forecast can't be checked."""
    text = (Path(__file__).resolve().parents[1] / "docs" / "claims.md").read_text("utf-8")
    draft = tmp_path / "draft.yml"
    draft.write_text(text.partition("```yaml\n")[2].partition("```")[0], "utf-8")

    done = called("claims", "--check", str(draft), store=store)

    assert done.code == 0, done.err
    assert done.out.splitlines()[-1] == "1 not checkable; 1 out of date"


def test_a_draft_answers_in_the_columns_of_the_question() -> None:
    """Whoever reads the one by program reads the other."""
    assert tuple(question("claims").columns) == COLUMNS


@pytest.mark.slow
def test_builds_of_one_dossier_have_the_same_bytes(graph: Graph, tmp_path: Path) -> None:
    """Verdicts come without a clock, so two builds differ in nothing."""
    again = hillgraph.build(tmp_path / "store")

    ours, theirs = again.generation.manifest, graph.generation.manifest
    assert _lasting(ours) == _lasting(theirs)
    assert told(again)[15]["as_of"] == date(2024, 9, 10).isoformat()


def _lasting(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return a manifest without the engine's files, which differ in each build, and without its seal."""
    ours = {
        sums: {name: each for name, each in manifest[sums].items() if not name.startswith("rdf/")}
        for sums in ("files", "crc32")
    }
    return {**manifest, **ours, "seal": ""}
