"""What changed between two builds, told in words: of each thing what came, went and is now otherwise."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hillgraph
from hillgraph.errors import HillgraphError, LimitReached, NotFound, StoreUnusable
from hillgraph.export.write import exported
from hillgraph.model.kinds import model
from hillgraph.query import comparing, files
from hillgraph.query.changes import Changes, How
from hillgraph.query.differences import changes
from hillgraph.query.sides import Side, side
from hillgraph.query.worded import Worded
from hillgraph.store import rdf_files
from hillgraph.store.generation import live
from tests.built_once import copied
from tests.commands import called
from tests.conftest import write_dossier

MODEL = model()
ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = """\
documents:
  - {id: document:gazette.1, title: A story, issued: 2025-09-09, retrieved_on: 2025-09-10}
  - {id: document:record.1, title: The roll, updated_on: 2025-09-01}
"""
THINGS = """\
things:
  - {id: congress:119, label: 119th Congress, document: document:record.1}
  - {id: person:A000001, label: Ann Lee, bioguide: A000001, document: document:record.1}
  - {id: person:B000002, label: Bo Kim, bioguide: B000002, document: document:record.1}
  - id: bill:119-hr-1
    label: H.R. 1
    congress: congress:119
    bill_type: hr
    number: 1
    stage: introduced
    document: document:record.1
"""
TIES = """\
ties:
  - kind: sponsorship
    from: person:A000001
    to: bill:119-hr-1
    since: 2025-07-23
    document: document:record.1
