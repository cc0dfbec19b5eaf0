"""Bytes from outside as text: in UTF-8, with something in it, and not a server's page of excuse."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from hillgraph.errors import Fault, InvalidInput

MARK = codecs.BOM_UTF8
OTHER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
PAGES = (b"<!doctype html", b"<html")
LONGEST_LINE = 1024**2


def checked(document: bytes, *, file: str, form: str) -> bytes:
    """Return *document*, which should be *form*, without a byte order mark; raise `InvalidInput`."""
    fault = unfit(document, file) or page(document, file, form) or undecodable(document, file)
    if fault:
        raise InvalidInput([fault])
    return document.removeprefix(MARK)


def unfit(document: bytes, file: str) -> Fault | None:
    """Return what is wrong with a document that holds nothing, or is in UTF-16."""
    text = document.removeprefix(MARK)
    if not text or text.isspace():
        return Fault(file, 0, 0, "is empty; fetch it again")
    if document.startswith(OTHER_MARKS) or b"\x00" in document[:4]:
        return Fault(file, 1, 0, "is not in UTF-8 (it looks like UTF-16); fetch it again")
    return None


def page(document: bytes, file: str, form: str) -> Fault | None:
    """Return what is wrong with a document that is a page for people."""
    start = document[:1024].removeprefix(MARK).lstrip().lower()
    if start.startswith(PAGES):
        return Fault(file, 1, 1, f"is HTML, not {form}: an error page? fetch it again")
    return None


def undecodable(document: bytes, file: str) -> Fault | None:
    """Return the place of the first byte that is not UTF-8, or the first NUL."""
    try:
        document.decode("utf-8")
    except UnicodeDecodeError as error:
        text = f"is not in UTF-8: the byte 0x{document[error.start]:02x} stands alone"
        return Fault(file, *place(document, error.start), text)
    if (nul := document.find(b"\x00")) >= 0:
        return Fault(file, *place(document, nul), "holds a NUL, which no text has")
    return None


def place(document: bytes, offset: int) -> tuple[int, int]:
    """Return line and column of the byte at *offset*, counting characters from 1."""
    start = document.rfind(b"\n", 0, offset) + 1
    return document.count(b"\n", 0, offset) + 1, len(document[start:offset].decode("utf-8", "replace")) + 1


def lines(document: bytes, *, file: str) -> Iterator[str]:
    """Yield the lines of a table in UTF-8 with their ends; raise `InvalidInput` for an endless one."""
    for number, line in enumerate(io.TextIOWrapper(io.BytesIO(document), "utf-8", newline=""), 1):
        if len(line) > LONGEST_LINE:
            text = f"a line of {len(line):,} letters; one may have {LONGEST_LINE:,}"
            raise InvalidInput([Fault(file, number, 1, text)])
        yield line
