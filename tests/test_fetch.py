"""Fetching: each file comes whole or not at all, from its own host, and only when it is newer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from hillgraph.errors import HillgraphError, InvalidInput, LimitReached
from hillgraph.fetch.errand import LOCK, fetched, looked_up
from hillgraph.fetch.listening import Listener, Outcome
from hillgraph.fetch.patience import Patience
from hillgraph.fetch.wanted import Choice
from hillgraph.sources.catalogue import Supply
from tests.standin import NOON, Fault, File, StandIn, standing_in

PATH = "/static/HS119_members.csv"
BODY = bytes(range(256)) * 400
QUICK = Patience(tries=3, first_wait=0.01, longest_wait=2, silence=0.3, whole=20)
CHOICE = Choice(congresses=(119,))
HERE = "voteview/HS119_members.csv"


class Heard(Listener):
    """Writes down what it hears; *stop* ends the fetch, as Control-C does, once so many bytes came."""

    def __init__(self, stop: int | None = None) -> None:
        self.stop = stop
        self.waited: list[tuple[str, float]] = []
        self.told: list[Outcome] = []

    def came(self, name: str, bytes_held: int, total: int | None) -> None:
        """Stop where it was told."""
        del name, total
        if self.stop is not None and bytes_held >= self.stop:
            raise KeyboardInterrupt

    def waits(self, reason: str, seconds: float) -> None:
        """Write a wait down."""
        self.waited.append((reason, seconds))

    def ended(self, outcome: Outcome) -> None:
        """Write an outcome down."""
        self.told.append(outcome)


@pytest.fixture
def host() -> Iterator[StandIn]:
    """Return a host with one file."""
    with standing_in() as stand_in:
        stand_in.files[PATH] = File(BODY, kind="text/csv")
        yield stand_in


def supply(host: StandIn, most_bytes: int = 1_000_000) -> Supply:
    """Return a source of one file a Congress at the stand-in."""
    address = host.address("/static/HS{congress}_members.csv")
    return Supply("voteview", address, (host.place,), most_bytes)


def bring(
    host: StandIn,
    cache: Path,
    *,
    listener: Listener | None = None,
    anew: bool = False,
    patience: Patience = QUICK,
    most_bytes: int = 1_000_000,
) -> list[str]:
    """Fetch the file and return what became of it."""
    of = supply(host, most_bytes)
    outcomes = fetched(of, CHOICE, cache, anew=anew, listener=listener, patience=patience, loopback=True)
    return [outcome.how for outcome in outcomes]


def refused(
    host: StandIn,
    cache: Path,
    kind: type[HillgraphError] = HillgraphError,
    *,
    patience: Patience = QUICK,
    most_bytes: int = 1_000_000,
) -> HillgraphError:
    """Return the error of this kind that fetching the file ends with."""
    with pytest.raises(kind) as caught:
        bring(host, cache, patience=patience, most_bytes=most_bytes)
    return caught.value


def files(cache: Path) -> dict[str, bytes]:
    """Return the content of every file of the cache by its path."""
    found = {path.relative_to(cache).as_posix(): path for path in cache.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in sorted(found.items()) if name != LOCK}


def headers(host: StandIn, number: int) -> dict[str, str]:
    """Return what a request asked for on condition."""
    conditions = {"Range", "If-Range", "If-None-Match", "If-Modified-Since"}
    return {name: value for name, value in host.asked[number].headers.items() if name in conditions}


def test_a_file_comes_whole_and_is_listed_with_hash_day_and_version(host: StandIn, tmp_path: Path) -> None:
    """What was fetched, from where and when, is a fact that a citation rests on."""
    done = bring(host, tmp_path)

    assert done == ["fetched"]
    assert files(tmp_path).keys() == {HERE, "voteview.json"}
    assert files(tmp_path)[HERE] == BODY
    assert json.loads(files(tmp_path)["voteview.json"]) == [
        {
            "name": "HS119_members.csv",
            "address": host.address(PATH),
            "bytes": len(BODY),
            "sha256": hashlib.sha256(BODY).hexdigest(),
            "retrieved_on": "2025-03-05",
            "etag": '"one"',
            "last_modified": NOON,
            "listed": None,
        }
    ]


def test_a_request_says_who_asks_and_that_nothing_is_to_be_packed(host: StandIn, tmp_path: Path) -> None:
    """A host may turn away who hides; and a packed body has another length than was stated."""
    bring(host, tmp_path)

    said = host.asked[0].headers
    assert said["User-Agent"].startswith("Mozilla/5.0 (compatible; hillgraph/")
    assert said["Accept-Encoding"] == "identity"
    assert headers(host, 0) == {}


def test_what_did_not_change_is_neither_sent_nor_written_again(host: StandIn, tmp_path: Path) -> None:
    """The second run costs the host one small answer."""
    bring(host, tmp_path)
    before = {name: (tmp_path / name).stat() for name in files(tmp_path)}

    done = bring(host, tmp_path)

    assert done == ["not changed"]
    assert headers(host, 1) == {"If-None-Match": '"one"', "If-Modified-Since": NOON}
    assert {name: (tmp_path / name).stat() for name in files(tmp_path)}.keys() == before.keys()
    assert [(tmp_path / name).stat().st_mtime_ns for name in before] == [
        each.st_mtime_ns for each in before.values()
    ]


def test_what_changed_takes_the_place_of_the_old(host: StandIn, tmp_path: Path) -> None:
    """One file of a name, the newest."""
    bring(host, tmp_path)
    host.files[PATH] = File(b"new", '"two"')

    done = bring(host, tmp_path)

    assert (done, files(tmp_path)[HERE]) == (["fetched"], b"new")
    assert json.loads(files(tmp_path)["voteview.json"])[0]["etag"] == '"two"'


def test_refresh_asks_without_conditions(host: StandIn, tmp_path: Path) -> None:
    """For whoever mistrusts the host's word that nothing changed."""
    bring(host, tmp_path)

    done = bring(host, tmp_path, anew=True)

    assert (done, headers(host, 1)) == (["fetched"], {})


