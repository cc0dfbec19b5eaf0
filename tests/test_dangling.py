"""What a build names without describing it, and counts that no whole snapshot of a source has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hillgraph.graph import Graph
from hillgraph.store.dangling import Dangling, dangling
from hillgraph.store.expected import Unexpected, unexpected
from hillgraph.store.generation import Generation, live
from hillgraph.store.inputs import built
from tests.commands import called

FIXTURES = Path(__file__).resolve().parent / "fixtures"
CONGRESS = FIXTURES / "congress"
SOURCES = [("billstatus", CONGRESS), ("legislators", CONGRESS)]
UNLISTED = Dangling(
    *("person:Y000099", "person", 1),
    *("committee_membership:Y000099.hslh00", "document:legislators.committee-membership"),
)
OTHER_BILL = Dangling(
    *("bill:118-s-2", "bill", 1, "bill_relation:118-hr-1.118-s-2.identical", "document:billstatus.118hr1")
)


@pytest.fixture(scope="module")
def congress(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build four bills, five members and a committee with a sixth member whom no file describes."""
    folder = tmp_path_factory.mktemp("dangling") / "store"
    built(folder, [], SOURCES)
    return folder


def generation(store: Path, *sources: tuple[str, Path]) -> Generation:
    """Return a build of some files."""
    return built(store, [], sources)


def emptied(made: Generation, table: str) -> Generation:
    """Take every row out of a table, and return the generation without its checksums."""
    import duckdb

    for file in (made.tables / table).glob("*.parquet"):
        duckdb.read_parquet(str(file)).limit(0).create("none")
        duckdb.table("none").write_parquet(str(file))
        duckdb.execute("DROP TABLE none")
    return replace(made, manifest={**made.manifest, "crc32": {}})


def test_a_bill_and_a_person_that_no_file_describes_are_listed(congress: Path) -> None:
    """S. 2 is another bill's relation, Y000099 sits on the committee's list; neither has a record here."""
    assert dangling(live(congress)) == [OTHER_BILL, UNLISTED]


def test_what_dangles_is_in_the_graph_all_the_same(congress: Path) -> None:
    """Leaving it out would hide that a source said it."""
    graph = Graph(live(congress))

    assert graph.ask(
        "ASK { ?tie a hg:CommitteeMembership ; hg:from person:Y000099 ; hg:to committee:hslh00 }"
    )
    assert graph.sql("SELECT to_id FROM bill_relation WHERE to_id = 'bill:118-s-2'").one() == (
        "bill:118-s-2",
    )


def test_names_are_counted_wherever_they_stand(tmp_path: Path) -> None:
    """Memberships alone name two committees, in five and in two ties, and six people."""
    made = generation(tmp_path / "store", ("legislators", CONGRESS / "committee-membership-current.yaml"))

    found = {each.name: each.times for each in dangling(made)}

    assert found == {
        "committee:hslh00": 5,
        "committee:hslh01": 2,
        "person:Y000001": 1,
        "person:Y000002": 1,
        "person:Y000003": 1,
        "person:Y000004": 2,
        "person:Y000005": 1,
        "person:Y000099": 1,
    }


def test_properties_are_looked_at_like_ends_each_value_of_many(tmp_path: Path) -> None:
    """Without its subjects and its committee's row the sample bill names them still."""
    made = generation(
        tmp_path / "store", ("billstatus", FIXTURES / "billstatus" / "BILLSTATUS-119hr9001.xml")
    )
    before = [each.name for each in dangling(made)]
    made = emptied(emptied(made, "subject"), "statute")

    found = [(each.name, each.node, each.times) for each in dangling(made) if each.name not in before]

    assert found == [
        ("statute:pl-119-900", "bill:119-hr-9001", 1),
        ("subject:foreign-labor", "bill:119-hr-9001", 1),
        ("subject:south-korea", "bill:119-hr-9001", 1),
    ]


def test_the_embedded_dossier_describes_all_that_it_names(store: Path) -> None:
    """Whoever follows a tie of the default graph arrives somewhere."""
    assert dangling(live(store)) == []


def test_a_part_of_a_snapshot_is_told_by_its_count(congress: Path) -> None:
    """Five legislators are no list of Congress; four bills may be, for a Congress begins with one."""
    assert unexpected(live(congress)) == [Unexpected("dataset:legislators.undated", "person", 500, 13000, 5)]


def test_a_dossiers_excerpts_are_not_measured_by_whole_snapshots(store: Path) -> None:
    """It names the source of each row and never claims to hold all of it."""
    assert unexpected(live(store)) == []


def test_validate_lists_both_after_the_violations_and_ends_well(congress: Path) -> None:
    """They are what a user should know of the files, and no fault of the build."""
    ended = called("validate", store=congress)

    assert (ended.code, ended.err) == (0, "Conforms.\n")
    assert ended.out == (
        "bill:118-s-2: named once and described by no source, "
        "as in bill_relation:118-hr-1.118-s-2.identical by document:billstatus.118hr1\n"
        "person:Y000099: named once and described by no source, "
        "as in committee_membership:Y000099.hslh00 by document:legislators.committee-membership\n"
        "dataset:legislators.undated: expected 500 to 13,000 persons in a whole snapshot, found 5\n"
    )
