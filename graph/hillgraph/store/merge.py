"""Merging: all records of one node become its merged record, its versions and their differences.

Of two values the one from the higher authority stands, then the newer, then the one whose
document comes first in the alphabet; the order of authorities is that of the catalogue.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from hillgraph.errors import Fault, InvalidInput
from hillgraph.model.kinds import Kind, Model, ThingKind, TieKind
from hillgraph.model.names import tie_key
from hillgraph.model.nodes import Difference, Node, Version
from hillgraph.model.records import Record, Thing, Tie, Value
from hillgraph.model.statements import several, together, union

Precedence = Callable[[str], int]
RESOLVED = "resolved_to"


def nodes(records: Iterable[Record], model: Model, precedence: Precedence, as_of: date) -> Iterator[Node]:
    """Yield one node for each thing and tie in *records*, sorted by kind and key.

    *precedence* gives 0 for the dataset whose word comes first. *as_of* is the day on which
    shortcuts stand. Raises `InvalidInput` when one key would stand for two different ties.
    """
    described: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        described[named(model, record)].append(record)
    for kind, key in sorted(described):
        yield node(model.kinds[kind], key, described[kind, key], precedence, as_of)


def named(model: Model, record: Record) -> tuple[str, str]:
    """Return kind and key of the node that *record* describes."""
    if isinstance(record, Thing):
        return record.kind, record.key
    return record.kind, tie_key(model.ties[record.kind], record)


def node(kind: Kind, key: str, records: list[Record], precedence: Precedence, as_of: date) -> Node:
    """Return the node of that *key*, which all *records* describe."""
    if len(records) == 1:
        return _alone(kind, key, _version(records[0]), as_of)
    return _merged(kind, key, records, precedence, as_of)


def settled(kind: Kind, properties: Mapping[str, Value], day: date) -> bool:
    """Say whether a node stands or not on *day* as on any day after it."""
    if not isinstance(kind, TieKind):
        return True
    since, until = properties.get("since"), properties.get("until")
    ended = properties.get(kind.ended_by) if kind.ended_by else None
    begun = not isinstance(since, date) or since <= day
    return begun and not (isinstance(ended, date) and ended > day) and not _runs(until, day)


def _merged(kind: Kind, key: str, records: list[Record], precedence: Precedence, as_of: date) -> Node:
    def rank(record: Record) -> tuple[int, int, str]:
        origin = record.origin
        return precedence(origin.dataset), -(origin.day or date.min).toordinal(), origin.document

    versions = _distinct(_version(record) for record in sorted(records, key=rank))
    properties = together(versions, kind)
    differences = tuple(_differences(kind, versions, properties))
    if isinstance(kind, TieKind):
        _check_ends(kind, key, versions)
        shortcut, stands = _shortcut(kind, properties, as_of)
    else:
        shortcut, stands = None, True
        _keep_names(versions, properties)
    types = tuple(sorted({each for version in versions for each in version.types}))
    ordered = {name: properties[name] for name in kind.properties if name in properties}
    return Node(kind.name, key, ordered, types, tuple(versions), differences, shortcut, stands)


def _alone(kind: Kind, key: str, version: Version, as_of: date) -> Node:
    """Return the node that one document alone describes, as most are."""
    properties = version.properties
    for name, value in properties.items():
        if value.__class__ is tuple and len(value) > 1:
            properties = {**properties, name: union((), value)}
    if isinstance(kind, TieKind):
        shortcut, stands = _shortcut(kind, properties, as_of)
    else:
        shortcut, stands = None, True
    types = tuple(sorted(version.types))
    return Node(kind.name, key, properties, types, (version,), (), shortcut, stands)


def _distinct(versions: Iterable[Version]) -> list[Version]:
    """Return each version once: files name the same people over and over."""
    return list(
        {(each.document, each.locator, tuple(each.properties.items())): each for each in versions}.values()
    )


def _version(record: Record) -> Version:
    origin, properties = record.origin, {**record.properties}
    if isinstance(record, Tie):
        types: tuple[str, ...] = ()
        properties["from"], properties["to"] = record.source, record.target
        properties["derived_from"] = (origin.document,)
        if record.since:
            properties["since"] = record.since
        if record.until:
            properties["until"] = record.until
    else:
        types = record.types
        if origin.document not in (record.name, origin.dataset):
            properties["described_in"] = (origin.document,)
    if origin.locator:
        properties["locator"] = origin.locator
    return Version(origin.dataset, origin.document, origin.locator, properties, types)


def _differences(kind: Kind, versions: list[Version], merged: dict[str, Value]) -> Iterator[Difference]:
    spellings = isinstance(kind, ThingKind) and (kind.names_vary or RESOLVED in merged)
    for name, prop in kind.properties.items():
        if prop.many or prop.ours or (name == "label" and spellings):
            continue
        stated = [(version.properties[name], version) for version in versions if name in version.properties]
        if len({value for value, _ in stated}) < 2:
            continue
        for value, version in stated:
            yield Difference(name, several(value)[0], version, value == merged[name])


def _keep_names(versions: list[Version], properties: dict[str, Value]) -> None:
    """Keep every other label as an alternative one, so that each spelling is found."""
    label = properties.get("label")
    others = tuple(
        each
        for version in versions
        if "label" in version.properties
        for each in several(version.properties["label"])
        if each != label
    )
    if others:
        properties["alt_label"] = union(properties.get("alt_label", ()), others)


def _shortcut(
    kind: TieKind, properties: Mapping[str, Value], as_of: date
) -> tuple[tuple[str, str] | None, bool]:
    stands = _stands(kind, properties, as_of)
    if not stands or kind.shortcut is None:
        return None, stands
    source = properties.get(kind.shortcut_from or "from")
    target = properties.get(kind.shortcut_to or "to")
    return ((str(source), str(target)) if source and target else None), True


def _stands(kind: TieKind, properties: Mapping[str, Value], as_of: date) -> bool:
    """Say whether a tie has begun by *as_of*, has not run out before it, and was not ended by then."""
    since, until = properties.get("since"), properties.get("until")
    ended = properties.get(kind.ended_by) if kind.ended_by else None
    begun = not isinstance(since, date) or since <= as_of
    over = isinstance(until, date) and not _runs(until, as_of)
    return begun and not over and not (isinstance(ended, date) and ended <= as_of)


def _runs(until: Value | None, day: date) -> bool:
    return isinstance(until, date) and until >= day


def _check_ends(kind: TieKind, key: str, versions: list[Version]) -> None:
    ends = sorted({(str(each.properties["from"]), str(each.properties["to"])) for each in versions})
    if len(ends) > 1:
        document = versions[-1].document
        text = f"{kind.name}:{key} would be the key of two ties: {ends[0]} and {ends[1]}"
        raise InvalidInput([Fault(document, 0, 0, text)])
