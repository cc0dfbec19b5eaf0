"""Feeds: what changed of one thing from build to build, for people who follow it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from hillgraph.errors import LimitReached
from hillgraph.export import following
from hillgraph.export.following import Followed, followed
from hillgraph.model.kinds import model
from hillgraph.store.inputs import built
from tests.built_once import copied
from tests.commands import called
from tests.conftest import write_dossier
from tests.test_diff import JOINED, SMALL, THINGS

MODEL = model()
ATOM = {"a": "http://www.w3.org/2005/Atom", "x": "http://www.w3.org/1999/xhtml"}
BILL = "bill:119-hr-1"
LEFT = {**SMALL, "things.yml": THINGS.replace("stage: introduced", "stage: referred")}
NEW = "is cosponsored by: 1 new: Bo Kim since 2025-09-01"
GONE = "is cosponsored by: 1 gone from the record: Bo Kim since 2025-09-01"
BY = "  [document:record.1]"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small dossier, once for all tests here."""
    return build(tmp_path_factory.mktemp("once"), SMALL)


def build(tmp_path: Path, *builds: Mapping[str, str], keep: int = 2) -> Path:
    """Build dossiers one after another into one store, which may be there already."""
    if not (tmp_path / "store").exists():
        return copied(tmp_path, *builds, keep=keep)
    for files in builds:
        folder = write_dossier(files, tmp_path / "small")
        built(tmp_path / "store", [str(folder)], keep=keep)
    return tmp_path / "store"


def follow(store: Path, target: Path, thing: str = BILL, **options: object) -> Followed:
    """Write the feed of a thing."""
    return followed(store, thing, str(target), MODEL, **options)  # type: ignore[arg-type]


def lines(path: Path) -> list[list[str]]:
    """Return the lines of each entry of a feed."""
    if path.suffix == ".json":
        return [each["content_text"].split("\n") for each in json.loads(path.read_bytes())["items"]]
    entries = etree.parse(path).findall(".//a:entry", ATOM)
    return [[str(line.text) for line in each.findall(".//x:li", ATOM)] for each in entries]


@pytest.mark.parametrize("name", ["feed.xml", "feed.atom", "feed.json"])
def test_each_kept_build_in_which_the_bill_changed_is_an_entry_oldest_first(
    tmp_path: Path, name: str
) -> None:
    """A build of the same again is none; the words are those of diff."""
    store = build(tmp_path, SMALL, JOINED, JOINED, LEFT, keep=9)

    made = follow(store, tmp_path / name)

    assert lines(tmp_path / name) == [
        [f"{NEW}{BY}"],
        ["stage: was introduced, is now referred, says The roll (document:record.1)", f"{GONE}{BY}"],
    ]
    assert (made.added, made.gap) == (2, False)


@pytest.mark.parametrize("name", ["feed.xml", "feed.json"])
def test_a_feed_written_after_each_build_keeps_what_the_store_forgot(tmp_path: Path, name: str) -> None:
    """A store keeps two generations; who follows a bill reads from the beginning."""
    target = tmp_path / name
    for number, files in enumerate((SMALL, JOINED, LEFT)):
        store = build(tmp_path, files)
        made = follow(store, target)
        assert (len(made.feed.entries), made.gap) == (number, False)
    first = target.read_bytes()

    again = follow(store, target)

    assert [len(each) for each in lines(target)] == [1, 2]
    assert (again.added, target.read_bytes()) == (0, first)


def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    """No clock is in it: the day is that of the build."""
    store = build(tmp_path, SMALL, JOINED)
    for name in ("one.xml", "two.xml", "one.json", "two.json"):
        follow(store, tmp_path / name)

    assert (tmp_path / "one.xml").read_bytes() == (tmp_path / "two.xml").read_bytes()
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert b"2025-09-10T00:00:00Z" in (tmp_path / "one.xml").read_bytes()


def test_atom_has_what_rfc_4287_requires_and_json_what_version_1_1_does(tmp_path: Path) -> None:
    """Readers refuse a feed that lacks one of these."""
    store = build(tmp_path, SMALL, JOINED)
    follow(store, tmp_path / "feed.xml")
    follow(store, tmp_path / "feed.json")

    atom, feed = (
        etree.parse(tmp_path / "feed.xml").getroot(),
        json.loads((tmp_path / "feed.json").read_bytes()),
    )

    names = [str(each.tag).partition("}")[2] for each in atom]
    assert names == "id title subtitle updated author generator generation entry".split()
    assert [str(each.tag).partition("}")[2] for each in atom[-1]] == "id title updated content".split()
    assert atom.findtext("a:id", None, ATOM) == f"{MODEL.base}id/bill/119-hr-1"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"][0]["id"] == atom.findtext("a:entry/a:id", None, ATOM)
    assert feed["items"][0]["title"] == f"H.R. 1: {NEW}"


def test_builds_missing_between_two_feeds_are_told(tmp_path: Path) -> None:
    """Silence would pass for nothing having happened."""
    target = tmp_path / "feed.xml"
    follow(build(tmp_path, SMALL), target)
    store = build(tmp_path, JOINED, LEFT, JOINED)

    ended = called("feed", BILL, "-o", str(target), store=store)

    assert ended.code == 0
    assert "some are missing, and what changed in them is not told" in ended.err
    assert "Wrote 1 entry, 1 of them new, on H.R. 1" in ended.err


