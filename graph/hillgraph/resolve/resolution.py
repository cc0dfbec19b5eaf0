"""All names to their real things: the rules' evidence, persons' lines above it, one real key a cluster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hillgraph.resolve.clusters import Clusters, joined
from hillgraph.resolve.evidence import Bar, Bond, Evidence, edited
from hillgraph.resolve.named import BY_RULES, Decision, Named, Resolution, is_kept, real_key
from hillgraph.resolve.organisations import organisations
from hillgraph.resolve.people import people


def resolved(names: Iterable[Named], lines: Sequence[Decision] = ()) -> Resolution:
    """Return the real thing behind each of *names*, and the decisions that led there.

    *lines* are those of a decisions file. What a person says stands above every rule: *same* joins whatever
    the rules have against it, *different* and *unsure* keep two apart, and with each those that are more
    surely one with it than with the other; of two equally close the newer leaves, and nothing else changes.
    A line by the rules whose word isn't what its score says was changed by a person, and counts as one's own.
    A line may join a name to a real key (``organization:resolved-…``) to keep that key whatever is filed.
    """
    every = _with_kept({name.key: name for name in names}, lines)
    firms = [name for name in every.values() if name.kind == "organization"]
    persons = [name for name in every.values() if name.kind == "person"]
    real, decisions = _decided(firms, organisations(firms), lines)
    real_persons, more = _decided(persons, people(persons, real), lines)
    return Resolution(
        dict(sorted({**real, **real_persons}.items())),
        tuple(sorted([*decisions, *more])),
        tuple(line for line in lines if line.left not in every or line.right not in every),
    )


def _with_kept(by_key: Mapping[str, Named], lines: Iterable[Decision]) -> dict[str, Named]:
    """Return the names with the real keys that lines ask to keep for one of them."""
    kept = {key for line in lines for key in (line.left, line.right) if is_kept(key) and key not in by_key}
    return {**by_key, **{key: Named(key, "", key.partition(":")[0]) for key in sorted(kept)}}


def _decided(
    names: Sequence[Named], evidence: Evidence, lines: Iterable[Decision]
) -> tuple[Mapping[str, str], Sequence[Decision]]:
    """Return the real keys of names of one kind, and what was decided on them."""
    there = {name.key for name in names}
    ours = [line for line in lines if line.left in there and line.right in there]
    binding = [line for line in ours if line.by != BY_RULES or edited(line)]
    clusters, decisions = _clustered(names, evidence, binding)
    return _keyed(names, clusters), decisions


def _clustered(
    names: Sequence[Named], evidence: Evidence, binding: Sequence[Decision]
) -> tuple[Clusters, Sequence[Decision]]:
    """Join names: first what persons keep apart, then what they join, then the rules' own."""
    clusters = Clusters({name.key: name.key for name in names if name.known})
    for line in binding:
        if line.verdict != "same":
            clusters.bar(Bar(*line[1:3], line.rule, line.reason, line.score, line.verdict, line.by))
    for line in binding:
        if line.verdict == "same" and not _kept_apart(clusters.against(line.left, line.right)):
            clusters.join(line.left, line.right)
    for bar in evidence.bars:
        if clusters.of(bar.left) != clusters.of(bar.right):
            clusters.bar(bar)
    made, stopped = joined(clusters, evidence.bonds, {name.key: name.place for name in names})
    return clusters, _told(clusters, evidence, made, stopped, binding)


def _kept_apart(bar: Bar | None) -> bool:
    return bar is not None and bar.by != BY_RULES


def _told(
    clusters: Clusters,
    evidence: Evidence,
    made: Iterable[Bond],
    stopped: Iterable[tuple[Bond, Bar]],
    binding: Iterable[Decision],
) -> Sequence[Decision]:
    """Return one decision a pair: persons' lines, then what joined, what was stopped, what is unsure."""
    found: dict[frozenset[str], Decision] = {}
    for decision in (*binding, *_by_rules(clusters, evidence, made, stopped)):
        found.setdefault(frozenset((decision.left, decision.right)), decision)
    return sorted(found.values())


def _by_rules(
    clusters: Clusters, evidence: Evidence, made: Iterable[Bond], stopped: Iterable[tuple[Bond, Bar]]
) -> Iterator[Decision]:
    """Yield what the rules decide; what only follows from a person's line is not said again."""
    yield from (bond.decision("same") for bond in made)
    for bond, bar in stopped:
        if bar.by == BY_RULES:
            yield bond.decision("unsure", bar)
    for bond in sorted(evidence.bonds, reverse=True):
        apart = not bond.sure and clusters.of(bond.left) != clusters.of(bond.right)
        if apart and clusters.against(bond.left, bond.right) is None:
            yield bond.decision("unsure")
    for bar in sorted(evidence.bars):
        if clusters.of(bar.left) != clusters.of(bar.right):
            yield bar.decision()


def _keyed(names: Iterable[Named], clusters: Clusters) -> Mapping[str, str]:
    """Return the real key of each name as filed: that of the oldest in its cluster."""
    within: dict[str, list[Named]] = defaultdict(list)
    for name in names:
        within[clusters.of(name.key)].append(name)
    keys = {cluster: real_key(min(inside, key=lambda name: name.place)) for cluster, inside in within.items()}
    return {name.key: keys[clusters.of(name.key)] for name in names if not is_kept(name.key)}
