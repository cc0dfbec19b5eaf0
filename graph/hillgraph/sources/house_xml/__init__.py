"""Registrations (LD-1) and reports (LD-2) of lobbying, from the XML of the Clerk of the House, a form a file.

The same forms go to the Secretary of the Senate, and stand in the disclosure service's record too: these
are filings of a register of their own, so that no sum adds one form twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from hillgraph.errors import Fault, InvalidInput
from hillgraph.model.records import Record
from hillgraph.sources.lobbying.known import NOBODY, Known

NAME = "house_xml"
NUMBER = re.compile(r"[1-9][0-9]{0,11}\Z")


def read(document: bytes, *, file: str, known: Known = NOBODY) -> Iterator[Record]:
    """Return the filing, its parties, and what was lobbied on.

    The name of *file* is the filing's number; the day of all is that of signing.
    Covered positions with somebody *known*, where that is certain, are former positions too.
    Raises `InvalidInput` with every fault.
    """
    from hillgraph.sources.house_xml.filing import records
    from hillgraph.sources.house_xml.reader import Reader

    number = PurePosixPath(file).name.partition(".")[0]
    if not NUMBER.match(number):
        text = "is not named by the number of the filing, as 301022673.xml is"
        raise InvalidInput([Fault(file, 0, 0, text)])
    reader = Reader(document, file)
    found = records(reader, number, known)
    reader.stop()
    return iter(found)
