"""The reference for people: each kind of thing and tie, with its key, ends and properties."""

from __future__ import annotations

from collections.abc import Iterator

from hillgraph.model.kinds import Kind, Model, Property, ThingKind, TieKind
from hillgraph.model.publish.terms import called

HEAD = """# Kinds of thing and tie

Made from `data/model.yml` by `make docs`; change it there.

A thing or tie is named by its kind and key, as in `bill:119-hr-4687`; its IRI is `{base}id/<kind>/<key>`.
`hg:` stands for `{vocabulary}`.
`data/ontology.ttl` says the same in OWL, `data/shapes.ttl` in SHACL, `data/context.jsonld` for JSON-LD.
Alignments to ELI-DL are to its version {eli_dl}.
"""
COLUMNS = "| property | term | value | how many | aligned to | meaning |\n|---|---|---|---|---|---|\n"
VALUES = {
    "text": "text",
    "words": "text, with a language where known",
    "link": "web address",
}


def reference(model: Model) -> str:
    """Return the reference in Markdown."""
    head = HEAD.format(base=model.base, vocabulary=model.vocabulary, eli_dl=model.eli_dl)
    things = "".join(f"\n{_section(kind, _thing(kind))}" for kind in model.things.values())
    ties = "".join(f"\n{_section(kind, _tie(model, kind))}" for kind in model.ties.values())
    return f"{head}\n## Things\n{things}\n## Ties\n{ties}"


def _section(kind: Kind, facts: Iterator[str]) -> str:
    name = called(kind)
    title = f"### {name[0].upper()}{name[1:]}\n"
    note = "\n" + kind.note.replace(". ", ".\n") + "\n" if kind.note else ""
    listed = "".join(f"- {fact}\n" for fact in facts)
    rows = "".join(_row(prop, kind) for prop in kind.properties.values())
    return f"{title}{note}\n{listed}\n{COLUMNS}{rows}"


def _thing(kind: ThingKind) -> Iterator[str]:
    yield f"Class: `{kind.term}`"
    yield f"Key: `{kind.name}:` and `{kind.key}`"
    yield from _alignment(kind)
    if kind.types:
        types = ", ".join(f"{each.label} (`{each.term}`)" for each in kind.types.values())
        yield f"Types, one or more: {types}"


def _tie(model: Model, kind: TieKind) -> Iterator[str]:
    yield f"Class: `{kind.term}`"
    parts = "".join(f".<{name}>" for name in ("from", "to", *kind.key)).removeprefix(".")
    yield f"Key: `{kind.name}:` and `{parts}`, then `.2` for a second one"
    source, target = (_either(model, names) for names in (kind.source, kind.target))
    yield f"From {source} to {target}: “{kind.label}”; the other way: “{kind.reverse}”"
    yield from _shortcut(kind)
    yield from _alignment(kind)


def _shortcut(kind: TieKind) -> Iterator[str]:
    if kind.shortcut:
        end = f", to its `{kind.shortcut_to}`" if kind.shortcut_to else ""
        ended = f" and has no `{kind.ended_by}`" if kind.ended_by else ""
        yield f"Shortcut: `{kind.shortcut}`{end}, written while the tie stands: it has not ended{ended}"


def _alignment(kind: Kind) -> Iterator[str]:
    if kind.aligned:
        yield "Aligned to " + ", ".join(f"`{term}`" for term in kind.aligned)


def _either(model: Model, names: tuple[str, ...]) -> str:
    return " or ".join(model.things[name].label for name in names)


def _row(prop: Property, kind: Kind) -> str:
    ends = kind.aligned_ends if isinstance(kind, TieKind) else {}
    aligned = ends.get(prop.name) or prop.aligned
    cells = (
        f"`{prop.name}`",
        f"`{prop.term}`",
        _value(prop),
        _count(prop),
        f"`{aligned}`" if aligned else "",
        prop.label + (f"; {prop.note}" if prop.note else ""),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _value(prop: Property) -> str:
    if prop.type == "thing":
        return " or ".join(f"`{name}:`" for name in prop.to) or "any thing or tie"
    value = VALUES.get(prop.type, prop.type)
    return f"{value}: `{prop.pattern}`" if prop.pattern else value


def _count(prop: Property) -> str:
    if prop.type == "words" and not prop.many:
        return "1 in each language" if prop.required else "0 or 1 in each language"
    if prop.required:
        return "1 or more" if prop.many else "1"
    return "0 or more" if prop.many else "0 or 1"
