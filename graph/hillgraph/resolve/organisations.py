"""Which organisations as filed are one: by official number, legal form, former name, spacing and slips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from hillgraph.resolve.bodies import Bodies, Body, bodies, contradiction, elsewhere
from hillgraph.resolve.evidence import Bar, Bond, Evidence
from hillgraph.resolve.lookalikes import lookalikes
from hillgraph.resolve.named import Named
from hillgraph.resolve.slips import slips
from hillgraph.resolve.spelling import spelled

AGREEING = 80
GLUE = frozenset({"and"})


def organisations(names: Sequence[Named]) -> Evidence:
    """Return what the rules find between organisations as filed."""
    evidence = Evidence()
    found = bodies(names, evidence)
    evidence.bonds.extend(_numbered(names))
    for rule in (_forms, _spacing, slips, _other_names, lookalikes):
        rule(found, evidence)
    return evidence


def _numbered(names: Iterable[Named]) -> Iterator[Bond]:
    """Join names with an official number in common if they agree; a number alone may be a slip."""
    from rapidfuzz import fuzz

    holders: dict[str, list[Named]] = defaultdict(list)
    for name in sorted(names, key=lambda name: name.place):
        for identifier in name.identifiers:
            holders[identifier].append(name)
    for identifier, (first, *rest) in sorted(holders.items()):
        ours = spelled(first.label).text if rest else ""
        for name in rest:
            agreed = fuzz.token_sort_ratio(ours, spelled(name.label).text)
            reason = f"both have {identifier}, and the names agree to {agreed:.0f} %"
            yield Bond(1.0 if agreed >= AGREEING else 0.5, first.key, name.key, "number", reason)


def _forms(found: Bodies, evidence: Evidence) -> None:
    """Join a name without a legal form, or with part of one, to the only one that has more of it."""
    bases: dict[tuple[str, ...], list[Body]] = defaultdict(list)
    for body in found:
        bases[body.spelling.words].append(body)
    for alike in bases.values():
        for number, body in enumerate(alike):
            form = {*body.spelling.form}
            fuller = [other for other in alike if form < {*other.spelling.form}]
            fullest = [
                other for other in fuller if not _exceeded(other, fuller) and not contradiction(body, other)
            ]
            evidence.bonds.extend(_completed(body, fullest))
            for other in alike[:number]:
                _opposed(other, body, evidence)


def _exceeded(body: Body, others: Iterable[Body]) -> bool:
    return any({*body.spelling.form} < {*other.spelling.form} for other in others)


def _completed(body: Body, fullest: Sequence[Body]) -> Iterator[Bond]:
    for other in fullest:
        form = " ".join(other.spelling.form)
        if len(fullest) == 1:
            yield Bond(
                0.995, other.first, body.first, "legal form", f"the same name, one with '{form}' after it"
            )
        else:
            reason = f"the same name without '{form}', which {len(fullest)} names have otherwise"
            yield Bond(0.7, other.first, body.first, "legal form", reason)


def _opposed(left: Body, right: Body, evidence: Evidence) -> None:
    """Show two whose legal forms contradict if they are from one place, and keep them apart if not."""
    one, other = {*left.spelling.form}, {*right.spelling.form}
    if one <= other or other <= one:
        return
    ours, theirs = " ".join(left.spelling.form), " ".join(right.spelling.form)
    reason = f"the same name, but one is '{ours}', the other '{theirs}'"
    if away := elsewhere(left, right):
        evidence.bars.append(Bar(left.first, right.first, "legal form", f"{reason}, and {away}", 0.3))
    else:
        evidence.bonds.append(Bond(0.8, left.first, right.first, "legal form", reason))


def _spacing(found: Bodies, evidence: Evidence) -> None:
    """Join names that differ in spaces, hyphens and ``and`` only: ``Blue Cross``, ``BlueCross``."""
    for left, right in _neighbours(
        found, lambda body: "".join(w for w in body.spelling.whole if w not in GLUE)
    ):
        reason = "the same letters, spaced differently"
        against = contradiction(left, right)
        evidence.bonds.append(
            Bond(
                0.6 if against else 0.993,
                left.first,
                right.first,
                "spacing",
                f"{reason}, but {against}" if against else reason,
            )
        )


def _neighbours(found: Bodies, likeness: Callable[[Body], str]) -> Iterator[tuple[Body, Body]]:
    alike: dict[str, list[Body]] = defaultdict(list)
    for body in found:
        alike[likeness(body)].append(body)
    for first, *rest in alike.values():
        yield from ((first, body) for body in rest if body.spelling.whole != first.spelling.whole)


def _other_names(found: Bodies, evidence: Evidence) -> None:
    """Join who tells a former or other name with those filed under it, if no one else tells the same."""
    tellers: dict[tuple[str, ...], dict[tuple[str, ...], tuple[Named, str]]] = defaultdict(dict)
    for body in found:
        for name in body.names:
            for what, other in spelled(name.label).other:
                tellers[other.whole].setdefault(body.spelling.whole, (name, what))
    for told, by in sorted(tellers.items()):
        for body in found.of.get(told, ()):
            for whole, (name, what) in sorted(by.items()):
                if whole == told:
                    continue
                away = elsewhere(body, _alone(name))
                sure = len(by) == 1 and not away
                doubt = f", but {away}" if away else "" if sure else f", as do {len(by) - 1} others"
                reason = f"'{name.label}' tells this as {what}{doubt}"
                evidence.bonds.append(
                    Bond(0.99 if sure else 0.6, name.key, body.first, "former name", reason)
                )


def _alone(name: Named) -> Body:
    body = Body(spelled(name.label))
    body.take(name)
    return body
