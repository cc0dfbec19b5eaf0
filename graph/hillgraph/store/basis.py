"""On what a reading rests: the documents, the code and its data, the joins and titles, as one key."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import hillgraph
from hillgraph.paths import shipped
from hillgraph.sources.joins import Joins
from hillgraph.sources.readers import reader
from hillgraph.store.batches import Held
from hillgraph.store.setting import Input, Setting


def key(read: Iterable[tuple[Held, Input]], setting: Setting) -> bytes:
    """Return the key of what a group of documents says: another one where anything it rests on is another."""
    import msgspec

    documents = [(held.source, held.name, held.day, digest.sha256) for held, digest in read]
    readers = [reader(source) for source, *_ in documents]
    joined = setting.joining if any(each.joining for each in readers) else ""
    titles = setting.titled.name if setting.titled and any(each.filed for each in readers) else ""
    return hashlib.sha256(msgspec.msgpack.encode((code(), joined, titles, documents))).digest()


def joining(joins: Joins) -> str:
    """Return the digest of *joins*."""
    import msgspec

    return hashlib.sha256(msgspec.msgpack.encode(joins)).hexdigest()


@lru_cache(maxsize=1)
def code() -> str:
    """Return the digest of all that reads: our own code and data, Python, and the parsers."""
    import lxml.etree
    import msgspec
    import yaml

    package, found = Path(hillgraph.__file__).parent, hashlib.sha256()
    versions = sys.version, unicodedata.unidata_version, lxml.etree.LXML_VERSION, lxml.etree.LIBXML_VERSION
    found.update(repr((*versions, msgspec.__version__, yaml.__version__)).encode())
    data = (path for path in shipped("data").iterdir() if path.is_file())
    for path in sorted([*package.rglob("*.py"), *data]):
        content = path.read_bytes()
        found.update(f"\n{path.name} {len(content)}\n".encode() + content)
    return found.hexdigest()