"""
COSPONSOR = "  - {kind: cosponsorship, from: person:B000002, to: bill:119-hr-1, since: 2025-09-01, "
SMALL = {"documents.yml": DOCUMENTS, "things.yml": THINGS, "ties.yml": TIES}
JOINED = {**SMALL, "ties.yml": f"{TIES}{COSPONSOR}document: document:record.1}}\n"}


def build(folder: Path, files: Mapping[str, str]) -> Path:
    """Return a store of its own with the build of a dossier of *files*."""
    folder.mkdir()
    return copied(folder, files)


def compared(tmp_path: Path, old: Mapping[str, str], new: Mapping[str, str]) -> Changes:
    """Return what changed between two dossiers."""
    sides = [side(str(build(tmp_path / name, files))) for name, files in (("old", old), ("new", new))]
    return changes(sides[0], sides[1], MODEL)


def told(found: Changes, *, everything: bool = False) -> list[str]:
    """Return the changes in words."""
    return list(Worded(found, MODEL, everything=everything).lines())


def test_a_new_cosponsor_is_told_at_the_bill_and_at_the_person_with_day_and_document(tmp_path: Path) -> None:
    """Who follows either of the two would look there."""
    lines = told(compared(tmp_path, SMALL, JOINED))

    assert lines == [
        "2 things changed, 1 tie new.",
        "",
        "Bo Kim  person:B000002",
        "  cosponsors: 1 new: H.R. 1 since 2025-09-01  [document:record.1]",
        "",
        "H.R. 1  bill:119-hr-1",
        "  is cosponsored by: 1 new: Bo Kim since 2025-09-01  [document:record.1]",
    ]


def test_a_tie_that_left_the_record_is_told_apart_from_one_that_was_withdrawn(tmp_path: Path) -> None:
    """A withdrawal is an event of the world; a row that is gone is one of the record."""
    withdrawn = f"{TIES}{COSPONSOR}withdrawn_on: 2025-09-05, document: document:record.1}}\n"
    store = build(tmp_path / "joined", JOINED)
    left = build(tmp_path / "left", {**SMALL, "ties.yml": withdrawn})
    without = build(tmp_path / "without", SMALL)

    lines = [told(changes(side(str(store)), side(str(new)), MODEL))[-1] for new in (left, without)]

    bo, by = "Bo Kim since 2025-09-01", "[document:record.1]"
    assert lines == [
        f"  is cosponsored by: 1 no longer: {bo}, withdrew on: now 2025-09-05  {by}",
        f"  is cosponsored by: 1 gone from the record: {bo}  {by}",
    ]


def test_a_tie_whose_time_ran_out_between_two_days_is_no_longer(tmp_path: Path) -> None:
    """Nothing is written anew about it; only the day on which ties stand moved past its end."""
    ending = TIES.replace("since: 2025-07-23", "since: 2025-07-23\n    until: 2025-10-01")
    later = DOCUMENTS.replace("2025-09-10", "2025-11-11")

    found = compared(
        tmp_path, {**SMALL, "ties.yml": ending}, {**SMALL, "ties.yml": ending, "documents.yml": later}
    )

    assert told(found)[-3] == "  is sponsored by: 1 no longer: Ann Lee"
    assert found.counted()[1] == {How.ENDED: 1}


def test_a_changed_value_says_what_it_was_what_it_is_and_who_says_so(tmp_path: Path) -> None:
    """The older value is nowhere else to be found once the older build is gone."""
    found = compared(
        tmp_path, SMALL, {**SMALL, "things.yml": THINGS.replace("stage: introduced", "stage: referred")}
    )

    assert told(found) == [
        "1 thing changed.",
        "",
        "H.R. 1  bill:119-hr-1",
        "  stage: was introduced, is now referred, says The roll (document:record.1)",
    ]


def test_a_tie_on_another_day_says_both_days(tmp_path: Path) -> None:
    """A corrected day is no new signature."""
    moved = {**JOINED, "ties.yml": JOINED["ties.yml"].replace("2025-09-01", "2025-09-02")}

    found = compared(tmp_path, JOINED, moved)

    line = (
        "is cosponsored by: 1 changed: Bo Kim, since: was 2025-09-01, is now 2025-09-02  [document:record.1]"
    )
    assert told(found)[-1] == f"  {line}"


def test_the_document_named_is_the_one_that_gives_the_value(tmp_path: Path) -> None:
    """Of two that describe a bill, one alone may have changed its mind."""
    other = "  - {id: bill:119-hr-1, introduced_on: 2025-01-03, document: document:gazette.1}\n"

    lines = told(
        compared(
            tmp_path,
            {**SMALL, "things.yml": THINGS + other},
            {**SMALL, "things.yml": THINGS + other.replace("01-03", "01-04")},
        )
    )

    expected = "introduced on: was 2025-01-03, is now 2025-01-04, says A story (document:gazette.1)"
    assert lines[3] == f"  {expected}"


def test_a_renamed_thing_is_the_same_thing_under_its_new_name(tmp_path: Path) -> None:
    """Its key stayed, so it neither vanished nor came."""
    found = compared(tmp_path, SMALL, {**SMALL, "things.yml": THINGS.replace("Bo Kim", "Bo Kim-Roe")})

    assert told(found)[2:] == [
        "Bo Kim-Roe  person:B000002",
        "  name: was Bo Kim, is now Bo Kim-Roe, says The roll (document:record.1)",
    ]


def test_a_filing_that_names_a_bill_is_told_at_the_client_too(tmp_path: Path) -> None:
    """The tie runs from the filing, and who follows an organization wants to know what it lobbied on."""
    client = """\
  - {id: organization:client, label: Client, document: document:gazette.1}
  - id: filing:lda.1
    label: Report 1
    register: LDA
    client: organization:client
    document: document:gazette.1
