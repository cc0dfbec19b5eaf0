"""Files made to break a build: each ends in one message, in time, in little memory, and changes nothing."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bounded import bounded, shape
from tests.commands import ran
from tests.zips import (
    LINK,
    corrupted,
    encrypted,
    many,
    resized,
    resized_and_signed,
    without_directory,
    zipped,
)

pytestmark = pytest.mark.hostile
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
VOTES = FIXTURES / "voteview"
BILL = FIXTURES / "billstatus" / "BILLSTATUS-119hr9001.xml"
HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n'
MEGA = 1024**2
NOT_ALLOWED = "has a DOCTYPE, which is not allowed: it could bring in entities or other files"
MORE = "has more faults than the 1,000 told here; is it another kind of file?"
VOTEVIEW = (
    b"congress,chamber,icpsr,state_abbrev,bioname,bioguide_id,nominate_dim1,nominate_dim2,"
    b"nominate_number_of_votes\n"
)
LAUGHS = b'<!DOCTYPE billStatus [<!ENTITY e0 "ha">%b]>\n<billStatus>&e9;</billStatus>' % b"".join(
    b'<!ENTITY e%d "%b">' % (number, b"&e%d;" % (number - 1) * 10) for number in range(1, 10)
)


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile file, the source it is given as, and how the build must end."""

    source: str
    content: Callable[[], bytes]
    message: str
    code: int = 4
    seconds: float = 5
    megabytes: int = 400
    lines: int = 1


def bill(inside: bytes) -> bytes:
    """Return a file of BILLSTATUS's form with *inside* in its bill."""
    return b"<billStatus>\n<bill>%b</bill>\n</billStatus>" % inside