def test_a_file_that_was_altered_in_the_cache_comes_again(host: StandIn, tmp_path: Path) -> None:
    """Its hash is checked before the host is asked whether there is a newer one."""
    bring(host, tmp_path)
    (tmp_path / HERE).write_bytes(BODY[:-1] + b"?")

    done = bring(host, tmp_path)

    assert (done, headers(host, 1), files(tmp_path)[HERE]) == (["fetched"], {}, BODY)


def test_a_cut_body_is_taken_up_where_it_ended(host: StandIn, tmp_path: Path) -> None:
    """The same run goes on, and the bytes are those of an unbroken download."""
    host.fails(PATH, Fault(cut=50_000), Fault(cut=20_000))
    heard = Heard()

    done = bring(host, tmp_path, listener=heard)

    assert (done, files(tmp_path)[HERE]) == (["resumed"], BODY)
    assert [headers(host, number) for number in (1, 2)] == [
        {"Range": "bytes=50000-", "If-Range": '"one"'},
        {"Range": "bytes=70000-", "If-Range": '"one"'},
    ]
    assert [seconds for _, seconds in heard.waited] == [0.01, 0.02]
    assert json.loads(files(tmp_path)["voteview.json"])[0]["last_modified"] == NOON
    assert files(tmp_path).keys() == {HERE, "voteview.json"}


def test_a_body_that_is_cut_in_every_try_leaves_its_part_for_the_next_run(
    host: StandIn, tmp_path: Path
) -> None:
    """Nothing lies under the file's own name until it is whole."""
    host.fails(PATH, Fault(cut=10_000), Fault(cut=10_000), Fault(cut=10_000))

    error = refused(host, tmp_path)

    assert "so it ended 3 times. What came is kept: run it again to go on." in str(error)
    assert files(tmp_path).keys() == {f"{HERE}.part", f"{HERE}.part-of"}
    assert files(tmp_path)[f"{HERE}.part"] == BODY[:30_000]
    assert (bring(host, tmp_path), files(tmp_path)[HERE]) == (["resumed"], BODY)


