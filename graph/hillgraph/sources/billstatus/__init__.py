"""Bills with all who are on them and all that was done with them, from the GPO's BILLSTATUS XML.

Versions 3.0.0, 1.0.0 and the one without a number are read by one table of fields, `paths`. A field
that none of them has stops the reading with its path.

Source: usgpo/bill-status, User Guide.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hillgraph.model.records import Record
from hillgraph.sources.bills.account import Publication, records
from hillgraph.sources.bills.measures import Measure
from hillgraph.sources.billstatus.bill import account, check_version
from hillgraph.sources.billstatus.reader import Reader
from hillgraph.sources.congresses import ordinal

NAME = "billstatus"
PUBLISHER = "U.S. Government Publishing Office"
BULK = "https://www.govinfo.gov/bulkdata/BILLSTATUS"


def read(document: bytes, *, file: str, day: date | None = None) -> Iterator[Record]:
    """Return the bill, what it is listed under, and its ties.

    *day* stands for the day of update where the file has none. Raises `InvalidInput` with every
    fault in *file*.
    """
    reader = Reader(document, file)
    top = reader.parts(reader.root, "billStatus")
    bill = top.get("bill")
    check_version(reader, top.get("version"))
    if bill is None:
        reader.fault(reader.root, "has no bill in it")
        found = None
    else:
        found = account(NAME, reader, bill, day)
    reader.stop()
    return iter(records(found, _publication(found.told.measure)) if found else ())


def _publication(measure: Measure) -> Publication:
    congress = f"{ordinal(measure.congress)} Congress"
    folder = f"{BULK}/{measure.congress}"
    return Publication(
        title=f"Bill status of {measure.printed}, {congress}",
        page=f"{folder}/{measure.type}/BILLSTATUS-{measure.code}.xml",
        all_title=f"Bill status of the {congress}",
        all_page=folder,
        publisher=PUBLISHER,
    )
