"""Archives that are there already: the sitemap says what changed, and only that is fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from hillgraph.errors import HillgraphError, InvalidInput
from hillgraph.fetch.archive import MOST_SINGLES
from hillgraph.fetch.errand import fetched
from hillgraph.fetch.shelf import Shelf
from hillgraph.fetch.wanted import Choice
from hillgraph.sources.catalogue import Supply
from tests.standin import Fault, File, StandIn, standing_in
from tests.test_fetch import QUICK, files

HOME = "/bulkdata/BILLSTATUS/119/hr"
ARCHIVE = f"{HOME}/BILLSTATUS-119-hr.zip"
SITEMAP = "/sitemap/119hr/sitemap.xml"
CHOICE = Choice(congresses=(119,), types=("hr",))
HERE = "billstatus/BILLSTATUS-119-hr.zip"
BEFORE, NOON, AFTER = "2025-03-05T11:59:59.999Z", "2025-03-05T12:00:00Z", "2025-03-05T08:00:00.250-05:00"
URLSET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
INCOMPLETE = "an entry has no <loc>, or no <lastmod> that is a day"
LATER = "Thu, 06 Mar 2025 12:00:00 GMT"


def packed(*names: str) -> bytes:
    """Return a zip with a line in each member."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, name)
    return stream.getvalue()


def sitemap(host: StandIn, changed: dict[str, str]) -> File:
    """Return a sitemap of files, by their paths, with when each changed."""
    entries = "".join(
        f"<url><loc>{host.address(path)}</loc><lastmod>{day}</lastmod><priority>1</priority></url>\n"
        for path, day in changed.items()
    )
    text = f"{URLSET}\n{entries}</urlset>"
    return File(text.encode(), f'"{hash(text)}"', kind="application/xml")


@pytest.fixture
def host() -> Iterator[StandIn]:
    """Return a host with an archive of bills that was made at noon."""
    with standing_in() as stand_in:
        stand_in.files[ARCHIVE] = File(packed("BILLSTATUS-119hr1.xml"))
        for number in (1, 2):
            stand_in.files[f"{HOME}/BILLSTATUS-119hr{number}.xml"] = File(b"<billStatus/>")
        yield stand_in


def bring(host: StandIn, cache: Path, *, anew: bool = False, mapped: bool = True) -> list[str]:
    """Fetch the bills, and return what became of each file."""
    of = Supply(
        source="billstatus",
        address=host.address("/bulkdata/BILLSTATUS/{congress}/{type}/BILLSTATUS-{congress}-{type}.zip"),
        hosts=(host.place,),
        most_bytes=1_000_000,
        types=("hr", "s"),
        sitemap=host.address("/sitemap/{congress}{type}/sitemap.xml") if mapped else None,
    )
    host.asked.clear()
    outcomes = fetched(of, CHOICE, cache, anew=anew, patience=QUICK, loopback=True)
    return [f"{outcome.how} {outcome.name.removeprefix('billstatus/')}" for outcome in outcomes]


def test_the_first_time_the_archive_comes_and_no_sitemap_is_asked(host: StandIn, tmp_path: Path) -> None:
    """One request in place of ten thousand."""
    done = bring(host, tmp_path)

    assert done == ["fetched BILLSTATUS-119-hr.zip"]
    assert host.paths() == [ARCHIVE]


def test_what_did_not_change_since_the_archive_is_not_asked_for(host: StandIn, tmp_path: Path) -> None:
    """The sitemap is the one request, and is itself asked for on condition."""
    bring(host, tmp_path)
    host.files[SITEMAP] = sitemap(host, {f"{HOME}/BILLSTATUS-119hr1.xml": BEFORE})

    first, asked = bring(host, tmp_path), host.paths()
    second = bring(host, tmp_path)

    assert first == second == ["not changed BILLSTATUS-119-hr.zip"]
    assert asked == host.paths() == [SITEMAP]
    assert "If-None-Match" in host.asked[0].headers


def test_what_changed_after_the_archive_comes_as_a_file_of_its_own(host: StandIn, tmp_path: Path) -> None:
    """Once: the next run knows that it has it, until it changes again."""
    bring(host, tmp_path)
    changed, same = f"{HOME}/BILLSTATUS-119hr2.xml", f"{HOME}/BILLSTATUS-119hr1.xml"
    host.files[SITEMAP] = sitemap(host, {changed: AFTER, same: NOON})

    first, asked = bring(host, tmp_path), host.paths()
    second, asked_again = bring(host, tmp_path), host.paths()
    host.files[SITEMAP] = sitemap(host, {changed: "2025-03-07", same: NOON})
    third = bring(host, tmp_path)
    fourth = bring(host, tmp_path)

    assert first == ["held BILLSTATUS-119-hr.zip", "fetched BILLSTATUS-119-hr/BILLSTATUS-119hr2.xml"]
    assert (asked, asked_again, host.paths()) == ([SITEMAP, changed], [SITEMAP], [SITEMAP])
    assert second == ["held BILLSTATUS-119-hr.zip"]
    assert third == ["held BILLSTATUS-119-hr.zip", "not changed BILLSTATUS-119-hr/BILLSTATUS-119hr2.xml"]
    assert fourth == ["held BILLSTATUS-119-hr.zip"]
    assert files(tmp_path).keys() == {
        "billstatus.json",
        "billstatus.sitemaps.json",
        "billstatus.sitemaps/BILLSTATUS-119-hr.xml",
        "billstatus/BILLSTATUS-119-hr.zip",
        "billstatus/BILLSTATUS-119-hr/BILLSTATUS-119hr2.xml",
    }