def test_a_fetch_that_was_stopped_goes_on_from_there(host: StandIn, tmp_path: Path) -> None:
    """Control-C in the middle of a large file loses nothing that came."""
    with pytest.raises(KeyboardInterrupt) as ended:
        bring(host, tmp_path, listener=Heard(stop=1))
    part = files(tmp_path)[f"{HERE}.part"]

    done = bring(host, tmp_path)

    assert ended.type is KeyboardInterrupt
    assert (done, files(tmp_path)[HERE]) == (["resumed"], BODY)
    assert 0 < len(part) < len(BODY)
    assert headers(host, 1)["Range"] == f"bytes={len(part)}-"


def test_a_part_of_an_older_version_is_not_continued(host: StandIn, tmp_path: Path) -> None:
    """The host then sends the whole, and no file is half old and half new."""
    host.fails(PATH, *[Fault(cut=10_000)] * 3)
    refused(host, tmp_path)
    host.files[PATH] = File(BODY[::-1], '"two"')

    done = bring(host, tmp_path)

    assert headers(host, 3) == {"Range": "bytes=30000-", "If-Range": '"one"'}
    assert (done, files(tmp_path)[HERE]) == (["fetched"], BODY[::-1])


@pytest.mark.parametrize(
    "fault",
    [
        Fault(headers={"ETag": '"two"'}),
        Fault(headers={"Content-Range": "bytes 9000-102399/102400"}),
        Fault(headers={"Content-Range": "bytes 10000-20000/102400"}),
        Fault(headers={"Content-Range": "bytes 10000-102400/102401"}),
        Fault(headers={"Content-Range": "bytes 10000-102399/*"}),
        Fault(headers={"Content-Range": None}),
        Fault(headers={"Content-Length": "5"}),
        Fault(status=416),
    ],
    ids=lambda fault: str(fault.status or dict(fault.headers)),
)
def test_a_rest_that_does_not_fit_its_part_begins_the_file_anew(
    host: StandIn, tmp_path: Path, fault: Fault
) -> None:
    """A host that forgets the condition would otherwise make a file that nobody published."""
    host.fails(PATH, Fault(cut=10_000), fault)
    heard = Heard()

    done = bring(host, tmp_path, listener=heard)

    reason, seconds = heard.waited[1]
    assert (done, files(tmp_path)[HERE]) == (["fetched"], BODY)
    assert reason == f"{host.address(PATH)} changed since a part of it came; it begins anew"
    assert seconds == 0
    assert headers(host, 2) == {}


@pytest.mark.parametrize(
    ("file", "condition"),
    [(File(BODY, 'W/"weak"'), NOON), (File(BODY, None), NOON), (File(BODY, None, None), "")],
)
def test_only_a_strong_etag_or_a_day_vouches_for_a_part(
    host: StandIn, tmp_path: Path, file: File, condition: str
) -> None:
    """A weak ETag stands for files that mean the same, not for the same bytes."""
    host.files[PATH] = file
    host.fails(PATH, Fault(cut=10_000))

    done = bring(host, tmp_path)

    expected = {"Range": "bytes=10000-", "If-Range": condition} if condition else {}
    assert (headers(host, 1), files(tmp_path)[HERE]) == (expected, BODY)
    assert done == ["resumed" if condition else "fetched"]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_passing_failure_is_waited_out(host: StandIn, tmp_path: Path, status: int) -> None:
    """The waits double, and each is told."""
    host.fails(PATH, Fault(status), Fault(status))
    heard = Heard()

    done = bring(host, tmp_path, listener=heard)

    reason = f"{host.address(PATH)}: the host answered {status}"
    assert (done, files(tmp_path)[HERE]) == (["fetched"], BODY)
    assert heard.waited == [(reason, 0.01), (reason, 0.02)]


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("0", 0), ("Wed, 05 Mar 2025 12:00:01 GMT", 1), (NOON, 0), ("soon", 0.01), ("-5", 0.01)],
)
def test_the_host_says_how_long_it_wants_to_be_left_alone(
    host: StandIn, tmp_path: Path, asked: str, seconds: float
) -> None:
    """In seconds or by a day, which is counted from the host's own clock; what is neither is passed over."""
    host.fails(PATH, Fault(429, {"Retry-After": asked}))
    heard = Heard()

    bring(host, tmp_path, listener=heard)

    assert [wait for _, wait in heard.waited] == [seconds]


