"""The names of a person in every form that somebody may type."""

from __future__ import annotations

from collections.abc import Iterator

from hillgraph.sources.element import Element


def label(name: Element) -> str:
    """Return the name by which House or Senate call a person, else all its parts."""
    parts = (name.maybe(part) for part in ("first", "middle", "last"))
    full = " ".join(part for part in parts if part)
    suffix = name.maybe("suffix")
    return name.maybe("official_full") or (f"{full}, {suffix}" if suffix else full)


def others(name: Element, other_names: tuple[Element, ...]) -> tuple[str, ...]:
    """Return every further form, sorted: first or nickname with the last name, now and formerly."""
    forms = {*_short(name, name)}
    for other in other_names:
        forms |= {*_short(other, name)}
        official = other.maybe("official_full")
        forms |= {official} if official else set()
    return tuple(sorted(forms - {label(name)}))


def _short(name: Element, now: Element) -> Iterator[str]:
    """Yield the forms of *name*; what a former one doesn't say is as it is *now*."""
    last = name.maybe("last") or now.text("last")
    for part in ("first", "nickname"):
        given = name.maybe(part) or now.maybe(part)
        if given:
            yield f"{given} {last}"
