"""Official files beside dossiers: sources meet by their keys, and a broken file builds nothing."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

import hillgraph
from hillgraph.sources.retrieved import days
from tests.commands import called, ran
from tests.conftest import Write
from tests.running import SHARED
from tests.test_dossier import GOOD

FIXTURES = Path(__file__).resolve().parent / "fixtures"
BILL = FIXTURES / "billstatus" / "BILLSTATUS-119hr9001.xml"
PEOPLE = FIXTURES / "legislators"
OFFICIAL = SHARED / "official"


def test_a_bill_its_members_and_a_dossier_meet_on_one_node_a_person(dossier: Write, tmp_path: Path) -> None:
    """The bioguide id joins them; no name is compared."""
    sheet = "id,label,bioguide,document\nperson:Z000001,A Friend of the Bill,Z000001,document:record.1\n"
    folder = dossier({**GOOD, "person.csv": sheet})
    store = tmp_path / "store"

    ended = called(
        *(
            "build",
            "--dossier",
            str(folder),
            "--source",
            f"billstatus={BILL}",
            "--source",
            f"legislators={PEOPLE}",
        ),
        store=store,
    )

    graph = hillgraph.open(store)
    said = graph.sql("SELECT DISTINCT source FROM evidence WHERE node = 'person:Z000001' ORDER BY source")
    assert ended.code == 0, ended.err
    assert list(said) == [("billstatus",), ("record",)]
    assert graph.sql("SELECT count(*) FROM person WHERE bioguide = 'Z000001'").one() == (1,)


def test_what_a_build_read_is_in_its_manifest(tmp_path: Path) -> None:
    """A figure can be traced to the bytes that it came from."""
    store = tmp_path / "store"
    called("build", "--source", f"billstatus={BILL}", store=store)

    manifest = hillgraph.open(store).generation.manifest

    assert [each["name"] for each in manifest["inputs"]] == ["billstatus/BILLSTATUS-119hr9001.xml"]
    assert manifest["title"] == "Bill status in bulk"


@pytest.mark.parametrize(
    ("source", "code", "message"),
    [
        ("nonsense=x", 2, "'nonsense' is not a source that is read"),
        ("billstatus", 2, "--source takes a source and a path"),
        ("billstatus=nowhere", 3, "There is no file or folder at nowhere"),
        (f"voteview={PEOPLE}", 3, "holds no file of voteview"),
    ],
)
def test_a_source_that_cannot_be_read_is_told(tmp_path: Path, source: str, code: int, message: str) -> None:
    """What was given, and what would be understood."""
    ended = called("build", "--source", source, store=tmp_path / "store")

    assert ended.code == code
    assert message in ended.err


def test_a_broken_file_is_named_and_nothing_is_built(tmp_path: Path) -> None:
    """A build of half the record would look like the whole."""
    broken = tmp_path / "BILLSTATUS-119hr1.xml"
    broken.write_text("<billStatus><bill>", encoding="utf-8")

    ended = called("build", "--source", f"billstatus={broken}", store=tmp_path / "store")

    assert ended.code == 4
    assert ended.err.startswith("BILLSTATUS-119hr1.xml:1:")
    assert not (tmp_path / "store" / "CURRENT").exists()
    assert list((tmp_path / "store" / "generations").iterdir()) == []


def test_a_fetched_list_is_of_the_day_on_which_it_was_fetched(tmp_path: Path) -> None:
    """A committee's list without a day would say nothing of when it was so; the cache knows the day."""
    cache = tmp_path / "legislators"
    shutil.copytree(PEOPLE, cache)
    listed = [
        {
            "name": path.name,
            "bytes": path.stat().st_size,
            "retrieved_on": "2026-06-15",
            "sha256": "",
            "address": "",
        }
        for path in sorted(cache.iterdir())
    ]
    (tmp_path / "legislators.json").write_text(json.dumps(listed), encoding="utf-8")

    graph = hillgraph.build(tmp_path / "store", sources=[("legislators", cache)])

    assert graph.sql("SELECT DISTINCT observed_on FROM committee_membership").one() == (date(2026, 6, 15),)
    assert graph.sql("SELECT count(*) FROM dataset WHERE id = 'dataset:legislators.2026-06-15'").one() == (1,)


def test_a_file_changed_since_it_was_fetched_has_no_day(tmp_path: Path) -> None:
    """Then nobody knows what it is of."""
    cache = tmp_path / "legislators"
    cache.mkdir()
    (cache / "a.yaml").write_text("changed", encoding="utf-8")
    (tmp_path / "legislators.json").write_text(
        '[{"name": "a.yaml", "bytes": 3, "retrieved_on": "2026-06-15"}]', encoding="utf-8"
    )

    assert days(cache) == {}


@pytest.mark.slow
@pytest.mark.shared
def test_dossier_and_real_files_give_one_young_kim_and_fourteen_cosponsors(tmp_path: Path) -> None:
    """The dossier's bill is the record's bill, and its days agree with the record."""
    store = tmp_path / "store"
    sources = (
        f"billstatus={OFFICIAL / 'billstatus' / '119'}",
        f"legislators={OFFICIAL / 'congress-legislators'}",
        f"voteview={OFFICIAL / 'voteview'}",
    )
    words = [word for source in sources for word in ("--source", source)]

    ended = ran("build", "--dossier", "partner-with-korea-act", *words, store=store)

    graph = hillgraph.open(store)
    assert ended.code == 0, ended.err
    assert graph.find("Young Kim")[0].name == "person:K000397"
    standing = graph.sql("SELECT count(*) FROM cosponsorship WHERE to_id = 'bill:119-hr-4687' AND stands")
    days = graph.sql(
        "SELECT count(*) FROM disagreement WHERE property IN ('since', 'withdrawn_on', 'introduced_on') "
        "AND kind IN ('cosponsorship', 'sponsorship', 'bill')"
    )
    datasets = graph.sql("SELECT DISTINCT dataset FROM evidence WHERE node = 'bill:119-hr-4687' ORDER BY 1")
    assert standing.one() == (14,)
    assert days.one() == (0,)
    assert {"dataset:billstatus.119", "dataset:billstatus.partner-with-korea-act"} <= {
        name for (name,) in datasets
    }
    assert len([each for each in graph.find("velazquez") if each.name == "person:V000081"]) == 1


def test_a_build_says_what_a_whole_snapshot_would_have(tmp_path: Path) -> None:
    """A file that is short of its usual number is told at once, before anybody counts on it."""
    members = FIXTURES / "voteview"

    ended = called("build", "--source", f"voteview={members}", store=tmp_path / "store")

    assert ended.code == 0
    assert ended.err.splitlines()[-1] == (
        "Note: dataset:voteview.undated: expected 500 to 600 persons in a whole snapshot, found 3"
    )