def test_a_wait_that_is_too_long_is_said_and_not_waited(host: StandIn, tmp_path: Path) -> None:
    """An hour of silence would look like a program that hangs."""
    host.fails(PATH, Fault(503, {"Retry-After": "3600"}))

    error = refused(host, tmp_path, LimitReached)

    assert error.exit_code == 5
    assert str(error) == (
        f"{host.address(PATH)}: the host answered 503, and asks to be left alone for 3600 seconds; "
        "over 2 is not waited. Run it again then."
    )
    assert len(host.asked) == 1


def test_a_host_that_stays_busy_is_given_up(host: StandIn, tmp_path: Path) -> None:
    """After as many tries as were allowed, and no more."""
    host.fails(PATH, *[Fault(503)] * 5)

    error = refused(host, tmp_path)

    assert str(error).startswith(f"{host.address(PATH)}: the host answered 503, and so it ended 3 times.")
    assert len(host.asked) == 3
    assert files(tmp_path) == {}


def test_a_host_that_falls_silent_is_asked_again(host: StandIn, tmp_path: Path) -> None:
    """Without a limit to silence a fetch would wait for ever."""
    host.fails(PATH, Fault(cut=10_000, silent=True))

    done = bring(host, tmp_path)

    assert (done, files(tmp_path)[HERE]) == (["resumed"], BODY)


def test_a_host_that_is_not_there_is_said(tmp_path: Path) -> None:
    """No network is the failure that people meet first."""
    with standing_in() as gone:
        pass

    error = refused(gone, tmp_path)

    assert error.exit_code == 1
    assert f"{gone.address(PATH)}: the connection failed (" in str(error)


def test_a_length_that_is_wrong_is_a_cut(host: StandIn, tmp_path: Path) -> None:
    """A file is whole when as many bytes came as were stated."""
    host.fails(PATH, *[Fault(headers={"Content-Length": "200000"})] * 3)

    error = refused(host, tmp_path)

    assert error.exit_code == 1
    assert HERE not in files(tmp_path)


def test_a_file_of_unknown_length_is_refused(host: StandIn, tmp_path: Path) -> None:
    """Whether it was cut could never be told."""
    host.fails(PATH, Fault(headers={"Content-Length": None, "Connection": "close"}, cut=10_000))

    error = refused(host, tmp_path)

    assert "doesn't say how long the file is" in str(error)
    assert files(tmp_path) == {}


def test_a_file_in_chunks_needs_no_length(host: StandIn, tmp_path: Path) -> None:
    """Its last chunk says that it is the last."""
    chunked = {"Content-Length": None, "Transfer-Encoding": "chunked"}
    host.fails(PATH, Fault(headers=chunked, body=b"5\r\nfirst\r\n4\r\nlast\r\n0\r\n\r\n"))

    done = bring(host, tmp_path)

    assert (done, files(tmp_path)[HERE]) == (["fetched"], b"firstlast")


def test_what_is_too_large_is_refused_before_it_comes(host: StandIn, tmp_path: Path) -> None:
    """By the length that is stated."""
    error = refused(host, tmp_path, LimitReached, most_bytes=1000)

    assert error.exit_code == 5
    assert str(error) == f"{host.address(PATH)} is over 1,000 bytes, the most that is taken; it was not kept."
    assert files(tmp_path) == {}