XML = {
    "entity bomb.xml": Case("billstatus", lambda: HEAD + LAUGHS, f":2:1: {NOT_ALLOWED}", megabytes=200),
    "external.xml": Case(
        "billstatus",
        lambda: HEAD + b'<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<b>&x;</b>',
        f":2:1: {NOT_ALLOWED}",
        megabytes=200,
    ),
    "parameter.xml": Case(
        "billstatus",
        lambda: b'<!-- - -->\n<!doctype b [<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;]>\n<b/>',
        f":2:1: {NOT_ALLOWED}",
        megabytes=200,
    ),
    "undeclared.xml": Case(
        "billstatus", lambda: bill(b"<title>&nbsp;</title>"), ":2:20: is not XML: Entity 'nbsp' not defined"
    ),
    "deep.xml": Case("billstatus", lambda: b"<a>" * MEGA + b"</a>" * MEGA, ":1:", seconds=3),
    "text.xml": Case(
        "billstatus",
        lambda: bill(b"<title>" + b"x" * 50 * MEGA + b"</title>"),
        ":2:",
    ),
    "tags.xml": Case(
        "billstatus",
        lambda: bill(b"<a/>" * 15 * MEGA),
        ": has 15,728,644 tags; 4,000,000 are read. Is it another kind of file?",
    ),
    "unknown fields.xml": Case(
        "billstatus", lambda: bill(b"<a/>\n" * 200_000), f": {MORE}", lines=1001, seconds=10
    ),
    "large.xml": Case(
        "billstatus",
        lambda: bill(b" " * 64 * MEGA),
        ": has 67,108,904 bytes; a single document may have 67,108,864. ",
        code=5,
    ),
    "utf-16.xml": Case(
        "billstatus",
        lambda: bill(b"").decode().encode("utf-16"),
        ":1: is not in UTF-8 (it looks like UTF-16); fetch it again",
    ),
    "latin-1.xml": Case(
        "billstatus",
        lambda: HEAD + bill(b"<title>Mu\xf1oz</title>"),
        ":3:16: is not in UTF-8: the byte 0xf1 stands alone",
    ),
    "ebcdic.xml": Case(
        "billstatus",
        lambda: LAUGHS.decode().encode("cp037"),
        ":1:3: is not in UTF-8: the byte 0x",
    ),
    "nul.xml": Case("billstatus", lambda: bill(b"<title>a\0b</title>"), ":2:15: "),
    "empty.xml": Case("billstatus", lambda: b" \n", ": is empty; fetch it again"),
    "page.xml": Case(
        "billstatus",
        lambda: b"<!DOCTYPE html>\n<html>503</html>",
        ":1:1: is HTML, not XML: an error page? fetch it again",
    ),
}
YAML = {
    "deep list.yaml": Case(
        "legislators", lambda: b"[" * MEGA + b"]" * MEGA, ":1:101: is nested too deeply: over 100 levels"
    ),
    "deep table.yaml": Case(
        "legislators", lambda: b"{a: " * MEGA, ":1:401: is nested too deeply: over 100 levels"
    ),
    "deep dashes.yaml": Case(
        "legislators", lambda: b"- " * MEGA, ":1:201: is nested too deeply: over 100 levels"
    ),
    "aliases.yaml": Case(
        "legislators",
        lambda: b"- &a [x, x]\n- &b [*a, *a]\n",
        ":1:3: an anchor (&a); write each value out where it stands",
        lines=4,
    ),
    "anchors.yaml": Case("legislators", lambda: b"- &a 1\n" * MEGA, f": {MORE}", lines=1001),
    "tag.yaml": Case(
        "legislators",
        lambda: b'- !!python/object/apply:os.system ["touch broken"]\n',
        ":1:3: a tag (tag:yaml.org,2002:python/object/apply:os.system); leave it out",
    ),
    "text.yaml": Case("legislators", lambda: b"- " + b"x" * 50 * MEGA, ":1:3: [0]: takes a set of fields"),
    "values.yaml": Case(
        "legislators",
        lambda: b"[" + b"1," * 3_000_000 + b"1]",
        ":1:4000000: holds over 2,000,000 values; split the file",
        seconds=40,
        megabytes=600,
    ),
    "nul.yaml": Case("legislators", lambda: b"- a: b\0\n", ":1:7: holds a NUL, which no text has"),
    "bell.yaml": Case(
        "legislators",
        lambda: b"- a: \xc3\xa9\n- b: \x07\n",
        ":2:6: is not YAML: unacceptable character #x0007: control characters are not allowed",
    ),
    "utf-16.yaml": Case(
        "legislators",
        lambda: "- a: b\n".encode("utf-16"),
        ":1: is not in UTF-8 (it looks like UTF-16); fetch it again",
    ),
    "long key.yaml": Case(
        "legislators",
        lambda: b"HSAG:\n- {'%b': 1, '%b': 2}\n" % (b"k" * 900_000, b"k" * 900_000),
        ":2:",
    ),
}
JSON = {
    "deep.json": Case(
        "bills_json", lambda: b'{"history":' + b"[" * MEGA + b"]" * MEGA + b"}", ": is nested too deeply"
    ),
    "deep people.json": Case(
        "legislators", lambda: b'[{"a":' * MEGA, ":1:301: is nested too deeply: over 100 levels"
    ),
    "text.json": Case(
        "bills_json", lambda: b'{"bill_id":"' + b"x" * 50 * MEGA + b'"}', ": is not a bill's data"
    ),
    "values.json": Case(
        "bills_json",
        lambda: b'{"subjects":[' + b'"a",' * 12 * MEGA + b'"a"]}',
        ": has 12,582,912 commas; a bill has 4,000,000 at most",
    ),
    "not a number.json": Case(
        "bills_json", lambda: b'{"updated_at": NaN}', ":1:16: is not a bill's data.json: JSON is malformed"
    ),
    "huge number.json": Case(
        "bills_json",
        lambda: b'{"amendments":[{"number":%b}]}' % (b"9" * MEGA),
        ": is not a bill's data.json: ",
    ),
    "surrogate.json": Case(
        "bills_json",
        lambda: b'{"bill_id": "\\ud800", "number": "1"}',
        ":1:20: is not a bill's data.json: JSON is malformed",
    ),
    "escape.json": Case(
        "bills_json",
        lambda: b'{"\\u001b[2J\\n\\u202e": 1}',
        r": is not a bill's data.json: Object contains unknown field `\x1b[2J\n\u202e`",
    ),
    "nul.json": Case("bills_json", lambda: b'{"bill_id": "\0"}', ":1:14: holds a NUL, which no text has"),
    "bytes.json": Case(
        "bills_json",
        lambda: b'{"history": "\xff"}',
        ":1:14: is not in UTF-8: the byte 0xff stands alone",
    ),
    "cut.json": Case(
        "bills_json",
        lambda: b'{"bill_id":\n"hr1',
        ":2:5: is not a bill's data.json: Input data was truncated",
    ),
    "page.json": Case(
        "bills_json", lambda: b"<html>moved", ":1:1: is HTML, not a bill's data.json: an error page? fetch it"
    ),
    "empty.json": Case("bills_json", lambda: b"", ": is empty; fetch it again"),
}
CSV = {
    "nul.csv": Case("voteview", lambda: VOTEVIEW + b"119\0", ":2:4: holds a NUL, which no text has"),
    "cell.csv": Case(
        "voteview",
        lambda: VOTEVIEW + b"x" * 50 * MEGA,
        ":2:1: a line of 52,428,800 letters; one may have 1,048,576",
    ),
    "quote.csv": Case(
        "voteview",
        lambda: VOTEVIEW + b'119,"' + b"x\n" * 20 * MEGA,
        ":2: is not CSV: field larger than field limit (131072)",
    ),
    "unclosed.csv": Case(
        "voteview", lambda: VOTEVIEW + b'119,"House\n\n', ":2: is not CSV: unexpected end of data"
    ),
    "columns.csv": Case("voteview", lambda: b"x," * 500_000, f": {MORE}", lines=1001),
    "rows.csv": Case("voteview", lambda: VOTEVIEW + b"x\n" * MEGA, f": {MORE}", lines=1001),
    "utf-16.csv": Case(
        "voteview",
        lambda: VOTEVIEW.decode().encode("utf-16"),
        ":1: is not in UTF-8 (it looks like UTF-16); fetch it again",
    ),
    "escape.csv": Case(
        "voteview",
        lambda: VOTEVIEW + b"119,House\x1b[2J,1,CA,Ana,,,,\n",
        r":2: chamber: 'House\x1b[2J' doesn't match House|Senate|President",
    ),
    "page.csv": Case("voteview", lambda: b"<html>", ":1:1: is HTML, not CSV: an error page? fetch it again"),
}
ONE = ("a.xml", BILL.read_bytes())
ZIP = {
    "outside.zip": Case(
        "billstatus", lambda: zipped(ONE, ("../b.xml", b"")), "/../b.xml: leads outside the zip"
    ),
    "link.zip": Case(
        "billstatus", lambda: zipped(ONE, mode=LINK), "/a.xml: is a link or a device, not a file"
    ),
    "encrypted.zip": Case(
        "billstatus", lambda: encrypted(zipped(ONE)), "/a.xml: is encrypted; no password is"
    ),
    "bomb.zip": Case(
        "billstatus",
        lambda: zipped(("a.xml", bytes(60 * MEGA))),
        "/a.xml: unpacks to 62,914,560 bytes from 61,",
        code=5,
        seconds=2,
        megabytes=200,
    ),
    "false size.zip": Case(
        "billstatus", lambda: resized(zipped(ONE), 1), "/a.xml: its size, checksum or place"
    ),
    "beyond its size.zip": Case(
        "billstatus",
        lambda: resized_and_signed(zipped(("a.xml", b"<a>" + b" " * 60 * MEGA)), b"<a>"),
        "/a.xml:1:4: is not XML: Premature end of data",
        megabytes=200,
    ),
    "checksum.zip": Case("billstatus", lambda: corrupted(zipped(ONE)), "/a.xml: its size, checksum or place"),
    "members.zip": Case(
        "billstatus",
        lambda: zipped(*many(60_000)),
        ": has 60,000 members; a zip may have 50,000. ",
        code=5,
    ),
    "cut.zip": Case("billstatus", lambda: without_directory(zipped(ONE)), ": is cut short or not a zip"),
    "nested.zip": Case("billstatus", lambda: zipped(("b.zip", zipped(ONE))), "/b.zip: is a zip in a zip"),
    "twins.zip": Case("billstatus", lambda: zipped(ONE, ("A.xml", b"")), "/A.xml: is in the zip twice"),
    "doctype.zip": Case("billstatus", lambda: zipped(("b.xml", LAUGHS)), f"/b.xml:1:1: {NOT_ALLOWED}"),
    "page.zip": Case("billstatus", lambda: b"<html>moved</html>", ":1:1: is HTML, not a zip: an error page?"),
    "bomb.xml.gz": Case(
        "billstatus",
        lambda: gzip.compress(bytes(60 * MEGA)),
        ": unpacks to 62,914,560 bytes from 61,",
        code=5,
        megabytes=200,
    ),
}
CASES = {**XML, **YAML, **JSON, **CSV, **ZIP}
PIPED = ("entity bomb.xml", "deep.json", "outside.zip", "bomb.zip", "empty.json")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a store of a small source, which no hostile file may change."""
    folder = tmp_path_factory.mktemp("hostile") / "store"
    assert ran("build", "--source", f"voteview={VOTES}", store=folder).code == 0
    return folder


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_one_message_in_time_and_memory_and_the_store_stands(
    name: str, store: Path, tmp_path: Path
) -> None:
    """What somebody else wrote can't crash a build, fill the machine or take the graph away."""
    case = CASES[name]
    (tmp_path / name).write_bytes(case.content())
    before = shape(store)

    ended = bounded("build", "--source", f"{case.source}={name}", store=store, folder=tmp_path)

    assert ended.err.startswith(f"{name}{case.message}"), ended.err[:2000]
    assert [line for line in ended.err.splitlines() if not line.startswith(name)] == []
    assert (ended.code, ended.err.count("\n")) == (case.code, case.lines)
    assert ended.seconds < case.seconds
    assert ended.megabytes < case.megabytes
    assert shape(store) == before
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", PIPED)
def test_a_hostile_file_from_a_pipe_is_the_same_message(name: str, store: Path, tmp_path: Path) -> None:
    """Standard input has no name but the dash."""
    case = CASES[name]
    before = shape(store)
    message = ": is empty: nothing came on standard input" if name.startswith("empty") else case.message

    ended = bounded(
        "build", "--source", f"{case.source}=-", store=store, stdin=case.content(), folder=tmp_path
    )

    assert ended.err.startswith(f"-{message}"), ended.err[:2000]
    assert (ended.code, ended.err.count("\n")) == (case.code, 1)
    assert ended.seconds < case.seconds
    assert ended.megabytes < case.megabytes
    assert shape(store) == before
    assert list(tmp_path.iterdir()) == []