"""
    named = (
        "  - {kind: lobbying_activity, from: filing:lda.1, to: bill:119-hr-1, client: organization:client, "
    )
    old = {**SMALL, "things.yml": THINGS + client}

    lines = told(
        compared(tmp_path, old, {**old, "ties.yml": f"{TIES}{named}document: document:gazette.1}}\n"})
    )

    place = lines.index("Client  organization:client")
    assert lines[place + 1] == "  lobbying activities: 1 new: H.R. 1  [document:gazette.1]"
    assert "  is named by: 1 new: Report 1  [document:gazette.1]" in lines


def test_new_and_vanished_things_are_listed_by_kind(tmp_path: Path) -> None:
    """Their values are all news or all history; --all and JSON have them."""
    renumbered = THINGS.replace("B000002", "B000003")

    found = compared(tmp_path, SMALL, {**SMALL, "things.yml": renumbered})

    assert told(found) == [
        "1 thing new, 1 thing gone from the record.",
        "New, persons: 1: Bo Kim (person:B000003)",
        "Gone from the record, persons: 1: Bo Kim (person:B000002)",
    ]
    assert "  bioguide id: now B000003, says The roll (document:record.1)" in told(found, everything=True)


def test_what_differs_only_in_provenance_is_counted_and_is_no_change(tmp_path: Path) -> None:
    """A document fetched again on another day would otherwise drown the news in every scheduled build."""
    later = {
        **SMALL,
        "documents.yml": DOCUMENTS.replace("2025-09-10", "2025-09-11"),
        "ties.yml": TIES.replace("since:", "locator: row 3\n    since:"),
    }

    found = compared(tmp_path, SMALL, later)

    assert not found
    assert told(found)[0] == "Nothing changed."
    assert told(found)[-1].startswith("Besides, 3 nodes differ only in who says so, where, or when")
    assert {"document:gazette.1", "sponsorship:A000001.119-hr-1"} < {*found.provenance}
    assert told(found, everything=True)[-1] == "  sponsorship:A000001.119-hr-1"


def test_a_store_differs_neither_from_itself_nor_from_a_build_of_the_same(tmp_path: Path) -> None:
    """Else every scheduled build would be news."""
    store, again = build(tmp_path / "one", SMALL), tmp_path / "again"
    hillgraph.build(again, dossiers=[write_dossier(SMALL, tmp_path / "small")])

    for other in (store, again):
        ended = called("diff", str(store), str(other), "--exit-code")
        assert (ended.code, ended.out, ended.err) == (0, "Nothing changed.\n", "")


@pytest.mark.parametrize(
    "form", ["ttl", *(pytest.param(form, marks=pytest.mark.slow) for form in ("trig", "nt", "nq"))]
)
def test_a_store_does_not_differ_from_its_export_packed_or_not(
    tmp_path: Path, store: Path, form: str
) -> None:
    """What was handed on can be held against what there is now, whatever way each form writes a value."""
    generation, plain, packed = live(store), tmp_path / f"graph.{form}", tmp_path / f"graph.{form}.gz"
    exported(generation, MODEL, plain)
    packed.write_bytes(gzip.compress(plain.read_bytes()))

    found = [changes(side(str(path)), side(str(store)), MODEL) for path in (plain, packed)]

    assert [(each.things, each.provenance) for each in found] == [((), ())] * 2


@pytest.mark.slow
def test_a_cosponsor_more_on_the_embedded_bill_is_found_among_all_that_stayed(
    tmp_path: Path, store: Path
) -> None:
    """The real thing: a scheduled build after somebody signed; exit code 7 lets a job act on it."""
    name, own = "partner-with-korea-act", shutil.copytree(store, tmp_path / "store")
    shutil.copytree(ROOT / "data" / "dossiers" / name, tmp_path / name)
    with (tmp_path / name / "cosponsorship.csv").open("a", encoding="utf-8") as rows:
        rows.write("person:A000148,bill:119-hr-4687,2026-06-20,false,,,document:billstatus.119hr4687\n")
    hillgraph.build(own, dossiers=[tmp_path / name])

    ended = called("diff", f"{own}@000001", str(own), "--exit-code")

    line = "is cosponsored by: 1 new: Jake Auchincloss since 2026-06-20  [document:billstatus.119hr4687]"
    assert ended.code == 7
    assert f"H.R. 4687 (119th)  bill:119-hr-4687\n  {line}\n" in ended.out


def test_many_ties_are_counted_and_the_first_few_named_unless_all_are_asked_for(tmp_path: Path) -> None:
    """Two hundred names in a line are read by nobody."""
    people = "".join(
        f"  - {{id: person:C00000{i}, label: C {i}, bioguide: C00000{i}, document: document:record.1}}\n"
        for i in range(8)
    )
    ties = "".join(
        COSPONSOR.replace("B000002", f"C00000{i}") + "document: document:record.1}\n" for i in range(8)
    )
    things = {**SMALL, "things.yml": THINGS + people}

    found = compared(tmp_path, things, {**things, "ties.yml": TIES + ties})

    assert told(found)[-1].startswith("  is cosponsored by: 8 new: C 0 since 2025-09-01; C 1 since")
    assert told(found)[-1].endswith("C 4 since 2025-09-01; and 3 more  [document:record.1]")
    assert "C 7 since" in told(found, everything=True)[-1]


def test_json_has_each_thing_with_values_ties_and_their_documents(tmp_path: Path) -> None:
    """Programs read this; docs/changes.md says what stands where."""
    old, new = build(tmp_path / "old", SMALL), build(tmp_path / "new", JOINED)

    ended = called("diff", str(old), str(new), "--format", "json")
    found = json.loads(ended.out)

    assert (found["form"], found["changed"], found["counts"]["ties"]["new"]) == (1, True, 1)
    assert [each["id"] for each in found["things"]] == ["person:B000002", "bill:119-hr-1"]
    assert found["things"][1]["ties"]["added"] == [
        {
            "id": "cosponsorship:B000002.119-hr-1",
            "kind": "cosponsorship",
            "words": "is cosponsored by",
            "outward": False,
            "other": "person:B000002",
            "other_label": "Bo Kim",
            "change": "new",
            "since": "2025-09-01",
            "until": None,
            "values": {"added": [], "removed": [], "changed": []},
            "documents": ["document:record.1"],
        }
    ]
    assert found["old"]["as_of"] == "2025-09-10"


@pytest.mark.parametrize("form", ["lines", "json"])
def test_words_made_to_move_a_cursor_or_turn_letters_are_spelt_out(tmp_path: Path, form: str) -> None:
    """A label is somebody else's text; a terminal would obey it."""
    hostile = '"Bo \\e[31m\\u202Etxt [bold]<b>\\r"'
    old = build(tmp_path / "old", SMALL)
    new = build(tmp_path / "new", {**SMALL, "things.yml": THINGS.replace("Bo Kim", hostile)})

    ended = called("diff", str(old), str(new), "--format", form)

    assert ended.code == 0
    assert not {"\x1b", "\u202e", "\r"} & {*ended.out}
    assert "Bo \\u001b[31m\\u202etxt [bold]<b>" in ended.out


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        ("absent.ttl", None, 1, "There is no "),
        ("graph.csv", b"a,b\n", 2, "doesn't tell a form that is compared"),
        ("graph.ttl", b"<a> <b>", 4, "graph.ttl:1:"),
        ("graph.nt", b"\xff\xfe", 4, "graph.nt:1:1: isn't N-Triples: Invalid UTF-8"),
        ("graph.nq.gz", b"no gzip", 4, "can't be read"),
        ("graph.ttl.gz", gzip.compress(b"x" * 99, mtime=0)[:20], 4, "can't be read"),
        ("graph.trig", b"<http://a/b> <http://a/c> [] .", 4, "has no name"),
    ],
)
def test_what_cannot_be_compared_ends_with_one_message_and_its_code(
    tmp_path: Path, store: Path, name: str, text: bytes | None, code: int, said: str
) -> None:
    """What, where, and no traceback; on either side."""
    if text is not None:
        (tmp_path / name).write_bytes(text)

    for sides in ((str(tmp_path / name), str(store)), (str(store), str(tmp_path / name))):
        ended = called("diff", *sides)

        assert (ended.code, ended.out) == (code, "")
        assert said in ended.err
        assert "Traceback" not in ended.err


