"""The RDF face: sorted N-Quads in one compressed file, and an Oxigraph store of the same lines."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path


def write(lines: Iterable[str], graph: Path, store: Path) -> int:
    """Write *lines* sorted to *graph* and bulk-load them into a new store; return their number.

    The file is the same for the same statements, whatever order they come in.
    """
    from pyoxigraph import RdfFormat, Store

    ordered = sorted(set(lines))
    text = "".join(ordered).encode()
    with graph.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed:
        packed.write(text)
    opened = Store(str(store))
    opened.bulk_load(text, format=RdfFormat.N_QUADS)
    opened.flush()
    return len(ordered)
