"""What RDF files say that is kept as it is written, though it is doubtful, and where it stands.

These are values that their own type doesn't have, as ``"abc"^^xsd:integer``, and addresses that would run
in a page, as ``javascript:…``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.errors import Fault
from hillgraph.sources.text import place
from hillgraph.store.rdf_files import BYTES, unpacked

if TYPE_CHECKING:
    from rdflib.term import Node

RUNNING = re.compile(r"(?i)\s*(?:javascript|vbscript|data):")


def doubts(path: Path, objects: Iterable[Node]) -> list[Fault]:
    """Return what is doubtful among the *objects* of the statements of a file, each once, in its order."""
    from rdflib import Literal, URIRef

    found: dict[tuple[str, str], None] = {}
    for each in objects:
        if isinstance(each, Literal) and each.ill_typed:
            kind = str(each.datatype).rpartition("#")[2]
            found[str(each), f"'{each}' is no {kind}; it is kept as it is written"] = None
        elif isinstance(each, URIRef) and RUNNING.match(each):
            found[str(each), f"<{each}> would run in a page; it is kept, and never made a link"] = None
    if not found:
        return []
    with unpacked(path) as file:
        content = file.read(BYTES)
    return sorted(Fault(str(path), *_where(content, written), text) for written, text in found)


def _where(content: bytes, written: str) -> tuple[int, int]:
    """Return line and column of the first place where a value stands as it is; 0 for one in escapes."""
    value = re.escape(written.encode())
    typed = re.compile(rb"""(?:"%b"|'%b')\^\^""" % (value, value))
    match = typed.search(content) or re.search(rb"""["'<>]%b["'<>]""" % value, content)
    return place(content, match.start()) if match else (0, 0)