def test_a_folder_that_is_no_store_and_a_generation_that_is_not_kept_are_told(
    tmp_path: Path, store: Path
) -> None:
    """Each with what there is instead."""
    with pytest.raises(StoreUnusable, match="neither a store nor a generation"):
        side(str(tmp_path))
    with pytest.raises(NotFound, match="It has: 000001"):
        side(f"{store}@000007")
    with pytest.raises(HillgraphError, match="Wanted is a store's folder"):
        side("nowhere@000001")
    assert side(str(store / "generations" / "000001")).digest == side(f"{store}@000001").digest


def test_more_than_is_held_ends_with_a_limit(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory is bounded on both ways: of what is parsed, and of what changed."""
    turtle = tmp_path / "graph.ttl"
    exported(live(store), MODEL, turtle)
    monkeypatch.setattr(comparing, "MOST", 3)
    with pytest.raises(LimitReached, match="More than 3 things and ties changed"):
        changes(side(str(build(tmp_path / "small", SMALL))), side(str(store)), MODEL)
    monkeypatch.setattr(files, "STATEMENTS", 100)
    with pytest.raises(LimitReached, match="more than 100 statements"):
        side(str(turtle))
    monkeypatch.setattr(rdf_files, "BYTES", 1000)
    with pytest.raises(LimitReached, match="more than 1,000 bytes"):
        side(str(turtle))


def test_lines_out_of_order_are_sorted_and_the_same_file_twice_says_nothing(tmp_path: Path) -> None:
    """Other programs write N-Quads in any order."""
    lines = ['<http://a/b> <http://a/d> "2" .\n', '<http://a/b> <http://a/c> "1"@EN .\n']
    for name, text in (("one.nq", "".join(lines)), ("two.nt", "".join(reversed(lines)))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    one, two = (side(str(tmp_path / name)) for name in ("one.nq", "two.nt"))

    assert not changes(one, two, MODEL)
    assert not changes(one, one, MODEL)


HOME = "https://w3id.org/hillgraph/"
PEOPLE, BILLS = ("person/a", "person/b"), ("bill/1-hr-1", "bill/1-hr-2")


@st.composite
def graphs(draw: st.DrawFn) -> list[bytes]:
    """Draw the sorted lines of a small graph: people, bills, who signed which, and plain edges."""
    found = set()
    for node in draw(st.sets(st.sampled_from(PEOPLE + BILLS))):
        label = draw(st.sampled_from(["x", "y", 'q"', "\n"])).replace('"', '\\"').replace("\n", "\\n")
        found.add(f'<{HOME}id/{node}> <http://www.w3.org/2000/01/rdf-schema#label> "{label}" .\n')
    for person, bill in draw(st.sets(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(BILLS)))):
        tie = f"<{HOME}id/cosponsorship/{person[7:]}.{bill[5:]}>"
        day = draw(st.sampled_from(["2025-01-01", "2025-01-02"]))
        found |= {
            f"{tie} <{HOME}vocab#{end}> <{HOME}id/{to}> .\n" for end, to in (("from", person), ("to", bill))
        }
        found.add(f'{tie} <{HOME}vocab#since> "{day}" .\n')
        if draw(st.booleans()):
            found.add(f"<{HOME}id/{person}> <{HOME}vocab#cosponsors> <{HOME}id/{bill}> .\n")
    return [line.encode() for line in sorted(found)]


MIRROR = {
    How.NEW: How.GONE,
    How.GONE: How.NEW,
    How.BEGUN: How.ENDED,
    How.ENDED: How.BEGUN,
    How.CHANGED: How.CHANGED,
}


@pytest.mark.slow
@given(graphs(), graphs())
def test_the_way_back_is_the_mirror_of_the_way_there(old: list[bytes], new: list[bytes]) -> None:
    """What came one way went the other; a comparison that sees only one of them loses news."""
    one, two = Side("old", lambda: iter(old)), Side("new", lambda: iter(new))

    there, back = changes(one, two, MODEL), changes(two, one, MODEL)

    assert values_of(there) == {(name, now, was) for name, was, now in values_of(back)}
    assert fates_of(there) == {(here, tie, to, MIRROR[how]) for here, tie, to, how in fates_of(back)}
    assert bool(there) == (old != new)


def values_of(found: Changes) -> set[tuple[str, object, object]]:
    """Return each thing with the values that only one side has."""
    return {(each.name, value.was, value.now) for each in found.things for value in each.values}


def fates_of(found: Changes) -> set[tuple[str, str, str, How]]:
    """Return what became of each thing, and of each tie as seen from its ends."""
    things = {(each.name, "", "", each.how) for each in found.things}
    return things | {(each.name, tie.name, tie.target, tie.how) for each in found.things for tie in each.ties}