def test_what_grows_too_large_while_it_comes_is_refused(host: StandIn, tmp_path: Path) -> None:
    """Chunks state no length; a disk would be full before they end."""
    chunked = {"Content-Length": None, "Transfer-Encoding": "chunked"}
    host.fails(PATH, Fault(headers=chunked, body=b"400\r\n" + b"x" * 1024 + b"\r\n0\r\n\r\n"))

    error = refused(host, tmp_path, LimitReached, most_bytes=1000)

    assert error.exit_code == 5
    assert files(tmp_path) == {}


def test_a_file_that_takes_too_long_is_left_as_a_part(host: StandIn, tmp_path: Path) -> None:
    """A host that sends a byte now and then is never silent, and never done."""
    error = refused(host, tmp_path, LimitReached, patience=replace(QUICK, whole=0))

    assert error.exit_code == 5
    assert "took over 0 seconds. What came is kept" in str(error)
    assert f"{HERE}.part" in files(tmp_path)
    assert bring(host, tmp_path) == ["resumed"]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(headers={"Content-Type": "text/html; charset=utf-8"}),
        Fault(headers={"Content-Type": "Application/XHTML+XML"}),
        Fault(body=b"\xef\xbb\xbf\r\n <!DOCTYPE html><title>Sorry</title>"),
        Fault(body=b"<!-- down --><!-- for maintenance -->\n<HTML lang='en'>"),
        Fault(body=b"<?xml version='1.0'?>\n<!doctype HTML PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>"),
    ],
    ids=["by its type", "as XHTML", "by its doctype", "after comments", "as XML"],
)
def test_a_page_in_place_of_a_file_is_refused_and_the_old_file_stays(
    host: StandIn, tmp_path: Path, fault: Fault
) -> None:
    """Hosts say in HTML, and with status 200, that they are moved, busy or displeased."""
    bring(host, tmp_path)
    host.files[PATH] = File(b"new", '"two"', kind="text/plain")
    host.fails(PATH, fault)

    error = refused(host, tmp_path, InvalidInput)

    assert error.exit_code == 4
    assert str(error).startswith(f"{host.address(PATH)}: is an HTML page where a file is wanted")
    assert files(tmp_path).keys() == {HERE, "voteview.json"}
    assert files(tmp_path)[HERE] == BODY


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (Fault(404), "There is nothing at {} (404). Is it published, and spelt so?"),
        (Fault(410), "There is nothing at {} (410). Is it published, and spelt so?"),
        (Fault(403), "{}: the host answered 403, which brings no file. Try again later."),
        (Fault(304), "{}: the host answered 304, which brings no file. Try again later."),
        (Fault(206, body=BODY), "{}: the host answered 206, which brings no file. Try again later."),
        (
            Fault(headers={"Content-Encoding": "gzip"}),
            "{} came compressed though that was not asked; nothing was kept.",
        ),
    ],
    ids=["404", "410", "403", "304 unasked", "206 unasked", "compressed"],
)
def test_an_answer_without_a_file_is_said_at_once(
    host: StandIn, tmp_path: Path, fault: Fault, message: str
) -> None:
    """Asking again would not help."""
    host.fails(PATH, fault)

    error = refused(host, tmp_path)

    assert (error.exit_code, str(error)) == (1, message.format(host.address(PATH)))
    assert len(host.asked) == 1
    assert files(tmp_path) == {}


def test_a_redirect_on_the_same_host_is_followed(host: StandIn, tmp_path: Path) -> None:
    """Files move; the listing keeps the address that was asked."""
    host.files["/moved.csv"] = File(b"moved")
    host.fails(PATH, Fault(301, {"Location": "/moved.csv"}))

    done = bring(host, tmp_path)

    assert (done, host.paths(), files(tmp_path)[HERE]) == (["fetched"], [PATH, "/moved.csv"], b"moved")


