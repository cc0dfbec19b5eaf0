"""Good files with a few bytes changed: whatever they became, reading ends in records or in a message."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hillgraph.errors import HillgraphError
from hillgraph.sources.files import documents
from hillgraph.sources.joins import Joins
from hillgraph.sources.readers import reader
from tests.zips import zipped

pytestmark = pytest.mark.hostile
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
BILL = (FIXTURES / "billstatus" / "BILLSTATUS-119hr9001.xml").read_bytes()
GOOD = {
    "billstatus": BILL,
    "bills_json": (FIXTURES / "bills_json" / "hr9003-113.json").read_bytes(),
    "legislators": (FIXTURES / "legislators" / "legislators-current.yaml").read_bytes(),
    "voteview": (FIXTURES / "voteview" / "HS116_members.csv").read_bytes(),
}
ZIPPED = zipped(("a.xml", BILL), ("b/c.xml", BILL))
Change = tuple[float, bytes]
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from([*b"\0\xff\x1b<>&{}[]\",:-'\t\n9", 0x80]).map(lambda byte: bytes([byte]))
        | st.binary(min_size=1, max_size=8),
    ),
    min_size=1,
    max_size=6,
)


def changed(good: bytes, changes: list[Change], kept: float) -> bytes:
    """Return *good* with bytes written over at parts of its length, and cut to *kept* of it."""
    raw = bytearray(good)
    for part, new in changes:
        at = int(part * len(good))
        raw[at : at + len(new)] = new
    return bytes(raw[: int(len(raw) * kept) + 1])


@pytest.mark.parametrize("source", GOOD)
@given(CHANGES, st.sampled_from([1.0, 1.0, 0.5]) | st.floats(0, 1))
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_gives_records_or_a_message(source: str, changes: list[Change], kept: float) -> None:
    """Files come over networks and from disks; a trace of calls tells nobody what to do."""
    document = changed(GOOD[source], changes, kept)

    try:
        records = list(reader(source).read(document, "file", Joins(), None))
    except HillgraphError as error:
        assert all(line.startswith("file") for line in str(error).split("\n"))  # noqa: PT017
    else:
        assert records


@given(CHANGES, st.sampled_from([1.0, 1.0, 0.9]) | st.floats(0, 1))
@example([(0.5, b"")], 1.0)
@settings(max_examples=400, deadline=None)
def test_a_damaged_zip_gives_its_members_or_a_message(changes: list[Change], kept: float) -> None:
    """A zip is read by its end; what is damaged there leads anywhere."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hr.zip"
        path.write_bytes(changed(ZIPPED, changes, kept))

        try:
            found = documents(path, (".xml",), source="billstatus")
            sizes = [len(each.content()) for each in found]
        except HillgraphError as error:
            assert "hr.zip" in str(error)  # noqa: PT017
        else:
            assert sizes == [each.size for each in found]