def test_older_builds_can_be_named_and_a_kept_one_begun_at(tmp_path: Path) -> None:
    """A generation that was put aside is as good as one that is kept."""
    store = build(tmp_path, SMALL)
    shutil.copytree(store / "generations" / "000001", tmp_path / "aside")
    build(tmp_path, JOINED, LEFT)

    more = follow(store, tmp_path / "more.xml", since=[str(tmp_path / "aside")])
    less = follow(store, tmp_path / "less.xml", since=["000003"])

    assert (len(more.feed.entries), len(less.feed.entries)) == (2, 0)


def test_a_thing_that_vanished_is_followed_to_its_end(tmp_path: Path) -> None:
    """Its last entry says that it is gone; an error would say nothing."""
    without = THINGS.replace("  - {id: person:B000002", "  - {id: person:C000003").replace(
        "B000002", "C000003"
    )
    store = build(tmp_path, SMALL, {**SMALL, "things.yml": without})

    follow(store, tmp_path / "feed.xml", "person:B000002")

    assert lines(tmp_path / "feed.xml")[0][0] == "Gone from the record"


@pytest.mark.parametrize("name", ["feed.xml", "feed.json"])
def test_hostile_words_stand_in_a_feed_as_they_are_written(tmp_path: Path, name: str) -> None:
    """Markup is text, and what turns letters or rings a bell is spelt out, so that XML can hold it."""
    hostile = '"Bo <script>&amp;]]>\\e[31m\\a\\u202Etxt\\uFFFE"'
    store = build(tmp_path, SMALL, {**SMALL, "things.yml": THINGS.replace("Bo Kim", hostile)})

    follow(store, tmp_path / name, "person:B000002")

    assert lines(tmp_path / name)[0][0].startswith(
        "name: was Bo Kim, is now Bo <script>&amp;]]>\\u001b[31m\\u0007\\u202etxt�, says"
    )
    assert b"<script>" not in (tmp_path / name).read_bytes() or name.endswith("json")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("feed.xml", "<html/>", "begins with <html>"),
        ("feed.xml", "<!DOCTYPE a []><a/>", "has a DOCTYPE"),
        ("feed.xml", '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title></feed>', "its generator is"),
        ("feed.xml", "no XML", "is not XML"),
        ("feed.json", "{}", "is no JSON Feed that hillgraph wrote"),
        ("feed.json", "no JSON", "is no JSON Feed that hillgraph wrote"),
        ("feed.json", "[" * 100_000, "is no JSON Feed that hillgraph wrote"),
    ],
)
def test_a_file_that_is_no_feed_of_ours_is_refused_and_left_alone(
    tmp_path: Path, store: Path, name: str, text: str, said: str
) -> None:
    """Somebody else's work is not written over."""
    target = tmp_path / name
    target.write_text(text, encoding="utf-8")

    ended = called("feed", "bill:119-hr-4687", "-o", str(target), store=store)

    assert (ended.code, ended.out, ended.err.count("\n")) == (4, "", 1)
    assert said in ended.err
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert target.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["feed.xml", "feed.json"])
def test_the_feed_of_another_thing_is_refused(tmp_path: Path, name: str) -> None:
    """Two things in one feed would follow neither."""
    store = build(tmp_path, SMALL, JOINED)
    follow(store, tmp_path / name)

    ended = called("feed", "Ann Lee", "-o", str(tmp_path / name), store=store)

    assert ended.code == 4
    assert f"is the feed of another thing, {MODEL.base}id/bill/119-hr-1" in ended.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((BILL, "-o", "feed.txt"), 2, "doesn't tell the form"),
        (("Nobody at all", "-o", "feed.xml"), 3, "Nothing is called"),
        (("bill:119-hr-9", "-o", "feed.xml"), 3, "is not in this store"),
        ((BILL, "-o", "feed.xml", "--since", "nowhere"), 1, "There is no nowhere"),
        ((BILL, "-o", "feed.xml", "--since", "graph.nq"), 2, "is a file; wanted is a generation"),
        ((BILL, "-o", "absent/feed.xml"), 1, "can't be written"),
        ((BILL, "-o", "feed.xml", "--store", "absent"), 6, "There is no store at absent"),
    ],
)
def test_what_cannot_be_followed_ends_with_its_code_and_writes_nothing(
    once: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    """Whole or not at all, and one message."""
    (tmp_path / "graph.nq").touch()

    ended = called("feed", *words, store=once, folder=tmp_path)

    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert [each.name for each in tmp_path.iterdir()] == ["graph.nq"]


def test_an_empty_file_is_begun(tmp_path: Path) -> None:
    """Somebody made it for us to fill; nothing can be lost."""
    (tmp_path / "feed.xml").touch()

    made = follow(build(tmp_path, SMALL, JOINED), tmp_path / "feed.xml")

    assert made.added == 1


def test_standard_output_takes_a_feed_and_a_feed_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dash means what it means everywhere; a file of gigabytes is no feed."""
    store = build(tmp_path, SMALL, JOINED)

    ended = called("feed", BILL, "-o", "-", "--format", "json", store=store)
    follow(store, tmp_path / "feed.json")
    monkeypatch.setattr(following, "MOST", 10)

    assert ended.out == (tmp_path / "feed.json").read_text(encoding="utf-8")
    with pytest.raises(LimitReached, match="more than 10 bytes"):
        follow(store, tmp_path / "feed.json")
