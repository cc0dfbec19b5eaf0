"""A query put to a store on a server: asked of the graphs of one build there, answered as ours is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hillgraph.query.relocated import HIDDEN, relocated
from hillgraph.query.request import Answer, Ready, Request, ready
from hillgraph.query.sparql import checked, results, statements
from hillgraph.query.worker import TIMEOUT, misspelt
from hillgraph.store.remote.door import NTRIPLES, Door
from hillgraph.store.remote.refusals import broken, partial
from hillgraph.store.remote.results import asked, parsed
from hillgraph.store.remote.served import Served, demand

if TYPE_CHECKING:
    from pyoxigraph import Triple


def run(request: Request, served: Served, *, timeout: float | None = TIMEOUT) -> Answer:
    """Return the answer of the server that *served* is on; a text with a fault doesn't go there.

    Raises what `hillgraph.query.worker.run` does, and what `hillgraph.store.remote.refusals` tells.
    """
    made = ready(request)
    try:
        checked(made.text)
    except SyntaxError as error:
        raise misspelt(error, made) from error
    with Door(served.server, timeout) as door:
        data = _answered(door, served, made, request)
        demand(door, served)
    return Answer(made.form, made.wanted, data, request.prefixes)


def _answered(door: Door, served: Served, made: Ready, request: Request) -> bytes:
    text = relocated(made.text, request.prefixes, served.name)
    if made.form in {"CONSTRUCT", "DESCRIBE"}:
        return statements(_triples(door, served, text), made.wanted, request.prefixes)
    body = _shown(asked(door, text, served.merged, served.named))
    return results(parsed(door, body), made.wanted)


def _shown(body: bytes) -> bytes:
    """Return an answer without the columns that only `relocated` needs, which ``SELECT *`` would show."""
    if HIDDEN.encode() not in body:
        return body
    document = json.loads(body)
    document["head"]["vars"] = [name for name in document["head"]["vars"] if not name.endswith(HIDDEN)]
    for row in document["results"]["bindings"]:
        for name in [name for name in row if name.endswith(HIDDEN)]:
            del row[name]
    return json.dumps(document, ensure_ascii=False).encode()


def _triples(door: Door, served: Served, text: str) -> list[Triple]:
    from pyoxigraph import RdfFormat, parse

    body, headers = door.query(text, served.merged, served.named, NTRIPLES)
    try:
        found = [quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES)]
    except (SyntaxError, ValueError) as error:
        raise broken(door.server, body, error) from error
    partial(door.server, headers, len(found))
    return found