def test_every_hostile_file_of_a_folder_is_told_in_one_run(store: Path, tmp_path: Path) -> None:
    """Who downloaded thousands of files wants to know of all that are broken."""
    names = ("entity bomb.xml", "latin-1.xml", "nul.xml", "page.xml")
    for name in names:
        (tmp_path / name).write_bytes(CASES[name].content())

    ended = bounded("build", "--source", "billstatus=.", store=store, folder=tmp_path)

    told = ended.err.splitlines()
    assert ended.code == 4
    assert [
        line.startswith(f"{name}{CASES[name].message}") for name, line in zip(names, told, strict=True)
    ] == [True] * 4


def test_a_zip_and_a_pipe_build_the_graph_that_the_file_in_them_builds(tmp_path: Path) -> None:
    """What is refused above is refused for what it is, not for coming in a zip."""
    held = zipped(("BILLSTATUS-119hr9001.xml", BILL.read_bytes()))
    (tmp_path / "hr.zip").write_bytes(held)
    given = {"file": f"billstatus={BILL}", "zip": "billstatus=hr.zip", "pipe": "billstatus=-"}

    ended = {
        name: bounded("build", "--source", each, store=tmp_path / name / "store", stdin=held, folder=tmp_path)
        for name, each in given.items()
    }

    assert [each.code for each in ended.values()] == [0, 0, 0], ended
    graphs = [next(tmp_path.glob(f"{name}/store/generations/*/graph.nq.gz")) for name in given]
    assert len({graph.read_bytes() for graph in graphs}) == 1
