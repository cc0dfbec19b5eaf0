"""Bills from the ``data.json`` of unitedstates/congress, in its present form and that of before 2014.

Both are another form of the official record; the records are those that `billstatus` gives, where
the form carries them: it has no party, no day of a referral and, before 2014, no code of an action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from hillgraph.errors import Fault, InvalidInput
from hillgraph.model.records import Record
from hillgraph.sources.bills.account import Publication, records
from hillgraph.sources.bills.measures import Measure
from hillgraph.sources.bills_json.bill import account
from hillgraph.sources.bills_json.form import Bill
from hillgraph.sources.congresses import ordinal
from hillgraph.sources.text import checked, place

NAME = "bills_json"
SOURCE = "unitedstates-congress"
PUBLISHER = "The unitedstates project"
PAGE = "https://github.com/unitedstates/congress"
VALUES = 4_000_000  # the largest bill seen has 1,900, and each takes some 80 bytes of memory
TRUNCATED = "truncated"
BYTE = re.compile(r"\(byte ([0-9]+)\)")


def read(
    document: bytes, *, file: str, day: date | None = None, thomas: Mapping[str, str]
) -> Iterator[Record]:
    """Return the bill, what it is listed under, and its ties.

    *day* stands for the day of update where the file has none. *thomas* gives the bioguide id for
    a number of THOMAS in five digits; who has none there keeps the number as ``person:thomas-01959``.
    Raises `InvalidInput` with the path of what can't be read.
    """
    bill = _decoded(document, file)
    try:
        found = account(SOURCE, bill, day, thomas)
    except ValueError as error:
        raise InvalidInput([Fault(file, 0, 0, str(error))]) from None
    return iter(records(found, _publication(found.told.measure)))


def _decoded(document: bytes, file: str) -> Bill:
    import msgspec

    document = checked(document, file=file, form="a bill's data.json")
    if (values := document.count(b",")) > VALUES:
        raise InvalidInput([Fault(file, 0, 0, f"has {values:,} commas; a bill has {VALUES:,} at most")])
    try:
        return msgspec.json.decode(document, type=Bill)
    except msgspec.DecodeError as error:
        raise InvalidInput([_broken(document, file, error)]) from None
    except RecursionError:
        raise InvalidInput([Fault(file, 0, 0, "is nested too deeply")]) from None


def _broken(document: bytes, file: str, error: Exception) -> Fault:
    offset = BYTE.search(str(error))
    line, column = place(document, int(offset[1])) if offset else (0, 0)
    if TRUNCATED in str(error):
        line, column = place(document, len(document))
    return Fault(file, line, column, f"is not a bill's data.json: {error}")


def _publication(measure: Measure) -> Publication:
    congress = f"{ordinal(measure.congress)} Congress"
    return Publication(
        title=f"Bill data of {measure.printed}, {congress}",
        page=None,
        all_title=f"Bill data of the {congress}",
        all_page=PAGE,
        publisher=PUBLISHER,
    )
