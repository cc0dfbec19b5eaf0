"""What belongs to a bill: what only a file about it tells of, and which file that is."""

from __future__ import annotations

import re

from hillgraph.model.records import Record, Thing
from hillgraph.sources.bills.measures import KINDS

BILL = "bill:"
CODE = re.compile(rf"([0-9]{{1,3}})({'|'.join(sorted(KINDS, key=len, reverse=True))})([0-9]+)\.[a-z.]+\Z")
FOLDERS = re.compile(r"([0-9]{1,3})/bills/[a-z]+/([a-z]+[0-9]+)/[^/]+\Z")


def own(record: Record) -> bool:
    """Say whether only a file about its bill yields *record*: the bill, its documents and its ties.

    Members, committees, subjects, laws and roll calls stand in the files of other bills too.
    """
    if not isinstance(record, Thing):
        return record.source.startswith(BILL) or record.target.startswith(BILL)
    if record.kind == "bill":
        return True
    document, _, whole = record.origin.document, *record.origin.dataset.partition(":")[1:]
    return record.name.startswith(document) and document != f"document:{whole}"


def about(file: str) -> str:
    """Return the bill that the official name of a *file* tells, as ``114hr1``, else *file* itself.

    Official names are ``BILLSTATUS-114hr1.xml`` and ``114/bills/hr/hr1/data.json``.
    """
    found = CODE.search(file) or FOLDERS.search(file)
    return "".join(found.groups()) if found else file
