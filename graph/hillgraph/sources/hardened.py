"""XML from outside, parsed without DOCTYPE, entities, network, huge texts or endless depth."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from hillgraph.errors import Fault, InvalidInput
from hillgraph.sources.held_back import held_back
from hillgraph.sources.text import place, undecodable, unfit

with held_back():
    from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import XMLParser, XMLSyntaxError, _Element

TAGS = 4_000_000  # the largest document seen has 190,000, and each takes some 200 bytes of memory
# Atomic, so that a prolog made of a thousand comments is passed over once and not in every combination.
PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
DOCTYPE = re.compile(rb"<!DOCTYPE(\s+html)?", re.IGNORECASE)
ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{1,40})[\"']")
ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


def root(document: bytes, *, file: str, wanted: str) -> _Element:
    """Return the outermost element of *document*, which must be called *wanted*.

    Raises `InvalidInput` with the place.
    """
    found = parsed(document, file=file)
    if found.tag != wanted:
        text = f"begins with <{found.tag}> where <{wanted}> is wanted; is it another kind of file?"
        raise InvalidInput([Fault(file, line(found), 1, text)])
    return found


def parsed(document: bytes, *, file: str) -> _Element:
    """Return the outermost element of *document*, whatever it is called.

    A DOCTYPE is refused before anything is parsed. Raises `InvalidInput` with the place.
    """
    refused = _refused(document, file)
    if refused:
        raise InvalidInput([refused])
    try:
        return etree.fromstring(document, _parser())
    except etree.XMLSyntaxError as error:
        raise InvalidInput([_broken(document, file, error)]) from None


def written(element: _Element) -> str:
    """Return *element* as XML, as libxml2 writes it."""
    text: str = etree.tostring(element, encoding="unicode")
    return text


def line(element: _Element) -> int:
    """Return the line on which the name of *element* stands."""
    return cast("int | None", element.sourceline) or 1


@cache
def _parser() -> XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
    )


def _refused(document: bytes, file: str) -> Fault | None:
    if fault := unfit(document, file):
        return fault
    if len(document) > TAGS and (tags := document.count(b"<")) > TAGS:
        return Fault(file, 0, 0, f"has {tags:,} tags; {TAGS:,} are read. Is it another kind of file?")
    declared = ENCODING.match(document)
    if declared and declared[1].decode("ascii", "replace").lower() not in ENCODINGS:
        text = f"says that its encoding is '{declared[1].decode('ascii', 'replace')}'; only UTF-8 is read"
        return Fault(file, *place(document, declared.start(1)), text)
    prolog = PROLOG.match(document)
    doctype = DOCTYPE.match(document, prolog.end() if prolog else 0)
    if doctype and doctype[1]:
        return Fault(
            file, *place(document, doctype.start()), "is HTML, not XML: an error page? fetch it again"
        )
    if doctype:
        text = "has a DOCTYPE, which is not allowed: it could bring in entities or other files"
        return Fault(file, *place(document, doctype.start()), text)
    return None


def _broken(document: bytes, file: str, error: XMLSyntaxError) -> Fault:
    if fault := undecodable(document, file):
        return fault
    reason = str(error).partition(", line ")[0]
    line, column = error.position
    if "depth" in reason.lower():
        return Fault(file, line, column, f"is nested too deeply: over the parser's limit ({reason})")
    if "huge" in reason.lower() or "limit" in reason.lower():
        return Fault(file, line, column, f"holds a text that is too long: over the parser's limit ({reason})")
    return Fault(file, line, column, f"is not XML: {reason}")
