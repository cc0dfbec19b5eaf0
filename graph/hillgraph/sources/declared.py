"""The sources that a dossier declares in its ``dossier.yml``."""

from __future__ import annotations

from dataclasses import fields

from hillgraph.sources.catalogue import AUTHORITIES, Source
from hillgraph.sources.fields import Report
from hillgraph.sources.marked import Entry, Marked, Scalar

HEAD_FIELDS = ("title", "about", "sources")
REQUIRED = ("title", "publisher", "authority")
WRITABLE = tuple(field.name for field in fields(Source) if field.name not in {"name", "adapter", "expect"})


def declared(head: Marked | None, report: Report) -> dict[str, Source]:
    """Return the sources that the head of a dossier declares; faults go to *report*."""
    if not isinstance(head, Entry):
        return {}
    for name, value in head.pairs:
        if name.text not in HEAD_FIELDS:
            report(name, f"'{name.text}' is none of {', '.join(HEAD_FIELDS)}")
        elif name.text != "sources" and not isinstance(value, Scalar):
            report(value, f"'{name.text}' takes a text")
    for field in ("title", "about"):
        if head.get(field) is None:
            report(head, f"the field '{field}' is missing")
    listed = head.get("sources")
    if listed is None:
        return {}
    if not isinstance(listed, Entry):
        report(listed, "'sources' takes names with their fields")
        return {}
    found = (_source(name.text, value, report) for name, value in listed.pairs)
    return {source.name: source for source in found if source}


def _source(name: str, given: Marked, report: Report) -> Source | None:
    if not isinstance(given, Entry):
        report(given, f"the source '{name}' takes fields")
        return None
    texts = {key.text: value.text for key, value in given.pairs if isinstance(value, Scalar)}
    good = True
    for key, value in given.pairs:
        if key.text not in WRITABLE:
            report(key, f"'{key.text}' is not a field of a source: {', '.join(WRITABLE)}")
            good = False
        elif not isinstance(value, Scalar):
            report(value, f"'{key.text}' takes a text")
            good = False
    for field in REQUIRED:
        if field not in texts:
            report(given, f"the field '{field}' is missing")
            good = False
    if texts.get("authority", AUTHORITIES[0]) not in AUTHORITIES:
        report(given.get("authority") or given, f"'authority' is one of {', '.join(AUTHORITIES)}")
        good = False
    return Source(name=name, **texts) if good else None  # type: ignore[arg-type]
