"""On whose behalf: the firm on whose engagement another one files for a client."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hillgraph.resolve.named import Named
from hillgraph.resolve.spelling import spelled


def engaged(names: Iterable[Named], real: Mapping[str, str]) -> dict[str, str]:
    """Return, by each name of a client that says so, the *real* registrant through whom it was filed.

    ``Alderfen LLC (on behalf of The Quarry Co.)`` is the client Quarry, for whom Alderfen is engaged. Where
    no registrant is called so, or several are, nothing is known of it.
    """
    every = list(names)
    called: defaultdict[str, set[str]] = defaultdict(set)
    for name in every:
        if name.role == "registrant":
            called[spelled(name.label).text].add(real.get(name.key, name.key))
    found: dict[str, str] = {}
    for name in every:
        through = spelled(name.label).through if name.role == "client" else ""
        firms = called.get(spelled(through).text, set()) if through else set()
        if len(firms) == 1:
            found[name.key] = next(iter(firms))
    return found
