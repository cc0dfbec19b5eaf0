"""Where a source's documents lie: a file, a folder, a zip, standard input; none of them is trusted."""

from __future__ import annotations

import gzip
import io
import os
import pickle
import stat
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hillgraph.errors import HillgraphError, InvalidInput, LimitReached, NotFound
from hillgraph.sources.files import Document, documents, standard_input
from hillgraph.sources.limits import LIMITS, Limits
from tests.zips import (
    LINK,
    corrupted,
    damaged,
    encrypted,
    many,
    renamed,
    resized,
    resized_and_signed,
    with_endless_directory,
    with_large_directory,
    without_directory,
    zipped,
)

BILL = b"<billStatus><bill><number>1</number></bill></billStatus>"
GOOD = zipped(("BILLSTATUS-119hr1.xml", BILL))
XML = (".xml",)

Put = Callable[[str, bytes], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write a file below a folder ``given``, and return its path."""

    def write(name: str, content: bytes) -> Path:
        path = tmp_path / "given" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    return write


def listed(path: Path, limits: Limits = LIMITS) -> list[Document]:
    """Return the documents of billstatus at *path*."""
    return documents(path, XML, source="billstatus", limits=limits)


def told(path: Path, limits: Limits = LIMITS) -> str:
    """Return what is told of a path that can't be listed or read."""
    with pytest.raises(HillgraphError) as refused:
        [each.content() for each in listed(path, limits)]
    return str(refused.value)


def test_a_file_is_one_document_whatever_its_name_ends_in(put: Put) -> None:
    """Who names a file means it."""
    path = put("saved-page", BILL)

    (found,) = listed(path)

    assert found == Document("saved-page", path, None, 56)
    assert found.content() == BILL


def test_a_folder_is_read_with_its_zips_by_name_and_leaves_out_what_desktops_add(put: Put) -> None:
    """The same folder gives the same order on every machine."""
    put("b.xml", BILL)
    put("a/2.XML", BILL)
    put("a/1.xml", BILL)
    put("a/notes.txt", b"x")
    put("._b.xml", b"\0\5\x16\7")
    put("__MACOSX/b.xml", b"")
    put("hr.zip", zipped(("z.xml", BILL), ("sub/y.xml", BILL), ("sub/", b""), ("__MACOSX/._z.xml", b"")))

    found = listed(put("c.txt", b"").parent)

    assert [each.name for each in found] == [
        "a/1.xml",
        "a/2.XML",
        "b.xml",
        "hr.zip/sub/y.xml",
        "hr.zip/z.xml",
    ]
    assert {each.content() for each in found} == {BILL}


def test_a_zip_is_known_by_its_first_bytes_and_another_process_can_read_its_members(put: Put) -> None:
    """A download is named as its server likes; a build reads with several processes."""
    (found,) = listed(put("download", GOOD))

    sent = pickle.loads(pickle.dumps(found))  # noqa: S301 what we wrote ourselves

    assert sent.name == "download/BILLSTATUS-119hr1.xml"
    assert (sent.member, sent.size, sent.content()) == ("BILLSTATUS-119hr1.xml", 56, BILL)


def test_a_zip_that_changed_in_place_is_opened_anew(put: Put) -> None:
    """A zip is kept open; a library's user may fetch it again and build again."""
    (first,) = listed(put("hr.zip", GOOD))
    first.content()
    path = put("hr.zip", zipped(("BILLSTATUS-119hr1.xml", BILL.replace(b"1", b"22"))))

    (second,) = listed(path)

    assert second.content() == BILL.replace(b"1", b"22")
    assert told_of(first) == (
        "hr.zip/BILLSTATUS-119hr1.xml: holds 57 bytes where the zip's directory says 56; fetch the zip again"
    )


def test_a_child_process_reads_a_zip_on_its_own(put: Put) -> None:
    """Two processes that share an open file move each other's place in it."""
    members = [(f"{number:03d}.xml", BILL * number) for number in range(1, 60)]
    found = listed(put("hr.zip", zipped(*members)))
    found[0].content()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking where there may be threads
        child = os.fork()
    right = [each.content() for each in found] == [content for _, content in members]
    if not child:
        os._exit(not right)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert right


def test_a_gzip_is_read_where_it_is_named_or_lies_in_a_folder(put: Put) -> None:
    """Single files are published that way."""
    path = put("BILLSTATUS-119hr1.xml.gz", gzip.compress(BILL, mtime=0))

    assert [(each.name, each.size, each.content()) for each in listed(path)] == [
        ("BILLSTATUS-119hr1.xml.gz", 56, BILL)
    ]
    assert listed(path.parent) == listed(path)


@pytest.mark.parametrize(
    ("content", "name"), [(BILL, "-"), (gzip.compress(BILL, mtime=0), "-"), (GOOD, "-/BILLSTATUS-119hr1.xml")]
)
def test_standard_input_is_a_document_or_a_zip(tmp_path: Path, content: bytes, name: str) -> None:
    """A pipe has no name; its first bytes say what it is."""
    (found,) = standard_input(io.BytesIO(content), tmp_path, XML, source="billstatus")

    assert (found.name, found.content()) == (name, BILL)


def test_standard_input_with_nothing_or_too_much_is_a_message(tmp_path: Path) -> None:
    """A pipe whose first command failed is empty, and one of zeros has no end."""
    small = Limits(piped=10)

    with pytest.raises(InvalidInput, match=r"^-: is empty: nothing came on standard input$"):
        standard_input(io.BytesIO(), tmp_path, XML, source="billstatus")
    with pytest.raises(LimitReached, match=r"^Standard input holds over 10 bytes; name a file instead\.$"):
        standard_input(io.BytesIO(BILL), tmp_path, XML, source="billstatus", limits=small)
    with pytest.raises(NotFound, match=r"^Standard input holds no file of billstatus: .* end in \.xml\.$"):
        standard_input(io.BytesIO(zipped()), tmp_path, XML, source="billstatus")


def test_where_nothing_is_there_is_told(put: Put) -> None:
    """A wrong path is the commonest mistake."""
    folder = put("notes.txt", b"x").parent

    assert told(folder / "nowhere") == f"There is no file or folder at {folder / 'nowhere'}."
    assert told(folder) == f"{folder} holds no file of billstatus: their names end in .xml."
    assert told(put("hr.zip", zipped(("a.txt", b"x")))).endswith(
        "hr.zip holds no file of billstatus: their names end in .xml."
    )


OUTSIDE = "leads outside the zip; don't use it, fetch it from its publisher"
CUT = "is cut short or not a zip: its directory can't be read; fetch the zip again"
DIFFERS = "its size, checksum or place differs from the zip's directory; fetch the zip again"
ONE = zipped(("a.xml", BILL))
REFUSED = {
    "relative": (zipped(("b.xml", BILL), ("../a.xml", BILL)), f"/../a.xml: {OUTSIDE}"),
    "deep": (zipped(("a/../../a.xml", BILL)), f"/a/../../a.xml: {OUTSIDE}"),
    "absolute": (zipped(("/a.xml", BILL)), f"//a.xml: {OUTSIDE}"),
    "backslash": (zipped(("..\\a.xml", BILL)), f"/..\\a.xml: {OUTSIDE}"),
    "drive": (zipped(("C:a.xml", BILL)), f"/C:a.xml: {OUTSIDE}"),
    "outside, of another ending": (zipped(("b.xml", BILL), ("../a.sh", b"")), f"/../a.sh: {OUTSIDE}"),
    "link": (
        zipped(("a.xml", b"../secret"), mode=LINK),
        "/a.xml: is a link or a device, not a file; links are not followed",
    ),
    "pipe": (
        zipped(("a.xml", b""), mode=stat.S_IFIFO | 0o644),
        "/a.xml: is a link or a device, not a file; links are not followed",
    ),
    "escape": (
        zipped(("\x1b[2Ja.xml", BILL)),
        "/\\x1b[2Ja.xml: its name has control characters; don't use the zip, fetch it from its publisher",
    ),
    "nul": (
        renamed(ONE, b"a.xml", b"a\0xml"),
        "/a\\x00xml: its name has control characters; don't use the zip, fetch it from its publisher",
    ),
    "encrypted": (encrypted(ONE), "/a.xml: is encrypted; no password is asked for, unpack it first"),
    "method": (
        zipped(("a.xml", BILL), method=zipfile.ZIP_LZMA),
        "/a.xml: is compressed by method 14; only deflate is read",
    ),
    "twice": (
        zipped(("a.xml", BILL), ("a.xml", BILL)),
        "/a.xml: is in the zip twice (also as 'a.xml'); fetch the zip again",
    ),
    "twins": (
        zipped(("a.xml", BILL), ("A.XML", BILL)),
        "/A.XML: is in the zip twice (also as 'a.xml'); fetch the zip again",
    ),
    "nested": (
        zipped(("inner.ZIP", ONE)),
        "/inner.ZIP: is a zip in a zip, which is not opened; unpack it first",
    ),
    "not utf-8": (
        renamed(zipped(("\u00e9.xml", BILL)), b"\xc3\xa9", b"\xff\xff"),
        f": {CUT}",
    ),
    "cut": (without_directory(ONE), f": {CUT}"),
    "cut in two": (ONE[: len(ONE) // 2], f": {CUT}"),
    "endless directory": (
        with_endless_directory(ONE),
        f": {CUT}",
    ),
    "page": (
        b"\n<!DOCTYPE html><html>moved</html>",
        ":1:1: is HTML, not a zip: an error page? fetch it again",
    ),
    "text": (b"a,b\n", ": is not a zip; fetch the zip again"),
    "empty": (b"", ": is empty; fetch the zip again"),
    "checksum": (corrupted(ONE), f"/a.xml: {DIFFERS}"),
    "smaller": (resized(ONE, 1), f"/a.xml: {DIFFERS}"),
    "larger": (
        resized(ONE, 60),
        "/a.xml: holds 56 bytes where the zip's directory says 60; fetch the zip again",
    ),
    "damaged": (damaged(ONE), "/a.xml: can't be read from the zip (Error -3 while decompressing data"),
}


@pytest.mark.parametrize(("archive", "message"), REFUSED.values(), ids=REFUSED)
def test_a_zip_that_is_broken_or_not_honest_is_refused_with_its_member(
    put: Put, archive: bytes, message: str
) -> None:
    """Nothing of it is written anywhere, and what to do is plain."""
    assert told(put("hr.zip", archive)).startswith(f"hr.zip{message}")


def test_every_zip_of_a_folder_that_is_refused_is_told_in_one_run(put: Put) -> None:
    """Several downloads broke off at once."""
    put("a.zip", ONE[:40])
    put("b.xml", BILL)

    assert told(put("c.zip", b"").parent).splitlines() == [
        f"a.zip: {CUT}",
        "c.zip: is empty; fetch the zip again",
    ]


ADVICE = "If the file is as its publisher offers it, split it; else fetch it again."
BOMB = zipped(("a.xml", bytes(1024**2)))


@pytest.mark.parametrize(
    ("archive", "limits", "message"),
    [
        (
            BOMB,
            LIMITS,
            f"/a.xml: unpacks to 1,048,576 bytes from 1,033, over the ratio of 200: a zip bomb? {ADVICE}",
        ),
        (ONE, Limits(document=55), f"/a.xml: has 56 bytes; a single document may have 55. {ADVICE}"),
        (
            zipped(("a.xml", BILL), ("b.xml", BILL)),
            Limits(total=111),
            f": unpacks to 112 bytes; a zip may hold 111. {ADVICE}",
        ),
        (zipped(*many(3)), Limits(members=2), f": has 3 members; a zip may have 2. {ADVICE}"),
        (
            with_large_directory(ONE, 2 * 1024**2),
            Limits(members=1000),
            f": its directory has 2,097,152 bytes; that of a zip may have 1,048,576. {ADVICE}",
        ),
    ],
)
def test_a_zip_that_holds_too_much_is_refused_before_it_is_unpacked(
    put: Put, archive: bytes, limits: Limits, message: str
) -> None:
    """A few bytes can unpack to more than a disk holds."""
    path = put("hr.zip", archive)

    with pytest.raises(LimitReached) as refused:
        listed(path, limits)

    assert str(refused.value) == f"hr.zip{message}"


def test_a_file_or_gzip_that_holds_too_much_is_refused_before_it_is_read(put: Put) -> None:
    """What a reader holds in memory has an end."""
    small = Limits(document=55)
    other = put("c.xml.gz", b"<a/>").parent
    assert told(other) == "c.xml.gz: is not a gzip; fetch it again"
    bomb = put("a.xml.gz", gzip.compress(bytes(1024**2), mtime=0))
    liar = put("b.xml.gz", gzip.compress(bytes(1024**2), mtime=0)[:-4] + (9).to_bytes(4, "little"))

    assert told(put("a.xml", BILL), small) == f"a.xml: has 56 bytes; a single document may have 55. {ADVICE}"
    assert "a.xml.gz: unpacks to 1,048,576 bytes from " in told(bomb)
    assert told(liar) == "b.xml.gz: holds more than its own end says, or changed while it was read"


def test_a_member_that_goes_on_beyond_its_stated_size_is_not_read_on(put: Put) -> None:
    """A directory can lie; then no more is held than it says, and the reader finds what is cut off."""
    archive = resized_and_signed(zipped(("a.xml", BILL * 1000)), BILL)

    (found,) = listed(put("hr.zip", archive))

    assert found.content() == BILL


def test_a_file_that_vanished_or_grew_is_told(put: Put) -> None:
    """Minutes pass between listing a folder and reading its last file."""
    first, second = put("a.xml", BILL), put("b.xml", BILL)
    found = listed(first.parent)
    first.unlink()
    second.write_bytes(BILL * 2)

    assert [told_of(each) for each in found] == [
        "a.xml: can't be read (No such file or directory)",
        "b.xml: holds more than its own end says, or changed while it was read",
    ]


def test_a_name_on_disk_that_is_no_text_can_still_be_told(put: Put) -> None:
    """File systems hold names of any bytes; a message and a manifest hold text."""
    folder = put("a.xml", BILL).parent
    (folder / os.fsdecode(b"\xff.xml")).write_bytes(BILL)

    assert [each.name for each in listed(folder)] == ["\\xff.xml", "a.xml"]


def test_reading_a_zip_takes_no_more_memory_than_its_largest_member(put: Put) -> None:
    """Memory doesn't grow with the number of bills."""
    bill = os.urandom(200_000)
    found = listed(put("hr.zip", zipped(*((f"{number}.xml", bill) for number in range(50)))))
    tracemalloc.start()

    sizes = [len(each.content()) for each in found]

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(sizes) == 10_000_000
    assert most < 1_000_000


def told_of(document: Document) -> str:
    """Return what is told of a document that can't be read."""
    with pytest.raises(InvalidInput) as refused:
        document.content()
    return str(refused.value)


def test_a_file_beside_a_zip_takes_the_place_of_its_member(tmp_path: Path) -> None:
    """A cache fetches what changed since the zip singly; read with it, the older would tell of it too."""
    with zipfile.ZipFile(tmp_path / "hr.zip", "w") as packed:
        packed.writestr("1.xml", "older")
        packed.writestr("2.xml", "the only one")
    (tmp_path / "hr").mkdir()
    (tmp_path / "hr" / "1.xml").write_text("newer", encoding="utf-8")

    found = documents(tmp_path, (".xml",), source="billstatus")

    assert [(each.name, each.content()) for each in found] == [
        ("hr.zip/2.xml", b"the only one"),
        ("hr/1.xml", b"newer"),
    ]
