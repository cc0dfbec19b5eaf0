"""What stands at the head of an export: its title, its day, its sources and how to cite them."""

from __future__ import annotations

from hillgraph.export.selection import Selection
from hillgraph.model.names import short
from hillgraph.query.citations import citations, datasets
from hillgraph.store.chosen import Build
from hillgraph.store.generation import GRAPH


def title(generation: Build) -> str:
    """Return what the build is called: hillgraph and the titles of the dossiers it was made from."""
    return f"hillgraph: {generation.manifest['title']}"


def digest(generation: Build) -> str:
    """Return the SHA-256 of the canonical graph, which tells this build from every other."""
    return str(generation.manifest["files"][GRAPH])


def heading(selection: Selection) -> list[str]:
    """Return the lines of the head; none of them holds a line break."""
    generation = selection.generation
    version = generation.manifest["hillgraph"]
    part = short(selection.model, selection.graph) if selection.graph else ""
    said = citations(datasets(generation))
    lines = [
        title(generation),
        f"As of {generation.as_of}. Made by hillgraph {version}.",
        f"The {GRAPH} of the build has the SHA-256 {digest(generation)}.",
        f"Only what {part} itself says of things that others describe too." if part else "",
        "With the terms of standard vocabularies beside ours." if selection.aligned else "",
        "Sources, their terms and how to cite them:",
        *(f"- {line}" for line in said if not part or line.startswith(f"{part}:")),
    ]
    return [" ".join(line.split()) for line in lines if line]


def commented(selection: Selection) -> str:
    """Return the head as comment lines of Turtle and its kin."""
    return "".join(f"# {line}\n" for line in heading(selection))