def test_when_much_changed_the_archive_comes_again_and_takes_the_single_files_away(
    host: StandIn, tmp_path: Path
) -> None:
    """Hundreds of requests are a burden; and an older single file would hide a newer one in the archive."""
    bring(host, tmp_path)
    host.files[SITEMAP] = sitemap(host, {f"{HOME}/BILLSTATUS-119hr2.xml": AFTER})
    bring(host, tmp_path)
    many = {f"{HOME}/BILLSTATUS-119hr{number}.xml": AFTER for number in range(MOST_SINGLES + 1)}
    host.files[SITEMAP] = sitemap(host, many)
    new = packed("BILLSTATUS-119hr1.xml", "BILLSTATUS-119hr2.xml")
    host.files[ARCHIVE] = File(new, '"two"', LATER)

    done = bring(host, tmp_path)

    assert done == ["fetched BILLSTATUS-119-hr.zip", "removed BILLSTATUS-119-hr/BILLSTATUS-119hr2.xml"]
    assert host.paths() == [SITEMAP, ARCHIVE]
    assert files(tmp_path)[HERE] == new
    assert [each.name for each in Shelf(tmp_path, "billstatus").held()] == ["BILLSTATUS-119-hr.zip"]


def test_refresh_brings_the_archive_and_asks_for_no_sitemap(host: StandIn, tmp_path: Path) -> None:
    """Everything anew; a single file that is newer than the archive is kept."""
    bring(host, tmp_path)
    host.files[SITEMAP] = sitemap(host, {f"{HOME}/BILLSTATUS-119hr2.xml": AFTER})
    bring(host, tmp_path)

    done = bring(host, tmp_path, anew=True)

    assert (done, host.paths()) == (["fetched BILLSTATUS-119-hr.zip"], [ARCHIVE])
    assert len(Shelf(tmp_path, "billstatus").held()) == 2


@pytest.mark.parametrize("mapped", [True, False])
def test_without_a_sitemap_the_archive_is_asked_for_on_condition(
    host: StandIn, tmp_path: Path, *, mapped: bool
) -> None:
    """A sitemap that isn't there, or not yet, costs an answer and no failure."""
    bring(host, tmp_path)

    done = bring(host, tmp_path, mapped=mapped)

    assert done == ["not changed BILLSTATUS-119-hr.zip"]
    assert host.paths() == [SITEMAP, ARCHIVE] if mapped else [ARCHIVE]
    assert host.asked[-1].headers["If-None-Match"] == '"one"'


@pytest.mark.parametrize(
    "path",
    [
        "/bulkdata/BILLSTATUS/118/hr/BILLSTATUS-118hr1.xml",
        f"{HOME}/../../../etc/passwd.xml",
        f"{HOME}/sub/BILLSTATUS-119hr1.xml",
        f"{HOME}/.xml",
        f"{HOME}/BILLSTATUS-119hr1.xml?x=.xml",
        f"{HOME}/resources.html",
        ARCHIVE,
    ],
)
def test_what_a_sitemap_lists_from_elsewhere_is_not_of_the_set(
    host: StandIn, tmp_path: Path, path: str
) -> None:
    """A file can't be put outside of its folder by what a host writes."""
    bring(host, tmp_path)
    host.files[SITEMAP] = sitemap(host, {path: AFTER})

    done = bring(host, tmp_path)

    assert (done, host.paths()) == (["not changed BILLSTATUS-119-hr.zip"], [SITEMAP])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<urlset>", ":1:"),
        ("<urlset/>", "begins with <urlset> where <{http://www.sitemaps.org/schemas/sitemap/0.9}urlset>"),
        ('<!DOCTYPE urlset [<!ENTITY a "b">]><urlset/>', "has a DOCTYPE, which is not allowed"),
        (f"{URLSET}\n<url><loc>https://x</loc></url></urlset>", f":2: {INCOMPLETE}"),
        (f"{URLSET}<url><lastmod>2025-03-05</lastmod></url></urlset>", f":1: {INCOMPLETE}"),
        (
            f"{URLSET}<url><loc>https://x</loc><lastmod>9999-12-31</lastmod></url></urlset>",
            f":1: {INCOMPLETE}",
        ),
    ],
    ids=["broken", "no sitemap", "DOCTYPE", "no day", "no address", "no day to come"],
)
def test_a_sitemap_that_is_none_is_refused_with_its_place(
    host: StandIn, tmp_path: Path, text: str, message: str
) -> None:
    """To read it as empty would mean that nothing changed."""
    bring(host, tmp_path)
    host.files[SITEMAP] = File(text.encode(), kind="application/xml")

    with pytest.raises(InvalidInput) as caught:
        bring(host, tmp_path)

    assert caught.value.exit_code == 4
    assert str(caught.value).startswith(host.address(SITEMAP))
    assert message in str(caught.value)


@pytest.mark.parametrize("body", [b"PK\x03\x04 and no end", b"too many requests", b""])
def test_an_archive_that_is_none_is_refused(host: StandIn, tmp_path: Path, body: bytes) -> None:
    """A zip is whole when its list of members is there, which is at its end."""
    host.fails(ARCHIVE, Fault(body=body))

    with pytest.raises(HillgraphError) as caught:
        bring(host, tmp_path)

    assert caught.value.exit_code == 4
    assert str(caught.value).endswith(": is not a zip archive, or not a whole one; nothing was kept")
    assert files(tmp_path) == {}