def test_another_host_is_not_even_asked(host: StandIn, tmp_path: Path) -> None:
    """Who can redirect a request could otherwise have it read any address that this machine reaches."""
    with standing_in() as other:
        other.files[PATH] = File(b"not ours")
        host.fails(PATH, Fault(302, {"Location": other.address(PATH)}))

        error = refused(host, tmp_path)

    assert error.exit_code == 1
    assert str(error) == (
        f"{other.address(PATH)} is at {other.place}, which is none of this source's hosts "
        f"({host.place}); it was not asked."
    )
    assert (other.asked, files(tmp_path)) == ([], {})


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("http://www.govinfo.gov/x", "http://www.govinfo.gov/x is not an https address; it was not asked."),
        ("file:///etc/hosts", "file:/etc/hosts is not an https address; it was not asked."),
        ("https://me:secret@www.govinfo.gov/x", "www.govinfo.gov holds a password; it was not asked."),
        ("https://[::bad/x", "Invalid URL in location header"),
        (PATH, "is redirected more than 5 times; it was not fetched."),
    ],
)
def test_a_redirect_to_where_no_file_can_be_is_refused(
    host: StandIn, tmp_path: Path, location: str, message: str
) -> None:
    """Each hop is looked at as the first address was."""
    host.fails(PATH, *[Fault(301, {"Location": location})] * 9)

    error = refused(host, tmp_path)

    assert message in str(error)
    assert "secret" not in str(error)
    assert {*host.paths()} == {PATH}
    assert files(tmp_path) == {}


def test_http_is_for_a_stand_in_on_this_machine_alone(host: StandIn, tmp_path: Path) -> None:
    """Nobody between here and a host may change what comes."""
    with pytest.raises(HillgraphError, match="is not an https address"):
        fetched(supply(host), CHOICE, tmp_path, patience=QUICK)

    assert host.asked == []


def test_two_fetches_never_write_into_one_cache(host: StandIn, tmp_path: Path) -> None:
    """Their parts would be mixed."""
    with FileLock(tmp_path / LOCK):
        error = refused(host, tmp_path)

    assert str(error).startswith("Another fetch is writing into ")
    assert host.asked == []


def test_a_cache_that_cannot_be_written_is_said(host: StandIn, tmp_path: Path) -> None:
    """And what to give instead."""
    (tmp_path / "voteview").write_text("a file where a folder is to be", encoding="utf-8")

    error = refused(host, tmp_path)

    assert "can't be written: " in str(error)
    assert str(error).endswith("Give another folder with --into.")


def test_a_damaged_listing_is_named(host: StandIn, tmp_path: Path) -> None:
    """It is not overwritten: somebody may have had a reason."""
    (tmp_path / "voteview.json").write_text("[{", encoding="utf-8")

    error = refused(host, tmp_path)

    assert "voteview.json is damaged" in str(error)
    assert host.asked == []


def test_offline_finds_what_is_there_and_asks_nobody(host: StandIn, tmp_path: Path) -> None:
    """On a train, or where results must not change meanwhile."""
    bring(host, tmp_path)

    found = looked_up([supply(host)], CHOICE, tmp_path)

    assert found == [Outcome(HERE, "held", tmp_path / HERE, len(BODY))]
    assert len(host.asked) == 1


def test_offline_names_all_that_is_missing_or_damaged(host: StandIn, tmp_path: Path) -> None:
    """One look says what must still be fetched."""
    bring(host, tmp_path)
    (tmp_path / HERE).write_bytes(BODY[::-1])

    with pytest.raises(HillgraphError) as caught:
        looked_up([supply(host)], Choice(congresses=(93, 119)), tmp_path)

    assert caught.value.exit_code == 1
    assert str(caught.value).splitlines() == [
        "Not in the cache, or damaged there:",
        "  voteview/HS093_members.csv",
        "  voteview/HS119_members.csv",
        "Fetch them without --offline.",
    ]
