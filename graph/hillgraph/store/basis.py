"""On what a reading rests: the documents, the code and its data, the joins and titles, as one key."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from hillgraph import paths
from hillgraph.paths import shipped
from hillgraph.sources.joins import Joins
from hillgraph.sources.readers import reader
from hillgraph.store.batches import Held
from hillgraph.store.setting import Input

LIBRARIES = ("lxml", "msgspec", "PyYAML")


def key(about: str, read: Iterable[tuple[Held, Input]], joins: str, titles: str = "") -> bytes:
    """Return the key of what documents say *about* something: another where anything it rests on is another.

    *joins* and *titles* are digests of those there are; where no reader uses them, they are left out.
    """
    import msgspec

    documents = [(held.source, held.name, held.day, digest.sha256) for held, digest in read]
    readers = [reader(source) for source, *_ in documents]
    joined = joins if any(each.joining for each in readers) else ""
    titled = titles if any(each.filed for each in readers) else ""
    return hashlib.sha256(msgspec.msgpack.encode((about, code(), joined, titled, documents))).digest()


def joining(joins: Joins) -> str:
    """Return the digest of *joins*."""
    import msgspec

    return hashlib.sha256(msgspec.msgpack.encode(joins)).hexdigest()


@lru_cache(maxsize=1)
def code() -> str:
    """Return the digest of all that reads: our own code and data, Python, and the parsers."""
    package, found = Path(paths.__file__).parent, hashlib.sha256()
    versions = sys.version, unicodedata.unidata_version, *map(version, LIBRARIES)
    found.update(repr(versions).encode())
    data = (path for path in shipped("data").iterdir() if path.is_file())
    for path in sorted([*package.rglob("*.py"), *data]):
        content = path.read_bytes()
        found.update(f"\n{path.name} {len(content)}\n".encode() + content)
    return found.hexdigest()
