"""A query's text as it goes to a server, where each build's graphs have names of their own.

``GRAPH dataset:x`` becomes the graph that the build has for it, and ``GRAPH ?g { … }`` finds such a graph and
gives the dataset. Names go written out as IRIs, as servers differ in which letters a name may have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hillgraph.model.kinds import model
from hillgraph.query.tokens import Edit, Token, declarations, edited, local, tokens
from hillgraph.store.remote.served import given, home

HIDDEN = "_on_server"


def relocated(text: str, prefixes: Mapping[str, str], build: str) -> str:
    """Return a checked *text* that asks the *build* of that number on a server the same."""
    whole = edited(text, _written_out(text, prefixes))
    return edited(whole, sorted(_graphs(whole, build)))


def _written_out(text: str, prefixes: Mapping[str, str]) -> list[Edit]:
    found = tokens(text)
    known = {**prefixes, **declarations(found)}
    edits = []
    for before, token in zip([None, *found], found, strict=False):
        prefix, _, name = token.text.partition(":")
        if token.kind == "name" and prefix in known and (before is None or before.word != "PREFIX"):
            iri = f"<{known[prefix]}{local(name)}>"
            edits.append(Edit(token.start, token.end, iri))
    return edits


def _graphs(text: str, build: str) -> Iterator[Edit]:
    found = tokens(text)
    for place, token in enumerate(found[:-1]):
        if token.word != "GRAPH":
            continue
        graph = found[place + 1]
        if graph.kind == "iri":
            yield from _constant(graph, build)
        elif graph.kind in {"variable", "parameter"}:
            yield from _variable(found, place, build)


def _constant(graph: Token, build: str) -> Iterator[Edit]:
    iri = graph.text[1:-1]
    if iri.startswith(f"{model().base}id/"):
        yield Edit(graph.start, graph.end, f"<{given(build, iri)}>")


def _variable(found: Sequence[Token], place: int, build: str) -> Iterator[Edit]:
    """Yield the edits that let a variable find the build's graph, and give the dataset.

    Where the variable is given from outside, by its own clause or around an EXISTS, it is compared.
    """
    word, graph = found[place], found[place + 1]
    first = next(at for at in range(place + 2, len(found)) if found[at].text == "{")
    last = _closing(found, first)
    name = graph.text[1:]
    uses = [at for at, token in enumerate(found) if at != place + 1 and _is(token, name)]
    around = _existing(found, place)
    dataset = f'IRI(CONCAT("{model().base}id/", STRAFTER(STR(?{name}{HIDDEN}), "{home(build)}")))'
    if any(first < at < last for at in uses):
        given_by = f"FILTER(?{name} = {dataset})"
    elif around and any(not around[0] < at < around[1] for at in uses):
        given_by = f"FILTER(!BOUND(?{name}) || ?{name} = {dataset})"
    else:
        given_by = f"BIND({dataset} AS ?{name})"
    yield Edit(word.start, word.start, "{ ")
    yield Edit(graph.start, graph.end, f"?{name}{HIDDEN}")
    yield Edit(found[last].end, found[last].end, f" {given_by} }}")


def _is(token: Token, name: str) -> bool:
    return token.kind in {"variable", "parameter"} and token.text[1:] == name


def _closing(found: Sequence[Token], opening: int) -> int:
    """Return the place of the brace that closes the one at *opening*."""
    depth = found[opening].depth
    return next(
        at for at in range(opening + 1, len(found)) if found[at].text == "}" and found[at].depth == depth
    )


def _existing(found: Sequence[Token], place: int) -> tuple[int, int] | None:
    """Return where the outermost group after EXISTS around a place begins and ends."""
    for at in range(place):
        if found[at].word == "EXISTS" and found[at + 1].text == "{":
            last = _closing(found, at + 1)
            if at < place < last:
                return at + 1, last
    return None
