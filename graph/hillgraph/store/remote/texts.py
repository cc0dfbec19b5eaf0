"""The questions that we put to servers ourselves, from ``queries/internal/``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from string import Template

from hillgraph.model.kinds import model
from hillgraph.model.statements import sound
from hillgraph.paths import shipped


def text(name: str, **places: str) -> str:
    """Return the question *name* with its prefixes, and what is already written as SPARQL in its *places*."""
    return _template(name).substitute(places)


def written(iri: str) -> str:
    """Return an IRI as it stands in a query, whatever somebody typed as a part of it."""
    return f"<{sound(iri)}>"


def values(iris: Iterable[str]) -> str:
    """Return IRIs as they stand in VALUES."""
    return " ".join(map(written, iris))


@cache
def _template(name: str) -> Template:
    body = (shipped("queries") / "internal" / f"{name}.rq").read_text(encoding="utf-8")
    known = model().terms.items()
    return Template(
        "".join(f"PREFIX {each}: <{start}>\n" for each, start in known if f"{each}:" in body) + body
    )
